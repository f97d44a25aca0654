"""Grades: how far sources are relied on, how well an account is borne out; two scales never mixed (STANAG 2511)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from marsad.model.proposition import Side

Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal[1, 2, 3, 4, 5, 6]
Confidence = Literal["low", "moderate", "high"]
Likelihood = Literal[
    "almost no chance", "very unlikely", "unlikely", "roughly even", "likely", "very likely", "almost certain"
]
CHANCES: dict[Likelihood, tuple[int, int]] = {
    "almost no chance": (1, 5),
    "very unlikely": (5, 20),
    "unlikely": (20, 45),
    "roughly even": (45, 55),
    "likely": (55, 80),
    "very likely": (80, 95),
    "almost certain": (95, 99),
}
"""What each likelihood word means in per cent (ICD 203, 2015, section D.6.e.2.a)."""
Outcome = Literal["happened", "did not happen"]
"""What a person settles a proposition with, once it is known from elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one person gave, and why; `judgement` is its line in the journal."""

    judgement: str
    value: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkGrade:
    """How far one link of a source chain is relied on.

    `source` is the case's actor, or the id that a source without one has by its name; None where the page does not name
    it. `basis` is `judged` (by people who agree), `disputed` (people disagree, so none of them is followed), `settled`
    (by its record of settled claims) or `unjudged`.
    """

    source: str | None
    name: str
    reliability: Reliability
    basis: Literal["judged", "disputed", "settled", "unjudged"]
    opinions: tuple[Opinion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginGrade:
    """How far one origin is relied on: the letter of its best chain, which is that of the chain's weakest link.

    `origin` is the claim that stands for the origin in the standing, `claim` the one whose chain was taken.
    """

    origin: str
    claim: str
    reliability: Reliability
    links: tuple[LinkGrade, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition of a row of the decision table: the number looked at, and what the row asks of it."""

    fact: str
    number: int
    least: int | None
    most: int | None
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One row of the decision table as it was looked at, with the claims that its numbers were counted from."""

    rule: str
    credibility: Credibility
    holds: bool
    conditions: tuple[Condition, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changer:
    """What would change a credibility, and what it would be then."""

    change: str
    credibility: Credibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Remainder:
    """What is left of a proposition without one of its origins, as if that were planted."""

    origin: str
    low: int
    high: int
    credibility: Credibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """The grade of a proposition on two scales, and every step that led there.

    `reliability` holds a letter for each origin that asserts it. `credibility` is the digit that holds: that of the
    people who graded it where they agree, else `by_table`, that of the decision table. `trace` are the rows of the
    table that were looked at, in order, the last one being the one that decided; `changers` say what would change it.
    `confidence` is in the sourcing. `likelihoods` are people's own words about the thing itself.
    """

    proposition: str
    reliability: tuple[OriginGrade, ...]
    credibility: Credibility
    by_table: Credibility
    opinions: tuple[Opinion, ...]
    trace: tuple[Step, ...]
    changers: tuple[Changer, ...]
    without: tuple[Remainder, ...]
    confidence: Confidence
    confidence_rule: str
    likelihoods: tuple[Opinion, ...]
    method: str


HypothesisKind = Literal["happened", "otherwise", "did not happen", "not said"]
Fit = Literal["consistent", "inconsistent", "not applicable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One way in which it can have been.

    `words` are the words, as written, of the version of the dealing that it holds to. `inconsistency` is the number of
    origins that speak against it.
    """

    kind: HypothesisKind
    words: str | None
    inconsistency: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One origin against the hypotheses, in their order.

    `diagnosticity` is the standard deviation of its fits (1 consistent, 0 not applicable, -1 inconsistent): an origin
    that fits all of them alike tells nothing. `own_cause` says that it is a party to the dealing.
    """

    origin: str
    side: Side
    claims: tuple[str, ...]
    fits: tuple[Fit, ...]
    diagnosticity: float
    own_cause: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Competing hypotheses of a proposition, those with the least against them first (Heuer 1999, chapter 8)."""

    proposition: str
    hypotheses: tuple[Hypothesis, ...]
    rows: tuple[MatrixRow, ...]
    method: str
