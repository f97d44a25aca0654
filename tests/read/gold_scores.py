"""Score readings of marked pages: how much of what a careful reader marks is found, and how much found is marked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from marsad.model.claim import KIND_OF
from marsad.model.reading import Reading

Gold = dict[str, Any]
Fit = Callable[[Any, Any], float]


class Tally:
    """Hits among the marks of the gold and of the reading."""

    def __init__(self) -> None:
        """Nothing counted yet."""
        self.hits = self.gold = self.read = 0

    def add(self, hits: int, gold: int, read: int) -> None:
        """Count one page more."""
        self.hits, self.gold, self.read = self.hits + hits, self.gold + gold, self.read + read

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / (self.gold + self.read) if self.hits else 0.0


def scores(pages: Iterable[tuple[Gold, Reading]]) -> dict[str, float]:
    """F1 of every measure, pooled over the pages."""
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for gold, reading in pages:
        _compare(gold, reading, tallies)
    return {measure: tally.f1 for measure, tally in tallies.items()}


def _compare(gold: Gold, reading: Reading, tallies: dict[str, Tally]) -> None:
    wanted = [(span, actor["id"]) for actor in gold["actors"] for span in _places(gold["text"], actor["mentions"])]
    spans = [span for span, _ in wanted]
    wanted = [(span, actor) for span, actor in wanted if not any(_inside(span, other) for other in spans)]
    found = [((mention.start, mention.end), actor.id) for actor in reading.actors for mention in actor.mentions]
    pairs = _pairs(wanted, found, lambda a, b: _overlap(a[0], b[0]))
    tallies["mentions"].add(len(pairs), len(wanted), len(found))
    tallies["identity"].add(*_links(pairs, wanted, found))
    times = [(one["start"], one["end"], one["value"], one["mod"]) for one in gold["times"]]
    read = [(one.start, one.end, one.value, one.mod) for one in reading.times]
    pairs = _pairs(times, read, lambda a, b: _overlap(a[:2], b[:2], 0.01) if a[2:] == b[2:] else 0)
    tallies["times"].add(len(pairs), len(times), len(read))
    who = {"unnamed": "unnamed"} | _same_actors(wanted, found)
    _compare_attributions(gold, reading, who, tallies)
    _compare_claims(gold, reading, who, tallies)


def _compare_attributions(gold: Gold, reading: Reading, who: dict[str, str], tallies: dict[str, Tally]) -> None:
    want, got = gold["attributions"], reading.attributions

    def content(a: Gold, b: Any) -> float:
        return _overlap((a["content"]["start"], a["content"]["end"]), (b.content.start, b.content.end))

    def source(a: Gold, b: Any) -> float:
        return content(a, b) if who.get(b.source) == a["source"] else 0.0

    tallies["content"].add(len(_pairs(want, got, content)), len(want), len(got))
    pairs = _pairs(want, got, source)
    tallies["source"].add(len(pairs), len(want), len(got))
    stances = sum(want[i]["stance"] == got[j].stance for i, j in pairs)
    tallies["stance"].add(stances, len(want), len(got))
    outer = {one["id"]: (one["source"], one["within"]) for one in want}
    read = {one.id: (who.get(one.source, "?"), one.within) for one in got}
    chains = sum(_chain(want[i]["id"], outer) == _chain(got[j].id, read) for i, j in pairs)
    tallies["chain"].add(chains, len(want), len(got))


def _compare_claims(gold: Gold, reading: Reading, who: dict[str, str], tallies: dict[str, Tally]) -> None:
    want, got = gold["claims"], reading.claims
    said = {one["id"]: (one["source"], one["stance"] == "denies") for one in gold["attributions"]}
    read = {one.id: (who.get(one.source, "?"), one.stance == "denies") for one in reading.attributions}

    def loose(a: Gold, b: Any) -> float:
        one, other = {*a["agents"], *a["counterparts"]}, {who.get(x, x) for x in (*b.agents, *b.counterparts)}
        alike = len(one & other) / len(one | other)
        near = _overlap((a["span"]["start"], a["span"]["end"]), (b.span.start, b.span.end), 0.0)
        return alike + near if alike >= 0.5 and KIND_OF[a["relation"]] == KIND_OF[b.relation] else 0.0

    def strict(a: Gold, b: Any) -> float:
        one, other = {*a["agents"], *a["counterparts"]}, {who.get(x, x) for x in (*b.agents, *b.counterparts)}
        same = a["relation"] == b.relation and one == other
        return loose(a, b) if same and said.get(a["attribution"]) == read.get(b.attribution) else 0.0

    tallies["claims"].add(len(_pairs(want, got, loose)), len(want), len(got))
    tallies["claims, strictly"].add(len(_pairs(want, got, strict)), len(want), len(got))


_CLITIC = r"(?:(?<!\w)|(?<=(?<!\w)[وفبلك]))"


def _places(text: str, forms: Iterable[str]) -> set[tuple[int, int]]:
    """Where forms stand as words, in Arabic with a proclitic before them or without."""
    return {found.span() for form in forms for found in re.finditer(rf"{_CLITIC}{re.escape(form)}(?!\w)", text)}


def _inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _overlap(a: Sequence[Any], b: Sequence[Any], least: float = 0.5) -> float:
    both = min(a[1], b[1]) - max(a[0], b[0])
    share = both / (a[1] - a[0] + b[1] - b[0] - both) if both > 0 else 0.0
    return share if share >= least else 0.0


def _pairs(left: Sequence[Any], right: Sequence[Any], fits: Fit) -> list[tuple[int, int]]:
    """One-to-one pairs of what fits, the best first."""
    scored = sorted(((-fits(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)))
    pairs: dict[int, int] = {}
    for value, i, j in scored:
        if value < 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def _links(pairs: Sequence[tuple[int, int]], wanted: Sequence[Any], found: Sequence[Any]) -> tuple[int, int, int]:
    want = {(i, k) for i, _ in pairs for k, _ in pairs if i < k and wanted[i][1] == wanted[k][1]}
    got = {(i, k) for i, j in pairs for k, n in pairs if i < k and found[j][1] == found[n][1]}
    return len(want & got), len(want), len(got)


def _same_actors(wanted: Sequence[Any], found: Sequence[Any]) -> dict[str, str]:
    """For each actor read the one of the gold with which it shares most letters."""
    shared: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for a, actor in found:
        for b, other in wanted:
            both = min(a[1], b[1]) - max(a[0], b[0])
            if both > 0:
                shared[actor][other] += both
    return {actor: max(sorted(others), key=lambda one: others[one]) for actor, others in shared.items()}


def _chain(key: str | None, outer: dict[str, tuple[str, str | None]]) -> list[str]:
    sources: list[str] = []
    while key is not None:
        source, key = outer[key]
        sources.append(source)
    return sources
