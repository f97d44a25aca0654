from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pages import STORY, page

from marsad.model.attribution import Evidence
from marsad.model.contradiction import Contradiction
from marsad.model.grade import Grade, Matrix
from marsad.model.judgement import Judgement, Verb
from marsad.model.proposition import Proposition
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.resolve.actors import actors
from marsad.resolve.propositions import propositions
from marsad.weigh.backing import tellings
from marsad.weigh.chains import chains
from marsad.weigh.copies import copies
from marsad.weigh.decisiontables import deciding, grade_tables
from marsad.weigh.grades import Balance, grades
from marsad.weigh.hypotheses import matrices
from marsad.weigh.opinions import given
from marsad.weigh.reliability import Reliance, settled_letters, weakest
from marsad.weigh.sources import named_source
from marsad.weigh.standings import standings
from marsad.weigh.trackrecords import track_records

OTHERS = (
    "كشف مسؤول محلي أن وفدين من حركة السنابل ومن حرس الممرات اجتمعا في بيت شيخ القبيلة، وأن الحديث دار حول الطريق.",
    "في رواية مختلفة تماما، شوهدت سيارات تابعة إلى حركة السنابل أمام مقر يستخدمه حرس الممرات قبل أسابيع من الهدنة.",
    "أفادت أوراق عثر عليها بعد الانسحاب بأن ضباطا من حرس الممرات جلسوا مع قادة حركة السنابل وتبادلوا خرائط للمعابر.",
)
DENIAL = "قال سامر الزيات إنه لا صحة لما يشاع عن جلوس حرس الممرات مع حركة السنابل، وسنلاحق من يروجه أمام القضاء."


class Weighed:
    """What is made of some pages."""

    def __init__(
        self,
        readings: Sequence[Reading],
        judgements: Sequence[Judgement] = (),
        contradictions: Sequence[Contradiction] = (),
    ) -> None:
        known = list(actors(readings, []))
        linked = list(chains(readings, known))
        shared = list(copies(readings))
        self.claims = {claim.id for reading in readings for claim in reading.claims}
        self.propositions: list[Proposition] = list(propositions(readings, known, []))
        stood = list(standings(self.propositions, readings, linked, shared))
        told = tellings(readings, linked)
        people = given(judgements, known)
        self.tracks = list(track_records(self.propositions, stood, shared, told, people.outcomes, known))
        reliance = Reliance(people.letters, settled_letters(self.tracks, grade_tables().settled))
        self.grades: list[Grade] = list(
            grades(self.propositions, stood, contradictions, shared, told, people, reliance)
        )
        self.matrices: list[Matrix] = list(matrices(self.propositions, stood, contradictions, told))

    @property
    def grade(self) -> Grade:
        (found,) = self.grades
        return found

    @property
    def matrix(self) -> Matrix:
        (found,) = self.matrices
        return found


def _with(reading: Reading, evidence: Evidence) -> Reading:
    return replace(reading, attributions=tuple(replace(one, evidence=evidence) for one in reading.attributions))


def _judged(verb: Verb, item: str, value: str, by: str = "ann", number: int = 1) -> Judgement:
    return Judgement(
        id=f"judgement-{by}-{number}",
        verb=verb,
        items=(item,),
        value=value,
        reason="because",
        by=by,
        at="2026-01-01T00:00:00+00:00",
        previous=None,
    )


def _two() -> list[Reading]:
    return [
        page("a", source="المرصد الوطني للحدود"),
        page("b", text=OTHERS[0], source="اللجنة الأهلية في رمانة"),
    ]


def _denied(name: str = "z") -> Reading:
    return page(name, text=DENIAL, source="سامر الزيات", stance="denies")


ONE = [page("a")]
CASES: list[tuple[str, list[Reading], int, str]] = [
    ("one named origin", ONE, 4, "alone"),
    ("one origin with an image", [_with(page("a"), "image")], 2, "direct"),
    ("one named witness", [_with(page("a"), "witness")], 2, "direct"),
    ("a document that no link of the chain names", [_with(page("a"), "document")], 4, "alone"),
    ("two origins", _two(), 2, "several"),
    ("two origins, one with an image", [_two()[0], _with(_two()[1], "image")], 1, "confirmed"),
    ("denied on evidence as good", [*ONE, _denied()], 5, "contradicted"),
    ("an image, denied in words", [_with(page("a"), "image"), _denied()], 3, "direct though contradicted"),
    ("nobody asserts it", [_denied()], 6, "nowhere"),
]


@pytest.mark.parametrize(("name", "readings", "digit", "rule"), CASES, ids=[case[0] for case in CASES])
def test_the_table_grades(name: str, readings: list[Reading], digit: int, rule: str) -> None:
    grade = Weighed(readings).grade
    assert (grade.credibility, grade.trace[-1].rule) == (digit, rule)
    assert [step.holds for step in grade.trace] == [False] * (len(grade.trace) - 1) + [True]


def _letters(weighed: Weighed) -> list[str]:
    return sorted(one.reliability for grade in weighed.grades for one in grade.reliability)


@pytest.mark.parametrize(("name", "readings", "digit", "rule"), CASES, ids=[case[0] for case in CASES])
def test_24_copies_change_no_grade(name: str, readings: list[Reading], digit: int, rule: str) -> None:
    first = readings[0]
    (said,) = first.attributions
    source = next(actor.name for actor in first.actors if actor.id == said.source)
    copied = [
        _with(page(f"copy-{number}", text=first.text, source=source, stance=said.stance), said.evidence)
        if said.evidence
        else page(f"copy-{number}", text=first.text, source=source, stance=said.stance)
        for number in range(24)
    ]
    letter = [_judged("grade", named_source(first.publisher or ""), "C")]
    before, after = Weighed(readings, letter), Weighed([*readings, *copied], letter)
    assert (after.grade.credibility, after.grade.confidence) == (before.grade.credibility, before.grade.confidence)
    assert after.grade.trace[-1].rule == rule
    assert _letters(after) == _letters(before)
    assert after.grade.changers == before.grade.changers
    assert [one.inconsistency for one in after.matrix.hypotheses] == [
        one.inconsistency for one in before.matrix.hypotheses
    ]


def test_24_uncredited_copies_of_an_outlets_own_word_change_no_grade() -> None:
    before = Weighed([page("a", source=None)])
    after = Weighed([page("a", source=None), *(page(f"copy-{number}", source=None) for number in range(24))])
    assert after.grade.credibility == before.grade.credibility == 4
    assert _letters(after) == _letters(before) == ["F"]


@pytest.mark.parametrize(
    ("ring", "names"),
    [
        (2, ["صحيفة الساحل", "موقع المرفأ"]),
        (3, ["صحيفة الساحل", "موقع المرفأ", "إذاعة السهل"]),
    ],
)
def test_a_circular_chain_grades_6(ring: int, names: list[str]) -> None:
    texts = [STORY, *OTHERS]
    pages = [
        page(f"p{number}", text=texts[number], publisher=names[number], source=names[(number + 1) % ring])
        for number in range(ring)
    ]
    grade = Weighed(pages).grade
    assert (grade.credibility, grade.trace[-1].rule) == (6, "nowhere")
    carried = page("x", text=OTHERS[2], publisher="شبكة أخرى", source=names[0])
    assert Weighed([*pages, carried]).grade.credibility == 6


def test_a_ring_that_one_outlet_breaks_with_its_own_word_ends_there() -> None:
    ring = [
        page("a", publisher="صحيفة الساحل", source="موقع المرفأ"),
        page("b", text=OTHERS[0], publisher="موقع المرفأ", source="صحيفة الساحل"),
    ]
    own = page("c", text=OTHERS[1], publisher="صحيفة الساحل", source=None)
    assert Weighed([*ring, own]).grade.credibility == 4


POOL = [
    page("a"),
    page("b", text=OTHERS[0], source="اللجنة الأهلية في رمانة"),
    _with(page("c", text=OTHERS[1], source="الشاهد سامر القندي"), "witness"),
    page("d", text=OTHERS[2], source=None),
    page("e", text=STORY, publisher="وكالة أولى"),
    _denied("y"),
    page("f", parties=("حركة السنابل", "مجلس الوادي"), text=OTHERS[0].replace("حرس الممرات", "مجلس الوادي")),
]


@settings(max_examples=25, deadline=None)
@drawn(st.lists(st.sampled_from(POOL), min_size=1, unique_by=lambda one: one.id), st.sampled_from([None, "image"]))
def test_a_denial_never_raises_a_credibility(readings: list[Reading], evidence: Evidence | None) -> None:
    denial = _denied() if evidence is None else _with(_denied(), evidence)
    before, after = Weighed(readings), Weighed([*readings, denial])
    now = {
        claim: grade.by_table
        for one, grade in zip(after.propositions, after.grades, strict=True)
        for claim in one.claims
    }
    for one, grade in zip(before.propositions, before.grades, strict=True):
        assert all(now[claim] >= grade.by_table for claim in one.claims)


@settings(max_examples=25, deadline=None)
@drawn(st.permutations(POOL))
def test_the_order_of_pages_does_not_matter(readings: list[Reading]) -> None:
    ordered, drawn_order = Weighed(POOL), Weighed(readings)
    key = [
        sorted((one.credibility, one.confidence, one.changers) for one in found.grades)
        for found in (ordered, drawn_order)
    ]
    assert str(key[0]) == str(key[1])
    assert _letters(ordered) == _letters(drawn_order)


def test_the_names_of_sources_do_not_matter() -> None:
    def told(first: str, second: str, outlet: str) -> Weighed:
        return Weighed([page("a", source=first, publisher=outlet), page("b", text=OTHERS[0], source=second), _denied()])

    one, other = told("المرصد الوطني للحدود", "اللجنة الأهلية", "صحيفة"), told("ياسين", "Zebra Institute", "Courier")
    assert one.grade.credibility == other.grade.credibility
    assert [step.rule for step in one.grade.trace] == [step.rule for step in other.grade.trace]
    assert one.grade.changers == other.grade.changers


def test_grades_are_the_same_every_time_and_cite_claims_that_exist() -> None:
    for readings in (*(case[1] for case in CASES), POOL):
        weighed = Weighed(readings)
        assert weighed.grades == Weighed(readings).grades
        for grade in weighed.grades:
            for step in grade.trace:
                assert step.claims
                assert weighed.claims.issuperset(step.claims)


def test_one_more_origin_lifts_4_to_2_as_the_changers_say() -> None:
    grade = Weighed(ONE).grade
    said = {one.change: one.credibility for one in grade.changers}
    assert said["one more independent origin"] == 2
    assert Weighed(_two()).grade.credibility == 2
    assert said["a denial by a named source"] == Weighed([*ONE, _denied()]).grade.credibility


def test_another_dealing_of_the_same_parties_told_by_another_origin_agrees() -> None:
    second = page("b", text=OTHERS[0], source="اللجنة الأهلية في رمانة")
    aid = replace(second, claims=(replace(second.claims[0], relation="AID"),))
    assert [one.credibility for one in Weighed([*ONE, aid]).grades] == [3, 3]
    same_source = page("b", text=OTHERS[0])
    own = replace(same_source, claims=(replace(same_source.claims[0], relation="AID"),))
    assert [one.credibility for one in Weighed([*ONE, own]).grades] == [4, 4]
    fight = replace(second, claims=(replace(second.claims[0], relation="ASSAULT"),))
    assert [one.credibility for one in Weighed([*ONE, fight]).grades] == [4, 4]


@pytest.mark.parametrize(
    ("letters", "chain"),
    [("AB", "B"), ("AF", "F"), ("EF", "E"), ("DF", "F"), ("A", "A"), ("", "F"), ("CDB", "D")],
)
def test_a_chain_has_the_letter_of_its_weakest_link_if_that_can_be_told(letters: str, chain: str) -> None:
    assert weakest(list(letters)) == chain  # type: ignore[arg-type]


def test_reliability_is_f_until_a_person_says_otherwise_and_never_moves_the_credibility() -> None:
    reading = page("a", publisher="صحيفة الساحل")
    source = next(actor for actor in reading.actors if actor.name == "المرصد الوطني للحدود")
    outlet = named_source("صحيفة الساحل")
    assert _letters(Weighed([reading])) == ["F"]
    for letter in "ABCDE":
        judged = Weighed([reading], [_judged("grade", source.id, letter), _judged("grade", outlet, "B", number=2)])
        assert _letters(judged) == [max(letter, "B")]
        assert judged.grade.credibility == Weighed([reading]).grade.credibility
    unjudged_outlet = Weighed([reading], [_judged("grade", source.id, "B")])
    assert _letters(unjudged_outlet) == ["F"]


def test_what_two_people_gave_is_shown_and_neither_is_followed() -> None:
    reading = page("a")
    source = next(actor for actor in reading.actors if actor.name == "المرصد الوطني للحدود")
    claim = reading.claims[0].id
    both = [
        _judged("grade", source.id, "B"),
        _judged("grade", source.id, "D", by="bob"),
        _judged("grade", claim, "2", number=2),
        _judged("grade", claim, "5", by="bob", number=2),
        _judged("likelihood", claim, "likely", number=3),
        _judged("likelihood", claim, "unlikely", by="bob", number=3),
    ]
    grade = Weighed([reading], both).grade
    assert [(one.by, one.value) for one in grade.opinions] == [("ann", "2"), ("bob", "5")]
    assert grade.credibility == grade.by_table == 4
    link = next(link for link in grade.reliability[0].links if link.opinions)
    assert (link.reliability, link.basis, [one.value for one in link.opinions]) == ("F", "disputed", ["B", "D"])
    assert [one.value for one in grade.likelihoods] == ["likely", "unlikely"]


def test_a_persons_digit_holds_and_the_tables_stays_beside_it() -> None:
    reading = page("a")
    judged = [_judged("grade", reading.claims[0].id, "5"), _judged("grade", reading.claims[0].id, "3", number=2)]
    grade = Weighed([reading], judged).grade
    assert (grade.credibility, grade.by_table, len(grade.opinions)) == (3, 4, 1)


def test_ten_settled_claims_make_a_letter_and_nine_do_not() -> None:
    def settled(number: int, wrong: int) -> Weighed:
        readings = [
            page(
                f"p{one}", publisher="صحيفة الساحل", source=None, parties=("حركة السنابل", f"لجنة {'ابتثجحخدذر'[one]}")
            )
            for one in range(number)
        ]
        outcomes = [
            _judged("settle", one.claims[0].id, "did not happen" if place < wrong else "happened", number=place)
            for place, one in enumerate(readings)
        ]
        return Weighed(readings, outcomes)

    assert set(_letters(settled(9, 0))) == {"F"}
    assert set(_letters(settled(10, 0))) == {"A"}
    assert set(_letters(settled(10, 1))) == {"B"}
    assert set(_letters(settled(10, 6))) == {"D"}


def test_rows_of_the_matrix_are_origins_and_say_what_they_fit() -> None:
    matrix = Weighed([*_two(), page("c"), _denied()]).matrix
    assert [one.kind for one in matrix.hypotheses] == ["happened", "did not happen"]
    assert [one.inconsistency for one in matrix.hypotheses] == [1, 2]
    assert sorted((row.side, row.fits) for row in matrix.rows) == [
        ("asserts", ("consistent", "inconsistent")),
        ("asserts", ("consistent", "inconsistent")),
        ("denies", ("inconsistent", "consistent")),
    ]
    assert {row.diagnosticity for row in matrix.rows} == {1.0}


def test_a_doubt_fits_everything_alike_and_tells_nothing() -> None:
    doubted = page("z", text=DENIAL, source="سامر الزيات", stance="doubts")
    (row,) = (row for row in Weighed([*ONE, doubted]).matrix.rows if row.side == "doubts")
    assert (set(row.fits), row.diagnosticity) == ({"not applicable"}, 0.0)


def _against(weighed: Weighed, left: Reading, right: Reading, kind: str) -> list[Contradiction]:
    return [
        Contradiction(
            proposition=weighed.propositions[0].id,
            left=left.claims[0].id,
            right=right.claims[0].id,
            kind=kind,  # type: ignore[arg-type]
            rule="test",
            words_left=Span(0, 6),
            words_right=Span(0, 4),
            method="test/1",
        )
    ]


def test_accounts_that_differ_in_a_detail_are_two_versions_and_not_confirmed() -> None:
    first, second = _two()[0], _with(_two()[1], "image")
    plain = Weighed([first, second])
    assert plain.grade.credibility == 1
    differing = Weighed([first, second], contradictions=_against(plain, first, second, "time"))
    assert differing.grade.credibility == 2
    assert "no contradiction about details" in {one.change for one in differing.grade.changers}
    assert [one.kind for one in differing.matrix.hypotheses].count("otherwise") == 2
    assert len({row.fits for row in differing.matrix.rows}) == 2


def test_a_claim_elsewhere_that_contradicts_the_whole_stands_against() -> None:
    first, other = _two()
    elsewhere = replace(other, claims=(replace(other.claims[0], relation="REJECT"),))
    plain = Weighed([first, elsewhere])
    place = next(n for n, one in enumerate(plain.propositions) if first.claims[0].id in one.claims)
    denial = dataclasses.replace(
        _against(plain, first, elsewhere, "denial")[0], proposition=plain.propositions[place].id
    )
    assert Weighed([first, elsewhere], contradictions=[denial]).grades[place].credibility == 5


@drawn(
    st.tuples(*[st.integers(0, 3)] * 3),
    st.tuples(*[st.integers(0, 2)] * 3),
    st.integers(0, 2),
    st.integers(0, 1),
    st.sampled_from(["unnamed", "named", "direct"]),
)
def test_in_the_table_itself_a_denial_never_raises(
    asserting: tuple[int, ...], opposing: tuple[int, ...], details: int, agreeing: int, rank: str
) -> None:
    balance = Balance(asserting, opposing, sum(opposing), details, agreeing)
    rows = grade_tables().credibility
    denied = balance.denied(rank)  # type: ignore[arg-type]
    assert deciding(rows, denied.facts()).credibility >= deciding(rows, balance.facts()).credibility


def test_a_track_record_counts_and_scores_nothing() -> None:
    early = replace(page("a", publisher="صحيفة الساحل"), published="2022-06-01")
    late = replace(page("b", publisher="موقع المرفأ"), published="2022-06-03")
    weighed = Weighed([early, late, _denied()])
    record = {one.name: one for one in weighed.tracks}
    first, second = record["صحيفة الساحل"], record["موقع المرفأ"]
    assert (len(first.first), len(first.later), first.taken) == (1, 0, ())
    assert (len(second.first), len(second.later)) == (0, 1)
    ((taken),) = second.taken
    assert (taken.of_name, taken.credited) == ("صحيفة الساحل", False)
    source = record["المرصد الوطني للحدود"]
    assert (len(source.asserts), len(source.denied)) == (2, 2)
    assert len(record["سامر الزيات"].denies) == 1
