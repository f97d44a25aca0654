"""Who holds somebody, as the place tells where he is held («احتجاز Y في سجون X», «أسر Y لدى X»)."""

from __future__ import annotations

from marsad.read.claims.sentences.sentences import Argument
from marsad.read.claims.sides.joined import Trigger

WITH = "لدي"
"""The preposition of those who hold somebody."""


def holder(at: Trigger) -> Argument | None:
    """Who holds those whom the noun says to be held: whose prison it is, or with whom they are."""
    if at.frame.relation != "COERCE" or not at.frame.takes_object:
        return None
    return next((argument for argument in at.right if argument.chain[0] == WITH or _is_prison(at, argument)), None)


def prison_of(at: Trigger) -> Argument | None:
    """Whose the prison is in which somebody is said to be held («معتقل في سجون X»)."""
    return next((a for a in at.right if _is_prison(at, a)), None) if at.frame.relation == "COERCE" else None


def _is_prison(at: Trigger, argument: Argument) -> bool:
    """Whether somebody stands behind a prison, and that behind a preposition of place."""
    host = at.s.nodes[argument.group[0] - 1].word.stem.removeprefix("ال")
    return argument.chain[0] in at.s.grammar.words("within") and host in at.s.grammar.words("prisons")
