"""Where two short texts about one thing contradict: numbers, opposites, negation, one word in place of another.

Rules over two sequences of words; they know nothing of claims. Each says which row of the table fired and the words it
fired on. A number that one text only bounds («أكثر من») contradicts no number within the bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

import msgspec

from marsad.text.folding import key
from marsad.text.numbers import numbers
from marsad.text.tables import table
from marsad.text.tokens import tokens

Rule = Literal["number", "opposites", "negation", "substitution"]
LEAST_SHARED = 0.25
"""Share of the shorter text's telling words that both must have before any rule is asked: they speak of one thing."""
YEARS = range(1900, 2100)
NEAR = 2
"""Words around a number among which one must be shared for two numbers to be compared."""
NEARLY_ONE = 0.6
"""As `LEAST_SHARED`: texts so alike that the only number of each is of one thing, whatever stands beside it."""
SUBJECT = 3
"""Words around an opposite among which what it is said of is looked for."""
SHARED_WITH_A_NUMBER = 0.34
"""As `LEAST_SHARED`, for numbers: headlines of markets and wars share their units without being about one thing."""


class Opposite(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two lists of words that cannot both be said of one thing; `claims` says whether also of one in long sentences."""

    name: str
    kind: str
    one: list[str]
    other: list[str]
    claims: bool = True


class ContrastWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table of contrasts, as written."""

    opposites: list[Opposite]
    negations: list[str]
    at_least: list[str]
    at_most: list[str]
    about: list[str]
    or_twice: list[str]
    common: list[str]
    saying: list[str]
    flat: list[str]


class Word(NamedTuple):
    """A word as it stands: folded, its stem, and its place in the folded text."""

    text: str
    stem: str
    start: int
    end: int


class Quantity(NamedTuple):
    """A number with how it is bounded: `exact`, `about`, `at_least` or `at_most`, and the words it stands between.

    `or_twice` tells that it may be a dual: «مليارا دولار» are two thousand million, «مليارا» alone mostly one.
    """

    value: int
    or_twice: bool
    bound: str
    near: frozenset[str]
    start: int
    end: int


class Contrast(NamedTuple):
    """A rule that fired, the row of the table, what the sides differ in, and the stretch of each text it fired on.

    `claims` says whether the row tells something also in the long sentences of an article.
    """

    rule: Rule
    row: str
    kind: str
    left: tuple[int, int]
    right: tuple[int, int]
    claims: bool = True


class Said(NamedTuple):
    """A text made ready to be compared: its words, the stems that tell what it is about, its quantities."""

    words: tuple[Word, ...]
    telling: frozenset[str]
    quantities: tuple[Quantity, ...]


@cache
def _table() -> ContrastWords:
    return table(files("marsad.weigh.tables") / "contrasts.yml", ContrastWords)


_PREFIX = re.compile(r"^(?:(?:[وف])?(?:[بلك])?(?:ال)|(?:[وف])?لل|[وف](?=\w{4})|[بلك](?=\w{4}))(?=\w{3})")
_SUFFIX = re.compile(r"(?<=\w{3})(?:هما|هم|ها|ات|ون|ين|ان|يه|ه|ي|ا)$")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A folded word without its clitics, article and commonest endings (a light stem)."""
    return _SUFFIX.sub("", _PREFIX.sub("", word)) or word


@cache
def _stems(field: str) -> frozenset[str]:
    return frozenset(stem(key(word)) for word in getattr(_table(), field))


@cache
def _poles() -> dict[str, tuple[tuple[int, bool], ...]]:
    """For each word, with and without its proclitics, the rows it stands in and on which side."""
    found: dict[str, dict[tuple[int, bool], None]] = {}
    for number, row in enumerate(_table().opposites):
        for is_one, forms in ((True, row.one), (False, row.other)):
            for form in forms:
                found.setdefault(key(form).removeprefix("ال"), {})[number, is_one] = None
    return {word: tuple(rows) for word, rows in found.items()}


def said(folded: str) -> Said:
    """A folded text made ready."""
    words = tuple(
        Word(token.text, stem(token.text), token.start, token.end) for token in tokens(folded) if token.is_word
    )
    poles, common = _poles(), _stems("common") | _stems("negations")
    telling = frozenset(
        word.stem
        for word in words
        if word.stem not in common and not word.text.isdigit() and _bare(word.text) not in poles
    )
    return Said(words, telling, tuple(_quantities(folded, words)))


def first_of(field: Literal["saying", "flat"], words: Iterable[Word]) -> Word | None:
    """The first of some words that stands in a list of the table."""
    listed = _whole_words(field)
    return next((word for word in words if word.text in listed or _bare(word.text) in listed), None)


@cache
def _whole_words(field: str) -> frozenset[str]:
    return frozenset(key(word) for word in getattr(_table(), field))


def _bare(word: str) -> str:
    return _PREFIX.sub("", word)


def _pole(word: Word) -> tuple[tuple[int, bool], ...]:
    poles = _poles()
    return poles.get(word.text) or poles.get(_bare(word.text)) or poles.get(_bare(word.text).removeprefix("س")) or ()


def _quantities(folded: str, words: Sequence[Word]) -> Iterator[Quantity]:
    for number in numbers(folded):
        if number.ordinal:
            continue
        before = folded[max(0, number.start - 20) : number.start].rstrip()
        bound = next(
            (one for one in ("at_least", "at_most", "about") if _ends_with(before, getattr(_table(), one))), "exact"
        )
        inside = [at for at, word in enumerate(words) if word.start < number.end and number.start < word.end]
        if inside:
            near = (*words[max(0, inside[0] - NEAR) : inside[0]], *words[inside[-1] + 1 : inside[-1] + 1 + NEAR])
            telling = frozenset(word.stem for word in near if word.stem not in _stems("common"))
            or_twice = folded[number.start : number.end] in _table().or_twice
            yield Quantity(number.value, or_twice, bound, telling, number.start, number.end)


def _ends_with(before: str, phrases: Iterable[str]) -> bool:
    return any(before == key(phrase) or before.endswith(" " + key(phrase)) for phrase in phrases)


def shared(left: Said, right: Said) -> float:
    """The share of the shorter text's telling words that both have, from 0 to 1."""
    fewer = min(len(left.telling), len(right.telling))
    return len(left.telling & right.telling) / fewer if fewer else 0.0


def contrasts(left: Said, right: Said) -> list[Contrast]:
    """Everything in which two texts about one thing contradict each other; nothing where they speak of two things."""
    if shared(left, right) < LEAST_SHARED:
        return []
    opposites = list(_of_opposites(left, right))
    words = (
        one for one in _of_a_word(left, right) if not any(one.left[0] <= it.left[0] < one.left[1] for it in opposites)
    )
    return [*_of_numbers(left, right), *opposites, *_of_negation(left, right), *words]


def _of_numbers(left: Said, right: Said) -> Iterator[Contrast]:
    """Two numbers of one thing that differ; a number that both texts have is no part of it.

    Where a text has several numbers («من 41 إلى 6»), two words beside them must be shared to tell which answers which.
    """
    if shared(left, right) < SHARED_WITH_A_NUMBER:
        return
    values = [{one.value for one in side.quantities} for side in (left, right)]
    for one in left.quantities:
        for other in right.quantities:
            alone = one.value not in values[1] and other.value not in values[0]
            only = len(left.quantities) == len(right.quantities) == 1 and shared(left, right) >= NEARLY_ONE
            common = len(one.near & other.near)
            beside = common >= (1 if len(left.quantities) == len(right.quantities) == 1 else 2)
            if alone and (only or beside) and not _may_agree(one, other):
                yield Contrast("number", "number", "number", (one.start, one.end), (other.start, other.end))


def _may_agree(one: Quantity, other: Quantity) -> bool:
    """Whether the bounds leave room for both, one lacks the word for its thousands, or a year stands beside a count."""
    if (one.value in YEARS) != (other.value in YEARS) and "exact" in {one.bound, other.bound}:
        return True
    fewer, more = sorted((one.value, other.value))
    if 0 < fewer < 1000 and more in {fewer * 1000, fewer * 1_000_000, fewer * 1_000_000_000}:
        return True
    if any(a.or_twice and b.value == 2 * a.value for a, b in ((one, other), (other, one))):
        return True
    for a, b in ((one, other), (other, one)):
        if (a.bound == "at_least" and b.value >= a.value) or (a.bound == "at_most" and b.value <= a.value):
            return True
    rounded = "about" in {one.bound, other.bound}
    return rounded and abs(one.value - other.value) <= 0.15 * max(one.value, other.value)


def _of_opposites(left: Said, right: Said) -> Iterator[Contrast]:
    """A word on one side and its opposite on the other.

    Where a side has both («النفط يهبط مع صعود الدولار»), they are compared only if the nearest word that both texts
    have is the same beside each, and stands beside the opposite nowhere.
    """
    mine, theirs = _found(left), _found(right)
    common = left.telling & right.telling
    for row, is_one in sorted(mine):
        entry = _table().opposites[row]
        if (row, not is_one) not in theirs:
            continue
        both = (row, not is_one) in mine or (row, is_one) in theirs
        if not both:
            pairs = [(mine[row, is_one][0], theirs[row, not is_one][0])]
        else:
            pairs = _of_one_subject(
                _beside(left, mine[row, is_one], common),
                _beside(right, theirs[row, not is_one], common),
                _beside(left, mine.get((row, not is_one), []), common).keys(),
                _beside(right, theirs.get((row, is_one), []), common).keys(),
            )
        for one, other in pairs[:1]:
            a, b = ((word.start, word.end) for word in (left.words[one], right.words[other]))
            yield Contrast("opposites", entry.name, entry.kind, a, b, entry.claims)


def _of_one_subject(
    left: Mapping[str, int], right: Mapping[str, int], not_left: Iterable[str], not_right: Iterable[str]
) -> list[tuple[int, int]]:
    subjects = left.keys() & right.keys() - set(not_left) - set(not_right)
    return [(left[subject], right[subject]) for subject in sorted(subjects, key=lambda one: left[one])]


def _beside(side: Said, places: Iterable[int], common: frozenset[str]) -> dict[str, int]:
    """The shared word nearest to each of some places, within `SUBJECT` words, with the place."""
    found: dict[str, int] = {}
    for at in places:
        reach = sorted(
            (abs(other - at), other < at, word.stem)
            for other, word in enumerate(side.words)
            if 0 < abs(other - at) <= SUBJECT and word.stem in common
        )
        if reach:
            found.setdefault(reach[0][2], at)
    return found


def _found(side: Said) -> dict[tuple[int, bool], list[int]]:
    found: dict[tuple[int, bool], list[int]] = {}
    for at, word in enumerate(side.words):
        for pole in _pole(word):
            found.setdefault(pole, []).append(at)
    return found


def _of_negation(left: Said, right: Said) -> Iterator[Contrast]:
    """A negation on one side only; the other side answers with all its words."""
    negated = [next((word for word in side.words if word.stem in _stems("negations")), None) for side in (left, right)]
    one, other = negated
    if one is not None and other is None:
        yield Contrast("negation", "negation", "denial", (one.start, one.end), _whole(right))
    elif other is not None and one is None:
        yield Contrast("negation", "negation", "denial", _whole(left), (other.start, other.end))


def _whole(side: Said) -> tuple[int, int]:
    return side.words[0].start, side.words[-1].end


def _of_a_word(left: Said, right: Said) -> Iterator[Contrast]:
    """The same sentence but for one word, or two, in the place of another."""
    a, b = ([word.stem for word in side.words] for side in (left, right))
    changed = [step for step in SequenceMatcher(None, a, b, autojunk=False).get_opcodes() if step[0] != "equal"]
    if len(changed) != 1 or changed[0][0] != "replace":
        return
    _, i, j, k, m = changed[0]
    words = left.words[i:j], right.words[k:m]
    if max(j - i, m - k) <= 2 and min(len(a), len(b)) >= 4 and all(_tells(side) for side in words):
        yield Contrast(
            "substitution",
            "one word in place of another",
            "identity",
            (words[0][0].start, words[0][-1].end),
            (words[1][0].start, words[1][-1].end),
        )


def _tells(words: Sequence[Word]) -> bool:
    return any(word.stem not in _stems("common") and not word.text.isdigit() for word in words)
