"""Texts laid end to end as arrays, and for every shingle the texts that hold it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from marsad.model.span import Span
from marsad.weigh.boilerplate import LEVELS, UNIT, Flags, Whole, is_boilerplate, levels, relatives
from marsad.weigh.shingles import BITS, SHINGLE, Numbers, Words, first_places, shingles

LEAST_WORDS = 8
"""Shorter texts are compared with nothing: they are phrases."""
_PAGE = np.uint64(64 - BITS)
_PAGES = np.uint64((1 << (64 - BITS)) - 1)
_STEP = 1 << 22
"""Places worked on at once, which bounds what is held beside the texts."""
_HALF = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts in order of their ids. A text's shingles are `shingles[begins[n]:ends[n]]`, the lower 32 bits of each.

    `first` says where a shingle stands for the first time in its text; `sizes` counts these. Words lie in the order in
    which texts came, two more than shingles in each.
    """

    ids: Sequence[str]
    begins: Whole
    ends: Whole
    words: Whole
    sizes: Whole
    shingles: NDArray[np.uint32]
    first: Flags
    starts: NDArray[np.uint32]
    lengths: NDArray[np.uint16]

    def span(self, text: int, begin: int, end: int) -> Span:
        """The characters from a text's word `begin` up to the word before `end`."""
        word = self.words[text]
        return Span(
            int(self.starts[word + begin]), int(self.starts[word + end - 1]) + int(self.lengths[word + end - 1])
        )


@dataclass(frozen=True, slots=True)
class Postings:
    """For each shingle the numbers of the texts that hold it: `texts[begins[n] : begins[n] + counts[n]]`, rising."""

    shingles: Numbers
    begins: Whole
    counts: Whole
    texts: NDArray[np.int32]

    def places(self, rows: Whole) -> Whole:
        """Where in `texts` the entries of some shingles stand, shingle after shingle."""
        counts = self.counts[rows]
        return np.repeat(self.begins[rows] - (np.cumsum(counts) - counts), counts) + np.arange(counts.sum())


def laid(found: Iterable[tuple[str, Words]]) -> tuple[Texts, Postings]:
    """Texts end to end and the postings of their shingles. Texts of fewer than `LEAST_WORDS` words are left out."""
    ids: list[str] = []
    counts: list[int] = []
    parts = tuple(bytearray() for _ in range(5))
    for text_id, words in found:
        if len(words.numbers) < LEAST_WORDS:
            continue
        numbers = shingles(words.numbers)
        first = first_places(numbers)
        lengths = np.minimum(words.ends - words.starts, 0xFFFF).astype(np.uint16)
        keys = (numbers[first] << _PAGE) | np.uint64(len(ids))
        for part, array in zip(parts, (numbers.astype(np.uint32), first, words.starts, lengths, keys), strict=True):
            part += array.data
        ids.append(text_id)
        counts.append(len(numbers))
    shapes = (np.uint32, np.bool_, np.uint32, np.uint16, np.uint64)
    low, first, starts, lengths, keys = (np.frombuffer(part, shape) for part, shape in zip(parts, shapes, strict=True))
    order = np.array(sorted(range(len(ids)), key=ids.__getitem__), np.int64)
    ends = np.cumsum(np.array(counts, np.int64))
    begins = ends - np.array(counts, np.int64)
    if (np.diff(order) < 0).any():
        place = np.argsort(order).astype(np.uint64)
        keys[:] = (keys & ~_PAGES) | place[(keys & _PAGES).astype(np.int64)]
    texts = Texts(
        ids=[ids[at] for at in order],
        begins=begins[order],
        ends=ends[order],
        words=(begins + (SHINGLE - 1) * np.arange(len(ids)))[order],
        sizes=_counted(first, begins, ends)[order],
        shingles=low,
        first=first,
        starts=starts,
        lengths=lengths,
    )
    return texts, _postings(keys)


def _counted(flags: Flags, begins: Whole, ends: Whole) -> Whole:
    sums = np.append(0, np.cumsum(flags, dtype=np.int64))
    counted: Whole = sums[ends] - sums[begins]
    return counted


def _postings(keys: Numbers) -> Postings:
    """Postings of the shingles that more than one text holds."""
    keys.sort()
    heads = np.flatnonzero(np.diff(keys >> _PAGE, prepend=~np.uint64(0)) != 0)
    counts = np.diff(np.append(heads, len(keys)))
    shared = counts > 1
    kept = np.repeat(shared, counts)
    texts = (keys[kept] & _PAGES).astype(np.int32)
    counts = counts[shared]
    return Postings(keys[heads[shared]] >> _PAGE, np.cumsum(counts) - counts, counts, texts)


def common(texts: Texts, postings: Postings) -> Flags:
    """For each shingle of the postings whether it is boilerplate."""
    weights = UNIT // relatives(_levels_of(texts, postings))
    found = np.zeros(len(postings.counts), np.bool_)
    many = np.flatnonzero(is_boilerplate(postings.counts * UNIT))
    for rows in _portions(many, postings.counts):
        counts = postings.counts[rows]
        clusters = np.add.reduceat(weights[postings.texts[postings.places(rows)]], np.cumsum(counts) - counts)
        found[rows] = is_boilerplate(clusters)
    return found


def _levels_of(texts: Texts, postings: Postings) -> Whole:
    """For each text how many of its shingles stand on as many pages as each level."""
    counted = np.zeros(len(texts.ids) * len(LEVELS), np.int64)
    for rows in _portions(np.arange(len(postings.counts)), postings.counts):
        level = np.repeat(levels(postings.counts[rows]), postings.counts[rows])
        first = postings.begins[rows[0]]
        page = postings.texts[first : first + len(level)].astype(np.int64)
        counted += np.bincount(page * len(LEVELS) + level, minlength=len(counted))
    table = counted.reshape(len(texts.ids), len(LEVELS))
    table[:, 0] += texts.sizes - table.sum(axis=1)  # shingles of no other text have no postings
    return table


def _portions(rows: Whole, counts: Whole) -> Iterator[Whole]:
    """Rows in portions of so many entries as are worked on at once."""
    if len(rows):
        yield from np.split(rows, np.flatnonzero(np.diff(np.cumsum(counts[rows]) // _STEP)) + 1)


def among(some: Numbers, shingles_: NDArray[np.uint32]) -> Flags:
    """For each shingle, by its lower 32 bits, whether it is one of some."""
    ordered = np.unique((some & _HALF).astype(np.uint32))
    found = np.zeros(len(shingles_), np.bool_)
    if len(ordered) == 0:
        return found
    seen = np.zeros(1 << 26, np.bool_)
    seen[ordered >> np.uint32(6)] = True
    for begin in range(0, len(shingles_), _STEP):
        portion = shingles_[begin : begin + _STEP]
        likely = np.flatnonzero(seen[portion >> np.uint32(6)])
        at = np.minimum(np.searchsorted(ordered, portion[likely]), len(ordered) - 1)
        found[begin + likely] = ordered[at] == portion[likely]
    return found
