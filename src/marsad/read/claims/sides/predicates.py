"""The sides of a dealing that an Arabic verb or participle tells."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.scenes.firstperson import is_own_past, speaker
from marsad.read.claims.scenes.scene import Sides
from marsad.read.claims.sentences.agreement import agrees
from marsad.read.claims.sentences.antecedents import PRONOUNS, Filler, filler
from marsad.read.claims.sentences.clauses import opens_clause
from marsad.read.claims.sentences.deeds import is_deed_behind
from marsad.read.claims.sentences.relativeends import is_in_case_of_subject
from marsad.read.claims.sentences.sentences import Argument, Sentence
from marsad.read.claims.sentences.topics import goes_on, is_singled_out
from marsad.read.claims.sides.apposed import named_behind
from marsad.read.claims.sides.attacks import STRUCK, of_known_attack
from marsad.read.claims.sides.companions import goes_on_speaking
from marsad.read.claims.sides.control import controller
from marsad.read.claims.sides.counterparts import counterpart, has_counterpart
from marsad.read.claims.sides.holders import taken_from, takes_place
from marsad.read.claims.sides.joined import Trigger, joined, matching
from marsad.read.claims.sides.linked import told_again
from marsad.read.claims.sides.pairs import between, pair_named
from marsad.read.claims.sides.passives import PASSIVE, attack_behind, attacker, is_of_participle, is_site
from marsad.read.claims.sides.plainsubjects import is_nobody, is_plain_subject, is_thing
from marsad.read.claims.sides.pronouns import carried_pronoun, takes_up_before, takes_up_head
from marsad.read.claims.sides.relatives import head, is_of_thing, takes_up
from marsad.read.claims.sides.roles import NEAR, after, before, can_act, dropped
from marsad.read.claims.sides.weapons import whose_weapons
from marsad.read.claims.sides.written import is_written
from marsad.text.verbs import Inflection

ATTACK = 6
"""How many nodes before a verb the attack can stand of which it says something."""
LINKED = 0.5
"""From this certainty on the subject of the verb before is that of a verb linked to it."""
TURNING = frozenset({"حين", "فيما", "بينما"})
"""Words behind which somebody else does something («في حين هددت X»)."""
FITS = 0.6
"""From this measure on those behind a verb agree with it as its subject."""
SURE = 0.7
"""From this certainty on a subject before the verb keeps what follows from being it,"""
NAMED = 0.85
"""and one linked to it by «و» behind a comma from going on with what somebody says."""


def of_verb(at: Trigger, form: Inflection, *, passive: bool) -> Sides:
    """The sides that a verb tells; `passive` says that its form is never active."""
    pair = between(at) if at.frame.mutual and not at.node.word.pronoun else None
    happens = pair is not None and not at.frame.with_ and "impersonal" in at.node.word.kinds
    if happens or (at.frame.two and not _tells_thing(at)):
        # «اشتباكات وقعت بين X وY»: it happened, and nothing is signed
        return Sides()
    known = (
        Sides(pair, together=True)
        if pair is not None
        else _taken_up_before(at) or _of_attack(at) or of_known_attack(at) or told_again(at, form)
    )
    if known is not None:
        return known
    who, objects, follows = _subject(at, form)
    if who is None or (not follows and ((form.person == 3 and _says_of_thing(at)) or _is_linked_passive(at))):
        return Sides()
    if at.frame.taken:
        takes = takes_place(at) and any(can_act(at.scene, a) for a in who.actors)
        return Sides(who, taken_from(at, who, objects)) if takes else Sides()
    taken_up = not (follows or objects) and _is_taken_up_behind(at, form, who)
    written = is_written(at.scene, at.s, at.t)
    if taken_up or passive or written or _is_passive(at, form, objects, follows=follows):
        by = attacker(at, who)
        # «إن X أُفرج عنه»: by nobody that is told; «قُتل نجل فلان»: nobody named before
        unsaid = (taken_up and by is None) or (who.how.startswith("antecedent") and _has_plain_object(at))
        # «نُقل X إلى Y», «أُفرج عن X»
        unsaid = unsaid or (written and not (taken_up or at.frame.takes_object))
        return Sides() if unsaid else Sides(by, who)
    other = counterpart(at, objects, who)
    if other is not None and other.actors == who.actors and form.person == 3:
        # nobody does it to himself: an antecedent is meant
        who = dropped(at.scene, at.s, at.t, without=other.actors) or who
    # «وافقت X وY على هدنة»
    accepted = at.frame.relation == "AGREE" and "accepting" in at.node.word.kinds
    alone = other is None and ((at.frame.mutual and not at.frame.paired) or accepted)
    return Sides(who, other, together=alone and len(who.actors) > 1)


def _tells_thing(at: Trigger) -> bool:
    """Whether a thing that is given or got follows a verb or those named behind it («سلمت X Y وثائق»)."""
    s = at.s
    own = at.t + 1 if at.node.word.pronoun or at.frame.swapped else len(s.nodes)
    behind = [own, *(a.group[-1] + 1 for a in at.bare[:2])]
    return any(i < len(s.nodes) and _is_given(s, i) for i in behind)


def _is_given(s: Sentence, i: int) -> bool:
    """Whether an object that is no actor stands here."""
    node = s.nodes[i]
    if node.generic:
        # «سلمت X Y ثلاثة أسرى»
        return not (node.word.preposition or node.word.conjunction)
    plain = node.actor is None and node.word.role == "word" and not (node.is_verb or node.word.preposition)
    return plain and not node.word.conjunction and node.text not in s.grammar.words("adverbs")


def _taken_up_before(at: Trigger) -> Sides | None:
    """The sides of a relative verb whose preposition takes up its head before the subject («الذي تعاقدت معه X»)."""
    s, t = at.s, at.t
    group = s.groups.get(t + 2)
    if t == 0 or s.nodes[t - 1].word.role != "relative" or group is None or s.nodes[t + 2].word.conjunction:
        return None
    joint = s.nodes[t + 1].word
    if t - 2 not in s.groups or at.frame.taken or "holding" in at.node.word.kinds:
        # «الهدنة التي وافقت عليها X», «مدينة تسيطر عليها X»
        return None
    if joint.role != "preposition" or joint.preposition not in at.frame.takes or s.nodes[t + 2].word.preposition:
        return None
    meant = head(at.scene, s, t - 1, *PRONOUNS[joint.pronoun]) if joint.pronoun in PRONOUNS else None
    if meant is None or set(meant.actors) & set(s.actors(group)):
        return None
    return Sides(filler(s, group, 1.0, "after verb", told=True), meant)


def _is_passive(at: Trigger, form: Inflection, objects: Sequence[Argument], *, follows: bool) -> bool:
    """Whether a verb whose form does not tell is passive here."""
    frame = at.frame
    by = joined(at, at.s.grammar.words("agent")) if frame.takes_object and not (objects or frame.swapped) else None
    if by is not None and not is_of_participle(at.s, by.outer - 1):
        # «استُهدف X من قبل Y»
        return True
    if (
        frame.takes_object
        and follows
        and not (objects or frame.swapped or at.node.word.pronoun)
        and attack_behind(at, ()) is not None
    ):
        return True
    lone = not objects and not at.node.word.pronoun and not has_counterpart(at) and not _is_done_by_them(at, form)
    falls = (lone and (follows or not _has_plain_object(at))) or (follows and _is_during(at))
    return frame.passive and falls


def _is_linked_passive(at: Trigger) -> bool:
    """Whether «و» links a passive before the event in which it happened («، وقُتل في المعارك مئات»): of others."""
    return at.frame.passive and at.node.word.conjunction and _is_during(at)


def _is_during(at: Trigger) -> bool:
    """Whether the event in which it happened stands right behind a verb («اشتباك قتل خلاله X», «قتل في الاشتباك X»)."""
    following = at.s.nodes[at.t + 1].word if at.t + 1 < len(at.s.nodes) else None
    during = at.s.grammar.words("circumstances") | at.s.grammar.words("agent") | at.s.grammar.words("between")
    return following is not None and following.role == "preposition" and following.preposition in during


def _is_taken_up_behind(at: Trigger, form: Inflection, who: Filler) -> bool:
    """Whether a pronoun behind an impersonal passive takes up the one before it («إن X أُفرج عنه», «الذي قُبض عليه»)."""
    if (form.person, form.number, form.gender) != (3, "s", "m") or form.tense != "past" or at.frame.takes_object:
        return False
    if at.frame.relation not in PASSIVE or not who.how.startswith(("topic of", "head")):
        return False
    carried = carried_pronoun(at)
    return (
        carried is not None
        and carried[0] == at.t + 1
        and agrees(who.features, *PRONOUNS.get(carried[1], (None, "s"))) > 0
    )


def _is_done_by_them(at: Trigger, form: Inflection) -> bool:
    """Whether a verb that can be passive is not: it has its own subject beside a pronoun («قبضوا عليه»)."""
    return (form.number != "s" or form.gender == "f") and carried_pronoun(at) is not None


def _subject(at: Trigger, form: Inflection) -> tuple[Filler | None, Sequence[Argument], bool]:
    """The subject, the actors left for the object, and whether the subject follows the verb."""
    scene, s, t, bare = at.scene, at.s, at.t, at.bare
    named = pair_named(at) or whose_weapons(scene, s, t)
    if named is not None or form.person == 1 or is_own_past(scene, s, t, form):
        return named or speaker(scene, s, t), bare, False
    left = _left(at, form)
    right = after(s, t) if form.number == "s" and not is_nobody(s, t + 1) else None
    if right is None and bare and at.frame.passive and form.number == "s" and _is_during(at):
        # «قُتل من جانب X ثمانية»
        right = filler(s, bare[0].group, 1.0, "after verb", told=True)
    struck = left is not None and left.certainty >= LINKED and at.frame.takes_object
    placed = at.frame.taken or ((at.frame.swapped or struck) and at.frame.relation == "ASSAULT")
    paper = right is not None and left is not None and all(scene.actors[a].type == "document" for a in right.actors)
    if right is None or paper or (placed and not any(can_act(scene, actor) for actor in right.actors)):
        # «بعد أن حررت البلدة», «خسر معظم أراضي X», «X كثيرا ما تستهدف البلدة»: a place takes, loses or strikes nothing;
        # «إن X سلمت وثائق إلى Y»
        return _not_behind(at, left, bare)
    taken_up = takes_up_head(at, right) or takes_up_before(at)
    if left is not None and not taken_up and _is_topic(at, left, bare):
        return left, bare, False
    if at.frame.takes_object and is_plain_subject(s, t + 1, bare):
        return None, bare, True
    if not taken_up and (_is_only_object(at, bare) or _is_object_of_linked(at, bare, left)):
        other = left or (None if _opens_with_subject(at, form, right) else dropped(scene, s, t))
        if other is not None and not set(other.actors) & set(right.actors):
            return other.less(1.0 if is_site(at.s, bare[0]) else 0.85), bare, False
    bearer = named_behind(s, right, bare[1:])
    return (right, bare[1:], True) if bearer is None else (bearer, bare[2:], True)


def _is_topic(at: Trigger, left: Filler, bare: Sequence[Argument]) -> bool:
    """Whether the subject before a verb is sure enough to leave what follows for the object.

    The pronoun of the clause is sure enough («أنها سلمت الأسرى إلى X»).
    """
    opening = at.s.nodes[at.t - 1].word if at.t else None
    if opening is not None and opening.role == "that" and opening.pronoun and left.certainty >= FITS:
        return True
    if left.certainty < SURE or _is_new_clause(at):
        return False
    if not at.frame.takes_object and bare and bare[0].distance == 1 and not at.frame.with_:
        return False
    if at.frame.with_ and bare and opens_clause(at.s, at.t):
        # «بعد أن فتح لهم X ممرا»: whoever stands before the thing that is given does it
        given = next(matching(at.s, at.t, at.frame.with_), at.t)
        if given > bare[0].group[-1] and bare[0].distance <= NEAR:
            return False
    return len(bare) < 2 or (left.how == "topic of clause" and at.t - 1 in at.s.groups)


def _not_behind(
    at: Trigger, left: Filler | None, bare: Sequence[Argument]
) -> tuple[Filler | None, Sequence[Argument], bool]:
    """The subject where no actor stands right behind the verb: whose attack strikes, the one before, an antecedent."""
    told = left is not None and left.how == "topic of clause" and at.t - 1 in at.s.groups
    if (at.node.word.pronoun and not told and is_thing(at.s, at.t + 1)) or is_nobody(at.s, at.t + 1):
        # «إن X استدعاه ثلاث مرات»
        return None, bare, False
    strike = _striker(at)
    if strike is not None:
        # «استهدف هجوم وادي X مجموعة»: where it was says of nobody that he did it
        placed = at.s.language == "ar" and not any(can_act(at.scene, actor) for actor in strike.actors)
        return None if placed else strike, bare, True
    return left or dropped(at.scene, at.s, at.t), bare, False


def _striker(at: Trigger) -> Filler | None:
    """Whose attack is the subject of a verb of attack («استهدفت غارة لـX قياديا», «قتلت غارات X»)."""
    first = at.right[0] if at.right else None
    if (
        at.frame.relation != "ASSAULT"
        or at.frame.with_
        or first is None
        or first.via != (at.t + 1,)
        or not first.is_bare
    ):
        return None
    strikes = any(form.frame.relation == "ASSAULT" for form in at.s.nodes[at.t + 1].word.forms)
    strikes = strikes and not is_site(at.s, first)
    return filler(at.s, first.group, 0.95, "whose attack", told=True) if strikes else None


def _left(at: Trigger, form: Inflection) -> Filler | None:
    """The subject before the verb, less sure where it does not agree."""
    letters, r = at.node.word.pronoun, at.t - 1
    if letters and r >= 0 and at.s.nodes[r].word.role == "relative" and takes_up(at.s, r, letters):
        # «الرهائن الذين يحتجزونهم»: the pronoun takes the head up, so the head is no subject
        return None
    left = before(at.scene, at.s, at.t)
    fits = agrees(left.features, form.gender, form.number) if left is not None else 0.0
    unsure = left is None or fits < FITS or left.certainty < NAMED
    goes_on = unsure and at.frame.speech and at.node.word.conjunction
    speaks = goes_on_speaking(at.scene, at.s, at.t, form) if goes_on else None
    return speaks or (left.less(1.0 if fits else 0.65) if left is not None else None)


def _is_new_clause(at: Trigger) -> bool:
    """Whether the verb is linked to what stands before, opens a clause, or has its object with it.

    Then its subject can follow.
    """
    opens = opens_clause(at.s, at.t) and not at.frame.takes_object
    return goes_on(at.s, at.t) or bool(at.node.word.pronoun) or opens


def _says_of_thing(at: Trigger) -> bool:
    """Whether the verb says something of what is no actor («الأسباب التي دعت», «كل من يستهدف»)."""
    verb = at.node.word.verb
    if at.t == 0 or verb is None:
        return False
    previous = at.s.nodes[at.t - 1]
    if at.node.word.pronoun:
        # «بحاجة إلى من يساعدهم»
        return previous.text == "من" and verb.tense == "present" and at.s.nodes[at.t - 2].word.role == "preposition"
    if previous.word.role == "relative":
        return head(at.scene, at.s, at.t - 1, verb.gender, verb.number) is None
    if previous.text in ("من", "ممن"):
        return verb.tense == "present" and not is_singled_out(at.s, at.t)
    return is_of_thing(at.s, at.t)


def _of_attack(at: Trigger) -> Sides | None:
    """The sides where an attack is said to have struck somebody: whose it was did it, not those named before it."""
    attack = _attack_before(at)
    if attack is None:
        return None
    carried = not at.s.nodes[attack].word.forms
    doer = controller(at.scene, at.s, attack, (), doing=not carried)
    if doer is None:
        # who is struck is told, whoever did it
        struck = next((a for a in at.bare if a.distance <= NEAR), None)
        return Sides(None, filler(at.s, struck.group, 1.0, STRUCK, told=True) if struck else None)
    return Sides(doer, counterpart(at, at.bare, doer))


def _attack_before(at: Trigger) -> int | None:
    """The node of the indefinite attack of which the verb behind it says whom it struck («هجوم انتحاري استهدف X»).

    That can be what was fired or blown up («عربة مفخخة استهدفت X»).
    """
    verb = at.node.word.verb
    if verb is None or verb.number == "p" or at.frame.relation != "ASSAULT" or at.node.word.conjunction:
        return None
    for j in range(at.t - 1, max(-1, at.t - ATTACK), -1):
        node = at.s.nodes[j]
        named = node.actor is not None and not (node.generic and _is_fired(at.s, node.text))
        if named or node.is_verb or node.word.role != "word" or node.word.definite:
            return None
        told = any(form.kind == "noun" and form.frame.relation == "ASSAULT" for form in node.word.forms)
        fits = _is_said_of(at.s, verb, node.text.partition(" ")[0]) and not node.word.pronoun
        if fits and (told or _is_fired(at.s, node.text)):
            return j
    return None


def _is_fired(s: Sentence, text: str) -> bool:
    """Whether a noun tells what somebody fires or blows up («شاحنتين ملغومتين»)."""
    return text.partition(" ")[0] in s.grammar.words("fired") | s.grammar.words("fired_several")


def _is_said_of(s: Sentence, verb: Inflection, noun: str) -> bool:
    """Whether a verb agrees with an indefinite noun of an attack in gender and number («شاحنتين استهدفتا»)."""
    dual = noun.endswith(("ين", "ان"))
    feminine = noun.endswith(("ه", "ات", "تين", "تان")) or noun in s.grammar.words("fired_several")
    fits = verb.gender in (None, "f" if feminine else "m")
    return fits and (verb.number == "d") == dual


def _has_plain_object(at: Trigger) -> bool:
    """Whether an object that is no actor follows the verb («اعتقلت ثلاثة»)."""
    if at.t + 1 >= len(at.s.nodes):
        return False
    node = at.s.nodes[at.t + 1]
    plain = node.actor is None and node.word.role == "word" and not node.word.preposition and not node.is_verb
    return plain and not node.word.conjunction and node.text not in at.s.grammar.words("adverbs")


def _is_only_object(at: Trigger, bare: Sequence[Argument]) -> bool:
    """Whether the one actor after a transitive verb is rather its object, the subject being left out."""
    frame = at.frame
    if not frame.takes_object or frame.two or len(bare) != 1 or at.node.word.pronoun or has_counterpart(at):
        return False
    nominative = is_in_case_of_subject(at.s.nodes[bare[0].group[0]])
    if nominative or _object_follows(at, bare[0]) or is_deed_behind(at.s, bare[0], frame):
        return False
    several = frame.mutual and len(at.s.actors(bare[0].group)) > 1
    charge = next(matching(at.s, at.t, frame.with_), 0) if frame.relation == "ACCUSE" and goes_on(at.s, at.t) else 0
    charged = charge > bare[0].group[-1]  # «وتحمل X المسؤولية»: two objects
    return not (frame.passive or frame.taken or (frame.with_ and not charged) or several)


def _opens_with_subject(at: Trigger, form: Inflection, right: Filler) -> bool:
    """Whether a verb opens its clause with its subject right behind, who has a name («واستنكرت X الهجوم»).

    The object then is no actor, so that nobody is left out.
    """
    first, named = at.s.nodes[at.t + 1], not at.s.nodes[at.t + 1].generic
    if at.s.nodes[at.t - 1].text not in TURNING and any(k < at.t for k in at.s.groups):
        return False
    fits = agrees(right.features, form.gender, form.number) >= FITS
    return first.actor in right.actors and named and fits and not first.text.endswith("ين")


def _is_object_of_linked(at: Trigger, bare: Sequence[Argument], left: Filler | None) -> bool:
    """Whether those without a name behind a linked verb are its object («سيطر على البلدة وأسر ستة جنود»)."""
    own = at.frame.takes_object and goes_on(at.s, at.t) and len(bare) == 1 and not at.node.word.pronoun
    return bool(own and left and left.certainty >= LINKED and _is_hardly_subject(at, bare[0]))


def _is_hardly_subject(at: Trigger, behind: Argument) -> bool:
    """Whether those behind a verb have no name, or are a man behind a feminine verb as far as the page tells."""
    node, verb = at.s.nodes[behind.group[0]], at.node.word.verb
    if node.generic:
        return True
    person = verb is not None and verb.gender == "f" and node.kind == "person" and len(behind.group) == 1
    return person and all(one.gender is None for one in at.s.features(behind.group))


def _object_follows(at: Trigger, argument: Argument) -> bool:
    """Whether an indefinite noun stands right after an actor («استهدف الجيش مواقع»): then that is the object."""
    i = argument.group[-1] + 1
    if i >= len(at.s.nodes) or at.s.nodes[i - 1].kind == "person":
        return False
    node = at.s.nodes[i]
    plain = node.actor is None and node.word.role == "word" and not node.is_verb and not node.word.definite
    return plain and not node.word.preposition and node.text in at.s.grammar.words("sites")


def of_participle(at: Trigger) -> Sides:
    """«مشيدا بدور X»: its subject is that of the clause it accompanies, else the speaker."""
    if at.t and at.s.nodes[at.t - 1].text.isdigit():
        # «40 متدربا» are those who are trained
        return Sides()
    who = controller(at.scene, at.s, at.t, (), circumstance=True) or speaker(at.scene, at.s, at.t)
    return Sides(who, counterpart(at, [a for a in at.right if a.is_bare], who)) if who else Sides()
