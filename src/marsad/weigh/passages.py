"""Where two texts share words: their common shingles as passages that go on in both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from marsad.weigh.boilerplate import Flags, Whole
from marsad.weigh.pairs import LEAST_CONTAINMENT
from marsad.weigh.shingles import SHINGLE, Numbers, mixed
from marsad.weigh.texts import Laid, Texts, places

LONGEST_GAP = 6
"""Words that may differ inside one shared passage: an editor's small change does not end it."""
LEAST_PASSAGE = 8
"""Words from which on a shared stretch is a passage and not a phrase."""
LEAST_OF_SHORT = 5
"""The same where a text is so short that this is a fifth of it, as a post or a brief is."""
_UPPER = np.uint64(32)
_NEEDLES = 1 << 16
"""Shingles looked up at once."""
_ODD = np.array([0x9E3779B97F4A7C15], np.uint64)


class Shared(NamedTuple):
    """What pairs of texts, by number, share: a containment each, and passages.

    Passages are rows: the pair's place, begin and end by word in the left text, begin and end in the right one.
    """

    left: Whole
    right: Whole
    containment: NDArray[np.float64]
    passages: Whole


class Telling(NamedTuple):
    """What tells something in each text: `shingles[begins[n]:ends[n]]`, and the places of these among all shingles.

    `sizes` is how many shingles tell something, those of no other text with them, which are not listed; `texts` is
    where each text begins among all shingles.
    """

    begins: Whole
    ends: Whole
    shingles: NDArray[np.uint32]
    places: NDArray[np.int32]
    sizes: Whole
    texts: Whole


def telling(texts: Texts, laid: Laid, tells: Flags, sizes: Whole) -> Telling:
    """The shingles that `tells` marks; `sizes` counts those that it leaves out because no other text has them too."""
    at = places(tells)
    begins, ends = np.searchsorted(at, texts.begins), np.searchsorted(at, texts.ends)
    return Telling(begins, ends, laid.shingles[at], at, sizes, texts.begins)


def shared(told: Telling, left: Whole, right: Whole) -> Iterator[Shared]:
    """What pairs of texts share, for those that share enough, in portions; pairs come and go in rising order."""
    cost = np.cumsum((told.ends - told.begins)[right])
    cuts = np.flatnonzero(np.diff(cost // _NEEDLES)) + 1
    for some, others in zip(np.split(left, cuts), np.split(right, cuts), strict=True):
        if len(some):
            yield _shared(told, some, others)


def _shared(told: Telling, left: Whole, right: Whole) -> Shared:
    new = np.append(True, left[1:] != left[:-1])
    at_left, row = _laid(told, left[new])
    known = (row.astype(np.uint64) << _UPPER) | told.shingles[at_left]
    at, pair = _laid(told, right)
    sought = ((np.cumsum(new) - 1).astype(np.uint64)[pair] << _UPPER) | told.shingles[at]
    found = _found(known, sought)
    hits = np.flatnonzero(found >= 0)
    pair, found, at = pair[hits], found[hits], at[hits]
    shorter = np.minimum(told.sizes[left], told.sizes[right])
    containment = np.bincount(pair, minlength=len(left)) / np.maximum(shorter, 1)
    enough = (containment >= LEAST_CONTAINMENT)[pair]
    pair, one, other = pair[enough], at_left[found[enough]], at[enough]
    one = told.places[one] - told.texts[left[pair]]
    other = told.places[other] - told.texts[right[pair]]
    passages = _passages(pair, one, other, _least(shorter))
    kept = np.zeros(len(left), np.bool_)
    kept[passages[:, 0]] = True
    passages[:, 0] = (np.cumsum(kept) - 1)[passages[:, 0]]
    return Shared(left[kept], right[kept], containment[kept].round(4), passages)


def _least(shorter: Whole) -> Whole:
    return np.clip((shorter + SHINGLE - 1) // 5, LEAST_OF_SHORT, LEAST_PASSAGE)


def _found(known: Numbers, sought: Numbers) -> NDArray[np.int32]:
    """For each number sought its place among known ones, or -1.

    Five times as fast as a search among numbers in order: each has a slot in a table, and those that lost theirs to
    another number are found by a further table, filed by another product.
    """
    found = np.full(len(sought), -1, np.int32)
    keys = np.arange(len(known), dtype=np.int32)
    missing = np.arange(len(sought))
    bits = max(4, (4 * len(known)).bit_length())
    factor = _ODD
    while len(keys) and len(missing):
        slot = _slot(known[keys], factor, bits)
        table = np.zeros(1 << bits, np.int32)
        table[slot] = keys
        at = table[_slot(sought[missing], factor, bits)]
        same = known[at] == sought[missing]
        found[missing[same]] = at[same]
        missing = missing[~same]
        keys = keys[known[table[slot]] != known[keys]]
        factor = mixed(factor) | np.uint64(1)
    return found


def _slot(numbers: Numbers, factor: Numbers, bits: int) -> Whole:
    """A place in a table of two to the power of `bits` (Dietzfelbinger and others 1997)."""
    return ((numbers * factor) >> np.uint64(64 - bits)).astype(np.int64)


def _laid(told: Telling, texts: Whole) -> tuple[Whole, Whole]:
    """Where the shingles of some texts stand, text after text, and the row of the text of each."""
    lengths = told.ends[texts] - told.begins[texts]
    row = np.repeat(np.arange(len(texts)), lengths)
    return np.repeat(told.begins[texts] - (np.cumsum(lengths) - lengths), lengths) + np.arange(len(row)), row


def _passages(pair: Whole, one: Whole, other: Whole, least: Whole) -> Whole:
    """Stretches in which common shingles follow each other in both texts, as rows behind their pair's place.

    A shingle that stands alone, with no other near it in both texts, is dropped first: it would cut a passage in two.
    """
    if len(pair) == 0:
        return np.empty((0, 5), np.int64)
    follows = _follows(pair, one, other)
    beside = np.append(False, follows) | np.append(follows, False)
    pair, one, other = pair[beside], one[beside], other[beside]
    follows = _follows(pair, one, other)
    begin = np.flatnonzero(np.append(True, ~follows)[: len(pair)])
    end = np.append(begin[1:], len(pair))[: len(begin)] - 1
    rows = np.column_stack((pair[begin], one[begin], one[end] + SHINGLE, other[begin], other[end] + SHINGLE))
    shortest = np.minimum(rows[:, 2] - rows[:, 1], rows[:, 4] - rows[:, 3])
    long: Whole = rows[shortest >= least[pair[begin]]]
    return long


def _follows(pair: Whole, one: Whole, other: Whole) -> Flags:
    """For each place but the last whether the next goes on there in both texts."""
    farthest = SHINGLE + LONGEST_GAP
    here, there = np.diff(one), np.diff(other)
    near: Flags = (here > 0) & (here <= farthest) & (there > 0) & (there <= farthest) & (np.diff(pair) == 0)
    return near
