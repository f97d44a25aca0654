"""What claims taken for one dealing tell together of its time, roles and places, and which others they can meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import groupby, islice, takewhile
from typing import NamedTuple

from marsad.resolve.slots import Placed, places

MONTHS = 24
"""A claim whose time spans more months than this is held against all others."""


class Account(NamedTuple):
    """The latest first day, the earliest last day, the sides of directed claims, and one claim for each place and day.

    An account without any of these fits every other.
    """

    first: str | None = None
    last: str | None = None
    agents: frozenset[frozenset[str]] = frozenset()
    spots: tuple[Placed, ...] = ()

    def meets(self, other: Account) -> bool:
        """Whether no claim of the one excludes a claim of the other."""
        for left, right in ((self, other), (other, self)):
            if left.last is not None and right.first is not None and left.last < right.first:
                return False
        if self.agents and other.agents and len(self.agents | other.agents) > 1:
            return False
        return not any(_apart(one, two) for one in self.spots for two in other.spots)

    def __add__(self, other: Account) -> Account:  # type: ignore[override]
        spots = {_spot(one): one for one in (*other.spots, *self.spots)}
        return Account(
            first=max((one for one in (self.first, other.first) if one is not None), default=None),
            last=min((one for one in (self.last, other.last) if one is not None), default=None),
            agents=self.agents | other.agents,
            spots=tuple(spots.values()),
        )


def account(claim: Placed) -> Account:
    """The account of one claim; one without a time and place excludes nothing that a third claim may bring to it."""
    if not (claim.is_dated or claim.names):
        return Account()
    seen = claim.published if claim.claim.modality == "actual" else None
    return Account(
        first=claim.earliest,
        last=claim.latest if claim.is_dated else seen,
        agents=frozenset({claim.agents}) if claim.counterparts else frozenset(),
        spots=(claim,) if claim.names else (),
    )


def _spot(one: Placed) -> tuple[object, ...]:
    return one.places, one.names, one.day


def _apart(left: Placed, right: Placed) -> bool:
    return not (left.day is not None and left.day == right.day) and places(left, right) == "apart"


class Neighbours:
    """For each of some claims the others that can be of one time with it, found by the months they touch."""

    def __init__(self, claims: Sequence[Placed]) -> None:
        self._months: dict[str, list[int]] = {}
        self._long: list[int] = []
        self._of = [_touched(one) for one in claims]
        for number, months in enumerate(self._of):
            for month in months:
                self._months.setdefault(month, []).append(number)
            if not months:
                self._long.append(number)

    def of(self, number: int, most: int) -> list[int]:
        """The numbers of the first others, rising, and of no more than so many."""
        return list(islice((one for one in self._meeting(number) if one != number), most))

    def before(self, number: int, most: int) -> list[int]:
        """The numbers of the first others that come before it."""
        return list(islice(takewhile(number.__gt__, self._meeting(number)), most))

    def _meeting(self, number: int) -> Iterator[int]:
        months = self._of[number]
        if not months:
            return iter(range(len(self._of)))
        rising = merge(*(self._months[month] for month in months), self._long)
        return (one for one, _ in groupby(rising))


def _touched(one: Placed) -> tuple[str, ...]:
    """The months that a claim's time touches; none where it has no bounds or spans too many."""
    if one.earliest is None or one.latest is None:
        return ()
    first, last = (12 * int(day[:4]) + int(day[5:7]) - 1 for day in (one.earliest, one.latest))
    if not 0 <= last - first < MONTHS:
        return ()
    return tuple(str(month) for month in range(first, last + 1))
