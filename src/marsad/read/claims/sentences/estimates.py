"""Numbers of people that are no exact ones: what says so parts nobody from the verb («نحو 30 جنديا»)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from marsad.read.actors.commonnouns import listed
from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.lexicon.words import Word
from marsad.read.claims.sentences.nodes import Node

LONGEST = 4
"""The most words of what tells that a number is no exact one («ما لا يقل عن»)."""


@cache
def last_of_estimates() -> frozenset[str]:
    """The last words of what tells that a number is no exact one."""
    return frozenset(phrase.split()[-1] for phrase in listed("estimates"))


@cache
def with_prepositions() -> Mapping[str, str]:
    """The preposition of each word that has one before it («بنحو»)."""
    single = [phrase for phrase in listed("estimates") if " " not in phrase]
    return {preposition + one: preposition for preposition in "بل" for one in single}


def without_estimates(nodes: list[Node]) -> list[Node]:
    """The nodes without «نحو», «ما يقارب», «ما لا يقل عن» and their like before a number of people."""
    estimates, last_words, joined = listed("estimates"), last_of_estimates(), with_prepositions()
    nodes = [_with_preposition(nodes, i) if node.text in joined else node for i, node in enumerate(nodes)]
    out: list[Node] = []
    done = 0
    behind = [i for i, node in enumerate(nodes[:-1], 1) if node.text.rpartition(" ")[2] in last_words]
    for i in [i for i in behind if _is_counted(nodes[i])]:
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
    node, preposition = nodes[i], with_prepositions()[nodes[i].text]
    behind = nodes[i + 1 : i + 3]
    counts = any(one.actor is not None or one.text[0].isdigit() for one in behind)
    own = Word("preposition", preposition, conjunction=node.word.conjunction)
    return Node(preposition, node.start, node.end, own) if counts and node.actor is None else node


def _is_counted(node: Node) -> bool:
    """Whether a node is a number in digits, or people who can stand behind one."""
    if node.text[0].isdigit() or node.text in constructions("ar").words("plural_heads"):
        return True
    return node.generic and not (node.text.startswith("ال") or node.word.preposition)
