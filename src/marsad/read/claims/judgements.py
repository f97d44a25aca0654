"""What speakers think of others: praise or blame that the predicate of a clause without a verb of doing tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec.structs import replace

from marsad.read.claims.findings import Found, time_of
from marsad.read.claims.frames import Dealing
from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.lexicon.triggers import Frame, agreed, frames, predicates
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.sentences import Sentence
from marsad.text.remembered import remembered

UN = "غير"
"""The word that turns the adjective behind it to its contrary."""
REACH = 8
"""How many nodes before its predicate the one stands of whom it is said."""
TIED = 3
"""How many words more a predicate has before the coloured one where a pronoun or «كان» ties it to its topic,"""
LOOSE = 1
"""and where nothing does."""
SAID = 0.9
"""How sure it is that the predicate is said of the topic of its clause."""


@cache
def _fit() -> frozenset[str]:
    """The folded forms of what blames behind «غير»."""
    return frozenset(form for word in constructions("ar").lists["fit"] for form in agreed(word))


@cache
def coloured() -> Mapping[str, Frame]:
    """By its folded forms each word that praises or blames whom it is said of, with the frame of its row."""
    return {form: frame for frame, row in frames("ar") for form in predicates(row)}


def judged(scene: Scene) -> Iterator[Found]:
    """What those who speak on a page say of others with a predicate alone («قال إن X عدو», «دور X خطير»)."""
    speakers = scene.speakers
    for s in scene.sentences if speakers else ():
        said = [i for i, n in enumerate(s.nodes) if n.start in speakers and _can_colour(n.text) and not n.is_verb]
        for i in said if s.language == "ar" else ():
            node, frame = s.nodes[i], _colour(s, i)
            if frame is None:
                continue
            speaker = speakers[node.start]
            group = _topic(scene, s, i)
            others = tuple(a for a in s.actors(group) if a != speaker and not _is_paper(scene, a)) if group else ()
            if group and others and speaker not in s.actors(group):
                frame = replace(frame, weight=frame.weight * SAID)
                one = Dealing(frame, (speaker,), others, frame.weight, group[0], i, "speaker / judged")
                yield Found(s, i, one, scene.voices.at(node.start), "actual", "positive", (), time_of(scene, s, i))


def _is_paper(scene: Scene, actor: int) -> bool:
    """Whether an actor is a document, which nobody accuses by calling it forged."""
    return scene.actors[actor].type == "document"


@remembered
def _can_colour(text: str) -> bool:
    """Whether a word or name has a word in it that can praise or blame."""
    return text == UN or not coloured().keys().isdisjoint((text.removeprefix("ال"), *text.split()))


def _colour(s: Sentence, i: int) -> Frame | None:
    """The frame of the word that praises or blames at a node, or within what is named without article there."""
    node = s.nodes[i]
    if node.actor is not None:
        named = () if node.text.startswith("ال") else node.text.split()[1:]
        return next((coloured()[word] for word in named if word in coloured()), None)
    if node.text == UN and (i + 1 == len(s.nodes) or s.nodes[i + 1].text not in _fit()):
        return None
    is_one = i > 0 and s.nodes[i - 1].text in s.grammar.words("alone")  # «X هو العدو»
    return coloured().get(node.text.removeprefix("ال") if is_one else node.text)


def _topic(scene: Scene, s: Sentence, i: int) -> tuple[int, ...] | None:
    """The group that opens the clause whose predicate stands at a node."""
    alone = s.grammar.words("alone")
    tied = False
    between = 0
    for j in range(i - 1, max(-1, i - REACH), -1):
        node = s.nodes[j]
        if scene.speakers.get(node.start) != scene.speakers.get(s.nodes[i].start):
            return None
        if j in s.groups:
            first = s.groups[j][0]
            return s.groups[j] if _opens(scene, s, first) and between <= (TIED if tied else LOOSE) else None
        if node.text in alone or "being" in node.word.kinds or node.text in s.grammar.words("likening"):
            tied = True
            continue
        ends = node.is_bound or node.is_verb or node.word.role in ("mark", "negation")
        if ends or node.word.preposition or node.word.conjunction:
            return None
        between += 1
    return None


def _opens(scene: Scene, s: Sentence, first: int) -> bool:
    """Whether an actor, or what he says, does or is, opens a clause («إن X», «إن تصريحات X»)."""
    for j in (first - 1, first - 2):
        node = s.nodes[j] if j >= 0 else None
        if node is None or node.word.role == "that" or scene.speakers.get(node.start) is None:
            return True
        if node.actor is not None or node.word.stem.removeprefix("ال") not in s.grammar.words("deeds"):
            return False
    return False
