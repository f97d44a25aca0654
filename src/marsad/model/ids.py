"""Ids made from content, so that the same input gives the same id and a difference means something."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def digest(parts: Iterable[object]) -> str:
    """Hexadecimal SHA-256 over parts, kept apart by a separator that no text holds."""
    whole = "".join([f"{part}\x1f" for part in parts])
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def make_id(noun: str, *parts: object) -> str:
    """An id such as `claim-8d41c0f2a97be310`: the noun and 64 bits of the hash of its parts."""
    return f"{noun}-{digest(parts)[:16]}"
