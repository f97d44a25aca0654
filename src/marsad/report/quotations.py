"""Quote the sentence that makes a claim, letter for letter, with the stretch that makes it marked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.report.signs import Direction, direction
from marsad.text.folding import fold
from marsad.text.tokens import sentences

LONGEST = 480
"""Characters of a quotation; a sentence longer than this is cut at words on both sides of the claim."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quotation: inside the claim or beside it, and whether it is a name that takes a side."""

    text: str
    claimed: bool
    loaded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A sentence as it stands on the page; `before` and `after` say that it was cut on that side."""

    pieces: tuple[Piece, ...]
    language: str
    direction: Direction
    before: bool
    after: bool


def quotation(reading: Reading, claim: Span) -> Quotation:
    """The sentence or sentences a claim stands in."""
    sentence = _sentence(reading.text, claim)
    kept = _shortened(reading.text, sentence, claim)
    return Quotation(
        pieces=tuple(_pieces(reading, kept, claim)),
        language=reading.language,
        direction=direction(reading.text[kept.start : kept.end], reading.language),
        before=kept.start > sentence.start,
        after=kept.end < sentence.end,
    )


def _sentence(text: str, claim: Span) -> Span:
    start = text.rfind("\n", 0, claim.start) + 1
    end = text.find("\n", claim.end)
    lines = fold(text[start : end if end >= 0 else len(text)])
    found = [Span(*lines.span(*stretch)) for stretch in sentences(lines.text)]
    met = [one for one in found if one.meets(Span(claim.start - start, claim.end - start))]
    first = min([claim.start, *(start + one.start for one in met)])
    return Span(first, max([claim.end, *(start + one.end for one in met)]))


def _shortened(text: str, sentence: Span, claim: Span) -> Span:
    spare = max(0, LONGEST - (claim.end - claim.start)) // 2
    start, end = sentence.start, sentence.end
    if end - start <= LONGEST:
        return sentence
    if claim.start - start > spare:
        space = text.find(" ", claim.start - spare, claim.start)
        start = space + 1 if space >= 0 else claim.start
    if end - claim.end > spare:
        space = text.rfind(" ", claim.end, claim.end + spare)
        end = space if space >= 0 else claim.end
    return Span(start, end)


def _pieces(reading: Reading, kept: Span, claim: Span) -> list[Piece]:
    loaded = [one for actor in reading.actors for one in actor.mentions if one.loaded and one.meets(kept)]
    edges = {kept.start, kept.end, *(place for one in (claim, *loaded) for place in (one.start, one.end))}
    places = sorted(place for place in edges if kept.start <= place <= kept.end)
    return [
        Piece(
            reading.text[start:end],
            claimed=claim.holds(Span(start, end)),
            loaded=any(one.holds(Span(start, end)) for one in loaded),
        )
        for start, end in pairwise(places)
    ]
