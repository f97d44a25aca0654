"""Who got what a noun tells: help, an attack, a charge, and from whom, as a verb or noun of getting says it."""

from __future__ import annotations

from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.scenes.kept import kept
from marsad.read.claims.scenes.scene import Scene, Sides
from marsad.read.claims.sentences.antecedents import PRONOUNS, Filler, filler
from marsad.read.claims.sentences.clauses import arguments, is_accusative
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.control import controller
from marsad.read.claims.sides.joined import Trigger
from marsad.read.claims.sides.offers import is_clause_of_offer
from marsad.read.claims.sides.relatives import is_of_thing
from marsad.read.claims.sides.roles import after, can_act, dropped, pronoun, subject
from marsad.text.remembered import remembered_by

ABOVE = 12
"""How many nodes before a noun the verb that governs it can stand."""
NEED = "حاجه"
"""The noun of need."""
GRANTED = 0.9
"""How sure it is that who grants a request was asked."""
STRUCK = frozenset({"ASSAULT", "COERCE"})
"""What a place can get as well as anybody («الحصار الذي تتعرض له المدينة»)."""
DONE_TO_OTHERS = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "THREATEN"})
"""What somebody who asks for it does not ask for himself."""
RELATIVE = 5
"""Within how many nodes after a noun its relative clause begins."""


def got(at: Trigger) -> Sides | None:
    """Giver and taker where the noun's relative clause says who gets it («الدعم الذي تتلقاه X من Y»).

    None where it has no such clause, no side where that names nobody who gives anything but blows.
    """
    verb = _verb_of_getting(at.s, at.t)
    if verb is None:
        return None
    who = after(at.s, verb) or dropped(at.scene, at.s, verb)
    struck = at.frame.relation in STRUCK
    if who is None or not (struck or any(can_act(at.scene, actor) for actor in who.actors)):
        return Sides()
    givers = at.s.grammar.words("source") | at.s.grammar.words("agent")
    given = (a for a in arguments(at.s, verb) if a.chain[0] in givers and at.s.actors(a.group) != who.actors)
    source = next(given, None)
    if source is None:
        # «القصف الذي تتعرض له المدينة»
        return Sides(None, who) if struck else Sides()
    return Sides(filler(at.s, source.group, 1.0, "got from", told=True), who)


def _verb_of_getting(s: Sentence, t: int) -> int | None:
    """The node of the verb of receiving that opens the relative clause of the noun at `t`."""
    for j in range(t + 1, min(len(s.nodes) - 1, t + RELATIVE)):
        node = s.nodes[j]
        if node.word.role == "relative":
            return j + 1 if s.nodes[j + 1].is_verb and "receiving" in s.nodes[j + 1].word.kinds else None
        other = node.word.preposition and node.word.is_event
        if node.actor is not None or node.word.role != "word" or node.is_verb or other:
            # «شكره للدعوة التي تلقاها»: the call is what he got
            return None
    return None


def is_received(s: Sentence, t: int) -> bool:
    """Whether a verb of receiving or needing governs the noun at `t` («احتاج إلى دعم X»)."""
    if t and s.nodes[t - 1].text == "في":
        # «يعول على X في محاربة Y»
        return False
    gets = _getting(s.language)
    for j in range(t - 1, max(-1, t - 8), -1):
        if s.nodes[j].is_verb:
            return "receiving" in s.nodes[j].word.kinds
        if s.nodes[j].is_bound or _is_tried_by(s, j, t):
            return False
        if _is_need(s, j):
            return j == t - 1
        stem = s.nodes[j].word.stem.removeprefix("ال")
        if stem != NEED and gets((stem, stem)) == "" and _is_close(s, j, t):
            return True
    return False


def _is_tried_by(s: Sentence, j: int, t: int) -> bool:
    """Whether the noun of will at `j`, with its owner behind it, governs the noun at `t` («محاولة X تفجير»)."""
    owned = j + 1 in s.groups and j + 1 < t and s.nodes[j].actor is None
    return owned and s.nodes[j].word.stem.removeprefix("ال") in s.grammar.words("attitudes")


def follows_getting(s: Sentence, t: int) -> bool:
    """Whether the verb or noun of getting stands right before the noun at `t` («بتلقي الدعم», «تطلب المساعدة»)."""
    near = (j for j in (t - 1, t - 2) if j >= 0 and _is_close(s, j, t))
    words = s.grammar.words("getting")
    return any("receiving" in s.nodes[j].word.kinds or s.nodes[j].word.stem.removeprefix("ال") in words for j in near)


def _is_close(s: Sentence, j: int, t: int) -> bool:
    """Whether nothing but a preposition stands between the noun of getting at `j` and `t` («التصدي لهجوم»)."""
    between = s.nodes[j + 1 : t]
    return not s.nodes[t].word.conjunction and len(between) < 2 and all(n.word.role == "preposition" for n in between)


def _is_need(s: Sentence, j: int) -> bool:
    """Whether «إلى» at a node stands behind somebody's need («بحاجة إلى دعم X», «حاجتها إلى», not «الحاجة إلى»)."""
    if s.nodes[j].word.preposition != "الي" or j == 0 or s.nodes[j - 1].actor is not None:
        return False
    stem = s.nodes[j - 1].word.stem
    prepared = s.nodes[j - 1].word.preposition or (j > 1 and s.nodes[j - 2].word.preposition == "في")
    return bool(stem == NEED and prepared) or (stem.startswith(NEED[:-1] + "ت") and stem != NEED)


@kept
def receiver(scene: Scene, s: Sentence, t: int) -> Filler | None:
    """Who got an attack, a gift, a charge: the subject of the verb of receiving above it, the owner of such a noun."""
    getting, given = _getting(s.language), is_accusative(s, t)
    nodes, groups = s.nodes, s.groups
    for j in range(t - 1, max(-1, t - ABOVE), -1):
        node = nodes[j]
        if given and (node.word.role == "relative" or (node.is_verb and nodes[j - 1].word.role == "relative")):
            # «تتلقى X التي تقاتل Y دعما»
            continue
        if node.is_bound or (j + 1 in groups and _is_tried_by(s, j, t)):
            return None
        if node.is_verb:
            gets = "receiving" in node.word.kinds and not is_of_thing(s, j) and not _is_wished(s, j, t)
            return subject(scene, s, j) if gets else None
        letters = getting((node.text, node.word.stem))
        if letters is not None:
            # «بعد تعرضه لهجوم من X»
            return pronoun(scene, s, j, letters, as_subject=True) if letters else _owner(scene, s, j, t)
    return None


def _is_wished(s: Sentence, v: int, t: int) -> bool:
    """Whether the verb at `v` asks for what the noun at `t` tells, and that is done to others («طلب X توقيف Y»)."""
    told = {form.frame.relation for form in s.nodes[t].word.forms}
    return "demanding" in s.nodes[v].word.kinds and not told.isdisjoint(DONE_TO_OTHERS)


@remembered_by
def _getting(language: str, noun: tuple[str, str]) -> str | None:
    """The pronoun on a noun of getting or foiling, its stem given too; empty where it has none, None for any other."""
    getting = constructions(language).words("getting") | constructions(language).words("foiling")
    text, stem = noun
    if not getting.isdisjoint((text.removeprefix("ال"), stem)):
        return ""
    own = ((letters, text.removesuffix(letters)) for letters in PRONOUNS if text.endswith(letters))
    return next((letters for letters, bare in own if not getting.isdisjoint((bare, bare[:-1] + "ه"))), None)


def _owner(scene: Scene, s: Sentence, j: int, t: int) -> Filler | None:
    """Who gets what is told at `t`, with the noun of getting at `j`: its owner, or who controls it."""
    owner = next((a for a in arguments(s, j) if a.is_bare and a.group[-1] < t), None)
    if owner is not None:
        foiled = s.nodes[j].word.stem.removeprefix("ال") in s.grammar.words("foiling")
        return None if foiled else filler(s, owner.group, 0.95, "owner of getting", told=True)
    if _is_need(s, t - 1):
        return _in_need(s, j)
    found = controller(scene, s, j, ()) if _is_close(s, j, t) else None
    foiled = s.nodes[j].word.stem.removeprefix("ال") in s.grammar.words("foiling")
    # «أكد المتحدث إحباط عملية»: a person only tells of it
    tells = found is not None and foiled and all(scene.actors[a].type == "person" for a in found.actors)
    return None if tells else found


def _in_need(s: Sentence, j: int) -> Filler | None:
    """Who is in the need that the noun at `j` tells («X بحاجة إلى», «X في حاجة إلى»)."""
    for k in (j - 1, j - 2):
        if k in s.groups:
            return filler(s, s.groups[k], 0.9, "in need")
    return None


def granter(at: Trigger, asking: Filler) -> Filler | None:
    """Who grants or refuses what the noun asks for («وافقت X على طلب Y»): he was asked."""
    s, t = at.s, at.t
    verb = next((j for j in s.backwards(t, s.fence(t)) if s.nodes[j].is_verb or s.nodes[j].is_bound), None)
    if verb is None or not _is_answered(s, verb, t):
        return None
    found = subject(at.scene, s, verb)
    return found.less(GRANTED) if found is not None and not set(found.actors) & set(asking.actors) else None


def _is_answered(s: Sentence, verb: int, t: int) -> bool:
    """Whether a verb agrees to what a noun asks for, or refuses what more than the noun's genitive says to be asked."""
    word = s.nodes[verb].word
    told = {form.frame.relation for form in word.forms}
    refused = "REJECT" in told and "refusing" in word.kinds and is_clause_of_offer(s, t)
    return refused or ("AGREE" in told and "accepting" in word.kinds)
