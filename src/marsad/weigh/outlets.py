"""The outlets of a case by the names under which pages speak of one another: in quotes, or behind «صحيفة» and its like.

A page's publisher is known from the page itself; where other pages name it, readings may see a place in its name
(«رسمون» in «مدار رسمون») or nobody at all. Here the names of all publishers of the case are looked for in a stretch.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from marsad.model.actor import Actor
from marsad.model.ids import make_id
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.text.folding import fold, folded
from marsad.text.tokens import Token, tokens
from marsad.weigh.credits import agency, folded_words

QUOTE = '"'
"""Quotation marks of all kinds, folded."""
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = (("", False), ("ل", True), ("ب", False), ("ك", False))


class Outlet(NamedTuple):
    """An outlet of the case: its name on its first page, the actor it is, and its node in chains."""

    name: str
    actor: str | None
    node: str


class Named(NamedTuple):
    """An outlet named on a page: `told` where a source speaks to it («لصحيفة الساحل»), `bare` without noun and quotes.

    The stretch begins with the word for what it is, where that stands before the name.
    """

    span: Span
    outlet: Outlet
    told: bool
    bare: bool


class Outlets(NamedTuple):
    """All outlets of a case, by the words of their names and by actor; `longest` name for each first word."""

    named: Mapping[tuple[str, ...], Outlet]
    longest: Mapping[str, int]
    of_actor: Mapping[str, Outlet]

    def called(self, name: str) -> Outlet | None:
        """The outlet of a name, with or without the word for what it is."""
        return self.named.get(_key(name))


def outlets(readings: Iterable[Reading], actors: Iterable[Actor]) -> Outlets:
    """The outlets that publish the pages of a case; agencies have nodes of their own."""
    organisations: dict[tuple[str, ...], list[str]] = {}
    for one in actors:
        if one.type == "organization":
            for key in dict.fromkeys(map(_key, one.names)):
                organisations.setdefault(key, []).append(one.id)
    named: dict[tuple[str, ...], Outlet] = {}
    of_actor: dict[str, Outlet] = {}
    for reading in readings:
        name = reading.publisher or reading.name
        key = _key(name)
        if not key or key in named or agency(name) is not None:
            continue
        alike = organisations.get(key, [])
        actor = alike[0] if alike else None
        named[key] = Outlet(name, actor, actor or make_id("outlet", *key))
        of_actor.update(dict.fromkeys(alike, named[key]))
    longest: dict[str, int] = {}
    for key in named:
        longest[key[0]] = max(len(key), longest.get(key[0], 0))
    return Outlets(named, longest, of_actor)


def _key(name: str) -> tuple[str, ...]:
    """The words of a name without those for what kind of outlet it is, as far as any are left."""
    words = [token.text for token in tokens(folded(name)) if token.is_word]
    kinds = folded_words("outlet_nouns") | {"the"}
    while len(words) > 1 and words[0] in kinds:
        words = words[1:]
    return tuple(words)


def is_outlet(name: str) -> bool:
    """Whether a name begins with the word for a kind of outlet, or is an agency's."""
    return agency(name) is not None or any(word in folded_words("outlet_nouns") for word in folded(name).split()[:1])


def named_in(text: str, within: Span, known: Outlets) -> list[Named]:
    """The outlets named in a stretch of a page, the longest name at each place."""
    stretch = fold(text[within.start : within.end])
    found = tokens(stretch.text)
    named: list[Named] = []
    after = 0
    for at, first in enumerate(found):
        hit = _longest(found, at, known) if first.is_word and at >= after else None
        if hit is None:
            continue
        outlet, count, told = hit
        noun = _noun(found, at)
        latin = text[within.start + stretch.span(first.start, first.end)[0]].isupper()
        bare = not (noun or latin or _is_quoted(found, at, at + count))
        if bare and count == 1:
            continue
        after = at + count
        begin = found[noun[0]].start if noun else first.start
        start, end = stretch.span(begin, found[after - 1].end)
        told = told or (noun is not None and noun[1]) or _spoken_to(found, at)
        named.append(Named(Span(within.start + start, within.start + end), outlet, told, bare))
    return named


def _longest(found: Sequence[Token], at: int, known: Outlets) -> tuple[Outlet, int, bool] | None:
    """The outlet with the longest name that begins at a word, the words of the name, and whether it is spoken to."""
    begins = [(word, told) for word, told in _bare(found[at].text) if word in known.longest]
    for count in range(max((known.longest[word] for word, _ in begins), default=0), 0, -1):
        rest = tuple(token.text for token in found[at + 1 : at + count])
        for word, told in begins:
            outlet = known.named.get((word, *rest))
            if outlet is not None:
                return outlet, count, told
    return None


@lru_cache(maxsize=1 << 14)
def _bare(word: str) -> tuple[tuple[str, bool], ...]:
    """A word as it stands and without what is written together with it; whether that makes it the one spoken to."""
    found: list[tuple[str, bool]] = []
    for conjunction in _CONJUNCTIONS:
        if not word.startswith(conjunction):
            continue
        rest = word.removeprefix(conjunction)
        found += [(rest.removeprefix(one), told) for one, told in _PREPOSITIONS if rest.startswith(one)]
        if rest.startswith("لل"):
            found.append(("ا" + rest[1:], True))
    return tuple(found)


def _noun(found: Sequence[Token], at: int) -> tuple[int, bool] | None:
    """Where the word for a kind of outlet stands before a name, and whether it is spoken to («لصحيفة»)."""
    before = next((one for one in range(at - 1, max(-1, at - 3), -1) if found[one].is_word), None)
    if before is None:
        return None
    told = [told for word, told in _bare(found[before].text) if word in folded_words("outlet_nouns")]
    return (before, told[0]) if told else None


def _is_quoted(found: Sequence[Token], first: int, after: int) -> bool:
    return first > 0 and after < len(found) and found[first - 1].text == found[after].text == QUOTE


def _spoken_to(found: Sequence[Token], at: int) -> bool:
    """Whether «told», or a «ل» before an opening quote, leads to a name."""
    before = [token.text for token in found[max(0, at - 3) : at]]
    return "told" in before or before[-2:] == ["ل", QUOTE]
