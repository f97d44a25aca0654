"""What people decided about origins: claims cut apart, claims added to one origin, and where two people disagree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from marsad.model.judgement import Judgement

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Pairs of claims that everybody who judged them adds, or cuts; `disputed` says who adds and who cuts."""

    added: dict[Pair, str]
    cut: dict[Pair, str]
    disputed: dict[Pair, str]


NONE = Verdicts({}, {}, {})


def pair(left: str, right: str) -> Pair:
    """Two claims in the order of their ids."""
    return (left, right) if left <= right else (right, left)


def verdicts(judgements: Iterable[Judgement]) -> Verdicts:
    """What holds of the judgements that stand: of each person the latest word on a pair.

    Two people who disagree are not outvoted by whoever came last: the pair is one origin under loose linking and two
    under strict linking.
    """
    said: dict[Pair, dict[str, bool]] = {}
    for one in judgements:
        if one.verb not in {"cut", "add"}:
            continue
        first, *others = one.items
        pairs = combinations(one.items, 2) if one.verb == "add" else ((first, other) for other in others)
        for left, right in pairs:
            said.setdefault(pair(left, right), {})[one.by] = one.verb == "add"
    added, cut, disputed = {}, {}, {}
    for between, by in sorted(said.items()):
        adding, cutting = (", ".join(sorted(who for who, adds in by.items() if adds is want)) for want in (True, False))
        if adding and cutting:
            disputed[between] = f"{adding} ≠ {cutting}"
        elif adding:
            added[between] = adding
        else:
            cut[between] = cutting
    return Verdicts(added, cut, disputed)
