"""Pictures of shifts and tested dates, as SVG text or PNG bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import resvg_py

from marsad.flow.watching import Record
from marsad.model.errors import BadRequest
from marsad.model.shift import DateTest, Shift
from marsad.watch.datetests import sought
from marsad.watch.days import days
from marsad.watch.incidents import Incidents
from marsad.watch.pictures import Direction, Panel, svg

MOST = 60
"""Pictures in one file."""
ZOOM = 2
"""Pixels of a PNG for one of the SVG."""


def picture(record: Record, found: Sequence[Shift | DateTest], out: Path, direction: Direction = "ltr") -> None:
    """Draw the months of shifts or of a tested date into a file, by its ending .svg or .png.

    Raises `BadRequest` for another ending, or where the file cannot be written.
    """
    if out.suffix.lower() not in {".svg", ".png"}:
        raise BadRequest(f"{out} is neither .svg nor .png")
    drawn = svg([panel(record.incidents, one) for one in found[:MOST]], direction)
    try:
        if out.suffix.lower() == ".svg":
            out.write_text(drawn, encoding="utf-8")
        else:
            out.write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=drawn, zoom=ZOOM)))
    except OSError as error:
        raise BadRequest(f"{out} cannot be written: {error.strerror}") from error


def panel(incidents: Incidents, one: Shift | DateTest) -> Panel:
    """The months of a shift or of a tested date, ready to be drawn."""
    series, column, _ = sought(incidents, one.attacker, one.target, one.region)
    own = series.counts[:, column]
    claimed = None
    if isinstance(one, DateTest):
        begin, _, over = one.date.partition("/")
        claimed = _month(begin), _month(over or begin)
    return Panel(
        attacker=one.attacker,
        target=one.target,
        region=one.region,
        first=series.first,
        own=tuple(own.tolist()),
        others=tuple((series.counts.sum(1) - own).tolist()),
        shift=_month(one.shift) if one.shift else None,
        end=_month(one.end) if isinstance(one, Shift) and one.end else None,
        earliest=_month(one.earliest) if one.earliest else None,
        latest=_month(one.latest) if one.latest else None,
        claimed=claimed,
    )


def _month(written: str) -> int:
    return days([written])[0][written].month
