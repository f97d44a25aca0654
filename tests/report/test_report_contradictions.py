"""Contradictions, rings of sources and what is left without one, in the dossier and in the rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marsad.model.contradiction import Contradiction
from marsad.model.proposition import Cycle, OriginEdge, Without
from marsad.report.contradictions import clashes
from marsad.report.dossier import dossier
from marsad.report.labels import Language
from marsad.report.tables import rows
from marsad.report.view import View


@pytest.fixture
def contradicted(view: View) -> View:
    """The invented case with one thing of each kind on its first proposition."""
    standing = view.standings[0]
    left, right = standing.voices[0].claim, standing.voices[-1].claim
    spans = view.claim[left].span, view.claim[right].span
    found = Contradiction(
        proposition=standing.proposition,
        left=left,
        right=right,
        kind="denial",
        rule="denial of the dealing",
        words_left=spans[0],
        words_right=spans[1],
        method="test",
    )
    more = replace(
        standing,
        cycles=(Cycle(sources=("صحيفة الميناء", "بريد الجنوب"), claims=(left, right)),),
        without=(Without(source="وكالة أفق <b>", low=0, high=0, claims=()),),
        cut=(OriginEdge(left=left, right=right, kind="judged", loose=False, reason="ريم"),),
    )
    return replace(view, contradictions=(found,), standings=(more, *view.standings[1:]))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_dossier_shows_all_of_them_escaped(contradicted: View, language: Language) -> None:
    html = dossier(contradicted, language)
    assert html.count('class="clash"') == 1
    assert html.count('class="circular"') == 1
    assert "وكالة أفق &lt;b&gt;" in html
    assert "وكالة أفق <b>" not in html


def test_both_sides_stand_with_the_words_that_fired(contradicted: View) -> None:
    (clash,) = clashes(contradicted, contradicted.standings[0].proposition)
    for side in clash.sides:
        assert side.words == side.document.text[side.span.start : side.span.end]
        assert side.before.removeprefix("… ") in side.document.text
        assert side.after.removesuffix(" …") in side.document.text


def test_the_rows_carry_them(contradicted: View) -> None:
    row = next(one for one in rows(contradicted, "propositions") if one["contradictions"])
    (found,) = row["contradictions"]  # type: ignore[misc]
    assert found["kind"] == "denial"
    assert found["words_left"]["text"]
    assert [ring["sources"] for ring in row["origins"]["cycles"]] == [["صحيفة الميناء", "بريد الجنوب"]]  # type: ignore[index]
