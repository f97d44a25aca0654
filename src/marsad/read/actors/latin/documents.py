"""English documents by what they are: «a leaked memo», «phone records show», «a notebook that X kept lists»."""

from __future__ import annotations

from marsad.read.actors.latin.nouns import AUXILIARIES, is_finite
from marsad.read.actors.latin.words import Line, english

MAKERS = 2
"""How many nouns may stand between an article and the document that they tell: «a police charge sheet»."""
ISSUER = 10
"""Within how many words behind a document that somebody issued the verb stands with which it speaks."""
SUBJECT = 14
"""Within how many words behind a document the verb stands with which it speaks, what is told of it between."""
_OPENING = frozenset(("", ",", "and", "but", "that", '"', ":", ";", "while", "said", "says"))
_ENDS = frozenset(".;:?!")
_RELATIVES = frozenset(("that", "which", "whom", "where"))


def is_told_of(line: Line, first: int, head: int, article: str) -> bool:
    """Whether a document without «the» is shown, leaked, counted or speaks: «transfers seen by X».

    `first` is the first of the words that describe it, behind its article.
    """
    lists, described = english().lists, line.texts(first, head)
    start = first - 1 if article else first
    statement = line.text(head) == "statement"
    leaked = not lists["leaked"].isdisjoint(described) and not statement
    among = line.texts(first - 2, first) == ("in", "one")
    shown = not statement and not lists["shown"].isdisjoint(line.texts(head + 1, head + 3))
    told = (shown or line.text(head + 1) in lists["showing"]) and line.text(first - 1) not in {"in", "to"}
    counted = article in {"a", "another"} and not lists["counting"].isdisjoint(described)
    behind = line.texts(head + 2, head + ISSUER)
    issued = line.text(head + 1) in {"by", "from"} and not lists["showing"].isdisjoint(behind)
    return leaked or among or told or counted or issued or speaks(line, start, head)


def speaks(line: Line, start: int, head: int) -> bool:
    """Whether a document is a source: «according to X», or the subject of a verb with which documents speak.

    What is told of it may stand between: «images of 4 May show», «one ledger, marked "X", lists», «a notebook that
    X brought out lists». Its verb agrees with it in number, so that «a report on rebels who say» says nothing.
    """
    if line.texts(start - 2, start) == ("according", "to"):
        return True
    start -= line.text(start - 1) in english().lists["counted"]
    before = line.text(start - 1) if start else ""
    if before not in _OPENING and not line.opens_sentence(start):
        return False
    related = line.text(head + 1) in _RELATIVES
    for at in range(head + 1, min(head + SUBJECT, len(line.words))):
        text = line.text(at)
        if text in _ENDS:
            return False
        if text in english().lists["showing"] and line.spelled[at].islower() and _agrees(line.text(head), text):
            return not related and line.text(at - 1) not in {"to", "not", "who"}
        related = related and not is_finite(line, at)
    return False


def _agrees(head: str, verb: str) -> bool:
    """Whether a verb has the number of its subject: «records show», «the record shows», either in the past."""
    return not verb.endswith("s") if head.endswith("s") or head in {"footage", "data"} else verb.endswith(("s", "d"))


def with_makers(line: Line, first: int) -> int:
    """The first of the nouns that tell what a document is of: «catering invoice», «satellite imagery»."""
    at = first
    while first - at < MAKERS and _makes(line, at - 1):
        at -= 1
    return at


def _makes(line: Line, at: int) -> bool:
    """Whether a word in small letters, or at the head of its sentence, can describe the noun behind it."""
    if at < 0 or not line.touches(at + 1) or line.owns[at] or not line.text(at).replace("-", "").isalpha():
        return False
    small = line.spelled[at].islower() or line.opens_sentence(at)
    lists, text = english().lists, line.text(at)
    plain = text in lists["plain"] | AUXILIARIES | lists["back"] | lists["counted"]
    return small and not plain and (not is_finite(line, at) or line.opens_sentence(at))
