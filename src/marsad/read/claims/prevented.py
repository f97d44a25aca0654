"""Whether what a word tells is only told as kept from being done («منعت X Y من تقديم مساعدات إلى Z»)."""

from __future__ import annotations

from marsad.model.claim import Relation
from marsad.read.claims.sentences.modality import modality
from marsad.read.claims.sentences.sentences import Sentence

FRIENDLY = frozenset({"AID", "COOPERATE", "CONSULT", "AGREE", "CONCEDE", "SUPPORT"})
"""Dealings that are not done where they are prevented; an attack that is foiled was made, a sanction is in force."""
NEAR = 10
"""Within how many nodes before it the word stands that says that something is kept from being done."""
FROM = frozenset({"", "من", "دون", "from"})
"""Prepositions of what somebody is kept from, none among them,"""
AGAINST = "دون"
"""and the one that a verb like «حال» has to have."""


def is_prevented(s: Sentence, t: int, relation: Relation) -> bool:
    """Whether the word at `t` tells a dealing that is prevented by now, rather than that somebody means to prevent."""
    if relation not in FRIENDLY or (s.language == "ar" and s.nodes[t].is_verb):
        return False
    outermost = ""
    for j in range(t, max(-1, t - NEAR), -1):
        node = s.nodes[j]
        if j < t and _prevents(s, j, outermost):
            return outermost in FROM and modality(s, j, j) == "actual"
        if (node.is_verb and j < t) or node.is_bound or node.word.conjunction or node.word.role == "mark":
            return False
        if node.word.preposition and node.actor is None:
            outermost = node.word.preposition
    return False


def _prevents(s: Sentence, j: int, preposition: str) -> bool:
    """Whether the word at a node says that what follows, joined by a preposition or none, is kept from being done."""
    word = s.nodes[j].word
    if s.nodes[j].actor is not None:
        return False
    if "preventing" in word.kinds or ("standing_between" in word.kinds and preposition == AGAINST):
        return True
    return not s.grammar.words("preventions").isdisjoint((word.stem, word.stem.removeprefix("ال")))
