"""Whose words a place stands in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from marsad.model.attribution import Attribution
from marsad.model.document import Document
from marsad.model.span import Span
from marsad.read.claims.scenes.voices import Voices
from marsad.read.page import Page

TEXT = "ذكرت الصحيفة نقلا عن التقرير أن البلدية سلمت الوقود"
CONTENT = Span(TEXT.index("أن"), len(TEXT))


def said(name: str, within: str | None, content: Span = CONTENT) -> Attribution:
    return Attribution(id=name, source=name, cue=None, content=content, stance="asserts", evidence=None, within=within)


@given(st.permutations([said("paper", None), said("report", "paper"), said("panel", "report")]))
def test_of_those_with_one_content_the_one_that_stands_within_speaks(attributions: list[Attribution]) -> None:
    page = Page(Document(id="d", capture="c", name="n", text=TEXT, language="ar", method="t"))
    found = Voices(page, attributions).at(page.place(CONTENT.start))
    assert found is not None
    assert found.id == "panel"


def test_a_shorter_content_speaks_before_one_that_stands_within() -> None:
    page = Page(Document(id="d", capture="c", name="n", text=TEXT, language="ar", method="t"))
    short = said("mayor", None, Span(TEXT.index("سلمت"), len(TEXT)))
    found = Voices(page, [said("paper", None), short, said("report", "paper")]).at(page.place(short.content.start))
    assert found is short
