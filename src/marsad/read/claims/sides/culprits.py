"""Who did what somebody condemns, praises or refuses without saying whose deed it is («أدان X الهجوم»)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.lexicon.triggers import Frame
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.antecedents import Filler
from marsad.read.claims.sentences.nodes import Node
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.roles import can_act, subject

JUDGING = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
"""What is done by saying what one thinks of a deed."""
DONE = frozenset({"SANCTION", "COERCE", "REJECT", "ACCUSE", "THREATEN", "RETREAT", "MOBILIZE", "REQUEST", "CONCEDE"})
"""What is told of those to whose deed another reacts."""
DEFINITE = ("ال", "بال", "لل")
"""How a noun with its article begins."""
ATTACK_NEAR = 7
"""Within how many nodes behind the condemnation its attack stands,"""
DEED_NEAR = 6
"""and behind the word of judgement its deed."""
BACK = 2
"""How many sentences before it a deed is told; an attack is told anywhere before."""
ATTACKED = 0.75
"""How sure it is that the attack told last is meant,"""
TO_HIM = 0.9
"""that who did something to somebody is meant where he reacts,"""
DECIDED = 0.85
"""and who decided something last."""


def assailant(scene: Scene, s: Sentence, t: int, frame: Frame, agent: Filler) -> Filler | None:
    """Who made the attack that somebody condemns at `t`, as the page told it last («ووصفته بالعمل الجبان»)."""
    if not (frame.condemns and _is_of_attack(s, t)):
        return None
    before = range(s.number, -1, -1)
    owned = chain.from_iterable(_owners(scene, scene.sentences[number]) for number in before)
    made = (one.doers for one in scene.told_before(s, t) if one.relation == "ASSAULT")
    return _first_other(scene, agent, chain(owned, made), ATTACKED, "whose attack")


def whose_deed(scene: Scene, s: Sentence, t: int, frame: Frame, agent: Filler) -> Filler | None:
    """Who did, decided or said what somebody judges at `t`, where no owner is named with it («رفضت X القرار»)."""
    if frame.relation not in JUDGING or not (frame.speech or frame.relation == "REJECT") or not _is_of_deed(s, t):
        return None
    told = tuple(scene.told_before(s, t, BACK))
    if frame.condemns and _points_back(s, t):
        # «ودانت X هذه الإجراءات»
        these = (one.doers for one in told if one.relation in DONE or one.relation == "ASSAULT")
        return _first_other(scene, agent, these, TO_HIM, "whose deed")
    to_him = (one.doers for one in told if one.relation in DONE and set(one.others) & set(agent.actors))
    near = range(s.number, max(-1, s.number - 1 - BACK), -1)
    decided = chain.from_iterable(
        _deciders(scene, scene.sentences[number], t if number == s.number else None) for number in near
    )
    return _first_other(scene, agent, to_him, TO_HIM, "whose deed") or _first_other(
        scene, agent, decided, DECIDED, "who decided"
    )


def _first_other(scene: Scene, agent: Filler, doers: Iterable[tuple[int, ...]], sure: float, how: str) -> Filler | None:
    """The first of several doers who can act and are not those who judge."""
    others = (tuple(a for a in who if a not in agent.actors and can_act(scene, a)) for who in doers)
    found = next(filter(None, others), None)
    return Filler(found, sure, how) if found is not None else None


def _subjects(scene: Scene, s: Sentence, verbs: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """Who does what these verbs of a sentence tell, where the page says so."""
    found = (subject(scene, s, v) for v in verbs)
    return (one.actors for one in found if one is not None)


def _owners(scene: Scene, s: Sentence) -> Iterator[tuple[int, ...]]:
    """Those who own an attack as theirs in a sentence («هجوم تبنته X»)."""
    owning = [v for v, n in enumerate(s.nodes) if n.is_verb and n.text.removeprefix("و").startswith(_begin_owning())]
    return _subjects(scene, s, owning if any(_tells_attack(node) for node in s.nodes) else ())


@cache
def _begin_owning() -> tuple[str, ...]:
    """How verbs begin by which somebody owns an attack."""
    return tuple(constructions("ar").words("owning"))


def _deciders(scene: Scene, s: Sentence, end: int | None) -> Iterator[tuple[int, ...]]:
    """Those who decide something in a sentence, up to a node, the last first."""
    deciding, last = s.grammar.words("deciding"), (len(s.nodes) if end is None else end) - 1
    verbs = (v for v in range(last, -1, -1) if s.nodes[v].is_verb and s.nodes[v].text.removeprefix("و") in deciding)
    return _subjects(scene, s, verbs)


def _is_of_attack(s: Sentence, t: int) -> bool:
    """Whether the word at `t` is of an attack that nobody is named with («الهجوم», «العمل الجبان»), or takes it up."""
    if s.nodes[t].is_verb and s.nodes[t].word.pronoun:
        return any(_names_attack(s, i) for i in range(t))
    for i in range(t + 1, min(len(s.nodes), t + ATTACK_NEAR)):
        node = s.nodes[i]
        if node.is_verb or node.word.role in ("that", "subordinator"):
            return False
        if _names_attack(s, i):
            return True
    return False


def _names_attack(s: Sentence, i: int) -> bool:
    """Whether a definite noun stands at a node that names an attack, or a deed that is called foul."""
    node = s.nodes[i]
    if node.actor is not None or node.is_verb or not (node.word.definite or node.text.startswith(DEFINITE)):
        return False
    behind = s.nodes[i + 1].text.removeprefix("ال") if i + 1 < len(s.nodes) else ""
    foul = behind in s.grammar.words("foul") and _noun(node) in s.grammar.words("foul_deeds")
    return foul or _tells_attack(node)


def _tells_attack(node: Node) -> bool:
    """Whether a node is the noun of an attack."""
    told = any(form.kind == "noun" and form.frame.relation == "ASSAULT" for form in node.word.forms)
    return told and node.actor is None and not node.is_verb


def _is_of_deed(s: Sentence, t: int) -> bool:
    """Whether what is judged at `t` is a definite deed with no owner behind it («القرار», «العقوبة بأنها»)."""
    for i in range(t + 1, min(len(s.nodes), t + DEED_NEAR)):
        node = s.nodes[i]
        if node.is_verb or node.word.role in ("that", "subordinator", "relative"):
            return False
        deed = node.text.startswith(DEFINITE) and _noun(node) in s.grammar.words("definite_deeds")
        if node.actor is None and deed:
            behind = s.nodes[i + 1] if i + 1 < len(s.nodes) else None
            return behind is None or not (
                behind.actor is not None or behind.word.role == "relative" or behind.word.preposition in ("ل", "من")
            )
    return False


def _points_back(s: Sentence, t: int) -> bool:
    """Whether a word that points back stands right before the deed that is judged («هذه الإجراءات»)."""
    pointing = s.grammar.words("pointing")
    return any(node.text.removeprefix("ب") in pointing for node in s.nodes[t + 1 : t + DEED_NEAR - 1])


def _noun(node: Node) -> str:
    """The noun at a node without its article and the preposition on it."""
    return node.text.removeprefix("ب").removeprefix("ال").removeprefix("لل")
