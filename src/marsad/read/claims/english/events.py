"""The sides of a dealing that an English noun tells: its owner, what prepositions join, the verb above it."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.read.claims.english.antecedents import body_of, pair, pronoun
from marsad.read.claims.english.clauses import subject
from marsad.read.claims.english.forms import doing_forms
from marsad.read.claims.english.fronted import fronted_noun
from marsad.read.claims.english.guesses import own_pair
from marsad.read.claims.english.nodes import OWNER
from marsad.read.claims.english.objects import asked
from marsad.read.claims.english.smallwords import ADVERBIAL, NOMINATIVE, OWNERS
from marsad.read.claims.english.together import together
from marsad.read.claims.lexicon.grammar import pair_words
from marsad.read.claims.lexicon.triggers import OBJECT
from marsad.read.claims.scenes.scene import Sides
from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.clauses import arguments
from marsad.read.claims.sentences.nodes import COMMAS
from marsad.read.claims.sentences.sentences import Argument, Sentence
from marsad.read.claims.sides.joined import Trigger, joined
from marsad.read.claims.sides.pairs import between
from marsad.read.claims.sides.roles import CLOSERS

NEAR = 4
"""How many nodes from a noun its owner can stand."""
FAR = 9
"""How many nodes after a noun those between whom it is can stand."""
STATES = frozenset({"at", "in", "under", "to", "near", "nearing"})
"""Words before a noun that with «be» say that it goes on or is near («X is in talks with Y», «close to a deal»)."""
PUT_OFF = frozenset({"THREATEN", "REJECT"})
"""What one tells instead of what hangs on it: to threaten or to refuse to do something."""
JUDGING = frozenset({"ACCUSE", "REQUEST", "REJECT"})
"""What is said of a deed that another did or would do,"""
DEEDS = frozenset({"ASSAULT", "COERCE", "SANCTION", "CONCEDE", "RETREAT"})
"""and such deeds."""
ANSWERABLE = frozenset({"ACCUSE", "SUPPORT", "SANCTION", "COERCE", "PROTEST"})
"""What is said or done to somebody for what he did,"""
ANSWERED = frozenset({"for", "over", "about"})
"""and the words before it."""
CHARGED = frozenset({"for", "with", "of", "over", "in"})
"""Words between a verb of justice and the deed («convicted of the murder of X»)."""
GIVEN = frozenset({"AID", "SUPPORT"})
"""What has an owner who gives it to those behind «of» («X's support of Y»)."""
GUESSED = 0.8
"""How sure it is that the last two are meant between whom somebody mediates."""
BEING = frozenset({"is", "are", "was", "were"})
COMING = frozenset({"came", "comes", "come", "coming"})


def of_noun(at: Trigger) -> Sides:
    """«X's attack on Y», «the attack by X on Y», «talks between X and Y», «X held talks with Y»."""
    frame = at.frame
    if _is_topic_of_event(at):
        return Sides()
    agent, counter = _beside(at)
    if (told := _phrased(at) or _answered(at, counter)) is not None:
        return told
    if frame.relation == "AID" and _is_backed(at):
        return Sides()
    if frame.mutual and counter is None and agent is not None and len(agent.actors) > 1:
        return Sides(agent, together=True)
    agent = agent or _apposed_noun(at)
    if counter is None and frame.relation in PUT_OFF:
        counter = _put_off(at)
    if frame.mutual and at.t and at.s.nodes[at.t - 1].text in at.s.grammar.words("nameless") and agent is None:
        return _nameless(at, counter)
    return _mediated(at, _with_verb_above(at, agent, counter))


def _mediated(at: Trigger, told: Sides) -> Sides:
    """The sides of a noun of mediation, the last two between whom it is where nobody says («who led the mediation»)."""
    mediates = at.frame.relation == "CONSULT" and "between" in at.frame.takes
    if not mediates or told.agent is None or told.counter is not None:
        return told
    both = pair(at.scene, at.s, at.t, without=told.agent.actors)
    return Sides(told.agent, both.less(GUESSED) if both is not None else None)


def _answered(at: Trigger, counter: Filler | None) -> Sides | None:
    """The sides of what somebody is thanked or blamed for («thanked X for the supply», «grilled X over N to Y»)."""
    led = _led_by(at)
    above = _verb_above(at) if led is not None and at.s.nodes[led].text in ANSWERED else None
    if led is None or above is None:
        return None
    told = any(f.frame.relation in ANSWERABLE and f.kind != "noun" for f in at.s.nodes[above].word.forms)
    done = next((a for a in arguments(at.s, above) if a.group[-1] < led and a.chain[0] in ("", "to")), None)
    if not told or done is None:
        return None
    owned = any(node.text in OWNERS for node in at.s.nodes[led : at.t])  # «for its help» repeats the thanks
    if counter is None and at.frame.relation in GIVEN and not owned:
        counter = subject(at.scene, at.s, above)
    by = filler(at.s, done.group, 0.9, "answers for it", told=True)
    return Sides(by, counter) if counter is not None and not set(counter.actors) & set(by.actors) else None


def _led_by(at: Trigger) -> int | None:
    """The preposition before a noun, with only words that say more of it between."""
    for j in range(at.t - 1, max(-1, at.t - NEAR), -1):
        node = at.s.nodes[j]
        if node.word.role == "preposition":
            return j
        if node.actor is not None or node.word.role != "word" or node.is_verb:
            return None
    return None


def _put_off(at: Trigger) -> Filler | None:
    """To whom what somebody refuses or threatens to do would be done («X's refusal to pay Y»)."""
    if at.t + 2 >= len(at.s.nodes) or at.s.nodes[at.t + 1].text != "to":
        return None
    bare = next((a for a in arguments(at.s, at.t + 2) if a.is_bare and a.distance <= NEAR), None)
    return filler(at.s, bare.group, 0.95, "put off", told=True) if bare is not None else None


def _phrased(at: Trigger) -> Sides | None:
    """The sides of a noun in a phrase: «talks between X and Y», «with the help of X», «at the request of X»."""
    both = (between(at) or _between_far(at)) if at.frame.mutual else None
    if both is not None:
        return Sides(_without_offices(at, both), together=True)
    if at.frame.relation == "REQUEST" and at.t > 1 and at.s.nodes[at.t - 2].text == "at":
        return _at_request(at)
    if at.frame.mutual and at.frame.genitive == "either" and (role := _of_role(at)) is not None:
        return role
    return _with_help(at) if at.frame.relation == "AID" else None


def _of_role(at: Trigger) -> Sides | None:
    """«X's ally Y», «X and its backer, Y», «Y is a proxy of X»."""
    owner = _owner(at)
    start = at.t + 1 + (at.t + 1 < len(at.s.nodes) and at.s.nodes[at.t + 1].text in COMMAS)
    named = next((k for k in (start, start + 1) if k in at.s.groups), None)
    if owner is not None and named is not None and not set(owner.actors) & set(at.s.actors((named,))):
        return Sides(owner, filler(at.s, (named,), 0.95, "so called", told=True))
    of = joined(at, frozenset({"of", *(at.frame.takes & {"for"})}))
    being = next((j for j in range(at.t - 1, max(-1, at.t - NEAR - 1), -1) if at.s.nodes[j].text in BEING), None)
    if owner is not None and of is None:
        return _so_called_before(at, owner, being)
    who = subject(at.scene, at.s, being) if being is not None and of is not None else None
    return Sides(who, filler(at.s, of.group, 1.0, "of", told=True)) if who is not None and of is not None else None


def _so_called_before(at: Trigger, owner: Filler, being: int | None) -> Sides | None:
    """«X is Y's closest ally», «X, Y's closest ally in the region, left», with the form of «be» at a node."""
    who = subject(at.scene, at.s, being) if being is not None else None
    for j in range(at.t - 1, max(1, at.t - NEAR - 1), -1) if being is None else ():
        if at.s.nodes[j].actor in owner.actors and at.s.nodes[j - 1].text == "," and j - 2 in at.s.groups:
            who = filler(at.s, at.s.groups[j - 2], 0.95, "apposition")
    return Sides(owner, who) if who is not None and not set(who.actors) & set(owner.actors) else None


def _at_request(at: Trigger) -> Sides:
    """Who asks and who then does it in «X came at the request of Y»."""
    of = joined(at, frozenset({"of"}))
    above = _verb_above(at)
    asked = subject(at.scene, at.s, above) if above is not None and not _is_done(at.s, above) else None
    return Sides(filler(at.s, of.group, 1.0, "request of", told=True) if of else _owner(at), asked)


def _without_offices(at: Trigger, both: Filler) -> Filler:
    """Those between whom it is, without the body that only says what one of them is («the leader of X, Y, and Z»)."""
    titles = at.s.grammar.words("titles")
    kept = list(both.actors)
    for i in range(at.t + 1, min(len(at.s.nodes) - 2, both.last or 0)):
        node = at.s.nodes[i]
        titled = node.actor is not None and any(n.text in titles for n in at.s.nodes[max(0, i - 3) : i])
        if titled and at.s.nodes[i + 1].text in COMMAS and at.s.nodes[i + 2].kind == "person" and node.actor in kept:
            kept.remove(node.actor)
    return replace(both, actors=tuple(kept)) if len(kept) > 1 else both


def _with_help(at: Trigger) -> Sides | None:
    """Who helped whom in «X did it with the help of Y»."""
    led = [node.text for node in at.s.nodes[max(0, at.t - 2) : at.t]]
    of = joined(at, frozenset({"of", "from"}))
    if "with" not in led or of is None:
        return None
    above = _verb_above(at)
    who = subject(at.scene, at.s, above) if above is not None else None
    return Sides(filler(at.s, of.group, 1.0, "help of", told=True), who) if who is not None else None


def _beside(at: Trigger) -> tuple[Filler | None, Filler | None]:
    """Who does it and to whom by what stands beside a noun: its owner, «of X», «by X», «on Y», «from X»."""
    frame = at.frame
    other = joined(at, frame.takes - {OBJECT})
    counter = filler(at.s, other.group, 1.0, "joined", told=True) if other else None
    if counter is None and not frame.mutual and frame.relation == "REQUEST":
        counter = asked(at, ())
    agent = _owner(at)
    of = joined(at, frozenset({"of"}) - frame.takes)
    of = None if of is other else of
    if agent is not None and frame.genitive == "object" and of is None:
        agent, counter = None, counter or agent
    done = _by_verb(at)
    by = joined(at, at.s.grammar.words("agent")) or next(iter(done), None)
    if by is not None:
        agent = filler(at.s, by.group, 1.0, "by", told=True)
    behind = next((argument for argument in done[1:] if argument.chain[0] in frame.takes), None)
    if counter is None and behind is not None:
        counter = filler(at.s, behind.group, 1.0, "behind", told=True)
    if of is not None:
        own = filler(at.s, of.group, 1.0, "genitive", told=True)
        as_agent = frame.genitive == "agent" or (frame.genitive == "either" and other is not None)
        as_agent = as_agent and not (agent is not None and frame.relation in GIVEN)
        agent, counter = (agent or own, counter) if as_agent else (agent, counter or own)
    source = joined(at, frozenset({"from"}) - frame.takes) or _came_from(at)
    if source is not None and agent is None and frame.genitive != "object":
        agent = filler(at.s, source.group, 0.95, "from", told=True)
    return _in_relative(at, agent, counter)


def _came_from(at: Trigger) -> Argument | None:
    """Those from whom something is said to come («the pressure comes from X»)."""
    for v in range(at.t + 1, min(len(at.s.nodes), at.t + FAR)):
        node = at.s.nodes[v]
        if node.is_bound or node.text in CLOSERS:
            return None
        if node.text in COMING:
            return next((a for a in arguments(at.s, v) if a.chain[0] == "from"), None)
    return None


def _in_relative(at: Trigger, agent: Filler | None, counter: Filler | None) -> tuple[Filler | None, Filler | None]:
    """The sides of a noun with those that its relative clause names («the talks X held with Y»)."""
    v = _held(at) if agent is None else None
    who = subject(at.scene, at.s, v) if v is not None else None
    if v is None or who is None:
        return agent, counter
    other = next((a for a in arguments(at.s, v) if a.chain[0] in at.frame.takes), None)
    return who, counter or (filler(at.s, other.group, 0.95, "in relative", told=True) if other is not None else None)


def _held(at: Trigger) -> int | None:
    """The verb of the relative clause of a noun that says who does what it tells."""
    opened = False
    for v in range(at.t + 1, min(len(at.s.nodes), at.t + FAR)):
        node = at.s.nodes[v]
        if node.word.role == "relative":
            opened = True
        elif node.actor is not None or node.text in NOMINATIVE:
            opened = opened or v == at.t + 1
        elif node.is_verb and node.text not in ADVERBIAL:
            done = any(node.text in pair for pair in at.s.grammar.verbs["doing"]) and not _is_done(at.s, v)
            return v if opened and done else None
        elif node.word.role in ("preposition", "mark", "subordinator", "that"):
            return None
    return None


def _is_backed(at: Trigger) -> bool:
    """Whether the verb above says that support is but voiced («expressed its support for X»)."""
    above = _verb_above(at)
    return above is not None and any(form.frame.relation == "SUPPORT" for form in at.s.nodes[above].word.forms)


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
    """Who is said to be or have it («Turkey, an ally of X», «Odeh, a trader with links to X»)."""
    led = _led_by(at)
    tied = led is not None and at.s.nodes[led].text == "with"
    beside = at.s.groups.get((led or 0) - 1 - (at.s.nodes[(led or 1) - 1].text in COMMAS)) if tied else None
    for j in range(at.t - 1, max(1, at.t - NEAR * (1 + tied)), -1):
        if at.s.nodes[j].text in ("a", "an", "the") and at.s.nodes[j - 1].text in COMMAS and j - 2 in at.s.groups:
            beside = beside or at.s.groups[j - 2]
    return filler(at.s, beside, 0.95, "apposition") if beside is not None and at.frame.mutual else None


def _nameless(at: Trigger, counter: Filler | None) -> Sides:
    """The sides of «any meeting», «the first meeting was held»: the last pair, or who speaks and whom he names."""
    if counter is None:
        both = own_pair(at.scene, at.s, at.t) or pair(at.scene, at.s, at.t)
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


def _with_verb_above(at: Trigger, agent: Filler | None, counter: Filler | None) -> Sides:
    """The sides of a noun with the open one taken from the subject of the verb that governs it."""
    if agent is not None and counter is not None:
        return Sides(agent, counter)
    above = _verb_above(at)
    if agent is None and counter is not None and above is not None and (tried := _tried(at, above)) is not None:
        return Sides(tried, counter)
    if above is not None and _is_broken(at, above):
        return Sides()
    dies = above is not None and at.s.nodes[above].text in at.s.grammar.words("perishing")
    if dies and at.frame.relation == "ASSAULT" and agent is not None:
        return Sides(agent, subject(at.scene, at.s, above or 0))  # «six soldiers died in an attack by X»
    if above is None and agent is None and counter is not None:
        agent = fronted_noun(at.scene, at.s, at.t)
    if above is None:
        return Sides(agent, counter)
    done = _is_done(at.s, above) and not _is_state(at, above)  # «locked in talks with»
    who = subject(at.scene, at.s, above) if not done else None
    governs = who is not None and not _is_only_told(at, above)
    return _governed(at, above, who, agent, counter) if who is not None and governs else Sides(agent, counter)


def _is_broken(at: Trigger, above: int) -> bool:
    """Whether what was agreed is told to be broken («accused each other of breaking the truce»)."""
    between = (form.frame for node in at.s.nodes[above : at.t] for form in node.word.forms)
    rejects = (frame for frame in between if frame.relation == "REJECT")
    return at.frame.relation == "AGREE" and any(at.node.text in frame.with_ for frame in rejects)


def _tried(at: Trigger, above: int) -> Filler | None:
    """Who is accused or punished for a deed, by the verb above («X is wanted for the murder of Y», «jailed over N»)."""
    led = _led_by(at)
    for_it = led is not None and at.s.nodes[led].text in CHARGED and at.frame.relation in DEEDS
    if not for_it or at.s.nodes[above].text not in at.s.grammar.words("tried"):
        return None
    if _is_done(at.s, above):
        return subject(at.scene, at.s, above)
    done = next((a for a in arguments(at.s, above) if a.is_bare and a.group[-1] < (led or 0)), None)
    return filler(at.s, done.group, 0.9, "tried", told=True) if done is not None else None


def _governed(at: Trigger, above: int, who: Filler, agent: Filler | None, counter: Filler | None) -> Sides:
    """The sides of a noun with the subject of the verb above as the one who does it, or who gets it from another."""
    receives = at.s.nodes[above].text in at.s.grammar.words("receiving_verbs")
    receives = receives or (agent is not None and agent.how == "from" and at.frame.relation == "AID")
    receives = receives or (
        at.frame.relation == "REQUEST" and at.s.nodes[above].text in at.s.grammar.words("answering")
    )
    led = _led_by(at)
    receives = receives or (led is not None and at.s.nodes[led].text == "under" and agent is not None)
    if agent is None and not receives and _is_judged(at, above):
        return Sides(None, counter)
    if agent is None and not receives:
        alone = counter is None and at.frame.mutual
        return together(at.scene, at.s, who.less(0.95)) if alone else Sides(who.less(0.95), counter)
    open_ = receives and counter is None and (agent is None or who.actors != agent.actors)
    return Sides(agent, who if open_ else counter)


def _is_judged(at: Trigger, above: int) -> bool:
    """Whether the verb above says what somebody thinks of a deed or asks of others («condemned the attack on X»)."""
    frames = (form.frame for form in at.s.nodes[above].word.forms if not form.rest)
    if any(at.s.nodes[above].text in pair for pair in at.s.grammar.verbs["doing"]):  # «ordered the murder of X»
        return False
    judged = any(f.relation in JUDGING and not (f.relation == "REJECT" and f.with_) for f in frames)
    return judged and at.frame.relation in DEEDS


def _is_only_told(at: Trigger, above: int) -> bool:
    """Whether the verb above a deed says that somebody told or looked into it («investigated the killing of X»)."""
    return at.frame.genitive == "object" and not any(
        at.s.nodes[above].text in pair for pair in at.s.grammar.verbs["doing"]
    )


def _is_done(s: Sentence, v: int) -> bool:
    """Whether a verb is passive, so that its subject does nothing."""
    return v > 0 and s.nodes[v - 1].text in s.grammar.words("passive")


def _verb_above(at: Trigger) -> int | None:
    """The verb of the same clause before a noun."""
    for j in range(at.t - 1, max(-1, at.t - 3 * NEAR), -1):
        node = at.s.nodes[j]
        if node.is_bound or node.text in COMMAS or node.text in CLOSERS:
            return None
        doing = node.actor is None and node.text in doing_forms()  # «accused of making payments to X»
        if node.is_verb or doing or (node.text in at.s.grammar.words("passive") and _is_state(at, j)):
            return j
    return None


def _is_state(at: Trigger, be: int) -> bool:
    """Whether a noun says what goes on or is near, with the form of «be» at a node («is in secret talks with Y»)."""
    inside = at.s.nodes[be + 1 : at.t]
    first = next((n for n, node in enumerate(inside) if node.text in STATES), None)
    return first is not None and all(n.word.role == "word" and not n.is_verb for n in inside[first + 1 :])


def _by_verb(at: Trigger) -> list[Argument]:
    """What follows the verb that says who did it, the doer first («the raid carried out by X on Y»)."""
    agents = at.s.grammar.words("agent")
    for j in range(at.t + 1, min(len(at.s.nodes), at.t + FAR)):
        if at.s.nodes[j].is_bound:
            return []
        if at.s.nodes[j].is_verb and at.s.nodes[j].text not in at.s.grammar.words("passive"):
            done = any(at.s.nodes[j].text in pair for pair in at.s.grammar.verbs["doing"])
            after = arguments(at.s, j)
            return after if done and after and after[0].chain[0] in agents else []
    return []


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
