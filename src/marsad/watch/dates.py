"""Which months a shift can have begun in, given the record: the set of a likelihood ratio."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from marsad.watch.comparisons import Comparison, Floats
from marsad.watch.scan import EDGE, LONGEST, Place, padded_sums

RATIO = 9.0
"""Twice the log-likelihood that a month may fall short of the best and still be in the 95 % set.

The limit for long records is 7.35 = -2 ln(1 - sqrt .95); the rest is what records of 72 months needed in simulation.

Hansen, Sample splitting and threshold estimation, Econometrica 68 (2000).
"""
_TINY = 1e-9


class DateSet(NamedTuple):
    """The likeliest month and the first and last that the record does not speak against, as indexes of months."""

    best: int
    earliest: int
    latest: int


def date_set(compared: Comparison, place: Place, ratio: float = RATIO) -> DateSet:
    """When a shift began: the months whose likelihood is within the ratio of the best one's.

    The likelihood is the binomial one of the weighted counts against all other targets, divided by the dispersion that
    is left at the best month and by what the persistence of that adds, so that bursts and campaigns widen the set.
    """
    lasting = _lasting(compared)
    profile = lasting if place.kind == "lasting" else _temporary(compared, place)
    best = int(profile.argmax())
    if not np.isfinite(profile[best]):
        return DateSet(place.start, EDGE, compared.months - EDGE)
    # what looks like a fall that ended may be one that goes on
    either = np.maximum(profile, lasting)
    near = 2 * (profile[best] - either) / _excess(compared, best, place) <= ratio
    inside = np.flatnonzero(near & np.isfinite(either))
    return DateSet(best, int(inside[0]), int(inside[-1]))


def _lasting(compared: Comparison) -> Floats:
    """The log-likelihood of a fall from each month on; months too near the ends and rises are out."""
    x, n = padded_sums(compared.x[0]), padded_sums(compared.n[0])
    profile = _likelihood(x, n) + _likelihood(x[-1] - x, n[-1] - n)
    fell = x * (n[-1] - n) >= (x[-1] - x) * n
    profile[~fell] = -np.inf
    profile[:EDGE] = profile[-EDGE:] = -np.inf
    return profile


def _temporary(compared: Comparison, place: Place) -> Floats:
    """The same of a fall that ends: for each first month the best of its ends, near the one found."""
    x, n = padded_sums(compared.x[0]), padded_sums(compared.n[0])
    months = compared.months
    profile = np.full(months + 1, -np.inf)
    for start in range(EDGE, months - EDGE + 1):
        ends = np.arange(start + EDGE, min(start + LONGEST, months) + 1)
        ends = ends[(ends > place.start) & (start < place.end)]
        if ends.size:
            inside, weight = x[ends] - x[start], n[ends] - n[start]
            found = _likelihood(inside, weight) + _likelihood(x[-1] - inside, n[-1] - weight)
            fell = inside * n[-1] <= x[-1] * weight
            profile[start] = np.where(fell, found, -np.inf).max()
    return profile


def end_of(compared: Comparison, start: int) -> int:
    """The likeliest end of a temporary fall that began in a month: the first month that is as before again."""
    x, n = padded_sums(compared.x[0]), padded_sums(compared.n[0])
    ends = np.arange(start + EDGE, min(start + LONGEST, compared.months) + 1)
    inside, weight = x[ends] - x[start], n[ends] - n[start]
    found = _likelihood(inside, weight) + _likelihood(x[-1] - inside, n[-1] - weight)
    return int(ends[np.where(inside * n[-1] <= x[-1] * weight, found, -np.inf).argmax()])


def _likelihood(x: Floats, n: Floats) -> Floats:
    """The binomial log-likelihood at the share observed, without the part that no share moves."""
    share = np.clip(x / np.maximum(n, _TINY), _TINY, 1 - _TINY)
    return np.asarray(x * np.log(share) + (n - x) * np.log(1 - share))


def _excess(compared: Comparison, best: int, place: Place) -> float:
    """How much more the shares vary than a binomial would, persistence included."""
    x, n = compared.x[0], compared.n[0]
    inside = np.zeros(compared.months, bool)
    inside[best : compared.months if place.kind == "lasting" else end_of(compared, best)] = True
    level = np.empty(compared.months)
    for months in (inside, ~inside):
        level[months] = x[months].sum() / max(float(n[months].sum()), _TINY)
    # the overall share keeps a month of a near-total halt from counting as a burst
    spread = np.maximum(level * (1 - level), 0.2 * (x.sum() / n.sum()) * (1 - x.sum() / n.sum()))
    residuals = (x - level * n) / np.sqrt(np.maximum(n * spread, _TINY))
    squares = float((residuals**2).sum())
    if squares <= 0:
        return _TINY
    persistence = float(np.clip((residuals[1:] * residuals[:-1]).sum() / squares + 1 / len(x), 0, 0.8))
    return squares / (len(x) - 2) * (1 + persistence) / (1 - persistence)
