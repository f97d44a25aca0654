"""Competing hypotheses of a proposition held against its origins (analysis of competing hypotheses, Heuer 1999).

Rows are origins and not pages, so that what was copied often does not fill the matrix. What an origin fits is taken
from the side it is on; which versions there are, from the contradictions about details.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import pstdev
from typing import NamedTuple

from marsad.model.contradiction import Contradiction
from marsad.model.grade import Fit, Hypothesis, HypothesisKind, Matrix, MatrixRow
from marsad.model.proposition import Proposition, Standing
from marsad.text.folding import folded
from marsad.weigh.backing import Backing, Tellings, backings, by_proposition
from marsad.weigh.decisiontables import GradeTables, grade_tables

METHOD = "weigh.hypotheses/1"
FITS: dict[Fit, int] = {"consistent": 1, "not applicable": 0, "inconsistent": -1}
MOST_VERSIONS = 6
"""Versions of the details that have a column; those that most contradictions are about come first."""


class Column(NamedTuple):
    """A hypothesis with the claims that hold to it and those that contradict it, by their words."""

    kind: HypothesisKind
    words: str | None
    holders: frozenset[str] = frozenset()
    opponents: frozenset[str] = frozenset()


def matrices(
    propositions: Iterable[Proposition],
    standings: Iterable[Standing],
    contradictions: Iterable[Contradiction],
    told: Tellings,
) -> Iterator[Matrix]:
    """One matrix for each proposition."""
    tables = grade_tables()
    standing = {one.proposition: one for one in standings}
    against = by_proposition(contradictions)
    for one in propositions:
        found = against.get(one.id, ())
        yield _matrix(one, backings(one, standing[one.id], found, told, tables), _columns(found, told, tables))


def _columns(contradictions: Sequence[Contradiction], told: Tellings, tables: GradeTables) -> list[Column]:
    details = [one for one in contradictions if tables.contradictions[one.kind] == "detail"]
    sayings = frozenset(
        claim for one in contradictions if one.kind == "denial of saying" for claim in (one.left, one.right)
    )
    columns = _versions(details, told) or [Column("happened", None)]
    columns.append(Column("did not happen", None))
    if sayings:
        columns.append(Column("not said", None, sayings))
    return columns


def _versions(details: Sequence[Contradiction], told: Tellings) -> list[Column]:
    """The versions that contradict one another, each by the words that it was told in first."""
    words: dict[str, str] = {}
    holders: dict[str, set[str]] = {}
    opponents: dict[str, set[str]] = {}
    weight: Counter[str] = Counter()
    for one in details:
        sides = []
        for claim, span in ((one.left, one.words_left), (one.right, one.words_right)):
            written = told[claim].reading.text[span.start : span.end]
            version = f"{one.kind} {folded(written)}"
            words.setdefault(version, written)
            holders.setdefault(version, set()).add(claim)
            weight[version] += 1
            sides.append((version, claim))
        (left, left_claim), (right, right_claim) = sides
        opponents.setdefault(left, set()).add(right_claim)
        opponents.setdefault(right, set()).add(left_claim)
    return [
        Column("otherwise", words[version], frozenset(holders[version]), frozenset(opponents[version]))
        for version, _ in weight.most_common(MOST_VERSIONS)
    ]


def _matrix(proposition: Proposition, rests: Sequence[Backing], columns: Sequence[Column]) -> Matrix:
    fits = {one.origin: [_fit(one, column) for column in columns] for one in rests}
    against = [sum(found[at] == "inconsistent" for found in fits.values()) for at in range(len(columns))]
    order = sorted(range(len(columns)), key=lambda at: against[at])
    return Matrix(
        proposition=proposition.id,
        hypotheses=tuple(
            Hypothesis(kind=columns[at].kind, words=columns[at].words, inconsistency=against[at]) for at in order
        ),
        rows=tuple(_row(one, fits[one.origin], order) for one in rests),
        method=METHOD,
    )


def _row(backing: Backing, fits: Sequence[Fit], order: Sequence[int]) -> MatrixRow:
    return MatrixRow(
        origin=backing.origin,
        side=backing.side,
        claims=backing.claims,
        fits=tuple(fits[at] for at in order),
        diagnosticity=round(pstdev(FITS[fit] for fit in fits), 3),
        own_cause=backing.own_cause,
    )


def _fit(backing: Backing, column: Column) -> Fit:
    """How an origin fits a hypothesis. One that doubts, or whose chains end in nobody, speaks for none."""
    if backing.side == "doubts" or backing.state != "ends":
        return "not applicable"
    mine = set(backing.claims)
    if column.kind == "not said":
        if not mine & column.holders:
            return "not applicable"
        return "inconsistent" if backing.side == "asserts" else "consistent"
    if (column.kind == "did not happen") == (backing.side == "asserts"):
        return "inconsistent"
    if backing.side == "asserts" and mine & column.opponents and not mine & column.holders:
        return "inconsistent"
    return "consistent"
