"""Which shingles are boilerplate: what more than five unrelated clusters of pages share says nothing of copying.

A shingle's clusters are counted without building any: each page that holds it counts as one over the number of pages
that share most of that page's text. Sixty outlets that carry one dispatch count a sixtieth each and are one cluster;
sixty pages with texts of their own under one footer are sixty.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from marsad.weigh.shingles import SHINGLE

MOST_CLUSTERS = 5
"""A shingle in more clusters than this is boilerplate."""
SHARED_MOST = 0.3
"""The share of a page that makes it a copy beyond doubt (all of 20 pairs read by hand)."""
LEAST_RUN = 8 - SHINGLE + 1
"""Shingles of boilerplate on end that make a boilerplate passage: eight words."""
UNIT = 1 << 20
"""One cluster, in the whole numbers in which clusters are counted."""
LEVELS = np.array(sorted({*range(1, 17), *(int(16 * 2 ** (step / 4)) for step in range(64))}), np.int64)
"""Numbers of pages told apart: each up to 16, then four to a doubling."""

Flags = NDArray[np.bool_]
Whole = NDArray[np.int64]


def levels(pages: Whole) -> Whole:
    """For numbers of pages the last of `LEVELS` that each reaches."""
    return np.searchsorted(LEVELS, pages, side="right") - 1


def relatives(counts: Whole) -> Whole:
    """Of how many pages each page's cluster is: as many as share three tenths of it.

    `counts` has a row for each page: how many of its shingles stand on as many pages as each of `LEVELS`.
    """
    reaching = np.cumsum(counts[:, ::-1], axis=1)[:, ::-1]
    needed = np.maximum(1, np.ceil(SHARED_MOST * counts.sum(axis=1)))
    found: Whole = LEVELS[np.maximum((reaching >= needed[:, None]).sum(axis=1) - 1, 0)]
    return found


def is_boilerplate(clusters: Whole) -> Flags:
    """Whether so many clusters, in units, are too many."""
    return clusters > MOST_CLUSTERS * UNIT


def outside_boilerplate(common: Flags, begins: Whole, ends: Whole) -> Flags:
    """For each shingle of texts laid end to end whether it tells something: it is not common, nor touches boilerplate.

    `common` says which shingles are boilerplate; `begins` and `ends` are each text's shingles. A common phrase inside a
    sentence is no passage and leaves its neighbours alone; around a boilerplate passage the shingles that hold one of
    its words are left out, so that a footer under a page changes nothing in what the page itself says.
    """
    edge = np.zeros(len(common) + 1, np.bool_)
    edge[begins] = edge[ends] = True
    starts = np.flatnonzero(common & (edge[:-1] | ~np.append(False, common[:-1])))
    stops = np.flatnonzero(common & (edge[1:] | ~np.append(common[1:], False))) + 1
    long = stops - starts >= LEAST_RUN
    starts, stops = starts[long], stops[long]
    text = np.searchsorted(ends, starts, side="right")
    covered = np.zeros(len(common) + 1, np.int8)
    np.add.at(covered, np.maximum(starts - SHINGLE + 1, begins[text]), 1)
    np.add.at(covered, np.minimum(stops + SHINGLE - 1, ends[text]), -1)
    telling: Flags = ~common & (np.cumsum(covered[:-1], dtype=np.int8) == 0)
    return telling
