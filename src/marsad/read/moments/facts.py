"""What an expression of time is made of and hangs on, and the choices that all kinds of expression share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple, cast

import msgspec

from marsad.model.moment import Mod
from marsad.read.moments import calendar
from marsad.read.moments.calendar import Days, Unit
from marsad.read.moments.rules import Fact
from marsad.read.moments.words import Value

UNKNOWN = Days(None, None)
AHEAD_UNASKED = timedelta(100)
"""How far ahead a month or day without a year is looked for when nothing in the sentence looks ahead: a paper names the
months of the coming season as freely as those of the past one."""


class Named(NamedTuple):
    """The time last named on the page: its first day, and how fine it was named."""

    day: date
    unit: Unit


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """What a relative expression hangs on.

    `published` is the page's date, `named` the time last named before the expression, `named_day` the day last named,
    `evening` whether that was by its evening or night, `in_sentence` the month or day with its year last named in the
    same sentence, `told` the same some sentences before, where the page goes on from there, `leaning` whether the
    sentence looks back (-1) or ahead (1).
    """

    published: date | None
    named: Named | None = None
    named_day: date | None = None
    evening: bool = False
    in_sentence: date | None = None
    told: date | None = None
    leaning: int = 0


class Meaning(NamedTuple):
    """What an expression says of time. `named` is what later expressions can be counted from."""

    value: str | None
    mod: Mod | None = None
    days: Days = UNKNOWN
    named: Named | None = None


class Facts:
    """The words of one expression by their role, and what its rule gives outright."""

    def __init__(self, facts: Iterable[Fact], gives: str | None = None) -> None:
        self._facts = tuple(facts)
        self.names = frozenset([fact.name for fact in self._facts])
        self.gives = gives

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._facts)

    def __contains__(self, name: str) -> bool:
        return name in self.names

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


def valued(value: str, mod: Mod | None, days: tuple[date, date] | None = None) -> Meaning | None:
    """The meaning of a TIMEX3 date value, with its own days unless others are given; None if it is no date."""
    known = days or calendar.extent(value)
    if known is None:
        return None
    return Meaning(value, mod, calendar.modified(*known, mod), Named(known[0], calendar.unit_of(value)))


def dated(day: date, unit: Unit, mod: Mod | None) -> Meaning | None:
    """The unit that a day lies in, as a meaning."""
    return valued(calendar.value_at(day, unit), mod)


def counted(facts: Facts, anchor: Anchor, unit: Unit) -> date | None:
    """A day in the unit meant: counted from publication, or with «نفسه» alone the one last named; None if unknown."""
    if ("same" in facts or "that" in facts) and "deixis" not in facts:
        return anchor.named.day if anchor.named else anchor.published
    if anchor.published is None:
        return None
    start = anchor.published.replace(day=1) if unit == "month" else anchor.published
    return calendar.shifted(start, facts.number("deixis") or 0, unit)


def agreed(months: list[Value]) -> int | None:
    """The month that the names of a pair («أيار/مايو») agree on."""
    return cast("int", months[0]) if len(set(months)) == 1 else None


def year_number(facts: Facts, anchor: Anchor) -> int | None:
    """The year named in number or counted («العام الماضي»); None if none is, or it hangs on an unknown date."""
    if "y" in facts:
        return facts.number("y")
    if "n" in facts and "year_word" in facts:
        return facts.number("n")
    if "yy" in facts:
        short = cast("int", facts.number("yy"))
        turn = anchor.published.year % 100 + 20 if anchor.published else 50
        return short + (2000 if short < turn else 1900)
    if "the_year" in facts:
        start = counted(facts, anchor, "year")
        return start.year if start else None
    return None


def recurring(facts: Facts, anchor: Anchor, days_around: Callable[[int], Iterable[date]], unit: Unit) -> Meaning | None:
    """The occurrence meant of a month or day that comes every year.

    That is the next after what the same sentence named with its year («من مارس 2011 حتى مايو»), unless that is the year
    of publication or the sentence looks ahead; else the next after what a past year was told of before, where the page
    goes on from there; else what `occurrence` says.
    """
    went_on = _went_on(facts, anchor, days_around)
    if went_on is not None:
        return dated(went_on, unit, facts.day_mod if unit == "day" else facts.mod)
    if anchor.published is None or "the_year" in facts:
        return Meaning(None, facts.mod)
    turn, told = facts.number("deixis"), anchor.in_sentence
    day = None
    if turn is None and told and told.year != anchor.published.year and anchor.leaning <= 0:
        after = (day for day in days_around(told.year) if day.year == told.year and day >= told.replace(day=1))
        day = next(after, None)
    if day is None:
        day = occurrence(list(days_around(anchor.published.year)), unit, turn, anchor)
    return dated(day, unit, facts.day_mod if unit == "day" else facts.mod) if day else None


def _went_on(facts: Facts, anchor: Anchor, days_around: Callable[[int], Iterable[date]]) -> date | None:
    """The next occurrence after what was told of a past year, or of any year on a page without its day."""
    told, published = anchor.told, anchor.published
    if told is None or "the_year" in facts or "deixis" in facts or anchor.in_sentence:
        return None
    if published is not None and (anchor.leaning > 0 or told.year >= published.year):
        return None
    first = next((day for day in days_around(told.year) if day >= told.replace(day=1)), None)
    return first if first is not None and (published is None or first <= published) else None


def occurrence(days: list[date], unit: Unit, turn: int | None, anchor: Anchor) -> date | None:
    """The one among the days of neighbouring years that is meant.

    With a word for past or coming it is the last before or the first after publication. Without one it is the coming
    one, where the sentence looks ahead and it is not much farther than the last, or where it is nearer than the last
    and not far; else the last.
    """
    published = cast("date", anchor.published)
    now = published.replace(day=1) if unit == "month" else published
    if turn is not None and turn < 0:
        before = [day for day in days if day < now or (day == now and unit == "day")]
        return before[turn] if len(before) >= -turn else None
    if turn is not None and turn > 0:
        after = [day for day in days if day > now]
        return after[turn - 1] if len(after) >= turn else None
    past = max((day for day in days if day <= now), default=None)
    coming = min((day for day in days if day >= now), default=None)
    if past is None or coming is None or past == coming:
        return past or coming
    if anchor.leaning > 0 and coming - now <= 1.5 * (now - past):
        return coming
    near = coming - now < now - past and (turn == 0 or coming - now <= AHEAD_UNASKED)
    return coming if near and anchor.leaning >= 0 else past
