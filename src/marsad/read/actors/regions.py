"""Places and bodies named together or by what they are: «بلدتي X وY», «كتلتا X وY», «العاصمة X»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from msgspec.structs import replace

from marsad.read.actors.lexicon import Head, lexicon
from marsad.read.actors.namelike import is_unlike_name
from marsad.read.actors.namings import Naming
from marsad.read.actors.ordinary import is_common_thing
from marsad.read.actors.phraseends import closing_mark
from marsad.read.actors.phrases import Grammar
from marsad.read.actors.wordclasses import PAST, about, forms
from marsad.read.actors.words import Word, word
from marsad.text.tokens import Token

CAPITAL = "عاصمه"
COMMAS = frozenset("،,")
QUOTE = '"'
AND = "و"
TO = "ل"
SPEECH = frozenset({"Pspeech", "pspeech", "nspeech"})
OUTLET_WORDS = 3
"""How many words the name of an outlet has at most."""
NEAR = 4
"""How many words behind a plural those are named at most that it tells of."""
LISTED = frozenset({"town", "group", "outlet", "club"})
"""Kinds of heads behind which names stand together."""


@cache
def _duals() -> dict[str, Head]:
    """The folded duals before a name of the heads of places and of bodies that names tell apart («بلدتي», «وحزبي»)."""
    found: dict[str, Head] = {}
    for form, head in lexicon().heads.items():
        if head.kind in LISTED and "n" in head.marks and form == head.lemma:
            endings = ("تي", "تا") if form.endswith("ه") else ("ي", "ا")
            found.update((form.removesuffix("ه") + ending, head) for ending in endings if ending != "ا")
    told = {form: head for form, head in found.items() if form not in lexicon().heads}
    return {AND + form: head for form, head in told.items() if AND + form not in found} | told


def opens_region(seen: Word) -> bool:
    """Whether a word can be the first of such a naming."""
    town = seen.head is not None and seen.head.kind == "town" and seen.stem != seen.head.lemma
    return town or seen.stem == CAPITAL or seen.text in _pairs() or seen.text in _duals()


def regions(grammar: Grammar, places: Iterable[int]) -> Iterator[Naming]:
    """The places that a sentence names so; `places` are the words that can open such a naming."""
    for at in places:
        seen = grammar.seen[at]
        if seen.stem == CAPITAL and seen.definite:
            yield from _capital(grammar, at)
        elif seen.text in _pairs():
            yield _pair(grammar, at)
        elif (dual := _duals().get(seen.text)) is not None:
            yield from _listed(grammar, at, dual)
        elif seen.head is not None and seen.head.kind == "town" and seen.stem != seen.head.lemma:
            named = (
                at
                if not seen.definite and _member(grammar, at + 1, seen.head, linked=False)
                else _instances(grammar, at)
            )
            yield from () if named is None else list(_listed(grammar, named, seen.head))[1:]


@cache
def _pairs() -> dict[str, Head]:
    """The duals with their article, clitics before them too, of towns and governments («البلدتين», «الحكومتان»)."""
    heads = {form: head for form, head in lexicon().heads.items() if form in lexicon().paired}
    duals = {
        form.removesuffix("ه") + "ت" + end: head
        for form, head in heads.items()
        if form.endswith("ه")
        for end in ("ين", "ان")
    }
    return {lead + dual: head for dual, head in duals.items() for lead in ("ال", "وال", "بال", "لل", "ولل", "وبال")}


def _pair(grammar: Grammar, at: int) -> Naming:
    """Two towns or governments spoken of together («البلدتين»), an actor of their own."""
    token, head = grammar.words[at], _pairs()[grammar.words[at].text]
    dual = token.text.rindex(head.lemma.removesuffix("ه"))
    start = token.start + dual - (1 if "لل" in token.text[:dual] else 2)
    core = (token.text[dual:-2],)
    return Naming(at, at + 1, start, token.end, head.type, "phrase", core=core, lemma=f"two {head.lemma}", plural=True)


def _instances(grammar: Grammar, at: int) -> int | None:
    """Where a word leads to some of those that a plural tells of: «(قرى) عدة منها X وY»."""
    near = range(at + 1, min(at + 1 + NEAR, len(grammar.words)))
    return next((i for i in near if grammar.words[i].text in lexicon().instances), None)


def _capital(grammar: Grammar, at: int) -> Iterator[Naming]:
    """The capital with its name («العاصمة X»)."""
    name = grammar.name(at + 1) if at + 1 < len(grammar.words) else None
    if name is not None and name.type == "place":
        yield replace(name, first=at, start=grammar.words[at].start + grammar.seen[at].skip)


def _listed(grammar: Grammar, at: int, head: Head) -> Iterator[Naming]:
    """The first name together with the head in the dual or plural before it, then those that «و» joins to it.

    Of bodies the names are given without the head, and without quotation marks.
    """
    first = _member(grammar, at + 1, head, linked=False)
    bound = grammar.seen[at].head is not None
    if first is None or (bound and _is_thing(first)):
        return
    rest = []
    following = first
    while (joined := _member(grammar, _behind(grammar, following), head, linked=True)) is not None:
        if bound and _is_thing(joined):
            break
        rest.append(joined)
        following = joined
    if rest and head.type == "place":
        clitic = grammar.words[at].text.startswith(AND) and grammar.seen[at].head is None
        start = grammar.words[at].start + max(grammar.seen[at].skip, int(clitic))
        yield replace(first, first=at, start=start, lemma=head.lemma)
    if rest:
        yield from (first, *rest)


def _is_thing(naming: Naming) -> bool:
    """Whether what would be a place is a common word with its article («مناطق النفوذ والهيمنة»)."""
    text = naming.core[0]
    unnamed = naming.rule == "listed" and naming.type == "place" and word(text).definite
    return unnamed and (is_common_thing(text) or is_unlike_name(text))


def _behind(grammar: Grammar, naming: Naming) -> int:
    """The place behind a name, its closing quotation mark and a comma."""
    place = naming.last
    for marks in (QUOTE, COMMAS):
        if place < len(grammar.words) and grammar.words[place].text in marks:
            place += 1
    return place


def _member(grammar: Grammar, at: int, head: Head, *, linked: bool) -> Naming | None:
    """What is named at a word, with «و» before it or not: a name found before, one in marks, an unknown word."""
    if at >= len(grammar.words):
        return None
    joint = linked and grammar.words[at].text == AND
    if head.type != "place" and (close := closing_mark(grammar, at + joint)) is not None:
        return quoted(grammar, at + joint, close, "listed")
    token, name = grammar.words[at], grammar.names.get(at)
    skip = 1 if linked else 0
    if linked and not token.text.startswith(AND):
        return None
    if name is not None and head.type in (name.type, "place"):
        fits = name.type == head.type and name.start == token.start + skip
        return name if fits else None
    text = token.text[skip:]
    seen = word(text) if linked else grammar.seen[at]
    known = seen.is_common
    # behind a noun without article what looks like an adjective with one is a name («قرى الزيتونية»)
    describes = seen.stem in lexicon().adjectives or (seen.adjective and not seen.definite)
    opener = text in lexicon().name_openers
    last = at + 2 if opener or (head.type != "place" and _is_construct(grammar, at, seen)) else at + 1
    if known or describes or not (opener or len(text) > 2) or not text.isalpha() or last > len(grammar.words):
        return None
    core = (text, *(more.text for more in grammar.words[at + 1 : last]))
    return Naming(
        at, last, token.start + skip, grammar.words[last - 1].end, head.type, "learned", core=core, rule="listed"
    )


def _is_construct(grammar: Grammar, at: int, seen: Word) -> bool:
    """Whether the noun at a place and the next are the name of a body («ناديي شباب الجبل والأرز»)."""
    following = grammar.at(at + 1)
    if seen.definite or following is None or not following.definite or following.skip:
        return False
    return not (following.adjective or following.calendar or following.title or following.people)


def quoted(grammar: Grammar, opening: int, close: int, rule: str) -> Naming:
    """What stands between two quotation marks as the name of a body."""
    words = grammar.words[opening + 1 : close]
    core = tuple(token.text for token in words)
    return Naming(opening + 1, close, words[0].start, words[-1].end, "organization", "learned", core=core, rule=rule)


def _is_nominal(token: Token) -> bool:
    seen = word(token.text)
    return token.text.isalpha() and not seen.verb and not seen.function


def _is_spoken(seen: Iterable[Word]) -> bool:
    """Whether one of some words tells of speech."""
    return any(not SPEECH.isdisjoint(about(one.text)) for one in seen)


def recipients(grammar: Grammar) -> Iterator[Naming]:
    """Outlets in quotation marks to whom somebody speaks, or that have learned something: «لـ«X»», «علمت «X» أن»."""
    words = grammar.words
    if not words or grammar.text.find(QUOTE, words[0].start, words[-1].end) < 0:
        return
    for at, seen in enumerate(grammar.seen[:-2]):
        close = closing_mark(grammar, at + 1) if words[at + 1].text == QUOTE else None
        if close is None or close - at > OUTLET_WORDS + 2:
            continue
        learns = seen.text.endswith("ت") and (seen.verb or PAST in forms(seen.text))
        behind = grammar.at(close + 1)
        told = seen.text == TO and ((behind is not None and behind.text == ":") or _is_spoken(grammar.seen[: at + 1]))
        if not (learns or told):
            continue
        if all(map(_is_nominal, grammar.words[at + 2 : close])):
            yield quoted(grammar, at + 1, close, "quoted")
