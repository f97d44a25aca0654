"""Who lets or brings somebody through («خرجت X بحماية Y», «خرجت X في حافلات وفرتها Y», «عبر ممر فتحه Y»)."""

from __future__ import annotations

from marsad.read.claims.scenes.scene import Sides
from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.nodes import STOPS
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sentences.thingclauses import OF_THINGS
from marsad.read.claims.sides.joined import Trigger
from marsad.read.claims.sides.roles import can_act, subject

ABOVE = 14
"""How many nodes before it the verb stands that says who goes somewhere."""
NEAR = 4
"""How many nodes behind the noun of an escort its genitive stands,"""
DESCRIBED = 3
"""and how many before a verb the thing is that somebody provides."""
BROUGHT = 0.9
"""How sure it is that who goes is let or brought through."""
UNDER = "تحت"
"""The preposition of those under whose escort somebody goes, besides «ب»."""


def escorted(at: Trigger) -> Sides | None:
    """With whose escort somebody goes («خرجت X بحماية Y», «تحت حراسة Y»); None for other nouns and rows."""
    s, word = at.s, at.node.word
    if word.stem not in s.grammar.words("escorting") or at.frame.relation != "COOPERATE" or at.frame.with_:
        return None
    under = word.preposition == "ب" or (at.t > 0 and s.nodes[at.t - 1].word.preposition == UNDER)
    escort = next((a for a in at.right if a.chain[-1] == "" and a.distance <= NEAR and not a.via), None)
    goer = _goer(at) if under and escort is not None else None
    if escort is None or goer is None or set(goer.actors) & set(s.actors(escort.group)):
        return Sides()
    return Sides(filler(s, escort.group, 1.0, "escort", told=True), goer)


def passed(at: Trigger, found: Sides) -> Sides:
    """The sides of what provides a way or vehicle, whoever goes by it as the other («خرجت X في حافلات وفرها Y»)."""
    guessed = found.counter is None or found.counter.how.startswith("antecedent")
    if found.agent is None or not guessed or at.node.word.pronoun not in OF_THINGS:
        return found
    if at.frame.relation != "COOPERATE" or at.s.language != "ar" or not at.node.is_verb or not _is_way(at.s, at.t):
        return found
    goer = _goer(at)
    return found if goer is None or set(goer.actors) & set(found.agent.actors) else Sides(found.agent, goer)


def _is_way(s: Sentence, t: int) -> bool:
    """Whether the verb at `t` says of a way or vehicle before it, which somebody takes, who provided it."""
    for j in range(t - 1, max(0, t - 1 - DESCRIBED), -1):
        word = s.nodes[j].word
        if s.nodes[j].is_verb or s.nodes[j].actor is not None:
            return False
        if word.stem.removeprefix("ال") in s.grammar.words("ways"):
            return bool(word.preposition) or s.nodes[j - 1].word.role == "preposition" or s.nodes[j - 1].text == "متن"
    return False


def _goer(at: Trigger) -> Filler | None:
    """Who goes somewhere as the verb before in the clause tells: somebody who can act."""
    s = at.s
    for j in range(at.t - 1, max(-1, at.t - ABOVE), -1):
        node = s.nodes[j]
        called = node.actor is None and any(form.frame.speech or form.frame.controls for form in node.word.forms)
        if node.text in STOPS or node.word.role == "that" or (called and not node.is_verb):
            # «خرجت X مطالبة بحماية Y»
            return None
        if node.is_verb:
            if "moving" not in node.word.kinds:
                return None
            who = subject(at.scene, s, j)
            if who is not None and any(can_act(at.scene, actor) for actor in who.actors):
                return who.less(BROUGHT)
    return None
