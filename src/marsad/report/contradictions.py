"""Contradictions of a proposition as shown: both claims beside each other, with the words that the rule fired on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.model.contradiction import Contradiction
from marsad.model.document import Document
from marsad.model.span import Span
from marsad.report.view import View

AROUND = 90
"""Characters shown on either side of the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """One side of a contradiction: its page, where the words stand, and the words with what stands around them."""

    document: Document
    claim: str
    span: Span
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A contradiction as shown; neither side comes first for any reason but its page's place in the case."""

    kind: str
    rule: str
    sides: tuple[Against, Against]


def clashes(view: View, proposition: str) -> Iterator[Clash]:
    """The contradictions of a proposition, denials first, then by kind."""
    found = view.contradictions_of.get(proposition, [])
    for one in sorted(found, key=lambda one: (not one.kind.startswith("denial"), one.kind, one.left, one.right)):
        yield Clash(kind=one.kind, rule=one.rule, sides=(_side(view, one, left=True), _side(view, one, left=False)))


def _side(view: View, one: Contradiction, *, left: bool) -> Against:
    claim, span = (one.left, one.words_left) if left else (one.right, one.words_right)
    document = view.document_of[claim]
    start, end = max(0, span.start - AROUND), min(len(document.text), span.end + AROUND)
    before = document.text[start : span.start].rpartition("\n")[2]
    after = document.text[span.end : end].partition("\n")[0]
    if start > 0 and len(before) == span.start - start:
        before = "… " + before.partition(" ")[2]
    if end < len(document.text) and len(after) == end - span.end:
        after = after.rpartition(" ")[0] + " …"
    return Against(
        document=document,
        claim=claim,
        span=span,
        before=before,
        words=document.text[span.start : span.end],
        after=after,
    )
