"""Patterns over codes fit what the regular expression of the same shape fits, and take the same places."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from marsad.read.moments.patterns import END, NOTHING, Pattern, Role, beside, either, in_turn, noted, one_of

ROLE = Role(("class",), "class")
Both = tuple[str, Pattern]
"""A regular expression, and the pattern that means the same."""


def letter(accepted: str) -> Both:
    return f"([{accepted}])", one_of(frozenset(accepted), ROLE)


LETTERS = st.text("abc", min_size=1, max_size=2).map(letter)


def larger(parts: st.SearchStrategy[Both]) -> st.SearchStrategy[Both]:
    pairs = st.tuples(parts, parts)
    return st.one_of(
        pairs.map(lambda two: (two[0][0] + two[1][0], in_turn(two[0][1], two[1][1]))),
        pairs.map(lambda two: (f"(?:{two[0][0]}|{two[1][0]})", either([two[0][1], two[1][1]]))),
        parts.map(lambda one: (f"(?:{one[0]})?", either([one[1], NOTHING]))),
        parts.map(lambda one: (f"({one[0]})", noted(one[1], ROLE))),
        parts.map(lambda one: (f"(?!{one[0]})", beside(one[1], ahead=True, wanted=False))),
        LETTERS.map(lambda one: (f"(?<={one[0][1:-1]})", beside(one[1], ahead=False, wanted=True))),
    )


@given(st.recursive(LETTERS, larger, max_leaves=8), st.text("abc", max_size=6), st.integers(0, 6))
def test_a_pattern_fits_as_its_regular_expression_does(both: Both, text: str, place: int) -> None:
    regex, pattern = both
    place = min(place, len(text))
    expected, found = re.compile(regex).match(text, place), pattern.at(text + END, place)
    assert (found and found.end) == (expected and expected.end())
    if found is not None and expected is not None:
        spans = [expected.span(group) for group in range(1, len(expected.groups()) + 1)]
        assert sorted((start, end) for _, start, end in found.taken) == sorted(span for span in spans if span[0] >= 0)
        assert found.end - place <= pattern.longest


@given(st.recursive(LETTERS, larger, max_leaves=8), st.text("abc", min_size=1, max_size=6))
def test_a_pattern_begins_only_where_its_first_two_codes_allow(both: Both, text: str) -> None:
    found = both[1].at(text + END, 0)
    assert found is None or found.end == 0 or both[1].can_begin((text + END)[:2])


@given(st.recursive(LETTERS, larger, max_leaves=8), st.text("abcd", max_size=8), st.integers(0, 8))
def test_a_pattern_depends_on_no_more_codes_than_it_says(both: Both, text: str, place: int) -> None:
    _, pattern = both
    place = min(place, len(text))
    codes = text + END
    end = place
    while end < place + pattern.reach and codes[end] in pattern.alphabet:
        end += 1
    begin = max(0, place - pattern.behind)
    before = "".join(code if code in pattern.alphabet else END for code in codes[begin:place])
    found, expected = pattern.at(before + codes[place:end] + END, place - begin), pattern.at(codes, place)
    moved = [(start + begin, end + begin) for _, start, end in found.taken] if found else None
    assert moved == ([(start, end) for _, start, end in expected.taken] if expected else None)
