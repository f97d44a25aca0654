"""A stretch that may name an actor, with all that later decides who it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from marsad.model.actor import ActorType
from marsad.read.actors.aliases import Entry, Sense
from marsad.text.tokens import Token

POINTS_BACK = "points back"
"""The rule of a definite phrase that names somebody only as one named before."""
Source = Literal["known", "learned", "phrase", "title", "people", "byline"]


class Role(msgspec.Struct, frozen=True):
    """A title beside a name: its stretch of the folded text, its folded words, the nations that it is of or in.

    `style` is the stretch of the rank or form of address before a name with an office behind it («الشيخ فلان ولي X»).
    """

    start: int
    end: int
    words: tuple[str, ...]
    countries: tuple[str, ...] = ()
    style: tuple[int, int] = (0, 0)

    def holds(self, place: int) -> bool:
        """Whether a place of the text stands in the title or in the style."""
        return self.start <= place < self.end or self.style[0] <= place < self.style[1]

    def with_more(self, other: Role, *, style: bool) -> Role:
        """The role with the words of another behind it; what was before the name is then its `style`."""
        words, countries = (*self.words, *other.words), (*self.countries, *other.countries)
        if style:
            return replace(other, words=words, countries=countries, style=(self.start, self.end))
        return replace(self, end=other.end, words=words, countries=countries)


OWN = "own state"
"""The rule of «بلاده», the state of whoever was named last."""


class Naming(msgspec.Struct, frozen=True):
    """Words `first` to before `last` of a sentence, `start` to `end` of the page's folded text.

    `core` are the folded words that tell it from others of its `lemma` (the head noun, title or people it is named by,
    empty for a bare name). `senses` are the known actors it can mean. `country` is the nation an adjective gives.
    `back`: it names somebody only by pointing back to a fuller name. `plural`: its head is not in the singular.
    `city`: a capital that is meant as a town and does not stand for its state. `rule` names what made it where the
    source does not say; `score` is the tagger's certainty. `state` is an unknown state's name that it holds.
    `feminine`: it is a woman's title. `of` are the words of a name that the same person bears, right before it.
    """

    first: int
    last: int
    start: int
    end: int
    type: ActorType
    source: Source
    core: tuple[str, ...] = ()
    lemma: str = ""
    senses: tuple[Sense, ...] = ()
    country: str | None = None
    back: bool = False
    plural: bool = False
    city: bool = False
    loaded: bool = False
    role: Role | None = None
    rule: str = ""
    score: float = 1.0
    state: str = ""
    feminine: bool = False
    of: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        """What made the naming: its family of rules and, after a colon, the row or words that it went by."""
        family, entry = f"{self.rule or self.source}{' weak' if self.weak else ''}", self.entry
        row = f"actors.{entry.field} {entry.id}" if entry is not None else self.lemma
        seen = f"{row} title {' '.join(self.role.words)}".lstrip() if self.role else row
        return f"{family}: {seen}" if seen else family

    @property
    def weak(self) -> bool:
        """Whether it is known by forms alone that are common words too."""
        return bool(self.senses) and self.senses[0].weak and all(sense.weak for sense in self.senses)

    @property
    def bare(self) -> bool:
        """Whether it is a head noun, a title or people and nothing else."""
        return not self.core and bool(self.lemma)

    @property
    def entry(self) -> Entry | None:
        """The known actor it most likely means."""
        return self.senses[0].entry if self.senses else None

    def is_of(self, field: str) -> bool:
        """Whether it is a known actor of a table («states», «media», «armed» …)."""
        return bool(self.senses) and self.senses[0].entry.field == field

    def meets(self, other: Naming) -> bool:
        """Whether the two share a letter."""
        return self.start < other.end and other.start < self.end

    def with_changes(self, **changes: object) -> Naming:
        """The naming with some of its marks set anew."""
        return replace(self, **changes)


def bare_words(words: Sequence[Token], start: int) -> tuple[str, ...]:
    """The words of a naming that begins at `start`, the first without its clitics, its article whole after «لل»."""
    opening = words[0]
    skip = start - opening.start
    first = opening.text[skip:]
    if skip and first.startswith("ل") and opening.text[skip - 1] == "ل":
        first = "ا" + first
    return (first, *(token.text for token in words[1:]))


def longest(found: Sequence[Naming]) -> list[Naming]:
    """Those that stand inside or across no longer one, left to right; of equals, the known and the titled first."""
    if len(found) < 2:
        return list(found)
    ranked = sorted(found, key=lambda n: (n.start - n.end, not n.senses, n.role is None, n.start, n.source))
    taken: set[int] = set()
    kept: list[Naming] = []
    for naming in ranked:
        places = range(naming.first, naming.last)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(naming)
    return sorted(kept, key=lambda n: n.start)
