"""The decision tables of grading as they stand in tables/grades.yml, and how a row of them is looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, Protocol, TypeVar

from marsad.model.attribution import Evidence
from marsad.model.contradiction import ContradictionKind
from marsad.model.grade import Condition, Confidence, Credibility, Reliability
from marsad.text.tables import table

Rank = Literal["direct", "named", "unnamed"]
RANKS: tuple[Rank, ...] = ("unnamed", "named", "direct")
"""Kinds of evidence from the weakest on."""
Facts = Mapping[str, int]


@dataclass(frozen=True)
class Bounds:
    """What a condition asks of a number."""

    least: int | None = None
    most: int | None = None

    def hold(self, number: int) -> bool:
        """Whether the number lies within."""
        return (self.least is None or number >= self.least) and (self.most is None or number <= self.most)


@dataclass(frozen=True)
class EvidenceRow:
    """A kind of evidence, what the page has to show beside it, and its rank."""

    kind: Evidence | Literal["any"]
    needs: Literal["document", "name", "nothing"]
    rank: Rank


@dataclass(frozen=True)
class CredibilityRow:
    """A row that gives a credibility."""

    rule: str
    credibility: Credibility
    when: dict[str, Bounds]


@dataclass(frozen=True)
class ConfidenceRow:
    """A row that gives a confidence."""

    rule: str
    confidence: Confidence
    when: dict[str, Bounds]


@dataclass(frozen=True)
class ShareRow:
    """The share of settled claims borne out from which on a source has a letter."""

    share: float
    reliability: Reliability


@dataclass(frozen=True)
class SettledRows:
    """The letters by record, and how many settled propositions they need."""

    at_least: int
    shares: tuple[ShareRow, ...]


@dataclass(frozen=True)
class GradeTables:
    """All tables of grading."""

    evidence: tuple[EvidenceRow, ...]
    contradictions: dict[ContradictionKind, Literal["whole", "detail"]]
    credibility: tuple[CredibilityRow, ...]
    confidence: tuple[ConfidenceRow, ...]
    settled: SettledRows


@cache
def grade_tables() -> GradeTables:
    """The packaged tables."""
    return table(files("marsad.weigh").joinpath("tables", "grades.yml"), GradeTables)


class Row(Protocol):
    """A row with conditions."""

    @property
    def when(self) -> dict[str, Bounds]:
        """What the row asks of each fact."""


R = TypeVar("R", bound=Row)


def looked_at(rows: Iterable[R], facts: Facts) -> Iterator[tuple[R, bool]]:
    """The rows from above down to the first that holds, each with whether it does. The last row asks nothing."""
    for row in rows:
        holds = all(bounds.hold(facts[fact]) for fact, bounds in row.when.items())
        yield row, holds
        if holds:
            return


def deciding(rows: Iterable[R], facts: Facts) -> R:
    """The first row that holds."""
    return next(row for row, holds in looked_at(rows, facts) if holds)


def conditions(row: Row, facts: Facts) -> tuple[Condition, ...]:
    """The conditions of a row beside the numbers they were held against."""
    return tuple(
        Condition(
            fact=fact,
            number=facts[fact],
            least=bounds.least,
            most=bounds.most,
            holds=bounds.hold(facts[fact]),
        )
        for fact, bounds in row.when.items()
    )
