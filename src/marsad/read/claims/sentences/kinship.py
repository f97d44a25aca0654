"""Kin who are named beside somebody."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.sentences.nodes import Node

LINKED = frozenset(
    "وابن وابنه وابنته وابنها وابنتها وبن واخوه واخيه واخاه واخوها واخته وزوجه وزوجته وزوجها".split()
) | frozenset("وشقيقه وشقيقته وشقيقها وشقيقتها ووالده ووالدته وعمه وخاله وحفيده وصهره ونجله ونجلها وقريبه".split())
"""Words that link somebody's kin to him («X وشقيقه Y», «X وابن عمه Y»)."""
OWN = ("ه", "ها", "هما", "هم")
"""The pronouns on the last of them."""
WORDS = 4
"""How many words such a link can have, a title before the name among them."""


def are_kin(nodes: Sequence[Node], left: int, right: int) -> bool:
    """Whether the words between two people make the second the first one's kin, to whom the same is done."""
    between = nodes[left + 1 : right]
    if not between or len(between) > WORDS or between[0].text not in LINKED:
        return False
    if not nodes[left].kind == nodes[right].kind == "person":
        return False
    plain = all(n.actor is None and n.word.role == "word" and not n.word.preposition for n in between)
    return plain and any(n.text.endswith(OWN) for n in between[:2])
