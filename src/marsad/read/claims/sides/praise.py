"""Who praises or blames somebody for what a noun tells: then he is not the one who does it."""

from __future__ import annotations

from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.agreement import agrees
from marsad.read.claims.sentences.antecedents import PRONOUNS, Filler, filler
from marsad.read.claims.sentences.clauses import arguments
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.roles import subject

ABOVE = 12
"""How many nodes before a noun the verb of praise or blame can stand."""
JUDGING = frozenset({"SUPPORT", "ACCUSE"})
"""Dealings done by speaking of what somebody did."""
FOR = frozenset({"علي", "ل", "ب", "بسبب", "جراء", "نتيجه"})
"""Prepositions of what somebody is praised or blamed for."""
JUDGED = 0.9
"""How sure it is that the pronoun on that means whoever is praised or blamed."""


def is_praised(s: Sentence, t: int) -> bool:
    """Whether the noun at `t` tells what somebody is thanked or praised for («شكره لـX على دعمها»)."""
    on = "علي" in (s.nodes[t - 1].text if t else "", s.nodes[t].word.preposition) or s.nodes[t].word.preposition == "ب"
    near = s.nodes[max(0, t - ABOVE) : t]
    return on and any(
        form.frame.relation == "SUPPORT" and form.frame.speech for node in near for form in node.word.forms
    )


def judges(scene: Scene, s: Sentence, t: int) -> tuple[int, ...]:
    """Who praises or blames for what the noun at `t` tells («انتقدت X Y لدعمها Z», «على الدعم الذي قدمته»)."""
    verb = _judging(s, t)
    who = subject(scene, s, verb) if verb is not None else None
    return who.actors if who else ()


def judged_one(scene: Scene, s: Sentence, t: int, letters: str) -> Filler | None:
    """Who is praised or blamed for it, where a pronoun on the noun at `t` can mean him («شكرت X Y لدعمه Z»)."""
    verb = _judging(s, t)
    if verb is None or letters not in PRONOUNS:
        return None
    taken = judges(scene, s, t)
    for argument in arguments(s, verb):
        who = s.actors(argument.group)
        if argument.group[-1] >= t or set(who) & set(taken) or not argument.is_bare:
            continue
        fits = agrees(s.features(argument.group), *PRONOUNS[letters])
        return filler(s, argument.group, JUDGED, "judged") if fits else None
    return None


def _judging(s: Sentence, t: int) -> int | None:
    """The verb of praise or blame before what the noun at `t` says that somebody is praised or blamed for."""
    before = s.nodes[t - 1].word if t else None
    if s.nodes[t].word.preposition not in FOR and (before is None or before.preposition not in FOR):
        return None
    for j in range(t - 1, max(-1, t - ABOVE), -1):
        node = s.nodes[j]
        if node.is_bound:
            return None
        if node.is_verb:
            judged = any(form.frame.speech and form.frame.relation in JUDGING for form in node.word.forms)
            return j if judged else None
    return None
