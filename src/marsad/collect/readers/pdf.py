"""PDF: the text of each page, by the places of its glyphs or in the page's own order, whichever looks more Arabic."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from marsad.collect.drafts import Draft, Source, Unread
from marsad.collect.glyphs import is_mirrored, letter_gap, line_text, page_lines
from marsad.collect.looks import arabic_look
from marsad.collect.paragraphs import PrintedLine, going_on
from marsad.collect.readers.text import shows
from marsad.model.document import Sheet
from marsad.model.errors import Refused
from marsad.model.zone import Zone
from marsad.text.folding import key

METHOD = "pdf/1"
_MOST_PAGES = 5000
_DIGITS = re.compile(r"\d+")
_BETTER = 0.05
_LEAST_REPEATS = 3


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a page, how they were put in order, and where they stand, if the order is by place."""

    lines: tuple[str, ...]
    reader: str
    printed: tuple[PrintedLine, ...] = ()


def match(head: bytes, name: str, media_type: str | None) -> int:
    """How sure it is that this is a PDF: by its mark near the beginning, or by its name."""
    if b"%PDF-" in head[:1024]:
        return 100
    return 60 if name.lower().endswith(".pdf") or media_type == "application/pdf" else 0


def read(data: bytes, source: Source) -> Iterator[Draft | Unread]:
    """One draft: the lines of each page joined into paragraphs, with the sheet at which each page begins.

    Raises `Refused` where the file is encrypted or broken or holds no text.
    """
    document = _opened(data)
    try:
        pages = [_page(document, number) for number in range(min(len(document), _MOST_PAGES))]
        heading = document.get_metadata_value("Title").strip()
    finally:
        document.close()
    if not pages:
        raise Refused("damaged", "There is no page in it.")
    if not any(page.lines for page in pages):
        raise Refused("no-text", "Its pages are pictures, as of a scan; their text would have to be recognised first.")
    yield _draft(pages, heading, source)


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise Refused("encrypted", "It opens only with a password.") from error
        raise Refused("damaged", "It begins like a PDF, but no page can be found in it.") from error


def _page(document: pypdfium2.PdfDocument, number: int) -> _Page:
    try:
        page = document[number]
        text = page.get_textpage()
        lines = page_lines(text)
        own = text.get_text_range(errors="replace")
        text.close()
        page.close()
    except pypdfium2.PdfiumError:
        return _Page((), "none")
    gap, mirrored = letter_gap(lines), is_mirrored(lines)
    printed = [
        PrintedLine(
            line_text(line, gap, mirrored=mirrored), line.left, line.right, line.baseline, line.size, line.is_rtl
        )
        for line in lines
    ]
    kept = tuple(line for line in printed if shows(line.text))
    if arabic_look(own) > arabic_look("\n".join(line.text for line in kept)) + _BETTER:
        return _Page(tuple(line.strip() for line in own.splitlines() if shows(line)), "pypdfium2")
    return _Page(tuple(line.text for line in kept), "glyphs", kept)


def _draft(pages: Sequence[_Page], heading: str, source: Source) -> Draft:
    furniture = _furniture(pages)
    pieces: list[str] = []
    sheets: list[Sheet] = []
    zones: list[Zone] = []
    place = 0
    before: PrintedLine | None = None
    for number, page in enumerate(pages):
        first = len(pieces)
        joined = going_on(page.printed, before) if page.printed else [False] * len(page.lines)
        for index, line in enumerate(page.lines):
            aside = (number, index) in furniture
            after_aside = (number, index - 1) in furniture
            if pieces:
                pieces.append(" " if joined[index] and not aside and not after_aside else "\n")
                place += 1
            if index == 0:
                sheets.append(Sheet(start=place, reader=page.reader))
            if aside:
                zones.append(Zone(place, place + len(line), "boilerplate"))
            pieces.append(line)
            place += len(line)
        if len(pieces) == first:
            sheets.append(Sheet(start=place, reader=page.reader))
        ends_aside = (number, len(page.lines) - 1) in furniture
        before = page.printed[-1] if page.printed and not ends_aside else None
    text = "".join(pieces)
    front = text[: sheets[1].start] if len(sheets) > 1 else text
    return Draft(
        text=text,
        title=heading if heading and key(heading) in key(front) else None,
        url=source.url,
        zones=tuple(zones),
        sheets=tuple(sheets),
    )


def _furniture(pages: Sequence[_Page]) -> frozenset[tuple[int, int]]:
    """Page and line of page numbers, and of heads and feet that are the same on several pages but for their digits."""
    edges = [
        (number, index)
        for number, page in enumerate(pages)
        for index in sorted({0, len(page.lines) - 1})
        if len(page.lines) > 1
    ]
    written = {edge: _DIGITS.sub("", key(pages[edge[0]].lines[edge[1]])).strip(" -/|.") for edge in edges}
    repeats = Counter(written.values())
    return frozenset(edge for edge in edges if written[edge] == "" or repeats[written[edge]] >= _LEAST_REPEATS)
