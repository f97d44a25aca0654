"""Who does what a noun tells that names no agent of its own."""

from __future__ import annotations

from collections.abc import Sequence, Set

from msgspec.structs import replace

from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.scenes.kept import kept
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.clauses import arguments
from marsad.read.claims.sentences.nodes import COMMAS, Node
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.apposed import named_behind
from marsad.read.claims.sides.asked import asks_nobody
from marsad.read.claims.sides.carriedout import carried_out
from marsad.read.claims.sides.charges import charged, is_charge, is_other_charged
from marsad.read.claims.sides.condemned import is_judged, tells_attack
from marsad.read.claims.sides.pairs import called_pair
from marsad.read.claims.sides.praise import judges
from marsad.read.claims.sides.relatives import is_of_thing
from marsad.read.claims.sides.roles import (
    CLOSERS,
    NEAR,
    after,
    can_act,
    dropped,
    led,
    meant_by_that,
    object_of_call,
    pronoun,
    subject,
)
from marsad.read.claims.sides.unguessed import calls_on_others, is_attack_since, is_since
from marsad.read.claims.sides.unnamed import is_done_by_unnamed
from marsad.read.claims.sides.written import is_written
from marsad.text.remembered import remembered_by

TOPIC = 0.8
"""How sure it is that the topic of a clause without a verb does what a noun of it tells."""
STEERED = 0.85
"""How sure it is that those who are made to do something, or kept from it, are the ones to do it."""
OBLIGED = 0.9
"""How sure it is that those on whom a duty lies, or who have leave, are to do it."""
ON = frozenset({"علي", "ل"})
"""Prepositions of those on whom a duty lies or who have leave."""
TITLED = 4
"""Within how many nodes behind its preposition an actor stands that a title precedes."""
HOLDS, FEMININE = "يجري", ("ات", "ه")
"""The verb that says "he holds" as well as "it happens", and how a noun ends that is no masculine verb's subject."""
DURING = frozenset({"خلال", "في"})
"""Prepositions that take up a visit during which somebody else is met."""
OF_RELATIVE = "subject of its relative"
"""The rule that takes the subject of a noun's own relative clause for the doer."""
OPENED = "whose content it is"
"""The rule that takes who denies or promises a deed for its doer."""


@kept
def controller(
    scene: Scene, s: Sentence, t: int, without: Sequence[int], *, doing: bool = False, circumstance: bool = False
) -> Filler | None:
    """Who does what a noun at `t` without an agent of its own tells.

    The subject of the verb in its relative clause («الهجوم الذي شنه X»), the owner of a noun of will above it («نية X
    شن»), the subject of the verb above it («شن X هجوما»), the object of the call above it («طالب X بوقف»), or whoever
    the quoted content it opens belongs to. With `doing`, only a verb of doing counts; a `circumstance` («مشيدا») has
    no relative clause of its own.
    """
    if is_done_by_unnamed(s, t) or asks_nobody(scene, s, t):
        return None
    taken = frozenset(without)
    own = None if circumstance else of_relative(scene, s, t)
    if own is not None and not taken & set(own.actors):
        return own
    if _is_looked_into(s, t) or is_attack_since(s, t):
        return None
    fence = 0 if s.nodes[s.fence(t)].start in scene.called or tells_why(s, t) else s.fence(t)
    first = t
    if fence and is_during_talks(s, t) and not any(s.nodes[j].is_verb for j in range(fence, t)):
        # «وصف X Y بأنها آمنة خلال لقاء مع Z»: X met Z
        first = next(j for j in range(fence, 0, -1) if s.nodes[j - 1].word.role != "that")
        fence = 0
    return _governor(scene, s, t, fence, taken, doing=doing, first=first)


def _governor(
    scene: Scene, s: Sentence, t: int, fence: int, taken: Set[int], *, doing: bool, first: int | None = None
) -> Filler | None:
    """Who does what the noun at `t` tells as the words before it in its clause say, back to the node `fence`.

    They are read from the one before `first`, where that is told.
    """
    struck = tells_attack(s, t)
    for j in s.backwards(t if first is None else first, fence):
        node = s.nodes[j]
        if node.word.role in ("that", "subordinator") or node.text in CLOSERS:
            return _topic(scene, s, j + 1, t, taken) or _meant(scene, s, j, t, taken)
        if struck and is_judged(s, j, t):
            return None
        charge = is_charge(s, j)
        found = charged(scene, s, j) if charge else None
        if charge and is_other_charged(s, j):
            # «إن X قدمتهم للمحاكمة بتهمة دعم Y», whoever they are
            return found
        found = found or _of_attitude(scene, s, j, t) or _obliged(scene, s, j, t)
        if found is None and not node.is_verb and node.word.forms:
            found = object_of_call(scene, s, j, t, None) or called_pair(scene, s, j, t)
            found = found or _steered(scene, s, j, t, None)
            if found is None and calls_on_others(s, j):
                return None
        if found is not None or node.is_verb:
            found = found or _of_verb_above(scene, s, j, t, taken, doing=doing)
            return found if found is not None and not taken & set(found.actors) else None
    return _opener(scene, s, t, fence, taken)


def is_during_talks(s: Sentence, t: int) -> bool:
    """Whether the noun of talks or a visit at `t` says during what somebody spoke."""
    during = s.nodes[t - 1].word if t > 0 else None
    told = any(form.kind == "noun" and form.frame.relation == "CONSULT" for form in s.nodes[t].word.forms)
    return bool(
        told and during and during.role == "preposition" and during.preposition in s.grammar.words("circumstances")
    )


def _opener(scene: Scene, s: Sentence, t: int, fence: int, taken: Set[int]) -> Filler | None:
    """Who does what the noun at `t` tells in the content that opens at the node `fence`: as a rule whose content it is.

    Where the noun itself opens a content of nobody's, the words of doing or calling before it tell («أعلنت X "توقيف
    Y"»).
    """
    accused = charged(scene, s, fence - 1) if fence > 0 else None
    if accused is not None and not taken & set(accused.actors):
        return accused
    opener = scene.openers.get(s.nodes[fence].start)
    if opener is not None:
        # «نفى المتحدث باسم X التعاون مع Y»: X's
        opener = scene.stands_for.get(opener, opener)
    told = s.nodes[t].word.stem not in s.grammar.words("deaths")
    if opener is None and fence > 0 and told and (fence == t or _leads_to(s, fence, t)):
        return _governor(scene, s, t, 0, taken, doing=True, first=fence)
    if opener is None or opener in taken or not can_act(scene, opener):
        return _topic(scene, s, fence, t, taken)
    return Filler((opener,), 0.7, OPENED)


def _leads_to(s: Sentence, first: int, t: int) -> bool:
    """Whether a content opens with «ب» and a noun whose object the noun at `t` is («اعترفت X بعقد اجتماع سري مع Y»)."""
    between = s.nodes[first + 1 : t]
    plain = not any(
        node.actor is not None or node.is_verb or node.is_bound or node.word.preposition for node in between
    )
    return s.nodes[first].word.preposition == "ب" and not s.nodes[t].word.preposition and plain


def _topic(scene: Scene, s: Sentence, first: int, t: int, taken: Set[int]) -> Filler | None:
    """The topic that opens a clause without a verb («إن X مستعدة لدعم Y»), where it can act."""
    group = s.groups.get(first)
    if group is None or group[-1] >= t or s.nodes[first].word.preposition:
        return None
    who = s.actors(group)
    acts = any(can_act(scene, actor) for actor in who)
    return filler(s, group, TOPIC, "topic of nominal clause") if acts and not taken & set(who) else None


def _meant(scene: Scene, s: Sentence, j: int, t: int, taken: Set[int]) -> Filler | None:
    """Whom the pronoun that opens a clause without a verb means («قال إنه مستعد لدعم Y»)."""
    told = s.nodes[j].word.pronoun and s.nodes[j + 1].word.role != "negation"  # «إنه ليس هناك» means nobody
    if s.nodes[j + 1].word.role == "preposition" and not any(n.text in COMMAS for n in s.nodes[j + 1 : t]):
        # «إنه بعد توقيع الاتفاق مع X»: of the matter
        told = told and s.nodes[j + 1].word.preposition not in s.grammar.words("before_times")
    found = meant_by_that(scene, s, j, t) if told else None
    return found.less(TOPIC) if found is not None and not taken & set(found.actors) else None


def _of_verb_above(scene: Scene, s: Sentence, v: int, t: int, taken: Set[int], *, doing: bool) -> Filler | None:
    """The one whom the verb at `v` makes do what the noun at `t` tells."""
    kinds = s.nodes[v].word.kinds
    does = _is_promised(s, v, t) or bool(kinds & {"doing", "auxiliaries", "denying", "joining"})
    # «وافقت X على حماية Y»
    does = does or ("accepting" in kinds and s.nodes[t - 1].word.preposition == "علي")
    opens = v > 0 and s.nodes[v - 1].word.role == "that"
    personal = opens and (("doing" in kinds and s.nodes[v - 1].word.pronoun) or s.nodes[v].text.startswith("ت"))
    if "impersonal" in kinds and not (personal or _holds(s, v, t)):
        return None
    passive = v == t - 1 and is_written(scene, s, v)  # «ألقي القبض على X»
    if passive or "witnessing" in kinds or _is_killed_in(s, v, t) or is_of_thing(s, v):
        return None
    above = led(scene, s, v) or subject(scene, s, v)
    found = object_of_call(scene, s, v, t, above) or called_pair(scene, s, v, t) or _steered(scene, s, v, t, above)
    if found is None and s.nodes[v].word.pronoun and _is_armed_for(s, v, t):
        # «المسلحون الذين دربتهم X لمحاربة Y»: those, whoever they are
        return None
    called = found is not None and not taken & set(found.actors)
    if doing and not (does or called):
        return None
    found = found if called else above
    # «أقدم X على قتل Y»: surely he
    sure = 1.0 if "undertaking" in kinds else 0.95 if does or called or tells_why(s, t) else 0.7
    return found.less(sure) if found else None


def _holds(s: Sentence, v: int, t: int) -> bool:
    """Whether somebody holds the talks of which a verb of happening tells.

    Their feminine is no subject of «ليجري محادثات», and those during a visit are held by who pays it («تجري خلالها»).
    """
    during = s.nodes[v + 1].word
    meets = any(form.frame.relation == "CONSULT" for form in s.nodes[t].word.forms)
    visiting = during.role == "preposition" and during.preposition in DURING and bool(during.pronoun) and meets
    return visiting or (s.nodes[v].text.endswith(HOLDS) and s.nodes[t].text.endswith(FEMININE))


def tells_why(s: Sentence, t: int) -> bool:
    """Whether the noun at `t` tells why or at whose wish the subject of the clause does something.

    «انتقاما من X», «استجابة لـX», «بطلب من X»: what is announced before it does not keep it from that subject.
    """
    word = s.nodes[t].word
    before = t - 1 if word.preposition else t - 2
    if before >= 0 and s.nodes[before].text in s.grammar.words("heeding"):
        return bool(word.preposition) or s.nodes[t - 1].word.role == "preposition"
    if t == 0 or s.nodes[t - 1].word.role in ("preposition", "negation") or word.conjunction:
        return False
    behind = s.nodes[t + 1].word.preposition if t + 1 < len(s.nodes) else ""
    if word.preposition == "ب":
        return word.stem in s.grammar.words("helping") and behind == "من"
    return s.nodes[t].text in s.grammar.words("causes") and behind != ""


def _is_promised(s: Sentence, v: int, t: int) -> bool:
    """Whether the noun at `t` is what the subject of the verb at `v` undertakes to do («تعهد بالضغط على X»)."""
    if "bringing" not in s.nodes[v].word.kinds:
        return False
    by = (i for i in range(v + 1, t + 1) if s.nodes[i].actor is None and s.nodes[i].word.preposition == "ب")
    first = next(by, None)
    return first is not None and (first == t or _leads_to(s, first, t))


def only_seeing(scene: Scene, s: Sentence, t: int) -> tuple[int, ...]:
    """Who only sees, or dies in, what the noun at `t` tells, or arms others for it, as the verb above it says."""
    v = next((j for j in s.backwards(t, s.fence(t)) if s.nodes[j].is_verb or s.nodes[j].is_bound), None)
    if v is None or s.nodes[t].is_verb or not s.nodes[v].is_verb:
        return ()
    apart = is_judged(s, v, t) or _is_killed_in(s, v, t) or _is_armed_for(s, v, t) or _is_looked_into(s, t)
    if "witnessing" in s.nodes[v].word.kinds or apart:
        who = subject(scene, s, v)
        return who.actors if who is not None else ()
    return ()


def is_cause(s: Sentence, t: int) -> bool:
    """Whether somebody can have died in, since or because of what stands at a node, by the preposition before it."""
    return s.led_by(t) in s.grammar.words("within during since owing")


def _is_killed_in(s: Sentence, v: int, t: int) -> bool:
    """Whether the verb at `v` says that its subject died or was hurt in what `t` tells («لقي X مصرعه في قصف»)."""
    forms, kinds = s.nodes[v].word.forms, s.nodes[v].word.kinds
    if not is_cause(s, t) or any(form.frame.mutual for form in s.nodes[t].word.forms):
        # who dies in a clash fought in it
        return False
    if "dying" in kinds:
        return True
    # «قُتل خمسة من X في غارة», but «قتلت X خمسة في غارة»
    passive = any(form.frame.passive and form.frame.relation == "ASSAULT" for form in forms)
    return passive and _is_followed_by_one(s, v, t)


def _is_looked_into(s: Sentence, t: int) -> bool:
    """Whether the attack or death at `t` is what somebody only looks into, speaks of or mourns.

    That is told by the noun before it («كشف ملابسات التفجير»), or before the death in it («على خلفية مقتل X في هجوم»).
    """
    if is_cause(s, t) and not _is_probed(s, t):
        for j in range(t - 1, max(0, t - NEAR), -1):
            if s.nodes[j].is_verb or s.nodes[j].is_bound:
                return False
            if _is_probed(s, j):
                return True
    return _is_probed(s, t)


def _is_probed(s: Sentence, t: int) -> bool:
    """Whether a noun of inquiry or cause stands right before the noun of an attack at `t`, a preposition between."""
    if not s.nodes[t].word.is_event:
        return False
    j = t - 2 if s.nodes[t - 1].word.role == "preposition" else t - 1
    if j > 0 and s.nodes[j].text in s.grammar.words("quantities"):
        # «وقوع عدة اعتداءات»
        j -= 1
    if (
        j < 0
        or s.nodes[t].word.conjunction
        or s.nodes[j].word.stem.removeprefix("ال") not in s.grammar.words("probing")
    ):
        return False
    return any(form.kind == "noun" and form.frame.relation == "ASSAULT" for form in s.nodes[t].word.forms)


def _is_followed_by_one(s: Sentence, v: int, t: int) -> bool:
    """Whether between a verb and a noun behind it only one noun phrase stands: its subject where it is passive."""
    bare = [a for a in arguments(s, v) if a.is_bare and a.group[-1] < t]
    if bare:
        between = s.nodes[bare[0].group[-1] + 1 : t]
        # «قُتل القيادي في X، فلان، في غارة»
        named = len(bare) == 2 and named_behind(s, filler(s, bare[0].group, 1.0, "after verb", told=True), bare[1:])
        return bool(len(bare) == 1 or named) and not any(node.is_verb or node.is_bound for node in between)
    # «قُتل كثيرون في غارة», «إن خمسة من X قُتلوا في غارة»
    following = s.nodes[v + 1]
    return following.actor is None and following.word.role in ("word", "preposition")


def _of_attitude(scene: Scene, s: Sentence, j: int, t: int) -> Filler | None:
    """The owner of the noun of will or doing at node `j`, where `t` says what is willed or done."""
    node = s.nodes[j]
    if node.actor is not None or node.is_verb:
        return None
    owner = _owner_of_will(s.language)((node.text, node.word.stem or node.text))
    if owner is None or is_since(s, t):
        return None
    if owner == "":
        for argument in arguments(s, j):
            if argument.group[-1] < t and not argument.via and (argument.is_bare or argument.chain[0] == "من"):
                return filler(s, argument.group, 0.9, "owner of will", told=True)
        return None
    found = pronoun(scene, s, j, owner, as_subject=True)
    return found.less(0.9) if found else None


@remembered_by
def _owner_of_will(language: str, noun: tuple[str, str]) -> str | None:
    """The pronoun on a noun of will or doing, its stem given too; empty where it has none, None for any other word."""
    text, stem = noun
    words = constructions(language).words("attitudes")
    if {stem.removeprefix("ال"), text.removeprefix("ال"), stem.removesuffix("ا")} & words:
        return ""
    # «بوسعها», «لقيامهم»: a preposition is written onto the noun
    bare = stem[1:] if stem[:1] in ("ب", "ل") else stem
    ends = (letters for letters in ("هما", "ها", "هم", "ه") if stem.endswith(letters))
    return next((own for own in ends if {stem.removesuffix(own), bare.removesuffix(own)} & words), None)


def _obliged(scene: Scene, s: Sentence, j: int, t: int) -> Filler | None:
    """Who ought to or may do what `t` says, where «على» or «ل» at node `j` lays it on somebody.

    It opens its clause or hangs on a verb of duty or leave («إن على X وقف دعم Y», «يمكن لـX التعاون مع Y»); the verb
    can have a pronoun instead («يمكنه»).
    """
    word = s.nodes[j].word
    if word.pronoun and "permitting" in word.kinds:
        return _by_pronoun(scene, s, j, OBLIGED, "obliged")
    if word.preposition not in ON or not _opens_duty(s, j, word.preposition):
        return None
    if word.role == "preposition" and word.pronoun:
        return _by_pronoun(scene, s, j, OBLIGED, "obliged")
    on = next((k for k in range(j, min(t, j + TITLED)) if k in s.groups), None)
    return filler(s, s.groups[on], OBLIGED, "obliged", told=True) if on is not None and s.groups[on][-1] < t else None


def _by_pronoun(
    scene: Scene, s: Sentence, j: int, sure: float, how: str, *, as_subject: bool = True, without: Sequence[int] = ()
) -> Filler | None:
    """Whom the pronoun on the word at node `j` means, less sure by a factor; `how` says what makes him the doer."""
    found = pronoun(scene, s, j, s.nodes[j].word.pronoun, as_subject=as_subject, without=without)
    return replace(found.less(sure), how=f"{how}: {found.how}") if found else None


def _opens_duty(s: Sentence, j: int, preposition: str) -> bool:
    """Whether a preposition opens its clause (only «على» does so) or stands right behind a verb of duty or leave."""
    before = s.nodes[j - 1] if j else None
    if before is not None and before.is_verb:
        return bool(before.word.kinds & {"duties", "permitting"}) and not before.word.pronoun
    opens = before is None or before.is_bound or before.word.role == "mark" or s.nodes[j].word.conjunction
    return opens and preposition == "علي"


def _steered(scene: Scene, s: Sentence, j: int, t: int, above: Filler | None) -> Filler | None:
    """Who is made or helped to do, or kept from doing, what `t` says by the verb or noun at `j`.

    It is its object, with a preposition right behind it («منع X من دعم Y»), or the pronoun on it («منعهم من»); `above`
    is the subject of the verb.
    """
    word, to = s.nodes[j].word, s.grammar.words("steering_to")
    steers = "steering" in word.kinds if s.nodes[j].is_verb else word.stem in s.grammar.words("steered")
    armed = _is_armed_for(s, j, t)
    if not (steers or armed):
        return None
    taken = above.actors if above else ()
    for argument in arguments(s, j):
        last = argument.group[-1]
        behind = last < t if armed else last + 1 < t and s.nodes[last + 1].word.preposition in to
        if argument.is_bare and not argument.via and behind and s.actors(argument.group) != taken:
            return filler(s, argument.group, STEERED, "steered")
    if word.pronoun and (armed or (j + 1 < t and s.nodes[j + 1].word.preposition in to)):
        return _by_pronoun(scene, s, j, STEERED, "steered", as_subject=False, without=taken)
    return None


def _is_armed_for(s: Sentence, j: int, t: int) -> bool:
    """Whether the verb or noun at `j` tells that somebody is trained or armed for the fight that `t` tells."""
    word, fight = s.nodes[j].word, s.nodes[t].word
    arms = "arming" in word.kinds if s.nodes[j].is_verb else word.stem in s.grammar.words("armed")
    return arms and fight.preposition == "ل" and any(form.frame.relation == "ASSAULT" for form in fight.forms)


def _is_other_event(node: Node) -> bool:
    """Whether what follows in the clause can belong to another event («مسيرات تندد بالهجوم الذي شنه X»)."""
    return bool(node.word.preposition) and node.word.is_event


def of_relative(scene: Scene, s: Sentence, t: int) -> Filler | None:
    """The subject of the verb in the relative clause of the noun at `t`, or whose it is said to be there."""
    behind = carried_out(s, t)
    if behind is not None:
        return replace(behind, how=OF_RELATIVE)
    for j, node in enumerate(s.nodes[t + 1 : t + 7], t + 1):
        if node.word.role == "that":
            return _believed_doer(s, j)
        if node.actor is not None or node.word.role == "subordinator" or _is_other_event(node):
            return None
        if node.is_verb and not _opens_belief(s, j):
            told = "doing" in node.word.kinds or node.word.pronoun
            # «زيارة لم يعلن عنها»: nobody is said to do it
            denied = s.nodes[j - 1].word.role == "negation" or "receiving" in node.word.kinds
            return _doerof_relative(scene, s, j, t) if told and not denied else None
    return None


def _opens_belief(s: Sentence, v: int) -> bool:
    """Whether the verb at `v` only says that what follows «أن» is believed («هجوم يعتقد أن X نفذته»)."""
    return v + 1 < len(s.nodes) and s.nodes[v + 1].word.role == "that" and not s.nodes[v + 1].word.pronoun


def _believed_doer(s: Sentence, j: int) -> Filler | None:
    """Who is believed to have done what a noun tells, in the clause that «أن» at `j` opens («يشتبه أن X نفذته»)."""
    group = s.groups.get(j + 1)
    v = group[-1] + 1 if group is not None else len(s.nodes)
    if group is None or v >= len(s.nodes) or not (s.nodes[v].is_verb and s.nodes[v].word.pronoun):
        return None
    does = "doing" in s.nodes[v].word.kinds and not s.nodes[j + 1].word.preposition
    return filler(s, group, 0.9, "subject of its relative") if does else None


def _doerof_relative(scene: Scene, s: Sentence, v: int, t: int) -> Filler | None:
    """Who does what the noun at `t` tells, with the verb at `v` in its relative clause."""
    if "ascribing" in s.nodes[v].word.kinds:
        return _ascribed(s, v)
    found = after(s, v)
    if found is None and s.nodes[v].word.pronoun:
        return dropped(scene, s, v, without=judges(scene, s, t))
    return replace(found, certainty=0.95, how=OF_RELATIVE) if found else None


def _ascribed(s: Sentence, v: int) -> Filler | None:
    """Whose the attack is said to be by the verb at `v` («هجوم نسبته X إلى Y»)."""
    whose = next((a for a in arguments(s, v) if a.chain[0] == "الي"), None)
    return filler(s, whose.group, 0.9, "ascribed to", told=True) if whose is not None else None
