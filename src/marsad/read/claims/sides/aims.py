"""Against whom a protest is, where the word that tells it does not say so itself."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.nodes import STOPS
from marsad.read.claims.sentences.sentences import Sentence

AIM = 8
"""Within how many nodes after a word of aim the one aimed at is named."""


def aim(scene: Scene, s: Sentence, t: int, without: Sequence[int]) -> Filler | None:
    """The first one named behind a word of aim («احتجاجا على», «ينددون بـ», «هتافات ضد») that follows node `t`.

    Those who protest are not meant. It is a guess: such words can belong to another protest of the same sentence.
    """
    words = s.grammar.words("aims")
    for i in range(t, len(s.nodes)):
        node = s.nodes[i]
        if node.text in STOPS:
            return None
        if node.actor is None and ({node.text, node.word.stem, node.word.stem.removeprefix("ال")} & words):
            found = _named_behind(scene, s, i, without)
            if found is not None:
                return found
    return None


def _named_behind(scene: Scene, s: Sentence, i: int, without: Sequence[int]) -> Filler | None:
    for k in range(i + 1, min(len(s.nodes), i + 1 + AIM)):
        if s.nodes[k].text in STOPS:
            return None
        if k in s.groups and not set(s.actors(s.groups[k])) & {*without, *scene.protesters}:
            return filler(s, (k,), 0.6, "aimed at", told=True)
    return None
