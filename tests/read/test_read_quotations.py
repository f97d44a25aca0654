"""Quotation marks of every kind, mixed and unclosed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model.document import Document
from marsad.read.attributions.quotations import quotations
from marsad.read.page import Page


def quoted(text):
    page = Page(Document(id="d", capture="c", name="n", text=text, language="ar", method="m"))
    tokens = page.tokens
    return [
        (page.document.text[tokens[one.first].start : tokens[one.end - 1].end], one.closed) for one in quotations(page)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال «عبرنا النهر» ثم مضى", [("«عبرنا النهر»", True)]),
        ('قال "عبرنا النهر" ثم "عدنا"', [('"عبرنا النهر"', True), ('"عدنا"', True)]),
        ("قال “عبرنا النهر” ثم مضى", [("“عبرنا النهر”", True)]),
        ('قال «عبرنا النهر" ثم مضى', [('«عبرنا النهر"', True)]),
        ('صحيفة " المرفأ " قالت', [('" المرفأ "', True)]),
        ("قال «قرأت «المرفأ» أمس» ثم مضى", [("«قرأت «المرفأ» أمس»", True)]),
        ("قال “عبرنا النهر.\n\nكان البرد شديدا” ثم مضى", [("“عبرنا النهر.\n\nكان البرد شديدا”", True)]),
        ('قال "عبرنا النهر. كان البرد شديدا.', [('"عبرنا النهر.', False)]),
        ("عبرنا النهر» ثم مضى", []),
    ],
)
def test_what_stands_between_marks(text, expected):
    assert quoted(text) == expected


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='«»“”"ابو .\n،', max_size=60))
def test_quotations_stand_in_order_without_overlap(text):
    page = Page(Document(id="d", capture="c", name="n", text=text, language="ar", method="m"))
    end = 0
    for one in quotations(page):
        assert end <= one.first < one.end <= len(page.tokens)
        assert page.tokens[one.first].text == '"'
        end = one.end
