"""Whose things a deed is done to where words of no name tell it: «army vehicles», «rebel positions», «held by X»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from marsad.model.claim import Relation
from marsad.read.claims.english.antecedents import acts
from marsad.read.claims.english.smallwords import ARTICLES
from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.joined import Trigger
from marsad.read.claims.sides.roles import CLOSERS
from marsad.text.folding import folded

REMEMBERED = 8
"""For how many sentences it is."""
NEAR = 4
"""How many nodes behind «lost» those stand who are."""
REACH = 9
"""How many nodes from a deed the words for what it is done to stand."""
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Deeds that all of their sides did."""
MEANT = 0.8
"""How sure it is that a body is meant which is called by such a word,"""
ON_DUTY = 0.6
"""and that it was the police of whom the page tells."""


def holder(s: Sentence, t: int, takes: frozenset[str], without: Sequence[int] = ()) -> Filler | None:
    """Who holds or owns what a deed at a node is done to: «shelled villages held by X», «raided a depot owned by X»."""
    for i in range(t + 2, min(len(s.nodes) - 2, t + REACH)):
        node = s.nodes[i]
        behind = {"by": "held", "on": "laid", "to": "owned"}.get(s.nodes[i + 1].text)
        if behind is not None and node.text in s.grammar.words(behind):
            found = next((k for k in range(i + 2, min(len(s.nodes), i + 5)) if k in s.groups), None)
            if found is None or set(s.actors(s.groups[found])) & set(without):
                return None
            return filler(s, s.groups[found], 0.9, "holder", told=True)
        led = node.word.role == "preposition" and node.text in takes
        if node.actor is not None or not (led or node.word.role == "word") or node.text in CLOSERS:
            return None
    return None


def planter(at: Trigger) -> Filler | None:
    """Whose weapon does the deed at a verb: «a bomb planted by X killed Y»."""
    group = at.s.groups.get(at.t - 1) if at.frame.relation == "ASSAULT" else None
    by = group[0] - 1 - (at.s.nodes[group[0] - 1].text in ARTICLES) if group is not None else 0
    if group is None or by < 1 or at.s.nodes[by].text != "by":
        return None
    weapon = at.s.nodes[by - 1].text in at.s.grammar.words("planted")
    return filler(at.s, group, 0.95, "planted by", told=True) if weapon else None


def lost(at: Trigger) -> Filler | None:
    """Whom somebody loses to those who do it to them («lost a nephew to X»)."""
    if at.frame.relation != "ASSAULT" or not at.frame.swapped or "to" not in at.frame.takes:
        return None
    near = next((a.group for a in at.right if a.is_bare and a.distance <= NEAR), None)
    return filler(at.s, near, 0.95, "lost", told=True) if near is not None else None


def sided(scene: Scene, s: Sentence, t: int, nodes: range, without: Sequence[int] = ()) -> Filler | None:
    """Who is meant by a word that says whose somebody or something among the nodes beside a deed is."""
    for i in nodes:
        node = s.nodes[i]
        whose = node.actor is None and node.text in s.grammar.words("sides")
        if whose and i + 1 < len(s.nodes) and s.nodes[i + 1].word.role == "word":
            return _called(scene, s, t, node.text, without)
        if node.is_verb or node.text in CLOSERS or node.word.role in ("that", "relative", "subordinator"):
            return None
    return None


def _called(scene: Scene, s: Sentence, t: int, word: str, without: Sequence[int]) -> Filler | None:
    """The body named last before a node that is called by a word."""
    for number in range(s.number, -1, -1):
        sentence = scene.sentences[number]
        for node in reversed(sentence.nodes[: t if number == s.number else len(sentence.nodes)]):
            actor = node.actor
            if actor is None or actor in without or not acts(scene, actor):
                continue
            called = frozenset(folded(scene.actors[actor].name).split())
            if not called.isdisjoint({word, word + "s"}) and called.isdisjoint(s.grammar.words("against_states")):
                return Filler((actor,), MEANT, "called so")
    return None


def blamed(scene: Scene, s: Sentence, t: int, without: Sequence[int]) -> Filler | None:
    """Who did the deed last told of that is judged by its noun alone: «condemned the sanctions», «praised the deal»."""
    near = s.nodes[t + 1 : t + 5]
    done = next((_blamed()[node.text] for node in near if node.actor is None and node.text in _blamed()), None)
    for told in scene.told_before(s, t, REMEMBERED - 1) if done is not None else ():
        doers = (*told.doers, *told.others) if told.relation in MUTUAL else told.doers
        both = tuple(dict.fromkeys(doers))
        whole = bool(told.others) or (told.relation in MUTUAL and len(both) > 1)
        if told.relation == done and whole and not set(both) & set(without):
            return Filler(both, ON_DUTY, "did it last")
    return None


@cache
def _blamed() -> dict[str, Relation]:
    """The dealing that each noun of a deed tells."""
    return {word: relation for relation, words in constructions("en").blamed.items() for word in words}


def officers(scene: Scene, s: Sentence, t: int, without: Sequence[int]) -> Filler | None:
    """The police of whom a page tells, where somebody was arrested and nobody is said to have done it."""
    if s.nodes[t].text not in s.grammar.words("arresting"):
        return None
    order = (*range(s.number, -1, -1), *range(s.number + 1, len(scene.sentences)))
    for number in order:
        for node in scene.sentences[number].nodes:
            actor = node.actor
            if actor is None or actor in without or scene.actors[actor].type != "organization":
                continue
            if not s.grammar.words("officers").isdisjoint(folded(scene.actors[actor].name).split()):
                return Filler((actor,), ON_DUTY, "police")
    return None
