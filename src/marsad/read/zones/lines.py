"""The lines of a page, cut where an embedded post or a phrase that says what comes next parts them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec
from msgspec.structs import replace

from marsad.read.zones.signposts import Found, Says, covered, found, is_date, phrases, signposts
from marsad.text.remembered import once


class Line(msgspec.Struct, frozen=True, dict=True):
    """A line of folded text, or the part of one that is cut out of it; no white space at its ends.

    `says` is what it says of itself, None where nothing does. `gap` is whether an empty line stands before it, `cut`
    whether it begins in the middle of a line. `enough` is how many words make it prose though no full stop ends it.
    """

    start: int
    end: int
    text: str
    says: Says | None = None
    gap: bool = False
    cut: bool = False
    enough: int = 22

    @once
    def words(self) -> int:
        """How many words and numbers it has in its first four hundred characters."""
        words = self.text[:400].split()
        return len([word for word in words if word[0].isalnum() or any(map(str.isalnum, word))])

    @once
    def is_closed(self) -> bool:
        """Whether it ends as a sentence does, with a full stop or the quotation mark after one."""
        return _CLOSED.search(self.text, max(0, len(self.text) - 8)) is not None

    @once
    def is_prose(self) -> bool:
        """Whether it reads as a paragraph rather than as a title or a label."""
        return (
            len(self.text) > 400
            or self.words >= self.enough
            or (self.words >= 6 and self.is_closed)
            or (self.words >= 12 and self.text[-1] in "!?؟")
        )


_CLOSED = re.compile(r"(?<![.])(?<!\b[ap]\.m)[.][\"')\]\s]*$")
_ROW = re.compile(r"\S[^\n]*")
_HASHTAGS = re.compile(r"(?:#\w+[\s,،|]*){1,40}")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


_CODE = re.compile(
    r"\(?(?:window\.)?adsbygoogle\b[^\n]{0,80}?\.push\([^\n]{0,80}?\);?|googletag\.cmd\.push\([^\n]{0,200}"
    r"|<(?:script|style|iframe)\b[^\n]{0,400}?</(?:script|style|iframe)>"
    r"|(?:var|let|const) \w+ ?= ?[^\n]{0,200};|\(function ?\([^\n]{0,400}"
)


_SIGNS_OF_CODE = ("adsbygoogle", "googletag", "<", "var ", "let ", "const ", "(function")
"""Of which one stands in every such scrap."""


def fixed_line(text: str, start: int, end: int, says: Says) -> Line:
    """The line of a stretch of folded text that is known for what it is, without the white space at its ends."""
    stretch = text[start:end]
    at = start + len(stretch) - len(stretch.lstrip())
    return Line(at, at + len(stretch.strip()), stretch.strip(), says)


def code(text: str) -> list[Line]:
    """Scraps of script that were left in a folded text."""
    signed = any(sign in text for sign in _SIGNS_OF_CODE)
    return [fixed_line(text, *scrap.span(), "boilerplate") for scrap in _CODE.finditer(text)] if signed else []


def lines(text: str, fixed: Sequence[Line] = ()) -> list[Line]:
    """The lines of a folded text in order, cut around those that are fixed already and at every phrase that tells.

    Lines that a printed page has wrapped are joined to paragraphs first. White space is in no line, nor is a line
    without a letter or digit.
    """
    stretches = _measured(_unwrapped(text, list(_stretches(text, fixed))))
    cues = found(text)
    out: list[Line] = []
    at = 0
    for which, line in enumerate(stretches):
        while at < len(cues) and cues[at].start < line.start:
            at += 1
        first = at
        while at < len(cues) and cues[at].start < line.end:
            at += 1
        if line.says is not None:
            out.append(line)
            continue
        follower = stretches[which + 1] if which + 1 < len(stretches) else None
        is_last = follower is None or follower.says is not None or not follower.is_prose
        out.extend(_cut(text, line, cues[first:at], is_last=is_last))
    return out


def _stretches(text: str, fixed: Sequence[Line]) -> Iterator[Line]:
    """The lines between those that are fixed, and these."""
    waiting = list(fixed)[::-1]
    done = 0
    for row in _ROW.finditer(text):
        start, end = max(row.start(), done), row.end()
        while waiting and waiting[-1].start < end:
            block = waiting.pop()
            yield from _trimmed(text, start, block.start, done)
            yield block
            start = done = block.end
        if start < end:
            yield from _trimmed(text, start, end, done)
            done = end


def _trimmed(text: str, start: int, end: int, done: int) -> Iterator[Line]:
    stretch = text[start:end]
    inner = stretch.strip()
    if inner:
        at = start + len(stretch) - len(stretch.lstrip())
        before = text[done:at]
        yield Line(at, at + len(inner), inner, gap=before.count("\n") > 1, cut=done > 0 and "\n" not in before)


def _measured(stretches: list[Line]) -> list[Line]:
    """The lines with `enough` for the page's own habit: where paragraphs bear no full stop, fewer words are prose."""
    long = [line for line in stretches if line.says is None and line.words >= _LONG]
    if len(long) < 3 or sum(line.is_closed for line in long) * 2 >= len(long):
        return stretches
    return [replace(line, enough=_LONG) for line in stretches]


_LONG = 14


def _unwrapped(text: str, stretches: list[Line]) -> list[Line]:
    """Join the lines of a text that was wrapped at a column, as pages of print are.

    It was, where half the lines are about as long as the longest usual one, that length is a column's, and the marks
    of sentences stand inside lines rather than at their ends.
    """
    free = [line for line in stretches if line.says is None]
    if len(free) < 8:
        return stretches
    column = sorted(len(line.text) for line in free)[int(len(free) * 0.9)]
    full = [line for line in free if len(line.text) >= 0.8 * column]
    running = sum(any(mark in line.text[:-1] for mark in _RUNNING) for line in full)
    if not 30 <= column <= 130 or len(full) * 2 < len(free) or running * 3 < len(full):
        return stretches
    groups: list[list[Line]] = []
    for line in stretches:
        last = groups[-1][-1] if groups else None
        if last is not None and _goes_on(last, line, column):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        group[0]
        if len(group) == 1
        else Line(group[0].start, group[-1].end, text[group[0].start : group[-1].end], None, group[0].gap, group[0].cut)
        for group in groups
    ]


_RUNNING = (". ", "، ", ", ", "؛ ", "; ")


def _goes_on(last: Line, line: Line, column: int) -> bool:
    """Whether a line of wrapped text goes on with the paragraph of the line above it."""
    is_free = last.says is None and line.says is None and not line.gap and not line.cut
    return is_free and not last.is_closed and len(last.text) >= 0.8 * column


def _cut(text: str, line: Line, cues: Sequence[Found], *, is_last: bool) -> Iterator[Line]:
    """The parts of one line."""
    if _is_controls(line.text):
        yield replace(line, says="boilerplate")
        return
    if _HASHTAGS.fullmatch(line.text):
        yield replace(line, says="tags")
        return
    start = line.start + _buttons(line.text)
    if start == line.start and not cues:
        if _says_something(line.text):
            yield line
        return
    if start > line.start:
        yield from _part(text, line, line.start, start, "boilerplate")
    for cue in cues:
        parts = covered(text, cue, (start, line.end), is_last=is_last) if cue.start >= start else []
        if parts:
            yield from _part(text, line, start, parts[0][0], None)
        for begin, end, says in parts:
            yield from _part(text, line, begin, end, says)
            start = end
    yield from _part(text, line, start, line.end, None)


def _part(text: str, line: Line, start: int, end: int, says: Says | None) -> Iterator[Line]:
    stretch = text[start:end]
    inner = stretch.strip()
    if _says_something(inner):
        at = start + len(stretch) - len(stretch.lstrip())
        is_first = at == line.start
        yield Line(at, at + len(inner), inner, says, line.gap and is_first, line.cut or not is_first, line.enough)


def _says_something(text: str) -> bool:
    """Whether it has a letter or digit."""
    return any(map(str.isalnum, text))


@cache
def _controls() -> frozenset[str]:
    return frozenset(word for phrase in phrases(signposts().controls) for word in phrase.split())


def _is_controls(text: str) -> bool:
    """Whether a line is a row of buttons: two words at least, such as buttons bear, or numbers of clicks.

    A date is none («14 آب 2021», though «آب» is a word of «واتس آب» too).
    """
    if len(text) > 200:
        return False
    words = _WORD.findall(text)
    named = [word for word in words if not word.isdigit()]
    pressed = len(words) > 1 and len(named) > 0 and all(word in _controls() for word in named)
    return pressed and not is_date(text)


def _buttons(text: str) -> int:
    """How many characters of an Arabic line are a row of Latin buttons ("Next Previous") that it begins with."""
    end = count = 0
    for word in _WORD.finditer(text, 0, 200):
        if not word.group().isascii():
            return end if count > 1 else 0
        if word.group() not in _controls():
            return 0
        count, end = count + 1, word.end()
    return 0
