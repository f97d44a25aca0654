"""What is done in return for what was told before («أفرجت X عن أسرى مقابل سماح Y بمرور شاحناتها»)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from marsad.read.claims.scenes.scene import Sides, Told
from marsad.read.claims.sentences.antecedents import Filler
from marsad.read.claims.sentences.joints import CLAUSE_ENDS
from marsad.read.claims.sentences.modality import is_spared
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.joined import Trigger
from marsad.read.claims.sides.roles import can_act, dropped

GIVEN = frozenset({"COOPERATE", "AID", "RETREAT", "AGREE", "CONCEDE"})
"""What is done in return for one another."""
WITHIN = 4
"""Within how many nodes before it the word stands that says that something is done in return."""
RETURNED = 0.9
"""How sure it is that the other side of what was told before does or gets it in return,"""
NAMED = 0.85
"""and from which certainty on somebody is told to do it himself."""
OWN = 0.95
"""From this certainty on a word's own construction names who does it."""
IN_TURN = ("المقابل", "مقابل ذلك", "لقاء ذلك", "نظير ذلك", "ثمنا لذلك", "مقابلها")
"""What says beside a verb that it is done in return for what was told before it,"""
BESIDE = 22
"""within so many letters of it."""
ADJACENT = "لقاء"
"""The word that is as well the noun of a meeting: what is done has to stand right behind it."""


def in_return(at: Trigger, found: Sides) -> Sides:
    """The sides of what is done in return, with those left open taken from what it is done for."""
    if found.agent is not None and found.counter is None and _is_in_turn(at):
        return _in_turn(at, found.agent) or found
    if at.frame.mutual or found.together or at.frame.swapped or not _is_given(at):
        return found
    price = _price_told_before(at) if at.s.language == "en" else _price(at.s, at.t)
    if price is None:
        return found
    givers, takers = _told_for(at, price)
    agent, counter = found.agent, found.counter
    if agent is not None and agent.certainty < NAMED and set(agent.actors) <= set(givers):
        # whoever gives gets it
        agent = None
    if agent is not None and set(agent.actors) == set(takers):
        # «تسلمت X أسلحة من Y مقابل السماح بمرور القوافل»
        agent = replace(agent, certainty=max(agent.certainty, RETURNED))
    named = agent is not None and agent.certainty >= OWN
    if agent is None:
        agent = _side(at, takers)
    if counter is None and not named and at.frame.relation == "RETREAT":
        # «مقابل الإفراج عن الرهائن»: who is freed is told
        return found
    if agent is not None and (counter is None or set(counter.actors) & set(agent.actors)):
        counter = _side(at, givers if set(agent.actors).isdisjoint(givers) else takers) or counter
    return Sides(agent, counter)


def is_price(s: Sentence, t: int) -> bool:
    """Whether «لقاء» at `t` says what something is done for («أفرجت X عنهم لقاء 96 أسيرا», «لقاء تسليم الجثامين»)."""
    if s.nodes[t].text != ADJACENT or t + 1 >= len(s.nodes):
        return False
    behind = s.nodes[t + 1]
    event = behind.word.is_event and not (behind.is_verb or behind.word.preposition)
    return behind.text[0].isdigit() or (event and behind.actor is None)


def _is_in_turn(at: Trigger) -> bool:
    """Whether words beside a verb say that it is done in return («وتسلمت في المقابل خمسة أسرى»)."""
    if at.frame.relation not in GIVEN or at.frame.mutual or not at.node.is_verb:
        return False
    beside = at.scene.page.text[max(0, at.node.start - BESIDE) : at.node.end + BESIDE]
    return any(words in beside for words in IN_TURN)


def _in_turn(at: Trigger, who: Filler) -> Sides | None:
    """The sides of what somebody does or gets in return: the other is with whom the last thing given was told."""
    taken = at.s.nodes[who.last] if who.last is not None else None
    if at.frame.swapped and taken is not None and taken.generic:
        # «وتسلم في المقابل ثلاثة أسرى»: those are what is got
        nameless = tuple(node.actor for node in at.s.nodes if node.generic and node.actor is not None)
        found = dropped(at.scene, at.s, at.t, without=nameless)
        if found is None:
            return None
        who = found
    for one in at.scene.told_before(at.s, at.t, back=1):
        both = (*one.doers, *one.others)
        if one.relation in GIVEN and set(who.actors) < set(both) and not _is_nameless(at, one.sentence, both):
            other = Filler(tuple(a for a in both if a not in who.actors), RETURNED, "in return")
            return Sides(replace(who, certainty=max(who.certainty, NAMED)), other)
    return None


def _is_nameless(at: Trigger, number: int, who: Sequence[int]) -> bool:
    """Whether one of these is only told of by what he is in a sentence («أربعة أسرى»)."""
    return any(node.generic and node.actor in who for node in at.scene.sentences[number].nodes)


def _is_given(at: Trigger) -> bool:
    """Whether what is told is something given: also the end of an attack («مقابل وقف الهجمات»)."""
    if at.frame.relation in GIVEN and at.frame.relation != "AGREE":
        return True
    ended = at.t > 0 and at.s.nodes[at.t - 1].text in at.s.grammar.words("ending")
    return ended or is_spared(at.s, at.t)


def _side(at: Trigger, who: Sequence[int]) -> Filler | None:
    """A side of what is done in return: those with a name who can act."""
    named = {node.actor for node in at.s.nodes if not node.generic}
    acts = any(actor in named and can_act(at.scene, actor) for actor in who)
    return Filler(tuple(who), RETURNED, "in return") if acts else None


def _price(s: Sentence, t: int) -> int | None:
    """The node of the word that says that what `t` tells is done in return, in its clause before it."""
    words = s.grammar.words("exchanging")
    for j in range(t - 1, max(-1, t - WITHIN), -1):
        node = s.nodes[j]
        if node.text in words:
            return j if node.text != ADJACENT or j == t - 1 else None
        if node.word.role in CLAUSE_ENDS or (node.is_verb and j < t - 1):
            return None
    return None


def _price_told_before(at: Trigger) -> int | None:
    """The node before the trigger where English words right before it say that it is done in return."""
    before = at.scene.page.text[max(0, at.node.start - BESIDE) : at.node.start].lower().rstrip()
    told = any(before.endswith(words) for words in at.s.grammar.words("exchanging"))
    return at.t - 1 if told and at.t else None


def _told_for(at: Trigger, price: int) -> tuple[Sequence[int], Sequence[int]]:
    """Who gave something to whom by what was told last before the price; as a rule both are told."""
    told: Sequence[Told] = at.scene.told.get(at.s.number, ())
    fit = [one for one in told if one.node < price and one.doers and one.relation in GIVEN]
    one = max(fit, key=lambda one: (bool(one.others), one.node), default=None)
    if one is None:
        return (), ()
    forms = at.s.nodes[one.node].word.forms
    swapped = any(form.frame.swapped and form.frame.relation == one.relation for form in forms)
    return (one.others, one.doers) if swapped else (one.doers, one.others)
