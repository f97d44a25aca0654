"""The counterpart where a pronoun names it: one that a preposition carries («معه»), or that says whose («جنودها»)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.lexicon.triggers import OBJECT
from marsad.read.claims.sentences.agreement import agrees
from marsad.read.claims.sentences.antecedents import PRONOUNS, Filler
from marsad.read.claims.sentences.joints import CLAUSE_ENDS
from marsad.read.claims.sentences.topics import goes_on
from marsad.read.claims.sides.joined import WITHIN, Trigger
from marsad.read.claims.sides.roles import NEAR, pronoun
from marsad.text.remembered import remembered_by

OTHERS = 1.15
"""How much surer a pronoun on people or places is: it means the other side."""
SEIZING = frozenset({"ASSAULT", "COERCE"})
"""What is done to people without a name more often than to others («محتجين … اعتقلت عشرات منهم»)."""
THEM = ("هم", "هن")
"""Pronouns for several people."""
AGAIN = 0.85
"""How sure it is that a pronoun means whom the verb before was about, done by the same."""
TO_HIM = frozenset({"الي", "ل", "من", "علي"})
"""Prepositions of whom a verb with an object is about besides («دعا إليه X»)."""
CLOSE_BY = 5
"""How many nodes after a trigger a pronoun that belongs to it stands, where no relative clause is between."""


def by_pronoun(at: Trigger, without: Sequence[int]) -> Filler | None:
    """The counterpart where a preposition carries it as a pronoun («معه», «عليهم»)."""
    carried = carried_pronoun(at)
    if carried is None:
        return None
    i, letters = carried
    found = _dealt_with(at, letters, without) or pronoun(
        at.scene, at.s, at.t, letters, as_subject=False, without=without
    )
    return replace(found, how="pronoun: " + found.how, last=i) if found else None


def _dealt_with(at: Trigger, letters: str, without: Sequence[int]) -> Filler | None:
    """Whom the verb that «و» links this one to was about, where the same did it («جلس X مع Y واتفق معه»)."""
    if not (at.node.is_verb and goes_on(at.s, at.t) and letters in PRONOUNS):
        return None
    for one in at.scene.told_before(at.s, at.t, 0):
        if one.others and set(one.doers) & set(without) and not set(one.others) & set(without):
            named = tuple(k for k in range(one.node, at.t) if at.s.nodes[k].actor in one.others)
            fits = named and agrees(at.s.features(named[:1]), *PRONOUNS[letters]) > 0
            return Filler(one.others, AGAIN, "dealt with before") if fits else None
    return None


def carried_pronoun(at: Trigger) -> tuple[int, str] | None:
    """The node of the preposition of the frame that carries a pronoun, and the pronoun («قبضوا عليه»)."""
    nodes, t = at.s.nodes, at.t
    relative = False
    for i, node in enumerate(nodes[t + 1 : t + WITHIN], t + 1):
        word = node.word
        if word.role == "relative" and not at.node.is_verb:
            # «العملية التي يشنها X ضدها»
            relative = True
            continue
        within = relative and nodes[i - 1].word.role == "relative"
        far = not relative and i > t + CLOSE_BY
        if far or (node.is_verb and not within) or word.role in CLAUSE_ENDS:
            return None
        if word.role == "preposition" and word.pronoun and word.preposition in at.frame.takes:
            return i, word.pronoun
    return None


def is_taken_up(at: Trigger) -> bool:
    """Whether a pronoun behind a trigger can name its counterpart: one that a preposition carries, or of an owner."""
    return bool(carried_pronoun(at) or owned_by_it(at) or _judged_of_it(at))


def takes_up_head(at: Trigger, right: Filler) -> bool:
    """Whether a pronoun behind the subject of a relative clause takes up its head («التي ترفض X التعاون معها»)."""
    s, last = at.s, right.last
    if last is None or at.t == 0 or s.nodes[at.t - 1].word.role != "relative":
        return False
    for node in s.nodes[last + 1 : last + NEAR]:
        if node.is_verb or node.is_bound or node.actor is not None or node.word.role == "mark":
            return False
        if node.word.role == "preposition" and node.word.pronoun:
            return True
    return False


def takes_up_before(at: Trigger) -> bool:
    """Whether a preposition takes up what stands before the verb, and its subject follows («حرب تتواجه فيها X وY»).

    «زيارة التقى فيها X» is about another, but not «إضراب دعت إليه X».
    """
    behind = at.s.nodes[at.t + 1].word if at.t + 2 in at.s.groups else None
    asked = not at.frame.takes_object or (behind is not None and behind.preposition in TO_HIM)
    return asked and behind is not None and behind.role == "preposition" and behind.pronoun != ""


def by_owner(at: Trigger, without: Sequence[int]) -> Filler | None:
    """The counterpart where a pronoun on its people or places names it («أسر ستة من جنودها», «هجوم على مواقعه»)."""
    owned = owned_by_it(at) or _judged_of_it(at)
    if owned is None:
        return None
    i, letters = owned
    seized = at.frame.relation in SEIZING
    found = pronoun(at.scene, at.s, i, letters, as_subject=False, without=without, people=seized)
    return replace(found.less(OTHERS), how="owner: " + found.how, last=i) if found else None


def _judged_of_it(at: Trigger) -> tuple[int, str] | None:
    """The node of what somebody praises or blames, and the pronoun that says whose it is («أشاد بمتانة قاعدته»)."""
    nodes, i = at.s.nodes, at.t + 1
    if not (at.frame.through and at.frame.speech) or i + 1 >= len(nodes) or at.s.language != "ar":
        return None
    if nodes[i].word.role == "preposition" and not nodes[i].word.pronoun:
        joint, i = nodes[i].word.preposition, i + 1
    else:
        # a noun of no table does not show that «ب» is none of its letters
        joint = nodes[i].word.preposition or nodes[i].text[0]
    for j in (i, i + 1):
        node = nodes[j] if joint in at.frame.takes and j < len(nodes) else None
        plain = node is not None and node.actor is None and node.word.role == "word" and not node.is_verb
        if not plain or node is None or (j > i and node.word.preposition):
            return None
        letters = next((own for own in ("هم", "ها", "ه") if node.text.endswith(own)), "")
        if letters and (node.word.owned or node.word.pronoun):
            return j, letters
    return None


def owned_by_it(at: Trigger) -> tuple[int, str] | None:
    """The node of people or places that it is done to, and the pronoun on them."""
    some = _some_of_them(at)
    if some is not None:
        return some
    nodes, words = at.s.nodes, at.s.grammar.words
    owner = _owner((at.s.language, at.frame.relation == "COERCE"))
    for i, node in enumerate(nodes[at.t + 1 : at.t + CLOSE_BY + 1], at.t + 1):
        if node.is_verb or node.word.role in CLAUSE_ENDS:
            return None
        letters, own = owner(node.text) if node.actor is None else ("", "")
        if not letters:
            continue
        source, some_of = words("source"), words("some_of")
        first = i - 2 if nodes[i - 1].text in source and i - 2 > at.t else i
        first -= nodes[first - 1].text in some_of and first - 1 > at.t
        before = nodes[first - 1]
        joint = own or nodes[first].word.preposition or (before.word.preposition if first > at.t + 1 else "")
        bare = OBJECT in at.frame.takes and (before is at.node or before.actor is not None)
        return (i, letters) if (joint in at.frame.takes if joint else bare) else None
    return None


def _some_of_them(at: Trigger) -> tuple[int, str] | None:
    """The node that says that some of those named are meant, and the pronoun («أعدمت خمسة منهم», «ضربوا أحدهم»)."""
    nodes, t = at.s.nodes, at.t
    if OBJECT not in at.frame.takes or at.s.language != "ar" or not at.node.is_verb:
        return None
    for k in (t + 1, at.bare[0].group[-1] + 1 if at.bare else t + 1):
        some = nodes[k] if k + 1 < len(nodes) else None
        if some is None or some.actor is not None or some.word.role != "word" or some.is_verb:
            continue
        letters = next((own for own in THEM if some.text.endswith(own)), "")
        if letters and some.text.removesuffix(letters) in at.s.grammar.words("some_of"):
            return k, letters
        joint = nodes[k + 1].word
        if (
            joint.preposition == "من"
            and joint.role == "preposition"
            and joint.pronoun in THEM
            and not some.word.definite
        ):
            return k + 1, joint.pronoun
    return None


@remembered_by
def _owner(where: tuple[str, bool], text: str) -> tuple[str, str]:
    """The pronoun on a noun of people or places, and the preposition written onto its front; empty where none is.

    `where` is the language, and whether somebody is meddled with: then the noun can be of a state's affairs.
    """
    language, meddled = where
    words = constructions(language).words
    owned = words("forces") | words("sites") | words("leaders") | (words("affairs") if meddled else frozenset())
    for skipped in range(2 if text[0] in "بل" else 1):
        for letters in ("هم", "ها", "ه"):
            noun = text[skipped:].removesuffix(letters)
            if text.endswith(letters) and (noun in owned or (noun[-1:] == "ت" and noun[:-1] + "ه" in owned)):
                return letters, text[:skipped]
    return "", ""
