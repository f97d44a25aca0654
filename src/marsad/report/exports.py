"""The forms a case is handed on in: the dossier for people, JSON and CSV for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, get_type_hints, is_typeddict

from marsad.report.dossier import dossier
from marsad.report.labels import Language
from marsad.report.nouns import NOUNS
from marsad.report.rows import ROW, Named, NamedOnPage
from marsad.report.tables import rows
from marsad.report.view import View

Files = Iterator[tuple[str, str]]


class Exporter(NamedTuple):
    """A form by name; `files` gives the name and the whole text of each file, to be written as UTF-8 as it stands."""

    name: str
    files: Callable[[View, Language], Files]


def html_files(view: View, language: Language) -> Files:
    """The dossier as one HTML file."""
    yield "dossier.html", dossier(view, language)


def json_files(view: View, language: Language) -> Files:
    """Every table and how they were made, as one JSON object; no clock time of a taking stands in it.

    The same pages read by the same methods and judged by the same journal give the same bytes, in every language.
    """
    tables = {noun: list(rows(view, noun, takings=False)) for noun in NOUNS}
    made = {
        "program": "marsad",
        "version": view.version,
        "methods": dict(sorted(view.methods.items())),
        "captures": [{"id": one.id, "size": one.size} for one in view.captures],
    }
    yield "case.json", json.dumps({"case": view.name, "made": made, **tables}, ensure_ascii=False, indent=1) + "\n"


def csv_files(view: View, language: Language) -> Files:
    """One CSV file for each table, with a byte order mark so that spreadsheets take it for UTF-8.

    A list of words is one cell, parted by bars; a list of actors is a cell of names and, in the column after it, one of
    ids; what is nested deeper is JSON. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    for noun in NOUNS:
        shape = {column: hint for column, hint in get_type_hints(ROW[noun]).items() if column != "takings"}
        written = io.StringIO(newline="")
        table = csv.writer(written)
        table.writerow(_header(shape))
        table.writerows(_cells(shape, row) for row in rows(view, noun, takings=False))
        yield f"{noun}.csv", "\ufeff" + written.getvalue()


ACTORS: tuple[object, ...] = (list[Named], list[NamedOnPage])
"""Columns that hold actors."""
EXPORTERS = (Exporter("html", html_files), Exporter("json", json_files), Exporter("csv", csv_files))


def _header(shape: Mapping[str, object]) -> Iterator[str]:
    for column, hint in shape.items():
        if is_typeddict(hint):
            yield from (f"{column}_{part}" for part in get_type_hints(hint))
        else:
            yield column
            if hint in ACTORS:
                yield f"{column}_ids"


def _cells(shape: Mapping[str, object], row: Mapping[str, object]) -> Iterator[object]:
    for column, hint in shape.items():
        value = row[column]
        if is_typeddict(hint) and isinstance(value, dict):
            yield from map(_cell, value.values())
        elif hint in ACTORS and isinstance(value, list):
            yield _cell([one["name"] for one in value])
            yield _cell([one["id"] for one in value])
        else:
            yield _cell(value)


def _cell(value: object) -> object:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = " | ".join(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.lstrip().startswith(("=", "+", "-", "@")):
        return f"'{value}"
    return value
