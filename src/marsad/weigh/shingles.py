"""The words of a text as numbers, and its shingles: every three words that stand side by side.

Written for many pages: one pass of array arithmetic takes the place of folding and cutting a page letter by letter.
What two spellings of a word share is what `marsad.text.folding` says they share, and the bare hamza (ء) goes too,
because those who write without hamza leave it out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from marsad.model.reading import Reading
from marsad.text.folding import folded

Numbers = NDArray[np.uint64]
Places = NDArray[np.int64]

SHINGLE = 3
BITS = 40
"""Bits of a shingle's number: among a hundred million different shingles one in ten thousand meets another."""
_PLANE = 0x10000
_SAME_FROM, _SAME_TO = 0x3400, 0xD800
"""Ideographs and syllables, which folding leaves as they are."""
_PARTED, _LETTER, _DROPPED = range(3)
_EXPANDED = re.compile("[\ufb00-\ufb06\ufb50-\ufd3d\ufd40-\ufdff\ufe70-\ufefc]")
_BASE = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 1 << 64))
_FACTORS = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text: a 32-bit number for each, and the half-open stretch of characters where it stands."""

    numbers: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    ends: NDArray[np.uint32]


def words(text: str) -> Words:
    """The words of a text. Texts with letters that fold to several (ﷲ, ﻻ) take a slower way to the same end."""
    return _words_of_expanded(text) if has_expanded(text) else _words(text)


def _words(text: str) -> Words:
    codes = _codes(text)
    kinds, values = _alphabet()
    kept = np.flatnonzero(kinds[codes] != _DROPPED)
    codes = codes[kept]
    inside = np.zeros(len(kept) + 2, np.int8)
    inside[1:-1] = kinds[codes] == _LETTER
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[0::2], edges[1::2]
    powers, inverses = _powers(1 << max(12, len(kept).bit_length()))
    sums = np.zeros(len(kept) + 1, np.uint64)
    np.cumsum(values[codes] * powers[: len(kept)], out=sums[1:])
    numbers = mixed((sums[ends] - sums[starts]) * inverses[starts]) >> np.uint64(32)
    after = np.append(kept, len(text)).astype(np.uint32)
    return Words(numbers.astype(np.uint32), after[starts], after[ends])


def has_expanded(text: str) -> bool:
    """Whether a text has letters that fold to several."""
    return _EXPANDED.search(text) is not None


def body(reading: Reading) -> list[tuple[int, int]]:
    """The stretches of a page that are the article itself; what other zones hold is not the article's."""
    return sorted((zone.start, zone.end) for zone in reading.zones if zone.kind == "body")


def within(found: Words, stretches: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    """For each word whether it stands in one of some stretches, which are in order."""
    if not stretches:
        return np.zeros(len(found.numbers), np.bool_)
    places = np.array(stretches, np.int64)
    at = np.searchsorted(places[:, 0], found.starts, side="right") - 1
    inside: NDArray[np.bool_] = (at >= 0) & (found.ends <= places[at, 1])
    return inside


def article(reading: Reading) -> Words:
    """The words of the article itself."""
    found = words(reading.text)
    kept = within(found, body(reading))
    return Words(found.numbers[kept], found.starts[kept], found.ends[kept])


def shingles(numbers: NDArray[np.uint32]) -> Numbers:
    """For each word with two behind it the number of the three, in the order of the text; none for shorter texts."""
    if len(numbers) < SHINGLE:
        return np.empty(0, np.uint64)
    wide = numbers.astype(np.uint64)
    last = len(wide) - SHINGLE + 1
    one, two, three = (wide[at : at + last] * factor for at, factor in enumerate(_FACTORS))
    return mixed(one + two + three) >> np.uint64(64 - BITS)


def _codes(text: str) -> NDArray[np.uint32]:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return np.minimum(codes, np.uint32(_PLANE - 1))  # signs beyond the first plane part words, as its last code does


def _words_of_expanded(text: str) -> Words:
    letters = np.ones(len(text), np.int64)
    for expanded in _EXPANDED.finditer(text):
        letters[expanded.start()] = len(folded(expanded.group()))
    origin = np.repeat(np.arange(len(text), dtype=np.uint32), letters)
    found = _words(_EXPANDED.sub(lambda expanded: folded(expanded.group()), text))
    return Words(found.numbers, origin[found.starts], origin[found.ends - 1] + np.uint32(1))


@cache
def _alphabet() -> tuple[NDArray[np.uint8], Numbers]:
    """For each code point of the first plane what it is, and the number of the letter that it folds to."""
    kinds = np.zeros(_PLANE, np.uint8)
    letters = np.arange(_PLANE, dtype=np.uint64)
    for code in range(_PLANE):
        letter = chr(code)
        plain = letter if _SAME_FROM <= code < _SAME_TO else folded(letter)
        if plain in {"", "ء"}:
            kinds[code] = _DROPPED
        elif len(plain) == 1 and plain.isalnum():
            kinds[code] = _LETTER
            letters[code] = ord(plain)
    return kinds, mixed(letters + np.uint64(1))


@cache
def _powers(length: int) -> tuple[Numbers, Numbers]:
    rising = np.ones(length, np.uint64), np.ones(length, np.uint64)
    for powers, base in zip(rising, (_BASE, _INVERSE), strict=True):
        powers[1:] = base
        np.multiply.accumulate(powers, out=powers)
    return rising


def mixed(numbers: Numbers) -> Numbers:
    """Numbers with every bit depending on every bit (the finaliser of SplitMix64, Steele and others 2014)."""
    found = numbers ^ (numbers >> np.uint64(30))
    found *= np.uint64(0xBF58476D1CE4E5B9)
    found ^= found >> np.uint64(27)
    found *= np.uint64(0x94D049BB133111EB)
    found ^= found >> np.uint64(31)
    return found
