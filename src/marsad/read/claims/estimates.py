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
    estimates = listed("estimates")
    out: list[Node] = []
    for node in nodes:
        if _counts(node):
            last = len(out)
            while last and out[last - 1].actor is None and last > len(out) - LONGEST:
                last -= 1
                if " ".join(one.text for one in out[last:]) in estimates:
                    del out[last:]
                    break
        out.append(node)
    return out


def _counts(node: Node) -> bool:
    """Whether a node is a number, or people told by their number or by what they are."""
    if node.text[0].isdigit() or node.text in constructions("ar").words("plural_heads"):
        return True
    return node.generic and not node.text.startswith("ال") and not node.word.preposition
