"""How likely Arabic spellings are for Latin ones: better for true pairs, a distribution, and a ranking."""

from __future__ import annotations

import math
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.transliteration import (
    IMPOSSIBLE,
    TABLE,
    Candidates,
    arabic_letters,
    closeness,
    latin_letters,
    likelihood,
)

PAIRS = [
    ("برونسكي", "Brunsky"),
    ("تشادويل", "Chadwell"),
    ("شوفالان", "Chevallan"),
    ("غريغوريان", "Grigorian"),
    ("خورشيدوف", "Khurshidov"),
    ("ميلوشفار", "Miloševar"),
    ("فيكستروم", "Wikström"),
    ("كسينتاكيس", "Xentakis"),
]
ARABIC = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوية", min_size=1, max_size=8)
LATIN = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8)


@pytest.mark.parametrize(("arabic", "latin"), PAIRS)
def test_the_right_name_stands_first_among_others(arabic: str, latin: str) -> None:
    assert Candidates([other for _, other in PAIRS]).ranked(arabic)[0][1] == latin


@pytest.mark.parametrize(("arabic", "latin"), PAIRS)
def test_a_true_pair_is_close_and_a_false_one_is_not(arabic: str, latin: str) -> None:
    assert closeness(arabic, latin) > -1.5
    assert all(closeness(arabic, other) < -2 for _, other in PAIRS if other != latin)


@given(ARABIC, LATIN)
def test_a_likelihood_is_a_logarithm_of_a_chance(arabic: str, latin: str) -> None:
    assert IMPOSSIBLE <= likelihood(arabic, latin) <= 1e-9


def test_what_one_letter_writes_does_not_add_up_to_more_than_certainty() -> None:
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةأإآئءؤى"
    written = ["", *letters, *map("".join, product(letters, repeat=2))]
    total = sum(math.exp(likelihood(arabic, "m")) for arabic in written)
    assert 0.9 < total <= 1.05


def test_only_what_changes_the_sound_is_kept() -> None:
    assert latin_letters("Miloš O'Brien-Ñandú") == "milošo'brienñandu"
    assert arabic_letters("مُحَمَّدی ـ ۲") == "محمدي"


def test_no_letters_are_close_to_nothing() -> None:
    assert closeness("", "abc") == closeness("ابت", "") == closeness("abc", "ابت") == IMPOSSIBLE


def test_candidates_keep_their_names_and_rank_none_that_shares_no_letter() -> None:
    known = Candidates(["Salem", "Salem", "Zork"])
    assert known.names == ("Salem", "Zork")
    assert [name for _, name in known.ranked("سالم")] == ["Salem"]


def test_the_table_names_its_data_and_their_licence() -> None:
    head = TABLE.read_text(encoding="utf-8")[:600]
    assert "CC0" in head
    assert "Apache-2.0" in head
