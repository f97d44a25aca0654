"""What each Arabic word can be in a phrase that names an actor: head, title, adjective, verb, part of a name."""

from __future__ import annotations

from functools import cache

import msgspec
from msgspec.structs import replace

from marsad.read.actors.lexicon import ARTICLE, Head, People, Title, lexicon
from marsad.text.remembered import remembered
from marsad.text.tokens import Parted, parted
from marsad.text.verbs import OBJECTS

LAND = "بلاد"
OWNED = frozenset(LAND + pronoun for pronoun in ("ه", "ها", "هم", "نا", "هما"))
"""«بلاده», «بلادنا»: the one head that a pronoun leaves pointing at a state."""


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
    def is_common(self) -> bool:
        """Whether it is no word of a name by itself: a noun or adjective of the tables, a verb, a word of grammar."""
        noun = self.head or self.title or self.people or self.country
        return bool(noun) or self.function or self.verb or self.calendar

    @property
    def family(self) -> bool:
        """Whether it looks like a family name: an article before and «ي» behind («الحوراني»)."""
        return self.definite and not self.skip and self.stem.endswith("ي") and not self.calendar


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
    if best.adjective:
        # «والمهني» is no adjective of «والمهن»
        joint = next((part for part in joined if part.stem.startswith(ARTICLE) and len(part.stem) > 5), None)
        return best if joint is None else _read(text, joint)
    for part in others:
        article = part.stem.startswith(ARTICLE) and len(part.stem) > 4
        if article or part.stem in known.function or part.stem in known.verbs:
            return _read(text, part)
    return best
