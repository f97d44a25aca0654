"""What words tell where a side is left open."""

from __future__ import annotations

import pytest

from marsad.model.actor import Mention, PageActor
from marsad.model.document import Document
from marsad.model.zone import Zone
from marsad.read.actors.participants import participants
from marsad.read.claims.claims import claims
from marsad.read.claims.scenes.setting import scene
from marsad.read.claims.tellings import tellings
from marsad.read.page import Page


def layers(text: str, *names: str) -> tuple[Page, list[Zone], list[PageActor]]:
    page = Page(Document(id="d", capture="c", name="n", text=text, language="ar", method="m"))
    actors = [
        PageActor(id=name, name=name, type="organization", mentions=(Mention(at, at + len(name)),))
        for name in names
        if (at := text.index(name)) >= 0
    ]
    return page, [Zone(start=0, end=len(text), kind="body")], actors


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("تظاهر الناس في المدينة.", (), ("PROTEST", (), ())),
        ("هاجمت حركة نيروز المدينة.", ("حركة نيروز",), ("ASSAULT", ("حركة نيروز",), ())),
        (
            "هاجمت حركة نيروز جبهة الشفق.",
            ("حركة نيروز", "جبهة الشفق"),
            ("ASSAULT", ("حركة نيروز",), ("جبهة الشفق",)),
        ),
    ],
    ids=["nobody named", "one side named", "both named"],
)
def test_a_telling_has_the_sides_that_are_named(
    text: str, names: tuple[str, ...], expected: tuple[str, tuple[str, ...], tuple[str, ...]]
) -> None:
    page, zones, actors = layers(text, *names)
    told = {(one.relation, one.agents, one.counterparts) for one in tellings(scene(page, zones, actors, (), ()))}
    assert expected in told
    assert bool(claims(scene(page, zones, actors, (), ()))) == all(expected[1:])


def test_a_telling_stands_where_its_word_stands() -> None:
    text = "قال الشاهد إن حركة نيروز قصفت البلدة."
    page, zones, actors = layers(text, "حركة نيروز")
    (one,) = (t for t in tellings(scene(page, zones, actors, (), ())) if t.relation == "ASSAULT")
    assert text[one.span.start : one.span.end] == "قصفت"


def test_nothing_is_told_where_no_trigger_stands() -> None:
    page, zones, actors = layers("الطقس معتدل في حركة نيروز.", "حركة نيروز")
    assert tellings(scene(page, zones, actors, (), ())) == ()


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("خرج متظاهرون في مسيرة طافت المدينة احتجاجا على وزارة المدار.", "وزارة المدار"),
        ("تجمع المحتجون أمام وزارة المدار.", "وزارة المدار"),
        ("ردد المتظاهرون هتافات مناهضة لكل من وزارة المدار والبلدية.", "وزارة المدار"),
        ("خرج متظاهرون في مسيرة. ووصل وفد وزارة المدار.", None),
        ("تجمع 50 ألف متظاهر أمام وزارة المدار.", "وزارة المدار"),
    ],
    ids=["noun of aim", "before whom", "one of several", "another sentence", "thousands of them"],
)
def test_whom_a_protest_is_against(text: str, against: str | None) -> None:
    page, zones, actors = layers(text, "وزارة المدار")
    people = participants(page, zones, actors)
    told = [one for one in tellings(scene(page, zones, actors, (), (), people)) if one.relation == "PROTEST"]
    assert told
    assert any("وزارة المدار" in one.counterparts for one in told) == (against is not None)
    assert all(one.agents != (against,) for one in told)
