"""Set the scene of a page for finding roles: its sentences, who speaks where, who stands for whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from marsad.model.actor import PageActor
from marsad.model.attribution import Attribution
from marsad.model.moment import Moment
from marsad.model.span import Span
from marsad.model.zone import Zone, ZoneKind
from marsad.read.claims.english.nodes import english_nodes
from marsad.read.claims.english.parting import with_own_clauses
from marsad.read.claims.english.states import acting
from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.lexicon.words import Rule
from marsad.read.claims.scenes.actingplaces import acting_places
from marsad.read.claims.scenes.offices import name_homelands, offices_of, owners_of
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.scenes.voices import Voices
from marsad.read.claims.sentences.arabicnodes import cast, nodes_of
from marsad.read.claims.sentences.genders import name_genders
from marsad.read.claims.sentences.groups import group
from marsad.read.claims.sentences.nodes import Cast, Node
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.page import Page
from marsad.read.zones.outlets import names as outlet_names
from marsad.text.remembered import remembered

LATIN = re.compile("[a-z]")
COUNTING = frozenset(("من", "الف", "الاف", "مليون", "ملايين"))
"""Words between a number and whom it counts."""
TOLD: frozenset[ZoneKind] = frozenset({"headline", "body", "post"})
"""Zones whose sentences tell dealings."""

CUE = 12
"""Within how many nodes before its content the verb of a promise stands."""
FAR = 1.7
"""How many times as often as the next the one is named whom the page is about."""
CALLS = frozenset({"proposes", "alleges"})
"""Stances of those who call on somebody to do what the content tells, or charge him with it."""


def scene(
    page: Page,
    zones: Sequence[Zone],
    named: Sequence[PageActor],
    times: Sequence[Moment],
    attributions: Sequence[Attribution],
    people: Sequence[PageActor] = (),
) -> Scene:
    """The scene of a page, with nothing told yet; `people` are those whom it names only by what they are."""
    actors = (*named, *people)
    voices = Voices(page, attributions)
    known = cast(page, actors, len(named), times)
    sentences = _sentences(page, zones, known)
    for sentence in sentences:
        _name_latest(sentence)
        group(sentence)
        if sentence.language == "en":
            with_own_clauses(sentence)
    owners = owners_of(known)
    offices = offices_of(sentences, known.nationals, owners)
    for sentence in sentences:
        name_homelands(sentence, offices, actors)
        sentence.fences = voices.fences(sentence)
    numbers = {actor.id: number for number, actor in enumerate(actors)}
    speakers, openers = _speakers(sentences, voices, numbers, _doers(attributions, actors, numbers))
    cued = {
        sentence.nodes[i].start: numbers[attribution.source]
        for sentence in sentences
        for i, attribution in voices.cues(sentence).items()
        if attribution.source in numbers
    }
    name_genders(sentences, cued)
    main = _main(sentences)
    names = [(page.text[start:end], number) for start, end, number in known.spans]
    for sentence in sentences:
        sentence.main = main
    return Scene(
        page=page,
        times=times,
        attributions=attributions,
        voices=voices,
        sentences=sentences,
        actors=actors,
        speakers=speakers,
        openers=openers,
        cued=cued,
        called=frozenset(start for start, _, one in voices.contents if one.stance in CALLS and start not in openers),
        states=known.realms | _speaking(actors, voices) | acting(sentences, actors) | acting_places(sentences, actors),
        outlets=_reporting(names),
        protesters=_called(names, "protesters"),
        stands_for=offices,
        bodies=owners,
        changing=frozenset(s.number for s in sentences if s.calls_for("pair")),
        writer=_writer(named, zones),
    )


def _main(sentences: Sequence[Sentence]) -> int | None:
    """The actor whom a page names by far the most."""
    often = Counter(node.actor for s in sentences for node in s.nodes if node.actor is not None and not node.generic)
    most = often.most_common(2)
    return most[0][0] if most and (len(most) == 1 or most[0][1] >= FAR * most[1][1]) else None


def _writer(named: Sequence[PageActor], zones: Sequence[Zone]) -> int | None:
    """The person who alone signs a page and is named nowhere else on it: whom its «I» means, where nobody speaks."""
    heads = [zone for zone in zones if zone.kind == "meta"]
    signing = [
        number
        for number, actor in enumerate(named)
        if actor.type == "person" and all(any(z.start <= m.start < z.end for z in heads) for m in actor.mentions)
    ]
    return signing[0] if len(signing) == 1 else None


def _sentences(page: Page, zones: Sequence[Zone], known: Cast) -> list[Sentence]:
    told = [(page.place(zone.start), page.place(zone.end), zone.kind) for zone in zones if zone.kind in TOLD]
    out: list[Sentence] = []
    for start, end, kind in told:
        for a, b in page.sentences:
            if a < end and b > start:
                bounds = max(a, start), min(b, end)
                language = _language(page.text[slice(*bounds)])
                if language == "en":
                    nodes, calls = english_nodes(page, bounds, known), frozenset[Rule]()
                else:
                    nodes, calls = nodes_of(page, bounds, known)
                out.append(Sentence(len(out), *bounds, kind, language, nodes, calls))
    return out


def _language(text: str) -> str:
    """The language of a sentence by its script: a page in Arabic may quote English posts."""
    if LATIN.search(text) is None:
        return "ar"
    letters = [letter for letter in text if letter.isalpha()]
    return "en" if 2 * sum(map(str.isascii, letters)) > len(letters) else "ar"


def _speakers(
    sentences: Sequence[Sentence], voices: Voices, numbers: Mapping[str, int], doers: Mapping[str, int]
) -> tuple[dict[int, int], dict[int, int]]:
    """By folded place who speaks there, and where one's words open with what he or his body does."""
    speakers: dict[int, int] = {}
    openers: dict[int, int] = {}
    denials = {one.id: one for _, _, one in voices.contents if one.stance == "denies"}
    for sentence in sentences:
        for i, attribution in voices.told(sentence):
            source = numbers.get(attribution.source)
            if source is not None:
                speakers[sentence.nodes[i].start] = source
            # «نفت X ما تردد عن هدنة مع Y»: X's
            telling = denials.get(attribution.within or "", attribution)
            doer = doers.get(telling.id)
            if doer is not None and sentence.fences[i] == i > 0 and _opens(sentence, i, telling):
                openers[sentence.nodes[i].start] = doer
    return speakers, openers


def _doers(
    attributions: Sequence[Attribution], actors: Sequence[PageActor], numbers: Mapping[str, int]
) -> dict[str, int]:
    """By attribution whose deeds the source can deny: its own, or those of the body that it has no name in.

    «نفى مصدر في قيادة X أي لقاء مع Y»: X's, also where that source goes on («، نافيا»).
    """
    found: dict[str, int] = {}
    nameless: int | None = None
    for one in attributions:
        named = numbers.get(one.source)
        if named is None and one.speaker is not None:
            nameless = _only_body_in(one.speaker, actors)
        doer = nameless if named is None else named
        if doer is not None:
            found[one.id] = doer
        nameless = None if named is not None else nameless
    return found


def _only_body_in(span: Span, actors: Sequence[PageActor]) -> int | None:
    """The one body that a stretch names, None where it names none or several."""
    inside = [
        number
        for number, actor in enumerate(actors)
        if actor.type == "organization" and any(span.start <= m.start and m.end <= span.end for m in actor.mentions)
    ]
    return inside[0] if len(inside) == 1 else None


def _opens(sentence: Sentence, i: int, attribution: Attribution) -> bool:
    """Whether its source does what a content tells that begins at a node as a noun.

    It is denied («نفى X التعاون مع Y»), promised or threatened («هدد X بمهاجمة Y»).
    """
    nodes = sentence.nodes
    if nodes[i - 1].text == ":":
        return False
    promise = nodes[i].word.preposition == "ب" or nodes[i].text in sentence.grammar.words("sparing")
    promised = promise and any("bringing" in n.word.kinds for n in nodes[max(0, i - CUE) : i])
    return attribution.stance == "denies" or (attribution.stance == "asserts" and promised)


def _called(names: Sequence[tuple[str, int]], heads: str) -> frozenset[int]:
    """The actors whose name begins with a word of a list of the tables."""
    return frozenset([number for name, number in names if heads in _heads(name)])


@remembered
def _heads(name: str) -> frozenset[str]:
    """The lists of the tables with a word that a name begins with, a number before it or not («50 ألف X»)."""
    ar, en = constructions("ar").words, constructions("en").words
    words = [word for word in name.split() if word not in ar("quantities") and word not in COUNTING]
    first = {word.removeprefix("ال") for word in words[:2]}
    return frozenset(listed for listed in ("protesters", "outlets") if first & (ar(listed) | en(listed)))


def _speaking(actors: Sequence[PageActor], voices: Voices) -> frozenset[int]:
    """The places that the page gives words to: what speaks is a state («وأكدت X أن»)."""
    sources = {attribution.source for _, _, attribution in voices.contents}
    return frozenset(number for number, actor in enumerate(actors) if actor.type == "place" and actor.id in sources)


def _reporting(names: Sequence[tuple[str, int]]) -> frozenset[int]:
    """The actors that only report: outlets and agencies, by a word of their name or by the whole."""
    longest: dict[int, str] = {}
    for name, number in names:
        # «اللواء» is no newspaper where it stands for «لواء X»
        if len(name) > len(longest.get(number, "")):
            longest[number] = name
    known = outlet_names("outlet"), outlet_names("agency")
    own = frozenset(number for number, name in longest.items() if name in known[0] or name in known[1])
    return own | _called(names, "outlets")


def _name_latest(sentence: Sentence) -> None:
    """Take «الأخيرة» behind a verb or a noun without article for the actor named last before it."""
    if not sentence.calls_for("latest"):
        return
    words = constructions("ar").words("latest")
    latest: Node | None = None
    for i, node in enumerate(sentence.nodes):
        if node.actor is not None:
            latest = node
        elif latest is not None and node.text in words and _stands_alone(sentence.nodes, i):
            sentence.nodes[i] = replace(node, actor=latest.actor, kind=latest.kind, text=latest.text)


def _stands_alone(nodes: Sequence[Node], i: int) -> bool:
    """Whether no noun stands before a node that it could describe."""
    before, grammar = nodes[i - 1].word, constructions("ar")
    willed = before.stem in grammar.words("attitudes") | grammar.words("ending")
    event = before.is_event or willed
    return nodes[i - 1].is_verb or (event and not (before.definite or before.pronoun))
