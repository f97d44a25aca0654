"""The English sentences of the table: each with its attributions."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from test_read_attributions_english import read

TABLE = Path(__file__).with_name("attributions_english_sentences.yml")
ROWS = [row for rows in yaml.safe_load(TABLE.read_text(encoding="utf-8")).values() for row in rows]


@pytest.mark.parametrize(("text", "expected"), [(row[0], row[1:]) for row in ROWS])
def test_who_says_what_in_the_table(text, expected):
    found = [f"{one.source} | {one.stance} | {text[one.content.start : one.content.end]}" for one in read(text)]
    assert found == expected
