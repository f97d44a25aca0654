"""Join the lines of a printed page into paragraphs, by where they begin and end in their column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_END = re.compile(r"[.؟!?:؛…][»\")\]]*$")
_BULLET = re.compile(r"(?:[•▪◦*–—-]\s|\(?\d{1,3}[.)-]\s|\d{1,3}\s*[-–.]\s)")
_INDENT = 0.8
_LEADING = 1.35
_FARTHEST = 4.0
_SAME_SIZE = 0.1
_MOST_LINES = 1500


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as it reads, with its edges, baseline and size of letters in points."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    is_rtl: bool


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line, the room left in its column where it ends, and whether it begins where the column begins."""

    line: PrintedLine
    room: float
    is_flush: bool

    @property
    def first_word(self) -> float:
        """About how wide the line's first word is, with the space before it."""
        letters = len(self.line.text.split(maxsplit=1)[0]) + 1
        return (self.line.right - self.line.left) * letters / len(self.line.text)


def going_on(lines: Sequence[PrintedLine], before: PrintedLine | None = None) -> list[bool]:
    """For each line of a page, whether it goes on from the one before it; `before` is the last of the page before.

    A line goes on where its first word had no room on the line before, it begins where the column begins, in the same
    size, and with no more space between than between lines of a paragraph. Over the end of a column or page it does so
    only from the middle of a sentence.
    """
    if not lines or len(lines) > _MOST_LINES:
        return [False] * len(lines)
    steps = [(above.baseline - below.baseline) / below.size for above, below in pairwise(lines)]
    leading = _LEADING * _usual([step for step in steps if 0 < step < _FARTHEST])
    placed = [_placed(line, lines) for line in lines]
    found = [before is not None and _is_carried(before, None, placed[0])]
    for (above, below), step in zip(pairwise(placed), steps, strict=True):
        if step < 0:
            found.append(_is_carried(above.line, above.room, below))
        else:
            found.append(0 < step <= leading and _may_follow(above.line, above.room, below))
    return found


def _usual(steps: Sequence[float]) -> float:
    """The step from line to line within paragraphs: the lower quartile, since those between them are wider."""
    return sorted(steps)[len(steps) // 4] if steps else 0.0


def _placed(line: PrintedLine, lines: Sequence[PrintedLine]) -> _Placed:
    column = [other for other in lines if _is_same_size(line, other) and _is_above(line, other)]
    at_left = line.left - min(one.left for one in column)
    at_right = max(one.right for one in column) - line.right
    room, indent = (at_left, at_right) if line.is_rtl else (at_right, at_left)
    return _Placed(line, room, indent <= _INDENT * line.size)


def _is_above(line: PrintedLine, other: PrintedLine) -> bool:
    """Whether two lines share half the width of the narrower: lines of one column do."""
    shared = min(line.right, other.right) - max(line.left, other.left)
    return shared >= 0.5 * min(line.right - line.left, other.right - other.left)


def _is_same_size(line: PrintedLine, other: PrintedLine) -> bool:
    return abs(other.size - line.size) <= _SAME_SIZE * line.size


def _may_follow(above: PrintedLine, room: float, below: _Placed) -> bool:
    """Whether a line goes on from one above with so much room left: flush, of one size, no cells, no bullet."""
    cells = "\t" in above.text or "\t" in below.line.text
    fits = below.is_flush and _is_same_size(above, below.line) and not cells
    return fits and room < below.first_word and _BULLET.match(below.line.text) is None


def _is_carried(before: PrintedLine, room: float | None, first: _Placed) -> bool:
    """Whether the first line of a page or column goes on from the last of the one before, which ended in mid-sentence.

    Where the room on that line is not known, the column is taken to be as wide as this one.
    """
    if _END.search(before.text) is not None:
        return False
    if room is None:
        room = first.line.right - first.line.left + first.room - (before.right - before.left)
    return _may_follow(before, room, first)
