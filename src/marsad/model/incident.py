"""Incident tables: which column of a file is what, and what became of its rows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """Which columns of a table hold what.

    `format` is ged, acled, gtd, plain or own; `date` one column, or year, month and day; `kind` says what happened, and
    its values in `one_sided` mean that the first side attacked, those in `dyadic` that the source does not say who did;
    other values are no attacks. Without `kind` the attacker column says who attacked. `order` is dmy or mdy where
    slashed dates need it, and `coarse` are the values of `precision` that are coarser than a month.
    """

    format: str
    date: tuple[str, ...]
    attacker: str
    target: str
    end: str | None = None
    place: str | None = None
    deaths: str | None = None
    source: str | None = None
    precision: str | None = None
    place_precision: str | None = None
    kind: str | None = None
    one_sided: tuple[str, ...] = ()
    dyadic: tuple[str, ...] = ()
    coarse: tuple[str, ...] = ()
    order: str | None = None


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that could not be used: its line in the file, counted from 1, and why in one sentence."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentTable:
    """An incident table of a case: the sealed file, how it was read, and how many rows were used and refused.

    `refused` lists the first of the refused rows; `reasons` counts all of them by reason.
    """

    id: str
    name: str
    mapping: Mapping
    added_at: str
    rows: int
    used: int
    first: str
    last: str
    reasons: tuple[tuple[str, int], ...]
    refused: tuple[RefusedRow, ...]
    version: str
