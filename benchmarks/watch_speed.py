"""Time and memory of the watch room: a table of UCDP's full size, and ten thousand targets over ten years.

    .venv/bin/python benchmarks/watch_speed.py FOLDER_OF_GED_SLICES [--workers 2]

The full size (386,000 rows, 49 columns) is made by repeating the slices. Written to a temporary folder.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import resource
import tempfile
import time
from pathlib import Path

import numpy as np

from marsad.watch.findings import findings
from marsad.watch.incidents import Incidents, loaded

ROWS, COLUMNS = 386_000, 49
ATTACKERS, TARGETS, MONTHS = 2_500, 4, 120


def full_size(folder: Path, out: Path) -> None:
    """Write the slices again and again, filled up to 49 columns."""
    head: list[str] = []
    rows: list[list[str]] = []
    for path in sorted(folder.glob("ucdp-ged-*.csv.gz"), reverse=True):
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            columns, *found = csv.reader(file)
        head = head or columns
        rows += found if columns == head else []
    filler = [f"filler_{at}" for at in range(COLUMNS - len(head))]
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head + filler)
        for at in range(ROWS):
            writer.writerow(rows[at % len(rows)] + ["a text as long as most"] * len(filler))


def field() -> Incidents:
    """Ten thousand targets of 2,500 attackers, one in ten of them spared from some month on."""
    random = np.random.default_rng(1)
    rate = random.gamma(2, 1.5, (ATTACKERS, 1, TARGETS)) * random.gamma(5, 0.2, (ATTACKERS, MONTHS, 1))
    rate = rate * random.gamma(5, 0.2, (ATTACKERS, MONTHS, TARGETS))
    spared = random.random((ATTACKERS, TARGETS)) < 0.1
    since = random.integers(30, 90, (ATTACKERS, 1, TARGETS))
    rate = np.where(spared[:, None, :] & (np.arange(MONTHS)[:, None] >= since), 0.3 * rate, rate)
    counts = random.poisson(rate)
    attacker, month, target = (np.repeat(one.ravel(), counts.ravel()) for one in np.indices(counts.shape))
    names = ("", "made", *(f"target {at}" for at in range(TARGETS)), *(f"attacker {at}" for at in range(ATTACKERS)))
    nothing = np.zeros(len(month), np.int32)
    return Incidents(
        month=month + 24_000, day=nothing, attacker=(attacker + 2 + TARGETS).astype(np.int32),
        target=(target + 2).astype(np.int32), place=nothing, source=nothing + 1, deaths=nothing - 1,
        dyadic=nothing.astype(bool), names=names,
    )  # fmt: skip


def main() -> None:
    """Print seconds and the most memory used."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("slices", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ged.csv"
        full_size(given.slices, path)
        start, spent = time.perf_counter(), time.process_time()
        found = loaded(path)
        print(f"{found.rows:,} rows of {COLUMNS} columns ({path.stat().st_size / 1e6:.0f} MB): "
              f"{time.perf_counter() - start:.1f} s ({time.process_time() - spent:.1f} s of one core), "
              f"{len(found.incidents):,} incidents, {_memory():.0f} MB")  # fmt: skip
    incidents = field()
    start, spent = time.perf_counter(), time.process_time()
    said = findings(incidents, regions=False, workers=given.workers)
    helped = resource.getrusage(resource.RUSAGE_CHILDREN)
    own, theirs = time.process_time() - spent, helped.ru_utime + helped.ru_stime
    print(f"{len(said):,} targets over {MONTHS} months: {time.perf_counter() - start:.0f} s here; {own:.0f} s of one "
          f"core and {theirs:.0f} s shared by {given.workers}: {own + theirs / given.workers:.0f} s if they are free; "
          f"{sum(one.shift is not None for one in said):,} falls; {_memory():.0f} MB, of which the "
          f"{given.workers} helpers see the same ({helped.ru_maxrss / 1024:.0f} MB at most)")  # fmt: skip


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
