"""Where two texts share words: their common shingles as passages that go on in both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from marsad.weigh.boilerplate import Flags, Whole
from marsad.weigh.pairs import LEAST_CONTAINMENT
from marsad.weigh.shingles import SHINGLE
from marsad.weigh.texts import Texts

LONGEST_GAP = 6
"""Words that may differ inside one shared passage: an editor's small change does not end it."""
LEAST_PASSAGE = 8
"""Words from which on a shared stretch is a passage and not a phrase."""
LEAST_OF_SHORT = 5
"""The same where a text is so short that this is a fifth of it, as a post or a brief is."""
_NEEDLES = 1 << 18
"""Shingles looked up at once."""


class Shared(NamedTuple):
    """What two texts, by number, share: the containment, and for each passage its first and last word in both.

    `words` has a row for each passage: begin and end in the one text, begin and end in the other.
    """

    left: int
    right: int
    containment: float
    words: NDArray[np.int64]


class Telling(NamedTuple):
    """What tells something in each text: `shingles[begins[n]:ends[n]]`, and the word at which each begins."""

    begins: Whole
    ends: Whole
    shingles: NDArray[np.uint32]
    places: NDArray[np.int32]
    sizes: Whole


def telling(texts: Texts, tells: Flags, shared: Flags) -> Telling:
    """The shingles that tell something and may stand elsewhere too; `sizes` counts those that tell something at all."""
    counted = np.append(0, np.cumsum(tells, dtype=np.int64))
    kept = tells & shared
    sums = np.append(0, np.cumsum(kept, dtype=np.int64))
    at = np.flatnonzero(kept)
    begins, ends = sums[texts.begins], sums[texts.ends]
    places = np.empty(len(at), np.int32)
    order = np.argsort(begins, kind="stable")
    places[:] = at - np.repeat(texts.begins[order], (ends - begins)[order])
    return Telling(begins, ends, texts.shingles[at], places, counted[texts.ends] - counted[texts.begins])


def shared(told: Telling, left: Whole, right: Whole) -> Iterator[Shared]:
    """What pairs of texts share, for those that share enough; pairs come and go in rising order."""
    lengths = told.ends - told.begins
    cost = np.cumsum(lengths[right])
    cuts = np.flatnonzero(np.diff(cost // _NEEDLES)) + 1
    for some, others in zip(np.split(left, cuts), np.split(right, cuts), strict=True):
        yield from _shared(told, some, others)


def _shared(told: Telling, left: Whole, right: Whole) -> Iterator[Shared]:
    heads = np.flatnonzero(np.diff(left, prepend=-1))
    row = np.repeat(np.arange(len(heads)), np.diff(np.append(heads, len(left))))
    known, places = _ordered(told, left[heads])
    at, pair = _laid(told, right)
    sought = (row[pair] << 32) | told.shingles[at]
    found = np.minimum(np.searchsorted(known, sought), max(len(known) - 1, 0))
    hits = np.flatnonzero(known[found] == sought) if len(known) else found[:0]
    pair = pair[hits]
    containment = np.bincount(pair, minlength=len(left)) / np.maximum(
        np.minimum(told.sizes[left], told.sizes[right]), 1
    )
    kept = np.flatnonzero((containment >= LEAST_CONTAINMENT)[pair])
    pair = pair[kept]
    shorter = np.minimum(told.sizes[left], told.sizes[right])
    for run_pair, words in _runs(
        pair, places[found[hits[kept]]], told.places[at[hits[kept]]].astype(np.int64), _least(shorter)
    ):
        yield Shared(int(left[run_pair]), int(right[run_pair]), round(float(containment[run_pair]), 4), words)


def _least(shorter: Whole) -> Whole:
    return np.clip((shorter + SHINGLE - 1) // 5, LEAST_OF_SHORT, LEAST_PASSAGE)


def _ordered(told: Telling, texts: Whole) -> tuple[Whole, Whole]:
    """The shingles of texts behind the row of their text, in order, and the word at which each begins."""
    at, row = _laid(told, texts)
    keys = (row << 32) | told.shingles[at]
    order = np.argsort(keys)
    return keys[order], told.places[at[order]].astype(np.int64)


def _laid(told: Telling, texts: Whole) -> tuple[Whole, Whole]:
    """Where the shingles of some texts stand, text after text, and the row of the text of each."""
    lengths = told.ends[texts] - told.begins[texts]
    row = np.repeat(np.arange(len(texts)), lengths)
    return np.repeat(told.begins[texts] - (np.cumsum(lengths) - lengths), lengths) + np.arange(len(row)), row


def _runs(pair: Whole, one: Whole, other: Whole, least: Whole) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """For each pair with passages its passages: stretches in which common shingles follow each other in both texts.

    A shingle that stands alone, with no other near it in both texts, is dropped first: it would cut a passage in two.
    """
    if len(pair) == 0:
        return
    follows = _follows(pair, one, other)
    beside = np.append(False, follows) | np.append(follows, False)
    pair, one, other = pair[beside], one[beside], other[beside]
    if len(pair) == 0:
        return
    follows = _follows(pair, one, other)
    begin = np.flatnonzero(np.append(True, ~follows))
    end = np.append(begin[1:], len(pair)) - 1
    words = np.column_stack((one[begin], one[end] + SHINGLE, other[begin], other[end] + SHINGLE))
    shortest = np.minimum(words[:, 1] - words[:, 0], words[:, 3] - words[:, 2])
    long = shortest >= least[pair[begin]]
    words, pair = words[long], pair[begin[long]]
    heads = np.flatnonzero(np.diff(pair, prepend=-1))
    yield from zip(pair[heads].tolist(), np.split(words, heads[1:]), strict=True)


def _follows(pair: Whole, one: Whole, other: Whole) -> Flags:
    """For each place but the last whether the next goes on there in both texts."""
    farthest = SHINGLE + LONGEST_GAP
    here, there = np.diff(one), np.diff(other)
    near: Flags = (here > 0) & (here <= farthest) & (there > 0) & (there <= farthest) & (np.diff(pair) == 0)
    return near
