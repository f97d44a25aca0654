"""Who carried out an attack, told behind the clause of whom it struck («الهجوم الذي استهدف Y نفذته X»)."""

from __future__ import annotations

from marsad.read.claims.sentences.antecedents import Filler
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.roles import after

NEAR = 14
"""Within how many nodes behind an attack it is told who carried it out,"""
SURE = 0.95
"""and how sure that is."""


def carried_out(s: Sentence, t: int) -> Filler | None:
    """Who carried out the attack at `t`, told behind the clause of whom it struck («الهجوم الذي استهدف Y نفذته X»)."""
    strikes = s.nodes[t + 2 : t + 3] if s.nodes[t + 1 : t + 2] and s.nodes[t + 1].word.role == "relative" else ()
    if not any(form.frame.relation == "ASSAULT" for node in strikes if node.is_verb for form in node.word.forms):
        return None
    for v in range(t + 3, min(len(s.nodes), t + NEAR)):
        node = s.nodes[v]
        if node.is_bound or (node.is_verb and not ("doing" in node.word.kinds and node.word.pronoun)):
            return None
        if node.is_verb:
            found = after(s, v)
            return found.less(SURE) if found is not None else None
    return None
