"""The Arabic tables of words: heads of bodies' names, titles, people, adjectives of nations, given names, verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Generic, Literal, TypeVar

import msgspec

from marsad.model.actor import ActorType
from marsad.text.folding import folded
from marsad.text.tables import rows, table
from marsad.text.verbs import past, present

TABLES = files("marsad.read") / "tables"
GIVEN, WEAKLY_GIVEN = 5, 4
"""Weights in the table of names: of a given name that is seldom a common word, and of one that is one too."""
ARTICLE = "ال"
Alone = Literal["yes", "back", "no"]
T = TypeVar("T")


class _Verbs(msgspec.Struct):
    past: str
    present: str
    told_past: str
    told_present: str
    namelike_past: str


class _People(msgspec.Struct):
    side: str
    person: str


class _Words(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """Lists of words; what each is for is said in the table."""

    adjectives: T
    nouns_like_adjectives: T
    unarticled: T
    anywhere: T
    posts: T
    works: T
    loaded: T
    function: T
    members: T
    compass: T
    compass_between: T
    name_openers: T
    office_joints: T
    bound: T
    calendar: T
    byline_words: T
    leadership: T
    labels: T
    sent: T
    lands: T
    towns: T
    towards: T
    kunya: T
    rebels: T
    movements: T
    counted: T
    counts: T
    creeds: T
    pointing: T
    ruling: T
    ministers: T
    short_fields: T
    spokespeople: T
    branches: T
    complements: T
    pursuits: T
    fields: T
    relatives: T
    instances: T
    sons: T
    outlet_words: T
    matters: T
    placing: T
    renaming: T
    ordinals: T
    meetings: T
    paired: T
    plural_heads: T
    mains: T
    affairs: T
    manners: T


class _Phrases(_Words[str], frozen=True, kw_only=True, forbid_unknown_fields=True):
    verbs: _Verbs
    people: _People
    common: dict[str, str]
    calls: dict[str, str]
    business: dict[str, str]
    pairs: dict[str, str]
    kingdoms: list[str]
    honours: dict[str, str]
    ties: list[str]


class _Given(msgspec.Struct):
    firm: str
    weak: str


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that heads the name of an organisation, place or document; `lemma` is its singular as the table has it."""

    lemma: str
    type: ActorType
    kind: str
    alone: Alone
    marks: str


@dataclass(frozen=True, slots=True)
class Title:
    """An office, rank, form of address or trade that stands before a person's name."""

    lemma: str
    kind: str
    alone: Alone


@dataclass(frozen=True, slots=True)
class People:
    """People named by what they are; `lemma` joins their cases, `type` is organization where they fight or rule."""

    lemma: str
    type: ActorType


class Lexicon(_Words[frozenset[str]], frozen=True, kw_only=True, eq=False):
    """The tables of words, folded."""

    heads: dict[str, Head]
    titles: dict[str, Title]
    people: dict[str, People]
    nations: dict[str, str]
    verbs: frozenset[str]
    told_verbs: frozenset[str]
    namelike_verbs: frozenset[str]
    meeting: frozenset[str]
    common: dict[str, frozenset[str]]
    calls: dict[str, frozenset[str]]
    pairs: dict[str, frozenset[str]]
    business: dict[str, str]
    honours: dict[str, frozenset[str]]
    kingdoms: frozenset[str]
    ties: tuple[str, ...]
    names: dict[str, int]


def _words(text: str) -> Iterator[str]:
    return (folded(word) for word in text.split())


def _forms(row: dict[str, str]) -> list[str]:
    return [folded(form) for form in (row["word"], *row["forms"].split("|")) if form]


def _heads() -> dict[str, Head]:
    found: dict[str, Head] = {}
    for row in rows(TABLES / "heads.ar.tsv"):
        head = Head(folded(row["word"]), row["type"], row["class"], row["alone"], row["marks"] or "")  # type: ignore[arg-type]
        for form in _forms(row):
            found.setdefault(form, head)
    return found


def _titles() -> dict[str, Title]:
    found: dict[str, Title] = {}
    for row in rows(TABLES / "titles.ar.tsv"):
        title = Title(folded(row["word"]), row["kind"], row["alone"])  # type: ignore[arg-type]
        for form in _forms(row):
            found.setdefault(form, title)
    return found


def _people(listed: _People) -> dict[str, People]:
    found: dict[str, People] = {}
    for text, kind in ((listed.side, "organization"), (listed.person, "person")):
        for pair in text.split():
            forms = [folded(form) for form in pair.split("/")]
            found.update((form, People(forms[0], kind)) for form in forms)  # type: ignore[arg-type]
    return found


NISBA_ENDINGS = ("", "ه", "ون", "ين", "ات", "ان", "ا", "تين", "تان")
ENDINGS = {
    **dict.fromkeys(("adjectives", "anywhere", "bound", "labels", "creeds"), NISBA_ENDINGS),
    **dict.fromkeys(("calendar", "placing", "renaming"), ("", "ه")),
}
"""How the adjectives of a list of the table can end that has them in the masculine singular alone."""


def _nations() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows(TABLES / "countries.tsv"):
        for stem in filter(None, (row["nisba"] or "").split("|")):
            if " " not in stem:
                # «ا» is left out: «سوريا» is the state far more often than the adjective in the accusative
                found.update((folded(stem) + ending, row["code"]) for ending in NISBA_ENDINGS if ending != "ا")
        for plural in filter(None, (row["people"] or "").split("|")):
            found[folded(plural)] = row["code"]
    return found


def _names() -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows(TABLES / "names.words.tsv"):
        found.update(dict.fromkeys(row["words"].split(), int(row["weight"])))
    given = table(TABLES / "names.given.yml", _Given)
    found.update(dict.fromkeys(_words(given.weak), WEAKLY_GIVEN))
    weak = frozenset(_words(given.weak))
    found.update((word, GIVEN) for word in _words(given.firm) if word not in weak)
    return found


def _common(text: str) -> Iterator[str]:
    for stem in _words(text):
        yield stem
        yield stem + "ه"


def _declined(name: str, text: str) -> Iterator[str]:
    """The words of a list of the table, those that are adjectives with all their endings."""
    return (stem + ending for stem in _words(text) for ending in ENDINGS.get(name, ("",)))


def _by_first(texts: dict[str, str]) -> dict[str, frozenset[str]]:
    return {folded(first): frozenset(_words(others)) for first, others in texts.items()}


def _honours(texts: dict[str, str]) -> dict[str, frozenset[str]]:
    """The titles of those whom a form of address means and itself, by how it is written before a pronoun («سعادت»)."""
    addresses = {address: titles | {address} for address, titles in _by_first(texts).items()}
    return {re.sub("ه$", "ت", address): titles for address, titles in addresses.items()}


def _conjugated(pasts: str, presents: str) -> frozenset[str]:
    """The forms of verbs given by their pasts or their presents."""
    told = {form for lemma in pasts.split() for form, _ in past(lemma)}
    return frozenset(told | {form for lemma in presents.split() for form, _ in present(lemma)})


class _Dealing(msgspec.Struct):
    verbs: list[tuple[str, str]] = []
    nouns: list[str] = []


class _Light(msgspec.Struct):
    doing: list[tuple[str, str]]
    auxiliaries: list[tuple[str, str]]
    attitudes: list[str]


@cache
def deeds() -> frozenset[str]:
    """The forms of verbs, and the nouns, with which dealings are told or done («هادنت», «تشن», «إبرام»)."""
    dealings = table(TABLES / "relations.ar.yml", dict[str, list[_Dealing]])
    light = table(TABLES / "constructions.ar.yml", _Light)
    frames = [frame for several in dealings.values() for frame in several]
    verbs = {pair for frame in frames for pair in frame.verbs} | set(light.doing) | set(light.auxiliaries)
    nouns = {folded(noun) for frame in frames for noun in frame.nouns if " " not in noun}
    nouns |= {folded(noun) for noun in light.attitudes}
    forms = {form for lemma, other in verbs for form, _ in (*past(lemma), *present(other))}
    return frozenset(nouns | {ARTICLE + noun for noun in nouns if not noun.endswith("ات")} | forms)


@cache
def lexicon() -> Lexicon:
    """The packaged tables of words."""
    phrases = table(TABLES / "phrases.ar.yml", _Phrases)
    verbs = _conjugated(phrases.verbs.past, phrases.verbs.present)
    heads, titles = _heads(), _titles()
    return Lexicon(
        **{name: frozenset(_declined(name, getattr(phrases, name))) for name in _Words.__struct_fields__},
        heads=heads,
        titles=titles,
        people=_people(phrases.people),
        nations=_nations(),
        verbs=frozenset(form for form in verbs - set(heads) - set(titles) if not form.startswith(ARTICLE)),
        told_verbs=_conjugated(phrases.verbs.told_past, phrases.verbs.told_present) - set(heads) - set(titles),
        namelike_verbs=_conjugated(phrases.verbs.namelike_past, ""),
        meeting=frozenset(form for form in verbs if form.startswith(ARTICLE + "ت") and len(form) > 3),
        common={folded(head): frozenset(_common(text)) for head, text in phrases.common.items()},
        calls=_by_first(phrases.calls),
        pairs=_by_first(phrases.pairs),
        business={folded(office): folded(word) for office, word in phrases.business.items()},
        honours=_honours(phrases.honours),
        kingdoms=frozenset(phrases.kingdoms),
        ties=tuple(map(folded, phrases.ties)),
        names=_names(),
    )
