"""Find what stands between quotation marks, whatever the marks and however badly they are closed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from marsad.read.page import Page

_OPENING = frozenset("«“„‟〝")
_CLOSING = frozenset("»”〞")
_CLITICS = frozenset("وفبلكـ")
# A quotation whose marks point both ways may run over paragraphs; no speaker in the press is quoted longer.
_LONGEST = 6000


class Quotation(msgspec.Struct, frozen=True):
    """Tokens from an opening mark to the token after its closing one; `closed` is False where no mark closes it."""

    first: int
    end: int
    closed: bool


def quotations(page: Page) -> list[Quotation]:
    """Outermost stretches in double quotation marks, in order and without overlap.

    A mark opens where no quotation is open, and closes the one that is, unless spaces or its shape say that it opens
    again. What is never closed ends with its sentence, or with its paragraph where it begins one.
    """
    marks = [index for index, token in enumerate(page.tokens) if token.text == '"']
    found: list[Quotation] = []
    at = 0
    while at < len(marks):
        opening = marks[at]
        if _closes_only(page, opening):
            at += 1
            continue
        closing = _closing(page, marks, at)
        if closing is None:
            found.append(Quotation(opening, _unclosed_end(page, opening), False))
            at = bisect_right(marks, found[-1].end - 1)
        else:
            found.append(Quotation(opening, marks[closing] + 1, True))
            at = closing + 1
    return found


def _closing(page: Page, marks: Sequence[int], at: int) -> int | None:
    """Place among the marks of the one that closes the mark at `at`."""
    start = page.tokens[marks[at]].start
    directed = _glyph(page, marks[at]) in _OPENING
    depth, opened = 0, start
    for other in range(at + 1, len(marks)):
        place = page.tokens[marks[other]].start
        if not depth and place - opened <= _LONGEST and _goes_on(page, start, marks[other]):
            start, directed = place, _glyph(page, marks[other]) in _OPENING
            continue
        if place - opened > _LONGEST or ("\n" in page.text[start:place] and not directed):
            return None
        if _opens_again(page, marks[other]):
            if "\n" in page.text[start:place]:
                return None
            depth += 1
        elif depth:
            depth -= 1
        elif "\n" in page.text[start:place] and _glyph(page, marks[other]) not in _CLOSING:
            return None
        else:
            return other
    return None


def _goes_on(page: Page, start: int, mark: int) -> bool:
    """Whether a mark takes up a quotation that the paragraph right before it left open, as each of its own begins."""
    place = page.tokens[mark].start
    between = page.text[start:place]
    return "\n" in between and "\n" not in between.rstrip() and _glyph(page, mark) not in _CLOSING


def _unclosed_end(page: Page, opening: int) -> int:
    """Token after an unclosed quotation."""
    start = page.tokens[opening].start
    line = page.text.find("\n", start)
    paragraph_end = line if line >= 0 else len(page.text)
    begins_paragraph = not page.text[page.text.rfind("\n", 0, start) + 1 : start].strip()
    whole = begins_paragraph or not page.sentences
    end = paragraph_end if whole else min(paragraph_end, page.sentence_at(start)[1])
    return max(opening + 1, page.token_at(end))


def _glyph(page: Page, index: int) -> str:
    token = page.tokens[index]
    return page.document.text[page.span(token.start, token.end).start]


def _spaced(page: Page, index: int) -> tuple[bool, bool]:
    """Whether a space (or nothing) stands before and after a mark; a one-letter proclitic counts as a space before."""
    token = page.tokens[index]
    before = page.text[token.start - 1] if token.start else " "
    after = page.text[token.end] if token.end < len(page.text) else " "
    if before in _CLITICS and (token.start < 2 or not page.text[token.start - 2].isalpha()):
        before = " "
    return before.isspace() or before in "([-:", after.isspace() or after in ").,،؛:!?؟]"


def _closes_only(page: Page, index: int) -> bool:
    space_before, space_after = _spaced(page, index)
    return not space_before and space_after


def _opens_again(page: Page, index: int) -> bool:
    space_before, space_after = _spaced(page, index)
    return space_before and not space_after and _glyph(page, index) not in _CLOSING
