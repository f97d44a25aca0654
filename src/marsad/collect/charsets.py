"""Decode a page's bytes: byte-order mark, UTF-8, then what Arabic, Persian, English and French pages are written in.

A declared encoding is one candidate among others, since pages declare wrongly. Each candidate is weighed by how far its
words look like words: letters of one script, frequent letters, frequent words. The best is taken.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from marsad.model.errors import Refused
from marsad.text.folding import folded
from marsad.text.tables import table

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Where two fit equally well, the earlier: French reads the same in windows-1252 and windows-1256.
_LEGACY = ("cp1252", "cp1256", "iso8859_6")
_SAMPLE = 1 << 16
_MUCH, _NO_WORDS = 0.3, -0.5
_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\r\f\x1b"))
_WORD = re.compile("(?:[^\\W\\d_]|[\u064b-\u0652])+")
_ARABIC_WORD = re.compile("[\u0620-\u0652\u066e-\u06d3\u06d5\u06fa-\u06ff]+")
_FREQUENT_LETTERS = frozenset("اليونمترعدهسفكقحةأب")
_USUAL_LETTERS = frozenset("جشصىخذضطزثءإغئظؤآـپچگکیژ\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")
_ACCENTED = frozenset("éèàçêôîûùëïüöäñœæáíóúßâåøãõòìýšž")
_SIGNS = frozenset("«»“”„‘’،؛؟–—…°€\xa0\u200c\u200d\u200e\u200f•·٪")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and how many stretches of bytes had no meaning in it and became U+FFFD.

    A byte-order mark is a mark of the encoding and no part of the text; newlines stay as they stand.
    """

    text: str
    charset: str
    broken: int


@cache
def frequent_words(language: str) -> frozenset[str]:
    """Folded words that almost every page of a language holds."""
    listed = table(files("marsad.collect") / "frequent_words.yml", dict[str, str])
    return frozenset(folded(listed[language]).split())


def decoded(data: bytes, declared: Iterable[str | None] = ()) -> Decoded:
    """The text in bytes of an unknown encoding; `declared` are the encodings they claim, the most trusted first.

    Raises `Refused` with `binary` where the bytes are no text, with `unreadable` where no encoding makes words of them.
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _checked(_in(data[len(mark) :], charset))
    if (wide := _wide(data)) is not None:
        return _checked(_in(data, wide))
    _refuse_binary(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", 0)
    except UnicodeDecodeError:
        return _checked(_guessed(data, [codec for name in declared if (codec := _codec(name)) is not None]))


def _codec(name: str | None) -> str | None:
    """Python's name of a declared encoding of text, or None where there is none; Latin-1 means windows-1252."""
    try:
        found = codecs.lookup((name or "").strip().strip("\"'"))
        "".encode(found.name)
    except (LookupError, ValueError):
        return None
    return "cp1252" if found.name in {"iso8859-1", "ascii"} else found.name


def _in(data: bytes, charset: str) -> Decoded:
    text = data.decode(charset, "replace")
    return Decoded(text, charset, text.count("\ufffd"))


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte-order mark: every other byte says which script it is, and they hardly differ."""
    sample = data[:_SAMPLE]
    if len(sample) < 4:
        return None
    for charset, high, low in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        scripts = sum(high.count(bytes([script])) for script in (0x00, 0x06, 0x20))
        if scripts >= 0.9 * len(high) and low.count(0) < 0.1 * len(low) and high.count(0x20) < 0.5 * len(high):
            return charset
    return None


def _refuse_binary(data: bytes) -> None:
    middle = len(data) // 2
    for sample in (data[:_SAMPLE], data[middle : middle + _SAMPLE], data[-_SAMPLE:]):
        odd = len(sample) - len(sample.translate(None, _CONTROLS))
        if odd > 0.02 * len(sample):
            raise Refused("binary", "The bytes are no text: they are full of control characters.")


def _guessed(data: bytes, declared: list[str]) -> Decoded:
    """Lines that are UTF-8 stay so; the others are read in the encoding that makes most of them look like words.

    Files glued together from several encodings exist; a file wholly in an old one has no line that is UTF-8.
    """
    lines = data.splitlines(keepends=True)
    wrong = [line for line in lines if not _is_utf8(line)]
    right = sum(len(line) for line in lines if not line.isascii()) - sum(map(len, wrong))
    charset = _best(b"".join(wrong)[:_SAMPLE], declared)
    if charset == "utf-8" or right < 0.1 * sum(map(len, wrong)):
        return _in(data, charset)
    mixed = "".join(_in(line, "utf-8" if _is_utf8(line) else charset).text for line in lines)
    return Decoded(mixed, f"utf-8+{charset}", mixed.count("\ufffd"))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _best(sample: bytes, declared: list[str]) -> str:
    scores = {charset: likeness(_in(sample, charset).text) for charset in ("utf-8", *_LEGACY)}
    best = max(scores, key=lambda charset: scores[charset])
    for charset in declared:
        # Letters of a script that is not weighed here score nothing: then the page's own word has to do.
        own = scores.get(charset, likeness(_in(sample, charset).text))
        if own >= scores[best] or (scores[best] < 0.2 and own >= 0):
            return charset
    return best


def _checked(found: Decoded) -> Decoded:
    """What was decoded, unless much of it is outside ASCII and that makes no words.

    Raises `Refused`.
    """
    middle = len(found.text) // 2
    sample = found.text[:_SAMPLE] + found.text[middle : middle + _SAMPLE]
    if _outside(sample) > _MUCH * len(sample) and likeness(sample) < _NO_WORDS:
        raise Refused("unreadable", f"Read as {found.charset}, the likeliest encoding, the bytes make no words.")
    return found


def _outside(text: str) -> int:
    """How many characters are not ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def likeness(text: str) -> float:
    """How much the parts of a text that are not ASCII look like words: about 1 for Arabic prose, below 0 for none.

    It is the mean over those characters; a text that is all ASCII has 0.
    """
    outside = _outside(text)
    if outside == 0:
        return 0.0
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    between = [sign for sign in _WORD.sub("", text) if not sign.isascii()]
    score = sum(map(_word_likeness, words)) + sum(_sign_likeness(sign) for sign in between)
    return score / outside


def _word_likeness(word: str) -> float:
    outside = sum(not letter.isascii() for letter in word)
    if _ARABIC_WORD.fullmatch(word):
        if len(word) > 1 and folded(word) in frequent_words("ar") | frequent_words("fa"):
            return 2.0 * outside
        return sum(1.0 if letter in _FREQUENT_LETTERS else 0.2 if letter in _USUAL_LETTERS else -1.0 for letter in word)
    if "\u0600" <= max(word) <= "\u06ff":
        return -2.0 * outside
    # Letters of the wrong encoding mix capitals into words.
    cased = word[1:].islower() or word.isupper() or len(word) == 1
    if min(word) > "\u024f":
        return (1.0 if cased else -1.0 if word.lower() != word else 0.3) * outside
    usual = cased and all(letter.isascii() or letter.lower() in _ACCENTED for letter in word)
    if usual and len(word) == 1:
        return 0.2
    return (1.0 if usual and 2 * outside <= len(word) else -1.0) * outside


def _sign_likeness(sign: str) -> float:
    if sign in _SIGNS:
        return 0.2
    return -2.0 if sign == "\ufffd" or "\x80" <= sign <= "\x9f" else -0.3
