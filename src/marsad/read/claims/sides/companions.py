"""Who goes on speaking behind a comma, and the other one of an event for two that is told before it or linked to it."""

from __future__ import annotations

from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.agreement import agrees
from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.joints import chain
from marsad.read.claims.sentences.nodes import COMMAS, STOPS, Node
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.joined import Trigger
from marsad.read.claims.sides.roles import subject
from marsad.text.verbs import Inflection

FITS = 0.5
"""From this measure on somebody agrees with the ending of a verb."""
LEADS = 0.85
"""How sure it is that the subject of the sentence's first verb goes on behind a comma."""
KNOWN = 0.7
"""From this certainty on that subject is named."""
HELD = 8
"""Within how many nodes before «مع» the verb stands that tells what is held with somebody,"""
TITLED = 5
"""and behind a verb the one whom «و» joins to its subject, a title before him."""
ABOUT = "عن"
"""What stands behind a noun that tells no talks but a search;"""
WITH = 0.95
"""How sure it is that they deal with each other."""


def goes_on_speaking(scene: Scene, s: Sentence, v: int, form: Inflection) -> Filler | None:
    """The subject of the sentence's first verb, who speaks by a verb linked behind a comma («حمّل X Y …، وطالب Z»)."""
    if v < 2 or s.nodes[v - 1].text not in COMMAS or form.person != 3:
        return None
    for j, node in enumerate(s.nodes[:v]):
        if node.is_bound:
            return None
        if node.is_verb:
            found = subject(scene, s, j)
            if found is None or found.certainty < KNOWN or agrees(found.features, form.gender, form.number) < FITS:
                return None
            return found.less(LEADS)
    return None


def joined_before(at: Trigger, who: Filler) -> Filler | None:
    """With whom a mutual event is held that is told before it («أجرى X مع Y محادثات»)."""
    s, group = at.s, at.s.groups.get(at.t - 1)
    if not at.frame.mutual or group is None or at.node.word.preposition or at.node.word.definite:
        return None
    if s.nodes[at.t + 1 : at.t + 2] and s.nodes[at.t + 1].text == ABOUT:
        # «بحثا عن المال»
        return None
    joint, outer, via = chain(s, group[0], -1)
    if joint[0] not in at.frame.takes or via or set(s.actors(group)) & set(who.actors):
        return None
    verb = next((s.nodes[j] for j in range(outer - 1, max(-1, outer - HELD), -1) if _ends_reach(s.nodes[j])), None)
    held = verb is not None and verb.is_verb and "doing" in verb.word.kinds
    return filler(s, group, WITH, "joined before", told=True) if held else None


def _ends_reach(node: Node) -> bool:
    """Whether nothing before a node belongs to what stands behind it."""
    return node.is_verb or node.is_bound or node.text in STOPS


def joined_subject(at: Trigger, who: Filler) -> Filler | None:
    """The other one whom «و» behind the verb joins to who stands before it («X يبحث وY التعاون»)."""
    s, first = at.s, next(iter(at.right), None)
    topic = who.how.startswith("topic") and who.certainty >= KNOWN and len(who.actors) == 1
    if not (topic and at.frame.mutual and at.node.is_verb) or first is None or not first.is_bare:
        return None
    opening = s.nodes[at.t + 1]
    linked = opening.word.conjunction and not (opening.is_verb or opening.word.forms)
    if not linked or first.distance > TITLED or set(s.actors(first.group)) & set(who.actors):
        return None
    return filler(s, first.group, WITH, "joined subject", told=True)
