"""Proposals: marks that a language model proposes on a page. They count for nothing until a person accepts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from marsad.model.attribution import Stance
from marsad.model.claim import Modality, Polarity, Relation
from marsad.model.ids import make_id
from marsad.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An attribution or a claim that a language model proposes on a page, every part of it a stretch of that page.

    `span` is the content of an attribution or the words that tell the dealing of a claim. `source` and `cue` belong to
    an attribution, as does `stance`; the other fields belong to a claim. `model` is the name a person gave at the
    command line.
    """

    id: str
    document: str
    model: str
    kind: Literal["attribution", "claim"]
    span: Span
    source: Span | None = None
    cue: Span | None = None
    stance: Stance = "asserts"
    relation: Relation | None = None
    agents: tuple[Span, ...] = ()
    counterparts: tuple[Span, ...] = ()
    time: Span | None = None
    modality: Modality = "actual"
    polarity: Polarity = "positive"
    method: str

    @property
    def mark(self) -> str:
        """The id of the attribution or claim that it becomes once a person accepts it."""
        return make_id(self.kind, self.id)
