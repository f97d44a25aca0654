"""A judgement: a person's decision, kept in a journal that is only ever added to. It beats every rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verb = Literal["join", "part", "accept", "refuse", "date", "grade", "likelihood", "settle", "cut", "add", "undo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Who decided what, when and why.

    `items` are the ids it is about: two or more for `join` and `part` (the first is parted from the others), the mark
    for `accept` and `refuse`, the claims that are said not to come from one origin for `cut` (the first and the others)
    or to come from one for `add`, the document for `date`, a source or a proposition's first claim for `grade`,
    a proposition's first claim for `likelihood` and `settle`, the earlier judgement for `undo`. `value` is the date,
    the grade, the likelihood word or the outcome. `previous` is the id of the judgement before it in the journal, so
    that a line taken out shows.
    """

    id: str
    verb: Verb
    items: tuple[str, ...]
    value: str | None = None
    reason: str
    by: str
    at: str
    previous: str | None
