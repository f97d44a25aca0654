"""The weights of the tagger's signs, from its file, and their sums for words and neighbours, added up once and kept."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
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
    """Weights by sign: `places` says which rows of weights each has. Row 0 weighs nothing, nor do unknown signs."""

    def __init__(self, at: dict[str, int], places: Numbers, rows: Scores) -> None:
        self._at = at
        self._places = places
        self._rows = rows

    def total(self, told: Iterable[Iterable[str]]) -> Scores:
        """The weights of each list of signs added up."""
        known = self._at
        found: list[int] = []
        starts: list[int] = []
        for signs in told:
            starts.append(len(found))
            # no list is empty
            found.append(0)
            found.extend(filter(None, map(known.get, signs)))
        total: Scores = np.add.reduceat(self._rows.take(self._places.take(found, axis=0), axis=0), starts, axis=0)
        return total


class Pairs:
    """The weights of what two neighbours say together, by the numbers of both; 0 is what the model does not know."""

    def __init__(self, numbers: dict[str, int], places: Numbers, rows: Scores) -> None:
        self.numbers = numbers
        self._places = places
        self._rows = rows

    def of(self, numbers: Numbers) -> Scores:
        """What each two in a row say together."""
        found: Scores = self._rows.take(self._places[numbers[:-1], numbers[1:]], axis=0)
        return found


class Weights:
    """The weights of both fields: of every sign for every tag, and of every tag behind every other."""

    def __init__(self, signs: Sequence[str], rows: Scores, following: Scores) -> None:
        self.following = following
        self._alone = Signs({sign: at for at, sign in enumerate(signs, 1)}, np.arange(len(rows)), rows)
        self._around = _around(signs, rows)
        told = [(column, at, signs[at][1:]) for column, begin in enumerate("yx") for at in _beginning(signs, begin)]
        self.roles = _pairs(told, "|", rows)
        self.looks = _pairs([(0, at, signs[at]) for at in _beginning(signs, "l") if "&" in signs[at]], "&", rows)
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
        rows = np.zeros((1 + len(signs), 2 * len(TAGS)), np.float32)
        rows[1 + stored["row"], stored["column"]] = stored["weight"]
        return Weights(signs, rows.reshape(-1, *FIELDS), stored["following"].astype(np.float32))


def _sums(count: int) -> Scores:
    return np.zeros((MOST, count, *FIELDS), np.float32)


def _beginning(signs: Sequence[str], begin: str) -> range:
    """Where the signs stand that begin so: all stand in the order of the alphabet."""
    return range(bisect_left(signs, begin), bisect_left(signs, begin + LAST))


def _around(signs: Sequence[str], rows: Scores) -> Signs:
    """What is said of neighbours, for all `OFFSETS` at once: a sign is looked up once, not once for each."""
    found = [_beginning(signs, str(offset)) for offset in OFFSETS]
    at: dict[str, int] = {}
    places = np.zeros((1 + sum(map(len, found)), len(OFFSETS)), np.intp)
    for column, (offset, its) in enumerate(zip(OFFSETS, found, strict=True)):
        stems = [sign[len(str(offset)) :] for sign in signs[its.start : its.stop]]
        places[[at.setdefault(stem, len(at) + 1) for stem in stems], column] = np.arange(its.start, its.stop) + 1
    return Signs(at, places, rows)


def _pairs(told: Iterable[tuple[int, int, str]], parting: str, rows: Scores) -> Pairs:
    """What pairs say: of each sign which of their sums it is in, where it stands, and itself, both sides parted so."""
    numbers: dict[str, int] = {}
    cells: list[tuple[int, int, int, int]] = []
    for column, at, sign in told:
        left, _, right = sign.partition(parting)
        pair = numbers.setdefault(left, len(numbers) + 1), numbers.setdefault(right, len(numbers) + 1)
        cells.append((*pair, column, at + 1))
    lefts, rights, columns, found = np.array(cells).T
    places = np.zeros((1 + len(numbers), 1 + len(numbers), 1 + columns.max()), np.intp)
    places[lefts, rights, columns] = found
    return Pairs(numbers, places, rows)
