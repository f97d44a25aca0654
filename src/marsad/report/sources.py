"""The track record of sources, over one case or many: what they did, in numbers, with the claims behind each number.

Nothing is worked out from the numbers: a source that is denied often may be the only one that dares to say it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypedDict

from marsad.model.track import Taken, TrackRecord
from marsad.text.names import name_key


class TakenFrom(TypedDict):
    """Pages that share text with an earlier page of another source, and how many of them name it."""

    name: str
    pages: int
    credited: int


class Evidence(TypedDict):
    """The claims behind the numbers, and the pages."""

    pages: list[str]
    asserts: list[str]
    denies: list[str]
    carries: list[str]
    first: list[str]
    together: list[str]
    later: list[str]
    denied: list[str]
    borne_out: list[str]
    not_borne_out: list[str]


class SourceRow(TypedDict):
    """One source: how many pages it published, how many claims it is the origin of on either side, how many it carries.

    `first`, `together` and `later` count propositions that several outlets tell on known days: earliest seen with it
    alone, on the same day as with others, and later. `denied` counts its claims that another origin denies.
    """

    id: str
    name: str
    cases: int
    pages: int
    asserts: int
    denies: int
    carries: int
    first: int
    together: int
    later: int
    denied: int
    borne_out: int
    not_borne_out: int
    taken: list[TakenFrom]
    evidence: Evidence


def sources(cases: Iterable[Sequence[TrackRecord]]) -> Iterator[SourceRow]:
    """One row for each source of some cases, the busiest first. What two cases share is counted once.

    A source of two cases is one where both know it by the same entry of the alias table, or by the same name.
    """
    found: dict[str, list[TrackRecord]] = defaultdict(list)
    for records in cases:
        for record in records:
            found[record.known or name_key(record.name)].append(record)
    made = [_row(records) for records in found.values()]
    yield from sorted(made, key=lambda row: (-row["pages"], -row["carries"] - row["asserts"], row["name"], row["id"]))


def _row(records: Sequence[TrackRecord]) -> SourceRow:
    evidence = Evidence(
        pages=_together(one.pages for one in records),
        asserts=_together(one.asserts for one in records),
        denies=_together(one.denies for one in records),
        carries=_together(one.carries for one in records),
        first=_together(one.first for one in records),
        together=_together(one.together for one in records),
        later=_together(one.later for one in records),
        denied=_together(one.denied for one in records),
        borne_out=_together(one.borne_out for one in records),
        not_borne_out=_together(one.not_borne_out for one in records),
    )
    return SourceRow(
        id=records[0].id,
        name=records[0].name,
        cases=len(records),
        pages=len(evidence["pages"]),
        asserts=len(evidence["asserts"]),
        denies=len(evidence["denies"]),
        carries=len(evidence["carries"]),
        first=len(evidence["first"]),
        together=len(evidence["together"]),
        later=len(evidence["later"]),
        denied=len(evidence["denied"]),
        borne_out=len(evidence["borne_out"]),
        not_borne_out=len(evidence["not_borne_out"]),
        taken=_taken({(one.document, one.earlier): one for record in records for one in record.taken}.values()),
        evidence=evidence,
    )


def _together(lists: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(one for found in lists for one in found))


def _taken(found: Iterable[Taken]) -> list[TakenFrom]:
    """From whom, on how many pages, those most taken from first; a page counts once for each source."""
    pages = {(one.of_name, one.document): one.credited for one in sorted(found, key=lambda one: one.credited)}
    times = Counter(name for name, _ in pages)
    credited = Counter(name for (name, _), named in pages.items() if named)
    return [
        TakenFrom(name=name, pages=number, credited=credited[name])
        for name, number in sorted(times.items(), key=lambda item: (-item[1], item[0]))
    ]
