"""With whose help something is done («بدعم من X», «بفضل دعم X»), and who does it."""

from __future__ import annotations

from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.sentences.antecedents import FIRST_PERSON, Filler, filler
from marsad.read.claims.sentences.clauses import arguments
from marsad.read.claims.sentences.joints import chain
from marsad.read.claims.sentences.nodes import Node
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.control import controller
from marsad.read.claims.sides.joined import Trigger, matching
from marsad.read.claims.sides.roles import can_act, subject

ABOVE = 12
"""How many nodes before a noun the verb that governs it can stand."""
NEAR = 6
"""Within how many nodes before a noun a word says that it tells what is asked or blamed."""
HEEDS = 0.85
"""How sure it is that who does something at a request was asked."""
FROM = "من"
"""The preposition of those whose strikes something is done with."""
STRIKES = "whose strikes"
"""The rule that takes whose strikes help for who helps."""
THANKS = "بفضل"
"""The preposition of what something is owed to."""


def is_help(s: Sentence, t: int) -> bool:
    """Whether the noun at `t` tells with whose help something was done («تحقق بدعم X», «بمشاركة X»)."""
    word = s.nodes[t].word
    if t == 0 or word.stem not in s.grammar.words("helping"):
        return t == 0 and word.preposition == "ب" and word.stem in s.grammar.words("helping")
    previous = s.nodes[t - 1]
    if previous.word.preposition == THANKS or _is_heeded(s, t):
        return True
    if word.preposition != "ب" or previous.word.role == "preposition" or _is_committed(previous):
        return False
    verb = next((node for node in reversed(s.nodes[max(0, t - NEAR) : t]) if node.is_verb), None)
    asked = (
        verb is not None and not _strikes(verb) and any(f.frame.speech and not f.frame.with_ for f in verb.word.forms)
    )
    doing = (previous.is_verb and bool(previous.word.kinds & {"doing", "auxiliaries"})) or (
        verb is not None and "bringing" in verb.word.kinds
    )
    return not (doing or asked or any(_is_blamed(node) for node in s.nodes[max(0, t - NEAR) : t]))


def helps_before(s: Sentence, t: int) -> bool:
    """Whether the noun at `t` tells who helped with what stands before it («تقدمت بدعم من X»)."""
    word = s.nodes[t].word
    return word.preposition == "ب" and t > 0 and s.nodes[t - 1].word.role != "mark" and is_help(s, t)


def _is_heeded(s: Sentence, t: int) -> bool:
    """Whether something is done because it was asked for («استجابة لطلب X», «بناء على طلب من X»)."""
    before = t - 1 if s.nodes[t].word.preposition else t - 2
    joined = before >= 0 and (s.nodes[t].word.preposition or s.nodes[before + 1].word.role == "preposition")
    return bool(joined) and s.nodes[before].text.removeprefix("و") in s.grammar.words("heeding")


def _is_committed(node: Node) -> bool:
    """Whether an adjective of will or duty says who does what «ب» follows with («ملتزمة بدعم X»)."""
    words = constructions("ar").words("committed")
    stem = node.word.stem.removeprefix("ال")
    return stem in words or any(stem.removesuffix(ending) in words for ending in ("ه", "ين", "ون", "ا", "تين"))


def _strikes(node: Node) -> bool:
    """Whether a word of blame as well tells an attack («هاجم»)."""
    return any(form.frame.relation == "ASSAULT" for form in node.word.forms)


def _is_blamed(node: Node) -> bool:
    """Whether a word near tells that somebody is blamed for what follows."""
    blaming = any(form.frame.relation == "ACCUSE" and not form.frame.with_ for form in node.word.forms)
    return blaming and not _strikes(node)


def is_our_help(s: Sentence, t: int) -> bool:
    """Whether the speaker's own side helps with what the clause tells («تحقق النصر بمساعدتنا», not «متهم بدعمنا»)."""
    word = s.nodes[t].word
    noun = word.stem.removesuffix(word.pronoun)
    if word.pronoun not in FIRST_PERSON or word.preposition != "ب" or s.nodes[t].is_verb:
        return False
    helps = not {noun, noun.removesuffix("ت") + "ه"}.isdisjoint(s.grammar.words("helping"))
    return helps and not any(_is_asked_or_blamed(node) for node in s.nodes[max(0, t - NEAR) : t])


def _is_asked_or_blamed(node: Node) -> bool:
    return any(form.frame.speech and not form.frame.with_ for form in node.word.forms) or _is_committed(node)


def _heeding(at: Trigger) -> Filler | None:
    """Who does what somebody asked for, also where that is told by a noun («أعلنت X الهدنة استجابة لطلب Y»)."""
    verb = next((j for j in at.s.backwards(at.t, 0) if at.s.nodes[j].is_verb or at.s.nodes[j].is_bound), None)
    found = subject(at.scene, at.s, verb) if verb is not None and at.s.nodes[verb].is_verb else None
    return found.less(HEEDS) if found is not None else None


def helped(at: Trigger, helper: Filler) -> Filler | None:
    """Who does with help what is told: who controls the noun, the one before it, or whose deed the clause tells."""
    s, t = at.s, at.t
    found = controller(at.scene, s, t, helper.actors) or (_heeding(at) if _is_heeded(s, t) else None)
    if found is None and t - 1 in s.groups and chain(s, s.groups[t - 1][0], -1)[0][-1] == "":
        # «المقاومة وبإسناد من X تمكنت»
        found = filler(s, s.groups[t - 1], 0.9, "helped")
    if found is None:
        # «تأتي هجمات المقاومة بدعم من X»
        above = next((j for j in range(t - 1, max(-1, t - ABOVE), -1) if s.nodes[j].is_verb), None)
        deed_of = next((a for a in arguments(s, above) if a.via and a.is_bare), None) if above is not None else None
        found = filler(s, deed_of.group, 0.85, "whose deed") if deed_of and deed_of.group[-1] < t else None
    acts = found is not None and any(can_act(at.scene, actor) for actor in found.actors)
    if helper.how == STRIKES and found is not None and found.how.startswith("antecedent"):
        return None
    return found if acts and found is not None and not set(found.actors) & set(helper.actors) else None


def strikers(at: Trigger) -> Filler | None:
    """With whose strikes something is done («تقدمت X بدعم من غارات Y»)."""
    first = at.right[0] if at.right else None
    if first is None or first.chain[0] != FROM or not (first.via and at.frame.with_) or not is_help(at.s, at.t):
        return None
    own = set(first.via) <= set(matching(at.s, at.t, at.frame.with_)) and first.outer == at.t + 1
    return filler(at.s, first.group, 1.0, STRIKES, told=True) if own else None
