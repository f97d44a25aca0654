"""Which claims are about the same dealing: one kind, the same parties, a compatible time and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from marsad.model.actor import Actor, Join
from marsad.model.claim import Claim
from marsad.model.ids import make_id
from marsad.model.judgement import Judgement
from marsad.model.proposition import Proposition
from marsad.model.reading import Reading
from marsad.resolve.clusters import clusters
from marsad.resolve.judged import decisions

METHOD = "resolve.propositions/1"


class Placed(NamedTuple):
    """A claim with its parties and places as actors of the case, and the days its time can mean."""

    claim: Claim
    agents: frozenset[str]
    counterparts: frozenset[str]
    places: frozenset[str]
    earliest: str | None
    latest: str | None


def placed(readings: Iterable[Reading], actors: Iterable[Actor], refused: frozenset[str]) -> Iterator[Placed]:
    """The claims of all readings with their parties in terms of the case, those a person refused left out."""
    case_actor = {member: actor.id for actor in actors for member in actor.members}
    for reading in readings:
        for claim in reading.claims:
            parties = (*claim.agents, *claim.counterparts)
            if claim.id in refused or claim.attribution in refused or any(one not in case_actor for one in parties):
                continue
            time = None if claim.time is None else reading.times[claim.time]
            yield Placed(
                claim=claim,
                agents=_mapped(claim.agents, case_actor),
                counterparts=_mapped(claim.counterparts, case_actor),
                places=_mapped(claim.places, case_actor),
                earliest=None if time is None else time.earliest,
                latest=None if time is None else time.latest,
            )


def _mapped(members: Iterable[str], case_actor: Mapping[str, str]) -> frozenset[str]:
    return frozenset(case_actor[member] for member in members if member in case_actor)


def propositions(
    readings: Iterable[Reading], actors: Sequence[Actor], judgements: Sequence[Judgement]
) -> list[Proposition]:
    """The propositions of the case, in the order in which the pages state them.

    Claims meet only within a group of one relation, one set of parties and one status (said to have happened, or only
    planned or possible). Inside a group each pair is scored by `likeness`.
    """
    decided = decisions(judgements)
    everything = {one.claim.id: one for one in placed(readings, actors, decided.refused)}
    groups: dict[tuple[object, ...], list[Placed]] = {}
    for one in everything.values():
        parties = one.agents | one.counterparts
        groups.setdefault((one.claim.relation, parties, one.claim.modality == "actual"), []).append(one)
    joins = [*decided.joins, *(join for group in groups.values() for join in _joins(group))]
    joined = {frozenset((join.left, join.right)) for join in decided.joins}
    parted = (pair for group in groups.values() for pair in _apart(group) if frozenset(pair) not in joined)
    apart = [*decided.apart, *parted]
    return [
        _proposition([everything[member] for member in members], why)
        for members, why in clusters(list(everything), joins, apart)
    ]


def likeness(left: Placed, right: Placed) -> float:
    """How well two claims of one relation and one set of parties fit, from 0 (they cannot be one) to 1.

    Times that exclude one another give 0, so do roles that are reversed. A shared time and a shared place each make
    it surer; a time or place that only one of them names leaves it less sure.
    """
    if left.counterparts and right.counterparts and left.agents != right.agents:
        return 0.0
    if _exclude(left, right):
        return 0.0
    time = 0.2 if left.earliest is not None and right.earliest is not None else 0.0
    place = 0.1 if left.places & right.places else 0.0
    return 0.7 + time + place


def _exclude(left: Placed, right: Placed) -> bool:
    before = left.latest is not None and right.earliest is not None and left.latest < right.earliest
    after = right.latest is not None and left.earliest is not None and right.latest < left.earliest
    return before or after


def _joins(group: Sequence[Placed]) -> Iterator[Join]:
    """The best-fitting other claim for each claim: enough to connect all that fit, without a join for every pair.

    Of equally fitting ones it is the one whose time most claims fit: a flat denial without a date meets the dealing
    that is most spoken of.
    """
    company = {one.claim.id: sum(_is_dated(other) and likeness(one, other) > 0 for other in group) for one in group}
    ranked = sorted(group, key=lambda one: (not _is_dated(one), -company[one.claim.id]))
    for place, one in enumerate(ranked):
        best = max(ranked[:place], key=lambda other: likeness(other, one), default=None)
        if best is not None and likeness(best, one) > 0:
            yield Join(left=best.claim.id, right=one.claim.id, rule="same dealing", score=likeness(best, one))


def _is_dated(one: Placed) -> bool:
    return one.earliest is not None or one.latest is not None


def _apart(group: Sequence[Placed]) -> Iterator[tuple[str, str]]:
    """Pairs that no third claim without a date may bring together."""
    dated = [one for one in group if _is_dated(one)]
    for left, right in combinations(dated, 2):
        if _exclude(left, right):
            yield left.claim.id, right.claim.id


def _proposition(members: Sequence[Placed], why: tuple[Join, ...]) -> Proposition:
    first = members[0].claim
    directed = [one for one in members if one.counterparts]
    sides = Counter((one.agents, one.counterparts) for one in directed)
    agents, counterparts = (
        sides.most_common(1)[0][0]
        if len(directed) * 2 > len(members)
        else (members[0].agents | members[0].counterparts, frozenset[str]())
    )
    return Proposition(
        id=make_id("proposition", first.relation, *sorted(one.claim.id for one in members)),
        relation=first.relation,
        agents=tuple(sorted(agents)),
        counterparts=tuple(sorted(counterparts)),
        places=tuple(sorted(frozenset[str]().union(*(one.places for one in members)))),
        earliest=max((one.earliest for one in members if one.earliest is not None), default=None),
        latest=min((one.latest for one in members if one.latest is not None), default=None),
        claims=tuple(one.claim.id for one in members),
        joins=why,
        method=METHOD,
    )
