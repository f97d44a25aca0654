"""The table of what holds the clauses of a language together: small words, and lists of words by what they do there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from msgspec import convert

from marsad.model.claim import Relation
from marsad.read.claims.lexicon.triggers import TABLES
from marsad.text.folding import folded
from marsad.text.remembered import once, remembered
from marsad.text.tables import table


@dataclass(frozen=True, eq=False)
class Constructions:
    """The table of constructions of a language; what each list is for is said there.

    `lists` are of words and phrases, `verbs` of verbs in past and present; `pairs` and `blamed` are lists by what their
    words tell; `parted` are prepositions written in two words, with the one word for each.
    """

    lists: Mapping[str, Sequence[str]]
    verbs: Mapping[str, Sequence[tuple[str, str]]]
    pairs: Mapping[str, Sequence[str]]
    blamed: Mapping[Relation, Sequence[str]]
    parted: Mapping[str, str]

    @once
    def words(self) -> Callable[[str], frozenset[str]]:
        """Gives the folded words of a list, or of several, by name: none where only the other language has it."""
        return remembered(self._folded)

    def _folded(self, names: str) -> frozenset[str]:
        return frozenset(folded(word) for name in names.split() for word in self.lists.get(name, ()))


@cache
def constructions(language: str) -> Constructions:
    """The table of constructions of a language."""
    rows = table(TABLES / f"constructions.{language}.yml", dict[str, Any])
    pairs = convert(rows.pop("pairs"), dict[str, list[str]])
    blamed = convert(rows.pop("blamed", {}), dict[Relation, list[str]])
    parted = convert(rows.pop("parted", {}), dict[str, str])
    verbs = {name: row for name, row in rows.items() if isinstance(row[0], list)}
    lists = {name: row for name, row in rows.items() if name not in verbs}
    return Constructions(
        convert(lists, dict[str, list[str]]), convert(verbs, dict[str, list[tuple[str, str]]]), pairs, blamed, parted
    )


@cache
def pair_words(language: str) -> dict[str, str]:
    """Folded words that stand for a pair («الجانبان»), with the type of actor they mean, or `any`."""
    return {folded(word): kind for kind, words in constructions(language).pairs.items() for word in words}
