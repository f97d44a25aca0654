"""Guess the side of a dealing that an English clause leaves open: who dealt last with the side that it names."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.english.antecedents import BETWEEN, acts, body_of, last_pair, pair
from marsad.read.claims.english.smallwords import OWNERS
from marsad.read.claims.english.things import blamed, officers
from marsad.read.claims.scenes.scene import Scene, Sides
from marsad.read.claims.sentences.antecedents import Filler
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.joined import Trigger, followed

WANTING = frozenset({"REJECT", "SANCTION", "THREATEN"})
"""What is done to somebody who need not be named again («they tore up the contract»)."""
SILENT = frozenset({"did", "do", "does", "has", "have", "had", "failed", "never"})
"""With what the words begin that say of somebody that he gave no answer, as a rule to who asks for a newspaper."""
SUFFERED = frozenset({"COERCE", "ASSAULT"})
"""What somebody suffers from one who need not be named again («he was arrested»)."""
JUDGING = frozenset({"ACCUSE", "SUPPORT"})
"""What is said of others by the noun of what they did («condemned the raid», «praised the deal»)."""
NEAR = 6
"""Within how many nodes of the verb stands what is asked of those who fight,"""
CALMED = 0.75
"""and how sure it is that the two sides of the page are meant."""
REMEMBERED = 4
"""For how many sentences it is in mind who dealt with whom,"""
AT_ONCE = 1
"""and whose doing it is what somebody suffers («he was arrested»)."""
PARTNER = 0.6
"""How sure it is that the last partner is meant."""


def completed(at: Trigger, found: Sides) -> Sides:
    """The sides with an open one taken from who dealt last with the other."""
    if found.agent is not None and found.counter is None and not found.together and at.node.is_verb:
        if at.frame.relation in JUDGING and at.frame.takes_object:
            return Sides(found.agent, blamed(at.scene, at.s, at.t, found.agent.actors))
        if at.frame.relation == "REQUEST" and at.frame.speech:
            return Sides(found.agent, _fighting(at, found.agent))
    suffered = found.agent is None and at.frame.relation in SUFFERED
    if found.together or not at.node.is_verb or not (suffered or at.frame.relation in WANTING):
        return found
    behind = [node.text for node in at.s.nodes[at.t + 1 : at.t + 3]]
    own = behind[:1] != [] and behind[0] in OWNERS and not at.s.grammar.words("own_work").isdisjoint(behind)
    if refuses_words(at) or own:
        return found  # «suspended its operations»
    known = found.agent or found.counter
    if known is None or (found.agent is not None and found.counter is not None):
        return found
    other = _partner_left_open(at, known, done_to=found.agent is None, suffered=suffered)
    return Sides(found.agent or other, found.counter or other)


def _partner_left_open(at: Trigger, known: Filler, *, done_to: bool, suffered: bool) -> Filler | None:
    """Who dealt last with the one side that is known, or the police of a page that hold him."""
    if done_to and at.node.text in at.s.grammar.words("sentenced"):
        return None  # «the clerk, who was jailed»: by a court
    other = partner(at.scene, at.s, at.t, known.actors, AT_ONCE if done_to else REMEMBERED)
    return officers(at.scene, at.s, at.t, known.actors) if other is None and suffered else other


def _fighting(at: Trigger, who: Filler) -> Filler | None:
    """Of whom restraint or an end of the fighting is asked: the two sides («urged restraint», «called for a truce»)."""
    restraint = at.s.grammar.words("restraint")
    if not any(node.text in restraint for node in at.s.nodes[at.t + 1 : at.t + NEAR]):
        return None
    both = pair(at.scene, at.s, at.t, without=who.actors)
    return both.less(CALMED) if both is not None else None


def refuses_words(at: Trigger) -> bool:
    """Whether what is refused is a word to the press, or a charge: «declined to comment», «rejected the claims»."""
    silent = at.node.text in SILENT  # «did not reply to questions»
    return at.frame.relation == "REJECT" and (silent or followed(at.s, at.t, at.s.grammar.words("denied")))


def partner(scene: Scene, s: Sentence, t: int, who: Sequence[int], back: int = REMEMBERED) -> Filler | None:
    """Who dealt last, up to `back` sentences before a node, with those of one side."""
    for told in scene.told_before(s, t, back):
        one, other = (told.doers, told.others) if set(told.doers) & set(who) else (told.others, told.doers)
        rest = tuple(actor for actor in (other or one) if actor not in who and acts(scene, actor))
        if rest and set(one) & set(who):
            return Filler(rest, PARTNER, "last partner")
    return None


def rest_of_pair(at: Trigger, who: Filler) -> Filler | None:
    """The other one of those who dealt with each other last."""
    rest = tuple(actor for actor in last_pair(at.scene, at.s, at.t) or () if actor not in who.actors)
    return Filler(rest, 0.9, "last pair") if len(rest) == 1 else None


def own_pair(scene: Scene, s: Sentence, i: int) -> Filler | None:
    """Whoever speaks at a node and the one with whom he dealt last («Y denied any such meeting»)."""
    speaker = scene.speakers.get(s.nodes[i].start)
    own = {speaker, body_of(scene, speaker)} if speaker is not None else set[int]()
    for told in scene.told_before(s, i, 2 * REMEMBERED) if own else ():
        both = tuple(dict.fromkeys((*told.doers, *told.others)))
        dealt = told.relation in BETWEEN and len(both) == 2 and not own.isdisjoint(both)
        if dealt and all(acts(scene, actor) for actor in both):
            return Filler(both, 0.95, "own pair")
    return None
