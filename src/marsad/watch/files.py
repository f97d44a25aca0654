"""Rows of a table out of CSV, XLSX and Parquet files, as text, with the line each stands on."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

import arro3.io
import python_calamine

from marsad.model.errors import BadRequest

Row = Sequence[str]
BLOCK = 20_000
"""Rows handed on at a time."""
_DELIMITERS = ",;\t|"
LONGEST_FIELD = 1 << 24
"""Characters of one field; a longer one is a broken quotation mark."""
PARQUET = b"PAR1"


def rows(path: Path, name: str | None = None) -> Iterator[Sequence[Row]]:
    """Blocks of rows, the head first and alone; the kind of file is told by its name, which sealed bytes do not have.

    Raises `BadRequest` with one sentence where the file cannot be read as a table.
    """
    try:
        kind = (name or path.name).lower()
        if kind.endswith((".xlsx", ".xls", ".xlsb", ".ods")):
            yield from _sheet(path)
        elif kind.endswith(".parquet"):
            yield from _parquet(path)
        else:
            yield from _csv(path, kind.endswith(".gz"))
    except (OSError, EOFError) as error:
        raise BadRequest(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _csv(path: Path, packed: bool) -> Iterator[Sequence[Row]]:
    csv.field_size_limit(LONGEST_FIELD)
    with _text(path, packed) as file:
        head = file.readline()
        delimiter = max(_DELIMITERS, key=head.count)
        names = next(csv.reader([head], delimiter=delimiter), [])
        if not any(names):
            raise BadRequest(f"{path} has no head: its first line has to name the columns")
        yield [names]
        block: list[Row] = []
        try:
            for row in csv.reader(file, delimiter=delimiter):
                block.append(row)
                if len(block) == BLOCK:
                    yield block
                    block = []
        except csv.Error as error:
            raise BadRequest(f"{path} is no table of text: {error}") from error
        yield block


def _text(path: Path, packed: bool) -> IO[str]:
    """The file as text: UTF-8, or else windows-1256, which Arabic spreadsheets write."""
    with gzip.open(path) if packed else path.open("rb") as file:
        start = file.read(1 << 16)
    try:
        # the last character may be cut
        start.decode("utf-8") if len(start) < 1 << 16 else start[:-4].decode("utf-8", "strict")
        encoding = "utf-8-sig"
    except UnicodeDecodeError as error:
        encoding = "utf-8-sig" if error.start > len(start) - 8 else "windows-1256"
    if packed:
        return gzip.open(path, "rt", encoding=encoding, errors="replace", newline="")
    return path.open(encoding=encoding, errors="replace", newline="")


def _sheet(path: Path) -> Iterator[Sequence[Row]]:
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        filled = (sheet for sheet in map(book.get_sheet_by_index, range(len(book.sheet_names))) if sheet.height)
        sheet = next(filled, None)
        table = sheet.to_python(skip_empty_area=True) if sheet else []
    except python_calamine.CalamineError as error:
        raise BadRequest(f"{path} cannot be read as a spreadsheet: {error}") from error
    if not table:
        raise BadRequest(f"{path} has no sheet with rows")
    yield [[_cell(one) for one in table[0]]]
    for start in range(1, len(table), BLOCK):
        yield [[_cell(one) for one in row] for row in table[start : start + BLOCK]]


def _parquet(path: Path) -> Iterator[Sequence[Row]]:
    with path.open("rb") as file:
        start = file.read(4)
        file.seek(-4, 2)
        # the reader dies on a file that was cut off, so that is told before
        if start != PARQUET or file.read(4) != PARQUET:
            raise BadRequest(f"{path} cannot be read as Parquet: it is damaged or something else")
    try:
        reader = arro3.io.read_parquet(str(path))
        yield [list(reader.schema.names)]
        for batch in reader:
            columns = [batch.column(at).to_pylist() for at in range(batch.num_columns)]
            yield [[_cell(one) for one in row] for row in zip(*columns, strict=True)]
    except (ValueError, RuntimeError, TypeError) as error:
        raise BadRequest(f"{path} cannot be read as Parquet: {error}") from error


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
