"""The calendar: which days a TIMEX3 value and its modifier can mean, and the arithmetic of days and months."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from hijridate import Hijri

from marsad.model.moment import Mod

Unit = Literal[
    "second",
    "minute",
    "hour",
    "night",
    "day",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
]
HIJRI_TABLES = range(1343, 1501)
"""Hijri years for which the days of Umm al-Qura are known; others are reckoned, right within a day or two."""

_MONTHS_OF = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_VALUE = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"|(?P<of_month>\d{4})-(?P<in_month>\d\d)"
    r"|(?P<of_week>\d{4})-W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|(?P<of_part>\d{4})-(?P<part>(?P<quarter>Q[1-4])|(?P<half>H[12])|S[PU]|FA|WI)"
    r"|(?P<only_year>\d{4})|(?P<decade>\d{3})|(?P<century>\d{2})"
)
_PARTS = {
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
    "H1": (1, 6),
    "H2": (7, 12),
    "SP": (3, 5),
    "SU": (6, 8),
    "FA": (9, 11),
}


class Days(NamedTuple):
    """The first and the last day a time can mean; None where that side is open."""

    first: date | None
    last: date | None


def extent(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 date value; None for spans, vague references and what lies outside years 1-9999.

    Seasons are those of the north by whole months; the winter of a year is either of the two it has a share in.
    A weekend runs from Friday to Sunday, so that it holds the free days of the Arab countries and of the others.
    """
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    try:
        return _extent(found)
    except ValueError:
        return None


def _extent(found: re.Match[str]) -> tuple[date, date]:
    if found["day"]:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        return day, day
    if found["in_month"]:
        return months(int(found["of_month"]), int(found["in_month"]), int(found["in_month"]))
    if found["week"]:
        monday = date.fromisocalendar(int(found["of_week"]), int(found["week"]), 1)
        return monday + timedelta(4 if found["weekend"] else 0), monday + timedelta(6)
    if found["part"] == "WI":
        year = int(found["of_part"])
        return date(year - 1, 12, 1), months(year + 1, 2, 2)[1]
    if found["part"]:
        return months(int(found["of_part"]), *_PARTS[found["part"]])
    short = found["only_year"] or found["decade"] or found["century"]
    span = 10 ** (4 - len(short))
    first = int(short) * span
    return date(max(first, 1), 1, 1), date(first + span - 1, 12, 31)


def unit_of(value: str) -> Unit:
    """How fine a TIMEX3 date value is."""
    found = _VALUE.fullmatch(value)
    if found is None:
        raise ValueError(f"no date: {value}")
    kinds: dict[str, Unit] = {
        "day": "day",
        "in_month": "month",
        "week": "week",
        "quarter": "quarter",
        "half": "half",
        "part": "season",
        "only_year": "year",
        "decade": "decade",
        "century": "century",
    }
    return next(unit for group, unit in kinds.items() if found[group])


def season_of(year: int, season: str) -> tuple[date, date]:
    """First and last day of the season (SP, SU, FA, WI) that begins in a year."""
    if season == "WI":
        return date(year, 12, 1), months(year + 1, 2, 2)[1]
    return months(year, *_PARTS[season])


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the anonymous computus (Meeus, Astronomical Algorithms, ch. 8)."""
    golden, (century, of_century) = year % 19, divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def months(year: int, first: int, last: int) -> tuple[date, date]:
    """First day of one month of a year and last day of another."""
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def modified(first: date, last: date, mod: Mod | None) -> Days:
    """The days a time can mean once it is modified.

    START, MID and END are thirds: by whole months where the time has at least three (the beginning of a year is
    January to April), by days where it is shorter. APPROX reaches half the time's own length further on both sides,
    at least three days. BEFORE and AFTER keep the day they are counted from, as deadlines do.
    """
    match mod:
        case "BEFORE":
            return Days(None, first)
        case "AFTER":
            return Days(last, None)
        case "APPROX":
            more = timedelta(max(3, ((last - first).days + 1) // 2))
            return Days(_later(first, -more), _later(last, more))
        case "START" | "MID" | "END":
            return _third(first, last, ("START", "MID", "END").index(mod))
    return Days(first, last)


def _third(first: date, last: date, which: int) -> Days:
    after = last + timedelta(1) if last < date.max else last
    whole = (after.year - first.year) * 12 + after.month - first.month
    if whole >= 3 and first.day == after.day == 1:
        cuts = [first, shifted(first, whole // 3, "month"), shifted(first, whole * 2 // 3, "month"), after]
    else:
        length = (after - first).days
        cuts = [first, *(first + timedelta(length * n // 3) for n in (1, 2)), after]
    return Days(cuts[which], max(cuts[which], cuts[which + 1] - timedelta(1)))


def _later(day: date, more: timedelta) -> date | None:
    try:
        return day + more
    except OverflowError:
        return None


def shifted(day: date, count: float, unit: Unit) -> date:
    """The day that lies `count` units after (before, if negative) another, at the month's end where it is shorter.

    Parts of a day do not count: three hours ago is today.

    Raises `OverflowError` outside the years 1-9999.
    """
    if unit in _MONTHS_OF:
        total = day.year * 12 + day.month - 1 + round(count * _MONTHS_OF[unit])
        year, month = divmod(total, 12)
        if not 1 <= year <= 9999:
            raise OverflowError(f"year {year}")
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    return day + timedelta(int(count * _DAYS_OF.get(unit, 1)))


_DAYS_OF = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "week": 7}


def value_at(day: date, unit: Unit) -> str:
    """The TIMEX3 value of the unit that a day lies in: its year, month, ISO week, quarter, decade ... or itself."""
    year, week, _ = day.isocalendar()
    values = {
        "century": f"{day.year // 100:02}",
        "decade": f"{day.year // 10:03}",
        "year": f"{day.year:04}",
        "half": f"{day.year:04}-H{(day.month + 5) // 6}",
        "quarter": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "month": f"{day.year:04}-{day.month:02}",
        "week": f"{year:04}-W{week:02}",
    }
    return values.get(unit, day.isoformat())


def weekday_from(day: date, weekday: int, direction: Literal[-1, 0, 1]) -> date:
    """The weekday (ISO, Monday 1) on or before a day (-1), on or after it (1), or nearest to it (0)."""
    ahead = (weekday - day.isoweekday()) % 7
    if direction > 0 or (direction == 0 and ahead <= 3):
        return day + timedelta(ahead)
    return day + timedelta(ahead - 7 if ahead else 0)


def in_week(day: date, weekday: int) -> date:
    """The weekday (ISO) in the ISO week of a day."""
    return day + timedelta(weekday - day.isoweekday())


def recurrences(around: int, month: int, day: int | None) -> Iterator[date]:
    """The days a month, or a day of it, falls on in three years around one; none where there is no such day."""
    for year in (around - 1, around, around + 1):
        try:
            yield date(year, month, day or 1)
        except ValueError:
            continue


def hijri(year: int, month: int | None = None, day: int | None = None) -> tuple[date, date] | None:
    """First and last day of a Hijri year, month or day; None where it does not exist."""
    if not 1 <= year <= 9000 or not 1 <= (month or 1) <= 12 or not 1 <= (day or 1) <= 30:
        return None
    if day is not None and month is not None:
        start = _hijri_month(year, month) + timedelta(day - 1)
        return (start, start) if start < _after(year, month) else None
    if month is not None:
        return _hijri_month(year, month), _after(year, month) - timedelta(1)
    return _hijri_month(year, 1), _after(year, 12) - timedelta(1)


def hijri_year(day: date) -> int:
    """The Hijri year that a day lies in, a day or two either way at its turn outside the known tables."""
    year = int((day - date(622, 7, 19)).days / 354.36708) + 1
    found = (
        near for near in (year - 1, year, year + 1) if near > 0 and _hijri_month(near, 1) <= day < _after(near, 12)
    )
    return next(found, year)


def most_of(first: date, last: date, unit: Literal["month", "year"]) -> str:
    """The value of the month or year that holds the middle day of a stretch, and so the most of it."""
    return value_at(first + (last - first) / 2, unit)


def _after(year: int, month: int) -> date:
    return _hijri_month(year + month // 12, month % 12 + 1)


@cache
def _hijri_month(year: int, month: int) -> date:
    """First day of a Hijri month; by the civil arithmetic calendar (epoch 16 July 622 Julian) outside the tables."""
    if year in HIJRI_TABLES:
        return date.fromisoformat(str(Hijri(year, month, 1).to_gregorian()))
    days = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2
    return date.fromordinal(days + 1 + 1948440 - 385 - 1721425)
