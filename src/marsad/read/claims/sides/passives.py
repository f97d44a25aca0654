"""Who does what a passive tells, where nobody stands before it as its subject."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.nodes import STOPS
from marsad.read.claims.sentences.sentences import Argument, Sentence
from marsad.read.claims.sides.control import is_cause, of_relative
from marsad.read.claims.sides.joined import Trigger

OF_SIDE = frozenset({"من جانب", "من طرف"})
"""Prepositions of whose losses are told, where they stand before them, else of who does it."""
ADVERBIAL = "ا"
"""How a noun of a deed ends that only tells how it was done («قتلت X ذبحا Y»)."""
BEHIND = 18
"""Within how many nodes behind a passive the attack stands in which it happened."""
PASSIVE = frozenset({"RETREAT", "COERCE", "ASSAULT"})
"""What is told by passives without a subject («أُفرج عنه», «قُبض عليه», «اعتُدي عليه»)."""


def attacker(at: Trigger, patient: Filler) -> Filler | None:
    """The agent of a passive: after «على يد», or the one whose attack it was («قتل X في غارة لـY»)."""
    agents, deaths = at.s.grammar.words("agent"), at.s.grammar.words("deaths")
    for argument in at.right:
        if set(at.s.actors(argument.group)) & set(patient.actors):
            continue
        if any(preposition in agents for preposition in argument.chain):
            if argument.chain[0] in OF_SIDE and patient.last is not None and argument.group[0] < patient.last:
                # «قُتل من جانب X ثمانية»: whose losses they are
                return None
            return filler(at.s, argument.group, 1.0, "by", told=True)
        # «أصيب العشرات إضافة إلى مقتل X»: who died in it did not do it
        # «ذبحا عشرة من X»: a noun with the ending of an adverb has no genitive
        attacks = (at.s.nodes[j].word for j in argument.via if not at.s.nodes[j].text.endswith(ADVERBIAL))
        told = (word.forms for word in attacks if word.stem.removeprefix("ال") not in deaths)
        struck = at.frame.relation in PASSIVE
        if struck and any(form.frame.relation == "ASSAULT" for forms in told for form in forms):
            return filler(at.s, argument.group, 0.85, "in attack of", told=True)
        if argument.chain[-1] in ("علي", "في") and argument.chain != (argument.chain[-1],) and is_site(at.s, argument):
            # «اعتقل X على حاجز لـY»
            return filler(at.s, argument.group, 0.8, "at post of", told=True)
    return attack_behind(at, patient.actors)


def attack_behind(at: Trigger, patient: Sequence[int]) -> Filler | None:
    """Who carried out the attack behind a verb, as its relative clause tells («استُهدف X بغارة شنها Y»)."""
    nodes = at.s.nodes
    if at.frame.relation not in PASSIVE or not at.frame.takes_object:
        return None
    for i in range(at.t + 1, min(len(nodes) - 1, at.t + BEHIND)):
        node = nodes[i]
        if node.is_verb or node.is_bound or node.text in STOPS:
            return None
        attack = any(form.kind == "noun" and form.frame.relation == "ASSAULT" for form in node.word.forms)
        if attack and is_cause(at.s, i):
            found = of_relative(at.scene, at.s, i)
            if found is None or found.how.startswith("antecedent"):
                return None  # «في غارة نفذتها طائرة مجهولة»
            return None if set(found.actors) & set(patient) else found
    return None


def is_site(s: Sentence, argument: Argument) -> bool:
    """Whether an actor's positions are named rather than the actor («قصفت مواقع X»): then it is the object."""
    return s.nodes[argument.group[0] - 1].word.stem.removeprefix("ال") in s.grammar.words("sites")


def is_of_participle(s: Sentence, i: int) -> bool:
    """Whether a participle takes for itself who is told behind it to have done it («الجرائم المرتكبة من جانب X»)."""
    node = s.nodes[i]
    return (
        node.actor is None
        and not node.is_verb
        and node.text.startswith("الم")
        and i > 0
        and s.nodes[i - 1].text[:2] == "ال"
    )
