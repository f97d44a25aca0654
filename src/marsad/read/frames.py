"""Fill a trigger's frame: the dealing it tells, with both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.read.antecedents import FIRST_PERSON, PRONOUNS, Filler, agrees, antecedent
from marsad.read.clauses import Argument, Sentence, arguments, chain
from marsad.read.grammar import constructions, pair_words
from marsad.read.roles import (
    NEAR,
    Scene,
    after,
    before,
    can_act,
    controller,
    dropped,
    following,
    head,
    nearest,
    pronoun,
    speaker,
    subject,
    topic,
)
from marsad.read.triggers import OBJECT, Form, Frame
from marsad.text.verbs import Inflection

HOSTILE = frozenset({"ASSAULT", "COERCE", "RETREAT"})
CORE = 0.6
"""From this weight on a trigger is sure enough of its sense for an open side to be guessed."""


@dataclass(frozen=True, slots=True)
class Dealing:
    """A trigger with both sides filled: `first` and `last` are the outermost nodes that say it, `how` is the rule."""

    frame: Frame
    agents: tuple[int, ...]
    counterparts: tuple[int, ...]
    certainty: float
    first: int
    last: int
    how: str


@dataclass(frozen=True, slots=True)
class Sides:
    """What a trigger's constructions tell of the two sides of its frame; `together` says that all are in `agent`."""

    agent: Filler | None = None
    counter: Filler | None = None
    together: bool = False


def sides(scene: Scene, s: Sentence, t: int, form: Form) -> Sides | None:
    """The sides of the dealing that the trigger at node `t` tells in one of its readings; None where it is not one."""
    frame = form.frame
    following = tuple(node.text.removeprefix("ال") for node in s.nodes[t + 1 : t + 1 + len(form.rest)])
    if form.rest and following != form.rest:
        return None
    if frame.with_ and not _followed(s, t, frame.with_):
        return None
    if frame.without and _followed(s, t, frame.without):
        return None
    if form.kind == "verb" and form.inflection is not None:
        found = _of_verb(scene, s, t, form, form.inflection)
    elif form.kind == "participle":
        found = _of_participle(scene, s, t, frame)
    elif form.kind == "noun":
        found = _of_noun(scene, s, t, frame)
    else:
        return _of_adjective(scene, s, t, frame)
    if frame.speech and s.nodes[t].start in scene.cued and not found.together:
        who = scene.cued[s.nodes[t].start]
        # «فاتهمه»: where the speaker was taken for the object, the other one is it
        counter = found.agent if found.counter and who in found.counter.actors else found.counter
        if counter is None or who not in counter.actors:
            return Sides(Filler((who,), 1.0, "speaker of cue"), counter)
    return found


def completed(scene: Scene, s: Sentence, t: int, frame: Frame, found: Sides) -> Sides:
    """The sides with an empty one guessed: the last rival, the nearest actor of the clause."""
    if found.together:
        return found
    agent, counter = found.agent, found.counter
    if frame.weight < CORE or _points_back(s, t):
        return found
    if (
        agent is not None
        and counter is not None
        and not frame.speech
        and not any(can_act(scene, a) for a in agent.actors)
    ):
        agent = None
    if agent is None and counter is not None:
        if frame.relation in HOSTILE:
            agent = _same_event(scene, s, t, counter, agents=True) or _rivals(scene, counter)
        if agent is None and not frame.speech:
            agent = nearest(scene, s, t, counter.actors) or topic(scene, s, t, counter.actors)
    if counter is None and agent is not None and frame.relation in HOSTILE:
        counter = _same_event(scene, s, t, agent, agents=False) or _rivals(scene, agent)
    if counter is None and agent is not None and frame.relation != "RETREAT":
        counter = following(scene, s, t, agent.actors)
        if counter is not None and frame.mutual and not can_act(scene, counter.actors[0]):
            counter = None
    if counter is None and agent is None and frame.mutual:
        several = controller(scene, s, t, ())
        return Sides(several, together=True) if several and len(several.actors) > 1 else found
    return Sides(agent, counter)


def _points_back(s: Sentence, t: int) -> bool:
    """Whether a demonstrative makes the noun at `t` an event already told («هذا الهجوم»)."""
    pointing = constructions("ar").words("pointing")
    near = (s.nodes[i].text for i in (t - 1, t + 1) if 0 <= i < len(s.nodes))
    return not s.nodes[t].is_verb and any(text in pointing or text[1:] in pointing for text in near)


def _same_event(scene: Scene, s: Sentence, t: int, known: Filler, *, agents: bool) -> Filler | None:
    """The missing side of an attack as another word of the same sentence tells it («مقتل X جراء غارات Y»)."""
    best: tuple[int, tuple[int, ...]] | None = None
    for other, relation, doers, others in scene.told.get(s.number, ()):
        side = doers if agents else others
        opposite = others if agents else doers
        if other == t or relation not in HOSTILE or not side or set(side) & set(known.actors):
            continue
        if opposite and not set(opposite) & set(known.actors):
            continue
        if best is None or abs(other - t) < best[0]:
            best = (abs(other - t), side)
    return Filler(best[1], 0.75, "same event") if best else None


def _rivals(scene: Scene, side: Filler) -> Filler | None:
    known = next((scene.rivals[a] for a in side.actors if a in scene.rivals), None)
    if known and all(scene.actors[a].type == "person" for a in known):
        return None
    return Filler(known, 0.7, "last rivals") if known and not set(known) & set(side.actors) else None


def dealing(scene: Scene, s: Sentence, t: int, frame: Frame, found: Sides) -> Dealing | None:
    """The dealing that two filled sides make, None where a side is open."""
    agent, counter = found.agent, found.counter
    if agent is None:
        return None
    others = tuple(a for a in counter.actors if a not in agent.actors) if counter else ()
    if not others and not (found.together and len(agent.actors) >= 2):
        return None
    if frame.kinds and others and not any(scene.actors[a].type in frame.kinds for a in others):
        return None
    doers = others if frame.swapped else agent.actors
    certainty = frame.weight * agent.certainty * (counter.certainty if counter and others else 1.0)
    if not frame.speech and not any(can_act(scene, actor) for actor in doers):
        certainty *= 0.6
    how = f"{agent.how} / {counter.how}" if counter else agent.how
    ends = [t, *(filler.last for filler in (agent, counter) if filler and filler.last is not None)]
    one, other = (others, agent.actors) if frame.swapped else (agent.actors, others)
    if frame.mutual or found.together:
        one, other = tuple(dict.fromkeys((*agent.actors, *others))), ()
    if frame.relation == "ASSAULT" and _is_ended(s, t, max(ends)):
        frame = replace(frame, relation="RETREAT")
    return Dealing(frame, one, other, certainty, min(ends), max(ends), how)


def _is_ended(s: Sentence, t: int, last: int) -> bool:
    """Whether the attack that a noun at `t` tells is told to end or to lessen («وقف هجمات X», «هجمات X انخفضت»)."""
    if s.nodes[t].is_verb:
        return False
    ending = constructions("ar").words("ending")
    for node in reversed(s.nodes[max(0, t - 3) : t]):
        if node.text.removeprefix("ال") in ending or node.word.stem.removeprefix("ال") in ending:
            return True
        if node.actor is not None or node.is_verb or node.is_bound or node.word.role == "mark":
            break
    return any("ending_verbs" in node.word.kinds and node.is_verb for node in s.nodes[last + 1 : last + 8])


def _followed(s: Sentence, t: int, words: frozenset[str]) -> bool:
    """Whether one of these words follows in the clause, or stands before in the clause that this one belongs to."""
    for node in s.nodes[t + 1 : t + 10]:
        if node.word.role in ("that", "subordinator") or (node.is_verb and not node.word.forms):
            break
        if _is_one(node.text, words):
            return True
    if s.nodes[t].word.pronoun or any(node.word.role == "relative" for node in s.nodes[max(0, t - 2) : t]):
        return any(_is_one(node.text, words) for node in s.nodes[max(0, t - 5) : t])
    return False


def _is_one(text: str, words: frozenset[str]) -> bool:
    return text in words or (text[:1] in "وبلف" and text[1:] in words) or text.removeprefix("ال") in words


def _of_verb(scene: Scene, s: Sentence, t: int, reading: Form, form: Inflection) -> Sides:
    frame, word = reading.frame, s.nodes[t].word
    right = arguments(s, t)
    bare = [a for a in right if a.is_bare and (frame.through or not a.via)]
    left = before(scene, s, t, 0) if form.person == 3 else speaker(scene, s, t)
    if left is not None and not agrees(left.actors, scene.people, form.gender, form.number) and form.person == 3:
        left = left.less(0.65)
    if word.pronoun and t > 0 and s.nodes[t - 1].word.role == "relative":
        # «الرهائن الذين يحتجزونهم»: the pronoun takes the head up, so the head is no subject
        left = None
    right_subject = after(scene, s, t) if form.number == "s" and form.person == 3 else None
    who: Filler | None
    if (named := _pair_named(scene, s, t)) is not None:
        who, rest = named, bare
    elif form.person == 1 or form.number != "s":
        who, rest = left or dropped(scene, s, t), bare
    elif right_subject is not None and (
        word.pronoun or len(bare) > 1 or left is None or left.certainty < 0.7 or word.conjunction
    ):
        who, rest = right_subject, bare[1:]
    else:
        who, rest = left or dropped(scene, s, t), bare
    if who is right_subject and who is not None and _is_only_object(s, t, frame, right, bare):
        who, rest = _else(left or dropped(scene, s, t), who, bare)
    if who is not right_subject and form.person == 3 and _says_of_thing(scene, s, t):
        who = None
    if frame.mutual and (pair := _between(scene, s, t, right)) is not None:
        return Sides(pair, together=True)
    if who is None:
        return Sides()
    if frame.taken:
        return Sides(who, _taken_from(scene, s, frame, who, right, rest)) if _takes_place(s, t, right) else Sides()
    lone = not rest and not word.pronoun and not _has_counterpart(s, t, right, frame)
    if reading.passive or (frame.passive and lone and not (who is not right_subject and _has_plain_object(s, t))):
        return Sides(_attacker(s, right, who), who)
    counter = _counterpart(scene, s, t, frame, right, rest, who)
    return Sides(who, counter, together=frame.mutual and not frame.paired and counter is None and len(who.actors) > 1)


def _says_of_thing(scene: Scene, s: Sentence, t: int) -> bool:
    """Whether the verb at `t` says something of what is no actor («الأسباب التي دعت», «كل من يستهدف»)."""
    if t == 0 or s.nodes[t].word.pronoun:
        return False
    before = s.nodes[t - 1]
    if before.word.role == "relative":
        verb = s.nodes[t].word.verb
        return head(scene, s, t - 1, *((verb.gender, verb.number) if verb else (None, "s"))) is None
    return before.text in ("من", "ممن") and s.nodes[t].word.verb is not None and s.nodes[t].word.verb.tense == "present"


def _has_plain_object(s: Sentence, t: int) -> bool:
    """Whether an object that is no actor follows the verb («اعتقلت ثلاثة»)."""
    if t + 1 >= len(s.nodes):
        return False
    node = s.nodes[t + 1]
    plain = node.actor is None and node.word.role == "word" and not node.word.preposition and not node.is_verb
    return plain and not node.word.conjunction and node.text not in constructions("ar").words("adverbs")


def _is_only_object(s: Sentence, t: int, frame: Frame, right: Sequence[Argument], bare: Sequence[Argument]) -> bool:
    """Whether the one actor after a transitive verb is rather its object, the subject being left out."""
    if not frame.takes_object or len(bare) != 1 or s.nodes[t].word.pronoun or _has_counterpart(s, t, right, frame):
        return False
    return not frame.passive and not frame.taken and not frame.with_


def _else(who: Filler | None, one: Filler, bare: Sequence[Argument]) -> tuple[Filler | None, Sequence[Argument]]:
    """Another subject than the one actor, if there is one; then that actor is left for the object."""
    if who is None or set(who.actors) & set(one.actors):
        return one, bare[1:]
    return who.less(0.85), bare


def _of_participle(scene: Scene, s: Sentence, t: int, frame: Frame) -> Sides:
    """«مشيدا بدور X»: its subject is that of the clause it accompanies, as a rule the speaker."""
    right = arguments(s, t)
    who = controller(scene, s, t, ()) or speaker(scene, s, t)
    return Sides(who, _counterpart(scene, s, t, frame, right, [a for a in right if a.is_bare], who)) if who else Sides()


def _claimed(s: Sentence, t: int, outer: int, preposition: str) -> bool:
    """Whether a noun of an event between the trigger and a preposition takes that preposition for itself."""
    for node in s.nodes[t + 1 : outer]:
        for form in node.word.forms:
            if form.kind == "noun" and (
                preposition in form.frame.takes or (preposition == "بين" and form.frame.mutual)
            ):
                return not node.word.conjunction
    return False


def _joined(s: Sentence, t: int, right: Sequence[Argument], frame: Frame, takes: frozenset[str]) -> Argument | None:
    """The first group joined by one of these prepositions, unless it hangs on the noun of another event."""
    for argument in right:
        via = argument.via
        for preposition in argument.chain:
            if preposition not in takes:
                continue
            if frame.through or frame.with_ or not (via or _claimed(s, t, argument.outer, preposition)):
                return argument
    return None


def _has_counterpart(s: Sentence, t: int, right: Sequence[Argument], frame: Frame) -> bool:
    return _joined(s, t, right, frame, frame.takes - {OBJECT}) is not None


def _counterpart(
    scene: Scene, s: Sentence, t: int, frame: Frame, right: Sequence[Argument], bare: Sequence[Argument], who: Filler
) -> Filler | None:
    word = s.nodes[t].word
    if frame.takes_object and word.pronoun and word.pronoun not in FIRST_PERSON:
        relative = next((j for j in range(t - 1, max(-1, t - 3), -1) if s.nodes[j].word.role == "relative"), None)
        if relative is not None:
            return head(scene, s, relative, *PRONOUNS.get(word.pronoun, (None, "s")))
        found = pronoun(scene, s, t, word.pronoun, as_subject=False, without=who.actors)
        # a thing is meant more often than an actor, except by «هم»
        return found.less(1.0 if frame.speech or word.pronoun in ("هم", "هما") else 0.6) if found else None
    argument = _joined(s, t, right, frame, frame.takes - {OBJECT})
    if argument is None and frame.takes_object:
        argument = next((a for a in bare if s.actors(a.group) != who.actors and a.distance <= 2 * NEAR), None)
    if argument is None and frame.through:
        argument = _deed(s, t, frame, who)
    if argument is not None:
        return Filler(s.actors(argument.group), 0.85 if argument.via else 1.0, "object", argument.group[-1])
    return _by_pronoun(scene, s, t, frame.takes, who.actors)


def _deed(s: Sentence, t: int, frame: Frame, who: Filler) -> Argument | None:
    """Whose deed is praised or condemned: the first actor of what follows («بالدور الذي يلعبه X»)."""
    wanted = frame.takes - {OBJECT}
    for argument in arguments(s, t, far=True):
        if s.actors(argument.group) == who.actors or argument.distance > 2 * NEAR:
            continue
        between = s.nodes[t + 1 : argument.group[0]]
        return argument if not wanted or any(node.word.preposition in wanted for node in between) else None
    return None


def _by_pronoun(scene: Scene, s: Sentence, t: int, takes: frozenset[str], without: Sequence[int]) -> Filler | None:
    """The counterpart where a preposition carries it as a pronoun («معه», «عليهم»)."""
    for i in range(t + 1, min(len(s.nodes), t + 6)):
        node = s.nodes[i]
        if node.is_verb or node.is_bound or node.word.role == "mark":
            return None
        if node.word.role == "preposition" and node.word.pronoun and node.word.preposition in takes:
            found = pronoun(scene, s, t, node.word.pronoun, as_subject=False, without=without)
            return Filler(found.actors, found.certainty, "pronoun: " + found.how, i) if found else None
    return None


def _between(scene: Scene, s: Sentence, t: int, right: Sequence[Argument]) -> Filler | None:
    """Both sides of «بين X وY», or the last pair where «بينهما», «بين الجانبين» stands for it."""
    for argument in right:
        if argument.chain[0] == "بين" and not _claimed(s, t, argument.outer, "بين"):
            who = s.actors(argument.group)
            if len(who) >= 2:
                return Filler(who, 1.0, "between", argument.group[-1])
            second = _linked(s, argument.group[-1])
            if second is not None:
                return Filler((*who, *s.actors((second,))), 0.9, "between", second)
    for i in range(t + 1, min(len(s.nodes), t + 8)):
        node = s.nodes[i]
        if node.is_verb or node.is_bound:
            return None
        if node.word.preposition == "بين" and node.word.role == "preposition" and not _claimed(s, t, i, "بين"):
            following = s.nodes[i + 1].text if i + 1 < len(s.nodes) else ""
            second = next((a for a in arguments(s, i) if a.chain[0] == "بين"), None)
            if node.word.pronoun and second is not None:
                first = pronoun(scene, s, t, node.word.pronoun, as_subject=False, without=s.actors(second.group))
                both = (*first.actors, *s.actors(second.group)) if first else ()
                return Filler(both, first.certainty, "between pronoun and", second.group[-1]) if first else None
            kind = "any" if node.word.pronoun == "هما" else pair_words("ar").get(following)
            return _pair(scene, s, t, kind) if kind else None
    return None


def _linked(s: Sentence, left: int) -> int | None:
    """The actor that «و» joins to one before it over what is said of the first («X المدعوم من Z وY»)."""
    for k in range(left + 1, min(len(s.nodes), left + 10)):
        node = s.nodes[k]
        if node.is_verb or node.word.role in ("that", "subordinator") or node.text in ".:;؛":
            return None
        if node.actor is not None and (node.word.conjunction or s.nodes[k - 1].word.conjunction):
            return k
    return None


def _pair(scene: Scene, s: Sentence, t: int, kind: str) -> Filler | None:
    """The last two that dealt with each other, or the last two actors of a kind."""
    if len(scene.pair) == 2 and all(kind in ("any", scene.actors[a].type) for a in scene.pair):
        return Filler(scene.pair, 0.7, "last pair")
    if kind == "any":
        return antecedent(scene.sentences, s, t, scene.people, agreement=(None, "d"), as_subject=True)
    found: list[int] = []
    for sentence in scene.sentences[s.number :: -1][:3]:
        nodes = sentence.nodes[:t] if sentence is s else sentence.nodes
        for node in reversed(nodes):
            if node.actor is not None and scene.actors[node.actor].type == kind and node.actor not in found:
                found.append(node.actor)
            if len(found) == 2:
                return Filler((found[1], found[0]), 0.6, "last two of a kind")
    return None


def _pair_named(scene: Scene, s: Sentence, t: int) -> Filler | None:
    """The last pair where «الجانبان» or its like stands by the verb."""
    words = pair_words("ar")
    for i, node in enumerate(s.nodes[max(0, t - 4) : t + 3], max(0, t - 4)):
        kind = words.get(node.text) or words.get(node.text[1:])
        if kind and s.nodes[i - 1].word.role != "preposition":
            return _pair(scene, s, t, kind)
    return None


def _attacker(s: Sentence, right: Sequence[Argument], patient: Filler) -> Filler | None:
    """The agent of a passive: after «على يد», or the one whose attack it was («قتل X في غارة لـY»)."""
    agents = constructions("ar").words("agent")
    for argument in right:
        who = s.actors(argument.group)
        if set(who) & set(patient.actors):
            continue
        if any(preposition in agents for preposition in argument.chain):
            return Filler(who, 1.0, "by", argument.group[-1])
        if any(form.frame.relation == "ASSAULT" for j in argument.via for form in s.nodes[j].word.forms):
            return Filler(who, 0.85, "in attack of", argument.group[-1])
    return None


def _takes_place(s: Sentence, t: int, right: Sequence[Argument]) -> bool:
    """Whether what is taken is a place: an actor that is one, or a word of the table («مواقع», «القرية»)."""
    sites = constructions("ar").words("sites")
    if any(s.nodes[argument.group[0]].kind == "place" for argument in right[:2]):
        return True
    return any(
        node.text.removeprefix("ال") in sites or node.word.stem.removeprefix("ال") in sites
        for node in s.nodes[t + 1 : t + 6]
    )


def _taken_from(
    scene: Scene, s: Sentence, frame: Frame, who: Filler, right: Sequence[Argument], bare: Sequence[Argument]
) -> Filler | None:
    """From whom a place is taken: «من» says it, or it is held by an actor named with it."""
    for argument in right:
        others = s.actors(argument.group)
        if set(others) & set(who.actors) or scene.actors[others[0]].type == "place":
            continue
        if argument.chain[0] == "من" or any(p in frame.takes for p in argument.chain) or argument in bare:
            return Filler(others, 1.0, "from", argument.group[-1])
    return None


def _of_noun(scene: Scene, s: Sentence, t: int, frame: Frame) -> Sides:
    right = _with_relative(s, t)
    if frame.mutual or frame.relation == "ASSAULT":
        pair = _between(scene, s, t, right) or (_brought_together(s, t) if frame.mutual else None)
        if pair is not None:
            return Sides(pair, together=True)
    by = _joined(s, t, right, frame, constructions("ar").words("agent"))
    other = _joined(s, t, right, frame, frame.takes - {OBJECT} | ({"ل"} if frame.takes_object else set()))
    agent, counter = _owned(scene, s, t, frame, right, other)
    if by is not None and agent is None:
        agent = Filler(s.actors(by.group), 1.0, "by", by.group[-1])
    if frame.taken and not _takes_place(s, t, right):
        return Sides()
    if frame.taken:
        agent = agent or controller(scene, s, t, counter.actors if counter else ())
        return Sides(
            agent, _taken_from(scene, s, frame, agent, right, [a for a in right if a.is_bare]) if agent else None
        )
    if other is not None and counter is None and (agent is None or s.actors(other.group) != agent.actors):
        counter = Filler(s.actors(other.group), 0.9 if other.distance > 12 else 1.0, "joined", other.group[-1])
    if counter is None:
        counter = _by_pronoun(scene, s, t, frame.takes, agent.actors if agent else ())
    if counter is None and frame.mutual and agent is not None and len(agent.actors) > 1:
        return Sides(agent, together=True)
    if counter is None:
        counter = _receiver(scene, s, t)
    if counter is None and agent is not None:
        if frame.mutual and frame.takes_object and counter is None and agent.how == "genitive":
            # «للقاء X»: the genitive is whom the subject meets
            return Sides(controller(scene, s, t, agent.actors), agent)
    if agent is None:
        agent = controller(scene, s, t, counter.actors if counter else (), doing=frame.relation == "AGREE")
    return Sides(agent, counter)


def _with_relative(s: Sentence, t: int) -> list[Argument]:
    """The noun's arguments, those in the relative clause that tells who did it or that it happened included."""
    right = arguments(s, t)
    for j in range(t + 1, min(len(s.nodes), t + 5)):
        node = s.nodes[j]
        if node.actor is not None or node.word.role in ("that", "subordinator", "mark"):
            return right
        if node.is_verb:
            if node.word.forms and not (node.word.kinds & {"doing", "impersonal"} or node.word.pronoun):
                return right
            return [*right, *(a for a in arguments(s, j) if not a.is_bare)]
    return right


def _owned(
    scene: Scene, s: Sentence, t: int, frame: Frame, right: Sequence[Argument], other: Argument | None
) -> tuple[Filler | None, Filler | None]:
    """Agent and counterpart as far as the noun's genitive, possessive or adjective of nationality tells them."""
    word = s.nodes[t].word
    own: Filler | None = None
    if word.pronoun:
        own = pronoun(scene, s, t, word.pronoun, as_subject=True)
    elif right and right[0].is_bare and not right[0].via and right[0].distance <= 6:
        first = s.nodes[right[0].group[0]]
        if first.implied or not (word.definite or first.word.conjunction):
            own = Filler(s.actors(right[0].group), 1.0, "genitive", right[0].group[-1])
    if own is None:
        return None, None
    if not word.pronoun and not any(can_act(scene, actor) for actor in own.actors) and frame.genitive == "agent":
        # «معركة عدن»: where, not who
        return None, None
    if not word.pronoun and right[0].chain[0] == "من" and frame.genitive != "object":
        return own, None
    if word.pronoun:
        follows = right and right[0].chain == ("",) and right[0].distance <= 2 and frame.takes_object
        if follows and not set(s.actors(right[0].group)) & set(own.actors):
            # «تحريضه الشباب»: the pronoun does it, what follows is its object
            return own, Filler(s.actors(right[0].group), 1.0, "object of noun", right[0].group[-1])
    elif right[0].chain[0] in frame.takes | ({"ل"} if frame.takes_object else set()):
        return None, own
    implied = not word.pronoun and s.nodes[right[0].group[0]].implied
    if frame.genitive == "either" and other is None and not word.pronoun and _is_received(s, t):
        return own, None
    if (
        implied
        or frame.genitive == "agent"
        or (frame.genitive == "either" and (other is not None or not frame.takes_object))
    ):
        return own, None
    return None, own


def _is_received(s: Sentence, t: int) -> bool:
    """Whether a verb of receiving or needing governs the noun at `t` («احتاج إلى دعم X»)."""
    for j in range(t - 1, max(-1, t - 8), -1):
        if s.nodes[j].is_verb:
            return "receiving" in s.nodes[j].word.kinds
        if s.nodes[j].is_bound:
            return False
    return False


def _brought_together(s: Sentence, t: int) -> Filler | None:
    """Both sides of «لقاء جمع X بـY»."""
    for j in range(t + 1, min(len(s.nodes), t + 5)):
        if "joining" in s.nodes[j].word.kinds and s.nodes[j].is_verb:
            both = arguments(s, j)[:2]
            if len(both) == 2 and both[0].is_bare and both[1].chain[0] in ("ب", "مع"):
                return Filler(s.actors((*both[0].group, *both[1].group)), 0.95, "brought together", both[1].group[-1])
            if both and len(s.actors(both[0].group)) > 1:
                return Filler(s.actors(both[0].group), 0.9, "brought together", both[0].group[-1])
            return None
        if s.nodes[j].actor is not None:
            return None
    return None


def _receiver(scene: Scene, s: Sentence, t: int) -> Filler | None:
    """Who got an attack, a gift, a charge: the subject of the verb of receiving above it, the owner of such a noun."""
    getting = constructions("ar").words("getting")
    for j in range(t - 1, max(-1, t - 12), -1):
        node = s.nodes[j]
        if node.is_bound:
            return None
        if node.is_verb:
            return subject(scene, s, j) if "receiving" in node.word.kinds else None
        if node.text.removeprefix("ال") in getting or node.word.stem in getting:
            owner = next((a for a in arguments(s, j) if a.is_bare and a.group[-1] < t), None)
            return Filler(s.actors(owner.group), 0.95, "owner of getting", owner.group[-1]) if owner else None
    return None


def _of_adjective(scene: Scene, s: Sentence, t: int, frame: Frame) -> Sides:
    """«حليفتها السعودية», «المدعومة من X», «الموالية لـX»: the actor it is said of, and the one joined to it."""
    word = s.nodes[t].word
    right = arguments(s, t)
    apposed = right[0] if right and right[0].is_bare and right[0].distance <= 4 else None
    if word.pronoun:
        owner = pronoun(scene, s, t, word.pronoun, as_subject=False)
        said_of = Filler(s.actors(apposed.group), 1.0, "apposed", apposed.group[-1]) if apposed else None
        return Sides(owner, said_of) if owner and said_of else Sides()
    other = _joined(s, t, right, frame, frame.takes)
    if other is None and not word.definite and frame.mutual:
        other = apposed
    for j in range(t - 1, max(-1, t - 4), -1):
        if other is None and frame.mutual and j in s.groups and len(s.actors(s.groups[j])) > 1:
            return Sides(Filler(s.actors(s.groups[j]), 0.9, "said of"), together=True)
    if other is None:
        return Sides()
    for j in range(t - 1, max(-1, t - 7), -1):
        joined = Filler(s.actors(other.group), 1.0, "joined", other.group[-1])
        if s.nodes[j].word.role == "that" and s.nodes[j].word.pronoun:
            owner = pronoun(scene, s, j, s.nodes[j].word.pronoun, as_subject=True, without=joined.actors)
            return Sides(owner, joined) if owner else Sides()
        if s.nodes[j].is_bound:
            break
        if j in s.groups and not (s.nodes[j].kind == "place" and "في" in chain(s.nodes, j, -1)[0]):
            return Sides(Filler(s.actors((j,)), 0.9, "said of"), joined)
    return Sides()
