"""A capture: bytes as they were taken, with where from, when and how."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Sealed bytes. `id` is their SHA-256; they are never edited."""

    id: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """One act of taking bytes: the same bytes may be taken twice from two places and are one capture.

    `location` is the path or address that was given and `followed` the addresses it led on to, the last of which gave
    the bytes; `means` is file, folder, url or stdin; `taken_at` is an ISO 8601 time in UTC; `media_type` and `charset`
    are as the place declared them; `fields` maps document fields to the names they have in a file of articles;
    `version` is the program's that took them.
    """

    id: str
    capture: str
    location: str
    followed: tuple[str, ...] = ()
    name: str
    means: str
    taken_at: str
    media_type: str | None = None
    charset: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    version: str
