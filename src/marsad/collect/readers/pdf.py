"""PDF: the text of each page, by the places of its glyphs or in the page's own order, whichever looks more Arabic."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.collect.drafts import Draft, Source, Unread

METHOD = "pdf/1"


def match(head: bytes, name: str, media_type: str | None) -> int:
    """How sure it is that this is a PDF: by its mark near the beginning, or by its name."""
    if b"%PDF-" in head[:1024]:
        return 100
    return 60 if name.lower().endswith(".pdf") or media_type == "application/pdf" else 0


def read(data: bytes, source: Source) -> Iterator[Draft | Unread]:
    """One draft: the lines of each page joined into paragraphs, with the sheet at which each page begins.

    Raises `Refused` where the file is encrypted or broken or holds no text.
    """
    from marsad.collect import printed

    return printed.read(data, source)
