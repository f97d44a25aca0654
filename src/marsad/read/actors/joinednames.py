"""Learned names that «و» joins: «قارة وفليطة» are two places, and the second is not called «وفليطة»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from marsad.read.actors.aliases import Known
from marsad.read.actors.lexicon import lexicon
from marsad.read.actors.ordinary import is_ordinary
from marsad.read.actors.tagger import Name
from marsad.text.remembered import remembered
from marsad.text.tokens import Token

AND, COMMAS = "و", frozenset("،,")
SHORTEST = 3
"""How many letters a name that no table knows has at least behind «و»."""


def each_alone(words: Sequence[Token], learned: Sequence[Name], known: Sequence[Known]) -> list[Name]:
    """The names that the tagger found in a sentence, people and places that «و» joins apart.

    «و» joins what stands behind another name, a comma or nothing; behind any other word it is a letter of the name
    («في ورقلة»).
    """
    found = [piece for name in learned for piece in _pieces(words, name)]
    opened = [name for name in found if _may_join(words[name.first].text)]
    if not opened:
        return found
    ends = {0, *(name.last for name in found), *(form.last for form in known)}
    ends |= {at + 1 for at, token in enumerate(words) if token.text in COMMAS}
    return [replace(name, joined=True) if name in opened and name.first in ends else name for name in found]


def _pieces(words: Sequence[Token], name: Name) -> Iterator[Name]:
    first = name.first
    for at in range(first + 1, name.last):
        if name.label != "organization" and _may_join(words[at].text):
            yield replace(name, first=first, last=at)
            first = at
    yield replace(name, first=first)


@remembered
def _may_join(text: str) -> bool:
    """Whether «و» can be the conjunction before a name that no table knows: the tables have no such word."""
    unknown = text not in lexicon().names and not is_ordinary(text)
    return text[:1] == AND and len(text) > SHORTEST and unknown
