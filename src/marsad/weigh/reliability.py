"""How far sources are relied on: a letter only by a person's judgement or by a record of settled claims, else F.

F says that it cannot be judged and is no place on the scale between A and E.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, get_args

from marsad.model.grade import LinkGrade, Opinion, OriginGrade, Reliability
from marsad.model.proposition import Link
from marsad.model.track import TrackRecord
from marsad.weigh.backing import Backing, Tellings
from marsad.weigh.decisiontables import SettledRows
from marsad.weigh.opinions import agreed
from marsad.weigh.sources import named_source, source_id

WORST_FIRST: tuple[Reliability, ...] = ("E", "D", "C", "B", "A")
LETTERS: dict[str, Reliability] = {letter: letter for letter in get_args(Reliability)}


class Reliance(NamedTuple):
    """What is known of sources by id: people's letters, and letters by record."""

    letters: Mapping[str, tuple[Opinion, ...]]
    settled: Mapping[str, Reliability]


def settled_letters(records: Iterable[TrackRecord], rows: SettledRows) -> dict[str, Reliability]:
    """The letter by record of each source that has enough settled claims. Nothing else makes a letter by rule."""
    found: dict[str, Reliability] = {}
    for record in records:
        settled = len(record.borne_out) + len(record.not_borne_out)
        if settled >= rows.at_least:
            share = len(record.borne_out) / settled
            found[record.id] = next(row.reliability for row in rows.shares if share >= row.share)
    return found


def link_grade(link: Link, reliance: Reliance) -> LinkGrade:
    """The letter of one link; where people disagree none of them is followed, and both are shown."""
    source = source_id(link)
    if source is None:
        return LinkGrade(source=None, name=link.name, reliability="F", basis="unjudged")
    # a source that was judged by its name may have become an actor since
    ids = dict.fromkeys((source, named_source(link.name)))
    opinions = tuple(one for key in ids for one in reliance.letters.get(key, ()))
    letter = agreed(opinions)
    if letter is not None:
        return LinkGrade(source=source, name=link.name, reliability=LETTERS[letter], basis="judged", opinions=opinions)
    by_record = reliance.settled.get(source)
    if opinions:
        return LinkGrade(source=source, name=link.name, reliability="F", basis="disputed", opinions=opinions)
    if by_record is not None:
        return LinkGrade(source=source, name=link.name, reliability=by_record, basis="settled")
    return LinkGrade(source=source, name=link.name, reliability="F", basis="unjudged")


def weakest(letters: Iterable[Reliability]) -> Reliability:
    """The letter of a chain: E where any link is E, F where any other cannot be judged, else the weakest."""
    found = list(letters)
    if "F" in found and "E" not in found:
        return "F"
    return next((letter for letter in WORST_FIRST if letter in found), "F")


def origin_grades(backings: Iterable[Backing], told: Tellings, reliance: Reliance) -> tuple[OriginGrade, ...]:
    """One grade for each asserting origin: that of its best chain, so that no copy by an unjudged page changes it."""
    return tuple(_origin(one, told, reliance) for one in backings if one.side == "asserts")


def _origin(backing: Backing, told: Tellings, reliance: Reliance) -> OriginGrade:
    chains: dict[tuple[str, ...], str] = {}
    for claim in backing.claims:
        chains.setdefault(tuple(source_id(link) or link.name for link in told[claim].links), claim)
    graded = [(claim, [link_grade(link, reliance) for link in told[claim].links]) for claim in chains.values()]
    claim, links = max(graded, key=lambda found: _goodness(weakest(one.reliability for one in found[1])))
    return OriginGrade(
        origin=backing.origin,
        claim=claim,
        reliability=weakest(one.reliability for one in links),
        links=tuple(links),
    )


def _goodness(letter: Reliability) -> int:
    """Any letter that somebody gave comes before F, which says nothing."""
    return -1 if letter == "F" else WORST_FIRST.index(letter)
