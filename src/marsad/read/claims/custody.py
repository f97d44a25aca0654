"""Who holds somebody, as the place tells where he is held («احتجاز Y في سجون X», «أسر Y لدى X»)."""

from __future__ import annotations

from marsad.read.claims.clauses import Argument
from marsad.read.claims.joined import Trigger

WITH = "لدي"
"""The preposition of those who hold somebody,"""
WITHIN = frozenset({"في", "داخل", "ب"})
"""and those of the place where they do."""


def holder(at: Trigger) -> Argument | None:
    """Who holds those whom the noun says to be held: whose prison it is, or with whom they are."""
    if at.frame.relation != "COERCE" or not at.frame.takes_object:
        return None
    prisons = at.s.grammar.words("prisons")
    for argument in at.right:
        host = at.s.nodes[argument.group[0] - 1].word.stem.removeprefix("ال")
        if argument.chain[0] == WITH or (argument.chain[0] in WITHIN and host in prisons):
            return argument
    return None
