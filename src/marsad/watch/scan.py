"""Find the month since which an attacker spares a target, and how often chance alone would show as much.

Every month with a year before it and half a year after is tried as the start of a lasting fall of the target's share,
and every stretch of nine months as a temporary one. The share has to fall against all others together and against all
but any one of them, by more than a slight part, and the target's own count has to fall too. How much chance would show
is found by shuffling the months in blocks, whole months at a time, with the best shift partly taken out first: what is
shuffled is then the attacker's ordinary unrest. Chance is then widened, the more so the more one month's unrest carries
into the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from marsad.watch.comparisons import SATURATION, Comparison, Counts, Floats, comparison

BEFORE, EDGE = 12, 6
"""Months there must be before a shift and after it: a record that begins with a burst shows no fall."""
LENGTH = 9
"""Months of the temporary falls that are looked for; in a longer one there is one of these."""
LONGEST = 24
"""Months of the longest fall that is taken to be temporary."""
FEWEST_MONTHS = 24
"""Months below which nothing can be said."""
FALLEN = 0.7
"""The target's own count has to fall at least to this part of what it was."""
FALLEN_FOR_A_TIME = 0.5
"""The same for a temporary fall, which ordinary unrest imitates more easily, beside the months around it."""
AROUND = 18
"""Months on either side of a temporary fall with which it is compared."""
SLIGHT = (0.15, 0.05)
"""The part by which a share may fall, lastingly and for a time, and still not have fallen: what goes beyond it counts.

Where incidents are many the smallest drift would be sure to be there; where they are few this hardly costs power.
"""
TAKEN_OUT = (0.9, 0.5)
"""How much of the best lasting and of the best temporary shift is taken out before the months are shuffled."""
BLOCK = 6
"""Months shuffled as one."""


class Widening(NamedTuple):
    """How far chance is widened: at least, more for each unit of persistence, and more for each unit of the score."""

    least: float
    persistence: float
    score: float


WIDENED = (Widening(0.72, 0.85, 0.11), Widening(0.75, 1.0, 0.18))
"""For a lasting and a temporary fall.

Taking out the best of many shifts leaves less unrest than there was, and how much there was is itself uncertain, which
is why far scores are narrowed more. Measured in benchmarks/watch_simulation.py so that in ordinary records without a
shift p is at most 0.05, 0.01 and 0.005 no more often than it says, in sparse ones too.
"""
FOR_TEMPORARY = 0.2
"""The part of the chance of a false alarm that is spent on temporary falls."""
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
    """The best fall of one kind: where, and how far the share fell; nowhere if the target's own count never fell."""

    place: Place | None
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What a scan of one target found. `place` is where a fall is likeliest, None where the target's count never fell.

    `p` is how often chance alone would show as much; `p_lasting` and `p_temporary` are the same of each kind alone.
    `persistence` is how much one month's unrest carries into the next.
    """

    p: float
    p_lasting: float
    p_temporary: float
    place: Place | None
    score: float
    persistence: float
    permutations: int


@dataclass(slots=True)
class Scanning:
    """A scan under way: the best falls, what is shuffled, and how often chance has reached as far so far.

    `scales` are the mean and the deviation of what chance reaches, `scores` how far the falls stand above it in these.
    """

    falls: tuple[Fall, Fall]
    residuals: tuple[Floats, Floats]
    weights: Floats
    spread: Floats
    persistence: float
    seed: int
    scales: tuple[tuple[float, float], ...] = ()
    scores: tuple[float, float] = (-np.inf, -np.inf)
    reached: tuple[int, int] = (0, 0)
    done: int = 0

    @property
    def ps(self) -> tuple[float, float, float]:
        """How often chance shows as much: in all, as a lasting and as a temporary fall."""
        lasting, temporary = ((1 + count) / (1 + self.done) for count in self.reached)
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
    return Scanning(
        falls=falls,
        residuals=(residuals[0].astype(np.float32), residuals[1].astype(np.float32)),
        weights=compared.n.astype(np.float32),
        spread=spread.astype(np.float32),
        persistence=persistence(compared, [one[0] for one in left]),
        seed=seed,
    )


def shuffle(under_way: Scanning, permutations: int) -> None:
    """Shuffle the months as many times more and count how often chance reaches as far.

    The first shuffles also set the scale on which a fall is narrowed.
    """
    lasting, temporary = under_way.falls
    if lasting.place is None and temporary.place is None:
        under_way.done += permutations
        under_way.reached = (under_way.reached[0] + permutations, under_way.reached[1] + permutations)
        return
    months = under_way.weights.shape[1]
    index = shuffled_months(months, BLOCK, permutations, under_way.seed, under_way.done)
    together = padded_sums(under_way.weights[:, index])
    first, second = (padded_sums(one[:, index]) for one in under_way.residuals)
    spread = under_way.spread
    highest = (falls_since(first, together, spread).max(-1), falls_for(second, together, spread).max(-1))
    if not under_way.scales:
        under_way.scales = tuple((float(one.mean()), float(one.std()) or 1.0) for one in highest)
        under_way.scores = (_score(lasting, under_way.scales[0]), _score(temporary, under_way.scales[1]))
    chance = [(one - mean) / deviation for one, (mean, deviation) in zip(highest, under_way.scales, strict=True)]
    counts = [
        before + int((one >= _narrowed(score, by, under_way.persistence)).sum())
        for before, one, score, by in zip(under_way.reached, chance, under_way.scores, WIDENED, strict=True)
    ]
    under_way.reached = (counts[0], counts[1])
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
        permutations=under_way.done,
    )


def best_falls(compared: Comparison, share: Floats, spread: Floats) -> tuple[Fall, Fall]:
    """The best lasting and the best temporary fall among those in which the target's own count fell too."""
    months = compared.months
    if months < FEWEST_MONTHS:
        return Fall(None, -np.inf), Fall(None, -np.inf)
    sums, together = padded_sums(compared.x - share * compared.n), padded_sums(compared.n)
    own = padded_sums(compared.target)
    before, length = own[BEFORE : months - EDGE + 1], np.arange(BEFORE, months - EDGE + 1)
    fell = (own[-1] - before) * length <= FALLEN * before * (months - length)
    heights = np.where(fell, falls_since(sums, together, spread, share[:, 0] * SLIGHT[0]), -np.inf)
    start = int(heights.argmax())
    lasting = Fall(Place("lasting", start + BEFORE, months) if fell.any() else None, float(heights[start]))
    lull = is_lull(own)
    heights = np.where(lull, falls_for(sums, together, spread, share[:, 0] * SLIGHT[1]), -np.inf)
    start = int(heights.argmax())
    place = _around(sums[0], together[0], start) if lull.any() else None
    return lasting, Fall(place, float(heights[start]))


def _around(sums: Floats, together: Floats, start: int) -> Place:
    """The temporary fall of which nine months from `start` on are the core: the stretch that stands out most."""
    months = len(sums) - 1
    begins = np.arange(max(EDGE, start + LENGTH - LONGEST), start + LENGTH - EDGE + 1)[:, None]
    ends = np.arange(start + EDGE, min(months, start + LONGEST) + 1)
    part = together[ends] - together[begins]
    heights = (sums[begins] - sums[ends]) / np.sqrt(np.maximum(part * (1 - part / together[-1]), _TINY))
    heights[(ends - begins < EDGE) | (ends - begins > LONGEST)] = -np.inf
    begin, end = np.unravel_index(int(heights.argmax()), heights.shape)
    return Place("temporary", int(begins[begin, 0]), int(ends[end]))


def is_lull(own: Floats) -> NDArray[np.bool_]:
    """For each stretch of nine months: whether the target's own count is low there, beside the months around it.

    `own` are running sums of the count. A record that begins low is no fall.
    """
    months = len(own) - 1
    begin = np.arange(months - LENGTH + 1)
    low, high = np.maximum(begin - AROUND, 0), np.minimum(begin + LENGTH + AROUND, months)
    inside = own[LENGTH:] - own[:-LENGTH]
    around = own[high] - own[low] - inside
    return np.asarray((inside * (high - low - LENGTH) <= FALLEN_FOR_A_TIME * around * LENGTH) & (begin >= EDGE))


def falls_since(sums: Floats, together: Floats, spread: Floats, slight: Floats | None = None) -> Floats:
    """For each month that leaves enough before and after: how many standard deviations the share is lower from then on.

    `sums` and `together` are running sums (comparisons by ... by months + 1) of the target's excess over its overall
    share and of all incidents; the least over the comparisons is returned. With `slight`, one for each comparison, only
    what the share fell beyond it counts.
    """
    whole, part = together[..., -1:], together[..., BEFORE:-EDGE]
    return least(sums[..., BEFORE:-EDGE], part, whole, spread, slight)


def falls_for(sums: Floats, together: Floats, spread: Floats, slight: Floats | None = None) -> Floats:
    """For each stretch of nine months: how many standard deviations the share is lower within it."""
    whole, part = together[..., -1:], together[..., LENGTH:] - together[..., :-LENGTH]
    return least(sums[..., :-LENGTH] - sums[..., LENGTH:], part, whole, spread, slight)


def least(excess: Floats, part: Floats, whole: Floats, spread: Floats, slight: Floats | None = None) -> Floats:
    """The least fall over the comparisons, each in its own standard deviations."""
    lowest = None
    for at, width in enumerate(spread):
        told = part[at] * (1 - part[at] / whole[at])
        beyond = excess[at] if slight is None else excess[at] - slight[at] * told
        fall = beyond / np.sqrt(np.maximum(width * told, _TINY))
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


def persistence(compared: Comparison, own: Sequence[Floats]) -> float:
    """How much one month's unrest carries into the next three, 0 at least.

    `own` are the target's months less the best shift of each kind; where it leaves less, it was the right one. Half of
    the answer comes from how the attacker's largest other targets share what is left among them: campaigns are a habit
    of the attacker, and seen more surely in several.
    """
    values = [min(_carried(one / np.sqrt(np.maximum(compared.n[0], _TINY))) for one in own)]
    together = compared.others.sum(1)
    if len(compared.left_out) > 1:
        months = len(together)
        weight = 1 / (1 + SATURATION * together * months / together.sum())
        steady = weight / np.sqrt(np.maximum(together * weight, _TINY))
        others = compared.others[:, compared.left_out]
        excess = (others - others.sum(0) / together.sum() * together[:, None]) * steady[:, None]
        # summed exactly, so that the order of the targets changes nothing
        values.append(fsum(map(_carried, excess.T)) / len(compared.left_out))
    # the correlations of a short record are too low by one part in its months
    return max(0.0, sum(values) / len(values) + len(CARRIED) / compared.months)


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


def _score(fall: Fall, scale: tuple[float, float]) -> float:
    """How far a fall stands above chance, in standard deviations of what chance reaches at most."""
    return (fall.height - scale[0]) / scale[1] if fall.place else -np.inf


def _narrowed(score: float, by: Widening, persistence: float) -> float:
    """The score that chance has to reach, chance being widened; one below the middle of chance stays as it is."""
    return score / (by.least + by.persistence * persistence + by.score * score) if 0 < score < np.inf else score


def _carried(unrest: Floats) -> float:
    """The sum of the correlations of a month with the next three."""
    squares = float((unrest**2).sum())
    if squares <= 0:
        return 0.0
    return sum(float((unrest[lag:] * unrest[:-lag]).sum()) for lag in CARRIED) / squares
