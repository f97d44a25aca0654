"""Fill a trigger's frame: the dealing it tells, with both sides."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from marsad.model.claim import Relation
from marsad.read.claims.english.antecedents import is_either
from marsad.read.claims.english.objects import is_followed
from marsad.read.claims.english.sides import english_sides, phrase_end
from marsad.read.claims.lexicon.lands import capitals
from marsad.read.claims.lexicon.triggers import Form, Frame, goes_on
from marsad.read.claims.scenes.firstperson import speaker
from marsad.read.claims.scenes.kept import kept
from marsad.read.claims.scenes.scene import Scene, Sides
from marsad.read.claims.senses import relation_of
from marsad.read.claims.sentences.agreement import agrees
from marsad.read.claims.sentences.antecedents import FIRST_PERSON, Filler
from marsad.read.claims.sentences.clauses import arguments
from marsad.read.claims.sentences.members import with_members
from marsad.read.claims.sentences.modality import is_ahead, polarity
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.adjectives import of_adjective
from marsad.read.claims.sides.counterparts import AWAITED, LEADER
from marsad.read.claims.sides.cued import by_cue
from marsad.read.claims.sides.deliveries import sent
from marsad.read.claims.sides.eventnouns import noun_arguments, of_noun
from marsad.read.claims.sides.exchanges import in_return
from marsad.read.claims.sides.holders import HANDS, fallen, is_place_fallen
from marsad.read.claims.sides.joined import Trigger, followed
from marsad.read.claims.sides.linkednouns import STRIKING, ends_deed
from marsad.read.claims.sides.passage import passed
from marsad.read.claims.sides.predicates import of_participle, of_verb
from marsad.read.claims.sides.roles import are_seats, can_act

UNFIT = 0.6
"""What is left of the certainty where a side is a document, an outlet or a mere place,"""
STRUCK = 0.85
"""where what is attacked is a mere place,"""
VISITED = 0.4
"""where what is visited or praised is a mere place, or who asks is an outlet,"""
NAMELESS = 0.8
"""where those without a name are helped or let go («علاج الجرحى»), who mostly are told of rather than dealt with,"""
ONLY_SPEAKS = 0.75
"""and where the one guessed to have done it is the person who tells it."""
OF_SOMEBODY = frozenset({"REQUEST", "THREATEN", "RETREAT"})
"""Dealings with no mere place: who is called upon, and before whom somebody gives way,"""
WITH_SOMEBODY = frozenset({"ACCUSE", "CONSULT", "AGREE", "COOPERATE", "AID", "ASSAULT", "COERCE", "RETREAT"})
"""and those with somebody who can act."""
ENVOYS = frozenset({"سفير", "سفيرها", "دبلوماسي"})
"""Words of frames that tell how envoys are dealt with."""
SEATED = frozenset({"لدي", "في", "من"})
"""Words behind an envoy, before where he sits."""
FAR = 14
"""Over how many nodes a dealing and its sides stretch as a rule;"""
STRETCHED = 0.6
"""what is left of the certainty where they stand farther apart."""
DENOUNCES = 0.3
"""The same of an attack, which nobody tells of himself."""
SAYS = "who says it"
"""The rule that takes the speaker for the doer,"""
OF_FORCES = frozenset({"ASSAULT", "COERCE", "RETREAT"})
"""which of such dealings a person seldom is."""
TOLD_OF = frozenset({"AID", "COOPERATE", "RETREAT"})


DOER = re.compile("م.ا..ه")
"""The letters of a verbal noun («مساعدة») that are as well those of who does it, with a pronoun («مساعده»)."""
SELLER = re.compile("[وف]?.اي.")
"""The letters of a past («بايع») that are as well those of who does something («بائع»)."""


class Dealing(msgspec.Struct, frozen=True):
    """A trigger with both sides filled: `first` and `last` are the outermost nodes that say it, `how` is the rule."""

    frame: Frame
    agents: tuple[int, ...]
    counterparts: tuple[int, ...]
    certainty: float
    first: int
    last: int
    how: str


@kept
def triggers(scene: Scene, s: Sentence) -> Sequence[tuple[int, Sequence[int]]]:
    """The nodes of the words that can tell a dealing, each with its readings that fit the words around it."""
    found = []
    for t in s.triggers():
        node = s.nodes[t]
        readings = [
            number
            for number, form in enumerate(node.word.forms)
            if (form.kind not in ("verb", "noun") or (form.kind == "verb") == node.is_verb)
            and (s.language == "en" or _fits(scene, s, t, form))
        ]
        if readings:
            found.append((t, _of_getting(scene, s, t, readings)))
    return found


def _of_getting(scene: Scene, s: Sentence, t: int, readings: Sequence[int]) -> Sequence[int]:
    """The readings left where a verb says either that it gives or that it gets, and somebody it gets from is named.

    «تسلم» is "she hands over" and "he received"; with «من X» behind it, only the second, unless whoever follows it
    is no "he" («تسلم الحكومة X أسلحة من مستودعات الجيش»).
    """
    forms = s.nodes[t].word.forms
    gets = [r for r in readings if forms[r].kind == "verb" and forms[r].frame.swapped]
    if not gets or len(gets) == len(readings):
        return readings
    givers = frozenset[str]().union(*(forms[r].frame.takes for r in gets))
    behind = arguments(s, t)
    if not any(a.chain[0] in givers and any(can_act(scene, actor) for actor in s.actors(a.group)) for a in behind):
        return readings
    who = next((s.features(a.group) for a in behind if a.chain[0] == ""), ())
    inflections = {form for r in gets if (form := forms[r].inflection) and agrees(who, form.gender, "s")}
    return [r for r in readings if forms[r].inflection in inflections] or readings


def _fits(scene: Scene, s: Sentence, t: int, form: Form) -> bool:
    """Whether a reading of an Arabic word has the words around it that it needs, and none that it must not have."""
    frame = form.frame
    if form.rest and not goes_on((n.text for n in s.nodes[t + 1 : t + 1 + len(form.rest)]), form.rest):
        return False
    if (frame.with_ and not followed(s, t, frame.with_)) or (frame.without and followed(s, t, frame.without)):
        return False
    if frame.ahead and not is_ahead(s, t, refused=frame.ahead == "refused"):
        return False
    if form.kind == "verb":
        if s.nodes[t].word.pronoun and frame.taken and not frame.takes_object:
            return False  # «تقدمه»: she offers it, and does not advance
        named = _is_seller(scene, s, t) or (frame.relation == "COERCE" and ends_deed(s, t))
    else:
        named = form.kind != "adjective" and _is_somebodys(scene, s, t)
    return not (named or _is_unsaid(scene, s, t, form))


def sides(scene: Scene, s: Sentence, t: int, reading: int) -> Sides | None:
    """The sides of the dealing that the trigger at node `t` tells in one of its readings; None where it is not one.

    They are found once where nothing told before can change them.
    """
    key = (s.number, t, reading)
    if s.number in scene.changing or key not in scene.sides:
        tell = _english if s.language == "en" else _arabic
        scene.sides[key] = tell(scene, s, t, s.nodes[t].word.forms[reading])
    return scene.sides[key]


def _arabic(scene: Scene, s: Sentence, t: int, form: Form) -> Sides:
    frame = form.frame
    at = Trigger(scene, s, t, s.nodes[t], frame, noun_arguments(s, t) if form.kind == "noun" else arguments(s, t))
    if frame.swapped and not frame.taken and not HANDS.isdisjoint(frame.with_) and is_place_fallen(at):
        # a place that falls into somebody's hands is held by none of those named
        return Sides()
    found = _told_sides(at, form)
    found = by_cue(at, found) if frame.speech and not found.together else found
    return passed(at, in_return(at, found))


def _told_sides(at: Trigger, form: Form) -> Sides:
    """The sides as the construction of a trigger's kind tells them."""
    frame = form.frame
    if frame.sent:
        found = sent(at)
    elif frame.taken and frame.swapped:
        found = fallen(at)
    elif form.inflection is not None:
        found = of_verb(at, form.inflection, passive=form.passive)
    elif form.kind == "participle":
        found = of_participle(at)
    else:
        found = of_noun(at) if form.kind == "noun" else of_adjective(at)
    return found


def _english(scene: Scene, s: Sentence, t: int, form: Form) -> Sides | None:
    frame, last = form.frame, phrase_end(s, t, form)
    if last is None or (frame.with_ and not is_followed(s, t, frame.with_, in_subject=form.passive)):
        return None
    if frame.without and followed(s, t, frame.without):
        return None
    at = Trigger(scene, s, t, s.nodes[t], frame, arguments(s, last))
    found = english_sides(at, form)
    cued = frame.speech and form.kind != "noun" and not found.together
    found = by_cue(at, found) if cued else found
    return in_return(at, found)


def _is_unsaid(scene: Scene, s: Sentence, t: int, form: Form) -> bool:
    """Whether a form of the first person, or for it, stands where nobody speaks («أشكر», «مباحثاتنا مع X»)."""
    inflection = form.inflection
    own = inflection is not None and inflection.person == 1
    return (own or s.nodes[t].word.pronoun in FIRST_PERSON) and speaker(scene, s, t) is None


def _is_somebodys(scene: Scene, s: Sentence, t: int) -> bool:
    """Whether what reads as helping or attacking is somebody's helper or striker by its last letter («مساعده فلان»)."""
    node = s.nodes[t]
    if node.word.pronoun or not DOER.fullmatch(node.word.stem or node.text):
        return False
    return scene.page.written.get(node.start, "").endswith("ه") and "ة" in scene.page.document.text


def _is_seller(scene: Scene, s: Sentence, t: int) -> bool:
    """Whether a word has the hamza of one who sells or borrows, no verb's letters («بائع», not «بايع»)."""
    return SELLER.fullmatch(s.nodes[t].text) is not None and "ئ" in scene.page.written.get(s.nodes[t].start, "")


def dealing(scene: Scene, s: Sentence, t: int, frame: Frame, found: Sides) -> Dealing | None:
    """The dealing that two filled sides make, None where a side is open."""
    if found.agent is None or not (found.counter or found.together):
        return None
    agent = _body_that_acts(scene, s, t, frame, with_members(s, found.agent))
    counter = with_members(s, found.counter) if found.counter else None
    others = _held_by(scene, s, frame, agent, _done_to(scene, s, frame, counter, agent)) if counter else ()
    several = len(agent.actors) > 1 or (s.language == "en" and is_either(scene, agent.actors[0]))
    if not others and not (found.together and several):
        return None
    if others and _is_no_dealing(scene, s, frame, agent, counter, others):
        return None
    together = frame.mutual or found.together
    if not others and frame.relation == "AGREE" and agent.how == "genitive" and not _acts(scene, agent.actors):
        # «اتفاقية شيكاغو ومتطلبات السلامة»: where it was struck
        return None
    if not together and _cannot_be_met(scene, s, frame, others):
        return None
    how = f"{agent.how} / {counter.how}" if counter else agent.how
    ends = [t, *(filler.last for filler in (agent, counter) if filler and filler.last is not None)]
    both = agent.certainty * (counter.certainty if counter and others else 1.0)
    certainty = both * _weight(scene, s, t, frame, agent, others, together=together)
    awaited = counter is not None and counter.how == AWAITED
    if max(ends) - min(ends) > FAR and not awaited:
        certainty *= STRETCHED
    one, other = (others, agent.actors) if frame.swapped else (agent.actors, others)
    if together:
        one, other = (*agent.actors, *others), ()
    one, other = tuple(dict.fromkeys(one)), tuple(dict.fromkeys(other))
    relation = relation_of(scene, s, t, max(ends), frame, one)
    frame = frame if relation == frame.relation else replace(frame, relation=relation)
    return Dealing(frame, one, other, certainty, min(ends), max(ends), how)


def _acts(scene: Scene, actors: Sequence[int]) -> bool:
    """Whether at least two of those who are to have dealt with each other can act."""
    return sum(can_act(scene, actor) for actor in actors) > 1


def _body_that_acts(scene: Scene, s: Sentence, t: int, frame: Frame, agent: Filler) -> Filler:
    """The body whose spokesman tells what was done, where he was taken for the doer himself («وأضاف أنه تم قصف X»).

    What he denies without saying whose it was is his body's too («نفى الناطق باسم X سالم، عقد أي لقاء مع Y»).
    """
    said = agent.how == SAYS and frame.relation in OF_FORCES and not frame.swapped
    if len(agent.actors) != 1 or not (said or _is_denied_for_others(scene, s, t, agent)):
        return agent
    body = scene.stands_for.get(agent.actors[0])
    return replace(agent, actors=(body,)) if body is not None else agent


def _is_denied_for_others(scene: Scene, s: Sentence, t: int, agent: Filler) -> bool:
    """Whether a noun at `t` tells what a speaker denies without saying that it is his own."""
    told = s.nodes[t]
    noun = (not told.is_verb or s.fences[t] == t) and not told.word.pronoun
    guessed = agent.how == SAYS or agent.how.startswith("antecedent")
    if not noun or not guessed or agent.actors[0] != scene.speakers.get(told.start):
        return False
    voice = scene.voices.at(told.start)
    return (voice is not None and voice.stance == "denies") or polarity(s, t) == "negative"


def _weight(
    scene: Scene, s: Sentence, t: int, frame: Frame, agent: Filler, others: Sequence[int], *, together: bool
) -> float:
    """How often a frame means its dealing, less where its sides are of kinds that seldom deal so."""
    weight = frame.weight
    if not (frame.speech or _are_governments(s, agent)):
        doers = others if frame.swapped else agent.actors
        weight *= _standing(scene, s, t, agent, doers, frame.relation)
    if not any(can_act(scene, actor) for actor in others or agent.actors[1:]) and not _are_governments(s, agent):
        weight *= _unfit(frame, s.language, together=together)
    if frame.relation in TOLD_OF and not frame.swapped and others and _is_without_name(s, others):
        weight *= NAMELESS
    return weight


def _unfit(frame: Frame, language: str, *, together: bool) -> float:
    """What is left of the weight of a frame whose other side cannot act."""
    visited = frame.relation == "CONSULT" or (frame.relation == "SUPPORT" and frame.speech)
    if visited and language == "ar":
        return VISITED
    if together:
        return UNFIT
    return STRUCK if frame.relation == "ASSAULT" else 1.0


def _is_no_dealing(
    scene: Scene, s: Sentence, frame: Frame, agent: Filler, counter: Filler | None, others: Sequence[int]
) -> bool:
    """Whether what fills the sides makes them none: one side alone, a document that acts, another kind than is taken.

    An official and the country he speaks for are one side; «طالب البيان X» is what its issuer does.
    """
    doers = others if frame.swapped else agent.actors
    written = s.language == "ar" and all(scene.actors[actor].type == "document" for actor in doers)
    same = all(scene.stands_for.get(actor) in others for actor in agent.actors)
    # «سقطت المدينة بيد X»: who held it is not told
    fell = frame.swapped and frame.relation in STRIKING and not any(can_act(scene, a) for a in agent.actors)
    return written or same or fell or bool(frame.kinds and not _are_of_kind(scene, frame, counter, others))


def _cannot_be_met(scene: Scene, s: Sentence, frame: Frame, others: Sequence[int]) -> bool:
    """Whether all of a side are mere places called upon or left, or documents with which somebody deals."""
    types = {scene.actors[actor].type for actor in others}
    if types == {"document"}:
        # «شكك الوزير في التقرير»: nobody is accused
        return s.language == "ar" or frame.relation in WITH_SOMEBODY
    asked = frame.relation in OF_SOMEBODY and types == {"place"} and scene.states.isdisjoint(others)
    return asked and s.language == "ar" and all(node.text not in capitals() for node in s.nodes if node.actor in others)


def _done_to(scene: Scene, s: Sentence, frame: Frame, counter: Filler, agent: Filler) -> tuple[int, ...]:
    """To whom it is done, not to himself; where envoys are sent away, those they stand for («طردت X سفير Y، فلانا»)."""
    others = (a for a in counter.actors if a not in agent.actors)
    if frame.relation != "SANCTION" or (s.language == "ar" and frame.with_.isdisjoint(ENVOYS)):
        return tuple(others)
    # «استدعت X سفيرها لدى Y»: he is her own, and Y's to bear it
    bodies = ((actor, scene.stands_for.get(actor, actor)) for actor in others)
    return tuple(dict.fromkeys(_host(s, actor) if body in agent.actors else body for actor, body in bodies))


def _host(s: Sentence, envoy: int) -> int:
    """Where an envoy sits («سفيرها لدى Y»), himself where that is not told."""
    sent = (i for i, node in enumerate(s.nodes[:-2]) if node.actor == envoy and s.nodes[i + 1].text in SEATED)
    return next((host for i in sent if (host := s.nodes[i + 2].actor) is not None), envoy)


def _held_by(scene: Scene, s: Sentence, frame: Frame, agent: Filler, others: tuple[int, ...]) -> tuple[int, ...]:
    """Those who hold the base that is attacked, where the page told whom the attackers fight; else the same."""
    if frame.relation != "ASSAULT" or not others or s.language != "ar":
        return others
    bases = s.grammar.words("bases")
    struck = {n.actor for n in s.nodes if n.kind == "place" and n.text.split(" ", 1)[0].removeprefix("ال") in bases}
    rivals = scene.rivals.get(agent.actors[0], ()) if struck.intersection(others) else ()
    return rivals if rivals and not set(rivals) & set(agent.actors) else others


def _are_governments(s: Sentence, both: Filler) -> bool:
    """Whether those between whom something is are capitals, which stand for their states («بين X وY»)."""
    if not both.how.startswith("between") or s.language != "ar":
        return False
    names = [node.text for node in s.nodes if node.actor in both.actors and node.kind == "place"]
    return bool(names) and all(name in capitals() for name in names)


def _are_of_kind(scene: Scene, frame: Frame, counter: Filler | None, others: Sequence[int]) -> bool:
    """Whether one of a side is of the types that the frame takes.

    A named state is also left («الانسحاب من X»), and leads what others join («الحملة التي تقودها X»).
    """
    if any(scene.actors[actor].type in frame.kinds for actor in others):
        return True
    left = frame.relation == "RETREAT" and counter is not None and counter.last is not None
    leads = counter is not None and counter.how == LEADER
    return (left or leads) and not scene.states.isdisjoint(others)


def _is_without_name(s: Sentence, others: Sequence[int]) -> bool:
    """Whether a side is named in a sentence only by what it is («الجرحى», «المتضررين»)."""
    nodes = [node for node in s.nodes if node.actor in others]
    return bool(nodes) and all(node.generic for node in nodes)


def _standing(scene: Scene, s: Sentence, t: int, agent: Filler, doers: Sequence[int], relation: Relation) -> float:
    """How likely those taken for the doers do anything: less where they cannot act, or only speak there by a guess."""
    fights = relation != "ASSAULT" or s.language != "ar" or not are_seats(scene, s, doers)
    fit = 1.0 if fights and any(can_act(scene, actor) for actor in doers) else UNFIT
    guessed = agent.how == "topic" or agent.how.startswith(("antecedent", "nearest"))
    guessed = guessed or (agent.how == SAYS and relation == "ASSAULT")
    speaks = len(doers) == 1 and doers[0] == scene.speakers.get(s.nodes[t].start)
    if not (guessed and speaks and scene.actors[doers[0]].type == "person"):
        return fit
    return fit * (DENOUNCES if relation == "ASSAULT" else ONLY_SPEAKS)
