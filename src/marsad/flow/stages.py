"""The table of stages: what each reads and writes, which code makes its version, and what it does to one item."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from marsad.collect.documents import documents
from marsad.flow.copying import copied
from marsad.flow.grading import graded
from marsad.flow.reading import read_document
from marsad.flow.work import WHOLE, Ground, Item, Stage
from marsad.model.actor import Actor
from marsad.model.capture import Capture, Taking
from marsad.model.contradiction import Contradiction
from marsad.model.document import Document
from marsad.model.grade import Grade, Matrix
from marsad.model.ids import digest
from marsad.model.judgement import Judgement
from marsad.model.proposition import Chain, Copy, Proposition, Standing
from marsad.model.reading import Reading
from marsad.model.refusal import Refusal
from marsad.model.track import TrackRecord
from marsad.resolve.actors import actors
from marsad.resolve.propositions import propositions
from marsad.store.blobs import Blobs
from marsad.store.journal import accepted
from marsad.store.records import Records
from marsad.weigh.chains import chains
from marsad.weigh.contradictions import contradictions
from marsad.weigh.standings import standings
from marsad.weigh.translated import translated


def _collect_items(ground: Ground) -> Iterator[Item]:
    taken: dict[str, list[Taking]] = {}
    for taking in ground.records.all(Taking):
        taken.setdefault(taking.capture, []).append(taking)
    for capture, takings in taken.items():
        ordered = sorted(takings, key=lambda one: (one.taken_at, one.id))
        described = [(one.name, one.location, one.followed, one.media_type, one.charset, one.fields) for one in ordered]
        yield Item(capture, digest(described), lambda c=capture, t=ordered: (ground.blobs, c, t))  # type: ignore[misc]


def _collect(blobs: Blobs, capture: str, takings: Sequence[Taking]) -> list[Document | Refusal]:
    return list(documents(blobs.read(capture), takings))


def _read_items(ground: Ground) -> Iterator[Item]:
    decided = ground.judgements()
    dates = {one.items[0]: one.value for one in decided if one.verb == "date"}
    proposed = accepted(decided)
    tables = digest(path.read_bytes() for path in ground.paths.aliases)
    collected = ground.records.made("collect")
    sources: dict[str, list[str]] = {}
    for document, capture in ground.records.items(Document):
        sources.setdefault(document, []).append(collected[capture])
    for document, inputs in sources.items():
        yield Item(
            document,
            digest([*inputs, dates.get(document), tables, *proposed.get(document, ())]),
            lambda d=document: (  # type: ignore[misc]
                whole(ground.records, d),
                dates.get(d),
                tuple(ground.paths.aliases),
                tuple(proposed.get(d, ())),
            ),
        )


def whole(records: Records, document_id: str) -> Document:
    """A document with the names of all captures it was found in."""
    found = records.same(Document, document_id)
    names = tuple(dict.fromkeys(name for one in found for name in one.names))
    return replace(found[0], names=names)


def _case_item(*before: str) -> Callable[[Ground], Iterator[Item]]:
    """The one item of a stage that works on the whole case, stale when earlier work or the judgements changed."""

    def items(ground: Ground) -> Iterator[Item]:
        made = [ground.records.made(stage) for stage in before]
        decided = [one.id for one in ground.judgements()]
        if any(made):
            yield Item(WHOLE, digest([*made, decided]), lambda: (ground,))

    return items


def _resolve(ground: Ground) -> list[Actor | Proposition]:
    decided = ground.judgements()
    found = actors(ground.records.all(Reading), decided)
    return [*found, *propositions(ground.records.all(Reading), found, decided)]


def _copy_items(ground: Ground) -> Iterator[Item]:
    read = ground.records.made("read")
    for document, item in ground.records.items(Reading):
        yield Item(document, read[item], tuple)


def _copy(ground: Ground, inputs: Mapping[str, str]) -> None:
    copied(ground.records, "copy", inputs)


def _weigh(ground: Ground) -> list[Chain | Copy | Standing | Contradiction]:
    records = ground.records
    foreign = list(translated(records.all(Reading)))
    shared = [*(copy for copy in records.all(Copy) if copy.kind == "text"), *foreign]
    linked = list(chains(list(records.all(Reading)), records.all(Actor), shared))
    return [*linked, *foreign, *_stood(ground, linked, shared)]


def _stood(ground: Ground, linked: Sequence[Chain], shared: Sequence[Copy]) -> list[Standing | Contradiction]:
    """How each proposition stands, and what contradicts what."""
    records = ground.records
    readings, about = list(records.all(Reading)), list(records.all(Proposition))
    stood = list(standings(about, readings, linked, shared, ground.judgements()))
    return [*stood, *contradictions(about, readings, records.all(Actor), stood)]


def _grade(ground: Ground) -> list[Grade | Matrix | TrackRecord]:
    return graded(ground.records, ground.judgements())


STAGES = (
    Stage("collect", (Capture, Taking), (Document, Refusal), ("collect",), _collect_items, _collect),
    Stage("read", (Document, Judgement), (Reading, Refusal), ("read",), _read_items, read_document),
    Stage("resolve", (Reading, Judgement), (Actor, Proposition), ("resolve",), _case_item("read"), _resolve),
    Stage("copy", (Reading,), (Copy,), ("weigh", "store"), _copy_items, list, _copy),
    Stage(
        "weigh",
        (Reading, Actor, Proposition, Copy, Judgement),
        (Chain, Copy, Standing, Contradiction),
        ("weigh",),
        _case_item("read", "resolve", "copy"),
        _weigh,
    ),
    Stage(
        "grade",
        (Reading, Actor, Proposition, Copy, Chain, Standing, Contradiction, Judgement),
        (Grade, Matrix, TrackRecord),
        ("weigh",),
        _case_item("read", "resolve", "copy", "weigh"),
        _grade,
    ),
)
