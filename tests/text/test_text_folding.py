from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.folding import fold, folded, key

ARABIC = st.text(st.sampled_from("أإآابتةهىيئؤكگپ ًّـ\u200f\u202e،.1٢۳aÉﻻﷲ\n«»"), max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أُرسِلَت", "ارسلت"),
        ("القاعدة", "القاعده"),
        ("على", "علي"),
        ("كتاب", "کتاب"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("٢٠٢١", "2021"),
        ("۲۰۲۱", "2021"),
        ("الـــمركز", "المركز"),
        ("«نعم»", '"نعم"'),
        ("Café", "cafe"),
        ("آذار", "اذار"),
        ("مسؤول", "مسوول"),
    ],
)
def test_spellings_of_one_word_meet(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@given(st.one_of(st.text(max_size=80), ARABIC))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.one_of(st.text(max_size=80), ARABIC))
def test_every_folded_letter_leads_back_to_its_own(text: str) -> None:
    found = fold(text)
    for place in range(len(found.text)):
        start, end = found.span(place, place + 1)
        assert 0 <= start < end <= len(text)
        assert found.text[place] in folded(text[start:end])


@given(ARABIC, st.data())
def test_a_folded_stretch_leads_back_to_text_that_folds_to_it(text: str, data: st.DataObject) -> None:
    found = fold(text)
    start = data.draw(st.integers(0, len(found.text)))
    end = data.draw(st.integers(start, len(found.text)))
    first, last = found.span(start, end)
    assert found.text[start:end] in folded(text[first:last])


def test_a_span_takes_vowel_marks_along_and_leaves_direction_marks() -> None:
    text = "قالَ\u200f إنّ المركزُ\u200e"
    found = fold(text)
    at = found.text.index("المركز")
    assert text[slice(*found.span(at, at + 6))] == "المركزُ"
    assert text[slice(*found.span(0, 3))] == "قالَ"


def test_key_closes_up_space() -> None:
    assert key("  المرصد \n الوطني ") == "المرصد الوطني"
