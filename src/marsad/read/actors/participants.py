"""People and bodies named only by what they are, who are actors where they take part in a dealing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from marsad.model.actor import ActorType, Mention, PageActor
from marsad.model.ids import make_id
from marsad.model.zone import SPOKEN, Zone
from marsad.read.page import Page
from marsad.text.folding import folded
from marsad.text.tables import table
from marsad.text.tokens import Token, parted

ADJECTIVES = 2
"""How many adjectives behind such a noun are taken in."""


class Nouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table of nouns for participants, as it stands."""

    language: str
    person: list[str]
    organization: list[str]
    related: list[str]
    described: list[str]


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
    )
    for kind, words in listed:
        for noun in map(folded, words):
            endings = ("ون", "ين", "و", "ي") if noun.endswith("ون") and len(noun) > 4 else ()
            for form in (noun, *(noun[:-2] + ending for ending in endings)):
                out.setdefault(form, (noun, kind))
    return out


def participants(page: Page, zones: Sequence[Zone], actors: Sequence[PageActor]) -> tuple[PageActor, ...]:
    """Those whom the page names only by what they are («المسافرين», «حكومات معادية»), outside the mentions of others.

    Who of them is an actor shows where a dealing is told; one that stands before a name takes it in («حلفاء X»).
    """
    taken = sorted((page.place(m.start), page.place(m.end)) for actor in actors for m in actor.mentions)
    held: dict[tuple[str, ActorType], list[Mention]] = {}
    for zone in zones:
        if zone.kind not in SPOKEN or zone.kind == "meta":
            continue
        words = page.tokens[page.token_at(page.place(zone.start)) : page.token_at(page.place(zone.end))]
        for noun, kind, start, end in _found(words, dict(taken)):
            span = page.span(start, end)
            mention = Mention(span.start, span.end, why="participant", confidence=0.5)
            held.setdefault((noun, kind), []).append(mention)
    return tuple(
        PageActor(
            id=make_id("participant", page.document.id, marks[0].start, marks[0].end, kind),
            name=page.document.text[marks[0].start : marks[0].end],
            type=kind,
            mentions=tuple(marks),
        )
        for (_, kind), marks in held.items()
    )


def _found(words: Sequence[Token], names: Mapping[int, int]) -> Iterator[tuple[str, ActorType, int, int]]:
    """The nouns among the words that stand in no name: noun, type, and the stretch with its adjectives or name."""
    end_of_name = 0
    for i, token in enumerate(words):
        end_of_name = max(
            end_of_name, next((names[a] for a in range(token.start, min(token.end, token.start + 4)) if a in names), 0)
        )
        if token.start < end_of_name:
            continue
        for part in parted(token.text):
            noun = part.stem.removeprefix("ال")
            known = _nouns().get(noun)
            if known is None:
                continue
            definite = part.stem.startswith("ال")
            end = _end(words, i, names, definite=definite)
            behind = words[i + 1].start if i + 1 < len(words) else -1
            bare = known[0] in _listed("described") and end == token.end
            if not bare and (definite or behind not in names or noun in _listed("related")):
                yield *known, token.start + part.skipped, end
            break


def _end(words: Sequence[Token], i: int, names: Mapping[int, int], *, definite: bool) -> int:
    """Where the phrase of the noun at `i` ends: after a name or noun in construct with it, or after its adjectives."""
    following = words[i + 1] if i + 1 < len(words) else None
    if not definite and following is not None and following.start in names:
        return names[following.start]
    if not definite and following is not None and following.text.startswith("ال") and len(following.text) > 4:
        return following.end
    end = words[i].end
    for token in words[i + 1 : i + 1 + ADJECTIVES]:
        bare = token.text.removeprefix("ال")
        adjective = token.text.startswith("ال") == definite and bare.endswith(("ون", "ين", "ات", "ه", "ي", "اء", "خري"))
        if token.start in names or not adjective or not token.is_word or len(bare) < 4:
            break
        end = token.end
    return end
