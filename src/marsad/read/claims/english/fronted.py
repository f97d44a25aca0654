"""Who does what a participle tells that opens its sentence: «Backed by X, Y advanced», «After being freed, Y left»."""

from __future__ import annotations

from marsad.read.claims.english.antecedents import pronoun
from marsad.read.claims.english.smallwords import NOMINATIVE, OWNERS
from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.antecedents import Filler, filler
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.roles import CLOSERS

OWN = frozenset({"before", "after", "while", "when", "without", "by", "since", "despite", "upon", "through", "besides"})
"""Words before a participle that tells what the subject of the clause does («questioned X before arresting him»)."""
OPENING = OWN.union("being having been although though if once not also and but on".split(), "\"'(")
"""What may stand before a participle with which a sentence opens."""
BEHIND = 30
"""How many nodes after the participle the subject of its clause can stand."""
BEFORE = 6
"""How many words can stand between the comma and the subject («the 44-year-old former driver»)."""


def fronted(scene: Scene, s: Sentence, v: int) -> Filler | None:
    """The subject that follows the clause of a participle with which a sentence, or one quoted in it, begins."""
    before = s.nodes[s.fence(v) : v]
    if any(n.actor is not None or not (n.text in OPENING or n.text.endswith("ly")) for n in before):
        return None
    return _behind(scene, s, v)


def fronted_noun(scene: Scene, s: Sentence, t: int) -> Filler | None:
    """The subject behind a noun in the phrase that opens its sentence («In a raid on X, Y seized»)."""
    before = s.nodes[s.fence(t) : t]
    if not before or len(before) > BEFORE or before[0].text not in s.grammar.words("opening_phrases"):
        return None
    plain = all(
        n.actor is None and n.word.role == "word" and not n.is_verb and n.text not in OWNERS for n in before[1:]
    )
    return _behind(scene, s, t) if plain else None


def _behind(scene: Scene, s: Sentence, v: int) -> Filler | None:
    """The subject of the clause that begins behind a comma after a node."""
    for comma in range(v + 1, min(len(s.nodes) - 2, v + BEHIND)):
        node = s.nodes[comma]
        if node.text in CLOSERS:
            return None
        if node.text == "," and (found := _subject_at(scene, s, comma + 1)) is not None:
            return found
    return None


def _subject_at(scene: Scene, s: Sentence, first: int) -> Filler | None:
    """The subject with which a clause begins at a node, whose verb follows it or what two commas say of it."""
    if s.nodes[first].text in NOMINATIVE:
        return pronoun(scene, s, first) if _is_followed_by_verb(s, first + 1) else None
    for i in range(first, min(len(s.nodes), first + BEFORE)):
        node = s.nodes[i]
        if i in s.groups:
            group = s.groups[i]
            begins = group[0] == i and (_is_followed_by_verb(s, group[-1] + 1) or _is_described(s, group[-1] + 1))
            return filler(s, group, 0.9, "subject behind") if begins else None
        if node.is_verb or node.word.role != "word" or node.word.conjunction:
            return None
    return None


def _is_followed_by_verb(s: Sentence, i: int) -> bool:
    """Whether a finite verb stands at a node, or behind adverbs and auxiliaries there."""
    passive = s.grammar.words("passive") | s.grammar.words("adverbs") | {"has", "have", "had", "will", "would", "did"}
    while i < len(s.nodes) and s.nodes[i].actor is None and not s.nodes[i].is_verb:
        node = s.nodes[i]
        if node.text not in passive and not node.text.endswith("ly") and node.word.role != "negation":
            return False
        i += 1
    return i < len(s.nodes) and s.nodes[i].is_verb


def _is_described(s: Sentence, comma: int) -> bool:
    """Whether what a comma opens is said of the one before it, with a verb behind the comma that closes it."""
    if comma >= len(s.nodes) or s.nodes[comma].text != ",":
        return False
    closing = next((i for i in range(comma + 1, min(len(s.nodes), comma + BEHIND)) if s.nodes[i].text == ","), None)
    return closing is not None and _is_followed_by_verb(s, closing + 1)
