from __future__ import annotations

import pytest
from articles import article, story

from marsad.model.proposition import Copy
from marsad.weigh.copies import copies
from marsad.weigh.wires import in_text, wires


def _outlet(name: str, text: str) -> object:
    return article(name, text, publisher=f"صحيفة {name}")


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("وقال الناطق لرويترز إن البلدة هادئة منذ الصباح.", "رويترز"),
        ("وقال شاهد لوكالة فرانس برس إن الجسر أغلق.", "وكالة فرانس برس"),
        ("وأوضح لوكالة الأنباء الألمانية أن الطريق مفتوحة.", "وكالة الأنباء الألمانية"),
        ("رمانة (رويترز) - قالت البلدية إن الجسر أغلق.", "رويترز"),
        ("قالت البلدية إن الجسر أغلق، وهو ما نقلته رويترز عن شهود.", None),
        ("قال الناطق لرويترز شيئا، وقال آخر لوكالة فرانس برس غيره.", None),
        ("قالت البلدية إن الجسر أغلق.", None),
        ("زار الوفد الفرنسية ماري لوران في بيتها.", None),
    ],
)
def test_a_text_says_whose_it_is(text: str, agency: str | None) -> None:
    found = in_text(article("a", text))
    assert (found and found.name) == agency


def test_what_is_shared_with_pages_credited_to_an_agency_is_the_agencys() -> None:
    pages = [_outlet(name, " ".join(story(1) + story(ord(name), 20))) for name in "abcd"]
    pages.append(_outlet("z", " ".join(story(9))))
    found = list(wires(pages, copies(pages), {"a": "رويترز", "b": "رويترز"}))  # type: ignore[arg-type]
    by = {wire.document: (wire.agency, wire.by, wire.others) for wire in found}
    assert by["c"] == ("رويترز", "copies", ("a", "b"))
    assert by["a"] == ("رويترز", "copies", ("b",))
    assert "z" not in by


def test_copies_credited_to_two_agencies_alike_tell_of_neither() -> None:
    pages = [_outlet(name, " ".join(story(1))) for name in "abc"]
    found = wires(pages, copies(pages), {"a": "رويترز", "b": "وكالة فرانس برس"})  # type: ignore[arg-type]
    assert "c" not in {wire.document for wire in found}


def test_an_outlets_other_page_and_a_translation_tell_of_no_agency() -> None:
    pages = [article(name, " ".join(story(1)), publisher="صحيفة الساحل") for name in "ab"]
    assert list(wires(pages, copies(pages), {"a": "رويترز"})) == []
    apart = [_outlet(name, " ".join(story(ord(name)))) for name in "ab"]
    copy = Copy(a="a", b="b", containment=0.9, passages=(), kind="translated", method="test")
    assert list(wires(apart, [copy], {"a": "رويترز"})) == []  # type: ignore[arg-type]


def test_a_text_that_only_tells_whose_it_is_answers_for_whole_copies_only() -> None:
    told = "وقال شاهد من رويترز إن البلدة هادئة. " + " ".join(story(1))
    pages = [article("a", told, publisher="صحيفة a"), _outlet("b", " ".join(story(1)))]
    pages.append(_outlet("c", " ".join(story(1)[:45] + story(7, 60))))
    by = {wire.document: wire for wire in wires(pages, copies(pages), {})}  # type: ignore[arg-type]
    assert (by["a"].agency, by["a"].by) == ("رويترز", "text")
    assert (by["b"].agency, by["b"].by, by["b"].others) == ("رويترز", "copies", ("a",))
    assert "c" not in by
