"""Clauses that say of a thing without article who did something with it («فدية دفعها X», «عرض تقدم به X»)."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.sentences.nodes import Node

OF_THINGS = frozenset({"ه", "ها"})
"""Pronouns that take up a thing, or several."""
DESCRIBED = 3
"""How many words stand at most between the thing and the verb that is said of it («أسلحة خفيفة ومتوسطة نقلها X»)."""


def tells_of_thing(nodes: Sequence[Node], i: int) -> bool:
    """Whether a form that can be noun or verb opens what is said of the thing before it («رسائل بعثها X»).

    The thing is taken up by the pronoun on the form («فدية دفعها X»), or on the preposition behind it («عرضا تقدم
    به X»), and who did it stands right behind.
    """
    word_here = nodes[i].word
    verb = word_here.verb
    if verb is None or verb.tense != "past" or word_here.conjunction or word_here.preposition:
        return False
    following = nodes[i + 1].word if i + 1 < len(nodes) else None
    behind = following is not None and following.role == "preposition" and following.pronoun in OF_THINGS
    letters = word_here.pronoun or (following.pronoun if following is not None and behind else "")
    if letters not in OF_THINGS or not _is_doer(nodes, i + 1 if word_here.pronoun else i + 2):
        return False
    thing = _thing_before(nodes, i)
    return thing is not None and _is_taken_up(thing, letters)


def _is_doer(nodes: Sequence[Node], i: int) -> bool:
    """Whether somebody, or a noun with the article or a pronoun, stands bare at a node."""
    node = nodes[i] if i < len(nodes) else None
    if node is None or node.word.preposition or node.word.conjunction:
        return False
    if node.actor is not None:
        return True
    plain = node.word.role == "word" and not node.is_verb
    return plain and (node.text.startswith("ال") or node.word.owned)


def _thing_before(nodes: Sequence[Node], i: int) -> Node | None:
    """The noun without article before a node, adjectives between passed over."""
    for j in range(i - 1, max(-1, i - DESCRIBED - 1), -1):
        node = nodes[j]
        plain = node.actor is None and node.word.role == "word" and not (node.word.definite or node.word.pronoun)
        if not plain or node.word.owned or node.text.startswith("ال"):
            return None
        described = j > 0 and nodes[j - 1].actor is None and nodes[j - 1].word.role == "word"
        if node.word.preposition or node.word.forms or not described or nodes[j - 1].word.verb is not None:
            return node
        alike = node.text.endswith(("ه", "ات")) == nodes[j - 1].text.endswith(("ه", "ات"))
        if not alike or nodes[j - 1].text.startswith("ال"):
            return node
    return None


def _is_taken_up(thing: Node, letters: str) -> bool:
    """Whether a pronoun agrees with a noun: «ها» with a feminine or several things, «ه» with a masculine one."""
    text = (thing.text[1:] if thing.word.preposition else thing.text).removesuffix("ا")
    several = text.endswith("ات") or (len(text) == 5 and text[2] == "ا") or (text[0] == "ا" and text[-2] == "ا")
    # «رسائل», «ألغام»
    return letters == ("ها" if several or text.endswith(("ه", "يا")) else "ه")
