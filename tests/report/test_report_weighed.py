"""What is drawn of origins, grades and hypotheses says no more and no less than the records do."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from marsad.model.grade import Grade, Hypothesis, LinkGrade, Matrix, MatrixRow, OriginGrade, Remainder
from marsad.model.proposition import OriginEdge, Standing
from marsad.report.dossier import dossier
from marsad.report.grades import grade_labels
from marsad.report.labels import Language, labels
from marsad.report.propositions import Entry, entry
from marsad.report.view import View
from marsad.report.weighed import boxes, grid, letters, without_origins

LANGUAGES: tuple[Language, ...] = get_args(Language)


@pytest.fixture
def graded(view: View) -> View:
    """The invented case with a proposition of three asserting claims: two origins by firm signs, one if all count."""
    standing = max(view.standings, key=lambda one: sum(voice.side == "asserts" for voice in one.voices))
    said = [voice.claim for voice in standing.voices if voice.side == "asserts"]
    assert len(said) >= 3
    head = {claim: said[0] if claim != said[-1] else said[-1] for claim in said}
    voices = tuple(
        replace(voice, origin_low=said[0], origin_high=head[voice.claim]) if voice.claim in head else voice
        for voice in standing.voices
    )
    edges = tuple(
        OriginEdge(left=said[0], right=claim, kind="stated", loose=claim == said[-1], reason="المرصد")
        for claim in said[1:]
    )
    changed: Standing = replace(standing, voices=voices, low=1, high=2, edges=edges)
    proposition = standing.proposition
    grade = Grade(
        proposition=proposition,
        reliability=(
            OriginGrade(
                origin=said[0],
                claim=said[0],
                reliability="C",
                links=(LinkGrade(source=None, name="منبر", reliability="C", basis="judged"),),
            ),
        ),
        credibility=4,
        by_table=4,
        opinions=(),
        trace=(),
        changers=(),
        without=(Remainder(origin=said[0], low=0, high=0, credibility=6),),
        confidence="low",
        confidence_rule="one origin",
        likelihoods=(),
        method="test/1",
    )
    matrix = Matrix(
        proposition=proposition,
        hypotheses=(
            Hypothesis(kind="happened", words=None, inconsistency=0),
            Hypothesis(kind="did not happen", words=None, inconsistency=1),
        ),
        rows=(
            MatrixRow(
                origin=said[0],
                side="asserts",
                claims=tuple(said),
                fits=("consistent", "inconsistent"),
                diagnosticity=1.0,
                own_cause=True,
            ),
        ),
        method="test/1",
    )
    others = tuple(one for one in view.standings if one.proposition != proposition)
    return replace(view, standings=(*others, changed), grades=(grade,), matrices=(matrix,))


def _entry(view: View) -> Entry:
    proposition = view.proposition[view.grades[0].proposition]
    return entry(view, proposition, 1, labels("en"))


def test_a_dashed_box_holds_the_solid_ones_that_loose_signs_join(graded: View) -> None:
    (box,) = boxes(_entry(graded))
    assert [part.number for part in box.parts] == ["1.1", "1.2"]
    assert all(bond.loose for bond in box.bonds)
    assert len(box.bonds) == 1
    shown = {one.document.id for part in box.parts for one in part.pages}
    assert shown == {saying.document.id for saying in _entry(graded).side("asserts")}


def test_without_its_one_origin_nothing_is_left(graded: View) -> None:
    (left,) = without_origins(graded, _entry(graded))
    assert (left.number, left.low, left.high, left.credibility) == ("1", 0, 0, 6)
    assert left.squares == ("gone", "gone")
    assert left.rests_on == ()


def test_rows_of_the_matrix_are_origins_with_their_numbers(graded: View) -> None:
    found = grid(graded, _entry(graded), grade_labels("en"))
    assert found is not None
    (row,) = found.rows
    assert (row.number, row.fits, row.own_cause) == ("1", ("consistent", "inconsistent"), True)
    assert [against for _, against in found.hypotheses] == [0, 1]
    assert letters(graded, _entry(graded)) == {"C": ["1"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dossier_draws_them_in_both_languages(graded: View, language: Language) -> None:
    html = dossier(graded, language)
    words = grade_labels(language)
    for drawn in ('class="matrix"', 'class="leaving"', 'class="ladder"', 'class="box"', 'class="part"'):
        assert drawn in html
    assert words["fit_word"]["inconsistent"] in html, "the sign of a cell is told in words too"
    assert words["say"]["if_planted"] in html
