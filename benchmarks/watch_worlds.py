"""Invented attackers with four targets and 72 months, in which it is known whether and when one is spared.

Counts are Poisson around a level that all targets share (AR(1), phi .8, standard deviation .45 of its logarithm),
times each target's own unrest (AR(1), .3, .35) and gamma noise of shape 5; the watched target has 2, 6 or 20 incidents
a month and each of the others between half and twice as many.

No shift: N0 plain; N1 everything declines to 25-30 %; N2 one other target reported fourfold for four months; N2b the
same for the watched one; N3 seasons, shared and own; N4 strong campaigns (own unrest .7, .7); N7 another target
fourfold for good; N8 the watched target's reports fall to 30 %, which counts alone cannot tell from a shift.
Shifts: A1 the watched target falls to the part f; A2 the same and the others get what it is spared; A3 with N1; A4 with
N3; A5 with N2; A6 for nine months only.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

MONTHS = 72
OTHERS = 3
MEANS = (2, 6, 20)
ORDINARY = ("N0", "N1", "N2", "N2b", "N3")
HARD = ("N4", "N7", "N8")
SHIFTS = ("A1", "A2", "A3", "A4", "A5")
Array = NDArray[Any]


class World(NamedTuple):
    """A kind of world, the part that the watched target falls to, and its incidents a month."""

    kind: str
    part: float
    mean: int


def cells(parts: tuple[float, ...] = (0.5, 0.3)) -> list[World]:
    """Every kind of world at every density: those without a shift, A1 at each part, the others at 0.3."""
    kinds = [(kind, 1.0) for kind in (*ORDINARY, *HARD)]
    kinds += [("A1", part) for part in parts] + [(kind, 0.3) for kind in (*SHIFTS[1:], "A6")]
    return [World(kind, part, mean) for kind, part in kinds for mean in MEANS]


def records(world: World, replicates: int, seed: int) -> tuple[Array, Array]:
    """Counts (replicates by months by targets, the watched one first) and the month of each shift."""
    random = np.random.default_rng([seed, *world.kind.encode(), round(100 * world.part), world.mean])
    rows, months = np.arange(replicates), np.arange(MONTHS)
    base = world.mean * np.c_[np.ones(replicates), random.uniform(0.5, 2, (replicates, OTHERS))]
    campaigns = world.kind == "N4"
    own = unrest(random, (replicates, 1 + OTHERS), 0.7 if campaigns else 0.3, 0.7 if campaigns else 0.35)
    level = np.log(base)[:, :, None] + unrest(random, (replicates, 1), 0.8, 0.45) + own
    if world.kind in {"N1", "A3"}:
        to = np.log(random.uniform(0.25, 0.30, (replicates, 1, 1)))
        level = level + to * np.clip((months - 12) / 48, 0, 1)
    if world.kind in {"N3", "A4"}:
        phase = random.uniform(size=(replicates, 1 + OTHERS, 1))
        level = level + 0.5 * np.sin(2 * np.pi * months / 12) + 0.3 * np.sin(2 * np.pi * (months / 12 + phase))
    rate = np.exp(level)
    shift = random.integers(20, 53, size=replicates)
    after = months >= shift[:, None]
    other = random.integers(1, 1 + OTHERS, size=replicates)
    if world.kind in {"N2", "A5", "N2b"}:
        start = random.integers(6, 62, size=(replicates, 1))
        burst = (months >= start) & (months < start + 4)
        rate[rows, other if world.kind != "N2b" else 0] *= np.where(burst, 4, 1)
    if world.kind == "N7":
        rate[rows, other] *= np.where(after, 4, 1)
    if world.kind == "N8":
        rate[:, 0] *= np.where(after, 0.3, 1)
    if world.kind in SHIFTS:
        spared = rate[:, 0] * np.where(after, 1 - world.part, 0)
        rate[:, 0] -= spared
        if world.kind == "A2":
            rate[:, 1:] += spared[:, None] * rate[:, 1:] / rate[:, 1:].sum(1, keepdims=True)
    if world.kind == "A6":
        shift = random.integers(14, 50, size=replicates)
        rate[:, 0] *= np.where((months >= shift[:, None]) & (months < shift[:, None] + 9), world.part, 1)
    rate *= random.gamma(5, 1 / 5, rate.shape)
    return random.poisson(rate).transpose(0, 2, 1), shift


def unrest(random: np.random.Generator, shape: tuple[int, ...], phi: float, deviation: float) -> Array:
    """A stationary AR(1) over the months with this standard deviation."""
    noise = random.normal(size=(*shape, MONTHS)) * deviation
    noise[..., 1:] *= np.sqrt(1 - phi**2)
    for month in range(1, MONTHS):
        noise[..., month] += phi * noise[..., month - 1]
    return noise
