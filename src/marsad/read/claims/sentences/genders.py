"""Whether a person of a page is spoken of as a man or a woman: by a title, or by the verb of speaking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.sentences.nodes import Node
from marsad.read.claims.sentences.sentences import Sentence

TITLED = 5
"""How many words before a name its title can stand."""


def name_genders(sentences: Sequence[Sentence], cued: Mapping[int, int]) -> None:
    """Tell each sentence the gender of the persons of the page, where the page tells more often one than the other.

    `cued` gives for the place of a cue the actor who speaks by it.
    """
    votes: dict[int, list[str]] = {}
    for sentence in sentences:
        for i, actor in sentence.persons() if sentence.language == "ar" else ():
            votes.setdefault(actor, []).extend((*_by_title(sentence.nodes, i), *_by_cue(sentence.nodes, i, cued)))
    women = {actor: told.count("f") - told.count("m") for actor, told in votes.items()}
    found = {actor: "f" if more > 0 else "m" for actor, more in women.items() if more}
    for sentence in sentences:
        sentence.genders = found
        sentence.described.clear()


def _by_title(nodes: Sequence[Node], i: int) -> list[str]:
    """What the title that a name begins with, or that stands before it, tells."""
    grammar = constructions("ar")
    titles, honours = grammar.words("titles"), grammar.words("honours")
    own = nodes[i].text.split(" ", 1)[0].removeprefix("ال")
    near = [own] if own in titles and own not in honours else []
    for node in reversed(nodes[max(0, i - TITLED) : i]) if not near else ():
        if node.is_verb or node.is_bound or node.word.role != "word" or node.actor is not None:
            break
        for word in (node.word.stem.removeprefix("ال"), node.text.removeprefix("ال")):
            if word in titles and word not in honours:
                near = [word]
    return ["f" if _is_of_woman(word) else "m" for word in near]


def _is_of_woman(title: str) -> bool:
    """Whether a title is a woman's: «نظيرته» is, «نظيره» and «نظيرها» with their pronouns are not."""
    for peer in constructions("ar").words("owned_titles"):
        if title.startswith(peer):
            return title.removeprefix(peer).startswith("ت")
    return title.endswith("ه")


def _by_cue(nodes: Sequence[Node], i: int, cued: Mapping[int, int]) -> list[str]:
    """What the verb of speaking tells that stands beside the name of who speaks («قالت X»)."""
    beside = (node.word.verb for node in nodes[max(0, i - 1) : i + 2] if cued.get(node.start) == nodes[i].actor)
    return [verb.gender for verb in beside if verb is not None and verb.number == "s" and verb.gender is not None]
