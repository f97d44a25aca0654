"""What the words of a page tell, whether or not it names who did it and to whom."""

from __future__ import annotations

import msgspec

from marsad.model.claim import Relation
from marsad.model.span import Span
from marsad.read.claims.frames import sides, triggers
from marsad.read.claims.lexicon.triggers import Frame
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.antecedents import Filler
from marsad.read.claims.sides.aims import aim
from marsad.read.claims.sides.guesses import completed

LIKELY = 0.45
"""From this weight on a trigger tells its dealing as a rule."""


class Telling(msgspec.Struct, frozen=True):
    """A word that tells a dealing, with the ids of the actors on either side as far as the page names them."""

    relation: Relation
    agents: tuple[str, ...]
    counterparts: tuple[str, ...]
    span: Span


def tellings(scene: Scene) -> tuple[Telling, ...]:
    """Every word of the page's own text that tells a dealing, in page order; a side may be empty.

    A claim needs both sides named or clearly meant and is told by `claims`; this is for counting what is told at all.
    """
    out: dict[Telling, None] = {}
    for s in scene.sentences:
        for t, readings in triggers(scene, s):
            node = s.nodes[t]
            for number in readings:
                form = node.word.forms[number]
                named = sides(scene, s, t, number) if form.frame.weight >= LIKELY else None
                if named is None:
                    continue
                agent, counter = named.agent, named.counter
                if agent is None or counter is None:
                    whole = completed(scene, s, t, form.frame, named)
                    agent, counter = agent or whole.agent, counter or whole.counter
                relation = _relation(scene, form.frame, agent)
                if relation == "PROTEST" and counter is None:
                    counter = aim(scene, s, t, agent.actors if agent else ())
                one, other = (counter, agent) if form.frame.swapped else (agent, counter)
                span = scene.page.span(node.start, node.end)
                out[Telling(relation, _ids(scene, one), _ids(scene, other), span)] = None
    return tuple(out)


def _relation(scene: Scene, frame: Frame, agent: Filler | None) -> Relation:
    """What is told, taken for a protest where protesters do it."""
    protest = agent is not None and scene.protesters.issuperset(agent.actors)
    return "PROTEST" if protest else frame.relation


def _ids(scene: Scene, side: Filler | None) -> tuple[str, ...]:
    return tuple(scene.actors[number].id for number in side.actors) if side else ()
