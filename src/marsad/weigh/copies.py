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
from marsad.weigh.boilerplate import outside_boilerplate
from marsad.weigh.pairs import pairs
from marsad.weigh.passages import Shared, shared, telling
from marsad.weigh.shingles import words_of
from marsad.weigh.texts import Texts, among, common, laid

METHOD = "weigh.copies/2"


def copies(readings: Iterable[Reading]) -> Iterator[Copy]:
    """Pairs of documents that share text, in order of their ids.

    Where one passage stands in more than 64 documents, each is paired with the first few of them and not with all.
    """
    texts, postings = laid((reading.id, words_of(reading)) for reading in readings)
    if len(texts.ids) < 2:
        return
    boilerplate = common(texts, postings)
    order = np.argsort(texts.begins, kind="stable")
    tells = texts.first & outside_boilerplate(
        among(postings.shingles[boilerplate], texts.shingles), texts.begins[order], texts.ends[order]
    )
    told = telling(texts, tells, among(postings.shingles[~boilerplate], texts.shingles))
    for left, right in pairs(postings, boilerplate, told.sizes):
        for found in shared(told, left, right):
            yield _copy(texts, found)


def _copy(texts: Texts, found: Shared) -> Copy:
    return Copy(
        a=texts.ids[found.left],
        b=texts.ids[found.right],
        containment=found.containment,
        passages=tuple(
            Passage(a=texts.span(found.left, one, last), b=texts.span(found.right, other, end))
            for one, last, other, end in found.words.tolist()
        ),
        method=METHOD,
    )
