"""Contradictions: rules on two texts, and typed rules on claims; a broader word is no contradiction."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from pages import page

from marsad.model.actor import Mention, PageActor
from marsad.model.contradiction import Contradiction
from marsad.model.ids import make_id
from marsad.model.reading import Reading
from marsad.resolve.actors import actors
from marsad.resolve.propositions import propositions
from marsad.text.folding import folded
from marsad.weigh.chains import chains
from marsad.weigh.contradictions import contradictions, rules
from marsad.weigh.contrasts import contrasts, said
from marsad.weigh.standings import standings


def _rules(left: str, right: str) -> set[str]:
    return {one.rule for one in contrasts(said(folded(left)), said(folded(right)))}


@pytest.mark.parametrize(
    ("left", "right", "fired"),
    [
        ("وصول 12 شاحنة إلى ميناء السدرة", "وصول 20 شاحنة إلى ميناء السدرة", {"number"}),
        ("وصول اثنتي عشرة شاحنة إلى ميناء السدرة", "وصول 12 شاحنة إلى ميناء السدرة", set()),
        ("وصول أكثر من 12 شاحنة إلى ميناء السدرة", "وصول 20 شاحنة إلى ميناء السدرة", set()),
        ("وصول أقل من 12 شاحنة إلى ميناء السدرة", "وصول 20 شاحنة إلى ميناء السدرة", {"number"}),
        ("وصول نحو 20 شاحنة إلى ميناء السدرة", "وصول 21 شاحنة إلى ميناء السدرة", set()),
        ("ارتفاع أسعار القمح في السدرة", "انخفاض أسعار القمح في السدرة", {"opposites"}),
        ("أسعار القمح تهبط مع صعود العملة", "صعود أسعار القمح مع هبوط العملة", {"opposites"}),
        ("أسعار القمح تهبط مع صعود العملة", "هبوط أسعار القمح بعد صعود العملة", set()),
        ("الإفراج عن رئيس بلدية السدرة", "حبس رئيس بلدية السدرة", {"opposites"}),
        ("الحركة تعلن حضورها لقاء السدرة", "الحركة لم تعلن حضورها لقاء السدرة", {"negation"}),
        ("لقاء بين الحركة والحرس في السدرة", "لقاء بين الحركة والبلدية في السدرة", {"substitution"}),
        ("لقاء بين الحركة والحرس في السدرة", "افتتاح معرض للكتاب بمشاركة 30 ناشرا", set()),
        ("The port of Sidra reopens on Monday", "The port of Sidra shuts on Monday", {"opposites"}),
    ],
)
def test_rules_on_two_texts(left: str, right: str, fired: set[str]) -> None:
    assert _rules(left, right) == fired
    assert _rules(right, left) == fired


def test_the_words_it_fired_on() -> None:
    left, right = "ارتفاع أسعار القمح في السدرة", "انخفاض أسعار القمح في السدرة"
    (found,) = contrasts(said(folded(left)), said(folded(right)))
    assert left[slice(*found.left)] == "ارتفاع"
    assert right[slice(*found.right)] == "انخفاض"
    assert found.row == "rise and fall"


def _found(*readings: Reading) -> list[Contradiction]:
    known = actors(readings, [])
    about = propositions(readings, known, [])
    linked = list(chains(readings, known))
    return list(contradictions(about, readings, known, list(standings(about, readings, linked, ()))))


def _at(reading: Reading, place: str) -> Reading:
    """The reading with its claim set in a place that its text names."""
    at = reading.text.index(place)
    named = PageActor(
        id=make_id("actor", reading.id, place), name=place, type="place", mentions=(Mention(at, at + len(place)),)
    )
    claim = replace(reading.claims[0], places=(named.id,))
    return replace(reading, actors=(*reading.actors, named), claims=(claim,))


def _told(document: str, place: str, when: tuple[str, str] | None, source: str | None = None) -> Reading:
    text = f"يوم اللقاء: عقدت حركة السنابل وحرس الممرات جلسة مطولة في {place} حضرها وجهاء المنطقة"
    return _at(page(document, text=text, source=source, when=when), place)


DAY, NEXT = ("2021-05-12", "2021-05-12"), ("2021-05-14", "2021-05-14")


def _kinds(*readings: Reading) -> set[str]:
    return {one.kind for one in _found(*readings)}


def test_a_denial_contradicts_what_is_asserted() -> None:
    (found,) = _found(page("a"), page("b", source="الناطق باسم الحرس", stance="denies"))
    assert (found.kind, found.rule) == ("denial", "denial of the dealing")


def test_a_denial_of_having_said_it_is_another_kind() -> None:
    denial = "نفى الناطق باسم الحرس تصريحات منسوبة إليه عن اجتماع حركة السنابل وحرس الممرات"
    known = page("a", source="الناطق باسم الحرس")
    office = [replace(one, known="guard-spokesman") if one.name == "الناطق باسم الحرس" else one for one in known.actors]
    told = replace(known, actors=tuple(office))
    denied = page("b", text=denial, source="الناطق باسم الحرس", stance="denies")
    who = [replace(one, known="guard-spokesman") if one.name == "الناطق باسم الحرس" else one for one in denied.actors]
    (found,) = _found(told, replace(denied, actors=tuple(who)))
    assert found.kind == "denial of saying"
    assert denial[found.words_right.start : found.words_right.end] == "تصريحات"


def test_one_day_in_two_towns_is_a_contradiction_of_place() -> None:
    (found,) = _found(_told("a", "بلدة رمانة", DAY), _told("b", "بلدة السدرة", DAY))
    assert found.kind == "place"


@pytest.mark.parametrize(
    ("one", "other"), [("دمشق", "سوريا"), ("مدينة دمشق", "دمشق"), ("شرق بلدة رمانة", "بلدة رمانة"), ("حلب", "سوريا")]
)
def test_generalising_a_place_makes_no_contradiction(one: str, other: str) -> None:
    readings = [_told("a", one, DAY), _told("b", other, DAY)]
    assert _found(*readings) == []
    assert len(propositions(readings, actors(readings, []), [])) == 1


def test_one_place_on_two_days_is_told_from_either_side() -> None:
    found = _found(_told("a", "بلدة رمانة", DAY), _told("b", "بلدة رمانة", NEXT))
    assert {one.kind for one in found} == {"time"}
    assert {(one.left, one.right) for one in found} == {(one.right, one.left) for one in found}
    assert len({one.id for one in found}) == len(found)


def test_a_month_that_holds_the_day_is_no_contradiction() -> None:
    assert _found(_told("a", "بلدة رمانة", DAY), _told("b", "بلدة رمانة", ("2021-05-01", "2021-05-31"))) == []


def test_two_days_and_two_places_cannot_be_compared() -> None:
    readings = [_told("a", "دمشق", DAY), _told("b", "حلب", NEXT)]
    text = "جرى لقاء آخر جمع حركة السنابل إلى حرس الممرات في حلب من غير شهود"
    readings[1] = _at(page("b", text=text, source=None, when=NEXT), "حلب")
    assert _found(*readings) == []
    left, right = propositions(readings, actors(readings, []), [])
    (related,) = left.related
    assert (related.other, related.outcome) == (right.id, "not comparable")


def test_neither_the_order_nor_the_day_of_publication_decides() -> None:
    early = replace(_told("a", "بلدة رمانة", DAY), published="2021-06-01")
    late = replace(_told("b", "بلدة السدرة", DAY), published="2023-06-01")
    assert {frozenset((one.left, one.right)) for one in _found(early, late)} == {
        frozenset((one.left, one.right)) for one in _found(late, early)
    }
    assert _kinds(early, late) == {"place"}


def test_a_page_older_than_the_dealing_does_not_deny_it() -> None:
    dated = page("a", when=DAY)
    older = replace(page("b", source="الناطق باسم الحرس", stance="denies"), published="2020-01-01")
    assert len(propositions([dated, older], actors([dated, older], []), [])) == 2
    newer = replace(older, published="2021-06-01")
    assert len(propositions([dated, newer], actors([dated, newer], []), [])) == 1


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [row.name for row in rules()]
    assert len(names) == len(set(names))
