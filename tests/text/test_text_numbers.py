from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.folding import folded
from marsad.text.numbers import duals, numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("خمسة وعشرين", [("خمسة وعشرين", 25)]),
        ("ثلاث سنوات", [("ثلاث", 3)]),
        ("ثماني عشرة ساعة", [("ثماني عشرة", 18)]),
        ("اثنا عشر شهرا", [("اثنا عشر", 12)]),
        ("بثلاثة رجال", [("ثلاثة", 3)]),
        ("وأربعين يوما", [("أربعين", 40)]),
        ("مئتين وخمسين", [("مئتين وخمسين", 250)]),
        ("مائة وواحد", [("مائة وواحد", 101)]),
        ("ثلاث مئة", [("ثلاث مئة", 300)]),
        ("خمسمئة ألف", [("خمسمئة ألف", 500_000)]),
        ("ثلاثة آلاف", [("ثلاثة آلاف", 3000)]),
        ("ألف وتسعمئة وخمس وسبعين", [("ألف وتسعمئة وخمس وسبعين", 1975)]),
        ("عام ألفين وأربعة عشر", [("ألفين وأربعة عشر", 2014)]),
        ("مليونان وثلاثمئة ألف", [("مليونان وثلاثمئة ألف", 2_300_000)]),
        ("أحد عشر رجلا", [("أحد عشر", 11)]),
        ("إحدى وعشرين", [("إحدى وعشرين", 21)]),
        ("سبعة، ثمانية", [("سبعة", 7), ("ثمانية", 8)]),
        ("twenty-five men", [("twenty-five", 25)]),
        ("one hundred and five", [("one hundred and five", 105)]),
        ("two thousand and three", [("two thousand and three", 2003)]),
        ("3 million", [("3 million", 3_000_000)]),
        ("2021", [("2021", 2021)]),
        ("٢٠٢١", [("٢٠٢١", 2021)]),
        ("۲۰۲۱", [("۲۰۲۱", 2021)]),
        ("1,500 men", [("1,500", 1500)]),
        ("و2014 ب٣٠", [("2014", 2014), ("٣٠", 30)]),
        ("2014م", [("2014", 2014)]),
        ("2011-2014", [("2011", 2011), ("2014", 2014)]),
        ("250 ألف", [("250 ألف", 250_000)]),
    ],
)
def test_reads_cardinals(text: str, expected: list[tuple[str, int]]) -> None:
    found = numbers(folded(text))
    assert [(text[number.start : number.end], number.value) for number in found] == expected
    assert not any(number.ordinal for number in found)


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("الثالث عشر من", "الثالث عشر", 13),
        ("في الخامس والعشرين", "الخامس والعشرين", 25),
        ("الحادي والعشرين", "الحادي والعشرين", 21),
        ("للثاني عشر", "لثاني عشر", 12),
        ("السابعة", "السابعة", 7),
        ("the third time", "third", 3),
        ("twenty-first", "twenty-first", 21),
        ("the 20th", "20th", 20),
    ],
)
def test_reads_ordinals(text: str, quote: str, value: int) -> None:
    (found,) = numbers(folded(text))
    assert (text[found.start : found.end], found.value, found.ordinal) == (quote, value, True)


@pytest.mark.parametrize(
    "text",
    ["2.5", "18:47", "21/7/2015", "f16", "16gb", "mp3", "أحد الناس", "إحدى الدول", "آلاف", "ملايين الناس", "@user123"],
)
def test_leaves_out_what_is_no_whole_number(text: str) -> None:
    assert numbers(folded(text)) == []


def test_ordinals_in_a_row_are_numbers_of_their_own() -> None:
    assert [number.value for number in numbers("the 14th and 15th of")] == [14, 15]


@pytest.mark.parametrize(
    ("singular", "forms"),
    [
        ("عام", ("عامان", "عامين")),
        ("سنة", ("سنتان", "سنتين")),
        ("ساعة", ("ساعتان", "ساعتين")),
        ("يوم", ("يومان", "يومين")),
    ],
)
def test_duals(singular: str, forms: tuple[str, ...]) -> None:
    assert duals(singular) == forms


@given(st.integers(0, 10**9), st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]))
def test_digits_of_any_script_keep_their_value(value: int, digits: str) -> None:
    written = "".join(digits[int(digit)] for digit in str(value))
    (found,) = numbers(folded(f"عدد {written} رجلا"))
    assert (found.value, found.start, found.end) == (value, 4, 4 + len(written))


WORDS = (
    "خمسة وعشرين ألف ألفين وثلاثمئة مئة الثالث عشر واحد وأحد 5 14 15th and twenty-five hundred million و، - . كتاب 2.5"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_numbers_stand_in_order_inside_the_text(text: str) -> None:
    text = folded(text)
    found = numbers(text)
    assert all(0 <= number.start < number.end <= len(text) for number in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
