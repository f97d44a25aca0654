"""The clauses of a sentence: the arguments behind each word, and where a clause begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.sentences.agreement import agrees
from marsad.read.claims.sentences.joints import chain
from marsad.read.claims.sentences.links import goes_with
from marsad.read.claims.sentences.nodes import COMMAS, STOPS
from marsad.read.claims.sentences.relativeends import end_of_relative, is_in_case_of_object
from marsad.read.claims.sentences.sentences import Argument, Sentence

CLOSING = STOPS - {"."}
"""Marks at which a clause ends, one at the end of the sentence aside."""
REACH = 40
"""How many nodes after a word its clause is followed."""
WHOLES = frozenset(("كافه", "جميع", "كل", "ساير"))
"""Words that open an object behind a comma («دعت X، كافة الأطراف»)."""


def arguments(sentence: Sentence, start: int, *, far: bool = False) -> list[Argument]:
    """The groups of actors after a node up to the end of its clause, nearest first.

    A clause ends at a verb, a complementizer, a relative or subordinating word, a stop; a comma ends it once a group
    has been found. With `far`, relative clauses and their verbs are read on.
    """
    known = sentence.followed.get((start, far))
    if known is None:
        known = sentence.followed[start, far] = _arguments(sentence, start, far=far)
    return known


def _arguments(sentence: Sentence, start: int, *, far: bool) -> list[Argument]:
    nodes, groups, modifiers = sentence.nodes, sentence.groups, sentence.modifiers
    found: list[Argument] = []
    seen: set[int] = set()
    said = 0
    for k in sentence.forwards(start, start + REACH):
        node = nodes[k]
        if k < said:
            continue
        role = node.word.role
        if role == "relative" and sentence.language == "ar" and not far and len(found) < 2:
            said = end_of_relative(sentence, start, k, found)
            if said:
                continue
        if node.actor is None:
            if (role != "word" or node.is_verb) and _closes(sentence, start, k, found, far=far):
                break
            continue
        if k in seen or k in modifiers or k not in groups:
            continue
        members = groups[k] if groups[k][0] == k else tuple([i for i in groups[k] if i >= k])
        seen.update(members)
        joined, outer, via = chain(sentence, k, start)
        if found and sentence.actors(members) == sentence.actors(found[-1].group) and joined == found[-1].chain:
            # «أمين الصندوق، فلان»: the same once more
            continue
        hosted = outer > start + 1 or joined[0] == ""
        found.append(Argument(members, joined, outer, via, k - start, hosted))
    return found


def _closes(sentence: Sentence, start: int, k: int, found: Sequence[Argument], *, far: bool) -> bool:
    """Whether the clause that a word opens ends at a node that is neither an actor nor a plain word."""
    node = sentence.nodes[k]
    if node.text in CLOSING or (node.is_bound and not (far and node.word.role == "relative")):
        return True
    if node.is_verb:
        return not (far or (k == start + 1 and goes_with(sentence.nodes[start], node)))
    return node.text in COMMAS and _ends(sentence, start, k, found)


def _ends(sentence: Sentence, start: int, comma: int, found: Sequence[Argument]) -> bool:
    """Whether the clause that a word opens ends at a comma, the arguments before it found."""
    following = sentence.nodes[comma + 1].word if comma + 1 < len(sentence.nodes) else None
    if following is not None and following.conjunction and following.verb is not None:
        # «مطالبا بتعويض، ودفع محامي X»
        return True
    if following is not None and _opens_other_event(sentence, start, comma + 1):
        return True
    if following is not None and sentence.language == "ar" and _accompanies(sentence, comma + 1):
        # «ومن يقف خلفها، متهما X»
        return True
    inside = any(a.group[0] < comma < a.group[-1] for a in found)
    if not found or inside:
        return False
    return not (_takes_up(sentence, comma + 1) or _awaits_object(sentence, start, comma + 1, found))


def _opens_other_event(s: Sentence, start: int, k: int) -> bool:
    """Whether a linked construct behind a comma is no part of what the noun before it tells («القتال، وعودة X»)."""
    node = s.nodes[k]
    plain = node.actor is None and node.word.role == "word" and not (node.word.preposition or node.word.definite)
    return s.language == "ar" and not s.nodes[start].is_verb and node.word.conjunction and plain


def _accompanies(s: Sentence, k: int) -> bool:
    """Whether the participle of what somebody says or does besides stands at a node («، متهما X»)."""
    node = s.nodes[k]
    plain = node.actor is None and not node.is_verb and node.text.endswith("ا")
    return plain and any(form.kind == "participle" for form in node.word.forms)


def _takes_up(sentence: Sentence, k: int) -> bool:
    """Whether the clause goes on after a comma: with a preposition, title, name or indefinite object («، مع X»)."""
    nodes = sentence.nodes
    if k >= len(nodes) or nodes[k].is_verb or nodes[k].word.conjunction or nodes[k].word.pronoun:
        return False
    if nodes[k].text in sentence.grammar.words("singling") and k + 1 < len(nodes):
        # «، خاصة من X»
        return nodes[k + 1].word.role == "preposition"
    node = nodes[k]
    if node.actor is not None:
        behind = nodes[k + 1] if k + 1 < len(nodes) else None
        return behind is None or behind.word.role == "relative" or not (behind.is_verb or behind.is_bound)
    if node.word.role == "preposition":
        return True
    titled = node.text.removeprefix("ال") in sentence.grammar.words("titles") or _ranks_next(sentence, k)
    accompanies = any(form.kind == "participle" for form in node.word.forms)
    opens = titled or node.text.endswith("ا") or node.text in WHOLES
    return node.word.role == "word" and not accompanies and opens


def _ranks_next(s: Sentence, k: int) -> bool:
    """Whether the word at a node is the rank or calling of the person named right behind it («، العريف فلان»)."""
    if k + 1 not in s.groups or not s.nodes[k].word.definite:
        return False
    person = s.nodes[k + 1]
    named = person.kind == "person" and not person.generic
    return named and not (person.word.conjunction or person.word.preposition)


def _awaits_object(s: Sentence, start: int, k: int, found: Sequence[Argument]) -> bool:
    """Whether a comma only parts a verb and its subject from the object that opens behind it.

    «ثمّن X، دور Y», «قصفت X في المدينة، مواقع لـY».
    """
    first, *others = found
    where = all(argument.chain[0] in ("في", "ب", "من") for argument in others)
    if k >= len(s.nodes) or not (first.is_bare and where and s.nodes[start].is_verb):
        return False
    node, forms = s.nodes[k], s.nodes[start].word.forms
    plain = node.word.role == "word" and not (node.is_verb or node.word.conjunction or node.word.preposition)
    if not plain or node.actor is not None:
        return False
    struck = node.text in s.grammar.words("sites")
    strikes = struck and any(form.frame.relation == "ASSAULT" and form.frame.takes_object for form in forms)
    return strikes or (not others and any(form.frame.through for form in forms))


def is_accusative(s: Sentence, i: int) -> bool:
    """Whether an indefinite object stands here («أهدافا»): then what follows it is no subject."""
    if i >= len(s.nodes) or not s.nodes[i].text.endswith("ا"):
        return False
    node = s.nodes[i]
    if node.actor is not None or node.word.role != "word" or node.is_verb or len(node.text) < 4:
        return False
    if node.word.owned:
        # «وطالب رئيسها فلان X»
        return False
    if len(s.actors(s.groups.get(i + 1, ()))) > 1:
        # «وفدا X وY»
        return False
    return node.text not in s.grammar.words("adverbs")


def can_follow(s: Sentence, v: int, i: int) -> bool:
    """Whether those named at a node right behind the verb at `v` can be its subject by their form."""
    verb = s.nodes[v].word.verb
    if verb is None:
        return True
    active = verb.gender == "f" or verb.tense == "present"
    return not is_in_case_of_object(s.nodes[i], active=active) and bool(agrees(s.features((i,)), verb.gender, "s"))


def opens_new(s: Sentence, v: int) -> bool:
    """Whether a verb of doing opens a clause of its own behind a comma («، وفرضت X عقوبات»)."""
    node = s.nodes[v]
    return node.word.conjunction and "doing" in node.word.kinds and s.nodes[v - 1].text in COMMAS


def opens_clause(s: Sentence, v: int) -> bool:
    """Whether a verb stands where a clause begins: after «أن», after «وقد»; then its subject follows."""
    if v == 0:
        return True
    before = s.nodes[v - 1]
    return (before.word.role == "that" and not before.word.pronoun) or before.text in ("وقد", "ولقد", "فقد", "لقد")
