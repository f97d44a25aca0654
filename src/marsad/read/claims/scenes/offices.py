"""For which state or body a person stands: by title («وزير خارجية X فلان»), by whose office it is («زعيمها فلان»)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from msgspec.structs import replace

from marsad.model.actor import PageActor
from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.lexicon.words import Word
from marsad.read.claims.sentences.agreement import agrees
from marsad.read.claims.sentences.antecedents import PRONOUNS
from marsad.read.claims.sentences.groups import group
from marsad.read.claims.sentences.joints import chain
from marsad.read.claims.sentences.nodes import COMMAS, Cast, Node
from marsad.read.claims.sentences.sentences import Sentence
from marsad.text.folding import folded

DEPUTY = frozenset({"نايب", "رييس"})
"""The words of a deputy's office who does not stand for the country as its head or minister does."""
BESIDE = 5
"""Within how many nodes of a person the body or country stands that only says whose head he is."""
TITLED = 4
"""How many words before a name its title can stand."""
IN_NAME_OF = "باسم"
WITHIN = frozenset((IN_NAME_OF, "في", "من", "داخل", "ب"))
"""Words behind the role of somebody without a name, before the body where he serves."""
FITS = 0.6
"""From this measure on a body agrees with the pronoun on an office («زعيمها»)."""


def offices_of(
    sentences: Sequence[Sentence], nationals: Mapping[str, int], owners: Mapping[str, int]
) -> dict[int, int]:
    """For persons named with an office, the country or body it belongs to («وزير خارجية X فلان», «متحدث باسم X»)."""
    out: dict[int, int] = {}
    persons = [(sentence, i, actor) for sentence in sentences for i, actor in sentence.persons()]
    for sentence, i, actor in persons:
        owner = _owner_beside(sentence, i) if i not in sentence.modifiers else None
        if owner is None and IN_NAME_OF in sentence.nodes[i].text.split():
            owner = owner_within(sentence.nodes[i].text, owners)
        if owner is None and i not in sentence.modifiers:
            owner = _country_of(sentence, i, nationals)
        if owner is not None:
            out.setdefault(actor, owner)
    for sentence, i, actor in persons:
        owner = _owner_meant(sentences, sentence, i) if actor not in out else None
        if owner is not None:
            out[actor] = owner
    return out


def _owner_beside(s: Sentence, i: int) -> int | None:
    """The body or country that only stands beside a person to say whose head he is, the nearest one.

    Behind a comma it stands with whoever is named before it: «فلان، القيادي في X، فلان».
    """
    near = [k for k in s.modifiers if 0 < abs(k - i) <= BESIDE and s.nodes[k].kind != "person"]
    own = [k for k in near if _is_his(s, i, k)]
    return s.nodes[min(own, key=lambda k: (abs(k - i), k > i))].actor if own else None


def _is_his(s: Sentence, i: int, k: int) -> bool:
    """Whether nobody else stands between a person and a body, or before the body where a comma parts the two."""
    between = s.nodes[min(i, k) + 1 : max(i, k)]
    if any(node.kind == "person" for node in between):
        return False
    parted = k < i and any(node.text in COMMAS for node in between)
    named = any(node.kind == "person" and not node.generic for node in s.nodes[max(0, k - BESIDE) : k])
    return not (parted and named)


def owners_of(known: Cast) -> Mapping[str, int]:
    """The folded names of the bodies and places of a page, with their actors."""
    bodies = [number for number, kind in enumerate(known.kinds) if kind in ("organization", "place")]
    return {name: number for number in bodies for name in known.names[number]}


def owner_within(called: str, owners: Mapping[str, int]) -> int | None:
    """The body that somebody without a name is of, by what he is called («متحدث باسم X», «مسؤول في X»)."""
    words = called.split()
    at = next((k for k, word in enumerate(words) if word in WITHIN), len(words))
    return owners.get(" ".join(words[at + 1 :]))


def _owner_meant(sentences: Sequence[Sentence], s: Sentence, i: int) -> int | None:
    """Whose the office is that a pronoun on a title tells («زعيمها فلان», «وزير خارجيتها»).

    That is the body told last before it, best one that no preposition joins.
    """
    letters = _pronoun_of_title(s, i)
    if not letters:
        return None
    # «سفيرها في X»: not X's
    where = {node.actor for node in s.nodes[i + 1 : i + TITLED]}
    for sentence in (s, *sentences[max(0, s.number - 1) : s.number]):
        joined: int | None = None
        for k in sorted((k for k in sentence.groups if sentence is not s or k < i), reverse=True):
            node, alone = sentence.nodes[k], len(sentence.groups[k]) == 1
            body = alone and node.kind in ("organization", "place") and not node.generic
            fits = body and agrees(sentence.features((k,)), *PRONOUNS[letters]) >= FITS and node.actor not in where
            if fits and chain(sentence, k, -1)[0][0] == "":
                return node.actor
            joined = node.actor if fits and joined is None else joined
        if joined is not None:
            return joined
    return None


def _pronoun_of_title(s: Sentence, i: int) -> str:
    """The pronoun on the title of the person at a node, or on the field of his office, empty where it has none."""
    title = s.nodes[i].text.split()
    for node in reversed(s.nodes[max(0, i - TITLED) : i]):
        if node.word.role != "word" or node.actor not in (None, s.nodes[i].actor):
            break
        title.insert(0, node.text)
    titles = constructions("ar").words("titles")
    for word, behind in zip(title, (*title[1:], ""), strict=True):
        stem = word.removeprefix("ال")
        if (stem.endswith("ها") and stem[:-2] in titles) or (stem in titles and behind.endswith("ها")):
            return "ها"
        if stem.endswith("ه") and stem.removesuffix("ه") in titles and behind in constructions("ar").words("ranks"):
            return "ه"
    return ""


def _country_of(sentence: Sentence, i: int, nationals: Mapping[str, int]) -> int | None:
    """The country that an adjective in a person's title names («الرئيس التركي», «فلان وزير الخارجية التركي»)."""
    actor = sentence.nodes[i].actor
    first = max(0, i - 5)
    others = (k + 1 for k in range(i - 1, first - 1, -1) if sentence.nodes[k].actor not in (None, actor))
    near = sentence.nodes[next(others, first) : i + 2]
    country = _country_in([node for node in near if node.actor in (None, actor)], nationals)
    return country if country is not None else _country_in(_office_behind(sentence, i), nationals)


def _country_in(title: Sequence[Node], nationals: Mapping[str, int]) -> int | None:
    """The country that an adjective names among the words of a title."""
    words = [word.removeprefix("ل").removeprefix("ال") for node in title for word in node.text.split()]
    if constructions("ar").words("titles").isdisjoint(words) or DEPUTY.issubset(words):
        return None
    return next((nationals[word] for word in words if word in nationals), None)


def _office_behind(sentence: Sentence, i: int) -> list[Node]:
    """The words of an office of states that stands behind a person's name («فلان، وزير الخارجية التركي»)."""
    nodes, offices = sentence.nodes, constructions("ar").words("offices")
    first = i + 2 if i + 2 < len(nodes) and nodes[i + 1].text in COMMAS else i + 1
    if first >= len(nodes) or nodes[first].text.removeprefix("ال") not in offices or nodes[first].actor is not None:
        return []
    plain = takewhile(
        lambda n: n.word.role == "word" and not n.is_verb and not n.word.conjunction, nodes[first : first + 5]
    )
    return [node for node in plain if node.actor is None]


def name_homelands(sentence: Sentence, offices: Mapping[int, int], actors: Sequence[PageActor]) -> None:
    """Take «بلاده», «حزبه» for the state or body of the person with an office who is named before it."""
    if not sentence.calls_for("homeland"):
        return
    grammar = constructions("ar")
    lands, bodies = grammar.words("homeland"), grammar.words("own_bodies")
    told = [node.word.stem or node.text for node in sentence.nodes]
    if lands.isdisjoint(told) and bodies.isdisjoint(told):
        return
    own: int | None = None
    named = False
    for i, (node, text) in enumerate(zip(list(sentence.nodes), told, strict=True)):
        if text not in lands and text not in bodies:
            own = offices.get(node.actor, own) if node.actor is not None else own
        elif own is not None and _is_own(sentence, i, actors[own], as_land=text in lands):
            word = Word("word", node.word.preposition, conjunction=node.word.conjunction)
            own_node = replace(node, word=word, actor=own, kind=actors[own].type, is_verb=False, generic=False)
            sentence.nodes[i] = own_node
            named = True
    if named:
        sentence.groups.clear()
        group(sentence)


def _is_own(s: Sentence, i: int, actor: PageActor, *, as_land: bool) -> bool:
    """Whether a state is called «بلاده» at a node, a body «حزبه», which no name or adjective behind it tells apart."""
    first = folded(actor.name).split(" ", 1)[0].removeprefix("ال")
    grammar = constructions("ar")
    state = actor.type == "place" or first in grammar.words("offices") | grammar.words("realms")
    if as_land:
        return state
    behind = s.nodes[i + 1] if i + 1 < len(s.nodes) else None
    apart = behind is not None and (behind.actor is not None or behind.text.startswith("ال"))
    return not state and actor.type == "organization" and not apart
