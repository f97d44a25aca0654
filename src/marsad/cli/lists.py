"""Rows of the case as short tables on a terminal; `--json` has all of them whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from rich.table import Table

from marsad.text.tokens import is_arabic

Row = Mapping[str, Any]
Column = tuple[str, Callable[[Row], object]]
LONGEST = 90
"""Characters of a quotation shown in a table."""


def _names(actors: Iterable[Row]) -> str:
    return _listed(str(actor["name"]) for actor in actors)


def _parties(row: Row) -> str:
    """Who to whom; the arrow points as the names before it are written."""
    here, there = _names(row["agents"]), _names(row["counterparts"])
    return f"{here} {'←' if _has_arabic(here) else '→'} {there}" if there else here


def _listed(names: Iterable[str]) -> str:
    named = list(names)
    return ("، " if any(map(_has_arabic, named)) else ", ").join(named)


def _has_arabic(text: str) -> bool:
    return any(is_arabic(letter) for letter in text)


def _short(quote: str) -> str:
    text = " ".join(quote.split())
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def _when(row: Row) -> str:
    first, last = row["earliest"], row["latest"]
    return str(first or last or "") if first == last or not (first and last) else f"{first} – {last}"


def _origins(row: Row) -> str:
    low, high = row["origins"]["low"], row["origins"]["high"]
    return str(low) if low == high else f"{low}–{high}"


def _grade(row: Row) -> str:
    """Both scales side by side, as one writes them; they say different things."""
    grade = row["grade"]
    return "" if grade is None else f"{grade['reliability']} {grade['credibility']}"


def _sides(side: str) -> Callable[[Row], int]:
    return lambda row: sum(claim["side"] == side for claim in row["claims"])


def _short_id(row: Row) -> str:
    """The first letters of an id's hash, which stand for it where a command takes one."""
    return str(row["id"]).rpartition("-")[2][:10]


def _field(name: str) -> Callable[[Row], object]:
    return lambda row: row[name]


COLUMNS: dict[str, Sequence[Column]] = {
    "documents": (
        ("name", _field("name")),
        ("publisher", _field("publisher")),
        ("published", _field("published")),
        ("language", _field("language")),
        ("title", _field("title")),
        ("id", _short_id),
    ),
    "actors": (
        ("name", _field("name")),
        ("type", _field("type")),
        ("also", lambda row: _listed(name for name in row["names"] if name != row["name"])),
        ("pages", lambda row: len(row["documents"])),
        ("id", _short_id),
    ),
    "attributions": (
        ("page", _field("document_name")),
        ("source", lambda row: row["source_name"] or (row["speaker"] or {}).get("text") or row["source"]),
        ("stance", _field("stance")),
        ("content", lambda row: _short(row["content"]["text"])),
        ("id", _short_id),
    ),
    "claims": (
        ("page", _field("document_name")),
        ("relation", _field("relation")),
        ("who", _parties),
        ("stance", _field("stance")),
        ("sentence", lambda row: _short(row["quote"])),
        ("id", _short_id),
    ),
    "propositions": (
        ("relation", _field("relation")),
        ("who", _parties),
        ("when", _when),
        ("origins", _origins),
        ("grade", _grade),
        ("assert", _sides("asserts")),
        ("deny", _sides("denies")),
        ("doubt", _sides("doubts")),
        ("id", _short_id),
    ),
    "copies": (
        ("one page", _field("a_name")),
        ("the other", _field("b_name")),
        ("containment", lambda row: f"{row['containment']:.2f}"),
        ("passages", lambda row: len(row["passages"])),
    ),
    "proposals": (
        ("page", _field("document_name")),
        ("proposed", lambda row: row["relation"] or row["stance"]),
        ("who", lambda row: _listed(one["text"] for one in (*row["agents"], *row["counterparts"]))),
        ("words", lambda row: _short(row["content"]["text"])),
        ("model", _field("model")),
        ("decided", _field("decided")),
        ("id", _short_id),
    ),
    "sources": (
        ("name", _field("name")),
        ("pages", _field("pages")),
        ("asserts", _field("asserts")),
        ("denies", _field("denies")),
        ("carries", _field("carries")),
        ("earliest", _field("first")),
        ("same day", _field("together")),
        ("later", _field("later")),
        ("denied", _field("denied")),
        ("shares text with", lambda row: _listed(f"{one['name']} {one['pages']}" for one in row["taken"][:3])),
        ("id", _short_id),
    ),
    "refused": (
        ("name", lambda row: row["name"] or row["item"]),
        ("stage", _field("stage")),
        ("reason", _field("reason")),
        ("detail", _field("detail")),
    ),
    "judgements": (
        ("verb", _field("verb")),
        ("items", lambda row: " ".join(row["items"])),
        ("value", lambda row: "" if row["verb"] == "accept" else row["value"]),
        ("reason", _field("reason")),
        ("by", _field("by")),
        ("id", _short_id),
    ),
}


def listed(noun: str, rows: Iterable[Row]) -> Table:
    """A table of rows with the columns a person scans."""
    columns = COLUMNS[noun]
    table = Table(*(name for name, _ in columns), box=None, pad_edge=False)
    for row in rows:
        values = (value(row) for _, value in columns)
        table.add_row(*("" if value is None else str(value) for value in values))
    return table
