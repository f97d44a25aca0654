"""The tables of cues and how a written word is read as a cue."""

from __future__ import annotations

import pytest

from marsad.read.attributions.cues import Words, lexicon, phrase_at, reading
from marsad.text.folding import folded


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_word_of_a_list_of_words_is_one_word(language):
    words = lexicon(language)
    assert [
        (name, word) for name in Words.__struct_fields__ for word in getattr(words, name) if len(word.split()) != 1
    ] == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_verb_introduces_something_in_some_way(language):
    assert [
        form for form, found in lexicon(language).forms.items() if not (found.manner.takes or found.manner.via)
    ] == []


@pytest.mark.parametrize(
    ("word", "conjunction", "stance", "participle", "pronoun"),
    [
        ("وقال", "و", "asserts", False, ""),
        ("قالوا", "", "asserts", False, ""),
        ("يقولان", "", "asserts", False, ""),
        ("فاتهمه", "ف", "alleges", False, "ه"),
        ("نفته", "", "denies", False, "ه"),
        ("نفاه", "", "denies", False, "ه"),
        ("مؤكدًا", "", "asserts", True, ""),
        ("ومشيرة", "و", "asserts", True, ""),
        ("نافيا", "", "denies", True, ""),
        ("قائلين", "", "asserts", True, ""),
        ("سيدعو", "", "proposes", False, ""),
    ],
)
def test_a_word_is_read_with_its_clitics(word, conjunction, stance, participle, pronoun):
    found = reading(lexicon("ar"), folded(word))
    assert found is not None
    assert (found.conjunction, found.form.manner.stance, found.form.participle, found.pronoun) == (
        conjunction,
        stance,
        participle,
        pronoun,
    )


@pytest.mark.parametrize("word", ["أن", "فإنه", "يجب", "شرحا", "كاتبا", "بيته", "المدينة"])
def test_a_word_of_another_kind_is_no_cue(word):
    assert reading(lexicon("ar"), folded(word)) is None


@pytest.mark.parametrize(("verb", "stance"), [("denies", "denies"), ("claimed", "alleges"), ("urging", "proposes")])
def test_english_verbs_are_inflected(verb, stance):
    found = reading(lexicon("en"), verb)
    assert found is not None
    assert found.form.manner.stance == stance


def test_the_longest_phrase_is_found_behind_a_conjunction():
    words = [folded(word) for word in "وعلى حد قول".split()]
    assert phrase_at(lexicon("ar").according, words, 0) == 3
    assert phrase_at(lexicon("ar").according, words, 1) == 0
