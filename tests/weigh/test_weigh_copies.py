from __future__ import annotations

import random
import time
from collections.abc import Mapping

import pytest
from articles import WORDS, article, story
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model.zone import Zone
from marsad.weigh.copies import copies

FOOTER = [f"حاشية{word}" for word in WORDS[:24]]


def _found(texts: Mapping[str, list[str]]) -> dict[tuple[str, str], float]:
    readings = [article(name, " ".join(words)) for name, words in texts.items()]
    return {(copy.a, copy.b): copy.containment for copy in copies(readings)}


def _cut(words: list[str]) -> list[str]:
    return words[: len(words) // 3]


def _reordered(words: list[str]) -> list[str]:
    parts = [words[at : at + 15] for at in range(0, len(words), 15)]
    return [word for part in reversed(parts) for word in part]


def _led_anew(words: list[str]) -> list[str]:
    return [*story(901, 20), *words[20:]]


def _reworded(words: list[str]) -> list[str]:
    return [word if at % 7 else f"بدل{at}" for at, word in enumerate(words)]


def _set_inside(words: list[str]) -> list[str]:
    around = story(902, 200)
    return [*around[:100], *words[30:60], *around[100:]]


@pytest.mark.parametrize("edit", [_cut, _reordered, _led_anew, _reworded, _set_inside])
def test_a_copy_is_found_whatever_was_done_to_it(edit: object) -> None:
    texts = {"source": story(1), "copy": edit(story(1)), **{f"other-{at}": story(100 + at) for at in range(20)}}  # type: ignore[operator]
    assert set(_found(texts)) == {("copy", "source")}


def test_a_long_copy_is_found_in_a_sample_of_its_shingles() -> None:
    texts = {"source": story(1, 3000), "copy": [*story(2, 2400), *story(1, 3000)[1000:1600]]}
    assert set(_found(texts)) == {("copy", "source")}


def test_passages_are_the_same_words_on_both_pages_without_the_marks_between() -> None:
    shared = " ".join(story(1, 40))
    one = article("a", f"{' '.join(story(2, 30))}. {shared}، {' '.join(story(3, 30))}")
    other = article("b", f"«{shared}» {' '.join(story(4, 25))}")
    (copy,) = copies([one, other])
    (passage,) = copy.passages
    assert one.text[passage.a.start : passage.a.end] == shared
    assert other.text[passage.b.start : passage.b.end] == shared


def test_an_editors_small_change_does_not_end_a_passage() -> None:
    words = story(1, 60)
    (copy,) = copies([article("a", " ".join(words)), article("b", " ".join([*words[:30], "محرر", *words[32:]]))])
    assert len(copy.passages) == 1


def test_letters_that_fold_to_several_do_not_shift_what_comes_after() -> None:
    words = story(1, 40)
    plain, written = " ".join([*words[:10], "الله", *words[10:]]), " ".join([*words[:10], "ﷲ", *words[10:]])
    (copy,) = copies([article("a", plain), article("b", written)])
    (passage,) = copy.passages
    assert copy.containment == 1
    assert (passage.b.start, passage.b.end) == (0, len(written))


def test_only_the_article_is_compared() -> None:
    shared = " ".join(story(1, 40))
    pages = []
    for name, seed in (("a", 2), ("b", 3)):
        page = article(name, f"{' '.join(story(seed, 40))}\n{shared}")
        body = Zone(start=0, end=len(page.text) - len(shared), kind="body")
        pages.append(type(page)(**{**{f: getattr(page, f) for f in page.__slots__}, "zones": (body,)}))
    assert list(copies(pages)) == []


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_the_order_of_documents_does_not_matter(seed: int) -> None:
    texts = {"a": story(1), "b": _cut(story(1)), "c": _reworded(story(1)), "d": story(2), "e": _led_anew(story(2))}
    names = list(texts)
    random.Random(seed).shuffle(names)
    ordered = list(copies(article(name, " ".join(texts[name])) for name in sorted(names)))
    assert list(copies(article(name, " ".join(texts[name])) for name in names)) == ordered
    assert len(ordered) == 4


BARE = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ئ": "ى", "ؤ": "و", "ء": "", **{str(n): chr(0x660 + n) for n in range(10)}}
)


def _respelt(word: str, chance: random.Random) -> str:
    bare = word.translate(BARE) if chance.random() < 0.7 else word
    marked = "".join(letter + chance.choice(("", "", "َ", "ّ", "ـ")) if letter.isalpha() else letter for letter in bare)
    return marked.replace("ة", chance.choice("ةه"))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_spelling_and_digits_change_no_edge(seed: int) -> None:
    chance = random.Random(seed)
    texts = {"a": story(1), "b": _cut(story(1)), "c": _reworded(story(1)), "d": story(2), "e": _led_anew(story(2))}
    respelt = {name: [_respelt(word, chance) for word in words] for name, words in texts.items()}
    assert _found(respelt) == _found(texts)


@settings(max_examples=20, deadline=None)
@given(st.integers(10, 24), st.booleans(), st.integers(0, 100))
def test_added_boilerplate_changes_no_edge(length: int, above: bool, seed: int) -> None:
    texts = {f"story-{at}": story(seed + at) for at in range(8)}
    texts |= {f"copy-{at}": _cut(story(seed + at)) + story(500 + at, 50) for at in range(4)}
    texts["reworded"] = _reworded(story(seed))
    footed = {name: FOOTER[:length] + words if above else words + FOOTER[:length] for name, words in texts.items()}
    assert len(_found(texts)) >= 5
    assert _found(footed) == _found(texts)


def test_what_sixty_outlets_carry_is_one_cluster_and_no_boilerplate() -> None:
    carried = {f"outlet-{at:02}": [*story(700 + at, 12), *story(1), *story(800 + at, 8)] for at in range(60)}
    assert len(_found(carried)) == 60 * 59 // 2


def test_what_six_clusters_share_is_boilerplate_and_what_five_share_is_not() -> None:
    def footed(stories: int) -> set[tuple[str, str]]:
        texts = {f"{at}-{copy}": story(at) + FOOTER for at in range(stories) for copy in "ab"}
        return {pair for pair in _found(texts) if pair[0][0] != pair[1][0]}

    assert footed(6) == set()
    assert footed(5) != set()


def test_a_page_of_nine_tenths_boilerplate_is_judged_by_the_rest() -> None:
    texts = {f"page-{at}": story(at) + FOOTER for at in range(8)}
    texts["stub"] = [*FOOTER, "خبر", "قصير", "جدا"]
    assert _found(texts) == {}


def test_ten_thousand_identical_pages_are_each_paired_with_the_first_four() -> None:
    text = " ".join(story(1, 30))
    start = time.process_time()
    found = list(copies(article(f"{at:05}", text) for at in range(10_000)))
    assert len(found) == sum(10_000 - 1 - at for at in range(4))
    assert {copy.a for copy in found} == {"00000", "00001", "00002", "00003"}
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([""] * 5, id="empty"),
        pytest.param(["خبر"] * 5, id="one word"),
        pytest.param(["خبر " * 5000] * 5, id="one word repeated"),
        pytest.param(["خبر " * 300_000, "خبر " * 10], id="one word repeated for ever"),
        pytest.param(["،، .. !! \u200f" * 100] * 3, id="no words"),
        pytest.param(["\ud800 \U0001f600 " * 50] * 3, id="no letters"),
        pytest.param([], id="nothing"),
        pytest.param([" ".join(story(1))], id="one page"),
    ],
)
def test_pages_that_say_too_little_are_no_copies(texts: list[str]) -> None:
    assert list(copies(article(str(at), text) for at, text in enumerate(texts))) == []
