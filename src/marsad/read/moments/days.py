"""Days: by date, by weekday, by distance from publication, by the feast that falls on them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, cast

from marsad.read.moments import calendar
from marsad.read.moments.calendar import Unit
from marsad.read.moments.facts import (
    Anchor,
    Facts,
    Meaning,
    agreed,
    counted,
    occurrence,
    recurring,
    valued,
    year_number,
)
from marsad.read.moments.rules import Fact


def written_day(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A day written in digits, with its year: «21/7/2015»."""
    return valued(cast("date", facts.first("date")).isoformat(), facts.day_mod)


def written_hijri_day(facts: Facts, anchor: Anchor) -> Meaning | None:
    """The same of the Hijri calendar: «5/10/1436»."""
    days = calendar.hijri(*map(int, cast("str", facts.word("hijri_date")).split("-")))
    return days and valued(days[0].isoformat(), facts.day_mod)


def numbered_day(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A day by its number: of a named or numbered month, a Hijri month, or a month counted from publication.

    Where nothing stands by the number, it is of the month last named («يوم 23 يوليو، ثم يوم 27»).
    """
    if "m" in facts:
        return _spaced_day(facts)
    if "month" in facts:
        return _day_of_named_month(facts, anchor)
    if "hijri_month" in facts:
        return hijri_days(facts, anchor, facts.day_beside("hijri_month"))
    bare = (
        all(fact.name == "d" for fact in facts) and anchor.named is not None and anchor.named.unit in ("day", "month")
    )
    start = anchor.named.day if bare and anchor.named else counted(facts, anchor, "month")
    if start is None:
        return Meaning(None, facts.day_mod)
    return valued(start.replace(day=cast("int", facts.number("d"))).isoformat(), facts.day_mod)


def _day_of_named_month(facts: Facts, anchor: Anchor) -> Meaning | None:
    day, month, year = facts.day_beside("month"), agreed(facts.all("month")), year_number(facts, anchor)
    if month is None or day is None:
        return None
    if year is None:
        return recurring(facts, anchor, lambda around: calendar.recurrences(around, month, day), "day")
    return valued(date(year, month, day).isoformat(), facts.day_mod)


def _spaced_day(facts: Facts) -> Meaning | None:
    """A day all in digits with spaces between them; the Gregorian one where both calendars are given."""
    days, in_year = cast("list[int]", facts.all("d")), cast("list[int]", facts.all("m"))
    if "y" in facts:
        day = date(cast("int", facts.number("y")), in_year[-1], days[-1])
    else:
        found = calendar.hijri(cast("int", facts.number("hy")), in_year[0], days[0])
        if found is None:
            return None
        day = found[0]
    return valued(day.isoformat(), facts.day_mod)


def day_of_month(facts: Facts, anchor: Anchor) -> Meaning | None:
    """The same without its year: «يوم 21/7»."""
    day = cast("date", facts.first("day_of_month"))
    return recurring(facts, anchor, lambda around: calendar.recurrences(around, day.month, day.day), "day")


def weekday(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A day by its distance from publication, by its weekday, or both; where they disagree the weekday is right."""
    if "before_weekday" in facts:
        return _earlier_weekday(facts, anchor)
    published = anchor.published
    if published is None:
        return Meaning(None, facts.day_mod)
    named, shift, turn = facts.number("weekday"), facts.number("day_shift"), facts.number("deixis")
    if shift is not None:
        day = published + timedelta(shift)
        if named is not None and named != day.isoweekday():
            near = calendar.weekday_from(day, named, 0)
            day = near if shift > 0 or near <= published else near - timedelta(7)
    elif named is None:
        return None
    elif "the_week" in facts:
        day = calendar.in_week(published + timedelta(7 * (turn or 0)), named)
    elif turn == 0:
        day = calendar.in_week(published, named)
    elif turn is not None:
        step: Literal[-1, 1] = 1 if turn > 0 else -1
        day = calendar.weekday_from(published + timedelta(step), named, step) + timedelta(7 * (turn - step))
    else:
        day = calendar.weekday_from(published, named, 1 if anchor.leaning > 0 else -1)
    return valued(day.isoformat(), facts.day_mod)


def _earlier_weekday(facts: Facts, anchor: Anchor) -> Meaning | None:
    """The first of two weekdays named together, counted back from the second."""
    first, second = facts.number("weekday"), facts.number("before_weekday")
    rest = [fact._replace(name="weekday") for fact in facts if fact.name == "before_weekday"]
    rest += [fact for fact in facts if fact.name not in ("weekday", "before_weekday")]
    last = weekday(Facts(rest), anchor)
    if last is None or last.named is None or first is None or second is None:
        return last
    return valued(calendar.weekday_from(last.named.day, first, -1).isoformat(), facts.day_mod)


def night(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A night between two weekdays takes the first one's date."""
    first, second = (fact for fact in facts if fact.name == "weekday")
    if second.value != cast("int", first.value) % 7 + 1:
        return None
    rest = (fact for fact in facts if fact.name != "weekday")
    return _earlier_weekday(Facts((first, second._replace(name="before_weekday"), *rest)), anchor)


def hijri_days(facts: Facts, anchor: Anchor, day: int | None) -> Meaning | None:
    """A day or month of the Hijri calendar as Gregorian days; a month's value is the month most of it falls in."""
    month = cast("int", facts.number("hijri_month"))
    year, around = facts.number("hy"), calendar.hijri_year(anchor.published) if anchor.published else None
    if year is None and around is not None and "the_year" in facts:
        year = around + (facts.number("deixis") or 0)
    if year is None:
        if around is None:
            return Meaning(None, facts.mod)
        near = [calendar.hijri(one, month, day) for one in range(around - 1, around + 2)]
        starts = {days[0]: days for days in near if days}
        first = occurrence(sorted(starts), "day", facts.number("deixis"), anchor)
        days = starts[first] if first else None
    else:
        days = calendar.hijri(year, month, day)
    if days is None:
        return None
    return valued(days[0].isoformat() if day else calendar.most_of(*days, "month"), facts.mod, days)


def feast(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A feast or holiday («ثاني أيام عيد الفطر»), of a named year or the one meant; feasts keep the Hijri calendar."""
    solar_year, lunar_year = facts.number("y"), facts.number("hy") if "ah" in facts else None
    around = date(solar_year, 7, 1) if solar_year else anchor.published
    if lunar_year:
        days = _feasts_of([lunar_year], facts)
    elif around is None:
        return Meaning(None, facts.day_mod)
    elif "feast" in facts:
        now = calendar.hijri_year(around)
        days = _feasts_of(range(now - 1, now + 2), facts)
    elif (after_easter := facts.number("movable", "movable_day")) is not None:
        later = timedelta(after_easter)
        days = [calendar.easter(year) + later for year in range(around.year - 1, around.year + 2)]
    else:
        month, day = map(int, str(facts.word("holiday")).split("-"))
        days = list(calendar.recurrences(around.year, month, day))
    if solar_year or lunar_year:
        found = next((one for one in days if one.year == (solar_year or one.year)), None)
    else:
        found = occurrence(days, "day", facts.number("deixis"), anchor)
    later = timedelta((facts.number("o", "d") or 1) - 1)
    return valued((found + later).isoformat(), facts.day_mod) if found else None


def _feasts_of(years: Iterable[int], facts: Facts) -> list[date]:
    """The days in Hijri years of the feast named; «العيد» alone is either of the two."""
    named = [tuple(map(int, written.split("-"))) for written in str(facts.word("feast")).split()]
    found = (calendar.hijri(year, month, day) for year in years for month, day in named)
    return sorted(days[0] for days in found if days)


def ramadan(facts: Facts, anchor: Anchor) -> Meaning | None:
    """The month of fasting, whose name is a man's as well and so has rules of its own."""
    return hijri_days(Facts((*facts, Fact("hijri_month", 9, 0, 0))), anchor, None)


def repeated(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A weekday of every week, or a part of every month or year, as a TIMEX3 set."""
    weekday = facts.number("weekday")
    if weekday is not None:
        return Meaning(f"XXXX-WXX-{weekday}")
    value = _SETS.get(cast("Unit", facts.word("unit")))
    return Meaning(value, facts.mod) if value else None


_SETS: dict[Unit, str] = {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}


def yearly(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A month or day of every year."""
    month, day = agreed(facts.all("month")), facts.day_beside("month")
    return Meaning(f"XXXX-{month:02}" if day is None else f"XXXX-{month:02}-{day:02}") if month else None


def known(facts: Facts, anchor: Anchor) -> Meaning | None:
    """The one of the months or days that the rule facts.gives which stands for an event, if that has been."""
    month, day = agreed(facts.all("month")), facts.day_beside("month")
    if month is None:
        return None
    in_year = f"{month:02}" if day is None else f"{month:02}-{day:02}"
    value = next((known for known in (facts.gives or "").split() if known[5:] == in_year), None)
    found = valued(value, facts.mod) if value else None
    late = found and found.named and anchor.published and found.named.day > anchor.published
    return None if late else found
