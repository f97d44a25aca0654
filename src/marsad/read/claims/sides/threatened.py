"""Whom somebody threatens where no preposition tells: who would bear what he threatens."""

from __future__ import annotations

from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.antecedents import Filler
from marsad.read.claims.sentences.sentences import Sentence

NEAR = 4
"""Within how many nodes behind a threat the deed stands."""
STRUCK = 1.15
"""How much surer it is that those are meant to whom it would be done: whoever threatens is none of them."""
HARMING = frozenset({"ASSAULT", "COERCE", "SANCTION", "REJECT", "PROTEST", "ACCUSE"})
"""What is threatened."""


def of_threatened_deed(scene: Scene, s: Sentence, t: int, agent: Filler) -> Filler | None:
    """The other side of the deed that stands with «ب» behind the threat at `t`, as its own construction tells it."""
    for i in range(t + 1, min(len(s.nodes), t + NEAR)):
        node = s.nodes[i]
        if node.is_verb or node.is_bound:
            return None
        if node.word.preposition != "ب" or not node.word.forms:
            continue
        for number, form in enumerate(node.word.forms):
            told = scene.sides.get((s.number, i, number)) if form.frame.relation in HARMING else None
            done_to = told.counter if told is not None else None
            if done_to is not None and not set(done_to.actors) & set(agent.actors):
                return Filler(done_to.actors, min(1.0, STRUCK * done_to.certainty), "who would bear it", done_to.last)
        return None
    return None
