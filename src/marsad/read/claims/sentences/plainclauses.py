"""What Arabic clauses are read without: durations, quantities, adverbs, and phrases that only lead to a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.lexicon.words import Rule, Word
from marsad.read.claims.sentences.brethren import without_brethren
from marsad.read.claims.sentences.estimates import without_estimates
from marsad.read.claims.sentences.nodes import COMMAS, OWNED, Node

Step = Callable[[list[Node]], list[Node]]
"""One of the steps by which a sentence is made ready to be read."""
NAMED = 4
"""Within how many words before such a phrase the noun stands that says what is named."""
YEAR = 4
"""How many digits a year has."""


def plain(nodes: list[Node], called: Set[Rule]) -> list[Node]:
    """The nodes of a sentence as it would be without what its clauses can do without, by the rules its words call for.

    Two commas side by side call for one too.
    """
    commas = [node.text in COMMAS for node in nodes]
    if (True, True) in pairwise(commas):
        called = called | {"asides"}
    for rule, step in _steps() if called else ():
        nodes = step(nodes) if rule in called else nodes
    return nodes


@cache
def _steps() -> Sequence[tuple[Rule, Step]]:
    """The steps in the order in which they are taken."""
    return (
        ("namings", _without_namings),
        ("estimates", without_estimates),
        ("durations", _without_durations),
        ("quantities", _without_quantities),
        ("asides", _without_asides),
        ("objects", _with_objects),
        ("owners", _with_owners),
        ("brethren", without_brethren),
    )


@cache
def _namings() -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The phrases that stand before a name, by their last word, longest first."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(constructions("ar").words("naming"), key=lambda one: (-len(one), one)):
        words = tuple(phrase.split())
        out.setdefault(words[-1], []).append(words)
    return out


def _without_namings(nodes: list[Node]) -> list[Node]:
    """The nodes with «تحالف مسلح يعرف باسم X» made X, where a head of bodies or people stands before the phrase."""
    out: list[Node] = []
    for node in nodes:
        phrases = _namings().get(out[-1].text, ()) if out and node.actor is not None else ()
        told = next((len(p) for p in phrases if tuple(n.text for n in out[-len(p) :]) == p), 0)
        out.append(_in_place_of_head(out, told, node) if told else node)
    return out


def _in_place_of_head(out: list[Node], told: int, name: Node) -> Node:
    """A name, what is `told` before it and its head taken from the nodes before, with the head's clitics."""
    del out[-told:]
    near = range(len(out) - 1, max(-1, len(out) - NAMED), -1)
    bare = next((k for k in near if out[k].actor is not None or out[k].word.role != "word"), None)
    first = (
        bare if bare is not None and _is_unnamed(out[bare], name) else next((k for k in near if _is_head(out[k])), None)
    )
    if first is None:
        return name
    own = out[first].word
    del out[first:]
    return replace(name, word=replace(name.word, preposition=own.preposition, conjunction=own.conjunction))


def _is_unnamed(node: Node, name: Node) -> bool:
    """Whether somebody is told by what he is, before the phrase that gives his name («{شاب} يدعى {فلان}»)."""
    return node.actor is not None and node.kind == name.kind != "place" and (node.generic or " " not in node.text)


def _is_head(node: Node) -> bool:
    """Whether a word says what body or people somebody is («تنظيم», «مسلحون»)."""
    words, stem = constructions("ar").words, node.word.stem.removeprefix("ال") or node.text.removeprefix("ال")
    heads = words("masculine_heads") | words("feminine_heads") | words("plural_heads") | words("alliances")
    return node.actor is None and stem in heads


def _without_asides(nodes: list[Node]) -> list[Node]:
    """The nodes without adverbs that would part a verb from its object, and without the commas left around nothing."""
    adverbs, manners = constructions("ar").words("adverbs"), constructions("ar").words("manners")
    out: list[Node] = []
    after_manner = False
    for node in nodes:
        manner = node.actor is None and node.text in manners
        described = after_manner and node.actor is None and node.word.role == "word" and not node.word.preposition
        after_manner = manner
        if manner or described or (node.actor is None and node.text in adverbs):
            continue
        if node.text in COMMAS and out and out[-1].text in COMMAS:
            if not _closes_insertion(out):
                out.pop()
            continue
        out.append(node)
    return out


def _closes_insertion(nodes: Sequence[Node]) -> bool:
    """Whether the comma at the end is needed by an insertion that it closes («، وهو جهاز أمني، أمس،»)."""
    openers = constructions("ar").words("insertions")
    opened = next((i for i in range(len(nodes) - 2, -1, -1) if nodes[i].text in COMMAS), None)
    return opened is not None and (nodes[opened + 1].text in openers or nodes[opened + 1].word.role == "relative")


def _without_durations(nodes: list[Node]) -> list[Node]:
    """The nodes without adverbs of time that would part a verb from its object («منذ أشهر», «خلال الأيام الماضية»)."""
    units = constructions("ar").words("time_units")
    times = [i for i, node in enumerate(nodes) if node.text.removeprefix("ال") in units or node.text.isdigit()]
    out: list[Node] = []
    done = 0
    for i in times:
        lasts = i > done and _opens_duration(nodes[i - 1]) and (i + 1 in times or not _is_count(nodes[i]))
        if not lasts:
            continue
        out += nodes[done : i - 1]
        done = i
        while done in times:
            done += 1
        # «، الذي تأسس منذ عامين،»: a comma that closes an insertion stays
        done += done < len(nodes) and nodes[done].text in COMMAS and (not out or out[-1].text in COMMAS)
    return [*out, *nodes[done:]]


def _opens_duration(node: Node) -> bool:
    return node.word.role == "preposition" and not node.word.pronoun


def _is_count(node: Node) -> bool:
    """Whether a number counts what follows, unless that is a time («عن عشرة من X», not «خلال عشرة أيام», «في 2014»)."""
    return node.text in constructions("ar").words("plural_heads") or (node.text.isdigit() and len(node.text) != YEAR)


def _without_quantities(nodes: list[Node]) -> list[Node]:
    """The nodes without «العديد من», «عدد كبير من» and their like, whose «من» joins nothing."""
    quantities = constructions("ar").words("quantities")
    joints = [i for i, node in enumerate(nodes) if node.text == "من"]
    out: list[Node] = []
    done = 0
    for joint in joints:
        node = nodes[joint - 1]
        preposition = _before_quantity(node, quantities) if joint > done else None
        if preposition is None or _is_whoever(nodes, joint):
            continue
        out += nodes[done : joint - 1]
        done = joint + 1
        if preposition:
            own = Word("preposition", preposition, conjunction=node.word.conjunction)
            out.append(Node(preposition, node.start, node.end, own))
    return [*out, *nodes[done:]]


def _is_whoever(nodes: Sequence[Node], joint: int) -> bool:
    """Whether «من» is followed by what any of those does whom it stands for («كل من يتعاون مع X»)."""
    following = nodes[joint + 1] if joint + 1 < len(nodes) else None
    verb = following.word.verb if following is not None and following.actor is None else None
    return verb is not None and verb.tense == "present"


def _before_quantity(node: Node, quantities: frozenset[str]) -> str | None:
    """The preposition joined to a word of quantity, empty where it has none; None where it is no such word."""
    if node.actor is not None:
        return None
    if node.word.stem.removeprefix("ال") in quantities:
        return node.word.preposition
    return node.text[0] if node.text[0] in "بل" and node.text[1:] in quantities else None


def _with_objects(nodes: list[Node]) -> list[Node]:
    """The nodes with «إياه» behind a verb or participle made its pronoun («متهما إياه»)."""
    objects = constructions("ar").words("objects")
    out: list[Node] = []
    for node in nodes:
        if node.actor is None and node.text in objects and out and out[-1].word.forms and not out[-1].word.pronoun:
            own = replace(out[-1].word, pronoun=node.text.removeprefix("ايا"))
            out[-1] = replace(out[-1], word=own)
        else:
            out.append(node)
    return out


def _with_owners(nodes: list[Node]) -> list[Node]:
    """The nodes with «تابعة لـX» made one preposition: whose it is, not to whom."""
    belonging = constructions("ar").words("belonging")
    out: list[Node] = []
    for i, node in enumerate(nodes):
        before = nodes[i - 1] if i and node.word.preposition in ("ل", "الي") else None
        if before is not None and before.actor is None and before.word.stem.removeprefix("ال") in belonging:
            out[-1:] = []
            word = replace(node.word, preposition=OWNED, stem=node.word.stem)
            out.append(replace(node, word=word))
        else:
            out.append(node)
    return out
