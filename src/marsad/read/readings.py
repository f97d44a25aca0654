"""The reading of one document: its layers in order, each built on those before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from marsad.model.actor import PageActor
from marsad.model.claim import Claim
from marsad.model.document import Document
from marsad.model.reading import Reading
from marsad.model.zone import SPOKEN
from marsad.read.actors.actors import actors
from marsad.read.actors.aliases import Aliases
from marsad.read.actors.documents import as_documents, documents, known_speakers, with_speakers
from marsad.read.actors.introduced import with_introductions
from marsad.read.actors.participants import is_described, participants, with_participants
from marsad.read.actors.sayers import sayers
from marsad.read.attributions.attributions import attributions
from marsad.read.attributions.spokespeople import spokespeople
from marsad.read.calibration import calibrated, packaged
from marsad.read.claims.claims import claims
from marsad.read.claims.scenes.setting import scene
from marsad.read.claims.tellings import Telling, tellings
from marsad.read.moments.moments import moments
from marsad.read.page import Page
from marsad.read.zones.header import header, issued
from marsad.read.zones.zones import zones

METHOD = "read/1"
UNTOLD = frozenset({"fa"})
"""Languages that are read without dealings, since no table of relations is theirs (docs/reading/languages.md)."""


def reading(document: Document, aliases: Aliases) -> Reading:
    """Everything one document says. A pure function of the document and the alias tables."""
    return calibrated(parsed(document, aliases), packaged())


def parsed(document: Document, aliases: Aliases) -> Reading:
    """The reading with every mark's confidence as its own rule has it, not yet put right."""
    page = Page(document)
    zoned = zones(page)
    head = header(page, zoned)
    own = [zone for zone in zoned if zone.kind in SPOKEN]
    month = issued(page, zoned) if head.published is None else None
    times = tuple(one for one in moments(page, head.published, month) if any(zone.holds(one) for zone in own))
    named = actors(page, zoned, aliases)
    said = as_documents(page, attributions(page, zoned, named))
    named = with_participants(named, documents(page, zoned, named, said))
    theirs = spokespeople(page, said, named)
    named = with_introductions(page, zoned, with_participants(named, theirs))
    said = with_speakers(page, said, [*theirs, *(actor for actor in named if actor.type == "document")])
    people = participants(page, zoned, named)
    setting = None if document.language in UNTOLD else scene(page, zoned, named, times, said, people)
    told = () if setting is None else claims(setting)
    half = () if setting is None else tellings(setting)
    taking_part = _taking_part(people, told, half, known_speakers(page, people, said))
    taking_part += sayers(page, said, [*named, *people])
    said = with_speakers(page, said, taking_part)
    return Reading(
        id=document.id,
        name=document.name,
        title=head.title,
        publisher=head.publisher,
        published=None if head.published is None else head.published.isoformat(),
        language=document.language,
        text=document.text,
        zones=zoned,
        actors=with_participants(named, taking_part),
        times=times,
        attributions=said,
        claims=told,
        method=METHOD,
    )


def _taking_part(
    people: Sequence[PageActor], told: Sequence[Claim], half: Sequence[Telling], speakers: Iterable[PageActor]
) -> list[PageActor]:
    """Those without a name who are a side of a dealing, or of one whose other side is open if they are described."""
    sides, halves = ({actor for one in ones for actor in (*one.agents, *one.counterparts)} for ones in (told, half))
    sides |= {one.id for one in speakers}
    return [one for one in people if one.id in sides or (one.id in halves and is_described(one))]
