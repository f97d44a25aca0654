"""Other ways to look for a fall, each giving a score (more is more) and a month, to be held to one false-alarm rate.

PELT and binary segmentation are those of `ruptures`; CUSUM, Bayesian online change-point detection (Adams and MacKay
2007, Student-t) and the scan of a negative binomial two-way difference in differences are written here, since no kept
library has them in the form needed: a score for a fall of one series at an unknown month.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import lgamma
from typing import Any

import numpy as np
import ruptures
from numpy.typing import NDArray

Array = NDArray[Any]
EDGE = 6
PENALTIES = np.geomspace(200, 0.3, 14)


def steadied(counts: Array) -> Array:
    """The watched target's counts on Anscombe's scale, in units of the deviation of their changes."""
    values = 2 * np.sqrt(counts[:, 0] + 0.375)
    return np.asarray(values / max(float(np.std(np.diff(values)) / np.sqrt(2)), 1e-6))


def pelt(counts: Array) -> tuple[float, int]:
    """PELT (least squares) on the target's own counts: the highest penalty that leaves a fall, and where."""
    values = steadied(counts)
    search = ruptures.KernelCPD(kernel="linear", min_size=EDGE).fit(values[:, None])
    for penalty in PENALTIES:
        ends = [0, *search.predict(pen=float(penalty))]
        means = [values[start:end].mean() for start, end in pairwise(ends)]
        drops = [(before - after, end) for before, after, end in zip(means, means[1:], ends[1:], strict=False)]
        if drops and max(drops)[0] > 0:
            return float(penalty), max(drops)[1]
    return 0.0, 0


def binseg(counts: Array) -> tuple[float, int]:
    """Binary segmentation for one change: how much squared error the best split with a fall saves."""
    values = steadied(counts)
    month = ruptures.Binseg(model="l2", min_size=EDGE, jump=1).fit(values).predict(n_bkps=1)[0]
    before, after = values[:month], values[month:]
    gain = float(((values - values.mean()) ** 2).sum() - before.var() * len(before) - after.var() * len(after))
    return (gain if before.mean() > after.mean() else 0.0), month


def cusum(counts: Array) -> tuple[float, int]:
    """CUSUM of the target's own counts: the highest standardised cumulative excess."""
    values = steadied(counts)
    sums = np.cumsum(values - values.mean())[EDGE - 1 : -EDGE]
    length = np.arange(EDGE, len(values) - EDGE + 1)
    height = sums / np.sqrt(length * (len(values) - length) / len(values))
    return float(height.max()), int(height.argmax()) + EDGE


def bocpd(counts: Array) -> tuple[float, int]:
    """Bayesian online detection on the target's own counts: the most probable recent change that is a fall."""
    values = steadied(counts)
    values = values - values.mean()
    months = len(values)
    hazard = 1 / 100
    mean, precision, shape, scale = (np.array([one]) for one in (0.0, 0.2, 1.0, 1.0))
    runs = np.array([1.0])
    best, where = 0.0, 0
    for month, value in enumerate(values):
        width = scale * (precision + 1) / (shape * precision)
        half = np.array([lgamma(one + 0.5) - lgamma(one) for one in shape])
        density = np.exp(half - 0.5 * np.log(2 * np.pi * shape * width)) * (
            1 + (value - mean) ** 2 / (2 * shape * width)
        ) ** -(shape + 0.5)
        grown, fresh = runs * density * (1 - hazard), (runs * density * hazard).sum()
        runs = np.r_[fresh, grown]
        runs = runs / runs.sum()
        scale = np.r_[1.0, scale + precision * (value - mean) ** 2 / (2 * (precision + 1))]
        mean = np.r_[0.0, (precision * mean + value) / (precision + 1)]
        precision, shape = np.r_[0.2, precision + 1], np.r_[1.0, shape + 0.5]
        for length in range(EDGE, min(13, month - EDGE)):
            start = month - length + 1
            weight = runs[max(0, length - 2) : length + 3].sum()
            if weight > best and values[start : month + 1].mean() < values[:start].mean():
                best, where = float(weight), start
    return best, min(where, months)


def difference_in_differences(counts: Array) -> tuple[float, int]:
    """Negative binomial, effects of months and targets: the best score test of a fall of the target since a month."""
    months, targets = counts.shape
    fitted = counts.sum(1, keepdims=True) * counts.sum(0, keepdims=True) / max(1, counts.sum())
    fitted = np.maximum(fitted, 1e-3)
    over = ((counts - fitted) ** 2 - fitted).sum() / (fitted**2).sum()
    weight = (fitted / (1 + max(0.0, float(over)) * fitted)).ravel()
    error = ((counts - fitted) / (1 + max(0.0, float(over)) * fitted)).ravel()
    effects = np.zeros((months * targets, months + targets - 1))
    cell = np.arange(months * targets)
    effects[cell, cell // targets] = 1
    kept = cell % targets > 0
    effects[cell[kept], months + cell[kept] % targets - 1] = 1
    dates = np.arange(EDGE, months - EDGE + 1)
    since = ((cell // targets)[:, None] >= dates) & (cell % targets == 0)[:, None]
    weighted = effects * weight[:, None]
    crossed = weighted.T @ since
    inside = (since * weight[:, None]).sum(0)
    variance = inside - (crossed * np.linalg.lstsq(effects.T @ weighted, crossed, rcond=None)[0]).sum(0)
    height = -(error @ since) / np.sqrt(np.maximum(variance, 1e-9))
    return float(height.max()), int(dates[height.argmax()])


PEERS: dict[str, Callable[[Array], tuple[float, int]]] = {
    "PELT (ruptures)": pelt,
    "Binseg (ruptures)": binseg,
    "CUSUM": cusum,
    "BOCPD": bocpd,
    "NB difference in differences": difference_in_differences,
}
