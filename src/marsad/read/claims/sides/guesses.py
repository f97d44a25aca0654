"""Guess an open side of a dealing: the last rival, another word of the same event, the nearest actor, the topic."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.lexicon.triggers import OBJECT, Frame
from marsad.read.claims.scenes.scene import Scene, Sides, Told
from marsad.read.claims.sentences.antecedents import Filler, antecedent, filler
from marsad.read.claims.sentences.clauses import arguments
from marsad.read.claims.sentences.joints import SAID, chain
from marsad.read.claims.sentences.nodes import COMMAS, OWNED, STOPS
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.announced import announcer
from marsad.read.claims.sides.answered import answered
from marsad.read.claims.sides.asked import asks_nobody
from marsad.read.claims.sides.attacks import STRUCK, is_died_in, is_struck
from marsad.read.claims.sides.condemned import is_condemned
from marsad.read.claims.sides.control import controller, only_seeing
from marsad.read.claims.sides.counterparts import is_aimed_at, is_of_next_verb
from marsad.read.claims.sides.helping import STRIKES, helps_before
from marsad.read.claims.sides.pointing import is_deal, is_spoken_of, of_this_attack, partners, told_before
from marsad.read.claims.sides.releases import attacker, ends_attack, holder_asked
from marsad.read.claims.sides.responsibility import struck
from marsad.read.claims.sides.roles import can_act
from marsad.read.claims.sides.unguessed import (
    asks_unnamed,
    calls_on_others,
    dies_or_stands,
    is_attack_since,
    is_of_event,
    is_of_next_clause,
    is_of_other_event,
    is_of_target,
    is_reacted_to,
)
from marsad.read.claims.sides.unnamed import is_done_by_unnamed, is_whoever
from marsad.read.claims.sides.written import is_written

HOSTILE = frozenset({"ASSAULT", "COERCE", "RETREAT"})
TWO_SIDED = frozenset({"REQUEST", "REJECT"})
"""Dealings that need another side even where it is not named again."""
FRIENDLY = frozenset({"SUPPORT", "COOPERATE", "AID", "AGREE", "CONSULT"})
"""Dealings with nobody behind «ضد» («مشاركة X في الحملة ضد Y»)."""
GIVEN = frozenset({"AID", "SUPPORT", "CONCEDE"})
"""What somebody gets from somebody who is named with it."""
GIVING = frozenset({"AID", "COOPERATE"})
"""What whoever stands farther behind has no part in, but for a noun whose genitive does it («بفضل دعم X تمكنت Y»)."""
LEADING = frozenset({"برياسه", "بقياده", "باشراف", "بحضور"})
"""Prepositions of those who lead or watch what others do."""
PARTNER = 0.6
"""How sure it is that the last partner is meant."""
FOE = 0.85
"""How sure it is that whoever is called somebody's foe fights him."""
SEIZED = frozenset({OBJECT, "علي"})
"""How what is seized or struck is joined; who only advances fights nobody («تقدمت X في البلدة»)."""
OPPOSED = ("called foes",)
"""Under what is kept who is called whose foe."""
SEVERAL = 0.8
"""How sure it is that several who do what takes two do it with each other."""
NEXT = 3
"""Within how many nodes behind a trigger its preposition stands."""
DEAL = 5
"""Within how many nodes behind a trigger the deal is named that is spoken of."""
WARNING = frozenset({"REQUEST", "THREATEN"})
"""What warnings are."""
WARNED = 7
"""Within how many nodes before the verb the clause opens that tells of what somebody is warned."""
TITLE = 14
"""Within how many nodes behind a cue the speaker's name stands, his title before it."""
SPOKEN_OF = frozenset({SAID, "حول", "بشان", "بخصوص"})
"""Prepositions of what only words are about."""
CORE = 0.6
"""From this weight on a trigger is sure enough of its sense for an open side to be guessed."""


def completed(scene: Scene, s: Sentence, t: int, frame: Frame, found: Sides) -> Sides:
    """The sides with an empty one guessed: the last rival, the nearest actor of the clause."""
    agent, counter = found.agent, found.counter
    if agent is not None and counter is None and not found.together:
        counter = answered(scene, s, t, frame, agent)
        if counter is not None:
            return Sides(agent, counter)
    if found.together or frame.weight < CORE or _points_back(s, t) or _is_abstract(s, t):
        return found
    idle = agent is not None and not any(can_act(scene, a) for a in agent.actors)
    met = frame.relation == "CONSULT" and agent is not None and scene.outlets.issuperset(agent.actors)
    if agent and counter and idle and not (frame.speech or met):
        # an outlet does nothing but meet («التقت «الجريدة» X»)
        agent = None
    if agent is None and counter is None:
        several = controller(scene, s, t, ()) if frame.mutual and not _is_known_deal(s, t) else None
        both = Sides(several, together=True) if several and len(several.actors) > 1 else None
        return both or told_before(scene, s, t, frame) or found
    if agent is None and counter is not None and not _is_undone(scene, s, t):
        agent = _doer(scene, s, t, frame, counter)
    elif counter is None and agent is not None:
        alone = frame.mutual and not frame.paired and frame.relation not in HOSTILE and len(agent.actors) > 1
        if alone and not _is_known_deal(s, t):
            return Sides(agent.less(SEVERAL), together=True)
        if agent.how.startswith("steered") or (frame.swapped and frame.relation in GIVEN):
            # «أجبرت X Y على الانسحاب»: told enough; «حصول X على السلاح»: from whom, is told or left open
            return found
        known = struck(scene, s, t, frame, agent) or holder_asked(scene, s, t, frame, agent)
        counter = known or _other(scene, s, t, frame, agent)
    return found if agent is found.agent and counter is found.counter else Sides(agent, counter)


def _is_undone(scene: Scene, s: Sentence, t: int) -> bool:
    """Whether nobody who is named does it: people without a name do, a passive tells it, or it is only asked for."""
    passive = is_written(scene, s, t) or (t > 0 and is_written(scene, s, t - 1))  # «ألقي القبض على X»
    return passive or is_done_by_unnamed(s, t) or asks_nobody(scene, s, t) or is_of_target(s, t)


def _doer(scene: Scene, s: Sentence, t: int, frame: Frame, counter: Filler) -> Filler | None:
    """Who may have done it to the counterpart."""
    known, condemned = None, is_condemned(s, t)
    if frame.relation in HOSTILE:
        this = of_this_attack(scene, s, t)
        if this is not None and not set(this.actors) & set(counter.actors):
            return this
        known = None if is_attack_since(s, t) else _same_event(scene, s, t, counter, frame, agents=True)
        known = known or announcer(scene, s, t, counter) or (None if condemned else _rivals(scene, counter))
        if known and (frame.passive or counter.how in ("joined", "from", STRUCK)) and not _is_named(s, known):
            # «قُتل ثلاثة من X», «مقتل ثلاثة من X», «الحرب على X»: nobody of another sentence is meant
            return None
    known = known or partners(scene, s, t, frame, counter)
    dies = s.nodes[t].word.stem.removeprefix("ال") in s.grammar.words("deaths")
    # «تحدث X عن الاتفاق مع Y»: whoever is near only speaks of it
    spoken_of = is_spoken_of(s, t, frame) or (frame.relation == "AGREE" and s.nodes[t].word.definite and is_deal(s, t))
    spoken_of = spoken_of or is_reacted_to(s, t, frame)
    if known is None and not (frame.speech or dies or spoken_of or condemned or counter.how == STRUCK):
        seeing = only_seeing(scene, s, t)
        without = (*counter.actors, *_victims(scene, s), *seeing)
        # «قُتل X في غارة على Y»: whose it was is not told
        hostile = frame.relation in HOSTILE
        # «من أجل دعم X»: whoever may give it
        open_ = not (seeing if hostile else counter.how == "genitive") and not _opens_content(s, t)
        known = nearest(scene, s, t, without) or (topic(scene, s, t, without) if open_ else None)
    return known


def _is_named(s: Sentence, who: Filler) -> bool:
    """Whether somebody is named in a sentence."""
    return any(node.actor in who.actors for node in s.nodes)


def _opens_content(s: Sentence, t: int) -> bool:
    """Whether a noun is what a content begins to speak of («أن الاتفاق مع X مفيد»): whoever was named is not meant."""
    return t > 0 and not s.nodes[t].is_verb and s.nodes[t - 1].word.role == "that"


def _other(scene: Scene, s: Sentence, t: int, frame: Frame, agent: Filler) -> Filler | None:
    """To or with whom the agent may have done it: nobody named where it is whoever it may be («ستلاحق كل من تورط»)."""
    known, nobody = None, is_whoever(s, t + 1) or dies_or_stands(scene, s, t, agent, frame)
    if frame.relation in HOSTILE and not nobody:
        known = None if frame.taken else _warned(s, t, agent) or _same_event(scene, s, t, agent, frame, agents=False)
        # «X التي تسيطر على مناطق»: that they hold it is no dealing of its own
        holds = "holding" in s.nodes[t].word.kinds and t > 0 and s.nodes[t - 1].word.role == "relative"
        known = known or (None if holds else _rivals(scene, agent) or _called_foe(scene, agent, frame))
    if known is not None or nobody or frame.relation == "RETREAT" or agent.how in ("ascribed to", STRIKES):
        return known
    if frame.relation == "REQUEST" and ends_attack(s, t):
        return attacker(scene, s, t, agent)
    named = frame.paired or frame.relation == "CONSULT" or (frame.relation in GIVING and agent.how != "genitive")
    named = (
        named or (frame.mutual and _is_with_others(s, t, frame)) or (frame.relation == "REQUEST" and asks_unnamed(s, t))
    )
    # «طالب X بقمة بين Y وZ»: who is asked is told by the verb's own object or not at all
    named = named or (frame.relation == "REQUEST" and frame.takes_object and agent.how == "speaker of cue")
    # «تقدمت بدعم من X نحو Y»: who is helped stands before
    named = named or helps_before(s, t)
    near = None if named else following(scene, s, t, agent.actors, frame)
    # «رفضت قاضية محكمة X، فلانة»: X is in her title
    if near and ((near.last or 0) < (agent.last or 0) or _is_not_meant(scene, s, t, frame, near)):
        return None
    near = near or (_ground(scene, s, t, agent) if frame.relation == "ASSAULT" else None)
    near = near or (_partners_of_deal(scene, s, t, agent) if frame.speech else None)
    after = 1 + (agent.last if agent.last is not None and agent.last > t else t)
    behind = s.nodes[after].word.preposition if after < len(s.nodes) else ""
    if behind == "الي" and frame.relation == "REQUEST" and frame.takes_object:
        # «دعا X إلى ضرورة العمل»: all who hear it
        return near
    asked = frame.relation == "REQUEST" and not s.nodes[t].is_verb  # «الطلب على النفط»
    if near is None and frame.relation in TWO_SIDED and not asked and behind not in s.grammar.words("where"):
        return _partner(scene, agent)
    return None if near and frame.relation not in HOSTILE and not can_act(scene, near.actors[0]) else near


def _is_not_meant(scene: Scene, s: Sentence, t: int, frame: Frame, near: Filler) -> bool:
    """Whether who stands behind a trigger is nobody's other side.

    That is whom something only aims at («دعمها للعمليات التي تشن ضد Y»), a place that is taken, and who is named in
    what is asked for, but does or gets none of it («طلب زيادة حصة X»).
    """
    last = near.last if near.last is not None else t
    aimed = frame.relation not in HOSTILE and is_aimed_at(s, t, last)
    against = frame.relation in FRIENDLY and any(
        node.word.preposition == "ضد" for node in s.nodes[max(t, last - 2) : last + 1]
    )
    asked = frame.relation in WARNING and not is_of_event(s, last)
    return aimed or against or asked or (frame.taken and scene.actors[near.actors[0]].type == "place")


def _warned(s: Sentence, t: int, agent: Filler) -> Filler | None:
    """Who is warned that somebody will strike («محذرا X من أن Y سترد»): him it would strike."""
    verb = s.nodes[t].word.verb
    if verb is None or verb.tense != "present" or not s.nodes[t].is_verb:
        return None
    that = next((j for j in range(t - 1, max(0, t - WARNED), -1) if s.nodes[j].word.role == "that"), None)
    if that is None:
        return None
    last = that - 2 if s.nodes[that - 1].word.role == "preposition" else that - 1
    group = s.groups.get(last, ())
    if not group or set(s.actors(group)) & set(agent.actors) or s.nodes[group[0]].word.preposition:
        return None
    cue = next((j for j in range(group[0] - 1, -1, -1) if s.nodes[j].actor is None), 0)
    warns = any(f.frame.relation in WARNING and f.frame.takes_object for f in s.nodes[cue].word.forms)
    return filler(s, group, 0.85, "warned") if warns else None


def _is_known_deal(s: Sentence, t: int) -> bool:
    """Whether a noun names a deal that is known already, of whomever («التمسك بالمعاهدة»)."""
    word = s.nodes[t].word
    return (
        not s.nodes[t].is_verb
        and word.definite
        and word.preposition == "ب"
        and word.stem.removeprefix("ال") in s.grammar.words("deals")
    )


def _is_with_others(s: Sentence, t: int, frame: Frame) -> bool:
    """Whether those dealt with are told by a word that is no name («تنسق مع الدول»)."""
    for i in range(t + 1, min(len(s.nodes) - 1, t + NEXT)):
        if s.nodes[i].actor is not None or s.nodes[i].word.role not in ("word", "preposition"):
            return False
        if s.nodes[i].word.role == "preposition" and s.nodes[i].word.preposition in frame.takes:
            return s.nodes[i + 1].actor is None and not s.nodes[i].word.pronoun
    return False


def _ground(scene: Scene, s: Sentence, t: int, agent: Filler) -> Filler | None:
    """The state in which one state strikes («شنت X غارة في Y»), the places whose parts are struck: a guess."""
    abroad = scene.states.issuperset(agent.actors)
    for argument in arguments(s, t):
        who = s.actors(argument.group)
        if argument.chain[0] not in ("في", "من") or set(who) & set(agent.actors):
            continue
        within = argument.chain[0] == "في"
        if within and abroad and scene.states.issuperset(who):
            return filler(s, argument.group, 0.6, "struck within", told=True)
        place = scene.actors[who[0]].type == "place"
        near = s.nodes[max(t, argument.group[0] - (3 if place else 2)) : argument.group[0] - 1]
        stems = (node.word.stem.removeprefix("ال") for node in near if node.actor is None)
        sites = any(stem in s.grammar.words("sites") for stem in stems)
        if sites and (within or place):
            # «استهداف مناطق في X», «أمطرت أحياء مأهولة من X»
            return filler(s, argument.group, 0.6, "struck within", told=True)
    return None


def _partners_of_deal(scene: Scene, s: Sentence, t: int, agent: Filler) -> Filler | None:
    """Who made the deal that somebody speaks of without saying whose it is («رحبت X بالاتفاق»): those told last."""
    deals = s.grammar.words("deals")
    if not any(n.word.definite and n.word.stem.removeprefix("ال") in deals for n in s.nodes[t + 1 : t + DEAL]):
        return None
    for one in scene.told_before(s, len(s.nodes)):
        both = (*one.doers, *one.others)
        if one.relation == "AGREE" and len(both) > 1:
            others = tuple(a for a in both if a not in agent.actors)
            return Filler(others, 0.75, "whose deal") if others else None
    return None


def _is_abstract(s: Sentence, t: int) -> bool:
    """Whether what it is done to is named and is no actor («محاربة الإرهاب», «الحرب على الفساد»)."""
    abstracts = s.grammar.words("abstracts")
    for node in s.nodes[t + 1 : t + 4]:
        if node.actor is not None or node.is_verb or node.word.role == "mark":
            return False
        if node.word.stem.removeprefix("ال") in abstracts:
            return True
    return False


def _points_back(s: Sentence, t: int) -> bool:
    """Whether a demonstrative makes the noun at `t` an event already told («هذا الهجوم»)."""
    if s.nodes[t].is_verb:
        return False
    pointing = s.grammar.words("pointing")
    near = [node.text for node in (*s.nodes[max(0, t - 1) : t], *s.nodes[t + 1 : t + 2])]
    return not pointing.isdisjoint(near) or not pointing.isdisjoint([text[1:] for text in near])


def _same_event(scene: Scene, s: Sentence, t: int, known: Filler, frame: Frame, *, agents: bool) -> Filler | None:
    """The missing side of an attack as another word of the same sentence tells it («مقتل X جراء غارات Y»)."""
    best: tuple[int, tuple[int, ...]] | None = None
    after = t > 0 and s.nodes[t - 1].word.preposition in s.grammar.words("circumstances")
    for other in scene.told.get(s.number, ()):
        # «انسحبت X بعد هجوم Y»: X was attacked
        fled = after and other.relation == "RETREAT" and not other.others
        side, opposite = (other.doers, other.others) if agents or fled else (other.others, other.doers)
        if other.node == t or other.relation not in HOSTILE or not side or set(side) & set(known.actors):
            continue
        if agents and other.relation == "RETREAT" and frame.relation != "RETREAT" and not fled:
            continue  # «اعتقال سبعة لتورطهم في هروب X»: who got away did not do it
        own = agents and side == (scene.speakers.get(s.nodes[t].start),)
        if own and (scene.actors[side[0]].type == "person" or is_condemned(s, t)):
            # nobody tells of an attack that is his own, nor condemns it
            continue
        elsewhere = bool(opposite) and not set(opposite) & set(known.actors)
        if elsewhere and not (agents and is_died_in(s, t, other.node)):
            continue
        if not agents and frame.relation == "COERCE" and frame.takes_object and other.relation == "ASSAULT":
            # «باعتقال المتورطين في إحراق X»: not who was struck
            continue
        if agents and all(is_struck(scene, s, actor) for actor in side):
            continue
        if best is None or abs(other.node - t) < best[0]:
            best = (abs(other.node - t), side)
    return Filler(best[1], 0.75, "same event") if best else None


def _victims(scene: Scene, s: Sentence) -> tuple[int, ...]:
    """Those without a name to whom something hostile is done in the sentence: they are not meant as who did it."""
    told = (one.others for one in scene.told.get(s.number, ()) if one.relation in HOSTILE)
    return tuple(actor for others in told for actor in others if scene.actors[actor].type == "person")


def _partner(scene: Scene, side: Filler) -> Filler | None:
    """With whom the ones on a side dealt last; whoever only speaks and names nobody, speaks to all («وطلب بقرة»)."""
    if side.how == "speaker of cue":
        return None
    known = next((scene.partners[a] for a in side.actors if a in scene.partners), None)
    return Filler(known, PARTNER, "last partner") if known and not set(known) & set(side.actors) else None


def _rivals(scene: Scene, side: Filler) -> Filler | None:
    every = (tuple(b for b in scene.rivals[a] if b not in side.actors) for a in side.actors if a in scene.rivals)
    known = next((others for others in every if others), None)
    if known and all(scene.actors[a].type == "person" for a in known):
        return None
    return Filler(known, 0.7, "last rivals") if known else None


def _called_foe(scene: Scene, side: Filler, frame: Frame) -> Filler | None:
    """Whose foe an adjective calls those who seize something, anywhere on the page («الجبهة المناوئة للنظام»)."""
    if frame.takes.isdisjoint(SEIZED):
        return None
    if OPPOSED not in scene.kept:
        every = (one for s in scene.sentences for one in scene.told.get(s.number, ()) if _calls_foe(s, one))
        scene.kept[OPPOSED] = {one.doers: one.others for one in every}
    foes: dict[tuple[int, ...], tuple[int, ...]] = scene.kept[OPPOSED]
    foe = foes.get(side.actors)
    return Filler(foe, FOE, "called foe of") if foe is not None else None


def _calls_foe(s: Sentence, one: Told) -> bool:
    """Whether an adjective of enmity tells it."""
    return one.relation == "REJECT" and any(form.kind == "adjective" for form in s.nodes[one.node].word.forms)


def nearest(scene: Scene, s: Sentence, t: int, without: Sequence[int]) -> Filler | None:
    """The nearest group before a noun in its own clause, places where something happens and documents left out.

    This is a guess for a noun whose agent no construction tells («بإمكان X الاعتماد على», «اعتزام X القيام بـ»).
    """
    fence = s.fences[t] if s.fences else 0
    if t and s.nodes[t].word.conjunction and s.nodes[t - 1].text in COMMAS:
        # «وقف القتال، وعودة X، والإفراج عن Y»: one more of a list
        return None
    for j in range(t - 1, fence - 1, -1):
        node = s.nodes[j]
        if node.is_bound or node.text in STOPS or calls_on_others(s, j):
            return None
        if j not in s.groups or j != s.groups[j][-1] or node.implied or node.generic:
            continue
        who = s.actors(s.groups[j])
        joined = chain(s, s.groups[j][0], -1)[0]
        if set(who) & set(without) or "في" in joined or not can_act(scene, who[0]):
            continue
        return filler(s, s.groups[j], 0.6 if t - j <= 4 else 0.5, "nearest before")
    return None


def following(scene: Scene, s: Sentence, t: int, without: Sequence[int], frame: Frame) -> Filler | None:
    """The nearest group after a trigger in its sentence, places where something happens left out: a guess.

    Behind «بتهمة» stands whom the charge is about, and not who is charged.
    """
    word = s.nodes[t].word
    if word.preposition == "ب" and word.stem in s.grammar.words("charges"):
        return None
    speaker = scene.cued.get(s.nodes[t].start)
    # «ثمنت ممثلة X، فلانة، الجهود»: the title before the speaker's name
    own = (
        next((i for i in range(t + 1, min(len(s.nodes), t + TITLE)) if s.nodes[i].actor == speaker), t)
        if speaker
        else t
    )
    for argument in arguments(s, t, far=True):
        who = s.actors(argument.group)
        if (
            s.nodes[argument.group[0]].generic
            or argument.group[-1] < own
            or argument.distance > 14
            or set(who) & set(without)
            or "في" in argument.chain
            or argument.chain[0] in SPOKEN_OF
            or (argument.chain[0] == OWNED and s.nodes[argument.group[0] - 1].actor is not None)
            or (argument.chain[0] == "ب" and s.nodes[argument.group[0]].kind == "place")
        ):
            continue
        led = is_of_next_clause(s, t, argument.group[0], frame) or any(
            "leading" in node.word.kinds or node.word.preposition in LEADING
            for node in s.nodes[t + 1 : argument.group[0]]
        )
        outer = s.nodes[argument.outer].word
        helped = outer.preposition == "ل" and outer.stem in s.grammar.words("help")
        first = argument.group[0]
        if (
            is_of_next_verb(s, t, first)
            or is_of_other_event(s, t, first)
            or _defends(s, t, first)
            or led
            or (argument.via and (argument.chain[0] == "من" or helped))
            or (argument.via and frame.relation == "ACCUSE" and argument.chain[-1] == "ب")
        ):
            # «التحالف الذي تقوده X»: X leads; «سيطر على البلدة بدعم من X»: X helps; «غارات لدعم X»: X is helped;
            # «اتُّهمت Z بقصف X»: X is no accused
            continue
        if scene.actors[who[0]].type != "document":
            return filler(s, argument.group, 0.55, "nearest after", told=True)
    return None


def _defends(s: Sentence, t: int, first: int) -> bool:
    """Whether what is done at `t` defends or saves whoever stands at `first` («غارات للدفاع عن X»)."""
    between, defending = s.nodes[t + 1 : first], s.grammar.words("defending")
    return any(n.actor is None and n.word.stem.removeprefix("ال") in defending for n in between)


def topic(scene: Scene, s: Sentence, t: int, without: Sequence[int]) -> Filler | None:
    """Whom the sentences are about, the one who only speaks there left out: a guess."""
    quiet = scene.speakers.get(s.nodes[t].start)
    found = antecedent(
        scene.sentences, s, t, agreement=(None, "s"), as_subject=True,
        without=frozenset(without) | (frozenset((quiet,)) if quiet is not None else frozenset()),
    )  # fmt: skip
    here = found is not None and (found.how == "antecedent 0 back" or found.actors == (s.main,))
    return found.less(0.7) if found and here and can_act(scene, found.actors[0]) else None
