"""A sentence made of nodes: who is named in it, who stands together, and what was found of its clauses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from marsad.model.zone import ZoneKind
from marsad.read.claims.lexicon.grammar import Constructions, constructions
from marsad.read.claims.lexicon.words import Rule
from marsad.read.claims.sentences.agreement import Features, features
from marsad.read.claims.sentences.nodes import Node

MEMBERS = Features(None, True, False)
"""What agrees with the people of an actor, whatever its own gender."""
PEOPLE = Features(None, True, True)
"""What agrees with several who are named by what they are alone."""


@dataclass(slots=True)
class Sentence:
    """The nodes of one sentence; `groups` gives for each actor node the nodes of its coordination, first one first.

    `calls` are the rules that the words of an Arabic one call for.
    `modifiers` are actors that only say whose head somebody is. `fences` gives for a node the first node of the
    innermost quoted content around it, where that begins in this sentence. `insertions` gives for the comma that opens
    an insertion the one that closes it, and the other way round. `followed` keeps what was found of the arguments of a
    node, `bare` whether nothing joins an actor to what stands before it, `meant` and `described` who a group of nodes
    is and what agreement needs of them, `asked` the nodes of triggers, `mentions` whom what follows can mean,
    `sought` what some of its words can stand for that triggers have to be followed by. `genders` are those of persons
    of the page, `main` is whom it names by far the most, `grammar` the constructions of the language.
    """

    number: int
    start: int
    end: int
    kind: ZoneKind
    language: str
    nodes: list[Node]
    calls: frozenset[Rule] = frozenset()
    groups: dict[int, tuple[int, ...]] = field(default_factory=dict)
    modifiers: frozenset[int] = frozenset()
    fences: list[int] = field(default_factory=list)
    insertions: dict[int, int] = field(default_factory=dict)
    followed: dict[tuple[int, bool], list[Argument]] = field(default_factory=dict)
    bare: dict[int, bool] = field(default_factory=dict)
    meant: dict[tuple[int, ...], tuple[int, ...]] = field(default_factory=dict)
    described: dict[tuple[int, ...], tuple[Features, ...]] = field(default_factory=dict)
    asked: list[int] | None = None
    mentions: list[Mention] | None = None
    sought: dict[str, list[int]] | None = None
    genders: Mapping[int, str] = field(default_factory=dict)
    main: int | None = None
    grammar: Constructions = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.grammar = constructions(self.language)

    def persons(self) -> list[tuple[int, int]]:
        """The nodes of persons, with the actor that each of them names."""
        return [
            (i, node.actor) for i, node in enumerate(self.nodes) if node.kind == "person" and node.actor is not None
        ]

    def forget(self) -> None:
        """Forget what was found of its nodes, since they have changed."""
        for found in (self.followed, self.bare, self.meant, self.described):
            found.clear()

    def triggers(self) -> list[int]:
        """The nodes of the words that can tell a dealing; asked for when its nodes change no more."""
        if self.asked is None:
            self.asked = [t for t, node in enumerate(self.nodes) if node.word.forms and node.actor is None]
        return self.asked

    @property
    def is_match(self) -> bool:
        """Whether it tells of sport, where an attack is none."""
        sure, unsure = self.grammar.words("sports"), self.grammar.words("also_sports")
        words = set(" ".join([node.text for node in self.nodes]).split())
        stems = [node.word.stem for node in self.nodes]
        return not (sure.isdisjoint(words) and sure.isdisjoint(stems)) or len(unsure & words) > 1

    def calls_for(self, rule: Rule) -> bool:
        """Whether a rule may find something in it, as far as its words tell."""
        return rule in self.calls or self.language != "ar"

    def actors(self, group: Sequence[int]) -> tuple[int, ...]:
        """The actors of a group of nodes, each once."""
        key = tuple(group)
        known = self.meant.get(key)
        if known is None:
            named = [self.nodes[i].actor for i in group]
            known = self.meant[key] = tuple(dict.fromkeys([actor for actor in named if actor is not None]))
        return known

    def led_by(self, i: int) -> str:
        """The preposition before the word at a node, written onto it or a word of its own; empty where none is."""
        return self.nodes[i].word.preposition or (self.nodes[i - 1].word.preposition if i else "")

    def fence(self, i: int) -> int:
        """The first node of the innermost quoted content around a node, 0 where none begins in this sentence."""
        return self.fences[i] if self.fences else 0

    def forwards(self, start: int, stop: int) -> Iterator[int]:
        """The nodes after one, insertions that it does not stand in passed over."""
        stop = min(stop, len(self.nodes))
        return self._past_insertions(start + 1, stop) if self.insertions else iter(range(start + 1, stop))

    def _past_insertions(self, i: int, stop: int) -> Iterator[int]:
        while i < stop:
            if self.insertions.get(i, 0) > i:
                i = self.insertions[i] + 1
                continue
            yield i
            i += 1

    def backwards(self, start: int, stop: int) -> Iterator[int]:
        """The nodes before one down to `stop`, insertions that it does not stand in passed over."""
        return self._before_insertions(start - 1, stop) if self.insertions else iter(range(start - 1, stop - 1, -1))

    def _before_insertions(self, i: int, stop: int) -> Iterator[int]:
        while i >= stop:
            if self.insertions.get(i, i) < i:
                i = self.insertions[i] - 1
                continue
            yield i
            i -= 1

    def features(self, group: Sequence[int]) -> tuple[Features, ...]:
        """What agreement needs of the actors of a group, each as it is named there."""
        key = tuple(group)
        known = self.described.get(key)
        if known is None:
            known = self.described[key] = self._features(group)
        return known

    def _features(self, group: Sequence[int]) -> tuple[Features, ...]:
        named: dict[int | None, Features] = {}
        for i in group:
            node = self.nodes[i]
            if node.kind is not None:
                own = MEMBERS if self._are_members(i) else features(node.text, node.kind)
                if node.generic and node.text.partition(" ")[0].endswith(("ون", "ين")):
                    # «مدنيين»
                    own = PEOPLE
                elif node.generic and own.person and not own.plural:
                    # «ضابط», «امرأة»
                    own = replace(own, gender="f" if node.text.partition(" ")[0].endswith("ه") else "m")
                told = self.genders.get(node.actor) if node.actor is not None and not own.plural else None
                named[node.actor] = replace(own, gender=told) if told else own
        return tuple(named.values())

    def _are_members(self, i: int) -> bool:
        """Whether a noun for its people stands right before the actor at a node («مقاتلي X», «لقيادات X»)."""
        before = self.nodes[i - 1] if i else None
        plain = before is not None and before.actor is None and not before.is_verb
        return before is not None and plain and before.word.stem in self.grammar.words("plural_heads")


class Named(NamedTuple):
    """Those named at some nodes of a sentence, and what agreement needs of them."""

    nodes: tuple[int, ...]
    actors: tuple[int, ...]
    features: tuple[Features, ...]
    is_document: bool


class Mention(NamedTuple):
    """Those named together from a node on: each, and all of them as one.

    `is_bare` says that nothing joins them to what stands before, `is_where_said` that they are only spoken to.
    """

    first: int
    is_bare: bool
    is_where_said: bool
    each: tuple[Named, ...]
    whole: Named


class Argument(msgspec.Struct, frozen=True):
    """A group of actors as seen from a word before it.

    `chain` are the prepositions between them from the inside out, ending in "" where it stands bare; `outer` is the
    node of the outermost; `via` are nouns of events passed on the way. Where it is not `hosted` its preposition stands
    right after the word, so that it ties no two nouns.
    """

    group: tuple[int, ...]
    chain: tuple[str, ...]
    outer: int
    via: tuple[int, ...]
    distance: int

    hosted: bool = True

    @property
    def is_bare(self) -> bool:
        """Whether no preposition joins it to the word before."""
        return self.chain[-1] == ""
