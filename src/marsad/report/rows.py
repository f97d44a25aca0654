"""The shapes of the rows a case is handed on in; every name of a column is decided here."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from marsad.report.grades import GradeRow
from marsad.report.nouns import Noun
from marsad.report.proposals import ProposalRow
from marsad.report.sources import SourceRow


class Place(TypedDict):
    """Half-open stretch of a document's text, in code points."""

    start: int
    end: int


class Quote(Place):
    """A stretch with the characters that stand there."""

    text: str


class Named(TypedDict):
    """Somebody by id and name."""

    id: str
    name: str


class NamedOnPage(Named):
    """Somebody by the id and name on the page; `actor` is the case's actor they were taken for."""

    actor: str | None


class Source(TypedDict):
    """One link of a source chain."""

    kind: str
    name: str
    actor: str | None


class Joined(TypedDict):
    """Two things taken for one, with rule and score."""

    left: str
    right: str
    rule: str
    score: float


class Taken(TypedDict):
    """One act of taking the bytes."""

    location: str
    name: str
    means: str
    taken_at: str
    version: str


class DocumentRow(TypedDict):
    """One document; `takings` stands only where it was asked for, as it holds clock times."""

    id: str
    name: str
    names: list[str]
    capture: str
    part: list[int] | None
    title: str | None
    publisher: str | None
    byline: str | None
    published: str | None
    language: str
    url: str | None
    characters: int
    actors: int
    attributions: int
    claims: int
    propositions: list[str]
    method: str
    takings: NotRequired[list[Taken]]


class ActorRow(TypedDict):
    """One actor of the case; `members` are the page actors taken for it."""

    id: str
    name: str
    type: str
    names: list[str]
    loaded: list[str]
    known: str | None
    documents: list[Named]
    propositions: list[str]
    members: list[str]
    joins: list[Joined]
    method: str


class AttributionRow(TypedDict):
    """One attribution; `source` is the id of a page actor or `unnamed`."""

    id: str
    document: str
    document_name: str
    source: str
    source_name: str | None
    source_actor: str | None
    speaker: Quote | None
    cue: Quote | None
    content: Quote
    stance: str
    evidence: str | None
    within: str | None


class Time(Quote):
    """A time as written and the days it can mean."""

    value: str | None
    mod: str | None
    earliest: str | None
    latest: str | None


class ClaimRow(TypedDict):
    """One claim; `stance` is that of the attribution around it, None where the page's writer says it."""

    id: str
    document: str
    document_name: str
    span: Place
    quote: str
    relation: str
    agents: list[NamedOnPage]
    counterparts: list[NamedOnPage]
    places: list[NamedOnPage]
    time: Time | None
    modality: str
    polarity: str
    attribution: str | None
    stance: str | None
    chain: list[Source]
    proposition: str | None
    side: str | None
    confidence: float


class ClaimOfProposition(TypedDict):
    """A claim's part in its proposition; `origin` is the innermost link of its chain, by name.

    `origin_low` and `origin_high` are equal for claims that loose and strict linking count to one origin.
    """

    claim: str
    document: str
    document_name: str
    span: Place
    quote: str
    stance: str | None
    side: str
    modality: str
    polarity: str
    chain: list[Source]
    origin: str | None
    origin_low: str
    origin_high: str


class Edge(TypedDict):
    """Why two claims were counted to one origin; `loose` holds under loose linking only."""

    left: str
    right: str
    kind: str
    loose: bool
    reason: str


class Ring(TypedDict):
    """Circular reporting: sources that name one another round a ring, and the claim in which each does."""

    sources: list[str]
    claims: list[str]


class Left(TypedDict):
    """What a proposition rests on without one source: the interval, and a claim of each origin that is left."""

    source: str
    low: int
    high: int
    claims: list[str]


class ContradictionRow(TypedDict):
    """Two claims that contradict each other; `left` is of this proposition. The words are those the rule fired on."""

    left: str
    right: str
    kind: str
    rule: str
    words_left: Quote
    words_right: Quote


class RelatedRow(TypedDict):
    """Another proposition between some of the same parties, and how the two compare slot by slot."""

    proposition: str
    outcome: str
    slots: dict[str, str]


class Origins(TypedDict):
    """The number of independent origins that assert a proposition, as an interval, with the edges behind it.

    `cut` are edges that a person took away.
    """

    low: int
    high: int
    edges: list[Edge]
    cut: list[Edge]
    cycles: list[Ring]
    without: list[Left]


class PropositionRow(TypedDict):
    """One proposition with its claims."""

    id: str
    relation: str
    agents: list[Named]
    counterparts: list[Named]
    places: list[Named]
    earliest: str | None
    latest: str | None
    origins: Origins
    contradictions: list[ContradictionRow]
    related: list[RelatedRow]
    grade: GradeRow | None
    claims: list[ClaimOfProposition]
    joins: list[Joined]
    method: str


class SharedPassage(TypedDict):
    """The same words on two pages."""

    a: Place
    b: Place


class CopyRow(TypedDict):
    """Two documents that share text."""

    a: str
    a_name: str
    b: str
    b_name: str
    kind: str
    containment: float
    passages: list[SharedPassage]
    method: str


class RefusalRow(TypedDict):
    """One refusal."""

    id: str
    stage: str
    item: str
    name: str
    reason: str
    detail: str
    method: str


class JudgementRow(TypedDict):
    """One judgement."""

    id: str
    verb: str
    items: list[str]
    value: str | None
    reason: str
    by: str
    at: str
    previous: str | None


ROW: dict[Noun, type] = {
    "documents": DocumentRow,
    "actors": ActorRow,
    "attributions": AttributionRow,
    "claims": ClaimRow,
    "propositions": PropositionRow,
    "copies": CopyRow,
    "sources": SourceRow,
    "proposals": ProposalRow,
    "refused": RefusalRow,
    "judgements": JudgementRow,
}
