"""Which documents share text, how much of it, and where: containment of three-word shingles on folded text.

Containment is the share of the shorter text's shingles that the other one holds (Broder 1997); unlike resemblance it
does not fall when a wire story is cut short or set inside a longer article. Boilerplate counts on neither side. How
common a shingle is, is counted in clusters of copies and not in documents: sixty outlets that carry one story are one
cluster, and a phrase that many unrelated clusters share is boilerplate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from marsad.model.proposition import Copy, Passage
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.weigh.boilerplate import outside_boilerplate
from marsad.weigh.pairs import pairs
from marsad.weigh.passages import Shared, shared, telling
from marsad.weigh.texts import Texts, among, common, counted, laid, maybe_among

METHOD = "weigh.copies/2"


def copies(readings: Iterable[Reading]) -> Iterator[Copy]:
    """Pairs of documents that share text, in order of their ids.

    Where one passage stands in more than 64 documents, each is paired with the first few of them and not with all.
    """
    texts, shingles, postings = laid(readings)
    if len(texts.ids) < 2:
        return
    boilerplate = common(texts, postings)
    order = np.argsort(texts.begins, kind="stable")
    tells = outside_boilerplate(
        among(postings.shingles[boilerplate], shingles.shingles), texts.begins[order], texts.ends[order]
    )
    tells &= shingles.first
    sizes = counted(tells, texts.begins, texts.ends)
    tells &= maybe_among(postings.shingles[~boilerplate], shingles.shingles)
    met = list(pairs(postings, boilerplate, sizes))
    del postings
    told = telling(texts, shingles, tells, sizes)
    del shingles, tells
    for left, right in met:
        for found in shared(told, left, right):
            yield from _copies(texts, found)


def _copies(texts: Texts, found: Shared) -> Iterator[Copy]:
    pair, one, last, other, end = found.passages.T
    left = texts.characters(found.left[pair], one, last)
    right = texts.characters(found.right[pair], other, end)
    places = list(zip(*(side.tolist() for side in (*left, *right)), strict=True))
    cuts = np.searchsorted(pair, np.arange(len(found.left) + 1)).tolist()
    pairs_ = zip(found.left.tolist(), found.right.tolist(), found.containment.tolist(), strict=True)
    for at, (a, b, containment) in enumerate(pairs_):
        yield Copy(
            a=texts.ids[a],
            b=texts.ids[b],
            containment=containment,
            passages=tuple(
                Passage(a=Span(start, stop), b=Span(begin, until))
                for start, stop, begin, until in places[cuts[at] : cuts[at + 1]]
            ),
            method=METHOD,
        )
