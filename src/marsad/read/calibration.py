"""How sure a reading is of its marks: what a rule says of its own certainty, put right by how often it was right."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, TypeVar

from msgspec.structs import replace

from marsad.model.attribution import Attribution
from marsad.model.claim import Claim
from marsad.model.marked import Marked
from marsad.model.reading import Reading
from marsad.text.tables import rows

Kind = Literal["zone", "actor", "time", "attribution", "claim"]
Mark = TypeVar("Mark", bound=Marked | Attribution | Claim)
OTHER = "*"
"""The family of marks whose own family is in no row."""


class Knot(NamedTuple):
    """A certainty as a rule gives it, and how often marks of that certainty are right."""

    score: float
    confidence: float


Calibration = Mapping[tuple[str, str], tuple[Knot, ...]]
"""Knots by kind of mark and family of rules, by rising score."""


def family(why: str) -> str:
    """The family of rules that a reason begins with."""
    return why.partition(":")[0]


def confidence(calibration: Calibration, kind: Kind, why: str, score: float) -> float:
    """How often marks of a kind, family and score are right, from 0 to 1; straight lines between the knots.

    A family «clause, named after» that has no knots is looked up as «clause», then as any other of its kind; without
    any the score stays.
    """
    whole = family(why)
    knots = calibration.get((kind, whole)) or calibration.get((kind, whole.partition(",")[0]))
    knots = knots or calibration.get((kind, OTHER), ())
    return round(between(knots, score), 3) if knots else score


def between(knots: tuple[Knot, ...], score: float) -> float:
    """The confidence of a score by straight lines between the knots, level outside them."""
    at = bisect_left(knots, (score,))
    if at == 0 or at == len(knots):
        return knots[min(at, len(knots) - 1)].confidence
    low, high = knots[at - 1], knots[at]
    share = (score - low.score) / (high.score - low.score)
    return low.confidence + share * (high.confidence - low.confidence)


def calibrated(reading: Reading, calibration: Calibration) -> Reading:
    """The reading with the confidence of every mark put right."""

    def right(kind: Kind, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        return tuple(
            replace(mark, confidence=confidence(calibration, kind, mark.why, mark.confidence)) for mark in marks
        )

    return replace(
        reading,
        zones=right("zone", reading.zones),
        actors=tuple(replace(actor, mentions=right("actor", actor.mentions)) for actor in reading.actors),
        times=right("time", reading.times),
        attributions=right("attribution", reading.attributions),
        claims=right("claim", reading.claims),
    )


@cache
def packaged() -> Calibration:
    """The calibration that comes with the program (`tools/calibrate.py` makes it)."""
    return knotted(rows(files("marsad.read") / "tables" / "calibration.tsv"))


def knotted(table: Iterable[Mapping[str, str]]) -> Calibration:
    """The knots of rows with kind, family, score and confidence."""
    found: dict[tuple[str, str], list[Knot]] = {}
    for row in table:
        knot = Knot(float(row["score"]), float(row["confidence"]))
        found.setdefault((row["kind"], row["family"]), []).append(knot)
    return {key: tuple(sorted(knots)) for key, knots in found.items()}
