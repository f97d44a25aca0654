"""Whose words a place of the page stands in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from marsad.model.attribution import Attribution
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.page import Page


class Voices:
    """Which attribution is innermost at a place of the folded text, and whose cue stands there.

    `contents` are the contents of all attributions as (start, end, attribution), in folded characters.
    """

    def __init__(self, page: Page, attributions: Sequence[Attribution]) -> None:
        """Lay the contents and cues of a page's attributions over its folded text."""
        self.contents = [(page.place(a.content.start), page.place(a.content.end), a) for a in attributions]
        self._innermost: list[Attribution | None] = [None] * (len(page.text) + 1)
        depths = _depths(attributions)
        shortest_first = sorted(self.contents, key=lambda one: (one[1] - one[0], -depths[one[2].id]))
        for start, end, one in reversed(shortest_first):
            self._innermost[start:end] = [one] * (end - start)
        self._cues = [(page.place(a.cue.start), page.place(a.cue.end), a) for a in attributions if a.cue is not None]
        self._cued = {place for start, end, _ in self._cues for place in range(start, end)}

    def at(self, place: int) -> Attribution | None:
        """The attribution with the shortest content around a place, of like ones the one that stands within."""
        return self._innermost[place]

    def around(self, place: int) -> tuple[int, int] | None:
        """Where the innermost content around a place begins and ends; None where none is around it."""
        said = self.at(place)
        return next(((a, b) for a, b, one in self.contents if one is said), None)

    def fences(self, sentence: Sentence) -> list[int]:
        """For each node of a sentence the first node of the innermost content around it, 0 where none begins there."""
        out = [0] * len(sentence.nodes)
        inside = sorted((a, b) for a, b, _ in self.contents if sentence.start < a < sentence.end)
        starts = [node.start for node in sentence.nodes] if inside else []
        for a, b in inside:
            # what begins later is the inner one
            first, last = bisect_left(starts, a), bisect_left(starts, b)
            out[first:last] = [first] * (last - first)
        return out

    def told(self, sentence: Sentence) -> list[tuple[int, Attribution]]:
        """The nodes of a sentence that stand in a content, with the attribution whose it is."""
        innermost = self._innermost
        return [(i, one) for i, node in enumerate(sentence.nodes) if (one := innermost[node.start]) is not None]

    def cues(self, sentence: Sentence) -> dict[int, Attribution]:
        """By the node of a sentence the attribution whose cue meets it, the first of several."""
        nodes = sentence.nodes
        near = [one for one in self._cues if nodes and one[0] < nodes[-1].end and nodes[0].start < one[1]]
        starts, ends = ([node.start for node in nodes], [node.end for node in nodes]) if near else ([], [])
        found: dict[int, Attribution] = {}
        for start, end, one in reversed(near):
            found.update(dict.fromkeys(range(bisect_right(ends, start), bisect_left(starts, end)), one))
        return found

    def near(self, place: int, start: int, end: int, source: str) -> Attribution | None:
        """The attribution to a source that begins nearest to a place within a stretch."""
        own = [
            (abs(a - place), n)
            for n, (a, b, one) in enumerate(self.contents)
            if one.source == source and a < end and b > start
        ]
        return self.contents[min(own)[1]][2] if own else None

    def cued(self, start: int, end: int) -> Attribution | None:
        """The attribution whose cue meets a stretch."""
        if self._cued.isdisjoint(range(start, end)):
            return None
        return next((a for s, e, a in self._cues if s < end and start < e), None)


def _depths(attributions: Sequence[Attribution]) -> dict[str, int]:
    """In how many others each attribution stands, by its id."""
    around = {one.id: one.within for one in attributions}
    depths: dict[str, int] = {}
    for one in attributions:
        outer = one.within
        depths[one.id] = 0
        while outer in around and depths[one.id] < len(attributions):
            outer, depths[one.id] = around[outer], depths[one.id] + 1
    return depths
