"""A document: the text of one capture, or of one article in a capture that holds many."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.zone import Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page of a paged document: where its text starts and how its lines were read.

    `reader` is `glyphs` where they were put in order by place, `pypdfium2` where they are as the file has them, and
    `none` where the page is broken.
    """

    start: int
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Text and what the page's own markup says of it; unknown stays None.

    `id` is the SHA-256 of the bytes it was read from: the whole capture, or the slice `part` (first byte, byte after
    the last) of a capture of many articles. `zones` are those that markup gave away; plain text has none. `published`
    is ISO 8601, no finer than a day. `names` are all the names under which the bytes were taken, `name` the first.
    """

    id: str
    capture: str
    part: tuple[int, int] | None = None
    name: str
    names: tuple[str, ...] = ()
    text: str
    language: str
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    zones: tuple[Zone, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    method: str
