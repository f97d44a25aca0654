"""Read the tables of words that a linguist can edit: YAML for structured ones, tab-separated lines for long lists."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec
import yaml

T = TypeVar("T")


def table(source: Traversable, shape: type[T]) -> T:
    """The content of a YAML table, checked against its shape.

    Raises `msgspec.ValidationError` naming the entry that does not fit.
    """
    return msgspec.convert(yaml.load(source.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader), shape)


def rows(source: Traversable) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated table by column name; lines that begin with # are remarks."""
    with source.open("r", encoding="utf-8") as lines:
        kept = (line for line in lines if line.strip() and not line.startswith("#"))
        yield from csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE)
