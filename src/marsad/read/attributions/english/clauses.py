"""Where the subject of an English verb begins: what belongs to its noun phrase although it looks like a clause."""

from __future__ import annotations

from marsad.read.attributions.articles import Article
from marsad.read.attributions.cues import Lexicon, reading
from marsad.read.attributions.english.words import speech


def is_verb(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is the finite verb of a clause."""
    told = word in speech().silent | speech().being | speech().finite or reading(lexicon, word) is not None
    return told or (word.endswith("ed") and len(word) > 4)


def tells_more(article: Article, lexicon: Lexicon, at: int, end: int) -> bool:
    """Whether a word leads what tells which document speaks: «emails found there», «a notebook that X kept»."""
    word, naming = article.words[at], article.naming_at(at - 1)
    if naming is None or naming.actor.type != "document" or "," in article.words[at:end]:
        return False
    if word in lexicon.complementisers:
        return any(is_verb(lexicon, article.words[place]) for place in range(at + 2, end))
    return word in {"before", "found"} and "and" not in article.words[at:end]


def title_of(article: Article, closing: int) -> int | None:
    """Where the quotation begins that a mark closes, if it is but the title of something: «under the headline "X"»."""
    quotation = article.quotation_at(closing)
    if quotation is None or not quotation.closed or quotation.end != closing + 1:
        return None
    return quotation.first if article.words[quotation.first - 1] in speech().titling else None


def past_relative(article: Article, first: int, comma: int, limit: int) -> int | None:
    """The word behind what is only told of a subject, or of who is accused, between two commas of what is said.

    «said that the delegation, which X led, pledged to leave», «accused the army, which X backs, of abuses».
    """
    words = article.words
    apposed = article.naming_from(comma + 1)  # «said that a vice president, X, told staff»
    named = apposed is not None and words[apposed.end : apposed.end + 1] == [","]
    if words[comma + 1 : comma + 2] not in (["which"], ["who"], ["whose"], ["whom"]) and not named:
        return None
    close = next((at for at in range(comma + 2, limit - 1) if words[at] == ","), None)
    if close is None:
        return None
    finite = speech().finite | speech().silent | speech().being
    clause = words[first] not in {"of", "for", "to", "not", "on"}
    subject = clause and not any(word in finite or word.endswith("ed") for word in words[first:comma])
    return close + 1 if subject or (words[close + 1] == "of" and not named) else None


def past_brackets(words: list[str], at: int, limit: int) -> int:
    """The token behind brackets that say of which party or place somebody is: «Odeh (Lab, Quayside), who ...»."""
    if words[at : at + 1] != ["("]:
        return at
    return next((close + 1 for close in range(at, limit) if words[close] == ")"), at)
