"""The reading of one document with a case's own tables: what the stage does, and `marsad read` without a case."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from marsad.model.document import Document
from marsad.model.errors import Refused
from marsad.model.proposal import Proposal
from marsad.model.reading import Reading
from marsad.read.actors.aliases import aliases
from marsad.read.proposals.accepted import with_accepted
from marsad.read.readings import reading

MOST_CHARACTERS = 3_000_000
"""The longest text that is read as one page: a book of a thousand pages; it takes about a minute."""


def read_document(
    document: Document, published: str | None, tables: tuple[Path, ...], proposed: tuple[Proposal, ...] = ()
) -> list[Reading]:
    """The reading of a document on a date that a person set for it, with a case's own alias tables.

    `proposed` are marks of a language model that a person accepted.
    """
    if len(document.text) > MOST_CHARACTERS:
        raise Refused(
            "too-long", f"It has {len(document.text):,} characters; up to {MOST_CHARACTERS:,} are read. Split it."
        )
    dated = document if published is None else replace(document, published=published)
    return [with_accepted(reading(dated, _aliases(tables)), proposed)]


@cache
def _aliases(tables: tuple[Path, ...]) -> Any:
    return aliases(tables)
