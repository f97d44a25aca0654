"""Tell when all that an attacker does falls, or stops: a general truce moves no share and is looked for here.

This is weaker than a shift, because nothing stands beside it: a season, an offensive that ended, lost reports or a
defeat show the same. Months are shuffled in blocks, as they are for shifts, to see how far chance alone would fall.
"""

from __future__ import annotations

import numpy as np

from marsad.model.shift import Level
from marsad.watch.comparisons import Floats
from marsad.watch.days import month_name
from marsad.watch.scan import BEFORE, BLOCK, EDGE, FEWEST_MONTHS, padded_sums, shuffled_months

FALLEN = 0.4
"""A general lull is a fall of all incidents to this part or less."""
QUIET = 6
"""Months without any incident that are a halt, if no earlier silence was half as long."""
FEWEST = 40
"""Incidents without which nothing can be said of all of them."""
SHUFFLES = 199
LEVEL = 0.05


def level(totals: Floats, first: int, last: int, *, seed: int = 0) -> Level | None:
    """What an attacker's incidents a month say, from its first month to the last month of the table, None if nothing.

    Months are counted from year 0. A halt goes before a lull.
    """
    if totals.sum() < FEWEST or last - first + 1 < FEWEST_MONTHS:
        return None
    counts = np.zeros(last - first + 1)
    counts[: len(totals)] = totals
    return _halt(counts, first) or _lull(counts, first, seed)


def _halt(counts: Floats, first: int) -> Level | None:
    """A silence at the end that is twice as long as any before it."""
    busy = np.flatnonzero(counts)
    silent = len(counts) - 1 - int(busy[-1])
    longest = int(np.diff(busy).max(initial=1)) - 1
    if silent < max(QUIET, 2 * longest):
        return None
    begin = int(busy[-1]) + 1
    return Level(
        kind="halt",
        since=month_name(first + begin),
        ratio=0.0,
        p=None,
        detail=f"The attacker has no incident in the last {silent} months of the table; the longest silence before was "
        f"of {longest} months. No share can show this, and it is weaker than a shift.",
    )


def _lull(counts: Floats, first: int, seed: int) -> Level | None:
    """The month since which all incidents are fewer, if they fell far and shuffled months seldom fall as far."""
    months = len(counts)
    since = np.arange(BEFORE, months - EDGE + 1)
    sums = padded_sums(counts)
    before, after = sums[since] / since, (sums[-1] - sums[since]) / (months - since)
    steady = np.sqrt(counts)
    heights = np.where(after <= FALLEN * before, _heights(steady), -np.inf)
    best = int(heights.argmax())
    if not np.isfinite(heights[best]):
        return None
    chance = _heights(steady[shuffled_months(months, BLOCK, SHUFFLES, seed, 0)]).max(-1)
    p = (1 + int((chance >= heights[best]).sum())) / (1 + SHUFFLES)
    if p > LEVEL:
        return None
    ratio = float(after[best] / before[best])
    return Level(
        kind="general lull",
        since=month_name(first + int(since[best])),
        ratio=round(ratio, 4),
        p=round(p, 6),
        detail=f"All of the attacker's incidents went to {ratio:.2f} of what they were. No share can show this; it is "
        "weaker than a shift, since nothing stands beside it.",
    )


def _heights(steady: Floats) -> Floats:
    """For each month that leaves enough before and after: how far the mean falls, in one scale for all of them."""
    months = steady.shape[-1]
    since = np.arange(BEFORE, months - EDGE + 1)
    sums = padded_sums(steady)
    part, whole = sums[..., since], sums[..., -1:]
    return np.asarray((part / since - (whole - part) / (months - since)) * np.sqrt(since * (months - since) / months))
