"""Whom an attack struck that somebody says was his («تبنت X الهجوم», «أعلنت X مسؤوليتها عن التفجير»)."""

from __future__ import annotations

from marsad.read.claims.lexicon.triggers import Frame
from marsad.read.claims.scenes.scene import Scene, Told
from marsad.read.claims.sentences.antecedents import Filler
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.joined import matching

STRUCK = 0.8
"""How sure it is that the attack meant is the one told last."""
BACK = 4
"""Within how many sentences before it stands."""
NEAR = 9
"""Within how many nodes behind its verb a relative clause is said of the attack."""


def struck(scene: Scene, s: Sentence, t: int, frame: Frame, agent: Filler) -> Filler | None:
    """Those whom the attack struck that was told last, where the words at `t` say who takes it upon himself."""
    owned = s.grammar.words("responsibility")
    if frame.relation != "ASSAULT" or owned.isdisjoint(frame.with_) or not _is_known(s, t, frame):
        return None
    if any(node.word.role == "relative" for node in s.nodes[t : t + NEAR]):
        # «تبنت X الهجوم الذي استهدف Y»
        return next((_whom(one) for one in _attacks(scene, s.number) if one.node > t), None)
    for number in range(s.number, max(-1, s.number - BACK), -1):
        told = [one for one in _attacks(scene, number) if number < s.number or one.node < t]
        if told:
            mine, last = set(agent.actors), told[-1]
            others = mine & set(last.others) or (last.doers and not mine & set(last.doers))
            return None if others else _whom(last)
    return None


def _attacks(scene: Scene, number: int) -> list[Told]:
    """The attacks that a sentence tells, with those whom they struck."""
    return [one for one in scene.told.get(number, ()) if one.relation == "ASSAULT" and one.others]


def _whom(one: Told) -> Filler:
    return Filler(one.others, STRUCK, "whose attack")


def _is_known(s: Sentence, t: int, frame: Frame) -> bool:
    """Whether the attack is one that was told («الهجوم», «هذه الهجمات»), no other («هجوما على X»)."""
    return any(s.nodes[i].word.definite or "مسوولي" in s.nodes[i].text for i in matching(s, t, frame.with_))
