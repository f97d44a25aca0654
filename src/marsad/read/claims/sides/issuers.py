"""Whose a document is that demands, condemns or thanks: what it does by speaking, its issuer does."""

from __future__ import annotations

from marsad.read.actors.commonnouns import listed
from marsad.read.claims.scenes.kept import kept
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.clauses import arguments
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.roles import can_act

ISSUED = frozenset({"", "ل", "عن", "من"})
"""How the one is joined to a document who issued it («بيان X», «بيان لـX», «بيان صادر عن X»)."""
ISSUING = frozenset({"صادر", "صادره"})
"""The word for being issued, which can also be a verb."""
NEAR = 4
"""Within how many nodes behind a document its issuer is named."""
SURE = 0.9
"""How sure it is that the issuer of a document does what is told of it."""


def issuer(scene: Scene, s: Sentence, t: int) -> Filler | None:
    """Who issued the document that speaks by the verb at `t` («طالب البيان X»), as the sentence told that named it."""
    node = s.nodes[t + 1] if t + 1 < len(s.nodes) else None
    if node is None or not s.nodes[t].is_verb:
        return None
    if not node.text.startswith("ال"):
        return _named_with(scene, s, t + 1)
    name = node.text.removeprefix("ال")
    if name not in listed("documents"):
        return None
    for number in range(s.number, -1, -1):
        who = _told(scene, scene.sentences[number], name=name)
        if who is not None:
            return Filler((who,), SURE, "issuer")
    return None


def _named_with(scene: Scene, s: Sentence, i: int) -> Filler | None:
    """Who is told to have issued the document without article at a node («حمّل بيان صادر عن X»)."""
    if s.nodes[i].text.partition(" ")[0] not in listed("documents"):
        return None
    own = next((k for k in range(i + 1, min(len(s.nodes), i + 1 + NEAR)) if k in s.groups), None)
    if own is None or any(
        (node.is_verb and node.text not in ISSUING) or node.is_bound for node in s.nodes[i + 1 : own]
    ):
        return None
    issued = {node.word.preposition for node in s.nodes[i + 1 : own + 1]} <= ISSUED
    acts = any(can_act(scene, actor) for actor in s.actors(s.groups[own]))
    return filler(s, s.groups[own], SURE, "issuer", told=True) if issued and acts else None


@kept
def _told(scene: Scene, s: Sentence, *, name: str) -> int | None:
    """Whose the document of such a name is that a sentence tells of: named behind it, or who speaks «in» it."""
    for i, node in enumerate(s.nodes):
        if name not in (node.word.stem.removeprefix("ال"), node.text.partition(" ")[0].removeprefix("ال")):
            continue
        for argument in arguments(s, i):
            who = s.actors(argument.group)[0]
            near = argument.distance <= NEAR and not argument.via and argument.chain[-1] in ISSUED
            # «البيان X»: two nouns, no owner
            apart = argument.is_bare and node.text.removeprefix("و").startswith("ال")
            if near and not apart and who != node.actor and can_act(scene, who):
                return who
        if i and s.led_by(i) in ("في", "ب"):
            speaks = (scene.cued[cue.start] for cue in s.nodes[:i] if cue.start in scene.cued)
            return next((who for who in speaks if can_act(scene, who)), None)
    return None
