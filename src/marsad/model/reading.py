"""A reading: everything one document says, before anything is compared across documents."""

from __future__ import annotations

import msgspec

from marsad.model.actor import PageActor
from marsad.model.attribution import Attribution
from marsad.model.claim import Claim
from marsad.model.moment import Moment
from marsad.model.zone import Zone


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """The five layers of one page. `id` is its document's; offsets are code points of `text`."""

    id: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str
    text: str
    zones: tuple[Zone, ...]
    actors: tuple[PageActor, ...]
    times: tuple[Moment, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    method: str
