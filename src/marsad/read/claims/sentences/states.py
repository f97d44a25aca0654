"""Which places of a page act as states, and the adjectives of nationality that name them there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache

from marsad.model.actor import PageActor
from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.lexicon.lands import nationalities
from marsad.read.claims.lexicon.triggers import TABLES
from marsad.read.page import Page
from marsad.text.folding import folded
from marsad.text.remembered import remembered
from marsad.text.tables import table
from marsad.text.tokens import CONJUNCTIONS, PREPOSITIONS, Token

ENDINGS = ("", "ه", "ين", "ون", "ا", "تين", "ات")
"""What an adjective of nationality ends in by gender, number and case."""
ENGLISH_ENDINGS = ("n", "an", "ian", "i", "ese", "ish", "ic")
"""What adjectives of nationality end in in English,"""
SHORTEST = 4
"""and how many letters of a name they keep at least."""


def states_of(
    page: Page,
    actors: Sequence[PageActor],
    names: Sequence[Sequence[str]],
    vocabulary: Set[str],
    known: Mapping[str, int],
) -> tuple[frozenset[int], dict[str, int]]:
    """The actors that are states, and by folded adjective of nationality without article the state it names.

    `names` are the actors' folded mentions, `vocabulary` the page's words, `known` are those of the table of countries,
    by ISO code. Another place is a state where its own name says so («جمهورية X»), or where the page names an office
    of it («حكومة X», «وزير الخارجية الـX»).
    """
    places: dict[str, int] = {}
    for number, actor in enumerate(actors):
        for name in names[number] if actor.type == "place" else ():
            places.setdefault(name, number)
    adjectives: dict[str, int] = {}
    for name, number in places.items():
        for stem in nisbas(name):
            adjectives.setdefault(stem, number)
    found = {n for name, n in places.items() if _is_realm(name)} | set(known.values())
    offices = vocabulary & _offices()
    if offices:
        found.update(_with_office(page, offices, places, adjectives))
    english = english_adjectives(vocabulary, places)
    found |= set(english.values())
    own = {stem: number for stem, number in adjectives.items() if number in found}
    named = {adjective: number for code, number in known.items() for adjective in _adjectives().get(code, ())}
    return frozenset(found), {**dict(_of_bodies(actors, names)), **own, **english, **named}


def _of_bodies(actors: Sequence[PageActor], names: Sequence[Sequence[str]]) -> Iterator[tuple[str, int]]:
    """The adjectives of those of a page that are no country by name («القصف الحوثي», «الجهود الأممية»).

    Those of clubs and groups that no table has are made from their own name («نادي الساحل»: «الساحلي»).
    """
    for number, actor in enumerate(actors):
        for name in names[number] if actor.known is None and actor.type == "organization" else ():
            head, _, rest = name.partition(" ")
            if head in constructions("ar").words("named_for"):
                yield from ((adjective, number) for adjective in nisbas(rest))
        for stem in _adjectives_of().get(actor.known or "", ()):
            for ending in ENDINGS:
                yield stem + ending, number


@cache
def _adjectives_of() -> Mapping[str, Sequence[str]]:
    """The folded adjectives of the table by the id of whom they name."""
    known = table(TABLES / "adjectives.ar.yml", dict[str, list[str]])
    return {of: [folded(adjective) for adjective in adjectives] for of, adjectives in known.items()}


@cache
def _adjectives() -> Mapping[str, Sequence[str]]:
    """The folded adjectives of nationality of each country of the table, by ISO code."""
    found: dict[str, list[str]] = {}
    for adjective, code in nationalities().items():
        found.setdefault(code, []).append(adjective)
    return found


@remembered
def _is_realm(name: str) -> bool:
    """Whether the name of a place says that it is a state («جمهورية X»)."""
    return not constructions("ar").words("realms").isdisjoint((name.split(" ", 1)[0], name.removeprefix("ال")))


@remembered
def nisbas(name: str) -> Sequence[str]:
    """The folded adjectives of nationality that the name of a place can have («ليبيا»: «ليبي», «ليبية» …)."""
    realm, _, rest = name.partition(" ")
    own = (rest if realm in constructions("ar").words("realms") else name).removeprefix("ال")
    if len(own) < 3 or " " in own or own in constructions("ar").words("regions"):
        return ()
    stems = [own.removesuffix("يا")] if own.endswith("يا") else [own[:-1]] if own[-1] in "اهوي" else []
    return [stem + "ي" + ending for stem in dict.fromkeys((*stems, own)) for ending in ENDINGS]


def _with_office(
    page: Page, offices: Set[str], places: Mapping[str, int], adjectives: Mapping[str, int]
) -> Iterator[int]:
    """The places whose name or adjective stands behind a word for an office of states."""
    for i in [i for i, token in enumerate(page.tokens) if token.text in offices]:
        number = _owner(page, page.tokens[i + 1 : i + 3], places, adjectives)
        if number is not None:
            yield number


@cache
def _offices() -> frozenset[str]:
    """The words for an office of states, with their article and any clitics."""
    words = constructions("ar").words("offices")
    joined = [
        preposition + written
        for word in words
        for preposition in ("", *PREPOSITIONS)
        for written in (word, "ال" + word, *(["ل" + word] if preposition == "ل" else []))
    ]
    return frozenset(conjunction + form for conjunction in ("", *CONJUNCTIONS) for form in joined)


def _owner(
    page: Page, following: Sequence[Token], places: Mapping[str, int], adjectives: Mapping[str, int]
) -> int | None:
    """The place that the words behind an office name: right behind it, or as an adjective one word further."""
    if not following:
        return None
    start = following[0].start
    for end in (token.end for token in following):
        if page.text[start:end] in places:
            return places[page.text[start:end]]
    words = (token.text for token in following)
    return next((adjectives[w.removeprefix("ال")] for w in words if w.removeprefix("ال") in adjectives), None)


def english_adjectives(words: Set[str], places: Mapping[str, int]) -> dict[str, int]:
    """The adjectives among the words of a page that are made of the folded names of its places («Norlandic»)."""
    found: dict[str, int] = {}
    for name, number in places.items():
        for adjective in _made_of(name):
            if adjective in words and adjective not in places:
                found.setdefault(adjective, number)
    return found


def _made_of(name: str) -> Iterator[str]:
    if name.isascii() and name.isalpha() and len(name) > SHORTEST:
        for stem in (name, name.rstrip("aeiouy")):
            yield from (stem + ending for ending in ENGLISH_ENDINGS if len(stem) >= SHORTEST)
