"""Other dealings between the same parties, or more or fewer of them, and how each compares slot by slot."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from marsad.model.proposition import Proposition, Related
from marsad.resolve.slots import Placed, outcome, slots

MOST_RELATED = 12
"""Other propositions that one is compared with in its record, those that can be compared first."""
NEAREST = 24
"""Propositions of one set of parties that one is compared with: those next to it in time, on both sides."""

Parties = frozenset[str]


def related(found: Sequence[tuple[Proposition, Placed]]) -> Iterator[Proposition]:
    """Each proposition with those related to it; what tells of a proposition stands beside it as a claim."""
    groups: dict[Parties, list[int]] = {}
    for number in sorted(range(len(found)), key=lambda at: (_day(found[at][1]), at)):
        groups.setdefault(found[number][1].parties, []).append(number)
    kin = _kin(groups)
    for number, (one, mine) in enumerate(found):
        others = (other for parties in kin[mine.parties] for other in _nearest(groups[parties], number, found))
        compared = [_compared(mine, *found[other]) for other in others if other != number]
        known = sorted(filter(None, compared), key=lambda one: (one.outcome == "not comparable", one.other))
        yield replace(one, related=tuple(known[:MOST_RELATED]))


def _day(one: Placed) -> str:
    return one.earliest or one.latest or "~"


def _kin(groups: Mapping[Parties, object]) -> dict[Parties, list[Parties]]:
    """For each set of parties those of at least two parties that hold it, or that it holds."""
    by_party: dict[str, list[Parties]] = {}
    for parties in groups:
        for party in parties:
            by_party.setdefault(party, []).append(parties)
    found = {}
    for parties in groups:
        shared = Counter(other for party in parties for other in by_party[party])
        found[parties] = [
            other for other, count in shared.items() if count >= 2 and count == min(len(parties), len(other))
        ]
    return found


def _nearest(group: Sequence[int], number: int, found: Sequence[tuple[Proposition, Placed]]) -> Sequence[int]:
    at = bisect_left(group, (_day(found[number][1]), number), key=lambda other: (_day(found[other][1]), other))
    return group[max(0, at - NEAREST) : at + NEAREST + 1]


def _compared(mine: Placed, other: Proposition, theirs: Placed) -> Related | None:
    compared = slots(mine, theirs)
    if compared["kind"] == "not comparable":
        return None
    return Related(other=other.id, outcome=outcome(compared.values()), slots=tuple(compared.items()))
