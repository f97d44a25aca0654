"""Who made the offer or request that somebody accepts or refuses («رفضت X عرضا تقدم به Y», «قبلت X طلبا من Y»)."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.clauses import arguments
from marsad.read.claims.sentences.nodes import STOPS
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.control import tells_why
from marsad.read.claims.sides.joined import Trigger
from marsad.read.claims.sides.roles import after, can_act

ANSWERS = frozenset({"REJECT", "AGREE", "CONCEDE"})
"""What is done with an offer."""
NEAR = 6
"""Within how many nodes behind its verb an offer stands, and who made it behind the offer."""
MADE = 0.95
"""How sure it is that whoever made the offer is the other side."""


REFUSED = 0.9
"""How sure it is that he is refused with whom somebody refuses to deal."""


def offerer(at: Trigger, without: Sequence[int]) -> Filler | None:
    """Who made the offer that the verb or noun accepts or refuses."""
    if at.frame.relation not in ANSWERS or at.s.language != "ar":
        return None
    offer = offer_behind(at.s, at.t)
    found = maker(at, offer) if offer is not None else None
    return found if found is not None and not set(found.actors) & set(without) else None


def offer_behind(s: Sentence, t: int) -> int | None:
    """The node of the offer that the word at `t` is about, its subject between passed over."""
    for i in range(t + 1, min(len(s.nodes), t + NEAR)):
        node = s.nodes[i]
        if is_offer(s, i):
            return i
        if node.is_verb or node.is_bound or node.text in STOPS:
            return None
    return None


def is_offer(s: Sentence, i: int) -> bool:
    """Whether a noun of asking or offering stands at a node."""
    node = s.nodes[i]
    stem = node.word.stem or node.text
    if node.actor is not None or node.is_verb or s.language != "ar":
        return False
    named = {stem.removeprefix("ال"), stem.removesuffix("ا")} & s.grammar.words("offers")
    # «اتفق X وY بوساطة Z», «انسحبت X بناء على طلب Y»
    return bool(named) and not (named & s.grammar.words("mediating") or tells_why(s, i))


def is_clause_of_offer(s: Sentence, i: int) -> bool:
    """Whether an offer stands at a node that tells by more than its genitive who made it («طلبا من X», not «طلب X»)."""
    following = s.nodes[i + 1] if i + 1 < len(s.nodes) else None
    construct = following is not None and following.actor is not None and not following.word.preposition
    return not construct and is_offer(s, i)


def maker(at: Trigger, i: int) -> Filler | None:
    """Who made the offer at a node: its genitive, who stands behind «من», or the subject of what is said of it."""
    s = at.s
    verb = next((v for v in range(i + 1, min(len(s.nodes), i + NEAR)) if s.nodes[v].is_verb), len(s.nodes))
    for argument in arguments(s, i)[:1]:
        near = argument.group[0] < verb and argument.distance <= NEAR
        if near and not argument.via and (argument.is_bare or argument.chain[0] in s.grammar.words("source")):
            acts = any(can_act(at.scene, actor) for actor in s.actors(argument.group))
            return filler(s, argument.group, MADE, "whose offer", told=True) if acts else None
    found = after(s, verb) if verb < len(s.nodes) and _is_of_offer(s, i, verb) else None
    return found.less(MADE) if found is not None else None


def refused_with(at: Trigger, without: Sequence[int]) -> Filler | None:
    """With or to whom that is done which somebody refuses to do in a clause of its own («رفضت X أن تلتقي Y»)."""
    v = refused_clause(at.s, at.t)
    if v is None or at.frame.relation != "REJECT":
        return None
    behind = arguments(at.s, v)
    for form in at.s.nodes[v].word.forms:
        takes = form.frame.takes
        for argument in behind if form.kind == "verb" else ():
            fits = argument.is_bare if argument.chain[-1] == "" else argument.chain[0] in takes
            who = at.s.actors(argument.group)
            if fits and not set(who) & set(without) and any(can_act(at.scene, actor) for actor in who):
                return filler(at.s, argument.group, REFUSED, "refused with", told=True)
    return None


def refused_clause(s: Sentence, t: int) -> int | None:
    """The verb of the clause that the verb of refusing at `t` takes, its subject between passed over."""
    if "refusing" not in s.nodes[t].word.kinds or s.language != "ar":
        return None
    for i in range(t + 1, min(len(s.nodes) - 1, t + NEAR)):
        node = s.nodes[i]
        if node.word.role == "that":
            opens = not (node.word.pronoun or node.word.conjunction) and s.nodes[i + 1].is_verb
            return i + 1 if opens else None
        if node.is_verb or node.word.role not in ("word", "preposition"):
            return None
    return None


def _is_of_offer(s: Sentence, i: int, verb: int) -> bool:
    """Whether the verb opens what is said of the offer: its pronoun or that behind it takes the offer up."""
    taken_up = s.nodes[verb].word.pronoun or (verb + 1 < len(s.nodes) and s.nodes[verb + 1].word.pronoun)
    return bool(taken_up) and all(node.actor is None and node.word.role != "mark" for node in s.nodes[i + 1 : verb])
