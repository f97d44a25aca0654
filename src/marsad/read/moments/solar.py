"""The solar Hijri calendar of Iran: its days as Gregorian ones, and what its months and years mean on a page."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import cast

from marsad.read.moments import calendar
from marsad.read.moments.facts import Anchor, Facts, Meaning, occurrence, valued

# Years at which the run of leap years of the calendar breaks (K. M. Borkowski, «The Persian calendar for 3000 years»,
# Earth, Moon, and Planets 74, 1996).
_BREAKS = (
    -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178,
)  # fmt: skip
_BEFORE_CHRIST = 621
_FIRST_HALF = 31


@cache
def nowruz(year: int) -> date:
    """The first day of a year of the solar Hijri calendar; raises `ValueError` outside the years 1 to 3177."""
    if not 1 <= year < _BREAKS[-1]:
        raise ValueError(f"no year of the solar Hijri calendar: {year}")
    leaps, before = -14, _BREAKS[0]
    for turn in _BREAKS[1:]:
        jump = turn - before
        if year < turn:
            break
        leaps += jump // 33 * 8 + jump % 33 // 4
        before = turn
    since = year - before
    leaps += since // 33 * 8 + (since % 33 + 3) // 4
    if jump % 33 == 4 and jump - since == 4:
        leaps += 1
    gregorian = year + _BEFORE_CHRIST
    return date(gregorian, 3, 20 + leaps - (gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150))


def solar(year: int, month: int | None = None, day: int | None = None) -> tuple[date, date] | None:
    """First and last day of a solar Hijri year, month or day; None where it does not exist."""
    if not 1 <= year < _BREAKS[-1] - 1 or not 1 <= (month or 1) <= 12:
        return None
    first, after = nowruz(year), nowruz(year + 1)
    if month is None:
        return first, after - timedelta(1)
    begins = [first + timedelta(31 * min(at, 6) + 30 * max(at - 6, 0)) for at in range(12)] + [after]
    start, end = begins[month - 1], begins[month] - timedelta(1)
    if day is None:
        return start, end
    found = start + timedelta(day - 1)
    return (found, found) if start <= found <= end else None


def solar_year(day: date) -> int:
    """The solar Hijri year that a day lies in."""
    year = day.year - _BEFORE_CHRIST
    return year if nowruz(year) <= day else year - 1


def solar_month(day: date) -> int:
    """The month of its solar Hijri year that a day lies in, from 1."""
    passed = (day - nowruz(solar_year(day))).days
    return min(passed // 31 + 1, 7) if passed < 6 * _FIRST_HALF else (passed - 6 * _FIRST_HALF) // 30 + 7


def written(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A day written in digits: «1402/05/17»."""
    days = solar(*map(int, cast("str", facts.word("hijri_date")).split("-")))
    return days and valued(days[0].isoformat(), facts.day_mod)


def dated(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A day, month, season or year by its name or number, or counted from publication («سال گذشته»)."""
    if "solar_month" in facts:
        return _in_month(facts, anchor, facts.day_beside("solar_month"))
    if "the_month" in facts:
        return _counted_month(facts, anchor)
    year = _year(facts, anchor)
    if year is None:
        return Meaning(None, facts.mod)
    if "season" in facts:
        return valued(f"{year + _BEFORE_CHRIST:04}-{facts.word('season')}", facts.mod)
    days = solar(year)
    return days and valued(calendar.most_of(*days, "year"), facts.mod, days)


def _year(facts: Facts, anchor: Anchor) -> int | None:
    number = facts.number("hy")
    if number is None and anchor.published is not None:
        number = solar_year(anchor.published) + (facts.number("deixis") or 0)
    return number


def _in_month(facts: Facts, anchor: Anchor, day: int | None) -> Meaning | None:
    month = cast("int", facts.number("solar_month"))
    year = _year(facts, anchor) if "hy" in facts or "the_year" in facts else None
    if year is None:
        if anchor.published is None:
            return Meaning(None, facts.mod)
        now = solar_year(anchor.published)
        near = (solar(one, month, day) for one in range(now - 1, now + 2))
        starts = {days[0]: days for days in near if days}
        first = occurrence(sorted(starts), "day", facts.number("deixis"), anchor)
        days = starts[first] if first else None
    else:
        days = solar(year, month, day)
    if days is None:
        return None
    return valued(days[0].isoformat() if day else calendar.most_of(*days, "month"), facts.mod, days)


def _counted_month(facts: Facts, anchor: Anchor) -> Meaning | None:
    """«ماه گذشته»: a month of the calendar that the paper lives by, its value the Gregorian one that most of it is."""
    if anchor.published is None:
        return Meaning(None, facts.mod)
    count = solar_year(anchor.published) * 12 + solar_month(anchor.published) - 1 + (facts.number("deixis") or 0)
    days = solar(count // 12, count % 12 + 1)
    return days and valued(calendar.most_of(*days, "month"), facts.mod, days)
