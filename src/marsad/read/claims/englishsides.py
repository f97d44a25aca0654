"""The sides of a dealing that an English trigger tells: the subject stands before its verb, the object after it."""

from __future__ import annotations

from dataclasses import replace

from marsad.read.claims.antecedents import Filler, filler
from marsad.read.claims.clauses import Argument, Sentence, arguments
from marsad.read.claims.englishclauses import (
    ADVERBIAL,
    OTHERS,
    OWNERS,
    PRONOUNS,
    acts,
    body_of,
    last_pair,
    pair,
    pronoun,
    spoken_for,
    subject,
)  # fmt: skip
from marsad.read.claims.englishnodes import HYPHEN, OWNER
from marsad.read.claims.grammar import pair_words
from marsad.read.claims.joined import Sides, Trigger, between, counterpart, joined
from marsad.read.claims.nodes import COMMAS
from marsad.read.claims.roles import CLOSERS
from marsad.read.claims.triggers import OBJECT, Form

PUT_OFF = frozenset({"THREATEN", "REJECT"})
"""What one tells instead of what hangs on it: to threaten or to refuse to do something."""
HARMFUL = frozenset({"ASSAULT", "COERCE", "CONCEDE", "THREATEN"})
"""What is done to somebody where it is done to his men or houses."""
NEAR = 4
"""How many nodes from a word its pronoun, its owner or its auxiliary can stand."""
NAMELESS = frozenset({"any", "no", "all", "first", "second", "third", "last", "such", "alleged"})
"""Words before a noun that tell a dealing between those already named."""
FAR = 9
"""How many nodes after a trigger what belongs to it can stand."""


def english_sides(at: Trigger, form: Form) -> Sides:
    """The sides that a trigger tells in one of its readings."""
    at = replace(at, right=[argument for argument in at.right if not _is_parted(at, argument)])
    found = _sides(at, form)
    if found.agent is None or (found.counter is None and not found.together):
        return Sides()
    if not _can_deal(at, found.agent) or (found.counter is not None and not _can_deal(at, found.counter)):
        return Sides()
    return found if at.frame.speech else replace(found, agent=spoken_for(at.scene, found.agent))


def _can_deal(at: Trigger, side: Filler) -> bool:
    """Whether the actors of a side can do it or have it done to them; a town can be attacked, held or left."""
    scene = at.scene
    done_to = at.frame.relation in ("ASSAULT", "RETREAT", "COERCE", "MOBILIZE")
    return all(acts(scene, actor) or (done_to and scene.actors[actor].type == "place") for actor in side.actors)


def _is_parted(at: Trigger, argument: Argument) -> bool:
    """Whether a comma parts an argument from its trigger."""
    return any(node.text in COMMAS for node in at.s.nodes[at.t + 1 : argument.group[0]])


def _sides(at: Trigger, form: Form) -> Sides:
    if form.kind == "noun":
        return _of_noun(at)
    if form.kind == "adjective":
        return _of_adjective(at)
    past = form.inflection is not None and form.inflection.tense == "past"
    passive = past and _is_passive(at)
    if passive or form.passive:
        return _of_passive(at) if passive and form.passive else Sides()
    who = subject(at.scene, at.s, at.t)
    if who is None:
        return Sides()
    if _each_other(at):
        return Sides(who if len(who.actors) > 1 else None, together=True)
    if _is_only_threatened(at):
        return Sides()
    other = _object(at, who)
    if other is None and at.frame.relation == "REJECT" and at.frame.with_:
        other = _rest_of_pair(at, who)
    return Sides(who, other, together=other is None and at.frame.mutual and len(who.actors) > 1)


def _is_only_threatened(at: Trigger) -> bool:
    """Whether what a verb tells is what another threatens to do, which tells it already."""
    for node in reversed(at.s.nodes[max(0, at.t - 3) : at.t]):
        if any(form.frame.relation in PUT_OFF for form in node.word.forms):
            return at.frame.relation not in PUT_OFF
        if node.text != "to":
            return False
    return False


def _rest_of_pair(at: Trigger, who: Filler) -> Filler | None:
    """The other one of those who dealt with each other last."""
    rest = tuple(actor for actor in last_pair(at.scene, at.s, at.t) or () if actor not in who.actors)
    return Filler(rest, 0.9, "last pair") if len(rest) == 1 else None


def _each_other(at: Trigger) -> bool:
    """Whether «each other» stands for the other side."""
    return any(
        node.text in OTHERS and at.s.nodes[at.t + n].text in ("each", "one")
        for n, node in enumerate(at.s.nodes[at.t + 1 : at.t + 5])
    )


def _object(at: Trigger, who: Filler) -> Filler | None:
    """With or to whom a verb's subject does it: a pronoun, both sides, a name, the head of its relative clause."""
    if at.frame.relation in ("THREATEN", "SANCTION", "REJECT"):
        at = replace(
            at, right=[a for a in arguments(at.s, at.t, far=True) if not _is_parted(at, a) and a.distance <= 2 * FAR]
        )
    if (apposed := _apposed(at, at.t)) is not None:
        return apposed
    near = _meant_after(at, who)
    bare = [a for a in at.right if a.is_bare]
    first = next((a for a in bare if a.distance <= NEAR and at.s.actors(a.group) != who.actors), None)
    plain = first is not None and at.frame.takes_object and not at.frame.with_ and not first.via
    named = filler(at.s, first.group, 1.0, "object", told=True) if first and plain else counterpart(at, bare, who)
    if named is not None and set(named.actors) <= set(who.actors):
        named = None
    if near is not None and (named is None or (near.last or 0) < (named.last or 0)):
        return near
    apposed = _apposed(at, named.last) if named is not None and named.last is not None else None
    return apposed or named or _gap(at, who)


def _apposed(at: Trigger, last: int) -> Filler | None:
    """The person in apposition to a title behind a verb («met the leader of X, Y», «arrested its leader, Y»)."""
    nodes, titles = at.s.nodes, at.s.grammar.words("titles") | at.s.grammar.words("bodies")
    if last == at.t:
        last = next((i for i in range(at.t + 1, min(len(nodes), at.t + NEAR)) if nodes[i].text in titles), at.t)
    titled = at.frame.takes_object and any(node.text in titles for node in nodes[at.t + 1 : last + 1])
    if titled and last + 2 < len(nodes) and nodes[last + 1].text in COMMAS and nodes[last].kind != "person":
        person = next((i for i in range(last + 2, min(len(nodes), last + 5)) if nodes[i].kind == "person"), None)
        return filler(at.s, (person,), 0.95, "apposition", told=True) if person is not None else None
    return None


def _meant_after(at: Trigger, who: Filler) -> Filler | None:
    """Whom a pronoun, «both sides» or «our bases» after a verb means."""
    for i in range(at.t + 1, min(len(at.s.nodes), at.t + FAR)):
        node = at.s.nodes[i]
        inside = at.frame.relation == "THREATEN" and (node.is_verb or not node.word.verb)
        if (
            node.actor is not None
            or (node.is_verb and not inside)
            or node.is_bound
            or node.text in CLOSERS
            or node.text in COMMAS
        ):
            return None
        before = at.s.nodes[i - 1]
        if (
            node.text in OWNERS
            and not _ends_phrase(at.s, i)
            and not (at.frame.relation in HARMFUL and at.s.nodes[i + 1].text in at.s.grammar.words("bodies"))
        ):
            continue
        led = before.word.role == "preposition"
        takes = before.text in at.frame.takes if led else at.frame.takes_object and (i <= at.t + 2 or inside)
        if node.text in PRONOUNS and (takes or (led and before.text == "of" and at.frame.takes_object)):
            found = pronoun(at.scene, at.s, i, without=who.actors)
            return replace(found, how="object: " + found.how, last=i) if found else None
        if node.text in pair_words("en") and {n.text for n in at.s.nodes[max(0, i - 3) : i]} & {"two", "both"}:
            found = pair(at.scene, at.s, at.t)
            return replace(found, last=i) if found and not set(found.actors) & set(who.actors) else None
    return None


def _ends_phrase(s: Sentence, i: int) -> bool:
    """Whether «her» at a node is no owner: nothing that could be owned follows."""
    return s.nodes[i].text == "her" and (
        i + 1 >= len(s.nodes) or s.nodes[i + 1].word.role != "word" or s.nodes[i + 1].is_verb
    )


def _gap(at: Trigger, who: Filler) -> Filler | None:
    """The head of the relative clause whose object a verb lacks («villagers whom X robbed», «a militia that Y condemned»)."""
    if not at.frame.takes_object or at.frame.with_:
        return None
    for j in range(at.t - 1, max(-1, at.t - 2 * FAR), -1):
        node = at.s.nodes[j]
        if node.word.role in ("relative", "that") and j > 0:
            back = j - 1 - (at.s.nodes[j - 1].text in COMMAS)
            group = at.s.groups.get(back)
            if group is not None and not set(at.s.actors(group)) & set(who.actors):
                return filler(at.s, group, 0.9, "head of relative")
            return None
        if node.is_verb or node.text in CLOSERS or node.text in COMMAS:
            return None
    return None


def _is_passive(at: Trigger) -> bool:
    """Whether a form of «be» stands before the verb, or its agent with «by» after it and no object."""
    passive = at.s.grammar.words("passive")
    for node in reversed(at.s.nodes[max(0, at.t - NEAR) : at.t]):
        if node.text in passive:
            return True
        if node.actor is not None or not (
            node.text in ADVERBIAL or node.text.endswith("ly") or node.word.role == "negation"
        ):
            break
    agents = at.s.grammar.words("agent")
    return any(a.chain[0] in agents and a.distance <= 2 * NEAR for a in at.right[:1])


def _of_passive(at: Trigger) -> Sides:
    """«X was attacked by Y»; without «be» the nearest actor before is it («the group backed by Y»)."""
    by = joined(at, at.s.grammar.words("agent"))
    agent = filler(at.s, by.group, 1.0, "by", told=True) if by else None
    if agent is None and at.frame.speech:
        return Sides()
    given = joined(at, at.frame.takes & frozenset({"to", "with", "from", "for"}))
    if agent is None and given is None:
        return Sides()
    near = at.t - 1 in at.s.groups
    patient = filler(at.s, at.s.groups[at.t - 1], 0.95, "adjacent") if near else subject(at.scene, at.s, at.t)
    if agent is not None and given is not None and given.group != (by.group if by else ()):
        return Sides(agent, filler(at.s, given.group, 1.0, "to", told=True))
    if agent is None:
        return Sides()
    return Sides(agent, patient)


def _of_noun(at: Trigger) -> Sides:
    """«X's attack on Y», «the attack by X on Y», «talks between X and Y», «X held talks with Y»."""
    frame = at.frame
    above = _verb_above(at)
    backed = above is not None and any(f.frame.relation == "SUPPORT" for f in at.s.nodes[above].word.forms)
    if _is_topic_of_event(at) or (backed and frame.relation == "AID"):
        return Sides()
    both = (between(at) or _between_far(at)) if frame.mutual else None
    if both is not None:
        return Sides(both, together=True)
    other = joined(at, frame.takes - {OBJECT})
    counter = filler(at.s, other.group, 1.0, "joined", told=True) if other else None
    if counter is None and not frame.mutual:
        counter = _led_pronoun(at)
    agent = _owner(at)
    of = joined(at, frozenset({"of"}) - frame.takes)
    if agent is not None and frame.genitive == "object" and (of is None or of is other):
        agent, counter = None, counter or agent
    by = joined(at, at.s.grammar.words("agent")) or _by_verb(at)
    if by is not None:
        agent = filler(at.s, by.group, 1.0, "by", told=True)
    if of is not None and of is not other:
        own = filler(at.s, of.group, 1.0, "genitive", told=True)
        as_agent = frame.genitive == "agent" or (frame.genitive == "either" and other is not None)
        agent, counter = (agent or own, counter) if as_agent else (agent, counter or own)
    source = joined(at, frozenset({"from"}) - frame.takes)
    if source is not None and agent is None and frame.genitive != "object":
        agent = filler(at.s, source.group, 0.95, "from", told=True)
    if frame.mutual and counter is None and agent is not None and len(agent.actors) > 1:
        return Sides(agent, together=True)
    if agent is None and (partner := _apposed_noun(at)) is not None:
        agent = partner
    if frame.mutual and at.t and at.s.nodes[at.t - 1].text in NAMELESS and agent is None:
        return _nameless(at, counter)
    return _with_verb_above(at, agent, counter)


def _is_topic_of_event(at: Trigger) -> bool:
    """Whether a noun only says what another event is about («an agreement on security cooperation»)."""
    for j in range(at.t - 1, max(0, at.t - NEAR), -1):
        node = at.s.nodes[j]
        if node.text in ("on", "about", "of"):
            return any(f.kind == "noun" for f in at.s.nodes[j - 1].word.forms) and at.frame.relation == "COOPERATE"
        if node.actor is not None or node.word.role != "word" or node.is_verb:
            return False
    return False


def _apposed_noun(at: Trigger) -> Filler | None:
    """Who is said to be it («Turkey, an ally of X»)."""
    for j in range(at.t - 1, max(1, at.t - NEAR), -1):
        if at.s.nodes[j].text in ("a", "an", "the") and at.s.nodes[j - 1].text in COMMAS and j - 2 in at.s.groups:
            return filler(at.s, at.s.groups[j - 2], 0.95, "apposition") if at.frame.mutual else None
    return None


def _nameless(at: Trigger, counter: Filler | None) -> Sides:
    """The sides of «any meeting», «the first meeting was held»: the last pair, or who speaks and whom he names."""
    if counter is None:
        both = pair(at.scene, at.s, at.t)
        return Sides(both, together=True) if both is not None else Sides()
    speaker = at.scene.speakers.get(at.node.start)
    above = _verb_above(at)
    who = subject(at.scene, at.s, above) if above is not None else None
    if who is None and speaker is not None:
        who = Filler((body_of(at.scene, speaker),), 0.9, "speaker")
    return Sides(who, counter) if who is not None else Sides()


def _between_far(at: Trigger) -> Filler | None:
    """Both sides where a verb parts the noun from them («clashes broke out between X and Y»), or «between them»."""
    words = at.s.grammar.words("between")
    for i in range(at.t + 1, min(len(at.s.nodes), at.t + FAR)):
        node = at.s.nodes[i]
        if node.is_bound or node.text in CLOSERS or node.text in COMMAS:
            return None
        if node.text not in words:
            continue
        first = next((j for j in range(i + 1, min(len(at.s.nodes), i + NEAR)) if j in at.s.groups), None)
        if first is not None and len(at.s.actors(at.s.groups[first])) > 1:
            return filler(at.s, at.s.groups[first], 0.95, "between", told=True)
        following = {n.text for n in at.s.nodes[i + 1 : i + 4]}
        if following & (set(pair_words("en")) | {"them", "themselves"}):
            return pair(at.scene, at.s, at.t)
    return None


def _led_pronoun(at: Trigger) -> Filler | None:
    """The counterpart where a preposition leads a pronoun («support for it», «attacks on them»)."""
    for i in range(at.t + 1, min(len(at.s.nodes) - 1, at.t + NEAR)):
        node, following = at.s.nodes[i], at.s.nodes[i + 1]
        if node.actor is not None or node.is_verb or node.is_bound or node.word.role == "mark":
            return None
        if node.text in at.frame.takes and following.text in PRONOUNS:
            found = pronoun(at.scene, at.s, i + 1)
            return replace(found, last=i + 1) if found else None
    return None


def _with_verb_above(at: Trigger, agent: Filler | None, counter: Filler | None) -> Sides:
    """The sides of a noun with the open one taken from the subject of the verb that governs it."""
    if agent is not None and counter is not None:
        return Sides(agent, counter)
    above = _verb_above(at)
    who = subject(at.scene, at.s, above) if above is not None and not _is_done(at.s, above) else None
    if above is None or who is None:
        return Sides(agent, counter)
    receives = at.s.nodes[above].text in at.s.grammar.words("receiving_verbs")
    receives = receives or (agent is not None and agent.how == "from" and at.frame.relation == "AID")
    if counter is None and agent is not None and receives and who.actors != agent.actors:
        return Sides(agent, who)
    if agent is None and not receives:
        together = counter is None and at.frame.mutual and len(who.actors) > 1
        return Sides(who.less(0.95), counter, together=together)
    if agent is None and receives and counter is None:
        return Sides(None, who)
    return Sides(agent, counter)


def _is_done(s: Sentence, v: int) -> bool:
    """Whether a verb is passive, so that its subject does nothing."""
    return v > 0 and s.nodes[v - 1].text in s.grammar.words("passive")


def _verb_above(at: Trigger) -> int | None:
    """The verb of the same clause before a noun."""
    for j in range(at.t - 1, max(-1, at.t - 3 * NEAR), -1):
        node = at.s.nodes[j]
        if node.is_bound or node.text in COMMAS or node.text in CLOSERS:
            return None
        if node.is_verb:
            return j
    return None


def _by_verb(at: Trigger) -> Argument | None:
    """The agent after the verb that says who did it («the raid carried out by X», «an offer that X made»)."""
    agents = at.s.grammar.words("agent")
    for j in range(at.t + 1, min(len(at.s.nodes), at.t + 2 * NEAR)):
        if at.s.nodes[j].is_bound:
            return None
        if at.s.nodes[j].is_verb:
            done = any(at.s.nodes[j].text in pair for pair in at.s.grammar.doing)
            return next((a for a in arguments(at.s, j)[:1] if a.chain[0] in agents), None) if done else None
    return None


def _owner(at: Trigger) -> Filler | None:
    """Who stands right before a noun as its owner («X's planned attack», «Russian air strikes», «their talks»)."""
    for j in range(at.t - 1, max(-1, at.t - NEAR), -1):
        node = at.s.nodes[j]
        if j in at.s.groups:
            return filler(at.s, at.s.groups[j], 1.0, "owner") if node.word.stem == OWNER or j == at.t - 1 else None
        if node.text in OWNERS:
            return pronoun(at.scene, at.s, j)
        if node.is_verb or node.word.role != "word" or node.word.conjunction:
            return None
    return None


def _of_adjective(at: Trigger) -> Sides:
    """«Iran-backed X», «X, allied with Y», «X, loyal to Y», «they are allies»."""
    s = at.s
    if at.node.word.stem.startswith(HYPHEN):
        after = at.right[0] if at.right and at.right[0].is_bare and at.right[0].distance <= NEAR else None
        if after is None or at.t - 1 not in s.groups:
            return Sides()
        named, said = filler(s, (at.t - 1,), 1.0, "before hyphen"), filler(s, after.group, 1.0, "after", told=True)
        return Sides(said, named)
    other = joined(at, at.frame.takes)
    partner = filler(s, other.group, 1.0, "joined", told=True) if other is not None else None
    for j in range(at.t - 1, max(-1, at.t - 2 * NEAR), -1):
        node = s.nodes[j]
        if node.text in s.grammar.words("passive"):  # «X is allied with Y», «they are allies»
            who = subject(at.scene, s, j) or (pair(at.scene, s, at.t) if at.frame.mutual else None)
            if (
                who is not None
                and partner is None
                and at.frame.mutual
                and len(who.actors) < 2
                and s.nodes[j - 1].text == "they"
            ):
                who = pair(at.scene, s, at.t)
            return Sides(who, partner, together=partner is None and at.frame.mutual) if who else Sides()
        if node.is_bound:
            return Sides()
        if j in s.groups:
            return Sides(filler(s, s.groups[j], 0.9, "said of"), partner) if partner is not None else Sides()
    return Sides()
