"""Which reports, documents and press conferences that pages name are the same one: its number, or its issuer and day.

Two pages that speak of "the report" need not mean one report. A document is the same on two pages where its kind and a
number or further words of its name are, or where its kind and the organisation that issued it are and the pages were
published within `WINDOW` days of one another. What fits neither stands for itself on its page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from marsad.model.ids import make_id
from marsad.text.folding import key
from marsad.text.names import name_key
from marsad.weigh.credits import folded_words, words

WINDOW = 30
"""Days between two pages within which one issuer's report is taken for the same report."""


class Paper(NamedTuple):
    """A document or event as one page names it; `on` is the page's day of publication, None where unknown."""

    id: str
    kind: str
    telling: frozenset[str]
    issuer: str | None
    on: str | None


@cache
def _kinds() -> dict[str, str]:
    return {key(word): kind for kind, forms in words().documents.items() for word in forms}


def paper(id: str, name: str, issuer: str | None, on: str | None) -> Paper:
    """A document by what its name tells: its kind, and the words that tell it from others of the kind.

    «المذكرة 14» and "Memo 14" tell the same. A name without a number tells nothing by itself: «تقرير المركز» may be
    any of its reports.
    """
    parts = name_key(name).split()
    kind = next((_kinds()[part] for part in parts if part in _kinds()), "file")
    telling = frozenset(part for part in parts if any(letter.isdigit() for letter in part))
    return Paper(id, kind, telling, issuer, on)


def is_own_word(name: str) -> bool:
    """Whether a document is of a kind in which its issuer speaks, and its name does not tell it from others."""
    found = paper("", name, None, None)
    return found.kind in words().own_word and not found.telling


def same_papers(papers: Iterable[Paper]) -> dict[str, str]:
    """For each document of a page the id of the one it is on all pages."""
    by_name: dict[tuple[object, ...], list[Paper]] = {}
    for one in papers:
        by_name.setdefault(_group(one), []).append(one)
    found: dict[str, str] = {}
    for group, alike in by_name.items():
        for number, window in enumerate(_windows(alike) if group[0] == "issued" else [alike]):
            node = make_id("paper", *map(str, group), number, window[0].on if group[0] == "issued" else None)
            found.update((one.id, node) for one in window)
    return found


def _group(one: Paper) -> tuple[object, ...]:
    if one.telling:
        return "named", one.kind, "|".join(sorted(one.telling))
    if one.issuer is not None:
        return "issued", one.kind, one.issuer
    return "alone", one.id


def _windows(alike: Sequence[Paper]) -> list[list[Paper]]:
    """Pages in runs without a gap of more than `WINDOW` days; one without a date joins where there is only one run."""
    dated = sorted((one for one in alike if one.on is not None), key=lambda one: (one.on, one.id))
    undated = sorted((one for one in alike if one.on is None), key=lambda one: one.id)
    runs: list[list[Paper]] = []
    for one in dated:
        if runs and _days(runs[-1][0].on, one.on) <= WINDOW:
            runs[-1].append(one)
        else:
            runs.append([one])
    if len(runs) <= 1:
        return [[*(runs[0] if runs else ()), *undated]]
    return [*runs, *([one] for one in undated)]


def _days(first: str | None, last: str | None) -> int:
    return (date.fromisoformat(last or "") - date.fromisoformat(first or "")).days


def role_key(role: str) -> frozenset[str]:
    """What a description of an unnamed source tells: its words in the singular, without those that tell nothing."""
    singular = {key(many): key(one) for many, one in words().singular.items()}
    kept = (word for word in name_key(role).split() if word not in folded_words("vague"))
    return frozenset(singular.get(word, word) for word in kept)


def may_be_one(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two descriptions may be of one person: equal, or the wider one, of two words or more, in the other."""
    fewer, more = sorted((left, right), key=len)
    return left == right or (len(fewer) >= 2 and fewer <= more)
