"""Web pages: the article's text out of markup, with the zones that the markup gives away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.collect.drafts import Draft, Source, Unread

METHOD = "html/1"
_NAMES = (".html", ".htm", ".xhtml", ".shtml", ".asp", ".aspx", ".php", ".jsp")
_BEGINS = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def match(head: bytes, name: str, media_type: str | None) -> int:
    """How sure it is that this is a page: by how it begins, its declared type, or its name."""
    begins = _BEGINS.match(head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")) is not None
    if begins:
        return 85
    if media_type in {"text/html", "application/xhtml+xml"}:
        return 70
    return 65 if name.lower().endswith(_NAMES) and b"<" in head else 0


def read(data: bytes, source: Source) -> Iterator[Draft | Unread]:
    """One draft: the title, a line for what stands of byline and date, and the article's paragraphs, a line each.

    Raises `Refused` where nothing on the page is running text.
    """
    from marsad.collect import webpage

    return webpage.read(data, source)
