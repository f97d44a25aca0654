"""The case as rows: what `marsad show` prints and what JSON and CSV carry, joined by ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import cast

from marsad.model.actor import Join
from marsad.model.claim import Claim
from marsad.model.contradiction import Contradiction
from marsad.model.document import Document
from marsad.model.errors import BadRequest
from marsad.model.proposition import Link, OriginEdge, Proposition
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.report.grades import grade_row
from marsad.report.nouns import NOUNS
from marsad.report.proposals import proposals
from marsad.report.propositions import ordered
from marsad.report.rows import (
    ActorRow,
    AttributionRow,
    ClaimOfProposition,
    ClaimRow,
    ContradictionRow,
    CopyRow,
    DocumentRow,
    Edge,
    Joined,
    JudgementRow,
    Left,
    Named,
    NamedOnPage,
    Origins,
    Place,
    PropositionRow,
    Quote,
    RefusalRow,
    RelatedRow,
    Ring,
    SharedPassage,
    Source,
    Taken,
    Time,
)
from marsad.report.sources import sources
from marsad.report.view import View


def rows(view: View, noun: str, *, takings: bool = True) -> Iterator[dict[str, object]]:
    """The rows of one table; `takings` says whether documents tell when and whence they were taken.

    Raises `BadRequest` for a noun that has no table.
    """
    made: dict[str, Callable[[], Iterable[object]]] = {
        "documents": lambda: _documents(view, takings),
        "actors": lambda: _actors(view),
        "attributions": lambda: _attributions(view),
        "claims": lambda: (_claim(view, reading, claim) for reading in view.readings for claim in reading.claims),
        "propositions": lambda: (_proposition(view, one) for one in ordered(view)),
        "copies": lambda: _copies(view),
        "sources": lambda: sources([view.tracks]),
        "proposals": lambda: proposals(view),
        "refused": lambda: _refused(view),
        "judgements": lambda: _judgements(view),
    }
    if noun not in made:
        raise BadRequest(f"there is no table of {noun}; there is one of {', '.join(NOUNS)}")
    return cast("Iterator[dict[str, object]]", iter(made[noun]()))


def _documents(view: View, takings: bool) -> Iterator[DocumentRow]:
    for document in view.document.values():
        reading = view.reading.get(document.id)
        claims = reading.claims if reading else ()
        about = (view.proposition_of.get(claim.id) for claim in claims)
        row = DocumentRow(
            id=document.id,
            name=document.name,
            names=list(document.names or (document.name,)),
            capture=document.capture,
            part=list(document.part) if document.part else None,
            title=document.title,
            publisher=document.publisher,
            byline=document.byline,
            published=document.published,
            language=document.language,
            url=document.url,
            characters=len(document.text),
            actors=len(reading.actors) if reading else 0,
            attributions=len(reading.attributions) if reading else 0,
            claims=len(claims),
            propositions=list(dict.fromkeys(one.id for one in about if one)),
            method=document.method,
        )
        if takings:
            row["takings"] = _taken(view, document)
        yield row


def _taken(view: View, document: Document) -> list[Taken]:
    return [
        Taken(location=one.location, name=one.name, means=one.means, taken_at=one.taken_at, version=one.version)
        for one in view.takings_of.get(document.capture, ())
    ]


def _actors(view: View) -> Iterator[ActorRow]:
    dealings: dict[str, list[str]] = {}
    for one in view.propositions:
        for actor_id in dict.fromkeys((*one.agents, *one.counterparts, *one.places)):
            dealings.setdefault(actor_id, []).append(one.id)
    for actor in view.actors:
        yield ActorRow(
            id=actor.id,
            name=actor.name,
            type=actor.type,
            names=list(actor.names),
            loaded=list(actor.loaded),
            known=actor.known,
            documents=[Named(id=one, name=view.document[one].name) for one in actor.documents],
            propositions=dealings.get(actor.id, []),
            members=list(actor.members),
            joins=_joins(actor.joins),
            method=actor.method,
        )


def _attributions(view: View) -> Iterator[AttributionRow]:
    for reading in view.readings:
        for said in reading.attributions:
            source = view.source(reading.id, said)
            actor = view.actor_of.get(source.id) if source else None
            speaker = _quote(reading, said.speaker)
            yield AttributionRow(
                id=said.id,
                document=reading.id,
                document_name=reading.name,
                source=said.source,
                source_name=source.name if source else speaker["text"] if speaker else None,
                source_actor=actor.id if actor else None,
                speaker=speaker,
                cue=_quote(reading, said.cue),
                content=Quote(**_place(said.content), text=reading.text[said.content.start : said.content.end]),
                stance=said.stance,
                evidence=said.evidence,
                within=said.within,
            )


def _claim(view: View, reading: Reading, claim: Claim) -> ClaimRow:
    proposition = view.proposition_of.get(claim.id)
    voice = view.voice.get(claim.id)
    return ClaimRow(
        id=claim.id,
        document=reading.id,
        document_name=reading.name,
        span=_place(claim.span),
        quote=reading.text[claim.span.start : claim.span.end],
        relation=claim.relation,
        agents=_on_page(view, reading, claim.agents),
        counterparts=_on_page(view, reading, claim.counterparts),
        places=_on_page(view, reading, claim.places),
        time=_time(view, reading, claim),
        modality=claim.modality,
        polarity=claim.polarity,
        attribution=claim.attribution,
        stance=_stance(view, claim),
        chain=_chain(view, claim),
        proposition=proposition.id if proposition else None,
        side=voice.side if voice else None,
        confidence=claim.confidence,
    )


def _proposition(view: View, proposition: Proposition) -> PropositionRow:
    standing = view.standing[proposition.id]
    return PropositionRow(
        id=proposition.id,
        relation=proposition.relation,
        agents=_named(view, proposition.agents),
        counterparts=_named(view, proposition.counterparts),
        places=_named(view, proposition.places),
        earliest=proposition.earliest,
        latest=proposition.latest,
        origins=Origins(
            low=standing.low,
            high=standing.high,
            edges=_edges(standing.edges),
            cut=_edges(standing.cut),
            cycles=[Ring(sources=list(one.sources), claims=list(one.claims)) for one in standing.cycles],
            without=[
                Left(source=one.source, low=one.low, high=one.high, claims=list(one.claims)) for one in standing.without
            ],
        ),
        contradictions=[_contradiction(view, one) for one in view.contradictions_of.get(proposition.id, [])],
        related=[
            RelatedRow(proposition=one.other, outcome=one.outcome, slots=dict(one.slots)) for one in proposition.related
        ],
        grade=grade_row(view.grade.get(proposition.id)),
        claims=[_in_proposition(view, claim) for claim in proposition.claims],
        joins=_joins(proposition.joins),
        method=proposition.method,
    )


def _edges(found: Iterable[OriginEdge]) -> list[Edge]:
    return [Edge(left=one.left, right=one.right, kind=one.kind, loose=one.loose, reason=one.reason) for one in found]


def _contradiction(view: View, one: Contradiction) -> ContradictionRow:
    left, right = (view.document_of[claim].text for claim in (one.left, one.right))
    return ContradictionRow(
        left=one.left,
        right=one.right,
        kind=one.kind,
        rule=one.rule,
        words_left=Quote(**_place(one.words_left), text=left[one.words_left.start : one.words_left.end]),
        words_right=Quote(**_place(one.words_right), text=right[one.words_right.start : one.words_right.end]),
    )


def _in_proposition(view: View, claim_id: str) -> ClaimOfProposition:
    claim, document, voice = view.claim[claim_id], view.document_of[claim_id], view.voice[claim_id]
    chain = _chain(view, claim)
    return ClaimOfProposition(
        claim=claim.id,
        document=document.id,
        document_name=document.name,
        span=_place(claim.span),
        quote=document.text[claim.span.start : claim.span.end],
        stance=_stance(view, claim),
        side=voice.side,
        modality=claim.modality,
        polarity=claim.polarity,
        chain=chain,
        origin=chain[-1]["name"] if chain else None,
        origin_low=voice.origin_low,
        origin_high=voice.origin_high,
    )


def _copies(view: View) -> Iterator[CopyRow]:
    for copy in view.copies:
        yield CopyRow(
            a=copy.a,
            a_name=view.document[copy.a].name,
            b=copy.b,
            b_name=view.document[copy.b].name,
            kind=copy.kind,
            containment=copy.containment,
            passages=[SharedPassage(a=_place(one.a), b=_place(one.b)) for one in copy.passages],
            method=copy.method,
        )


def _refused(view: View) -> Iterator[RefusalRow]:
    for one in view.refusals:
        yield RefusalRow(
            id=one.id,
            stage=one.stage,
            item=one.item,
            name=one.name,
            reason=one.reason,
            detail=one.detail,
            method=one.method,
        )


def _judgements(view: View) -> Iterator[JudgementRow]:
    for one in view.judgements:
        yield JudgementRow(
            id=one.id,
            verb=one.verb,
            items=list(one.items),
            value=one.value,
            reason=one.reason,
            by=one.by,
            at=one.at,
            previous=one.previous,
        )


def _place(span: Span) -> Place:
    return Place(start=span.start, end=span.end)


def _quote(reading: Reading, span: Span | None) -> Quote | None:
    return Quote(**_place(span), text=reading.text[span.start : span.end]) if span else None


def _named(view: View, actors: Iterable[str]) -> list[Named]:
    return [Named(id=one, name=view.actor[one].name) for one in actors]


def _on_page(view: View, reading: Reading, actors: Iterable[str]) -> list[NamedOnPage]:
    found = []
    for one in actors:
        actor = view.actor_of.get(one)
        named = view.page_actor[reading.id, one].name
        found.append(NamedOnPage(id=one, name=named, actor=actor.id if actor else None))
    return found


def _time(view: View, reading: Reading, claim: Claim) -> Time | None:
    moment = view.moment_of(claim)
    if moment is None:
        return None
    return Time(
        **_place(moment),
        text=reading.text[moment.start : moment.end],
        value=moment.value,
        mod=moment.mod,
        earliest=moment.earliest,
        latest=moment.latest,
    )


def _stance(view: View, claim: Claim) -> str | None:
    attribution = view.attribution_of(claim)
    return attribution.stance if attribution else None


def _chain(view: View, claim: Claim) -> list[Source]:
    links: tuple[Link, ...] = view.chain.get(claim.id, ())
    return [Source(kind=link.kind, name=link.name, actor=link.actor) for link in links]


def _joins(joins: Iterable[Join]) -> list[Joined]:
    return [Joined(left=one.left, right=one.right, rule=one.rule, score=one.score) for one in joins]
