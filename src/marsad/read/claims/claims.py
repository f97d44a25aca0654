"""Find the dealings that a page reports: who did what with whom, where, when, and on whose word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import cast

from marsad.model.actor import PageActor
from marsad.model.claim import Claim
from marsad.model.ids import make_id
from marsad.read.claims.denials import denied
from marsad.read.claims.findings import Found, found, once
from marsad.read.claims.frames import Dealing, dealing, sides, triggers
from marsad.read.claims.implied import obliged
from marsad.read.claims.judgements import judged
from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.prevented import is_prevented
from marsad.read.claims.scenes.kept import kept
from marsad.read.claims.scenes.scene import Scene, Sides, Told
from marsad.read.claims.senses import of_contract
from marsad.read.claims.sentences.antecedents import Filler
from marsad.read.claims.sentences.modality import is_spared
from marsad.read.claims.sentences.nodes import PARTING, STOPS
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.condemned import blamed, is_of_report
from marsad.read.claims.sides.counterparts import AWAITED
from marsad.read.claims.sides.exchanges import is_price
from marsad.read.claims.sides.guesses import HOSTILE, completed
from marsad.read.claims.sides.joined import matching
from marsad.read.claims.sides.linkednouns import STRIKING
from marsad.read.claims.sides.offers import is_clause_of_offer, refused_clause
from marsad.read.claims.sides.pairs import LANDS
from marsad.read.page import Page

SURE = 0.45
"""From this certainty on a dealing is remembered for what follows."""
PLAIN = 0.8
"""From this certainty on a side counts as named by its construction."""
FIGHT = frozenset({"ASSAULT", "COERCE", "RETREAT", "THREATEN", "MOBILIZE"})
"""Dealings that a report of sport tells of in its own sense."""
BESIDE = frozenset({"الي جانب", "بجانب", "في صفوف"})
"""Prepositions of those beside whom somebody fights."""
MATCH = 4
"""Where more than one in so many sentences has a word of sport, the page is about a match."""
LEAD = 3
"""Within how many sentences from a headline on the page's own matter is told."""
AIMING = "ستهدف"
"""The letters of the verb of aiming in all its forms."""
NEAR = 12
"""Within how many nodes of a verb of aiming stands what aims, or by what that is done,"""
GUESSED = "last partner"
"""The rule that takes a side from what was told before."""
JOINT = 10
"""Within how many nodes after a press conference the one stands with whom it is held."""
PLAYED = ("تدريب", "مراوغ", "اعاق")
"""The letters of what players do who are no foes."""
REMARK = 6
"""Within how many nodes «على» stands behind a word for a remark."""
ONESELF = frozenset({"نفسه", "نفسها", "انفسهم"})
"""Objects that are who does it."""
FLOOR = 0.33
"""Below this certainty a dealing is not taken for one,"""
OWNED = 0.24
"""nor below this one where a noun's own genitive says who does it («بطلب من X»)."""


def claims(scene: Scene) -> tuple[Claim, ...]:
    """The dealings of the page's own text between actors on the list, in page order.

    The page is read twice: first for what its constructions tell of both sides, then again, with what was told at
    hand, for triggers with a side left open. `confidence` is the product of how often the trigger's row means such a
    dealing and how sure each side's construction is.
    """
    scene = scene.untold()
    matches = _matches(scene.sentences)
    for sentence in scene.sentences:
        for _, told in _told(scene, sentence, matches, guess=False):
            _remember(scene, sentence, told)
    # «الجانبان» are the last two that dealt with each other, not the page's last two
    scene.pair = scene.foes = ()
    every: list[Found] = []
    for sentence in scene.sentences:
        for trigger, told in _told(scene, sentence, matches, guess=True):
            _remember(scene, sentence, told)
            every.append(found(scene, sentence, trigger, told))
    every.extend(obliged(scene, every))
    every.extend(judged(scene))
    kept = once(every)
    kept.extend(denied(scene, kept))
    kept = [one for one in kept if not _is_only_denied(one)]
    kept.sort(key=lambda one: (one.sentence.number, one.trigger))
    return tuple(_claim(scene.page, scene.actors, one) for one in kept)


def _is_only_denied(one: Found) -> bool:
    """Whether a headline tells a dealing as what somebody denies («X ينفي لقاء Y»): the page itself does not say it."""
    if one.sentence.kind != "headline" or one.attribution is not None or one.polarity == "negative":
        return False
    denials = one.sentence.grammar.words("denials")
    return any("denying" in node.word.kinds or node.text in denials for node in one.sentence.nodes[: one.trigger])


def _matches(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The numbers of the sentences that tell of sport: all of a page where many have a word of it."""
    found = frozenset(s.number for s in sentences if s.is_match)
    if len(found) * MATCH > len(sentences) and len(found) > 2:
        return frozenset(range(len(sentences)))
    # a headline tells of sport where one right behind it does
    heads = (s.number for s in sentences if s.kind == "headline")
    return found | {head for head in heads if not found.isdisjoint(range(head, head + LEAD))}


def _told(scene: Scene, s: Sentence, matches: frozenset[int], *, guess: bool) -> Iterator[tuple[int, Dealing]]:
    """The triggers of a sentence that tell a dealing, each with the best one of its readings, rarely with two."""
    is_match = s.number in matches
    for t, readings in triggers(scene, s):
        if not _is_refused(scene, s, t):
            found = _dealings(scene, s, t, readings, guess=guess)
            best = _best(s, t, found)
            if (
                best is None
                or is_prevented(s, t, best.frame.relation)
                or (is_match and (_is_of_sport(best) or _is_of_training(s, t, best)))
            ):
                continue
            for one in (best, *_fought_together(best, found)):
                if one.certainty >= (OWNED if one.how.startswith("genitive /") else FLOOR):
                    yield t, one


def _is_of_sport(one: Dealing) -> bool:
    """Whether a report of a match tells such a dealing in its own sense («استقبل X نظيره Y»)."""
    if one.how.endswith(AWAITED):
        # «هددت X بالانسحاب إذا لم تلغ Y العقوبة»
        return False
    return one.frame.relation in FIGHT or (one.frame.relation == "CONSULT" and one.frame.takes_object)


def _is_of_training(s: Sentence, t: int, one: Dealing) -> bool:
    """Whether a report of a match tells of training or of how one player keeps off another («مراوغته لفلان»)."""
    stem = s.nodes[t].word.stem
    return one.frame.relation in ("AID", "REJECT") and any(letters in stem for letters in PLAYED)


@kept
def _is_refused(scene: Scene, s: Sentence, t: int) -> bool:
    """Whether a noun tells nothing that is done.

    The word before says so («رفضها التعامل مع X», «عدم دعم X»), or it is part of a phrase («جرائم حرب»).
    """
    told = _is_in_phrase(s, t) or s.nodes[t].text in s.grammar.words("in_role") or is_of_report(s, t)
    told = told or (s.language == "ar" and _is_remark(s, t))
    if s.nodes[t].is_verb:
        return told or _serves(s, t) or _is_refused_clause(s, t) or _is_done_to_oneself(s, t)
    first = t
    while first > 1 and s.nodes[first - 1].text in s.grammar.words("ending"):
        # «انتهاك وقف إطلاق النار»
        first -= 1
    if (is_spared(s, t) and _is_hostile(s, t)) or is_clause_of_offer(s, t) or _is_breached(s, t):
        # «رفض X طلبا من Y»: Y asked all the same
        return told
    if _is_contract(s, t) or is_price(s, t):
        return True
    refused = t > 0 and (s.nodes[first - 1].text in s.grammar.words("refusals") or _is_declined(s, first))
    return (told and not _is_joint(s, t)) or refused


def _is_contract(s: Sentence, t: int) -> bool:
    """Whether the noun at `t` only says on what a deal is that is told by itself («وقعت X اتفاقية تعاون مع Y»)."""
    if s.language != "ar" or not of_contract(s, t):
        return False
    above = [node for node in s.nodes[max(0, t - NEAR) : t] if node.is_verb]
    return any(form.frame.relation == "AGREE" for node in above for form in node.word.forms)


def _is_remark(s: Sentence, t: int) -> bool:
    """Whether the word at `t` tells with «على» what somebody remarks («لا تعلق علنا على العمليات»)."""
    if s.nodes[t].word.stem not in s.grammar.words("remarking"):
        return False
    for i in range(t + 1, min(t + REMARK, len(s.nodes))):
        node = s.nodes[i]
        if node.text == "علي":
            return True
        if node.actor is None and (node.word.definite or node.word.is_event or node.is_verb):
            return False
    return False


def _is_done_to_oneself(s: Sentence, t: int) -> bool:
    """Whether «نفسه» right behind the verb at `t` is its object («تعتبر نفسها ملزمة», but «فجر نفسه في سوق»)."""
    if t + 1 >= len(s.nodes) or s.nodes[t + 1].text not in ONESELF:
        return False
    frames = [form.frame for form in s.nodes[t].word.forms]
    return all(frame.takes_object and ONESELF.isdisjoint(frame.with_) for frame in frames)


def _is_refused_clause(s: Sentence, t: int) -> bool:
    """Whether the verb at `t` tells what somebody refuses to do («رفضت X أن تلتقي Y»)."""
    if t < 2 or s.nodes[t - 1].word.role != "that":
        return False
    above = next((v for v in range(t - 2, max(-1, t - NEAR), -1) if s.nodes[v].is_verb), None)
    return above is not None and refused_clause(s, above) == t


def _is_hostile(s: Sentence, t: int) -> bool:
    """Whether a word tells what is done to a foe («استهداف»)."""
    return any(form.frame.relation in STRIKING for form in s.nodes[t].word.forms)


def _is_breached(s: Sentence, t: int) -> bool:
    """Whether a sanction is told to be breached: it is in force («انتهاك للحظر الذي فرضته X على Y»)."""
    breached = t > 0 and s.nodes[t - 1].text in s.grammar.words("breaches")
    return breached and any(form.frame.relation == "SANCTION" for form in s.nodes[t].word.forms)


def _is_in_phrase(s: Sentence, t: int) -> bool:
    """Whether the word at `t` belongs to a phrase of two that tells nothing («جرائم حرب»)."""
    parts, phrases = _of_phrases(s.language)
    if (s.nodes[t].word.stem or s.nodes[t].text) not in parts:
        return False
    near = [node.word.stem or node.text for node in s.nodes[max(0, t - 1) : t + 2]]
    return any(pair in phrases for pair in pairwise(near))


@cache
def _of_phrases(language: str) -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    """The words of such phrases, and the phrases."""
    phrases = frozenset(tuple(phrase.split(" ")) for phrase in constructions(language).words("compounds"))
    return frozenset(word for phrase in phrases for word in phrase), phrases


def _serves(s: Sentence, t: int) -> bool:
    """Whether the verb of aiming at `t` says whom a campaign or course is for («حملة تطعيم استهدفت X»).

    What serves may follow too, as that by which it is done («يستهدف المركز الأسر من خلال دورات»).
    """
    if AIMING not in s.nodes[t].word.stem:
        return False
    served = s.grammar.words("served")
    return any(
        served & {node.word.stem, node.word.stem.removeprefix("ال")}
        and (i < t or s.nodes[i - 1].text in s.grammar.words("by_way"))
        for i, node in enumerate(s.nodes[max(0, t - NEAR) : t + NEAR], max(0, t - NEAR))
    )


def _is_joint(s: Sentence, t: int) -> bool:
    """Whether «مع» follows the noun of a press conference at `t`: who holds it together meets."""
    if s.nodes[t].word.stem.removeprefix("ال") not in s.grammar.words("conferences"):
        return False
    for node in s.nodes[t + 2 : t + JOINT]:
        if node.text == "مع":
            return True
        other = node.word.is_event and not node.is_verb
        if other or node.word.role in ("that", "subordinator") or node.text in STOPS:
            return False
    return False


def _is_declined(s: Sentence, t: int) -> bool:
    """Whether the noun at `t` is the object of a verb of refusing («ترفض X التعاون مع Y»)."""
    above = t - 1
    while above > 0 and s.nodes[above].actor is not None:
        above -= 1
    verb = s.nodes[above]
    return not s.nodes[t].word.preposition and verb.is_verb and "refusing" in verb.word.kinds


def _dealings(scene: Scene, s: Sentence, t: int, readings: Sequence[int], *, guess: bool) -> list[Dealing]:
    """The dealings that these readings of a trigger tell."""
    found: list[Dealing] = []
    for number in readings:
        named = sides(scene, s, t, number)
        if named is None:
            continue
        frame = s.nodes[t].word.forms[number].frame
        told = blamed(scene, s, t, frame, named)
        one = _made(scene, s, t, number, told)
        if not guess:
            plain = Told(s.number, t, frame.relation, _named(told.agent), _named(told.counter))
            scene.told.setdefault(s.number, []).append(plain)
        elif s.language != "en" and (one is None or not frame.speech):
            guessed = completed(scene, s, t, frame, told)
            if guessed is not named:
                better = dealing(scene, s, t, frame, blamed(scene, s, t, frame, guessed))
                told_so = better is not None and (one is None or better.certainty > one.certainty)
                one = better if told_so and not _is_turned(better, found) else one
        if one is not None:
            found.append(one)
    return found


def _is_turned(guessed: Dealing | None, found: Sequence[Dealing]) -> bool:
    """Whether a guess only turns the sides round that another reading tells («استعداد X لقصف Y»)."""
    return guessed is not None and any(
        (one.counterparts, one.agents) == (guessed.agents, guessed.counterparts) for one in found
    )


def _made(scene: Scene, s: Sentence, t: int, number: int, told: Sides) -> Dealing | None:
    """The dealing that the sides of a reading make.

    That is the same whenever the page is read, but for an attack: on a base, it strikes the last rival.
    """
    frame = s.nodes[t].word.forms[number].frame
    key = (dealing, s.number, t, number)
    known, made = scene.kept.get(key, (None, None))
    if known is told and frame.relation != "ASSAULT":
        return cast("Dealing | None", made)
    one = dealing(scene, s, t, frame, told)
    scene.kept[key] = told, one
    return one


def _named(side: Filler | None) -> tuple[int, ...]:
    """The actors of a side, where its construction names them."""
    return side.actors if side is not None and side.certainty >= PLAIN else ()


def _fought_together(best: Dealing, found: Sequence[Dealing]) -> list[Dealing]:
    """What else a trigger tells of fighters: «X وY يحاربان معا Z», «X يقاتل إلى جانب Y ضد Z»."""
    if best.frame.relation in FIGHT:
        along = (one for one in found if one.counterparts and not one.frame.takes.isdisjoint(BESIDE))
        return [one for one in along if one.agents == best.agents and one.counterparts != best.counterparts][:1]
    if best.counterparts or not best.frame.with_:
        return []
    others = (one for one in found if one.counterparts and one.frame.relation in FIGHT and one.agents == best.agents)
    return sorted(others, key=lambda one: -one.certainty)[:1]


def _best(s: Sentence, t: int, found: Sequence[Dealing]) -> Dealing | None:
    """The best of the dealings that the readings of a trigger tell."""
    best: Dealing | None = None
    for one in found:
        if best is None or _is_told_better(s, t, one, best):
            best = one
    return best


def _rank(s: Sentence, t: int, one: Dealing) -> tuple[bool, int, float]:
    """How much a reading is to be preferred.

    One with its own `with` word comes first, the nearer the better, then the surest.
    """
    near = next(matching(s, t, one.frame.with_), len(s.nodes)) if one.frame.with_ else 0
    return bool(one.frame.with_), -near, one.certainty


def _is_told_better(s: Sentence, t: int, one: Dealing, best: Dealing) -> bool:
    """Whether a reading is to be preferred to another: of two that tell the same, the one that guesses no side."""
    guessed, other = (GUESSED in dealing.how for dealing in (one, best))
    if one.frame.relation == best.frame.relation and guessed != other:
        return other
    return _rank(s, t, one) > _rank(s, t, best)


def _camps(s: Sentence, one: Dealing) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """The two sides of a fight of several, where the sentence lists them apart («بين X وY من جهة، وZ من جهة أخرى»)."""
    if one.counterparts or len(one.agents) < 3 or s.language != "ar":
        return None
    inside = range(one.first, min(len(s.nodes), one.last + 1))
    close = next((i for i in inside if s.nodes[i].text in PARTING), None)
    if close is None:
        return None
    first = {s.nodes[i].actor for i in range(one.first, close)}
    camps = tuple(a for a in one.agents if a in first), tuple(a for a in one.agents if a not in first)
    return camps if all(camps) else None


def _remember(scene: Scene, s: Sentence, one: Dealing) -> None:
    """Keep who dealt with whom, for what is told later without naming a side again."""
    everyone = (*one.agents, *one.counterparts)
    if len(everyone) == 2 and one.certainty >= SURE and not ((scene.pair and one.frame.speech) or one.how == LANDS):
        scene.pair = everyone
        scene.opening = scene.opening or everyone
        scene.foes = everyone if one.frame.relation == "ASSAULT" else scene.foes
    if one.frame.relation not in HOSTILE and one.certainty >= SURE:
        for side, others in ((one.agents, one.counterparts), (one.counterparts, one.agents)):
            for actor in side:
                scene.partners[actor] = others or tuple(a for a in side if a != actor)
    if one.frame.relation in HOSTILE and one.certainty >= SURE:
        camps = _camps(s, one)
        if camps is not None:
            for camp, other in (camps, camps[::-1]):
                scene.rivals.update(dict.fromkeys(camp, other))
            return
        for actor in one.agents:
            scene.rivals[actor] = one.counterparts or tuple(a for a in one.agents if a != actor)
        for actor in one.counterparts:
            scene.rivals[actor] = one.agents


def _claim(page: Page, actors: Sequence[PageActor], one: Found) -> Claim:
    s, d = one.sentence, one.dealing
    span = page.span(s.nodes[d.first].start, s.nodes[d.last].end)
    agents, counterparts, places = (
        tuple(actors[a].id for a in side) for side in (d.agents, d.counterparts, one.places)
    )
    attribution = one.attribution.id if one.attribution else None
    return Claim(
        id=make_id(
            "claim",
            page.document.id,
            d.frame.relation,
            *sorted((*agents, *counterparts)),
            span.start,
            span.end,
            attribution,
        ),
        relation=d.frame.relation,
        agents=agents,
        counterparts=counterparts,
        places=places,
        time=one.time,
        modality=one.modality,
        polarity=one.polarity,
        attribution=attribution,
        span=span,
        confidence=round(min(1.0, d.certainty), 3),
        why=f"{d.how}: relations.{s.language} {d.frame.relation} {s.nodes[one.trigger].text}",
    )
