"""Incidents that two sources both have, and where they disagree about them: shown, never dropped."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from marsad.watch.incidents import Incidents

DAYS = 1
"""Days that two reports of one incident may lie apart."""
_DAY_BASE = 31


class Twin(NamedTuple):
    """Two sources, how many incidents of the first the second seems to have too, and an example's month and parties.

    In `turned` of them the two have attacker and target the other way round, in `deaths` another number of deaths.
    """

    source: str
    other: str
    incidents: int
    turned: int
    deaths: int
    month: int
    attacker: str
    target: str

    def said(self) -> str:
        """One sentence about the two sources, and how far they disagree."""
        told = f"{self.incidents:,} incidents of {self.source} seem to stand in {self.other} too"
        if not self.turned and not self.deaths:
            return told
        return f"{told}; they disagree on who attacked in {self.turned:,} and on the deaths in {self.deaths:,} of them"


def twins(incidents: Incidents) -> list[Twin]:
    """Pairs of sources with incidents of the same parties, a day apart at most, at the same place where both name one.

    Only incidents whose day is known are compared, and one incident is the twin of one other at most.
    """
    if len(np.unique(incidents.source)) < 2:
        return []
    known = incidents.only(incidents.day > 0)
    unnamed = known.names.index("") if "" in known.names else -1
    low, high = np.minimum(known.attacker, known.target), np.maximum(known.attacker, known.target)
    stamp = known.month.astype(np.int64) * _DAY_BASE + known.day
    order = np.lexsort((known.source, stamp, high, low))
    taken: set[int] = set()
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place, at in enumerate(order[:-1].tolist()):
        for other in order[place + 1 : place + 20].tolist():
            if low[at] != low[other] or high[at] != high[other] or stamp[other] - stamp[at] > DAYS:
                break
            places = {int(known.place[at]), int(known.place[other])} - {unnamed}
            if known.source[at] != known.source[other] and len(places) < 2 and not {at, other} & taken:
                taken |= {at, other}
                first, second = sorted((int(known.source[at]), int(known.source[other])))
                found.setdefault((first, second), []).append((at, other))
                break
    told = (_twin(known, known.names[first], known.names[second], pairs) for (first, second), pairs in found.items())
    return sorted(told, key=lambda one: (-one.incidents, one.source, one.other))


def _twin(known: Incidents, source: str, other: str, pairs: list[tuple[int, int]]) -> Twin:
    left, right = np.array(pairs).T
    sided = ~known.dyadic[left] & ~known.dyadic[right]
    counted = (known.deaths[left] >= 0) & (known.deaths[right] >= 0)
    return Twin(
        source=source,
        other=other,
        incidents=len(pairs),
        turned=int((sided & (known.attacker[left] != known.attacker[right])).sum()),
        deaths=int((counted & (known.deaths[left] != known.deaths[right])).sum()),
        month=int(known.month[left[0]]),
        attacker=known.names[int(known.attacker[left[0]])],
        target=known.names[int(known.target[left[0]])],
    )
