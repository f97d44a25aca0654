"""What is longer than a day: months, weeks, seasons, quarters, years, decades, centuries."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

from marsad.model.moment import Mod
from marsad.read.moments import calendar
from marsad.read.moments.calendar import Unit
from marsad.read.moments.days import hijri_days, ramadan
from marsad.read.moments.facts import Anchor, Facts, Meaning, agreed, counted, dated, recurring, valued, year_number


def written_month(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A month written in digits: «7/2021»."""
    return valued(cast("str", facts.word("month_of_year")), facts.mod)


def month(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A month by its name or names, of a named year or the one meant."""
    named = agreed(facts.all("month"))
    if named is None:
        return None
    in_year = year_number(facts, anchor)
    if in_year is not None:
        return valued(f"{in_year:04}-{named:02}", facts.mod)
    return recurring(facts, anchor, lambda around: calendar.recurrences(around, named, None), "month")


def week_of_month(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A week by its number in a month: its beginning, middle or end."""
    count = facts.number("o") or 4
    mod: Mod = "START" if count == 1 else "END" if count >= 4 else "MID"
    whole = month(facts, anchor) if "month" in facts else counted_unit(facts, anchor)
    return valued(whole.value, mod) if whole and whole.value else whole


def weekday_of_month(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A weekday by its number in a month: «أول جمعة من رجب», «الأحد الأخير من أيار».

    «الخميس الثالث من يونيو» is the third day of June where that is a Thursday.
    """
    named = next((reader for name, reader in _MONTHS if name in facts), ramadan)
    whole, weekday, count = named(facts, anchor), cast("int", facts.number("weekday")), facts.number("o")
    if whole is None or whole.days.first is None or whole.days.last is None:
        return whole
    if count is None:
        return valued(calendar.weekday_from(whole.days.last, weekday, -1).isoformat(), None)
    numbered = whole.days.first + timedelta(count - 1)
    first_named = next(fact.name for fact in facts if fact.name in ("weekday", "o"))
    if first_named == "weekday" and numbered.isoweekday() == weekday:
        return valued(numbered.isoformat(), None)
    day = calendar.weekday_from(whole.days.first, weekday, 1) + timedelta(7 * (count - 1))
    return valued(day.isoformat(), None) if day <= whole.days.last else None


def rest(facts: Facts, anchor: Anchor) -> Meaning | None:
    """What is left of the week, month or year of publication."""
    whole = year(facts, anchor) if "the_year" in facts else counted_unit(facts, anchor)
    return whole and whole._replace(mod="END", days=whole.days._replace(first=anchor.published))


def week_of_year(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A week by its number in a year, counted as ISO 8601 does, or its last."""
    in_year = year_number(facts, anchor)
    if in_year is None:
        return Meaning(None, facts.mod)
    count = facts.number("o", "n") or date(in_year, 12, 28).isocalendar().week
    return valued(f"{in_year:04}-W{count:02}", facts.mod)


def season(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A season of a named year, or the last, this or the next one."""
    name, of_year = str(facts.word("season", "the_season")), year_number(facts, anchor)
    if of_year is None:
        if anchor.published is None:
            return Meaning(None, facts.mod)
        of_year = _season_year(name, facts.number("deixis"), anchor.published, anchor.leaning)
    return valued(f"{of_year:04}-{name}", facts.mod)


def after_named(facts: Facts, anchor: Anchor) -> Meaning | None:
    """«That January», «the following spring»: the first after the time last named, of that year where one was."""
    if anchor.named is None:
        return Meaning(None, facts.mod)
    start, unit = anchor.named
    year = start.year + (unit == "year" and "follows" in facts)
    start = start if unit != "year" or year == start.year else start.replace(year=year)
    named = agreed(facts.all("month"))
    if named is not None:
        found = next((day for day in calendar.recurrences(year, named, None) if day >= start.replace(day=1)), None)
        return dated(found, "month", facts.mod) if found else None
    name = str(facts.word("season"))
    late = calendar.season_of(year, name)[1] < start
    return valued(f"{year + late:04}-{name}", facts.mod)


def _season_year(name: str, turn: int | None, published: date, leaning: int) -> int:
    """The year in which the season meant begins; without a word for past or coming the last that has begun."""
    year = published.year
    begun = year if published >= calendar.season_of(year, name)[0] else year - 1
    is_running = published <= calendar.season_of(begun, name)[1]
    if turn is None:
        return begun + 1 if leaning > 0 else begun
    if turn == 0:
        return begun if is_running else year
    return begun + turn + (1 if turn < 0 and not is_running else 0)


def part_of_year(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A quarter or half by its number in a year, or a quarter counted from publication."""
    part, count = "Q" if "quarter_no" in facts else str(facts.word("quarter")), facts.number("o", "quarter_no")
    parts = {"Q": 4, "H": 2}[part]
    if count is None and "latest" in facts:
        count = parts
    if count is None:
        start = counted(facts, anchor, "quarter")
        if part != "Q":
            return None
        return dated(start, "quarter", facts.mod) if start else Meaning(None, facts.mod)
    if not 1 <= count <= parts:
        return None
    of_year = year_number(facts, anchor)
    if of_year is None and part == "Q":
        return recurring(facts, anchor, lambda year: calendar.recurrences(year, 3 * count - 2, None), "quarter")
    of_year = of_year or (anchor.published.year if anchor.published else None)
    return valued(f"{of_year:04}-{part}{count}", facts.mod) if of_year else Meaning(None, facts.mod)


def first_of_year(facts: Facts, anchor: Anchor) -> Meaning | None:
    """The first months or weeks of a year: «الأشهر التسعة الأولى من العام الجاري»."""
    of_year = year_number(facts, anchor)
    return valued(f"{of_year:04}", "START") if of_year else Meaning(None, "START")


def same_of_year(facts: Facts, anchor: Anchor) -> Meaning | None:
    """The part of another year that was last named of one: «الفترة نفسها من 2016» after «الربع الأول»."""
    of_year, named, turn = year_number(facts, anchor), anchor.named, facts.number("follows")
    if turn is not None and named is not None:
        of_year = named.day.year + turn
    if of_year is None or named is None or named.unit not in ("half", "quarter", "month"):
        return first_of_year(facts, anchor)
    return dated(named.day.replace(year=of_year, day=1), named.unit, None)


def decade(facts: Facts, anchor: Anchor) -> Meaning | None:
    """The nineties, of the last century unless another is named."""
    tens = cast("int", facts.number("decade"))
    if "the_long" in facts:
        century = _century(facts, anchor)
        return Meaning(None, facts.mod) if century is None else valued(f"{century:02}{tens % 10}", facts.mod)
    return valued(f"{tens:03}", facts.mod)


def long(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A century by its number, or a decade or century counted from publication."""
    if facts.word("the_long") == "century":
        century = _century(facts, anchor)
        return Meaning(None, facts.mod) if century is None else valued(f"{century:02}", facts.mod)
    if "n" in facts or "o" in facts:
        return None
    return _shifted(facts, anchor, "decade")


def _century(facts: Facts, anchor: Anchor) -> int | None:
    """The hundreds of the years of a century: 19 for the 20th."""
    count = facts.number("n", "o")
    if count is not None:
        return count - 1
    return anchor.published.year // 100 + (facts.number("deixis") or 0) if anchor.published else None


def year(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A year by its number; one that only fits the Hijri calendar of living memory is read so."""
    number = facts.number("hy", "y")
    lunar = "ah" in facts and "y" not in facts
    if number is not None and not lunar and "ad" not in facts and anchor.published:
        now = calendar.hijri_year(anchor.published)
        lunar = now - 60 <= number <= now + 10 and "year_word" in facts
    if lunar and number is not None:
        days = calendar.hijri(number)
        return days and valued(calendar.most_of(*days, "year"), facts.mod, days)
    named = year_number(facts, anchor)
    return valued(f"{named:04}", facts.mod) if named is not None else Meaning(None, facts.mod)


def counted_unit(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A month, week or weekend counted from publication, or the one last named («الشهر نفسه»)."""
    return _shifted(facts, anchor, "month" if "the_month" in facts else "week")


def weekend(facts: Facts, anchor: Anchor) -> Meaning | None:
    """The last, this or the next weekend."""
    week = _shifted(facts, anchor, "week")
    return valued(f"{week.value}-WE", facts.mod) if week and week.value else week


def _shifted(facts: Facts, anchor: Anchor, unit: Unit) -> Meaning | None:
    start = counted(facts, anchor, unit)
    return dated(start, unit, facts.mod) if start else Meaning(None, facts.mod)


def hijri_month(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A month of the Hijri calendar."""
    return hijri_days(facts, anchor, None)


_MONTHS = (("month", month), ("hijri_month", hijri_month), ("the_month", counted_unit))
