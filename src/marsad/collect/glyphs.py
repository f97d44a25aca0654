"""The characters of a PDF page with their places, put back into lines as they read.

PDF keeps where each glyph stands, not how a line reads. Producers write Arabic in the order of the eye or of the text,
as letters or as shapes, one glyph for several letters or one glyph twice; what they cannot help is to put it in the
right place. So lines are built from places: the order along a line from left to right, then `reading_order`.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import fmean, median

import pypdfium2.raw as pdfium

from marsad.collect.direction import is_rtl, mended, reading_order

_NOT_JOINED = frozenset("اأإآٱدذرزژوؤةىء")
_SAME_LINE = 0.35
_SQUARE = 6.0
_SAME_SHAPE = 12
_USUAL_GAP, _NARROWEST_SPACE, _WIDEST_LETTER_GAP, _WIDEST_SPACE = 0.14, 0.11, 0.22, 0.5
_COLUMN_GAP = 0.8
_CELL_GAP = 2.5


@dataclass(slots=True)
class Glyph:
    """A stretch of letters that one drawn shape stands for: left and right edge, baseline and size in points.

    `spaced` says that the page's own order has a space before it.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    spaced: bool
    marks: str = ""

    @property
    def middle(self) -> float:
        """Half way between the edges."""
        return (self.left + self.right) / 2


@dataclass(slots=True)
class PageLine:
    """A line of a page: its glyphs from left to right and the marks that float above or below them."""

    glyphs: list[Glyph]
    marks: list[Glyph] = field(default_factory=list)

    @property
    def baseline(self) -> float:
        """Height of the line's foot above the page's lower edge."""
        return self.glyphs[0].baseline

    @property
    def left(self) -> float:
        """Left edge."""
        return min(glyph.left for glyph in self.glyphs)

    @property
    def right(self) -> float:
        """Right edge."""
        return max(glyph.right for glyph in self.glyphs)

    @property
    def size(self) -> float:
        """Size of most of its letters in points."""
        return median(glyph.size for glyph in self.glyphs)

    @property
    def is_rtl(self) -> bool:
        """Whether most of its letters are written from right to left."""
        letters = [is_rtl(letter) for glyph in self.glyphs for letter in glyph.text if letter.isalpha()]
        return 2 * sum(letters) > len(letters)


def page_lines(textpage: object) -> list[PageLine]:
    """The lines of a pypdfium2 text page, in the order in which the page draws them."""
    glyphs = _without_doubles(list(_merged(list(_glyphs(textpage)))))
    letters = [glyph for glyph in glyphs if not _is_mark(glyph.text[0])]
    lines = _gathered(letters)
    for mark in glyphs:
        if _is_mark(mark.text[0]):
            _attach(mark, lines)
    return lines


@dataclass(slots=True)
class _Raw:
    text: str
    left: float
    right: float
    origin: float
    baseline: float
    size: float
    spaced: bool


def _glyphs(textpage: object) -> Iterator[_Raw]:
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    spaced = False
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if code in {0, 2, 0xFFFE, 0xFFFF} or 0xD800 <= code <= 0xDFFF:
            continue
        if chr(code).isspace():
            spaced = True
            continue
        pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(textpage, index, box)
        size = pdfium.FPDFText_GetFontSize(textpage, index)
        yield _Raw(chr(code), box.left, box.right, x.value, y.value, max(size, 1.0), spaced)
        spaced = False


def _merged(raw: Sequence[_Raw]) -> Iterator[Glyph]:
    """Characters that one drawn shape stands for as one glyph, its letters in the order in which they read."""
    groups: list[list[_Raw]] = []
    recent: dict[tuple[int, int], tuple[int, list[_Raw]]] = {}
    for index, one in enumerate(raw):
        place = (round(10 * one.origin), round(10 * one.baseline))
        seen, group = recent.get(place, (-_SAME_SHAPE, []))
        if index - seen >= _SAME_SHAPE:
            group = []
            groups.append(group)
        group.append(one)
        recent[place] = (index, group)
    turned = sum(map(_is_turned, groups)) > sum(_is_turned(group[::-1]) for group in groups)
    for group in groups:
        first = group[0]
        text = _reading(group, turned)
        yield Glyph(
            text=unicodedata.normalize("NFKC", text) if any(map(_is_shape, text)) else text,
            left=min(one.left for one in group),
            right=max(one.right for one in group),
            baseline=first.baseline,
            size=first.size,
            spaced=first.spaced,
        )


def _reading(group: Sequence[_Raw], turned: bool) -> str:
    """The letters of one shape in the order in which they read, then its marks."""
    undecided = _is_turned(group) == _is_turned(group[::-1])
    if is_rtl(group[0].text) and (_is_turned(group) or (undecided and turned)):
        group = group[::-1]
    return "".join(one.text for one in sorted(group, key=lambda one: _is_mark(one.text)))


def _is_turned(group: Sequence[_Raw]) -> bool:
    """Whether the letters of one shape cannot stand in this order but can in the other."""
    return _breaks(group) and not _breaks(group[::-1])


def _breaks(group: Sequence[_Raw]) -> bool:
    """Whether a letter that joins to nothing after it is not the last."""
    letters = [one.text for one in group if not _is_mark(one.text)]
    return any(letter in _NOT_JOINED for letter in letters[:-1])


def _is_shape(letter: str) -> bool:
    """Whether a character is a form that a letter takes in a word, or a ligature, and no letter of its own."""
    return "\ufb00" <= letter <= "\ufb06" or "\ufb50" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefc"


def _is_mark(letter: str) -> bool:
    return unicodedata.combining(letter) > 0


def _without_doubles(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Without what is drawn twice in one place: for weight, or because letter and vowel mark both stand for the two."""
    kept: list[Glyph] = []
    nearby: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        column, row = int(glyph.middle // _SQUARE), int(glyph.baseline // _SQUARE)
        around = (nearby.get((column + x, row + y), ()) for x in (-1, 0, 1) for y in (-1, 0, 1))
        double = next((one for several in around for one in several if _is_double(glyph, one)), None)
        if double is None:
            kept.append(glyph)
            nearby.setdefault((column, row), []).append(glyph)
        else:
            double.left, double.right = min(double.left, glyph.left), max(double.right, glyph.right)
            double.text = max(double.text, glyph.text, key=len)
    return kept


def _is_double(glyph: Glyph, other: Glyph) -> bool:
    """Whether two glyphs nearby are one: in the same place, or both the whole of a letter and its vowel mark."""
    if abs(other.baseline - glyph.baseline) > 0.5 * glyph.size:
        return False
    apart = abs(other.middle - glyph.middle) / glyph.size
    whole = glyph.text if len(glyph.text) > len(other.text) else other.text
    if len(whole) > 1 and any(map(_is_mark, whole)):
        return apart < (0.5 if glyph.text == other.text else 0.25) and glyph.text in whole and other.text in whole
    return glyph.text == other.text and apart < 0.06


def _gathered(glyphs: Sequence[Glyph]) -> list[PageLine]:
    """Lines out of glyphs as they are drawn: one stays on its line while the baseline does."""
    fragments: list[PageLine] = []
    for glyph in glyphs:
        last = fragments[-1] if fragments else None
        if last is not None and abs(last.glyphs[-1].baseline - glyph.baseline) < _SAME_LINE * glyph.size:
            last.glyphs.append(glyph)
        else:
            fragments.append(PageLine([glyph]))
    lines: list[PageLine] = []
    for fragment in fragments:
        home = next((line for line in lines[-6:] if _belongs(fragment, line)), None)
        if home is None:
            lines.append(fragment)
        else:
            home.glyphs += fragment.glyphs
    return lines


def _belongs(fragment: PageLine, line: PageLine) -> bool:
    """Whether a fragment fills a hole in a line or goes on where it ends, and is not the next column's."""
    size = fragment.size
    if abs(fragment.baseline - line.baseline) >= _SAME_LINE * size:
        return False
    if fragment.left - line.right > _COLUMN_GAP * size or line.left - fragment.right > _COLUMN_GAP * size:
        return False
    left, right = fragment.left + 0.1 * size, fragment.right - 0.1 * size
    return not any(glyph.left < right and glyph.right > left for glyph in line.glyphs)


def _attach(mark: Glyph, lines: Sequence[PageLine]) -> None:
    """Give a floating mark to the letter under or over which it stands."""
    near = [
        (
            max(glyph.left - mark.middle, mark.middle - glyph.right, 0.0),
            abs(glyph.baseline - mark.baseline),
            place,
            glyph,
        )
        for line in lines
        if abs(line.baseline - mark.baseline) < mark.size
        for place, glyph in enumerate(line.glyphs)
    ]
    if near:
        min(near, key=lambda one: one[:3])[-1].marks += mark.text


def line_text(line: PageLine, widest: float, *, mirrored: bool = False) -> str:
    """A line as it reads; `widest` is the gap between letters, as a share of their size, that is not yet a space.

    `mirrored` says that the page has its numbers, too, from right to left.
    """
    ordered = sorted(line.glyphs, key=lambda glyph: glyph.middle)
    by_place = any(is_rtl(letter) for glyph in ordered for letter in glyph.text)
    shown: list[str] = []
    for before, glyph in zip([None, *ordered[:-1]], ordered, strict=True):
        if before is not None:
            gap = (glyph.left - before.right) / glyph.size
            if gap > _CELL_GAP:
                shown.append("\t")
            elif gap > widest if by_place else glyph.spaced:
                shown.append(" ")
        shown.append(glyph.text + glyph.marks)
    if not by_place:
        return "".join(shown)
    return mended("".join(reversed(shown) if mirrored else reading_order(shown, line.is_rtl)))


def is_mirrored(lines: Sequence[PageLine]) -> bool:
    """Whether digits that follow each other in the page's own order stand from right to left.

    So they do in the invisible text that a recogniser of scans lays under Arabic lines.
    """
    steps = [
        after.middle > before.middle
        for line in lines
        for before, after in pairwise(line.glyphs)
        if before.text.isdigit() and after.text.isdigit() and not after.spaced
    ]
    return 2 * sum(steps) < len(steps)


def letter_gap(lines: Sequence[PageLine]) -> float:
    """The widest gap on a page, as a share of the letters' size, that is still one between letters of a word.

    Gaps fall into two heaps, within words and between them; the middle between the heaps' means is found by two-means.
    """
    gaps = []
    for line in lines:
        ordered = sorted(line.glyphs, key=lambda glyph: glyph.middle)
        gaps += [(after.left - before.right) / after.size for before, after in pairwise(ordered)]
    border = _USUAL_GAP
    for _ in range(5):
        within = [max(gap, 0.0) for gap in gaps if gap <= border]
        between = [min(gap, _WIDEST_SPACE) for gap in gaps if gap > border]
        if not within or not between:
            return _USUAL_GAP
        border = (fmean(within) + fmean(between)) / 2
    return min(max(border, _NARROWEST_SPACE), _WIDEST_LETTER_GAP)
