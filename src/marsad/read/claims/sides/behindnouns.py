"""Who stands behind the noun of an event: its own object past a title, those that are counted."""

from __future__ import annotations

from marsad.read.actors.commonnouns import listed
from marsad.read.claims.sentences.antecedents import Filler, filler, owner_of_forces
from marsad.read.claims.sentences.nodes import COMMAS
from marsad.read.claims.sentences.sentences import Argument
from marsad.read.claims.sides.joined import Trigger
from marsad.read.claims.sides.passives import is_site


def counts_behind(at: Trigger, genitive: Argument) -> bool:
    """Whether so many follow a body that it is done to («باختطاف X اثنين من مواطنيها», «اعتقال X 18 طالبا»)."""
    i = genitive.group[-1] + 1
    if i >= len(at.s.nodes) or at.s.nodes[genitive.group[0]].kind != "organization":
        return False
    first, numbers = at.s.nodes[i].text.partition(" ")[0], at.s.grammar.words("quantities")
    return first.isdigit() or first in numbers or first in at.s.grammar.words("plural_heads")


def strikes_thing(at: Trigger, genitive: Argument) -> bool:
    """Whether «ل» behind who is in construct with an attack joins what it strikes («قصف X لتجمع سكني»)."""
    i = genitive.group[-1] + 1
    node = at.s.nodes[i] if i < len(at.s.nodes) else None
    if at.frame.relation != "ASSAULT" or node is None or node.actor is not None or not node.text.startswith("ل"):
        return False
    stem = node.text[1:].removeprefix("ل")
    return stem in at.s.grammar.words("sites") or stem in listed("site")


def is_next(at: Trigger, argument: Argument) -> bool:
    """Whether a group stands right behind the trigger or behind its own title («لقائه رئيس الحكومة فلانا»)."""
    titles, s = at.s.grammar.words("titles"), at.s
    between = range(at.t + 1, argument.group[0])
    return argument.distance <= 2 or (
        s.nodes[at.t + 1].text.removeprefix("ال") in titles
        and all(j in s.modifiers or s.nodes[j].word.role == "word" for j in between)
    )


def behind_places(at: Trigger) -> Argument | None:
    """The person who is received or met, past where that is («استقباله في مقر X بـY أمس المدير فلانا»).

    Commas can enclose it («خلال لقائه، أمس في X، المدير فلانا»).
    """
    i = next((i for i, node in enumerate(at.s.nodes[at.t + 1 :], at.t + 1) if node.text not in COMMAS), at.t)
    place = at.s.nodes[i].word if i > at.t else None
    # «استقباله بمطار X فلان»
    written = place is not None and at.s.nodes[i].kind == "place" and place.preposition == "ب"
    circumstances = at.s.grammar.words("circumstances")
    if place is None or not (written or (place.role == "preposition" and place.preposition in circumstances)):
        return None
    for argument in at.right:
        if argument.chain == ("",) and not argument.via and at.s.nodes[argument.group[0]].kind == "person":
            return argument
    return None


def taker(at: Trigger, genitive: Argument | None) -> Filler | None:
    """The body in construct with a noun of taking, with the place behind it («استعادة قوات X لبلدة Y»)."""
    other = at.right[1] if genitive is not None and len(at.right) > 1 else None
    if genitive is None or other is None or is_site(at.s, genitive):
        return None
    kinds = [at.s.nodes[one.group[0]].kind for one in (genitive, other)]
    taken = other.chain[0] in ("ل", "علي") and kinds == ["organization", "place"]
    return filler(at.s, genitive.group, 1.0, "genitive", told=True) if taken else None


def own_body_behind(at: Trigger) -> str:
    """The pronoun on the state or body in construct with a noun, somebody else right behind it («دعم حكومته X»)."""
    i = at.t + 1
    if i + 1 not in at.s.groups or at.s.nodes[i + 1].word.preposition or at.s.nodes[i + 1].word.conjunction:
        return ""
    plain = at.s.nodes[i].actor is None and not at.s.nodes[i].word.preposition
    return owner_of_forces(at.s, i) if plain else ""


def has_own(at: Trigger, first: int) -> bool:
    """Whether another noun is in construct with this one, and who follows with the next («تجهيز البنية وإعمار X»)."""
    inner = at.s.nodes[at.t + 1 : first]
    linked = next((i for i, node in enumerate(inner) if node.word.conjunction and node.word.role == "word"), 0)
    return at.s.language == "ar" and any(node.text.startswith("ال") for node in inner[:linked])
