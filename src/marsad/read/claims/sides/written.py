"""Passives that show in how the page writes them: by a vowel, by their last letter."""

from __future__ import annotations

from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.sentences import Sentence
from marsad.text.vowels import is_passive, is_passive_present

SPELT = frozenset({"القي", "استدعي", "اعفي", "اخلي", "اجلي", "اقصي", "الغي"})
"""Verbs of the past that are passive with «ي» at their end and active with «ى»,"""
ON = "على"
"""and the word that shows that a page tells these letters apart."""


def is_written(scene: Scene, s: Sentence, t: int) -> bool:
    """Whether the vowel that the writer sets on a verb shows that it is passive («نُقل», «اعتُقلت», «يُستهدف»).

    So does the last letter of some, where the page tells «ى» from «ي» («ألقي», not «ألقى»).
    """
    node = s.nodes[t]
    written = scene.page.written.get(node.start, "") if node.is_verb else ""
    if node.word.verb is None:
        return False
    if node.is_verb and node.word.verb.tense == "past" and node.word.stem in SPELT:
        text, end = scene.page.document.text, scene.page.span(node.start, node.end).end
        return text[end - 1] == "ي" and ON in text
    conjunction = written[:1] if node.word.conjunction else ""
    shows = is_passive if node.word.verb.tense == "past" else is_passive_present
    return shows(written, conjunction)
