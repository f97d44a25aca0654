from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pages import page

from marsad.model.actor import Join, Mention
from marsad.model.judgement import Judgement, Verb
from marsad.model.reading import Reading
from marsad.resolve.actors import actors
from marsad.resolve.clusters import clusters
from marsad.resolve.propositions import propositions


def _judged(verb: Verb, *items: str) -> Judgement:
    return Judgement(id=f"j-{verb}", verb=verb, items=items, reason="read both", by="ann", at="t", previous=None)


def _groups(readings: list[Reading], *judgements: Judgement) -> list[set[str]]:
    return [set(actor.members) for actor in actors(readings, judgements)]


def test_one_name_on_two_pages_is_one_actor() -> None:
    found = actors([page("a"), page("b")], [])
    assert sorted(len(actor.members) for actor in found) == [2, 2, 2]
    assert {join.rule for actor in found for join in actor.joins} == {"same name"}


def test_spelling_does_not_part() -> None:
    found = _groups([page("a"), page("b", parties=("حركه السنابل", "حرس الممرّات"))])
    assert all(len(group) == 2 for group in found)


def test_one_entry_of_a_table_is_one_actor_whatever_the_script() -> None:
    left = page("a", known="sanabel")
    right = page("b", known="sanabel", parties=("Sanabel Movement", "حرس الممرات"))
    assert {left.actors[0].id, right.actors[0].id} in _groups([left, right])


def test_a_name_is_shown_with_the_article_that_a_preposition_swallows() -> None:
    text = "سلمت الوقود للكتائب ثم غادرت الكتائب، وقالت للأمم المتحدة"
    reading = page("a", text=text, parties=("لكتائب", "لأمم المتحدة"), source=None)
    one, other = reading.actors
    at = text.index("الكتائب")
    one = replace(one, name="الكتائب", mentions=(*one.mentions, Mention(start=at, end=at + 7)))
    other = replace(other, name="United Nations", known="nations")
    found = actors([replace(reading, actors=(one, other))], [])
    assert [actor.names for actor in found] == [("الكتائب",), ("United Nations",)]


def test_whom_no_table_knows_is_called_as_his_page_calls_him() -> None:
    text = "the police spokesman Kholi spoke"
    reading = page("a", text=text, parties=("the police spokesman", "Kholi"), source=None)
    one, other = reading.actors
    one = replace(one, name="Kholi", type="person", mentions=(*one.mentions, *other.mentions))
    (found,) = actors([replace(reading, actors=(one,))], [])
    assert found.names == ("Kholi", "the police spokesman")


def test_a_bare_noun_stands_for_somebody_on_its_own_page_only() -> None:
    found = _groups([page("a", parties=("التنظيم", "حرس الممرات")), page("b", parties=("التنظيم", "حرس الممرات"))])
    assert sorted(map(len, found)) == [1, 1, 2, 2]


def test_an_office_is_not_its_holder_elsewhere() -> None:
    left, right = page("a"), page("b")
    office = [replace(one.actors[0], name="الوكيل السابق", type="person") for one in (left, right)]
    readings = [replace(one, actors=(actor, *one.actors[1:])) for one, actor in zip((left, right), office, strict=True)]
    assert {left.actors[0].id, right.actors[0].id} not in _groups(readings)


def test_a_person_parts_what_a_rule_joins_and_joins_what_none_does() -> None:
    left, right = page("a"), page("b", parties=("منظمة أخرى", "حرس الممرات"))
    one, other = left.actors[1].id, right.actors[1].id
    assert {one, other} in _groups([left, right])
    assert {one, other} not in _groups([left, right], _judged("part", one, other))
    first, second = left.actors[0].id, right.actors[0].id
    assert {first, second} in _groups([left, right], _judged("join", first, second))


def test_a_refused_mark_is_left_out() -> None:
    reading = page("a")
    refused = reading.claims[0].id
    assert propositions([reading], actors([reading], []), [_judged("refuse", refused)]) == []


def test_claims_of_one_dealing_meet_whoever_denies_it() -> None:
    readings = [page("a"), page("b", source="الناطق باسم الحرس", stance="denies")]
    (found,) = propositions(readings, actors(readings, []), [])
    assert len(found.claims) == 2


def test_times_that_exclude_one_another_part_claims_and_an_undated_one_does_not_bring_them_together() -> None:
    readings = [
        page("a", when=("2021-05-01", "2021-05-31")),
        page("b", when=("2021-11-01", "2021-11-30")),
        page("c"),
    ]
    found = propositions(readings, actors(readings, []), [])
    assert sorted(len(one.claims) for one in found) == [1, 2]
    together = next(one for one in found if len(one.claims) == 2)
    assert (together.earliest, together.latest) in {("2021-05-01", "2021-05-31"), ("2021-11-01", "2021-11-30")}


def test_an_undated_denial_meets_the_dealing_most_spoken_of() -> None:
    november, may = ("2021-11-01", "2021-11-30"), ("2021-05-01", "2021-05-31")
    readings = [page("a", when=november), page("b", when=may), page("c", when=may), page("d", stance="denies")]
    found = propositions(readings, actors(readings, []), [])
    assert sorted((len(one.claims), one.earliest) for one in found) == [(1, november[0]), (3, may[0])]


def test_a_person_joins_claims_that_times_part() -> None:
    readings = [page("a", when=("2021-05-01", "2021-05-31")), page("b", when=("2021-11-01", "2021-11-30"))]
    claims = [reading.claims[0].id for reading in readings]
    found = propositions(readings, actors(readings, []), [_judged("join", *claims)])
    assert [set(one.claims) for one in found] == [set(claims)]


def test_what_a_person_joins_keeps_what_the_rules_have_joined_to_it() -> None:
    may, november = ("2021-05-01", "2021-05-31"), ("2021-11-01", "2021-11-30")
    readings = [page("a", when=may), page("b", when=may), page("c", when=may), page("d", when=november), page("e")]
    claims = [reading.claims[0].id for reading in readings]
    (found,) = propositions(readings, actors(readings, []), [_judged("join", claims[1], claims[3])])
    assert set(found.claims) == set(claims)
    assert (found.earliest, found.latest) == (may[0], november[1])


def test_what_is_only_planned_does_not_stand_for_what_is_said_to_have_been() -> None:
    planned = page("b")
    planned = replace(planned, claims=(replace(planned.claims[0], modality="planned"),))
    readings = [page("a"), planned]
    assert len(propositions(readings, actors(readings, []), [])) == 2


NAMES = st.sampled_from("abcdefgh")
JOINS = st.builds(Join, left=NAMES, right=NAMES, rule=st.just("r"), score=st.sampled_from([0.5, 0.7, 1.0]))


@given(st.lists(JOINS, max_size=20), st.lists(st.tuples(NAMES, NAMES).filter(lambda p: p[0] != p[1]), max_size=4))
def test_groups_hold_everything_once_and_nothing_parted(joins: list[Join], apart: list[tuple[str, str]]) -> None:
    groups = [set(members) for members, _ in clusters("abcdefgh", joins, apart)]
    assert sorted(one for group in groups for one in group) == list("abcdefgh")
    assert not any({left, right} <= group for group in groups for left, right in apart)


@given(st.lists(JOINS, max_size=20), st.randoms())
def test_the_order_of_joins_does_not_matter(joins: list[Join], random: object) -> None:
    shuffled = list(joins)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert [group for group, _ in clusters("abcdefgh", joins)] == [group for group, _ in clusters("abcdefgh", shuffled)]
