"""What a language model is asked about a page: its own zones, in pieces that a small model can hold."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import get_args

import msgspec

from marsad.model.attribution import Stance
from marsad.model.claim import Relation
from marsad.model.ids import digest
from marsad.model.reading import Reading
from marsad.model.zone import SPOKEN
from marsad.text.tables import table

PIECE = 6_000
"""The most characters of a page in one question, where its paragraphs allow it."""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    instructions: str


def prompts(reading: Reading) -> Iterator[list[dict[str, str]]]:
    """The questions to ask about one page, each as the messages of a chat."""
    for piece in _pieces(reading):
        mark = digest([piece])[:12]
        yield [
            {"role": "system", "content": instructions().format(mark=mark, **_choices())},
            {"role": "user", "content": f"<<<PAGE {mark}>>>\n{piece}\n<<<PAGE {mark}>>>"},
        ]


@cache
def instructions() -> str:
    """The instructions with their places for the mark around the page and for the words to choose from."""
    return table(files("marsad.read") / "tables" / "proposer.yml", _Words).instructions


def _choices() -> dict[str, str]:
    return {"relations": ", ".join(get_args(Relation)), "stances": ", ".join(get_args(Stance))}


def _pieces(reading: Reading) -> Iterator[str]:
    """The page's own words, whole paragraphs together up to a piece."""
    lines = [
        line
        for zone in reading.zones
        if zone.kind in SPOKEN
        for line in reading.text[zone.start : zone.end].splitlines(keepends=True)
    ]
    piece = ""
    for line in lines:
        if piece.strip() and len(piece) + len(line) > PIECE:
            yield piece
            piece = ""
        piece += line if line.endswith("\n") else line + "\n"
    if piece.strip():
        yield piece
