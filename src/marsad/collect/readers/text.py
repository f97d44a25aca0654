"""Plain text: decoded and otherwise left letter for letter, line ends included."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.collect.charsets import decoded
from marsad.collect.drafts import Draft, Source, Unread
from marsad.model.errors import Refused

METHOD = "text/1"
_NAMES = (".txt", ".text", ".md", ".log")
_BINARY = (
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"MZ",
    b"\xd0\xcf\x11\xe0",
    b"%PDF-",
)
_SHOWS = re.compile(
    "[^\\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufffd]"
)


def match(head: bytes, name: str, media_type: str | None) -> int:
    """How sure it is that this is plain text: what is called so, and anything that nobody else claims."""
    if head.startswith(_BINARY):
        return 0
    if name.lower().endswith(_NAMES):
        return 90
    return 50 if media_type == "text/plain" else 10


def read(data: bytes, source: Source) -> Iterator[Draft | Unread]:
    """The text as it stands.

    Raises `Refused` where no character shows, or where the bytes are no text.
    """
    text = decoded(data, [source.charset]).text
    if not shows(text):
        raise Refused("empty", "There is no character in it that shows.")
    yield Draft(text=text, url=source.url)


def shows(text: str) -> bool:
    """Whether any character of a text can be seen: not only spaces, controls and direction marks."""
    return _SHOWS.search(text) is not None
