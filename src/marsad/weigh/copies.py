"""Which documents share text, how much of it, and where: containment of three-word shingles on folded text.

Containment is the share of the shorter text's shingles that the other one holds (Broder 1997); unlike resemblance it
does not fall when a wire story is cut short or set inside a longer article. How common a shingle is, is counted in
clusters of copies and not in documents: sixty outlets that carry one story are one cluster, and a phrase that many
unrelated clusters share is boilerplate.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from marsad.model.proposition import Copy, Passage
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.text.folding import Folded, fold
from marsad.text.tokens import Token, tokens

METHOD = "weigh.copies/1"
SHINGLE = 3
LEAST_CONTAINMENT = 0.15
"""Below this, what two news texts share is titles, formulas and background (48 pairs read by hand)."""
RARE = 8
"""Documents up to which a shingle is rare: rare shingles alone find the first clusters."""
SURE_CONTAINMENT = 0.3
"""From here on all pairs read by hand were copies: pairs that make the first clusters."""
MOST_CLUSTERS = 5
"""A shingle in more clusters than this is boilerplate."""
LONGEST_GAP = 6
"""Words that may differ inside one shared passage: an editor's small change does not end it."""
LEAST_PASSAGE = 8
"""Words from which on a shared stretch is a passage and not a phrase."""


@dataclass(frozen=True)
class Shingled:
    """The body of one document as words, and for each shingle the words (by index) at which it begins."""

    id: str
    folded: Folded
    words: Sequence[Token]
    shingles: Mapping[int, Sequence[int]]


def shingled(reading: Reading) -> Shingled:
    """The article's own text in shingles; what other zones hold is not the article's."""
    text = fold(reading.text)
    bodies = [zone for zone in reading.zones if zone.kind == "body"]
    words = [
        token
        for token in tokens(text.text)
        if token.is_word and any(zone.holds(Span(*text.span(token.start, token.end))) for zone in bodies)
    ]
    shingles: dict[int, list[int]] = defaultdict(list)
    for at in range(len(words) - SHINGLE + 1):
        shingles[hash(tuple(word.text for word in words[at : at + SHINGLE]))].append(at)
    return Shingled(reading.id, text, words, shingles)


def copies(readings: Iterable[Reading]) -> Iterator[Copy]:
    """Pairs of documents that share text, in order of their ids; identical texts are paired with the first of them."""
    texts = [text for text in map(shingled, readings) if text.shingles]
    first: dict[frozenset[int], Shingled] = {}
    found: list[Copy] = []
    for text in texts:
        original = first.setdefault(frozenset(text.shingles), text)
        if original is not text:
            found.append(_copy(original, text, set(text.shingles)))
    found.extend(_partial(list(first.values())))
    yield from sorted(found, key=lambda copy: (copy.a, copy.b))


def _partial(texts: Sequence[Shingled]) -> Iterator[Copy]:
    postings: dict[int, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for shingle in text.shingles:
            postings[shingle].append(number)
    shared = {shingle: numbers for shingle, numbers in postings.items() if len(numbers) > 1}
    cluster = _clusters(texts, shared)
    telling = {
        shingle: numbers
        for shingle, numbers in shared.items()
        if len({cluster[number] for number in numbers}) <= MOST_CLUSTERS
    }
    for left, right in _alike(texts, telling.values(), LEAST_CONTAINMENT):
        common = telling.keys() & texts[left].shingles.keys() & texts[right].shingles.keys()
        copy = _copy(texts[left], texts[right], common)
        if copy.passages:
            yield copy


def _clusters(texts: Sequence[Shingled], shared: Mapping[int, Sequence[int]]) -> list[int]:
    """For each text the number of its cluster: texts connected by sure copying seen in rare shingles."""
    head = list(range(len(texts)))

    def root(number: int) -> int:
        while head[number] != number:
            head[number] = head[head[number]]
            number = head[number]
        return number

    rare = (numbers for numbers in shared.values() if len(numbers) <= RARE)
    for left, right in _alike(texts, rare, SURE_CONTAINMENT):
        head[root(right)] = root(left)
    return [root(number) for number in head]


def _alike(texts: Sequence[Shingled], postings: Iterable[Sequence[int]], least: float) -> Iterator[tuple[int, int]]:
    common = Counter(pair for numbers in postings for pair in combinations(numbers, 2))
    for (left, right), count in sorted(common.items()):
        if count >= least * min(len(texts[left].shingles), len(texts[right].shingles)):
            yield left, right


def _copy(one: Shingled, other: Shingled, common: Iterable[int]) -> Copy:
    a, b = (one, other) if one.id <= other.id else (other, one)
    kept = set(common)
    return Copy(
        a=a.id,
        b=b.id,
        containment=round(len(kept) / min(len(a.shingles), len(b.shingles)), 4),
        passages=tuple(_passages(a, b, kept)),
        method=METHOD,
    )


def _passages(a: Shingled, b: Shingled, common: set[int]) -> Iterator[Passage]:
    """Shared stretches in the order of `a`: runs of common shingles that go on in both texts."""
    starts = sorted((at, shingle) for shingle in common for at in a.shingles[shingle])
    runs: list[list[int]] = []
    for at, shingle in starts:
        places = b.shingles[shingle]
        run = next((run for run in reversed(runs) if _continues(run, at, places)), None)
        if run is None:
            runs.append([at, at + SHINGLE, places[0], places[0] + SHINGLE])
        else:
            run[1] = at + SHINGLE
            run[3] = SHINGLE + next(place for place in places if 0 <= place + SHINGLE - run[3] <= LONGEST_GAP)
    for a_from, a_to, b_from, b_to in runs:
        if a_to - a_from >= LEAST_PASSAGE:
            yield Passage(a=_span(a, a_from, a_to), b=_span(b, b_from, b_to))


def _continues(run: Sequence[int], at: int, places: Iterable[int]) -> bool:
    goes_on = 0 <= at + SHINGLE - run[1] <= LONGEST_GAP
    return goes_on and any(0 <= place + SHINGLE - run[3] <= LONGEST_GAP for place in places)


def _span(text: Shingled, start: int, end: int) -> Span:
    return Span(*text.folded.span(text.words[start].start, text.words[end - 1].end))
