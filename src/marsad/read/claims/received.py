"""Who got what a noun tells: help, an attack, a charge, and from whom, as a verb or noun of getting says it."""

from __future__ import annotations

from marsad.read.claims.antecedents import PRONOUNS, Filler, filler
from marsad.read.claims.clauses import Sentence, arguments
from marsad.read.claims.joined import Sides, Trigger
from marsad.read.claims.roles import Scene, after, can_act, dropped, is_accusative, pronoun, subject

ABOVE = 12
"""How many nodes before a noun the verb that governs it can stand."""
RELATIVE = 5
"""Within how many nodes after a noun its relative clause begins."""


def got(at: Trigger) -> Sides | None:
    """Giver and taker where the noun's relative clause says who gets it («الدعم الذي تتلقاه X من Y»).

    None where it has no such clause, no side where that names nobody who gives.
    """
    verb = _verb_of_getting(at.s, at.t)
    if verb is None:
        return None
    who = after(at.s, verb) or dropped(at.scene, at.s, verb)
    if who is None or not any(can_act(at.scene, actor) for actor in who.actors):
        return Sides()
    givers = at.s.grammar.words("source") | at.s.grammar.words("agent")
    given = (a for a in arguments(at.s, verb) if a.chain[0] in givers and at.s.actors(a.group) != who.actors)
    source = next(given, None)
    return Sides(filler(at.s, source.group, 1.0, "got from", told=True), who) if source else Sides()


def _verb_of_getting(s: Sentence, t: int) -> int | None:
    """The node of the verb of receiving that opens the relative clause of the noun at `t`."""
    for j in range(t + 1, min(len(s.nodes) - 1, t + RELATIVE)):
        node = s.nodes[j]
        if node.word.role == "relative":
            return j + 1 if s.nodes[j + 1].is_verb and "receiving" in s.nodes[j + 1].word.kinds else None
        if node.actor is not None or node.word.role != "word" or node.is_verb:
            return None
    return None


def is_received(s: Sentence, t: int) -> bool:
    """Whether a verb of receiving or needing governs the noun at `t` («احتاج إلى دعم X»)."""
    for j in range(t - 1, max(-1, t - 8), -1):
        if s.nodes[j].is_verb:
            return "receiving" in s.nodes[j].word.kinds
        if s.nodes[j].is_bound:
            return False
    return False


def receiver(scene: Scene, s: Sentence, t: int) -> Filler | None:
    """Who got an attack, a gift, a charge: the subject of the verb of receiving above it, the owner of such a noun."""
    getting, given = s.grammar.words("getting"), is_accusative(s, t)
    for j in range(t - 1, max(-1, t - ABOVE), -1):
        node = s.nodes[j]
        if given and (node.word.role == "relative" or (node.is_verb and s.nodes[j - 1].word.role == "relative")):
            # «تتلقى X التي تقاتل Y دعما»
            continue
        if node.is_bound:
            return None
        if node.is_verb:
            return subject(scene, s, j) if "receiving" in node.word.kinds else None
        if {node.text.removeprefix("ال"), node.word.stem} & getting:
            owner = next((a for a in arguments(s, j) if a.is_bare and a.group[-1] < t), None)
            return filler(s, owner.group, 0.95, "owner of getting", told=True) if owner else None
        letters = next((p for p in PRONOUNS if node.text.endswith(p) and node.text.removesuffix(p) in getting), "")
        if letters:
            # «بعد تعرضه لهجوم من X»
            return pronoun(scene, s, j, letters, as_subject=True)
    return None
