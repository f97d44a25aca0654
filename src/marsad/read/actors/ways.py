"""The ways in which the words of a sentence can begin to name somebody: most words open none and are not looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from marsad.read.actors.lexicon import WEAKLY_GIVEN, lexicon
from marsad.read.actors.nameruns import opening, opens_family
from marsad.read.actors.pairs import opening as pair_opening
from marsad.read.actors.placesigns import shows
from marsad.read.actors.pointers import pointing
from marsad.read.actors.regions import opens_region
from marsad.read.actors.sides import opens_side
from marsad.read.actors.words import Word, word
from marsad.text.remembered import remembered
from marsad.text.tokens import Token

Way = Literal["sign", "given", "run", "family", "title", "head", "pair", "people", "part", "region", "side", "pointer"]


class Opened(NamedTuple):
    """The words of a sentence, what each can be, and where each way of naming can begin."""

    words: Sequence[Token]
    seen: Sequence[Word]
    places: Mapping[Way, Sequence[int]]


def opened(words: Sequence[Token]) -> Opened:
    """A sentence with all that its words can open."""
    seen = [_seen(token.text) for token in words]
    found: defaultdict[Way, list[int]] = defaultdict(list)
    for at, ways in [(at, ways) for at, (_, ways) in enumerate(seen) if ways]:
        for way in ways:
            found[way].append(at)
    return Opened(words, [word for word, _ in seen], found)


@remembered
def _seen(text: str) -> tuple[Word, tuple[Way, ...]]:
    """What a word can be, and the ways that it can open."""
    seen = word(text)
    opens: dict[Way, bool] = {
        "sign": shows(text) is not None,
        "given": lexicon().names.get(text, 0) >= WEAKLY_GIVEN,
        "run": opening(text) is not None,
        "family": opens_family(text) is not None,
        "title": seen.title is not None,
        "head": seen.head is not None,
        "pair": pair_opening(text) is not None,
        "people": seen.people is not None or seen.country is not None or seen.stem in lexicon().counted,
        "part": seen.compass,
        "region": opens_region(seen),
        "side": opens_side(seen),
        "pointer": pointing(text) is not None,
    }
    return seen, tuple([way for way, can in opens.items() if can])
