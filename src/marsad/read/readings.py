"""The reading of one document: its layers in order, each built on those before it."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model.actor import PageActor
from marsad.model.attribution import Attribution
from marsad.model.claim import Claim
from marsad.model.document import Document
from marsad.model.moment import Moment
from marsad.model.reading import Reading
from marsad.model.zone import SPOKEN, Zone
from marsad.read.actors.actors import actors
from marsad.read.actors.aliases import Aliases
from marsad.read.actors.documents import documents, owned_speakers, with_speakers
from marsad.read.actors.participants import participants, with_participants
from marsad.read.attributions.attributions import attributions
from marsad.read.calibration import calibrated, packaged
from marsad.read.claims.claims import claims
from marsad.read.claims.tellings import tellings
from marsad.read.moments.moments import moments
from marsad.read.page import Page
from marsad.read.zones.header import header
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
    times = tuple(one for one in moments(page, head.published) if any(zone.holds(one) for zone in own))
    named = actors(page, zoned, aliases)
    said = attributions(page, zoned, named)
    papers = documents(page, zoned, named, said)
    named = (*named, *papers)
    said = with_speakers(page, said, [actor for actor in named if actor.type == "document"])
    people = participants(page, zoned, named)
    told = () if document.language in UNTOLD else claims(page, zoned, named, times, said, people)
    taking_part = _taking_part(page, zoned, named, times, said, people, told)
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
    page: Page,
    zoned: Sequence[Zone],
    named: Sequence[PageActor],
    times: Sequence[Moment],
    said: Sequence[Attribution],
    people: Sequence[PageActor],
    told: Sequence[Claim],
) -> list[PageActor]:
    """Those without a name who are a side of a dealing, or of one whose other side is open if they are described."""
    sides = {actor for claim in told for actor in (*claim.agents, *claim.counterparts)}
    described = [one for one in people if one.id not in sides and " " in one.name]
    if described and page.document.language not in UNTOLD:
        half = tellings(page, zoned, named, times, said, described)
        sides |= {actor for telling in half for actor in (*telling.agents, *telling.counterparts)}
    sides |= {one.id for one in owned_speakers(page, people, said)}
    return [one for one in people if one.id in sides]
