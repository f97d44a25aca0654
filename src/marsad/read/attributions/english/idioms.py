"""What English gives to somebody by set phrases: «as X put it», «"..." - X», «held X responsible for»."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from marsad.read.attributions.english.contents import content_end, saying_of
from marsad.read.attributions.english.speakers import headed, subject_before
from marsad.read.attributions.sayings import Passage, Saying

_DASHES = frozenset("-–—")
_HOLDING = frozenset("hold holds held holding".split())
_ANSWERABLE = frozenset("responsible accountable liable".split())
_NEAR = 9
"""From a verb to the word that makes a phrase of it, or to the quotation that it introduces, in words."""
_SIGNED = 14
"""Who is named behind the dash that follows his words, with his titles, in words."""
_AGREES = frozenset("agree agrees agreed agreeing".split())
_PAIR = frozenset("two both sides parties".split())
_TO_BE_DONE = frozenset("would should will must".split())


def by_idioms(passage: Passage) -> Iterator[Saying]:
    """What the set phrases of a statement introduce."""
    signed = _signed(passage)
    if signed is not None:
        yield signed
    words = passage.words
    for index in range(passage.first + 1, passage.end - 2):
        if words[index] in {"put", "puts"} and words[index + 1] == "it":
            found = _put(passage, index)
        elif words[index] in _HOLDING:
            found = _held(passage, index)
        else:
            continue
        if found is not None:
            yield found


def is_deal(passage: Passage, index: int) -> bool:
    """Whether a verb for agreeing leads to what is to be done: «they agreed that the Front would leave», not «was».

    «Analysts agreed that prices would rise» is their opinion.
    """
    words = passage.words
    behind = words[index + 1 : min(passage.end, index + 1 + _NEAR)]
    done = behind[:1] == ["that"] and not _TO_BE_DONE.isdisjoint(behind)
    return words[index] in _AGREES and done and words[index - 1] not in passage.lexicon.anonymous - _PAIR


def _put(passage: Passage, index: int) -> Saying | None:
    """«As one diplomat put it, "..."»: the quotation behind the phrase, or right before it."""
    article = passage.article
    speaker = subject_before(article, passage.lexicon, passage.first, index)
    if speaker is None or "as" not in passage.words[passage.first : index]:
        return None
    reach = range(index + 2, min(passage.end, index + _NEAR))
    behind = next((one for at in reach if (one := article.quotation_from.get(at)) is not None), None)
    led = next((at for at in range(index, passage.first, -1) if passage.words[at] == "as"), index)
    quotation = behind or article.quotation_at(led - 1)
    if quotation is None:
        return None
    content = (quotation.first, min(quotation.end, passage.end))
    return saying_of(passage, index, content, "asserts", speaker, lead="quote")


def _signed(passage: Passage) -> Saying | None:
    """«"A great day." - Minister X»: a quotation and, behind a dash, who said it and nothing more."""
    article, words = passage.article, passage.words
    opening = article.quotation_from.get(passage.first)
    dash = opening.end if opening is not None else passage.first
    quotation = opening or (article.quotation_at(dash - 1) if dash else None)
    if quotation is None or not 0 < passage.end - dash <= _SIGNED or words[dash] not in _DASHES:
        return None
    if "\n" in article.page.text[article.page.tokens[dash - 1].end : article.page.tokens[dash].start]:
        return None
    named = [naming for at in range(dash, passage.end) if (naming := article.naming_from(at)) is not None]
    speaker = headed(article, passage.lexicon, dash + 1, passage.end)
    closed = [naming for naming in named if naming.end >= passage.end - 1]
    if speaker is None or not closed:
        return None
    made = saying_of(passage, dash, (quotation.first, quotation.end), "asserts", speaker, lead="quote")
    return made and replace(made, cue_end=dash, speaker=replace(speaker, naming=closed[-1]))


def _held(passage: Passage, index: int) -> Saying | None:
    """«X held Y fully responsible for the raid»."""
    words = passage.words
    reach = range(index + 2, min(passage.end, index + _NEAR))
    at = next((at for at in reach if words[at] in _ANSWERABLE), None)
    speaker = subject_before(passage.article, passage.lexicon, passage.first, index)
    if at is None or "," in words[index:at] or speaker is None:
        return None
    end = content_end(passage.article, passage.lexicon, index, index + 1, passage.end)
    made = saying_of(passage, index, (index + 1, end), "alleges", speaker)
    return made and replace(made, stance="alleges")
