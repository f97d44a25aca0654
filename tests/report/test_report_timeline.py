"""Uncertain dates look uncertain, and denied ones are told apart by shape."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.report import timeline as module
from marsad.report.labels import labels
from marsad.report.propositions import entry, ordered
from marsad.report.signs import Direction
from marsad.report.timeline import Scale, Timeline, timeline
from marsad.report.view import View


def drawn(view: View, direction: Direction = "ltr") -> Timeline:
    say = labels("en")
    entries = [entry(view, one, number, say) for number, one in enumerate(ordered(view), 1)]
    return timeline(view, entries, say, direction)


def test_shapes(view: View) -> None:
    rows = {
        (row.entry.proposition.relation, row.entry.low): [(one.shape, one.voiced, one.words) for one in row.marks]
        for row in drawn(view).rows
    }
    assert rows == {
        ("ASSAULT", 1): [("vague", "asserted", "2021")],
        ("ASSAULT", 0): [("until", "denied", "until 31 December 2021")],
        ("COOPERATE", 1): [("vague", "asserted", "2023"), ("vague", "asserted", "May 2023 – August 2023")],
        ("CONSULT", 2): [("vague", "asserted", "May 2023"), ("day", "asserted", "17 May 2023")],
        ("AID", 2): [("vague", "asserted", "June 2023"), ("day", "asserted", "9 June 2023")],
        ("AGREE", 1): [("since", "asserted", "from 13 January 2024 on")],
    }


def test_what_names_no_time_is_counted(view: View) -> None:
    found = drawn(view)
    assert (len(found.rows), found.dated, found.total) == (6, 6, 7)


def test_only_the_first_are_drawn(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT", 2)
    found = drawn(view)
    assert sorted(row.entry.number for row in found.rows) == [1, 2]
    assert found.dated == 6


def test_right_to_left_is_the_mirror(view: View) -> None:
    left, right = drawn(view), drawn(view, "rtl")
    for one, other in zip(left.rows, right.rows, strict=True):
        for a, b in zip(one.marks, other.marks, strict=True):
            assert a.x + a.width + b.x == pytest.approx(100, abs=0.05)
    assert [tick.label for tick in left.ticks] == [tick.label for tick in right.ticks]


def test_what_lies_far_off_does_not_press_the_rest_together() -> None:
    days = [(date(2023, 1, 1) + timedelta(days=at)).isoformat() for at in range(60)]
    scale = module._scale(["1979-01-01", *days], "ltr")
    assert date.fromordinal(scale.first).year >= 2022
    assert module._off(date(1979, 1, 1).toordinal(), date(1979, 1, 1).toordinal(), scale) == "before"


@given(st.lists(st.dates(date(1900, 1, 1), date(2100, 1, 1)), min_size=1, max_size=50))
def test_every_scale_has_few_ticks_in_order(days: list[date]) -> None:
    scale = module._scale([day.isoformat() for day in days], "ltr")
    ticks = list(module._ticks(scale, labels("en")))
    assert len(ticks) <= 7
    assert [tick.x for tick in ticks] == sorted(tick.x for tick in ticks)


@given(st.integers(1, 10**6), st.integers(1, 10**5), st.integers(-(10**6), 10**6))
def test_places_stay_on_the_scale(first: int, length: int, day: int) -> None:
    assert 0 <= Scale(first, first + length, "ltr").place(day) <= 100
