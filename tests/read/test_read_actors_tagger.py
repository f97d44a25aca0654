"""The tagger of names: its features, the spans of its tags, and its file."""

from __future__ import annotations

import pytest

from marsad.read.actors.aliases import aliases
from marsad.read.actors.tagger import MODEL, features, spans, tagged
from marsad.text.folding import folded
from marsad.text.tokens import tokens


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["O", "B-PER", "I-PER", "O"], [(1, 3, "PER")]),
        (["B-PER", "B-PER"], [(0, 1, "PER"), (1, 2, "PER")]),
        (["I-LOC", "I-LOC", "I-ORG"], [(0, 2, "LOC"), (2, 3, "ORG")]),
        (["O", "O"], []),
        ([], []),
    ],
)
def test_spans_of_tags(tags, expected):
    assert spans(tags) == expected


def test_persons_and_places_are_tagged_in_a_sentence_never_seen():
    text = folded("وقال الدكتور سامر عبد الجليل الحوراني إن أهالي بلدة تل الزهر غادروا")
    words = tokens(text)
    found = [(" ".join(w.text for w in words[n.first : n.last]), n.label) for n in tagged(words, [])]
    assert ("سامر عبد الجليل الحوراني", "person") in found


def test_a_known_form_changes_the_features_of_its_words_and_their_neighbours_only():
    text = folded("غادر الوفد أمس مطار القاهرة إلى جهة لم تعرف بعد")
    words = tokens(text)
    known = aliases().known(words, text)
    plain, marked = features([w.text for w in words], []), features([w.text for w in words], known)
    changed = {at for at in range(len(words)) if plain[at] != marked[at]}
    inside = {at for found in known for at in range(found.first - 1, found.last + 1)}
    assert changed
    assert changed <= inside


def test_the_model_is_small_and_says_what_it_was_made_of():
    assert len(MODEL.read_bytes()) < 5_000_000
    note = (MODEL.parent / (MODEL.name + ".md")).read_text(encoding="utf-8")
    assert "ANERcorp" in note
    assert "CC BY-SA 4.0" in note
