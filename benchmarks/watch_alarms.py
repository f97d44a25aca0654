"""Measure what stands beside the scan: the test of one date, the monthly watch, level alarms, and falls that end.

    .venv/bin/python benchmarks/watch_alarms.py [--replicates 60] [--workers 2] [--seed 11]

Prints, as Markdown, by kind of invented record: how often the test of a date gives p <= 0.05, how often a watch of two
years alarms and after how many months, and how often a level alarm is raised; and how often falls of 6 to 24 months are
found.
"""

from __future__ import annotations

import argparse
from functools import partial
from multiprocessing import Pool

import numpy as np
from watch_worlds import HARD, MEANS, ORDINARY, World, records

from marsad.watch.alarms import HORIZON, SHORTEST, heights_of, threshold
from marsad.watch.comparisons import comparison
from marsad.watch.datetests import fall_at
from marsad.watch.levels import level
from marsad.watch.scan import scan

MIDDLE, QUIET, LATE = 36, 48, 6
"""The date tested where nothing fell, the months before such a watch, and its month at which a fall begins."""
LENGTHS = (6, 9, 15, 24)


def rates(world: World, replicates: int, seed: int) -> tuple[float, ...]:
    """How often the date test, the watch and the level alarm speak, and the months until the watch does."""
    counts, shifts = records(world, replicates, seed)
    said = []
    for table, at in zip(counts, shifts.tolist(), strict=True):
        fell = world.kind == "A1"
        dated = fall_at(comparison(table, 0), at if fell else MIDDLE, permutations=399).p <= 0.05
        start = max(24, at - LATE) if fell else QUIET
        compared = comparison(table[: start + HORIZON], 0)
        heights, _ = heights_of(compared, start)
        looks = np.flatnonzero(heights >= threshold(compared, start))
        months = start + SHORTEST + int(looks[0]) - at if looks.size and fell else np.nan
        said.append((dated, looks.size > 0, months, level(table.sum(1).astype(float), 0, len(table) - 1) is not None))
    every = np.array(said, float)
    after = every[np.isfinite(every[:, 2]), 2]
    return every[:, 0].mean(), every[:, 1].mean(), float(np.median(after)) if after.size else np.nan, every[:, 3].mean()


def truces(replicates: int, seed: int) -> float:
    """How often a general truce, all targets at a fifth, raises a level alarm."""
    counts, shifts = records(World("N0", 1.0, 6), replicates, seed)
    random = np.random.default_rng(seed)
    told = 0
    for table, at in zip(counts, shifts.tolist(), strict=True):
        table[at:] = random.binomial(table[at:], 0.2)
        told += level(table.sum(1).astype(float), 0, len(table) - 1) is not None
    return told / replicates


def ended(cell: tuple[int, int], replicates: int, seed: int) -> tuple[float, float]:
    """How often a fall to 30 % that lasts so long, at so many a month, is found at p <= 0.05 and at p <= 0.10."""
    length, mean = cell
    counts, _ = records(World("N0", 1.0, mean), replicates, seed)
    random = np.random.default_rng([seed, length, mean])
    found = []
    for table in counts:
        start = int(random.integers(14, 64 - length))
        table[start : start + length, 0] = random.binomial(table[start : start + length, 0], 0.3)
        found.append(scan(table, 0).p)
    return float(np.mean(np.array(found) <= 0.05)), float(np.mean(np.array(found) <= 0.10))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--replicates", type=int, default=60)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=11)
    given = parser.parse_args()
    kinds = [(kind, 1.0) for kind in (*ORDINARY, *HARD)] + [("A1", 0.3), ("A1", 0.15)]
    worlds = [World(kind, part, mean) for kind, part in kinds for mean in MEANS]
    lengths = [(length, mean) for length in LENGTHS for mean in MEANS[1:]]
    with Pool(given.workers) as pool:
        found = pool.map(partial(rates, replicates=given.replicates, seed=given.seed), worlds, chunksize=1)
        short = pool.map(partial(ended, replicates=2 * given.replicates, seed=given.seed), lengths, chunksize=1)
    print("| world | test of a date p <= .05 | a watch of two years alarms | months after the fall | level alarm |")
    print("|---" * 5 + "|")
    for kind, part in kinds:
        rows = np.array(
            [one for one, world in zip(found, worlds, strict=True) if (world.kind, world.part) == (kind, part)]
        )
        print(
            f"| {kind}{f' {part}' if kind == 'A1' else ''} | " + " | ".join(f"{one:.3g}" for one in rows.mean(0)) + " |"
        )
    ordinary = np.array([one for one, world in zip(found, worlds, strict=True) if world.kind in ORDINARY]).mean(0)
    print(f"| ordinary | {ordinary[0]:.3f} | {ordinary[1]:.3f} | - | {ordinary[3]:.3f} |")
    print(
        f"\nGeneral truces (a fifth of all) that raise a level alarm: {truces(2 * given.replicates, given.seed):.2f}\n"
    )
    print("| months of the fall | incidents a month | p <= .05 | p <= .10 |\n|---|---|---|---|")
    for (length, mean), (strict, loose) in zip(lengths, short, strict=True):
        print(f"| {length} | {mean} | {strict:.2f} | {loose:.2f} |")


if __name__ == "__main__":
    main()
