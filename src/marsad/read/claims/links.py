"""What «و» links: a verb to the one right before it, a clause that a preposition opens to the one before."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.nodes import Node


def goes_with(verb: Node, linked: Node) -> bool:
    """Whether what stands behind a verb linked to the one before belongs to both («انضم وقاتل مع X»)."""
    one, other = verb.word.verb, linked.word.verb
    if one is None or other is None or not (verb.is_verb and linked.word.conjunction):
        return False
    return (one.person, one.number, one.gender) == (other.person, other.number, other.gender) and not verb.word.pronoun


def opens_with(nodes: Sequence[Node], i: int, actor: int) -> bool:
    """Whether a clause begins with the preposition at `i` of an actor behind it («وفي جبهة X هاجمت Y»)."""
    if i == actor:
        return False
    return i == 0 or (nodes[i].word.conjunction and nodes[i - 1].word.role == "mark")
