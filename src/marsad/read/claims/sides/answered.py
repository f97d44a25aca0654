"""Whose attack somebody repels and whose truce or deal he breaks, where only the attack or deal is named with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.read.claims.lexicon.lands import nationalities
from marsad.read.claims.lexicon.triggers import Frame
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.antecedents import Filler
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.pointing import is_deal, whose_attack
from marsad.read.claims.sides.roles import can_act

NEAR = 5
"""Within how many nodes behind the verb the attack or deal stands,"""
CLOSE = 2
"""within how many behind the attack who made it («هجوما شنته X»),"""
RUNS = 12
"""and behind the deal what tells between whom it is."""
SAME = 0.85
"""How sure it is that who attacks in the same sentence is repelled,"""
PARTY = 0.8
"""that who made the deal with somebody is wronged by his breaking it,"""
TRUCE = "الهدنه"
"""the truce, which is kept with whom one fights,"""
FOE = 0.75
"""and how sure that is."""
BREAKING = frozenset({"REJECT"})
"""What is done to a deal that somebody breaks or ends."""
BORNE = 4
"""Within how many nodes behind a threat the deed stands."""
STRUCK = 1.15
"""How much surer it is that those are meant to whom it would be done: whoever threatens is none of them."""
HARMING = frozenset({"ASSAULT", "COERCE", "SANCTION", "REJECT", "PROTEST", "ACCUSE"})
"""What is threatened."""


def answered(scene: Scene, s: Sentence, t: int, frame: Frame, agent: Filler) -> Filler | None:
    """Who is meant by nothing but the deed that somebody threatens with, repels or breaks («خرقت X الهدنة»)."""
    if frame.relation == "THREATEN":
        return of_threatened_deed(scene, s, t, agent)
    if s.language != "ar":
        return None
    if frame.relation == "ASSAULT" and _repels(s, t):
        return _attacker(scene, s, t, agent)
    return _party(scene, s, t, agent) if frame.relation in BREAKING else None


def _repels(s: Sentence, t: int) -> bool:
    """Whether the word at `t` is of repelling or answering."""
    word = s.nodes[t].word
    return "repelling" in word.kinds or word.stem.removeprefix("ال") in s.grammar.words("repulses")


def _objects(s: Sentence, t: int) -> Iterator[int]:
    """The nouns right behind a trigger and its subject that can be what it is done to."""
    for i in range(t + 1, min(len(s.nodes), t + NEAR)):
        node = s.nodes[i]
        if node.is_verb or node.is_bound or node.word.role == "mark":
            return
        if node.actor is None and node.word.role == "word":
            yield i


def _attacker(scene: Scene, s: Sentence, t: int, agent: Filler) -> Filler | None:
    """Who made the attack that is repelled: as the sentence tells it, or as the page named that attack before."""
    attack = next((i for i in _objects(s, t) if _is_attack(s, i)), None)
    if attack is None:
        return None
    told = [one for one in scene.told.get(s.number, ()) if one.relation == "ASSAULT" and one.doers]
    on_him = (one for one in reversed(told) if one.node < t and set(agent.actors) & set(one.others))
    here = (one.doers for one in (*on_him, *(one for one in told if attack <= one.node <= attack + CLOSE)))
    doers = _other(scene, agent, here)
    if doers:
        return Filler(doers, SAME, "whose attack")
    behind = s.nodes[attack + 1].text.removeprefix("ال") if attack + 1 < len(s.nodes) else ""
    known = s.nodes[attack].word.definite and behind not in nationalities()  # «العدوان الإيراني» is another one
    found = whose_attack(scene, s, t, attack) if known else None
    return found if found is not None and not set(found.actors) & set(agent.actors) else None


def _is_attack(s: Sentence, i: int) -> bool:
    """Whether the noun of an attack stands at a node."""
    return any(form.kind == "noun" and form.frame.relation == "ASSAULT" for form in s.nodes[i].word.forms)


def _party(scene: Scene, s: Sentence, t: int, agent: Filler) -> Filler | None:
    """With whom somebody made the deal that he breaks at `t`, or whom he fights where it is a truce."""
    deal = next((i for i in _objects(s, t) if is_deal(s, i)), None)
    if deal is None:
        return None
    own = [one for one in scene.told.get(s.number, ()) if one.relation == "AGREE" and deal <= one.node < deal + RUNS]
    before = (one for one in scene.told_before(s, t) if one.relation == "AGREE" and s.nodes[deal].word.definite)
    for one in (*own, *before):
        both = (*one.doers, *one.others)
        if len(both) > 1 and set(agent.actors) <= set(both):
            return Filler(tuple(a for a in both if a not in agent.actors), PARTY, "party to the deal")
    if own or s.nodes[deal].word.stem != TRUCE:
        return None
    foes = next((scene.rivals[a] for a in agent.actors if a in scene.rivals), ())
    others = tuple(a for a in foes if a not in agent.actors and scene.actors[a].type != "person")
    return Filler(others, FOE, "last rivals") if others else None


def _other(scene: Scene, agent: Filler, doers: Iterator[Sequence[int]]) -> tuple[int, ...]:
    """The first of several doers who are not the one who answers."""
    apart = (tuple(a for a in who if a not in agent.actors and can_act(scene, a)) for who in doers)
    return next(filter(None, apart), ())


def of_threatened_deed(scene: Scene, s: Sentence, t: int, agent: Filler) -> Filler | None:
    """The other side of the deed that stands with «ب» behind the threat at `t`, as its own construction tells it."""
    for i in range(t + 1, min(len(s.nodes), t + BORNE)):
        node = s.nodes[i]
        if node.is_verb or node.is_bound:
            return None
        if node.word.preposition != "ب" or not node.word.forms:
            continue
        for number, form in enumerate(node.word.forms):
            told = scene.sides.get((s.number, i, number)) if form.frame.relation in HARMING else None
            done_to = told.counter if told is not None else None
            if done_to is not None and not set(done_to.actors) & set(agent.actors):
                return Filler(done_to.actors, min(1.0, STRUCK * done_to.certainty), "who would bear it", done_to.last)
        return None
    return None
