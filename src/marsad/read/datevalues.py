"""What words of time mean together: a TIMEX3 value, its modifier, and the days it can be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple, cast

from marsad.model.moment import Mod
from marsad.read import calendar
from marsad.read.calendar import Days, Unit
from marsad.read.daterules import Fact
from marsad.read.datewords import Value

UNKNOWN = Days(None, None)
AHEAD_UNASKED = timedelta(100)
"""How far ahead a month or day without a year is still looked for when nothing in the sentence looks ahead: a paper names
the coming season's months as freely as the past one's."""


class Named(NamedTuple):
    """The time last named on the page: its first day, and how fine it was named."""

    day: date
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a relative expression hangs on.

    `published` is the page's date, `named` the time last named before the expression, `named_day` the day last named,
    `in_sentence` the month or day with its year last named in the same sentence, `leaning` whether the sentence looks
    back (-1) or ahead (1).
    """

    published: date | None
    named: Named | None = None
    named_day: date | None = None
    in_sentence: date | None = None
    leaning: int = 0


class Meaning(NamedTuple):
    """What an expression says of time. `named` is what later expressions can be counted from."""

    value: str | None
    mod: Mod | None = None
    days: Days = UNKNOWN
    named: Named | None = None


class Facts:
    """The words of one expression by their role."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts = tuple(facts)

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._facts)

    def __contains__(self, name: str) -> bool:
        return any(fact.name == name for fact in self._facts)

    def all(self, name: str) -> list[Value]:
        """Values of the words in a role, in order."""
        return [fact.value for fact in self._facts if fact.name == name]

    def first(self, *names: str) -> Value | None:
        """Value of the first word in one of the roles."""
        return next((fact.value for fact in self._facts if fact.name in names), None)

    def number(self, *names: str) -> int | None:
        """The same for whole numbers."""
        return cast("int | None", self.first(*names))

    def word(self, *names: str) -> str | None:
        """The same for names and values of the tables."""
        return cast("str | None", self.first(*names))

    @property
    def mod(self) -> Mod | None:
        """START, MID, END, APPROX, BEFORE or AFTER, as the words say."""
        return cast("Mod | None", self.first("mod", "approx", "before", "after"))

    @property
    def day_mod(self) -> Mod | None:
        """The same for a day, whose beginning and end ("late Monday") are parts of it and leave its value alone."""
        return None if self.mod in ("START", "MID", "END") else self.mod

    def day_beside(self, month: str) -> int | None:
        """The day number that belongs to the first month of a kind: the last before it, else the first after it."""
        place = next(fact.start for fact in self._facts if fact.name == month)
        numbers = [fact for fact in self._facts if fact.name == "d"]
        before = [fact.value for fact in numbers if fact.start < place]
        after = [fact.value for fact in numbers if fact.start > place]
        return cast("int", before[-1] if before else after[0]) if numbers else None


def meaning(means: str, facts: Facts, anchor: Anchor, gives: str | None) -> Meaning | None:
    """What facts mean in the way their rule names; None where they do not go together.

    `value` of the meaning is None where it hangs on a publication date that is not known.
    """
    try:
        return _READERS[means](facts, anchor, gives)
    except (OverflowError, ValueError):  # beyond the calendar: the year 0, 30 February
        return None


def _valued(value: str, mod: Mod | None, days: tuple[date, date] | None = None) -> Meaning | None:
    known = days or calendar.extent(value)
    if known is None:
        return None
    units: dict[int, Unit] = {2: "century", 3: "decade", 4: "year", 7: "month"}
    unit = "week" if "-W" in value else "season" if value[-2] in "-SFWQH" else units.get(len(value), "day")
    return Meaning(value, mod, calendar.modified(*known, mod), Named(known[0], unit))


def _at(day: date, unit: Unit, mod: Mod | None) -> Meaning | None:
    return _valued(calendar.value_at(day, unit), mod)


# Dates ----------------------------------------------------------------------------------------------------------


def _date(facts: Facts, anchor: Anchor, _: str | None) -> Meaning | None:
    """A day, a month, part of a year, a year or more than a year, named or counted from publication."""
    for names, reader in _DATES:
        if any(name in facts for name in names):
            return reader(facts, anchor)
    return None


def _written_day(facts: Facts, anchor: Anchor) -> Meaning | None:
    return _valued(cast("date", facts.first("date")).isoformat(), facts.day_mod)


def _written_hijri(facts: Facts, anchor: Anchor) -> Meaning | None:
    days = calendar.hijri(*map(int, cast("str", facts.word("hijri_date")).split("-")))
    return days and _valued(days[0].isoformat(), facts.day_mod)


def _numbered_day(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A day by its number: of a named or numbered month, a Hijri month, or a month counted from publication."""
    if "m" in facts:
        return _spaced_day(facts)
    if "month" in facts:
        day, month = facts.day_beside("month"), _agreed(facts.all("month"))
        if month is None:
            return None
        year = _year_number(facts, anchor)
        if year is None:
            return _recurring(facts, anchor, lambda around: calendar.recurrences(around, month, day), "day")
        return _valued(date(year, month, cast("int", day)).isoformat(), facts.day_mod)
    if "hijri_month" in facts:
        return _hijri(facts, anchor, facts.day_beside("hijri_month"))
    if anchor.published is None:
        return Meaning(None, facts.day_mod)
    month_start = _counted(facts, anchor, "month")
    return month_start and _valued(month_start.replace(day=cast("int", facts.number("d"))).isoformat(), facts.day_mod)


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
    return _valued(day.isoformat(), facts.day_mod)


def _day_of_month(facts: Facts, anchor: Anchor) -> Meaning | None:
    day = cast("date", facts.first("day_of_month"))
    return _recurring(facts, anchor, lambda around: calendar.recurrences(around, day.month, day.day), "day")


def _weekday(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A day by its distance from publication, by its weekday, or both; where they disagree the weekday is right."""
    if "before_weekday" in facts:
        return _earlier_weekday(facts, anchor)
    published = anchor.published
    if published is None:
        return Meaning(None, facts.day_mod)
    weekday, shift, turn = facts.number("weekday"), facts.number("day_shift"), facts.number("deixis")
    if shift is not None:
        day = published + timedelta(shift)
        if weekday is not None and weekday != day.isoweekday():
            day = calendar.weekday_from(day, weekday, -1 if shift <= 0 else 0)
    elif weekday is None:
        return None
    elif "the_week" in facts:
        day = calendar.in_week(published + timedelta(7 * (turn or 0)), weekday)
    elif turn is not None and turn != 0:
        step: Literal[-1, 1] = 1 if turn > 0 else -1
        day = calendar.weekday_from(published + timedelta(step), weekday, step) + timedelta(7 * (turn - step))
    else:
        day = calendar.weekday_from(published, weekday, 1 if anchor.leaning > 0 else -1)
    return _valued(day.isoformat(), facts.day_mod)


def _earlier_weekday(facts: Facts, anchor: Anchor) -> Meaning | None:
    """The first of two weekdays named together, counted back from the second."""
    first, second = facts.number("weekday"), facts.number("before_weekday")
    last = _weekday(Facts(Fact("weekday", *fact[1:]) if fact.name == "before_weekday" else fact for fact in facts if fact.name != "weekday"), anchor)
    if last is None or last.named is None or first is None or second is None:
        return last
    return _valued(calendar.weekday_from(last.named.day, first, -1).isoformat(), facts.day_mod)


def _night(facts: Facts, anchor: Anchor, _: str | None) -> Meaning | None:
    """A night between two weekdays takes the first one's date."""
    first, second = (fact for fact in facts if fact.name == "weekday")
    if second.value != cast("int", first.value) % 7 + 1:
        return None
    rest = (fact for fact in facts if fact.name != "weekday")
    return _earlier_weekday(Facts((first, second._replace(name="before_weekday"), *rest)), anchor)


def _written_month(facts: Facts, anchor: Anchor) -> Meaning | None:
    return _valued(cast("str", facts.word("month_of_year")), facts.mod)


def _month(facts: Facts, anchor: Anchor) -> Meaning | None:
    month = _agreed(facts.all("month"))
    if month is None:
        return None
    year = _year_number(facts, anchor)
    if year is not None:
        return _valued(f"{year:04}-{month:02}", facts.mod)
    return _recurring(facts, anchor, lambda around: calendar.recurrences(around, month, None), "month")


def _week_of_month(facts: Facts, anchor: Anchor, _: str | None) -> Meaning | None:
    """A week by its number in a month: its beginning, middle or end."""
    count = facts.number("o") or 4
    mod: Mod = "START" if count == 1 else "END" if count >= 4 else "MID"
    month = _month(facts, anchor) if "month" in facts else _counted_unit(facts, anchor)
    return _valued(month.value, mod) if month and month.value else month


def _season(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A season of a named year, or the last, this or the next one."""
    season, year, turn = facts.word("season", "the_season"), _year_number(facts, anchor), facts.number("deixis")
    if year is None:
        if anchor.published is None:
            return Meaning(None, facts.mod)
        year, ended = anchor.published.year, anchor.published > calendar.season_end(anchor.published.year, str(season))
        year += {-1: 0 if ended else -1, 1: 1 if ended else 0}.get(turn or 0, 0)
    return _valued(f"{year:04}-{season}", facts.mod)


def _part_of_year(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A quarter or half by its number in a year, or a quarter counted from publication."""
    part, count = facts.word("quarter"), facts.number("o", "quarter_no")
    part = "Q" if "quarter_no" in facts else part
    if count is None:
        if part != "Q" or anchor.published is None:
            return Meaning(None, facts.mod) if part == "Q" else None
        return _at(calendar.shifted(anchor.published, facts.number("deixis") or 0, "quarter"), "quarter", facts.mod)
    year = _year_number(facts, anchor)
    if year is None:
        year = anchor.published.year if anchor.published else None
    if not 1 <= count <= {"Q": 4, "H": 2}[str(part)]:
        return None
    return _valued(f"{year:04}-{part}{count}", facts.mod) if year else Meaning(None, facts.mod)


def _decade(facts: Facts, anchor: Anchor) -> Meaning | None:
    decade = cast("int", facts.number("decade"))
    if "the_long" in facts:
        century = _century(facts, anchor)
        return Meaning(None, facts.mod) if century is None else _valued(f"{century:02}{decade % 10}", facts.mod)
    return _valued(f"{decade:03}", facts.mod)


def _long(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A century by its number, or a decade or century counted from publication."""
    if facts.word("the_long") == "century":
        century = _century(facts, anchor)
        return Meaning(None, facts.mod) if century is None else _valued(f"{century:02}", facts.mod)
    if "n" in facts or "o" in facts:
        return None
    return _shifted(facts, anchor, "decade")


def _century(facts: Facts, anchor: Anchor) -> int | None:
    """The hundreds of the years of a century: 19 for the 20th."""
    count = facts.number("n", "o")
    if count is not None:
        return count - 1
    return anchor.published.year // 100 + (facts.number("deixis") or 0) if anchor.published else None


def _year(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A year by its number; one that only fits the Hijri calendar of living memory is read so."""
    number = facts.number("hy", "y")
    lunar = "ah" in facts and "y" not in facts
    if number is not None and not lunar and "ad" not in facts and anchor.published:
        now = calendar.hijri_year(anchor.published)
        lunar = now - 60 <= number <= now + 10 and "year_word" in facts
    if lunar and number is not None:
        days = calendar.hijri(number)
        return days and _valued(calendar.most_of(*days, "year"), facts.mod, days)
    year = _year_number(facts, anchor)
    return _valued(f"{year:04}", facts.mod) if year is not None else Meaning(None, facts.mod)


def _counted_unit(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A month, week or weekend counted from publication, or the one last named («الشهر نفسه»)."""
    return _shifted(facts, anchor, "month" if "the_month" in facts else "week")


def _weekend(facts: Facts, anchor: Anchor) -> Meaning | None:
    week = _shifted(facts, anchor, "week")
    return _valued(f"{week.value}-WE", facts.mod) if week and week.value else week


def _shifted(facts: Facts, anchor: Anchor, unit: Unit) -> Meaning | None:
    start = _counted(facts, anchor, unit)
    return _at(start, unit, facts.mod) if start else Meaning(None, facts.mod)


def _counted(facts: Facts, anchor: Anchor, unit: Unit) -> date | None:
    """A day in the unit meant: counted from publication, or with «نفسه» the one last named; None where that is unknown."""
    if "same" in facts:
        return anchor.named.day if anchor.named else anchor.published
    if anchor.published is None:
        return None
    return calendar.shifted(anchor.published.replace(day=1), facts.number("deixis") or 0, unit) if (
        unit == "month"
    ) else calendar.shifted(anchor.published, facts.number("deixis") or 0, unit)


def _agreed(months: list[Value]) -> int | None:
    """The month that the names of a pair («أيار/مايو») agree on."""
    return cast("int", months[0]) if len(set(months)) == 1 else None


def _year_number(facts: Facts, anchor: Anchor) -> int | None:
    """The year named in number or counted («العام الماضي»); None where there is none, or it hangs on an unknown date."""
    if "y" in facts:
        return facts.number("y")
    if "n" in facts and "year_word" in facts:
        return facts.number("n")
    if "yy" in facts:
        short = cast("int", facts.number("yy"))
        turn = anchor.published.year % 100 + 20 if anchor.published else 50
        return short + (2000 if short < turn else 1900)
    if "the_year" in facts:
        start = _counted(facts, anchor, "year")
        return start.year if start else None
    return None


def _recurring(
    facts: Facts, anchor: Anchor, days_around: Callable[[int], Iterable[date]], unit: Unit, length: int = 1
) -> Meaning | None:
    """The occurrence meant of something that comes every year."""
    if anchor.published is None or "the_year" in facts:
        return Meaning(None, facts.mod)
    day = _occurrence(list(days_around(anchor.published.year)), unit, facts.number("deixis"), anchor)
    return _at(day, unit, facts.day_mod if unit == "day" else facts.mod) if day else None


def _occurrence(days: list[date], unit: Unit, turn: int | None, anchor: Anchor) -> date | None:
    """The one among the days of neighbouring years that is meant.

    With a word for past or coming it is the last before or the first after publication. Without one it is the next after
    what the same sentence named with its year; else the coming one where the sentence looks ahead and it is not much farther
    than the last, or where it is nearer than the last and not far; else the last.
    """
    published = cast("date", anchor.published)
    now = published.replace(day=1) if unit == "month" else published
    before, after = [day for day in days if day < now], [day for day in days if day > now]
    if turn is not None and turn < 0:
        same = [day for day in days if day == now and unit == "day"]
        return (before + same)[turn] if len(before + same) >= -turn else None
    if turn is not None and turn > 0:
        return after[turn - 1] if len(after) >= turn else None
    if turn is None and anchor.in_sentence and anchor.leaning <= 0:
        told = [day.replace(year=anchor.in_sentence.year) for day in days[:1]]
        if anchor.in_sentence.year != now.year and told[0] >= anchor.in_sentence.replace(day=1):
            return told[0]
    past = max((day for day in days if day <= now), default=None)
    coming = min((day for day in days if day >= now), default=None)
    if past is None or coming is None or past == coming:
        return past or coming
    if anchor.leaning > 0 and coming - now <= 1.5 * (now - past):
        return coming
    near = coming - now < now - past and (turn == 0 or coming - now <= AHEAD_UNASKED)
    return coming if near and anchor.leaning >= 0 else past


def _hijri(facts: Facts, anchor: Anchor, day: int | None) -> Meaning | None:
    """A day or month of the Hijri calendar as Gregorian days; a month's value is the month most of it falls in."""
    month = cast("int", facts.number("hijri_month"))
    year = facts.number("hy")
    if year is None:
        if anchor.published is None:
            return Meaning(None, facts.mod)
        around = calendar.hijri_year(anchor.published)
        starts = {days[0]: days for days in (calendar.hijri(y, month, day) for y in range(around - 1, around + 2)) if days}
        first = _occurrence(sorted(starts), "day", facts.number("deixis"), anchor)
        days = starts[first] if first else None
    else:
        days = calendar.hijri(year, month, day)
    if days is None:
        return None
    return _valued(days[0].isoformat() if day else calendar.most_of(*days, "month"), facts.mod, days)


def _hijri_month(facts: Facts, anchor: Anchor) -> Meaning | None:
    return _hijri(facts, anchor, None)


_DATES: tuple[tuple[tuple[str, ...], Callable[[Facts, Anchor], Meaning | None]], ...] = (
    (("date",), _written_day),
    (("d",), _numbered_day),
    (("hijri_date",), _written_hijri),
    (("day_of_month",), _day_of_month),
    (("weekday", "day_shift"), _weekday),
    (("month_of_year",), _written_month),
    (("month",), _month),
    (("hijri_month",), _hijri_month),
    (("season", "the_season"), _season),
    (("quarter", "quarter_no"), _part_of_year),
    (("decade",), _decade),
    (("the_long",), _long),
    (("hy", "y", "yy", "year_word", "the_year"), _year),
    (("weekend",), _weekend),
    (("the_month", "the_week"), _counted_unit),
)


# Named days -----------------------------------------------------------------------------------------------------


def _feast(facts: Facts, anchor: Anchor, _: str | None) -> Meaning | None:
    """A feast or holiday («ثاني أيام عيد الفطر»), of a named year or the one meant; feasts keep the Hijri calendar."""
    lunar = "feast" in facts
    month, day = map(int, cast("str", facts.word("feast", "holiday")).split("-"))
    later = timedelta(facts.number("o", "d") or 1) - timedelta(1)
    solar_year, lunar_year = facts.number("y"), facts.number("hy") if "ah" in facts else None
    if anchor.published is None and solar_year is None and lunar_year is None:
        return Meaning(None, facts.mod)
    if lunar:
        around = calendar.hijri_year(date(solar_year, 7, 1) if solar_year else cast("date", anchor.published or date.max))
        years = [lunar_year] if lunar_year else range(around - 1, around + 2)
        days = [span[0] for span in (calendar.hijri(year, month, day) for year in years) if span]
    else:
        days = list(calendar.recurrences(solar_year or cast("date", anchor.published).year, month, day))
    if solar_year:
        days = [found for found in days if found.year == solar_year]
    known = solar_year or lunar_year
    found = days[0] if known and days else _occurrence(sorted(days), "day", facts.number("deixis"), anchor)
    return _valued((found + later).isoformat(), facts.mod) if found else None


def _ramadan(facts: Facts, anchor: Anchor, _: str | None) -> Meaning | None:
    """The month of fasting, whose name is a man's as well and so has rules of its own."""
    return _hijri(Facts((*facts, Fact("hijri_month", 9, 0, 0))), anchor, None)


def _yearly(facts: Facts, anchor: Anchor, _: str | None) -> Meaning | None:
    """A month or day of every year."""
    month, day = _agreed(facts.all("month")), facts.day_beside("month")
    return Meaning(f"XXXX-{month:02}" if day is None else f"XXXX-{month:02}-{day:02}") if month else None


def _known(facts: Facts, anchor: Anchor, gives: str | None) -> Meaning | None:
    """The one of the months or days that the rule gives which stands for an event, if that has been."""
    month, day = _agreed(facts.all("month")), facts.day_beside("month")
    in_year = f"{month:02}" if day is None else f"{month:02}-{day:02}"
    value = next((known for known in (gives or "").split() if known[5:] == in_year), None)
    found = _valued(value, facts.mod) if value else None
    late = found and found.named and anchor.published and found.named.day > anchor.published
    return None if late else found


# Counted from the time last named -------------------------------------------------------------------------------


def _same(facts: Facts, anchor: Anchor, _: str | None) -> Meaning | None:
    """«اليوم نفسه», «العام التالي»: the unit last named, or the one before or after it."""
    unit = cast("Unit", facts.word("the_day", "the_week", "the_month", "the_year", "the_long"))
    start = anchor.named_day if unit == "day" else anchor.named.day if anchor.named else None
    start = start or anchor.published
    if start is None:
        return Meaning(None, facts.mod)
    weekday = facts.number("weekday")
    if weekday is not None:
        start = calendar.weekday_from(start, weekday, 0)
    if "same" not in facts and unit != "day":
        start = start.replace(day=1)
    return _at(calendar.shifted(start, facts.number("follows") or 0, unit), unit, facts.mod)


def _reckoned(facts: Facts, anchor: Anchor, gives: str | None) -> Meaning | None:
    """«قبلها بعام», «بعد ذلك بيومين»: so much from the time last named, no finer than that was named."""
    amounts = _amounts(facts)
    mod = cast("Mod | None", facts.first("approx"))
    if anchor.named is None or len(amounts) != 1:
        return None
    count, unit = amounts[0]
    if _COARSE.index(anchor.named.unit) > _COARSE.index(unit):
        return None
    sign = int(gives or facts.number("later") or 0)
    return _at(calendar.shifted(anchor.named.day, sign * count, unit), _GRAIN.get(unit, unit), mod)


# Counted from publication ---------------------------------------------------------------------------------------


def _ago(facts: Facts, anchor: Anchor, gives: str | None) -> Meaning | None:
    """«قبل أربعة أشهر», "two weeks ago": the month, week ... that lies so far from publication; halves by a finer unit."""
    amounts = _amounts(facts)
    mod = cast("Mod | None", facts.first("approx", "more", "less"))
    if anchor.published is None:
        return Meaning(None, mod)
    day, sign = anchor.published, int(gives or -1)
    for count, unit in amounts:
        day = calendar.shifted(day, sign * count, unit)
    count, unit = amounts[-1]
    unit = {"year": "month", "week": "day"}.get(unit, unit) if count % 1 else unit
    found = _at(day, _GRAIN.get(unit, unit), mod)
    if found is None or mod not in ("BEFORE", "AFTER"):
        return found
    far = Days(None, day) if sign < 0 else Days(day, None)
    near = Days(day, anchor.published) if sign < 0 else Days(anchor.published, day)
    return found._replace(days=far if mod == "BEFORE" else near)


_COARSE: tuple[Unit, ...] = (
    "second", "minute", "hour", "night", "day", "week", "month", "quarter", "season", "year", "decade", "century",
)  # fmt: skip
_GRAIN: dict[Unit, Unit] = {"second": "day", "minute": "day", "hour": "day", "night": "day"}


# Spans and vague references -------------------------------------------------------------------------------------


def _span(facts: Facts, anchor: Anchor, gives: str | None) -> Meaning | None:
    """So much time; where it ends or begins with publication («السنوات الخمس الماضية») its days are known."""
    amounts = _amounts(facts)
    value = _duration(amounts)
    mod = cast("Mod | None", facts.first("approx"))
    turn = int(gives) if gives else facts.number("deixis", "latest")
    if value is None or not turn or anchor.published is None:
        return value and Meaning(value, mod)
    far = anchor.published
    for count, unit in amounts:
        far = calendar.shifted(far, count if turn > 0 else -count, unit)
    return Meaning(value, mod, Days(min(far, anchor.published), max(far, anchor.published)))


_UNIT_ROLES = ("unit", "units", "the_units", "the_hour", "the_day", "the_month", "the_year", "the_week", "the_long")


def _amounts(facts: Facts) -> list[tuple[float, Unit]]:
    """How much of which unit: numbers go with the unit after them, else with the one before; halves add to the last."""
    amounts: list[tuple[float, Unit]] = []
    waiting: float | None = None
    for name, value, *_ in facts:
        if name in ("n", "o", "decimal"):
            waiting = float(cast("int | str", value))
        elif name in ("two", "the_two"):
            amounts.append((2, cast("Unit", value)))
        elif name in _UNIT_ROLES:
            amounts.append((1 if waiting is None else waiting, cast("Unit", value)))
            waiting = None
        elif name == "half" and amounts:
            amounts[-1] = (amounts[-1][0] + float(cast("str", value)), amounts[-1][1])
        elif name == "half":
            waiting = float(cast("str", value))
    if waiting is not None and amounts:
        amounts[-1] = (waiting, amounts[-1][1])
    return amounts


_LETTERS: dict[Unit, tuple[str, float]] = {
    "century": ("Y", 100),
    "decade": ("Y", 10),
    "year": ("Y", 1),
    "month": ("M", 1),
    "week": ("W", 1),
    "day": ("D", 1),
    "night": ("D", 1),
    "hour": ("H", 1),
    "minute": ("M", 1),
    "second": ("S", 1),
}
_CLOCK = ("hour", "minute", "second")


def _duration(amounts: list[tuple[float, Unit]]) -> str | None:
    """The TIMEX3 value of a span: P4Y, P2Y3M, PT4H30M, P1.5M; None where there is nothing."""
    dates, times = "", ""
    for count, unit in amounts:
        letter, times_of = _LETTERS[unit]
        much = count * times_of
        if unit == "hour" and much % 1:
            whole = f"{int(much)}H" if much >= 1 else ""
            times += f"{whole}{_plain(much % 1 * 60)}M"
        elif unit == "year" and much < 1:
            dates += f"{_plain(much * 12)}M"
        elif unit in _CLOCK:
            times += f"{_plain(much)}{letter}"
        else:
            dates += f"{_plain(much)}{letter}"
    return f"P{dates}{'T' + times if times else ''}" if dates or times else None


def _plain(much: float) -> str:
    return f"{much:.10g}"


def _vague(facts: Facts, anchor: Anchor, gives: str | None) -> Meaning | None:
    """«الأيام الماضية», «الآن», «الأسابيع المقبلة»: the past up to publication, the day itself, what comes after it."""
    turn = facts.number("deixis", "latest") or 0
    value = gives or ("PAST_REF" if turn < 0 else "FUTURE_REF" if turn > 0 else "PRESENT_REF")
    published = anchor.published
    days = {"PAST_REF": Days(None, published), "FUTURE_REF": Days(published, None)}.get(value, Days(published, published))
    return Meaning(value, None, days)


def _clock(facts: Facts, anchor: Anchor, _: str | None) -> Meaning | None:
    """A time of day belongs to the day last named."""
    day = anchor.named_day or anchor.published
    return _valued(day.isoformat(), None) if day else Meaning(None)


def _nothing(facts: Facts, anchor: Anchor, _: str | None) -> Meaning | None:
    return Meaning(None)


_READERS: dict[str, Callable[[Facts, Anchor, str | None], Meaning | None]] = {
    "date": _date,
    "range": _date,
    "night": _night,
    "week_of_month": _week_of_month,
    "feast": _feast,
    "ramadan": _ramadan,
    "known": _known,
    "yearly": _yearly,
    "same": _same,
    "reckoned": _reckoned,
    "ago": _ago,
    "span": _span,
    "vague": _vague,
    "clock": _clock,
    "nothing": _nothing,
}
