"""What common words are about: verbs, nouns and adjectives under their clitics and endings."""

from __future__ import annotations

import pytest

from marsad.read.actors.wordclasses import TABLE, about
from marsad.text.folding import folded
from marsad.text.tables import rows


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("صرح", {"Pspeech"}),
        ("وصرحت", {"Pspeech"}),
        ("سيصرح", {"pspeech"}),
        ("يستعيد", {"pfight"}),
        ("تستأنف", {"pdeed"}),
        ("مدرب", {"nplayer"}),
        ("للمدربين", {"nplayerd"}),
        ("والدته", {"nkin"}),
        ("القصيرة", {"aqualityd"}),
        ("غريشينكو", set()),
        ("دمشق", set()),
    ],
)
def test_words_are_about_something(word, kinds):
    assert set(about(folded(word))) == kinds


def test_every_row_can_be_read():
    listed = list(rows(TABLE))
    assert {row["form"] for row in listed} == {"verb", "noun", "adjective"}
    assert all(row["about"].isalpha() and row["words"].split() for row in listed)
