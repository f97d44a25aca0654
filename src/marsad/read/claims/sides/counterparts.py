"""With or to whom it is done: counterparts by preposition, pronoun, and what they own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.lexicon.triggers import OBJECT
from marsad.read.claims.scenes.firstperson import speaker
from marsad.read.claims.sentences.agreement import agrees
from marsad.read.claims.sentences.antecedents import FIRST_PERSON, PRONOUNS, Filler, can_mean_other, filler
from marsad.read.claims.sentences.clauses import arguments
from marsad.read.claims.sentences.nodes import COMMAS, Node
from marsad.read.claims.sentences.relativeends import filler_past
from marsad.read.claims.sentences.sentences import Argument, Sentence
from marsad.read.claims.sides.calledbehind import called_behind
from marsad.read.claims.sides.companions import joined_subject
from marsad.read.claims.sides.joined import DUAL, WITHIN, Trigger, joined
from marsad.read.claims.sides.mainclauses import of_main_clause
from marsad.read.claims.sides.mediation import brought_by
from marsad.read.claims.sides.offers import offerer, refused_with
from marsad.read.claims.sides.pairs import pair_joined, pair_meant
from marsad.read.claims.sides.pronouns import CLOSE_BY, SEIZING, by_owner, by_pronoun, owned_by_it
from marsad.read.claims.sides.relatives import head, takes_up
from marsad.read.claims.sides.roles import NEAR, after, can_act, pronoun

LEADER = "who leads it"
"""The rule that takes the leader of an undertaking for those whom somebody joins."""
JOINING = frozenset({"في", "الي"})
"""Prepositions of what somebody takes part in."""
DEMANDING = frozenset({"REQUEST", "THREATEN"})
"""Dealings that hang on what the other side is to do."""
AWAITED = "who is to act"
"""The rule that takes him for the other side whose deed a demand or threat hangs on,"""
AHEAD = 25
"""within how many nodes that is told."""
WAYS = frozenset({"من", "عبر", "الي", "نحو"})
"""Prepositions of the way that somebody takes."""
TO_ACT = 0.85
"""How sure it is that they are the other side."""
TRUSTED = 3
"""Within how many nodes behind a trigger the noun of trust stands."""
SOLE = 0.95
"""How sure it is that the only one whom a pronoun at the end of a verb can mean is meant."""
FITS = 0.6
"""From this measure on somebody agrees with a pronoun."""


def has_counterpart(at: Trigger) -> bool:
    """Whether a counterpart is joined by a preposition of the frame, or told by a pair word or by what it owns."""
    takes = at.frame.takes
    return (
        joined(at, takes - {OBJECT}) is not None
        or pair_joined(at, takes, ()) is not None
        or owned_by_it(at) is not None
    )


def counterpart(at: Trigger, bare: Sequence[Argument], who: Filler) -> Filler | None:
    """With or to whom a verb's subject does it; `bare` are the actors that can be its object."""
    word = at.node.word
    if at.frame.takes_object and word.pronoun:
        return _object_pronoun(at, who)
    both = pair_joined(at, at.frame.takes, who.actors) or _leader_of(at, who) or offerer(at, who.actors)
    if both is not None:
        return both
    argument = joined(at, at.frame.takes - {OBJECT})
    if argument is not None and ((at.frame.through and is_thing_used(at, argument)) or _is_way(at, argument)):
        argument = None
    others = [a for a in bare if at.s.actors(a.group) != who.actors and a.distance <= _reach(at)]
    others = [a for a in others if not _is_linked_apart(at, a)]
    source = at.s.grammar.words("source")
    # «نقل رسالة من X إلى Y»
    nearer = (
        argument is not None
        and at.s.language == "ar"
        and any(a.group[-1] < argument.outer and a.chain[0] not in source for a in others)
    )
    if at.frame.takes_object and (argument is None or nearer or at.s.actors(argument.group) == who.actors):
        argument = next(iter(others), None)
    if argument is None and at.frame.through:
        argument = deed(at, who)
        maker = by_pronoun(at, who.actors) if argument is not None else None
        if maker is not None and maker.last is not None and argument is not None and maker.last < argument.group[0]:
            # «رفض عرضا منهم بتأجير ميناء X»
            return maker
    if argument is not None:
        sure = 0.85 if argument.via else 1.0
        return filler_past(at.s, argument.group, sure, "object")
    other = (
        by_pronoun(at, who.actors) or by_owner(at, who.actors) or owner_of_deal(at, who) or refused_with(at, who.actors)
    )
    return (
        other
        or joined_subject(at, who)
        or called_behind(at, who)
        or _who_is_to_act(at, who)
        or trusted(at)
        or brought_by(at, who)
    )


def owner_of_deal(at: Trigger, who: Filler) -> Filler | None:
    """The state whose adjective says with whom the deal is that somebody makes («وقعت X الاتفاق النووي الإيراني»)."""
    if at.frame.relation != "AGREE":
        return None
    nodes, deals = at.s.nodes, at.s.grammar.words("deals")
    for i in range(at.t + 1, min(len(nodes) - 1, at.t + WITHIN)):
        if nodes[i].is_verb or nodes[i].is_bound:
            return None
        if nodes[i].actor is None and nodes[i].word.stem.removeprefix("ال") in deals:
            own = next((k for k in (i + 1, i + 2) if k < len(nodes) and nodes[k].implied), None)
            other = own is not None and nodes[own].actor not in who.actors
            return filler(at.s, (own,), 0.85, "whose deal it is", told=True) if own is not None and other else None
    return None


def trusted(at: Trigger) -> Filler | None:
    """Of whom somebody trusts that he does what follows («مؤكدا ثقته بأن X لن تتخلى عنه»)."""
    nodes = at.s.nodes
    if at.frame.relation != "SUPPORT" or not at.frame.speech:
        return None
    for i in range(at.t, min(len(nodes) - 2, at.t + TRUSTED)):
        opens, clause = _is_trust(at.s.language, nodes[i].word.stem), nodes[i + 1]
        if opens and clause.word.role == "that" and clause.text[0] == "ب" and not clause.word.pronoun:
            group = at.s.groups.get(i + 2)
            return filler(at.s, group, 0.9, "trusted", told=True) if group else None
    return None


@lru_cache(maxsize=1 << 16)
def _is_trust(language: str, stem: str) -> bool:
    """Whether a noun tells trust, with a pronoun or without («ثقته»)."""
    trust = constructions(language).words("trust")
    bare = (stem.removesuffix(letters) for letters in ("", *PRONOUNS, *FIRST_PERSON) if stem.endswith(letters))
    return any({noun, noun.removesuffix("ت") + "ه"} & trust for noun in bare)


def _leader_of(at: Trigger, who: Filler) -> Filler | None:
    """Who leads what somebody takes part in («شاركت X في الحملة التي تقودها Y»)."""
    if at.frame.relation != "COOPERATE" or at.frame.takes.isdisjoint(JOINING):
        return None
    nodes, joined_in = at.s.nodes, False
    for v in range(at.t + 1, min(len(nodes), at.t + 2 * NEAR)):
        node = nodes[v]
        joined_in = joined_in or node.word.preposition in at.frame.takes
        if joined_in and node.is_verb and "leading" in node.word.kinds and node.word.pronoun:
            found = after(at.s, v)
            return replace(found, how=LEADER) if found and not set(found.actors) & set(who.actors) else None
        event = node.text.partition(" ")[0].removeprefix("ال") in at.s.grammar.words("undertakings")
        named = joined_in and node.actor is not None and not event
        if named or node.is_verb or node.word.role in ("that", "subordinator"):
            return None
    return None


def _who_is_to_act(at: Trigger, who: Filler) -> Filler | None:
    """Whose deed a demand or threat hangs on («يشترط X أن تسحب Y قواتها», «هدد X بإضراب إذا لم تتراجع Y»)."""
    if at.frame.relation not in DEMANDING or not at.frame.speech:
        return None
    nodes, conditions = at.s.nodes, at.s.grammar.words("conditions")
    for i in range(at.t + 1, min(len(nodes) - 2, at.t + AHEAD)):
        node, denied = nodes[i], nodes[i + 1].word.role == "negation"
        if at.frame.relation == "THREATEN":
            opens = node.text in conditions or (node.word.role == "that" and nodes[i + 1].text == "لم")
        else:
            # «قبل أن تفرقهم X» is not what is asked
            opens = node.word.role == "that" and nodes[i - 1].text not in at.s.grammar.words("earlier since")
        if opens:
            # «إذا لم تسحب X», «إذا ما استخدمت X»
            verb = i + 2 if denied or nodes[i + 1].text == "ما" else i + 1
            found = after(at.s, verb) if nodes[verb].is_verb and not node.word.pronoun else None
            acts = found is not None and any(at.scene.actors[actor].type != "document" for actor in found.actors)
            other = found is not None and not set(found.actors) & set(who.actors)
            return replace(found.less(TO_ACT), how=AWAITED) if found and acts and other else None
        if node.is_verb and at.frame.relation == "REQUEST":
            return None
    return None


def is_thing_used(at: Trigger, argument: Argument) -> bool:
    """Whether an argument is a place that is no side («رفض X استخدام Y للقاعدة»)."""
    acts = any(can_act(at.scene, actor) for actor in at.s.actors(argument.group))
    return argument.chain[0] == "ل" and not acts


def _reach(at: Trigger) -> int:
    """Within how many nodes behind a verb its object stands: of a meeting, behind all titles of who holds it."""
    return 4 * NEAR if at.frame.relation == "CONSULT" and at.node.is_verb else 2 * NEAR


def _is_linked_apart(at: Trigger, argument: Argument) -> bool:
    """Whether «و» behind a comma links somebody to what stands before the verb («X التي دعمت الحملة، وY التي»)."""
    first, nodes = argument.group[0], at.s.nodes
    linked = nodes[first].word.conjunction and nodes[first - 1].text in COMMAS
    return linked and at.node.is_verb and at.t > 0 and nodes[at.t - 1].word.role == "relative"


def _is_way(at: Trigger, argument: Argument) -> bool:
    """Whether an argument is a place from where or by which somebody goes («سمحت لهم بالعبور من X»)."""
    acts = any(can_act(at.scene, actor) for actor in at.s.actors(argument.group))
    letting = at.frame.relation == "COOPERATE" and argument.chain[0] not in at.frame.takes
    return letting and not acts and argument.chain[0] in WAYS


def _object_pronoun(at: Trigger, who: Filler) -> Filler | None:
    """Whom the pronoun at the end of a verb means: the head of its relative clause, or an antecedent."""
    letters = at.node.word.pronoun
    if letters == "ه" and at.t and at.s.nodes[at.t - 1].text in at.s.grammar.words("whatever"):
        # «فيما وصفه X بأنه»
        return None
    relative = _relative_before(at.s, at.t)
    if relative is not None and takes_up(at.s, relative, letters):
        return head(at.scene, at.s, relative, *PRONOUNS.get(letters, (None, "s")))
    said_of = _said_of(at, letters, who) or of_main_clause(at.scene, at.s, at.t, letters, who)
    if said_of is not None:
        return said_of
    if letters == DUAL:
        return pair_meant(at)
    return speaker(at.scene, at.s, at.t) if letters in FIRST_PERSON else _taken_up_by(at, letters, who)


def _taken_up_by(at: Trigger, letters: str, who: Filler) -> Filler | None:
    """Whom the pronoun at the end of a verb means by what was named before, less surely where a thing can be meant."""
    seized = at.frame.relation in SEIZING
    found = pronoun(at.scene, at.s, at.t, letters, as_subject=False, without=who.actors, people=seized)
    # a thing is meant more often than an actor, except by «هم»
    if found is None or letters in ("هم", "هما"):
        return found
    if at.frame.speech:
        return found
    speaks = found.actors == (at.scene.speakers.get(at.node.start),)
    person = all(at.scene.actors[a].type == "person" for a in found.actors)
    alone = not speaks and not can_mean_other(at.s, at.t, letters, found.actors, who.actors)
    return found.less(1.0 if speaks else SOLE if alone else 0.8 if person else 0.6)


def _relative_before(s: Sentence, t: int) -> int | None:
    """The relative whose clause the verb at `t` is of, whose subject can stand between («الذين كانت X اعتقلتهم»)."""
    for j in range(t - 1, max(-1, t - CLOSE_BY), -1):
        node = s.nodes[j]
        if node.word.role == "relative":
            return j if j >= t - 2 or j - 1 in s.groups else None
        between = j in s.groups and not node.word.preposition and not node.word.conjunction
        if not (j >= t - 2 or between or _only_tells_when(node)):
            return None
    return None


def _only_tells_when(node: Node) -> bool:
    """Whether a word only tells when what the verb behind it says was done («كانت قد»)."""
    return "being" in node.word.kinds or node.text == "قد" or "زال" in node.text or node.word.role == "negation"


def _said_of(at: Trigger, letters: str, who: Filler) -> Filler | None:
    """Those of whom a verb says what was done to them («ثلاثة ناشطين كانت قد خطفتهم X», «الناشطون خطفتهم X»)."""
    s, j = at.s, at.t - 1
    while j > 0 and _only_tells_when(s.nodes[j]):
        j -= 1
    group = s.groups.get(j)
    if group is None or set(s.actors(group)) & set(who.actors) or letters not in PRONOUNS:
        return None
    first = group[0]
    led = s.nodes[first].word.preposition or (first > 0 and s.nodes[first - 1].word.role == "preposition")
    if led and not s.nodes[first].generic and who.how.startswith("topic"):
        return None  # «محققون في X أرغموه»
    fits = agrees(s.features(group), *PRONOUNS[letters]) >= FITS
    return filler(s, group, 0.85, "said of") if fits else None


def deed(at: Trigger, who: Filler) -> Argument | None:
    """Whose deed is praised or condemned: the first actor of what follows («بالدور الذي يلعبه X»)."""
    wanted = at.frame.takes - {OBJECT}
    for argument in arguments(at.s, at.t, far=True):
        if at.s.actors(argument.group) == who.actors or argument.distance > 2 * NEAR or _is_scene(at, argument):
            continue
        inner = at.s.nodes[at.t + 1 : argument.group[0]]
        against = at.frame.relation == "SUPPORT" and argument.chain[0] == "ضد"
        aimed = is_aimed_at(at.s, at.t, argument.group[0]) or is_of_next_verb(at.s, at.t, argument.group[0])
        if against or aimed or (at.frame.relation == "ACCUSE" and any(map(_is_next_kindness, inner))):
            # «أعربت X عن دعمها للعمليات التي تشن ضد Y», «عن إدانتها للهجوم ووقوفها إلى جانب Y»
            return None
        if at.frame.relation == "AGREE" and any(bool(n.word.pronoun or n.word.owned) != n.is_verb for n in inner):
            # «وافقت X على تمديد مشاركتها في Y», but «على هدنة اقترحتها Y»
            return None
        done = at.frame.takes_object and is_done_by(inner)
        told = not wanted or done or any(node.word.preposition in wanted for node in inner)
        return argument if told else None
    return None


def _is_next_kindness(node: Node) -> bool:
    """Whether «و» links what is felt for another to what is blamed before («ووقوفها», «وتضامنها»)."""
    linked = node.word.conjunction and node.word.is_event and not node.is_verb
    return linked and any(form.frame.relation == "SUPPORT" for form in node.word.forms)


def is_done_by(inner: Sequence[Node]) -> bool:
    """Whether a verb takes up what stands before it, so that its subject made that («طلبا قدمته X», «تقدمت به X»)."""
    for i, node in enumerate(inner):
        behind = inner[i + 1].word if i + 1 < len(inner) else None
        by = behind is not None and behind.role == "preposition" and behind.pronoun != ""
        if node.is_verb and (node.word.pronoun or by):
            return True
    return False


def is_aimed_at(s: Sentence, t: int, i: int) -> bool:
    """Whether who stands at a node behind the trigger is only whom a deed aims at («رفض مشاريع تهدف إلى تصفية X»)."""
    aiming = s.grammar.words("aiming")
    return any(node.text in aiming for node in s.nodes[t + 1 : i])


def is_of_next_verb(s: Sentence, t: int, first: int) -> bool:
    """Whether a verb of its own stands between the noun at `t` and an actor («بسبب رفض X الاتفاق ستزداد عزلة Y»).

    None is a relative clause, «تحالف يضم X», «غارات تشنها X», «عشرين ينتمون إلى X», and who is helped: «بفضل دعم X
    تمكنت Y».
    """
    if s.nodes[t].is_verb or s.language != "ar" or any(form.frame.relation == "AID" for form in s.nodes[t].word.forms):
        return False
    for j in range(t + 1, first):
        word, verb = s.nodes[j].word, s.nodes[j].word.verb
        if not s.nodes[j].is_verb or verb is None:
            continue
        described = s.nodes[j - 1].word.role == "relative" or verb.number == "p" or word.pronoun
        if not (described or "joining" in word.kinds):
            return True
    return False


def _is_scene(at: Trigger, argument: Argument) -> bool:
    """Whether an argument only tells where what is praised or condemned happened («الاشتباكات في X»)."""
    return argument.chain[0] == "في" and at.s.nodes[argument.group[0]].kind == "place"
