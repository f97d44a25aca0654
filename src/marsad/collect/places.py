"""Take what lies at a place: a file, a folder, a web address, or what comes in on stdin."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from marsad.collect.files import files
from marsad.collect.taken import BLOCK, LIMIT, Place, Taken, Terms, refusal, taken
from marsad.model.errors import Refused
from marsad.model.refusal import Refusal

if TYPE_CHECKING:
    from marsad.collect.wire import Wire

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")


def takings(
    location: str,
    *,
    now: str,
    version: str,
    fields: tuple[tuple[str, str], ...] = (),
    limit: int = LIMIT,
    stdin: IO[bytes] | None = None,
    wire: Wire | None = None,
) -> Iterator[Taken | Refusal]:
    """What lies at a place, one after the other, each with its bytes, or with the reason why it could not be taken.

    `location` is a path, an http or https address, or `-` for stdin; `now` an ISO 8601 time in UTC; `limit` the most
    bytes of one item. Each item's content is open until the next is asked for.
    """
    terms = Terms(fields=fields, now=now, version=version, limit=limit)
    scheme = _SCHEME.match(location)
    if location == "-":
        yield from _stdin(sys.stdin.buffer if stdin is None else stdin, terms)
    elif scheme is None or (os.path.exists(location) and "://" not in location):
        yield from files(Path(location), terms)
    else:
        from marsad.collect.urls import urls
        from marsad.collect.wire import Wire

        yield from urls(location, terms, wire or Wire())


def _stdin(stream: IO[bytes], terms: Terms) -> Iterator[Taken | Refusal]:
    place = Place(location="-", name="stdin", means="stdin")
    try:
        with taken(place, iter(lambda: stream.read(BLOCK), b""), terms) as found:
            yield found
    except Refused as refused:
        yield refusal(place.location, place.name, refused)
