"""Which claims of a proposition come from one origin: edges by copied text, by what chains name, and by outlet.

Under strict linking, which gives the higher number of origins, two claims fall to one only where one outlet gives its
own word in both, the same named source stands at the end of both chains, a chain ends in the outlet of the other claim,
or most of the text that holds both sentences is the same. Under loose linking any sign is enough: a shared passage that
holds both sentences, a named source anywhere in both chains, unnamed sources whose descriptions fit one person, and an
outlet's own word beside what it has from others.

Claims that share a key are joined to the first of them and not pair by pair, so that the work grows with the number of
claims and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from marsad.model.claim import Claim
from marsad.model.proposition import Chain, Copy, EdgeKind, Link, OriginEdge, Passage, Side
from marsad.weigh.links import link_node
from marsad.weigh.papers import is_own_word, may_be_one, role_key
from marsad.weigh.verdicts import Pair, Verdicts, pair

MOST_OF_THE_TEXT = 0.5
"""Containment from which on a copy links two claims even under strict linking."""


class Spoken(NamedTuple):
    """A claim with the side it takes and the chain it comes by; `in_headline` says that it is told in a headline."""

    claim: Claim
    document: str
    side: Side
    chain: Chain
    in_headline: bool = False

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def outlet(self) -> str:
        """The node of the outlet that published the page."""
        return link_node(self.chain.links[0])

    @property
    def end(self) -> Link:
        """The innermost link."""
        return self.chain.links[-1]

    @property
    def is_own_word(self) -> bool:
        """Whether the outlet says it itself."""
        return len(self.chain.links) == 1


class Sign(NamedTuple):
    """Something two or more claims have in common that may make them one origin."""

    claims: Sequence[str]
    kind: EdgeKind
    loose: bool
    reason: str


def edges(
    voices: Sequence[Spoken], copied: Mapping[Pair, Copy], verdicts: Verdicts
) -> tuple[list[OriginEdge], list[OriginEdge]]:
    """The edges between the claims of a proposition, and those found that a person cut.

    What a person added is strict. A pair that two people disagree on is joined loosely.
    """
    here = {one.id for one in voices}
    found: dict[tuple[Pair, EdgeKind, bool], OriginEdge] = {}
    cut: dict[Pair, OriginEdge] = {}
    for sign in _judged(verdicts, here):
        _join(sign, verdicts, found, cut)
    for signs in (_outlets, _ends, _along, _recovered, _to_outlets, _roles):
        for sign in signs(voices):
            _join(sign, verdicts, found, cut)
    for sign in _texts(voices, copied):
        _join(sign, verdicts, found, cut)
    firm = {between for between, _, loose in found if not loose}
    return [edge for (at, _, loose), edge in found.items() if not loose or at not in firm], list(cut.values())


def _join(
    sign: Sign, verdicts: Verdicts, found: dict[tuple[Pair, EdgeKind, bool], OriginEdge], cut: dict[Pair, OriginEdge]
) -> None:
    """Join each claim of a sign to the first one that nobody cut it from."""
    before: list[str] = []
    for claim in sign.claims:
        for other in before:
            between = pair(other, claim)
            disputed = between in verdicts.disputed and sign.kind != "judged"
            edge = OriginEdge(left=other, right=claim, kind=sign.kind, loose=sign.loose or disputed, reason=sign.reason)
            if between not in verdicts.cut:
                found.setdefault((between, edge.kind, edge.loose), edge)
                break
            cut.setdefault(between, edge)
        before.append(claim)


def origins(
    voices: Sequence[Spoken], found: Iterable[OriginEdge], verdicts: Verdicts, *, strict: bool
) -> dict[str, str]:
    """For each claim the first claim that edges on its own side connect it with, never across a cut.

    Under strict linking a disputed pair counts as cut. Edges are followed from what a person added to the loosest, so
    that where a cut forces a choice the firmer edge is kept.
    """
    place = {one.id: number for number, one in enumerate(voices)}
    side = {one.id: one.side for one in voices}
    head = {claim: claim for claim in place}
    members = {claim: [claim] for claim in place}
    apart: dict[str, set[str]] = defaultdict(set)
    for left, right in (*verdicts.cut, *(verdicts.disputed if strict else ())):
        apart[left].add(right)
        apart[right].add(left)
    for edge in sorted(found, key=_firmness):
        if (strict and edge.loose) or side[edge.left] != side[edge.right]:
            continue
        a, b = head[edge.left], head[edge.right]
        if a == b or any(not apart[one].isdisjoint(members[b]) for one in members[a] if one in apart):
            continue
        keep, give = (a, b) if len(members[a]) >= len(members[b]) else (b, a)
        for claim in members[give]:
            head[claim] = keep
        members[keep] += members.pop(give)
    first = {top: min(group, key=place.__getitem__) for top, group in members.items()}
    return {claim: first[top] for claim, top in head.items()}


def _firmness(edge: OriginEdge) -> tuple[bool, bool, str, str, str]:
    return edge.kind != "judged", edge.loose, edge.kind, *pair(edge.left, edge.right)


def _judged(verdicts: Verdicts, here: set[str]) -> Iterator[Sign]:
    for found, loose in ((verdicts.added, False), (verdicts.disputed, True)):
        for between, who in found.items():
            if here.issuperset(between):
                yield Sign(between, "judged", loose, who)


def _outlets(voices: Sequence[Spoken]) -> Iterator[Sign]:
    """An outlet never bears itself out: its own word, said twice, is one word.

    Loosely, so is what it has from people it does not name, and its own word may rest on a source it names elsewhere.
    """
    own = _by(voices, lambda one: [(one.outlet, one.chain.links[0].name)] if one.is_own_word else [])
    same_page = _by(voices, lambda one: [(one.document, one.chain.links[0].name)] if one.is_own_word else [])
    vouched = _by(voices, lambda one: [(one.outlet, one.chain.links[0].name)] if _vouched(one) else [])
    for group, loose in ((own, False), (same_page, False), (vouched, True)):
        for name, claims in group.values():
            yield Sign(claims, "outlet", loose, name)
    yield from _headlines(voices)
    carried: dict[tuple[str, Side], Spoken] = {}
    for one in voices:
        if not _vouched(one):
            carried.setdefault((one.outlet, one.side), one)
    for one in voices:
        other = carried.get((one.outlet, one.side))
        if _vouched(one) and other is not None:
            yield Sign((other.id, one.id), "outlet", True, one.chain.links[0].name)


def _headlines(voices: Sequence[Spoken]) -> Iterator[Sign]:
    """A headline says what its page says, and rests on the one source that the page has it from."""
    below: dict[tuple[str, Side], list[Spoken]] = defaultdict(list)
    for one in voices:
        if not one.in_headline:
            below[one.document, one.side].append(one)
    for one in voices:
        rests = _rests_on(below[one.document, one.side]) if one.in_headline and one.is_own_word else None
        if rests is not None:
            yield Sign((rests.id, one.id), "outlet", False, one.chain.links[0].name)


def _vouched(one: Spoken) -> bool:
    """Whether nobody but the outlet answers for the claim."""
    return one.is_own_word or (one.end.kind == "unnamed" and len(one.chain.links) == 2)


def _ends(voices: Sequence[Spoken]) -> Iterator[Sign]:
    """The same source at the end of both chains; an unnamed one of one page, or one whom the same source quotes."""
    for name, claims in _by(voices, _end_keys).values():
        yield Sign(claims, "stated", False, name)


def _end_keys(one: Spoken) -> list[tuple[str, str]]:
    if one.is_own_word:
        return []
    if one.end.kind != "unnamed":
        issuer = one.chain.links[-2]
        own = one.end.kind == "document" and is_own_word(one.end.name) and issuer.kind not in {"publisher", "unnamed"}
        return [(link_node(link), link.name) for link in ((one.end, issuer) if own else (one.end,))]
    role = "|".join(sorted(role_key(one.end.name)))
    keys = [(f"page {one.document} {role}", one.end.name)]
    if len(one.chain.links) > 2:
        keys.append((f"of {link_node(one.chain.links[-2])} {role}", one.end.name))
    return keys


def _along(voices: Sequence[Spoken]) -> Iterator[Sign]:
    """A named source anywhere in both chains."""
    named = _by(
        voices, lambda one: [(link_node(link), link.name) for link in one.chain.links[1:] if link.kind != "unnamed"]
    )
    for name, claims in named.values():
        yield Sign(claims, "stated", True, name)


def _recovered(voices: Sequence[Spoken]) -> Iterator[Sign]:
    """An agency that pages credit, and that another page's text comes from without a word."""
    credited: dict[str, Spoken] = {}
    for one in voices:
        for link in one.chain.links:
            if link.kind in {"agency", "publisher"}:
                credited.setdefault(link_node(link), one)
    silent = _by(voices, lambda one: [(link_node(link), link.name) for link in one.chain.recovered])
    for node, (name, claims) in silent.items():
        first = [credited[node].id] if node in credited else []
        yield Sign([*first, *claims], "recovered", True, name)


def _to_outlets(voices: Sequence[Spoken]) -> Iterator[Sign]:
    """A chain that ends in another claim's outlet rests on that claim; one that only passes through it may.

    It is strict only where the outlet has what it says on this side from one source alone, itself or another, and does
    not cite the other one in turn.
    """
    published: dict[str, list[Spoken]] = defaultdict(list)
    for one in voices:
        published[one.outlet].append(one)
    cites = {(one.outlet, link_node(link)) for one in voices for link in one.chain.links[1:] if link.kind != "unnamed"}
    for one in voices:
        for link in one.chain.links[1:]:
            node = link_node(link)
            if link.kind == "unnamed" or node not in published or node == one.outlet:
                continue
            said = [other for other in published[node] if other.side == one.side]
            rests = _rests_on(said)
            firm = link is one.end and rests is not None and (node, one.outlet) not in cites
            told = rests if firm and rests is not None else published[node][0]
            yield Sign((told.id, one.id), "stated", not firm, link.name)


def _rests_on(said: Sequence[Spoken]) -> Spoken | None:
    """The claim for which an outlet stands itself, else the one whose source all that it says comes from."""
    own = next((one for one in said if one.is_own_word), None)
    if own is not None or not said:
        return own
    return said[0] if len({tuple(_end_keys(one)) for one in said}) == 1 else None


def _roles(voices: Sequence[Spoken]) -> Iterator[Sign]:
    """Unnamed sources whose descriptions may be of one person."""
    of_role: dict[frozenset[str], list[Spoken]] = defaultdict(list)
    for one in voices:
        if one.end.kind == "unnamed":
            of_role[role_key(one.end.name)].append(one)
    roles = sorted(of_role, key=lambda role: (len(role), sorted(role)))
    for number, role in enumerate(roles):
        yield Sign([one.id for one in of_role[role]], "unnamed", True, of_role[role][0].end.name)
        for wider in roles[:number]:
            if may_be_one(wider, role):
                both = of_role[wider][0], of_role[role][0]
                yield Sign([one.id for one in both], "unnamed", True, " ≈ ".join(one.end.name for one in both))


def _texts(voices: Sequence[Spoken], copied: Mapping[Pair, Copy]) -> Iterator[Sign]:
    """One passage, standing on both pages, holds both claims."""
    of_page: dict[str, list[Spoken]] = defaultdict(list)
    for one in voices:
        of_page[one.document].append(one)
    for copy in _between(of_page, copied):
        for left in of_page[copy.a]:
            for right in of_page[copy.b]:
                if any(_holds_both(one, left.claim, right.claim) for one in copy.passages):
                    loose = copy.kind == "translated" or copy.containment < MOST_OF_THE_TEXT
                    yield Sign((left.id, right.id), "text", loose, f"{copy.containment:.0%}")


def _holds_both(passage: Passage, left: Claim, right: Claim) -> bool:
    return passage.a.mostly_holds(left.span) and passage.b.mostly_holds(right.span)


def _between(pages: Mapping[str, object], copied: Mapping[Pair, Copy]) -> Iterable[Copy]:
    """The copies between some pages, looked up from whichever side is shorter."""
    if len(pages) ** 2 < 2 * len(copied):
        names = sorted(pages)
        asked = ((a, b) for at, a in enumerate(names) for b in names[at + 1 :])
        return [copied[between] for between in asked if between in copied]
    return [copy for copy in copied.values() if copy.a in pages and copy.b in pages]


def _by(
    voices: Sequence[Spoken], keys: Callable[[Spoken], Sequence[tuple[str, str]]]
) -> dict[str, tuple[str, list[str]]]:
    """Claims by the keys they share, each key with a name to show for it."""
    found: dict[str, tuple[str, list[str]]] = {}
    for one in voices:
        for key, name in dict(keys(one)).items():
            found.setdefault(key, (name, []))[1].append(one.id)
    return found
