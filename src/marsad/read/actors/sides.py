"""States that are named as sides by adjectives: «الجانب الفرنسي», «الطرفين التركي والسوري», «البلدان»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad.read.actors.aliases import Aliases, Sense
from marsad.read.actors.lexicon import ARTICLE, lexicon
from marsad.read.actors.namings import Naming
from marsad.read.actors.phrases import Grammar
from marsad.read.actors.words import Word

ONE = frozenset(("جانب", "طرف"))
TWO = frozenset(noun + ending for noun in ("جانب", "طرف", "بلد", "دولت") for ending in ("ين", "ان"))
AND_THE = "و" + ARTICLE
SIDE = "side of a place"
"""The rule of «الجانب» with the adjective of a place that no table knows."""
SHORTEST = 5
"""Letters that such an adjective has at least."""


def opens_side(seen: Word) -> bool:
    """Whether a word is «الجانب» or its like."""
    return seen.definite and (seen.stem in ONE or seen.stem in TWO)


def sides(grammar: Grammar, places: Iterable[int], aliases: Aliases) -> Iterator[Naming]:
    """The states that adjectives name behind «الجانب» and its like, at `places`, the first with that word."""
    for at in places:
        seen = grammar.seen[at]
        second = _state(grammar, at + 2, 1, aliases) if seen.stem in TWO and _is_joined(grammar, at + 2) else None
        if seen.stem in TWO and second is None:
            continue
        first = _state(grammar, at + 1, 0, aliases)
        if first is None and seen.stem in ONE and (own := _of_unknown(grammar, at)) is not None:
            yield own
        if first is not None:
            yield first.with_changes(first=at, start=grammar.words[at].start + seen.skip)
            if second is not None:
                yield second


def _is_joined(grammar: Grammar, at: int) -> bool:
    found = grammar.at(at)
    return found is not None and found.text.startswith(AND_THE)


def _state(grammar: Grammar, at: int, skip: int, aliases: Aliases) -> Naming | None:
    """The state of the adjective with its article at a word, `skip` letters before it."""
    if at >= len(grammar.words):
        return None
    token = grammar.words[at]
    adjective = token.text[skip:].removeprefix(ARTICLE)
    code = lexicon().nations.get(adjective) if adjective != token.text[skip:] else None
    entry = aliases.entries.get(code) if code is not None else None
    if entry is None:
        return None
    senses, core = (Sense(entry),), (adjective,)
    start = token.start + skip
    return Naming(at, at + 1, start, token.end, "place", "phrase", core=core, senses=senses, country=code)


def _of_unknown(grammar: Grammar, at: int) -> Naming | None:
    """A side, at a word, of whose adjective no table knows the place: the page has to name it («الجانب النيروزي»)."""
    behind = grammar.words[at + 1] if grammar.at(at + 1) is not None else None
    adjective = behind.text.removeprefix(ARTICLE) if behind is not None else ""
    if behind is None or adjective == behind.text or adjective[-1:] != "ي" or len(adjective) < SHORTEST:
        return None
    if adjective in lexicon().adjectives:
        return None
    start = grammar.words[at].start + grammar.seen[at].skip
    return Naming(at, at + 2, start, behind.end, "place", "phrase", lemma=adjective, back=True, rule=SIDE)
