"""What somebody asks for without saying of whom («طالبت X بالإفراج عن Y»): he does not do it himself."""

from __future__ import annotations

from marsad.read.claims.lexicon.triggers import Form
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.agreement import agrees
from marsad.read.claims.sentences.clauses import arguments
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.unguessed import calls_on_others

NEAR = 9
"""Within how many nodes behind the verb what is asked for stands."""
TO = frozenset({"ب", "الي"})
"""Prepositions of what is asked for."""
FITS = 0.6
"""From this measure on who stands behind the verb agrees with it as who asks."""


def asks_nobody(scene: Scene, s: Sentence, t: int) -> bool:
    """Whether the noun at `t` is what a verb of asking asks for, and nobody is named who is asked to do it."""
    node = s.nodes[t]
    if node.is_verb or all(form.frame.mutual for form in node.word.forms) or s.language != "ar":
        return False
    first = _first(s, t)
    joint = s.led_by(first)
    for v in range(first - 1, max(-1, first - NEAR), -1) if joint in TO else ():
        above = s.nodes[v]
        if above.is_bound:
            return False
        if above.is_verb:
            call = next((form for form in above.word.forms if form.frame.relation == "REQUEST"), None)
            asks = "demanding" in above.word.kinds and call is not None and not above.word.pronoun
            return asks and call is not None and not _is_called(scene, s, v, first, call)
        if above.word.forms and above.actor is None and calls_on_others(s, v):
            return True
        if above.word.forms and above.actor is None:
            # what is asked for stands before it, and it only goes on with that
            return False
    return False


def _first(s: Sentence, t: int) -> int:
    """The first of several nouns that stand together up to the one at `t` («بفرض عقوبات», «برفع الحصار»)."""
    while t > 1 and not s.nodes[t].word.preposition:
        before = s.nodes[t - 1]
        if before.actor is not None or before.is_verb or before.word.role != "word" or before.word.definite:
            break
        t -= 1
    return t


def _is_called(scene: Scene, s: Sentence, v: int, t: int, call: Form) -> bool:
    """Whether somebody is named between a verb of asking and what is asked for who is called upon."""
    inflection = s.nodes[v].word.verb
    behind = [a for a in arguments(s, v) if a.group[-1] < t]
    if any(a.chain[0] in call.frame.takes for a in behind if not a.is_bare):
        return True
    bare = [a for a in behind if a.is_bare]
    who = scene.cued.get(s.nodes[v].start)
    if len(bare) != 1 or inflection is None:
        return len(bare) > 1
    if who is not None:
        return who not in s.actors(bare[0].group)
    return agrees(s.features(bare[0].group), inflection.gender, inflection.number) < FITS
