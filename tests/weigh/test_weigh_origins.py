"""Independent origins: what must not change their number, what people may change, and what is left without a source."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pages import page

from marsad.model.judgement import Judgement, Verb
from marsad.model.proposition import Standing
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.model.zone import Zone
from marsad.resolve.actors import actors
from marsad.resolve.propositions import propositions
from marsad.weigh.chains import chains
from marsad.weigh.copies import copies
from marsad.weigh.standings import standings

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from origins import draw, interval, measured

OTHER = (
    "كشف مسؤول محلي أن وفدين من حركة السنابل ومن حرس الممرات اجتمعا في بيت شيخ القبيلة، وأن الحديث دار حول ما سماه "
    "ترتيبات الطريق الشرقي، من غير أن يذكر موعدا."
)
THIRD = (
    "ذكرت صحيفة أن حركة السنابل جلست إلى حرس الممرات مرتين عند الجسر القديم، بحضور وجهاء، وأن الخلاف كان على الرسوم."
)


def _judged(verb: Verb, *claims: str, by: str = "ann", number: int = 0) -> Judgement:
    return Judgement(
        id=f"j{number}", verb=verb, items=claims, reason="read both", by=by, at=f"t{number}", previous=None
    )


def _weighed(readings: list[Reading], *judgements: Judgement) -> Standing:
    known = actors(readings, [])
    linked = list(chains(readings, known))
    shared = list(copies(readings))
    (found,) = standings(propositions(readings, known, []), readings, linked, shared, judgements)
    return found


def _interval(readings: list[Reading], *judgements: Judgement) -> tuple[int, int]:
    found = _weighed(readings, *judgements)
    return found.low, found.high


def _mixed() -> list[Reading]:
    return [
        page("a", publisher="صحيفة الساحل"),
        page("b", publisher="موقع المرفأ", source=None),
        page("c", text=OTHER, publisher="بريد الجنوب", source=None),
        page("d", text=THIRD, publisher="منبر الشمال", source="موقع المرفأ"),
    ]


def test_24_copies_of_a_page_change_no_count() -> None:
    before = _interval(_mixed())
    again = [page(f"copy{number}", publisher=f"ناشر {number}", source=None) for number in range(24)]
    assert _interval([*_mixed(), *again]) == before


def test_order_and_names_of_pages_and_outlets_do_not_matter() -> None:
    before = _interval(_mixed())
    shuffled = _mixed()
    random.Random(3).shuffle(shuffled)
    assert _interval(shuffled) == before
    renamed = [
        page("z9", publisher="مجلة الهضبة"),
        page("q1", publisher="موقع المنارة", source=None),
        page("m5", text=OTHER, publisher="بريد البحيرة", source=None),
        page("a0", text=THIRD, publisher="منبر الوادي", source="موقع المنارة"),
    ]
    assert _interval(renamed) == before


def test_an_outlet_never_bears_itself_out() -> None:
    twice = [
        page("a", publisher="صحيفة الساحل", source=None),
        page("b", text=OTHER, publisher="صحيفة الساحل", source=None),
    ]
    assert _interval(twice) == (1, 1)
    beside = page("c", text=THIRD, publisher="صحيفة الساحل", source="المرصد الوطني للحدود")
    assert _interval([twice[0], beside]) == (1, 2)


def test_a_headline_rests_on_what_its_page_rests_on() -> None:
    below = page("a", publisher="صحيفة الساحل", source="سالم الطويل")
    claim = below.claims[0]
    title = replace(claim, id="claim-title", attribution=None, span=Span(0, 5))
    headed = replace(below, claims=(title, claim), zones=(Zone(0, 5, kind="headline"), *below.zones))
    assert _interval([headed]) == (1, 1)
    said_itself = replace(headed, zones=below.zones)
    assert _interval([said_itself]) == (1, 2)


def test_a_ring_of_outlets_is_named() -> None:
    one = page("a", publisher="صحيفة الساحل", source="موقع المرفأ")
    other = page("b", text=OTHER, publisher="موقع المرفأ", source="صحيفة الساحل")
    (ring,) = _weighed([one, other]).cycles
    assert set(ring.sources) == {"صحيفة الساحل", "موقع المرفأ"}


def test_what_is_left_without_a_source() -> None:
    found = _weighed([page("a"), page("b"), page("c", text=OTHER, source=None)])
    left = {one.source: (one.low, one.high) for one in found.without}
    assert left["المرصد الوطني للحدود"] == (1, 1)
    assert left["c"] == (1, 1)
    assert left["a"] == (2, 2), "the other page carries the same source"


def test_a_person_cuts_an_edge_and_takes_it_back() -> None:
    readings = [page("a"), page("b")]
    claims = [reading.claims[0].id for reading in readings]
    assert _interval(readings) == (1, 1)
    cut = _weighed(readings, _judged("cut", *claims))
    assert (cut.low, cut.high) == (2, 2)
    assert {edge.kind for edge in cut.cut} <= {"stated", "text"}
    assert cut.cut
    assert cut.edges == ()


def test_a_person_adds_an_edge() -> None:
    readings = [page("a", source=None), page("b", text=OTHER, source=None)]
    claims = [reading.claims[0].id for reading in readings]
    found = _weighed(readings, _judged("add", *claims))
    assert (found.low, found.high) == (1, 1)
    assert [(edge.kind, edge.reason) for edge in found.edges if edge.kind == "judged"] == [("judged", "ann")]


def test_a_cut_holds_against_a_third_claim_between_the_two() -> None:
    readings = [page(name) for name in "abc"]
    first, _, last = (reading.claims[0].id for reading in readings)
    assert _interval(readings, _judged("cut", first, last)) == (2, 2)


@pytest.mark.parametrize("verbs", [("add", "cut"), ("cut", "add")])
def test_two_people_who_disagree_widen_the_interval_whoever_came_last(verbs: tuple[Verb, Verb]) -> None:
    readings = [page("a", source=None), page("b", text=OTHER, source=None)]
    claims = [reading.claims[0].id for reading in readings]
    said = [
        _judged(verb, *claims, by=who, number=n) for n, (verb, who) in enumerate(zip(verbs, ("ann", "bo"), strict=True))
    ]
    found = _weighed(readings, *said)
    assert (found.low, found.high) == (1, 2)
    (edge,) = found.edges
    assert edge.loose
    assert "≠" in edge.reason


def test_one_person_who_thinks_again_is_taken_at_the_latest_word() -> None:
    readings = [page("a", source=None), page("b", text=OTHER, source=None)]
    claims = [reading.claims[0].id for reading in readings]
    said = [_judged("cut", *claims), _judged("add", *claims, number=1)]
    assert _interval(readings, *said) == (1, 1)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_in_simulation_the_interval_holds_the_true_number(seed: int) -> None:
    outcome, _ = measured(300, seed)
    assert outcome["holds"] >= 0.95 * 300


@given(st.integers(0, 10_000))
def test_the_order_of_simulated_pages_does_not_matter(seed: int) -> None:
    pages = draw(random.Random(seed), 0.1)
    low, high = interval(pages)
    assert 1 <= low <= high <= len(pages)


def test_a_thousand_claims_of_one_source_are_joined_by_as_many_edges() -> None:
    readings = [page(f"p{number}", publisher=f"ناشر {number}") for number in range(1000)]
    known = actors(readings, [])
    linked = list(chains(readings, known))
    (found,) = standings(propositions(readings, known, []), readings, linked, ())
    assert (found.low, found.high) == (1, 1)
    assert len(found.edges) <= 1000
