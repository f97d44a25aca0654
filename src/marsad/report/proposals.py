"""What language models proposed, as rows: kept apart from the reading's own marks until a person accepts it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypedDict

from marsad.model.proposal import Proposal
from marsad.model.span import Span
from marsad.report.view import View


class Quoted(TypedDict):
    """A stretch of the page with the characters that stand there."""

    start: int
    end: int
    text: str


class ProposalRow(TypedDict):
    """One proposal; `decided` is what a person said of it, None while it waits, `mark` what it is once accepted."""

    id: str
    document: str
    document_name: str
    model: str
    kind: str
    content: Quoted
    source: Quoted | None
    cue: Quoted | None
    stance: str | None
    relation: str | None
    agents: list[Quoted]
    counterparts: list[Quoted]
    time: Quoted | None
    modality: str
    polarity: str
    decided: str | None
    mark: str
    method: str


def proposals(view: View) -> Iterator[ProposalRow]:
    """Every proposal in order of page and place."""
    for one in sorted(view.proposal.values(), key=lambda one: (one.document, one.span, one.id)):
        text = view.document[one.document].text
        yield ProposalRow(
            id=one.id,
            document=one.document,
            document_name=view.document[one.document].name,
            model=one.model,
            kind=one.kind,
            content=_quoted(text, one.span),
            source=_maybe(text, one.source),
            cue=_maybe(text, one.cue),
            stance=one.stance if one.kind == "attribution" else None,
            relation=one.relation,
            agents=_all(text, one.agents),
            counterparts=_all(text, one.counterparts),
            time=_maybe(text, one.time),
            modality=one.modality,
            polarity=one.polarity,
            decided=_decided(view, one),
            mark=one.mark,
            method=one.method,
        )


def _decided(view: View, proposal: Proposal) -> str | None:
    undone = {item for one in view.judgements if one.verb == "undo" for item in one.items}
    said = [one.verb for one in view.judgements if proposal.id in one.items and one.id not in undone]
    return said[-1] if said else None


def _quoted(text: str, span: Span) -> Quoted:
    return Quoted(start=span.start, end=span.end, text=text[span.start : span.end])


def _maybe(text: str, span: Span | None) -> Quoted | None:
    return None if span is None else _quoted(text, span)


def _all(text: str, spans: Iterable[Span]) -> list[Quoted]:
    return [_quoted(text, span) for span in spans]
