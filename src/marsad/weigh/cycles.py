"""Circular reporting: outlets that name one another as their source, round a ring, with nobody outside it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from marsad.model.proposition import Chain, Cycle
from marsad.weigh.links import link_node

Steps = Mapping[str, Mapping[str, str]]
"""For each source the sources it leads to, each with the claim that says so."""


def cycles(told: Sequence[Chain]) -> list[Cycle]:
    """The rings among the chains of one proposition: for each source on a ring the shortest one, each ring once.

    Of a chain only the step from its outlet to the sources it names counts, and steps between those sources; an
    unnamed source leads nowhere. The work is bounded by the steps for each source.
    """
    steps, names = _steps(told)
    found: dict[frozenset[str], Cycle] = {}
    for start in sorted(steps):
        ring = _shortest(steps, start)
        if ring is not None and frozenset(ring) not in found:
            claims = tuple(steps[one][other] for one, other in zip(ring, (*ring[1:], ring[0]), strict=True))
            found[frozenset(ring)] = Cycle(sources=tuple(names[one] for one in ring), claims=claims)
    return list(found.values())


def _steps(told: Iterable[Chain]) -> tuple[Steps, dict[str, str]]:
    steps: dict[str, dict[str, str]] = {}
    names: dict[str, str] = {}
    for chain in sorted(told, key=lambda one: one.claim):
        named = [link for link in chain.links if link.kind != "unnamed"]
        for link in named:
            names.setdefault(link_node(link), link.name)
        for one, other in _pairs([link_node(link) for link in named]):
            steps.setdefault(one, {}).setdefault(other, chain.claim)
    return steps, names


def _pairs(nodes: Sequence[str]) -> Iterator[tuple[str, str]]:
    for one, other in pairwise(nodes):
        if one != other:
            yield one, other


def _shortest(steps: Steps, start: str) -> list[str] | None:
    """The sources of the shortest way from a source back to itself; None where none leads back."""
    came: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        one = waiting.popleft()
        for other in sorted(steps.get(one, ())):
            if other == start:
                ring = [one]
                while ring[-1] != start:
                    ring.append(came[ring[-1]])
                return ring[::-1]
            if other not in came:
                came[other] = one
                waiting.append(other)
    return None
