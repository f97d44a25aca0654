"""Attributions: what the writer of a page gives to somebody else (PARC: source, cue, content)."""

from __future__ import annotations

from typing import Literal

import msgspec

from marsad.model.span import Span

Stance = Literal["asserts", "confirms", "denies", "doubts", "alleges", "asks", "proposes"]
Evidence = Literal["document", "statistics", "witness", "image", "official"]
UNNAMED = "unnamed"
"""The source of an attribution whose speaker has no name on the page."""


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """A source says a content, with a stance.

    `source` is the id of a page actor or `unnamed`; `speaker` is the stretch that names the source, or the role of an
    unnamed one («مصادر مطلعة»); it is None for a subject left out and carried on. `within` is the attribution this one
    stands inside. `why` and `confidence` are those of `Marked`.
    """

    id: str
    source: str
    speaker: Span | None = None
    cue: Span | None
    content: Span
    stance: Stance
    evidence: Evidence | None
    within: str | None
    why: str = ""
    confidence: float = 1.0
