"""Those who do an English deed to or with each other: «they shelled each other», «envoys of X and Y met»."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.read.claims.english.antecedents import PEOPLE_OF, is_either, pair
from marsad.read.claims.english.smallwords import ADVERBIAL, OTHERS
from marsad.read.claims.scenes.scene import Scene, Sides
from marsad.read.claims.sentences.antecedents import Filler
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.joined import Trigger
from marsad.text.folding import folded


def together(scene: Scene, s: Sentence, who: Filler) -> Sides:
    """Those whom a mutual deed names as its subject alone, together where they are several."""
    both = _bodies(scene, s, who)
    return Sides(both, together=len(both.actors) > 1 or is_either(scene, both.actors[0]))


def _bodies(scene: Scene, s: Sentence, who: Filler) -> Filler:
    """Those who do something, the two bodies of «envoys of X and Y» where the page names them too."""
    texts = (folded(scene.actors[who.actors[0]].name), *(n.text for n in s.nodes if n.actor == who.actors[0]))
    of = next((found for text in texts if (found := PEOPLE_OF.fullmatch(text)) is not None), None)
    if of is None or len(who.actors) > 1:
        return who
    named = {folded(one.name).removeprefix("the "): n for n, one in enumerate(scene.actors) if one.type != "document"}
    both = tuple(named[body] for body in of.groups() if body in named)
    return replace(who, actors=both) if len(both) > 1 else who


def each_other(at: Trigger, who: Filler | None) -> Sides:
    """The sides of what some do to each other, whose subject may be a mere «they»."""
    if who is not None and (told := together(at.scene, at.s, who)).together:
        return told
    they = pair(at.scene, at.s, at.t) if is_they(at.s, at.t) else None
    return Sides(they, together=True)


def is_they(s: Sentence, t: int) -> bool:
    """Whether «they», or «each of them», is the subject of a verb."""
    small = (n for n in reversed(s.nodes[:t]) if n.text not in ADVERBIAL - {"each"} and n.word.role != "negation")
    before = next(small, None)
    return before is not None and before.text in ("they", "each", "them")


def is_each_other(s: Sentence, t: int) -> bool:
    """Whether «each other» stands for the other side, or «the other» where each does it."""
    each = any(node.text == "each" for node in s.nodes[max(0, t - 4) : t])
    return any(
        node.text in OTHERS and (s.nodes[t + n].text in ("each", "one") or (each and s.nodes[t + n].text == "the"))
        for n, node in enumerate(s.nodes[t + 1 : t + 5])
    )
