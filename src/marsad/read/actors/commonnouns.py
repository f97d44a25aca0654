"""Nouns that name people, bodies and places by what they are («المسافرون», «حكومات», «قواته», «مسجد»)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

from marsad.model.actor import ActorType
from marsad.read.actors.lexicon import ARTICLE
from marsad.text.folding import folded
from marsad.text.remembered import remembered_by
from marsad.text.tables import table
from marsad.text.tokens import parted

PLURALS = ("ون", "ين")
"""How a sound plural of people ends, as a subject and otherwise."""
OWNERS = ("هما", "هم", "ها", "نا", "كم", "ه")
"""The pronouns behind a noun that say whose somebody is, longest first."""
SHORTEST_PLURAL = 6
"""Letters without article of the shortest word that is taken for a plural of people by its form alone."""


class Nouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table of such nouns, as it stands."""

    language: str
    person: list[str]
    single: list[str]
    women: list[str]
    feminine_plurals: list[str]
    offices: list[str]
    kin: list[str]
    organization: list[str]
    related: list[str]
    leaders: list[str]
    fighters: list[str]
    voices: list[str]
    unsigned: list[str]
    telling: list[str]
    bodies: list[str]
    site: list[str]
    described: list[str]
    definite: list[str]
    describing: list[str]
    broken: list[str]
    several: list[str]
    counting: list[str]
    honours: list[str]
    among: list[str]
    without: list[str]
    quantities: list[str]
    things: list[str]
    joints: dict[str, list[str]]
    belonging: list[str]
    owning: list[str]
    called: list[str]
    callings: list[str]
    documents: list[str]
    document_adjectives: list[str]
    estimates: list[str]
    sent: list[str]


class CommonNoun(msgspec.Struct, frozen=True):
    """A word of a page that is such a noun: its form without article and pronoun, the noun of the table, its type.

    `skip` counts the letters of the clitics before it; `marked` says that it is written with ة at its end,
    `below` that its first letter is إ. `owner` is the pronoun behind it that says whose it is.
    """

    form: str
    lemma: str
    kind: ActorType
    skip: int
    definite: bool
    marked: bool
    below: bool
    owner: str = ""


class _Entry(msgspec.Struct, frozen=True):
    lemma: str
    kind: ActorType
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
def offices() -> frozenset[str]:
    """The nouns of offices as `lemma` has them, of one holder or two."""
    return frozenset(lemma for noun in listed("offices") for _, lemma in _of_one(noun))


@cache
def of_bodies() -> frozenset[str]:
    """The folded nouns of those who are somebody's: who fights for a body, and who leads one."""
    return listed("fighters") | listed("leaders")


@cache
def joints() -> dict[str, frozenset[str]]:
    """For each preposition, the nouns whose body it names («مندوب عن», «مستشار لـ»)."""
    return {folded(joint): frozenset(map(folded, nouns)) for joint, nouns in _table().joints.items()}


@cache
def describing() -> frozenset[str]:
    """The folded forms without article of the nouns that can describe the one before them."""
    sound = (noun.removesuffix("ون") + "ين" for noun in listed("describing") if noun.endswith("ون"))
    return listed("describing") | frozenset(sound)


@cache
def _nouns(*, sites: bool) -> dict[str, _Entry]:
    """The folded forms of the table's nouns, with what each is; a building is a body unless `sites` are wanted."""
    nouns = _table()
    out: dict[str, _Entry] = {}
    by_type: tuple[tuple[ActorType, list[str]], ...] = (
        ("person", [*nouns.person, *nouns.women]),
        ("organization", [*nouns.organization, *nouns.related]),
        ("place", nouns.site),
    )
    for kind, words in reversed(by_type) if sites else by_type:
        for noun in words:
            entry = _Entry(folded(noun), kind, noun.endswith("ة"), noun.startswith("إ"))
            for form in _forms(folded(noun)):
                out.setdefault(form, entry)
    for noun in map(folded, nouns.women):
        several = noun.removesuffix("ه") + "ات"
        out.setdefault(several, _Entry(several, "person", marked=False, below=False))
    for noun in map(folded, nouns.kin):
        out.setdefault(noun, _Entry(noun, "person", noun.endswith("ه"), False))
    for noun in (*nouns.single, *nouns.offices):
        marked = noun.endswith("ة")
        for form, lemma in _of_one(folded(noun), marked=marked):
            out.setdefault(form, _Entry(lemma, "person", marked and form == lemma, noun.startswith("إ")))
    return out


def _forms(noun: str) -> Iterator[str]:
    """A folded noun as it stands, in its other case and before a genitive, and with the accusative's alif."""
    yield noun
    if noun.endswith("ون") and len(noun) > 4:
        yield from (noun[:-2] + ending for ending in ("ين", "و", "ي"))
    elif not noun.endswith(("ه", "ا", "ء", "ي", "ات", "ين")):
        yield noun + "ا"


def _of_one(noun: str, *, marked: bool = False) -> Iterator[tuple[str, str]]:
    """The forms of one man or two, each with the noun that tells which; `marked` says that it is written with ة."""
    yield noun, noun
    if not (marked or noun.endswith("ا")):
        yield noun + "ا", noun
        yield from ((noun + ending, noun + "ان") for ending in ("ان", "ين"))


@cache
def _owned() -> dict[str, _Entry]:
    """What a noun is that has a pronoun behind it, by the form it has there («عائلت», «حلفاي», «مقاتلي»)."""
    nouns = _table()
    out: dict[str, _Entry] = {}
    by_type: tuple[tuple[ActorType, list[str]], ...] = (
        ("organization", [*nouns.bodies, *nouns.related]),
        ("person", [*nouns.kin, *nouns.offices, *(noun for noun in nouns.person if noun not in nouns.definite)]),
    )
    for kind, words in by_type:
        for noun in words:
            for form in _before_pronoun(folded(noun)):
                out.setdefault(form, _Entry(folded(noun), kind, marked=False, below=noun.startswith("إ")))
    return out


def _before_pronoun(noun: str) -> Iterator[str]:
    """How a folded noun is written before a pronoun: ه opens to ت, the hamza takes a seat, the plural loses its ن."""
    if noun.endswith("ه"):
        yield noun[:-1] + "ت"
    elif noun.endswith("اء"):
        yield from (noun, noun[:-1] + "ي", noun[:-1] + "و")
    elif noun.endswith(PLURALS):
        yield from (noun[:-2] + ending for ending in "وي")
    elif not noun.endswith("ا"):
        yield noun


def common_noun(text: str, *, marbuta: bool = True, sites: bool = False) -> CommonNoun | None:
    """What such a noun a folded word is, under the first parting of its clitics that gives one.

    `marbuta` says whether the word may end in ة, since «منافسه» is a woman or whose rival somebody is; `sites` whether
    «مصنع» is a building that is attacked rather than a firm.
    """
    return _common_noun((marbuta, sites))(text)


@remembered_by
def _common_noun(which: tuple[bool, bool], text: str) -> CommonNoun | None:
    marbuta, sites = which
    nouns = _nouns(sites=sites)
    several = text.endswith(PLURALS)
    for part in parted(text):
        form = part.stem.removeprefix(ARTICLE)
        definite = form != part.stem
        known = nouns.get(form) or (_by_form(form) if definite and several else None)
        if known is not None and (marbuta or not known.marked):
            return CommonNoun(form, known.lemma, known.kind, part.skipped, definite, known.marked, known.below)
    return _possessed(text) if text.endswith(OWNERS) else None


def _by_form(form: str) -> _Entry | None:
    """The plural of people that a word with its article is by its form alone: «الأمنيين», «المصححون», «العائدين»."""
    nisba = form.endswith(("يون", "يين"))
    active = form[1:2] == "ا" and not form.endswith("تين")
    participle = active or (form.startswith("م") and form.endswith("ون"))
    lemma = form[:-2] + "ون"
    if len(form) < SHORTEST_PLURAL or not (nisba or participle) or lemma in listed("things"):
        return None
    return _Entry(lemma, "person", marked=False, below=False)


def _possessed(text: str) -> CommonNoun | None:
    """The noun of somebody's that ends in a pronoun («عائلته», «حلفاؤهم»)."""
    nouns = _owned()
    owners = [owner for owner in OWNERS if text.endswith(owner)]
    for part in parted(text):
        for owner in owners:
            form = part.stem.removesuffix(owner)
            known = nouns.get(form) if form != part.stem else None
            if known is not None:
                return CommonNoun(form, known.lemma, known.kind, part.skipped, True, False, known.below, owner)
    return None
