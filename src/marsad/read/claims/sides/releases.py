"""Whom somebody asks to let go those who are held, or to end an attack, as the page told who holds or attacks."""

from __future__ import annotations

from marsad.read.claims.lexicon.triggers import Frame
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.antecedents import Filler
from marsad.read.claims.sentences.sentences import Sentence

HOLDER = 0.8
"""How sure it is that who was told to hold somebody is asked to let him go."""
HOSTILE = frozenset({"ASSAULT", "COERCE", "RETREAT"})
"""What tells who attacks."""
NEAR = 4
"""Within how many nodes behind the demand its release stands,"""
FREED = 8
"""and behind the release those who are let go."""
BACK = 3
"""How many sentences before it can be told who holds them."""


def holder_asked(scene: Scene, s: Sentence, t: int, frame: Frame, agent: Filler) -> Filler | None:
    """Who holds those whose release is asked for at `t` («اعتقلت Y فلانا … وطالبت X بالإفراج عنه»)."""
    if frame.relation != "REQUEST" or s.language != "ar":
        return None
    release = next((i for i in range(t + 1, min(len(s.nodes), t + NEAR)) if _is_release(s, i)), None)
    if release is None:
        return None
    behind = s.nodes[release : release + FREED]
    freed = {node.actor for node in behind if node.actor is not None}
    meant = not freed and any(node.word.pronoun for node in behind)
    for one in scene.told_before(s, t, BACK):
        holds = one.relation in ("COERCE", "ASSAULT") and one.doers and not set(one.doers) & set(agent.actors)
        if holds and (meant or freed & set(one.others)):
            return Filler(one.doers, HOLDER, "who holds them")
    return None


def ends_attack(s: Sentence, t: int) -> bool:
    """Whether what is called for is the end of an attack («طالب بوقف القصف»)."""
    ending = s.grammar.words("ending")
    for i in range(t + 1, min(len(s.nodes), t + 6)):
        if s.nodes[i].is_verb or s.nodes[i].is_bound:
            return False
        if s.nodes[i].word.stem.removeprefix("ال") in ending:
            attacks = (form.frame.relation == "ASSAULT" for node in s.nodes[i + 1 : i + 4] for form in node.word.forms)
            return any(attacks)
    return False


def attacker(scene: Scene, s: Sentence, t: int, agent: Filler) -> Filler | None:
    """Who attacks as the nearest other word of the sentence, or of the one before, tells it."""
    for number in (s.number, s.number - 1):
        told = [one for one in scene.told.get(number, ()) if one.relation in HOSTILE and one.doers]
        others = [one for one in told if not set(one.doers) & set(agent.actors)]
        if others:
            place = t if number == s.number else len(scene.sentences[number].nodes)
            return Filler(min(others, key=lambda one: abs(one.node - place)).doers, 0.75, "who attacks")
    return None


def _is_release(s: Sentence, i: int) -> bool:
    """Whether a noun of letting go stands at a node."""
    node = s.nodes[i]
    told = (form for form in node.word.forms if form.kind == "noun" and form.frame.relation == "RETREAT")
    return not node.is_verb and any("عن" in form.frame.takes or form.frame.takes_object for form in told)
