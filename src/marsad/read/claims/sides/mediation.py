"""Who brought two to terms («اتفق X وY برعاية Z», «مفاوضات بين X وY بوساطة من Z»)."""

from __future__ import annotations

from marsad.read.claims.scenes.scene import Sides
from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sides.joined import Trigger, joined
from marsad.read.claims.sides.pairs import pair_meant
from marsad.read.claims.sides.roles import can_act

BY = "ب"
"""The preposition written onto the noun of mediating,"""
UNDER = "تحت"
"""and the one that stands before it («تحت رعاية X»)."""
PATRONAGE = "رعايه"
"""The noun of patronage, which tells no mediation by itself."""
BETWEEN = "بين"
"""The preposition of those whom somebody brings to terms."""
TERMS = frozenset({"CONSULT", "AGREE", "COOPERATE", "RETREAT", "AID"})
"""What two are brought to."""
NEAR = 5
"""Within how many nodes behind the noun the mediator is named."""
BROUGHT = 0.9
"""How sure it is that the two who are told to come to terms before are meant."""


def mediated(at: Trigger) -> Sides | None:
    """The mediator and the two whom he brings to terms; None for other nouns, no side where he brings nobody."""
    s, word = at.s, at.node.word
    mediates = word.stem.removeprefix("ال") in s.grammar.words("mediating")
    if at.frame.relation != "CONSULT" or at.frame.with_ or not mediates:
        return None
    by = word.preposition == BY or (at.t > 0 and s.nodes[at.t - 1].text == UNDER)
    if not by:
        return None if joined(at, s.grammar.words("between")) else Sides()
    mediator = _mediator(at)
    both = _brought(at, mediator) if mediator is not None else None
    if both is not None:
        return Sides(mediator, both)
    # «برعاية وزارة X» as a rule opens a festival
    return None if word.stem in s.grammar.words("helping") - {PATRONAGE} else Sides()


def brought_by(at: Trigger, who: Filler) -> Filler | None:
    """Whom the subject of a verb of sponsoring brings to terms («هدنة رعتها Z», «Z التي رعت المفاوضات»)."""
    sponsors = at.frame.relation == "CONSULT" and BETWEEN in at.frame.takes
    if not sponsors or "sponsoring" not in at.node.word.kinds:
        return None
    # «رعتها», «رعت المفاوضات»
    behind = at.s.nodes[at.t + 1] if at.t + 1 < len(at.s.nodes) else None
    known = at.node.word.pronoun or (behind is not None and behind.actor is None and behind.word.definite)
    return _brought(at, who) if known else None


def _mediator(at: Trigger) -> Filler | None:
    """Who mediates: the noun's genitive, or who stands behind «من»."""
    first = at.right[0] if at.right else None
    if first is None or first.via or first.distance > NEAR:
        return None
    named = first.is_bare or first.chain[0] in at.s.grammar.words("source")
    acts = any(can_act(at.scene, actor) for actor in at.s.actors(first.group))
    return filler(at.s, first.group, 1.0, "mediator", told=True) if named and acts else None


def _brought(at: Trigger, mediator: Filler) -> Filler | None:
    """Both sides of what is told last before the noun in its sentence; of talks of whomever, the last pair."""
    told = [one for one in at.scene.told.get(at.s.number, ()) if one.node < at.t and one.relation in TERMS]
    for one in sorted(told, key=lambda one: -one.node):
        both = tuple(dict.fromkeys((*one.doers, *one.others)))
        if len(both) > 1 and not set(both) & set(mediator.actors):
            return Filler(both, BROUGHT, "brought to terms")
    nodes = at.s.nodes[: at.t]
    talks = any(form.frame.mutual for node in nodes if not node.is_verb for form in node.word.forms)
    pair = pair_meant(at) if talks else None
    return pair if pair is not None and not set(pair.actors) & set(mediator.actors) else None
