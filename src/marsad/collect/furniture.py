"""The furniture of printed pages: page numbers, and heads and feet that run through a document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from marsad.collect.paragraphs import PrintedLine
from marsad.text.folding import key

_NUMBER = re.compile(r"\d{1,9}")
_DEEP = 2
_LEAST_NUMBERS, _LEAST_HEADS = 2, 3

Place = tuple[int, int]
"""Number of a page, from 0, and index of a line on it."""


def furniture(pages: Sequence[Sequence[PrintedLine]]) -> dict[Place, str]:
    """Each line that is furniture, by its place, with what it says on every page: nothing, for a page number.

    Furniture is among the two highest or two lowest lines of its page, and stands on three pages, or on two if it is a
    bare number. It is the same on all of them, or but for a number that counts the pages: lines that differ in other
    numbers are left, since a form has its own on each page.
    """
    alike: defaultdict[tuple[str, object], list[Place]] = defaultdict(list)
    for number, lines in enumerate(pages):
        for index in _edges(lines):
            for likeness in _likenesses(key(lines[index].text), number):
                alike[likeness].append((number, index))
    return {
        place: text
        for (text, _), places in alike.items()
        if len({number for number, _ in places}) >= (_LEAST_HEADS if text else _LEAST_NUMBERS)
        for place in places
    }


def _edges(lines: Sequence[PrintedLine]) -> list[int]:
    """Indices of the highest and lowest lines of a page; none of a page that has hardly more."""
    if len(lines) <= _DEEP:
        return []
    downwards = sorted(range(len(lines)), key=lambda index: -lines[index].baseline)
    return sorted({*downwards[:_DEEP], *downwards[-_DEEP:]})


def _likenesses(written: str, number: int) -> Iterator[tuple[str, object]]:
    """In what two lines of different pages are alike: all they say, or all but a first number that counts the pages."""
    words = _NUMBER.sub("", written).strip(" -/|.")
    if words:
        yield words, written
    if (first := _NUMBER.search(written)) is not None:
        rest = written[: first.start()] + "#" + written[first.end() :]
        yield words, (rest, int(first.group()) - number)
