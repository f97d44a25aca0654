"""The scene of a page: its sentences, who is in it and who speaks where, and what it has told so far."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from marsad.model.actor import PageActor
from marsad.model.attribution import Attribution
from marsad.model.claim import Relation
from marsad.model.moment import Moment
from marsad.read.claims.scenes.voices import Voices
from marsad.read.claims.sentences.antecedents import Filler
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.page import Page


class Sides(msgspec.Struct, frozen=True):
    """What a trigger's constructions tell of the two sides of its frame; `together` says that all are in `agent`."""

    agent: Filler | None = None
    counter: Filler | None = None
    together: bool = False


class Told(msgspec.Struct, frozen=True):
    """The sides that one trigger of a sentence names by construction: the number of the sentence, and its node."""

    sentence: int
    node: int
    relation: Relation
    doers: tuple[int, ...]
    others: tuple[int, ...]


@dataclass(slots=True)
class Scene:
    """All that finding roles needs of a page.

    `speakers` gives for a folded place the actor who speaks there in the first person, `openers` for the place
    where a quoted content begins without a complementizer the actor whose it is, `cued` for the place of a cue who
    speaks by it; `called` are places where the content of a call or proposal begins. `states` are the actors that
    are countries, `outlets` those that only report, `protesters` those named for it; `writer` who alone signs the
    page; `stands_for` gives for a person with an office the country or body it belongs to, `bodies` the bodies and
    places by their folded names. `changing` are the
    numbers of the sentences in which what was told before can change what a trigger tells; in the others `sides`
    keeps that by sentence, node and reading; `kept` is what no dealing can change. `rivals` collects who stood
    against whom last, `partners` who dealt otherwise with whom, `pair` is the last pair that dealt with each other,
    `opening` the page's first, `foes` the last that fought, `told` has for each sentence the sides that its
    triggers name: for a side that is not named again.
    """

    page: Page
    times: Sequence[Moment]
    attributions: Sequence[Attribution]
    voices: Voices
    sentences: Sequence[Sentence]
    actors: Sequence[PageActor]
    speakers: Mapping[int, int]
    openers: Mapping[int, int]
    cued: Mapping[int, int]
    called: frozenset[int]
    states: frozenset[int]
    outlets: frozenset[int]
    protesters: frozenset[int]
    stands_for: Mapping[int, int]
    bodies: Mapping[str, int]
    changing: frozenset[int]
    writer: int | None = None
    sides: dict[tuple[int, int, int], Sides | None] = field(default_factory=dict)
    kept: dict[tuple[object, ...], Any] = field(default_factory=dict)
    rivals: dict[int, tuple[int, ...]] = field(default_factory=dict)
    partners: dict[int, tuple[int, ...]] = field(default_factory=dict)
    pair: tuple[int, ...] = ()
    foes: tuple[int, ...] = ()
    opening: tuple[int, ...] = ()
    told: dict[int, list[Told]] = field(default_factory=dict)

    def told_before(self, s: Sentence, t: int, back: int | None = None) -> Iterator[Told]:
        """What was told before the node `t` of a sentence, the latest first, at most so many sentences back."""
        last = -1 if back is None else max(-1, s.number - 1 - back)
        for number in range(s.number, last, -1):
            yield from (one for one in reversed(self.told.get(number, ())) if number < s.number or one.node < t)

    def untold(self) -> Scene:
        """The scene with nothing told yet."""
        return dataclasses.replace(self, rivals={}, partners={}, pair=(), opening=(), foes=(), told={})
