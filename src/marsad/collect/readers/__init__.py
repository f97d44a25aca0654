"""Readers of file formats: they bid for bytes and the highest bid reads. A new one is a file here, named in READERS."""

from __future__ import annotations

from marsad.collect.drafts import Reader
from marsad.collect.readers import articles, html, pdf, text

READERS: tuple[Reader, ...] = (text, html, pdf, articles)
