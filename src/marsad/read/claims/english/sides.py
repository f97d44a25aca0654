"""The sides of a dealing that an English trigger tells: the subject stands before its verb, the object after it."""

from __future__ import annotations

from itertools import takewhile

from msgspec.structs import replace

from marsad.read.claims.english.antecedents import PRONOUNS, acts, owned, pair, they_two
from marsad.read.claims.english.clauses import subject
from marsad.read.claims.english.events import PUT_OFF, of_noun
from marsad.read.claims.english.guesses import completed, refuses_words, rest_of_pair
from marsad.read.claims.english.nodes import HYPHEN, PERFECT
from marsad.read.claims.english.objects import calls_by_kind, is_parted, object_of
from marsad.read.claims.english.smallwords import ADVERBIAL, ARTICLES, OWNERS
from marsad.read.claims.english.things import lost, planter
from marsad.read.claims.english.together import each_other, is_each_other, is_they, together
from marsad.read.claims.lexicon.triggers import OBJECT, Form
from marsad.read.claims.scenes.scene import Sides
from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.joints import chain
from marsad.read.claims.sentences.sentences import Argument, Sentence
from marsad.read.claims.sides.joined import Trigger, followed, joined
from marsad.read.claims.sides.roles import CLOSERS

HURTING = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "THREATEN"})
"""What is done to those too who only report."""
PARTICLES = frozenset("in out up down off over back away by on with through into around about along behind".split())
"""Words that belong to a verb right before them where it has no object."""
LEADING = frozenset({"to"})
"""What those are followed by who are told to do something."""
FOR = frozenset({"for"})
"""How those are led whom one calls for to do something («called for X to resign», but «called for X's release»)."""
BEING = frozenset({"is", "are", "was", "were", "been"})
CAUSING = frozenset({"had", "has", "have", "having", "get", "gets", "got", "getting"})
"""Verbs before those who have something done to them («had X arrested»),"""
CAUSED = frozenset({"ASSAULT", "COERCE", "SANCTION", "CONCEDE"})
"""and what it can be."""
GONE_TO: tuple[frozenset[str], ...] = (frozenset({"place"}), frozenset({"place", "organization"}))
"""Where somebody travels or arrives: a state that is visited, no town that he only goes to («flew to Corfu»)."""
NOBODY = Filler((), 0.0, "nobody")
PARTED = 6
"""Within how many nodes the object stands that parts a verb from its other words."""
NEAR = 4
"""How many nodes from a word its pronoun, its owner or its auxiliary can stand."""
FAR = 9
"""How many nodes after a trigger what belongs to it can stand."""


def phrase_end(s: Sentence, t: int, form: Form) -> int | None:
    """The last node of a trigger whose words stand together, the first where its object parts them or it has but one.

    Where somebody goes parts no object of what he goes to do («flew to Lusk to see X»).
    None where its other words do not follow it («turned X down», «took X to court»).
    """
    for skipped in range(1 + PARTED if form.rest and form.kind != "noun" else 1):
        if skipped and not _can_part(s, t + skipped, form):
            return None
        start = t + 1 + skipped
        if tuple(node.text for node in s.nodes[start : start + len(form.rest)]) == form.rest:
            return t if skipped and form.rest[0] != "to" else t + skipped + len(form.rest)
    return None


def _can_part(s: Sentence, i: int, form: Form) -> bool:
    """Whether a node can stand between a trigger's words: of its object, or said of its noun («put heavy pressure»)."""
    if i >= len(s.nodes) or s.nodes[i].is_bound or s.nodes[i].word.role == "mark":
        return False
    particle = form.rest[0] in PARTICLES
    return form.frame.takes_object or not (
        particle or s.nodes[i].actor is not None or s.nodes[i].text in PRONOUNS - OWNERS
    )


def english_sides(at: Trigger, form: Form) -> Sides:
    """The sides that a trigger tells in one of its readings."""
    at = replace(at, right=[_in_clause(at, argument) for argument in at.right if not is_parted(at, argument)])
    if at.t > 1 and at.frame.relation == "ACCUSE" and at.s.nodes[at.t - 2].text == "what":
        return Sides()  # «at what it called a base of X»
    found = completed(at, _sides(at, form))
    if found.agent is None or (found.counter is None and not found.together):
        return Sides()
    if not _can_deal(at, found.agent) or (found.counter is not None and not _can_deal(at, found.counter)):
        return Sides()
    agent = owned(at.scene, found.agent)
    counter = owned(at.scene, found.counter) if found.counter is not None else None
    apart = counter is None or not set(agent.actors) & set(counter.actors)
    return replace(found, agent=agent, counter=counter) if apart else found


def _can_deal(at: Trigger, side: Filler) -> bool:
    """Whether the actors of a side can do it or have it done to them; a town can be attacked, held or left."""
    scene = at.scene
    done_to = at.frame.relation in ("ASSAULT", "RETREAT", "COERCE", "MOBILIZE")
    hurt = at.frame.relation in HURTING
    gone = at.frame.relation == "CONSULT" and at.frame.kinds in GONE_TO
    return all(
        (acts(scene, actor) and not (gone and scene.actors[actor].type == "place" and actor not in scene.states))
        or (done_to and scene.actors[actor].type == "place")
        or (hurt and actor in scene.outlets and scene.actors[actor].type == "organization")
        for actor in side.actors
    )


def _in_clause(at: Trigger, argument: Argument) -> Argument:
    """An argument without the subject of the next clause («armed X, and Y attacked»)."""
    nodes = at.s.nodes
    for n, k in enumerate(argument.group[1:], 1):
        joint = (nodes[k - 2].text, nodes[k - 1].text) == (",", "and")
        if joint and k + 1 < len(nodes) and nodes[k + 1].is_verb:
            return replace(argument, group=argument.group[:n])
    return argument


def _sides(at: Trigger, form: Form) -> Sides:
    """The sides by the kind of the trigger's reading, whoever they are."""
    if form.kind == "noun":
        return of_noun(at)
    if form.kind == "participle" and _is_named(at):
        return Sides()
    if form.kind == "adjective":
        return _of_adjective(at)
    past = form.inflection is not None and form.inflection.tense == "past"
    if past or form.passive:
        return _of_past(at, form, passive=past and _is_passive(at))
    return Sides() if form.bound and not _is_perfect(at) else _of_verb(at)


def _of_past(at: Trigger, form: Form, *, passive: bool) -> Sides:
    """«X attacked Y», «Y was attacked by X», «X had Y attacked», «arms flowed from X to Y»."""
    if form.passive and (coming := _coming(at)) is not None:
        return coming
    if not passive and (caused := _caused(at)) is not None:
        return caused
    if passive or form.passive:
        return _of_passive(at) if passive and form.passive else Sides()
    return Sides() if form.bound and not _is_perfect(at) else _of_verb(at)


def _of_verb(at: Trigger) -> Sides:
    """«X attacked Y», «X and Y met», «they fought each other»."""
    who = subject(at.scene, at.s, at.t) or planter(at)
    if (
        at.frame.mutual
        and (who is None or len(who.actors) == 1)
        and is_they(at.s, at.t)
        and object_of(at, who or NOBODY) is None
    ):
        speaker = at.scene.speakers.get(at.node.start)
        others = () if speaker is None else (speaker,)  # «They talked over lunch, Odeh said»
        return Sides(they_two(at.scene, at.s, at.t, others), together=True)
    if is_each_other(at.s, at.t):
        return each_other(at, who)
    if who is None or _is_only_threatened(at) or _is_agreed_deed(at):
        return Sides()
    other = object_of(at, who)
    if other is not None and at.frame.sent and not _gets(at, other):
        return Sides()
    led = at.frame.with_ == LEADING or (at.frame.relation == "REQUEST" and at.frame.takes == FOR)
    if other is not None and at.frame.controls and led and not _leads(at, other):
        return Sides()
    if (
        other is None
        and at.frame.with_
        and not refuses_words(at)
        and (at.frame.relation == "REJECT" or at.frame.swapped)
    ):
        other = rest_of_pair(at, who)
    return together(at.scene, at.s, who) if other is None and at.frame.mutual else Sides(lost(at) or who, other)


def _is_named(at: Trigger) -> bool:
    """Whether an article makes a noun of a word in -ing («the bombing of X»)."""
    return at.t > 0 and at.s.nodes[at.t - 1].text in ARTICLES


def _gets(at: Trigger, other: Filler) -> bool:
    """Whether what somebody gets stands behind him («gave X a boat»), or a preposition leads him («a boat to X»)."""
    last = other.last if other.last is not None else at.t
    led = any(node.text in at.frame.takes for node in at.s.nodes[at.t + 1 : last])
    behind = at.s.nodes[last + 1] if last + 1 < len(at.s.nodes) else None
    thing = behind is not None and behind.word.role == "word" and not behind.is_verb and not behind.word.conjunction
    return led or thing


def _leads(at: Trigger, other: Filler) -> bool:
    """Whether what somebody is told to do follows him («told X not to leave»)."""
    behind = (other.last if other.last is not None else at.t) + 1
    return any(node.text in LEADING for node in at.s.nodes[behind : behind + 2]) or other.last is None


def _is_only_threatened(at: Trigger) -> bool:
    """Whether what a verb tells is what another threatens to do, which tells it already."""
    for i in range(at.t - 1, max(-1, at.t - 4), -1):
        node = at.s.nodes[i]
        frames = (form.frame for form in node.word.forms if form.frame.relation in PUT_OFF and form.frame.takes_object)
        if any(not frame.with_ or followed(at.s, i, frame.with_) for frame in frames):
            return at.frame.relation not in PUT_OFF
        if node.text != "to":
            return False
    return False


def _is_agreed_deed(at: Trigger) -> bool:
    """Whether two only agree to do what tells a dealing of its own («agreed to exchange prisoners»)."""
    if at.frame.relation != "AGREE" or "to" not in at.frame.with_:
        return False
    behind = list(takewhile(lambda n: not (n.is_verb or n.is_bound or n.text in CLOSERS), at.s.nodes[at.t + 1 :]))
    if any(node.word.role == "negation" for node in behind[:2]):
        return False  # «agreed not to attack each other»
    to = next((i for i, node in enumerate(behind[:FAR], at.t + 1) if node.text == "to"), len(at.s.nodes))
    forms = at.s.nodes[to + 1].word.forms if to + 1 < len(at.s.nodes) else None
    told = (f for f in forms or () if phrase_end(at.s, to + 1, f) is not None)
    return forms is None or any(form.frame.relation != "RETREAT" for form in told)


def _is_perfect(at: Trigger) -> bool:
    """Whether a form of «have» makes an active verb of a participle («had given»)."""
    for node in reversed(at.s.nodes[max(0, at.t - NEAR) : at.t]):
        if node.text in PERFECT:
            return True
        if node.actor is not None or not (node.text in ADVERBIAL or node.text.endswith("ly")):
            return False
    return False


def _is_passive(at: Trigger) -> bool:
    """Whether a form of «be» stands before the verb, or its agent with «by» after it and no object."""
    passive = at.s.grammar.words("passive")
    for node in reversed(at.s.nodes[max(0, at.t - NEAR) : at.t]):
        if node.text in passive or (node.is_verb and node.text in at.s.grammar.words("linking")):
            return True
        if node.actor is not None or not (
            node.text in ADVERBIAL or node.text.endswith("ly") or node.word.role == "negation"
        ):
            break
    agents = at.s.grammar.words("agent")
    behind = next((node for node in at.s.nodes[at.t + 1 :] if node.text not in PARTICLES - agents), None)
    if behind is not None and behind.text == "to" and not at.frame.controls:
        given = at.right[:1] and at.right[0].chain[0] == "to" and at.right[0].outer == at.s.nodes.index(behind)
        # «papers passed to X by Y», but «vowed to avenge the raid by X»
        return bool(given) and any(a.chain[0] in agents and a.distance <= 2 * NEAR for a in at.right[1:2])
    if calls_by_kind(at):
        return any(a.chain[0] in agents for a in at.right)  # «designated a terrorist group by X»
    if behind is not None and (behind.actor is not None or behind.text in at.s.grammar.words("before_objects")):
        return False
    if at.t + 1 < len(at.s.nodes) and at.s.nodes[at.t + 1].text in at.frame.with_ - PARTICLES - agents:
        return False  # «approved plans by X»
    return any(a.chain[0] in agents and a.distance <= 2 * NEAR for a in at.right[:1])


def _of_passive(at: Trigger) -> Sides:
    """«X was attacked by Y», «arms were sent to X by Y», «X was expelled from Y»."""
    by = joined(at, at.s.grammar.words("agent"))
    agent = filler(at.s, by.group, 1.0, "by", told=True) if by else _in_attack(at)
    if agent is None and at.frame.speech:
        return Sides()
    argument = joined(at, at.frame.takes - {OBJECT})
    other = argument is not None and (by is None or argument.group != by.group)
    given = filler(at.s, argument.group, 1.0, "given", told=True) if argument is not None and other else None
    if agent is not None and given is not None:
        return Sides(agent, given)
    if agent is None and given is not None and argument is not None and _is_summons(at, argument):
        return Sides(given, _patient(at))
    return Sides(_patient(at), given) if at.frame.swapped and given is not None else _suffered(at, agent)


def _is_summons(at: Trigger, argument: Argument) -> bool:
    """Whether those to whom an envoy is called do it themselves («the ambassador was summoned to the ministry»)."""
    called = at.frame.relation == "SANCTION" and argument.chain[0] == "to"
    return called and all(at.s.nodes[i].kind == "organization" for i in argument.group)


def _caused(at: Trigger) -> Sides | None:
    """Who has somebody else have it done to whom («X had the mayor arrested», «X got him sacked»)."""
    if not at.frame.takes_object or at.frame.relation not in CAUSED or at.t - 1 not in at.s.groups:
        return None
    group = at.s.groups[at.t - 1]
    before = next((j for j in range(group[0] - 1, max(-1, group[0] - NEAR), -1) if at.s.nodes[j].is_verb), None)
    if before is None or at.s.nodes[before].text not in CAUSING:
        return None
    who = subject(at.scene, at.s, before)
    return Sides(who, filler(at.s, group, 0.9, "caused", told=True)) if who is not None else None


def _coming(at: Trigger) -> Sides | None:
    """From whom and to whom what the clause names comes («arms flowed from X to Y», «X's money reached Y»)."""
    to = joined(at, at.frame.takes - {OBJECT}) if at.frame.relation == "AID" else None
    if at.frame.takes == {OBJECT} and at.frame.relation == "AID":
        to = next((a for a in at.right[:1] if a.is_bare and a.distance <= NEAR), None)
    near = (a for a in at.right if a.distance <= 2 * NEAR)
    source = next((a for a in near if a.chain[0] in at.s.grammar.words("source")), None)
    who = subject(at.scene, at.s, at.t)
    if to is not None and who is not None and source is None and _is_of_goods(at, who):
        return Sides(who.less(0.95), filler(at.s, to.group, 1.0, "given", told=True))
    if to is None or source is None or source.group == to.group or who is not None:
        return None
    sender = filler(at.s, source.group, 0.9, "from", told=True)
    return Sides(sender, filler(at.s, to.group, 1.0, "given", told=True))


def _is_of_goods(at: Trigger, who: Filler) -> bool:
    """Whether the subject of a verb only owns or sends what comes («X's weapons found their way», «arms from X»)."""
    goods = next((i for i in range(at.t - 1, 0, -1) if at.s.nodes[i].text not in ADVERBIAL), 0)
    agents = at.s.grammar.words("agent")
    beside = any(node.actor in who.actors for node in at.s.nodes[max(0, goods - 2) : goods])
    own = beside and at.s.nodes[goods].text in at.frame.with_ and who.how == "subject"
    return (own or who.how == "subject of") and not any(a.chain[0] in agents for a in at.right)


def _suffered(at: Trigger, agent: Filler | None) -> Sides:
    """The sides of a passive whose subject has it done to him, or between the two who are meant."""
    between = "between" in at.frame.takes
    patient = _patient(at) if at.frame.takes_object or between else None
    if between and agent is not None and (patient is None or not _can_deal(at, patient)):
        patient = pair(at.scene, at.s, at.t, without=agent.actors)
    return Sides(agent, patient)


def _patient(at: Trigger) -> Filler | None:
    """The subject of a passive; without «be» it is the nearest actor before («the group backed by Y»)."""
    near = at.t - 1 in at.s.groups
    if not near and _is_said_of_noun(at):
        return _apposed(at)
    return filler(at.s, at.s.groups[at.t - 1], 0.95, "adjacent") if near else subject(at.scene, at.s, at.t)


def _apposed(at: Trigger) -> Filler | None:
    """Who is said to be what the noun before a participle says («X, an engineer employed by Y»)."""
    for j in range(at.t - 1, max(1, at.t - 2 * NEAR), -1):
        node = at.s.nodes[j]
        if node.text in ("a", "an", "the", "one", *OWNERS):
            said = at.s.nodes[j - 1].text == "," and j - 2 in at.s.groups
            return filler(at.s, at.s.groups[j - 2], 0.9, "apposition") if said else None
        if node.actor is not None or node.is_verb or node.word.role != "word":
            return None
    return None


def _is_said_of_noun(at: Trigger) -> bool:
    """Whether a participle without «be» says something of a noun that is nobody («territory held by X»)."""
    before = at.s.nodes[at.t - 1] if at.t else None
    if before is None or before.word.role != "word" or before.is_verb or before.word.conjunction:
        return False
    small = before.text in ADVERBIAL or before.text.endswith("ly")
    return not small and before.text not in at.s.grammar.words("bodies") | at.s.grammar.words("passive")


def _in_attack(at: Trigger) -> Filler | None:
    """Whose attack somebody suffers in («killed in an attack by X», «killed in an X attack on a town»)."""
    agents = at.s.grammar.words("agent")
    for argument in at.right:
        behind = at.s.nodes[argument.group[-1] + 1 : argument.group[-1] + 2]
        striking = any(f.kind == "noun" and f.frame.relation == "ASSAULT" for n in behind for f in n.word.forms)
        if striking and argument.chain[0] in ("in", "during"):
            return filler(at.s, argument.group, 0.9, "in attack of", told=True)
        hosts = (*argument.via, argument.outer - 1)
        attack = any(form.frame.relation == "ASSAULT" for i in hosts for form in at.s.nodes[i].word.forms if i > at.t)
        if attack and argument.chain[0] in agents:
            return filler(at.s, argument.group, 0.9, "in attack by", told=True)
    return None


def _of_adjective(at: Trigger) -> Sides:
    """«Iran-backed X», «X, allied with Y», «X, loyal to Y», «they are allies»."""
    if at.node.word.stem.startswith(HYPHEN):
        return _hyphened(at)
    if at.node.word.role == "preposition":
        return _of_company(at)
    s = at.s
    other = joined(at, at.frame.takes)
    partner = filler(s, other.group, 1.0, "joined", told=True) if other is not None else None
    for j in range(at.t - 1, max(-1, at.t - 2 * NEAR), -1):
        if s.nodes[j].text in s.grammar.words("passive") and (at.frame.swapped or not at.node.is_verb):
            return Sides() if at.node.is_verb else _of_being(at, j, partner)
        if s.nodes[j].is_bound or (s.nodes[j].is_verb and j < at.t - 1):
            return Sides()  # «X arrests a team linked to Y»
        if j in s.groups:
            return Sides(filler(s, s.groups[j], 0.9, "said of"), partner) if partner is not None else Sides()
    return Sides()


def _of_company(at: Trigger) -> Sides:
    """«X attacked Y together with Z», «hosted by X in cooperation with Z»: the one behind «by», or whoever does it."""
    other = next((a for a in at.right if a.is_bare and a.distance <= NEAR), None)
    if other is None:
        return Sides()
    said = filler(at.s, other.group, 1.0, "company", told=True)
    beside = at.s.groups.get(at.t - 1 - (at.s.nodes[at.t - 1].text == ","))
    led = beside is not None and chain(at.s, beside[0], -1)[0][0] in at.s.grammar.words("agent")
    verbs = (
        j for j in range(at.t - 1, max(-1, at.t - FAR), -1) if at.s.nodes[j].is_verb or at.s.nodes[j].text in BEING
    )
    above = next(verbs, None)
    if beside is not None and (led or above is None):
        return Sides(filler(at.s, beside, 0.9, "in company"), said)
    return Sides(subject(at.scene, at.s, above), said) if above is not None else Sides()


def _hyphened(at: Trigger) -> Sides:
    """«Iran-backed X»."""
    after = at.right[0] if at.right and at.right[0].is_bare and at.right[0].distance <= NEAR else None
    if after is None or at.t - 1 not in at.s.groups:
        return Sides()
    named = filler(at.s, (at.t - 1,), 1.0, "before hyphen")
    return Sides(filler(at.s, after.group, 1.0, "after", told=True), named)


def _of_being(at: Trigger, be: int, partner: Filler | None) -> Sides:
    """«X is allied with Y», «they are allies», with the form of «be» at a node."""
    alone = partner is None and at.frame.mutual
    who = subject(at.scene, at.s, be)
    if alone and (who is None or (len(who.actors) < 2 and at.s.nodes[be - 1].text == "they")):
        who = pair(at.scene, at.s, at.t)
    return Sides(who, partner, together=alone) if who is not None else Sides()
