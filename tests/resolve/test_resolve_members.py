from __future__ import annotations

import pytest
from pages import page

from marsad.model.actor import Actor, ActorType
from marsad.resolve.actors import actors
from marsad.resolve.members import bodies
from marsad.resolve.propositions import propositions


def actor(name: str, *others: str, type: ActorType = "organization", id: str = "") -> Actor:
    return Actor(id=id or name, name=name, type=type, names=(name, *others), members=(name,), documents=(), method="m")


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("وفد من حركة السنابل", "حركة السنابل"),
        ("وفداً من الحركة", "الحركة"),
        ("ضباط حرس الممرات", "حرس الممرات"),
        ("ضباطاً من حرس الممرات", "حرس الممرات"),
        ("قادة من حركة السنابل", "حركة السنابل"),
        ("officers of the Passage Guard", "Passage Guard"),
        ("a delegation from the Sanabel Movement", None),
        ("Passage Guard officers", "Passage Guard"),
        ("قوات أخرى", None),
        ("وفد", None),
    ],
)
def test_who_is_called_a_part_of_a_body_acts_for_it(part: str, whole: str | None) -> None:
    known = [actor("حركة السنابل", "الحركة"), actor("حرس الممرات"), actor("Passage Guard", "the Passage Guard")]
    wanted = next((one.id for one in known if whole in one.names), None)
    assert bodies([*known, actor(part)]).get(part) == wanted


def test_a_delegation_of_officers_acts_for_the_body_behind_them() -> None:
    known = [actor("حرس الممرات"), actor("ضباط حرس الممرات"), actor("وفد من ضباط حرس الممرات")]
    assert bodies(known) == {"ضباط حرس الممرات": "حرس الممرات", "وفد من ضباط حرس الممرات": "حرس الممرات"}


def test_a_name_that_two_bodies_bear_is_nobodys_in_particular() -> None:
    twins = [actor("الحرس", id="a"), actor("الحرس", id="b")]
    assert bodies([*twins, actor("ضباط الحرس")]) == {}


def test_nobody_becomes_a_person_or_a_state() -> None:
    assert bodies([actor("سالم الطويل", type="person"), actor("رجال سالم الطويل")]) == {}


def test_what_a_delegation_does_is_the_bodys_dealing() -> None:
    one, other = page("a"), page("b", parties=("وفد من حركة السنابل", "حرس الممرات"))
    (found,) = propositions([one, other], actors([one, other], []), [])
    assert len(found.claims) == 2
    assert {join.rule for join in found.joins} == {"same dealing, by members of a party"}


def test_a_body_and_its_own_delegation_stay_two_parties() -> None:
    inside = page("a", parties=("وفد من حركة السنابل", "حركة السنابل"))
    (found,) = propositions([inside], actors([inside], []), [])
    assert len({*found.agents, *found.counterparts}) == 2
