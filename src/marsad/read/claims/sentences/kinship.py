"""Names that only say whose kin somebody is, and kin who are named themselves beside somebody."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.sentences.nodes import Node

KIN = 8
"""Within how many nodes before a name, its title between, it is told whose son or driver is meant."""
LINKED = frozenset(
    "وابن وابنه وابنته وابنها وابنتها وبن واخوه واخيه واخاه واخوها واخته وزوجه وزوجته وزوجها".split()
) | frozenset("وشقيقه وشقيقته وشقيقها وشقيقتها ووالده ووالدته وعمه وخاله وحفيده وصهره ونجله ونجلها وقريبه".split())
"""Words that link somebody's kin to him («X وشقيقه Y», «X وابن عمه Y»)."""
OWN = ("ه", "ها", "هما", "هم")
"""The pronouns on the last of them."""
WORDS = 4
"""How many words such a link can have, a title before the name among them."""


def is_kin_named(nodes: Sequence[Node], i: int, kin: frozenset[str], titles: frozenset[str]) -> bool:
    """Whether a person is named only to say whose son or wife, or whose driver, is meant («نجل القيادي X»)."""
    if nodes[i].word.preposition:
        return False
    titled = True
    for node in reversed(nodes[max(0, i - KIN) : i]):
        if node.actor is None and node.word.stem in kin:
            # «وشقيقه فلان» is the brother by name
            return titled and not node.word.pronoun and node.text not in LINKED
        if node.is_verb or node.is_bound or node.word.role == "mark" or node.kind == "person":
            return False
        titled = node.text.removeprefix("ال") in titles
    return False


def are_kin(nodes: Sequence[Node], left: int, right: int) -> bool:
    """Whether the words between two people make the second the first one's kin, to whom the same is done."""
    between = nodes[left + 1 : right]
    if not between or len(between) > WORDS or between[0].text not in LINKED:
        return False
    if not nodes[left].kind == nodes[right].kind == "person":
        return False
    plain = all(n.actor is None and n.word.role == "word" and not n.word.preposition for n in between)
    return plain and any(n.text.endswith(OWN) for n in between[:2])
