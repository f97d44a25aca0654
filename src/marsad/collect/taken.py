"""Bytes on their way from a place to the case: copied once while they are hashed, then handed over as an open file."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from marsad.model.capture import Taking
from marsad.model.errors import DiskFull, Refused
from marsad.model.ids import make_id
from marsad.model.refusal import Refusal

STAGE = "take"
METHOD = "take/1"
LIMIT = 100_000_000
"""The most bytes of one item, where nothing else is said."""
BLOCK = 1 << 16
_IN_MEMORY = 4 << 20


@dataclass(frozen=True, slots=True)
class Taken:
    """One act of taking and its bytes: `content` stands at its first byte and is good until the next item is asked for.

    Up to 4 MB it lies in memory, beyond that in a temporary file; whoever seals it reads it block by block.
    """

    taking: Taking
    size: int
    content: IO[bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What holds for all that is taken at one time: mapping of fields, time, program, the most bytes of an item."""

    fields: tuple[tuple[str, str], ...]
    now: str
    version: str
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where bytes come from and what is known of them there."""

    location: str
    name: str
    means: str
    followed: tuple[str, ...] = ()
    media_type: str | None = None
    charset: str | None = None


@contextmanager
def taken(place: Place, blocks: Iterable[bytes], terms: Terms) -> Iterator[Taken]:
    """The bytes of a place, hashed, as an open file that closes when the block ends.

    Raises `Refused` with `too-large` as soon as they pass the limit, and `DiskFull`.
    """
    hashed = hashlib.sha256()
    size = 0
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as content:
        for block in blocks:
            size += len(block)
            if size > terms.limit:
                raise Refused("too-large", f"It has more than {terms.limit:,} bytes.")
            hashed.update(block)
            _write(content, block)
        content.seek(0)
        yield Taken(_taking(place, hashed.hexdigest(), terms), size, content)


def _write(content: IO[bytes], block: bytes) -> None:
    try:
        content.write(block)
    except OSError as error:
        raise DiskFull(f"no room for a temporary copy in {tempfile.gettempdir()}: {error.strerror}") from error


def _taking(place: Place, capture: str, terms: Terms) -> Taking:
    return Taking(
        id=make_id("taking", capture, place.location, place.followed, place.means, terms.now, terms.fields),
        capture=capture,
        location=place.location,
        followed=place.followed,
        name=place.name,
        means=place.means,
        taken_at=terms.now,
        media_type=place.media_type,
        charset=place.charset,
        fields=terms.fields,
        version=terms.version,
    )


def refusal(location: str, name: str, refused: Refused) -> Refusal:
    """The record of an item that could not be taken."""
    return Refusal(
        id=make_id("refusal", STAGE, location, refused.reason),
        stage=STAGE,
        item=location,
        name=name,
        reason=refused.reason,
        detail=refused.detail,
        method=METHOD,
    )
