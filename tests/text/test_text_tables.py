"""The tables of words that come with the program: each can be read, and no row of one hides another."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import msgspec
import pytest
import yaml

import marsad
from marsad.text.tables import table

TABLES = sorted(Path(marsad.__file__).parent.rglob("*.yml"))


def keys(node: yaml.Node) -> list[list[str]]:
    """The keys of each mapping in a parsed table."""
    if isinstance(node, yaml.MappingNode):
        own = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        return [own, *(found for _, value in node.value for found in keys(value))]
    return [found for value in node.value for found in keys(value)] if isinstance(node, yaml.SequenceNode) else []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_no_key_stands_twice(path: Path) -> None:
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    twice = [key for mapping in keys(root) for key, count in Counter(mapping).items() if count > 1]
    assert not twice


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "words.yml").write_text("said: [قال, أكد]\n", encoding="utf-8")
    return tmp_path


def kept(folder: Path) -> Path:
    (found,) = (folder / "__pycache__").iterdir()
    return found


Words = dict[str, list[str]]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_what_is_kept_of_a_table_is_what_it_says(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())
    said = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert table(copy, object) == said
    assert kept(tmp_path).exists()
    assert table(copy, object) == said


def test_an_edited_table_is_read_as_it_is_now(folder: Path) -> None:
    words = folder / "words.yml"
    table(words, Words)
    was = words.stat()
    words.write_text("said: [نفى, أكد]\n", encoding="utf-8")
    os.utime(words, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert table(words, Words) == {"said": ["نفى", "أكد"]}
    assert table(words, Words) == {"said": ["نفى", "أكد"]}


@pytest.mark.parametrize("left", [0, 10, 32, 33, 40])
def test_what_was_kept_and_is_damaged_is_parsed_anew(folder: Path, left: int) -> None:
    whole = table(folder / "words.yml", Words)
    kept(folder).write_bytes(kept(folder).read_bytes()[:left])
    assert table(folder / "words.yml", Words) == whole


def test_where_nothing_can_be_kept_tables_are_parsed(folder: Path) -> None:
    (folder / "__pycache__").write_text("a file where the folder should be")
    assert table(folder / "words.yml", Words) == {"said": ["قال", "أكد"]}


def test_a_row_that_does_not_fit_is_named_each_time(folder: Path) -> None:
    for _ in range(2):
        with pytest.raises(msgspec.ValidationError, match=re.escape("$[...][0]")):
            table(folder / "words.yml", dict[str, list[int]])
