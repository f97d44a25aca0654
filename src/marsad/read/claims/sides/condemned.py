"""Attacks that somebody condemns or warns of: he has not made them, nor is whom they strike the one he blames."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from marsad.read.claims.lexicon.triggers import OBJECT, Form, Frame
from marsad.read.claims.scenes.scene import Scene, Sides
from marsad.read.claims.sentences.antecedents import Filler
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.culprits import assailant, whose_deed
from marsad.read.claims.sides.joined import matching
from marsad.read.claims.sides.roles import NEAR

ATTACKS = frozenset({"ASSAULT", "COERCE"})
"""What is condemned as done to somebody."""
HOSTILE = frozenset({"ASSAULT", "COERCE", "RETREAT"})
"""What is told of one who can have attacked before or after it."""
JUDGING = frozenset({"ACCUSE", "SUPPORT"})
"""What is done by saying what one thinks of a deed."""
HER = "ها"
"""The pronoun that takes up things as well as a woman."""
ABOUT = frozenset({"عن", "حول", "بشان"})
"""Prepositions of what a report is about."""
SAID = 0.9
"""How sure it is that who speaks blames."""
BESIDE = 3
"""Within how many nodes before an attack the noun stands that says what is thought of it («إدانة الهجوم»)."""


def is_of_report(s: Sentence, t: int) -> bool:
    """Whether the word at `t` says what somebody thinks of a report, and so of nobody whom that tells of.

    «وصف الأنباء عن X بأنها ملفقة», «نفى المزاعم عن X، واصفا إياها بالكاذبة».
    """
    node, reports = s.nodes[t], s.grammar.words("report_words")
    judging = {form.frame.relation for form in node.word.forms if form.kind != "noun" and form.frame.speech}
    if s.language != "ar" or not judging >= JUDGING:
        return False
    if node.word.pronoun == HER:
        return any(before.text in reports for before in s.nodes[:t])
    near = s.nodes[t + 1 : t + 1 + NEAR]
    ends = next((i for i, behind in enumerate(near) if behind.is_verb or behind.is_bound), len(near))
    return any(one.text in reports and one.text.startswith("ال") and other.text in ABOUT
               for one, other in pairwise(near[:ends]))  # fmt: skip


def blamed(scene: Scene, s: Sentence, t: int, frame: Frame, found: Sides) -> Sides:
    """The sides of blame at `t` with the attacker in place of whom the condemned attack strikes.

    Nobody is blamed where no attacker is told («أدان X الهجوم على Y»).
    """
    counter = found.counter
    if frame.condemns and found.agent is not None:
        by = assailant(scene, s, t, frame, found.agent) if _is_left_open(scene, s, t, found) else None
        if by is not None:
            return replace(found, counter=by)
    if counter is None and found.agent is not None and s.language == "ar":
        return replace(found, counter=_open_side(scene, s, t, frame, found.agent))
    if frame.relation not in JUDGING or not frame.speech or s.language != "ar" or counter is None:
        return found
    last = counter.last if counter.last is not None else t
    attack = _judged_attack(s, t, frame, last)
    if attack is None or _is_of_doer(s, attack):
        return found
    told = [one for one in scene.told.get(s.number, ()) if attack <= one.node < last and one.relation in ATTACKS]
    doers = [actor for one in told for actor in one.doers]
    if set(doers) & set(counter.actors):
        return found
    agents = found.agent.actors if found.agent else ()
    others = tuple(dict.fromkeys(actor for actor in doers if actor not in agents))
    return replace(found, counter=replace(counter, actors=others, how="attacker") if others else None)


def _judged_attack(s: Sentence, t: int, frame: Frame, last: int) -> int | None:
    """The node of the attack before `last` that is blamed at `t` or by its noun («أعربت X عن إدانتها للهجوم»)."""
    if "ascribing" in s.nodes[t].word.kinds:
        # «عزت X الهجوم إلى Y»: whose it is said to be
        return None
    at = next((i for i in matching(s, t, frame.with_) if _is_blame(s, i)), t) if frame.with_ else t
    if at == t and not any(_judges(form, OBJECT) or _judges(form, "ب") for form in _read(s, t)):
        return None
    return next((i for i in range(at + 1, last) if is_judged(s, at, i)), None)


def _is_blame(s: Sentence, i: int) -> bool:
    """Whether the noun at a node tells blame by itself («إدانتها»)."""
    return any(_judges(form, OBJECT) or _judges(form, "ل") for form in s.nodes[i].word.forms if form.kind == "noun")


def _open_side(scene: Scene, s: Sentence, t: int, frame: Frame, agent: Filler) -> Filler | None:
    """Whom blame at `t` names by nothing but his deed; who speaks, where he is named who bears it."""
    if frame.swapped and frame.speech:
        # «قال إن X تتحمل المسؤولية»: the speaker blames X
        return _other_speaker(scene, s, t, agent)
    return whose_deed(scene, s, t, frame, agent)


def _other_speaker(scene: Scene, s: Sentence, t: int, charged: Filler) -> Filler | None:
    """Who says what stands at `t`, where it is not said of himself."""
    who = scene.speakers.get(s.nodes[t].start)
    return Filler((who,), SAID, "speaker") if who is not None and who not in charged.actors else None


def _is_of_doer(s: Sentence, attack: int) -> bool:
    """Whether the genitive of a deed did it, since to what it was done follows with «لـ» («خرق X للهدنة»)."""
    group = s.groups.get(attack + 1)
    after = group[-1] + 1 if group is not None else len(s.nodes)
    return after < len(s.nodes) and s.nodes[after].word.preposition == "ل"


def _is_left_open(scene: Scene, s: Sentence, t: int, found: Sides) -> bool:
    """Whether condemnation names nobody to blame: only a document, or what a pronoun on a verb takes up («شجبته»)."""
    if found.counter is None or (s.nodes[t].is_verb and s.nodes[t].word.pronoun):
        return True
    return all(scene.actors[actor].type == "document" for actor in found.counter.actors)


def is_condemned(s: Sentence, t: int) -> bool:
    """Whether the noun at `t` tells an attack of which the words before it only say what somebody thinks of it."""
    # the cue of a content stands before it: «أدان X | الهجوم على Y»
    for j in s.backwards(t, 0) if tells_attack(s, t) else ():
        if is_judged(s, j, t):
            return True
        if s.nodes[j].is_verb or s.nodes[j].is_bound:
            break
    return False


def is_judged(s: Sentence, j: int, t: int) -> bool:
    """Whether the word at `j` only says what somebody thinks or tells of the attack that the noun at `t` tells."""
    if not (s.nodes[j].is_verb or s.nodes[j].word.forms) or not tells_attack(s, t):
        return False
    joint = s.led_by(t) or OBJECT
    if s.nodes[j].is_verb and _is_apart(s, j, t):
        return True
    return any(_judges(form, joint) and t - j <= (BESIDE if form.kind == "noun" else NEAR) for form in _read(s, j))


def tells_attack(s: Sentence, t: int) -> bool:
    """Whether the word at `t` is the Arabic noun of an attack."""
    word = s.nodes[t].word
    if not word.is_event or s.language != "ar":
        return False
    return any(form.kind == "noun" and form.frame.relation in ATTACKS for form in word.forms)


def _is_apart(s: Sentence, j: int, t: int) -> bool:
    """Whether the verb at `j` is of telling, or the attack of one on another only says when it was («بعد طرد X»)."""
    if "regarding" in s.nodes[j].word.kinds:
        return True
    timed = s.nodes[t - 1].word.preposition in s.grammar.words("earlier since")
    fights = any(form.frame.relation in HOSTILE for form in s.nodes[j].word.forms)
    return timed and not fights and not any(form.frame.mutual for form in s.nodes[t].word.forms)


def _judges(form: Form, joint: str) -> bool:
    """Whether a word blames for what such a preposition joins to it («ندد بالهجوم», but «اتهم X بالهجوم»)."""
    frame = form.frame
    takes = frame.takes if form.kind == "noun" else frame.takes - {"ل"}
    return frame.relation in JUDGING and frame.speech and frame.through and not frame.with_ and joint in takes


def _read(s: Sentence, j: int) -> Sequence[Form]:
    """The readings of the word at a node as it is used there."""
    node = s.nodes[j]
    return [form for form in node.word.forms if (form.kind == "verb") == node.is_verb]
