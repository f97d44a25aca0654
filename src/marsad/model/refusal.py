"""A refusal: an item that could not be taken or read, kept with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What was refused, at which stage, and why. `reason` is a short word, `detail` a sentence for a person."""

    id: str
    stage: str
    item: str
    name: str
    reason: str
    detail: str
    method: str
