"""Numbers of people that are no exact ones: what says so parts nobody from the verb («نحو 30 جنديا»)."""

from __future__ import annotations

from functools import cache

from marsad.read.actors.commonnouns import listed
from marsad.read.claims.grammar import constructions
from marsad.read.claims.nodes import Node

LONGEST = 4
"""The most words of what tells that a number is no exact one («ما لا يقل عن»)."""


@cache
def last_of_estimates() -> frozenset[str]:
    """The last words of what tells that a number is no exact one."""
    return frozenset(phrase.split()[-1] for phrase in listed("estimates"))


def without_estimates(nodes: list[Node]) -> list[Node]:
    """The nodes without «نحو», «ما يقارب», «ما لا يقل عن» and their like before a number of people."""
    estimates, people = listed("estimates"), constructions("ar").words("plural_heads")
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


def _is_without_article(node: Node) -> bool:
    return not (node.text.startswith("ال") or node.word.preposition)
