"""Whose weapons strike where only the weapons are named («المقاتلات قصفت X»)."""

from __future__ import annotations

from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.antecedents import Filler
from marsad.read.claims.sentences.sentences import Sentence

WEAPONS = 0.8
"""How sure it is that the weapons named last with an owner are meant again."""


def whose_weapons(scene: Scene, s: Sentence, v: int) -> Filler | None:
    """Whose weapons the subject of a verb names, as told before («شنت الطائرات غارات», «المقاتلات قصفت»)."""
    if not (_is_lone_weapon(s, v - 1) or _is_lone_weapon(s, v + 1)):
        return None
    striking = s.grammar.words("striking")
    for sentence in scene.sentences[s.number :: -1]:
        for i in range(v if sentence is s else len(sentence.nodes), 0, -1):
            node = sentence.nodes[i - 1]
            host = sentence.nodes[i - 2] if i > 1 else None
            own = host is not None and host.actor is None and not host.is_verb and host.word.stem in striking
            if node.actor is not None and (own or node.text.split(" ", 1)[0] in striking):
                return Filler((node.actor,), WEAPONS, "whose weapons")
    return None


def _is_lone_weapon(s: Sentence, i: int) -> bool:
    """Whether a weapon with article, and nobody said to own it, stands at a node («الطائرات», «المقاتلات»)."""
    if not 0 <= i < len(s.nodes):
        return False
    node = s.nodes[i]
    if not node.word.definite or node.actor is not None or node.is_verb or node.word.preposition:
        return False
    named = i + 1 < len(s.nodes) and s.nodes[i + 1].actor is not None
    before = s.nodes[i - 1] if i else None
    opens = before is None or before.is_verb or before.is_bound or before.word.role == "mark"
    return opens and not named and node.word.stem.removeprefix("ال") in s.grammar.words("striking")
