"""Keep watching month by month: alarm when a target's share falls further than it would in nearly all quiet watches.

The threshold is found by simulation for each attacker and target: watches of two years are drawn in blocks of whole
months from the record before the watch, looked at every month, and the height that one in twenty of them reaches at any
look is the threshold. It holds for two years of monthly looks and for records that go on as they were; it is not valid
at any time for ever, and where many pairs are watched one in twenty of them alarms by chance.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from marsad.model.shift import Alarm
from marsad.watch.comparisons import FEWEST_IN_CONTROL, Comparison, Floats, comparison
from marsad.watch.days import month_name
from marsad.watch.findings import FEWEST
from marsad.watch.incidents import Incidents
from marsad.watch.scan import BLOCK, FALLEN, FEWEST_MONTHS, begun, least, padded_sums
from marsad.watch.series import both_ways, series

_TINY = 1e-9
HORIZON = 24
"""Monthly looks of one watch."""
USUAL = 96
"""Months before a watch that say what is usual."""
SHORTEST = 3
"""Months of the shortest fall that is looked for."""
WATCHES = 199
FALSE = 0.05
"""The part of quiet watches that alarm at any of their looks."""
WIDENED = (1.1, 0.5)
"""How much higher the threshold is set, and how much more for each unit of persistence: drawing blocks loses some of
how one month carries into the next. Measured in benchmarks/watch_simulation.py."""


def alarms(incidents: Incidents, since: int, *, regions: bool = True, seed: int = 0) -> tuple[list[Alarm], int]:
    """The pairs whose share fell since a month (counted from year 0), and how many pairs were watched.

    A pair is watched if the record before that month has two years and enough incidents on it and on others, in enough
    months to give a threshold.
    """
    incidents = both_ways(incidents)
    found: list[Alarm] = []
    watched = 0
    for one in series(incidents, regions=regions, fewest=FEWEST):
        first = max(one.first, since - USUAL)
        start = since - first
        counts = one.counts[first - one.first :][: start + HORIZON]
        if start < FEWEST_MONTHS or len(counts) - start < SHORTEST:
            continue
        for column in _enough(counts[:start]):
            compared = comparison(counts, column)
            heights, starts = heights_of(compared, start)
            limit = threshold(compared, start, seed=seed)
            watched += limit > 0
            if limit <= 0 or heights.max() < limit:
                continue
            look = int((heights >= limit).argmax())
            found.append(
                Alarm(
                    attacker=incidents.names[one.attacker], target=incidents.names[int(one.targets[column])],
                    region=None if one.region is None else incidents.names[one.region],
                    month=month_name(since + look + SHORTEST - 1), since=month_name(first + int(starts[look])),
                    height=round(float(heights[look]), 3), threshold=round(limit, 3),
                )
            )  # fmt: skip
    return sorted(found, key=lambda alarm: (alarm.attacker, alarm.target, alarm.region or "")), watched


def _enough(counts: NDArray[np.int_]) -> Iterator[int]:
    """The columns with enough incidents, and enough on others, before the watch."""
    for column in range(counts.shape[1]):
        others = np.delete(counts, column, axis=1).sum(0)
        if counts[:, column].sum() >= FEWEST and others[others >= FEWEST_IN_CONTROL].sum() >= FEWEST:
            yield column


def heights_of(compared: Comparison, start: int) -> tuple[Floats, NDArray[np.intp]]:
    """For each look after `start` how far the share fell at most since a month of the watch, and since which.

    Looks begin when the shortest fall could have been seen. Only falls in which the target's own count fell too count.
    """
    heights, begins = _looks(compared.x[:, None], compared.n[:, None], start)
    own = padded_sums(compared.target)
    looks = np.arange(start + SHORTEST, compared.months + 1)
    for at, look in enumerate(looks):
        since = np.arange(start, look - SHORTEST + 1)
        fell = (own[look] - own[since]) / (look - since) <= FALLEN * own[start] / start
        heights[0, at, ~np.pad(fell, (0, heights.shape[-1] - len(fell)))] = -np.inf
    best = heights[0].argmax(-1)
    return np.take_along_axis(heights[0], best[:, None], 1)[:, 0], begins[best]


def threshold(compared: Comparison, start: int, *, seed: int = 0) -> float:
    """The height that one in twenty quiet watches reaches at some look, more where unrest persists.

    Both the record before the watch and the watch are drawn from the months before it, so that how uncertain the usual
    share is counts too.
    """
    random = np.random.default_rng([seed, start])
    blocks = -(-(start + HORIZON) // BLOCK)
    drawn = random.integers(0, start - BLOCK + 1, (WATCHES, blocks, 1)) + np.arange(BLOCK)
    index = drawn.reshape(WATCHES, -1)[:, : start + HORIZON]
    heights, _ = _looks(compared.x[:, index], compared.n[:, index], start)
    highest = np.sort(heights.reshape(WATCHES, -1).max(-1))
    floor, more = WIDENED
    reached = float(highest[int(np.ceil((1 - FALSE) * (WATCHES + 1))) - 1])
    return reached * (floor + more * begun(compared).persistence)


def _looks(x: Floats, n: Floats, start: int) -> tuple[Floats, NDArray[np.intp]]:
    """For each record, look and first month of a fall: how far the share is lower since then, in one scale for all."""
    usual = x[..., :start].sum(-1, keepdims=True) / np.maximum(n[..., :start].sum(-1, keepdims=True), _TINY)
    sums, together = padded_sums(x - usual * n), padded_sums(n)
    months = n.shape[-1]
    begins = np.arange(start, months - SHORTEST + 1)
    looks = np.arange(start + SHORTEST, months + 1)
    excess = sums[..., None, begins] - sums[..., looks, None]
    part = together[..., looks, None] - together[..., None, begins]
    seen = looks[:, None] - begins >= SHORTEST
    whole = np.maximum(part + together[..., start, None, None], _TINY)
    spread = (usual * (1 - usual))[..., None].mean(1, keepdims=True)
    heights = least(np.where(seen, excess, -np.inf), np.where(seen, part, 0), whole, spread)
    return np.where(np.isfinite(heights), heights, -np.inf), begins
