"""How each proposition stands: who asserts, denies and doubts it, and how many independent origins assert it.

The number of origins is an interval. Under strict linking, which gives the higher number, two claims fall to one origin
only where one outlet published both, the same named source stands at the end of both chains, or most of the text that
holds both sentences is the same. Under loose linking, which gives the lower number, any shared passage that holds both
sentences and any shared named source anywhere in the chains is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from marsad.model.attribution import Attribution
from marsad.model.claim import Claim
from marsad.model.proposition import Chain, Copy, Link, OriginEdge, Proposition, Side, Standing, Voice
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.text.names import name_key
from marsad.weigh.chains import stances

METHOD = "weigh.standings/1"
MOST_OF_THE_TEXT = 0.5
"""Containment from which on a copy links two claims even under strict linking."""


class Spoken(NamedTuple):
    """A claim with the side it takes and the chain it comes by."""

    claim: Claim
    document: str
    side: Side
    chain: Chain


def standings(
    propositions: Iterable[Proposition],
    readings: Iterable[Reading],
    chains: Iterable[Chain],
    copies: Iterable[Copy],
) -> Iterator[Standing]:
    """One standing for each proposition."""
    chain_of = {chain.claim: chain for chain in chains}
    spoken = {
        claim.id: Spoken(claim, reading.id, side(claim, stances(claim.attribution, reading)), chain_of[claim.id])
        for reading in readings
        for claim in reading.claims
    }
    shared = {(copy.a, copy.b): copy for copy in copies}
    for proposition in propositions:
        yield _standing(proposition, [spoken[claim] for claim in proposition.claims], shared)


def side(claim: Claim, around: Sequence[Attribution]) -> Side:
    """Which side a claim takes: a denial anywhere around it denies, and so does a sentence that says it was not so.

    A denial of a negative sentence asserts. A doubt, or a question, doubts.
    """
    denials = sum(one.stance == "denies" for one in around) + (claim.polarity == "negative")
    if denials % 2:
        return "denies"
    return "doubts" if any(one.stance in {"doubts", "asks"} for one in around) else "asserts"


def _standing(proposition: Proposition, voices: Sequence[Spoken], shared: Mapping[tuple[str, str], Copy]) -> Standing:
    edges = [edge for pair in combinations(voices, 2) for edge in _edges(*pair, shared)]
    strict = _origins(voices, [edge for edge in edges if not edge.loose])
    loose = _origins(voices, edges)
    asserting = [one.claim.id for one in voices if one.side == "asserts"]
    return Standing(
        proposition=proposition.id,
        voices=tuple(
            Voice(claim=one.claim.id, side=one.side, origin_low=loose[one.claim.id], origin_high=strict[one.claim.id])
            for one in voices
        ),
        low=len({loose[claim] for claim in asserting}),
        high=len({strict[claim] for claim in asserting}),
        edges=tuple(edges),
        method=METHOD,
    )


def _origins(voices: Sequence[Spoken], edges: Iterable[OriginEdge]) -> dict[str, str]:
    """For each claim the first claim that edges on its own side connect it with."""
    head = {one.claim.id: one.claim.id for one in voices}
    side_of = {one.claim.id: one.side for one in voices}
    for edge in edges:
        if side_of[edge.left] == side_of[edge.right]:
            a, b = head[edge.left], head[edge.right]
            head.update({claim: a for claim, top in head.items() if top == b})
    return head


def _edges(one: Spoken, other: Spoken, shared: Mapping[tuple[str, str], Copy]) -> Iterator[OriginEdge]:
    kind: Literal["text", "stated", "outlet"]
    for kind, loose, reason in (*_outlet(one, other), *_stated(one, other), *_text(one, other, shared)):
        yield OriginEdge(left=one.claim.id, right=other.claim.id, kind=kind, loose=loose, reason=reason)


Reason = tuple[Literal["text", "stated", "outlet"], bool, str]


def _outlet(one: Spoken, other: Spoken) -> Iterator[Reason]:
    """An outlet's own word, said twice, is one word; what it carries from others is theirs."""
    own = len(one.chain.links) == 1 and len(other.chain.links) == 1
    if own and (one.document == other.document or _key(one.chain.links[0]) == _key(other.chain.links[0])):
        yield "outlet", False, one.chain.links[0].name


def _stated(one: Spoken, other: Spoken) -> Iterator[Reason]:
    """Both chains name the same source: at their ends, or (loosely) anywhere."""
    ends = _key(one.chain.links[-1]), _key(other.chain.links[-1])
    if len(one.chain.links) > 1 and ends[0] == ends[1]:
        unnamed = one.chain.links[-1].kind == "unnamed"
        apart = unnamed and one.document != other.document
        yield "stated", apart, one.chain.links[-1].name
        return
    mine = {_key(link): link for link in one.chain.links[1:] if link.kind != "unnamed"}
    theirs = {_key(link) for link in other.chain.links[1:] if link.kind != "unnamed"}
    for key in sorted(mine.keys() & theirs):
        yield "stated", True, mine[key].name
    for a, b in ((one, other), (other, one)):
        outlet = a.chain.links[0]
        if _key(outlet) in {_key(link) for link in b.chain.links[1:]}:  # true of both where two outlets cite each other
            yield "stated", True, outlet.name


def _text(one: Spoken, other: Spoken, shared: Mapping[tuple[str, str], Copy]) -> Iterator[Reason]:
    """One passage, standing on both pages, holds both claims."""
    a, b = (one, other) if one.document <= other.document else (other, one)
    copy = shared.get((a.document, b.document))
    if copy is None or a.document == b.document:
        return
    if any(_mostly(passage.a, a.claim.span) and _mostly(passage.b, b.claim.span) for passage in copy.passages):
        yield "text", copy.containment < MOST_OF_THE_TEXT, f"{copy.containment:.0%}"


def _mostly(passage: Span, claim: Span) -> bool:
    common = min(passage.end, claim.end) - max(passage.start, claim.start)
    return common * 2 > claim.end - claim.start


def _key(link: Link) -> str:
    return link.actor or name_key(link.name)
