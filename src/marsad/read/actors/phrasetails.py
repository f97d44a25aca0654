"""What may follow an Arabic phrase that names an actor as part of it: a purpose, a seat, a leader, a second name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from marsad.read.actors.lexicon import lexicon
from marsad.read.actors.phraseadjectives import adjectives
from marsad.read.actors.phraseends import closing_mark
from marsad.read.actors.words import Word

if TYPE_CHECKING:
    from marsad.read.actors.phrases import Grammar, Phrase

AND = "و"
HELD_FOR = frozenset("lhu")
"""The marks of heads with what their bodies are for."""
ENDOWED = frozenset({"ذوي", "ذوو"})
PUBLISHING = frozenset({"outlet", "agency"})
"""Kinds of heads to which others speak, and which no body but their own is for."""


def purpose(grammar: Grammar, here: Phrase) -> Phrase:
    """A complement with «لـ» that is part of the name: «لحقوق الإنسان»، «للسياحة والآثار»، «لتحرير فلسطين»."""
    found = grammar.at(here.last)
    held_for = not HELD_FOR.isdisjoint(here.head.marks)
    if not held_for or found is None or not found.text.startswith("ل") or found.function:
        return here
    if found.head is not None and not found.skip:
        return here  # «لواء X» is another body
    if found.text[1:] in lexicon().pursuits:
        return here
    if found.head is not None and found.head.kind in PUBLISHING and here.head.kind not in PUBLISHING:
        return here  # «قال عضو حزب X لموقع Y»
    before = here.last
    here = _purpose_noun(grammar, here, found)
    while before < here.last and (joined := grammar.at(here.last)) is not None and joined.definite:
        second = joined.adjective and joined.conjunction and grammar.seen[here.last - 1].adjective
        if joined.bound or not (grammar.joins(joined) or grammar.describes(here.last) or second):
            break  # «اللجنة العليا للإغاثة {التابعة} للحكومة»
        here = here.with_words(here.last + 1, joined.stem)
    return with_field(grammar, here) if before < here.last else here


def _purpose_noun(grammar: Grammar, here: Phrase, found: Word) -> Phrase:
    named = here.last in grammar.names
    if found.head is not None and found.skip == 1 and not (found.head.type == "document" and _hides_article(found)):
        return here if "u" in here.head.marks else _for_phrase(grammar, here, found)
    if "h" in here.head.marks:
        return here
    if _hides_article(found):
        taken = named or found.people is not None
        return here if taken else here.with_words(here.last + 1, found.text[2:])
    return _for_deed(grammar, here, found, named=named)


def _hides_article(found: Word) -> bool:
    """Whether «لـ» before a noun hides its article, and the noun is no pursuit («للطب», but «للقيام»)."""
    return found.text.startswith("لل") and found.text[2:] not in lexicon().pursuits


def _for_phrase(grammar: Grammar, here: Phrase, found: Word) -> Phrase:
    """The body, state or kind of places that a body is for: «لقوات التحالف», «للمدن الصناعية»."""
    nested = grammar.phrase(here.last)
    if nested is None:
        return here
    stately = bool(nested.state) or ("s" in nested.head.marks and nested.inner is not None)
    body = nested.definite and (nested.head.type == "organization" or stately)
    kind = nested.described and found.stem != nested.head.lemma and _hides_article(found) and "l" in here.head.marks
    return here.with_words(nested.last, nested.head.lemma, *nested.core) if body or kind else here


def _for_deed(grammar: Grammar, here: Phrase, found: Word, *, named: bool) -> Phrase:
    """What a body is to do, and with what: «لحقوق الإنسان», «لكرة القدم», «لتطوير مدينة X»."""
    place = here.last + 1
    following = grammar.at(place)
    name = grammar.name(place) if following is not None else None
    if name is not None and not named:
        return here.with_words(name.last, found.text[1:], *name.core)
    if following is None or following.skip or following.adjective:
        return here
    if following.definite:
        return here.with_words(place + 1, found.text[1:], following.stem)
    region = grammar.phrase(place) if following.head is not None and following.head.type == "place" else None
    whole = region is not None and region.definite
    return here.with_words(region.last, found.text[1:], *region.core) if region is not None and whole else here


def seated(grammar: Grammar, here: Phrase) -> Phrase:
    """Where a body sits or what it is part of: «السفارة اليمنية في بيروت»، «لجنة الخارجية بمجلس النواب»."""
    found = grammar.at(here.last)
    if found is None:
        return here
    place, skip = (here.last + 1, 0) if found.text == "في" else (here.last, 1)
    name = grammar.names.get(place)
    seat = grammar.at(place)
    if seat is None or (skip and not seat.text.startswith("ب")):
        return here
    if seat.head is not None and seat.skip == skip:
        nested = grammar.phrase(place)
        if nested is not None and nested.definite and nested.head.type == "organization":
            return here.with_words(nested.last, nested.head.lemma, *nested.core)
    takes = name is not None and (name.type == "organization" or (name.type == "place" and "b" in here.head.marks))
    if name is not None and takes and name.start == grammar.words[place].start + skip:
        return here.with_words(name.last, *name.core)
    return here


def with_field(grammar: Grammar, here: Phrase) -> Phrase:
    """A second field with what it is of, which «و» joins: «وزارة التجارة وحماية المستهلك»."""
    field, of = grammar.at(here.last), grammar.at(here.last + 1)
    joined = field is not None and field.text[0] == AND and field.text[1:] in lexicon().fields
    if field is None or of is None or not joined or of.skip or of.adjective or not of.definite:
        return here
    return here.with_words(here.last + 2, field.text[1:], of.stem)


def with_endowed(grammar: Grammar, here: Phrase) -> Phrase:
    """What those have whom a body is for: «جمعية رعاية الأطفال ذوي الإعاقة», «مركز ذوي الاحتياجات الخاصة»."""
    having, what = grammar.at(here.last), grammar.at(here.last + 1)
    if here.head.type != "organization" or not here.core or having is None or having.text not in ENDOWED:
        return here
    if what is None or not what.definite or what.skip:
        return here
    return adjectives(grammar, here.with_words(here.last + 2, having.text, what.stem))


def led(grammar: Grammar, here: Phrase) -> Phrase:
    """Who leads it: «التحالف العربي بقيادة السعودية»، «قوات بقيادة أميركية»."""
    found = grammar.at(here.last)
    if found is None or found.text not in lexicon().leadership or here.head.kind not in ("force", "group"):
        return here
    name, leader = grammar.name(here.last + 1), grammar.at(here.last + 1)
    if name is not None and name.type == "place":
        return here.with_words(name.last)
    land = leader is not None and leader.head is not None and leader.head.lemma in lexicon().lands
    if leader is not None and not leader.skip and (land if leader.definite else leader.country):
        return here.with_words(here.last + 2)
    return here


def second_name(grammar: Grammar, here: Phrase) -> Phrase:
    """A second name in quotation marks right behind, of an outlet in brackets too: «وكالة الأنباء (واس)»."""
    bracket = here.last < len(grammar.words) and grammar.words[here.last].text == "("
    close = None if bracket and here.head.kind not in ("agency", "outlet") else closing_mark(grammar, here.last)
    name = grammar.names.get(here.last + 1) if close is not None else None
    if close is None or name is None or name.last != close or name.type != here.head.type:
        return here
    return adjectives(grammar, replace(here, last=close + 1, inner=here.inner or name))
