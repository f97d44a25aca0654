"""Read the sealed bytes of a case again and check that everything derived from them still stands on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from marsad.collect.documents import documents
from marsad.flow.work import Ground
from marsad.model.actor import Actor
from marsad.model.capture import Capture, Taking
from marsad.model.document import Document
from marsad.model.errors import CaseDamaged
from marsad.model.grade import Grade
from marsad.model.proposition import Chain, Copy, Proposition, Standing
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.store.journal import judgements


def problems(ground: Ground) -> Iterator[str]:
    """What does not hold, one sentence each; nothing where the case is whole."""
    yield from ground.records.altered()
    try:
        judgements(ground.paths.journal)
    except CaseDamaged as error:
        yield str(error)
    texts: dict[str, int] = {}
    yield from _captures(ground, texts)
    known: set[str] = set()
    for reading in ground.records.all(Reading):
        known.update(_ids(reading))
        yield from _reading(reading, texts)
    yield from _joined(ground, known)


def _captures(ground: Ground, texts: dict[str, int]) -> Iterator[str]:
    """The bytes are what was sealed, and the same documents come out of them."""
    takings: dict[str, list[Taking]] = {}
    for taking in ground.records.all(Taking):
        takings.setdefault(taking.capture, []).append(taking)
    stored: dict[str, list[Document]] = {}
    for document in ground.records.all(Document):
        stored.setdefault(document.capture, []).append(document)
        texts[document.id] = len(document.text)
    for capture in {one.id: one for one in ground.records.all(Capture)}.values():
        try:
            content = ground.blobs.read(capture.id)
        except CaseDamaged as error:
            yield str(error)
            continue
        if len(content) != capture.size:
            yield f"the sealed bytes {capture.id} are {len(content)} long and were {capture.size}"
        ordered = sorted(takings.get(capture.id, ()), key=lambda one: (one.taken_at, one.id))
        if stored.get(capture.id):
            yield from _documents(content, ordered, stored[capture.id])


def _documents(content: bytes, takings: Sequence[Taking], stored: Iterable[Document]) -> Iterator[str]:
    again = {one.id: one for one in documents(content, takings) if isinstance(one, Document)}
    for document in stored:
        fresh = again.get(document.id)
        if fresh is None:
            yield f"the sealed bytes {document.capture} no longer hold the document {document.id} ({document.name})"
        elif replace(fresh, method=document.method) != document:
            yield f"the document {document.id} ({document.name}) is not what its sealed bytes say"


def _reading(reading: Reading, texts: dict[str, int]) -> Iterator[str]:
    where = f"the reading of {reading.name} ({reading.id})"
    if reading.id not in texts:
        yield f"{where} has no document"
    elif len(reading.text) != texts[reading.id]:
        yield f"{where} is of another text than its document's"
    for span in _spans(reading):
        if not 0 <= span.start < span.end <= len(reading.text):
            yield f"{where} points to {span.start}–{span.end}, outside its text"
    named = {actor.id for actor in reading.actors} | {"unnamed"}
    said = {one.id for one in reading.attributions}
    for one in reading.attributions:
        if one.source not in named or (one.within is not None and one.within not in said):
            yield f"{where}: the attribution {one.id} points to nothing"
    for claim in reading.claims:
        parties = {*claim.agents, *claim.counterparts, *claim.places}
        timed = claim.time is None or 0 <= claim.time < len(reading.times)
        if not parties <= named or not timed or (claim.attribution is not None and claim.attribution not in said):
            yield f"{where}: the claim {claim.id} points to nothing"


def _spans(reading: Reading) -> Iterator[Span]:
    yield from reading.zones
    yield from reading.times
    yield from (mention for actor in reading.actors for mention in actor.mentions)
    yield from (claim.span for claim in reading.claims)
    for one in reading.attributions:
        yield from (span for span in (one.speaker, one.cue, one.content) if span is not None)


def _ids(reading: Reading) -> Iterator[str]:
    yield reading.id
    yield from (actor.id for actor in reading.actors)
    yield from (claim.id for claim in reading.claims)


def _joined(ground: Ground, known: set[str]) -> Iterator[str]:
    """What was joined across pages is made of things that pages hold."""
    for actor in ground.records.all(Actor):
        yield from _missing(actor.id, actor.members, known)
    for proposition in ground.records.all(Proposition):
        known.add(proposition.id)
        yield from _missing(proposition.id, proposition.claims, known)
    for chain in ground.records.all(Chain):
        yield from _missing(f"the chain of {chain.claim}", (chain.claim, chain.document), known)
    for copy in ground.records.all(Copy):
        yield from _missing(f"the copy {copy.a} ~ {copy.b}", (copy.a, copy.b), known)
    for standing in ground.records.all(Standing):
        yield from _missing(f"the standing of {standing.proposition}", (standing.proposition,), known)
    for grade in ground.records.all(Grade):
        cited = (claim for step in grade.trace for claim in step.claims)
        yield from _missing(f"the grade of {grade.proposition}", (grade.proposition, *cited), known)


def _missing(what: str, parts: Iterable[str], known: set[str]) -> Iterator[str]:
    yield from (f"{what} is made of {part}, which is not in the case" for part in parts if part not in known)
