"""Names that news speaks of: the longest at a word, with its kinds, under a clitic too."""

from __future__ import annotations

import pytest

from marsad.read.actors.listednames import LETTERS, TABLE, listed_marks
from marsad.text.folding import folded
from marsad.text.tables import rows


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("وصل إلى بريشتينا أمس", ["", "", "Bp1", ""]),
        ("تدريبات ريال مدريد الأخيرة", ["", "Bc", "Ic", ""]),
        ("مباراة لريال مدريد", ["", "Bc~", "Ic"]),
        ("ريال واحد", ["", ""]),
        ("خبر عن رويترز", ["", "", "Bo1"]),
        ("", []),
    ],
)
def test_listed_names_mark_their_words(text, marks):
    assert listed_marks(folded(text).split()) == marks


def test_the_longest_name_at_a_word_counts_and_a_name_of_several_kinds_says_so():
    alone, longer = (listed_marks(folded(text).split()) for text in ("مانشستر", "مانشستر يونايتد"))
    assert alone == ["Bp1"]
    assert longer == ["Bc", "Ic"]
    assert listed_marks([folded("ليفربول")]) == ["Bcp1"]


def test_no_name_runs_over_the_empty_words_between_two_sentences():
    assert listed_marks(["ريال", "", "مدريد"]) == ["", "", "Bp1"]


def test_every_row_has_a_kind_and_no_name_stands_twice_under_one():
    names = [(row["kind"], folded(name)) for row in rows(TABLE) for name in row["names"].split("|")]
    assert {kind for kind, _ in names} == set(LETTERS)
    assert all(name.strip() for _, name in names)
