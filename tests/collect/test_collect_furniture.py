from __future__ import annotations

import pytest

from marsad.collect.furniture import furniture
from marsad.collect.paragraphs import PrintedLine


def page(*lines: str) -> list[PrintedLine]:
    return [PrintedLine(text, 50, 550, 700 - 20 * n, 12, True) for n, text in enumerate(lines)]


def body(number: int) -> list[str]:
    """Five lines that no other page has."""
    return [f"سطر {'جدسفقك'[number]}{letter}" for letter in "ابتثح"]


@pytest.mark.parametrize(
    ("heads", "feet", "found"),
    [
        (["نشرة المرصد"] * 3, ["x"] * 3, {0: "نشره المرصد", 6: "x"}),
        (["نشرة المرصد"] * 2, ["- 1 -", "- 2 -"], {6: ""}),
        (["أ", "ب", "ج"], ["صفحة 7 من 9", "صفحة 8 من 9", "صفحة 9 من 9"], {6: "صفحه  من"}),
        (["الرقم: 12", "الرقم: 77", "الرقم: 31"], ["أ", "ب", "ج"], {}),
        (["أ", "ب", "ج"], ["1147", "2023", "9"], {}),
        (["نشرة 2021"] * 3, ["د", "ه", "و"], {0: "نشره"}),
    ],
    ids=["heads", "numbers", "of", "forms", "other-numbers", "dated"],
)
def test_what_runs_through_the_pages_is_furniture(heads: list[str], feet: list[str], found: dict[int, str]) -> None:
    pages = [page(head, *body(n), foot) for n, (head, foot) in enumerate(zip(heads, feet, strict=True))]
    assert furniture(pages) == {(number, index): text for number in range(len(pages)) for index, text in found.items()}


def test_furniture_is_known_by_its_place_and_not_by_when_it_was_drawn() -> None:
    pages = [[*page("", *body(n))[1:], *page("نشرة المرصد")] for n in range(3)]
    assert furniture(pages) == {(number, 5): "نشره المرصد" for number in range(3)}


def test_a_page_of_two_lines_has_none() -> None:
    assert furniture([page("نشرة", "1")] * 4) == {}
