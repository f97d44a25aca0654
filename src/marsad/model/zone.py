"""Zones: what each stretch of a page is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from marsad.model.marked import Marked

ZoneKind = Literal["headline", "meta", "body", "post", "tags", "related", "comments", "boilerplate"]
SPOKEN: frozenset[ZoneKind] = frozenset({"headline", "body", "post", "meta"})
"""Zones that are the article's own: what is named in them counts."""


@dataclass(frozen=True, order=True)
class Zone(Marked):
    """A stretch of a document by what it is."""

    kind: ZoneKind
