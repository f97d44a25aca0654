"""Scan a whole field of targets with the rate of false discoveries held down.

Each p comes from as many shuffles as it needs: a target that chance has reached often is given up early, and the others
are shuffled on until one more could be told from the rest. Benjamini and Hochberg, JRSS B 57 (1995); stopping after a
number of exceedances: Besag and Clifford, Biometrika 78 (1991).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from marsad.watch.comparisons import Comparison, Floats
from marsad.watch.scan import Scan, Scanning, begun, ended, shuffle

ENOUGH = 20
"""Times that chance has to reach as far before a target is given up."""
FIRST = 199
"""Shuffles that every target gets."""
AT_ONCE = 1000
"""Shuffles of one target at a time; more would need more memory."""
RATE = 0.10
"""The false discovery rate that is held, unless another is asked for."""


class Discovery(NamedTuple):
    """A scan with its q: the false discovery rate at which it would just be taken."""

    scan: Scan
    q: float


def discoveries(
    compared: Sequence[Comparison], *, rate: float = RATE, most: int | None = None, seed: int = 0
) -> list[Discovery]:
    """Scan every comparison and give each its q among all of them.

    `most` bounds the shuffles of one target; without it, ten for each target of the field, and 999 at least.
    """
    scans = [begun(one, seed) for one in compared]
    for one in scans:
        shuffle(one, FIRST)
    return finished(scans, rate=rate, most=most)


def finished(scans: Sequence[Scanning], *, rate: float = RATE, most: int | None = None) -> list[Discovery]:
    """Shuffle on, in rounds each three times as long as the last, until what is taken can no longer change."""
    bound = most if most is not None else max(999, 10 * len(scans))
    while True:
        ps = np.array([one.ps[0] for one in scans])
        qs = q_values(ps)
        taken = max(1, int((qs <= rate).sum()))
        # a target stays open while chance rarely reaches it and one more shuffle could still decide
        needed = min(bound, int(np.ceil(10 * len(scans) / (rate * taken))))
        open_ = [one for one in scans if min(one.reached) < ENOUGH and one.done < needed]
        if not open_:
            return [Discovery(ended(one), float(q)) for one, q in zip(scans, qs, strict=True)]
        for one in open_:
            more = min(2 * one.done, needed - one.done)
            while more > 0:
                shuffle(one, min(AT_ONCE, more))
                more -= AT_ONCE


def q_values(ps: Iterable[float] | Floats) -> Floats:
    """Benjamini-Hochberg's q of each p."""
    given = np.asarray(list(ps) if not isinstance(ps, np.ndarray) else ps, dtype=float)
    if not given.size:
        return given
    order = np.argsort(given, kind="stable")
    raised = given[order] * len(given) / np.arange(1, len(given) + 1)
    qs = np.empty_like(given)
    qs[order] = np.minimum(1, np.minimum.accumulate(raised[::-1])[::-1])
    return qs
