"""Numbers of people that are no exact ones: what says so parts nobody from the verb («نحو 30 جنديا»)."""

from __future__ import annotations

from functools import cache

from marsad.read.actors.commonnouns import listed
from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.lexicon.words import Word
from marsad.read.claims.sentences.nodes import Node

LONGEST = 4
"""The most words of what tells that a number is no exact one («ما لا يقل عن»)."""


@cache
def last_of_estimates() -> frozenset[str]:
    """The last words of what tells that a number is no exact one, and those with a preposition of their own."""
    return frozenset(phrase.split()[-1] for phrase in listed("estimates")) | _joined().keys()


@cache
def _joined() -> dict[str, str]:
    """The preposition of each word that has one before it («بنحو»)."""
    single = [phrase for phrase in listed("estimates") if " " not in phrase]
    return {preposition + one: preposition for preposition in "بل" for one in single}


def without_estimates(nodes: list[Node]) -> list[Node]:
    """The nodes without «نحو», «ما يقارب», «ما لا يقل عن» and their like before a number of people."""
    estimates, people = listed("estimates"), constructions("ar").words("plural_heads")
    nodes = [_with_preposition(nodes, i) if node.text in _joined() else node for i, node in enumerate(nodes)]
    out: list[Node] = []
    done = 0
    for i in [
        i
        for i, node in enumerate(nodes)
        if node.text[0].isdigit() or node.text in people or (node.generic and _is_without_article(node))
    ]:
        out += nodes[done:i]
        done, last = i, len(out)
        while last and out[last - 1].actor is None and last > len(out) - LONGEST:
            last -= 1
            if " ".join(one.text for one in out[last:]) in estimates:
                del out[last:]
                break
    return [*out, *nodes[done:]]


def _with_preposition(nodes: list[Node], i: int) -> Node:
    """The node of a word such as «بنحو» as its preposition, where somebody counted or a number in digits follows."""
    node, preposition = nodes[i], _joined()[nodes[i].text]
    behind = nodes[i + 1 : i + 3]
    counts = any(one.actor is not None or one.text[0].isdigit() for one in behind)
    own = Word("preposition", preposition, conjunction=node.word.conjunction)
    return Node(preposition, node.start, node.end, own) if counts and node.actor is None else node


def _is_without_article(node: Node) -> bool:
    return not (node.text.startswith("ال") or node.word.preposition)
