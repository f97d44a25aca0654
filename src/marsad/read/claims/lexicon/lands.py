"""Countries, their capitals and the adjectives made of them, folded."""

from __future__ import annotations

from functools import cache

from marsad.read.claims.lexicon.triggers import TABLES
from marsad.text.folding import folded
from marsad.text.tables import rows


@cache
def nationalities() -> dict[str, str]:
    """ISO 3166 code of the country that a folded adjective of nationality without article belongs to."""
    out: dict[str, str] = {}
    for row in rows(TABLES / "countries.tsv"):
        for adjective in filter(None, row["nisba"].split("|")):
            stem = folded(adjective)
            for ending in ("", "ه", "ين", "ون", "ا", "تين", "ات"):
                out.setdefault(stem + ending, row["code"])
    return out


@cache
def countries() -> dict[str, str]:
    """ISO 3166 code of the country that a folded name or capital in Arabic stands for."""
    out: dict[str, str] = {}
    for row in rows(TABLES / "countries.tsv"):
        for name in filter(None, (row["arabic"] + "|" + row["capital"]).split("|")):
            out.setdefault(folded(name), row["code"])
    return out


@cache
def capitals() -> frozenset[str]:
    """The folded names of capitals in Arabic."""
    found = (row["capital"].split("|") for row in rows(TABLES / "countries.tsv"))
    return frozenset(folded(name) for names in found for name in names if name)
