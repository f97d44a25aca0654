"""Pictures of shifts and tested dates, as SVG text or PNG bytes."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

import resvg_py

from marsad.flow.watching import Record
from marsad.model.errors import BadRequest
from marsad.model.shift import DateTest, Shift
from marsad.watch.panels import panel
from marsad.watch.pictures import svg

MOST = 60
"""Pictures in one file."""
ZOOM = 2
"""Pixels of a PNG for one of the SVG."""


def picture(record: Record, found: Sequence[Shift | DateTest], out: Path) -> None:
    """Draw the months of shifts or of a tested date into a file, by its ending .svg or .png.

    Time runs from the right where most attackers' names are written from the right. Raises `BadRequest` for another
    ending, or where the file cannot be written.
    """
    if out.suffix.lower() not in {".svg", ".png"}:
        raise BadRequest(f"{out} is neither .svg nor .png")
    turned = sum(_from_the_right(one.attacker) for one in found)
    drawn = svg([panel(record.incidents, one) for one in found[:MOST]], "rtl" if 2 * turned > len(found) else "ltr")
    try:
        if out.suffix.lower() == ".svg":
            out.write_text(drawn, encoding="utf-8")
        else:
            out.write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=drawn, zoom=ZOOM)))
    except OSError as error:
        raise BadRequest(f"{out} cannot be written: {error.strerror}") from error


def _from_the_right(name: str) -> bool:
    """Whether the first letter of a name is one that is written from the right."""
    return next(
        (kind in {"R", "AL"} for one in name if (kind := unicodedata.bidirectional(one)) in {"L", "R", "AL"}), False
    )
