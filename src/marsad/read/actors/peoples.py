"""People named by what they are («المتمردون», «الأميركيون») and parts of states («شمال سوريا»)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad.read.actors.lexicon import lexicon
from marsad.read.actors.namings import Naming
from marsad.read.actors.phrases import Grammar
from marsad.read.actors.words import LAND, Word


def peoples(grammar: Grammar, places: Iterable[int]) -> Iterator[Naming]:
    """Plural nouns with an article, among those at `places`, that name fighters, creeds and nations."""
    for at in places:
        seen = grammar.seen[at]
        if not (seen.definite and (seen.people or seen.country) and _is_plural(seen)):
            continue
        before = grammar.seen[at - 1] if at else None
        describes = before is not None and before.definite and seen.skip == 0 and not before.verb
        if not describes:
            yield _people(grammar, at)


def some(grammar: Grammar, places: Iterable[int]) -> Iterator[Naming]:
    """People without an article, at `places`, that are new to the page: «16 شخصا»، «ثمانية حوثيين»، «درب سعوديين»."""
    counted = lexicon().counted
    for at in places:
        seen = grammar.seen[at]
        plural = (seen.people is not None or seen.country is not None) and seen.stem.endswith(("ون", "ين"))
        if at == 0 or seen.definite or not (plural or seen.stem in counted):
            continue
        before = grammar.seen[at - 1]
        number = not seen.skip and (before.text.isdigit() or before.stem in lexicon().counts)
        if number and seen.people is not None and seen.people.type == "organization" and grammar.name(at) is None:
            continue  # fighters that are only counted are told of, not named
        # what has no article describes nothing that has one
        apart = seen.skip > 0 or before.definite or before.function or before.verb or not before.text[0].isalnum()
        if number or (plural and apart):
            yield _some(grammar, at - 1 if number else at, at)


def _some(grammar: Grammar, first: int, at: int) -> Naming:
    seen, last, words = grammar.seen[at], at + 1, grammar.words
    while (found := grammar.at(last)) is not None and found.adjective and not found.definite and not found.skip:
        if found.verb or found.function:
            break
        last += 1
    start = words[first].start + grammar.seen[first].skip
    kind = seen.people.type if seen.people else "person"
    return Naming(
        first, last, start, words[last - 1].end, kind, "people", core=tuple(w.text for w in words[first:last]),
        lemma=f"some {seen.stem}", country=seen.country, loaded=seen.loaded,
    )  # fmt: skip


def _is_plural(seen: Word) -> bool:
    irregular = seen.country is not None and not seen.stem.endswith(("ي", "يه"))
    return seen.stem.endswith(("ون", "ين")) or seen.people is not None or (irregular and len(seen.stem) <= 5)


def _agrees(seen: Word, adjective: Word) -> bool:
    """Whether an adjective goes with people: none in «ية» does with men in the sound plural."""
    return not (seen.stem.endswith(("ون", "ين")) and adjective.stem.endswith("يه"))


def _people(grammar: Grammar, at: int) -> Naming:
    seen, last = grammar.seen[at], at + 1
    core: tuple[str, ...] = ()
    country = seen.country
    name = grammar.name(last) if last < len(grammar.words) else None
    if name is not None and name.senses and name.type == "organization":
        last = name.last
    else:
        name = None
        while (found := grammar.at(last)) is not None and grammar.describes(last) and _agrees(seen, found):
            core, country, last = (*core, found.stem), country or found.country, last + 1
    words = grammar.words
    made = Naming(
        at, last, words[at].start + seen.skip, words[last - 1].end, seen.people.type if seen.people else "organization",
        "people", core=core, lemma=seen.people.lemma if seen.people else f"people {seen.country}", country=country,
        loaded=seen.loaded,
    )  # fmt: skip
    if name is None:
        return made
    # «المسلحين الحوثيين» are the Houthis
    return made.with_changes(core=name.core, senses=name.senses, country=name.country, source="known")


def parts(grammar: Grammar, places: Iterable[int]) -> Iterator[Naming]:
    """Parts of states by the compass, whose words stand at `places`: «شمال سوريا»، «جنوب شرق تركيا»."""
    for at in places:
        seen = grammar.seen[at]
        between = grammar.at(at + 1)
        place = at + 2 if between is not None and between.text in lexicon().compass_between else at + 1
        name = grammar.name(place) if place < len(grammar.seen) else None
        land = grammar.at(place)
        if name is None and land is not None and land.head is not None and land.head.lemma == LAND and not land.skip:
            yield Naming(
                at, place + 1, grammar.words[at].start + seen.skip, grammar.words[place].end, "place", "phrase",
                core=tuple(token.text for token in grammar.words[at + 1 : place + 1]), lemma=seen.stem,
            )  # fmt: skip
        elif name is not None and name.is_of("states") and not name.senses[0].capital:
            core = (*(token.text for token in grammar.words[at + 1 : place]), *name.core)
            yield Naming(
                at, name.last, grammar.words[at].start + seen.skip, name.end, "place", "phrase",
                core=core, lemma=seen.stem, country=name.country,
            )  # fmt: skip
