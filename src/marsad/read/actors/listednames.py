"""Names that news speaks of, found among the words of a sentence: signs for the tagger, not actors by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from marsad.read.actors.lexicon import TABLES
from marsad.text.folding import folded
from marsad.text.remembered import remembered
from marsad.text.tables import rows
from marsad.text.tokens import parted

TABLE = TABLES / "names.listed.tsv"
LETTERS = {"place": "p", "club": "c", "firm": "f", "outlet": "o", "body": "b", "people": "e", "person": "k"}
"""The kinds of names, and how each stands in a mark."""

_Name = tuple[tuple[str, ...], str]
"""The words of a name behind its first one, and the letters of its kinds."""
Opening = tuple[_Name, str]
"""A name that a word may open, with ~ where a clitic stands before it."""


def listed_marks(words: Sequence[str], opening: Iterable[int] | None = None) -> list[str]:
    """For every folded word, which kinds of listed names it lies in: B or I, their letters; empty for the others.

    `opening` says which words may open a name, where that is known already.

    Of names that begin at one word the longest counts. The mark of the first word ends in ~ where a clitic stands
    before the name; a 1 at the end says that the name has one word.
    """
    marks = [""] * len(words)
    behind = 0
    for at in range(len(words)) if opening is None else opening:
        following = words[at + 1] if at + 1 < len(words) else ""
        for (rest, kinds), clitic in openings_of(words[at]) if at >= behind else ():
            if not rest or (rest[0] == following and tuple(words[at + 1 : at + 1 + len(rest)]) == rest):
                behind = at + 1 + len(rest)
                marks[at] = f"B{kinds}{clitic}{'' if rest else '1'}"
                marks[at + 1 : behind] = [f"I{kinds}"] * len(rest)
                break
    return marks


@remembered
def openings_of(text: str) -> tuple[Opening, ...]:
    """The names that a word may open, longest first, those without a clitic before those with one."""
    known = _known()
    found = [(opening, "~" if part.skipped else "") for part in parted(text) for opening in known.get(part.stem, ())]
    return tuple(sorted(found, key=lambda one: (-len(one[0][0]), one[1], one[0])))


@cache
def _known() -> dict[str, list[_Name]]:
    kinds: dict[tuple[str, ...], set[str]] = {}
    for row in rows(TABLE):
        for name in row["names"].split("|"):
            kinds.setdefault(tuple(folded(name).split()), set()).add(LETTERS[row["kind"]])
    found: dict[str, list[_Name]] = {}
    for (first, *rest), letters in kinds.items():
        found.setdefault(first, []).append((tuple(rest), "".join(sorted(letters))))
    return found
