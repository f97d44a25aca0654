"""What is joined to a trigger: counterparts with their prepositions, pairs, pronouns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from marsad.read.claims.antecedents import FIRST_PERSON, PRONOUNS, Filler, antecedent, filler
from marsad.read.claims.clauses import Argument, Sentence, arguments, chain
from marsad.read.claims.grammar import pair_words
from marsad.read.claims.nodes import COMMAS, STOPS, Node
from marsad.read.claims.roles import NEAR, Scene, after, can_act, head, pronoun, speaker
from marsad.read.claims.roles import before as subject_before
from marsad.read.claims.triggers import OBJECT, Frame

DUAL = "هما"
"""The pronoun for two."""
OTHERS = 1.15
"""How much surer a pronoun on people or places is: it means the other side."""
CLOSE_BY = 5
"""How many nodes after a trigger a pronoun that belongs to it stands, where no relative clause is between."""
WITHIN = 10
"""How many nodes after a trigger the words that belong to it stand."""


class Trigger(msgspec.Struct, frozen=True):
    """A trigger where it stands: node `t` of a sentence, read with a frame; `right` are the actors after it."""

    scene: Scene
    s: Sentence
    t: int
    frame: Frame
    right: Sequence[Argument]

    @property
    def node(self) -> Node:
        """The trigger's own node."""
        return self.s.nodes[self.t]

    @property
    def bare(self) -> list[Argument]:
        """The actors after it that no preposition joins; `through` frames reach over the noun of another event."""
        hosted = (a for a in self.right if a.is_bare and (a.hosted or not self.node.is_verb))
        return [a for a in hosted if self.frame.through or not a.via]


class Sides(msgspec.Struct, frozen=True):
    """What a trigger's constructions tell of the two sides of its frame; `together` says that all are in `agent`."""

    agent: Filler | None = None
    counter: Filler | None = None
    together: bool = False


def followed(s: Sentence, t: int, words: frozenset[str]) -> bool:
    """Whether one of these words follows in the clause, or stands before in the clause that this one belongs to."""
    if any(True for _ in matching(s, t, words)):
        return True
    if s.nodes[t].word.pronoun or any(node.word.role == "relative" for node in s.nodes[max(0, t - 2) : t]):
        return any(_is_one(node.text, words) for node in s.nodes[max(0, t - 5) : t])
    return False


def matching(s: Sentence, t: int, words: frozenset[str]) -> Iterator[int]:
    """The nodes of these words that follow a trigger in its clause."""
    for i in range(t + 1, min(len(s.nodes), t + WITHIN)):
        node = s.nodes[i]
        called = node.word.role == "that" and node.word.pronoun and node.text.startswith("ب")
        clause = node.is_verb and (node.word.conjunction or not node.word.forms)
        if (node.word.role in ("that", "subordinator") and not called) or clause:
            return
        if _is_one(node.text, words):
            yield i


def _is_one(text: str, words: frozenset[str]) -> bool:
    """Whether a word, or the first word of a name («سفير X») or in Latin letters any, is one of these."""
    if text.isascii() and " " in text:
        return not words.isdisjoint(text.split())
    return not words.isdisjoint(_bases(text.partition(" ")[0]))


@lru_cache(maxsize=65536)
def _bases(text: str) -> frozenset[str]:
    """A folded word with what a table entry of it can lack: without clitics, article, pronoun, ending of the object."""
    found = {text}
    if text[:1] in "وف" and len(text) > 3:
        found.add(text[1:])
    found |= {form[1:] for form in found if form[:1] in "بل" and len(form) > 3}
    found |= {form.removeprefix("ال") for form in found}
    whole = {form.removesuffix(letters) for form in found for letters in (*PRONOUNS, "نا") if form.endswith(letters)}
    found |= whole | {form[:-1] + "ه" for form in whole if form.endswith("ت")}
    return frozenset(found | {form.removesuffix("ا") for form in found if len(form) > 3})


def joined(at: Trigger, takes: frozenset[str]) -> Argument | None:
    """The first group joined by one of these prepositions, unless it hangs on the noun of another event."""
    places = at.s.grammar.words("where")
    for argument in at.right:
        acts = any(can_act(at.scene, a) for a in at.s.actors(argument.group))
        where = (at.frame.mutual and not acts) or (at.frame.through and argument.chain[0] == "في")
        for preposition in argument.chain:
            if preposition not in takes or (where and argument.chain[0] in places):
                continue
            if preposition == "ل" and argument.via and at.node.is_verb and at.frame.takes_object and not at.frame.with_:
                # «دان X قصف Y لـZ»: what hangs on the deed
                continue
            own = at.frame.through or at.frame.with_
            if own or not (argument.via or _claimed(at, argument.outer, preposition)):
                return argument
    return None


def _claimed(at: Trigger, outer: int, preposition: str) -> bool:
    """Whether a noun of an event between the trigger and a preposition takes that preposition for itself."""
    between_word, by = preposition in at.s.grammar.words("between"), at.s.grammar.words("agent")
    for node in at.s.nodes[at.t + 1 : outer]:
        for form in () if node.is_verb else node.word.forms:
            taken = preposition in form.frame.takes or preposition in by
            if form.kind == "noun" and (taken or (between_word and form.frame.mutual)):
                return not node.word.conjunction
    return False


def has_counterpart(at: Trigger) -> bool:
    """Whether a counterpart is joined by a preposition of the frame, or told by a pair word or by what it owns."""
    takes = at.frame.takes
    return (
        joined(at, takes - {OBJECT}) is not None
        or pair_joined(at, takes, ()) is not None
        or _owned_by_it(at) is not None
    )


def counterpart(at: Trigger, bare: Sequence[Argument], who: Filler) -> Filler | None:
    """With or to whom a verb's subject does it; `bare` are the actors that can be its object."""
    word = at.node.word
    if at.frame.takes_object and word.pronoun:
        return _object_pronoun(at, who)
    both = pair_joined(at, at.frame.takes, who.actors)
    if both is not None:
        return both
    argument = joined(at, at.frame.takes - {OBJECT})
    if at.frame.takes_object and (argument is None or at.s.actors(argument.group) == who.actors):
        others = (a for a in bare if at.s.actors(a.group) != who.actors and a.distance <= 2 * NEAR)
        argument = next(others, None)
    if argument is None and at.frame.through:
        argument = deed(at, who)
    if argument is not None:
        return filler(
            at.s, argument.group, 0.85 if argument.via or _is_crossed(at, argument) else 1.0, "object", told=True
        )
    return by_pronoun(at, who.actors) or by_owner(at, who.actors)


def _is_crossed(at: Trigger, argument: Argument) -> bool:
    """Whether a comma parts a trigger from an argument that is not right behind it."""
    return any(node.text in COMMAS for node in at.s.nodes[at.t + 1 : argument.group[0]])


def _object_pronoun(at: Trigger, who: Filler) -> Filler | None:
    """Whom the pronoun at the end of a verb means: the head of its relative clause, or an antecedent."""
    letters = at.node.word.pronoun
    near = range(at.t - 1, max(-1, at.t - 3), -1)
    relative = next((j for j in near if at.s.nodes[j].word.role == "relative"), None)
    if relative is not None:
        return head(at.scene, at.s, relative, *PRONOUNS.get(letters, (None, "s")))
    if letters == DUAL:
        return pair_meant(at)
    if letters in FIRST_PERSON:
        return speaker(at.scene, at.s, at.t)
    found = pronoun(at.scene, at.s, at.t, letters, as_subject=False, without=who.actors)
    # a thing is meant more often than an actor, except by «هم»
    return found.less(1.0 if at.frame.speech or letters in ("هم", "هما") else 0.6) if found else None


def deed(at: Trigger, who: Filler) -> Argument | None:
    """Whose deed is praised or condemned: the first actor of what follows («بالدور الذي يلعبه X»)."""
    wanted = at.frame.takes - {OBJECT}
    for argument in arguments(at.s, at.t, far=True):
        if at.s.actors(argument.group) == who.actors or argument.distance > 2 * NEAR:
            continue
        inner = at.s.nodes[at.t + 1 : argument.group[0]]
        done = at.frame.takes_object and any(node.is_verb and node.word.pronoun for node in inner)
        told = not wanted or done or any(node.word.preposition in wanted for node in inner)
        return argument if told else None
    return None


def sent(at: Trigger) -> Sides:
    """Who sent what comes, and to whom it comes («وصلت أسلحة من X إلى Y», «سفينة أرسلتها X»)."""
    to = joined(at, at.frame.takes)
    source = next((a for a in at.right if a.chain[0] in at.s.grammar.words("source")), None)
    own = source or next((a for a in at.right if at.s.nodes[a.group[0]].implied), None)
    if own is None and to is not None and to.chain[0] == "ل":
        # «وصلت طائرة لـX إلى Y»: whose it is
        own, to = to, next((a for a in at.right if a.chain[0] in at.frame.takes - {"ل"}), None)
    by = filler(at.s, own.group, 1.0, "sent by", told=True) if own else _in_relative(at)
    return Sides(by, filler(at.s, to.group, 1.0, "sent to", told=True) if to else None)


def _in_relative(at: Trigger) -> Filler | None:
    """The subject of the verb that says who sent something («سفينة أرسلتها X»)."""
    nodes = at.s.nodes
    for v in range(at.t + 1, min(len(nodes), at.t + 2 * NEAR)):
        if nodes[v].is_verb and nodes[v].word.pronoun:
            return after(at.s, v)
    return None


def by_pronoun(at: Trigger, without: Sequence[int]) -> Filler | None:
    """The counterpart where a preposition carries it as a pronoun («معه», «عليهم»)."""
    relative = False
    for i in range(at.t + 1, min(len(at.s.nodes), at.t + WITHIN)):
        node = at.s.nodes[i]
        if node.word.role == "relative" and not at.node.is_verb:
            # «العملية التي يشنها X ضدها»
            relative = True
            continue
        within = relative and at.s.nodes[i - 1].word.role == "relative"
        far = not relative and i > at.t + CLOSE_BY
        if far or (node.is_verb and not within) or node.is_bound or node.word.role == "mark":
            return None
        if node.word.role == "preposition" and node.word.pronoun and node.word.preposition in at.frame.takes:
            found = pronoun(at.scene, at.s, at.t, node.word.pronoun, as_subject=False, without=without)
            return replace(found, how="pronoun: " + found.how, last=i) if found else None
    return None


def by_owner(at: Trigger, without: Sequence[int]) -> Filler | None:
    """The counterpart where a pronoun on its people or places names it («أسر ستة من جنودها», «هجوم على مواقعه»)."""
    owned = _owned_by_it(at)
    if owned is None:
        return None
    i, letters = owned
    found = pronoun(at.scene, at.s, i, letters, as_subject=False, without=without)
    return replace(found.less(OTHERS), how="owner: " + found.how, last=i) if found else None


def _owned_by_it(at: Trigger) -> tuple[int, str] | None:
    """The node of people or places that it is done to, and the pronoun on them."""
    nodes, source = at.s.nodes, at.s.grammar.words("source")
    for i in range(at.t + 1, min(len(nodes), at.t + CLOSE_BY + 1)):
        node = nodes[i]
        if node.is_verb or node.is_bound or node.word.role == "mark":
            return None
        letters, own = _owner(at.s, node) if node.actor is None else ("", "")
        if not letters:
            continue
        first = i - 2 if nodes[i - 1].text in source and i - 2 > at.t else i
        before = nodes[first - 1]
        joint = own or nodes[first].word.preposition or (before.word.preposition if first > at.t + 1 else "")
        bare = OBJECT in at.frame.takes and (before is at.node or before.actor is not None)
        return (i, letters) if (joint in at.frame.takes if joint else bare) else None
    return None


def _owner(s: Sentence, node: Node) -> tuple[str, str]:
    """The pronoun on a noun of people or places, and the preposition written onto its front; empty where none is."""
    owned = s.grammar.words("forces") | s.grammar.words("sites") | s.grammar.words("leaders")
    for skipped in range(2 if node.text[0] in "بل" else 1):
        for letters in ("هم", "ها", "ه"):
            noun = node.text[skipped:].removesuffix(letters)
            if node.text.endswith(letters) and (noun in owned or (noun[-1:] == "ت" and noun[:-1] + "ه" in owned)):
                return letters, node.text[:skipped]
    return "", ""


def between(at: Trigger) -> Filler | None:
    """Both sides of «بين X وY», or the last pair where «بينهما», «بين الجانبين» stands for it."""
    words = at.s.grammar.words("between")
    for argument in at.right:
        own = at.frame.with_ or not _claimed(at, argument.outer, argument.chain[-1])
        if argument.chain[-1] in words and own:
            last = argument.group[-1]
            others = _apart(at.s, last)
            if others or len(at.s.actors(argument.group)) >= 2:
                return filler(at.s, (*argument.group, *others), 1.0, "between", told=True)
            # «بين أنقرة واشنطن»: the conjunction is lost in the W
            second = last + 1 if last + 1 in at.s.groups else _linked(at.s, last)
            if second is not None:
                return filler(at.s, (*argument.group, second), 0.9, "between", told=True)
    if at.t - 1 in at.s.groups:
        # «بين X وY تعاون»
        group = at.s.groups[at.t - 1]
        joint, outer, _ = chain(at.s, group[0], -1)
        if len(at.s.actors(group)) > 1 and joint[0] in words and not _is_held_before(at.s, outer):
            return filler(at.s, group, 0.95, "between before")
    for i in range(at.t + 1, min(len(at.s.nodes), at.t + 8)):
        node = at.s.nodes[i]
        if node.is_verb or node.is_bound:
            return None
        if node.word.role == "preposition" and node.word.preposition in words:
            return None if _claimed(at, i, node.word.preposition) else _between_meant(at, i)
    return None


def _between_meant(at: Trigger, i: int) -> Filler | None:
    """Both sides of «بينهما», «بين الجانبين», «بينه وبين X», with the preposition at node `i`."""
    letters = at.s.nodes[i].word.pronoun
    second = next((a for a in arguments(at.s, i) if a.chain[0] in at.s.grammar.words("between")), None)
    if letters and second is not None:
        others = at.s.actors(second.group)
        first = pronoun(at.scene, at.s, at.t, letters, as_subject=False, without=others)
        return (
            Filler((*first.actors, *others), first.certainty, "between pronoun and", second.group[-1])
            if first
            else None
        )
    following = at.s.nodes[i + 1].text if i + 1 < len(at.s.nodes) else ""
    kind = "any" if letters == "هما" else pair_words(at.s.language).get(following)
    return pair_meant(at, kind) if kind else None


def _is_held_before(s: Sentence, outer: int) -> bool:
    """Whether «بين» at a node belongs to a mutual event before it («اللقاء المشترك بين X وY»)."""
    near = s.nodes[max(0, outer - 3) : outer]
    return any(form.kind == "noun" and form.frame.mutual for node in near for form in node.word.forms)


def _apart(s: Sentence, left: int) -> tuple[int, ...]:
    """The others of those who are set apart («بين X وY من جانب وZ من جانب آخر», «بين X من جهة، وبين Y»)."""
    words = [node.text for node in s.nodes[left + 1 : left + 3]]
    after = left + (2 if words[:1] == ["من جانب"] else 3 if words == ["من", "جهه"] else len(s.nodes))
    linked = False
    while after < min(len(s.nodes), left + WITHIN) and after not in s.groups:
        node = s.nodes[after]
        linked = linked or (node.word.conjunction and node.word.preposition in s.grammar.words("between"))
        if node.text not in COMMAS and not linked:
            return ()
        after += 1
    if after not in s.groups or not (linked or s.nodes[after].word.conjunction):
        return ()
    return s.groups[after]


def _linked(s: Sentence, left: int) -> int | None:
    """The actor that «و» joins to one before it over what is said of the first («X المدعوم من Z وY»)."""
    linked = left + WITHIN
    for k in range(left + 1, min(len(s.nodes), left + WITHIN)):
        node = s.nodes[k]
        if node.is_verb or node.word.role in ("that", "subordinator") or node.text in STOPS:
            return None
        if node.word.conjunction and node.word.role == "word":
            linked = k
        if node.actor is not None and linked <= k <= linked + 3:
            return k
    return None


def pair_meant(at: Trigger, kind: str = "any") -> Filler | None:
    """The last two that dealt with each other, or the last two actors of a kind."""
    scene = at.scene
    fighting = at.s.grammar.words("fighting")
    fought = any(node.text in fighting for node in at.s.nodes[at.t + 1 : at.t + WITHIN])
    last = scene.foes if fought and scene.foes else scene.pair
    if len(last) == 2 and all(kind in ("any", scene.actors[a].type) for a in last):
        return Filler(last, 0.7, "last pair")
    if kind == "any":
        return antecedent(scene.sentences, at.s, at.t, agreement=(None, "d"), as_subject=True)
    found: list[int] = []
    for sentence in scene.sentences[at.s.number :: -1][:3]:
        nodes = sentence.nodes[: at.t] if sentence is at.s else sentence.nodes
        for node in reversed(nodes):
            if node.actor is not None and node.kind == kind and node.actor not in found:
                found.append(node.actor)
            if len(found) == 2:
                return Filler((found[1], found[0]), 0.6, "last two of a kind")
    return None


def held_by_pair(at: Trigger) -> Filler | None:
    """The last pair where «الطرفان» or its like is the subject of a verb of doing before the noun."""
    words = pair_words(at.s.language)
    for i in range(at.t - 1, max(-1, at.t - WITHIN), -1):
        node = at.s.nodes[i]
        kind = words.get(node.text) or words.get(node.text[1:])
        if kind:
            does = any(
                "doing" in verb.word.kinds for verb in (*at.s.nodes[max(0, i - 1) : i], *at.s.nodes[i + 1 : at.t])
            )
            return pair_meant(at, kind) if does else None
        if node.is_bound or node.actor is not None or node.word.role == "mark":
            return None
    return None


def pair_named(at: Trigger) -> Filler | None:
    """The last pair where «الجانبان» or its like stands by the verb, or where a verb for two has no such subject."""
    words = pair_words(at.s.language)
    for i in range(max(0, at.t - 4), min(len(at.s.nodes), at.t + 3)):
        text = at.s.nodes[i].text
        kind = words.get(text) or words.get(text[1:]) or _called_upon(words, text)
        if kind and (i == 0 or at.s.nodes[i - 1].word.role != "preposition") and not _is_object(at, i):
            return pair_meant(at, kind)
    verb = at.node.word.verb
    alone = verb is not None and verb.number == "d" and subject_before(at.scene, at.s, at.t) is None
    return pair_meant(at) if alone else None


def _called_upon(words: Mapping[str, str], text: str) -> str | None:
    """The kind of pair that «ل» is written onto («سبق للبلدين أن خاضا»)."""
    return words.get("ا" + text[1:]) if text.startswith("لل") else None


def _is_object(at: Trigger, i: int) -> bool:
    """Whether the word for a pair at a node is in the case of an object («دعت X الطرفين»)."""
    before = at.s.nodes[i - 1]
    verb = at.node.word.verb
    both = before.text in at.s.grammar.words("both") and i - 1 == at.t + 1 and verb is not None and verb.gender == "m"
    governed = at.s.nodes[i].text.startswith("لل")
    return at.s.nodes[i].text.endswith("ين") and not (both or governed or before.word.role == "that")


def pair_joined(at: Trigger, takes: frozenset[str], without: Sequence[int]) -> Filler | None:
    """The last pair where «الطرفين» or its like is joined to a trigger by one of these, or is its object."""
    words = pair_words(at.s.language)
    for i in range(at.t + 1, min(len(at.s.nodes), at.t + WITHIN)):
        node = at.s.nodes[i]
        if node.is_verb or node.is_bound or node.text in STOPS:
            return None
        kind = words.get(node.text) or (words.get(node.text[1:]) if node.text[0] in "بل" else None)
        if kind is None or not node.text.endswith("ين"):
            continue
        before = at.s.nodes[i - 2 if at.s.nodes[i - 1].text in at.s.grammar.words("both") else i - 1]
        own = "" if node.text in words else node.text[0]
        joint = own or (before.word.preposition if before.word.role == "preposition" else "")
        bare = OBJECT in takes and (before is at.node or before.actor is not None)
        if joint in takes if joint else bare:
            both = pair_meant(at, kind)
            known = both is not None and len(both.actors) > 1 and not set(both.actors) & set(without)
            return replace(both, last=i) if both is not None and known else None
    return None
