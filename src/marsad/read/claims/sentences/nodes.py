"""A sentence as a row of nodes: actors and words; what both languages share of making it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

import msgspec

from marsad.model.actor import ActorType
from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.lexicon.words import Word
from marsad.text.folding import folded
from marsad.text.tokens import Token

MARK = Word("mark")
NAME = Word("word")
PARTING = frozenset(("من جهه", "من ناحيه", "من جانب", "من طرف"))
"""Phrases that set those on one side of «بين» apart from those on the other («بين X وY من جهة وZ من جهة أخرى»)."""
ASIDE = 14
"""How many tokens brackets may hold to be an aside that a clause is read without."""
PARTED = 20
"""Within how many nodes behind «بين» such a phrase stands."""
OWNED = "تابع"
"""What stands for «تابعة لـ» between a thing and whose it is."""
THEN = "ف"
"""The stem of a name behind «ف», which opens a clause and coordinates nothing."""
DASHES = frozenset("-–—")
"""Dashes, one of which can stand between the adjectives of two countries."""
COMMAS = frozenset("،,-")
STOPS = frozenset((":", ";", "؛", ".", "..."))


class Node(msgspec.Struct, frozen=True, gc=False):
    """An actor's mention or a word of a sentence; offsets are folded characters.

    `implied` marks an actor that only an adjective of nationality names («طائرات تركية»), `generic` one named by
    what it is alone («المسافرين»). `is_verb` says how the word is used here, as far as its form and its neighbour tell.
    Nothing that a node holds can hold it, so that the collector of garbage need not follow it.
    """

    text: str
    start: int
    end: int
    word: Word
    actor: int | None = None
    kind: ActorType | None = None
    implied: bool = False
    generic: bool = False
    is_verb: bool = False

    is_bound = property(attrgetter("word.is_bound"), doc="Whether its word begins another clause.")


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of a page as its sentences are cut into nodes.

    `spans` are mentions as (start, end, actor) in folded characters, in order, not nested; `names` are all of each
    actor, folded; the first `named` actors have names, the others are named by what they are alone; `kinds` are the
    actors' types; `states` gives the actor that is a country of the table, by ISO code, `realms` are all that act
    as states, `nationals` gives them by adjective of nationality; `vocabulary` are the page's words, for telling a
    preposition written onto a word from its first letter. `times` are the stretches that only tell when.
    """

    spans: Sequence[tuple[int, int, int]]
    names: Sequence[Sequence[str]]
    named: int
    kinds: Sequence[ActorType]
    states: Mapping[str, int]
    realms: frozenset[int]
    nationals: Mapping[str, int]
    vocabulary: frozenset[str]
    times: Sequence[tuple[int, int]]


def timeless(tokens: list[Token], times: Sequence[tuple[int, int]], before: frozenset[str]) -> list[Token]:
    """The tokens outside expressions of time, and without the words right `before` one («في مايو», «on Monday»)."""
    at = bisect_left(times, (tokens[0].start, 0)) if tokens else len(times)
    if at == len(times) or times[at][0] > tokens[-1].start:
        return tokens
    out: list[Token] = []
    starts = [token.start for token in tokens]
    done = 0
    for start, end in times[at : bisect_left(times, (starts[-1] + 1, 0))]:
        first, behind = bisect_left(starts, start, done), bisect_left(starts, end, done)
        if first == behind:
            continue
        out += tokens[done:first]
        while starts[first] == start and out and _leads_to_time(out[-1].text, before):
            out.pop()
        done = behind
    return [*out, *tokens[done:]]


def _leads_to_time(text: str, before: frozenset[str]) -> bool:
    return text in before or (text[0] in "وف" and text[1:] in before)


def with_joined_prepositions(nodes: list[Node], language: str) -> list[Node]:
    """The nodes with «من قبل», «إلى جانب» and their like made one preposition each, asides left out."""
    texts = [node.text for node in nodes]
    opened = _opened(language)
    out: list[Node] = []
    done = 0
    for i in [i for i, text in enumerate(texts[:-1]) if text in opened and texts[i + 1] in opened[text]]:
        for words, aside in opened[texts[i]][texts[i + 1]] if i >= done else ():
            behind = i + len(words)
            if texts[i + 1 : behind] == words[1:] and not (aside and _says_what_kind(nodes, behind)):
                whole, end = " ".join(words), nodes[behind - 1].end
                out += nodes[done:i]
                if not aside:
                    joined = Word(
                        "preposition", _as_one_word(language).get(whole, whole), conjunction=words[0] != texts[i]
                    )
                    out.append(Node(whole, nodes[i].start, end, joined))
                elif whole in PARTING and any(node.word.preposition == "بين" for node in out[-PARTED:]):
                    out.append(Node(whole, nodes[i].start, end, MARK))
                done = behind
                break
    return [*out, *nodes[done:]] if done else nodes


def _says_what_kind(nodes: Sequence[Node], behind: int) -> bool:
    """Whether the noun of an event follows words that else are an aside («in secret talks»)."""
    following = nodes[behind] if behind < len(nodes) else None
    return following is not None and following.text.isascii() and any(f.kind == "noun" for f in following.word.forms)


@cache
def _opened(language: str) -> Mapping[str, Mapping[str, Sequence[tuple[list[str], bool]]]]:
    """By the word that opens them, «و» before it or not, and their second word the phrases of a language."""
    phrases = _phrases(language)
    return phrases | {"و" + first: opened for first, opened in phrases.items()}


@cache
def _phrases(language: str) -> dict[str, dict[str, list[tuple[list[str], bool]]]]:
    """By their first and second word the phrases that are one preposition, and (True) those a clause is read without.

    The longest stand first.
    """
    every = [
        (phrase.split(), name == "asides")
        for name in ("joined", "asides")
        for phrase in constructions(language).words(name)
    ]
    every += [(phrase.split(), False) for phrase in _as_one_word(language)]
    found: dict[str, dict[str, list[tuple[list[str], bool]]]] = {}
    for words, aside in sorted(every, key=lambda one: (-len(one[0]), one)):
        found.setdefault(words[0], {}).setdefault(words[1], []).append((words, aside))
    return found


@cache
def _as_one_word(language: str) -> Mapping[str, str]:
    """Prepositions that are written in two words and in one («في حق», «بحق»), by the first."""
    return {folded(parts): folded(whole) for parts, whole in constructions(language).parted.items()}
