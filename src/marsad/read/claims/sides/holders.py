"""Places that are taken or fall: from whom, and into whose hands."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.scenes.scene import Sides
from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.clauses import arguments
from marsad.read.claims.sentences.nodes import OWNED, STOPS
from marsad.read.claims.sentences.sentences import Argument, Sentence
from marsad.read.claims.sides.joined import Trigger, bases
from marsad.read.claims.sides.roles import NEAR, after, dropped, pronoun, subject

HOLDING = 4
"""How many words can stand between «من» and the actor from whom a place is taken («من قبضة X»)."""
PLACES = frozenset({"ها", "ه"})
"""Pronouns that mean a place."""
HANDS = frozenset({"يد", "ايدي", "يدي", "قبضه"})
"""What a place falls into."""


def fallen(at: Trigger) -> Sides:
    """Into whose hands a place falls, from whom is left open («سقطت البلدة في يد X», «بعد سقوطها بيد X»)."""
    taker = _taker(at.s, at.right)
    return Sides(None, taker) if taker is not None and is_place_fallen(at) else Sides()


def _taker(s: Sentence, right: Sequence[Argument]) -> Filler | None:
    """Whose the hands are into which a place falls."""
    for argument in right:
        words = {word for node in s.nodes[argument.outer : argument.group[0]] for word in node.text.split()}
        if {word.removeprefix("ب") for word in words} & HANDS:
            return filler(s, argument.group, 1.0, "in hands of", told=True)
    return None


def is_place_fallen(at: Trigger) -> bool:
    """Whether what falls is a place: an actor that is one, a word for one, or one that was named before."""
    nodes, sites = at.s.nodes, at.s.grammar.words("sites")
    following = nodes[at.t + 1] if at.t + 1 < len(nodes) else None
    if following is not None and following.actor is None and not following.word.preposition:
        return following.word.stem.removeprefix("ال") in sites
    if following is not None and following.actor is not None:
        return following.kind == "place"
    for node in reversed(nodes[max(0, at.t - NEAR) : at.t]):
        if node.actor is not None:
            break
        if node.word.definite and node.word.stem.removeprefix("ال") in sites:
            # «استعادة البلدة بعد سقوطها», «البلدة التي سقطت»
            return True
    return _is_meant_place(at) if not at.node.is_verb else _are_places(at, subject(at.scene, at.s, at.t))


def _is_meant_place(at: Trigger) -> bool:
    """Whether the pronoun on the trigger means a place («لاستعادتها»)."""
    letters = at.node.word.pronoun
    return bool(letters) and _are_places(at, pronoun(at.scene, at.s, at.t, letters, as_subject=False))


def _are_places(at: Trigger, found: Filler | None) -> bool:
    return found is not None and all(at.scene.actors[actor].type == "place" for actor in found.actors)


def takes_place(at: Trigger) -> bool:
    """Whether what is taken is a place: an actor that is one, or a word of the table («مواقع», «القرية»).

    So is what a pronoun or anything else takes up that is taken out of somebody's hands («استعادتها من أيدي X»).
    """
    sites = at.s.grammar.words("sites")
    if any(_is_place(at.s, argument.group[0]) for argument in at.right[:3]) or _is_out_of_grip(at):
        return True
    source = at.s.grammar.words("source")
    if at.node.word.pronoun in PLACES and at.frame.takes_object and any(a.chain[0] in source for a in at.right[:2]):
        # «المدينة التي تحاول X استعادتها من Y», «حررتها X من Y»
        return True
    near = (node.text for node in at.s.nodes[at.t + 1 : at.t + 6] if node.actor is None)
    return any(not sites.isdisjoint(bases(text)) for text in near)


def _is_out_of_grip(at: Trigger) -> bool:
    """Whether somebody had hold of what is taken («من قبضة X», «السيطرة على كذا من X»)."""
    nodes, source, grips = at.s.nodes, at.s.grammar.words("source"), at.s.grammar.words("grips")
    from_ = [a for a in at.right if a.chain[0] in source and a.group[0] - a.outer <= HOLDING]
    control = any(node.actor is None and node.word.stem.removeprefix("ال") in grips for node in nodes[at.t : at.t + 2])
    # «سيطرة X على مواقع وعدد من Y»
    whole = [a for a in from_ if nodes[a.outer - 1].text.removeprefix("و") not in at.s.grammar.words("quantities")]
    return (control and bool(whole)) or any(nodes[argument.outer + 1].word.stem in grips for argument in from_)


def _is_place(s: Sentence, i: int) -> bool:
    """Whether a place is named at a node: by its type, or by the first word of its name («مقر القيادة»)."""
    node = s.nodes[i]
    return node.kind == "place" or node.text.partition(" ")[0].removeprefix("ال") in s.grammar.words("seats")


def taken_from(at: Trigger, who: Filler, bare: Sequence[Argument]) -> Filler | None:
    """From whom a place is taken: «من» says it, or it is held by an actor named with it."""
    others = [
        a
        for a in at.right
        if not set(at.s.actors(a.group)) & set(who.actors)
        and not _is_place(at.s, a.group[0])
        # «سيطر X التابع لـY على مواقع»: whose X is
        and not (a.chain[0] == OWNED and at.s.nodes[a.group[0] - 1].actor in who.actors)
    ]
    # «تحرير الجامعة من قبضة X»: what is taken can be an actor itself
    found = next((a for a in others if _is_taken_from(at, a)), None) if _is_out_of_grip(at) else None
    found = found or next((a for a in others if a in bare or _is_taken_from(at, a)), None)
    return filler(at.s, found.group, 1.0, "from", told=True) if found else _holder(at, who)


def _is_taken_from(at: Trigger, argument: Argument) -> bool:
    """Whether a preposition joins an actor as the one from whom a place is taken."""
    if argument.group[0] - argument.outer > HOLDING or argument.distance > 2 * NEAR:
        return False
    takes, grips = at.frame.takes | at.s.grammar.words("source"), at.s.grammar.words("grips")
    held = all(at.s.nodes[j].word.stem in grips for j in argument.via)
    return held and any(preposition in takes for preposition in argument.chain)


def _holder(at: Trigger, who: Filler) -> Filler | None:
    """Who holds the place, as a clause said of it tells («مدن يسيطر عليها X», «المواقع التي تتمركز فيها X»)."""
    nodes = at.s.nodes
    for j in range(at.t + 1, min(len(nodes), at.t + 2 * NEAR)):
        node = nodes[j]
        if node.word.role in ("that", "subordinator") or node.text in STOPS:
            return None
        if any(form.frame.taken and form.frame.swapped for form in node.word.forms):
            # «استعادة البلدة بعد سقوطها في يد X»
            found = _taker(at.s, arguments(at.s, j))
            return found if found is None or not set(found.actors) & set(who.actors) else None
        if node.is_verb and "doing" not in node.word.kinds:
            if "holding" not in node.word.kinds:
                return None
            found = after(at.s, j) or dropped(at.scene, at.s, j, without=who.actors)
            return found if found is not None and not set(found.actors) & set(who.actors) else None
    return None
