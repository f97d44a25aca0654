"""People, bodies and places named only by what they are, who are actors where they take part in a dealing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from marsad.model.actor import ActorType, Mention, PageActor
from marsad.model.ids import make_id
from marsad.model.zone import SPOKEN, Zone
from marsad.read.actors.lexicon import lexicon, word
from marsad.read.page import Page
from marsad.text.folding import folded
from marsad.text.tables import table
from marsad.text.tokens import Token, parted

ADJECTIVES = 2
"""How many adjectives behind such a noun are taken in."""
AMONG = 3
"""How many words before such a noun «بينهم» stands at most."""
PLURALS = ("ون", "ين")
"""How a sound plural of people ends, as a subject and otherwise."""


class Nouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table of nouns for participants, as it stands."""

    language: str
    person: list[str]
    organization: list[str]
    related: list[str]
    site: list[str]
    described: list[str]
    definite: list[str]
    describing: list[str]
    broken: list[str]
    among: list[str]
    quantities: list[str]
    sent: list[str]


@dataclass(frozen=True, slots=True)
class Noun:
    """A word of a page that is such a noun: its form without article, the noun of the table, its type.

    `skip` counts the letters of the clitics before it.
    """

    form: str
    lemma: str
    kind: ActorType
    skip: int
    definite: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A participant where it stands, in folded characters; `country` is the state that an adjective stands for."""

    key: str
    kind: ActorType
    start: int
    end: int
    country: str | None = None


@cache
def _table() -> Nouns:
    return table(files("marsad.read") / "tables" / "participants.ar.yml", Nouns)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(folded, getattr(_table(), name)))


@cache
def _nouns() -> dict[str, tuple[str, ActorType]]:
    """The folded forms of the table's nouns, each with the noun it is a form of and the type of actor."""
    nouns = _table()
    out: dict[str, tuple[str, ActorType]] = {}
    listed: tuple[tuple[ActorType, list[str]], ...] = (
        ("person", nouns.person),
        ("organization", [*nouns.organization, *nouns.related]),
        ("place", nouns.site),
    )
    for kind, words in listed:
        for noun in map(folded, words):
            for form in _forms(noun):
                out.setdefault(form, (noun, kind))
    return out


def _forms(noun: str) -> Iterator[str]:
    """A folded noun as it stands, in its other case and before a genitive, and with the accusative's alif."""
    yield noun
    if noun.endswith("ون") and len(noun) > 4:
        yield from (noun[:-2] + ending for ending in ("ين", "و", "ي"))
    elif not noun.endswith(("ه", "ا", "ء", "ي", "ات", "ين")):
        yield noun + "ا"


@cache
def _describing() -> frozenset[str]:
    """The folded forms without article of the nouns that can describe the one before them."""
    sound = (noun.removesuffix("ون") + "ين" for noun in _listed("describing") if noun.endswith("ون"))
    return _listed("describing") | frozenset(sound)


@lru_cache(maxsize=1 << 14)
def _noun(text: str) -> Noun | None:
    """What such a noun a folded word is under the first parting of its clitics that gives one."""
    for part in parted(text):
        form = part.stem.removeprefix("ال")
        known = _nouns().get(form)
        if known is not None:
            return Noun(form, *known, part.skipped, part.stem.startswith("ال"))
    return None


def participants(page: Page, zones: Sequence[Zone], actors: Sequence[PageActor]) -> tuple[PageActor, ...]:
    """Those whom the page names only by what they are («المسافرين», «حكومات معادية»), outside the mentions of others.

    States that only an adjective names («غارة نيروزية») are among them. Who of them is an actor shows where a dealing
    is told; one that stands before a name takes it in («حلفاء X»).
    """
    taken = dict(sorted((page.place(m.start), page.place(m.end)) for actor in actors for m in actor.mentions))
    states = frozenset(actor.country for actor in actors if actor.type == "place" and actor.country)
    held: dict[tuple[str, ActorType, str | None], list[Mention]] = {}
    for zone in zones:
        if zone.kind not in SPOKEN or zone.kind == "meta":
            continue
        words = page.tokens[page.token_at(page.place(zone.start)) : page.token_at(page.place(zone.end))]
        for one in _found(words, taken, states):
            span = page.span(one.start, one.end)
            mention = Mention(span.start, span.end, why="participant", confidence=0.5)
            held.setdefault((one.key, one.kind, one.country), []).append(mention)
    return tuple(
        PageActor(
            id=make_id("participant", page.document.id, marks[0].start, marks[0].end, kind),
            name=page.document.text[marks[0].start : marks[0].end],
            type=kind,
            mentions=tuple(marks),
            country=country,
        )
        for (_, kind, country), marks in held.items()
    )


def _found(words: Sequence[Token], names: Mapping[int, int], states: frozenset[str]) -> Iterator[Found]:
    """The participants among the words that stand in no name, and in no other participant."""
    end = 0
    for i, token in enumerate(words):
        end = max(end, next((names[a] for a in range(token.start, min(token.end, token.start + 4)) if a in names), 0))
        if token.start < end:
            continue
        one = _participant(words, i, names) or _state(words, i, states)
        if one is not None:
            yield one
            end = max(end, one.end)


def _participant(words: Sequence[Token], i: int, names: Mapping[int, int]) -> Found | None:
    """The participant whose noun the word at `i` is."""
    noun, token = _noun(words[i].text), words[i]
    if noun is None or _describes_before(words, i, noun) or _is_among(words, i):
        return None
    end = _end(words, i, names, noun)
    if noun.lemma in _listed("described") and end == token.end:
        return None
    if noun.lemma in _listed("definite") and not noun.definite:
        return None
    if not noun.definite and noun.form not in _listed("related") and _is_owned(words, i, names):
        return None
    return Found(noun.lemma, noun.kind, _start(words, i, noun), end)


def _describes_before(words: Sequence[Token], i: int, noun: Noun) -> bool:
    """Whether the word at `i` only describes what stands before it («هجوم انتحاري», «جنود متمردين»)."""
    if i == 0 or noun.skip or noun.form not in _describing():
        return False
    before = word(words[i - 1].text)
    if not words[i - 1].is_word or before.function or before.verb or before.definite != noun.definite:
        return False
    return not noun.form.endswith(PLURALS) or words[i - 1].text.endswith(noun.form[-2:])


def _is_owned(words: Sequence[Token], i: int, names: Mapping[int, int]) -> bool:
    """Whether a name right behind the noun at `i` says whose that is («جنود X», «ثكنات لـX»): then the name acts."""
    if i + 1 == len(words):
        return False
    behind = words[i + 1]
    return behind.start in names or (behind.text[0] == "ل" and behind.start + 1 in names)


def _is_among(words: Sequence[Token], i: int) -> bool:
    """Whether the noun at `i` only tells who else is meant («بينهم ثلاثة أطفال»)."""
    return any(token.text in _listed("among") for token in words[max(0, i - AMONG) : i])


def _start(words: Sequence[Token], i: int, noun: Noun) -> int:
    """Where the phrase of the noun at `i` begins: at the number or quantity before it, if there is one."""
    start = words[i].start + noun.skip
    if i == 0 or noun.skip:
        return start
    before = words[i - 1]
    if before.text.isdigit():
        return before.start
    for part in parted(before.text):
        if part.stem in lexicon().counts or part.stem in _listed("quantities"):
            return before.start + part.skipped
    return start


def _end(words: Sequence[Token], i: int, names: Mapping[int, int], noun: Noun) -> int:
    """Where the phrase of the noun at `i` ends: after a name or noun in construct with it, or after its adjectives."""
    following = words[i + 1] if i + 1 < len(words) else None
    plural = words[i].text.endswith(PLURALS)
    if not noun.definite and following is not None and following.start in names:
        return names[following.start]
    construct = following is not None and following.text.startswith("ال") and len(following.text) > 4
    if not noun.definite and not plural and following is not None and construct:
        return following.end
    end = words[i].end
    for token in words[i + 1 : i + 1 + ADJECTIVES]:
        if token.start in names or not token.is_word or not _describes(words[i].text, token.text, noun):
            break
        end = token.end
    return end


def _describes(text: str, adjective: str, noun: Noun) -> bool:
    """Whether a word can be an adjective of the noun written `text` before it."""
    bare = adjective.removeprefix("ال")
    if (bare != adjective) != noun.definite:
        return False
    if bare in lexicon().nations or bare in _listed("broken"):
        return True
    if text.endswith(PLURALS) and bare.endswith(PLURALS) and text[-2:] != bare[-2:]:
        return False
    if bare.endswith("ه"):
        return noun.form.endswith("ي") or bare.startswith("م") or word(bare).adjective
    present = bare.startswith(("ي", "ت")) and bare.endswith("ون") and not bare.endswith("يون")
    return len(bare) >= 4 and not present and bare.endswith((*PLURALS, "ات", "ي", "يا", "اء", "خري"))


def _state(words: Sequence[Token], i: int, states: frozenset[str]) -> Found | None:
    """The state, one of those that the page does not name, of an adjective that says whose attack or arms those are."""
    text = words[i].text
    code = lexicon().nations.get(text.removeprefix("ال"))
    if code is None or code in states:
        return None
    for before in (words[j].text for j in (i - 1, i - 2) if j >= 0):
        if any(part.stem.removeprefix("ال") in _listed("sent") for part in parted(before)):
            return Found(f"state {code}", "place", words[i].start, words[i].end, code)
        if not word(before).adjective:
            break
    return None
