"""A stretch of a document's text: the pointer to evidence."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """Half-open stretch of a document's text, in Unicode code points."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def mostly_holds(self, other: Span) -> bool:
        """Whether more than half of the other span lies within this one."""
        return 2 * (min(self.end, other.end) - max(self.start, other.start)) > other.end - other.start

    def meets(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end
