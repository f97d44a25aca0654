"""Which claims are about the same dealing: one kind, the same parties, a compatible time and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from marsad.model.actor import Actor, Join
from marsad.model.ids import make_id
from marsad.model.judgement import Judgement
from marsad.model.proposition import Proposition
from marsad.model.reading import Reading
from marsad.resolve.accounts import Neighbours, account
from marsad.resolve.clusters import chained, clusters
from marsad.resolve.judged import decisions
from marsad.resolve.members import bodies
from marsad.resolve.related import related
from marsad.resolve.slots import Placed, exclude, places, times

METHOD = "resolve.propositions/2"
ONE_DAY_TWO_PLACES = 0.4
"""Two accounts of one day that put it in two places: one dealing told in two ways, less surely than any other."""
MOST_COMPARED = 300
"""Others of one time with which a claim is compared at most, so that the work does not grow with the square."""


def placed(readings: Iterable[Reading], actors: Iterable[Actor], refused: frozenset[str]) -> Iterator[Placed]:
    """The claims of all readings with their parties in terms of the case, those a person refused left out.

    Who acts for a body («وفد من الحركة») counts as that body, unless both are parties to the dealing.
    """
    known = list(actors)
    case_actor = {member: actor.id for actor in known for member in actor.members}
    names = {actor.id: actor.names for actor in known}
    body = bodies(known)
    for reading in readings:
        for claim in reading.claims:
            parties = (*claim.agents, *claim.counterparts)
            if claim.id in refused or claim.attribution in refused or any(one not in case_actor for one in parties):
                continue
            time = None if claim.time is None else reading.times[claim.time]
            places = _mapped(claim.places, case_actor)
            named = _mapped(claim.agents, case_actor), _mapped(claim.counterparts, case_actor)
            sides = tuple(frozenset(body.get(one, one) for one in side) for side in named)
            if len(sides[0] | sides[1]) < len(named[0] | named[1]):
                sides = named
            yield Placed(
                claim=claim,
                agents=sides[0],
                counterparts=sides[1],
                places=places,
                names=tuple(names[place] for place in sorted(places)),
                earliest=None if time is None else time.earliest,
                latest=None if time is None else time.latest,
                published=reading.published,
                language=reading.language,
                by_members=sides != named,
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
    told = {id: account(one) for id, one in everything.items()}
    found = []
    for members, why in clusters(list(everything), joins, decided.apart, told):
        inside = [everything[member] for member in members]
        proposition = _proposition(inside, why)
        telling = next((claim for claim in inside if claim.is_dated), inside[0])
        found.append((proposition, telling._replace(earliest=proposition.earliest, latest=proposition.latest)))
    return list(related(found))


def likeness(left: Placed, right: Placed) -> float:
    """How well two claims of one kind and one set of parties fit, from 0 (they cannot be one) to 1.

    Times that exclude one another give 0, so do reversed roles, and so do places apart unless both name the same day. A
    shared time and a shared place each make it surer; a time or place that only one of them names leaves it less sure,
    and so does a party for which on one page somebody else acts.
    """
    if left.counterparts and right.counterparts and left.agents != right.agents:
        return 0.0
    if exclude(left, right):
        return 0.0
    where = places(left, right)
    if where == "apart":
        return ONE_DAY_TWO_PLACES if left.day is not None and left.day == right.day else 0.0
    time = 0.2 if left.earliest is not None and right.earliest is not None else 0.0
    place = 0.1 if left.names and right.names and where in {"same", "broader", "narrower"} else 0.0
    return 0.7 + time + place - (0.1 if left.by_members != right.by_members else 0.0)


def _rule(left: Placed, right: Placed) -> str:
    """What the join rests on, as the report tells it."""
    if left.language != right.language:
        return "same dealing in another language"
    if left.by_members != right.by_members:
        return "same dealing, by members of a party"
    if places(left, right) == "apart":
        return "same day, places apart"
    fits = {times(left, right), places(left, right)} - {"same"}
    return "same dealing, one account broader" if fits else "same dealing"


def _joins(group: Sequence[Placed]) -> Iterator[Join]:
    """The best-fitting other claim for each claim: enough to connect all that fit, without a join for every pair.

    Of equally fitting ones it is the one whose time most claims fit: a flat denial without a date meets the dealing
    that is most spoken of. Claims that say the same in every slot are joined to one another, and only the first of them
    is compared with others, so that a thousand copies cost no more than one.
    """
    alike: dict[tuple[object, ...], list[Placed]] = {}
    for one in group:
        alike.setdefault(_signature(one), []).append(one)
    for same in alike.values():
        rule, score = _rule(same[0], same[0]), likeness(same[0], same[0])
        yield from chained([one.claim.id for one in same], rule, score)
    groups = [(same[0], len(same)) for same in alike.values()]
    neighbours = Neighbours([one for one, _ in groups])
    company = [
        sum(_company(one, groups[other]) for other in (at, *neighbours.of(at, MOST_COMPARED)))
        for at, (one, _) in enumerate(groups)
    ]
    order = sorted(range(len(groups)), key=lambda at: (not groups[at][0].is_dated, -company[at]))
    ranked = [groups[at][0] for at in order]
    neighbours = Neighbours(ranked)
    for place, one in enumerate(ranked):
        earlier = (ranked[other] for other in neighbours.before(place, MOST_COMPARED))
        best = max(earlier, key=lambda other: likeness(other, one), default=None)
        if best is not None and (score := likeness(best, one)) > 0:
            yield Join(left=best.claim.id, right=one.claim.id, rule=_rule(best, one), score=score)


def _company(one: Placed, other: tuple[Placed, int]) -> int:
    """How many claims with a time another group holds out to a claim that fits it."""
    claim, many = other
    return many if claim.is_dated and likeness(one, claim) > 0 else 0


def _signature(one: Placed) -> tuple[object, ...]:
    seen = None if one.is_dated else one.published
    return one.agents, one.counterparts, one.places, one.earliest, one.latest, seen, one.language, one.by_members


def _proposition(members: Sequence[Placed], why: tuple[Join, ...]) -> Proposition:
    first = members[0].claim
    directed = [one for one in members if one.counterparts]
    sides = Counter((one.agents, one.counterparts) for one in directed)
    agents, counterparts = (
        sides.most_common(1)[0][0]
        if len(directed) * 2 > len(members)
        else (members[0].agents | members[0].counterparts, frozenset[str]())
    )
    earliest, latest = _days(members)
    return Proposition(
        id=make_id("proposition", first.relation, *sorted(one.claim.id for one in members)),
        relation=first.relation,
        agents=tuple(sorted(agents)),
        counterparts=tuple(sorted(counterparts)),
        places=tuple(sorted(frozenset[str]().union(*(one.places for one in members)))),
        earliest=earliest,
        latest=latest,
        claims=tuple(one.claim.id for one in members),
        joins=why,
        method=METHOD,
    )


def _days(members: Sequence[Placed]) -> tuple[str | None, str | None]:
    """The days that all accounts allow; where a person joined accounts that exclude one another, those of any."""
    firsts = [one.earliest for one in members if one.earliest is not None]
    lasts = [one.latest for one in members if one.latest is not None]
    if firsts and lasts and max(firsts) > min(lasts):
        return min(firsts), max(lasts)
    return max(firsts, default=None), min(lasts, default=None)
