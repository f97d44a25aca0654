"""A ledger of what was reached, in which nothing is lowered without a reason: `python -m evals.pins --reason WHY`.

Each row pins a figure from its date on. Rows are only added; each carries a seal over its own words and the seal of
the row before, so that a row changed or taken out later breaks the chain. A figure below the one pinned before wants a
reason of its own in the column `lowered`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from evals.carried import reached

TESTS = Path(__file__).resolve().parents[1] / "tests"
LEDGER = TESTS / "gate" / "pins.tsv"


class Broken(Exception):
    """A ledger that cannot be trusted; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One row: what is measured, how much of it was reached on which day, why, and why it is less than before."""

    measure: str
    figure: str
    date: str
    reason: str
    lowered: str
    seal: str


COLUMNS = tuple(field.name for field in fields(Pin))


def pins(path: Path) -> list[Pin]:
    """The rows of a ledger, in order. Raises `Broken` where the chain is, or a figure fell without a reason."""
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    if header != "\t".join(COLUMNS):
        raise Broken("the first line does not name the columns")
    found: list[Pin] = []
    held: dict[str, int] = {}
    for number, row in enumerate(rows, 2):
        cells = row.split("\t")
        if len(cells) != len(COLUMNS) or not cells[1].isdigit() or not all((cells[0], cells[2], cells[3])):
            raise Broken(f"line {number} is no pin")
        pin = Pin(*cells)
        if pin.seal != seal(pin, found[-1].seal if found else ""):
            raise Broken(f"line {number} or one before it was changed after it was written")
        if int(pin.figure) < held.get(pin.measure, 0) and not pin.lowered:
            raise Broken(f"line {number} lowers {pin.measure!r} and does not say why")
        held[pin.measure] = int(pin.figure)
        found.append(pin)
    return found


def seal(pin: Pin, before: str) -> str:
    """Twelve digits that stand for the words of a pin and all pins before it."""
    return sha256("\t".join((before, *astuple(pin)[:-1])).encode()).hexdigest()[:12]


def held(ledger: Iterable[Pin]) -> dict[str, int]:
    """The figure that holds for each measure: the last one."""
    return {pin.measure: int(pin.figure) for pin in ledger}


def fallen(now: Mapping[str, int], ledger: Iterable[Pin]) -> dict[str, tuple[int, int]]:
    """Measures below their pin: what is pinned, and what is reached."""
    return {
        measure: (figure, now.get(measure, 0))
        for measure, figure in held(ledger).items()
        if now.get(measure, 0) < figure
    }


def added(ledger: Sequence[Pin], now: Mapping[str, int], date: str, reason: str, lowered: str) -> list[Pin]:
    """The ledger with a row for each figure that differs from its pin. Raises `Broken` on a fall without a reason."""
    less = fallen(now, ledger)
    if less and not lowered:
        raise Broken("these fell, and --lowered does not say why: " + ", ".join(sorted(less)))
    grown = list(ledger)
    for measure in sorted({*now, *less}):
        figure = now.get(measure, 0)
        if held(ledger).get(measure) != figure:
            pin = Pin(measure, str(figure), date, reason, lowered if measure in less else "", "")
            sealed = seal(pin, grown[-1].seal if grown else "")
            grown.append(Pin(pin.measure, pin.figure, pin.date, pin.reason, pin.lowered, sealed))
    return grown


def written(ledger: Iterable[Pin]) -> str:
    """The ledger as tab-separated lines."""
    return "".join("\t".join(cells) + "\n" for cells in (COLUMNS, *map(astuple, ledger)))


def main() -> int:
    """Pin what is reached now; 1 where something fell and no reason is given."""
    parser = argparse.ArgumentParser(prog="python -m evals.pins", description=__doc__)
    parser.add_argument("--reason", required=True, help="what made the figures what they are")
    parser.add_argument("--lowered", default="", help="why any of them may be lower than before")
    asked = parser.parse_args()
    try:
        ledger = pins(LEDGER) if LEDGER.exists() else []
        today = datetime.now(UTC).date().isoformat()
        LEDGER.write_text(written(added(ledger, reached(TESTS), today, asked.reason, asked.lowered)), encoding="utf-8")
    except Broken as error:
        print(f"Not pinned: {error}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
