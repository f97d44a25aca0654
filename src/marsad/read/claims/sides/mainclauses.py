"""Whom a pronoun in a clause of time means: the subject of the main clause («انسحبت X بعد أن هاجمتها Y»)."""

from __future__ import annotations

from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.agreement import agrees
from marsad.read.claims.sentences.antecedents import PRONOUNS, Filler
from marsad.read.claims.sentences.nodes import COMMAS
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.roles import subject

MAIN = 0.85
"""How sure it is that the subject of the main clause is meant,"""
FITS = 0.6
"""where he agrees with the pronoun at least so."""


def of_main_clause(scene: Scene, s: Sentence, t: int, letters: str, who: Filler) -> Filler | None:
    """Whom the object pronoun of the verb at `t` means, whose own subject follows it: the subject of the verb above."""
    if letters not in PRONOUNS or who.last is None or who.last <= t:
        return None
    opening = _opening(s, t)
    if opening is None:
        return None
    main = _main_verb(s, opening, s.fence(t))
    if main is None:
        return None
    found = subject(scene, s, main)
    fits = found is not None and agrees(found.features, *PRONOUNS[letters]) >= FITS
    taken = found is None or bool(set(found.actors) & set(who.actors))
    return (
        Filler(found.actors, MAIN * min(1.0, found.certainty), "subject of main clause")
        if found and fits and not taken
        else None
    )


def _main_verb(s: Sentence, opening: int, fence: int) -> int | None:
    """The verb before a clause of time, behind a comma none of a relative clause («القانون الذي أقرته X، قبل أن»)."""
    last = opening
    while True:
        main = next((j for j in s.backwards(last, fence) if s.nodes[j].is_verb or s.nodes[j].is_bound), None)
        if main is None or not s.nodes[main].is_verb:
            return None
        if s.nodes[main - 1].word.role != "relative" or s.nodes[opening - 1].text not in COMMAS:
            return main
        last = main - 1


def _opening(s: Sentence, t: int) -> int | None:
    """The node of the word that opens the clause of time in which a verb stands first."""
    if t < 2:
        return None
    before = s.nodes[t - 1].word
    if before.role == "subordinator":
        return t - 1
    told = before.role == "that" and not before.pronoun and s.nodes[t - 2].text in s.grammar.words("earlier since")
    return t - 2 if told else None
