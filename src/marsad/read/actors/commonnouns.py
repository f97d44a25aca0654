"""Nouns that name people, bodies and places by what they are («المسافرون», «حكومات», «مسجد»)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from marsad.model.actor import ActorType
from marsad.text.folding import folded
from marsad.text.tables import table
from marsad.text.tokens import parted

PLURALS = ("ون", "ين")
"""How a sound plural of people ends, as a subject and otherwise."""


class Nouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table of such nouns, as it stands."""

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
class CommonNoun:
    """A word of a page that is such a noun: its form without article, the noun of the table, its type.

    `skip` counts the letters of the clitics before it; `marked` says that it is written with ة at its end,
    `below` that its first letter is إ.
    """

    form: str
    lemma: str
    kind: ActorType
    skip: int
    definite: bool
    marked: bool
    below: bool


@cache
def _table() -> Nouns:
    return table(files("marsad.read") / "tables" / "participants.ar.yml", Nouns)


@cache
def listed(name: str) -> frozenset[str]:
    """The folded words of one list of the table."""
    return frozenset(map(folded, getattr(_table(), name)))


@cache
def describing() -> frozenset[str]:
    """The folded forms without article of the nouns that can describe the one before them."""
    sound = (noun.removesuffix("ون") + "ين" for noun in listed("describing") if noun.endswith("ون"))
    return listed("describing") | frozenset(sound)


@cache
def _nouns() -> dict[str, tuple[str, ActorType, bool, bool]]:
    """The folded forms of the table's nouns: the noun it is of, its type, whether ة ends it, whether إ opens it."""
    nouns = _table()
    out: dict[str, tuple[str, ActorType, bool, bool]] = {}
    by_type: tuple[tuple[ActorType, list[str]], ...] = (
        ("person", nouns.person),
        ("organization", [*nouns.organization, *nouns.related]),
        ("place", nouns.site),
    )
    for kind, words in by_type:
        for noun in words:
            for form in _forms(folded(noun)):
                out.setdefault(form, (folded(noun), kind, noun.endswith("ة"), noun.startswith("إ")))
    return out


def _forms(noun: str) -> Iterator[str]:
    """A folded noun as it stands, in its other case and before a genitive, and with the accusative's alif."""
    yield noun
    if noun.endswith("ون") and len(noun) > 4:
        yield from (noun[:-2] + ending for ending in ("ين", "و", "ي"))
    elif not noun.endswith(("ه", "ا", "ء", "ي", "ات", "ين")):
        yield noun + "ا"


@lru_cache(maxsize=1 << 14)
def common_noun(text: str) -> CommonNoun | None:
    """What such a noun a folded word is, under the first parting of its clitics that gives one."""
    for part in parted(text):
        form = part.stem.removeprefix("ال")
        known = _nouns().get(form)
        if known is not None:
            lemma, kind, marked, below = known
            return CommonNoun(form, lemma, kind, part.skipped, part.stem.startswith("ال"), marked, below)
    return None
