"""Propositions: what several claims are about, and how each of them stands among its sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from marsad.model.actor import Join
from marsad.model.claim import Relation
from marsad.model.span import Span

Outcome = Literal["same", "broader", "narrower", "opposite", "not comparable"]
"""What a comparison says of its left side: the same as the right one, broader, narrower, its opposite, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another proposition, how it compares with the one that names it here, and slot by slot why."""

    other: str
    outcome: Outcome
    slots: tuple[tuple[str, Outcome], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """The same dealing between the same actors at a compatible time and place, whoever says or denies it.

    `agents`, `counterparts` and `places` are ids of actors of the case; `earliest` and `latest` bound the times its
    claims name. `joins` are the pairs of claims that were taken for one, with rule and score. `related` are other
    propositions between some of the same actors, each with what a comparison of the slots says.
    """

    id: str
    relation: Relation
    agents: tuple[str, ...]
    counterparts: tuple[str, ...]
    places: tuple[str, ...]
    earliest: str | None
    latest: str | None
    claims: tuple[str, ...]
    joins: tuple[Join, ...] = ()
    related: tuple[Related, ...] = ()
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The same words on two pages."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two documents that share text, or of which one translates the other.

    `containment` is the share of the shorter one's shingles found in the other; of a translation, the share of its
    numbers, dates and names. The passages of a translation are sentences.
    """

    a: str
    b: str
    containment: float
    passages: tuple[Passage, ...]
    kind: CopyKind = "text"
    method: str


CopyKind = Literal["text", "translated"]


LinkKind = Literal["publisher", "agency", "institute", "actor", "document", "event", "witness", "unnamed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of a source chain: who, of what kind, and the stretch of the page that names it there.

    `actor` is the case's actor where one is named; `span` is None where the page's own metadata names it. `node` is
    what the same report, press conference or document has in common on all pages that name it; None where nothing but
    its name tells. `rule` says how the page leads to it from the link before, `edge` is the stretch that does.
    """

    kind: LinkKind
    name: str
    actor: str | None
    span: Span | None
    node: str | None = None
    rule: str = ""
    edge: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The source chain of one claim, from the page outwards-in; the last link is the origin.

    `recovered` are agencies that the page does not credit: its text tells of them, or other pages that carry the
    claim's words are credited to them.
    """

    claim: str
    document: str
    links: tuple[Link, ...]
    recovered: tuple[Link, ...] = ()


Side = Literal["asserts", "denies", "doubts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One claim's part in a proposition: which side it takes and to which origins it is counted.

    `origin_low` is the origin it falls to under loose linking (few origins), `origin_high` under strict linking.
    """

    claim: str
    side: Side
    origin_low: str
    origin_high: str


EdgeKind = Literal["text", "stated", "recovered", "outlet", "unnamed", "judged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginEdge:
    """Why two claims were counted to one origin.

    `text`: copied; `stated`: the same named upstream; `outlet`: the same outlet; `unnamed`: unnamed sources whose
    descriptions fit one person; `judged`: a person says so. `loose` says that the edge holds under loose linking only.
    """

    left: str
    right: str
    kind: EdgeKind
    loose: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """Circular reporting: `sources` name one another round a ring, each in the claim of the same place in `claims`."""

    sources: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Without:
    """What is left on the asserting side when one source and all that leads to it is taken away.

    `claims` holds one claim for each origin that is left, under strict linking.
    """

    source: str
    low: int
    high: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a proposition stands: its voices, and its independent origins on the asserting side as an interval.

    `edges` are as few as hold the claims of each origin together. `cut` are edges that were found and that a person
    took away.
    """

    proposition: str
    voices: tuple[Voice, ...]
    low: int
    high: int
    edges: tuple[OriginEdge, ...]
    cut: tuple[OriginEdge, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    without: tuple[Without, ...] = ()
    method: str
