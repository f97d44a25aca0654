"""The tables of English words that make up names, and a sentence in Latin letters read with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from marsad.model.actor import ActorType
from marsad.read.actors.aliases import Written
from marsad.read.actors.lexicon import TABLES
from marsad.text.remembered import once
from marsad.text.tables import rows, table
from marsad.text.tokens import Token


class _Kinds(msgspec.Struct, forbid_unknown_fields=True):
    organization: str = ""
    place: str = ""
    document: str = ""
    person: str = ""

    def by_word(self) -> dict[str, ActorType]:
        """The type that each word tells, an organisation's before a place's, that before a document's."""
        found: dict[str, ActorType] = {}
        found.update(dict.fromkeys(self.person.split(), "person"))
        found.update(dict.fromkeys(self.document.split(), "document"))
        found.update(dict.fromkeys(self.place.split(), "place"))
        found.update(dict.fromkeys(self.organization.split(), "organization"))
        return found


Words = frozenset[str]


@dataclass(frozen=True)
class English:
    """The lists of the table by name, and the nations by their adjectives."""

    heads: dict[str, ActorType]
    openers: dict[str, ActorType]
    lists: dict[str, Words]
    nations: dict[str, str]
    names: dict[str, int]

    def head(self, text: str) -> ActorType | None:
        """The type that a head noun of a name tells, in the plural too («Defence Units»)."""
        return self.heads.get(text) or (self.heads.get(text[:-1]) if text.endswith("s") else None)

    def words(self, *names: str) -> Words:
        """The words of one or more lists."""
        return _union(names)


@cache
def _union(names: tuple[str, ...]) -> Words:
    return frozenset().union(*(english().lists[name] for name in names))


@cache
def english() -> English:
    """The packaged tables."""
    source = table(TABLES / "actors.en.yml", dict[str, _Kinds | str])
    return English(
        **{name: kinds.by_word() for name, kinds in source.items() if isinstance(kinds, _Kinds)},
        lists={name: frozenset(text.split()) for name, text in source.items() if isinstance(text, str)},
        nations={
            demonym.lower(): row["code"]
            for row in rows(TABLES / "countries.tsv")
            for demonym in (row["demonym"] or "").split("|")
            if demonym
        },
        names={name: int(row["weight"]) for row in rows(TABLES / "names.latin.tsv") for name in row["words"].split()},
    )


def _without_owner(token: Token) -> Token:
    """The word with the possessive taken off («iran's» is «iran»)."""
    owns = token.text.endswith("'s") and len(token.text) > 3
    return Token(token.text[:-2], token.start, token.end - 2) if owns else token


class Line:
    """One sentence in Latin letters; `written` gives a folded stretch as the page has it. `kind` is its zone's."""

    def __init__(self, kind: str, words: Sequence[Token], written: Written) -> None:
        self.kind = kind
        self.whole = words
        self.words = [_without_owner(token) for token in words]
        self.spelled = [written(token.start, token.end) for token in self.words]
        self.owns = [short.end < token.end for short, token in zip(self.words, words, strict=True)]

    def text(self, at: int) -> str:
        """The folded word at a place, empty past the ends."""
        return self.words[at].text if 0 <= at < len(self.words) else ""

    def texts(self, first: int, last: int) -> tuple[str, ...]:
        """The folded words from one place to before another, within the sentence."""
        return tuple(self.text(at) for at in range(max(0, first), min(last, len(self.words))))

    def capital(self, at: int) -> bool:
        """Whether the word at a place holds a capital at its head or behind «al-»."""
        return any(letter.isupper() for letter in self.spelled[at])

    def is_name_word(self, at: int) -> bool:
        """Whether a word can be part of a name: in capitals, and no word of grammar."""
        if not 0 <= at < len(self.words) or not self.text(at)[:1].isalpha() or not self.capital(at):
            return False
        head, _, tail = self.spelled[at].rpartition("-")
        if head[:1].isupper() and tail.islower() and tail.endswith(("ed", "led", "based", "run", "wide")):
            return False
        lists = english().lists
        if self.text(at) in lists["clock"] - lists["plain"] or _is_number(self.text(at)):
            return False
        if self._is_money_or_share(at) or _is_months(self.text(at)) or self.text(at) in lists["initialisms"]:
            return False
        dated = self.text(at - 1).isdigit() or self.text(at + 1).isdigit()  # «JULY 12 2022»
        spelt_out = self.is_acronym(at) and self.text(at) not in lists["clock"] and not dated
        return self.text(at) not in lists["plain"] or spelt_out or self._is_given(at)

    def _is_given(self, at: int) -> bool:
        """Whether the name of a month is a given name here («Jan Orlov»)."""
        following = self.text(at + 1)
        named = following and self.capital(at + 1) and following not in english().lists["plain"]
        body = self.text(at + 1) in english().heads  # «In June Congress blocked it»
        return self.text(at) in {"jan", "april", "june", "august"} and bool(named) and self.touches(at + 1) and not body

    def _is_money_or_share(self, at: int) -> bool:
        """Whether letters name money or a share on an exchange: «USD 620 million», «Ardent (OSE: ARD) said»."""
        if self.text(at) in english().lists["currencies"]:
            return self.text(at + 1)[:1].isdigit()
        listed = (self.text(at - 1), self.text(at + 1), self.text(at + 3)) == ("(", ":", ")")
        share = (self.text(at - 3), self.text(at - 1), self.text(at + 1)) == ("(", ":", ")")
        return (listed and self.is_acronym(at)) or (share and self.is_acronym(at - 2))

    def is_acronym(self, at: int) -> bool:
        """Whether a word is written in two to six capitals."""
        return self.spelled[at].isupper() and self.spelled[at].isalpha() and 2 <= len(self.spelled[at]) <= 6

    def site(self, at: int) -> int:
        """How many words in small letters from one on say what kind of site a name before them is: «rail yard»."""
        tables, text, behind = english(), self.text(at), self.text(at + 1)
        if at >= len(self.words) or not self.touches(at) or not self.spelled[at].islower():
            return 0
        if text in tables.lists["working"] and self.touches(at + 1):
            return 2 * (behind in tables.lists["works"] or tables.heads.get(behind) == "place")
        operated = behind in tables.words("trades", "roles", "companies")  # «the Orlo terminal operator»
        return int((tables.heads.get(text) == "place" or text in tables.lists["spots"]) and not operated)

    def touches(self, at: int) -> bool:
        """Whether a word stands one blank behind the one before it, which owns nothing."""
        if not 0 < at < len(self.words) or (self.owns[at - 1] and not self._owns_inside(at - 1)):
            return False
        return self.words[at].start - self.whole[at - 1].end == 1

    def _owns_inside(self, at: int) -> bool:
        """Whether a word in the possessive stands inside the name of a body («People's Army», «Seamen's League»)."""
        text = self.text(at)
        return text in english().lists["owned"] or (text.endswith("men") and self.capital(at))

    @once
    def is_headline(self) -> bool:
        """Whether nearly all words begin with capitals and no stop ends them, so that capitals tell no names."""
        long = [at for at, token in enumerate(self.words) if len(token.text) > 3 and token.text.isalpha()]
        stopped = self.words[-1].text in ".!?" or self.text(0) in english().lists["issued"] or self.is_byline
        if self.kind == "headline" and len(long) > 1 and all(self.spelled[at].isupper() for at in long):
            return True  # «WORLD IN BRIEF»
        return self.kind != "meta" and not stopped and len(long) > 3 and sum(map(self.capital, long)) > 0.8 * len(long)

    @once
    def is_byline(self) -> bool:
        """Whether a line is but names of two words or three and where they write from: «Ida Korr and Ben Ode»."""
        if self.kind != "body" or len(self.words) > BYLINE or not {"and", "in", "at"} & set(self.texts(1, BYLINE)):
            return False
        runs = " ".join(token.text if token.text in _BESIDE else "x" for token in self.words).split(" and ")
        people = [run.replace(" in ", " at ").split(" at ") for run in runs]
        named = all(part[0] in {"x x", "x x x"} and set(" ".join(part).split()) == {"x"} for part in people)
        tables = english()
        common = tables.lists["ordinary"] | tables.words("titles", "trades", "crowds", "sides") | tables.heads.keys()
        told = (token.text for token in self.words if token.text not in _BESIDE)
        return named and all(map(self.is_name_word, self._inner())) and common.isdisjoint(told)

    def _inner(self) -> Iterator[int]:
        """Where the words stand that join no names."""
        return (at for at, token in enumerate(self.words) if token.text not in _BESIDE)

    def opens_sentence(self, at: int) -> bool:
        """Whether a word stands at the head of a sentence or of a quotation, where any word has a capital."""
        return at == 0 or self.text(at - 1) in {'"', ":", "-", "'", "("}


BYLINE = 12
"""The longest line of those who wrote a page, in words."""
_BESIDE = frozenset(("and", "in", "at"))


def _is_number(text: str) -> bool:
    """Whether a word counts or is the number of a document: «Forty-six», «S/2022/614»."""
    head, _, tail = text.partition("-")
    numbers = english().lists["numbers"]
    return (head in numbers and (not tail or tail in numbers)) or ("/" in text and any(map(str.isdigit, text)))


def _is_months(text: str) -> bool:
    """Whether a word is a span of months: «March–May»."""
    parts = text.replace("–", "-").split("-")
    return len(parts) > 1 and english().words("plain", "clock").issuperset(parts)


def demonyms(place: str) -> Iterator[str]:
    """The adjectives and names of people that may belong to a place's name, by their usual endings."""
    stems = {place, place[:-1]} if place[-1] in "aeiouy" else {place}
    for stem in stems:
        for ending in ("n", "an", "ian", "i", "ese", "ish", "ite"):
            yield stem + ending
            yield stem + ending + "s"
