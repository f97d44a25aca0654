"""What a verb linked to another tells of the same two («هاجمت X Y وطردتها», «أطلقت X Y بعد أن اعتقلته»)."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.scenes.scene import Sides, Told
from marsad.read.claims.sentences.agreement import agrees
from marsad.read.claims.sentences.antecedents import PRONOUNS, Filler
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.joined import Trigger
from marsad.read.claims.sides.pronouns import carried_pronoun
from marsad.read.claims.sides.roles import after, before
from marsad.text.verbs import Inflection

AGAIN = 0.85
"""How sure it is that those whom the verb before names are meant again,"""
SINCE = frozenset({"بعد", "قبل", "منذ"})
"""also where these stand before «أن»."""
FIT = 0.5
"""From this measure on somebody agrees with a form."""


def told_again(at: Trigger, form: Inflection) -> Sides | None:
    """Both sides of the nearest dealing told before in the sentence, where the verb takes them up.

    It is linked to what stands before, names no subject, and its pronoun means those to whom that was done.
    """
    told = at.scene.told.get(at.s.number)
    if not told or form.person != 3 or not _is_linked(at.s, at.t):
        return None
    letters, last = (at.node.word.pronoun, at.t) if at.frame.takes_object else ("", at.t)
    if not letters:
        last, letters = carried_pronoun(at) or (at.t, "")
    if letters not in PRONOUNS or after(at.s, at.t) is not None:
        return None
    verbs = [one for one in told if one.node < at.t and one.doers and one.others and at.s.nodes[one.node].is_verb]
    nearest = max((one.node for one in verbs), default=None)
    for one in verbs:
        if one.node != nearest or not _fits(at, one.others, *PRONOUNS[letters]):
            continue
        if not _fits(at, one.doers, form.gender, form.number) or _is_other_meant(at, one, letters):
            continue
        return Sides(Filler(one.doers, AGAIN, "doer before"), Filler(one.others, AGAIN, "same again", max(last, at.t)))
    return None


def _is_other_meant(at: Trigger, one: Told, letters: str) -> bool:
    """Whether somebody named since what was told before is rather meant: by the pronoun or as the subject."""
    topic = before(at.scene, at.s, at.t)
    if topic is not None and topic.how == "topic behind comma" and topic.actors != one.doers:
        return True
    if one.relation == at.frame.relation:
        return False
    both = {*one.doers, *one.others}
    since = (k for k in at.s.groups if one.node < k < at.t and at.s.nodes[k].actor not in both)
    return any(agrees(at.s.features((k,)), *PRONOUNS[letters]) >= FIT for k in since)


def _is_linked(s: Sentence, t: int) -> bool:
    """Whether the verb at a node goes on with what was told before it in the sentence."""
    if s.nodes[t].word.conjunction:
        return True
    previous = s.nodes[t - 1] if t else None
    if previous is None:
        return False
    since = previous.word.role == "that" and t > 1 and s.nodes[t - 2].text in SINCE
    return since or previous.text in s.grammar.words("then")


def _fits(at: Trigger, who: Sequence[int], gender: str | None, number: str) -> bool:
    """Whether those named before the trigger agree with a form."""
    nodes = [k for k in range(at.t) if at.s.nodes[k].actor in who]
    return bool(nodes) and agrees(at.s.features(nodes), gender, number) >= FIT
