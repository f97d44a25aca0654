"""What a known attack did («استهدفت الغارات مواقع X», «إن القصف أصاب X»): whose it was is told before."""

from __future__ import annotations

from marsad.read.claims.scenes.scene import Scene, Sides
from marsad.read.claims.sentences.antecedents import filler
from marsad.read.claims.sentences.clauses import arguments
from marsad.read.claims.sentences.nodes import STOPS
from marsad.read.claims.sentences.sentences import Argument, Sentence
from marsad.read.claims.sides.carriedout import carried_out
from marsad.read.claims.sides.control import is_cause
from marsad.read.claims.sides.joined import Trigger
from marsad.read.claims.sides.pointing import whose_attack
from marsad.text.folding import folded

STRUCK = "struck by it"
"""The rule for whom an attack struck of which nobody says whose it was."""
NEAR = 9
"""Within how many nodes behind its verb or noun stands whom an attack struck."""


def of_known_attack(at: Trigger) -> Sides | None:
    """The sides where a definite attack that nobody is named with is the subject of a verb of attack."""
    frame, word = at.frame, at.node.word
    if frame.relation != "ASSAULT" or not frame.takes_object or frame.with_ or word.pronoun:
        return None
    u = _attack_behind(at.s, at.t)
    u = _attack_before(at.s, at.t) if u is None else u
    if u is None:
        return None
    behind = arguments(at.s, max(u, at.t))
    other = next((a for a in behind if a.distance <= NEAR and _is_struck(a)), None)
    if other is None:
        return None
    doer = carried_out(at.s, u) or whose_attack(at.scene, at.s, at.t, u)
    taken = doer is not None and set(doer.actors) & set(at.s.actors(other.group))
    counter = filler(at.s, other.group, 1.0, "object" if doer else STRUCK, told=True)
    return Sides(None if taken else doer, counter)


def _is_struck(argument: Argument) -> bool:
    """Whether an actor behind an attack or its verb is whom it struck, or whose positions («مواقع لـX»)."""
    return argument.chain[-1] == "" and set(argument.chain) <= {"", "ل", "تابع"} and not argument.via


def _attack_behind(s: Sentence, t: int) -> int | None:
    """The node of the attack that is the subject right behind the verb at `t`, «إحدى» before it or not."""
    u = t + 2 if t + 1 < len(s.nodes) and s.nodes[t + 1].text in s.grammar.words("some_of") else t + 1
    return u if u < len(s.nodes) and _is_known(s, u) else None


def _attack_before(s: Sentence, t: int) -> int | None:
    """The node of the attack that opens the clause of the verb at `t` («أن الغارات استهدفت»)."""
    opens = t > 1 and s.nodes[t - 2].word.role in ("that", "mark")
    if t > 1 and s.nodes[t - 1].word.role == "relative" and carried_out(s, t - 2) is not None:
        # «الهجوم الذي استهدف Y نفذته X»
        return t - 2
    return t - 1 if opens and _is_known(s, t - 1) else None


def _is_known(s: Sentence, u: int) -> bool:
    """Whether a definite noun of an attack stands here that nobody is named with."""
    node = s.nodes[u]
    told = any(form.kind == "noun" and form.frame.relation == "ASSAULT" for form in node.word.forms)
    alone = node.actor is None and not node.is_verb and not node.word.preposition and not node.word.conjunction
    owner = s.nodes[u + 1] if u + 1 < len(s.nodes) else None
    return told and alone and node.word.definite and not (owner is not None and owner.implied)


def is_died_in(s: Sentence, t: int, attack: int) -> bool:
    """Whether the death at `t` happened in the attack at a node, whatever that struck («مقتل X في قصف لـY على Z»)."""
    node, deaths = s.nodes[attack], s.grammar.words("deaths")
    if attack <= t + 1 or node.is_verb or s.nodes[t].word.stem.removeprefix("ال") not in deaths:
        return False
    return is_cause(s, attack) and not any(n.is_verb or n.is_bound or n.text in STOPS for n in s.nodes[t + 1 : attack])


def is_struck(scene: Scene, s: Sentence, actor: int) -> bool:
    """Whether an actor without a name is told to be dead or hurt («24 جريحا»)."""
    return not s.grammar.words("struck").isdisjoint(folded(scene.actors[actor].name).split())
