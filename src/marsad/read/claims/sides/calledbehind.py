"""Who is called upon or blamed past what is told of the speaker first («دعا X خلال نقاش استمر ساعات Y إلى»)."""

from __future__ import annotations

from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.nodes import COMMAS, STOPS
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.joined import Trigger

ADDRESSING = frozenset({"REQUEST", "ACCUSE"})
"""Dealings in which somebody is addressed, and a preposition says to what end or with what,"""
ENDS = frozenset({"الي", "علي", "ب"})
"""which is one of these."""
REACH = 25
"""Within how many nodes behind the verb he stands."""


def called_behind(at: Trigger, who: Filler) -> Filler | None:
    """The one behind a clause about when or where it was said, whom the verb's own preposition follows."""
    s, passed = at.s, False
    if at.frame.relation not in ADDRESSING or not (at.frame.speech and at.frame.takes_object) or s.language != "ar":
        return None
    for i in range(at.t + 1, min(len(s.nodes) - 1, at.t + REACH)):
        node = s.nodes[i]
        if node.word.role in ("that", "subordinator") or node.text in STOPS or (node.is_verb and node.word.conjunction):
            return None
        group = s.groups.get(i) if passed else None
        if group is not None and group[0] == i and _is_object(s, i) and _is_followed(s, group[-1] + 1):
            told = filler(s, group, 0.9, "called behind", told=True)
            return None if set(told.actors) & set(who.actors) else told
        passed = passed or node.is_verb
    return None


def _is_object(s: Sentence, i: int) -> bool:
    """Whether an actor without preposition opens here behind another phrase, and is no verb's subject."""
    before, word = s.nodes[i - 1], s.nodes[i].word
    if word.preposition or word.conjunction or s.nodes[i].kind == "place":
        return False
    ends = before.actor is not None or before.text in COMMAS or before.word.definite or before.word.owned
    return bool(ends and not before.is_verb and before.word.role in ("word", "mark"))


def _is_followed(s: Sentence, i: int) -> bool:
    """Whether the preposition of what somebody is called upon to do, or blamed for, stands here."""
    word = s.nodes[i].word if i < len(s.nodes) else None
    return word is not None and word.preposition in ENDS and not word.pronoun and s.nodes[i].actor is None
