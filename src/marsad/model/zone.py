"""Zones: what each stretch of a page is."""

from __future__ import annotations

from typing import Literal

from marsad.model.marked import Marked

ZoneKind = Literal["headline", "meta", "body", "post", "tags", "related", "comments", "boilerplate"]
SPOKEN: frozenset[ZoneKind] = frozenset({"headline", "body", "post", "meta"})
"""Zones that are the article's own: what is named in them counts."""


class Zone(Marked, frozen=True, kw_only=True):
    """A stretch of a document by what it is."""

    kind: ZoneKind
