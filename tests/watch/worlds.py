"""Invented counts for the tests of the watch room."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

FIRST = 2016 * 12


def counts(
    *, shift: int | None = None, part: float = 0.2, mean: float = 8, seed: int = 1, months: int = 72
) -> NDArray[Any]:
    """Months by four targets; the first falls to a part at the shift."""
    random = np.random.default_rng(seed)
    rate = mean * random.gamma(8, 1 / 8, (months, 1)) * random.gamma(8, 1 / 8, (months, 4))
    if shift is not None:
        rate[shift:, 0] *= part
    return random.poisson(rate)


def rows(table: NDArray[Any], attacker: str = "Azure Front", targets: str = "ABCD", place: str = "") -> list[str]:
    """The same as lines of a CSV with the columns date, attacker, target, place."""
    found = []
    for month, row in enumerate(table.tolist()):
        at = FIRST + month
        for target, number in zip(targets, row, strict=True):
            found += [
                f"{at // 12}-{at % 12 + 1:02}-{1 + day % 28:02},{attacker},{target},{place}" for day in range(number)
            ]
    return found


HEAD = "date,attacker,target,place"
