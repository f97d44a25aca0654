"""Join things pair by pair, best pair first, never against what a person has parted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Protocol, Self

from marsad.model.actor import Join


class Told(Protocol):
    """What the items of a group tell together."""

    def meets(self, other: Self, /) -> bool:
        """Whether the items of both can be in one group."""

    def __add__(self, other: Self, /) -> Self:
        """What both tell together."""


def clusters(
    items: Sequence[str],
    joins: Iterable[Join],
    apart: Iterable[tuple[str, str]] = (),
    told: Mapping[str, Told] | None = None,
) -> list[tuple[tuple[str, ...], tuple[Join, ...]]]:
    """Groups of items connected by joins, each with the joins that made it, in order of their first item.

    Joins are tried from the highest score down; one that would bring a parted pair into one group is left out, and so
    is one of two groups that by what is `told` of them do not meet. A person's own join (score 1 and rule `judged`) is
    tried before all others and obeyed whatever they tell; each of the two then still draws its own kind.
    """
    groups = _Groups(items, apart, told or {})
    used = [
        join
        for join in sorted(joins, key=lambda one: (one.rule != "judged", -one.score, one.left, one.right))
        if groups.has(join) and groups.join(join)
    ]
    order = {item: place for place, item in enumerate(items)}
    why: dict[str, list[Join]] = {}
    for join in used:
        why.setdefault(groups.head(join.left), []).append(join)
    found = [
        (tuple(sorted(group, key=order.__getitem__)), tuple(why.get(head, ())))
        for head, group in groups.members.items()
    ]
    return sorted(found, key=lambda group: order[group[0][0]])


class _Groups:
    """Groups while they grow: their members by their heads, what is parted from them, and what they tell."""

    def __init__(self, items: Iterable[str], apart: Iterable[tuple[str, str]], told: Mapping[str, Told]) -> None:
        self._parent = {item: item for item in items}
        self.members = {item: {item} for item in self._parent}
        self._enemies: dict[str, set[str]] = {item: set() for item in self._parent}
        # what a person holds together may tell two things, so there is one of them for each
        self._told = {item: [tells] for item, tells in told.items()}
        for left, right in apart:
            if left in self._parent and right in self._parent:
                self._enemies[left].add(right)
                self._enemies[right].add(left)

    def has(self, join: Join) -> bool:
        return join.left in self._parent and join.right in self._parent

    def head(self, item: str) -> str:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, join: Join) -> bool:
        """Bring two groups together, if nothing keeps them apart; whether that was done."""
        a, b = self.head(join.left), self.head(join.right)
        if a == b or self._enemies[a] & self.members[b]:
            return False
        tells = self._meeting(a, b, judged=join.rule == "judged")
        if self._told and not tells:
            return False
        if len(self.members[a]) < len(self.members[b]):
            a, b = b, a
        self._parent[b] = a
        self.members[a] |= self.members.pop(b)
        self._enemies[a] |= self._enemies.pop(b)
        if self._told:
            self._told[a] = tells
            del self._told[b]
        return True

    def _meeting(self, a: str, b: str, *, judged: bool) -> list[Told]:
        """What two groups tell as one; nothing where they cannot be one."""
        left, right = self._told.get(a, []), self._told.get(b, [])
        if judged:
            return [*left, *right]
        for one in left:
            for other in right:
                if one.meets(other):
                    rest = [tells for tells in (*left, *right) if tells is not one and tells is not other]
                    return [one + other, *rest]
        return []


def chained(items: Sequence[str], rule: str, score: float) -> Iterator[Join]:
    """Joins that hold equal items together, each to the one before it."""
    for left, right in pairwise(items):
        yield Join(left=left, right=right, rule=rule, score=score)
