"""Places named together or by what they are: «بلدتي X وY», «قرى X وY», «العاصمة X», «الجانب الفرنسي»."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from marsad.read.actors.aliases import Aliases, Sense
from marsad.read.actors.lexicon import Head, lexicon
from marsad.read.actors.namings import Naming
from marsad.read.actors.phrases import Grammar

CAPITAL = "عاصمه"
SIDE = "جانب"
COMMAS = frozenset("،,")


@cache
def _duals() -> dict[str, Head]:
    """The folded duals before a name of the heads of places («بلدتي», «حيي»)."""
    found: dict[str, Head] = {}
    for form, head in lexicon().heads.items():
        if head.kind == "town" and form == head.lemma:
            endings = ("تي", "تا") if form.endswith("ه") else ("ي", "ا")
            found.update((form.removesuffix("ه") + ending, head) for ending in endings if ending != "ا")
    return found


def regions(grammar: Grammar, aliases: Aliases) -> Iterator[Naming]:
    """The places that a sentence names so."""
    for at, seen in enumerate(grammar.seen):
        if seen.stem == CAPITAL and seen.definite:
            yield from _capital(grammar, at)
        elif seen.stem == SIDE and seen.definite:
            yield from _side(grammar, at, aliases)
        elif seen.text in _duals() and seen.text not in lexicon().heads:
            yield from _listed(grammar, at, _duals()[seen.text])
        elif seen.head is not None and seen.head.kind == "town" and seen.stem != seen.head.lemma and not seen.definite:
            yield from list(_listed(grammar, at, seen.head))[1:]


def _capital(grammar: Grammar, at: int) -> Iterator[Naming]:
    """The capital with its name («العاصمة X»)."""
    name = grammar.name(at + 1) if at + 1 < len(grammar.words) else None
    if name is not None and name.type == "place":
        yield replace(name, first=at, start=grammar.words[at].start + grammar.seen[at].skip)


def _side(grammar: Grammar, at: int, aliases: Aliases) -> Iterator[Naming]:
    """The state that an adjective behind «الجانب» names."""
    nation = grammar.at(at + 1)
    entry = aliases.entries.get(nation.country) if nation is not None and nation.country else None
    if nation is None or entry is None or not nation.definite or nation.skip:
        return
    start, end = grammar.words[at].start + grammar.seen[at].skip, grammar.words[at + 1].end
    senses, core = (Sense(entry),), (nation.stem,)
    yield Naming(at, at + 2, start, end, "place", "phrase", core=core, senses=senses, country=nation.country)


def _listed(grammar: Grammar, at: int, head: Head) -> Iterator[Naming]:
    """The first place together with the head in the dual or plural before it, then those that «و» joins to it."""
    first = _place(grammar, at + 1, linked=False)
    if first is None:
        return
    rest = []
    following = first
    while (joined := _place(grammar, _past_comma(grammar, following.last), linked=True)) is not None:
        rest.append(joined)
        following = joined
    if rest:
        start = grammar.words[at].start + grammar.seen[at].skip
        yield replace(first, first=at, start=start, lemma=head.lemma)
        yield from (first, *rest)


def _past_comma(grammar: Grammar, place: int) -> int:
    return place + 1 if place < len(grammar.words) and grammar.words[place].text in COMMAS else place


def _place(grammar: Grammar, at: int, *, linked: bool) -> Naming | None:
    """The place whose name begins at a word, with «و» before it or not: a name found before, or a word of no table."""
    if at >= len(grammar.words):
        return None
    token, name = grammar.words[at], grammar.names.get(at)
    skip = 1 if linked else 0
    if linked and not token.text.startswith("و"):
        return None
    if name is not None:
        fits = name.type == "place" and name.start == token.start + skip
        return name if fits else None
    seen, text = grammar.seen[at], token.text[skip:]
    known = seen.head or seen.title or seen.people or seen.function or seen.verb or seen.calendar or seen.country
    opener = text in lexicon().openers
    last = at + 2 if opener else at + 1
    if known or seen.adjective or not (opener or len(text) > 2) or not text.isalpha() or last > len(grammar.words):
        return None
    core = (text, *(word.text for word in grammar.words[at + 1 : last]))
    return Naming(
        at, last, token.start + skip, grammar.words[last - 1].end, "place", "learned", core=core, rule="listed"
    )
