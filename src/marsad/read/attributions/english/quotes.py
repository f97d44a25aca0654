"""English quotations that go on from sentence to sentence, their cue before."""

from __future__ import annotations

from marsad.read.attributions.articles import Article
from marsad.read.attributions.cues import lexicon, reading


def _paragraph(article: Article, index: int) -> tuple[int, int]:
    """The tokens of the paragraph that a token stands in."""
    page = article.page
    place = page.tokens[index].start
    start = page.text.rfind("\n", 0, place) + 1
    end = page.text.find("\n", place)
    return page.token_at(start), page.token_at(end if end >= 0 else len(page.text))


def is_going_on(article: Article, first: int, end: int) -> bool:
    """Whether a statement is a quotation that goes on with the one before it in its paragraph, its cue before."""
    quotation = article.quotation_from.get(first)
    if quotation is None or quotation.end < end - 1:
        return False
    start, _ = _paragraph(article, first)
    if start >= first:
        return False
    words = lexicon("en")
    return any(
        article.quotation_at(at) is None and reading(words, article.words[at]) is not None for at in range(start, first)
    ) and any(article.quotation_at(at) is not None for at in range(start, first))
