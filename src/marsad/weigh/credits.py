"""Whom a page credits for what it carries: signs of agencies, source lines, «نقلاً عن», and where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.model.zone import Zone
from marsad.text.folding import Folded, fold, key
from marsad.text.names import name_key
from marsad.text.tables import table


class CreditWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table of credits, as written."""

    agencies: list[list[str]]
    agency_words: list[str]
    world: list[str]
    correspondents: list[str]
    speaks_of: list[str]
    outlet_nouns: list[str]
    institute_words: list[str]
    issues: list[str]
    of_issuer: list[str]
    source_lines: list[str]
    cited: list[str]
    cited_outlets: list[str]
    relative: list[str]
    first_told: list[str]
    conferences: list[str]
    documents: dict[str, list[str]]
    own_word: list[str]
    vague: list[str]
    singular: dict[str, str]


class Credit(NamedTuple):
    """Somebody whom the page credits: the canonical name, where it stands, what leads to it, and by which rule."""

    name: str
    span: Span
    edge: Span
    rule: str


HEAD, FOOT = 160, 120
"""Characters of a page's text within which a dateline stands before it, or an agency's sign after it."""
EDGE_WORDS = 4
"""Words that may stand before a sign at the head of a text, as a city's name and a date do."""


@cache
def words() -> CreditWords:
    """The table of credits."""
    return table(files("marsad.weigh.tables") / "credits.yml", CreditWords)


@cache
def folded_words(field: str) -> frozenset[str]:
    """The words of one list of the table, folded."""
    return frozenset(key(one) for one in getattr(words(), field))


@cache
def signs() -> dict[str, str]:
    """The canonical name of each agency's signs, folded."""
    return {key(sign): group[0] for group in words().agencies for sign in group}


@cache
def pattern(field: str) -> re.Pattern[str]:
    """A pattern of the phrases of one list of the table, on folded text, longest first."""
    return _whole(alternatives(getattr(words(), field)))


def alternatives(phrases: Iterable[str]) -> str:
    """A regular expression of one phrase or another, folded, the longest first."""
    known = sorted({re.escape(key(one)).replace(r"\ ", r"\s+") for one in phrases}, key=lambda one: (-len(one), one))
    return f"(?:{'|'.join(known)})"


def _whole(expression: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){expression}(?!\w)")


@cache
def sign() -> re.Pattern[str]:
    """A pattern of the signs of all agencies."""
    return _whole(alternatives(signs()))


def agency(name: str) -> str | None:
    """The canonical name of an agency by any of its signs; None where the name is not an agency's."""
    return signs().get(key(name)) or signs().get(name_key(name))


@cache
def _dateline() -> re.Pattern[str]:
    """A sign in brackets, or parted by a dash or stroke from the city beside it."""
    known = sign().pattern
    return re.compile(
        rf"[(\[]\s*(?P<a>{known})\s*[)\]]|[-/|،:]\s*(?P<b>{known})\s*(?=[-/|:،.)\n]|$)|(?:^|\n)\s*(?P<c>{known})\s*[-/|:]"
    )


_PARTED = re.compile(r"[^\s+،,/](?:[^+،,/]*[^\s+،,/])?")
"""The sources of a line, between the signs that part them."""


@cache
def _source_line() -> re.Pattern[str]:
    lead = "|".join(sorted(map(re.escape, folded_words("source_lines")), key=len, reverse=True))
    return re.compile(rf"(?:^|\n|[.(|])\s*(?P<lead>{lead})\s*[:：]\s*(?P<name>[^\n.;|()]{{2,60}})")


def page_credits(reading: Reading) -> list[Credit]:
    """Agencies and sources the page as a whole is credited to, each once.

    Signs in the lines above the text («الرياض - واس», «(أ ف ب)»), a dateline before its first words, a sign after its
    last words, and source lines («المصدر: ...», "Source: ..."). A sign in the running text credits nothing.
    """
    text = fold(reading.text)
    found: dict[str, Credit] = {}
    for credit in (*_in_meta(text, reading), *_in_source_lines(text, reading), *_at_the_edges(text, reading)):
        found.setdefault(name_key(credit.name), credit)
    return list(found.values())


def _in_meta(text: Folded, reading: Reading) -> Iterator[Credit]:
    for match in sign().finditer(text.text):
        span = Span(*text.span(*match.span()))
        if any(zone.kind == "meta" and zone.holds(span) for zone in reading.zones):
            yield Credit(signs()[one_line(match.group())], span, span, "byline")


def _at_the_edges(text: Folded, reading: Reading) -> Iterator[Credit]:
    body = [zone for zone in reading.zones if zone.kind == "body"]
    if not body:
        return
    first, last = body[0].start, body[-1].end
    for match in _dateline().finditer(text.text):
        group = next(name for name in "abc" if match.group(name))
        span = Span(*text.span(*match.span(group)))
        if not any(zone.holds(span) for zone in body):
            continue
        before = text.text[text.text.rfind("\n", 0, match.start(group)) + 1 : match.start()].split()
        at_the_head = span.end <= first + HEAD and len(before) <= EDGE_WORDS
        at_the_foot = span.start >= last - FOOT and len(text.text[match.end() :].split()) <= 1
        if (at_the_head or at_the_foot) and not _speaks_of(before[-EDGE_WORDS:]):
            yield Credit(signs()[one_line(match.group(group))], span, Span(*text.span(*match.span())), "dateline")


def _speaks_of(before: Sequence[str]) -> bool:
    """Whether the words before a sign speak of the agency: «قالت وكالة أنباء الصين (شينخوا)» is no dateline."""
    return not folded_words("speaks_of").isdisjoint(word.removeprefix("و") for word in before)


def _in_source_lines(text: Folded, reading: Reading) -> Iterator[Credit]:
    around: list[Zone] = [zone for zone in reading.zones if zone.kind in {"body", "meta", "boilerplate"}]
    for match in _source_line().finditer(text.text):
        span = Span(*text.span(*match.span("name")))
        if any(zone.holds(span) for zone in around):
            lead = Span(*text.span(*match.span("lead")))
            for part in _PARTED.finditer(reading.text, span.start, span.end):
                name = part.group().strip()
                yield Credit(agency(name) or name, Span(*part.span()), lead, "source line")


def one_line(sign: str) -> str:
    """A sign with single blanks."""
    return " ".join(sign.split())
