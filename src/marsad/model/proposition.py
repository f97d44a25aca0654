"""Propositions: what several claims are about, and how each of them stands among its sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from marsad.model.actor import Join
from marsad.model.claim import Relation
from marsad.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """The same dealing between the same actors at a compatible time and place, whoever says or denies it.

    `agents`, `counterparts` and `places` are ids of actors of the case; `earliest` and `latest` bound the times its
    claims name. `joins` are the pairs of claims that were taken for one, with rule and score.
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
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The same words on two pages."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two documents that share text. `containment` is the share of the shorter one's shingles found in the other."""

    a: str
    b: str
    containment: float
    passages: tuple[Passage, ...]
    method: str


LinkKind = Literal["publisher", "agency", "actor", "document", "unnamed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of a source chain: who, of what kind, and the stretch of the page that names it there.

    `actor` is the case's actor where one is named; `span` is None where the page's own metadata names it.
    """

    kind: LinkKind
    name: str
    actor: str | None
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The source chain of one claim, from the page outwards-in; the last link is the origin."""

    claim: str
    document: str
    links: tuple[Link, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginEdge:
    """Why two claims were counted to one origin: `text` (copied), `stated` (same named upstream) or `outlet`.

    `loose` says that the edge holds under loose linking only.
    """

    left: str
    right: str
    kind: Literal["text", "stated", "outlet"]
    loose: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a proposition stands: its voices, and its independent origins on the asserting side as an interval."""

    proposition: str
    voices: tuple[Voice, ...]
    low: int
    high: int
    edges: tuple[OriginEdge, ...]
    method: str
