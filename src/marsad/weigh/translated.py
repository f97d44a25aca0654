"""Pages that carry one text in two languages, found by what translation leaves alone: numbers, dates, names.

Two pages of one matter name the same people and places without one being taken from the other. So what many pages of
the case name weighs little, names alone are never enough, and half of the shorter page's anchors have to stand in
sentences that answer to one another.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from marsad.model.proposition import Copy, Passage
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.text.folding import Folded, fold
from marsad.text.names import skeleton
from marsad.text.numbers import numbers
from marsad.text.tokens import sentences, tokens

METHOD = "weigh.translated/1"
LEAST_WEIGHT = 6.0
"""What the anchors of two pages have to weigh together."""
LEAST_SHARE = 0.5
"""The share of the shorter page's anchors, by weight, that have to stand in the other one."""
LEAST_FIRM = 3
"""Common anchors that are no names: two pages of one matter share its names anyway."""
LEAST_SENTENCES = 3
"""Sentences that have to answer to one another: a report of a report shares the one with its figures."""
NAMES = frozenset({"actor", "name"})
LEAST_IN_SENTENCE = 2.0
"""What the anchors of two sentences have to weigh together for the one to be the other's translation."""
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_CONSONANTS = 3
"""Consonants of a name's part below which unlike names share a skeleton too often."""

Anchor = tuple[str, str]


class Anchored(NamedTuple):
    """A page with its sentences, and for each anchor the sentences (by place) where it stands."""

    id: str
    language: str
    sentences: Sequence[Span]
    anchors: Mapping[Anchor, frozenset[int]]


def translated(readings: Iterable[Reading]) -> Iterator[Copy]:
    """Pairs of pages in two languages of which one translates the other, or both a third; in order of their ids."""
    pages = sorted(map(anchored, readings), key=lambda page: page.id)
    if len({page.language for page in pages}) < 2:
        return
    common = Counter(anchor for page in pages for anchor in page.anchors)
    weight = {anchor: _weight(anchor, count, len(pages)) for anchor, count in common.items()}
    languages: dict[Anchor, set[str]] = defaultdict(set)
    for page in pages:
        for anchor in page.anchors:
            languages[anchor].add(page.language)
    total = {
        page.id: sum(weight[anchor] for anchor in page.anchors if anchor[0] != "latin" or len(languages[anchor]) > 1)
        for page in pages
    }
    for one, other in _meeting(pages, weight):
        firm = sum(anchor[0] not in NAMES for anchor in one.anchors.keys() & other.anchors.keys())
        if firm < LEAST_FIRM:
            continue
        sentences_ = _alike(one, other, weight)
        told = {anchor for pair in sentences_ for anchor in _both(one, other, *pair)}
        weighed = sum(weight[anchor] for anchor in sorted(told))
        share = weighed / min(total[one.id], total[other.id])
        needed = max(2, min(LEAST_SENTENCES, len(one.sentences), len(other.sentences)))
        if weighed >= LEAST_WEIGHT and share >= LEAST_SHARE and len(sentences_) >= needed:
            yield Copy(
                a=one.id,
                b=other.id,
                containment=round(min(share, 1.0), 4),
                passages=tuple(Passage(a=one.sentences[left], b=other.sentences[right]) for left, right in sentences_),
                kind="translated",
                method=METHOD,
            )


def anchored(reading: Reading) -> Anchored:
    """The anchors of an article, sentence by sentence."""
    text = fold(reading.text)
    bodies = [zone for zone in reading.zones if zone.kind == "body"]
    spans = [Span(*text.span(*place)) for place in sentences(text.text)]
    kept = [span for span in spans if any(zone.meets(span) for zone in bodies)]
    places: dict[Anchor, set[int]] = defaultdict(set)
    for anchor, at in (*_numbers(text), *_latin(text), *_moments(reading), *_names(reading)):
        sentence = next((place for place, span in enumerate(kept) if span.start <= at < span.end), None)
        if sentence is not None:
            places[anchor].add(sentence)
    return Anchored(reading.id, reading.language, kept, {anchor: frozenset(at) for anchor, at in places.items()})


def _numbers(text: Folded) -> Iterator[tuple[Anchor, int]]:
    """Numbers in figures or words; one to ten and years say too little, and dates are anchors of their own."""
    for number in numbers(text.text):
        if number.value > 10 and not _YEAR.fullmatch(str(number.value)):
            yield ("number", str(number.value)), text.span(number.start, number.end)[0]


def _latin(text: Folded) -> Iterator[tuple[Anchor, int]]:
    """Words of Latin letters: the few that a page in Arabic letters leaves as they are, of an English page all.

    Those that stand in pages of one language only count on neither side.
    """
    for token in tokens(text.text):
        if token.is_word and len(token.text) > 2 and token.text.isascii() and not token.text.isdigit():
            yield ("latin", token.text.lower()), text.span(token.start, token.end)[0]


def _moments(reading: Reading) -> Iterator[tuple[Anchor, int]]:
    for moment in reading.times:
        if moment.value is not None and moment.value[:4].isdigit() and len(moment.value) >= 7:
            yield ("time", moment.value), moment.start


def _names(reading: Reading) -> Iterator[tuple[Anchor, int]]:
    """Names by the table entry they stand for, else by the consonants of each of their parts."""
    for actor in reading.actors:
        parts = sorted({word for word in skeleton(actor.name).split() if len(word) >= _CONSONANTS})
        for mention in actor.mentions:
            if actor.known is not None:
                yield ("actor", actor.known), mention.start
            elif actor.type in {"person", "place"}:
                for part in parts:
                    yield ("name", part), mention.start


def _weight(anchor: Anchor, pages: int, of: int) -> float:
    """What a common anchor weighs: less the more pages have it, two being the fewest there can be."""
    kind, value = anchor
    plain = {"number": 1.0 if len(value) < 3 else 2.0, "time": 2.0 if len(value) >= 10 else 1.0, "latin": 2.0}
    base = plain.get(kind, 1.5)
    rarity = 1 - math.log(max(pages, 2) / 2) / math.log(max(of, 4) / 2)
    return base * max(rarity, 0.0)


def _meeting(pages: Sequence[Anchored], weight: Mapping[Anchor, float]) -> Iterator[tuple[Anchored, Anchored]]:
    """Pairs of pages in two languages with a common anchor that is no name and weighs something."""
    holding: dict[Anchor, list[Anchored]] = defaultdict(list)
    for page in pages:
        for anchor in page.anchors:
            if anchor[0] not in NAMES and weight[anchor] > 0:
                holding[anchor].append(page)
    met = {
        (one.id, other.id): (one, other)
        for held in holding.values()
        if len(held) <= 64
        for at, one in enumerate(held)
        for other in held[at + 1 :]
        if one.language != other.language
    }
    yield from (met[pair] for pair in sorted(met))


def _alike(one: Anchored, other: Anchored, weight: Mapping[Anchor, float]) -> list[tuple[int, int]]:
    """Sentences that say the same: each with the one of the other page with which its anchors weigh most."""
    met = {
        (left, right)
        for anchor in one.anchors.keys() & other.anchors.keys()
        for left in one.anchors[anchor]
        for right in other.anchors[anchor]
    }
    weighed = {pair: sum(weight[anchor] for anchor in sorted(_both(one, other, *pair))) for pair in met}
    taken: tuple[set[int], set[int]] = set(), set()
    found = []
    for left, right in sorted(met, key=lambda pair: (-weighed[pair], pair)):
        if weighed[left, right] >= LEAST_IN_SENTENCE and left not in taken[0] and right not in taken[1]:
            taken[0].add(left)
            taken[1].add(right)
            found.append((left, right))
    return sorted(found)


def _both(one: Anchored, other: Anchored, left: int, right: int) -> set[Anchor]:
    """The anchors that stand in both of two sentences."""
    shared = one.anchors.keys() & other.anchors.keys()
    return {anchor for anchor in shared if left in one.anchors[anchor] and right in other.anchors[anchor]}
