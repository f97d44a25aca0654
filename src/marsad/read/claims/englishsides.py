"""The sides of a dealing that an English trigger tells: the subject stands before its verb, the object after it."""

from __future__ import annotations

from dataclasses import replace

from marsad.read.claims.antecedents import Filler, antecedent, filler
from marsad.read.claims.clauses import Argument, Sentence, arguments, chain
from marsad.read.claims.englishnodes import HYPHEN, OWNER
from marsad.read.claims.joined import Sides, Trigger, between, counterpart, joined
from marsad.read.claims.nodes import COMMAS
from marsad.read.claims.roles import CLOSERS, DEPTH, Scene, object_of_call, speaker
from marsad.read.claims.triggers import OBJECT, Form

NEAR = 4
"""How many nodes from a word its pronoun, its owner or its auxiliary can stand."""
FIRST_PERSON = frozenset({"i", "we", "us", "our", "my", "me"})


def english_sides(at: Trigger, form: Form) -> Sides:
    """The sides that a trigger tells in one of its readings."""
    if form.kind == "noun":
        return _of_noun(at)
    if form.kind == "adjective":
        return _of_adjective(at)
    past = form.inflection is not None and form.inflection.tense == "past"
    passive = past and _is_passive(at)
    if passive or form.passive:
        return _of_passive(at) if passive and form.passive else Sides()
    who = subject_before(at.scene, at.s, at.t)
    if who is None:
        return Sides()
    other = _object_pronoun(at, who) or counterpart(at, [a for a in at.right if a.is_bare], who)
    return Sides(who, other, together=other is None and at.frame.mutual and len(who.actors) > 1)


def subject_before(scene: Scene, s: Sentence, v: int, depth: int = 0) -> Filler | None:
    """The subject of the verb at a node: the topic of its clause, or that of the verb it hangs on."""
    coordinated = v > 0 and s.nodes[v - 1].word.conjunction
    topic: Filler | None = None
    for j in range(v - 1, s.fence(v) - 1, -1):
        node = s.nodes[j]
        if node.word.role == "relative":
            return topic or _head(s, j)
        if node.is_bound or node.text in CLOSERS:
            break
        if node.is_verb:
            return _under(scene, s, j, v, depth) if topic is None or coordinated else topic.less(0.85)
        if topic is None and node.actor is None and (meant := _meant(scene, s, j)) is not None:
            return meant
        if j in s.groups and s.groups[j][0] == j and chain(s, j, -1)[0][-1] == "":
            topic = filler(s, tuple(i for i in s.groups[j] if i < v), 0.95, "topic")
    return topic or (_of_quote(scene, s, v) if depth == 0 else None)


def _under(scene: Scene, s: Sentence, above: int, v: int, depth: int) -> Filler | None:
    """Who does what a verb tells that hangs on the verb `above`: the one it calls on, or its subject."""
    if depth > DEPTH:
        return None
    who = subject_before(scene, s, above, depth + 1)
    called = object_of_call(scene, s, above, v, who)
    return called or (who.less(0.85) if who else None)


def _of_quote(scene: Scene, s: Sentence, v: int) -> Filler | None:
    """The speaker, where the speech around a verb begins with it («threatened to strike X»)."""
    return speaker(scene, s, v) if s.fence(v) and v - s.fence(v) <= 1 else None


def _meant(scene: Scene, s: Sentence, i: int) -> Filler | None:
    """Whom the pronoun at a node stands for."""
    text = s.nodes[i].text
    if text in FIRST_PERSON:
        return speaker(scene, s, i)
    if text not in s.grammar.words("pronouns"):
        return None
    number = "p" if text in s.grammar.words("plural_pronouns") else "s"
    return antecedent(scene.sentences, s, i, agreement=(None, number), as_subject=True)


def _head(s: Sentence, relative: int) -> Filler | None:
    """The actors that a relative clause says something of: the nearest before it."""
    for j in range(relative - 1, max(-1, relative - 2 * NEAR), -1):
        if j in s.groups:
            return filler(s, s.groups[j], 0.9, "head of relative")
        if s.nodes[j].is_verb:
            return None
    return None


def _object_pronoun(at: Trigger, who: Filler) -> Filler | None:
    """Whom «it», «them» right after a verb or its preposition means."""
    for i in range(at.t + 1, min(len(at.s.nodes), at.t + 3)):
        node = at.s.nodes[i]
        takes = at.frame.takes_object if i == at.t + 1 else at.s.nodes[i - 1].text in at.frame.takes
        if takes and node.text in at.s.grammar.words("pronouns") and node.text not in ("he", "she", "they"):
            number = "p" if node.text == "them" else "s"
            found = antecedent(
                at.scene.sentences, at.s, at.t,
                agreement=(None, number), as_subject=False, without=frozenset(who.actors),
            )  # fmt: skip
            return replace(found, how="pronoun: " + found.how, last=i) if found else None
    return None


def _is_passive(at: Trigger) -> bool:
    """Whether a form of «be» stands before the verb, or its agent with «by» after it and no object."""
    passive = at.s.grammar.words("passive")
    for node in reversed(at.s.nodes[max(0, at.t - NEAR) : at.t]):
        if node.text in passive:
            return True
        if node.is_verb or node.actor is not None or node.word.role not in ("word", "negation"):
            break
    agents = at.s.grammar.words("agent")
    return any(a.chain[0] in agents and a.distance <= 2 * NEAR for a in at.right[:1])


def _of_passive(at: Trigger) -> Sides:
    """«X was attacked by Y»; without «be» the nearest actor before is it («the group backed by Y»)."""
    by = joined(at, at.s.grammar.words("agent"))
    agent = filler(at.s, by.group, 1.0, "by", told=True) if by else None
    if at.frame.takes_object:
        near = at.t - 1 in at.s.groups
        patient = filler(at.s, at.s.groups[at.t - 1], 0.95, "adjacent") if near else None
        return Sides(agent, patient or subject_before(at.scene, at.s, at.t))
    return Sides(agent, None)


def _of_noun(at: Trigger) -> Sides:
    """«X's attack on Y», «the attack by X on Y», «talks between X and Y», «X held talks with Y»."""
    frame = at.frame
    pair = between(at) if frame.mutual else None
    if pair is not None:
        return Sides(pair, together=True)
    other = joined(at, frame.takes - {OBJECT})
    counter = filler(at.s, other.group, 1.0, "joined", told=True) if other else None
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
    return _with_verb_above(at, agent, counter)


def _with_verb_above(at: Trigger, agent: Filler | None, counter: Filler | None) -> Sides:
    """The sides of a noun with the open one taken from the subject of the verb that governs it."""
    if agent is not None and counter is not None:
        return Sides(agent, counter)
    above = _verb_above(at)
    who = subject_before(at.scene, at.s, above) if above is not None else None
    if above is None or who is None:
        return Sides(agent, counter)
    receives = at.s.nodes[above].text in at.s.grammar.words("receiving_verbs")
    if counter is None and agent is not None and receives and who.actors != agent.actors:
        return Sides(agent, who)
    if agent is None and not receives:
        together = counter is None and at.frame.mutual and len(who.actors) > 1
        return Sides(who.less(0.95), counter, together=together)
    return Sides(agent, counter)


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
            return next((a for a in arguments(at.s, j)[:1] if a.chain[0] in agents), None)
    return None


def _owner(at: Trigger) -> Filler | None:
    """Who stands right before a noun as its owner («X's planned attack», «Russian air strikes»)."""
    for j in range(at.t - 1, max(-1, at.t - NEAR), -1):
        node = at.s.nodes[j]
        if j in at.s.groups:
            return filler(at.s, at.s.groups[j], 1.0, "owner") if node.word.stem == OWNER or j == at.t - 1 else None
        if node.is_verb or node.word.role != "word" or node.word.conjunction:
            return None
    return None


def _of_adjective(at: Trigger) -> Sides:
    """«Iran-backed X», «X, allied with Y», «X, loyal to Y»."""
    s = at.s
    if at.node.word.stem.startswith(HYPHEN):
        after = at.right[0] if at.right and at.right[0].is_bare and at.right[0].distance <= NEAR else None
        if after is None or at.t - 1 not in s.groups:
            return Sides()
        named, said = filler(s, (at.t - 1,), 1.0, "before hyphen"), filler(s, after.group, 1.0, "after", told=True)
        return Sides(said, named)
    other = joined(at, at.frame.takes)
    if other is None:
        return Sides()
    partner = filler(s, other.group, 1.0, "joined", told=True)
    for j in range(at.t - 1, max(-1, at.t - 2 * NEAR), -1):
        if s.nodes[j].is_bound:
            return Sides()
        if j in s.groups:
            return Sides(filler(s, s.groups[j], 0.9, "said of"), partner)
    return Sides()
