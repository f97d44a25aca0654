"""Read the tables of words that a linguist can edit: YAML for structured ones, tab-separated lines for long lists."""

from __future__ import annotations

import csv
import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def table(source: Traversable, shape: type[T]) -> T:
    """The content of a YAML table, checked against its shape.

    What was parsed is kept beside the table in `__pycache__`, as Python keeps its modules: it is read twenty times as
    fast, and a start reads a score of tables.
    Raises `msgspec.ValidationError` naming the entry that does not fit.
    """
    written = source.read_bytes()
    if not isinstance(source, Path):
        return msgspec.convert(_parsed(written), shape)
    mark = hashlib.sha256(written).digest()
    kept = source.parent / "__pycache__" / f"{source.name}.msgpack"
    with suppress(OSError, msgspec.DecodeError):
        known = kept.read_bytes()
        if known.startswith(mark):
            return msgspec.convert(msgspec.msgpack.decode(memoryview(known)[len(mark) :]), shape)
    found = _parsed(written)
    _keep(kept, mark + msgspec.msgpack.encode(found))
    return msgspec.convert(found, shape)


def _parsed(written: bytes) -> Any:
    # a hundredth of a second that no start needs whose tables were parsed before
    import yaml

    return yaml.load(written, Loader=yaml.CSafeLoader)


def _keep(kept: Path, content: bytes) -> None:
    """Write what was parsed, whole or not at all; where nothing may be written the next start parses again."""
    part = kept.with_name(f"{kept.name}.{os.getpid()}")
    with suppress(OSError):
        kept.parent.mkdir(exist_ok=True)
        part.write_bytes(content)
        part.replace(kept)


def rows(source: Traversable) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated table by column name; lines that begin with # are remarks."""
    with source.open("r", encoding="utf-8") as lines:
        kept = (line for line in lines if line.strip() and not line.startswith("#"))
        yield from csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE)
