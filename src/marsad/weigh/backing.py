"""What each origin of a proposition rests on: which kind of evidence, whose word, and whether its chains end anywhere.

An origin is circular where its chains only lead into one another: each of its ends is an outlet that itself carries the
account from another end. It ends nowhere where the page does not even describe who said it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from marsad.model.attribution import UNNAMED, Evidence
from marsad.model.claim import Claim
from marsad.model.contradiction import Contradiction
from marsad.model.proposition import Chain, Link, Proposition, Side, Standing
from marsad.model.reading import Reading
from marsad.weigh.chains import stances
from marsad.weigh.decisiontables import RANKS, GradeTables, Rank
from marsad.weigh.links import link_node
from marsad.weigh.sources import link_key


class Telling(NamedTuple):
    """A claim as its page tells it: by which chain, on what evidence, and whether the page names its publisher."""

    claim: Claim
    reading: Reading
    links: Sequence[Link]
    evidence: frozenset[Evidence]
    signed: bool


Tellings = Mapping[str, Telling]
State = Literal["ends", "circular", "nowhere"]


class Backing(NamedTuple):
    """One origin on one side of a proposition, and what it rests on.

    `origin` is the claim that stands for it. `strict` is how many origins it is under strict linking. `ends` are its
    innermost sources, `sources` every source that its chains name, other than as the publisher of what others say.
    """

    origin: str
    side: Side
    claims: tuple[str, ...]
    strict: int
    rank: Rank
    state: State
    ends: frozenset[str]
    sources: frozenset[str]
    documents: frozenset[str]
    own_cause: bool


def tellings(readings: Iterable[Reading], chains: Iterable[Chain]) -> dict[str, Telling]:
    """Every claim that has a chain, by id."""
    links = {chain.claim: chain.links for chain in chains}
    return {
        claim.id: Telling(
            claim=claim,
            reading=reading,
            links=links[claim.id],
            evidence=frozenset(one.evidence for one in stances(claim.attribution, reading) if one.evidence is not None),
            signed=reading.publisher is not None,
        )
        for reading in readings
        for claim in reading.claims
        if claim.id in links
    }


def backings(
    proposition: Proposition,
    standing: Standing,
    contradictions: Sequence[Contradiction],
    told: Tellings,
    tables: GradeTables,
) -> list[Backing]:
    """The origins of a proposition on all sides, under loose linking.

    A claim outside the proposition that contradicts it as a whole stands on the denying side, with the others of its
    own source.
    """
    parties = frozenset((*proposition.agents, *proposition.counterparts))
    groups: dict[tuple[Side, str], list[tuple[str, str]]] = {}
    for voice in standing.voices:
        groups.setdefault((voice.side, voice.origin_low), []).append((voice.claim, voice.origin_high))
    for claim in _against(contradictions, standing, told, tables):
        groups.setdefault(("denies", f"outside {_end(told[claim])}"), []).append((claim, _end(told[claim])))
    return [_backing(side, dict(members), told, parties, tables) for (side, _), members in groups.items() if members]


def _against(
    contradictions: Iterable[Contradiction], standing: Standing, told: Tellings, tables: GradeTables
) -> list[str]:
    """Claims outside the proposition that contradict, as a whole, a claim that asserts it."""
    inside = {voice.claim for voice in standing.voices}
    asserting = {voice.claim for voice in standing.voices if voice.side == "asserts"}
    whole = (one for one in contradictions if tables.contradictions[one.kind] == "whole")
    outside = {one.right for one in whole if one.left in asserting}
    return sorted(claim for claim in outside - inside if claim in told)


def rank(telling: Telling, tables: GradeTables) -> Rank:
    """The rank of the evidence of one claim: that of the first row of the table that fits."""
    shown = {"nothing"}
    end = telling.links[-1]
    if end.kind != "unnamed" and (end.kind != "publisher" or telling.signed):
        shown.add("name")
    if any(link.kind == "document" for link in telling.links):
        shown.add("document")
    return next(
        row.rank
        for row in tables.evidence
        if (row.kind == "any" or row.kind in telling.evidence) and row.needs in shown
    )


def _backing(
    side: Side, members: Mapping[str, str], told: Tellings, parties: frozenset[str], tables: GradeTables
) -> Backing:
    mine = [told[claim] for claim in members]
    ends = frozenset(map(_end, mine))
    return Backing(
        origin=next(iter(members)),
        side=side,
        claims=tuple(members),
        strict=len(set(members.values())),
        rank=max((rank(one, tables) for one in mine), key=RANKS.index),
        state=_state(mine),
        ends=ends,
        sources=ends | {link_node(link) for one in mine for link in one.links[1:] if link.kind != "unnamed"},
        documents=frozenset(one.reading.id for one in mine),
        own_cause=any(one.links[-1].actor in parties for one in mine),
    )


def _end(telling: Telling) -> str:
    return _keys(telling)[-1]


def _keys(telling: Telling) -> list[str]:
    links = telling.links
    return [link_key(link, links[at - 1] if at else None) for at, link in enumerate(links)]


def _state(group: Sequence[Telling]) -> State:
    """Whether any chain of the group ends in somebody from whom no other chain of it leads on.

    An outlet's own word on a page that gives a source for the same dealing (a headline, say) tells what the source
    says, and does not end a chain.
    """
    longer = [one for one in group if len(one.links) > 1]
    sourced = {one.reading.id for one in longer}
    ends = [one for one in group if len(one.links) > 1 or one.reading.id not in sourced]
    own_words = {_end(one) for one in ends if len(one.links) == 1}
    leads_on = {key for one in longer for key in _keys(one)[:-1]} - own_words
    last = [one for one in ends if _end(one) not in leads_on]
    if not last:
        return "circular"
    return "ends" if any(one.links[-1].name not in {"", UNNAMED} for one in last) else "nowhere"


def runs(documents: Iterable[str], shared: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each document the first of those that it is connected with by shared text."""
    head = {document: document for document in documents}

    def top(document: str) -> str:
        while head.setdefault(document, document) != document:
            head[document] = head[head[document]]
            document = head[document]
        return document

    for a, b in shared:
        first, second = sorted((top(a), top(b)))
        head[second] = first
    return {document: top(document) for document in head}


def by_proposition(contradictions: Iterable[Contradiction]) -> dict[str, list[Contradiction]]:
    """Contradictions by the proposition they are about."""
    ordered = sorted(contradictions, key=lambda one: (one.proposition, one.kind, one.left, one.right, one.rule))
    return {proposition: list(found) for proposition, found in groupby(ordered, key=lambda one: one.proposition)}
