"""Join things pair by pair, best pair first, never against what a person has parted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from marsad.model.actor import Join


def clusters(
    items: Sequence[str], joins: Iterable[Join], apart: Iterable[tuple[str, str]] = ()
) -> list[tuple[tuple[str, ...], tuple[Join, ...]]]:
    """Groups of items connected by joins, each with the joins that made it, in order of their first item.

    Joins are tried from the highest score down; one that would bring a parted pair into one group is left out. A
    person's own join (score 1 and rule `judged`) is tried before all others.
    """
    parent = {item: item for item in items}
    members = {item: {item} for item in items}
    enemies: dict[str, set[str]] = {item: set() for item in items}
    for left, right in apart:
        if left in parent and right in parent:
            enemies[left].add(right)
            enemies[right].add(left)
    used: list[Join] = []

    def root(item: str) -> str:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for join in sorted(joins, key=lambda one: (one.rule != "judged", -one.score, one.left, one.right)):
        if join.left not in parent or join.right not in parent:
            continue
        a, b = root(join.left), root(join.right)
        if a == b or enemies[a] & members[b]:
            continue
        if len(members[a]) < len(members[b]):
            a, b = b, a
        parent[b] = a
        members[a] |= members.pop(b)
        enemies[a] |= enemies.pop(b)
        used.append(join)

    order = {item: place for place, item in enumerate(items)}
    why: dict[str, list[Join]] = {}
    for join in used:
        why.setdefault(root(join.left), []).append(join)
    groups = [
        (tuple(sorted(group, key=order.__getitem__)), tuple(why.get(head, ()))) for head, group in members.items()
    ]
    return sorted(groups, key=lambda group: order[group[0][0]])


def chained(items: Sequence[str], rule: str, score: float) -> Iterator[Join]:
    """Joins that hold equal items together, each to the one before it."""
    for left, right in pairwise(items):
        yield Join(left=left, right=right, rule=rule, score=score)
