"""What each Arabic word can be in a phrase that names an actor: head, title, adjective, verb, part of a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
from msgspec.structs import replace

from marsad.model.actor import ActorType
from marsad.text.folding import folded
from marsad.text.remembered import remembered
from marsad.text.tables import rows, table
from marsad.text.tokens import Parted, parted
from marsad.text.verbs import OBJECTS, past, present

TABLES = files("marsad.read") / "tables"
ARTICLE = "ال"
Alone = Literal["yes", "back", "no"]


class _Verbs(msgspec.Struct):
    past: str
    present: str


class _People(msgspec.Struct):
    side: str
    person: str


class _Phrases(msgspec.Struct):
    adjectives: str
    nouns_like_adjectives: str
    unarticled: str
    anywhere: str
    posts: str
    works: str
    loaded: str
    function: str
    verbs: _Verbs
    people: _People
    members: str
    compass: str
    compass_between: str
    name_openers: str
    office_joints: str
    bound: str
    calendar: str
    byline_words: str
    common: dict[str, str]
    leadership: str
    labels: str
    sent: str
    lands: str
    towns: str
    towards: str
    kingdoms: str
    kunya: str
    rebels: str
    movements: str
    counted: str
    counts: str
    creeds: str
    pointing: str
    ruling: str
    branches: str
    complements: str
    pursuits: str
    relatives: str
    calls: dict[str, str]
    instances: str
    sons: str
    outlet_words: str
    placing: str
    business: dict[str, str]
    pairs: dict[str, str]
    ordinals: str


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


@dataclass(frozen=True)
class Lexicon:
    """The tables of words, folded."""

    heads: dict[str, Head]
    titles: dict[str, Title]
    people: dict[str, People]
    adjectives: frozenset[str]
    nations: dict[str, str]
    unrelated: frozenset[str]
    unarticled: frozenset[str]
    anywhere: frozenset[str]
    posts: frozenset[str]
    works: frozenset[str]
    loaded: frozenset[str]
    function: frozenset[str]
    verbs: frozenset[str]
    meeting: frozenset[str]
    members: frozenset[str]
    compass: frozenset[str]
    compass_between: frozenset[str]
    openers: frozenset[str]
    joints: frozenset[str]
    bound: frozenset[str]
    calendar: frozenset[str]
    byline_words: frozenset[str]
    common: dict[str, frozenset[str]]
    leadership: frozenset[str]
    labels: frozenset[str]
    sent: frozenset[str]
    lands: frozenset[str]
    towns: frozenset[str]
    towards: frozenset[str]
    kingdoms: frozenset[str]
    kunya: frozenset[str]
    rebels: frozenset[str]
    movements: frozenset[str]
    counted: frozenset[str]
    counts: frozenset[str]
    creeds: frozenset[str]
    pointing: frozenset[str]
    ruling: frozenset[str]
    complements: frozenset[str]
    pursuits: frozenset[str]
    relatives: frozenset[str]
    calls: dict[str, frozenset[str]]
    instances: frozenset[str]
    branches: frozenset[str]
    sons: frozenset[str]
    outlet_words: frozenset[str]
    placing: frozenset[str]
    business: dict[str, str]
    pairs: dict[str, frozenset[str]]
    ordinals: frozenset[str]
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
    found.update(dict.fromkeys(_words(given.weak), 4))
    weak = frozenset(_words(given.weak))
    found.update((word, 5) for word in _words(given.firm) if word not in weak)
    return found


def _common(text: str) -> Iterator[str]:
    for stem in _words(text):
        yield stem
        yield stem + "ه"


@cache
def lexicon() -> Lexicon:
    """The packaged tables of words."""
    phrases = table(TABLES / "phrases.ar.yml", _Phrases)
    verbs = {form for lemma in phrases.verbs.past.split() for form, _ in past(lemma)}
    verbs |= {form for lemma in phrases.verbs.present.split() for form, _ in present(lemma)}
    adjectives = {stem + ending for stem in _words(phrases.adjectives) for ending in NISBA_ENDINGS}
    function = frozenset(_words(phrases.function))
    heads, titles = _heads(), _titles()
    return Lexicon(
        heads=heads,
        titles=titles,
        people=_people(phrases.people),
        adjectives=frozenset(adjectives),
        nations=_nations(),
        unrelated=frozenset(_words(phrases.nouns_like_adjectives)),
        unarticled=frozenset(_words(phrases.unarticled)),
        anywhere=frozenset(stem + ending for stem in _words(phrases.anywhere) for ending in NISBA_ENDINGS),
        posts=frozenset(_words(phrases.posts)),
        works=frozenset(_words(phrases.works)),
        loaded=frozenset(_words(phrases.loaded)),
        function=function,
        verbs=frozenset(form for form in verbs - set(heads) - set(titles) if not form.startswith(ARTICLE)),
        meeting=frozenset(form for form in verbs if form.startswith(ARTICLE + "ت") and len(form) > 3),
        members=frozenset(_words(phrases.members)),
        compass=frozenset(_words(phrases.compass)),
        compass_between=frozenset(_words(phrases.compass_between)),
        openers=frozenset(_words(phrases.name_openers)),
        joints=frozenset(_words(phrases.office_joints)),
        bound=frozenset(stem + ending for stem in _words(phrases.bound) for ending in NISBA_ENDINGS),
        calendar=frozenset(stem + ending for stem in _words(phrases.calendar) for ending in ("", "ه")),
        byline_words=frozenset(_words(phrases.byline_words)),
        common={folded(head): frozenset(_common(text)) for head, text in phrases.common.items()},
        leadership=frozenset(_words(phrases.leadership)),
        labels=frozenset(stem + ending for stem in _words(phrases.labels) for ending in NISBA_ENDINGS),
        sent=frozenset(_words(phrases.sent)),
        lands=frozenset(_words(phrases.lands)),
        towns=frozenset(_words(phrases.towns)),
        towards=frozenset(_words(phrases.towards)),
        kingdoms=frozenset(phrases.kingdoms.split()),
        kunya=frozenset(_words(phrases.kunya)),
        rebels=frozenset(_words(phrases.rebels)),
        movements=frozenset(_words(phrases.movements)),
        counted=frozenset(_words(phrases.counted)),
        counts=frozenset(_words(phrases.counts)),
        creeds=frozenset(stem + ending for stem in _words(phrases.creeds) for ending in NISBA_ENDINGS),
        pointing=frozenset(_words(phrases.pointing)),
        ruling=frozenset(_words(phrases.ruling)),
        branches=frozenset(_words(phrases.branches)),
        complements=frozenset(_words(phrases.complements)),
        pursuits=frozenset(_words(phrases.pursuits)),
        relatives=frozenset(_words(phrases.relatives)),
        calls={folded(title): frozenset(_words(others)) for title, others in phrases.calls.items()},
        instances=frozenset(_words(phrases.instances)),
        sons=frozenset(_words(phrases.sons)),
        outlet_words=frozenset(_words(phrases.outlet_words)),
        placing=frozenset(stem + ending for stem in _words(phrases.placing) for ending in ("", "ه")),
        business={folded(office): folded(word) for office, word in phrases.business.items()},
        pairs={folded(first): frozenset(_words(others)) for first, others in phrases.pairs.items()},
        ordinals=frozenset(_words(phrases.ordinals)),
        names=_names(),
    )


LAND = "بلاد"
OWNED = frozenset(LAND + pronoun for pronoun in ("ه", "ها", "هم", "نا", "هما"))
"""«بلاده», «بلادنا»: the one head that a pronoun leaves pointing at a state."""


def _accusative(stem: str) -> Head | None:
    """The head in «وفدا», «مركزا»: a noun without article may end so."""
    noun = stem.endswith("ا") and not stem.endswith("ها") and len(stem) > 3
    return lexicon().heads.get(stem[:-1]) if noun else None


def _is_nisba(stem: str) -> bool:
    ends = len(stem) >= 4 and stem.endswith(("ي", "يه", "يون", "يين", "يات"))
    # «راية» and «حماية» are nouns of their own
    return ends and not stem.endswith("ايه") and stem not in lexicon().unrelated


@remembered
def word(text: str) -> Word:
    """What a folded word can be, under the likeliest parting of its clitics.

    The whole word is tried first; a parting is taken only where its stem is a head, a title or people, so that «وزارة»
    stays whole and «والوزارة» does not.
    """
    known = lexicon()
    if text in known.function:
        return Word(text, stem=text, function=True, joint=text in known.joints, compass=text in known.compass)
    listed = _listed(text)
    return _plain(text) if listed is None else _read(text, listed)


@remembered
def head(text: str) -> Head | None:
    """The head noun that a folded word is under the likeliest parting of its clitics."""
    listed = None if text in lexicon().function else _listed(text)
    return None if listed is None else _read(text, listed).head


def _listed(text: str) -> Parted | None:
    """The first parting of a word whose stem is a head, a title, people, a word for members or for a side."""
    known = lexicon()
    for part in parted(text):
        stem, definite = _without_article(part.stem)
        noun = stem in known.titles or stem in known.people or _head(stem, definite=definite) is not None
        if noun or (not definite and (stem in known.members or stem in known.compass)):
            return part
    return None


def _without_article(stem: str) -> tuple[str, bool]:
    """A stem without its article, and whether it had one; «ألوية» and «ألبان» have none."""
    known = lexicon()
    definite = stem.startswith(ARTICLE) and len(stem) > 3 and stem not in known.heads and stem not in known.unarticled
    return (stem[2:] if definite else stem), definite


def _head(stem: str, *, definite: bool) -> Head | None:
    return lexicon().heads.get(LAND if stem in OWNED else stem) or (None if definite else _accusative(stem))


def _has_object(stem: str, verbs: frozenset[str]) -> bool:
    """Whether a present tense stands here with its object («تقوده», «يدعمها»)."""
    own = next((stem.removesuffix(letters) for letters in OBJECTS if stem.endswith(letters)), "")
    return len(own) > 3 and own[0] in "يت" and own in verbs


def _read(text: str, part: Parted) -> Word:
    """The word under one parting."""
    known = lexicon()
    stem, definite = _without_article(part.stem)
    country = known.nations.get(stem)
    return Word(
        text,
        skip=part.skipped,
        stem=stem,
        definite=definite or stem in OWNED,
        head=_head(stem, definite=definite),
        title=known.titles.get(stem),
        people=known.people.get(stem),
        adjective=country is not None or stem in known.adjectives or _is_nisba(stem),
        country=country,
        loaded=stem in known.loaded,
        function=part.stem in known.function,
        verb=not definite and (stem in known.verbs or _has_object(stem, known.verbs)),
        members=not definite and stem in known.members,
        compass=not definite and stem in known.compass,
        opener=not definite and stem in known.openers,
        joint=stem in known.joints,
        bound=stem in known.bound,
        calendar=stem in known.calendar,
        conjunction=bool(part.conjunction),
    )


def _plain(text: str) -> Word:
    """A word that is no head or title: its clitics are taken off only before an article or a known stem."""
    known = lexicon()
    whole, *others = parted(text)
    best = _read(text, whole)
    if best.definite or best.verb or text in known.names:
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
    if best.adjective:
        return best
    for part in others:
        article = part.stem.startswith(ARTICLE) and len(part.stem) > 4
        if article or part.stem in known.function or part.stem in known.verbs:
            return _read(text, part)
    return best
