"""Those whom politeness calls brothers or friends («الأشقاء في X», «أصدقائنا في X»): X is meant."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec.structs import replace

from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.lexicon.words import Word
from marsad.read.claims.sentences.nodes import Node

IN = frozenset({"في", "من"})
"""Prepositions that tell who the brothers are."""
ENDINGS = ("", "نا", "كم", "هم", "ها", "ه", "ي")
"""The pronouns that such a noun can end in."""


def without_brethren(nodes: list[Node]) -> list[Node]:
    """The nodes with «الأشقاء في X» made X, which takes over the clitics of the noun."""
    out: list[Node] = []
    for node in nodes:
        clitics = (
            brethren().get(out[-2].text) if len(out) > 1 and node.actor is not None and out[-1].text in IN else None
        )
        if clitics is None or node.generic or node.kind == "person":
            out.append(node)
            continue
        conjunction, preposition = clitics
        out[-2:] = [replace(node, word=Word("word", preposition, conjunction=bool(conjunction)))]
    return out


@cache
def _forms() -> frozenset[str]:
    """All forms of the nouns, with the article or a pronoun: the hamza and ة at the end of a noun change before it."""
    out: set[str] = set()
    for noun in constructions("ar").words("brethren"):
        out |= {noun, "ال" + noun}
        stems = (
            {noun[:-1] + letter for letter in "ويء"}
            if noun[-1] == "ء"
            else {noun.removesuffix("ه") + "ت" * (noun[-1] == "ه")}
        )
        out |= {stem + ending for stem in stems for ending in ENDINGS if ending}
    return frozenset(out)


@cache
def brethren() -> Mapping[str, tuple[str, str]]:
    """The conjunction and the preposition written onto each form of such a noun («للأشقاء», «وأصدقائنا»)."""
    found: dict[str, tuple[str, str]] = {}
    for conjunction in ("", *"وف"):
        for preposition in ("", *"بل"):
            for form in _forms():
                # «للأشقاء»
                own = (form, form[1:]) if preposition and form.startswith("ال") else (form,)
                for rest in own:
                    found.setdefault(conjunction + preposition + rest, (conjunction, preposition))
    return found
