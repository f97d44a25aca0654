"""Whether a shift would have been found in this very record, had there been one."""

from __future__ import annotations

import numpy as np

from marsad.watch.comparisons import Comparison, comparison
from marsad.watch.ratios import ratios
from marsad.watch.scan import EDGE, FEWEST_MONTHS, Place, scanned

PART = 0.3
"""The fall that is planted: to 30 % of the incidents."""
PLANTED = 12
"""Falls that are planted, at months spread over the record."""
ENOUGH = 0.8
"""Power from which on a fall that was not found is taken not to be there."""
SHUFFLES = 59
LEVEL = 0.05


def power(compared: Comparison, place: Place | None = None, *, at: int | None = None, seed: int = 0) -> float:
    """The part of planted falls that a scan finds at p <= 0.05; the shift found, if any, is first made up for.

    With `at` all falls are planted in that month. Incidents are taken away one by one, each with the same chance, so
    that the record's own bursts and gaps stay. Too short a record has no power.
    """
    months = compared.months
    if months < FEWEST_MONTHS:
        return 0.0
    random = np.random.default_rng([seed, months])
    own = compared.target.astype(int)
    if place is not None:
        made_up = min(10.0, 1 / max(ratios(compared, place).odds, 0.1))
        own[place.start : place.end] = random.poisson(own[place.start : place.end] * max(1.0, made_up))
    edge = max(EDGE, months // 5)
    starts = np.linspace(edge, months - edge, PLANTED).round().astype(int) if at is None else [at] * PLANTED
    found = 0
    for start in starts:
        thinned = own.copy()
        thinned[start:] = random.binomial(own[start:], PART)
        if thinned.any():
            planted = comparison(np.c_[thinned, compared.others], 0)
            found += scanned(planted, permutations=SHUFFLES, seed=seed).p <= LEVEL
    return found / PLANTED
