"""Texts laid end to end as arrays, and for every shingle the texts that hold it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from marsad.model.reading import Reading
from marsad.weigh.boilerplate import LEVELS, UNIT, Flags, Whole, is_boilerplate, levels, relatives
from marsad.weigh.shingles import BITS, SHINGLE, Numbers, body, has_expanded, shingles, within, words

LEAST_WORDS = 8
"""Shorter texts are compared with nothing: they are phrases."""
_PAGE = np.uint64(64 - BITS)
_PAGES = np.uint64((1 << (64 - BITS)) - 1)
_BATCH = 1 << 15
"""Characters cut into words at once: so many that the work stays in the processor's own memory."""
_STEP = 1 << 21
"""Places worked on at once, which bounds what is held beside the texts."""
_HALF = np.uint64(0xFFFFFFFF)
_SEEN = 25
"""Bits of a shingle, at most, by which it is looked up without a search."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts in order of their ids, and where their words stand.

    A text's shingles are at `begins[n]:ends[n]` of all shingles; `sizes` counts the different ones. Its words, two
    more, begin at `words[n]`; texts lie in the order in which they came.
    """

    ids: Sequence[str]
    begins: Whole
    ends: Whole
    sizes: Whole
    words: Whole
    starts: NDArray[np.uint32]
    lengths: NDArray[np.uint16]

    def characters(self, text: Whole, begin: Whole, end: Whole) -> tuple[Whole, Whole]:
        """For texts the characters from the word `begin` up to the word before `end`."""
        last = self.words[text] + end - 1
        starts = self.starts[self.words[text] + begin]
        return starts.astype(np.int64), self.starts[last].astype(np.int64) + self.lengths[last]


class Laid(NamedTuple):
    """The shingles of texts end to end, the lower 32 bits of each, and whether each is the first such in its text."""

    shingles: NDArray[np.uint32]
    first: Flags


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


def laid(readings: Iterable[Reading]) -> tuple[Texts, Laid, Postings]:
    """The articles of readings end to end and the postings of their shingles.

    Texts of fewer than `LEAST_WORDS` words are left out.
    """
    ids: list[str] = []
    parts = tuple(bytearray() for _ in range(7))
    for batch in _batches(readings):
        for part, array in zip(parts, _cut(batch, len(ids)), strict=True):
            part.extend(array.data)
        ids.extend(reading.id for reading in batch)
    shapes = (np.int64, np.int64, np.uint32, np.bool_, np.uint32, np.uint16, np.uint64)
    arrays: Iterable[NDArray[Any]] = map(np.frombuffer, parts, shapes)
    counts, sizes, low, first, starts, lengths, keys = arrays
    order = np.array(sorted(range(len(ids)), key=ids.__getitem__), np.int64)
    ends = np.cumsum(counts)
    begins = ends - counts
    laid_words = np.cumsum(np.where(counts > 0, counts + SHINGLE - 1, 0))
    if (np.diff(order) < 0).any():
        place = np.argsort(order).astype(np.uint64)
        for begin in range(0, len(keys), _STEP):
            some = keys[begin : begin + _STEP]
            some[:] = (some & ~_PAGES) | place[(some & _PAGES).astype(np.int64)]
    texts = Texts(
        ids=[ids[at] for at in order],
        begins=begins[order],
        ends=ends[order],
        sizes=sizes[order],
        words=np.append(0, laid_words)[order],
        starts=starts,
        lengths=lengths,
    )
    return texts, Laid(low, first), _postings(keys)


def _batches(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """Readings in portions that are cut at once; one whose letters do not fold one to one comes alone."""
    batch: list[Reading] = []
    held = 0
    for reading in readings:
        if has_expanded(reading.text):
            yield [reading]
            continue
        batch.append(reading)
        held += len(reading.text)
        if held >= _BATCH:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _cut(batch: Sequence[Reading], number: int) -> tuple[NDArray[Any], ...]:
    """The articles of a batch, the first of them with a number.

    Gives for each text the count of its shingles and of the different ones; for each shingle its lower half and
    whether it is the first such in its text; for each word where it begins and how long it is; and the postings,
    unsorted.
    """
    offsets = np.cumsum([0, *(len(reading.text) + 1 for reading in batch)])
    found = words("\n".join(reading.text for reading in batch))
    articles = zip(offsets.tolist(), map(body, batch), strict=False)
    stretches = [(offset + start, offset + end) for offset, article in articles for start, end in article]
    text = np.searchsorted(offsets, found.starts, side="right") - 1
    kept = within(found, stretches)
    kept &= (np.bincount(text[kept], minlength=len(batch)) >= LEAST_WORDS)[text]
    text = text[kept]
    starts = found.starts[kept]
    lengths = np.minimum(found.ends[kept] - starts, 0xFFFF).astype(np.uint16)
    numbers = shingles(found.numbers[kept])
    whole = text[: len(numbers)] == text[SHINGLE - 1 :]
    numbers, owner = numbers[whole], text[: len(numbers)][whole]
    ordered = np.sort((numbers << _PAGE) | np.arange(len(numbers), dtype=np.uint64))
    place = (ordered & _PAGES).astype(np.int64)
    ordered >>= _PAGE
    holder = owner[place]
    new = np.ones(len(ordered), np.bool_)
    new[1:] = (ordered[1:] != ordered[:-1]) | (holder[1:] != holder[:-1])
    first = np.zeros(len(ordered), np.bool_)
    first[place[new]] = True
    keys = (ordered[new] << _PAGE) | (holder[new] + number).astype(np.uint64)
    counts = np.bincount(owner, minlength=len(batch))
    sizes = np.bincount(holder[new], minlength=len(batch))
    starts = (starts - offsets[text]).astype(np.uint32)
    return counts, sizes, numbers.astype(np.uint32), first, starts, lengths, keys


def firsts(found: Numbers) -> Flags:
    """For each shingle of one text whether it stands there for the first time."""
    first = np.zeros(len(found), np.bool_)
    first[np.unique(found, return_index=True)[1]] = True
    return first


def places(flags: Flags) -> NDArray[np.int32]:
    """Where flags are set, in half the room of `flatnonzero`."""
    found = np.empty(np.count_nonzero(flags), np.int32)
    filled = 0
    for begin in range(0, len(flags), _STEP):
        some = np.flatnonzero(flags[begin : begin + _STEP])
        found[filled : filled + len(some)] = some + begin
        filled += len(some)
    return found


def counted(flags: Flags, begins: Whole, ends: Whole) -> Whole:
    """For stretches how many of their flags are set; between them the stretches cover all, each flag once."""
    order = np.argsort(begins, kind="stable")
    found = np.zeros(len(begins), np.int64)
    for some in portions(order, (ends - begins)[order]):
        first, last = begins[some[0]], ends[some[-1]]
        sums = np.append(0, np.cumsum(flags[first:last]))
        found[some] = sums[ends[some] - first] - sums[begins[some] - first]
    return found


def _postings(keys: Numbers) -> Postings:
    """Postings of the shingles that more than one text holds."""
    keys.sort()
    new = _begin(keys, _PAGE)
    kept = new.copy()
    kept[:-1] &= new[1:]
    alone = np.count_nonzero(kept)
    np.logical_not(kept, out=kept)
    texts = np.empty(len(keys) - alone, np.int32)
    shingles = np.empty(np.count_nonzero(new) - alone, np.uint64)
    begins = np.empty(len(shingles), np.int64)
    filled = many = 0
    for begin in range(0, len(keys), _STEP):
        held = kept[begin : begin + _STEP]
        some, first = keys[begin : begin + _STEP][held], new[begin : begin + _STEP][held]
        heads_ = np.flatnonzero(first)
        texts[filled : filled + len(some)] = some & _PAGES
        shingles[many : many + len(heads_)] = some[heads_] >> _PAGE
        begins[many : many + len(heads_)] = heads_ + filled
        filled, many = filled + len(some), many + len(heads_)
    return Postings(shingles, begins, np.diff(begins, append=len(texts)), texts)


def heads(ordered: Numbers, bits: np.uint64) -> Whole:
    """Where in a row of numbers in order one begins that differs from the last before its lower bits."""
    return np.flatnonzero(_begin(ordered, bits))


def _begin(ordered: Numbers, bits: np.uint64) -> Flags:
    new = np.ones(len(ordered), np.bool_)
    for begin in range(1, len(ordered), _STEP):
        some = ordered[begin - 1 : begin + _STEP] >> bits
        new[begin : begin + _STEP] = some[1:] != some[:-1]
    return new


def clusters(texts: Texts, postings: Postings) -> Whole:
    """For each text of how many texts its cluster is."""
    return relatives(_levels_of(texts, postings))


def common(clusters_: Whole, postings: Postings) -> Flags:
    """For each shingle of the postings whether it is boilerplate."""
    weights = UNIT // clusters_
    found = np.zeros(len(postings.counts), np.bool_)
    many = np.flatnonzero(is_boilerplate(postings.counts * UNIT))
    for rows in portions(many, postings.counts[many]):
        counts = postings.counts[rows]
        in_clusters = np.add.reduceat(weights[postings.texts[postings.places(rows)]], np.cumsum(counts) - counts)
        found[rows] = is_boilerplate(in_clusters)
    return found


def _levels_of(texts: Texts, postings: Postings) -> Whole:
    """For each text how many of its shingles stand on as many pages as each level."""
    counted = np.zeros(len(texts.ids) * len(LEVELS), np.int64)
    for rows in portions(np.arange(len(postings.counts)), postings.counts):
        level = np.repeat(levels(postings.counts[rows]), postings.counts[rows])
        first = postings.begins[rows[0]]
        page = postings.texts[first : first + len(level)].astype(np.int64)
        counted += np.bincount(page * len(LEVELS) + level, minlength=len(counted))
    table = counted.reshape(len(texts.ids), len(LEVELS))
    table[:, 0] += texts.sizes - table.sum(axis=1)  # shingles of no other text have no postings
    return table


def portions(rows: Whole, counts: Whole) -> Iterator[Whole]:
    """Rows, of which each has a count of entries, in portions of so many entries as are worked on at once."""
    if len(rows):
        yield from np.split(rows, np.flatnonzero(np.diff(np.cumsum(counts) // _STEP)) + 1)


def among(some: Numbers, held: NDArray[np.uint32]) -> Flags:
    """For each shingle, by its lower 32 bits, whether it is one of some."""
    ordered = np.sort((some & _HALF).astype(np.uint32))
    found = maybe_among(some, held)
    for begin in range(0, len(held), _STEP):
        likely = begin + np.flatnonzero(found[begin : begin + _STEP])
        at = np.minimum(np.searchsorted(ordered, held[likely]), len(ordered) - 1)
        found[likely] = ordered[at] == held[likely]
    return found


def maybe_among(some: Numbers, held: NDArray[np.uint32]) -> Flags:
    """For each shingle whether it may be one of some: it is not where this says no, and seldom is not where yes."""
    bits = min(_SEEN, len(held).bit_length() + 4)
    seen = np.zeros(1 << bits, np.bool_)
    seen[(some & _HALF) >> np.uint64(32 - bits)] = True
    found = np.empty(len(held), np.bool_)
    for begin in range(0, len(held), _STEP):
        found[begin : begin + _STEP] = seen[held[begin : begin + _STEP] >> np.uint32(32 - bits)]
    return found
