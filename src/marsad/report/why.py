"""Why a proposition stands as it does: all that its grade was made from, as one object whose keys keep their order."""

from __future__ import annotations

from typing import Any, TypedDict, cast

import msgspec

from marsad.model.contradiction import Contradiction
from marsad.model.proposition import Link, OriginEdge, Proposition
from marsad.model.span import Span
from marsad.report.grades import GradeRow, grade_row
from marsad.report.labels import Labels
from marsad.report.propositions import line
from marsad.report.rows import Named, Place, Quote
from marsad.report.view import View


class LinkOfChain(TypedDict):
    """One link of a source chain and the stretch of the page that names it."""

    kind: str
    name: str
    actor: str | None
    span: Place | None


class Told(TypedDict):
    """One claim of the proposition as its page tells it; `origin` is its origin under loose linking."""

    claim: str
    document: str
    document_name: str
    published: str | None
    span: Place
    quote: str
    side: str
    stance: str | None
    evidence: str | None
    chain: list[LinkOfChain]
    recovered: list[LinkOfChain]
    origin: str
    origin_strict: str


class Joint(TypedDict):
    """An edge between two claims, with the pages that they stand on."""

    left: str
    left_name: str
    right: str
    right_name: str
    kind: str
    loose: bool
    reason: str


class Counted(TypedDict):
    """The interval of independent origins and all that made it."""

    low: int
    high: int
    edges: list[Joint]
    cut: list[Joint]
    cycles: list[dict[str, Any]]
    without: list[dict[str, Any]]


class Against(TypedDict):
    """A contradiction and the words on both pages."""

    kind: str
    rule: str
    left: str
    left_name: str
    words_left: Quote
    right: str
    right_name: str
    words_right: Quote


class Why(TypedDict):
    """All about one proposition."""

    proposition: str
    words: str
    relation: str
    agents: list[Named]
    counterparts: list[Named]
    places: list[Named]
    earliest: str | None
    latest: str | None
    claims: list[Told]
    origins: Counted
    contradictions: list[Against]
    grade: GradeRow | None
    hypotheses: dict[str, Any] | None


def why(view: View, proposition: Proposition, labels: Labels) -> Why:
    """Everything that the grade of a proposition rests on; only `words` are in the language of the labels."""
    standing = view.standing[proposition.id]
    matrix = view.matrix.get(proposition.id)
    return Why(
        proposition=proposition.id,
        words=in_words(view, proposition, labels),
        relation=proposition.relation,
        agents=_named(view, proposition.agents),
        counterparts=_named(view, proposition.counterparts),
        places=_named(view, proposition.places),
        earliest=proposition.earliest,
        latest=proposition.latest,
        claims=[_told(view, claim) for claim in proposition.claims],
        origins=Counted(
            low=standing.low,
            high=standing.high,
            edges=[_joint(view, one) for one in standing.edges],
            cut=[_joint(view, one) for one in standing.cut],
            cycles=_plain(standing.cycles),
            without=_plain(standing.without),
        ),
        contradictions=[_against(view, one) for one in view.contradictions_of.get(proposition.id, ())],
        grade=grade_row(view.grade.get(proposition.id)),
        hypotheses=None if matrix is None else cast("dict[str, Any]", msgspec.to_builtins(matrix)),
    )


def in_words(view: View, proposition: Proposition, labels: Labels) -> str:
    """The dealing in one line: who, which dealing, with whom, where, when."""
    shown = line(view, proposition, labels)
    comma = labels["page"]["comma"]
    parties = comma.join(one.text for one in (*shown.agents, *shown.counterparts))
    places = comma.join(one.text for one in shown.places)
    return " · ".join(part for part in (parties, shown.relation, places, shown.when) if part)


def _told(view: View, claim_id: str) -> Told:
    claim, document, voice = view.claim[claim_id], view.document_of[claim_id], view.voice[claim_id]
    said = view.attribution_of(claim)
    return Told(
        claim=claim.id,
        document=document.id,
        document_name=document.name,
        published=document.published,
        span=_place(claim.span),
        quote=document.text[claim.span.start : claim.span.end],
        side=voice.side,
        stance=said.stance if said else None,
        evidence=said.evidence if said else None,
        chain=[_link(link) for link in view.chain.get(claim.id, ())],
        recovered=[_link(link) for link in view.recovered.get(claim.id, ())],
        origin=voice.origin_low,
        origin_strict=voice.origin_high,
    )


def _link(link: Link) -> LinkOfChain:
    return LinkOfChain(
        kind=link.kind, name=link.name, actor=link.actor, span=_place(link.span) if link.span is not None else None
    )


def _joint(view: View, edge: OriginEdge) -> Joint:
    return Joint(
        left=edge.left,
        left_name=view.document_of[edge.left].name,
        right=edge.right,
        right_name=view.document_of[edge.right].name,
        kind=edge.kind,
        loose=edge.loose,
        reason=edge.reason,
    )


def _against(view: View, one: Contradiction) -> Against:
    return Against(
        kind=one.kind,
        rule=one.rule,
        left=one.left,
        left_name=view.document_of[one.left].name,
        words_left=_quote(view, one.left, one.words_left),
        right=one.right,
        right_name=view.document_of[one.right].name,
        words_right=_quote(view, one.right, one.words_right),
    )


def _quote(view: View, claim: str, span: Span) -> Quote:
    text = view.document_of[claim].text
    return Quote(start=span.start, end=span.end, text=text[span.start : span.end])


def _named(view: View, actors: tuple[str, ...]) -> list[Named]:
    return [Named(id=one, name=view.actor[one].name) for one in actors]


def _place(span: Span) -> Place:
    return Place(start=span.start, end=span.end)


def _plain(records: tuple[Any, ...]) -> list[dict[str, Any]]:
    return [cast("dict[str, Any]", msgspec.to_builtins(one)) for one in records]
