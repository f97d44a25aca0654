"""A stretch that a reading marked, with the reason for the mark and how sure the reading is of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.model.span import Span


@dataclass(frozen=True, order=True)
class Marked(Span):
    """A stretch with the rule that marked it.

    `why` is the family of rules and, after a colon, what it saw: words, a row of a table. `confidence`, from 0 to 1, is
    how often such a mark is right (docs/reading/explain.md) and says nothing about what is so. Neither takes part in
    comparison or in ids: a rule may be renamed and the mark is still the same.
    """

    why: str = field(default="", compare=False, kw_only=True)
    confidence: float = field(default=1.0, compare=False, kw_only=True)
