"""Hold the scan and the test of dates against UCDP's recorded ceasefires and peace agreements.

    .venv/bin/python benchmarks/watch_ceasefires.py FOLDER

FOLDER holds slices of UCDP GED (ucdp-ged-*.csv.gz) and the conflict termination file by dyad
(ucdp-termination-dyad.csv). Prints a table of recorded dates, found, missed and not testable, and how often windows
without a record alarm, with and without the gate for identity events. Recorded truces are declared: finding them is
needed, not enough, for finding hidden ones; and a window without a record is not one without an arrangement.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from marsad.model.errors import BadRequest
from marsad.watch.checks import Found, checks, names_another_cause
from marsad.watch.comparisons import comparison
from marsad.watch.datetests import date_test
from marsad.watch.days import month_name
from marsad.watch.findings import dated
from marsad.watch.identities import Identity, identified, identities
from marsad.watch.incidents import Incidents, loaded
from marsad.watch.scan import scanned
from marsad.watch.series import Series, both_ways, series

WINDOW, SHORTEST, STEP = 72, 40, 24
NEAR = 12
"""Months around a recorded date in which a window is not one without a record."""


ELSEWHERE = (
    ("Sinaloa Cartel", "Gulf Cartel", "2010-01", "alliance"),
    ("Government of Syria", "Syrian insurgents", "2017-05", "Astana memorandum"),
)
"""Dated arrangements that the termination file does not hold."""


class Recorded(NamedTuple):
    """A recorded date of one dyad."""

    side_a: str
    side_b: str
    month: int
    kind: str


def recorded(path: Path) -> Iterator[Recorded]:
    """Ceasefires and peace agreements with their month, and ends of episodes by their outcome."""
    seen = set()
    with path.open(encoding="latin-1", newline="") as file:
        for row in csv.DictReader(file):
            for field, kind in (("cfiredate", "ceasefire"), ("peagdate", "agreement")):
                month, _, year = [*row[field].split("/"), "", ""][:3]
                if not year:
                    continue
                century = 1900 if int(year) > 25 else 2000
                found = Recorded(row["side_a"], row["side_b"], (century + int(year)) * 12 + int(month) - 1, kind)
                if found not in seen:
                    seen.add(found)
                    yield found


def windows(incidents: Incidents) -> Iterator[tuple[Series, int]]:
    """Every target with enough incidents in windows of six years, or a shorter record's whole, two years apart."""
    for one in series(both_ways(incidents), regions=False, fewest=80):
        for start in range(0, max(1, len(one.counts) - WINDOW + 1), STEP):
            counts = one.counts[start : start + WINDOW]
            for column in range(counts.shape[1]):
                others = np.delete(counts, column, axis=1).sum(0)
                if (
                    len(counts) >= SHORTEST
                    and counts[: len(counts) // 2, column].sum() >= 20
                    and (others >= 20).sum() >= 2
                ):
                    yield Series(attacker=one.attacker, region=None, first=one.first + start, targets=one.targets,
                                 counts=counts, dyadic=one.dyadic), column  # fmt: skip


def alarms(incidents: Incidents, known: tuple[Identity, ...], dates: list[Recorded]) -> Counter[str]:
    """Windows without a recorded date, those that alarm, and the other cause that each of these may have."""
    named = both_ways(incidents)
    counted: Counter[str] = Counter()
    for stretch, column in windows(incidents):
        pair = {named.names[stretch.attacker], named.names[int(stretch.targets[column])]}
        end = stretch.first + len(stretch.counts)
        if any({one.side_a, one.side_b} == pair and stretch.first - NEAR <= one.month <= end + NEAR for one in dates):
            continue
        counted["windows"] += 1
        compared = comparison(stretch.counts, column)
        scan = scanned(compared, permutations=399)
        if scan.place is None or scan.p > 0.05:
            continue
        counted["alarms"] += 1
        _, place = dated(compared, scan.place)
        found = Found(incidents=named, series=stretch, column=column, place=place, table=known)
        cause = names_another_cause(checks(found))
        counted[cause.check if cause else "left"] += 1
    return counted


def told(counted: Counter[str]) -> str:
    """The counts in words."""
    return (
        f"{counted['windows']} windows without a recorded date, {counted['alarms']} alarm at p <= .05; of these "
        f"{counted['identity']} are held back for an identity event, {counted['target gone']} for a vanished target, "
        f"{counted['reports']} for a common fall of reports, {counted['new front']} for a new front; "
        f"{counted['left']} are left"
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    dates = list(recorded(given.folder / "ucdp-termination-dyad.csv"))
    dates += [Recorded(a, b, int(month[:4]) * 12 + int(month[5:]) - 1, kind) for a, b, month, kind in ELSEWHERE]
    known = identities()
    print("| record | recorded | incidents before | verdict | p | fall | set | months off |")
    print("|---" * 8 + "|")
    sums: Counter[str] = Counter()
    verdicts: dict[str, int] = {}
    for path in sorted(given.folder.glob("ucdp-ged-*.csv.gz")):
        incidents = identified(loaded(path).incidents, known)
        for one in dates:
            try:
                found = date_test(incidents, one.side_a, one.side_b, month_name(one.month), table=known)
            except BadRequest:
                continue  # the dyad is not in this slice
            verdicts[found.verdict] = verdicts.get(found.verdict, 0) + 1
            p = "-" if found.p is None else f"{found.p:.3f}"
            print(f"| {one.side_a} – {one.side_b} ({one.kind}) | {month_name(one.month)} | {found.incidents_before} | "
                  f"{found.verdict} | {p} | {found.shift or '-'} | {found.earliest or '-'} – {found.latest or '-'} | "
                  f"{'-' if found.lag is None else found.lag} |")  # fmt: skip
        counted = alarms(incidents, known, dates)
        print(f"{path.name}: {told(counted)}", file=sys.stderr)
        sums += counted
    found, untestable = verdicts.get("supported", 0), verdicts.get("not testable", 0)
    print(f"\nfound {found}, missed {sum(verdicts.values()) - found - untestable}, not testable {untestable}")
    print(f"{told(sums)}: {sums['alarms'] / sums['windows']:.3f} alarm, {sums['left'] / sums['windows']:.3f} are left")


if __name__ == "__main__":
    main()
