"""The sides of what an Arabic adjective of alliance tells: of whom it is said, and who is joined to it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from marsad.read.claims.scenes.firstperson import is_we, speaker
from marsad.read.claims.scenes.scene import Sides
from marsad.read.claims.sentences.agreement import agrees
from marsad.read.claims.sentences.antecedents import PRONOUNS, Filler, filler
from marsad.read.claims.sentences.joints import chain
from marsad.read.claims.sentences.nodes import Node
from marsad.read.claims.sentences.sentences import Argument
from marsad.read.claims.sides.apposed import person_behind
from marsad.read.claims.sides.custody import prison_of
from marsad.read.claims.sides.joined import Trigger, bases, joined
from marsad.read.claims.sides.linkednouns import of_clause
from marsad.read.claims.sides.pronouns import by_pronoun
from marsad.read.claims.sides.received import ABOVE
from marsad.read.claims.sides.relatives import head
from marsad.read.claims.sides.roles import can_act, pronoun, subject

CIRCUMSTANCE = ("ا", "ه", "ين")
"""How an adjective ends that tells a circumstance («مدعوما», «مدعومة», «مدعومين»)."""
SURE = 0.5
"""From this certainty on a subject is the one of whom it is said."""


def of_adjective(at: Trigger) -> Sides:
    """«حليفتها السعودية», «المدعومة من X», «الموالية لـX»: the actor it is said of, and the one joined to it."""
    word, s = at.node.word, at.s
    first = at.right[0] if at.right and at.right[0].distance <= 4 else None
    apposed = first if first is not None and first.is_bare else None
    if word.pronoun:
        # «حلفائهم من X»: who they are
        named = first if first is not None and first.chain[0] in s.grammar.words("source") else apposed
        owner = of_clause(at) or pronoun(at.scene, s, at.t, word.pronoun, as_subject=False)
        if owner is None or named is None or (at.frame.swapped and not at.frame.mutual):
            # «مدربه فلان» is by what he earns his bread
            return Sides()
        who = filler(s, named.group, 1.0, "apposed", told=True)
        # «راعيها فلان»: he does it to her
        return Sides(owner, who) if at.frame.mutual else Sides(who, owner)
    other = joined(at, at.frame.takes) or prison_of(at)
    if other is not None and (_stands_in_attack(at, other) or _is_linked_to_thing(at, other)):
        other = None
    if other is None and not word.definite and at.frame.mutual:
        other = apposed
    if other is None:
        return _said_with_pronoun(at)
    partner = filler(s, other.group, 1.0, "joined", told=True)
    owner = _said_of(at, partner.actors)
    if owner is None or all(n.generic and n.kind == "person" for n in s.nodes if n.actor in owner.actors):
        owner = _borne_behind(at, other) or owner
    return Sides(owner, partner) if owner else Sides()


def _borne_behind(at: Trigger, other: Argument) -> Filler | None:
    """The person named between commas behind what he is («القيادي المنشق عن X، فلان، قال»)."""
    name = person_behind(at.s, other.group[-1] + 1) if at.node.word.definite else None
    return filler(at.s, at.s.groups[name], 0.9, "borne behind", told=True) if name is not None else None


def _stands_in_attack(at: Trigger, other: Argument) -> bool:
    """Whether who seems joined to an adjective is struck («القوات المدعومة بالطيران باستهداف مواقع X»)."""
    behind = (at.s.nodes[j].word for j in other.via if j > at.t + 1)
    return any(word.preposition and any(form.frame.takes_object for form in word.forms) for word in behind)


def _is_linked_to_thing(at: Trigger, other: Argument) -> bool:
    """Whether an adjective is of a thing, to which somebody is linked («الموالية للشرعية وX»)."""
    return other.outer != other.group[0] and at.s.nodes[other.group[0]].word.conjunction


def _said_with_pronoun(at: Trigger) -> Sides:
    """«تعتبر X Y حليفا لها»: said of the actor before it, with the one whom the pronoun means."""
    beside = _beside(at)
    if beside.agent is not None:
        return beside
    owner = _said_of(at, ())
    partner = by_pronoun(at, owner.actors if owner else ())
    if partner is None:
        return _said_of_several(at)
    return Sides(owner, partner) if owner else Sides()


def _beside(at: Trigger) -> Sides:
    """«X والمسلحون الموالون له»: said of the second of two that stand together, the pronoun takes up the first."""
    group = at.s.groups.get(at.t - 1, ())
    if len(group) < 2:
        return Sides()
    partner = by_pronoun(at, at.s.actors(group[-1:]))
    if partner is None or partner.actors != at.s.actors(group[:1]):
        return Sides()
    return Sides(filler(at.s, group[-1:], 0.9, "said of"), replace(partner, certainty=1.0))


def _said_of_several(at: Trigger) -> Sides:
    """«X وY متفقان على», «كان الرجلان متحالفين»: an adjective of alliance said of several at once."""
    for j in range(at.t - 1, max(-1, at.t - 4), -1):
        if at.frame.mutual and j in at.s.groups and len(at.s.actors(at.s.groups[j])) > 1:
            return Sides(filler(at.s, at.s.groups[j], 0.9, "said of"), together=True)
    return Sides()


def _said_of(at: Trigger, taken: Sequence[int]) -> Filler | None:
    """The actor an adjective is said of: the nearest before it, or whom «بأنه» means."""
    s = at.s
    ours = at.t > 0 and is_we(s, at.t - 1)
    if at.node.word.preposition or ours or (not at.node.word.definite and _is_of_thing(at)):
        # «مداهمات لمنتمين إلى X»: those, whoever they are; «ونحن ممتنون لـX»
        return speaker(at.scene, s, at.t - 1) if ours else None
    stand = s.nodes[at.t - 1] if at.t and at.node.word.definite else None
    if stand is not None and stand.actor is None and not s.grammar.words("stands").isdisjoint(bases(stand.text)):
        # «بمواقفه المؤيدة لـX»: whose they are
        letters = next((p for p in PRONOUNS if stand.text.endswith(p)), "")
        return pronoun(at.scene, s, at.t - 1, letters, as_subject=True, without=taken) if letters else None
    for j in range(at.t - 1, max(-1, at.t - 7), -1):
        node = s.nodes[j]
        if node.word.role == "that" and node.word.pronoun:
            return pronoun(at.scene, s, j, node.word.pronoun, as_subject=True, without=taken)
        if node.is_bound or (j in s.groups and _tells_whose(at, j)):
            # «X التي تعد أكبر شريك لـY»
            being = node.word.role == "relative" and "being" in s.nodes[j + 1].word.kinds
            found = head(at.scene, s, j, None, "s") if being else None
            return found if found is not None and not set(found.actors) & set(taken) else None
        if j in s.groups and not (node.kind == "place" and "في" in chain(s, j, -1)[0]):
            if j < at.t - 1 and not at.node.word.definite and not can_act(at.scene, s.actors((j,))[0]):
                break
            return _of_circumstance(at, j) or filler(s, (j,), 0.9, "said of")
    # «دخلوا الجامعة مدعومين من X»: a circumstance of who does what the clause tells
    verb = next((j for j in range(at.t - 1, max(-1, at.t - ABOVE), -1) if s.nodes[j].is_verb), None)
    return subject(at.scene, s, verb) if verb is not None and not at.node.word.definite else None


def _is_of_thing(at: Trigger) -> bool:
    """Whether an adjective describes a word of no actor right before it («أجندة طائفية مدعومة من X»).

    Both are indefinite and feminine, as «قوة مدعومة» are and «الجامعة مدعومين» are not.
    """
    j = at.t
    while j > 0 and at.s.nodes[j - 1].text.endswith("ه") and _is_plain(at.s.nodes[j - 1]):
        j -= 1
    return j < at.t and at.node.text.endswith("ه") and (j == 0 or at.s.nodes[j - 1].actor is None)


def _is_plain(node: Node) -> bool:
    """Whether a node is an indefinite noun or adjective and nothing else."""
    word = node.word
    loose = node.actor is None and not node.is_verb and word.role == "word"
    return loose and not (word.definite or word.pronoun or word.preposition or word.conjunction or word.verb)


def _of_circumstance(at: Trigger, j: int) -> Filler | None:
    """Whom a circumstance is said of behind one in the definite: who does what is told («هاجموا X مدعومين من Y»)."""
    s, node = at.s, at.s.nodes[j]
    first = node.text.partition(" ")[0]
    described = node.generic or (not first.startswith("ال") and first.endswith(("ين", "ون")))
    if at.node.word.definite or described or not at.node.text.endswith(CIRCUMSTANCE):
        # «هاجموا مقاتلين مدعومين من Y»: those
        return None
    verb = next((k for k in range(j - 1, max(-1, at.t - ABOVE), -1) if s.nodes[k].is_verb or s.nodes[k].is_bound), None)
    found = subject(at.scene, s, verb) if verb is not None and s.nodes[verb].is_verb else None
    if found is None or found.certainty < SURE or s.actors((j,))[0] in found.actors:
        return None
    several = at.node.text.endswith("ين") or len(found.actors) > 1
    gender = None if several else "f" if at.node.text.endswith("ه") else "m"
    return found.less(0.9) if agrees(found.features, gender, "p" if several else "s") > 0 else None


def _tells_whose(at: Trigger, j: int) -> bool:
    """Whether an adjective of loyalty only says whose the troops at a node are («القوات الموالية لـX»)."""
    first = at.s.nodes[j].text.partition(" ")[0].removeprefix("ال")
    return first in at.s.grammar.words("troops") and at.node.word.stem.removeprefix("ال") in at.s.grammar.words("loyal")
