"""A case and its few verbs: add, run, view, judge, verify. Shells talk to nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from marsad import __version__
from marsad.collect.endpoint import Endpoint
from marsad.flow.config import Config, config, written
from marsad.flow.judging import judgement, meant
from marsad.flow.proposing import stages
from marsad.flow.run import Progress, run
from marsad.flow.stages import STAGES, whole
from marsad.flow.taking import Fields, take
from marsad.flow.verify import problems
from marsad.flow.work import Ground
from marsad.model.actor import Actor
from marsad.model.capture import Capture, Taking
from marsad.model.contradiction import Contradiction
from marsad.model.document import Document
from marsad.model.errors import CaseExists, NoCase
from marsad.model.grade import Grade, Matrix
from marsad.model.judgement import Judgement, Verb
from marsad.model.proposal import Proposal
from marsad.model.proposition import Chain, Copy, Proposition, Standing
from marsad.model.reading import Reading
from marsad.model.refusal import Refusal
from marsad.model.shift import Tested
from marsad.model.track import TrackRecord
from marsad.report.labels import Language, labels
from marsad.report.sources import SourceRow, sources
from marsad.report.view import View
from marsad.report.why import Why, why
from marsad.store.journal import accepted, append, judgements
from marsad.store.lock import locked
from marsad.store.paths import CasePaths
from marsad.store.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How much is in a case and how much work waits."""

    name: str
    captures: int
    documents: int
    readings: int
    propositions: int
    refused: int
    judgements: int
    stale: dict[str, int]


@dataclass(frozen=True)
class Case:
    """An open case. Verbs that write hold the case's lock while they do."""

    ground: Ground
    config: Config

    @property
    def name(self) -> str:
        """The case's name."""
        return self.config.name

    def add(self, places: Iterable[str], fields: Fields, now: str) -> Iterator[Progress | Refusal]:
        """Seal what lies at places and read documents out of it; what cannot be taken is refused and the rest goes on.

        `now` is an ISO 8601 time in UTC.
        """
        with locked(self.ground.paths.lock):
            yield from take(self.ground, places, fields, now)
            yield from run(self.ground, [stage for stage in STAGES if stage.name == "collect"])

    def run(self, workers: int | None = None, proposer: Endpoint | None = None) -> Iterator[Progress]:
        """Do everything that is stale; where a language model is named, let it propose marks on pages new to it."""
        with locked(self.ground.paths.lock):
            self.ground.blobs.sweep()
            yield from run(self.ground, stages(proposer), workers)

    def judge(self, verb: Verb, given: Sequence[str], reason: str, by: str, now: str) -> Judgement:
        """Write a person's decision into the journal; the next run obeys it."""
        with locked(self.ground.paths.lock):
            made = judgement(self.ground, verb, given, reason, by, now)
            return append(self.ground.paths.journal, made)

    def verify(self) -> Iterator[str]:
        """What does not hold, one sentence each; nothing where the case is whole."""
        return problems(self.ground)

    def why(self, proposition: str, language: Language) -> Why:
        """All that the grade of a proposition rests on; its id may be shortened.

        Raises `Unclear` where no proposition, or more than one, is meant.
        """
        view = self.view()
        return why(view, view.proposition[meant(proposition, view.proposition)], labels(language))

    def status(self) -> Status:
        """How much is in the case and how much work waits for the next run."""
        records = self.ground.records
        return Status(
            name=self.name,
            captures=records.count(Capture),
            documents=records.count(Document),
            readings=records.count(Reading),
            propositions=records.count(Proposition),
            refused=records.count(Refusal),
            judgements=len(self.ground.judgements()),
            stale={stage.name: len(waiting) for stage in STAGES if (waiting := stage.stale(self.ground))},
        )

    def view(self) -> View:
        """Everything in the case that a report shows."""
        records = self.ground.records
        return View(
            name=self.name,
            version=__version__,
            methods={stage.name: stage.version[:16] for stage in STAGES},
            captures=tuple({one.id: one for one in records.all(Capture)}.values()),
            takings=tuple(records.all(Taking)),
            documents=tuple(whole(records, one) for one in dict.fromkeys(one for one, _ in records.items(Document))),
            readings=tuple(records.all(Reading)),
            actors=tuple(records.all(Actor)),
            propositions=tuple(records.all(Proposition)),
            copies=tuple(records.all(Copy)),
            chains=tuple(records.all(Chain)),
            standings=tuple(records.all(Standing)),
            contradictions=tuple(records.all(Contradiction)),
            grades=tuple(records.all(Grade)),
            matrices=tuple(records.all(Matrix)),
            tracks=tuple(records.all(TrackRecord)),
            judgements=tuple(judgements(self.ground.paths.journal)),
            refusals=tuple(records.all(Refusal)),
            tested=tuple(records.all(Tested)),
            proposals=tuple(records.all(Proposal)),
            accepted=tuple(one for found in accepted(self.ground.judgements()).values() for one in found),
        )


def new_case(folder: Path, name: str) -> None:
    """Make an empty case in a folder, which may exist if it holds no case yet.

    Raises `CaseExists`.
    """
    paths = CasePaths(folder)
    if paths.config.exists():
        raise CaseExists(f"there is a case in {folder} already")
    paths.blobs.mkdir(parents=True, exist_ok=True)
    Records(paths.database).close()
    paths.config.write_text(written(Config(name=name)), encoding="utf-8")


def track_records(folders: Iterable[Path]) -> Iterator[SourceRow]:
    """The track record of the sources of some cases.

    Raises `NoCase` where a folder holds none.
    """
    records = []
    for folder in folders:
        with open_case(folder) as opened:
            records.append(list(opened.ground.records.all(TrackRecord)))
    yield from sources(records)


@contextmanager
def open_case(folder: Path) -> Iterator[Case]:
    """The case in a folder, open while the block runs.

    Raises `NoCase` where there is none.
    """
    paths = CasePaths(folder)
    if not paths.config.exists():
        raise NoCase(
            f"there is no case in {folder.resolve()}; make one with `marsad new DIR`, or name it with --case DIR"
        )
    settings = config(paths.config)
    records = Records(paths.database)
    try:
        yield Case(Ground(paths, records), settings)
    finally:
        records.close()
