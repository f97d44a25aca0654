from __future__ import annotations

import pytest
from bidi.algorithm import get_display
from hypothesis import given
from hypothesis import strategies as st

from marsad.collect.direction import is_rtl, mended, reading_order

ARABIC = st.sampled_from("قال متحدث باسم النقابة إنهم نفوا ذلك كله أمس".split())
LATIN = st.sampled_from(["Marfa", "News", "COVID-19", "e.g."[:1], "IRS"])
NUMBER = st.sampled_from(["12", "2021", "93.3", "17/5/2021", "1,250", "٢٠٢١"])


def shown(text: str, rtl: bool) -> list[str]:
    """A line as a producer draws it, from left to right."""
    return list(get_display(text, base_dir="R" if rtl else "L"))


@given(st.lists(ARABIC | NUMBER | LATIN, min_size=1, max_size=9).map(lambda words: ["قال", *words, "ذلك"]))
def test_a_line_from_right_to_left_reads_as_it_was_written(words: list[str]) -> None:
    # Two numbers side by side may be shown either way about, and so may a number beside Latin.
    parted = [words[0]]
    for word in words[1:]:
        if not is_rtl(word[0]) and not is_rtl(parted[-1][0]):
            parted.append("ثم")
        parted.append(word)
    text = " ".join(parted)
    assert "".join(reading_order(shown(text, True), True)) == text


@given(st.lists(LATIN, min_size=1, max_size=4), st.lists(ARABIC, min_size=1, max_size=4), st.lists(LATIN, min_size=1))
def test_a_line_from_left_to_right_reads_as_it_was_written(
    before: list[str], middle: list[str], after: list[str]
) -> None:
    text = " ".join([*before, *middle, *after])
    assert "".join(reading_order(shown(text, False), False)) == text


@given(st.lists(ARABIC | NUMBER | LATIN | st.sampled_from(" ().,:«»%"), max_size=30), st.booleans())
def test_no_stretch_is_lost_or_made(stretches: list[str], rtl: bool) -> None:
    assert sorted(reading_order(stretches, rtl)) == sorted(stretches)


@pytest.mark.parametrize(
    "text",
    [
        "انخفضت من 45 هجوماً إلى 3 هجمات، أي بنسبة 93.3%",
        "قال لوكالة أنباء المرفأ (Marfa News Agency): لا أصل لها.",
        "يوم 17/5/2021 في بلدة «عين السرو»",
    ],
)
def test_punctuation_finds_its_place(text: str) -> None:
    assert mended("".join(reading_order(shown(text, True), True))) == text


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("قال: »نعم«.", "قال: «نعم»."),
        ("قال: «نعم».", "قال: «نعم»."),
        ("المرصد )IRS( قال", "المرصد (IRS) قال"),
        ("1) أول", "1) أول"),
        ("( وحده )", "( وحده )"),
    ],
)
def test_brackets_are_turned_as_they_open_and_close(stored: str, text: str) -> None:
    assert mended(stored) == text
