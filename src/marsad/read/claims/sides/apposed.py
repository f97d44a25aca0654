"""Who is named between two commas behind a subject that only says what he is («رفضت قاضية محكمة X، فلانة، طلب Y»)."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.nodes import COMMAS, Node
from marsad.read.claims.sentences.sentences import Argument, Sentence

TITLES = 3
"""How many words of titles can stand between the comma and the name."""


def named_behind(s: Sentence, subject: Filler, bare: Sequence[Argument]) -> Filler | None:
    """The person who bears what the subject of a verb says, where the first of those left for its object is named so.

    An object stands in no commas, unless its own title opens before them («احتجز مسلحون الرئيس السابق، فلانا،»).
    """
    if s.language != "ar" or subject.last is None or not bare or len(bare[0].group) > 1:
        return None
    name = bare[0].group[0]
    comma = next((i for i in range(name - 1, max(-1, name - 2 - TITLES), -1) if s.nodes[i].text in COMMAS), None)
    if comma is None or comma <= subject.last or person_behind(s, comma) != name:
        return None
    first = subject.last + 1
    if first + 1 < comma and _is_plain(s.nodes[first : first + 1]) and s.nodes[first].word.definite:
        # «القيادي المنشق عن X، فلان،»
        first += 1
    if first < comma or _is_by_name(s, subject):
        return None
    return filler(s, bare[0].group, 1.0, "after verb", told=True)


def person_behind(s: Sentence, comma: int) -> int | None:
    """The node of the person who is named between a comma here and another one, titles before the name or not."""
    if comma >= len(s.nodes) or s.nodes[comma].text not in COMMAS:
        return None
    name = next((i for i in range(comma + 1, min(len(s.nodes) - 1, comma + 2 + TITLES)) if i in s.groups), None)
    if name is None or s.nodes[name].kind != "person" or s.nodes[name].generic:
        return None
    return name if s.nodes[name + 1].text in COMMAS and _is_plain(s.nodes[comma + 1 : name]) else None


def _is_plain(nodes: Sequence[Node]) -> bool:
    """Whether nothing but titles stands here."""
    return all(
        n.actor is None and n.word.role == "word" and not (n.is_verb or n.word.conjunction or n.word.preposition)
        for n in nodes
    )


def _is_by_name(s: Sentence, subject: Filler) -> bool:
    """Whether the subject is somebody by his own name, or several."""
    nodes = [node for node in s.nodes if node.actor in subject.actors]
    return len(subject.actors) > 1 or any(
        n.kind == "person" and not (n.generic or n.text.startswith("ال")) for n in nodes
    )
