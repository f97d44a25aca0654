"""Who does what a participle behind a comma tells («قال X إن Y …، مشيدا بـZ»): who speaks there, or leads."""

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
"""From this measure on somebody agrees with the ending of a participle."""
SPEAKS = 0.9
"""How sure it is that whoever spoke before the comma goes on,"""
LEADS = 0.85
"""and that the subject of the sentence's first verb does."""
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


def companion(scene: Scene, s: Sentence, t: int) -> Filler | None:
    """Who does what the participle at `t` behind a comma tells, where its ending agrees with him."""
    linked = s.nodes[t].word.conjunction
    if t < 2 or not (s.nodes[t - 1].text in COMMAS or linked):
        return None
    wanted = _ending(s.nodes[t].text)
    return _speaks_before(scene, s, t, wanted) or _leads(scene, s, t, wanted)


def goes_on_speaking(scene: Scene, s: Sentence, v: int, form: Inflection) -> Filler | None:
    """Who speaks by the verb that «و» links behind a comma, its subject left out («حمّل X Y المسؤولية، وطالب Z»)."""
    if v < 2 or s.nodes[v - 1].text not in COMMAS or form.person != 3:
        return None
    wanted = form.gender, form.number
    return _speaks_before(scene, s, v, wanted) or _leads(scene, s, v, wanted)


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


def _ending(text: str) -> tuple[str | None, str]:
    """Gender and number that a participle tells («متهما», «متهمة», «متهمين»)."""
    if text.endswith("ين"):
        return None, "p"
    return ("f" if text.endswith("ه") else "m"), "s"


def _speaks_before(scene: Scene, s: Sentence, t: int, wanted: tuple[str | None, str]) -> Filler | None:
    """Who speaks before the comma, where he does not tell what stands behind it as another's doing."""
    last = t - 2 if s.nodes[t - 1].text in COMMAS else t - 1
    who = scene.speakers.get(s.nodes[last].start)
    if who is None or scene.speakers.get(s.nodes[t].start, who) != who:
        return None
    named = next((i for i in range(last, -1, -1) if s.nodes[i].actor == who), None)
    if named is None:
        fits = wanted[1] == "s" and scene.actors[who].type == "person"
        return Filler((who,), SPEAKS, "who spoke before") if fits else None
    return Filler((who,), SPEAKS, "who spoke before") if agrees(s.features((named,)), *wanted) >= FITS else None


def _leads(scene: Scene, s: Sentence, t: int, wanted: tuple[str | None, str]) -> Filler | None:
    """The subject of the first verb of the sentence, where that is named and agrees."""
    for v, node in enumerate(s.nodes[:t]):
        if node.is_bound:
            return None
        if node.is_verb:
            found = subject(scene, s, v)
            fits = found is not None and found.certainty >= KNOWN and agrees(found.features, *wanted) >= FITS
            return found.less(LEADS) if found is not None and fits else None
    return None
