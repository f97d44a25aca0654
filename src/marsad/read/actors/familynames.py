"""Names that are a family's alone: without what stands before «بن», and with their own first letter («كيوان»)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from marsad.read.actors.lexicon import word
from marsad.read.actors.tagger import Name
from marsad.read.actors.wordclasses import about
from marsad.text.tokens import PROCLITICS, Token

SON = "بن"
AMBIGUOUS = "علي"
"""The preposition «على» and the given name «علي», folded alike."""


def with_families(stretches: Sequence[Sequence[Token]], found: Sequence[Sequence[Name]]) -> list[list[Name]]:
    """The names that the tagger found in each stretch, «وشكرت بن سالم» being but «بن سالم»."""
    sons = [
        (at, name)
        for at, names in enumerate(found)
        for name in names
        if name.label == "person" and name.last > name.first + 2 and stretches[at][name.first + 1].text == SON
    ]
    if not sons:
        return [list(names) for names in found]
    borne = {_family(stretches[at], name) for at, name in sons if stretches[at][name.first].text != AMBIGUOUS}
    led = {(at, name.first) for at, name in sons if _is_led(stretches[at], name, borne)}
    return [
        [replace(name, first=name.first + 1) if (at, name.first) in led else name for name in names]
        for at, names in enumerate(found)
    ]


def with_whole_families(stretches: Sequence[Sequence[Token]], found: Sequence[Sequence[Name]]) -> list[list[Name]]:
    """The same names, no letter of a family name taken for a clitic («كيوان» on a page with «رشيد كيوان»)."""
    words = [(stretches[at], name) for at, names in enumerate(found) for name in names if name.label == "person"]
    families = {spoken[name.last - 1].text for spoken, name in words if name.last > name.first + 1}
    written = {text for text in families if text[0] in PROCLITICS}
    if not written:
        return [list(names) for names in found]
    return [
        [replace(name, whole=True) if spoken[name.first].text in written else name for name in names]
        for spoken, names in zip(stretches, found, strict=True)
    ]


def _family(words: Sequence[Token], name: Name) -> tuple[str, ...]:
    return tuple(token.text for token in words[name.first + 1 : name.last])


def _is_led(words: Sequence[Token], name: Name, borne: set[tuple[str, ...]]) -> bool:
    """Whether the word before «بن» is a particle or a verb; «على» where somebody else bears the family's name."""
    first = words[name.first].text
    if first == AMBIGUOUS:
        return _family(words, name) in borne
    seen = word(first.removeprefix("و"))
    kinds = about(first)
    return seen.function or (first[-1] == "ت" and bool(kinds) and all(kind[0] == "P" for kind in kinds))
