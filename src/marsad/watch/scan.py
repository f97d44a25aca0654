"""Find the month since which an attacker spares a target, and how often chance alone would show as much.

Every month that leaves half a year on either side is tried as the start of a lasting fall of the target's share, and
every stretch of 9 or 15 months as a temporary one. The share has to fall against all others together and against all
but any one of them, and the target's own count has to fall too. How much chance would show is found by shuffling the
months in blocks, whole months at a time, with the best shift partly taken out first: what is shuffled is then the
attacker's ordinary unrest. Blocks grow with the persistence of what is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from marsad.watch.comparisons import Comparison, Counts, Floats, comparison

EDGE = 6
"""Months there must be on either side of a shift."""
LENGTHS = (9, 15)
"""Months of the temporary falls that are looked for; those of 6 to 24 months are seen by one of the two."""
FEWEST_MONTHS = 24
"""Months below which nothing can be said."""
FALLEN = 0.6
"""The target's own count has to fall at least to this part of what it was."""
FALLEN_FOR_A_TIME = 0.5
"""The same for a temporary fall, which ordinary unrest imitates more easily."""
TAKEN_OUT = (0.9, 0.5)
"""How much of the best lasting and of the best temporary shift is taken out before the months are shuffled."""
BLOCKS = ((0.15, 4), (0.4, 6), (0.6, 8), (np.inf, 12))
"""Months shuffled as one, by the persistence up to which they are enough."""
WIDENED = ((1.42, 0.6), (1.4, 1.5))
"""How far chance is widened, for a lasting and a temporary fall: at least, and more for each unit of persistence.

Taking out the best of many shifts leaves less unrest than there was. Measured in benchmarks/watch_simulation.py so that
no more than 5 in 100 ordinary records without a shift give p <= 0.05, and fewer than 1 in 100 p <= 0.01.
"""
FOR_TEMPORARY = 0.25
"""The part of the chance of a false alarm that is spent on temporary falls."""
LEAST_FOR_TEMPORARY = 0.002
"""No temporary fall gets a smaller p: in simulation 1 in 130 records without one would, because a lull is what ordinary
unrest imitates best. In a large field such a fall alone is no discovery."""
RESCALED_AT_MOST = 3.0
"""A residual of a month with hardly any attack is not stretched further than this."""
CARRIED = (1, 2, 3)
"""Months over which unrest is looked at for what it carries over."""
_TINY = 1e-6

Kind = Literal["lasting", "temporary"]


class Place(NamedTuple):
    """Months that fell: from `start` up to, not including, `end`; a lasting fall goes on to the end of the record."""

    kind: Kind
    start: int
    end: int


class Fall(NamedTuple):
    """The best fall of one kind: where, and how far the share fell, for each length that was tried."""

    place: Place | None
    heights: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What a scan of one target found. `place` is where a fall is likeliest, None where the target's count never fell.

    `p` is how often chance alone would show as much; `p_lasting` and `p_temporary` are the same of each kind alone.
    `persistence` is how much one month's unrest carries into the next, `block` the months shuffled as one.
    """

    p: float
    p_lasting: float
    p_temporary: float
    place: Place | None
    score: float
    persistence: float
    block: int
    permutations: int


@dataclass(slots=True)
class Scanning:
    """A scan under way: the best falls, what is shuffled, and how often chance has reached as far so far."""

    falls: tuple[Fall, Fall]
    residuals: tuple[Floats, Floats]
    weights: Floats
    spread: Floats
    persistence: float
    block: int
    seed: int
    scales: tuple[tuple[float, float], ...] = ()
    scores: tuple[float, float] = (-np.inf, -np.inf)
    reached: tuple[int, int] = (0, 0)
    done: int = 0

    @property
    def ps(self) -> tuple[float, float, float]:
        """How often chance shows as much: in all, as a lasting and as a temporary fall."""
        lasting, temporary = ((1 + count) / (1 + self.done) for count in self.reached)
        temporary = max(temporary, LEAST_FOR_TEMPORARY)
        return min(1.0, lasting / (1 - FOR_TEMPORARY), temporary / FOR_TEMPORARY), lasting, temporary


def scan(counts: Counts, target: int, *, permutations: int = 199, seed: int = 0) -> Scan:
    """Scan one target (a column) of one attacker's table of months by targets.

    Raises `BadRequest` where there is nothing to scan: see `marsad.watch.comparisons.comparison`.
    """
    return scanned(comparison(counts, target), permutations=permutations, seed=seed)


def scanned(compared: Comparison, *, permutations: int = 199, seed: int = 0) -> Scan:
    """Scan a comparison that is laid out already."""
    under_way = begun(compared, seed)
    shuffle(under_way, permutations)
    return ended(under_way)


def begun(compared: Comparison, seed: int = 0) -> Scanning:
    """A scan with the best falls found and nothing shuffled yet."""
    total = compared.n.sum(1, keepdims=True)
    share = compared.x.sum(1, keepdims=True) / total
    spread = (share * (1 - share))[:, 0]
    falls = best_falls(compared, share, spread)
    left = [without(compared, one.place, share) for one in falls]
    excess = compared.x - share * compared.n
    residuals = [part * one + (1 - part) * excess for part, one in zip(TAKEN_OUT, left, strict=True)]
    persistence = _persistence(left[0][0] / np.sqrt(np.maximum(spread[0] * compared.n[0], _TINY)))
    return Scanning(
        falls=falls,
        residuals=(residuals[0].astype(np.float32), residuals[1].astype(np.float32)),
        weights=compared.n.astype(np.float32),
        spread=spread.astype(np.float32),
        persistence=persistence,
        block=block_for(persistence),
        seed=seed,
    )


def shuffle(under_way: Scanning, permutations: int) -> None:
    """Shuffle the months as many times more and count how often chance reaches as far.

    The first shuffles also set the scale on which the kinds and lengths are compared.
    """
    lasting, temporary = under_way.falls
    if lasting.place is None and temporary.place is None:
        under_way.done += permutations
        under_way.reached = (under_way.reached[0] + permutations, under_way.reached[1] + permutations)
        return
    months = under_way.weights.shape[1]
    index = shuffled_months(months, under_way.block, permutations, under_way.seed, under_way.done)
    together = padded_sums(under_way.weights[:, index])
    first, second = (padded_sums(one[:, index]) for one in under_way.residuals)
    spread = under_way.spread
    highest = [
        falls_since(first, together, spread).max(-1),
        *(falls_for(second, together, spread, length).max(-1) for length in LENGTHS),
    ]
    if not under_way.scales:
        under_way.scales = tuple((float(one.mean()), float(one.std()) or 1.0) for one in highest)
        scaled = _longest(highest[1:], under_way.scales[1:])
        under_way.scales += ((float(scaled.mean()), float(scaled.std()) or 1.0),)
        under_way.scores = _scores(under_way)
    chance = (
        (highest[0] - under_way.scales[0][0]) / under_way.scales[0][1],
        (_longest(highest[1:], under_way.scales[1:-1]) - under_way.scales[-1][0]) / under_way.scales[-1][1],
    )
    widened = [least + more * max(0.0, under_way.persistence) for least, more in WIDENED]
    counts = [
        int((one >= _narrowed(score, by)).sum())
        for one, score, by in zip(chance, under_way.scores, widened, strict=True)
    ]
    under_way.reached = (under_way.reached[0] + counts[0], under_way.reached[1] + counts[1])
    under_way.done += permutations


def ended(under_way: Scanning) -> Scan:
    """What the scan found, from the shuffles done so far."""
    p, lasting, temporary = under_way.ps
    kinds = sorted(
        ((lasting / (1 - FOR_TEMPORARY), -under_way.scores[0], 0), (temporary / FOR_TEMPORARY, -under_way.scores[1], 1))
    )
    chosen = next((kind for *_, kind in kinds if under_way.falls[kind].place is not None), 0)
    score = under_way.scores[chosen]
    return Scan(
        p=p,
        p_lasting=lasting,
        p_temporary=temporary,
        place=under_way.falls[chosen].place,
        score=float(score) if np.isfinite(score) else 0.0,
        persistence=under_way.persistence,
        block=under_way.block,
        permutations=under_way.done,
    )


def best_falls(compared: Comparison, share: Floats, spread: Floats) -> tuple[Fall, Fall]:
    """The best lasting and the best temporary fall among those in which the target's own count fell too."""
    months = compared.months
    if months < FEWEST_MONTHS:
        return Fall(None, ()), Fall(None, ())
    sums, together = padded_sums(compared.x - share * compared.n), padded_sums(compared.n)
    own = padded_sums(compared.target)
    before, length = own[EDGE : months - EDGE + 1], np.arange(EDGE, months - EDGE + 1)
    fell = (own[-1] - before) * length <= FALLEN * before * (months - length)
    heights = np.where(fell, falls_since(sums, together, spread), -np.inf)
    start = int(heights.argmax())
    lasting = Fall(Place("lasting", start + EDGE, months) if fell.any() else None, (float(heights[start]),))
    best: list[tuple[float, Place]] = []
    for long in LENGTHS:
        inside = own[long:] - own[:-long]
        lull = inside * (months - long) <= FALLEN_FOR_A_TIME * (own[-1] - inside) * long
        lull[:EDGE] = False  # a record that begins low is no fall
        held = np.where(lull, falls_for(sums, together, spread, long), -np.inf)
        begin = int(held.argmax())
        best.append((float(held[begin]), Place("temporary", begin, begin + long)))
    place = max(best, key=lambda one: one[0])
    return lasting, Fall(place[1] if np.isfinite(place[0]) else None, tuple(height for height, _ in best))


def falls_since(sums: Floats, together: Floats, spread: Floats) -> Floats:
    """For each month that leaves an edge: how many standard deviations the share is lower from then on.

    `sums` and `together` are running sums (comparisons by ... by months + 1) of the target's excess over its overall
    share and of all incidents; the least over the comparisons is returned.
    """
    lowest = None
    for excess, weight, width in zip(sums, together, spread, strict=True):
        part, all_ = weight[..., EDGE:-EDGE], weight[..., -1:]
        fall = excess[..., EDGE:-EDGE] / np.sqrt(np.maximum(width * part * (1 - part / all_), _TINY))
        lowest = fall if lowest is None else np.minimum(lowest, fall, out=lowest)
    return np.asarray(lowest)


def falls_for(sums: Floats, together: Floats, spread: Floats, length: int) -> Floats:
    """For each stretch of as many months: how many standard deviations the share is lower within it."""
    lowest = None
    for excess, weight, width in zip(sums, together, spread, strict=True):
        part, all_ = weight[..., length:] - weight[..., :-length], weight[..., -1:]
        fall = (excess[..., :-length] - excess[..., length:]) / np.sqrt(
            np.maximum(width * part * (1 - part / all_), _TINY)
        )
        lowest = fall if lowest is None else np.minimum(lowest, fall, out=lowest)
    return np.asarray(lowest)


def without(compared: Comparison, place: Place | None, share: Floats) -> Floats:
    """The target's excess over what its share would give, once a shift is taken out.

    Residuals from the share inside and outside the shift, each stretched to the spread of the overall share.
    """
    x, n = compared.x, compared.n
    if place is None:
        return np.asarray(x - share * n)
    inside = np.zeros(compared.months, bool)
    inside[place.start : place.end] = True
    level = np.empty_like(x)
    for months in (inside, ~inside):
        level[:, months] = x[:, months].sum(1, keepdims=True) / np.maximum(n[:, months].sum(1, keepdims=True), _TINY)
    stretch = np.sqrt(share * (1 - share) / np.maximum(level * (1 - level), _TINY))
    left = (x - level * n) * np.minimum(stretch, RESCALED_AT_MOST)
    return np.asarray(left - n * left.sum(1, keepdims=True) / n.sum(1, keepdims=True))


def block_for(persistence: float) -> int:
    """Months to be shuffled as one: more where unrest persists, so that shuffling leaves as much of it together."""
    return next(block for limit, block in BLOCKS if persistence < limit)


@lru_cache(maxsize=64)
def shuffled_months(months: int, block: int, permutations: int, seed: int, after: int) -> NDArray[np.intp]:
    """Orders of the months (permutations by months): blocks stay together, and where they begin is drawn each time.

    The same arguments give the same orders, so that all targets are shuffled alike.
    """
    random = np.random.default_rng([seed, months, block, after])
    begins = random.integers(0, block, size=(permutations, 1))
    blocks = (np.arange(months) + begins) // block
    keys = random.random((permutations, int(blocks.max()) + 1))
    return np.argsort(np.take_along_axis(keys, blocks, 1), axis=1, kind="stable")


def padded_sums(values: Floats) -> Floats:
    """Running sums over the last axis, with the 0 that comes before the first."""
    sums = np.zeros((*values.shape[:-1], values.shape[-1] + 1), values.dtype)
    np.cumsum(values, axis=-1, out=sums[..., 1:])
    return sums


def _scores(under_way: Scanning) -> tuple[float, float]:
    """How far the observed falls stand above chance, in standard deviations of what chance reaches at most."""
    lasting, temporary = under_way.falls
    (mean, deviation), *lengths, (level, width) = under_way.scales
    first = (lasting.heights[0] - mean) / deviation if lasting.place else -np.inf
    if temporary.place is None:
        return first, -np.inf
    far = max((height - one[0]) / one[1] for height, one in zip(temporary.heights, lengths, strict=True))
    return first, (far - level) / width


def _longest(highest: list[Floats], scales: tuple[tuple[float, float], ...]) -> Floats:
    """The best of the lengths, each on its own scale."""
    scaled = [(one - mean) / deviation for one, (mean, deviation) in zip(highest, scales, strict=True)]
    return np.asarray(np.maximum.reduce(scaled))


def _narrowed(score: float, by: float) -> float:
    """The score that chance has to reach, chance being widened; one below the middle of chance stays as it is."""
    return score / by if score > 0 else score


def _persistence(residuals: Floats) -> float:
    """How much unrest carries over: correlations of a month with the next three, less the bias of a short record."""
    squares = float((residuals**2).sum())
    if squares <= 0:
        return 0.0
    carried = sum(float((residuals[lag:] * residuals[:-lag]).sum()) for lag in CARRIED)
    return carried / squares + len(CARRIED) * 2 / len(residuals)
