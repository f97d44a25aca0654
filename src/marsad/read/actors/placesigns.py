"""Places that no table knows, by what stands around the same word all over the page: «عاصمة X», «في X», «الـXية»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from marsad.read.actors.lexicon import ARTICLE, TABLES, lexicon
from marsad.read.actors.namelike import LIKELY, namelike
from marsad.read.actors.ordinary import is_named_so, is_ordinary
from marsad.read.actors.personends import is_owned
from marsad.read.actors.tagger import Name
from marsad.read.actors.wordclasses import PAST, about, forms
from marsad.read.actors.words import word
from marsad.text.folding import folded
from marsad.text.remembered import remembered
from marsad.text.tables import table
from marsad.text.tokens import Token

Sentences = Sequence[tuple[Sequence[Token], Sequence[int]]]
SHORTEST = 4
"""How many letters such a name has at least."""
JOINED = frozenset("وفبل")
"""Letters written onto a name that are none of it."""
NISBA = ("يه", "ي", "يين", "يون")
"""How an adjective made from a place's name ends."""
ENDINGS = ("ا", "يا", "ه", "ان")
"""What a place's name loses in its adjective («كاسترا», «الكاسترية»)."""
ENOUGH = 3
"""How much there has to be that shows a place."""
OF, NATION, HERS, NEAR, TOWARDS, FEMININE = "of", "nation", "hers", "near", "towards", "feminine"
WEIGHTS = {OF: 2, NATION: 2, HERS: 2, NEAR: 1, TOWARDS: 1, FEMININE: 1}
"""How much each sign says: the noun before it, an adjective made of it, a preposition, a verb it is the subject of."""
FIRM = frozenset({OF, NATION, HERS, NEAR})
"""Signs with which letters much like a name's say more."""
MUCH = 7
"""How much a word looks like a name whose letters say so much."""
SURE = 0.7
"""How sure the tagger is at least of a person's name, whose words are then no place."""
REACH = 12
"""How many words behind it what a state has is looked for."""
NOUNS = ("ات", "وت", "يت")
"""How words end that end like a verb in the feminine and are none."""


class _Signs(msgspec.Struct):
    of: str
    near: str
    towards: str
    hers: str
    common: str


@cache
def _table() -> _Signs:
    return table(TABLES / "placesigns.ar.yml", _Signs)


@cache
def _common() -> frozenset[str]:
    return frozenset(folded(_table().common).split())


@cache
def _signs() -> dict[str, str]:
    """What each noun or preposition before a word says of it."""
    listed = _table()
    rows = ((TOWARDS, listed.towards), (NEAR, listed.near), (OF, listed.of), (HERS, listed.hers))
    return {folded(text): sign for sign, texts in rows for text in texts.split()}


@cache
def _hers() -> frozenset[str]:
    """What a state has («خارجيتها»)."""
    return frozenset(text for text, sign in _signs().items() if sign == HERS)


@remembered
def _bare(text: str) -> str | None:
    """The name that a folded word may be, without a letter written onto it; None for the words that tables know."""
    for form in (text, text[1:] if text[:1] in JOINED else ""):
        if len(form) >= SHORTEST and _is_unknown(form):
            return form
    return None


def _is_unknown(text: str) -> bool:
    if text.startswith((ARTICLE, "و")) or not text.isalpha() or text.isascii() or text in _common():
        return False
    if is_ordinary(text) or is_named_so(text):
        return False
    adjective = any(_is_adjective(text.removesuffix(ending)) for ending in ("ا", "ه") if text.endswith(ending))
    joined = text[0] in JOINED and word(text[1:]).country is not None
    return (namelike(text) or 0) > 0 and not (adjective or joined or is_owned(text))


def _is_adjective(text: str) -> bool:
    """Whether a word without its ending is an adjective of relation («دبلوماسيا», «ائتلافية»)."""
    return text.endswith("ي") and (is_ordinary(text) or text in lexicon().adjectives or about(text) != ())


class _Shows(NamedTuple):
    """What a word shows: what the one behind it may be, and what the name begins with that its adjective is made of."""

    sign: str | None
    nation: str | None


@remembered
def shows(text: str) -> _Shows | None:
    """What a folded word shows of a place; None for most words, which show nothing."""
    signs = _signs()
    sign = signs.get(text) or (signs.get(text[1:]) if text[0] in JOINED else None)
    if sign is None or sign == HERS:
        sign = FEMININE if _is_hers(text) else None
    nation = _nation(text)
    return None if sign is None and nation is None else _Shows(sign, nation)


def _nation(text: str) -> str | None:
    """What the name begins with from which an adjective with its article that no table knows is made."""
    seen = word(text)
    if not seen.definite or seen.country is not None or seen.stem in lexicon().adjectives or seen.head or seen.title:
        return None
    ending = next((ending for ending in NISBA if seen.stem.endswith(ending)), None)
    stem = seen.stem.removesuffix(ending) if ending else ""
    return stem if len(stem) >= SHORTEST - 1 else None


def _is_hers(text: str) -> bool:
    """Whether a word is a verb in the feminine, by the tables or its ending («صوتت»)."""
    seen = word(text)
    if seen.verb:
        return text.endswith("ت") or seen.stem.startswith("ت")
    plain = text.endswith("ت") and not text.endswith(NOUNS) and len(text) > 2
    if not plain or seen.definite or seen.function or seen.head or seen.title:
        return False
    return forms(text) <= {PAST}


def places(sentences: Sentences, learned: Iterable[tuple[Sequence[Token], Name]]) -> frozenset[str]:
    """The words of a page that no table knows and that are names of places by all that stands around them.

    The sentences are given with the places of the words that show something of one. `learned` are the tagger's names
    with the words of their sentences: what it is sure is part of a person's is none.
    """
    shown = [name for name, signs in _signed(sentences).items() if len(name) >= SHORTEST and _is_shown(name, signs)]
    if not shown:
        return frozenset()
    people = {
        token.text
        for words, name in learned
        if name.label == "person" and name.last > name.first + 1 and name.score > SURE
        for token in words[name.first : name.last]
    }
    return frozenset(name for name in shown if name not in people and _bare(name) == name)


def _signed(sentences: Sentences) -> Mapping[str, Sequence[str]]:
    """The words of a page around which something shows a place, each with its signs."""
    signs: defaultdict[str, list[str]] = defaultdict(list)
    nations: set[str] = set()
    for words, telling in sentences:
        for at in telling:
            shown = shows(words[at].text)
            if shown is None:
                continue
            if shown.nation is not None:
                nations.add(shown.nation)
            if shown.sign is not None and at + 1 < len(words):
                found = signs[words[at + 1].text]
                found.append(shown.sign)
                if shown.sign == FEMININE and not _hers().isdisjoint(
                    [token.text for token in words[at + 2 : at + 1 + REACH]]
                ):
                    found.append(HERS)
    if nations:
        made = {stem + ending for stem in nations for ending in ("", *ENDINGS)}
        for name in made.intersection([token.text for words, _ in sentences for token in words]):
            signs[name].append(NATION)
    return signs


def _is_shown(name: str, signs: Sequence[str]) -> bool:
    """Whether the signs of a name together show a place, a preposition or a verb alone being too little."""
    kinds = set(signs)
    if kinds in ({TOWARDS}, {FEMININE}):
        return False
    letters = namelike(name) or 0
    told = sum(WEIGHTS[sign] for sign in kinds) + (signs.count(TOWARDS) > 1)
    likely = (letters >= LIKELY) + (letters >= MUCH and not FIRM.isdisjoint(kinds))
    return told + likely >= ENOUGH


def with_places(words: Sequence[Token], learned: Sequence[Name], shown: frozenset[str]) -> list[Name]:
    """The tagger's names of a sentence with the places that the page shows: a name of one word is one then."""
    found = {
        at
        for at, token in enumerate(words)
        if token.text in shown or (token.text[1:] in shown and _bare(token.text) in shown)
    }
    if not found:
        return list(learned)
    kept: list[Name] = []
    for name in learned:
        inside = found.intersection(range(name.first, name.last))
        if name.first in inside and (name.last == name.first + 1 or name.label == "person"):
            continue
        found -= inside
        kept.append(name)
    kept += [Name(at, at + 1, "place", whole=words[at].text in shown) for at in found]
    return sorted(kept, key=lambda name: name.first)
