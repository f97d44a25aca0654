"""Read numbers as whole numbers, in digits or in Arabic and English words, where they stand in folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from marsad.text.folding import folded as fold_letters
from marsad.text.remembered import remembered
from marsad.text.tables import table
from marsad.text.tokens import CONJUNCTIONS, PREPOSITIONS, is_arabic, parted


class Number(msgspec.Struct, frozen=True):
    """A whole number as written; offsets are half-open, in folded characters, proclitics left out.

    `ordinal` tells «الثالث عشر» and "13th" from «ثلاثة عشر» and "13"; `in_digits` tells digits from words.
    """

    start: int
    end: int
    value: int
    ordinal: bool = False
    in_digits: bool = False


Forms = dict[int, list[str]]


class _Table(msgspec.Struct, forbid_unknown_fields=True):
    """Number words of one language by the part they play in a longer number."""

    units: Forms
    tens: Forms
    hundred: Forms
    scales: Forms
    ordinals: Forms
    ten: Forms = {}
    teens: Forms = {}
    hundreds: Forms = {}
    counted_scales: Forms = {}
    two_scales: Forms = {}
    bound: Forms = {}
    bound_ordinals: Forms = {}


class _Word(NamedTuple):
    """One word of a number, where it stands, and how it is joined to the word before it."""

    part: str
    value: int
    start: int
    end: int
    linked: bool
    arabic: bool


@dataclass(slots=True)
class _Sum:
    """A number being read: what is settled above the last scale word, what is counted since, and the last word."""

    words: list[_Word]
    settled: int = 0
    counted: int = 0
    scale: int = 10**12

    @property
    def value(self) -> int:
        return self.settled + self.counted

    def takes(self, word: _Word) -> bool:
        """Add the word if it continues this number; say whether it did."""
        last = self.words[-1]
        if last.part in ("ordinals", "bound_ordinals") and not word.arabic:
            return False
        after_larger = self.counted % 100 == 0 and (self.value > 0) and (word.linked or not word.arabic)
        match word.part:
            case "units" | "teens" | "bound" | "ordinals" | "bound_ordinals":
                after_tens = not word.arabic and last.part == "tens" and word.value < 10
                fits, amount = after_larger or after_tens, word.value
            case "ten":
                after_unit = not word.linked and last.part in _BELOW_TEN and 0 < last.value < 10
                fits, amount = after_unit or after_larger, word.value
            case "tens":
                after_unit = word.linked and last.part in _BELOW_TEN and self.counted % 100 < 10
                fits, amount = after_unit or after_larger, word.value
            case "hundred":
                counts = not word.linked and last.part in ("units", "teens") and 1 <= self.counted < 100
                fits = counts or (word.linked and self.counted == 0)
                amount = self.counted * 99 if counts else word.value
            case "hundreds":
                fits, amount = word.linked and self.counted == 0, word.value
            case _:
                return self._takes_scale(word)
        if fits:
            self.counted += amount
            self.words.append(word)
        return fits

    def _takes_scale(self, word: _Word) -> bool:
        if word.value >= self.scale or "digits" in word.part:
            return False
        if not word.linked and self.counted > 0 and word.part != "two_scales":
            self.settled, self.counted = self.settled + self.counted * word.value, 0
        elif word.linked and self.counted == 0 and word.part != "counted_scales":
            self.settled += word.value
        else:
            return False
        self.scale = word.value
        self.words.append(word)
        return True


PROCLITICS = frozenset((*CONJUNCTIONS, *PREPOSITIONS))
_BELOW_TEN = ("units", "bound", "ordinals", "bound_ordinals")
_ORDINALS = frozenset(("ordinals", "bound_ordinals", "ordinal digits"))
_SCALES = ("scales", "two_scales")
_NEVER_FIRST = ("counted_scales",)
_NEVER_ALONE = ("bound", "bound_ordinals")
_PIECE = re.compile(
    r"(?! )(?:(?P<word>[^\W\d_]+)"
    r"|(?<![a-z_@#\d])(?<!\d[.,:/])(?P<digits>\d{1,3}(?:,\d{3})+|\d{1,15})(?P<suffix>(?:st|nd|rd|th)\b)?(?![a-z_]|[.,:/]?\d))"
)
_GAP = {True: re.compile(r" {1,3}$"), False: re.compile(r"(?: |-| and )$")}


def numbers(folded: str) -> list[Number]:
    """The whole numbers of a folded text in order: «خمسة وعشرين» 25, «الثالث عشر» 13, "twenty-first" 21, "2021".

    Parts of decimals, clock times and dates in digits are left out, as is what is glued to Latin letters.
    """
    return _joined(folded, _words(_PIECE.finditer(folded)))


def numbers_in(folded: str, stretches: Iterable[tuple[int, int]]) -> list[Number]:
    """The same where it is known which stretches the words and digits of all numbers begin in, in order."""
    return _joined(folded, _words(_pieces_in(folded, stretches)))


def number_words() -> Set[str]:
    """The folded words that numbers are written in, with the article too; proclitics may stand before them."""
    return _forms().keys()


def _joined(folded: str, words: Iterable[_Word]) -> list[Number]:
    """The numbers that words make which stand together."""
    found: list[Number] = []
    reading: _Sum | None = None
    for word in words:
        if reading is not None:
            if _adjoins(folded, reading.words[-1], word) and reading.takes(word):
                continue
            _keep(reading, found)
        reading = _begun(word)
    if reading is not None:
        _keep(reading, found)
    return found


def duals(singular: str) -> tuple[str, ...]:
    """Folded forms that say «two» of an Arabic noun: «عام» gives «عامان» and «عامين», «سنة» «سنتان» and «سنتين»."""
    stem = fold_letters(singular)
    stem = stem[:-1] + "ت" if stem.endswith("ه") else stem
    return tuple(stem + ending for ending in ("ان", "ين"))


def _begun(word: _Word) -> _Sum | None:
    if word.part in _NEVER_FIRST:
        return None
    if word.part in _SCALES:
        return _Sum([word], settled=word.value, scale=word.value)
    return _Sum([word], counted=word.value)


def _keep(reading: _Sum, found: list[Number]) -> None:
    words = reading.words
    if len(words) == 1 and words[0].part in _NEVER_ALONE:
        return
    ordinal = not _ORDINALS.isdisjoint([word.part for word in words])
    found.append(Number(words[0].start, words[-1].end, reading.value, ordinal, "digits" in words[0].part))


def _adjoins(folded: str, last: _Word, word: _Word) -> bool:
    between = folded[last.end : word.start - (1 if word.linked and word.arabic else 0)]
    return _GAP[word.arabic].match(between) is not None


def _pieces_in(folded: str, stretches: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    done = 0
    for start, end in stretches:
        for piece in _PIECE.finditer(folded, max(start, done)):
            if piece.start() >= end:
                break
            yield piece
            done = piece.end()


def _words(pieces: Iterable[re.Match[str]]) -> Iterator[_Word]:
    for piece in pieces:
        form = piece["word"]
        if form is None:
            part = "ordinal digits" if piece["suffix"] else "digits"
            yield _Word(part, int(piece["digits"].replace(",", "")), *piece.span(), False, False)
        elif (known := _number_word(form)) is not None:
            part, value, skipped = known
            start, end = piece.span()
            yield _Word(part, value, start + skipped, end, skipped == 1 and form[0] == "و", is_arabic(form))


@remembered
def _number_word(form: str) -> tuple[str, int, int] | None:
    """The part and value of a folded number word, and how many letters of proclitics stand before it."""
    ways = ((way.skipped, way.stem) for way in parted(form)) if form[0] in PROCLITICS else ((0, form),)
    return next(((*_forms()[stem], skipped) for skipped, stem in ways if stem in _forms()), None)


@cache
def _forms() -> dict[str, tuple[str, int]]:
    """Every number word, folded, bare and with the article, with its part and value."""
    known: dict[str, tuple[str, int]] = {}
    for name in ("numbers.ar.yml", "numbers.en.yml"):
        language = table(files("marsad.text") / "data" / name, _Table)
        for part in _Table.__struct_fields__:
            for value, forms in getattr(language, part).items():
                known.update(dict.fromkeys(map(fold_letters, forms), (part, value)))
    return {"ال" + form: said for form, said in known.items()} | known
