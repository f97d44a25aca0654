"""What «و» links: a verb to the one right before it, a clause that a preposition opens to the one before."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.sentences.nodes import Node
from marsad.read.claims.sentences.sentences import Argument, Sentence

WHITHER = frozenset({"الي", "من"})
"""Prepositions of where somebody comes from or goes to."""
CLOSE = 3
"""Within how many nodes behind its verb such a place stands."""


def goes_with(verb: Node, linked: Node) -> bool:
    """Whether what stands behind a verb linked to the one before belongs to both («انضم وقاتل مع X»)."""
    one, other = verb.word.verb, linked.word.verb
    if one is None or other is None or not (verb.is_verb and linked.word.conjunction):
        return False
    return (one.person, one.number, one.gender) == (other.person, other.number, other.gender) and not verb.word.pronoun


def is_of_linked_noun(s: Sentence, v: int, actor: int) -> bool:
    """Whether an actor is in construct with a noun linked to the object of a verb («تحرم القتال، وعودة X»)."""
    before = s.nodes[actor - 1]
    plain = before.actor is None and before.word.role == "word" and not before.is_verb and before.word.conjunction
    if actor - 1 <= v + 1 or not plain or s.nodes[actor].word.preposition:
        return False
    people = s.grammar.words("titles") | s.grammar.words("plural_heads") | s.grammar.words("forces")
    return "ال" not in before.text[:3] and before.word.stem not in people and not before.word.owned


def opens_with(nodes: Sequence[Node], i: int, actor: int) -> bool:
    """Whether a clause begins with the preposition at `i` of an actor behind it («وفي جبهة X هاجمت Y»)."""
    if i == actor:
        return False
    return i == 0 or (nodes[i].word.conjunction and nodes[i - 1].word.role == "mark")


def is_whither(s: Sentence, v: int, argument: Argument) -> bool:
    """Whether a place only tells where the subject behind it comes or goes («وصل إلى X أمس Y»)."""
    place = s.nodes[argument.group[0]].kind == "place" and len(argument.chain) == 1
    if s.language != "ar" or not place or argument.chain[0] not in WHITHER or argument.distance > CLOSE:
        return False
    return not any(form.frame.takes_object and not form.frame.with_ for form in s.nodes[v].word.forms)
