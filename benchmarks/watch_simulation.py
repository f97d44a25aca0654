"""Hold the scan of the watch room against worlds in which the truth is known, beside other methods on the same records.

    .venv/bin/python benchmarks/watch_simulation.py [--quick] [--replicates 150] [--workers 2] [--seed 11]

Prints, as Markdown: power and false alarms at one threshold for each method (5 % false alarms pooled over N0-N3), the
scan's own p, dates and date sets, false discovery over families of 240 targets, and milliseconds per target.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing import Pool
from typing import Any, NamedTuple

import numpy as np
from watch_peers import PEERS
from watch_worlds import HARD, MEANS, ORDINARY, SHIFTS, World, cells, records

from marsad.watch.comparisons import comparison
from marsad.watch.dates import date_set
from marsad.watch.discovery import discoveries
from marsad.watch.scan import scan, scanned

LEVEL = 0.05
SCAN = "share scan (marsad)"


class Answer(NamedTuple):
    """What a method said of one record: its score, how far its month is off, its own p, and the date set."""

    score: float
    off: float
    p: float = np.nan
    covered: bool = False
    length: int = 0


def answers(world: World, replicates: int, peers: int, seed: int, permutations: int) -> dict[str, list[Answer]]:
    """What every method says of the records of one kind of world; the peers see the first of them only."""
    counts, shifts = records(world, replicates, seed)
    found = {SCAN: [_scanned(one, int(shift), permutations) for one, shift in zip(counts, shifts, strict=True)]}
    for name, method in PEERS.items():
        found[name] = []
        for one, shift in zip(counts[:peers], shifts, strict=False):
            score, month = method(one)
            found[name].append(Answer(score, abs(month - shift)))
    return found


def _scanned(counts: Any, shift: int, permutations: int) -> Answer:
    compared = comparison(counts, 0)
    found = scanned(compared, permutations=permutations)
    if found.place is None:
        return Answer(-1.0, np.nan, found.p)
    dates = date_set(compared, found.place)
    # the score only breaks ties of p, so that a threshold of exactly 5 % can be set
    score = -found.p + 1e-6 * np.tanh(found.score / 10)
    return Answer(score, abs(dates.best - shift), found.p, dates.earliest <= shift <= dates.latest,
                  dates.latest - dates.earliest + 1)  # fmt: skip


def family(number: int, permutations: int) -> tuple[int, int, int]:
    """Discoveries, false ones and true targets in a family of 240 targets, a tenth of them spared.

    Its records are ordinary ones of every kind and those with strong campaigns.
    """
    random = np.random.default_rng([number, 240])
    tables, truth = [], []
    for at in range(240):
        spared = at < 24
        kind = str(random.choice(SHIFTS if spared else (*ORDINARY, "N4")))
        world = World(kind, 0.3 if spared else 1.0, int(random.choice(MEANS)))
        tables.append(comparison(records(world, 1, 10_000 + 240 * number + at)[0][0], 0))
        truth.append(spared)
    found = discoveries(tables, most=permutations, seed=number)
    taken = [one.q <= 0.10 for one in found]
    return sum(taken), sum(one and not true for one, true in zip(taken, truth, strict=True)), sum(truth)


def _rate(found: dict[World, dict[str, list[Answer]]], method: str, kinds: Sequence[str], part: float | None,
          told: Callable[[Answer], bool]) -> float:  # fmt: skip
    rates = [
        np.mean([told(one) for one in by_method[method]])
        for world, by_method in found.items()
        if world.kind in kinds and (part is None or world.part == part)
    ]
    return float(np.mean(rates))


def calibrated(found: dict[World, dict[str, list[Answer]]]) -> None:
    """Print every method at its own threshold of 5 % false alarms pooled over the ordinary worlds."""
    columns = [*ORDINARY, *HARD]
    print("| method | " + " | ".join(columns) + " | A1 .5 | A1 .3 | A3 | A6 at 20 | power | off | within 3 |")
    print("|---|" + "---|" * (len(columns) + 7))
    for method in [*PEERS, SCAN]:
        pool = [one.score for world, by in found.items() if world.kind in ORDINARY for one in by[method]]
        limit = float(np.quantile(pool, 1 - LEVEL))

        def told(one: Answer, limit: float = limit) -> bool:
            return one.score > limit

        off = [one.off for world, by in found.items() if world.kind in SHIFTS and world.part == 0.3
               for one in by[method] if told(one)]  # fmt: skip
        a6 = np.mean([told(one) for world, by in found.items() if world.kind == "A6" and world.mean == 20
                      for one in by[method]])  # fmt: skip
        power = np.mean([_rate(found, method, [kind], 0.3, told) for kind in SHIFTS])
        row = [_rate(found, method, [kind], None, told) for kind in columns]
        row += [_rate(found, method, ["A1"], 0.5, told), _rate(found, method, ["A1"], 0.3, told)]
        row += [_rate(found, method, ["A3"], 0.3, told), float(a6), float(power)]
        print(f"| {method} | " + " | ".join(f"{one:.3f}" for one in row)
              + f" | {np.nanmedian(off):.0f} | {np.mean(np.array(off) <= 3):.2f} |")  # fmt: skip


def own(found: dict[World, dict[str, list[Answer]]]) -> None:
    """Print how often the scan's own p is at most 0.05 and 0.01, by kind and density, with dates and date sets."""
    print("\n| world | p <= .05 | at 2 / 6 / 20 | p <= .01 | off (median) | date set holds the month | months in it |")
    print("|---|---|---|---|---|---|---|")
    for kind, part in dict.fromkeys((world.kind, world.part) for world in found):
        by = {world.mean: answers[SCAN] for world, answers in found.items() if (world.kind, world.part) == (kind, part)}
        every = [one for those in by.values() for one in those]
        hits = [one for one in every if one.p <= LEVEL]
        dated = kind[0] == "A" and hits
        print(f"| {kind}{f' {part}' if kind[0] == 'A' else ''} | {np.mean([one.p <= LEVEL for one in every]):.3f} | "
              + " / ".join(f"{np.mean([one.p <= LEVEL for one in by[mean]]):.2f}" for mean in MEANS)
              + f" | {np.mean([one.p <= 0.01 for one in every]):.3f} | "
              + (f"{np.median([one.off for one in hits]):.0f} | {np.mean([one.covered for one in hits]):.3f} | "
                 f"{np.median([one.length for one in hits]):.0f} |" if dated else "- | - | - |"))  # fmt: skip


def _with_error(rates: np.ndarray) -> str:
    """A mean and its standard error."""
    return f"{rates.mean():.3f} (standard error {rates.std(ddof=1) / np.sqrt(len(rates)):.3f})"


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--replicates", type=int, default=150)
    parser.add_argument("--peers", type=int, default=50, help="records of each cell that the other methods see")
    parser.add_argument("--families", type=int, default=48)
    parser.add_argument("--permutations", type=int, default=199)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--quick", action="store_true", help="a fifth of it, for a check")
    given = parser.parse_args()
    less = 5 if given.quick else 1
    worlds = cells((0.5, 0.3, 0.15))
    ask = partial(answers, replicates=given.replicates // less, peers=given.peers // less, seed=given.seed,
                  permutations=given.permutations)  # fmt: skip
    with Pool(given.workers) as pool:
        found = dict(zip(worlds, pool.map(ask, worlds, chunksize=1), strict=True))
        numbers = range(1000 * given.seed, 1000 * given.seed + max(1, given.families // less))
        families = pool.map(partial(family, permutations=20_000), numbers, chunksize=1)
    print(f"{given.replicates // less} records a cell, {given.permutations} permutations, seed {given.seed}\n")
    calibrated(found)
    own(found)
    taken = np.array(families)
    rates = taken[:, 1] / np.maximum(taken[:, 0], 1)
    power = (taken[:, 0] - taken[:, 1]) / taken[:, 2]
    print(f"\n{len(taken)} families of 240 targets, 10 % spared, q = 0.10: false discovery rate {_with_error(rates)}, "
          f"power {_with_error(power)}")  # fmt: skip
    counts, _ = records(World("A1", 0.3, 6), 100, 2)
    scan(counts[0], 0, permutations=given.permutations)
    start = time.process_time()
    for one in counts:
        scan(one, 0, permutations=given.permutations)
    print(f"{(time.process_time() - start) * 10:.2f} ms of one core per target with {given.permutations} permutations")


if __name__ == "__main__":
    main()
