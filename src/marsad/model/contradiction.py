"""Contradictions: two claims that cannot both be as they are said, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from marsad.model.ids import make_id
from marsad.model.span import Span

ContradictionKind = Literal["denial", "denial of saying", "number", "time", "place", "identity", "status"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two claims about one dealing that contradict each other. Neither wins, the newer least of all.

    `left` and `right` are ids of claims, `left` always one of `proposition`; where `right` belongs to another
    proposition, that one has the same contradiction the other way round. `words_left` and `words_right` are the
    stretches on their pages that the rule fired on. `rule` names the row of the table that made it.
    """

    proposition: str
    left: str
    right: str
    kind: ContradictionKind
    rule: str
    words_left: Span
    words_right: Span
    method: str

    @property
    def id(self) -> str:
        """An id made of what is contradicted by what, and how; from either proposition it is another one."""
        return make_id("contradiction", self.proposition, self.left, self.right, self.kind, self.rule)
