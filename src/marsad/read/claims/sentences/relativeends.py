"""Where the clause goes on behind what a relative clause says of somebody, and who is linked past it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from marsad.read.actors.commonnouns import listed
from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.joints import is_bare_behind
from marsad.read.claims.sentences.nodes import COMMAS, STOPS, Node
from marsad.read.claims.sentences.sentences import Argument, Sentence

INSIDE = 16
"""Within how many nodes what a relative clause says of a subject ends."""
PARALLEL = 14
"""Within how many nodes behind somebody another one is linked to him past his relative clause."""
SHORTEST = 3
"""How many nodes such a clause has at least: its pronoun, its verb and what the verb needs."""


def end_of_relative(s: Sentence, start: int, r: int, found: Sequence[Argument]) -> int:
    """The node where the clause goes on behind what is said of a verb's subject («يلتقي X الذي وصل أمس، وفدا»), or 0.

    That is an object behind a comma, or one whose ending tells it («هزمت X التي تصنفها Y مقاتلين من Z»); behind a
    circumstance («خلال الزيارة التي بدأها، مع X») a preposition of the verb. Or it is an actor behind what has nothing
    to hang on it («اتهمت X التي يوجد مقرها في Y Z»).
    """
    plain = len(found) == 1 and found[0].is_bare and not found[0].via and _belongs(s, found[0].group[-1], r)
    forms = s.nodes[start].word.forms if s.nodes[start].is_verb else ()
    takes = frozenset().union(*(form.frame.takes for form in forms)) if s.nodes[r - 1].actor is None else frozenset()
    of_subject = plain and any(form.frame.takes_object for form in forms)
    if not (takes or of_subject):
        return 0
    for k in range(r + 1, min(len(s.nodes) - 1, r + INSIDE)):
        if of_subject and k > r + 2 and (_is_object_of(s, start, k) or _are_sites_behind(s, r, k)):
            return k
        if of_subject and k >= r + SHORTEST and _opens_object(s, k) and is_bare_behind(s, k, start):
            return k
        if s.nodes[k].text in COMMAS:
            return k + 1 if _goes_on(s.nodes[k + 1], takes, object_=plain) else 0
        # «التي تصنفها X على أنها»: what she calls it is no clause of its own
        called = s.nodes[k].word.role == "that" and s.nodes[k - 1].text == "علي"
        if (s.nodes[k].word.role in ("that", "subordinator") and not called) or s.nodes[k].text in STOPS:
            return 0
    return 0


def _goes_on(node: Node, takes: frozenset[str], *, object_: bool) -> bool:
    """Whether a clause goes on behind a comma: with a preposition of its verb, or with the verb's object."""
    if node.word.role == "preposition" and node.word.preposition in takes:
        return True
    told = node.actor is not None or (node.word.role == "word" and node.text.endswith("ا"))
    return object_ and told and not node.word.conjunction and not node.word.preposition


def _belongs(s: Sentence, actor: int, r: int) -> bool:
    """Whether a relative stands right behind an actor or behind an expression of time or place of his clause."""
    between = s.nodes[actor + 1 : r]
    return not between or (
        between[0].word.role == "preposition"
        and all(node.actor is None and not node.is_verb and node.word.role != "mark" for node in between)
    )


def _opens_object(s: Sentence, k: int) -> bool:
    """Whether an actor stands unlinked behind a word on which he cannot hang: a name, or what is definite already."""
    node, before = s.nodes[k], s.nodes[k - 1]
    if node.actor is None or node.word.conjunction or node.word.preposition or k not in s.groups or node.implied:
        return False
    return s.groups[k][0] == k and _is_closed(s, before, k - 1)


def _is_closed(s: Sentence, node: Node, i: int) -> bool:
    """Whether nothing can be joined to a noun phrase that ends in a node without a preposition."""
    if node.actor is not None:
        return i in s.groups
    if node.is_verb or node.word.role not in ("word", "preposition"):
        return False
    if node.word.role == "preposition":
        # «التي تسيطر عليها X»: who does it
        return bool(node.word.pronoun) and not s.nodes[i - 1].is_verb
    return node.word.definite or node.word.owned or bool(node.word.pronoun) or node.text.startswith("ال")


def _is_object_of(s: Sentence, start: int, k: int) -> bool:
    """Whether those at a node have the ending of an object of the verb at `start`, and no verb right before them."""
    node, verb = s.nodes[k], s.nodes[start].word.verb
    active = verb is not None and (verb.gender == "f" or verb.tense == "present")
    bare = node.actor is not None and not (node.word.preposition or node.word.conjunction or s.nodes[k - 1].is_verb)
    return active and bare and is_in_case_of_object(node, active=True)


def _are_sites_behind(s: Sentence, r: int, k: int) -> bool:
    """Whether positions stand at a node behind the whole clause («قصفت X التي تدعمها Y مواقع Z»)."""
    node, verb = s.nodes[k], s.nodes[r + 1]
    whole = verb.is_verb and bool(verb.word.pronoun) and s.nodes[k - 1].actor is not None
    plain = node.actor is None and not (node.word.preposition or node.word.conjunction or node.word.definite)
    return whole and plain and node.word.stem in s.grammar.words("sites")


def is_in_case_of_object(node: Node, *, active: bool) -> bool:
    """Whether the ending of those named shows that they are no subject («قتلت مدنيين», «خطف جنديا»).

    Behind a verb that can be passive the press writes «قتل مدنيين» as often, so that it has to be `active`.
    """
    first, _, rest = node.text.partition(" ")
    if first.endswith("ا") and rest.startswith("من ") and first[:-1] in constructions("ar").words("masculine_heads"):
        # «التقت وفدا من X»
        return True
    if node.kind == "place" or (node.kind == "person" and not node.generic) or len(first) < 5:
        return False
    return (active and first.endswith("ين")) or (node.generic and first.endswith("ا"))


def is_in_case_of_subject(node: Node) -> bool:
    """Whether the ending of people without a name shows that they are no object («هاجم مسلحون»، «هاجم انتحاريان»)."""
    first = node.text.partition(" ")[0]
    two = first.removesuffix("ان") if first.endswith("ان") else ""
    women = two.endswith("ت") and two[:-1] + "ه" in listed("women")
    return node.generic and (women or first.endswith("ون") or two in listed("single") or two in listed("person"))


def filler_past(s: Sentence, group: tuple[int, ...], certainty: float, how: str) -> Filler:
    """A group that belongs to what tells a dealing as fillers, with who is linked to it past its relative clause."""
    return replace(filler(s, with_parallel(s, group), certainty, how), last=group[-1])


def with_parallel(s: Sentence, group: tuple[int, ...]) -> tuple[int, ...]:
    """A group with who is linked to it past its relative clause, with one of his own («X الذي موّل، وY التي»)."""
    if s.language != "ar" or not _is_told_of(s, group[-1]):
        return group
    own = s.nodes[group[0]].word.preposition
    for k in range(group[-1] + 2, min(len(s.nodes) - 1, group[-1] + PARALLEL)):
        if s.nodes[k].text in STOPS:
            return group
        linked = s.nodes[k].word.conjunction and s.nodes[k - 1].text in COMMAS and k in s.groups
        if linked and s.nodes[k].word.preposition in ("", own) and _is_told_of(s, s.groups[k][-1]):
            return (*group, *with_parallel(s, s.groups[k]))
    return group


def _is_told_of(s: Sentence, last: int) -> bool:
    """Whether a relative clause opens right behind somebody."""
    return last + 1 < len(s.nodes) and s.nodes[last + 1].word.role == "relative"
