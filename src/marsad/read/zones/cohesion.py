"""Cohesion: whether a stretch of text goes on with another, so that one article is told from the next.

After Halliday and Hasan (1976), who name two ties of it that need no understanding: shared words (lexical cohesion,
as in Hearst's TextTiling, 1997; here of word types, because a page has no corpus beside it) and conjunction. In
Arabic news two paragraphs of three begin with و or another word that takes up the one before, and no article does.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from importlib.resources import files

import msgspec

from marsad.read.zones.signposts import Phrases, phrases
from marsad.text.folding import key
from marsad.text.remembered import remembered
from marsad.text.tables import table

_WORD = re.compile(r"[^\W\d_]{2,}")
_PREFIX = re.compile(r"[وف]?(?:بال|كال|لل|ال|[بلكس](?=\w{3}))?(?=\w{3})")
_SUFFIX = re.compile(r"(?<=\w{3})(?:يات|ات|ون|ين|ان|ها|هم|يه|نا|ه|ي|ا|ت)$")
_LETTERS = 5


@remembered
def _stem(word: str) -> str:
    if word.isascii():
        return word[: _LETTERS + 1]
    return _SUFFIX.sub("", _PREFIX.sub("", word, count=1))[:_LETTERS]


@cache
def _common() -> frozenset[str]:
    by_language = table(files("marsad.read.tables") / "common.yml", dict[str, list[list[str]]])
    return frozenset(_stem(key(word)) for rows in by_language.values() for row in rows for word in row)


def content(folded: str) -> list[str]:
    """Stems of the content words of a folded text in order: clitics, endings and the commonest words left out."""
    common = _common()
    return [stem for stem in map(_stem, _WORD.findall(folded)) if stem not in common]


def connection(stretch: Collection[str], text: Collection[str]) -> float:
    """Share of the distinct stems of a stretch that the text has too, 0 to 1; 0 for a stretch without any."""
    distinct = set(stretch)
    return len(distinct.intersection(text)) / len(distinct) if distinct else 0.0


def echo(title: Collection[str], lead: Collection[str], known: Collection[str] = ()) -> float:
    """Share of the stems of a title, those known before left out, that the text under it takes up, 0 to 1.

    The lead of a news article says again what its headline says; the paragraph after a teaser does not.
    """
    return connection(set(title).difference(known), lead)


class _Continuations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    openers: Phrases
    own_waw: Phrases


@cache
def _continuations() -> tuple[frozenset[str], frozenset[str]]:
    found = table(files("marsad.read.tables") / "continuations.yml", _Continuations)
    return phrases(found.openers), phrases(found.own_waw)


def goes_on(paragraph: str) -> bool:
    """Whether the first words of a folded paragraph take up what stands before it, by conjunction or connective."""
    openers, own_waw = _continuations()
    words = _WORD.findall(paragraph, 0, 80)[:4]
    if not words:
        return False
    if any(" ".join(words[:length]) in openers for length in range(1, len(words) + 1)):
        return True
    first = words[0]
    return first[0] == "و" and len(first) > 2 and first not in own_waw and not first.startswith("وو")
