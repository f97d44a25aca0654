"""A stretch that a reading marked, with the reason for the mark and how sure the reading is of it."""

from __future__ import annotations

from typing import Self

from msgspec.structs import astuple

from marsad.model.span import Span


class Marked(Span, frozen=True, order=False):
    """A stretch with the rule that marked it.

    `why` is the family of rules and, after a colon, what it saw: words, a row of a table. `confidence`, from 0 to 1, is
    how often such a mark is right (docs/reading/explain.md) and says nothing about what is so. Neither takes part in
    comparison or in ids: a rule may be renamed and the mark is still the same.
    """

    why: str = ""
    confidence: float = 1.0

    def _compared(self) -> tuple[object, ...]:
        start, end, _, _, *rest = astuple(self)
        return start, end, *rest

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other._compared() == self._compared()

    def __hash__(self) -> int:
        return hash(self._compared())

    def __lt__(self, other: Self) -> bool:
        return self._compared() < other._compared()
