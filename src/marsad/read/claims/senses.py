"""What kind of dealing a trigger tells by how it goes on and by who does it."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model.claim import Relation
from marsad.read.claims.lexicon.grammar import pair_words
from marsad.read.claims.lexicon.triggers import Frame
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.agreement import features
from marsad.read.claims.sentences.modality import ENDS, is_spared, is_unaccepted
from marsad.read.claims.sentences.nodes import COMMAS, STOPS
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.joined import bases

OPPOSING = frozenset({"ACCUSE", "REQUEST", "REJECT"})
"""What is a protest where protesters say it."""
ACCEPTING = frozenset({"AGREE", "CONCEDE", "SUPPORT"})
"""What is a rejection where its verb is one of accepting and negated («لا تعترف بـX»)."""
DEFENDING = ("دفاع", "دافع")
"""The letters of the words for defending somebody."""
ABOVE = 8
"""How many nodes before a noun the verb that ends it can stand."""
HELPED = 4
"""How many nodes from its trigger on the word for help can stand («تقديم دعم»)."""


def relation_of(scene: Scene, s: Sentence, t: int, last: int, frame: Frame, doers: Sequence[int]) -> Relation:
    """What kind of dealing it is by how it goes on and by who does it."""
    if frame.relation == "COERCE" and is_spared(s, t):
        return "RETREAT"
    if frame.relation == "ASSAULT":
        return _of_attack(scene, s, t, last, doers, mutual=frame.mutual)
    if frame.relation in ACCEPTING and is_unaccepted(s, t):
        return "REJECT"
    if frame.speech and frame.relation in OPPOSING and scene.protesters.issuperset(doers):
        return "PROTEST"
    if frame.relation == "RETREAT" and frame.mutual and _is_agreed(s, t):
        return "AGREE"
    return _of_help(scene, s, t, last, frame, doers)


def _of_help(scene: Scene, s: Sentence, t: int, last: int, frame: Frame, doers: Sequence[int]) -> Relation:
    """Whether help is joint work or only praise, and praise joint work, as who tells or fights it says."""
    if frame.relation == "SUPPORT" and _is_defence(s, t) and not all(_is_one_person(scene, s, a) for a in doers):
        # «دافع الوزير عن X» is said, «دافعت الفصائل عن X» is fought
        return "COOPERATE"
    if frame.relation == "COOPERATE" and not frame.mutual and _is_stand(s, t):
        return "SUPPORT"
    if frame.relation == "COOPERATE" and frame.mutual and s.language == "ar" and of_contract(s, t):
        return "AGREE"
    return "COOPERATE" if frame.relation == "AID" and _is_armed_help(s, t, last) else frame.relation


def of_contract(s: Sentence, t: int) -> bool:
    """Whether the noun of joint work at `t` says what a paper is on («اتفاقية تعاون», «مذكرة تفاهم للتعاون»)."""
    word = s.nodes[t].word
    if t == 0 or s.nodes[t].is_verb or word.conjunction or word.preposition not in ("", "ل", "ب"):
        return False
    contracts, before = s.grammar.words("contracts"), s.nodes[max(0, t - 2) : t]
    if before[-1].word.stem.removeprefix("ال") not in contracts:
        plain = word.preposition and all(node.actor is None and not node.is_verb for node in before)
        if not plain or before[0].word.stem.removeprefix("ال") not in contracts:
            return False
    return any(form.kind == "noun" and form.frame.relation == "COOPERATE" for form in word.forms)


def _is_stand(s: Sentence, t: int) -> bool:
    """Whether an adjective of alliance tells what somebody's stand or words are («مواقف X المؤيدة لـY»)."""
    if not any(form.kind == "adjective" for form in s.nodes[t].word.forms):
        return False
    stands = s.grammar.words("stands")
    return any(not stands.isdisjoint(bases(node.text)) for node in s.nodes[max(0, t - 2) : t] if node.actor is None)


def _of_attack(scene: Scene, s: Sentence, t: int, last: int, doers: Sequence[int], *, mutual: bool) -> Relation:
    """What an attack is: its end, a protest where protesters attack (PLOVER's PROTEST has riots in it), or words."""
    if _is_ended(s, t, last):
        return "RETREAT"
    if scene.protesters.issuperset(doers) or (mutual and not scene.protesters.isdisjoint(doers)):
        return "PROTEST"
    if _is_in_words(s, t) and (_is_debated(s, t) or all(_is_one_person(scene, s, a) for a in doers)):
        # «شن الوزير هجوما على X», «هاجمت X الاتفاق مع Y»
        return "ACCUSE"
    return "ASSAULT"


def _is_armed_help(s: Sentence, t: int, last: int) -> bool:
    """Whether what helps are strikes or arms: they fight together («تقديم دعم جوي», «غارات لدعم X»)."""
    if s.language != "ar":
        return False
    helps, arms = s.grammar.words("help"), s.grammar.words("arms")
    if not any(
        "supporting" in node.word.kinds or not helps.isdisjoint(bases(node.text)) for node in s.nodes[t : t + HELPED]
    ):
        return False
    linked = s.nodes[t].is_verb and s.nodes[t].word.conjunction
    for j in range(t - 1, t - 1 if linked else max(-1, t - ABOVE), -1):
        node = s.nodes[j]
        if node.is_bound or node.text in STOPS or (node.text in COMMAS and s.nodes[j + 1].word.conjunction):
            break
        if not arms.isdisjoint(bases(node.text)):
            return True
    return any(not arms.isdisjoint(bases(node.text)) for node in s.nodes[t + 1 : max(last, t + HELPED) + 1])


def _is_in_words(s: Sentence, t: int) -> bool:
    """Whether the attack at a node is told by a word that as well means one in words («هاجم», «شن هجوما»)."""
    return any(stem in s.nodes[t].word.stem for stem in s.grammar.words("verbal_attacks"))


def _is_debated(s: Sentence, t: int) -> bool:
    """Whether what is attacked by the verb at `t` can be attacked in words only («هاجم سياسة X»)."""
    debated = s.grammar.words("debated")
    for node in s.nodes[t + 1 : t + ABOVE]:
        if node.actor is None and node.word.stem.removeprefix("ال") in debated:
            return True
        if node.is_verb or node.is_bound or node.text in STOPS or node.word.role == "preposition":
            return False
    return False


def _is_agreed(s: Sentence, t: int) -> bool:
    """Whether the end of a fight that a noun at `t` tells is agreed on («اتفاق لوقف إطلاق النار بين X وY»)."""
    if s.nodes[t].is_verb:
        return False
    deals = s.grammar.words("deals")
    near = s.nodes[max(0, t - HELPED) : t]
    return any(node.actor is None and node.word.stem.removeprefix("ال") in deals for node in near)


def _is_defence(s: Sentence, t: int) -> bool:
    """Whether a word tells that somebody is defended."""
    return s.language == "ar" and any(letters in s.nodes[t].word.stem for letters in DEFENDING)


def _is_one_person(scene: Scene, s: Sentence, actor: int) -> bool:
    """Whether an actor is a single person by name."""
    named = (node for node in s.nodes if node.actor == actor)
    several = any(node.generic or features(node.text, "person").plural for node in named)
    return scene.actors[actor].type == "person" and not several


def _is_ended(s: Sentence, t: int, last: int) -> bool:
    """Whether the attack that a noun at `t` tells is told to end or to lessen («وقف هجمات X», «هجمات X انخفضت»)."""
    if s.nodes[t].is_verb:
        return False
    if is_spared(s, t):
        return True
    ending = s.grammar.words("ending")
    for node in reversed(s.nodes[max(0, t - 3) : t]):
        if node.text.removeprefix("ال") in ending or node.word.stem.removeprefix("ال") in ending:
            return True
        owner = node.actor is not None and s.nodes[t - 1].text == "عن"  # «امتناع X عن قصف Y»
        if (node.actor is not None and not owner) or node.is_verb or node.is_bound or node.word.role == "mark":
            break
    return _ends_behind(s, last) or _is_refrained_from(s, t)


def _ends_behind(s: Sentence, last: int) -> bool:
    """Whether a verb behind what tells an attack says that it ends or lessens, and is not denied («لن تتوقف»)."""
    for i in range(last + 1, min(len(s.nodes), last + ABOVE)):
        if "ending_verbs" in s.nodes[i].word.kinds and s.nodes[i].is_verb:
            return s.nodes[i - 1].word.role != "negation"
    return False


def _is_of_pair(s: Sentence, i: int) -> bool:
    """Whether a comma, or a word for a pair that is named behind it, stands here."""
    return s.nodes[i].text in COMMAS or s.nodes[i].text in pair_words(s.language)


def _is_refrained_from(s: Sentence, t: int) -> bool:
    """Whether the verb above the noun at `t` says that it ends or is not done.

    It stands before it with «عن» («توقفت X عن مهاجمة Y»), or right before it or its subject («أوقفت X قصف Y»).
    """
    before = s.nodes[t - 1] if t else None
    if before is None:
        return False
    last = t - 2 if before.text in COMMAS else t - 1
    if last in s.groups and not s.nodes[t].word.preposition:
        verb = s.groups[last][0] - 1
        while last < t - 1 and verb > 0 and _is_of_pair(s, verb):
            # «تجنب الطرفان، X وY، الاشتباك»
            verb -= 1
        return verb >= 0 and s.nodes[verb].is_verb and not ENDS.isdisjoint(s.nodes[verb].word.kinds)
    if not (before.is_verb or before.word.preposition == "عن"):
        return False
    above = next(
        (j for j in range(t - 1, max(-1, t - ABOVE - 1), -1) if s.nodes[j].is_verb or s.nodes[j].is_bound), None
    )
    if above is None or (above and s.nodes[above - 1].word.role == "negation"):
        # «لا يتوقفون عن إطلاق النار»
        return False
    return not ENDS.isdisjoint(s.nodes[above].word.kinds)
