"""Find the dealings that a page reports: who did what with whom, where, when, and on whose word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from marsad.model.actor import PageActor
from marsad.model.attribution import UNNAMED, Attribution
from marsad.model.claim import KIND_OF, Claim, Modality, Polarity
from marsad.model.ids import make_id
from marsad.model.moment import Moment
from marsad.model.span import Span
from marsad.model.zone import Zone, ZoneKind
from marsad.read.clauses import Features, Node, Sentence, countries_named, features, group, nodes_of
from marsad.read.frames import HOSTILE, Dealing, completed, dealing, sides
from marsad.read.grammar import constructions, nationalities
from marsad.read.modality import modality, polarity
from marsad.read.page import Page
from marsad.read.roles import Scene, pronoun
from marsad.read.triggers import Frame
from marsad.text.folding import key

OBLIGED = 14
"""Among the first so many words of a proposal the one is named on whom it lies."""
BESIDE = 8
"""Within so many words two triggers of one dealing tell it once."""
SURE = 0.45
"""From this certainty on a dealing is remembered for what follows."""
TOLD: frozenset[ZoneKind] = frozenset({"headline", "body", "post"})
"""Zones whose sentences tell dealings."""
FLOOR = 0.33
"""Below this certainty a dealing is not taken for one."""


@dataclass(frozen=True, slots=True)
class Found:
    """A dealing where it was found."""

    sentence: Sentence
    trigger: int
    dealing: Dealing
    attribution: Attribution | None
    modality: Modality
    polarity: Polarity
    places: tuple[int, ...]
    time: int | None


def claims(
    page: Page,
    zones: Sequence[Zone],
    actors: Sequence[PageActor],
    times: Sequence[Moment],
    attributions: Sequence[Attribution],
) -> tuple[Claim, ...]:
    """The dealings of the page's own text between actors on the list, in page order."""
    sentences = _sentences(page, zones, actors)
    people = [features(actor, key(actor.name) if not actor.mentions else _folded_name(page, actor)) for actor in actors]
    for sentence in sentences:
        group(sentence, people)
    quoted = _Quoted(page, attributions)
    for sentence in sentences:
        sentence.fences = quoted.fences(sentence)
    scene = _scene(page, sentences, people, actors, quoted)
    for sentence in sentences:
        for one in _in_sentence(scene, sentence, guess=False):
            _remember(scene, one[1])
    found: list[Found] = []
    for sentence in sentences:
        for trigger, one in _in_sentence(scene, sentence, guess=True):
            _remember(scene, one)
            found.append(_found(scene, sentence, trigger, one, quoted, times, page))
    found.extend(_obliged(scene, quoted, found, times, page))
    kept = _once(found)
    told = [*kept, *_denied(kept, sentences, attributions, page)]
    told.sort(key=lambda one: (one.sentence.number, one.trigger))
    return tuple(_claim(page, actors, one) for one in told)


def _scene(
    page: Page, sentences: Sequence[Sentence], people: Sequence[Features], actors: Sequence[PageActor], quoted: _Quoted
) -> Scene:
    numbers = {actor.id: number for number, actor in enumerate(actors)}
    speakers: dict[int, int] = {}
    openers: dict[int, int] = {}
    cued: dict[int, int] = {}
    for sentence in sentences:
        for i, node in enumerate(sentence.nodes):
            attribution = quoted.at(node.start)
            if attribution is not None and attribution.source in numbers:
                speakers[node.start] = numbers[attribution.source]
                opens = i > 0 and sentence.fences[i] == i and sentence.nodes[i - 1].text != ":"
                if opens and attribution.stance == "denies":
                    openers[node.start] = numbers[attribution.source]
            own = quoted.cued(node.start, node.end)
            if own is not None and own.source in numbers:
                cued[node.start] = numbers[own.source]
    states = frozenset(countries_named(page, actors).values())
    called = frozenset(page.place(a.content.start) for a in quoted.attributions if a.stance == "proposes")
    offices = _offices(sentences, countries_named(page, actors))
    heads = constructions("ar").words("outlets")
    outlets = frozenset(
        number
        for number, actor in enumerate(actors)
        if any(page.text[page.place(m.start) : page.place(m.end)].split(" ")[0] in heads for m in actor.mentions)
    )
    return Scene(sentences, people, actors, speakers, openers, cued, called, states, outlets, offices)


def _offices(sentences: Sequence[Sentence], states: Mapping[str, int]) -> dict[int, int]:
    """For persons named with an office, the country or body it belongs to («وزير خارجية X فلان»)."""
    titles, adjectives = constructions("ar").words("titles"), nationalities()
    out: dict[int, int] = {}
    for sentence in sentences:
        for i, node in enumerate(sentence.nodes):
            if node.kind != "person" or node.actor is None or i in sentence.modifiers:
                continue
            near = [*range(max(0, i - 5), i), *range(i + 1, min(len(sentence.nodes), i + 6))]
            owner = next((sentence.nodes[k].actor for k in near if k in sentence.modifiers), None)
            before = sentence.nodes[max(0, i - 5) : i]
            if owner is None and any(word.text in titles for word in before):
                codes = (adjectives.get(word.text.removeprefix("ال")) for word in before if word.actor is None)
                owner = next((states[code] for code in codes if code in states), None)
            if owner is not None:
                out.setdefault(node.actor, owner)
    return out


def _folded_name(page: Page, actor: PageActor) -> str:
    mention = max(actor.mentions, key=lambda m: m.end - m.start)
    return page.text[page.place(mention.start) : page.place(mention.end)]


def _sentences(page: Page, zones: Sequence[Zone], actors: Sequence[PageActor]) -> list[Sentence]:
    spans = _spans(page, actors)
    states = countries_named(page, actors)
    kinds = [actor.type for actor in actors]
    vocabulary = frozenset(token.text for token in page.tokens)
    told = [(page.place(zone.start), page.place(zone.end), zone.kind) for zone in zones if zone.kind in TOLD]
    out: list[Sentence] = []
    for start, end, kind in told:
        for a, b in page.sentences:
            if a < end and b > start:
                bounds = max(a, start), min(b, end)
                out.append(Sentence(len(out), *bounds, kind, nodes_of(page, bounds, spans, states, vocabulary, kinds)))
    return out


def _spans(page: Page, actors: Sequence[PageActor]) -> list[tuple[int, int, int]]:
    """Where actors are named, in folded characters, the longest where several lie in one another."""
    every = sorted(
        (page.place(m.start), -page.place(m.end), number) for number, actor in enumerate(actors) for m in actor.mentions
    )
    out: list[tuple[int, int, int]] = []
    for start, minus_end, number in every:
        if not out or start >= out[-1][1]:
            out.append((start, -minus_end, number))
    return out


class _Quoted:
    """Which attribution is innermost at a place of the folded text, and whose cue stands there."""

    def __init__(self, page: Page, attributions: Sequence[Attribution]) -> None:
        self.attributions = attributions
        self.contents = [(page.place(a.content.start), page.place(a.content.end), a) for a in attributions]
        self.cues = [(page.place(a.cue.start), page.place(a.cue.end), a) for a in attributions if a.cue is not None]

    def at(self, place: int) -> Attribution | None:
        """The attribution with the shortest content around a place."""
        around = [(end - start, n) for n, (start, end, _) in enumerate(self.contents) if start <= place < end]
        return self.contents[min(around)[1]][2] if around else None

    def fences(self, sentence: Sentence) -> list[int]:
        """For each node of a sentence the first node of the innermost content around it, 0 where none begins there."""
        out: list[int] = []
        starts = [node.start for node in sentence.nodes]
        for start in starts:
            around = [a for a, b, _ in self.contents if sentence.start < a <= start < b]
            out.append(bisect_left(starts, max(around)) if around else 0)
        return out

    def cued(self, start: int, end: int) -> Attribution | None:
        """The attribution whose cue meets a stretch."""
        return next((a for s, e, a in self.cues if s < end and start < e), None)


def _in_sentence(scene: Scene, s: Sentence, *, guess: bool) -> Iterable[tuple[int, Dealing]]:
    """The triggers of a sentence that tell a dealing, each with the best one of its readings."""
    for t, node in enumerate(s.nodes):
        if node.actor is None and node.word.forms and not (t > 0 and s.nodes[t - 1].text == "عدم"):
            best = _best(scene, s, t, node, guess=guess)
            if best is not None and best.certainty >= FLOOR:
                yield t, best


def _found(
    scene: Scene, s: Sentence, t: int, one: Dealing, quoted: _Quoted, times: Sequence[Moment], page: Page
) -> Found:
    node = s.nodes[t]
    attribution = quoted.cued(node.start, node.end) if one.frame.speech else None
    attribution = attribution or quoted.at(node.start)
    places = _places(scene, s, t, one)
    return Found(s, t, one, attribution, modality(s, one.first, t), polarity(s, t), places, _time(s, t, times, page))


def _best(scene: Scene, s: Sentence, t: int, node: Node, *, guess: bool) -> Dealing | None:
    best: Dealing | None = None
    for form in node.word.forms:
        if form.kind in ("verb", "noun") and (form.kind == "verb") != node.is_verb:
            continue
        open_sides = sides(scene, s, t, form)
        if open_sides is None:
            continue
        one = dealing(scene, s, t, form.frame, open_sides)
        if not guess:
            doers, others = (
                side.actors if side and side.certainty >= 0.8 else () for side in (open_sides.agent, open_sides.counter)
            )
            scene.told.setdefault(s.number, []).append((t, form.frame.relation, doers, others))
        elif one is None or not form.frame.speech:
            better = dealing(scene, s, t, form.frame, completed(scene, s, t, form.frame, open_sides))
            one = better if one is None or (better is not None and better.certainty > one.certainty) else one
        if one is not None and (best is None or _rank(one) > _rank(best)):
            best = one
    return best


def _rank(one: Dealing) -> tuple[bool, float]:
    return bool(one.frame.with_), one.certainty


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


def _time(s: Sentence, t: int, times: Sequence[Moment], page: Page) -> int | None:
    """The moment of the trigger's clause: the nearest one of the sentence with no other clause between."""
    best: tuple[int, int] | None = None
    for number, moment in enumerate(times):
        place = page.place(moment.start)
        if not s.start <= place < s.end:
            continue
        at = bisect_right([node.start for node in s.nodes], place) - 1
        low, high = sorted((at, t))
        if any(node.word.role in ("that", "subordinator") for node in s.nodes[low + 1 : high]):
            continue
        if best is None or high - low < best[0]:
            best = (high - low, number)
    return best[1] if best else None


def _remember(scene: Scene, one: Dealing) -> None:
    """Keep who dealt with whom, for what is told later without naming a side again."""
    everyone = (*one.agents, *one.counterparts)
    if len(everyone) == 2 and one.certainty >= SURE:
        scene.pair = everyone
    if one.frame.relation in HOSTILE and one.certainty >= SURE:
        for actor in one.agents:
            scene.rivals[actor] = one.counterparts or tuple(a for a in one.agents if a != actor)
        for actor in one.counterparts:
            scene.rivals[actor] = one.agents


ASKING = Frame("REQUEST", frozenset(), frozenset(), frozenset(), speech=True, weight=0.6)
"""What a proposal tells that says on whom it lies to act («على X أن يفعل»)."""


def _obliged(
    scene: Scene, quoted: _Quoted, found: Sequence[Found], times: Sequence[Moment], page: Page
) -> Iterable[Found]:
    """For each proposal that tells no request by its cue, the request to the actor on whom it lies («على X أن»)."""
    done = {one.attribution.id for one in found if one.attribution and one.dealing.frame.relation == "REQUEST"}
    numbers = {actor.id: number for number, actor in enumerate(scene.actors)}
    for start, end, attribution in quoted.contents:
        source = numbers.get(attribution.source)
        if attribution.stance != "proposes" or attribution.id in done or source is None:
            continue
        from_ = min(start, page.place(attribution.cue.start)) if attribution.cue else start
        for s in scene.sentences:
            reach = [i for i, node in enumerate(s.nodes) if from_ <= node.start < end][:OBLIGED]
            addressee = next((i for i in reach if _lies_on(s, i)), None)
            if addressee is None:
                continue
            one = _addressed(scene, s, addressee, source)
            if one is not None:
                yield Found(s, addressee, one, attribution, "actual", "positive", (), _time(s, addressee, times, page))
            break


def _lies_on(s: Sentence, i: int) -> bool:
    """Whether «على» before the actor at a node, or with a pronoun, lays a duty on it."""
    node = s.nodes[i]
    if node.word.role == "preposition" and node.word.preposition == "علي" and node.word.pronoun:
        return True
    before = s.nodes[i - 1] if i else None
    return (
        node.actor is not None
        and before is not None
        and before.word.preposition == "علي"
        and before.word.role == "preposition"
    )


def _addressed(scene: Scene, s: Sentence, i: int, source: int) -> Dealing | None:
    node = s.nodes[i]
    who = s.actors(s.groups.get(i, ()))
    if node.actor is None:
        back = pronoun(scene, s, i, node.word.pronoun, as_subject=False, without=(source,))
        who = back.actors if back else ()
    others = tuple(a for a in who if a != source)
    return Dealing(ASKING, (source,), others, 0.5, i, i, "obliged") if others else None


def _once(found: Sequence[Found]) -> list[Found]:
    """Each dealing of one source once; a headline only where the body does not tell it again."""
    kept: list[Found] = []
    for one in sorted(
        found, key=lambda f: (f.sentence.kind == "headline", -f.dealing.certainty, f.sentence.number, f.trigger)
    ):
        if not any(_same(one, other) for other in kept):
            kept.append(one)
    return kept


def _same(one: Found, other: Found) -> bool:
    a, b = one.dealing, other.dealing
    sides_a, sides_b = {*a.agents, *a.counterparts}, {*b.agents, *b.counterparts}
    if one.sentence.kind == "headline" and KIND_OF[a.frame.relation] == KIND_OF[b.frame.relation]:
        return len(sides_a & sides_b) * 2 >= len(sides_a | sides_b)
    nested = sides_a <= sides_b or sides_b <= sides_a
    if one.sentence.number == other.sentence.number and a.frame.relation == b.frame.relation and nested:
        return _source(one) == _source(other)
    if a.frame.relation != b.frame.relation or (set(a.agents), set(a.counterparts)) != (
        set(b.agents),
        set(b.counterparts),
    ):
        return False
    if one.sentence.number == other.sentence.number:
        return _source(one) == _source(other) or abs(one.trigger - other.trigger) <= BESIDE
    if one.attribution is None or other.attribution is None or one.attribution.id != other.attribution.id:
        return False
    if (one.polarity, one.modality) != (other.polarity, other.modality):
        return False
    return one.places == other.places or not one.places or not other.places


def _source(one: Found) -> str | None:
    return one.attribution.source if one.attribution else None


def _denied(
    kept: Sequence[Found], sentences: Sequence[Sentence], attributions: Sequence[Attribution], page: Page
) -> list[Found]:
    """For each denial that only refers back («ينفي ذلك»), the dealing it denies, once more on the denier's word."""
    words = constructions("ar").words("report_words")
    out: list[Found] = []
    for attribution in attributions:
        if attribution.stance != "denies" or any(one.attribution is attribution for one in kept):
            continue
        start, end = page.place(attribution.content.start), page.place(attribution.content.end)
        place = page.place(attribution.cue.start) if attribution.cue else start
        back = [
            one for one in kept if one.sentence.nodes[one.trigger].start < place and one.attribution is not attribution
        ]
        if not back:
            continue
        here = max((s.number for s in sentences if s.start <= place), default=0)
        near = [one for one in back if here - one.sentence.number <= 2]
        content = page.text[start:end].split()
        if near:
            chosen = max(near, key=lambda one: (one.sentence.number, one.trigger))
        elif any(word in words for word in content):
            chosen = min(back, key=lambda one: (one.sentence.number, one.trigger))
        else:
            continue
        out.append(replace(chosen, attribution=attribution))
    return out


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
        span=Span(span.start, span.end),
        confidence=round(min(1.0, d.certainty), 3),
    )


__all__ = ["UNNAMED", "claims"]
