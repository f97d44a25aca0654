"""The table of English words that decide who speaks and how far what is said goes."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from marsad.text.folding import folded
from marsad.text.tables import table


class Speech(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """Sets of words; what each is for is said in the table."""

    courts: frozenset[str]
    voices: frozenset[str]
    works: frozenset[str]
    indefinite: frozenset[str]
    amounts: frozenset[str]
    finite: frozenset[str]
    leading: frozenset[str]
    inserting: frozenset[str]
    being: frozenset[str]
    supposed: frozenset[str]
    granting: frozenset[str]
    handing: frozenset[str]
    handed: frozenset[str]
    naming: frozenset[str]
    claims: frozenset[str]
    refuting: frozenset[str]
    fictions: frozenset[str]
    vague: frozenset[str]
    nouns: frozenset[str]
    counts: frozenset[str]
    sources: frozenset[str]
    behind: frozenset[str]
    concluded: frozenset[str]
    afterwards: frozenset[str]
    turning: frozenset[str]
    silent: frozenset[str]
    showing: frozenset[str]
    opening: frozenset[str]
    raising: frozenset[str]
    rates: frozenset[str]
    titling: frozenset[str]
    audiences: frozenset[str]
    nominative: frozenset[str]
    pleaded: frozenset[str]


@cache
def speech() -> Speech:
    """The packaged table, folded."""
    written = table(files("marsad.read") / "tables" / "speech.en.yml", Speech)
    return Speech(**{name: frozenset(map(folded, getattr(written, name))) for name in Speech.__struct_fields__})
