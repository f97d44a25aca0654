"""The tables of triggers: what can be read from a word's form, and that no row of them is idle."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from marsad.model.claim import KIND_OF
from marsad.read.claims.english.forms import english
from marsad.read.claims.english.nodes import english_word
from marsad.read.claims.lexicon import words
from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.lexicon.triggers import (
    Row,
    arabic,
    circumstantial,
    conjugated,
    declined,
    firm,
    frames,
    inflected,
)
from marsad.read.claims.lexicon.words import word
from marsad.text.folding import folded
from marsad.text.verbs import passive_of

CLAIMS = Path(words.__file__).parents[1]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_relation_has_triggers_and_every_frame_some(language: str) -> None:
    lexicon = arabic() if language == "ar" else english()
    # a trigger of several words has its last one among those that follow
    heard = {replace(form.frame, with_=frozenset()) for forms in lexicon.values() for form in forms}
    named = [replace(frame, with_=frozenset()) for frame, _ in frames(language)]
    assert {frame.relation for frame in named} == set(KIND_OF)
    assert set(named) == heard
    assert all(0 < frame.weight <= 1 for frame in named)


def test_every_list_of_constructions_is_asked_for_and_every_list_asked_for_is_there() -> None:
    tables = [constructions(language) for language in ("ar", "en")]
    listed = {name for grammar in tables for name in (*grammar.lists, *grammar.verbs)}
    code = "\n".join(path.read_text(encoding="utf-8") for path in CLAIMS.rglob("*.py"))
    assert {name for name in listed if not re.search(rf"\b{name}\b", code)} - set(tables[0].verbs) == set()
    asked = " ".join(re.findall(r"\bgrammar\.words\(\"([\w ]+)\"\)", code))
    assert set(asked.split()) - listed == set()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_frames_take_prepositions_that_the_constructions_know(language: str) -> None:
    grammar = constructions(language)
    known = grammar.words("prepositions") | grammar.words("joined") | {"object"}
    known |= grammar.words("subordinators") if language == "en" else set()  # «looked away while X armed»
    assert {taken for frame, _ in frames(language) for taken in frame.takes} <= known


@pytest.mark.parametrize(
    ("text", "relation", "kind", "pronoun"),
    [
        ("هاجمت", "ASSAULT", "verb", ""),
        ("وهاجمتهم", "ASSAULT", "verb", "هم"),
        ("سيدعمون", "AID", "verb", ""),
        ("بدعمه", "AID", "noun", "ه"),
        ("للتعاون", "COOPERATE", "noun", ""),
        ("غاراتها", "ASSAULT", "noun", "ها"),
        ("المدعومه", "COOPERATE", "adjective", ""),
        ("حليفتها", "COOPERATE", "adjective", "ها"),
    ],
)
def test_readings_of_a_word(text: str, relation: str, kind: str, pronoun: str) -> None:
    found = word(text)
    assert (relation, kind) in {(form.frame.relation, form.kind) for form in found.forms}
    assert found.pronoun == pronoun


@pytest.mark.parametrize(
    ("text", "role", "preposition", "pronoun"),
    [
        ("علي", "preposition", "علي", ""),
        ("ومعهم", "preposition", "مع", "هم"),
        ("بانه", "that", "", "ه"),
        ("الذين", "relative", "", ""),
        ("بينما", "subordinator", "", ""),
        ("لم", "negation", "", ""),
        ("بالمدينه", "word", "ب", ""),
        ("كتاب", "word", "", ""),
    ],
)
def test_small_words(text: str, role: str, preposition: str, pronoun: str) -> None:
    found = word(text)
    assert (found.role, found.preposition, found.pronoun) == (role, preposition, pronoun)
    assert not found.forms


def test_a_marbuta_is_no_pronoun() -> None:
    assert word("مساعده", marbuta=True).pronoun == ""
    assert word("دعمه", marbuta=False).pronoun == "ه"


def test_words_that_only_look_like_verbs() -> None:
    assert word("سيطرت").verb is not None
    assert word("سيطرت").verb[0] == "past"  # type: ignore[index]
    assert not word("توقع").forms


def test_conjugation_leaves_out_what_news_hardly_says() -> None:
    forms = {form for form, _ in conjugated("هاجم", "يهاجم")}
    assert {"هاجم", "هاجمت", "هاجموا", "يهاجم", "ستهاجم", "يهاجمون", "سنهاجم"} <= forms
    assert not {"اهاجم", "هاجمن"} & forms


def test_derived_forms() -> None:
    assert set(circumstantial("أشاد", "يشيد")) == {"مشيدا", "مشيده", "مشيدين"}
    # unvowelled, a verb of three letters can be of two forms
    assert {"حاملا", "محملا", "محمله", "محملين"} <= set(circumstantial("حمل", "يحمل"))
    assert {"غاره", "غارتين", "غارتان"} == set(declined("غارة"))
    assert {"لقاء", "لقائ", "لقاو"} & set(declined("لقاء"))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("attacks", {"verb", "noun"}),
        ("attacking", {"participle"}),
        ("struck", {"verb"}),
        ("smuggles", {"verb"}),
        ("loyal", {"adjective"}),
        ("table", set()),
    ],
)
def test_english_forms(text: str, kinds: set[str]) -> None:
    assert {form.kind for form in english_word(text).forms} == kinds


@pytest.mark.parametrize("text", ["قذيفة", "قذائف", "قذيفتين", "صاروخين"])
def test_words_beside_a_trigger_count_in_any_number(text: str) -> None:
    found = {form.frame.with_ for form in arabic()["اطلق"] if form.frame.relation == "ASSAULT"}
    named = {form.frame.with_ for form in arabic()["سقط"] if form.frame.relation == "ASSAULT"}
    assert any(folded(text) in words for words in found | named)


def test_passives_of_other_letters() -> None:
    assert passive_of("هاجم") == "هوجم"
    assert passive_of("اغتال") == "اغتيل"
    assert passive_of("دعا") == "دعي"
    # the same letters, another verb with «و», a verb of three letters
    assert [passive_of(lemma) for lemma in ("ألقى", "واجه", "قال")] == [None, None, None]
    assert any(form.passive for form in arabic()["حوصرت"])


def test_plurals_of_verbal_nouns() -> None:
    assert any(form.kind == "noun" for form in arabic()["مداهمات"])


def test_forms_made_one_by_one_are_those_of_all_rows_at_once() -> None:
    rows = frames("ar")
    whole, looked_up = inflected(rows), arabic()
    assert {form: looked_up.get(form) for form in sorted(whole)} == whole
    assert dict(looked_up) == whole
    assert "زظزظ" not in looked_up


def test_all_forms_of_a_word_share_its_firm_letters() -> None:
    for row in frames("ar"):
        for form in inflected([row]):
            assert any(firm(form) == firm(folded(word)) for word in _words(row[1])), form


def _words(row: Row) -> list[str]:
    phrases = [*row.nouns, *row.adjectives, *row.plurals, *(pair[0] for pair in (*row.verbs, *row.passives))]
    return [phrase.split()[0] for phrase in phrases]
