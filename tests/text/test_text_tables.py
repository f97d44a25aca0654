"""The tables of words that come with the program: each can be read, and no row of one hides another."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

import marsad

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
