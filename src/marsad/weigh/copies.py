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
from marsad.weigh.boilerplate import Flags, outside_boilerplate
from marsad.weigh.pairs import pairs
from marsad.weigh.passages import Shared, shared, telling
from marsad.weigh.texts import Texts, among, clusters, common, counted, laid, maybe_among, portions

METHOD = "weigh.copies/2"


def copies(readings: Iterable[Reading]) -> Iterator[Copy]:
    """Pairs of documents that share text, in order of their ids.

    Where one passage stands in more than 64 documents, each is paired with the first few of them and not with all.
    """
    yield from Survey(readings).copies()


class Survey:
    """All texts looked at together: what is boilerplate among them, and from that the pairs that share text.

    By number, in order of the ids: `clusters` is of how many texts the cluster of each is, `sizes` how many of its
    shingles tell something.
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        """Go through the readings once."""
        self._texts, self._laid, self._postings = laid(readings)
        self.ids = self._texts.ids
        self.clusters = clusters(self._texts, self._postings)
        self._common = common(self.clusters, self._postings)
        self._tells = self._outside_boilerplate()
        self._tells &= self._laid.first
        self.sizes = counted(self._tells, self._texts.begins, self._texts.ends)

    def _outside_boilerplate(self) -> Flags:
        """Text by text, a portion at once: what is needed beside the texts stays small."""
        flags = among(self._postings.shingles[self._common], self._laid.shingles)
        order = np.argsort(self._texts.begins, kind="stable")
        begins, ends = self._texts.begins[order], self._texts.ends[order]
        for some in portions(np.arange(len(order)), ends - begins):
            first, last = begins[some[0]], ends[some[-1]]
            flags[first:last] = outside_boilerplate(flags[first:last], begins[some] - first, ends[some] - first)
        return flags

    def tells(self, number: int) -> Flags:
        """For each shingle of a text whether it tells something."""
        return self._tells[self._texts.begins[number] : self._texts.ends[number]]

    def copies(self) -> Iterator[Copy]:
        """Pairs of documents that share text, in order of their ids; asked for once, as it lets go of what it used."""
        tells = maybe_among(self._postings.shingles[~self._common], self._laid.shingles)
        tells &= self._tells
        met = list(pairs(self._postings, self._common, self.sizes))
        del self._postings
        told = telling(self._texts, self._laid, tells, self.sizes)
        del self._laid, tells
        for left, right in met:
            for found in shared(told, left, right):
                yield from from_shared(self._texts, found)


def from_shared(texts: Texts, found: Shared) -> Iterator[Copy]:
    """Records of what pairs of texts share."""
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
