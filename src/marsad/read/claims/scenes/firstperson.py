"""Who says "I" or "we"."""

from __future__ import annotations

from collections import Counter

from marsad.read.claims.scenes.offices import owner_within
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.agreement import agrees
from marsad.read.claims.sentences.antecedents import Filler
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sentences.topics import has_plain_subject
from marsad.text.verbs import Inflection

_QUOTES = frozenset('«"“:-■')
"""Marks before somebody's own words."""
_HERS = Inflection("past", 3, "f", "s")
"""What the form says of its subject that is the speaker's as well («اتفقت»)."""
_TURNS = ("turns",)
"""Under what is kept who is asked by whom in an interview."""
_OURS = ("ours",)
"""Under what is kept which body each speaker calls «we in X»."""
_HOUSE = ("house",)
"""Under what is kept whose statement the page is."""
_SIGNATURE = 6
"""How many nodes a line that signs a statement has at most."""


def speaker(scene: Scene, s: Sentence, v: int) -> Filler | None:
    """Who says "I" or "we" at a node: for "we", whom the speaker stands for by title."""
    # a cue stands outside of what is said by it («أشكر»)
    start, word = s.nodes[v].start, s.nodes[v].word
    actor = scene.speakers.get(start, scene.cued.get(start))
    asked = _asked(scene).get(actor) if actor is not None else None
    if asked is not None:
        # «هل التقيت X؟»: he who is asked
        return Filler((asked,), 0.85, "who is asked")
    many = (word.verb is not None and word.verb.person == 1 and word.verb.number == "p") or word.pronoun == "نا"
    many = many or is_we(s, v)
    if actor is None and many:
        body = _spoken_for(scene, start)
        body = _house(scene) if body is None and scene.voices.at(start) is None else body
        return Filler((body,), 0.85, "speaker of") if body is not None else None
    if actor is None:
        # «اتصلت بي قارئة»: who writes the page
        return Filler((scene.writer,), 0.85, "writer") if scene.writer is not None else None
    if many:
        known = scene.stands_for.get(actor)
        actor = _ours(scene).get(actor, actor) if known is None else known
    return Filler((actor,), 0.85, "speaker")


def is_we(s: Sentence, i: int) -> bool:
    """Whether «we» stands at a node as a word of its own."""
    return s.nodes[i].text.lstrip("وف") == "نحن"


def addressed(scene: Scene, s: Sentence, i: int) -> Filler | None:
    """Whom the word at a node addresses: in the turns of an interview, whoever is asked («تتهمكم X بأنكم»)."""
    asked = _asked(scene).get(scene.speakers.get(s.nodes[i].start))
    return Filler((asked,), 0.85, "who is asked") if asked is not None else None


def _asked(scene: Scene) -> dict[int | None, int]:
    """For who asks in an interview that is printed as turns, the person whose answers follow."""
    if _TURNS not in scene.kept:
        sources = {actor.id: number for number, actor in enumerate(scene.actors)}
        turns = [(a.stance, sources.get(a.source)) for _, _, a in scene.voices.contents if a.cue is None]
        askers = {who for stance, who in turns if stance == "asks" and who is not None}
        asked = Counter(who for _, who in turns if who is not None and who not in askers)
        most = next((who for who, _ in asked.most_common(1) if scene.actors[who].type == "person"), None)
        scene.kept[_TURNS] = dict.fromkeys(askers, most) if most is not None else {}
    found: dict[int | None, int] = scene.kept[_TURNS]
    return found


def is_own_past(scene: Scene, s: Sentence, v: int, verb: Inflection) -> bool:
    """Whether a past that can be hers is that of a person in whose own quoted words it stands («اتفقت مع X»).

    Nobody feminine stands before it in those words or right behind it.
    """
    node = s.nodes[v]
    if verb != _HERS or not node.word.forms or has_plain_subject(s, v):
        return False
    ends = node.word.stem.removesuffix(node.word.pronoun).endswith("ت")
    who = scene.speakers.get(node.start) if ends and node.start not in scene.cued else None
    said = scene.voices.at(node.start) if who is not None and scene.actors[who].type == "person" else None
    if said is None:
        return False
    place = scene.page.place(said.content.start)
    quoted = said.cue is None or not _QUOTES.isdisjoint(scene.page.text[max(0, place - 1) : place + 1])
    before = (k for k in s.groups if s.fence(v) <= k < v)
    return quoted and not _is_hers(s, v + 1) and all(agrees(s.features((k,)), "f", "s") == 0 for k in before)


def _is_hers(s: Sentence, i: int) -> bool:
    """Whether who or what stands right behind a verb can be its feminine subject («دقت الطبول», «قابلت الحركة»)."""
    if i >= len(s.nodes) or s.nodes[i].word.preposition or s.nodes[i].is_verb or s.nodes[i].word.role != "word":
        return False
    node = s.nodes[i]
    if node.actor is not None:
        return node.kind != "person"
    return node.text not in s.grammar.words("titles")


def _spoken_for(scene: Scene, start: int) -> int | None:
    """The body that somebody without a name speaks for at a place («قال مصدر في X: «التقينا ...»»)."""
    said = scene.voices.at(start)
    if said is None or said.speaker is None:
        return None
    called = scene.page.text[scene.page.place(said.speaker.start) : scene.page.place(said.speaker.end)]
    return owner_within(called, scene.bodies)


def _ours(scene: Scene) -> dict[int | None, int]:
    """The body that each speaker calls «we in X»; under None that of a page's own words («إننا في حركة X نطالب»)."""
    if _OURS not in scene.kept:
        found: dict[int | None, int] = {}
        for sentence in scene.sentences:
            for i, node in enumerate(sentence.nodes):
                body = _we_in(scene, sentence, i) if node.text.endswith(("نا", "نحن")) else None
                outside = body is not None and scene.voices.at(node.start) is None
                if body is not None and (outside or node.start in scene.speakers):
                    found.setdefault(scene.speakers.get(node.start), body)
        scene.kept[_OURS] = found
    ours: dict[int | None, int] = scene.kept[_OURS]
    return ours


def _we_in(scene: Scene, s: Sentence, i: int) -> int | None:
    """The body in which those are who say «we» at a node («نحن في X», «إننا في قيادة X», «نحن حركة X»)."""
    word, last = s.nodes[i].word, i + 1
    if not (is_we(s, i) or (word.role == "that" and word.pronoun == "نا")):
        return None
    if last < len(s.nodes) and s.nodes[last].text == "في":
        last += 1
        last += last < len(s.nodes) and s.nodes[last].text.removeprefix("ال") in s.grammar.words("levels")
    node = s.nodes[last] if last < len(s.nodes) else None
    body = node.actor if node is not None and not (node.word.conjunction or node.word.preposition) else None
    return body if body is not None and scene.actors[body].type == "organization" else None


def _house(scene: Scene) -> int | None:
    """Whose statement a page is: who says «we in X» in its own words, or who alone signs it in its last line."""
    if _HOUSE not in scene.kept:
        scene.kept[_HOUSE] = _ours(scene).get(None, _signing(scene))
    house: int | None = scene.kept[_HOUSE]
    return house


def _signing(scene: Scene) -> int | None:
    """The body with whose name alone the last sentence of a page begins, and hardly anything behind it."""
    last = scene.sentences[-1] if scene.sentences else None
    if last is None or len(last.nodes) > _SIGNATURE or any(node.is_verb for node in last.nodes):
        return None
    body = next((node.actor for node in last.nodes[:1]), None)
    return body if body is not None and scene.actors[body].type == "organization" else None
