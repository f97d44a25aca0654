"""Incident tables of a case or of files: add them, scan them, test a date on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path

from marsad import __version__
from marsad.flow.work import Ground
from marsad.model.actor import Actor
from marsad.model.claim import KIND_OF
from marsad.model.errors import BadRequest
from marsad.model.ids import digest, make_id
from marsad.model.incident import IncidentTable, Mapping
from marsad.model.proposition import Proposition
from marsad.model.reading import Reading
from marsad.model.shift import Alarm, DateTest, Shift, Tested
from marsad.store.lock import locked
from marsad.text.folding import folded
from marsad.watch.alarms import HORIZON, alarms
from marsad.watch.datetests import date_test
from marsad.watch.days import month_name
from marsad.watch.duplicates import Twin, twins
from marsad.watch.findings import findings
from marsad.watch.identities import Identity, identified, identities, named_alike
from marsad.watch.incidents import Incidents, Loaded, loaded, together
from marsad.watch.mapping import mapping_file, written
from marsad.watch.panels import panel
from marsad.watch.pictures import svg
from marsad.watch.reported import reported
from marsad.watch.series import attacks

TABLE = "watch"
"""The stage under which incident tables are kept, each by the hash of its bytes."""
SHIFTS = "shifts"
"""The stage under which the shifts of the last scan are kept."""
TESTS = "datetests"
"""The stage under which tested propositions are kept."""
LISTED = 50
"""Refused rows that are kept with a table; all are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Incidents under their actors, with the actor table, the tables they came from, and what looks like twins."""

    incidents: Incidents
    identities: tuple[Identity, ...]
    tables: tuple[Loaded, ...]


def record(files: Sequence[Path], mapping: Path | None = None, actors: Path | None = None) -> Record:
    """The incidents of files, without a case.

    Raises `BadRequest` with one sentence where a file, the mapping or the actor table cannot be used.
    """
    given = mapping_file(mapping) if mapping else None
    tables = tuple(_found(path, given) for path in files)
    return _record(tables, _known(actors))


def case_record(ground: Ground) -> Record:
    """The incidents of a case: its tables, and the assaults that its pages report, as a source of their own.

    Raises `BadRequest` where the case has no incident table.
    """
    kept = sorted(ground.records.all(IncidentTable), key=lambda one: (one.added_at, one.id))
    if not kept:
        raise BadRequest("there is no incident table in this case; add one with `marsad watch add FILE`")
    tables = [loaded(ground.blobs.path(one.id), one.mapping, one.name) for one in kept]
    own = ground.paths.root / "identities.tsv"
    given = (*identities(), *(identities(own) if own.exists() else ()))
    actors = list(ground.records.all(Actor))
    pages = reported(ground.records.all(Reading), actors)
    return _record(tables, (*given, *named_alike(actors, given)), pages)


def add(ground: Ground, path: Path, mapping: Path | None, now: str) -> IncidentTable:
    """Seal a table into the case, with how its columns are read and which rows were refused.

    Raises `BadRequest` where it is no table.
    """
    found = _found(path, mapping_file(mapping) if mapping else None)
    with locked(ground.paths.lock):
        with path.open("rb") as file:
            sealed = ground.blobs.seal(file)
        month = found.incidents.month
        table = IncidentTable(
            id=sealed,
            name=path.name,
            mapping=found.mapping,
            added_at=now,
            rows=found.rows,
            used=len(found.incidents),
            first=month_name(int(month.min())) if len(month) else "",
            last=month_name(int(month.max())) if len(month) else "",
            reasons=found.reasons,
            refused=found.refused[:LISTED],
            version=__version__,
        )
        with ground.records.writing():
            ground.records.replace(TABLE, sealed, digest([sealed, found.mapping]), [table])
    return table


def mapping_text(mapping: Mapping) -> str:
    """A mapping as TOML that can be edited and given back."""
    return written(mapping)


def tables(ground: Ground) -> list[IncidentTable]:
    """The incident tables of a case, first added first."""
    return sorted(ground.records.all(IncidentTable), key=lambda one: (one.added_at, one.id))


def shifts(kept: Record, *, regions: bool = True, rate: float = 0.10, seed: int = 0, workers: int = 1) -> list[Shift]:
    """What a scan of a record says of every attacker, target and region."""
    return findings(kept.incidents, table=kept.identities, regions=regions, rate=rate, seed=seed, workers=workers)


def same(kept: Record) -> list[Twin]:
    """Incidents of different sources that look like one."""
    return twins(kept.incidents)


def tested(kept: Record, attacker: str, target: str, date: str, region: str | None) -> DateTest:
    """A claimed date held against a record."""
    return date_test(kept.incidents, attacker, target, date, region=region, table=kept.identities)


def proposition_of(ground: Ground, given: str) -> Proposition:
    """The proposition that is meant by an id or the beginning of one.

    Raises `BadRequest` where there is none, or more than one.
    """
    meant = [one for one in ground.records.all(Proposition) if one.id.startswith((given, f"proposition-{given}"))]
    if len(meant) != 1:
        raise BadRequest(f"{given} is not one proposition of this case; `marsad show propositions` lists them")
    return meant[0]


def moment_of(proposition: Proposition) -> str | None:
    """The months in which a proposition's dealing is said to have been, as a date to test; None where none is named."""
    first = proposition.earliest or proposition.latest
    last = proposition.latest or proposition.earliest
    return f"{first[:7]}/{last[:7]}" if first and last else None


def pairs(ground: Ground, kept: Record, proposition: Proposition) -> list[tuple[str, str]]:
    """Attackers and targets of the record who are the parties of a proposition, under any of their names."""
    named = {actor.id: actor.names for actor in ground.records.all(Actor)}
    sides = [[named.get(one, ()) for one in side] for side in (proposition.agents, proposition.counterparts)]
    every = [names for side in sides for names in side]
    met = attacks(kept.incidents)
    known = {folded(name).casefold(): name for pair in met for name in pair}
    parties = [{known[key] for name in names if (key := folded(name).casefold()) in known} for names in every]
    return sorted(
        (one, other)
        for left, right in permutations(parties, 2)
        for one in left
        for other in right
        if (one, other) in met
    )


def held_propositions(ground: Ground, kept: Record, only: Sequence[Proposition] | None = None) -> list[Tested]:
    """Test the moments of propositions whose parties the record has, and keep the answers beside them.

    Without `only`, all dealings of the case in which somebody is said to cooperate.
    """
    every = ground.records.all(Proposition) if only is None else only
    found: list[Tested] = []
    for proposition in every:
        date = moment_of(proposition)
        if date is None or (only is None and "cooperation" not in KIND_OF[proposition.relation]):
            continue
        for attacker, target in pairs(ground, kept, proposition):
            test = replace(tested(kept, attacker, target, date, None), proposition=proposition.id)
            drawn = panel(kept.incidents, test)
            found.append(
                Tested(id=make_id("tested", proposition.id, attacker, target), proposition=proposition.id, test=test,
                       drawn_ltr=svg([drawn], "ltr"), drawn_rtl=svg([drawn], "rtl"))
            )  # fmt: skip
    before = [one for one in ground.records.all(Tested) if only is not None and one.id not in {new.id for new in found}]
    with locked(ground.paths.lock), ground.records.writing():
        kept_ = [*before, *found]
        ground.records.replace(TESTS, "case", digest(one.id for one in kept_), kept_)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What an update found that the last did not have: shifts, alarms of the watch; and how many pairs it watches.

    `since` is the first month of the watch, counted from year 0, and `looks` the months of it so far.
    """

    shifts: tuple[Shift, ...]
    alarms: tuple[Alarm, ...]
    watched: int
    since: int
    looks: int


def news(ground: Ground, kept: Record, found: Sequence[Shift], *, regions: bool = True, seed: int = 0) -> News:
    """Keep the shifts of a scan with the case, look at the months of its watch, and tell what is new.

    A watch begins with the first update and is begun anew when its two years are over.
    """
    last = next(iter(ground.records.all(KeptShifts)), None)
    before = {_which(one) for one in last.shifts} if last else set()
    told_before = {(one.attacker, one.target, one.region) for one in last.alarms} if last else set()
    told = tuple(one for one in found if one.shift is not None)
    end = int(kept.incidents.month.max()) + 1
    since = last.since if last and last.since is not None else end
    raised, watched = alarms(kept.incidents, since, regions=regions, seed=seed)
    over = end - since >= HORIZON
    after = KeptShifts(id="shifts", shifts=told, since=end if over else since, alarms=() if over else tuple(raised))
    with locked(ground.paths.lock), ground.records.writing():
        ground.records.replace(SHIFTS, "case", digest([after]), [after])
    return News(
        shifts=tuple(one for one in told if _which(one) not in before),
        alarms=tuple(one for one in raised if (one.attacker, one.target, one.region) not in told_before),
        watched=watched,
        since=since,
        looks=min(end - since, HORIZON),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptShifts:
    """The shifts of the last scan of a case, the first month of its watch, counted from year 0, and its alarms."""

    id: str
    shifts: tuple[Shift, ...]
    since: int | None = None
    alarms: tuple[Alarm, ...] = ()


def _which(one: Shift) -> tuple[str, str, str | None, str]:
    return one.attacker, one.target, one.region, one.verdict


def _found(path: Path, mapping: Mapping | None) -> Loaded:
    if not path.is_file():
        raise BadRequest(f"there is no file {path}")
    found = loaded(path, mapping)
    if not len(found.incidents):
        why = f": {found.reasons[0][0]}, in {found.reasons[0][1]} rows" if found.reasons else ""
        raise BadRequest(f"{path} has no row that can be used{why}")
    return found


def _record(tables: Sequence[Loaded], known: tuple[Identity, ...], pages: Incidents | None = None) -> Record:
    every = [one.incidents for one in tables] + ([pages] if pages is not None and len(pages) else [])
    return Record(incidents=identified(together(every), known), identities=known, tables=tuple(tables))


def _known(actors: Path | None) -> tuple[Identity, ...]:
    return (*identities(), *(identities(actors) if actors else ()))
