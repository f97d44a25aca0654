"""Rows of tags for the words of a page, by what each tag scores at each word and behind every other tag."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Chances = NDArray[np.float64]
Places = NDArray[np.intp]
Mask = NDArray[np.bool_]
NEVER = -1e6
"""What no name can make up for."""
SHARED = 16
"""Behind how many words chances are made shares of one again: before they grow too large or small to be told."""


def best_tags(scores: Scores, inside: Mask, following: Scores) -> list[int]:
    """The best tags for the words of a page; `inside` says which places are words, and which part its sentences."""
    tags = [0] * len(scores)
    begins, ends = inside.copy(), inside.copy()
    begins[1:] &= ~inside[:-1]
    ends[:-1] &= ~inside[1:]
    stretches = _open(scores.T.copy(), inside, begins, ends, following)
    if len(stretches):
        starts, stops = stretches.T
        lengths = stops - starts
        held = side_by_side(scores, starts, lengths)
        # in the midst of a sentence no names stand around a stretch
        held[:, 0] += np.where(begins[starts, None], 0, following[0])
        held[np.arange(len(held)), lengths - 1] += np.where(ends[stops - 1, None], 0, following[:, 0])
        for start, row in zip(starts.tolist(), decoded(held, lengths, following), strict=True):
            tags[start : start + len(row)] = row
    return tags


def _open(scores: Scores, inside: Mask, begins: Mask, ends: Mask, following: Scores) -> Places:
    """The first word, and the one behind the last, of every stretch in which a name may be; five words in six are none.

    Names in a row are worth at most what their words score above no name, with the best that can lead into the first,
    on to each other, and out of the last, in place of no name behind no name. Where no row over a word is worth
    anything, the word is no name in the best row of tags: nothing is missed.
    """
    over = scores[1:] - scores[0]
    beyond = following - following[0, 0]
    opening = (over + np.where(begins, 0, beyond[0, 1:, None])).max(axis=0)
    going_on = (over + beyond[1:, 1:].max(axis=0)[:, None]).max(axis=0)
    opening[~inside] = going_on[~inside] = NEVER
    total = going_on.cumsum(dtype=np.float64)
    leaving = total + np.where(ends, 0, beyond[1:, 0].max())
    worth = np.maximum.accumulate(opening - total) + np.maximum.accumulate(leaving[::-1])[::-1]
    may = inside & (worth >= 0)
    return np.flatnonzero(may[1:] != may[:-1]).reshape(-1, 2) + 1


def side_by_side(scores: Scores, starts: Sequence[int] | Places, lengths: Sequence[int] | Places) -> Scores:
    """Stretches of words as an array of stretches; what stands behind the end of a short one says nothing."""
    places = np.asarray(starts)[:, None] + np.arange(max(lengths))
    return scores.take(places, axis=0, mode="clip")


def decoded(held: Scores, lengths: Sequence[int] | Places, following: Scores) -> list[list[int]]:
    """The best row of tags for every stretch (Viterbi), all at once: at each word the tag of the best through it."""
    lanes = np.stack([held, _mirrored(held, lengths)]).transpose(2, 3, 0, 1).copy()
    steps = np.stack([following, following.T], axis=-1)[..., None].repeat(len(held), axis=-1)
    reaching, sums = np.zeros_like(lanes), np.empty_like(steps)
    for (before, here), reached in zip(pairwise(lanes), reaching[1:], strict=True):
        np.add(before[:, None], steps, out=sums)
        np.maximum.reduce(sums, axis=0, out=reached)
        np.add(here, reached, out=here)
    ahead, behind = lanes[:, :, 0].transpose(2, 0, 1), reaching[:, :, 1].transpose(2, 0, 1)
    best = (ahead + _mirrored(behind, lengths)).argmax(axis=2)
    return [row[:length] for row, length in zip(best.tolist(), lengths, strict=True)]


def likelihoods(held: NDArray[np.floating], lengths: Sequence[int], following: NDArray[np.floating]) -> Chances:
    """How likely each tag is at each word (forward and backward), all sentences at once."""
    local = np.exp(held - held.max(axis=2, keepdims=True), dtype=np.float64)
    lanes = np.stack([local, _mirrored(local, lengths)]).transpose(2, 0, 1, 3).copy()
    passing = np.exp(np.stack([following, following.T]), dtype=np.float64)
    reaching = np.ones_like(lanes)
    for at, ((before, here), reached) in enumerate(zip(pairwise(lanes), reaching[1:], strict=True)):
        np.matmul(before, passing, out=reached)
        if at % SHARED == 0:
            _share(reached)
        np.multiply(here, reached, out=here)
    ahead, behind = lanes[:, 0].transpose(1, 0, 2), reaching[:, 1].transpose(1, 0, 2)
    likely: Chances = ahead * _mirrored(behind, lengths)
    _share(likely)
    return likely


def _mirrored(held: NDArray[Any], lengths: Sequence[int] | Places) -> NDArray[Any]:
    """Stretches from their last words to their first; what stands behind those says nothing."""
    places = np.asarray(lengths)[:, None] - 1 - np.arange(held.shape[1])
    turned: NDArray[Any] = held[np.arange(len(held))[:, None], places]
    return turned


def _share(chances: Chances) -> None:
    """Make the chances of all tags of a word shares of one."""
    chances /= np.add.reduce(chances, axis=-1, keepdims=True)
