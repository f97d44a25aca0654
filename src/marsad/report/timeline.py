"""Lay dealings out along time so that an uncertain date looks uncertain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from marsad.model.proposition import Side
from marsad.report.labels import Labels
from marsad.report.moments import words
from marsad.report.propositions import Entry, Saying
from marsad.report.signs import Direction
from marsad.report.view import View

LIMIT = 60
"""Rows drawn; those with the most independent origins are kept."""
NARROWEST = 1.4
"""Width in per cent below which a stretch of days could not be told from a day."""
FADE = 22.0
"""Width in per cent over which a side without an end fades out."""

Shape = Literal["day", "vague", "since", "until"]
Voiced = Literal["asserted", "denied", "both"]
Days = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A time on the scale, in per cent from the left: a point for a day, a bar for what lies between two days."""

    shape: Shape
    voiced: Voiced
    x: float
    width: float
    words: str
    off: Literal["before", "after"] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One dealing with every time its claims give it."""

    entry: Entry
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on the scale."""

    x: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The rows drawn, earliest first, of `dated` dealings that name a time among `total`."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    dated: int
    total: int


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from first to last as per cent of the width, from the side where reading starts."""

    first: int
    last: int
    direction: Direction

    def place(self, day: int) -> float:
        """Per cent from the left, held within the scale."""
        share = (min(max(day, self.first), self.last) - self.first) / max(1, self.last - self.first)
        return round(100 * (1 - share if self.direction == "rtl" else share), 2)


def timeline(view: View, entries: Sequence[Entry], labels: Labels, direction: Direction) -> Timeline:
    """The timeline of the first dealings, in the order given, that name a time."""
    dated = [(entry, times) for entry in entries if (times := _times(view, entry))]
    kept = dated[:LIMIT]
    if not kept:
        return Timeline(rows=(), ticks=(), dated=0, total=len(entries))
    scale = _scale([day for _, times in kept for days in times for day in days if day], direction)
    kept.sort(key=lambda pair: (min(days[0] or days[1] or "" for days in pair[1]), pair[0].number))
    return Timeline(
        rows=tuple(
            Row(entry, tuple(_mark(days, voiced, scale, labels) for days, voiced in times.items()))
            for entry, times in kept
        ),
        ticks=tuple(_ticks(scale, labels)),
        dated=len(dated),
        total=len(entries),
    )


def _times(view: View, entry: Entry) -> dict[Days, Voiced]:
    sides: dict[Days, set[Side]] = {}
    for saying in entry.sayings:
        days = _days(view, saying)
        if days != (None, None):
            sides.setdefault(days, set()).add(saying.side)
    return {days: _voiced(sides[days]) for days in sorted(sides, key=lambda days: (days[0] or "", days[1] or "~"))}


def _days(view: View, saying: Saying) -> Days:
    moment = view.moment_of(saying.claim)
    return (moment.earliest, moment.latest) if moment else (None, None)


def _voiced(sides: set[Side]) -> Voiced:
    if "asserts" not in sides:
        return "denied"
    return "asserted" if sides == {"asserts"} else "both"


def _scale(days: Iterable[str], direction: Direction) -> Scale:
    """From the first day to the last with some air; a few far-off days are left beyond the ends.

    Far off is what would make the scale more than twice as long as the middle nine tenths of the days need.
    """
    ordered = sorted(date.fromisoformat(day).toordinal() for day in days)
    cut = len(ordered) // 20
    first, last = ordered[cut], ordered[len(ordered) - 1 - cut]
    if ordered[-1] - ordered[0] <= 2 * (last - first):
        first, last = ordered[0], ordered[-1]
    air = max(15, (last - first) // 12)
    return Scale(max(1, first - air), last + air, direction)


def _mark(days: Days, voiced: Voiced, scale: Scale, labels: Labels) -> Mark:
    earliest, latest = (date.fromisoformat(day).toordinal() if day else None for day in days)
    said = words(*days, labels)
    known = [day for day in (earliest, latest) if day is not None]
    if earliest is not None and earliest == latest:
        off = _off(earliest, earliest, scale)
        return Mark(shape="day", voiced=voiced, x=scale.place(earliest), width=0, words=said, off=off)
    off = _off(min(known), max(known), scale)
    span = round(FADE / 100 * (scale.last - scale.first))
    opening = earliest if earliest is not None else min(known) - span
    closing = latest if latest is not None else max(known) + span
    left, right = sorted((scale.place(opening), scale.place(closing)))
    if right - left < NARROWEST:
        left, right = (left + right - NARROWEST) / 2, (left + right + NARROWEST) / 2
    shape: Shape = "vague" if len(known) == 2 else "until" if earliest is None else "since"
    return Mark(shape=shape, voiced=voiced, x=round(left, 2), width=round(right - left, 2), words=said, off=off)


def _off(earliest: int, latest: int, scale: Scale) -> Literal["before", "after"] | None:
    if latest < scale.first:
        return "before"
    return "after" if earliest > scale.last else None


def _ticks(scale: Scale, labels: Labels) -> Iterator[Tick]:
    """First days of years, or of months where the scale is short; six at most."""
    first, last = date.fromordinal(scale.first), date.fromordinal(scale.last)
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120, 240) if months / step <= 6), 600)
    for month in range(first.year * 12, (last.year + 1) * 12, 1):
        day = date(month // 12, month % 12 + 1, 1)
        if month % step or not scale.first <= day.toordinal() <= scale.last:
            continue
        if step >= 12:
            yield Tick(scale.place(day.toordinal()), str(day.year))
        else:
            label = labels["moment"]["month"].format(month=labels["month"][str(day.month)], year=day.year)
            yield Tick(scale.place(day.toordinal()), label)
