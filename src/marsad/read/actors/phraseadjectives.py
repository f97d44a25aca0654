"""Adjectives and participles of a phrase, and what they are bound to: «القوات الموالية للرئيس»، «ميليشيات شيعية»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.read.actors.lexicon import lexicon
from marsad.read.actors.phraseends import complement_end, disagrees, is_other
from marsad.read.actors.words import Word

if TYPE_CHECKING:
    from marsad.read.actors.phrases import Grammar, Phrase

FROM = "من"


def adjectives(grammar: Grammar, here: Phrase) -> Phrase:
    """Adjectives with their article, as many as stand there, or a number («الفرقة 30»)."""
    number = grammar.at(here.last)
    counted = number is not None and (number.text.isdigit() or number.text in lexicon().ordinals)
    if number is not None and counted and here.head.kind == "force" and here.last == here.first + 1:
        here = here.with_words(here.last + 1, number.text)
    while (found := grammar.at(here.last)) is not None:
        if not (grammar.describes(here.last) or _goes_on(grammar, here, found)):
            break
        ruling = found.stem in lexicon().adjectives and here.head.kind == "group"
        titled = found.title is not None and found.title.kind != "work" and not (found.country or ruling)
        # what is called something else already is not named by whose it is («الجيش الكاندي الموالي للحكومة»)
        owned = found.bound and here.core and _is_bound(grammar, here.last + 1)
        if titled or owned or _is_thing(here, found) or disagrees(here, grammar.seen[here.first], found):
            break
        here = _described(here, found)
    return here


def indefinite(grammar: Grammar, here: Phrase) -> Phrase:
    """Adjectives without article after a head without article («ميليشيات شيعية»)."""
    while (found := grammar.at(here.last)) is not None and (found.adjective or found.bound) and not found.definite:
        if found.skip or is_other(here, found):
            break
        here = _described(here, found)
    end = complement_end(grammar, here.last) if grammar.seen[here.last - 1].bound else None
    return here if end is None else here.with_words(end)


def bound_to(grammar: Grammar, here: Phrase) -> Phrase:
    """A participle with what it is bound to: «القوات الموالية للرئيس»، «المليشيات التابعة لإيران»."""
    found = grammar.at(here.last)
    bound = grammar.seen[here.last - 1].bound
    if here.core and not bound:
        return here
    described = found is not None and found.bound and found.definite and found.skip == 0
    if found is not None and described and not bound and not disagrees(here, grammar.seen[here.first], found):
        here, bound = here.with_words(here.last + 1, found.stem, described=True), True
    end = complement_end(grammar, here.last) if bound else None
    if end is None:
        return here
    return here.with_words(end, " ".join(token.text for token in grammar.words[here.last : end]))


def _is_thing(here: Phrase, found: Word) -> bool:
    return here.last == here.first + 1 and found.stem in lexicon().common.get(here.head.lemma, ())


def _described(here: Phrase, found: Word) -> Phrase:
    countries = (*here.countries, found.country) if found.country else here.countries
    return here.with_words(
        here.last + 1, found.stem, described=True, countries=countries, loaded=here.loaded or found.loaded
    )


def _is_bound(grammar: Grammar, place: int) -> bool:
    """Whether what a participle is bound to stands at a place («المدعومة من X», «الموالي لـX»)."""
    joint = grammar.at(place)
    return joint is not None and (joint.text == FROM or complement_end(grammar, place) is not None)


def _goes_on(grammar: Grammar, here: Phrase, found: Word) -> bool:
    """Whether «و» joins a further adjective to one that says which are meant («الدول الحليفة والصديقة»)."""
    before = grammar.seen[here.last - 1]
    opening = grammar.seen[here.first].stem
    several = opening not in (here.head.lemma, f"{here.head.lemma}ا") or opening in lexicon().plural_heads
    alike = found.stem[-1:] == before.stem[-1:] and not (found.country or before.country)
    plain = found.adjective and not (found.head or found.title or found.calendar or found.people)
    return several and before.adjective and found.conjunction and found.skip == 1 and found.definite and plain and alike
