"""A trigger where it stands, and what is joined to it by words and prepositions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from marsad.read.claims.lexicon.triggers import Frame, frames
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.antecedents import PRONOUNS
from marsad.read.claims.sentences.nodes import Node
from marsad.read.claims.sentences.sentences import Argument, Sentence
from marsad.read.claims.sides.roles import can_act
from marsad.text.remembered import remembered

ONE_MORE = frozenset({"واخر", "واخران", "واخرين", "واخرون", "واخري"})
"""Words for one more or some more («وآخر من X»)."""
DUAL = "هما"
"""The pronoun for two."""
BORDERS = frozenset(("حدود", "حدوديه", "حدودي"))
"""Words for what parts states, so that others «between» whom something is behind them do it."""
UPON = frozenset({"علي", "ضد"})
"""Prepositions past which «ل» tells whose something is,"""
GIVEN = frozenset({"AID", "SUPPORT", "COOPERATE"})
"""where the dealing is one that somebody gets with «ل»."""
FIRST = 4
"""Within how many nodes from a preposition the first stands whom it joins."""
OWNERS = (*PRONOUNS, "نا")
"""Pronouns at the end of a noun."""
WITHIN = 10
"""How many nodes after a trigger the words that belong to it stand,"""
BEFORE = 5
"""and before it where it goes on with the clause before."""


class Trigger(msgspec.Struct, frozen=True):
    """A trigger where it stands: its node, number `t` of a sentence, its frame; `right` are the actors after it."""

    scene: Scene
    s: Sentence
    t: int
    node: Node
    frame: Frame
    right: Sequence[Argument]

    @property
    def bare(self) -> list[Argument]:
        """The actors after it that no preposition joins.

        `through` frames reach over the noun of another event, others over one that is their own `with` word («علقت X
        عضوية Y»).
        """
        hosted = [a for a in self.right if a.is_bare and (a.hosted or not self.node.is_verb)]
        own = frozenset(matching(self.s, self.t, self.frame.with_)) if any(a.via for a in hosted) else frozenset()
        return [a for a in hosted if (self.frame.through or own.issuperset(a.via)) and not self._is_one_more(a)]

    def _is_one_more(self, argument: Argument) -> bool:
        """Whether somebody of them is linked to the one before («قتل جندي وآخر من X»)."""
        i = argument.outer - 1
        linked = i > self.t + 1 and argument.chain[0] == "من"
        linked = linked and (self.s.nodes[i].word.conjunction or self.s.nodes[i].text in ONE_MORE)
        return linked and self.s.nodes[i].actor is None and self.s.nodes[i - 1].actor is not None


def followed(s: Sentence, t: int, words: frozenset[str]) -> bool:
    """Whether one of these words follows in the clause, or stands before in the clause that this one belongs to."""
    if _sought(s).keys().isdisjoint(words):
        return False
    near = _near(s, t, words, t - BEFORE)
    related = any(node.word.role == "relative" for node in s.nodes[max(0, t - 2) : t])
    if near and near[0] < t and (s.nodes[t].word.pronoun or related) and not _takes_up_event(s, t, near):
        return True
    return any(_is_of_clause(s, t, i) for i in near if i > t)


def _takes_up_event(s: Sentence, t: int, near: Sequence[int]) -> bool:
    """Whether the pronoun on a verb means the event right before, none of these («الاتفاق … بعد لقاءات عقدها X»)."""
    node, before = s.nodes[t], s.nodes[t - 1]
    return bool(node.is_verb and node.word.pronoun and before.word.is_event) and t - 1 not in near


def matching(s: Sentence, t: int, words: frozenset[str]) -> Iterator[int]:
    """The nodes of these words that follow a trigger in its clause."""
    return (i for i in _near(s, t, words, t + 1) if _is_of_clause(s, t, i))


def _near(s: Sentence, t: int, words: frozenset[str], start: int) -> list[int]:
    """The nodes from one on, near the trigger at `t`, that can stand for one of these words, in order.

    Behind a verb, «لل» is before whom something is done for («قدمها للفريق»), behind a noun it can be before what is
    done («رفع للعقوبات»).
    """
    places = {i for word, nodes in _sought(s).items() if word in words for i in nodes if start <= i < t + WITHIN}
    if s.nodes[t].is_verb:
        places = {i for i in places if s.nodes[i].text in words or not s.nodes[i].text.startswith("لل")}
    return sorted(places)


def _sought(s: Sentence) -> Mapping[str, Sequence[int]]:
    """What the words of a sentence can stand for of all that triggers have to be followed by, with their nodes."""
    if s.sought is None:
        stands_for = _sought_in_arabic if s.language == "ar" else bases
        s.sought = defaultdict(list)
        for i, words in enumerate(map(stands_for, [node.text for node in s.nodes])):
            for word in words:
                s.sought[word].append(i)
    return s.sought


@remembered
def _sought_in_arabic(text: str) -> frozenset[str]:
    """What a word can stand for of all that triggers have to be followed by, or must not be; most words for nothing.

    A name of several words can be one of those itself («المنظمات الإرهابية»).
    """
    return (bases(text) | {text}) & _after_triggers()


@cache
def _after_triggers() -> frozenset[str]:
    """The words that some Arabic trigger has to be followed by, or must not be."""
    return frozenset().union(*(frame.with_ | frame.without for frame, _ in frames("ar")))


def _is_of_clause(s: Sentence, t: int, i: int) -> bool:
    """Whether a node behind a trigger stands in its clause, and in no phrase of what only goes with the deed."""
    if s.nodes[i - 1].text in s.grammar.words("apart since owing"):
        return False
    return not any(_ends_clause(s, k) for k in range(t + 1, i + 1))


def _ends_clause(s: Sentence, i: int) -> bool:
    """Whether the clause before a node ends there: a complementizer, subordinating word or verb of its own."""
    node = s.nodes[i]
    if node.word.role in ("that", "subordinator"):
        # «وصفه بأنه», «صنفها على أنها»
        called = node.word.role == "that" and node.word.pronoun
        return not (called and (node.text[0] == "ب" or s.nodes[i - 1].text == "علي"))
    return node.is_verb and (node.word.conjunction or not node.word.forms)


@remembered
def bases(text: str) -> frozenset[str]:
    """A folded word, or the first word of a name, with what a table entry of it can lack; in Latin letters all words.

    That is without clitics, article, pronoun, ending of the object («سفير X»). Of what is named without article the
    second word counts too («منظمة إرهابية»).
    """
    if text.isascii() and " " in text:
        return frozenset(text.split())
    text, *rest = text.split(" ", 2)
    second = frozenset(rest[:1]) if not text.startswith("ال") else frozenset[str]()
    found = {text}
    if text[:1] in "وف" and len(text) > 3:
        found.add(text[1:])
    found |= {form[2 if form.startswith("لل") else 1 :] for form in found if form[:1] in "بل" and len(form) > 3}
    found |= {form.removeprefix("ال") for form in found}
    owned = [form for form in found if form.endswith(OWNERS)]
    whole = {form.removesuffix(letters) for form in owned for letters in OWNERS if form.endswith(letters)}
    found |= whole | {form[:-1] + "ه" for form in whole if form.endswith("ت")}
    return second | found | {form.removesuffix("ا") for form in found if len(form) > 3}


def joined(at: Trigger, takes: frozenset[str]) -> Argument | None:
    """The first group joined by one of these prepositions, unless it hangs on the noun of another event."""
    places = at.s.grammar.words("where")
    for argument in at.right:
        if argument.chain[0] in places and _is_only_where(at, argument):
            continue
        for preposition in argument.chain:
            if preposition not in takes:
                continue
            page = at.s.nodes[argument.group[0]].text.partition(" ")[0] in at.s.grammar.words("networks")
            if page and at.frame.relation == "ASSAULT":
                # «تبنت X الهجوم في بيان على موقع Y»
                continue
            if preposition == "ل" and argument.via and at.node.is_verb and at.frame.takes_object and not at.frame.with_:
                # «دان X قصف Y لـZ»: what hangs on the deed
                continue
            if argument.outer in argument.via and not at.frame.through and not _is_with(at, argument.outer):
                # «غارات لدعم X»: what hangs on an event with a preposition of its own
                continue
            upon = argument.chain[-1] in UPON and argument.chain[-1] not in at.frame.takes
            if preposition == "ل" and upon and at.frame.relation in GIVEN:
                # «بدعم X من السيطرة على معقل لـY»: whose the place is
                continue
            # «سلم X وقودا مقابل وقف الهجمات على Y»: whose the attacks are aimed at
            own = at.frame.through or (at.frame.with_ and at.s.language == "en")
            hangs = claimed(at, argument.outer, preposition) or (argument.via and not at.frame.with_)
            if own or not hangs:
                return argument
    return None


def _is_only_where(at: Trigger, argument: Argument) -> bool:
    """Whether a preposition of place tells only where it is done, or where a deed is that somebody judges."""
    if at.frame.through and argument.chain[0] == "في" and "في" not in at.frame.takes:
        return True
    return at.frame.mutual and not any(can_act(at.scene, a) for a in at.s.actors(argument.group))


def _is_with(at: Trigger, i: int) -> bool:
    """Whether the word at a node is the one that a frame has to be followed by («يخضع للتحقيق لدى X»)."""
    return not at.frame.with_.isdisjoint(bases(at.s.nodes[i].text))


def _first_is_place(s: Sentence, outer: int) -> bool:
    """Whether the actor that a preposition at a node joins is a place, as those are between which a border runs."""
    first = next((node for node in s.nodes[outer : outer + FIRST] if node.actor is not None), None)
    return first is not None and first.kind == "place"


def claimed(at: Trigger, outer: int, preposition: str) -> bool:
    """Whether a noun of an event between the trigger and a preposition takes that preposition for itself."""
    between_word, by = preposition in at.s.grammar.words("between"), at.s.grammar.words("agent")
    parting = at.s.grammar.words("parting") if between_word else frozenset[str]()
    if between_word and not _first_is_place(at.s, outer):
        # «تبادل لإطلاق النار على الحدود بين X وY»: those who fire at each other
        parting -= BORDERS
    for i in range(at.t + 1, outer):
        node = at.s.nodes[i]
        if node.actor is None and node.word.stem.removeprefix("ال") in parting:
            # «كمين على الحدود بين X وY»
            return True
        # «تبادل لإطلاق النار بين»: the fire that is exchanged is no other event
        own = _is_with(at, i) or (i + 1 < outer and _is_with(at, i + 1))
        for form in () if node.is_verb or own else node.word.forms:
            if any(n.text != word for n, word in zip(at.s.nodes[i + 1 :], form.rest, strict=False)):
                continue  # «threatened with death by X» is no death threat
            taken = preposition in form.frame.takes or preposition in by
            if form.kind == "noun" and (taken or (between_word and form.frame.mutual)):
                return not node.word.conjunction
    return False
