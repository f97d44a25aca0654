"""Who sends what comes somewhere, and to whom it comes («وصلت أسلحة من X إلى Y», «سفينة أرسلتها X»)."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.model.actor import PageActor
from marsad.read.claims.scenes.scene import Sides
from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.clauses import arguments
from marsad.read.claims.sides.joined import Trigger, joined
from marsad.read.claims.sides.roles import NEAR, after
from marsad.text.folding import folded


def sent(at: Trigger) -> Sides:
    """Who sent what comes, and to whom it comes («وصلت أسلحة من X إلى Y», «سفينة أرسلتها X»)."""
    who = after(at.s, at.t) if at.node.is_verb else None
    if who is not None and all(at.scene.actors[actor].type == "person" for actor in who.actors):
        # «وصل X إلى Y بطائرة»: somebody comes himself
        return Sides()
    if not at.right:
        # «رست سفينة تنقل مساعدات تابعة لـX في ميناء Y»
        at = replace(at, right=arguments(at.s, at.t, far=True))
    to = joined(at, at.frame.takes)
    # «وصلت طائرة إلى X بعد تحريرها من Y»: nobody sent it
    later = at.s.grammar.words("circumstances")
    from_ = (a for a in at.right if a.chain[0] in at.s.grammar.words("source") and later.isdisjoint(a.chain[1:]))
    source = next(from_, None)
    own = source or next((a for a in at.right if at.s.nodes[a.group[0]].implied), None)
    if own is None and to is not None and to.chain[0] == "ل":
        # «وصلت طائرة لـX إلى Y»: whose it is
        own, to = to, next((a for a in at.right if a.chain[0] in at.frame.takes - {"ل"}), None)
    by = filler(at.s, own.group, 1.0, "sent by", told=True) if own else _in_relative(at)
    return Sides(by, _past_gates(at, filler(at.s, to.group, 1.0, "sent to", told=True)) if to else None)


def _past_gates(at: Trigger, to: Filler) -> Filler:
    """The place to which what comes to its port or airport is sent («ميناء X»), where the page names it."""
    gates, actors = at.s.grammar.words("gates"), at.scene.actors
    name = actors[to.actors[0]].name if len(to.actors) == 1 else ""
    gate, _, place = folded(name).partition(" ")
    whose = (n for n, one in enumerate(actors) if one.type == "place" and _is_called(at, one, place))
    found = next(whose, None) if gate in gates and place else None
    return to if found is None else replace(to, actors=(found,))


def _is_called(at: Trigger, actor: PageActor, name: str) -> bool:
    """Whether a mention of an actor is this folded name."""
    page = at.scene.page
    return any(page.text[page.place(m.start) : page.place(m.end)] == name for m in actor.mentions)


def _in_relative(at: Trigger) -> Filler | None:
    """The subject of the verb that says who sent something («سفينة أرسلتها X»)."""
    nodes = at.s.nodes
    for v in range(at.t + 1, min(len(nodes), at.t + 2 * NEAR)):
        if nodes[v].is_verb and nodes[v].word.pronoun:
            return after(at.s, v)
    return None
