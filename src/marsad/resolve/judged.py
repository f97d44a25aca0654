"""What people decided, in the form the rules can obey."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from marsad.model.actor import Join
from marsad.model.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Decisions:
    """Judgements that hold, by what they do."""

    joins: tuple[Join, ...]
    apart: tuple[tuple[str, str], ...]
    refused: frozenset[str]
    accepted: frozenset[str]


def decisions(judgements: Iterable[Judgement]) -> Decisions:
    """Sort the judgements that hold; on one pair or one mark the latest wins."""
    pairs: dict[tuple[str, str], bool] = {}
    marks: dict[str, bool] = {}
    for judgement in judgements:
        first, *others = judgement.items
        if judgement.verb == "join":
            pairs.update(dict.fromkeys(combinations(sorted(judgement.items), 2), True))
        elif judgement.verb == "part":
            pairs.update({(min(first, other), max(first, other)): False for other in others})
        elif judgement.verb in {"accept", "refuse"}:
            marks.update(dict.fromkeys(judgement.items, judgement.verb == "accept"))
    return Decisions(
        joins=tuple(Join(left=a, right=b, rule="judged", score=1.0) for (a, b), joined in pairs.items() if joined),
        apart=tuple(pair for pair, joined in pairs.items() if not joined),
        refused=frozenset(mark for mark, accepted in marks.items() if not accepted),
        accepted=frozenset(mark for mark, accepted in marks.items() if accepted),
    )
