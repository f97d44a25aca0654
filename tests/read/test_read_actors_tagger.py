"""The tagger of names: its signs, the spans of its tags, what a page adds to a sentence, and its file."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.read.actors import wordsigns
from marsad.read.actors.aliases import aliases
from marsad.read.actors.namelike import TABLE, bare, namelike
from marsad.read.actors.tagger import page_tags, placed, spans, tagged, tags_of
from marsad.read.actors.tagrows import best_tags, decoded, likelihoods
from marsad.read.actors.tagweights import MODEL, TAGS, weights
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


def _named(*sentences: str) -> list[list[tuple[str, str]]]:
    words = [tokens(folded(sentence)) for sentence in sentences]
    known = [aliases().known(row, folded(sentence)) for row, sentence in zip(words, sentences, strict=True)]
    return [
        [(" ".join(word.text for word in row[name.first : name.last]), name.label) for name in names]
        for row, names in zip(words, tagged(words, known), strict=True)
    ]


def test_persons_and_places_are_tagged_in_a_sentence_never_seen():
    (found,) = _named("وقال الدكتور سامر عبد الجليل الحوراني إن أهالي بلدة تل الزهر غادروا")
    assert ("سامر عبد الجليل الحوراني", "person") in found


def test_names_say_how_sure_they_are():
    words = tokens(folded("وقال الدكتور سامر عبد الجليل الحوراني إن الأهالي غادروا دمشق"))
    (found,) = tagged([words], [[]])
    assert found
    assert all(0 < name.score <= 1 for name in found)


def test_a_page_without_words_has_no_names():
    assert tagged([], []) == []
    assert tagged([[], []], [[], []]) == [[], []]


def test_what_stands_elsewhere_on_the_page_changes_what_a_word_says():
    sentences = [["قال", "سامر", "الحوراني"], ["وصل", "الحوراني"]]
    echoes = wordsigns.echoes(sentences, [["O", "B-PER", "I-PER"], ["O", "O"]])
    alone, echoed = [[wordsigns.of_echo(echo)[0] for echo in row] for row in echoes]
    assert "NPER" in echoed[1]
    assert "NO" in alone[2]
    assert not any(sign.startswith("N") for sign in alone[1])


def test_the_same_word_far_away_says_nothing():
    far = [["الحوراني"], *([["نعم"]] * wordsigns.NEAR), ["الحوراني"]]
    echoes = wordsigns.echoes(far, [["B-PER"], *([["O"]] * wordsigns.NEAR), ["O"]])
    assert not any(sign.startswith("N") for sign in wordsigns.of_echo(echoes[-1][0])[0])


def test_a_known_form_marks_its_words_and_their_neighbours_only():
    text = folded("غادر الوفد أمس مطار القاهرة إلى جهة لم تعرف بعد")
    words = tokens(text)
    known = aliases().known(words, text)
    marks = [("", ""), *((mark, "") for mark in wordsigns.known_marks(len(words), known)), ("", "")]
    around = zip(marks, marks[1:], marks[2:], strict=False)
    marked = {at for at, three in enumerate(around) if wordsigns.of_marks(three)}
    near = {at for found in known for at in range(found.first - 1, found.last + 1)}
    assert marked
    assert marked <= near


def test_a_listed_name_says_its_kinds_apart_and_what_stands_beside_it():
    marks = [("", ""), ("", "Bcp~1"), ("Bpl", "")]
    assert wordsigns.of_marks((marks[0], marks[1], marks[2])) == ["gBc", "gBp", "GBcp~1", "+1aBpl"]
    assert wordsigns.of_marks((marks[1], marks[2], marks[0])) == ["aBpl", "-1GBcp~1"]
    assert wordsigns.of_marks((marks[0], marks[0], marks[0])) == []


@pytest.mark.parametrize(
    ("name", "other"),
    [("غريشينكو", "يستطيعون"), ("ماكدونيل", "المسؤوليات"), ("شتاينبرغ", "استعدادات"), ("بوليفسكي", "والمفاوضات")],
)
def test_names_look_more_like_names(name, other):
    assert namelike(name) > 0 > namelike(other)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("والقاهره", "قاهره"),
        ("للحكومه", "حكومه"),
        ("بالعراق", "عراق"),
        ("وزير", "وزير"),
        ("بيروت", "بيروت"),
        ("الي", "الي"),
    ],
)
def test_what_stands_before_a_stem_is_taken_off(word, stem):
    assert bare(word) == stem


@given(st.lists(st.lists(st.sampled_from("قال سامر الحوراني في دمشق ، 2015 un".split()), max_size=6), max_size=4))
def test_every_word_gets_a_tag_and_a_sentence_is_tagged_alike_alone_and_among_strangers(page):
    tagging = page_tags(page, [[] for _ in page])
    assert [len(tags) for tags, _ in tagging] == [len(words) for words in page]
    assert all(set(tags) <= set(TAGS) and all(0 <= one <= 1 + 1e-6 for one in sure) for tags, sure in tagging)
    # sentences without a word in common with it do not change how one is tagged
    strangers = [["كتاب", "جديد", "عن", "البحر"]]
    assert tags_of([*page, *strangers], aliases())[: len(page)] == tags_of(page, aliases())


def test_the_best_row_of_tags_is_the_best_of_all_and_likelihoods_add_up():
    random = np.random.default_rng(7)
    following = random.normal(size=(7, 7)).astype(np.float32)
    lengths = [4, 1, 3]
    held = np.zeros((3, 4, 7), np.float32)
    for row, length in enumerate(lengths):
        held[row, :length] = random.normal(size=(length, 7))
    best = decoded(held, lengths, following)
    likely = likelihoods(held, lengths, following)
    for row, length in enumerate(lengths):
        scores = {
            tags: sum(held[row, at, tag] for at, tag in enumerate(tags))
            + sum(following[one, other] for one, other in pairwise(tags))
            for tags in product(range(7), repeat=length)
        }
        assert tuple(best[row]) == max(scores, key=lambda tags: scores[tags])
        chances = {tags: np.exp(score) for tags, score in scores.items()}
        first = sum(chance for tags, chance in chances.items() if tags[0] == 2) / sum(chances.values())
        last = sum(chance for tags, chance in chances.items() if tags[-1] == 2) / sum(chances.values())
        assert likely[row, 0, 2] == pytest.approx(first, rel=1e-3)
        assert likely[row, length - 1, 2] == pytest.approx(last, rel=1e-3)


def test_where_no_name_can_be_none_is_sought_and_nothing_is_missed():
    random = np.random.default_rng(11)
    following = weights().following[1]
    lengths = [40, 1, 25]
    words = [random.normal(0, 2500, size=(length, 7)).astype(np.float32).round() for length in lengths]
    for one in words:
        one[:, 0] += 5000
    edges = np.zeros((2, 7), np.float32)
    laid = np.concatenate([edges, *(part for one in words for part in (one, edges))])
    inside = np.array([False, False, *(mark for length in lengths for mark in [*[True] * length, False, False])])
    found = np.array(best_tags(laid, inside, following))
    assert 0 < np.count_nonzero(found) < sum(lengths) / 2
    assert not found[~inside].any()
    held = np.zeros((3, 40, 7), np.float32)
    for row, one in enumerate(words):
        held[row, : len(one)] = one
    assert found[inside].tolist() == [tag for row in decoded(held, lengths, following) for tag in row]


def test_words_and_pairs_weigh_what_their_signs_weigh_in_the_file():
    with np.load(MODEL) as stored:
        signs = stored["signs"].tobytes().decode().split("\n")
        cells = np.zeros((len(signs), 14))
        cells[stored["row"], stored["column"]] = stored["weight"]
    rows = dict(zip(signs, cells, strict=True))

    def total(its):
        return sum((rows[sign] for sign in its if sign in rows), np.zeros(14)).tolist()

    words = ["", "قال", "الرئيس", "بشار", "الاسد", "في", "بدمشق", "،", "2015", "والقاهره", ""]
    sums, roles, looks, _ = weights().words.of(words)
    assert sums.reshape(len(words), -1, 14).tolist() == [[*map(total, wordsigns.of_word(text))] for text in words]
    seen = [wordsigns.seen(text) for text in words]
    said = [wordsigns.of_roles(one.roles, other.roles) for one, other in pairwise(seen)]
    assert weights().roles.of(roles).reshape(-1, 2, 14).tolist() == [[*map(total, its)] for its in said]
    alike = [wordsigns.of_looks(one.look, other.look) for one, other in pairwise(seen)]
    assert weights().looks.of(looks).reshape(-1, 14).tolist() == [*map(total, alike)]


def test_words_are_placed_as_one_blank_parts_them():
    words = ["قال", "سامر"]
    text = " ".join(words)
    assert [text[token.start : token.end] for token in placed(words)] == words


def test_the_model_is_small_and_says_what_it_was_made_of():
    assert len(MODEL.read_bytes()) < 5_000_000
    note = (MODEL.parent / (MODEL.name + ".md")).read_text(encoding="utf-8")
    assert "ANERcorp" in note
    assert "CC BY-SA 4.0" in note
    assert "CC BY-SA 4.0" in TABLE.read_text(encoding="utf-8")[:600]


def _trainer():
    path = Path(__file__).parents[2] / "tools/train_names.py"
    spec = spec_from_file_location("train_names", path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_training_sees_the_signs_that_reading_adds_up():
    first, second = _trainer().signs(["قال", "الوزير"])
    told = wordsigns.of_word("الوزير")
    assert set(told[0]) <= set(second)
    assert set(told[1 + wordsigns.OFFSETS.index(1)]) <= set(first)
    assert {"-1edge", "1edge"} == {sign for sign in (*first, *second) if sign.endswith("edge")}
