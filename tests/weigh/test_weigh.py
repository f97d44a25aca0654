from __future__ import annotations

import pytest
from pages import STORY, page

from marsad.model.proposition import Standing
from marsad.model.reading import Reading
from marsad.resolve.actors import actors
from marsad.resolve.propositions import propositions
from marsad.weigh.chains import chains
from marsad.weigh.copies import copies
from marsad.weigh.standings import standings

OTHER = (
    "كشف مسؤول محلي أن وفدين من حركة السنابل ومن حرس الممرات اجتمعا في بيت شيخ القبيلة، وأن الحديث دار حول ما سماه "
    "ترتيبات الطريق الشرقي، من غير أن يذكر موعدا."
)


def _weighed(*readings: Reading) -> Standing:
    known = actors(readings, [])
    linked = list(chains(readings, known))
    (found,) = standings(propositions(readings, known, []), readings, linked, list(copies(readings)))
    return found


def test_a_chain_runs_from_the_publisher_to_the_origin() -> None:
    reading = page("a", publisher="صحيفة الساحل")
    (chain,) = chains([reading], actors([reading], []))
    assert [(link.kind, link.name) for link in chain.links] == [
        ("publisher", "صحيفة الساحل"),
        ("institute", "المرصد الوطني للحدود"),
    ]


def test_many_outlets_that_carry_one_source_are_one_origin() -> None:
    found = _weighed(*(page(name) for name in "abcdef"))
    assert (found.low, found.high) == (1, 1)


def test_an_outlets_own_word_is_its_own_origin() -> None:
    found = _weighed(page("a", source=None), page("b", text=OTHER, source=None))
    assert (found.low, found.high) == (2, 2)


def test_copied_words_of_two_outlets_are_one_origin() -> None:
    found = _weighed(page("a", source=None), page("b", source=None))
    assert (found.low, found.high) == (1, 1)
    assert {edge.kind for edge in found.edges} == {"text"}


def test_an_outlet_that_only_cites_another_ones_own_word_is_no_second_origin() -> None:
    citing = page("b", text=OTHER, source="صحيفة الساحل")
    found = _weighed(page("a", publisher="صحيفة الساحل", source=None), citing)
    assert (found.low, found.high) == (1, 1)


def test_outlets_that_cite_each_other_may_be_one_origin() -> None:
    one = page("a", publisher="صحيفة الساحل", source="موقع المرفأ")
    other = page("b", text=OTHER, publisher="موقع المرفأ", source="صحيفة الساحل")
    found = _weighed(one, other)
    assert (found.low, found.high) == (1, 2)


def test_a_denial_stands_on_the_other_side_and_adds_no_origin() -> None:
    denied = page("b", text=OTHER, source="الناطق باسم الحرس", stance="denies")
    found = _weighed(page("a"), denied)
    assert (found.low, found.high) == (1, 1)
    assert [voice.side for voice in found.voices] == ["asserts", "denies"]


@pytest.mark.parametrize("times", [2, 12])
def test_more_copies_add_no_origin(times: int) -> None:
    copied = [page(f"copy-{number}", source=None) for number in range(times)]
    found = _weighed(page("z", text=OTHER, source=None), *copied)
    assert (found.low, found.high) == (2, 2)


def test_containment_finds_the_cut_copy_and_its_passage() -> None:
    whole = page("a", text=STORY + " " + OTHER)
    cut = page("b", text=STORY)
    (copy,) = copies([whole, cut])
    assert copy.containment == pytest.approx(1.0)
    (passage,) = copy.passages
    assert whole.text[passage.a.start : passage.a.end] == cut.text[passage.b.start : passage.b.end]
    assert passage.b.end - passage.b.start > len(STORY) * 0.9


def test_spelling_does_not_hide_a_copy() -> None:
    respelled = STORY.replace("أ", "ا").replace("إ", "ا").replace("ة", "ه").replace("ي ", "ى ")
    (copy,) = copies([page("a"), page("b", text=respelled)])
    assert copy.containment == pytest.approx(1.0)


def test_texts_of_their_own_are_no_copies() -> None:
    assert list(copies([page("a"), page("b", text=OTHER)])) == []


def test_what_many_unrelated_pages_share_is_boilerplate() -> None:
    footer = " للاشتراك في نشرتنا البريدية اليومية اضغط هنا وتابعنا على منصات التواصل كلها لتصلك الأخبار أولا بأول"
    own = ["".join(f" كلمة{page_}فريدة{word} وأخرى{page_}{word}" for word in range(30)) for page_ in range(12)]
    assert list(copies([page(f"p{n}", text=text + footer) for n, text in enumerate(own)])) == []
