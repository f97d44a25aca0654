"""Which claims are about the same dealing: one kind, the same parties, a compatible time and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from marsad.model.actor import Actor, Join
from marsad.model.ids import make_id
from marsad.model.judgement import Judgement
from marsad.model.proposition import Proposition, Related
from marsad.model.reading import Reading
from marsad.resolve.clusters import chained, clusters
from marsad.resolve.judged import decisions
from marsad.resolve.slots import Placed, exclude, outcome, places, slots, times

METHOD = "resolve.propositions/2"
ONE_DAY_TWO_PLACES = 0.4
"""Two accounts of one day that put it in two places: one dealing told in two ways, less surely than any other."""
MOST_RELATED = 12
"""Other propositions that one is compared with in its record, those that can be compared first."""


def placed(readings: Iterable[Reading], actors: Iterable[Actor], refused: frozenset[str]) -> Iterator[Placed]:
    """The claims of all readings with their parties in terms of the case, those a person refused left out."""
    known = list(actors)
    case_actor = {member: actor.id for actor in known for member in actor.members}
    names = {actor.id: actor.names for actor in known}
    for reading in readings:
        for claim in reading.claims:
            parties = (*claim.agents, *claim.counterparts)
            if claim.id in refused or claim.attribution in refused or any(one not in case_actor for one in parties):
                continue
            time = None if claim.time is None else reading.times[claim.time]
            places = _mapped(claim.places, case_actor)
            yield Placed(
                claim=claim,
                agents=_mapped(claim.agents, case_actor),
                counterparts=_mapped(claim.counterparts, case_actor),
                places=places,
                names=tuple(names[place] for place in sorted(places)),
                earliest=None if time is None else time.earliest,
                latest=None if time is None else time.latest,
                published=reading.published,
                language=reading.language,
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
    found = []
    for members, why in clusters(list(everything), joins, apart):
        inside = [everything[member] for member in members]
        proposition = _proposition(inside, why)
        telling = next((claim for claim in inside if claim.is_dated), inside[0])
        found.append((proposition, telling._replace(earliest=proposition.earliest, latest=proposition.latest)))
    return list(_related(found))


def likeness(left: Placed, right: Placed) -> float:
    """How well two claims of one kind and one set of parties fit, from 0 (they cannot be one) to 1.

    Times that exclude one another give 0, so do reversed roles, and so do places apart unless both name the same day. A
    shared time and a shared place each make it surer; a time or place that only one of them names leaves it less sure.
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
    return 0.7 + time + place


def _rule(left: Placed, right: Placed) -> str:
    """What the join rests on, as the report tells it."""
    if left.language != right.language:
        return "same dealing in another language"
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
    firsts = [(same[0], len(same)) for same in alike.values()]
    company = {
        one.claim.id: sum(many for other, many in firsts if other.is_dated and likeness(one, other) > 0)
        for one, _ in firsts
    }
    ranked = sorted((one for one, _ in firsts), key=lambda one: (not one.is_dated, -company[one.claim.id]))
    for place, one in enumerate(ranked):
        best = max(ranked[:place], key=lambda other: likeness(other, one), default=None)
        if best is not None and (score := likeness(best, one)) > 0:
            yield Join(left=best.claim.id, right=one.claim.id, rule=_rule(best, one), score=score)


def _signature(one: Placed) -> tuple[object, ...]:
    seen = None if one.is_dated else one.published
    return one.agents, one.counterparts, one.places, one.earliest, one.latest, seen, one.language


def _apart(group: Sequence[Placed]) -> Iterator[tuple[str, str]]:
    """Pairs that no third claim without a date or place may bring together."""
    firsts: dict[tuple[object, ...], list[Placed]] = {}
    for one in group:
        if one.is_dated or one.names:
            firsts.setdefault(_signature(one), []).append(one)
    for left, right in combinations(firsts.values(), 2):
        if likeness(left[0], right[0]) == 0:
            yield from ((one.claim.id, other.claim.id) for one in left for other in right)


def _related(found: Sequence[tuple[Proposition, Placed]]) -> Iterator[Proposition]:
    """Each proposition with the others between the same parties, or more or fewer of them, and how they compare."""
    by_party: dict[str, list[int]] = {}
    for number, (one, _) in enumerate(found):
        for party in (*one.agents, *one.counterparts):
            by_party.setdefault(party, []).append(number)
    for number, (one, mine) in enumerate(found):
        shared = Counter(other for party in (*one.agents, *one.counterparts) for other in by_party[party])
        related = []
        for other, count in sorted(shared.items()):
            if other == number or count < 2:
                continue
            compared = slots(mine, found[other][1])
            if compared["kind"] != "not comparable" and compared["parties"] != "not comparable":
                related.append(
                    Related(other=found[other][0].id, outcome=outcome(compared.values()), slots=tuple(compared.items()))
                )
        related.sort(key=lambda one: (one.outcome == "not comparable", one.other))
        yield replace(one, related=tuple(related[:MOST_RELATED]))


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
