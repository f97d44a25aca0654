"""How an English clause means its dealing: that nobody did it, or that it is still to come."""

from __future__ import annotations

from marsad.model.claim import Modality, Polarity
from marsad.read.claims.sentences.sentences import Sentence

FAR = 14
"""How many nodes before a trigger its clause can begin."""
NEAR = 6
"""How many nodes before «for» the verb stands that says that somebody goes somewhere."""
NOBODY = frozenset({"no", "none", "neither", "nobody"})
BE = frozenset({"is", "are", "was", "were", "'s"})


def polarity_in(s: Sentence, t: int, plain: Polarity) -> Polarity:
    """The polarity of a trigger, negative where its subject is nobody («No official met X», «has not once met»)."""
    if plain == "negative" or not s.nodes[t].is_verb:
        return plain
    if t > 1 and s.nodes[t - 1].text == "to" and s.nodes[t - 2].text in ("unable", "powerless"):
        return "negative"
    if t > 1 and s.nodes[t - 1].text in ("once", "yet") and s.nodes[t - 2].word.role == "negation":
        return "negative"
    for j in range(t - 1, max(-1, t - FAR), -1):
        node = s.nodes[j]
        if node.text in NOBODY:
            before = s.nodes[j - 1] if j else None
            opens = before is None or before.is_bound or before.word.role == "mark" or before.is_verb
            told = before is not None and before.text in s.grammar.words("telling")
            return "negative" if opens or told or (before is not None and before.word.conjunction) else plain
        if node.is_bound or node.word.role == "mark" or node.is_verb:
            return plain
    return plain


def modality_in(s: Sentence, t: int, plain: Modality) -> Modality:
    """The modality of a trigger, planned where it is to come («is about to leave», «arrived for talks with X»)."""
    if plain != "actual" or t < 2:
        return plain
    before, earlier = s.nodes[t - 1].text, s.nodes[t - 2].text
    if before == "for" and not s.nodes[t].is_verb:
        comes = any(node.text in s.grammar.words("coming") for node in s.nodes[max(0, t - NEAR) : t - 1])
        return "planned" if comes else plain
    if before != "to" or not s.nodes[t].is_verb:
        return plain
    coming = earlier in BE or (earlier == "about" and s.nodes[t - 3].text in BE)
    return "planned" if coming else plain
