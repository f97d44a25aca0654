"""Cut folded text into words and sentences, and a word into its clitics and its stem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from sys import intern

import msgspec

from marsad.text.remembered import remembered

# what most places are is told first: a blank, a word of Arabic letters alone
_WORD = re.compile(r"(?! )(?:[ء-ي]+(?![\w.,:/'-])|@?\w+(?:[.,:/]\d+)*(?:[-']\w+|[.][a-z0-9_]+)*|[^\w\s])")
# begins with a set of marks, so that no other letter is looked at twice
_SENTENCE_END = re.compile(r"[.!?؟…\n](?:(?<=\n)\n*|(?<!\n)[.!?؟…]*[\"')\]]*(?=\s|$)|(?<=[^\W\d_][.])(?=[^\W\d_a-z.]))")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:(?:[^\W\d_][.])*[^\W\d_]|mr|mrs|ms|dr|gen|col|sgt|lt|maj|rev|barr|hon|prof|capt|brig|cmdr|supt|cllr|st|no|vs|inc|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$"
)
_SPELT = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,4}(?:[.][^\W\d_]{1,4}){2,}(?![^\W\d_])")


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word or mark of punctuation in folded text; offsets are half-open, in folded characters."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether this is a word or number rather than punctuation."""
        return self.text[0].isalnum() or self.text[0] in "@_"


def tokens(folded: str) -> list[Token]:
    """Words, numbers and single marks of punctuation, in order."""
    found: list[Token] = []
    at = 0
    # no token goes past a blank, and what stands between two was cut before, as a rule
    for stretch in folded.replace("\n", " ").split(" "):
        for text, start, end in _cut(stretch):
            found.append(Token(text, at + start, at + end))
        at += len(stretch) + 1
    return found


@remembered
def _cut(stretch: str) -> tuple[tuple[str, int, int], ...]:
    """The texts of the tokens between two blanks, and where there they start and end."""
    return tuple([(intern(found[0]), *found.span()) for found in _WORD.finditer(stretch)])


def words(folded: str) -> list[str]:
    """The texts of `tokens` alone."""
    return _WORD.findall(folded)


def sentences(folded: str) -> list[tuple[int, int]]:
    """Half-open stretches of the folded text that are sentences: a line ends one, and so does a full stop.

    A stop after an initial or an abbreviation, inside a number, or between spelt letters («بي.بي.سي») ends none.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for mark in _SENTENCE_END.finditer(folded):
        single_stop = mark.group() == "."
        if single_stop and (
            _ABBREVIATED.search(folded, max(0, mark.start() - 8), mark.start()) or _is_spelt(folded, mark.start())
        ):
            continue
        _keep(folded, start, mark.end(), found)
        start = mark.end()
    _keep(folded, start, len(folded), found)
    return found


def _is_spelt(folded: str, stop: int) -> bool:
    spelt = _SPELT.search(folded, max(0, stop - 5), stop + 15) or _SPELT.search(folded, max(0, stop - 15), stop + 5)
    return spelt is not None and spelt.start() < stop < spelt.end()


def _keep(folded: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    stretch = folded[start:end]
    inner = stretch.strip()
    if any(map(str.isalnum, inner)):
        at = start + stretch.index(inner)
        found.append((at, at + len(inner)))


CONJUNCTIONS = ("و", "ف")
PREPOSITIONS = ("ب", "ل", "ك")
PROCLITICS = CONJUNCTIONS + PREPOSITIONS


class Parted(msgspec.Struct, frozen=True):
    """One way to part a folded Arabic word: conjunction, preposition, and what is left.

    `skipped` is how many characters of the word stand before `stem`; where «لل» hides an article, `stem` begins with
    «ال» although only its second letter is written.
    """

    conjunction: str
    preposition: str
    stem: str
    skipped: int


@remembered
def parted(word: str) -> tuple[Parted, ...]:
    """Every way to part a word into proclitics and stem, the whole word first.

    The stem keeps at least two letters. Which way is right is for a table to say.
    """
    whole = Parted("", "", word, 0)
    return (whole, *_shorter(word)) if word.startswith(PROCLITICS) else (whole,)


def _shorter(word: str) -> Iterator[Parted]:
    for conjunction in ("", *CONJUNCTIONS):
        if not word.startswith(conjunction):
            continue
        rest = word[len(conjunction) :]
        if conjunction and len(rest) >= 2:
            yield Parted(conjunction, "", rest, len(conjunction))
        if rest.startswith("لل") and len(rest) > 3:
            yield Parted(conjunction, "ل", "ا" + rest[1:], len(conjunction) + 1)
        for preposition in PREPOSITIONS:
            if rest.startswith(preposition) and len(rest) >= 3:
                yield Parted(conjunction, preposition, rest[1:], len(conjunction) + 1)


def carrying(stem: str) -> list[str]:
    """Every word that holds a stem under one of the ways in which `parted` parts it."""
    forms = [stem, *[preposition + stem for preposition in PREPOSITIONS]]
    if stem.startswith("ال"):
        forms.append("ل" + stem[1:])
    return [conjunction + form for conjunction in ("", *CONJUNCTIONS) for form in forms]


def is_arabic(word: str) -> bool:
    """Whether a word is written in Arabic letters."""
    return "\u0600" <= word[0] <= "\u06ff" or "\ufb50" <= word[0] <= "\ufefc"
