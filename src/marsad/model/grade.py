"""Grades: how far sources are relied on, how well an account is borne out; two scales never mixed (STANAG 2511)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal[1, 2, 3, 4, 5, 6]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """The grade of a proposition: each origin's reliability, one credibility, and every step that led there.

    `reliability` holds (origin, letter) pairs, F where no person has judged the source. `trace` are the rows of the
    decision table that were looked at, in order, the last one being the one that decided; `changers` say what would
    change it.
    """

    proposition: str
    reliability: tuple[tuple[str, Reliability], ...]
    credibility: Credibility
    trace: tuple[str, ...]
    changers: tuple[str, ...]
    method: str
