"""Nouns that tell what people without a name do: «الراغبين في دعم X», «كل من يثبت تورطه في التعاون مع X»."""

from __future__ import annotations

from marsad.read.claims.sentences.sentences import Sentence

WHOEVER = frozenset({"كل", "لكل"})
"""What stands before «من» where anybody may be meant."""


def is_whoever(s: Sentence, i: int) -> bool:
    """Whether «كل من» stands at a node: whoever it may be."""
    two = s.nodes[i : i + 2]
    return len(two) == 2 and two[0].text in WHOEVER and two[1].text == "من"


def is_done_by_unnamed(s: Sentence, t: int) -> bool:
    """Whether people without a name wish to do or did what the noun at `t` tells («الراغبين في دعم X»).

    So does whoever it may be («كل من يثبت تورطه في التعاون مع X»).
    """
    if _is_of_whoever(s, t):
        return True
    prepared = s.nodes[t].word.preposition != ""
    j = t - 1 if prepared else t - 2
    if j < 0 or not (prepared or s.nodes[t - 1].word.role == "preposition"):
        return False
    word, before = s.nodes[j].word, s.nodes[j - 1] if j else None
    ending = next((letters for letters in ("ين", "ون") if word.stem.endswith(letters)), "")
    told = ending and word.stem.removeprefix("ال").removesuffix(ending) in s.grammar.words("willing")
    described = before is not None and before.actor is not None and (before.generic or s.features((j - 1,))[0].plural)
    return bool(told) and s.nodes[j].actor is None and not described


def _is_of_whoever(s: Sentence, t: int) -> bool:
    """Whether «كل من» opens the clause of the word at `t`, nobody named between."""
    for j in s.backwards(t, s.fence(t)):
        if s.nodes[j].actor is not None:
            return False
        if is_whoever(s, j):
            return True
    return False
