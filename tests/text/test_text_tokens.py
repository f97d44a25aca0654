from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from marsad.text.folding import folded
from marsad.text.tokens import parted, sentences, tokens


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_a_stop_ends_a_sentence_but_not_a_number_or_an_initial() -> None:
    assert _sentences("بلغت 3.5 في المئة. وقال د. سالم إنها زادت! ثم ماذا؟ لا شيء") == [
        "بلغت 3.5 في المئة.",
        "وقال د. سالم إنها زادت!",
        "ثم ماذا؟",
        "لا شيء",
    ]
    assert _sentences("the u.n. envoy met gen. amar. he left.") == ["the u.n. envoy met gen. amar.", "he left."]


def test_a_line_ends_a_sentence() -> None:
    assert _sentences("عنوان بلا نقطة\nمتن الخبر") == ["عنوان بلا نقطة", "متن الخبر"]


@given(st.text(max_size=200))
def test_tokens_and_sentences_stand_in_order_where_they_say(text: str) -> None:
    text = folded(text)
    at = 0
    for token in tokens(text):
        assert token.start >= at
        assert text[token.start : token.end] == token.text
        at = token.end
    at = 0
    for start, end in sentences(text):
        assert at <= start < end <= len(text)
        at = end


def test_clitics_part_from_their_word() -> None:
    ways = {(way.conjunction, way.preposition, way.stem) for way in parted("وللتنظيم")}
    assert ("و", "ل", "التنظيم") in ways
    assert ("", "ب", "بغداد") in {(way.conjunction, way.preposition, way.stem) for way in parted("ببغداد")}


@given(st.text(st.sampled_from("وفبلكاتنظيم"), min_size=1, max_size=9))
def test_a_stem_stands_where_its_parting_says(word: str) -> None:
    for way in parted(word):
        hidden_article = way.preposition == "ل" and way.stem.startswith("ال") and word[way.skipped] == "ل"
        assert word[way.skipped :] == (way.stem[1:] if hidden_article and word[way.skipped] != "ا" else way.stem)
