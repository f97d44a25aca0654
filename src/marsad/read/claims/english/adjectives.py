"""Adjectives of nationality that English makes of the names of places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

ENDINGS = ("n", "an", "ian", "i", "ese", "ish", "ic")
"""What adjectives of nationality end in."""
SHORTEST = 4
"""How many letters of a name an adjective of it keeps at least."""


def english_adjectives(words: Set[str], places: Mapping[str, int]) -> dict[str, int]:
    """The adjectives among the words of a page that are made of the folded names of its places («Norlandic»)."""
    found: dict[str, int] = {}
    for name, number in places.items():
        for adjective in _made_of(name):
            if adjective in words and adjective not in places:
                found.setdefault(adjective, number)
    return found


def _made_of(name: str) -> Iterator[str]:
    if name.isascii() and name.isalpha() and len(name) > SHORTEST:
        for stem in (name, name.rstrip("aeiouy")):
            yield from (stem + ending for ending in ENDINGS if len(stem) >= SHORTEST)
