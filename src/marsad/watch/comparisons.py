"""One attacker's months laid out so that a level common to all its targets drops out.

The count of attacks on one target is compared with the attacker's attacks on its other targets in the same month, so
that an offensive, a lull or a season that all share cannot move the comparison. It is made once against all others and
once against all but one of them, for each of the four largest: where one other target got a new front, the comparison
that leaves it out does not see it, and only what every comparison sees counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from marsad.model.errors import BadRequest

Floats = NDArray[np.floating[Any]]
Counts = NDArray[Any]

FEWEST_IN_CONTROL = 5
"""Incidents a target needs to be compared with."""
LEFT_OUT = 4
"""The largest other targets, each of which is left out once."""
SATURATION = 2.0
"""How soon more incidents in one month stop telling more.

A month's weight is N / (1 + 2 N / mean N): incidents come in bursts, so that a month with ten times as many tells
little more than a usual one. The beta-binomial weight N / (1 + (N - 1) rho) has this form; with a constant in the place
of an estimated rho, multiplying all counts changes no weight, and power was no lower.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A target beside an attacker's other targets, month by month.

    `target` and `others` are counts; `x` (comparisons by months) are the target's weighted counts and `n` those of
    target and others together, the first comparison being the one with all others. `left_out` are the columns of
    `others` left out by the comparisons after it.
    """

    target: Floats
    others: Floats
    x: Floats
    n: Floats
    left_out: tuple[int, ...]

    @property
    def months(self) -> int:
        """How many months there are."""
        return len(self.target)


def comparison(counts: Counts, target: int) -> Comparison:
    """The comparison for one column of a table of months by targets, all of one attacker.

    Others with fewer than five incidents are no measure and are left aside. Raises `BadRequest` where the table is no
    table of counts, or the target or everything else has none.
    """
    table = checked(counts)
    if not 0 <= target < table.shape[1]:
        raise BadRequest(f"there is no target {target}: the table has {table.shape[1]} targets")
    own = table[:, target]
    others = np.delete(table, target, axis=1)
    others = others[:, others.sum(0) >= FEWEST_IN_CONTROL]
    if not own.any() or not others.size:
        raise BadRequest("a target can be watched where it and others of the same attacker have incidents")
    together = others.sum(1)
    order = np.argsort(-others.sum(0), kind="stable")[:LEFT_OUT] if others.shape[1] > 1 else np.empty(0, int)
    beside = np.stack([together, *(together - others[:, one] for one in order)])
    everything = beside + own
    months = len(own)
    # whole numbers divided once: the same shares, to the last bit, whatever all counts are multiplied by
    level = everything * months / everything.sum(1, keepdims=True)
    weight = 1 / (1 + SATURATION * level)
    scale = months / everything.sum(1, keepdims=True)
    return Comparison(
        target=own,
        others=others,
        x=own * months / everything.sum(1, keepdims=True) * weight,
        n=everything * scale * weight,
        left_out=tuple(int(one) for one in order),
    )


def checked(counts: Counts) -> Floats:
    """Counts as floats, months by targets.

    Raises `BadRequest` naming what is wrong with them.
    """
    table = np.asarray(counts, dtype=float)
    if table.ndim != 2 or not table.size:
        raise BadRequest("counts are a table of months by targets")
    if not np.isfinite(table).all() or (table < 0).any():
        raise BadRequest("counts are whole numbers from 0 on; there is one that is negative or missing")
    return table
