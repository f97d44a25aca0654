"""What changes among copies when texts come or go, found from the texts that share words with them and no others.

The result is the one that `marsad.weigh.copies` has for all texts together. A text that comes can change more than its
own pairs: a phrase that one cluster more shares may become boilerplate, and then the pairs of all texts with it are
looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from marsad.model.proposition import Copy
from marsad.model.reading import Reading
from marsad.weigh.boilerplate import LEVELS, UNIT, Flags, Whole, is_boilerplate, levels, outside_boilerplate, relatives
from marsad.weigh.copies import from_shared
from marsad.weigh.pairs import FIRST, LEAST_CONTAINMENT, MOST_TOGETHER, pairs
from marsad.weigh.passages import shared, telling
from marsad.weigh.shingles import SHINGLE, Numbers, Words, article, shingles
from marsad.weigh.texts import LEAST_WORDS, Laid, Postings, Texts, counted, firsts

_TEXT = np.uint64(24)
_TEXTS = np.uint64((1 << 24) - 1)
_NONE = np.empty(0, np.uint64)
Measures = NDArray[np.int32]


class Row(Protocol):
    """A text as an index keeps it."""

    @property
    def number(self) -> int: ...  # noqa: D102
    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def telling(self) -> bytes: ...  # noqa: D102
    @property
    def words(self) -> bytes: ...  # noqa: D102


class Index(Protocol):
    """What is asked of an index of texts; see `marsad.store.textindex`."""

    def ids(self, numbers: Iterable[int]) -> dict[int, str]: ...  # noqa: D102
    def rows(self, numbers: Iterable[int]) -> Sequence[Row]: ...  # noqa: D102
    def entries(self, shingles: Numbers) -> Numbers: ...  # noqa: D102
    def measures(self) -> tuple[Measures, Measures]: ...  # noqa: D102


@dataclass(frozen=True)
class Sketch:
    """One text by number: its words, and for each of its shingles whether it tells something."""

    number: int
    id: str
    words: Words
    tells: Flags

    @cached_property
    def shingles(self) -> Numbers:
        """Its shingles in the order of the text."""
        return shingles(self.words.numbers)

    @cached_property
    def first(self) -> Flags:
        """Which shingles stand there for the first time."""
        return firsts(self.shingles)

    @cached_property
    def different(self) -> Numbers:
        """Its different shingles, in order."""
        return np.sort(self.shingles[self.first])

    @property
    def entries(self) -> Numbers:
        """What it puts into an index."""
        return (self.different << _TEXT) | np.uint64(self.number)

    def packed(self) -> tuple[int, str, bytes, bytes]:
        """The row that an index keeps."""
        words = self.words
        lengths = np.minimum(words.ends - words.starts, 0xFFFF).astype(np.uint16)
        bits = np.packbits(self.tells).tobytes()
        return self.number, self.id, bits, words.numbers.tobytes() + words.starts.tobytes() + lengths.tobytes()


@dataclass(frozen=True, slots=True)
class Change:
    """What an index and the copies have to become.

    `texts` are those whose pairs were looked at again; `copies` all the pairs in which one of them stands now.
    """

    added: Sequence[Sketch]
    entries: Numbers
    removed_entries: Numbers
    clusters: Measures
    sizes: Measures
    measured: frozenset[int]
    telling: Mapping[int, bytes]
    texts: frozenset[int]
    copies: Sequence[Copy]


def sketch(number: int, reading: Reading) -> Sketch | None:
    """The article of a reading as a sketch, before anything is known of its shingles; None where it is a phrase."""
    words = article(reading)
    if len(words.numbers) < LEAST_WORDS:
        return None
    return Sketch(number, reading.id, words, np.zeros(len(words.numbers) - SHINGLE + 1, np.bool_))


def alike(index: Index, measures: tuple[Measures, Measures], reading: Reading) -> list[Copy]:
    """The pairs that a page would stand in if it came to an index, which stays as it is.

    For one page among many: what is boilerplate is judged with the page, but what the page would change for others is
    left aside. `measures` are the index's.
    """
    clusters, sizes = measures
    one = sketch(len(clusters), reading)
    if one is None:
        return []
    some = one.different
    entries = index.entries(some)
    counts = _counts(some, entries)
    own = relatives(np.bincount(levels(counts + 1), minlength=len(LEVELS))[None, :])
    common = is_boilerplate(_clusters(counts, entries, clusters) + UNIT // own)
    whole = np.array([0]), np.array([len(one.shingles)])
    one = _with(one, outside_boilerplate(_among(one.shingles, some[common]), *whole) & one.first)
    met = np.sort((entries[np.repeat(~common, counts)] & _TEXTS).astype(np.int64))
    begins = np.flatnonzero(np.diff(met, prepend=-1))
    others, times = met[begins], np.diff(np.append(begins, len(met)))
    others = others[times >= LEAST_CONTAINMENT * np.minimum(sizes[others], np.count_nonzero(one.tells))]
    if len(others) == 0:
        return []
    sketches = sorted([one, *_sketches(index, others.tolist())], key=lambda text: text.id)
    return list(_compared(sketches, [(one.id, text.id) for text in sketches if text is not one]))


def change(index: Index, added: Sequence[Sketch], removed: Sequence[int]) -> Change:
    """What becomes of an index when texts come, under numbers that it has not, and others go."""
    return _Step(index, added, _sketches(index, removed)).change()


class _Step:
    """One step from an index as it is to the index as it will be."""

    def __init__(self, index: Index, added: Sequence[Sketch], removed: Sequence[Sketch]) -> None:
        self.index = index
        self.added = {one.number: one for one in added}
        self.gone = {one.number for one in removed}
        self.given = np.sort(np.concatenate([_NONE, *(one.entries for one in added)]))
        self.taken = np.sort(np.concatenate([_NONE, *(one.entries for one in removed)]))
        clusters, sizes = index.measures()
        room = max([len(clusters), *(number + 1 for number in self.added)])
        self.before = np.pad(clusters, (0, room - len(clusters)))
        self.clusters = self.before.copy()
        self.sizes = np.pad(sizes, (0, room - len(sizes)))
        self.held: dict[int, Sketch] = dict(self.added)
        self.known, self.fetched_entries = _NONE, _NONE

    def change(self) -> Change:
        touched = _different(self.given >> _TEXT, self.taken >> _TEXT)
        old = self.fetched(touched)
        new = self.after(old, touched)
        regrouped = self.regroup(touched, old, new)
        others = self.sketches(regrouped - self.added.keys())
        wide = _different(touched, *(one.different for one in others))
        old = self.fetched(wide)
        new = self.after(old, wide)
        turned = wide[_boilerplate(wide, old, self.before) != _boilerplate(wide, new, self.clusters)]
        again = set(self.added) | _texts_of(new, turned) | self.led_anew(touched, old, new)
        telling = self.tell(again)
        sizes = {number: self.sizes[number] for number in again}
        copies = self.copies(again) if again else []
        return Change(
            added=[_with(one, self.held[one.number].tells) for one in self.added.values()],
            entries=self.given,
            removed_entries=self.taken,
            clusters=self.clusters,
            sizes=self.sizes,
            measured=frozenset(regrouped | sizes.keys() | self.gone),
            telling=telling,
            texts=frozenset(again),
            copies=copies,
        )

    def fetched(self, some: Numbers) -> Numbers:
        """Entries of some shingles as they are, of which each is fetched once."""
        missing = some[~_among(some, self.known)]
        if len(missing):
            self.fetched_entries = np.sort(np.append(self.fetched_entries, self.index.entries(missing)))
            self.known = np.sort(np.append(self.known, missing))
        return self.fetched_entries[_among(self.fetched_entries >> _TEXT, some)]

    def after(self, entries: Numbers, some: Numbers) -> Numbers:
        """Entries of some shingles as they will be."""
        left = entries[~_among(entries, self.taken)] if len(self.taken) else entries
        return np.sort(np.concatenate([left, self.given[_among(self.given >> _TEXT, some)]]))

    def sketches(self, numbers: Iterable[int]) -> list[Sketch]:
        """Texts, of which each is fetched once."""
        wanted = sorted(numbers)
        missing = [number for number in wanted if number not in self.held]
        self.held.update((one.number, one) for one in _sketches(self.index, missing))
        return [self.held[number] for number in wanted]

    def regroup(self, touched: Numbers, old: Numbers, new: Numbers) -> set[int]:
        """Measure clusters anew where that can have changed; the texts where it did, new ones among them."""
        before, after = _counts(touched, old), _counts(touched, new)
        was, now = levels(before), levels(after)
        texts = (new & _TEXTS).astype(np.int64)
        row = np.repeat(np.arange(len(touched)), after)
        level = levels(self.before[texts].astype(np.int64))
        rose = (was[row] <= level) & (level < now[row])
        fell = (now[row] < level) & (level <= was[row])
        for number in self.gone:
            self.clusters[number] = self.sizes[number] = 0
        measured = self.sketches(set(texts[rose | fell].tolist()) | set(self.added))
        if measured:
            some = _different(*(one.different for one in measured))
            reach = levels(_counts(some, self.after(self.fetched(some), some)))
            places = [np.searchsorted(some, one.different) for one in measured]
            rows = [np.bincount(reach[at], minlength=len(LEVELS)) for at in places]
            self.clusters[[one.number for one in measured]] = relatives(np.array(rows))
        return {one.number for one in measured if self.clusters[one.number] != self.before[one.number]} | set(
            self.added
        )

    def led_anew(self, touched: Numbers, old: Numbers, new: Numbers) -> set[int]:
        """Texts with a shingle of so many that they are paired with the first of them only, and these have changed."""
        found: set[int] = set()
        before, after = _counts(touched, old), _counts(touched, new)
        for shingle in touched[np.maximum(before, after) > MOST_TOGETHER]:
            was, now = _texts_of(old, np.array([shingle])), _texts_of(new, np.array([shingle]))
            ids = {number: one.id for number, one in self.added.items()} | self.index.ids(was | now - self.added.keys())
            if self.leaders(was, ids) != self.leaders(now, ids):
                found |= now
        return found

    def leaders(self, texts: set[int], ids: Mapping[int, str]) -> set[int]:
        return set(sorted(texts, key=ids.__getitem__)[:FIRST]) if len(texts) > MOST_TOGETHER else texts and {-1}

    def tell(self, again: set[int]) -> dict[int, bytes]:
        """Say anew what tells something in some texts; the bits of those that were there before."""
        texts = self.sketches(again)
        if not texts:
            return {}
        some = _different(*(one.different for one in texts))
        entries = self.after(self.fetched(some), some)
        boilerplate = some[_boilerplate(some, entries, self.clusters)]
        for one in texts:
            size = np.array([0]), np.array([len(one.shingles)])
            tells = outside_boilerplate(_among(one.shingles, boilerplate), *size) & one.first
            self.held[one.number] = _with(one, tells)
            self.sizes[one.number] = np.count_nonzero(tells)
        return {number: self.held[number].packed()[2] for number in again if number not in self.added}

    def copies(self, again: set[int]) -> list[Copy]:
        """The pairs in which some texts stand."""
        some = _different(*(one.different for one in self.sketches(again)))
        entries = self.after(self.fetched(some), some)
        some = some[~_boilerplate(some, entries, self.clusters) & (_counts(some, entries) > 1)]
        entries = entries[_among(entries >> _TEXT, some)]
        numbers = np.unique((entries & _TEXTS).astype(np.int64))
        ids = self.index.ids(set(numbers.tolist()) - self.added.keys()) | {n: one.id for n, one in self.added.items()}
        order = np.array(sorted(numbers.tolist(), key=ids.__getitem__), np.int64)
        place = np.zeros(len(self.clusters), np.int64)
        place[order] = np.arange(len(order))
        local = np.sort((entries & ~_TEXTS) | place[(entries & _TEXTS).astype(np.int64)].astype(np.uint64))
        counts = _counts(some, local)
        postings = Postings(some, np.cumsum(counts) - counts, counts, (local & _TEXTS).astype(np.int32))
        wanted = np.isin(order, sorted(again))
        found: list[Copy] = []
        for left, right in pairs(postings, np.zeros(len(some), np.bool_), self.sizes[order].astype(np.int64)):
            kept = wanted[left] | wanted[right]
            if kept.any():
                found.extend(self.compared(order[left[kept]], order[right[kept]]))
        return found

    def compared(self, left: Whole, right: Whole) -> Iterator[Copy]:
        """The pairs among candidates, by number, that share a passage."""
        numbers = {*left.tolist(), *right.tolist()}
        name = {one.number: one.id for one in self.sketches(numbers)}
        together = [(name[one], name[other]) for one, other in zip(left.tolist(), right.tolist(), strict=True)]
        return _compared(sorted(self.sketches(numbers), key=lambda one: one.id), together)


def _compared(sketches: Sequence[Sketch], together: Iterable[tuple[str, str]]) -> Iterator[Copy]:
    """The pairs of texts, which are in order of their ids, that share a passage."""
    place = {one.id: at for at, one in enumerate(sketches)}
    ordered = sorted((min(place[one], place[other]), max(place[one], place[other])) for one, other in together)
    left, right = np.array(ordered, np.int64).reshape(-1, 2).T
    texts, laid, tells = _laid(sketches)
    told = telling(texts, laid, tells, counted(tells, texts.begins, texts.ends))
    for found in shared(told, left, right):
        yield from from_shared(texts, found)


def _laid(sketches: Sequence[Sketch]) -> tuple[Texts, Laid, Flags]:
    words = np.array([len(one.words.numbers) for one in sketches], np.int64)
    ends = np.cumsum(words - SHINGLE + 1)
    starts = np.concatenate([one.words.starts for one in sketches])
    texts = Texts(
        ids=[one.id for one in sketches],
        begins=ends - (words - SHINGLE + 1),
        ends=ends,
        sizes=ends,
        words=np.cumsum(words) - words,
        starts=starts,
        lengths=(np.concatenate([one.words.ends for one in sketches]) - starts).astype(np.uint16),
    )
    found = shingles(np.concatenate([one.words.numbers for one in sketches]))
    across = (
        np.cumsum(words)[:-1, None] - np.arange(1, SHINGLE)
    ).ravel()  # those that begin in one text, end in the next
    tells = np.concatenate([one.tells for one in sketches])
    return texts, Laid(np.delete(found, across).astype(np.uint32), tells), tells


def _sketches(index: Index, numbers: Iterable[int]) -> list[Sketch]:
    return [_unpacked(row) for row in index.rows(numbers)]


def _unpacked(row: Row) -> Sketch:
    count = len(row.words) // 10
    numbers = np.frombuffer(row.words, np.uint32, count)
    starts = np.frombuffer(row.words, np.uint32, count, 4 * count)
    lengths = np.frombuffer(row.words, np.uint16, count, 8 * count)
    tells = np.unpackbits(np.frombuffer(row.telling, np.uint8), count=count - SHINGLE + 1).astype(np.bool_)
    return Sketch(row.number, row.id, Words(numbers, starts, starts + lengths), tells)


def _with(one: Sketch, tells: Flags) -> Sketch:
    return Sketch(one.number, one.id, one.words, tells)


def _different(*some: Numbers) -> Numbers:
    """The different ones of numbers, in order."""
    ordered = np.sort(np.concatenate([_NONE, *some]))
    found: Numbers = ordered[np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]]
    return found


def _among(numbers: Numbers, some: Numbers) -> Flags:
    """For each number whether it is one of some, which are in order."""
    if len(some) == 0:
        return np.zeros(len(numbers), np.bool_)
    found: Flags = some[np.minimum(np.searchsorted(some, numbers), len(some) - 1)] == numbers
    return found


def _counts(some: Numbers, entries: Numbers) -> Whole:
    """For each of some shingles how many entries it has."""
    held = entries >> _TEXT
    counted: Whole = np.searchsorted(held, some, side="right") - np.searchsorted(held, some)
    return counted


def _texts_of(entries: Numbers, some: Numbers) -> set[int]:
    return set((entries[_among(entries >> _TEXT, some)] & _TEXTS).astype(np.int64).tolist())


def _boilerplate(some: Numbers, entries: Numbers, clusters: Measures) -> Flags:
    """For each of some shingles, whose entries these are, whether it is boilerplate."""
    return is_boilerplate(_clusters(_counts(some, entries), entries, clusters))


def _clusters(counts: Whole, entries: Numbers, clusters: Measures) -> Whole:
    """In how many clusters each shingle is, in units, by the entries that each has."""
    weights = UNIT // clusters[(entries & _TEXTS).astype(np.int64)].astype(np.int64)
    sums = np.append(0, np.cumsum(weights))
    ends = np.cumsum(counts)
    found: Whole = sums[ends] - sums[ends - counts]
    return found
