"""What of a case can be listed."""

from __future__ import annotations

from typing import Literal, get_args

Noun = Literal[
    "documents",
    "actors",
    "attributions",
    "claims",
    "propositions",
    "copies",
    "sources",
    "proposals",
    "refused",
    "judgements",
]
NOUNS: tuple[Noun, ...] = get_args(Noun)
