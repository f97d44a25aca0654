"""Which names in Arabic letters and in Latin ones are the same name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from marsad.model.actor import ActorType, Join
from marsad.text.names import skeleton, written_words
from marsad.text.tokens import is_arabic
from marsad.text.transliteration import closeness

RULE = "same sound"
SCORE = 0.85
CLOSE = -1.2
"""A word this likely by letter is the other's spelling: four in five true pairs are, one in two thousand others."""
CLOSE_ENOUGH = -2.0
"""As likely must a word be that has the same consonants: «حسن» is "Hassan" and not "Hussein"."""
_FEWEST_WORDS = {"person": 2, "place": 1}
_FEWEST_LETTERS = 3


class Written(NamedTuple):
    """An id with the name and the type it goes by."""

    id: str
    type: ActorType
    name: str


def across_scripts(named: Iterable[Written]) -> Iterator[Join]:
    """Joins between those of one type whose names are the same name in two scripts, in the order of the Arabic ones."""
    everyone = [one for one in named if one.type in _FEWEST_WORDS]
    latin: dict[tuple[ActorType, tuple[str, ...]], list[Written]] = {}
    for one in everyone:
        if one.name.isascii() or not is_arabic(one.name):
            latin.setdefault(_block(one), []).append(one)
    for one in everyone:
        if is_arabic(one.name):
            for other in latin.get(_block(one), ()):
                if is_same_name(one.type, one.name, other.name):
                    yield Join(left=one.id, right=other.id, rule=RULE, score=SCORE)


def is_same_name(kind: ActorType, arabic: str, latin: str) -> bool:
    """Whether the Arabic name is the Latin one, word by word; a person's has two words or more."""
    words, others = written_words(arabic), written_words(latin)
    enough = len(words) >= _FEWEST_WORDS.get(kind, 2) and sum(map(len, words)) >= _FEWEST_LETTERS
    return enough and len(words) == len(others) and all(map(_is_same_word, words, others))


def _is_same_word(arabic: str, latin: str) -> bool:
    close = closeness(arabic, latin)
    return close >= CLOSE or (close >= CLOSE_ENOUGH and skeleton(arabic) == skeleton(latin))


def _block(one: Written) -> tuple[ActorType, tuple[str, ...]]:
    """Only names whose words begin alike are compared; a vowel, and sounds that transcription mixes, begin any."""
    return one.type, tuple(skeleton(word)[:1].replace("j", "k") for word in written_words(one.name))
