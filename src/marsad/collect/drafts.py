"""What passes between `documents` and a reader: the source it is given, the drafts it gives back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from marsad.model.document import Sheet
from marsad.model.zone import Zone

HEAD = 4096
"""How many of the first bytes a reader sees when it bids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is known of bytes before they are read, as the place they were taken from declared it."""

    name: str
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document as a reader found it; `name` is None where the source's own name stands."""

    text: str
    name: str | None = None
    part: tuple[int, int] | None = None
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    zones: tuple[Zone, ...] = ()
    sheets: tuple[Sheet, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """One record of many that could not be read, while the others could."""

    reason: str
    detail: str
    name: str
    part: tuple[int, int]


class Reader(Protocol):
    """A module that reads one kind of file."""

    METHOD: str
    """Name and version, kept with each document it reads."""

    def match(self, head: bytes, name: str, media_type: str | None) -> int:
        """How sure the reader is, from 0 (not mine) to 100, by the first bytes, the name and the declared type."""

    def read(self, data: bytes, source: Source) -> Iterator[Draft | Unread]:
        """The documents in the bytes.

        Raises `Refused` where there are none.
        """
