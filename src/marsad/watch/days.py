"""Dates of incident tables as months: ISO, slashed in either order, or with a month by its name («13 آذار 2024»)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from marsad.text.folding import folded
from marsad.watch.words import is_weekday, month_named

ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[t ].*)?$")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?$")
YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?(?: .*)?$")
NAMED = re.compile(r"(?:(\d{1,2})[ -])?([^\W\d_][^\W\d_ /.]*(?:[ /][^\W\d_]+)*?)\.?[,،]?[ -](\d{4})$")
NAMED_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$")
ERA = re.compile(r"(?<=\d{4}) ?م$")
"""The letter for years of the Christian era."""


class Day(NamedTuple):
    """A month, counted from year 0, and the day in it, 0 where only the month is known."""

    month: int
    day: int


def days(values: Iterable[str], order: str | None = None) -> tuple[dict[str, Day], dict[str, str]]:
    """For each text of a column its day, or why it is none.

    Slashed dates such as 03/04/2020 are read in the order that others of the column show; where they show both orders
    or none, those that can be read two ways are refused. `order` (dmy, mdy) settles it.
    """
    given = list(values)
    plain = {text: _plain(text) for text in given}
    shown = {one for text in plain.values() if (one := _order(text))}
    settled = order or (shown.pop() if len(shown) == 1 else None)
    found: dict[str, Day] = {}
    refused: dict[str, str] = {}
    for text in given:
        read = _day(plain[text], settled)
        if isinstance(read, Day):
            found[text] = read
        else:
            refused[text] = read
    return found, refused


def month_name(month: int) -> str:
    """A month counted from year 0 as `YYYY-MM`."""
    return f"{month // 12:04}-{month % 12 + 1:02}"


def _plain(text: str) -> str:
    """A date as it is compared: folded, without the day of the week before it («الثلاثاء، 13 آذار 2024م»)."""
    text = ERA.sub("", folded(text).strip())
    first, _, rest = text.partition(" ")
    return rest.strip() if is_weekday(first.rstrip(",،.")) else text


def _order(text: str) -> str | None:
    match = SLASHED.match(text)
    if not match:
        return None
    first, second = int(match[1]), int(match[2])
    return "dmy" if first > 12 >= second else "mdy" if second > 12 >= first else None


def _day(text: str, order: str | None) -> Day | str:
    if not text or text[0] in "=+@":
        return "its date is a formula" if text else "it has no date"
    if match := ISO.match(text) or COMPACT.match(text) or YEAR_FIRST.match(text):
        return _made(int(match[1]), int(match[2]), int(match[3] or 0))
    if worded := _worded(text):
        return worded
    if match := SLASHED.match(text):
        first, second, year = (int(one) for one in match.groups())
        own = _order(text) or ("dmy" if first == second else order)
        if own is None:
            return "its date can be read day first or month first; say which with order in a mapping"
        return _made(year, second, first) if own == "dmy" else _made(year, first, second)
    return "its date cannot be read" if not re.fullmatch(r"\d{4}", text) else "its date names no month"


def _worded(text: str) -> Day | str | None:
    """The day of a date whose month is named; None where none is."""
    if (match := NAMED.match(text)) and (month := month_named(match[2])):
        return _made(int(match[3]), month, int(match[1] or 0))
    if (match := NAMED_FIRST.match(text)) and (month := month_named(match[1])):
        return _made(int(match[3]), month, int(match[2]))
    return None


def _made(year: int, month: int, day: int) -> Day | str:
    try:
        date(year, month, day or 1)
    except ValueError:
        return "its date does not exist"
    return Day(year * 12 + month - 1, day)
