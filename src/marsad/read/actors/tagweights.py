"""The weights of the tagger's signs, from its file, and their sums for words and neighbours, added up once and kept."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from marsad.read.actors import wordsigns
from marsad.read.actors.lexicon import TABLES
from marsad.read.actors.listednames import openings_of
from marsad.read.actors.wordsigns import LONGEST, OFFSETS, Echo, Marks

Scores = NDArray[np.float32]
Numbers = NDArray[np.intp]
Table = NDArray[Any]
Key = TypeVar("Key", bound=Hashable)
MODEL = TABLES / "names.ar.npz"
TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
FIELDS = (2, len(TAGS))
"""How arrays of weights end: an axis for the field, 0 and 1, and one for the tag."""
UNIT = 1000
"""Weights are whole thousandths: their sums are exact, in whatever order they are added up."""
MOST = 1 << 15
"""How many sums of a kind are kept; a page needs some hundreds."""
LAST = chr(0x10FFFF)


class Kept(Generic[Key]):
    """Tables of what is worked out for a key when it is first met; all is forgotten when they grow too long.

    `made` gives for new keys the rows of all tables.
    """

    def __init__(self, made: Callable[[list[Key]], Sequence[Table]], *tables: Table) -> None:
        self._made = made
        self._tables = tables
        self._at, self._known = _counted(), 0

    def of(self, keys: Sequence[Key]) -> list[Table]:
        """The rows of all keys in each table, in their order."""
        places = [*map(self._at.__getitem__, keys)]
        if len(self._at) > len(self._tables[0]):
            self._at, self._known = _counted(), 0
            places = [*map(self._at.__getitem__, keys)]
            self._tables = tuple([_longer(table, len(self._at)) for table in self._tables])
        if len(self._at) > self._known:
            new = [*islice(reversed(self._at), len(self._at) - self._known)][::-1]
            for table, rows in zip(self._tables, self._made(new), strict=True):
                table[self._known : len(self._at)] = rows
            self._known = len(self._at)
        return [table.take(places, axis=0) for table in self._tables]


def _counted() -> defaultdict[Any, int]:
    """Numbers by key: whatever is first asked for is given the next."""
    numbers: defaultdict[Any, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    return numbers


def _longer(table: Table, length: int) -> Table:
    return table if len(table) >= length else np.zeros((length, *table.shape[1:]), table.dtype)


class Signs:
    """Rows of weights by sign."""

    def __init__(self, at: dict[str, int], rows: Scores) -> None:
        self._at = at
        self._rows = rows

    def total(self, told: Iterable[Iterable[str]]) -> Scores:
        """The weights of each list of signs added up."""
        known = self._at
        found: list[int] = []
        starts: list[int] = []
        for signs in told:
            starts.append(len(found))
            # row 0 weighs nothing: no list is empty
            found.append(0)
            found.extend(filter(None, map(known.get, signs)))
        total: Scores = np.add.reduceat(self._rows.take(found, axis=0), starts, axis=0)
        return total


class Pairs:
    """The weights of what two neighbours say together, by the numbers of both; 0 is what the model does not know."""

    def __init__(self, numbers: dict[str, int], at: Numbers, rows: Scores) -> None:
        self.numbers = numbers
        self._at = at
        self._rows = rows

    def of(self, numbers: Numbers) -> Scores:
        """What each two in a row say together."""
        found: Scores = self._rows.take(self._at[numbers[:-1], numbers[1:]], axis=0)
        return found


class Weights:
    """The weights of both fields: of every sign for every tag, and of every tag behind every other."""

    def __init__(self, signs: Sequence[str], rows: Scores, following: Scores) -> None:
        self.following = following
        self._alone = Signs({sign: at for at, sign in enumerate(signs, 1)}, _behind_none(rows))
        self._around = _around(signs, rows)
        self.roles = _pairs(signs, rows, "yx", "|")
        self.looks = _pairs(signs, rows, ("",), "&")
        roles, looks, opening = (np.zeros(MOST, kind) for kind in (np.intp, np.intp, np.bool_))
        self.words: Kept[str] = Kept(self._of_words, _sums(1 + len(OFFSETS)), roles, looks, opening)
        # many words begin or end alike: their four signs each are looked up once
        self._starts: Kept[str] = self._summed(1, lambda letters: [wordsigns.of_start(letters)])
        self._ends: Kept[str] = self._summed(1, lambda letters: [wordsigns.of_end(letters)])
        self.marks: Kept[Marks] = self._summed(1, lambda marks: [wordsigns.of_marks(marks)])
        self.echoes: Kept[Echo] = self._summed(3, wordsigns.of_echo)

    def _of_words(self, words: list[str]) -> Sequence[Table]:
        """What words say of themselves and of those as far away as `OFFSETS` says, and what is looked up by them.

        That is the numbers of their roles and looks, and whether each may open a listed name.
        """
        alone = self._alone.total(map(wordsigns.of_whole, words))[:, None]
        alone += self._starts.of([text[:LONGEST] for text in words])[0]
        alone += self._ends.of([text[-LONGEST:] for text in words])[0]
        around = self._around.total([wordsigns.beside(text)[0] for text in words])
        seen = [*map(wordsigns.seen, words)]
        roles = [self.roles.numbers.get(one.roles, 0) for one in seen]
        looks = [self.looks.numbers.get(one.look, 0) for one in seen]
        opening = [bool(openings_of(text)) for text in words]
        return np.concatenate([alone, around], axis=1), np.array(roles), np.array(looks), np.array(opening)

    def _summed(self, count: int, told: Callable[[Key], Sequence[Iterable[str]]]) -> Kept[Key]:
        """Sums of weights: `told` gives `count` lists of signs for a key."""

        def made(keys: list[Key]) -> Sequence[Table]:
            total = self._alone.total([signs for key in keys for signs in told(key)])
            return (total.reshape(len(keys), count, *FIELDS),)

        return Kept(made, _sums(count))


@cache
def weights() -> Weights:
    """The weights in the packaged file."""
    with MODEL.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        signs = stored["signs"].tobytes().decode("utf-8").split("\n")
        rows = np.zeros((len(signs), 2 * len(TAGS)), np.float32)
        rows[stored["row"], stored["column"]] = stored["weight"]
        return Weights(signs, rows.reshape(-1, *FIELDS), stored["following"].astype(np.float32))


def _sums(count: int) -> Scores:
    return np.zeros((MOST, count, *FIELDS), np.float32)


def _behind_none(rows: Scores) -> Scores:
    """Rows of weights behind one that weighs nothing."""
    return np.concatenate([np.zeros_like(rows[:1]), rows])


def _beginning(signs: Sequence[str], begin: str) -> Iterator[tuple[int, str]]:
    """Where the signs stand that begin so, and what follows in each; they stand in the order of the alphabet."""
    first, last = bisect_left(signs, begin), bisect_left(signs, begin + LAST)
    return ((row, signs[row][len(begin) :]) for row in range(first, last))


def _around(signs: Sequence[str], rows: Scores) -> Signs:
    """What is said of neighbours, one row for all `OFFSETS`: a sign is looked up once, not once for each."""
    at: dict[str, int] = {}
    cells = [
        (at.setdefault(sign, len(at)), column, row)
        for column, offset in enumerate(OFFSETS)
        for row, sign in _beginning(signs, str(offset))
    ]
    return Signs({sign: place + 1 for sign, place in at.items()}, _laid(cells, len(OFFSETS), rows))


def _pairs(signs: Sequence[str], rows: Scores, begins: Sequence[str], parting: str) -> Pairs:
    """The signs of two neighbours, parted so; one sum of weights for each way in which they may begin."""
    numbers: dict[str, int] = {}
    at: dict[tuple[int, int], int] = {}
    cells: list[tuple[int, int, int]] = []
    for column, begin in enumerate(begins):
        for row, sign in _beginning(signs, begin):
            if parting in sign:
                left, right = [numbers.setdefault(one, len(numbers) + 1) for one in sign.split(parting)]
                cells.append((at.setdefault((left, right), len(at)), column, row))
    table = np.zeros((len(numbers) + 1, len(numbers) + 1), np.intp)
    table[tuple(np.array([*at]).T)] = range(1, len(at) + 1)
    return Pairs(numbers, table, _laid(cells, len(begins), rows))


def _laid(cells: Sequence[tuple[int, int, int]], columns: int, rows: Scores) -> Scores:
    """Rows of weights laid side by side, by row and column there and the row that they had, behind one of nothing."""
    row, column, found = np.array(cells).T
    held = np.zeros((row.max() + 1, columns, *FIELDS), np.float32)
    held[row, column] = rows[found]
    return _behind_none(held)
