"""Who does what is done by speaking: the source of the attribution that a trigger introduces."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.read.claims.lexicon.triggers import Frame
from marsad.read.claims.scenes.scene import Sides
from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.clauses import arguments
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.issuers import issuer
from marsad.read.claims.sides.joined import Trigger
from marsad.read.claims.sides.pairs import pair_meant

OF_HEAD = "head of relative"
"""The rule that takes whom a relative clause says something of."""
NAMED = frozenset({"subject", "after verb", "topic", "topic of clause", "topic behind comma"})
"""The rules that take those named with a verb for its subject."""
TOPICS = NAMED - {"after verb"}
"""Those that find it before the verb,"""
SURE = 0.8
"""and from which certainty on it is sure enough that who follows is the object."""
PAIRS = frozenset({"last pair", "first pair", "last two of a kind"})
"""The rules that take «الجانبان» for two."""
TITLE = 14
"""Within how many nodes behind a cue the speaker's name stands, his title before it."""


def by_cue(at: Trigger, found: Sides) -> Sides:
    """The sides of a dealing done by speaking whose trigger is a cue: the source of the attribution does it."""
    scene, s, t, frame = at.scene, at.s, at.t, at.frame
    who = scene.cued.get(s.nodes[t].start)
    verb = s.nodes[t].word.verb
    issued = issuer(scene, s, t) if s.language == "ar" else None
    if issued is not None:
        behind = found.agent if frame.takes_object and _follows(found.agent, t) else None
        own = {*issued.actors, *(n for n, actor in enumerate(scene.actors) if actor.type == "document")}
        others = (one for one in (found.counter, behind) if one and not own.issuperset(one.actors))
        return Sides(issued, next(others, None) or _object_behind_issuer(s, frame, issued))
    several = verb is not None and (verb.person, verb.number) == (3, "p")
    if who is None or (several and scene.actors[who].type == "person" and found.agent is not None):
        # «اتهموه», «وكلفوا»: of several, he is not the one who says it
        return found
    found = _behind_speaker(s, t, frame, who, found)
    if _bears_title(s, t, who, found.agent):
        # «دعا رئيس البلدية الهنغاري الأصل فلان»: his title and his name
        return Sides(Filler((who,), 1.0, "speaker of cue"), found.counter)
    if _is_other_side(s, t, who, found):
        return found
    # «فاتهمه»: where the speaker was taken for the object, the other one is it; so is whoever follows the cue alone
    taken = who in found.counter.actors if found.counter else frame.takes_object and _follows(found.agent, t)
    counter = found.agent if taken else found.counter
    if counter is not None and who in counter.actors:
        return found
    two = pair_meant(at) if verb is not None and verb.number == "d" else None
    return Sides(_speakers(two if two is not None and who in two.actors else found.agent, who), counter)


def _is_other_side(s: Sentence, t: int, who: int, found: Sides) -> bool:
    """Whether the construction makes the one taken for the source the other side.

    «حركة X التي تصفها بالإرهابية»: X is called so; «تظاهر X لمطالبة Y»: Y is asked.
    """
    counter = found.counter
    if counter is None or found.agent is None or who not in counter.actors:
        return False
    if s.nodes[t].is_verb and found.agent.how in TOPICS and found.agent.certainty >= SURE and counter.how == "object":
        # «إن X، ومقرها باريس، طالبت Y»
        return True
    aimed = s.nodes[t].word.preposition == "ل" and not s.nodes[t].is_verb
    return counter.how == OF_HEAD or (aimed and counter.how == "genitive")


def _bears_title(s: Sentence, t: int, who: int, named: Filler | None) -> bool:
    """Whether the speaker of a cue at `t` is only the title of the one who is named behind it."""
    if named is None or named.last is None or who in named.actors:
        return False
    return any(s.nodes[i].actor == who for i in range(t + 1, named.last) if i in s.modifiers)


def _behind_speaker(s: Sentence, t: int, frame: Frame, who: int, found: Sides) -> Sides:
    """The sides without an actor named in the title before the speaker's name («ثمنت ممثلة X، فلانة، دور Y»)."""
    near = s.nodes[t + 1 : t + TITLE] if s.language == "ar" and s.nodes[t].is_verb else ()
    own = next((i for i, node in enumerate(near, t + 1) if node.actor == who), None)
    if own is None or any(node.is_verb or node.is_bound for node in near[: own - t - 1]):
        return found
    sides = [side for side in (found.agent, found.counter) if side is not None and who not in side.actors]
    titled = [side for side in sides if side.last is not None and t < side.last < own]
    if not titled:
        return found
    behind = [a for a in arguments(s, t) if a.group[0] > own and who not in s.actors(a.group)]
    fits = (a for a in behind if (frame.takes_object and a.is_bare) or a.chain[0] in frame.takes)
    other = next((filler(s, a.group, 1.0, "object", told=True) for a in fits), None)
    return Sides(None, other or next((side for side in sides if side not in titled), None))


def _object_behind_issuer(s: Sentence, frame: Frame, issued: Filler) -> Filler | None:
    """Who stands right behind the issuer of a document that speaks («حمّل بيان صادر عن X Y المسؤولية»)."""
    group = s.groups.get(issued.last + 1) if frame.takes_object and issued.last is not None else None
    bare = group is not None and not s.nodes[group[0]].word.preposition
    return filler(s, group, 1.0, "object", told=True) if group is not None and bare else None


def _speakers(found: Filler | None, who: int) -> Filler:
    """Who does what a cue tells: its source, with those who speak together with it («X and Y condemned Z»)."""
    joint = found is not None and len(found.actors) > 1 and found.how in NAMED and found.actors[0] == who
    # «أدان الجانبان X»: the first of the two is who says it
    joint = joint or (found is not None and found.how in PAIRS and who in found.actors)
    return (
        replace(found, certainty=1.0, how="speaker of cue")
        if joint and found
        else Filler((who,), 1.0, "speaker of cue")
    )


def _follows(found: Filler | None, t: int) -> bool:
    """Whether a side is named by what stands behind the trigger."""
    return found is not None and found.last is not None and found.last > t
