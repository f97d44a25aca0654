"""Dates in words are as fine as they are known, and no finer."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.report.labels import labels
from marsad.report.moments import words


@pytest.mark.parametrize(
    ("earliest", "latest", "english", "arabic"),
    [
        ("2023-05-17", "2023-05-17", "17 May 2023", "17 أيار/مايو 2023"),
        ("2023-05-01", "2023-05-31", "May 2023", "أيار/مايو 2023"),
        ("2024-02-01", "2024-02-29", "February 2024", "شباط/فبراير 2024"),
        (
            "2023-02-01",
            "2023-02-27",
            "1 February 2023 – 27 February 2023",
            "من 1 شباط/فبراير 2023 إلى 27 شباط/فبراير 2023",
        ),
        ("2021-01-01", "2021-12-31", "2021", "2021"),
        ("2019-01-01", "2021-12-31", "2019 – 2021", "من 2019 إلى 2021"),
        (
            "2021-11-01",
            "2022-01-31",
            "November 2021 – January 2022",
            "من تشرين الثاني/نوفمبر 2021 إلى كانون الثاني/يناير 2022",
        ),
        (None, "2021-12-31", "until 31 December 2021", "حتى 31 كانون الأول/ديسمبر 2021"),
        ("2024-01-13", None, "from 13 January 2024 on", "منذ 13 كانون الثاني/يناير 2024"),
        (None, None, "no date given", "لم يُذكر تاريخ"),
    ],
)
def test_words(earliest: str | None, latest: str | None, english: str, arabic: str) -> None:
    assert words(earliest, latest, labels("en")) == english
    assert words(earliest, latest, labels("ar")) == arabic


@given(st.dates(date(1, 1, 1)), st.dates(date(1, 1, 1)))
def test_two_stretches_never_read_alike(one: date, other: date) -> None:
    first, last = sorted((one, other))
    said = words(first.isoformat(), last.isoformat(), labels("en"))
    assert (said == words(first.isoformat(), first.isoformat(), labels("en"))) == (first == last)
