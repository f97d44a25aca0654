"""Whose deed somebody praises, blames or refuses without saying whose it is («رفضت X القرار», «ووصفته بأنه ظالم»)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from marsad.read.claims.antecedents import Filler
from marsad.read.claims.clauses import Sentence
from marsad.read.claims.deeds import DEEDS
from marsad.read.claims.roles import Scene, can_act, subject
from marsad.read.claims.triggers import Frame

JUDGING = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
"""What is done by saying what one thinks of a deed."""
DECIDING = frozenset(
    "قرر قررت اقر اقرت اصدر اصدرت فرض فرضت اتخذ اتخذت اضاف اضافت اعلن اعلنت حكم حكمت طرح طرحت قدم قدمت".split()
)
"""Verbs of those who decide."""
DONE = frozenset({"SANCTION", "COERCE", "REJECT", "ACCUSE", "THREATEN", "RETREAT", "MOBILIZE", "REQUEST", "CONCEDE"})
"""What is told of those to whose deed another reacts."""
NEAR = 6
"""Within how many nodes behind the word of judgement the deed stands."""
BACK = 2
"""How many sentences before it is told."""
TO_HIM = 0.9
"""How sure it is that who did something to somebody is meant where he reacts,"""
DECIDED = 0.85
"""and who decided something last."""


def whose_deed(scene: Scene, s: Sentence, t: int, frame: Frame, agent: Filler) -> Filler | None:
    """Who did, decided or said what somebody judges at `t`, where no owner is named with it."""
    if frame.relation not in JUDGING or not (frame.speech or frame.relation == "REJECT") or not _is_of_deed(s, t):
        return None
    near = range(s.number, max(-1, s.number - 1 - BACK), -1)
    for number in near:
        for one in reversed(scene.told.get(number, ())):
            early = number < s.number or one.node < t
            if early and one.relation in DONE and set(one.others) & set(agent.actors):
                who = tuple(a for a in one.doers if a not in agent.actors and can_act(scene, a))
                if who:
                    return Filler(who, TO_HIM, "whose deed")
    for doers in chain.from_iterable(
        _deciders(scene, scene.sentences[number], t if number == s.number else None) for number in near
    ):
        who = tuple(a for a in doers if a not in agent.actors and can_act(scene, a))
        if who:
            return Filler(who, DECIDED, "who decided")
    return None


def _deciders(scene: Scene, s: Sentence, end: int | None) -> Iterator[tuple[int, ...]]:
    """Those who decide something in a sentence, up to a node, the last first."""
    for v in range((len(s.nodes) if end is None else end) - 1, -1, -1):
        node = s.nodes[v]
        if node.is_verb and node.text.removeprefix("و") in DECIDING:
            found = subject(scene, s, v)
            if found is not None:
                yield found.actors


def _is_of_deed(s: Sentence, t: int) -> bool:
    """Whether what is judged at `t` is a definite deed with no owner behind it («القرار», «العقوبة بأنها»)."""
    for i in range(t + 1, min(len(s.nodes), t + NEAR)):
        node = s.nodes[i]
        if node.is_verb or node.word.role in ("that", "subordinator", "relative"):
            return False
        noun = node.text.removeprefix("ب").removeprefix("ال").removeprefix("لل")
        if node.actor is None and node.text.startswith(("ال", "بال", "لل")) and noun in DEEDS:
            behind = s.nodes[i + 1] if i + 1 < len(s.nodes) else None
            return behind is None or not (
                behind.actor is not None or behind.word.role == "relative" or behind.word.preposition in ("ل", "من")
            )
    return False
