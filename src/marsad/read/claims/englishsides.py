"""The sides of a dealing that an English trigger tells: the subject stands before its verb, the object after it."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.read.claims.antecedents import Filler, filler
from marsad.read.claims.clauses import Argument, Sentence, arguments
from marsad.read.claims.englishantecedents import PRONOUNS, acts, last_pair, pair, pronoun, spoken_for
from marsad.read.claims.englishclauses import ADVERBIAL, OTHERS, OWNERS, subject
from marsad.read.claims.englishevents import of_noun
from marsad.read.claims.englishnodes import HYPHEN
from marsad.read.claims.grammar import pair_words
from marsad.read.claims.joined import Sides, Trigger, counterpart, followed, joined
from marsad.read.claims.nodes import COMMAS, Node
from marsad.read.claims.roles import CLOSERS
from marsad.read.claims.triggers import Form

PUT_OFF = frozenset({"THREATEN", "REJECT"})
"""What one tells instead of what hangs on it: to threaten or to refuse to do something."""
HARMFUL = frozenset({"ASSAULT", "COERCE", "CONCEDE", "THREATEN"})
"""What is done to somebody where it is done to his men or houses."""
PARTED = 6
"""Within how many nodes the object stands that parts a verb from its other words."""
NEAR = 4
"""How many nodes from a word its pronoun, its owner or its auxiliary can stand."""
FAR = 9
"""How many nodes after a trigger what belongs to it can stand."""


def phrase_end(s: Sentence, t: int, form: Form) -> int | None:
    """The last node of a trigger whose words stand together, the first where its object parts them or it has but one.

    None where its other words do not follow it («turned X down», «took X to court»).
    """
    for skipped in range(1 + PARTED if form.rest and form.kind != "noun" else 1):
        if skipped and (t + skipped >= len(s.nodes) or _closes(s.nodes[t + skipped])):
            return None
        start = t + 1 + skipped
        if tuple(node.text for node in s.nodes[start : start + len(form.rest)]) == form.rest:
            return t if skipped else t + len(form.rest)
    return None


def _closes(node: Node) -> bool:
    """Whether an object ends before a node."""
    return node.is_bound or node.word.role == "mark"


def english_sides(at: Trigger, form: Form) -> Sides:
    """The sides that a trigger tells in one of its readings."""
    at = replace(at, right=[_in_clause(at, argument) for argument in at.right if not _is_parted(at, argument)])
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
    commas = [i for i in range(at.t + 1, argument.group[0]) if at.s.nodes[i].text in COMMAS]
    if len(commas) == 1 and commas[0] == argument.group[0] - 1:  # «to a security firm, X»
        near = at.s.nodes[max(at.t + 1, commas[0] - NEAR) : commas[0]]
        return any(node.actor is not None for node in near) or not any(node.text in at.frame.takes for node in near)
    return bool(commas)


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
    if form.kind == "adjective":
        return _of_adjective(at)
    past = form.inflection is not None and form.inflection.tense == "past"
    passive = past and _is_passive(at)
    if passive or form.passive:
        return _of_passive(at) if passive and form.passive else Sides()
    return _of_verb(at)


def _of_verb(at: Trigger) -> Sides:
    """«X attacked Y», «X and Y met», «they fought each other»."""
    who = subject(at.scene, at.s, at.t)
    if who is None or _is_only_threatened(at) or _is_agreed_deed(at):
        return Sides()
    if _each_other(at):
        return Sides(who if len(who.actors) > 1 else None, together=True)
    other = _object(at, who)
    if other is None and at.frame.with_ and (at.frame.relation == "REJECT" or at.frame.swapped):
        other = _rest_of_pair(at, who)
    return Sides(who, other, together=other is None and at.frame.mutual and len(who.actors) > 1)


def _is_only_threatened(at: Trigger) -> bool:
    """Whether what a verb tells is what another threatens to do, which tells it already."""
    for i in range(at.t - 1, max(-1, at.t - 4), -1):
        node = at.s.nodes[i]
        frames = (form.frame for form in node.word.forms if form.frame.relation in PUT_OFF)
        if any(not frame.with_ or followed(at.s, i, frame.with_) for frame in frames):
            return at.frame.relation not in PUT_OFF
        if node.text != "to":
            return False
    return False


def _is_agreed_deed(at: Trigger) -> bool:
    """Whether two only agree to do what tells a dealing of its own («agreed to exchange prisoners»)."""
    nodes = at.s.nodes
    led = at.frame.relation == "AGREE" and "to" in at.frame.with_ and at.t + 2 < len(nodes)
    told = any(form.frame.relation != "RETREAT" for form in nodes[at.t + 2].word.forms) if led else False
    return led and (nodes[at.t + 1].text != "to" or told)


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
    return apposed or (_and_too(at, named) if named is not None else _gap(at, who))


def _and_too(at: Trigger, named: Filler) -> Filler:
    """Those on whom a verb acts with one more behind «and» («to X and to their rivals, Y»)."""
    nodes, start = at.s.nodes, (named.last or len(at.s.nodes)) + 1
    if start + 1 >= len(nodes) or not nodes[start].word.conjunction or nodes[start].text != "and":
        return named
    for i in range(start + 1, min(len(nodes), start + FAR)):
        node = nodes[i]
        if node.is_verb or node.is_bound or node.text in CLOSERS:
            return named
        if i in at.s.groups:
            led = nodes[start + 1].word.role == "preposition"
            more = at.s.actors(at.s.groups[i])
            return replace(named, actors=(*named.actors, *more), last=i) if led and more else named
    return named


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
        before, behind = at.s.nodes[i - 1], at.s.nodes[i + 1 : i + 2]
        if (
            node.text in OWNERS
            and not _ends_phrase(at.s, i)
            and not (at.frame.relation in HARMFUL and any(n.text in at.s.grammar.words("bodies") for n in behind))
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
    """The head of the relative clause whose object a verb lacks («villagers whom X robbed»)."""
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
        if node.text in s.grammar.words("passive") and not at.node.is_verb:  # «X is allied with Y», «they are allies»
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
