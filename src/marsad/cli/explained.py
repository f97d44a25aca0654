"""A reading as lines that a person can check: every mark with its words, its value and the rule that made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from marsad.model.attribution import UNNAMED, Attribution
from marsad.model.claim import Claim
from marsad.model.reading import Reading
from marsad.model.span import Span

LONGEST = 70
"""Characters of a quotation; of a longer one the middle is left out."""
_ISOLATE, _END = "\u2068", "\u2069"
"""First strong isolate and its end (Unicode bidi, UAX 9): words of any direction leave the line around them alone."""


class Mark(NamedTuple):
    """One mark of a reading, ready to be told."""

    span: Span
    confidence: float
    kind: str
    value: str
    why: str


def explained(reading: Reading) -> Iterator[str]:
    """One line for each mark in page order: confidence, kind, words, value, and why, parted by tabs.

    Confidence and kind stand first, so that the columns hold whatever the direction of what follows.
    """
    marks = sorted(_marks(reading), key=lambda mark: (mark.span.start, _ORDER.index(mark.kind), mark.span.end))
    for mark in marks:
        words = _short(reading.text[mark.span.start : mark.span.end])
        yield f"{mark.confidence:.2f}\t{mark.kind:11}\t{_apart(words)}\t{mark.value}\t{_apart(mark.why)}"


_ORDER = ("zone", "attribution", "claim", "actor", "time")


def _marks(reading: Reading) -> Iterator[Mark]:
    names = {actor.id: actor.name for actor in reading.actors} | {UNNAMED: UNNAMED}
    for zone in reading.zones:
        yield Mark(zone, zone.confidence, "zone", zone.kind, zone.why)
    for actor in reading.actors:
        for mention in actor.mentions:
            yield Mark(mention, mention.confidence, "actor", f"{actor.type} {_apart(actor.name)}", mention.why)
    for time in reading.times:
        value = " ".join(filter(None, (time.value or "unknown", time.mod)))
        yield Mark(time, time.confidence, "time", value, time.why)
    for said in reading.attributions:
        yield Mark(said.content, said.confidence, "attribution", _said(said, names), said.why)
    for claim in reading.claims:
        yield Mark(claim.span, claim.confidence, "claim", _dealing(claim, names), claim.why)


def _said(said: Attribution, names: dict[str, str]) -> str:
    return f"{_apart(names[said.source])} {said.stance}"


def _dealing(claim: Claim, names: dict[str, str]) -> str:
    sides = [_joined(names[actor] for actor in side) for side in (claim.agents, claim.counterparts) if side]
    how = [word for word in (claim.modality, claim.polarity) if word not in ("actual", "positive")]
    return " ".join([claim.relation, " → ".join(sides), *how])


def _joined(names: Iterable[str]) -> str:
    return " + ".join(map(_apart, names))


def _apart(words: str) -> str:
    return f"{_ISOLATE}{words}{_END}"


def _short(quote: str) -> str:
    text = " ".join(quote.split())
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]} … {text[-half:]}"
