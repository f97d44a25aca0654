"""Whose a title is that stands between two names."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.sentences.nodes import Node


def opens_title_of_other(between: Sequence[Node], titles: frozenset[str], *, closed: bool) -> bool:
    """Whether the title right before a person behind another's name and title is his own.

    It is no genitive of the title before, which is `closed` already or ends in the word before it: «استقبل X ولي العهد
    وزير الخارجية Y» tells of two, «X مستشار وزير الخارجية Y» only says whose adviser X is. What the other did or said
    is no title either («انتقد X تصريحات وزير الخارجية Y»).
    """
    if len(between) > 1 and between[-1].text.startswith("ال") and between[-1].text.removeprefix("ال") in titles:
        # «مدير مستشفى الملك فلان», but «ولي العهد السعودي الأمير فلان»
        closed = closed and between[-2].text.startswith("ال")
    for k in range(len(between) - 2, -1, -1):
        if between[k].text.removeprefix("ال") not in titles or (k and between[k - 1].text in titles):
            # «نائب رئيس الوزراء» is one title
            continue
        ended = closed if k == 0 else between[k - 1].text.startswith("ال") or _is_deed(between[k - 1])
        return ended and not between[k].text.startswith("ال")
    return False


def _is_deed(node: Node) -> bool:
    """Whether a word tells what somebody did or said («تصريحات», «طلب»)."""
    grammar = constructions("ar")
    bare = node.word.stem.removeprefix("ال")
    return node.word.is_event or bare in grammar.words("deeds") or bare in grammar.words("definite_deeds")


def is_titled(nodes: Sequence[Node], i: int, titles: frozenset[str]) -> bool:
    """Whether a title stands before a name, with the country it is of or without («أمير قطر فلان»)."""
    owned = i > 0 and nodes[i - 1].actor is not None and not nodes[i].word.conjunction
    # «الرئيس اليمني فلان»
    definite = any(node.text.startswith("ال") and node.text[2:] in titles for node in nodes[max(0, i - 2) : i])
    return definite or title_before(nodes, i, titles) or (owned and title_before(nodes, i - 1, titles))


def title_before(nodes: Sequence[Node], i: int, titles: frozenset[str]) -> bool:
    """Whether a title opens the words right before the actor at a node («وزير الخارجية القطري فلان»)."""
    for node in reversed(nodes[max(0, i - 5) : i]):
        if node.text in titles or node.word.stem in titles or node.text[1:] in titles:
            return True
        if node.actor is not None or node.is_verb or node.word.role != "word":
            return False
    return False
