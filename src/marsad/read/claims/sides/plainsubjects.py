"""What stands behind a verb like its subject and is no actor: people and things not named, what somebody is called."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.sentences.sentences import Argument, Sentence

DUAL = 6
"""How many letters more than which a word has that ends like two women."""


def is_plain_subject(s: Sentence, i: int, bare: Sequence[Argument]) -> bool:
    """Whether people who are no actor stand between a verb and the actor behind it («يتهم ناشطون X»)."""
    node = s.nodes[i]
    plain = node.actor is None and node.word.role == "word" and not node.word.preposition and not node.is_verb
    return plain and len(bare) == 1 and bare[0].group[0] == i + 1 and len(node.text) > 4 and node.text.endswith("ون")


def is_thing(s: Sentence, i: int) -> bool:
    """Whether a noun that is no actor stands here as the subject of the verb before («تدعمهم الضربات الجوية»)."""
    if i >= len(s.nodes):
        return False
    node = s.nodes[i]
    plain = node.actor is None and node.word.role == "word" and not node.is_verb and not node.word.preposition
    return plain and not node.word.conjunction and node.text not in s.grammar.words("adverbs")


def is_nobody(s: Sentence, i: int) -> bool:
    """Whether somebody whom nothing more is told of stands here as the subject («فجر انتحاري نفسه»)."""
    node = s.nodes[i] if i + 1 < len(s.nodes) else None
    # «وأصيب 31 آخرون»
    counted = node is not None and node.text.isdigit() and any(form.frame.passive for form in s.nodes[i - 1].word.forms)
    two = node is not None and len(node.text) > DUAL and node.text.endswith("تان")  # «فجرت انتحاريتان نفسيهما»
    plain = node is not None and node.actor is None and (counted or two or node.text in s.grammar.words("nobodies"))
    return plain and s.nodes[i + 1].text not in s.grammar.words("source")


def is_predicate(s: Sentence, v: int, i: int) -> bool:
    """Whether a body at node `i` is only what somebody is called («التي تعتبرها X جماعة إرهابية»)."""
    if i != v + 1 or not s.nodes[v].word.pronoun:
        return False
    what = s.nodes[i].text.split()[-1]
    return any(form.frame.speech and what in form.frame.with_ for form in s.nodes[v].word.forms)
