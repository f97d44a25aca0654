from __future__ import annotations

from dataclasses import replace

import pytest

from marsad.collect.looks import arabic_look
from marsad.collect.paragraphs import PrintedLine, going_on


def printed(text: str, number: float, *, width: float = 500, indent: float = 0, size: float = 12) -> PrintedLine:
    """A line from right to left in a column 500 points wide, whose right edge is at 550."""
    return PrintedLine(text, 550 - indent - width, 550 - indent, 700 - 20 * number, size, True)


FULL = "نفت نقابة الخبازين ما نشر عن لقاء سري جمعها بإدارة المطاحن وقالت إن"
SHORT = "الورقة ملفقة."


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([printed(FULL, 0), printed(FULL, 1), printed(SHORT, 2, width=90)], [False, True, True]),
        ([printed(SHORT, 0, width=90), printed(FULL, 1), printed(FULL, 2)], [False, False, True]),
        ([printed(FULL, 0), printed(FULL, 1), printed(FULL, 2.9), printed(FULL, 3.9)], [False, True, False, True]),
        ([printed(FULL, 0), printed(FULL, 1), printed(FULL, 2, width=470, indent=30)], [False, True, False]),
        ([printed(FULL, 0, size=20), printed(FULL, 1), printed(FULL, 2)], [False, False, True]),
        ([printed(FULL, 0), printed("2. " + FULL, 1), printed("• " + FULL, 2)], [False, False, False]),
        ([printed(FULL, 0), printed("المخفر\tالآمر", 1), printed(FULL, 2)], [False, False, False]),
        ([], []),
    ],
    ids=["one", "short-first", "spaced", "indented", "heading", "bullets", "cells", "none"],
)
def test_lines_go_on_where_a_paragraph_does(lines: list[PrintedLine], found: list[bool]) -> None:
    assert going_on(lines) == found


def test_a_sentence_runs_over_the_end_of_a_page_but_an_ended_one_does_not() -> None:
    page = [printed(FULL, 0), printed(FULL, 1)]
    assert going_on(page, before=printed(FULL, 30)) == [True, True]
    assert going_on(page, before=printed(FULL + ".", 30)) == [False, True]
    assert going_on(page, before=printed(SHORT[:-1], 30, width=90)) == [False, True]


def test_a_sentence_runs_over_into_the_next_column() -> None:
    left = [replace(printed(FULL, n), left=-500.0, right=0.0) for n in (0, 1)]
    assert going_on([printed(FULL, 0), printed(FULL, 1), *left]) == [False, True, True, True]


def test_shuffled_arabic_looks_worse_than_arabic() -> None:
    text = "قالت نقابة الخبازين إن ما نشر عن اللقاء في بلدة العين ملفق، وأكدت أن أحداً لم يلتق الإدارة."
    assert arabic_look(text) > 0.4
    assert arabic_look(text[::-1]) < 0
    assert arabic_look(" ".join(word[::-1] for word in text.split())) < 0
    assert arabic_look("no Arabic at all") == 1.0
