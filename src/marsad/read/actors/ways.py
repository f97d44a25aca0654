"""The ways in which the words of a sentence can begin to name somebody: most words open none and are not looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from marsad.read.actors.lexicon import lexicon, word
from marsad.read.actors.nameruns import opening
from marsad.read.actors.regions import opens_region
from marsad.read.actors.sides import opens_side
from marsad.text.remembered import remembered
from marsad.text.tokens import Token

Way = Literal["run", "title", "head", "people", "part", "region", "side"]


def opened(words: Sequence[Token]) -> Mapping[Way, Sequence[int]]:
    """Where in a sentence each way of naming can begin."""
    found: defaultdict[Way, list[int]] = defaultdict(list)
    for at, ways in enumerate(map(_ways, [token.text for token in words])):
        for way in ways:
            found[way].append(at)
    return found


@remembered
def _ways(text: str) -> tuple[Way, ...]:
    """The ways that a word can open."""
    seen = word(text)
    opens: dict[Way, bool] = {
        "run": opening(text) is not None,
        "title": seen.title is not None,
        "head": seen.head is not None,
        "people": seen.people is not None or seen.country is not None or seen.stem in lexicon().counted,
        "part": seen.compass,
        "region": opens_region(seen),
        "side": opens_side(seen),
    }
    return tuple(way for way, can in opens.items() if can)
