"""Fold text to the letters that matter for comparing, and find the way back to the characters that stood there.

Folding unifies what writers of Arabic vary without changing a word: hamza seats, alef forms, ta marbuta, alef
maqsura, Persian keyboard letters, presentation forms, digits of three scripts, quotation marks, dashes and spaces;
it drops vowel marks, tatweel and invisible direction marks, and lower-cases Latin letters without their accents.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass

_UNIFIED = {
    **dict.fromkeys("أإآٱٲٳٵ", "ا"),
    **dict.fromkeys("ىئیېۍےۓ", "ي"),
    "ؤ": "و",
    **dict.fromkeys("ةۀەہۂھ", "ه"),
    **dict.fromkeys("کڪ", "ك"),
    **dict.fromkeys("گڭ", "غ"),
    "پ": "ب",
    "چ": "ج",
    "ڤ": "ف",
    "ژ": "ز",
    **{chr(zero + n): str(n) for zero in (0x0660, 0x06F0) for n in range(10)},
    "٪": "%",
    "٫": ".",
    **dict.fromkeys("“”„‟«»〝〞〟＂❝❞″", '"'),
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\t\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000", " "),
    **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
}
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
_PRESENTATION = "\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc"
_DROPPED = re.compile(f"[ـ{_MARKS}{_INVISIBLE}]")
_TRAILING = re.compile(f"[ـ{_MARKS}]*")
_IRREGULAR = re.compile(f"[ـ{_MARKS}{_INVISIBLE}{_PRESENTATION}]")


class _Table(dict[int, str]):
    """What each letter folds to, found when first met (`str.translate` asks by code point)."""

    def __missing__(self, code: int) -> str:
        self[code] = found = self._fold(chr(code))
        return found

    @staticmethod
    def _fold(letter: str) -> str:
        if _DROPPED.match(letter):
            return ""
        plainer = unicodedata.normalize("NFKC", letter)
        if _IRREGULAR.match(letter) and plainer != letter:
            return folded(plainer)
        if letter in _UNIFIED:
            return _UNIFIED[letter]
        plain = unicodedata.normalize("NFD", letter)[0] if letter.isalpha() else letter
        lower = plain.lower()
        return lower if len(lower) == 1 else plain


_TABLE = _Table()


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, for each of its characters, the place in the original it came from.

    `origin` is None where nothing was dropped or expanded, so that place and origin are the same.
    """

    text: str
    original: str
    origin: array[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open stretch of the original that a stretch of the folded text stands for.

        Vowel marks and tatweel after the last letter belong to it; invisible marks do not.
        """
        origin, original = self.origin, self.original
        if origin is None:
            return start, end
        first = origin[start] if start < len(origin) else len(original)
        if start >= end:
            return first, first
        behind = origin[end - 1] + 1
        if behind == len(original) or _TABLE[ord(original[behind])]:
            return first, behind
        trailing = _TRAILING.match(original, behind)
        return first, trailing.end() if trailing is not None else behind


_PLACES = array("I")


def _places(length: int) -> array[int]:
    """The places in a text of that length, and further: stretches of them are copied, which is faster than counting."""
    _PLACES.extend(range(len(_PLACES), length))
    return _PLACES


def fold(text: str) -> Folded:
    """Fold text, keeping for every folded character its place in the original."""
    if _IRREGULAR.search(text) is None:
        return Folded(text.translate(_TABLE), text, None)
    pieces: list[str] = []
    origin = array("I")
    places = _places(len(text))
    at = 0
    for letter in _IRREGULAR.finditer(text):
        place = letter.start()
        now = _TABLE[ord(letter.group())]
        pieces += (text[at:place].translate(_TABLE), now)
        origin += places[at:place]
        origin.extend([place] * len(now))
        at = place + 1
    pieces.append(text[at:].translate(_TABLE))
    origin += places[at : len(text)]
    return Folded("".join(pieces), text, origin)


def folded(text: str) -> str:
    """The folded text alone, for tables and keys."""
    return text.translate(_TABLE)


def key(text: str) -> str:
    """Folded text with runs of space closed up and the ends stripped: what two spellings of one name share."""
    return " ".join(folded(text).split())
