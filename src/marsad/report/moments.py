"""Say in words which days a time can mean, no finer than it is known."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from marsad.report.labels import Labels


def words(earliest: str | None, latest: str | None, labels: Labels) -> str:
    """A day, a month, a year or a stretch between two of them, in the words of the labels; open sides are named."""
    say = labels["moment"]
    if earliest is None and latest is None:
        return say["undated"]
    if earliest is None:
        return say["until"].format(_day(date.fromisoformat(str(latest)), labels))
    if latest is None:
        return say["since"].format(_day(date.fromisoformat(earliest), labels))
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    for unit in (_whole_years, _whole_months, _days):
        found = unit(first, last, labels)
        if found:
            opening, closing = found
            return opening if opening == closing else say["between"].format(opening, closing)
    raise AssertionError("days always answer")


def _day(day: date, labels: Labels) -> str:
    return labels["moment"]["day"].format(day=day.day, month=labels["month"][str(day.month)], year=day.year)


def _days(first: date, last: date, labels: Labels) -> tuple[str, str]:
    return _day(first, labels), _day(last, labels)


def _whole_months(first: date, last: date, labels: Labels) -> tuple[str, str] | None:
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return None
    say = labels["moment"]["month"]
    opening, closing = (say.format(month=labels["month"][str(day.month)], year=day.year) for day in (first, last))
    return opening, closing


def _whole_years(first: date, last: date, labels: Labels) -> tuple[str, str] | None:
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return None
    return str(first.year), str(last.year)
