"""How far a target's attacks fell, the others', and the odds between them, each with its 95 % interval."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from marsad.model.shift import Interval
from marsad.watch.comparisons import Comparison, Floats
from marsad.watch.scan import Place

LAGS = 4
"""Months over which unrest carries over in the intervals (Bartlett weights; Newey and West, Econometrica 55, 1987)."""
NORMAL = 1.96


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratios:
    """Rates in the months of a shift over rates in the others: target, others, and the odds of the target."""

    target: float
    others: float
    odds: float
    target_interval: Interval
    others_interval: Interval
    odds_interval: Interval


def ratios(compared: Comparison, place: Place, left_out: int | None = None) -> Ratios:
    """The three ratios of a shift; `left_out` is a column of the others that is not counted.

    Half an incident is added to every sum, so that a halt has a ratio too. The intervals are those of the months
    given; that the months were chosen is not in them.
    """
    inside = np.zeros(compared.months, bool)
    inside[place.start : place.end] = True
    columns = [at for at in range(compared.others.shape[1]) if at != left_out]
    own, others = compared.target, compared.others[:, columns].sum(1)
    first, first_moves = _ratio(own, inside)
    second, second_moves = _ratio(others, inside)
    odds = first / second
    return Ratios(
        target=first,
        others=second,
        odds=odds,
        target_interval=_interval(first, first_moves),
        others_interval=_interval(second, second_moves),
        odds_interval=_interval(odds, first_moves - second_moves),
    )


def log_odds(compared: Comparison, place: Place) -> tuple[float, float]:
    """The logarithm of the odds ratio and its standard error."""
    inside = np.zeros(compared.months, bool)
    inside[place.start : place.end] = True
    first, first_moves = _ratio(compared.target, inside)
    second, second_moves = _ratio(compared.others.sum(1), inside)
    return float(np.log(first / second)), _error(first_moves - second_moves)


def _ratio(counts: Floats, inside: NDArray[np.bool_]) -> tuple[float, Floats]:
    """The rate inside over the rate outside, and by how much each month moves its logarithm."""
    moves = np.empty(len(counts))
    rates = []
    for months, sign in ((inside, 1), (~inside, -1)):
        total, length = float(counts[months].sum()) + 0.5, max(1, int(months.sum()))
        rates.append(total / length)
        moves[months] = sign * (counts[months] - counts[months].mean()) / total if months.any() else 0
    return rates[0] / rates[1], moves


def _error(moves: Floats) -> float:
    variance = float((moves**2).sum())
    for lag in range(1, LAGS + 1):
        variance += 2 * (1 - lag / (LAGS + 1)) * float((moves[lag:] * moves[:-lag]).sum())
    return float(np.sqrt(max(variance, float((moves**2).sum()) / 2)))


def _interval(value: float, moves: Floats) -> Interval:
    wide = float(np.exp(NORMAL * _error(moves)))
    return Interval(value / wide, value * wide)
