"""Whose things a deed is done to where words of no name tell it: «army vehicles», «rebel positions», «held by X»."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.antecedents import Filler, filler
from marsad.read.claims.clauses import Sentence
from marsad.read.claims.english.antecedents import acts
from marsad.read.claims.roles import CLOSERS, Scene
from marsad.text.folding import folded

SIDES = frozenset("army government rebel police military militia navy regime insurgent separatist guerrilla".split())
"""Words before a thing or a body that say whose it is («army vehicles», «a government garrison»)."""
HELD = frozenset("held owned controlled run operated occupied manned defended guarded chartered ruled governed".split())
"""Participles before «by» and the one whose a place or thing is («villages held by X»)."""
ARRESTING = frozenset("arrested detained charged remanded jailed handcuffed cautioned questioned".split())
"""What is done by the police where nobody is said to have done it."""
OFFICERS = frozenset("police constabulary gendarmerie gendarmes squad detectives".split())
AGAINST = frozenset("liberation resistance free people's peoples salvation revolutionary popular".split())
"""Words in the names of armies that are no state's."""
REACH = 7
"""How many nodes from a deed the words for what it is done to stand."""
MEANT = 0.8
"""How sure it is that a body is meant which is called by such a word,"""
ON_DUTY = 0.6
"""and that it was the police of whom the page tells."""


def holder(s: Sentence, t: int, without: Sequence[int] = ()) -> Filler | None:
    """Who holds or owns what a deed at a node is done to: «shelled villages held by X», «raided a depot owned by X»."""
    for i in range(t + 2, min(len(s.nodes) - 2, t + REACH)):
        node = s.nodes[i]
        if node.text in HELD and s.nodes[i + 1].text == "by":
            found = next((k for k in range(i + 2, min(len(s.nodes), i + 5)) if k in s.groups), None)
            if found is None or set(s.actors(s.groups[found])) & set(without):
                return None
            return filler(s, s.groups[found], 0.9, "holder", told=True)
        if node.actor is not None or node.word.role != "word" or node.text in CLOSERS:
            return None
    return None


def sided(scene: Scene, s: Sentence, t: int, nodes: range, without: Sequence[int] = ()) -> Filler | None:
    """Who is meant by a word that says whose somebody or something among the nodes beside a deed is."""
    for i in nodes:
        node = s.nodes[i]
        if node.text in SIDES and node.actor is None and i + 1 < len(s.nodes) and s.nodes[i + 1].word.role == "word":
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
            if not called.isdisjoint({word, word + "s"}) and called.isdisjoint(AGAINST):
                return Filler((actor,), MEANT, "called so")
    return None


def officers(scene: Scene, s: Sentence, t: int, without: Sequence[int]) -> Filler | None:
    """The police of whom a page tells, where somebody was arrested and nobody is said to have done it."""
    if s.nodes[t].text not in ARRESTING:
        return None
    order = (*range(s.number, -1, -1), *range(s.number + 1, len(scene.sentences)))
    for number in order:
        for node in scene.sentences[number].nodes:
            actor = node.actor
            if actor is None or actor in without or scene.actors[actor].type != "organization":
                continue
            if not OFFICERS.isdisjoint(folded(scene.actors[actor].name).split()):
                return Filler((actor,), ON_DUTY, "police")
    return None
