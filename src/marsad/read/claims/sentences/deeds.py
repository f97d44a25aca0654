"""Deeds that somebody praises, blames or refuses: where one follows a name, that name is the subject of the verb."""

from __future__ import annotations

from marsad.read.claims.lexicon.triggers import Frame
from marsad.read.claims.lexicon.words import FREE
from marsad.read.claims.sentences.sentences import Argument, Sentence

DATED = frozenset({"امس", "اليوم", "مجددا", "ايضا", "بشده"})
"""Words of when and how that can stand between subject and object."""


def is_deed_behind(s: Sentence, argument: Argument, frame: Frame) -> bool:
    """Whether a deed or a clause stands behind an actor as what is spoken of («استنكرت X الهجوم», «رفضت X ما ورد»)."""
    if not (frame.speech or frame.through) or frame.relation == "REQUEST":
        return False
    i = argument.group[-1] + 1
    while i < len(s.nodes) and s.nodes[i].text in DATED:
        i += 1
    if i >= len(s.nodes):
        return False
    node = s.nodes[i]
    if node.word.role == "relative":
        return node.word.stem == FREE
    plain = node.actor is None and node.word.role == "word" and not (node.word.preposition or node.word.conjunction)
    if not plain or node.is_verb:
        return False
    if node.text.startswith("ال") and node.text.removeprefix("ال") in s.grammar.words("definite_deeds"):
        return True
    told = {node.word.stem.removeprefix("ال"), node.word.stem} & (s.grammar.words("deeds") | s.grammar.words("debated"))
    return bool(told) or node.word.is_event
