"""Who is blamed where somebody condemns an attack without saying whose it was: who made it as the page told it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from marsad.read.claims.antecedents import Filler
from marsad.read.claims.clauses import Sentence
from marsad.read.claims.nodes import Node
from marsad.read.claims.roles import Scene, can_act, subject
from marsad.read.claims.triggers import Frame

ACTS = frozenset({"عمل", "اعمال", "فعل", "حادث", "حادثه", "جريمه", "مجزره"})
"""Words for what somebody did that tell an attack"""
VILE = frozenset("جبان جبانه ارهابي ارهابيه اجرامي اجراميه دنيء غادر شنيع بشع وحشي تخريبي عدواني عدوانيه".split())
"""where one of these follows."""
OWNING = ("تبنت", "تبناه", "تبناها", "تبني", "تتبني", "يتبني")
"""How verbs begin by which somebody owns an attack."""
NEAR = 7
"""Within how many nodes behind the condemnation its deed stands."""
TOLD = 0.75
"""How sure it is that the attack told last is meant."""


def assailant(scene: Scene, s: Sentence, t: int, frame: Frame, agent: Filler) -> Filler | None:
    """Who made the attack that somebody condemns at `t`, as the page told it last."""
    if not (frame.condemns and _is_of_attack(s, t)):
        return None
    before = range(s.number, -1, -1)
    owned = (who for number in before for who in _owners(scene, scene.sentences[number]))
    made = (
        one.doers
        for number in before
        for one in reversed(scene.told.get(number, ()))
        if one.relation == "ASSAULT" and (number < s.number or one.node < t)
    )
    for doers in chain(owned, made):
        others = tuple(a for a in doers if a not in agent.actors and can_act(scene, a))
        if others:
            return Filler(others, TOLD, "whose attack")
    return None


def _owners(scene: Scene, s: Sentence) -> Iterator[tuple[int, ...]]:
    """Those who own an attack as theirs in a sentence («هجوم تبنته X»)."""
    owning = [v for v, n in enumerate(s.nodes) if n.is_verb and n.text.removeprefix("و").startswith(OWNING)]
    for v in owning if any(_tells_attack(node) for node in s.nodes) else ():
        found = subject(scene, s, v)
        if found is not None:
            yield found.actors


def _tells_attack(node: Node) -> bool:
    """Whether a node is the noun of an attack."""
    told = any(form.kind == "noun" and form.frame.relation == "ASSAULT" for form in node.word.forms)
    return told and node.actor is None and not node.is_verb


def _is_of_attack(s: Sentence, t: int) -> bool:
    """Whether the word at `t` is of an attack that nobody is named with («الهجوم», «العمل الجبان»), or takes it up."""
    if s.nodes[t].is_verb and s.nodes[t].word.pronoun:
        return any(_names_attack(s, i) for i in range(t))
    for i in range(t + 1, min(len(s.nodes), t + NEAR)):
        node = s.nodes[i]
        if node.is_verb or node.word.role in ("that", "subordinator"):
            return False
        if _names_attack(s, i):
            return True
    return False


def _names_attack(s: Sentence, i: int) -> bool:
    """Whether a definite noun stands at a node that names an attack, or a deed that is called vile."""
    node = s.nodes[i]
    if node.actor is not None or node.is_verb or not (node.word.definite or node.text.startswith(("لل", "ال", "بال"))):
        return False
    noun = node.text.removeprefix("ب").removeprefix("ال").removeprefix("لل")
    vile = i + 1 < len(s.nodes) and s.nodes[i + 1].text.removeprefix("ال") in VILE
    return _tells_attack(node) or (noun in ACTS and vile)
