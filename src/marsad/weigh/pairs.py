"""Pairs of texts that may share a passage: those that meet often enough under a sample of their shingles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from marsad.weigh.boilerplate import Flags, Whole
from marsad.weigh.shingles import Numbers, mixed
from marsad.weigh.texts import Postings, heads, portions

LEAST_CONTAINMENT = 0.15
"""Below this, what two news texts share is titles, formulas and background (48 pairs read by hand)."""
SAMPLED_FROM = 100
"""Shingles of the shorter text from which on only every second is looked at; at twice as many every fourth, and so on.

So fifteen in a hundred common shingles are still 7.5 in the sample, whatever the length; short texts are not sampled.
"""
LEAST_MET = 3
"""Common shingles in the sample that make a pair worth comparing; one pair in 100 just at the threshold has fewer."""
MOST_TOGETHER = 64
"""Texts with one shingle among which all are paired; of more, each is paired with the first few only."""
FIRST = 4
"""How many first texts (by id) the others are paired with where there are too many to pair all."""
MOST_SAMPLING = 8
_STEP = 1 << 20
_PAIRS = 1 << 24
"""Meetings gone through for one portion of texts, which bounds what is held."""
_RIGHT, _LEFT = 16, 40
_MOST_TIMES = (1 << _RIGHT) - 1


def sampling(shingles: Whole) -> NDArray[np.int8]:
    """For sizes of the shorter text how thinly they are sampled: a shingle in two to the power of this."""
    doublings = np.floor(np.log2(np.maximum(shingles, 1) / SAMPLED_FROM)) + 1
    thin: NDArray[np.int8] = np.clip(doublings, 0, MOST_SAMPLING).astype(np.int8)
    return thin


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
    groups = _groups(postings, np.flatnonzero(~common))
    thin = sampling(telling)
    portion = max(1, texts * _PAIRS // max(1, int(_pairs_of(groups.counts).sum())))
    for low in range(0, texts, portion):
        held = None if portion >= texts else range(low, low + portion)
        yield from _enough(_met(_meetings(postings, groups, thin), held), telling)


def _met(meetings: Iterable[tuple[Whole, Whole, Whole]], held: range | None) -> Numbers:
    """The meetings whose left text is one of those held, as numbers in order."""
    met = bytearray()
    for left, right, times in meetings:
        some = slice(None) if held is None else (left >= held.start) & (left < held.stop)
        met += ((left[some] << _LEFT) | (right[some] << _RIGHT) | times[some]).data
    coded = np.frombuffer(met, np.uint64)
    coded.sort()
    return coded


def _enough(coded: Numbers, telling: Whole) -> Iterator[tuple[Whole, Whole]]:
    """The pairs among meetings in order that meet often enough."""
    bits = np.uint64(_RIGHT)
    begin = 0
    while begin < len(coded):
        last = coded[min(begin + _STEP, len(coded)) - 1]
        end = int(np.searchsorted(coded, ((last >> bits) + np.uint64(1)) << bits))  # behind all meetings of its pair
        some = heads(coded[begin:end], bits)
        met = coded[begin:end].astype(np.int64)
        begin = end
        times = np.add.reduceat(met & _MOST_TIMES, some)
        left, right = met[some] >> _LEFT, (met[some] >> _RIGHT) & ((1 << (_LEFT - _RIGHT)) - 1)
        shorter = np.minimum(telling[left], telling[right])
        enough = times >= np.where(sampling(shorter) > 0, LEAST_MET, LEAST_CONTAINMENT * shorter)
        yield left[enough], right[enough]


class Groups(NamedTuple):
    """Shingles that stand on exactly the same texts: where these are listed, how many, and how rare the shingles are.

    `rarer[n, s]` is how many shingles of group `n` a sampling as thin as `s` still holds.
    """

    begins: Whole
    counts: Whole
    rarer: NDArray[np.int32]


def _groups(postings: Postings, rows: Whole) -> Groups:
    """The shingles of a passage stand on the same texts, so that these are paired once and not for every shingle."""
    sums = np.zeros(len(rows), np.uint64)
    for at in portions(np.arange(len(rows)), postings.counts[rows]):
        counts = postings.counts[rows[at]]
        numbers = mixed(postings.texts[postings.places(rows[at])].astype(np.uint64) + np.uint64(1))
        sums[at] = np.add.reduceat(numbers, np.cumsum(counts) - counts)
    order = np.argsort(sums, kind="stable")
    new = np.flatnonzero(np.append(True, sums[order][1:] != sums[order][:-1])[: len(rows)])
    rare = rarity(postings.shingles[rows[order]])
    rarer = [np.add.reduceat(rare >= at, new, dtype=np.int32) for at in range(MOST_SAMPLING + 1)] if len(rows) else []
    some = rows[order[new]]
    return Groups(postings.begins[some], postings.counts[some], np.array(rarer, np.int32).T)


def _meetings(postings: Postings, groups: Groups, thin: NDArray[np.int8]) -> Iterator[tuple[Whole, Whole, Whole]]:
    """Two texts and under how many shingles of one group they meet."""
    for count in np.unique(groups.counts).tolist():
        held = np.flatnonzero(groups.counts == count)
        one, other = _together(count)
        step = max(1, _STEP // len(one))
        for begin in range(0, len(held), step):
            some = held[begin : begin + step]
            texts = postings.texts[groups.begins[some][:, None] + np.arange(count)]
            thinnest = thin[texts]
            times = groups.rarer[some[:, None], np.minimum(thinnest[:, one], thinnest[:, other])]
            group, pair = np.nonzero(times)
            left, right = texts[group, one[pair]], texts[group, other[pair]]
            yield (
                left.astype(np.int64),
                right.astype(np.int64),
                np.minimum(times[group, pair], _MOST_TIMES).astype(np.int64),
            )


def _together(count: int) -> tuple[Whole, Whole]:
    """Which of so many texts are paired with which."""
    if count <= MOST_TOGETHER:
        return np.triu_indices(count, 1)
    one, other = np.divmod(np.arange(FIRST * count), count)
    rising = one < other
    return one[rising], other[rising]


def _pairs_of(counts: Whole) -> Whole:
    return np.where(counts <= MOST_TOGETHER, counts * (counts - 1) // 2, FIRST * counts)
