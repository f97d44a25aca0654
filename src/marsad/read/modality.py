"""Whether a dealing is told as done, planned or only possible, and whether the sentence says that it did not happen."""

from __future__ import annotations

from marsad.model.claim import Modality, Polarity
from marsad.read.clauses import Sentence

WINDOW = 8
"""How many words before a trigger can govern its mood."""


def modality(s: Sentence, first: int, trigger: int) -> Modality:
    """Planned or possible where a word of the table governs the trigger or its form is a future; else actual."""
    grammar = s.grammar
    planned, possible = grammar.words("planned"), grammar.words("possible")
    node = s.nodes[trigger]
    if _is_future(node.text):
        return "planned"
    for j in range(trigger - 1, max(-1, min(first, trigger) - WINDOW), -1):
        before = s.nodes[j]
        if before.text in ("؛", ";", ":"):
            break
        text = before.text[1:] if before.word.conjunction and before.text[1:] in planned | possible else before.text
        if text == "قد" and j + 1 < len(s.nodes) and not s.nodes[j + 1].text.startswith(("ي", "ت", "ن")):
            continue
        if text in possible:
            return "possible"
        if text in planned or (before.is_verb and _is_future(before.text)):
            return "planned"
    if node.text.startswith("ل") and node.word.preposition == "ل" and not node.word.definite:
        return "planned"
    return "actual"


def _is_future(text: str) -> bool:
    bare = text.lstrip("وف")
    return bare.startswith(("سي", "ست", "سن")) and len(bare) > 4


def polarity(s: Sentence, trigger: int) -> Polarity:
    """Negative where a negation stands right before the trigger or the verb that governs it."""
    for j in range(trigger - 1, max(-1, trigger - 5), -1):
        node = s.nodes[j]
        if node.word.role == "negation":
            return "negative"
        if node.actor is not None or node.word.role in ("that", "relative", "subordinator", "mark"):
            return "positive"
    return "positive"
