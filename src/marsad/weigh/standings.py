"""How each proposition stands: who asserts, denies and doubts it, and how many independent origins assert it.

The number of origins is an interval; `weigh.origins` says which claims fall to one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from marsad.model.attribution import Attribution
from marsad.model.claim import Claim
from marsad.model.judgement import Judgement
from marsad.model.proposition import Chain, Copy, Link, Proposition, Side, Standing, Voice, Without
from marsad.model.reading import Reading
from marsad.weigh.chains import stances
from marsad.weigh.cycles import cycles
from marsad.weigh.links import link_node
from marsad.weigh.origins import Spoken, edges, origins
from marsad.weigh.verdicts import Pair, Verdicts, verdicts

METHOD = "weigh.standings/2"
MOST_WITHOUT = 12
"""Sources tried one by one, those that take most away first."""


def standings(
    propositions: Iterable[Proposition],
    readings: Iterable[Reading],
    chains: Iterable[Chain],
    copies: Iterable[Copy],
    judgements: Iterable[Judgement] = (),
) -> Iterator[Standing]:
    """One standing for each proposition."""
    chain_of = {chain.claim: chain for chain in chains}
    told = {
        claim.id: Spoken(
            claim,
            reading.id,
            side(claim, stances(claim.attribution, reading)),
            chain_of[claim.id],
            in_headline=any(zone.kind == "headline" and zone.holds(claim.span) for zone in reading.zones),
        )
        for reading in readings
        for claim in reading.claims
    }
    shared = {(copy.a, copy.b): copy for copy in copies}
    decided = verdicts(judgements)
    for proposition in propositions:
        yield _standing(proposition, [told[claim] for claim in proposition.claims], shared, decided)


def side(claim: Claim, around: Sequence[Attribution]) -> Side:
    """Which side a claim takes: a denial anywhere around it denies, and so does a sentence that says it was not so.

    A denial of a negative sentence asserts. A doubt, or a question, doubts.
    """
    denials = sum(one.stance == "denies" for one in around) + (claim.polarity == "negative")
    if denials % 2:
        return "denies"
    return "doubts" if any(one.stance in {"doubts", "asks"} for one in around) else "asserts"


def _standing(
    proposition: Proposition, voices: Sequence[Spoken], shared: Mapping[Pair, Copy], decided: Verdicts
) -> Standing:
    found, cut = edges(voices, shared, decided)
    strict = origins(voices, found, decided, strict=True)
    loose = origins(voices, found, decided, strict=False)
    asserting = [one for one in voices if one.side == "asserts"]
    return Standing(
        proposition=proposition.id,
        voices=tuple(
            Voice(claim=one.id, side=one.side, origin_low=loose[one.id], origin_high=strict[one.id]) for one in voices
        ),
        low=len({loose[one.id] for one in asserting}),
        high=len({strict[one.id] for one in asserting}),
        edges=tuple(found),
        cut=tuple(cut),
        cycles=tuple(cycles([one.chain for one in asserting])),
        without=tuple(_without(asserting, strict, loose)),
        method=METHOD,
    )


def _without(asserting: Sequence[Spoken], strict: Mapping[str, str], loose: Mapping[str, str]) -> Iterator[Without]:
    """For each named source what is left without it, the source that takes most away first.

    With a source goes an origin most of whose chains end in it, and one of which every chain names it. An outlet that
    carries what others carry too takes nothing away.
    """
    names = {link_node(link): link.name for one in asserting for link in reversed(one.chain.links) if _is_named(link)}
    firm, all_signs = _falls_with(asserting, strict), _falls_with(asserting, loose)
    heads = dict.fromkeys(strict[one.id] for one in asserting)
    many = len({loose[one.id] for one in asserting})

    def left(node: str) -> tuple[int, int]:
        return many - len(all_signs.get(node, ())), len(heads) - len(firm.get(node, ()))

    weightiest = sorted(names, key=lambda node: (*left(node), names[node], node))[:MOST_WITHOUT]
    for node in weightiest:
        gone = firm.get(node, ())
        low, high = left(node)
        yield Without(
            source=names[node], low=low, high=high, claims=tuple(claim for claim in heads if claim not in gone)
        )


def _falls_with(asserting: Sequence[Spoken], origin: Mapping[str, str]) -> dict[str, set[str]]:
    """For each source the origins that fall with it."""
    members: dict[str, list[Spoken]] = defaultdict(list)
    for one in asserting:
        members[origin[one.id]].append(one)
    found: dict[str, set[str]] = defaultdict(set)
    for head, group in members.items():
        ends = Counter(link_node(one.end) for one in group if _is_named(one.end))
        through = Counter(
            node for one in group for node in {link_node(link) for link in one.chain.links if _is_named(link)}
        )
        for node, times in through.items():
            if times == len(group) or 2 * ends[node] > len(group):
                found[node].add(head)
    return found


def _is_named(link: Link) -> bool:
    return link.kind != "unnamed"
