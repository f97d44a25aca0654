"""Whom an attack struck that somebody says was his («تبنت X الهجوم», «أعلنت X مسؤوليتها عن التفجير»)."""

from __future__ import annotations

from marsad.read.claims.antecedents import Filler
from marsad.read.claims.clauses import Sentence
from marsad.read.claims.joined import matching
from marsad.read.claims.roles import Scene
from marsad.read.claims.triggers import Frame

STRUCK = 0.8
"""How sure it is that the attack meant is the one told last."""
BACK = 4
"""Within how many sentences before it stands."""


def struck(scene: Scene, s: Sentence, t: int, frame: Frame, agent: Filler) -> Filler | None:
    """Those whom the attack struck that was told last, where the words at `t` say who takes it upon himself."""
    owned = s.grammar.words("responsibility")
    if frame.relation != "ASSAULT" or owned.isdisjoint(frame.with_) or not _is_known(s, t, frame):
        return None
    for number in range(s.number, max(-1, s.number - BACK), -1):
        for one in reversed(scene.told.get(number, ())):
            if one.relation != "ASSAULT" or not one.others or (number == s.number and one.node >= t):
                continue
            mine = set(agent.actors)
            return (
                None
                if mine & set(one.others) or (one.doers and not mine & set(one.doers))
                else Filler(one.others, STRUCK, "whose attack")
            )
    return None


def _is_known(s: Sentence, t: int, frame: Frame) -> bool:
    """Whether the attack is one that was told («الهجوم», «هذه الهجمات»), no other («هجوما على X»)."""
    return any(s.nodes[i].word.definite or "مسوولي" in s.nodes[i].text for i in matching(s, t, frame.with_))
