"""Those who are named of a side: «مقاتلين بينهم X», «أصدقائها مثل X وY»."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.read.claims.sentences.antecedents import Filler
from marsad.read.claims.sentences.nodes import COMMAS
from marsad.read.claims.sentences.sentences import Sentence

THEY = frozenset({"هم", "هما", "هن"})
"""Pronouns for several."""
REACH = 7
"""How many nodes after the word that opens it the name of a member stands."""


def with_members(s: Sentence, side: Filler) -> Filler:
    """A side told by name or number together with those who are named of it right behind."""
    if side.last is None or s.language != "ar":
        return side
    opened = _opened(s, side.last)
    group = _named(s, opened) if opened is not None else ()
    actors = tuple(actor for actor in s.actors(group) if actor not in side.actors)
    if opened is None or not actors:
        return side
    if _is_they(s, opened):
        # «ثلاثة من قادة X، هم A وB وC»: they alone are meant
        return replace(side, actors=actors, last=max(side.last, group[-1]))
    like = s.nodes[opened].text in s.grammar.words("examples")
    named = tuple(a for a in side.actors if not (like and all(n.generic for n in s.nodes if n.actor == a)))
    return replace(side, actors=(*named, *actors), last=max(side.last, group[-1]))


def _opened(s: Sentence, last: int) -> int | None:
    """The node of the word that opens the names of some of those at `last`."""
    members = s.grammar.words("members") | s.grammar.words("examples")
    for i in range(last + 1, min(len(s.nodes), last + 4)):
        node = s.nodes[i]
        if node.text.removeprefix("و") in members or _is_they(s, i):
            return i
        if node.actor is not None and i == last + 1 and s.nodes[last].generic:
            # «خمسة من مسلحي X، بينهم»
            continue
        if node.text not in COMMAS and node.text.removeprefix("و") not in ("من", "علي", "في"):
            return None
    return None


def _is_they(s: Sentence, i: int) -> bool:
    """Whether a pronoun behind a comma says that those are meant who are named next («، هم A وB»)."""
    return s.nodes[i].text.removeprefix("و") in THEY and s.nodes[i - 1].text in COMMAS and s.nodes[i + 1 : i + 2] != []


def _named(s: Sentence, opened: int) -> tuple[int, ...]:
    """The group of names behind the word that opens them, titles between."""
    for k in range(opened + 1, min(len(s.nodes), opened + REACH)):
        node = s.nodes[k]
        if k in s.groups:
            named = not any(s.nodes[i].generic for i in s.groups[k])
            return tuple(i for i in s.groups[k] if i >= k) if named else ()
        if k not in s.modifiers and (node.is_verb or node.is_bound or node.word.role != "word"):
            return ()
    return ()
