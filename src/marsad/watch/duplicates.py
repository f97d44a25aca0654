"""Incidents that two sources both have: shown, never dropped."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from marsad.watch.incidents import Incidents

DAYS = 1
"""Days that two reports of one incident may lie apart."""
_DAY_BASE = 31


class Twin(NamedTuple):
    """Two sources, how many incidents of the first the second seems to have too, and an example's month and parties."""

    source: str
    other: str
    incidents: int
    month: int
    attacker: str
    target: str


def twins(incidents: Incidents) -> list[Twin]:
    """Pairs of sources with incidents of the same parties, a day apart at most, at the same place where both name one.

    Only incidents whose day is known are compared, and one incident is the twin of one other at most.
    """
    known = incidents.only(incidents.day > 0)
    unnamed = known.names.index("") if "" in known.names else -1
    low, high = np.minimum(known.attacker, known.target), np.maximum(known.attacker, known.target)
    stamp = known.month.astype(np.int64) * _DAY_BASE + known.day
    order = np.lexsort((known.source, stamp, high, low))
    taken: set[int] = set()
    found: dict[tuple[int, int], list[int]] = {}
    for place, at in enumerate(order[:-1].tolist()):
        for other in order[place + 1 : place + 20].tolist():
            if low[at] != low[other] or high[at] != high[other] or stamp[other] - stamp[at] > DAYS:
                break
            places = {int(known.place[at]), int(known.place[other])} - {unnamed}
            if known.source[at] != known.source[other] and len(places) < 2 and not {at, other} & taken:
                taken |= {at, other}
                first, second = sorted((int(known.source[at]), int(known.source[other])))
                found.setdefault((first, second), []).append(at)
                break
    return sorted(
        (
            Twin(
                known.names[first],
                known.names[second],
                len(rows),
                int(known.month[rows[0]]),
                known.names[int(known.attacker[rows[0]])],
                known.names[int(known.target[rows[0]])],
            )
            for (first, second), rows in found.items()
        ),
        key=lambda one: (-one.incidents, one.source, one.other),
    )
