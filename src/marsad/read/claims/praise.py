"""Who praises or blames somebody for what a noun tells: then he is not the one who does it."""

from __future__ import annotations

from marsad.read.claims.roles import subject
from marsad.read.claims.scene import Scene
from marsad.read.claims.sentences import Sentence

ABOVE = 12
"""How many nodes before a noun the verb of praise or blame can stand."""
JUDGING = frozenset({"SUPPORT", "ACCUSE"})
"""Dealings done by speaking of what somebody did."""
FOR = frozenset({"علي", "ل", "ب"})
"""Prepositions of what somebody is praised or blamed for."""


def is_praised(s: Sentence, t: int) -> bool:
    """Whether the noun at `t` tells what somebody is thanked or praised for («شكره لـX على دعمها»)."""
    on = "علي" in (s.nodes[t - 1].text if t else "", s.nodes[t].word.preposition) or s.nodes[t].word.preposition == "ب"
    near = s.nodes[max(0, t - ABOVE) : t]
    return on and any(
        form.frame.relation == "SUPPORT" and form.frame.speech for node in near for form in node.word.forms
    )


def judges(scene: Scene, s: Sentence, t: int) -> tuple[int, ...]:
    """Who praises or blames for what the noun at `t` tells («انتقدت X Y لدعمها Z», «على الدعم الذي قدمته»)."""
    before = s.nodes[t - 1].word if t else None
    if s.nodes[t].word.preposition not in FOR and (before is None or before.preposition not in FOR):
        return ()
    for j in range(t - 1, max(-1, t - ABOVE), -1):
        node = s.nodes[j]
        if node.is_bound:
            return ()
        if node.is_verb:
            judged = any(form.frame.speech and form.frame.relation in JUDGING for form in node.word.forms)
            who = subject(scene, s, j) if judged else None
            return who.actors if who else ()
    return ()
