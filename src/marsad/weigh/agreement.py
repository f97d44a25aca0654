"""Which other dealings bear a proposition out: the same parties, the same tenor, another origin, and no denial.

Another origin is one that shares no named source with it, stands on none of its pages, and on none that shares text
with them: whatever could be a second voice of the same source is taken for one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from marsad.model.claim import KIND_OF
from marsad.model.proposition import Copy, Proposition
from marsad.weigh.backing import Backing, runs

MOST_PARTIES = 12
"""Parties of one dealing that are paired; lists longer than this name everybody and tell nothing of two."""
KEPT = 2
"""Dealings kept for one set of sources: one of them is certainly another than the one that is asked about."""


class Agreement(NamedTuple):
    """A proposition that agrees, and the claims of the origin that asserts it."""

    proposition: str
    claims: tuple[str, ...]


Subject = tuple[str, str, str]


def agreements(
    propositions: Sequence[Proposition], rests: Mapping[str, Sequence[Backing]], shared: Iterable[Copy]
) -> dict[str, Agreement | None]:
    """For each proposition another one that agrees with it, None where there is none."""
    documents = {document for found in rests.values() for one in found for document in one.documents}
    run = runs(sorted(documents), ((copy.a, copy.b) for copy in shared))

    def voices(one: Backing) -> frozenset[str]:
        return one.sources | {run[document] for document in one.documents}

    offered: dict[Subject, dict[frozenset[str], list[Agreement]]] = {}
    for proposition in propositions:
        if any(one.side == "denies" for one in rests[proposition.id]):
            continue
        for one in rests[proposition.id]:
            if one.side == "asserts" and one.state == "ends":
                for subject in _subjects(proposition):
                    kept = offered.setdefault(subject, {}).setdefault(voices(one), [])
                    if len(kept) < KEPT and proposition.id not in {other.proposition for other in kept}:
                        kept.append(Agreement(proposition.id, one.claims))
    return {
        proposition.id: _agreement(
            proposition,
            frozenset[str]().union(*(voices(one) for one in rests[proposition.id] if one.side == "asserts")),
            offered,
        )
        for proposition in propositions
    }


def _agreement(
    proposition: Proposition,
    own: frozenset[str],
    offered: Mapping[Subject, Mapping[frozenset[str], Sequence[Agreement]]],
) -> Agreement | None:
    others = (
        other
        for subject in _subjects(proposition)
        for voices, kept in offered.get(subject, {}).items()
        if not voices & own
        for other in kept
        if other.proposition != proposition.id
    )
    return next(others, None)


def _subjects(proposition: Proposition) -> Iterable[Subject]:
    """Each pair of its parties, with whether they are said to be at one or at odds."""
    tenor = KIND_OF[proposition.relation].rpartition(" ")[2]
    parties = sorted({*proposition.agents, *proposition.counterparts})[:MOST_PARTIES]
    return ((tenor, a, b) for a, b in combinations(parties, 2))
