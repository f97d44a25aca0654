"""Who killed those whose death an army announces («أعلن الجيش مقتل 20 مسلحا من X»)."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.antecedents import Filler
from marsad.read.claims.sentences.nodes import Node
from marsad.read.claims.sentences.sentences import Sentence

KILLED = frozenset({"مقتل", "مصرع"})
"""Nouns of a death that an army tells of those whom it fights; «استشهاد», «وفاة» are told of its own."""
SURE = 0.75
"""How sure it is that the army that announces the death of its foes killed them."""
MINISTRY = "وزاره"
"""The word of a ministry."""
ENDINGS = ("ين", "ون", "ا", "ه")
"""How those who are counted or named in the plural end."""


def announcer(scene: Scene, s: Sentence, t: int, counter: Filler) -> Filler | None:
    """The army or police that tells of the death at `t` of armed men, or of men of an armed group."""
    if s.language != "ar" or s.nodes[t].word.stem.removeprefix("ال") not in KILLED or counter.last is None:
        return None
    who = scene.speakers.get(s.nodes[t].start)
    who = scene.stands_for.get(who, who) if who is not None else None
    if who is None or who in counter.actors or not _fights(s, [n for n in s.nodes if n.actor == who]):
        return None
    named = [n for n in s.nodes[t + 1 : counter.last + 1] if n.actor in counter.actors]
    group = all(scene.actors[actor].type == "organization" for actor in counter.actors)
    foes = (group and not _fights(s, named)) or all(_are_armed(s, n.text) for n in named)
    return Filler((who,), SURE, "who announces it") if foes else None


def _fights(s: Sentence, named: Sequence[Node]) -> bool:
    """Whether one of these names is that of an army, of police or of a ministry of either («وزارة الدفاع»)."""
    armies, ministries = s.grammar.words("armies"), s.grammar.words("of_forces")
    for node in named:
        first, _, rest = node.text.partition(" ")
        stem = first.removeprefix("ل").removeprefix("ال")
        ministry = stem == MINISTRY and rest.partition(" ")[0].removeprefix("ال") in ministries
        if ministry or stem in armies:
            return True
    return False


def _are_armed(s: Sentence, text: str) -> bool:
    """Whether a word or name of several tells of armed men of no army («20 مسلحا», «العناصر الإرهابية»)."""
    armed = s.grammar.words("militants")
    return any({word, *(word.removesuffix(e) for e in ENDINGS)} & armed for word in text.replace("ال", "").split())
