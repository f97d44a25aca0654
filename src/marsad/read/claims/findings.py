"""Dealings where they were found: whose words, how, where and when; each kept once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from marsad.model.attribution import Attribution
from marsad.model.claim import KIND_OF, Modality, Polarity, Relation
from marsad.read.claims.english.mood import modality_in, polarity_in
from marsad.read.claims.frames import Dealing
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.modality import modality, polarity
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.joined import matching
from marsad.read.claims.sides.linkednouns import JUDGED
from marsad.read.claims.sides.offers import is_clause_of_offer
from marsad.read.claims.sides.unguessed import calls_on_others

ENDING: frozenset[Relation] = frozenset(
    {"SANCTION", "REJECT", "CONCEDE", "AGREE", "RETREAT", "SUPPORT", "REQUEST", "COERCE"}
)
"""What ends, seals, declares or asks for the dealing that its noun names («أعلن دعمه لـX»)."""
UNTIL = frozenset({"حتي", "until", "till"})
"""Words before the day until which something holds."""
GUESSES = ("last rivals", "same event", "last partner", "told back", "last foes")
"""Rules that take an open side from what was told before."""
VOICED: frozenset[Relation] = frozenset({"THREATEN", "ACCUSE", "REQUEST", "SUPPORT"})
"""What is done by speaking as a rule: where its word is a cue of who does it, it hangs on his own words."""
TOLD_ANEW = 0.36
"""From this certainty on the same is told anew by another verb of its sentence."""
BESIDE = 8
"""Within so many words two triggers of one dealing tell it once."""


class Found(msgspec.Struct, frozen=True):
    """A dealing told by the trigger at a node of a sentence; places are actors, the time an index into moments."""

    sentence: Sentence
    trigger: int
    dealing: Dealing
    attribution: Attribution | None
    modality: Modality
    polarity: Polarity
    places: tuple[int, ...]
    time: int | None


CALLED = ("object of call", "called upon")
"""Rules by which somebody is called upon to do it: whether he did, nobody says («طالبت X Y باعتقال Z»)."""
REACH = 8
"""Within how many nodes before a noun its verb stands."""
CLAUSES = frozenset({"that", "subordinator"})
"""What opens a clause of its own, so that a moment beyond it dates nothing here,"""
PARTING = CLAUSES | {"relative"}
"""and what does so behind a moment («قتل أمس قائد الجبهة التي تدعمها X»)."""


def found(scene: Scene, s: Sentence, t: int, one: Dealing) -> Found:
    """A dealing with what surrounds it: one that is done by speaking hangs on the speaker's own words."""
    node, voices = s.nodes[t], scene.voices
    attribution = voices.cued(node.start, node.end)
    if attribution is not None and not one.frame.speech:
        voiced = one.frame.relation in VOICED
        own = voiced and attribution.source in {scene.actors[agent].id for agent in one.agents}
        attribution = attribution if own else None
    speaker = scene.actors[one.agents[0]].id if one.frame.speech and one.agents else None
    if attribution is None and speaker is not None:
        attribution = voices.near(node.start, s.start, s.end, speaker)
    attribution = attribution or voices.at(node.start)
    places = _places(scene, s, t, one)
    told = _polarity(s, t, attribution)
    # «انتقدت X Y لدعمها Z»: why, not what for
    mood = "actual" if one.how.startswith(JUDGED) else modality(s, one.first, t)
    mood = modality_in(s, t, mood) if s.language == "en" else mood
    called = one.how.startswith(CALLED) or _is_called_for(s, t)
    if mood == "actual" and called and attribution is not None and attribution.stance == "proposes":
        mood = "possible"
    if mood == "actual" and s.language == "ar" and t and calls_on_others(s, t - 1):
        # «مطالبة بالإفراج عنه»
        mood = "possible"
    if one.frame.ahead:
        # «لن نسمح لـX»: he is threatened now
        mood, told = "actual", "positive"
    return Found(s, t, one, attribution, mood, told, places, time_of(scene, s, t))


def _is_called_for(s: Sentence, t: int) -> bool:
    """Whether the verb at `t`, or above its noun, stands right behind «أن» («دعا إلى أن توقف X قصف Y»)."""
    if s.language != "ar":
        return False
    near = (j for j in range(t, max(0, t - REACH), -1) if s.nodes[j].is_verb or s.nodes[j].is_bound)
    verb = next(near, None)
    return verb is not None and s.nodes[verb].is_verb and s.nodes[verb - 1].word.role == "that"


def _polarity(s: Sentence, t: int, attribution: Attribution | None) -> Polarity:
    """Whether the sentence says that it did not happen; an English "never" that made a denial is not counted twice."""
    if s.language == "en" and attribution is not None and attribution.stance == "denies":
        return "positive"
    return polarity_in(s, t, polarity(s, t)) if s.language == "en" else polarity(s, t)


def _places(scene: Scene, s: Sentence, t: int, one: Dealing) -> tuple[int, ...]:
    """Places named with «في» and its like in the trigger's clause, that are no side of the dealing."""
    out: list[int] = []
    sides = {*one.agents, *one.counterparts}
    for k in range(t + 1, len(s.nodes)):
        node = s.nodes[k]
        if node.word.role in ("that", "subordinator") or (node.is_verb and k > one.last):
            break
        if node.actor is None or scene.actors[node.actor].type != "place" or node.actor in sides:
            continue
        before = s.nodes[k - 1]
        if (
            before.word.preposition == "في"
            or node.word.preposition == "ب"
            or (k >= 2 and s.nodes[k - 2].word.preposition == "في")
        ):
            out.append(node.actor)
    return tuple(dict.fromkeys(out))


def time_of(scene: Scene, s: Sentence, t: int) -> int | None:
    """The moment of the trigger's clause: the nearest one of the sentence with no other clause between.

    When somebody said it is another moment («نفت X أمس لقاء Y»), and so is until when it holds («حتى نهاية الشهر»).
    """
    if {form.kind for form in s.nodes[t].word.forms} == {"adjective"}:
        return None  # «القوات المدعومة من X»: not only then
    best: tuple[int, int] | None = None
    first, last = scene.voices.around(s.nodes[t].start) or (s.start, s.end)
    for number, moment in enumerate(scene.times):
        place = scene.page.place(moment.start)
        if not (s.start <= place < s.end and first <= place < last):
            continue
        if scene.page.tokens[max(0, scene.page.token_at(place) - 1)].text in UNTIL:
            continue
        at = bisect_right([node.start for node in s.nodes], place) - 1
        low, high = sorted((at, t))
        apart = PARTING if at < t else CLAUSES
        if any(node.word.role in apart for node in s.nodes[low + 1 : high]):
            continue
        if best is None or high - low < best[0]:
            best = (high - low, number)
    return best[1] if best else None


def once(found: Sequence[Found]) -> list[Found]:
    """Each dealing of one source once; a headline only where the body does not tell it again."""
    kept: list[Found] = []
    for one in sorted(
        (one for one in found if not any(_is_part(one, other) for other in found)),
        key=lambda f: (f.sentence.kind == "headline", -f.dealing.certainty, f.sentence.number, f.trigger),
    ):
        if not any(_same(one, other) for other in kept):
            kept.append(one)
    return kept


def _is_part(one: Found, other: Found) -> bool:
    """Whether the first is told by a noun that is part of what the other tells («قطع علاقاته مع X», «هدد بقصف X»).

    That is what is threatened, or a word that the other trigger has to be followed by («رفع العقوبات»).
    """
    a, b = one.dealing, other.dealing
    if one.sentence.number != other.sentence.number or one.trigger <= other.trigger:
        return False
    if {*a.agents, *a.counterparts} != {*b.agents, *b.counterparts} or a.frame.relation == b.frame.relation:
        return False
    told = b.frame.relation == "AGREE" or is_clause_of_offer(one.sentence, one.trigger)
    granted = a.frame.relation == "REQUEST" and told and a.agents == b.counterparts
    if one.sentence.nodes[one.trigger].is_verb or granted:
        # «وافقت X على طلب Y» tells both
        return False
    if b.frame.relation == "THREATEN":
        return True
    if b.frame.relation not in ENDING:
        return False
    needed = set(matching(other.sentence, other.trigger, b.frame.with_))
    return one.trigger in needed or _last_of_phrase(one) in needed


def _last_of_phrase(one: Found) -> int:
    """The last node of a trigger of several words («arms sales»)."""
    nodes, t = one.sentence.nodes, one.trigger
    told = (form for form in nodes[t].word.forms if form.rest and form.frame.relation == one.dealing.frame.relation)
    whole = (len(f.rest) for f in told if tuple(n.text for n in nodes[t + 1 : t + 1 + len(f.rest)]) == f.rest)
    return t + max(whole, default=0)


def _same(one: Found, other: Found) -> bool:
    """Whether the first, less sure or a headline, tells no more than the other."""
    a, b = one.dealing, other.dealing
    sides_a, sides_b = {*a.agents, *a.counterparts}, {*b.agents, *b.counterparts}
    if one.sentence.kind == "headline" and KIND_OF[a.frame.relation] == KIND_OF[b.frame.relation]:
        return len(sides_a & sides_b) * 2 >= len(sides_a | sides_b)
    if a.frame.relation != b.frame.relation:
        return False
    alike = (set(a.agents), set(a.counterparts)) == (set(b.agents), set(b.counterparts))
    if one.sentence.number == other.sentence.number:
        beside = abs(one.trigger - other.trigger) <= BESIDE
        nested = (sides_a <= sides_b or sides_b <= sides_a) and not (_are_among_doers(a, b) or _are_among_doers(b, a))
        nested = nested and not (_is_taken_back(a, b) or _is_mediated(a, b) or _is_mediated(b, a))
        again = _source(one) == _source(other) and not _are_two_verbs(one, other)
        return (alike and (beside or again)) or (beside and nested and _source(one) == _source(other))
    return alike and (_in_one_account(one, other) or (_is_guessed(one) and _source(one) == _source(other)))


def _are_two_verbs(one: Found, other: Found) -> bool:
    """Whether two verbs of one sentence tell it, each in its own words («شاركت X في حملة Y … وسمحت لـY بـ»)."""
    verbs = all(found.sentence.nodes[found.trigger].is_verb for found in (one, other))
    return verbs and one.dealing.frame != other.dealing.frame and one.dealing.certainty >= TOLD_ANEW


def _are_among_doers(a: Dealing, b: Dealing) -> bool:
    """Whether all who deal with each other do something else to a third («يدعم X وY Z ويتعاونان»)."""
    return not a.counterparts and bool(b.counterparts) and set(a.agents) <= set(b.agents)


def _is_taken_back(a: Dealing, b: Dealing) -> bool:
    """Whether one takes what the other had taken («استعادة البلدة بعد سقوطها في يد X»): two dealings."""
    falls = any(dealing.frame.taken and dealing.frame.swapped for dealing in (a, b))
    return falls and a.agents == b.counterparts and a.counterparts == b.agents


def _is_mediated(a: Dealing, b: Dealing) -> bool:
    """Whether one brings to terms the two who in the other deal with each other: two dealings."""
    return not a.counterparts and set(a.agents) == set(b.counterparts)


def _is_guessed(one: Found) -> bool:
    """Whether a side is only taken from what was told before: then the same dealing is told on."""
    return any(guess in one.dealing.how for guess in GUESSES)


def _in_one_account(one: Found, other: Found) -> bool:
    """Whether two alike dealings stand in one attributed stretch and differ in nothing that is told."""
    if one.attribution is None or other.attribution is None or one.attribution.id != other.attribution.id:
        return False
    if (one.polarity, one.modality) != (other.polarity, other.modality):
        return False
    return one.places == other.places or not one.places or not other.places


def _source(one: Found) -> str | None:
    return one.attribution.source if one.attribution else None
