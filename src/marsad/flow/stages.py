"""The table of stages: what each reads and writes, which code makes its version, and what it does to one item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from marsad import __version__
from marsad.collect.documents import documents
from marsad.flow.copying import copied
from marsad.flow.grading import graded
from marsad.model.actor import Actor
from marsad.model.capture import Capture, Taking
from marsad.model.contradiction import Contradiction
from marsad.model.document import Document
from marsad.model.errors import Refused
from marsad.model.grade import Grade, Matrix
from marsad.model.ids import digest
from marsad.model.judgement import Judgement
from marsad.model.proposal import Proposal
from marsad.model.proposition import Chain, Copy, Proposition, Standing
from marsad.model.reading import Reading
from marsad.model.refusal import Refusal
from marsad.model.track import TrackRecord
from marsad.read.actors.aliases import aliases
from marsad.read.proposals.accepted import with_accepted
from marsad.read.readings import reading
from marsad.resolve.actors import actors
from marsad.resolve.propositions import propositions
from marsad.store.blobs import Blobs
from marsad.store.journal import accepted, judgements, standing
from marsad.store.paths import CasePaths
from marsad.store.records import Records
from marsad.weigh.chains import chains
from marsad.weigh.contradictions import contradictions
from marsad.weigh.standings import standings
from marsad.weigh.translated import translated

WHOLE = "case"
"""The one item of a stage that works on the case as a whole."""

MOST_CHARACTERS = 3_000_000
"""The longest text that is read as one page: a book of a thousand pages; it takes about a minute."""


@dataclass(frozen=True)
class Ground:
    """What stages stand on: the case's places and its open records."""

    paths: CasePaths
    records: Records

    @property
    def blobs(self) -> Blobs:
        """The sealed bytes."""
        return Blobs(self.paths.blobs)

    def judgements(self) -> list[Judgement]:
        """The judgements that hold."""
        return standing(judgements(self.paths.journal))


class Item(NamedTuple):
    """One piece of work: its id, a hash of what it is made from, and how to get that when it is needed."""

    id: str
    input: str
    load: Callable[[], tuple[Any, ...]]


class Stage(NamedTuple):
    """A stage: `items` lists its work, `run` does one item and returns records; `run` may happen in another process.

    Where items cannot be done one by one, `together` does all that is stale: it is given the ground and every item's
    input, and writes the records itself.
    """

    name: str
    reads: tuple[type, ...]
    writes: tuple[type, ...]
    rooms: tuple[str, ...]
    items: Callable[[Ground], Iterable[Item]]
    run: Callable[..., Sequence[Any]]
    together: Callable[[Ground, Mapping[str, str]], None] | None = None

    @property
    def version(self) -> str:
        """A hash of the code and tables of the rooms that do the work: a change in them makes the work stale."""
        return _version(("model", "text", *self.rooms))

    def work(self, ground: Ground) -> dict[str, Item]:
        """All work of the stage by item, each with a hash of what it is made from and how."""
        return {item.id: item._replace(input=digest([self.version, item.input])) for item in self.items(ground)}

    def stale(self, ground: Ground) -> list[Item]:
        """The work that is not done, or was done from something else."""
        made = ground.records.made(self.name)
        return [item for item in self.work(ground).values() if made.get(item.id) != item.input]


@cache
def _version(rooms: tuple[str, ...]) -> str:
    folders = [Path(str(files("marsad") / room)) for room in rooms]
    sources = sorted(path for folder in folders for path in folder.rglob("*") if _is_source(path))
    return digest([__version__, *(part for path in sources for part in (path.name, path.read_bytes()))])


def _is_source(path: Path) -> bool:
    """Whether a file is code or a table; Python's cache holds files of passing names while it is written."""
    return path.parent.name != "__pycache__" and path.is_file()


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


def read_document(
    document: Document, published: str | None, tables: tuple[Path, ...], proposed: tuple[Proposal, ...] = ()
) -> list[Reading]:
    """The reading of a document on a date that a person set for it, with a case's own alias tables.

    `proposed` are marks of a language model that a person accepted.
    """
    if len(document.text) > MOST_CHARACTERS:
        raise Refused(
            "too-long", f"It has {len(document.text):,} characters; up to {MOST_CHARACTERS:,} are read. Split it."
        )
    dated = document if published is None else replace(document, published=published)
    return [with_accepted(reading(dated, _aliases(tables)), proposed)]


@cache
def _aliases(tables: tuple[Path, ...]) -> Any:
    return aliases(tables)


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
