"""What words of time mean together, by the way their rule names."""

from __future__ import annotations

from collections.abc import Callable

from marsad.read import datedays, dateperiods, datespans
from marsad.read.datefacts import Anchor, Facts, Meaning

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
        if any(name in facts for name in names):
            return reader(facts, anchor)
    return None


_DATES: tuple[tuple[tuple[str, ...], Reader], ...] = (
    (("date",), datedays.written_day),
    (("d",), datedays.numbered_day),
    (("hijri_date",), datedays.written_hijri_day),
    (("day_of_month",), datedays.day_of_month),
    (("weekday", "day_shift"), datedays.weekday),
    (("month_of_year",), dateperiods.written_month),
    (("month",), dateperiods.month),
    (("hijri_month",), dateperiods.hijri_month),
    (("season", "the_season"), dateperiods.season),
    (("quarter", "quarter_no"), dateperiods.part_of_year),
    (("decade",), dateperiods.decade),
    (("the_long",), dateperiods.long),
    (("hy", "y", "yy", "year_word", "the_year"), dateperiods.year),
    (("weekend",), dateperiods.weekend),
    (("the_month", "the_week"), dateperiods.counted_unit),
)
READERS: dict[str, Reader] = {
    "date": _date,
    "range": _date,
    "night": datedays.night,
    "week_of_month": dateperiods.week_of_month,
    "feast": datedays.feast,
    "ramadan": datedays.ramadan,
    "known": datedays.known,
    "yearly": datedays.yearly,
    "same": datespans.same,
    "reckoned": datespans.reckoned,
    "ago": datespans.ago,
    "span": datespans.span,
    "vague": datespans.vague,
    "clock": datespans.clock,
    "nothing": datespans.nothing,
}
