"""What each Arabic word can be in a phrase that names an actor: head, title, adjective, verb, part of a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Generic, Literal, TypeVar

import msgspec
from msgspec.structs import replace

from marsad.model.actor import ActorType
from marsad.text.folding import folded
from marsad.text.remembered import remembered
from marsad.text.tables import rows, table
from marsad.text.tokens import Parted, parted
from marsad.text.verbs import OBJECTS, past, present

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
    branches: T
    complements: T
    pursuits: T
    relatives: T
    instances: T
    sons: T
    outlet_words: T
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


class Word(msgspec.Struct, frozen=True):
    """What one folded word can be.

    `skip` counts the letters of clitics before `stem`; `stem` has its article taken off where `definite`. Roles that do
    not apply are None or False. `country` is the ISO code an adjective of nation stands for.
    """

    text: str
    skip: int = 0
    stem: str = ""
    definite: bool = False
    head: Head | None = None
    title: Title | None = None
    people: People | None = None
    adjective: bool = False
    country: str | None = None
    loaded: bool = False
    function: bool = False
    verb: bool = False
    members: bool = False
    compass: bool = False
    opener: bool = False
    joint: bool = False
    bound: bool = False
    calendar: bool = False
    conjunction: bool = False

    @property
    def family(self) -> bool:
        """Whether it looks like a family name: an article before and «ي» behind («الحوراني»)."""
        return self.definite and not self.skip and self.stem.endswith("ي") and not self.calendar


class Lexicon(_Words[frozenset[str]], frozen=True, kw_only=True, eq=False):
    """The tables of words, folded."""

    heads: dict[str, Head]
    titles: dict[str, Title]
    people: dict[str, People]
    nations: dict[str, str]
    verbs: frozenset[str]
    told_verbs: frozenset[str]
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


LAND = "بلاد"
OWNED = frozenset(LAND + pronoun for pronoun in ("ه", "ها", "هم", "نا", "هما"))
"""«بلاده», «بلادنا»: the one head that a pronoun leaves pointing at a state."""


@cache
def _accusatives() -> dict[str, Head]:
    """The heads in «وفدا», «مركزا»: a noun without article may end so."""
    return {f"{form}ا": head for form, head in lexicon().heads.items() if len(form) > 2 and not form.endswith("ه")}


def _is_nisba(stem: str) -> bool:
    ends = len(stem) >= 4 and stem.endswith(("ي", "يه", "يون", "يين", "يات"))
    # «راية» and «حماية» are nouns of their own
    return ends and not stem.endswith("ايه") and stem not in lexicon().nouns_like_adjectives


@remembered
def word(text: str) -> Word:
    """What a folded word can be, under the likeliest parting of its clitics.

    The whole word is tried first; a parting is taken only where its stem is a head, a title or people, so that «وزارة»
    stays whole and «والوزارة» does not.
    """
    known = lexicon()
    if text in known.function:
        return Word(text, stem=text, function=True, joint=text in known.office_joints, compass=text in known.compass)
    listed = _listed(text)
    return _plain(text) if listed is None else _read(text, listed)


@remembered
def head(text: str) -> Head | None:
    """The head noun that a folded word is under the likeliest parting of its clitics."""
    listed = None if text in lexicon().function else _listed(text)
    return None if listed is None else _read(text, listed).head


def _listed(text: str) -> Parted | None:
    """The first parting of a word whose stem is a head, a title, people, a word for members or for a side."""
    nouns, bare = _nouns(), _bare_nouns()
    for part in parted(text):
        stem, definite = _without_article(part.stem)
        if stem in nouns or (not definite and stem in bare):
            return part
    return None


@cache
def _nouns() -> frozenset[str]:
    """Every form of a head, a title or people, with their article or without it."""
    known = lexicon()
    return frozenset(OWNED).union(known.heads, known.titles, known.people)


@cache
def _bare_nouns() -> frozenset[str]:
    """The words for members and for a side and the heads in the accusative, which are such without an article."""
    return lexicon().members.union(lexicon().compass, _accusatives())


def _without_article(stem: str) -> tuple[str, bool]:
    """A stem without its article, and whether it had one; «ألوية» and «ألبان» have none."""
    known = lexicon()
    definite = stem.startswith(ARTICLE) and len(stem) > 3 and stem not in known.heads and stem not in known.unarticled
    return (stem[2:] if definite else stem), definite


def _head(stem: str, *, definite: bool) -> Head | None:
    return lexicon().heads.get(LAND if stem in OWNED else stem) or (None if definite else _accusatives().get(stem))


def _has_object(stem: str, verbs: frozenset[str]) -> bool:
    """Whether a present tense stands here with its object («تقوده», «يدعمها»)."""
    if not (stem.startswith(("ي", "ت")) and stem.endswith(OBJECTS)):
        return False
    own = next(stem.removesuffix(letters) for letters in OBJECTS if stem.endswith(letters))
    return len(own) > 3 and own in verbs


def _read(text: str, part: Parted) -> Word:
    """The word under one parting."""
    known = lexicon()
    stem, definite = _without_article(part.stem)
    plain = Word(
        text,
        skip=part.skipped,
        stem=stem,
        definite=definite or stem in OWNED,
        adjective=_is_nisba(stem),
        function=part.stem in known.function,
        verb=not definite and _has_object(stem, known.verbs),
        conjunction=bool(part.conjunction),
    )
    return _told(plain, definite=definite) if stem in _stems() else plain


def _told(plain: Word, *, definite: bool) -> Word:
    """A word with what the tables tell of its stem; of most that are met anew they tell nothing."""
    known, stem = lexicon(), plain.stem
    country = known.nations.get(stem)
    return replace(
        plain,
        head=_head(stem, definite=definite),
        title=known.titles.get(stem),
        people=known.people.get(stem),
        adjective=plain.adjective or country is not None or stem in known.adjectives,
        country=country,
        loaded=stem in known.loaded,
        verb=plain.verb or (not definite and stem in known.verbs),
        members=not definite and stem in known.members,
        compass=not definite and stem in known.compass,
        opener=not definite and stem in known.name_openers,
        joint=stem in known.office_joints,
        bound=stem in known.bound,
        calendar=stem in known.calendar,
    )


@cache
def _stems() -> frozenset[str]:
    """Every stem of which a table tells something."""
    known = lexicon()
    lists = (known.adjectives, known.loaded, known.verbs, known.name_openers, known.office_joints, known.bound)
    return _nouns().union(_bare_nouns(), known.nations, known.calendar, *lists)


def _plain(text: str) -> Word:
    """A word that is no head or title: its clitics are taken off only before an article or a known stem."""
    known = lexicon()
    whole, *others = parted(text)
    best = _read(text, whole)
    if not others or best.definite or best.verb or text in known.names:
        return best
    joined = [part for part in others if part.conjunction and not part.preposition]
    for part in joined:
        if part.stem in known.function or part.stem in known.verbs:
            return _read(text, part)
    nation = next((part for part in others if part.stem.removeprefix(ARTICLE) in known.nations), None)
    if nation is not None and best.country is None:
        # «للبنانيين» has lost the letters of its article
        read = _read(text, nation)
        return read if nation.preposition != "ل" or not text.startswith("لل") else replace(read, definite=True)
    for part in joined if best.adjective else others:
        article = part.stem.startswith(ARTICLE) and len(part.stem) > 4
        if article or (not best.adjective and (part.stem in known.function or part.stem in known.verbs)):
            return _read(text, part)
    return best
