"""Claims: one dealing between actors, said once, by one innermost source. Relation types are PLOVER's."""

from __future__ import annotations

from typing import Literal

import msgspec

from marsad.model.span import Span

Relation = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Modality = Literal["actual", "planned", "possible"]
Polarity = Literal["positive", "negative"]
Kind = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]

KIND_OF: dict[Relation, Kind] = {
    "AGREE": "verbal cooperation", "CONSULT": "verbal cooperation", "SUPPORT": "verbal cooperation",
    "CONCEDE": "verbal cooperation",
    "COOPERATE": "material cooperation", "AID": "material cooperation", "RETREAT": "material cooperation",
    "REQUEST": "verbal conflict", "ACCUSE": "verbal conflict", "REJECT": "verbal conflict",
    "THREATEN": "verbal conflict",
    "PROTEST": "material conflict", "SANCTION": "material conflict", "MOBILIZE": "material conflict",
    "COERCE": "material conflict", "ASSAULT": "material conflict",
}  # fmt: skip


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A dealing as one page tells it.

    `agents` do it, `counterparts` are those with or to whom it is done; a mutual dealing has all of them under
    `agents`. All are ids of page actors. `time` is an index into the reading's times. `attribution` is the innermost
    one around it, None where the writer says it. `why` and `confidence` are those of `Marked`.
    """

    id: str
    relation: Relation
    agents: tuple[str, ...]
    counterparts: tuple[str, ...]
    places: tuple[str, ...]
    time: int | None
    modality: Modality
    polarity: Polarity
    attribution: str | None
    span: Span
    confidence: float
    why: str = ""
