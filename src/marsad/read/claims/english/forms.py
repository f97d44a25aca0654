"""The forms of English triggers: verbs of one word or several with what they inflect to, nouns, adjectives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.lexicon.triggers import Form, Frame, Lexicon, Row, frames
from marsad.text.folding import folded
from marsad.text.verbs import Inflection

VOWELS = "aeiou"
SINGLE = "wxy"
"""Letters that are never doubled before -ing."""
DONE = Inflection("past", 3, None, "s")
DOES = Inflection("present", 3, None, "s")


@cache
def english() -> Lexicon:
    """Every folded form of an English trigger with its readings; one of several words stands by its first word."""
    lexicon: dict[str, list[Form]] = defaultdict(list)
    for frame, row in frames("en"):
        for form, reading in (*_verbal(frame, row), *_nominal(frame, row)):
            lexicon[form].append(reading)
    return {form: tuple(dict.fromkeys(readings)) for form, readings in lexicon.items()}


def _verbal(frame: Frame, row: Row) -> Iterator[tuple[str, Form]]:
    """The forms of a row's verbs («sat down» is «sat» before «down»), passives, and participles `bound` to «have»."""
    irregular = {base for _, base in row.passives}
    for past, present in row.verbs:
        (done, *rest), base = folded(past).split(), folded(present).split()[0]
        own = _led(frame, rest)
        for form, inflection in _conjugated(done, base):
            yield form, Form(own, "verb", inflection, tuple(rest))
        for form in _ing(base):
            yield form, Form(own, "participle", None, tuple(rest))
        if present not in irregular:
            yield done, Form(own, "verb", DONE, tuple(rest), passive=True)
    active = {base for _, base in row.verbs}
    for participle, base in row.passives:
        done, *rest = folded(participle).split()
        yield done, Form(_led(frame, rest), "verb", DONE, tuple(rest), passive=True)
        if base in active:
            yield done, Form(_led(frame, rest), "verb", DONE, tuple(rest), bound=True)


def _nominal(frame: Frame, row: Row) -> Iterator[tuple[str, Form]]:
    """The forms of a row's nouns and adjectives."""
    for noun in row.nouns:
        first, *rest = folded(noun).split()
        for form in (first,) if rest or first.endswith("s") else (first, with_s(first)):
            yield form, Form(_led(frame, rest), "noun", None, tuple(rest))
    for adjective in row.adjectives:
        yield folded(adjective), Form(frame, "adjective")


def _led(frame: Frame, rest: list[str]) -> Frame:
    """The frame of a trigger of several words: it has to be followed by its last one where the row names none."""
    return frame if frame.with_ or not rest else replace(frame, with_=frozenset(rest[-1:]))


def _conjugated(done: str, base: str) -> Iterator[tuple[str, Inflection]]:
    yield done, DONE
    if base != done:
        yield base, DOES
    yield with_s(base), DOES


def with_s(word: str) -> str:
    """A word with its -s."""
    if word == "have":
        return "has"
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z", "go", "do", "to")) else "s")


def _ing(base: str) -> Iterator[str]:
    """A verb with its -ing; where the stress would have to tell whether its last letter is doubled, both ways."""
    if base.endswith("ie"):
        yield base[:-2] + "ying"
    elif base.endswith("e") and not base.endswith("ee"):
        yield base[:-1] + "ing"
    else:
        yield base + "ing"
        closed = base[-1] not in VOWELS + SINGLE and base[-2] in VOWELS and base[-3:-2] not in VOWELS
        if closed:
            yield base + base[-1] + "ing"


@cache
def doing_forms() -> frozenset[str]:
    """The forms in -ing of the verbs that only say that what their noun tells is done («making payments to X»)."""
    return frozenset(form for _, base in constructions("en").verbs["doing"] for form in _ing(folded(base)))
