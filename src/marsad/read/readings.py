"""The reading of one document: its layers in order, each built on those before it."""

from __future__ import annotations

from marsad.model.document import Document
from marsad.model.reading import Reading
from marsad.model.zone import SPOKEN
from marsad.read.actors.actors import actors
from marsad.read.actors.aliases import Aliases
from marsad.read.attributions.attributions import attributions
from marsad.read.claims.claims import claims
from marsad.read.moments.moments import moments
from marsad.read.page import Page
from marsad.read.zones.header import header
from marsad.read.zones.zones import zones

METHOD = "read/1"


def reading(document: Document, aliases: Aliases) -> Reading:
    """Everything one document says. A pure function of the document and the alias tables."""
    page = Page(document)
    zoned = zones(page)
    head = header(page, zoned)
    own = [zone for zone in zoned if zone.kind in SPOKEN]
    times = tuple(one for one in moments(page, head.published) if any(zone.holds(one) for zone in own))
    named = actors(page, zoned, aliases)
    said = attributions(page, zoned, named)
    return Reading(
        id=document.id,
        name=document.name,
        title=head.title,
        publisher=head.publisher,
        published=None if head.published is None else head.published.isoformat(),
        language=document.language,
        text=document.text,
        zones=zoned,
        actors=named,
        times=times,
        attributions=said,
        claims=claims(page, zoned, named, times, said),
        method=METHOD,
    )
