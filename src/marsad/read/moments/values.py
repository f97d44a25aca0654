"""What words of time mean together, by the way their rule names."""

from __future__ import annotations

from collections.abc import Callable

from marsad.read.moments import days, periods, solar, spans
from marsad.read.moments.facts import Anchor, Facts, Meaning

Reader = Callable[[Facts, Anchor], Meaning | None]


def meaning(means: str, facts: Facts, anchor: Anchor) -> Meaning | None:
    """What facts mean in the way their rule names (a key of `READERS`); None where they do not go together.

    `value` of the meaning is None where it hangs on a publication date that is not known.
    """
    try:
        return READERS[means](facts, anchor)
    except (OverflowError, ValueError):  # no such day: the year 0, 30 February
        return None


def _date(facts: Facts, anchor: Anchor) -> Meaning | None:
    """A day, a month, part of a year, a year or more than a year: the finest that is named."""
    for names, reader in _DATES:
        if not facts.names.isdisjoint(names):
            return reader(facts, anchor)
    return None


_DATES: tuple[tuple[tuple[str, ...], Reader], ...] = (
    (("date",), days.written_day),
    (("d",), days.numbered_day),
    (("hijri_date",), days.written_hijri_day),
    (("day_of_month",), days.day_of_month),
    (("weekday", "day_shift"), days.weekday),
    (("month_of_year",), periods.written_month),
    (("month",), periods.month),
    (("hijri_month",), periods.hijri_month),
    (("season", "the_season"), periods.season),
    (("quarter", "quarter_no"), periods.part_of_year),
    (("decade",), periods.decade),
    (("the_long",), periods.long),
    (("hy", "y", "yy", "year_word", "the_year"), periods.year),
    (("weekend",), periods.weekend),
    (("the_month", "the_week"), periods.counted_unit),
)
READERS: dict[str, Reader] = {
    "date": _date,
    "range": _date,
    "days": _date,
    "solar": solar.dated,
    "solar_date": solar.written,
    "night": days.night,
    "rest": periods.rest,
    "first_of_year": periods.first_of_year,
    "same_of_year": periods.same_of_year,
    "weekday_of_month": periods.weekday_of_month,
    "after_named": periods.after_named,
    "week_of_month": periods.week_of_month,
    "week_of_year": periods.week_of_year,
    "feast": days.feast,
    "ramadan": days.ramadan,
    "known": days.known,
    "yearly": days.yearly,
    "repeated": days.repeated,
    "same": spans.same,
    "reckoned": spans.reckoned,
    "ago": spans.ago,
    "span": spans.span,
    "vague": spans.vague,
    "years": spans.years,
    "clock": spans.clock,
    "nothing": spans.nothing,
}
