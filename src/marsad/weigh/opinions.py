"""What people gave: letters to sources, digits, likelihoods and outcomes to propositions; everybody's last word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from marsad.model.actor import Actor
from marsad.model.grade import Opinion
from marsad.model.judgement import Judgement, Verb

GIVEN: tuple[Verb, ...] = ("grade", "likelihood", "settle")


@dataclass(frozen=True)
class Given:
    """Opinions by the source they are about, or by the claim that stands for the proposition they are about."""

    letters: Mapping[str, tuple[Opinion, ...]]
    digits: Mapping[str, tuple[Opinion, ...]]
    likelihoods: Mapping[str, tuple[Opinion, ...]]
    outcomes: Mapping[str, tuple[Opinion, ...]]


def given(judgements: Iterable[Judgement], actors: Iterable[Actor]) -> Given:
    """Sort the judgements that hold. Of one person on one thing the last one counts; of two persons both do."""
    case_actor = {member: actor.id for actor in actors for member in actor.members}
    latest: dict[tuple[Verb, str], dict[str, Opinion]] = {}
    for one in judgements:
        if one.verb in GIVEN and one.value is not None:
            about = case_actor.get(one.items[0], one.items[0])
            people = latest.setdefault((one.verb, about), {})
            people.pop(one.by, None)
            people[one.by] = Opinion(judgement=one.id, value=one.value, by=one.by, reason=one.reason)

    def of(verb: Verb, digits: bool) -> dict[str, tuple[Opinion, ...]]:
        found: dict[str, tuple[Opinion, ...]] = {}
        for (kind, about), people in latest.items():
            kept = tuple(one for one in people.values() if one.value.isdigit() is digits)
            if kind == verb and kept:
                found[about] = kept
        return found

    return Given(of("grade", False), of("grade", True), of("likelihood", False), of("settle", False))


def of_proposition(opinions: Mapping[str, Sequence[Opinion]], claims: Iterable[str]) -> tuple[Opinion, ...]:
    """The opinions on a proposition: those given to any of its claims. People that a merge brings together all stay."""
    return tuple(one for claim in claims for one in opinions.get(claim, ()))


def agreed(opinions: Sequence[Opinion]) -> str | None:
    """What all who have an opinion gave; None where nobody has one, or where they disagree."""
    values = {one.value for one in opinions}
    return values.pop() if len(values) == 1 else None
