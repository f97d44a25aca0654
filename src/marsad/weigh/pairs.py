"""Pairs of texts that may share a passage: those that meet often enough under a sample of their shingles."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from marsad.weigh.boilerplate import Flags, Whole
from marsad.weigh.texts import Postings

LEAST_CONTAINMENT = 0.15
"""Below this, what two news texts share is titles, formulas and background (48 pairs read by hand)."""
SAMPLED_FROM = 100
"""Shingles of the shorter text from which on only every second is looked at; at twice as many every fourth, and so on.

So fifteen in a hundred common shingles are still 7.5 in the sample, whatever the length; short texts are not sampled.
"""
LEAST_MET = 2
"""Common shingles in the sample that make a pair worth comparing: with 7.5 expected, one pair in 200 has fewer."""
MOST_TOGETHER = 64
"""Texts with one shingle among which all are paired; of more, each is paired with the first few only."""
FIRST = 4
"""How many first texts (by id) the others are paired with where there are too many to pair all."""
MOST_SAMPLING = 8
_STEP = 1 << 22


def sampling(shingles: Whole) -> NDArray[np.int8]:
    """For sizes of the shorter text how thinly they are sampled: a shingle in two to the power of this."""
    doublings = np.floor(np.log2(np.maximum(shingles, 1) / SAMPLED_FROM)) + 1
    return np.clip(doublings, 0, MOST_SAMPLING).astype(np.int8)


def rarity(shingles: NDArray[np.uint64]) -> NDArray[np.int8]:
    """For each shingle the thinnest sampling that still holds it."""
    found = np.zeros(len(shingles), np.int8)
    for doublings in range(1, MOST_SAMPLING + 1):
        found[(shingles & np.uint64((1 << doublings) - 1)) == 0] = doublings
    return found


def pairs(postings: Postings, common: Flags, telling: Whole) -> Iterator[tuple[Whole, Whole]]:
    """Pairs of texts by number, the lower first and in rising order, in portions.

    `common` says which shingles are boilerplate, `telling` how many shingles of each text are not.
    """
    texts = len(telling)
    rows = np.flatnonzero(~common)
    thin = sampling(telling)
    rare = rarity(postings.shingles[rows])
    portion = max(1, (1 << 32) // max(texts, 1) - 1)  # so many texts that a pair fits 32 bits
    for low in range(0, texts, portion):
        met = [_coded(*meeting, low, low + portion, texts) for meeting in _meetings(postings, rows, rare, thin)]
        coded = np.concatenate([np.empty(0, np.uint32), *met])
        del met
        coded.sort()
        heads = np.flatnonzero(np.diff(coded, prepend=~coded[:1]))
        times = np.diff(np.append(heads, len(coded)))
        left, right = np.divmod(coded[heads].astype(np.int64), texts)
        left += low
        shorter = np.minimum(telling[left], telling[right])
        enough = times >= np.where(sampling(shorter) > 0, LEAST_MET, LEAST_CONTAINMENT * shorter)
        yield left[enough], right[enough]


def _coded(left: NDArray[np.int32], right: NDArray[np.int32], low: int, high: int, texts: int) -> NDArray[np.uint32]:
    within = (left >= low) & (left < high)
    if not within.all():
        left, right = left[within], right[within]
    return ((left - low).astype(np.int64) * texts + right).astype(np.uint32)


def _meetings(
    postings: Postings, rows: Whole, rare: NDArray[np.int8], thin: NDArray[np.int8]
) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32]]]:
    """Two texts for every shingle under which they meet."""
    for count in np.unique(postings.counts[rows]).tolist():
        held = np.flatnonzero(postings.counts[rows] == count)
        one, other = _together(count)
        step = max(1, _STEP // len(one))
        for begin in range(0, len(held), step):
            some = held[begin : begin + step]
            texts = postings.texts[postings.begins[rows[some]][:, None] + np.arange(count)]
            left, right = texts[:, one], texts[:, other]
            met = rare[some][:, None] >= np.minimum(thin[left], thin[right])
            yield left[met], right[met]


def _together(count: int) -> tuple[Whole, Whole]:
    """Which of so many texts are paired with which."""
    if count <= MOST_TOGETHER:
        return np.triu_indices(count, 1)
    one, other = np.divmod(np.arange(FIRST * count), count)
    rising = one < other
    return one[rising], other[rising]
