"""Spans of time, and what is counted by them: from publication, or from the time last named."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from marsad.model.moment import Mod
from marsad.read.moments import calendar
from marsad.read.moments.calendar import Days, Unit
from marsad.read.moments.facts import Anchor, Facts, Meaning, dated, valued


def same(facts: Facts, anchor: Anchor) -> Meaning | None:
    """«اليوم نفسه», «العام التالي»: the unit last named, or the one before or after it.

    Where nothing was named before it is counted from publication; a day after something longer has no value.
    """
    unit = cast("Unit", facts.word("the_day", "the_week", "the_month", "the_year", "the_long") or "day")
    start = anchor.named_day if unit == "day" else anchor.named.day if anchor.named else None
    if start is None and ("same" in facts or anchor.named is None):
        start = anchor.published
    if start is None:
        return Meaning(None, facts.mod)
    weekday = facts.number("weekday")
    if weekday is not None:
        start = calendar.weekday_from(start, weekday, 0)
    if "same" not in facts and unit not in ("day", "week"):
        start = start.replace(day=1)
    return dated(calendar.shifted(start, facts.number("follows") or 0, unit), unit, facts.mod)


def reckoned(facts: Facts, anchor: Anchor) -> Meaning | None:
    """«قبلها بعام», «بعد ذلك بيومين»: so much from the time last named, the span alone where none so fine was named."""
    amounts = _amounts(facts)
    mod = cast("Mod | None", facts.first("approx"))
    if len(amounts) != 1:
        return None
    count, unit = amounts[0]
    grain = _GRAIN.get(unit, unit)
    if anchor.named is None or _COARSE.index(anchor.named.unit) > _COARSE.index(grain):
        return None if "after" in facts else Meaning(_duration(amounts), mod)
    sign = int(facts.gives or facts.number("later") or 0)
    return dated(calendar.shifted(anchor.named.day, sign * count, unit), grain, mod)


def ago(facts: Facts, anchor: Anchor) -> Meaning | None:
    """«قبل أربعة أشهر», "two weeks ago": the month, week ... so far from publication; halves by a finer unit."""
    amounts = _amounts(facts)
    mod = cast("Mod | None", facts.first("approx", "more", "less"))
    if anchor.published is None:
        return Meaning(None, mod)
    day, sign = anchor.published, int(facts.gives or -1)
    for count, unit in amounts:
        day = calendar.shifted(day, sign * count, unit)
    count, unit = amounts[-1]
    unit = _FINER.get(unit, unit) if count % 1 else unit
    found = dated(day, _GRAIN.get(unit, unit), mod)
    if found is None or mod not in ("BEFORE", "AFTER"):
        return found
    far = Days(None, day) if sign < 0 else Days(day, None)
    near = Days(day, anchor.published) if sign < 0 else Days(anchor.published, day)
    return found._replace(days=far if mod == "BEFORE" else near)


_FINER: dict[Unit, Unit] = {"year": "month", "week": "day"}
_COARSE: tuple[Unit, ...] = ("day", "week", "month", "quarter", "season", "half", "year", "decade", "century")
_GRAIN: dict[Unit, Unit] = {"second": "day", "minute": "day", "hour": "day", "night": "day"}


def span(facts: Facts, anchor: Anchor) -> Meaning | None:
    """So much time; where it ends or begins with publication («السنوات الخمس الماضية») its days are known."""
    amounts = _amounts(facts)
    value = _duration(amounts)
    mod = cast("Mod | None", facts.first("approx"))
    turn = int(facts.gives) if facts.gives else facts.number("deixis", "latest")
    if value is None:
        return None
    if not turn or anchor.published is None:
        return Meaning(value, mod)
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
        elif name == "half" and amounts and waiting is None:
            amounts[-1] = (amounts[-1][0] + float(cast("str", value)), amounts[-1][1])
        elif name == "half":
            waiting = (waiting or 0) + float(cast("str", value))
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
    """The TIMEX3 value of a span: P4Y, P2Y3M, P18M, PT4H30M, P1.5M; None where there is nothing."""
    dates, times = "", ""
    for count, unit in amounts:
        letter, times_of = _LETTERS[unit]
        much = count * times_of
        if unit == "hour" and much % 1:
            whole = f"{int(much)}H" if much >= 1 else ""
            times += f"{whole}{_plain(much % 1 * 60)}M"
        elif unit == "year" and much % 1:
            dates += f"{_plain(much * 12)}M"
        elif unit in _CLOCK:
            times += f"{_plain(much)}{letter}"
        else:
            dates += f"{_plain(much)}{letter}"
    return f"P{dates}{'T' + times if times else ''}" if dates or times else None


def _plain(much: float) -> str:
    return f"{much:.10g}"


def vague(facts: Facts, anchor: Anchor) -> Meaning | None:
    """«الأيام الماضية», «الآن», «الأسابيع المقبلة»: the past up to publication, the day itself, what comes after it."""
    turn = facts.number("deixis", "latest") or 0
    value = facts.gives or ("PAST_REF" if turn < 0 else "FUTURE_REF" if turn > 0 else "PRESENT_REF")
    published = anchor.published
    first = None if value == "PAST_REF" else published
    last = None if value == "FUTURE_REF" else published
    return Meaning(value, None, Days(first, last))


def years(facts: Facts, anchor: Anchor) -> Meaning | None:
    """From one year to another as one stretch: «between 2016 and 2020» is `2016/2020`."""
    first, last = sorted(cast("list[int]", facts.all("y")))
    known = calendar.extent(f"{first:04}"), calendar.extent(f"{last:04}")
    if known[0] is None or known[1] is None:
        return None
    return Meaning(f"{first:04}/{last:04}", None, Days(known[0][0], known[1][1]))


def clock(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A time of day belongs to the day last named; a dawn after an evening to the next; «منذ الصباح» to publication."""
    day = anchor.published if facts.gives == "published" else anchor.named_day or anchor.published
    if day is not None and anchor.evening and facts.word("part_of_day", "the_part", "adverb_of_day") == "dawn":
        day += timedelta(1)
    mod = facts.mod if "the_part" in facts else None
    return valued(day.isoformat(), mod) if day else Meaning(None, mod)


def nothing(facts: Facts, anchor: Anchor) -> Meaning | None:
    """What looks like a time and is none: «قوى 14 آذار»."""
    return Meaning(None)
