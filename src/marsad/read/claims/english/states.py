"""Which places of an English page act as states: by what they do and own there."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model.actor import PageActor
from marsad.read.claims.english.nodes import OWNER
from marsad.read.claims.english.smallwords import ADVERBIAL
from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.sentences.joints import is_bare
from marsad.read.claims.sentences.sentences import Sentence
from marsad.text.folding import folded

NEAR = 3
"""Within how many nodes of a name the office stands that it owns."""


def acting(sentences: Sequence[Sentence], actors: Sequence[PageActor]) -> frozenset[int]:
    """The places that deal with others by an English sentence: as its subject, by an office, as one of two sides."""
    found: set[int] = set()
    for s in sentences:
        for first, group in s.groups.items() if s.language == "en" else ():
            places = [a for k in group if (a := s.nodes[k].actor) is not None and actors[a].type == "place"]
            if places and (_does(s, group) or _has_office(s, first) or _is_between(s, group)):
                found.update(places if first == group[0] else s.actors((first,)))
    found.update(number for number, actor in enumerate(actors) if _is_realm(actor.name))
    return frozenset(actor for actor in found if actors[actor].type == "place")


def _is_realm(name: str) -> bool:
    """Whether the name of a place says that it is a state («the Republic of X», «the X Emirate»)."""
    words = folded(name).split()
    return not constructions("en").words("realms").isdisjoint((words[0], words[-1]))


def _does(s: Sentence, group: Sequence[int]) -> bool:
    """Whether the verb of a dealing follows those of a group, whom nothing leads."""
    following = (
        node for node in s.nodes[group[-1] + 1 :] if node.text not in ADVERBIAL and node.word.role != "negation"
    )
    verb = next(following, None)
    return verb is not None and verb.is_verb and bool(verb.word.forms) and is_bare(s, group[0])


def _has_office(s: Sentence, i: int) -> bool:
    """Whether an office or a force is that of the name at a node («X's army», «the president of X», «X's ally»)."""
    words = s.grammar.words("titles") | s.grammar.words("bodies") | s.grammar.words("instruments")
    after = s.nodes[i + 1 : i + 1 + NEAR] if s.nodes[i].word.stem == OWNER else ()
    led = i > 1 and s.nodes[i - 1].text == "of"
    return any(node.text in words for node in (*after, *(s.nodes[max(0, i - NEAR) : i - 1] if led else ())))


def _is_between(s: Sentence, group: Sequence[int]) -> bool:
    """Whether those of a group are the sides of something between them."""
    return len(group) > 1 and group[0] > 0 and s.nodes[group[0] - 1].text in s.grammar.words("between")
