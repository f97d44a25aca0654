"""What each source did in the case: what it said, carried, had first, took from whom, and what of it was denied.

Earliest seen means: of the outlets whose pages tell a proposition and bear a date, those of the first day. It does not
mean author. No number is made of a record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from marsad.model.actor import Actor
from marsad.model.grade import Opinion
from marsad.model.proposition import Copy, Link, Proposition, Standing, Voice
from marsad.model.track import Taken, TrackRecord
from marsad.weigh.backing import Telling, Tellings
from marsad.weigh.opinions import agreed, of_proposition
from marsad.weigh.sources import source_id

METHOD = "weigh.trackrecords/1"


@dataclass
class Draft:
    """A record while it is filled; claims in the order in which they are come upon."""

    name: str
    claims: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    pages: dict[str, None] = field(default_factory=dict)
    taken: list[Taken] = field(default_factory=list)


def track_records(
    propositions: Iterable[Proposition],
    standings: Iterable[Standing],
    shared: Iterable[Copy],
    told: Tellings,
    outcomes: Mapping[str, Sequence[Opinion]],
    actors: Iterable[Actor],
) -> Iterator[TrackRecord]:
    """One record for each source that a chain names, in the order of their ids."""
    drafts: dict[str, Draft] = {}
    for telling in told.values():
        _draft(drafts, telling.links[0]).pages[telling.reading.id] = None
    standing = {one.proposition: one for one in standings}
    for proposition in propositions:
        voices = standing[proposition.id].voices
        _said(drafts, voices, told)
        _seen(drafts, voices, told)
        outcome = agreed(of_proposition(outcomes, proposition.claims))
        if outcome is not None:
            _settled(drafts, voices, told, outcome)
    _takings(drafts, shared, told)
    known = {actor.id: actor for actor in actors}
    for key, draft in sorted(drafts.items()):
        yield _record(key, draft, known.get(key))


def _draft(drafts: dict[str, Draft], link: Link) -> Draft:
    return drafts.setdefault(source_id(link) or "", Draft(link.name))


def _said(drafts: dict[str, Draft], voices: Sequence[Voice], told: Tellings) -> None:
    """Whose claim each is as an origin and whose only as a carrier, and which of them somebody else denies."""
    against = {voice.origin_low: source_id(told[voice.claim].links[-1]) for voice in voices if voice.side == "denies"}
    for voice in voices:
        *carriers, end = told[voice.claim].links
        others = {deniers for deniers in against.values() if deniers != source_id(end)}
        denied = voice.side == "asserts" and bool(others)
        if end.kind != "unnamed" and voice.side != "doubts":
            _draft(drafts, end).claims[voice.side].append(voice.claim)
        for link in carriers:
            if link.kind != "unnamed" and source_id(link) != source_id(end):
                _draft(drafts, link).claims["carries"].append(voice.claim)
        if denied:
            for link in {source_id(one): one for one in (*carriers, end) if one.kind != "unnamed"}.values():
                _draft(drafts, link).claims["denied"].append(voice.claim)


def _seen(drafts: dict[str, Draft], voices: Sequence[Voice], told: Tellings) -> None:
    """Which outlets tell the proposition on the first day that it is seen on, where several tell it."""
    earliest: dict[str, tuple[str, str]] = {}
    outlet: dict[str, Link] = {}
    for voice in voices:
        telling = told[voice.claim]
        key = source_id(telling.links[0]) or ""
        if voice.side == "asserts" and telling.reading.published is not None:
            outlet.setdefault(key, telling.links[0])
            earliest[key] = min(earliest.get(key, ("~", "")), (telling.reading.published, voice.claim))
    if len(earliest) < 2:
        return
    first = min(day for day, _ in earliest.values())
    leaders = [key for key, (day, _) in earliest.items() if day == first]
    for key, (day, claim) in earliest.items():
        place = "later" if day > first else "first" if len(leaders) == 1 else "together"
        _draft(drafts, outlet[key]).claims[place].append(claim)


def _settled(drafts: dict[str, Draft], voices: Sequence[Voice], told: Tellings, outcome: str) -> None:
    """For each source the proposition counts once, and only as an origin of it; one that said both is not counted."""
    sides: dict[str, dict[str, str]] = {}
    link: dict[str, Link] = {}
    for voice in voices:
        end = told[voice.claim].links[-1]
        key = source_id(end)
        if key is not None and voice.side != "doubts":
            link.setdefault(key, end)
            sides.setdefault(key, {}).setdefault(voice.side, voice.claim)
    for key, claims in sides.items():
        if len(claims) == 1:
            ((side, claim),) = claims.items()
            right = (side == "asserts") == (outcome == "happened")
            _draft(drafts, link[key]).claims["borne_out" if right else "not_borne_out"].append(claim)


def _takings(drafts: dict[str, Draft], shared: Iterable[Copy], told: Tellings) -> None:
    """Pages that share text with an earlier page of another outlet."""
    pages: dict[str, list[Telling]] = defaultdict(list)
    for telling in told.values():
        pages[telling.reading.id].append(telling)
    for copy in shared:
        if copy.a not in pages or copy.b not in pages:
            continue
        days = {one: pages[one][0].reading.published for one in (copy.a, copy.b)}
        links = {one: pages[one][0].links[0] for one in (copy.a, copy.b)}
        a, b = days[copy.a], days[copy.b]
        if a is None or b is None or a == b or source_id(links[copy.a]) == source_id(links[copy.b]):
            continue
        earlier, later = (copy.a, copy.b) if a < b else (copy.b, copy.a)
        of = source_id(links[earlier]) or ""
        named = {source_id(link) for one in pages[later] for link in one.links[1:]}
        _draft(drafts, links[later]).taken.append(
            Taken(of=of, of_name=links[earlier].name, document=later, earlier=earlier, credited=of in named)
        )


def _record(key: str, draft: Draft, actor: Actor | None) -> TrackRecord:
    claims = {noun: tuple(dict.fromkeys(found)) for noun, found in draft.claims.items()}
    return TrackRecord(
        id=key,
        name=draft.name if actor is None else actor.name,
        actor=None if actor is None else actor.id,
        known=None if actor is None else actor.known,
        pages=tuple(draft.pages),
        asserts=claims.get("asserts", ()),
        denies=claims.get("denies", ()),
        carries=claims.get("carries", ()),
        first=claims.get("first", ()),
        together=claims.get("together", ()),
        later=claims.get("later", ()),
        taken=tuple(sorted(draft.taken)),
        denied=claims.get("denied", ()),
        borne_out=claims.get("borne_out", ()),
        not_borne_out=claims.get("not_borne_out", ()),
        method=METHOD,
    )
