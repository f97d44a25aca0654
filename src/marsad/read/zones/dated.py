"""The day of publication as a short line about an article names it."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date
from functools import cache
from typing import NamedTuple

from marsad.model.document import Document
from marsad.read.moments.moments import LANGUAGES, moments
from marsad.read.moments.words import language
from marsad.read.page import Page
from marsad.read.zones.signposts import is_dated, phrases, signposts
from marsad.text.folding import folded


class Dated(NamedTuple):
    """A day written in full, and where it stands in its line."""

    start: int
    end: int
    day: date


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTHS = ("month", "weak_month")
_MONTH = re.compile(r"\d{4}-\d{2}")
_GREGORIAN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def named_day(document: Document, text: str) -> Dated | None:
    """The first full day that a folded line of a document names, by the common calendar where it gives two.

    A number of an issue or volume («العدد 12») before it is no day.
    """
    if not any(map(str.isdigit, text)):
        return None
    alone = Page(replace(document, text=text, zones=(), sheets=()))
    days = [
        (_GREGORIAN.search(text, moment.start, moment.end) is None, Dated(moment.start, moment.end, day))
        for moment in moments(alone, None)
        if moment.mod is None and moment.value is not None and _DAY.fullmatch(moment.value)
        if not _is_numbering(text[: moment.start])
        if (day := day_of(moment.value)) is not None
    ]
    return min(days)[1] if days else None


def names_day(document: Document, text: str, day: date) -> bool:
    """Whether a folded stretch names a day by its number and month, with its year or without."""
    alone = Page(replace(document, text=text, zones=(), sheets=()))
    digits = any(map(str.isdigit, text))
    return digits and any(one.value == day.isoformat() for one in moments(alone, day) if text[one.start].isdigit())


def named_month(document: Document, text: str) -> date | None:
    """The last day of the month that a folded line names with its year and without a day («بيروت، أيلول 2014»)."""
    alone = Page(replace(document, text=text, zones=(), sheets=()))
    written = (one.value for one in moments(alone, None) if one.mod is None and one.value is not None)
    found = next((value for value in written if _MONTH.fullmatch(value)), None)
    if found is None:
        return None
    year, month = map(int, found.split("-"))
    return date(year, month, monthrange(year, month)[1])


def is_month(text: str) -> bool:
    """Whether a folded line is a month and its year and nothing else («شباط/فبراير 2020», "March 2021")."""
    return text[-1:].isdigit() and _month_and_year().fullmatch(text) is not None


@cache
def _month_and_year() -> re.Pattern[str]:
    words = (language(name).words for name in LANGUAGES)
    forms = [form for one in words for kind in _MONTHS for month in one.get(kind, {}).values() for form in month]
    month = "|".join(sorted(map(re.escape, map(folded, forms)), key=len, reverse=True))
    return re.compile(rf"(?:{month})(?:\s?/\s?(?:{month}))?,? {_GREGORIAN.pattern}")


def day_of(written: str | None) -> date | None:
    """The day of an ISO 8601 date, None where it is no full one."""
    try:
        return date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None


def _is_numbering(before: str) -> bool:
    words = before.split()
    return bool(words) and words[-1].strip(":(") in phrases(signposts().numbering)


_PARTS = re.compile(r"[|·•،,:;/()\[\]\"]|\s-+|-\s")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_LINE = 24
_MOST_BESIDE = 4
"""Words, from mastheads of press pages: a part of a line with more of them than that says something else as well."""


def is_day_line(document: Document, text: str) -> bool:
    """Whether a folded line gives the day of an article, however much else it gives («السياسة | 3 مارس 2019 | ...»).

    The day stands alone between two marks, but for a few words such as a city and the hour. A sentence that ends with
    a full stop gives none.
    """
    if len(text.split(None, _LONGEST_LINE)) > _LONGEST_LINE or not is_dated(text):
        return False
    found = named_day(document, text)
    if found is None or text[found.end :].endswith("."):
        return False
    beside = (_PARTS.split(text[: found.start])[-1], _PARTS.split(text[found.end :])[0])
    return all(len(_WORD.findall(part)) <= _MOST_BESIDE for part in beside)


_OPENING = re.compile(r"(?P<head>\(?[^\W\d_](?:[^.:\n]|(?<=[a-z]{3})\.(?= \d)){2,80}?)\s?(?:-{1,2}|:)\s+")
_PLACE = re.compile(r"\(?[^\W\d_][^,،(\d]+(?:[,،(].*|\s(?:في|on)\s)")


def dated_opening(document: Document, text: str) -> int:
    """How long a place, a day and a dash or colon are with which a folded article begins; 0 without them."""
    opening = _OPENING.match(text)
    if opening is None or not is_day_line(document, opening["head"]):
        return 0
    day = named_day(document, opening["head"])
    return opening.end() if day is not None and _PLACE.fullmatch(text[: day.start]) is not None else 0
