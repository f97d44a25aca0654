"""Arms and services that two words name wherever they stand: «سلاح الجو الملكي»، «الدفاع المدني»، «الصليب الأزرق»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad.read.actors.lexicon import Head, lexicon
from marsad.read.actors.phraseadjectives import adjectives
from marsad.read.actors.phrases import Grammar, Phrase
from marsad.read.actors.phrasetails import purpose
from marsad.text.tokens import Parted, parted

MARKS = "h"
"""The marks of a head that is part of some other body («الجناح العسكري للحركة»)."""


def opening(text: str) -> Parted | None:
    """A folded word that can be the first of two, parted from its clitics; None where it is none, as most are."""
    firsts = lexicon().pairs
    for part in parted(text):
        if part.stem in firsts:
            return part
    return None


def pairs(grammar: Grammar, places: Iterable[int]) -> Iterator[tuple[Phrase, int]]:
    """The phrases that two such words open, each with the letters of clitics before it."""
    for at in places:
        part, second = opening(grammar.words[at].text), grammar.at(at + 1)
        if part is None or second is None or second.text not in lexicon().pairs[part.stem]:
            continue
        head = Head(part.stem, "organization", "body", "yes", MARKS)
        made = grammar.closed(Phrase(at, at + 2, head, definite=True, core=(second.text,)))
        if made is not None:
            yield purpose(grammar, adjectives(grammar, made)), part.skipped
