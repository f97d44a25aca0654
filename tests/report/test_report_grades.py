from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import get_args

import pytest

from marsad.model.contradiction import ContradictionKind
from marsad.model.grade import (
    CHANCES,
    Condition,
    Confidence,
    Fit,
    Grade,
    HypothesisKind,
    Likelihood,
    LinkGrade,
    Opinion,
    OriginGrade,
    Reliability,
    Step,
)
from marsad.model.proposition import EdgeKind, Side
from marsad.report.grades import apart, best_letter, confidence, grade_labels, shown
from marsad.report.labels import Language
from marsad.report.view import View
from marsad.weigh.decisiontables import grade_tables

LANGUAGES: tuple[Language, ...] = get_args(Language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_records_has_a_label(language: Language) -> None:
    say = grade_labels(language)
    tables = grade_tables()
    promised: dict[str, object] = {
        "rule": [row.rule for row in tables.credibility],
        "confidence_rule": [row.rule for row in tables.confidence],
        "fact": {fact for row in tables.credibility for fact in row.when},
        "confidence": get_args(Confidence),
        "likelihood": get_args(Likelihood),
        "reliability": get_args(Reliability),
        "credibility": "123456",
        "fit": get_args(Fit),
        "hypothesis": get_args(HypothesisKind),
        "contradiction": get_args(ContradictionKind),
        "edge": get_args(EdgeKind),
        "side": get_args(Side),
        "basis": ("judged", "disputed", "settled", "unjudged"),
    }
    for group, keys in promised.items():
        assert set(say[group]) == set(keys), group  # type: ignore[call-overload]
    assert {group: set(say[group]) for group in say} == {
        group: set(found) for group, found in grade_labels("en" if language == "ar" else "ar").items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_the_tables_mixes_confidence_and_likelihood(language: Language) -> None:
    say = grade_labels(language)
    for group, found in say.items():
        for sentence in found.values():
            assert apart(sentence, say) == sentence
            if group not in {"likelihood"}:
                assert not any(word in sentence for word in say["likelihood"].values()), sentence
    for sure in say["confidence"].values():
        for chance in say["likelihood"].values():
            with pytest.raises(ValueError, match="one sentence"):
                apart(f"{sure} … {chance}", say)


def test_the_likelihood_words_cover_the_scale_without_a_gap() -> None:
    bounds = list(CHANCES.values())
    assert tuple(CHANCES) == get_args(Likelihood)
    assert all(high == low for (_, high), (low, _) in pairwise(bounds))


@pytest.mark.parametrize(("letters", "best"), [("", "F"), ("FC", "C"), ("EF", "E"), ("DB", "B")])
def test_the_letter_of_a_proposition_is_that_of_its_best_origin(letters: str, best: str) -> None:
    origins = [OriginGrade(origin=one, claim=one, reliability=one, links=()) for one in letters]  # type: ignore[arg-type]
    assert best_letter(origins) == best


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dossier_shows_a_grade_with_its_rows(view: View, language: Language) -> None:
    proposition = view.propositions[0].id
    opinion = Opinion(judgement="judgement-1", value="2", by="ann", reason="seen")
    grade = Grade(
        proposition=proposition,
        reliability=(
            OriginGrade(
                origin="claim-1",
                claim="claim-1",
                reliability="F",
                links=(LinkGrade(source="source-1", name="منبر", reliability="F", basis="unjudged"),),
            ),
        ),
        credibility=2,
        by_table=4,
        opinions=(opinion,),
        trace=(
            Step(
                rule="nowhere",
                credibility=6,
                holds=False,
                conditions=(Condition(fact="origins", number=1, least=None, most=0, holds=False),),
                claims=("claim-1",),
            ),
            Step(rule="alone", credibility=4, holds=True, conditions=(), claims=("claim-1",)),
        ),
        changers=(),
        without=(),
        confidence="low",
        confidence_rule="one origin",
        likelihoods=(Opinion(judgement="judgement-2", value="likely", by="ann", reason="seen"),),
        method="test/1",
    )
    found = shown(replace(view, grades=(grade,)), proposition, language)
    assert found is not None
    assert (found.credibility, len(found.rows), found.rows[-1].holds) == (2, 2, True)
    assert "55" in found.likelihoods[0][0]
    assert found.by_people is not None
    assert confidence(grade, grade_labels(language)) == found.confidence
    assert shown(view, proposition, language) is None
