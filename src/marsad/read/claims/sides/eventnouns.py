"""The sides of a dealing that an Arabic noun of an event or adjective of alliance tells."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.read.claims.lexicon.grammar import pair_words
from marsad.read.claims.lexicon.triggers import OBJECT
from marsad.read.claims.scenes.scene import Sides
from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.clauses import arguments
from marsad.read.claims.sentences.modality import ENDS
from marsad.read.claims.sentences.nodes import COMMAS
from marsad.read.claims.sentences.relativeends import filler_past
from marsad.read.claims.sentences.sentences import Argument, Sentence
from marsad.read.claims.sides.behindnouns import behind_places, is_next, own_body_behind, taker
from marsad.read.claims.sides.companions import joined_before
from marsad.read.claims.sides.control import OF_RELATIVE, OPENED, controller, is_during_talks, tells_why
from marsad.read.claims.sides.counterparts import deed, is_thing_used, owner_of_deal, trusted
from marsad.read.claims.sides.custody import holder
from marsad.read.claims.sides.genitives import genitive_of, is_agent, is_called_for
from marsad.read.claims.sides.helping import helped, is_help, is_our_help, strikers
from marsad.read.claims.sides.holders import taken_from, takes_place
from marsad.read.claims.sides.joined import DUAL, Trigger, joined
from marsad.read.claims.sides.linkednouns import (
    CONSTRUCT,
    STRIKING,
    is_under_terms,
    judged_for,
    of_clause,
    of_clause_behind,
    of_deed_before,
    of_deed_linked,
    of_last_verb,
    of_noun_before,
    of_verb_behind,
    owner_of_deed,
    possessor,
)
from marsad.read.claims.sides.mediation import mediated
from marsad.read.claims.sides.offers import is_offer, maker
from marsad.read.claims.sides.pairs import between, held_by_pair, of_two_lands, pair_joined, pair_meant
from marsad.read.claims.sides.passage import escorted
from marsad.read.claims.sides.pointing import is_spoken_of
from marsad.read.claims.sides.praise import is_praised, judged_one, judges
from marsad.read.claims.sides.pronouns import by_owner, by_pronoun, is_taken_up
from marsad.read.claims.sides.received import ABOVE, follows_getting, got, granter, is_received, receiver
from marsad.read.claims.sides.roles import can_act, pronoun
from marsad.read.claims.sides.unguessed import is_of_target

ASKED = frozenset({"REQUEST", "REJECT"})
"""Dealings whose genitive asks or refuses himself."""
TO = frozenset({"الي", "ل"})
"""Prepositions of whom something is given, who can be told in the genitive («واصلت X منح Y السلاح»)."""
HAD = frozenset({"AID", "COOPERATE"})
"""Dealings in which something is had from somebody."""
SEVERAL = "ات"
"""How nouns end that are several, whose genitive does it («اتهامات X»)."""
CHARGED = frozenset({"object of call", "charged", "owner of will"})
"""Constructions that leave no doubt who does what a noun tells,"""
UNDERTAKING = frozenset({"undertaking", "auxiliaries"})
"""and the kinds of verbs that leave none."""
HANDING_OVER = "تسليم"
"""The noun whose genitive can be who is given over."""


def of_noun(at: Trigger) -> Sides:
    """The sides that a noun of an event tells."""
    frame, word = at.frame, at.node.word
    if word.preposition == "ب" and word.stem in at.s.grammar.words("charges"):
        # «بتهمة دعم X»: a charge that is told with what was done to the charged
        return Sides()
    brought = mediated(at) or escorted(at)
    if brought is not None:
        return brought
    pair = between(at) if frame.mutual or frame.relation == "ASSAULT" else None
    pair = pair or (
        (
            of_two_lands(at)
            or _gathered(at)
            or _brought_together(at)
            or (pair_meant(at) if at.node.word.pronoun == DUAL else None)
        )
        if frame.mutual
        else None
    )
    if pair is not None:
        return Sides(pair, together=True)
    return _of_taking(at) if frame.taken else _of_one_side(at)


def _of_one_side(at: Trigger) -> Sides:
    """The sides of a noun that does not tell both at once: as named with it, and who controls it."""
    frame = at.frame
    told = got(at)
    if told is not None:
        return told
    agent, counter = _named(at)
    if frame.relation == "REQUEST":
        agent, counter = _asked(at, agent, counter)
    agent, counter = _given(at, agent, counter)
    if counter is None and agent is not None and len(agent.actors) == 1:
        counter = _met(at, agent) or owner_of_deal(at, agent)
    if counter is None and agent is not None:
        if frame.mutual and len(agent.actors) > 1:
            # «قتال X وY»: both are fought
            return Sides() if frame.paired else Sides(agent, together=True)
        if frame.mutual and frame.takes_object and agent.how == "genitive":
            # «للقاء X»: the genitive is whom the subject meets
            return Sides(controller(at.scene, at.s, at.t, agent.actors), agent)
    if agent is None and counter is None and frame.mutual:
        both = held_by_pair(at)
        if both is not None:
            return Sides(both, together=True)
    if agent is None and at.node.word.stem.removeprefix("ال") not in at.s.grammar.words("deaths"):
        agent = _doer_around(at, counter)
        made = counter is not None and agent is not None and agent.how in (OF_RELATIVE, OPENED)
        # «دافع X عن الاتفاق مع Y», but «عن الاتفاق الذي أبرمته X مع Y», «نفت X أي اتفاق مع Y»
        agent = None if is_spoken_of(at.s, at.t, frame) and not made else agent
    counter = counter or (joined_before(at, agent) if agent is not None else None)
    held = counter is None and agent is not None and len(agent.actors) > 1 and _is_held(at)
    return Sides(agent, counter, together=held)


def _doer_around(at: Trigger, counter: Filler | None) -> Filler | None:
    """Who does what a noun without an agent of its own tells, by the words around it."""
    if is_of_target(at.s, at.t):
        return None
    taken = counter.actors if counter else ()
    terms = counter is not None and is_under_terms(at.s, at.t)
    doing = at.frame.relation == "AGREE" and at.node.word.preposition != "ب" and not terms
    agent = owner_of_deed(at, taken) if terms else None
    agent = agent or possessor(at) or controller(at.scene, at.s, at.t, taken, doing=doing)
    if agent is not None and agent.how == "object of call" and at.frame.relation == "ACCUSE":
        return None  # «وجهت X إلى Y تهمة تهريب أسلحة إلى Z»
    return agent or of_verb_behind(at, taken) or of_deed_linked(at, taken)


def _asked(at: Trigger, agent: Filler | None, counter: Filler | None) -> tuple[Filler | None, Filler | None]:
    """Who asks and who is asked: who made an offer that is told with its own clause, who grants or heeds it."""
    if agent is None and is_offer(at.s, at.t):
        agent = maker(at, at.t)
    if agent is None:
        return None, counter
    counter = granter(at, agent) or counter
    if counter is None and tells_why(at.s, at.t):
        # «بناء على طلب X»
        counter = controller(at.scene, at.s, at.t, agent.actors)
    return agent, counter


def _given(at: Trigger, genitive: Filler | None, counter: Filler | None) -> tuple[Filler | None, Filler | None]:
    """Who gives and who gets where the genitive gives nothing itself.

    It gets something from who is charged with giving it or told to («اتهم X Y بتسليم Z أسلحة»), or is a person who is
    given over («نفى X تسليم فلان إلى Y»).
    """
    if genitive is None or genitive.how != "genitive":
        return genitive, counter
    persons = all(at.scene.actors[actor].type == "person" for actor in genitive.actors)
    if persons and at.node.word.stem.removeprefix("ال") == HANDING_OVER:
        return controller(at.scene, at.s, at.t, genitive.actors), counter
    to_them = at.frame.takes_object or not at.frame.takes.isdisjoint(TO)
    if counter is None and to_them and at.frame.relation not in ASKED:
        doer = controller(at.scene, at.s, at.t, genitive.actors)
        if doer is not None and _is_surely_done_by(at, doer):
            return doer, genitive
    return genitive, counter


def _is_surely_done_by(at: Trigger, doer: Filler) -> bool:
    """Whether the words above a noun leave its genitive to be whom it is done to.

    Its doer is charged with it or called to it, wills it or undertakes it («اتهم Z X بتهديد Y», «واصلت X تهديد Y»).
    """
    if at.node.word.stem.endswith(SEVERAL):
        return False
    if doer.how in CHARGED:
        return True
    nodes = at.s.nodes
    above = next((j for j in at.s.backwards(at.t, at.s.fence(at.t)) if nodes[j].is_verb or nodes[j].is_bound), None)
    willed = at.t > 0 and bool(nodes[at.t - 1].word.owned) and doer.how == "antecedent 0 back"
    undertaken = above is not None and not UNDERTAKING.isdisjoint(nodes[above].word.kinds)
    return willed or (undertaken and doer.how == "after verb")


def _met(at: Trigger, body: Filler) -> Filler | None:
    """Who speaks at the meeting of a body («قال X في اجتماع لـY»)."""
    if not at.frame.mutual or body.how != "genitive" or not is_during_talks(at.s, at.t):
        return None
    return controller(at.scene, at.s, at.t, body.actors)


def _is_held(at: Trigger) -> bool:
    """Whether a mutual event is the object right behind a verb and its subject («عقد X وY اجتماعا»).

    That is a verb of doing, or of ending and avoiding where it is a fight («تجنب الطرفان، X وY، الاشتباك»).
    """
    frame, s, t = at.frame, at.s, at.t
    if not frame.mutual or frame.takes_object or at.node.word.preposition:
        return False
    verb = next((j for j in range(t - 1, max(-1, t - ABOVE), -1) if s.nodes[j].is_verb), None)
    told = ENDS if frame.relation == "ASSAULT" else {"doing"}
    if verb is None or told.isdisjoint(s.nodes[verb].word.kinds):
        return False
    between = s.grammar.words("quantities") | COMMAS | pair_words(s.language).keys()
    return all(node.actor is not None or node.text in between for node in s.nodes[verb + 1 : t])


def _of_taking(at: Trigger) -> Sides:
    """The sides of «تحرير X من Y», «سيطرة X على مواقع لـY»."""
    grips, source = at.s.grammar.words("grips"), at.s.grammar.words("source")
    held = at.t > 0 and at.node.word.stem in grips and at.s.nodes[at.t - 1].word.preposition in source
    freer = _freer(at)
    # «من سيطرة X»: who holds what is taken from him
    if held or (freer is None and not takes_place(at)):
        return Sides()
    # «تحرير البلدة من X»: never the one who frees it
    first = at.right[0].chain[0] if at.right else ""
    agent = freer or (None if first in source else _owned(at, None)[0] or taker(at, genitive_of(at)))
    if agent is None and not _is_past(at):
        agent = controller(at.scene, at.s, at.t, ())
    if agent is None or not any(can_act(at.scene, actor) for actor in agent.actors):
        return Sides()
    return Sides(agent, taken_from(at, agent, [a for a in at.right if a.is_bare]))


def _is_past(at: Trigger) -> bool:
    """Whether something is told to have been taken before, by whoever did it («وصل X بعد تحريرها من Y»)."""
    before = at.s.nodes[at.t - 1].word.preposition if at.t else ""
    return bool(at.node.word.pronoun) and before in at.s.grammar.words("before_times") - {"في"}


def _freer(at: Trigger) -> Filler | None:
    """Who takes what a pronoun behind him takes up («تحرير X لها من Y»)."""
    genitive = genitive_of(at)
    i = genitive.group[-1] + 1 if genitive is not None else len(at.s.nodes)
    word = at.s.nodes[i].word if i < len(at.s.nodes) else None
    taken_up = word is not None and word.role == "preposition" and word.preposition == "ل" and bool(word.pronoun)
    return filler(at.s, genitive.group, 1.0, "genitive", told=True) if genitive is not None and taken_up else None


def _named(at: Trigger) -> tuple[Filler | None, Filler | None]:
    """Agent and counterpart as far as they are named with the noun or with the verb of receiving above it."""
    frame = at.frame
    by = joined(at, at.s.grammar.words("agent")) or holder(at) or _made_by(at)
    other = joined(at, frame.takes - {OBJECT} | ({"ل"} if frame.takes_object else set()))
    other = None if other is by else other
    added = other is not None and ("ل" not in frame.takes or frame.through)
    if other is not None and added and is_thing_used(at, other):
        other = None
    if other is not None and other.chain[0] == "ل" and is_received(at.s, at.t) and not is_called_for(at, other):
        # «أحبط X هجوما لـY»: whose attack it was
        return filler(at.s, other.group, 0.95, "received from", told=True), receiver(at.scene, at.s, at.t)
    agent, counter = _owned(at, other)
    agent = agent or pair_joined(at, at.s.grammar.words("source") | at.s.grammar.words("agent"), ()) or strikers(at)
    if by is None and other is not None and frame.takes_object and not frame.speech and at.node.word.pronoun:
        # «مطاردتهما من X»: the pronoun is whom it is done to
        by, other = (other, None) if other.chain[0] in at.s.grammar.words("source") else (None, other)
    if by is not None and (agent is None or at.s.actors(by.group) != agent.actors):
        # «اتهامه من قبل X»: whom the pronoun or genitive means it is done to
        patient = agent if frame.takes_object or frame.swapped else None  # «ارتكابها من قبل X»: what is done is nobody
        doer, done_to = filler(at.s, by.group, 1.0, "by", told=True), counter or patient
        # «سقوط آخر معاقل X بيد Y»
        agent, counter = (done_to, doer) if frame.swapped and done_to is not None else (doer, done_to)
    if other is not None and counter is None and (agent is None or at.s.actors(other.group) != agent.actors):
        sure = 0.9 if other.distance > ABOVE else 1.0
        counter = filler_past(at.s, other.group, sure, "joined")
    counter = counter or _object_of_his(at) or _meant(at, agent)
    if counter is None and agent is not None and agent.how == "genitive" and frame.takes_object:
        counter = _object_behind(at, agent)
    if counter is None and agent is not None and frame.through:
        whose = deed(at, agent)
        counter = filler(at.s, whose.group, 0.85, "deed", told=True) if whose else None
    if counter is None and not (frame.mutual and agent is not None and len(agent.actors) > 1):
        counter = receiver(at.scene, at.s, at.t)
        agent = agent or (_got_from(at) if counter is not None else None)
        if counter is None and agent is not None and (is_help(at.s, at.t) or is_our_help(at.s, at.t)):
            opens = at.t == 0 or at.s.nodes[at.t - 1].word.role == "mark"
            counter = helped(at, agent) or (of_verb_behind(at, agent.actors) if opens else None)
    return agent, counter


def _made_by(at: Trigger) -> Argument | None:
    """Who gives or imposes what a participle says something of («المساعدات المقدمة من X إلى Y»)."""
    source = at.s.grammar.words("source")
    if at.right and _is_said_made(at):
        return next((a for a in at.right if a.chain[0] in source and a.chain[-1] in (*source, "") and not a.via), None)
    return None


def _is_said_made(at: Trigger) -> bool:
    """Whether such a participle stands behind a noun, adjectives between («المساعدات المالية المقدمة»)."""
    made = at.s.grammar.words("made")
    for node in at.s.nodes[at.t + 1 : at.t + 1 + CONSTRUCT]:
        if node.word.stem.removeprefix("ال") in made:
            return True
        if node.word.role != "word" or node.word.preposition or node.is_verb:
            return False
    return False


def _got_from(at: Trigger) -> Filler | None:
    """Who gives what somebody gets («بتلقي الدعم من X», «تطلب المساعدة من X»)."""
    gets = follows_getting(at.s, at.t) or is_received(at.s, at.t)
    source = joined(at, at.s.grammar.words("source")) if gets else None
    near = source is not None and source.distance <= CONSTRUCT
    return filler(at.s, source.group, 1.0, "got from", told=True) if source is not None and near else None


def _meant(at: Trigger, agent: Filler | None) -> Filler | None:
    """To or with whom it is done where a pronoun or a word for a pair tells it; nobody does it to himself."""
    if not (is_taken_up(at) or at.s.number in at.scene.changing):
        return trusted(at)
    who = agent or controller(at.scene, at.s, at.t, ())
    taken = who.actors if who else ()
    takes = at.frame.takes - {OBJECT}
    return by_pronoun(at, taken) or by_owner(at, taken) or pair_joined(at, takes, taken) or trusted(at)


def _object_of_his(at: Trigger) -> Filler | None:
    """To whom it is done that stands right behind the pronoun of who does it («كرر X مطالبته Y»)."""
    bare = next((a for a in at.right if a.is_bare), None) if at.node.word.pronoun and at.frame.takes_object else None
    if (
        bare is None
        or bare.chain != ("",)
        or bare.via
        or not (bare.group[0] == at.t + 1 or _is_received_there(at, bare))
    ):
        return None
    return filler(at.s, bare.group, 1.0, "object of noun", told=True)


def _is_received_there(at: Trigger, bare: Argument) -> bool:
    """Whether somebody is met whom a place or time parts from the noun («لدى استقباله في مكتبه X»)."""
    first = at.s.nodes[at.t + 1].word
    return at.frame.relation == "CONSULT" and first.preposition == "في" and bare.distance <= 2 * CONSTRUCT


def _object_behind(at: Trigger, agent: Filler) -> Filler | None:
    """To whom it is done where both stand behind the noun («استقبال X في مكتبه Y»)."""
    for argument in at.right[1:]:
        if argument.chain == ("",) and not argument.via and argument.distance <= 2 * CONSTRUCT:
            taken = set(at.s.actors(argument.group)) & set(agent.actors)
            return None if taken else filler_past(at.s, argument.group, 0.85, "object of noun")
    return None


def noun_arguments(s: Sentence, t: int) -> list[Argument]:
    """A noun's arguments, those in the relative clause that tells who did it or that it happened included."""
    right = arguments(s, t)
    # «التنسيق بات وثيقا بين X وY», but «شحنة كانت في طريقها إلى X» says something of what is shipped
    read_on = {"doing", "impersonal", "being"} if s.nodes[t].word.definite else {"doing", "impersonal"}
    for j, node in enumerate(s.nodes[t + 1 : t + 5], t + 1):
        if node.actor is not None or node.word.role in ("that", "subordinator", "mark"):
            return right
        if node.is_verb:
            if node.word.forms and not (node.word.kinds & read_on or node.word.pronoun):
                return right
            linked = j + 1 < len(s.nodes) and s.nodes[j + 1].is_verb and s.nodes[j + 1].word.conjunction
            return [*right, *(a for a in arguments(s, j + linked) if not a.is_bare)]
    return right


def _owned(at: Trigger, other: Argument | None) -> tuple[Filler | None, Filler | None]:
    """Agent and counterpart as far as the noun's possessive, genitive or adjective of nationality tells them."""
    word, frame, s = at.node.word, at.frame, at.s
    told_else = other is not None or not frame.takes_object
    if word.pronoun:
        told_else = told_else or _takes_thing(at) or is_our_help(s, at.t) or is_praised(s, at.t)
        as_agent = frame.genitive == "agent" or (frame.genitive == "either" and told_else)
        doer = None if as_agent else controller(at.scene, s, at.t, ())
        done_to = s.actors(other.group) if other else ()
        steered = doer.actors if doer and doer.how != "object of call" else ()
        own = judged_one(at.scene, s, at.t, word.pronoun) or pronoun(
            at.scene, s, at.t, word.pronoun, as_subject=frame.relation != "RETREAT",
            # «انتقدت X Y لدعمها Z»: Y's
            without=(*judges(at.scene, s, at.t), *(done_to if as_agent else steered)),
        )  # fmt: skip
        own = (
            of_clause_behind(at) or of_deed_before(at) or of_last_verb(at) or of_clause(at)
            if as_agent
            else of_noun_before(at)
        ) or own
        own = judged_for(at) or own
        if _is_of_unnamed(s, at.t):
            return None, None
        follows = at.right[0] if at.right and at.right[0].chain == ("",) and is_next(at, at.right[0]) else None
        follows = follows or (behind_places(at) if frame.relation == "CONSULT" else None)
        if own and follows and frame.takes_object and not set(s.actors(follows.group)) & set(own.actors):
            # «تحريضه الشباب»: the pronoun does it, what follows is its object
            return own, filler(s, follows.group, 1.0, "object of noun", told=True)
        return (own, None) if as_agent else (None, own)
    genitive = genitive_of(at)
    if genitive is None or (other is not None and genitive.group == other.group and _is_bought_from(at, other)):
        return None, None
    own = filler(s, genitive.group, 1.0, "genitive", told=True)
    letters = own_body_behind(at) if frame.takes_object and frame.relation not in STRIKING else ""
    if letters:
        # «تأييد بلاده X»: his does it
        doer = pronoun(at.scene, s, at.t, letters, as_subject=True, without=own.actors)
        return doer, replace(own, how="object of noun")
    return (own, None) if is_agent(at, genitive, told_else=told_else) else (None, own)


def _is_bought_from(at: Trigger, other: Argument) -> bool:
    """Whether «من» is of whom something is had, not of whose it is («شراء النفط من X»)."""
    return at.frame.relation in HAD and other.chain[0] in at.frame.takes and other.chain[0] == "من"


def _is_of_unnamed(s: Sentence, t: int) -> bool:
    """Whether the pronoun on a noun means a body without name, of which the verb before tells («جماعة تزعم ولاءها»)."""
    if t < 2 or not s.nodes[t - 1].is_verb or s.nodes[t - 1].word.conjunction:
        return False
    node = s.nodes[t - 2]
    plain = node.actor is None and node.word.role == "word" and not node.is_verb and not node.text.startswith("ال")
    heads = s.grammar.words("feminine_heads") | s.grammar.words("masculine_heads")
    return plain and node.word.stem in heads


def _takes_thing(at: Trigger) -> bool:
    """Whether to what it is done stands behind a noun that tells who does it («دعمها للإرهاب»).

    Adjectives and a noun linked to it can stand between («إدانتها واستنكارها الشديدين للهجوم»).
    """
    for j in range(at.t + 1, min(len(at.s.nodes), at.t + CONSTRUCT)):
        behind = at.s.nodes[j]
        plain = behind.actor is None and not behind.is_verb and behind.word.role == "word"
        if not plain or behind.word.owned or (behind.word.pronoun and not behind.word.conjunction):
            return False
        if behind.word.preposition:
            return behind.word.preposition == "ل" and "ل" in at.frame.takes and not behind.word.pronoun
    return False


def _gathered(at: Trigger) -> Filler | None:
    """Both sides of «جمع اللقاء X وY», «ضم الاجتماع ممثلين عن X وY»."""
    verb = at.s.nodes[at.t - 1] if at.t else None
    if verb is None or not verb.is_verb or verb.word.pronoun or "joining" not in verb.word.kinds:
        return None
    several = next((a for a in at.right if len(at.s.actors(a.group)) > 1), None)
    return filler(at.s, several.group, 0.95, "brought together", told=True) if several else None


def _brought_together(at: Trigger) -> Filler | None:
    """Both sides of «لقاء جمع X بـY»; the last pair of «لقاء جمعهما»."""
    s, t = at.s, at.t
    for j in range(t + 1, min(len(s.nodes), t + 5)):
        if "joining" in s.nodes[j].word.kinds and s.nodes[j].is_verb:
            if s.nodes[j].word.pronoun == DUAL:
                return pair_meant(at)
            both = arguments(s, j)[:2]
            if len(both) == 2 and both[0].is_bare and both[1].chain[0] in ("ب", "مع"):
                return filler(s, (*both[0].group, *both[1].group), 0.95, "brought together", told=True)
            if both and len(s.actors(both[0].group)) > 1:
                return filler(s, both[0].group, 0.9, "brought together", told=True)
            return None
        if s.nodes[j].actor is not None:
            return None
    return None
