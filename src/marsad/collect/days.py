"""The day in a date that a machine wrote: ISO 8601, mail dates and numbers that can be read in one way only."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate

from marsad.text.folding import folded

_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d{2}|(?<=[-/.])\d)\2(\d{1,2})(?=$|[T\s,+Z])")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?=$|[\s,])")


def day(written: str) -> str | None:
    """ISO 8601 date of a machine-written date, as its own time zone has it, or None where it can be read in two ways.

    `3/4/2021` is such a date; `13/4/2021` and `4/4/2021` are not. A month or a year alone is no day.
    """
    plain = folded(written).strip().upper()
    if (found := _YEAR_FIRST.match(plain)) is not None:
        year, _, month, number = found.groups()
        return _date(int(year), int(month), int(number))
    if (found := _YEAR_LAST.match(plain)) is not None:
        first, _, second, year = found.groups()
        return _year_last(int(first), int(second), int(year))
    if re.search("[A-Z]{3}", plain) and (mail := parsedate(plain)) is not None:
        return _date(*mail[:3])
    return None


def _year_last(first: int, second: int, year: int) -> str | None:
    if first > 12 or first == second:
        return _date(year, second, first)
    return _date(year, first, second) if second > 12 else None


def _date(year: int, month: int, number: int) -> str | None:
    try:
        return date(year, month, number).isoformat() if year >= 1000 else None
    except ValueError:
        return None
