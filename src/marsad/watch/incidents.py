"""Incidents of a table as columns of numbers, with the rows that could not be used."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from marsad.model.errors import BadRequest
from marsad.model.incident import Mapping, RefusedRow
from marsad.watch.days import days
from marsad.watch.files import rows
from marsad.watch.mapping import guessed, placed
from marsad.watch.words import is_unknown

Numbers = NDArray[Any]
LISTED = 1000
"""Refused rows that are listed; all are counted."""
FORMULA = re.compile(r"\s*(=|[+@-]\w*[(|!])")
"""What a spreadsheet would run instead of showing it."""
COUNTED = re.compile(r"\s*(\d+)\s+[^\W\d_]+\s*")
"""A number and one word for what is counted."""
_FIELDS = ("date", "end", "attacker", "target", "place", "deaths", "source", "precision", "kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Incidents:
    """Incidents, one entry of every column each.

    `month` counts months from year 0, `day` is 0 where only the month is known; `attacker`, `target`, `place` and
    `source` point into `names`. `dyadic` marks those of which the source does not say who attacked; `deaths` is -1
    where it is not told.
    """

    month: Numbers
    day: Numbers
    attacker: Numbers
    target: Numbers
    place: Numbers
    source: Numbers
    deaths: Numbers
    dyadic: Numbers
    names: tuple[str, ...]

    def __len__(self) -> int:
        """How many incidents there are."""
        return len(self.month)

    def only(self, kept: Numbers) -> Incidents:
        """The incidents at these places, or where the mask is true."""
        columns = ("month", "day", "attacker", "target", "place", "source", "deaths", "dyadic")
        return replace(self, **{name: getattr(self, name)[kept] for name in columns})


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a file gave: incidents, how it was read, and what was refused, counted by reason and listed at first."""

    incidents: Incidents
    mapping: Mapping
    rows: int
    reasons: tuple[tuple[str, int], ...]
    refused: tuple[RefusedRow, ...]


class _Codes(dict[str, int]):
    """Numbers for texts, in the order in which they are first seen."""

    def __missing__(self, text: str) -> int:
        self[text] = code = len(self)
        return code


def loaded(path: Path, mapping: Mapping | None = None, name: str | None = None) -> Loaded:
    """Read a table; the mapping is guessed from its head where none is given, and a missing source is the file's name.

    Rows that cannot be used are refused, counted and listed, and the rest goes on. Raises `BadRequest` with one
    sentence where the file is no table, or a column that is needed is not there.
    """
    blocks = rows(path, name)
    head = [name.strip() for name in next(iter(blocks), [[]])[0]]
    try:
        mapping = mapping or guessed(head)
        at = placed(mapping, head)
    except BadRequest as error:
        raise BadRequest(f"{name or path.name}: {error}") from error
    codes = {field: _Codes() for field in _FIELDS}
    columns = {field: array("i") for field in _FIELDS if field in at}
    short: list[tuple[int, int]] = []
    line = 1
    width = len(head)
    for taken in blocks:
        block = taken
        if any(len(row) < width for row in taken):
            short.extend((line + place, len(row)) for place, row in enumerate(taken, 1) if len(row) < width)
            block = [[*row, *[""] * (width - len(row))] if len(row) < width else row for row in taken]
        line += len(block)
        if not block:
            continue
        for field, column in columns.items():
            places = at[field]
            values = [row[places[0]] for row in block] if len(places) == 1 else [_joined(row, places) for row in block]
            column.extend(map(codes[field].__getitem__, values))
    return _used(
        mapping,
        {name: np.asarray(one) for name, one in columns.items()},
        codes,
        dict(short),
        (name or path.name).split(".")[0],
    )


def _joined(row: Sequence[str], places: Sequence[int]) -> str:
    """Year, month and day of one date; an unknown day (0) leaves the month."""
    year, month, *rest = (row[one].strip() for one in places)
    day = rest[0] if rest and rest[0] not in {"", "0"} else ""
    return "-".join(one for one in (year, month.zfill(2), day.zfill(2) if day else "") if one)


def _used(mapping: Mapping, columns: dict[str, Numbers], codes: dict[str, _Codes], short: dict[int, int],
          source: str) -> Loaded:  # fmt: skip
    total = len(columns["date"])
    refusals = _Refusals(total)
    for at in sorted(short):
        refusals.row(at - 2, "the row is empty" if short[at] == 0 else "the row has fewer fields than the head")
    month, day = _months(mapping, columns, codes, refusals)
    for field in ("attacker", "target"):
        empty = [text for text in codes[field] if is_unknown(text)]
        refusals.add(_is(columns[field], codes[field], empty), f"it names no {field}")
    for field in ("attacker", "target", "place", "source", "deaths"):
        if field in columns:
            formulas = [text for text in codes[field] if FORMULA.match(text)]
            refusals.add(_is(columns[field], codes[field], formulas), f"its {field} is a formula")
    dyadic = np.zeros(total, bool)
    if mapping.kind:
        dyadic = _is(columns["kind"], codes["kind"], _meaning(codes["kind"], mapping.dyadic))
        one_sided = _is(columns["kind"], codes["kind"], _meaning(codes["kind"], mapping.one_sided))
        refusals.add(~dyadic & ~one_sided, "it is no attack by its kind")
    deaths = _deaths(columns, codes, refusals) if mapping.deaths else np.full(total, -1)
    names = _Codes()
    named = {field: _named(columns.get(field), codes[field], names, total, default)
             for field, default in (("attacker", ""), ("target", ""), ("place", ""), ("source", source))}  # fmt: skip
    kept = refusals.why == 0
    incidents = Incidents(
        month=month[kept], day=day[kept], attacker=named["attacker"][kept], target=named["target"][kept],
        place=named["place"][kept], source=named["source"][kept], deaths=deaths[kept], dyadic=dyadic[kept],
        names=tuple(names),
    )  # fmt: skip
    counts = Counter(refusals.why[~kept].tolist())
    return Loaded(
        incidents=incidents,
        mapping=mapping,
        rows=total,
        reasons=tuple((refusals.reasons[code], count) for code, count in counts.most_common()),
        refused=tuple(
            RefusedRow(int(at) + 2, refusals.reasons[int(refusals.why[at])]) for at in np.flatnonzero(~kept)[:LISTED]
        ),
    )


class _Refusals:
    """Why each row is refused, the first reason that is found; 0 where it is not."""

    def __init__(self, rows_: int) -> None:
        self.why = np.zeros(rows_, np.int16)
        self.reasons = [""]

    def add(self, rows_: Numbers, reason: str) -> None:
        """Refuse the rows where the mask is true."""
        if reason not in self.reasons:
            self.reasons.append(reason)
        self.why[rows_ & (self.why == 0)] = self.reasons.index(reason)

    def row(self, at: int, reason: str) -> None:
        """Refuse one row."""
        self.add(np.arange(len(self.why)) == at, reason)


def _months(
    mapping: Mapping, columns: dict[str, Numbers], codes: dict[str, _Codes], refusals: _Refusals
) -> tuple[Numbers, Numbers]:
    """Month and day of every row; rows without a usable date are refused."""
    read, unread = days(codes["date"], mapping.order)
    month = _looked_up(columns["date"], codes["date"], read, lambda one: one.month)
    day = _looked_up(columns["date"], codes["date"], read, lambda one: one.day)
    for reason in dict.fromkeys(unread.values()):
        texts = [text for text, why in unread.items() if why == reason]
        refusals.add(_is(columns["date"], codes["date"], texts), reason)
    if mapping.end:
        ends, _ = days(codes["end"], mapping.order)
        end = _looked_up(columns["end"], codes["end"], ends, lambda one: one.month)
        refusals.add((end > month) & (month >= 0), "it spans more than one month")
    if mapping.precision and mapping.coarse:
        coarse = _meaning(codes["precision"], mapping.coarse)
        refusals.add(_is(columns["precision"], codes["precision"], coarse), "its date is coarser than a month")
    return month, day


def _deaths(columns: dict[str, Numbers], codes: dict[str, _Codes], refusals: _Refusals) -> Numbers:
    """Deaths of every row, -1 where they are not told; a negative number, or what is no number, is refused."""
    counted = {text: number for text in codes["deaths"] if (number := _number(text)) is not None}
    negative = [text for text, number in counted.items() if number < 0]
    wrong = [text for text in codes["deaths"] if text not in counted and not is_unknown(text)]
    refusals.add(_is(columns["deaths"], codes["deaths"], negative), "its number of deaths is negative")
    refusals.add(_is(columns["deaths"], codes["deaths"], wrong), "its number of deaths is no number")
    return _looked_up(columns["deaths"], codes["deaths"], counted, lambda one: one)


def _is(column: Numbers, codes: _Codes, texts: Iterable[str]) -> Numbers:
    wanted = np.zeros(len(codes) + 1, bool)
    for text in texts:
        if text in codes:
            wanted[codes[text]] = True
    return wanted[column]


def _meaning(codes: _Codes, values: Iterable[str]) -> list[str]:
    """The texts that mean one of the values: 3 is written 3.0 where a program took the column for numbers."""
    wanted = {value.casefold() for value in values}
    return [text for text in codes if text.strip().removesuffix(".0").casefold() in wanted]


def _looked_up(column: Numbers, codes: _Codes, read: dict[str, Any], part: Callable[[Any], int]) -> Numbers:
    values = np.array([part(read[text]) if text in read else -1 for text in codes], int)
    return values[column] if len(values) else np.empty(0, int)


def _named(column: Numbers | None, codes: _Codes, names: _Codes, total: int, default: str) -> Numbers:
    """A column's codes as places in the names that all columns share."""
    if column is None:
        return np.full(total, names[default], np.int32)
    values = [names[default if is_unknown(text) else " ".join(text.split())] for text in codes]
    return np.array(values, np.int32)[column] if values else np.empty(0, np.int32)


def _number(text: str) -> int | None:
    """A number of people, a word for them behind it or not («3 قتلى»)."""
    counted = COUNTED.fullmatch(text)
    try:
        return int(float(counted[1] if counted else text))
    except ValueError:
        return None


def together(tables: Sequence[Incidents]) -> Incidents:
    """The incidents of several tables as one, each keeping its source."""
    names = _Codes()
    moved = [np.array([names[name] for name in one.names] or [0], np.int32) for one in tables]

    def column(field: str, pointing: bool) -> Numbers:
        parts = [way[getattr(one, field)] if pointing else getattr(one, field)
                 for one, way in zip(tables, moved, strict=True)]  # fmt: skip
        return np.concatenate(parts) if parts else np.empty(0, int)

    return Incidents(
        **{field: column(field, True) for field in ("attacker", "target", "place", "source")},
        **{field: column(field, False) for field in ("month", "day", "deaths", "dyadic")},
        names=tuple(names),
    )
