"""Words that incident tables write in their cells: months, weekdays, and that something is not known."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from marsad.text.folding import folded
from marsad.text.tables import table

ABBREVIATED = 3
"""How many letters of an English month's name say which it is."""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    months: dict[int, list[str]]
    weekdays: list[str]
    unknown: list[str]


def month_named(text: str) -> int:
    """The month that folded text names, once or by two of its names with a stroke between; 0 where it names none."""
    found = {next((month for full, month in _months().items() if _is_short(one, full)), 0) for one in text.split("/")}
    return found.pop() if len(found) == 1 else 0


def is_weekday(text: str) -> bool:
    """Whether folded text is the name of a day of the week."""
    return text in _weekdays()


def is_unknown(text: str) -> bool:
    """Whether a cell says that something is not known («غير محدد»), or nothing at all."""
    return not text.strip() or folded(text).strip() in _unknown()


def _is_short(name: str, full: str) -> bool:
    return name == full or (full.isascii() and len(name) >= ABBREVIATED and full.startswith(name))


@cache
def _months() -> dict[str, int]:
    return {folded(name): month for month, names in _words().months.items() for name in names}


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(map(folded, _words().weekdays))


@cache
def _unknown() -> frozenset[str]:
    return frozenset(map(folded, _words().unknown))


@cache
def _words() -> _Words:
    return table(files("marsad.watch.tables") / "words.yml", _Words)
