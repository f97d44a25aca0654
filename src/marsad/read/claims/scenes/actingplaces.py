"""Which places of an Arabic page act as states: by what they do or are asked there («نددت X بـ», «دعت Y X إلى»)."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model.actor import PageActor
from marsad.read.claims.lexicon.triggers import OBJECT, Form
from marsad.read.claims.sentences.joints import is_bare
from marsad.read.claims.sentences.nodes import Node
from marsad.read.claims.sentences.sentences import Sentence

DEEDS = frozenset(
    (
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "SANCTION",
    )
)
"""What states do to each other, and no town."""
ASKED = frozenset({"REQUEST", "ACCUSE", "SUPPORT"})
"""What is said to somebody who is to answer for a deed,"""
TO_DO = frozenset({"ب", "الي", "ل", "علي"})
"""which these prepositions join."""


def acting_places(sentences: Sequence[Sentence], actors: Sequence[PageActor]) -> frozenset[int]:
    """The places that deal with others as the subject of a sentence, or are called upon or charged in it."""
    places = {number for number, actor in enumerate(actors) if actor.type == "place"}
    found: set[int] = set()
    for s in sentences if places else ():
        for i in s.groups if s.language == "ar" else ():
            actor = s.nodes[i].actor
            if actor in places and actor not in found and not s.nodes[i].implied and _acts(s, i):
                found.add(actor)
    return frozenset(found)


def _acts(s: Sentence, i: int) -> bool:
    """Whether the place at a node does what states do, or is asked to."""
    head = s.nodes[i].text.partition(" ")[0].removeprefix("ال")
    if head in s.grammar.words("towns") or head in s.grammar.words("no_states"):
        return False
    return _is_asked(s, i) or (is_bare(s, i) and (_does_after(s, i) or _does_before(s, i)))


def _does_after(s: Sentence, i: int) -> bool:
    """Whether the verb of a deed stands behind the place that opens a clause («إن X زودت», «X لم ترد على»)."""
    opens = i == 0 or s.nodes[i - 1].word.role in ("that", "mark")
    v = i + 2 if i + 2 < len(s.nodes) and s.nodes[i + 1].word.role == "negation" else i + 1
    return opens and v < len(s.nodes) and any(not form.passive for form in _deeds(s.nodes[v]))


def _does_before(s: Sentence, i: int) -> bool:
    """Whether the verb of a deed that takes no object stands right before the place («نددت X بـ»)."""
    return (
        i > 0
        and any(not form.frame.takes_object for form in _deeds(s.nodes[i - 1]))
        and not any(form.frame.takes_object for form in s.nodes[i - 1].word.forms)
    )


def _is_asked(s: Sentence, i: int) -> bool:
    """Whether the place is called upon, thanked or charged («مطالبا X بـ», «شكر Y X على», «طلب من X أن»)."""
    if i == 0 or i + 1 >= len(s.nodes):
        return False
    first = i - 1 if s.nodes[i - 1].text == "من" else i
    j = first - 1
    if j in s.groups:
        # its subject stands between
        j = s.groups[j][0] - 1
    asking = s.nodes[j].word.forms if j >= 0 and s.nodes[j].actor is None else ()
    joint = OBJECT if first == i else "من"
    asks = any(
        form.frame.relation in ASKED and form.frame.speech and joint in form.frame.takes and form.kind != "noun"
        for form in asking
    )
    behind = s.nodes[i + 1].word
    return asks and not s.nodes[i].word.preposition and (behind.preposition in TO_DO or behind.role == "that")


def _deeds(node: Node) -> Sequence[Form]:
    """The readings of a verb that tell what states do."""
    if node.actor is not None or not node.is_verb:
        return ()
    every = (form for form in node.word.forms if form.kind == "verb" and not (form.frame.swapped or form.frame.taken))
    return [form for form in every if form.frame.relation in DEEDS]
