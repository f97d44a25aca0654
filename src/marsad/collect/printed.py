"""The pages of a PDF: their text by the places of its glyphs or in its own order, whichever looks more Arabic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from marsad.collect.drafts import Draft, Source, Unread
from marsad.collect.furniture import furniture
from marsad.collect.glyphs import is_mirrored, letter_gap, line_text, page_lines
from marsad.collect.looks import arabic_look
from marsad.collect.paragraphs import PrintedLine, going_on
from marsad.collect.readers.text import shows
from marsad.model.document import Sheet
from marsad.model.errors import Refused
from marsad.model.zone import Zone, ZoneKind
from marsad.text.folding import key

_MOST_PAGES = 5000
_BETTER = 0.05


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a page, how they were put in order, and where they stand, if the order is by place."""

    lines: tuple[str, ...]
    reader: str
    printed: tuple[PrintedLine, ...] = ()


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
    aside = furniture([page.printed for page in pages])
    text = _Text()
    told: set[str] = set()
    before: PrintedLine | None = None
    for number, page in enumerate(pages):
        text.turn(page.reader)
        for index, line in enumerate(page.lines):
            # A running head is kept once, where it first stands, so that sentences run on from page to page.
            if aside.get((number, index)) and aside[number, index] not in told:
                told.add(aside[number, index])
                text.add(line, zone="boilerplate")
        kept = [index for index in range(len(page.lines)) if (number, index) not in aside]
        printed = [page.printed[index] for index in kept] if page.printed else []
        joined = going_on(printed, before) if printed else [False] * len(kept)
        for index, goes_on in zip(kept, joined, strict=True):
            text.add(page.lines[index], goes_on=goes_on)
        before = printed[-1] if printed else None
    front = text.written[: text.sheets[1].start] if len(text.sheets) > 1 else text.written
    return Draft(
        text=text.written,
        title=heading if heading and key(heading) in key(front) else None,
        url=source.url,
        zones=tuple(text.zones),
        sheets=tuple(text.sheets),
    )


class _Text:
    """Text as it grows line by line, with its sheets and zones."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._turned: str | None = None
        self.sheets: list[Sheet] = []
        self.zones: list[Zone] = []

    @property
    def written(self) -> str:
        return "".join(self._pieces)

    def turn(self, reader: str) -> None:
        """Begin a page: its sheet starts where its first line will, or where it would."""
        self.sheets.append(Sheet(start=self._length, reader=reader))
        self._turned = reader

    def add(self, line: str, *, goes_on: bool = False, zone: ZoneKind | None = None) -> None:
        """Add a line, after a space where it goes on from the last and on a new line where not."""
        if self._pieces:
            self._pieces.append(" " if goes_on else "\n")
            self._length += 1
        if self._turned is not None:
            self.sheets[-1] = Sheet(start=self._length, reader=self._turned)
            self._turned = None
        if zone is not None:
            self.zones.append(Zone(self._length, self._length + len(line), kind=zone))
        self._pieces.append(line)
        self._length += len(line)
