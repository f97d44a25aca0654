"""Which agency a page's text comes from where the page does not say so: by its own words, and by its copies.

About half of the copying between outlets credits nobody. What a page without a credit shares with pages of other
outlets that have one tells where both have it from. It is a finding about the text: "shares its text with pages
credited to", never "taken from".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from marsad.model.proposition import Copy
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.text.folding import fold
from marsad.weigh.credits import Credit, agency, alternatives, one_line, page_credits, signs, words

LEAST_CONTAINMENT = 0.3
"""Share of the shorter text from which on a page that credits an agency tells whose the other's text is."""
LEAST_WHERE_TOLD = 0.7
"""The same where the other page credits nobody and only its text tells: it may be made of several agencies' copy."""
CLEARLY = 3.0
"""How many times the next agency's copies have to be outweighed where copies credit several."""


class Wire(NamedTuple):
    """An agency from which a document's text comes: its own `text` tells, or `copies` of it do.

    `others` are the documents that share the text and are the agency's; `stretches` are what of the document's text is
    shared with them, or where the text tells.
    """

    document: str
    agency: str
    by: Literal["text", "copies"]
    others: tuple[str, ...]
    stretches: tuple[Span, ...]


class _Share(NamedTuple):
    """What a document shares with another one that is an agency's."""

    other: str
    agency: str
    containment: float
    stretches: Sequence[Span]


def in_text(reading: Reading) -> Credit | None:
    """The one agency whose own copy a text says it is: signed at head or foot, or spoken to («قال لوكالة …»)."""
    vague = agency("وكالات")
    for credits in (_signed(reading), _told(reading)):
        found = {credit.name: credit for credit in credits if credit.name != vague}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def recovered(readings: Iterable[Reading], copies: Sequence[Copy]) -> dict[str, Wire]:
    """For each document with claims that credits no agency, the agency from which its text comes, where that shows."""
    paired = {document for copy in copies for document in (copy.a, copy.b)}
    looked = [reading for reading in readings if reading.claims or reading.id in paired]
    credits = {reading.id: _agencies(reading) for reading in looked}
    claiming = {reading.id for reading in looked if reading.claims and not credits[reading.id]}
    clear = {document: next(iter(found)) for document, found in credits.items() if len(found) == 1}
    return {one.document: one for one in wires(looked, copies, clear) if one.document in claiming}


def _agencies(reading: Reading) -> set[str]:
    """The agencies whose a page says it is: its publisher, or those it credits."""
    own = agency(reading.publisher or "")
    return {own} if own is not None else {name for one in page_credits(reading) if (name := agency(one.name))}


def wires(readings: Sequence[Reading], copies: Iterable[Copy], credits: Mapping[str, str]) -> Iterator[Wire]:
    """For each document whose agency can be told its agency, without regard to what the document itself is credited to.

    `credits` has the agencies to which documents, these or others, are credited. Copies within one outlet tell nothing:
    it credits itself.
    """
    told = {reading.id: found for reading in readings if (found := in_text(reading)) is not None}
    shares = _shares({reading.id: reading.publisher for reading in readings}, copies, credits, told)
    for reading in readings:
        own = told.get(reading.id)
        if own is not None:
            yield Wire(reading.id, own.name, "text", (), (own.span,))
        elif (clear := _clearest(shares.get(reading.id, ()))) is not None:
            mine = sorted((one for one in shares[reading.id] if one.agency == clear), key=lambda one: one.other)
            stretches = tuple(stretch for one in mine for stretch in one.stretches)
            yield Wire(reading.id, clear, "copies", tuple(one.other for one in mine), stretches)


def _shares(
    outlet: Mapping[str, str | None], copies: Iterable[Copy], credits: Mapping[str, str], told: Mapping[str, Credit]
) -> dict[str, list[_Share]]:
    found: dict[str, list[_Share]] = defaultdict(list)
    for copy in copies:
        if copy.containment < LEAST_CONTAINMENT or copy.kind != "text":
            continue
        a, b = [one.a for one in copy.passages], [one.b for one in copy.passages]
        for one, other, stretches in ((copy.a, copy.b, a), (copy.b, copy.a, b)):
            if outlet[one] is not None and outlet[one] == outlet[other]:
                continue
            name = credits.get(other)
            if name is None and other in told and copy.containment >= LEAST_WHERE_TOLD:
                name = told[other].name
            if name is not None:
                found[one].append(_Share(other, name, copy.containment, stretches))
    return found


def _clearest(shares: Iterable[_Share]) -> str | None:
    """The agency that outweighs all others; None where none does."""
    weighed: dict[str, float] = defaultdict(float)
    for one in shares:
        weighed[one.agency] += one.containment
    first = max(weighed, key=weighed.__getitem__, default=None)
    if first is None or any(weighed[first] < CLEARLY * weighed[one] for one in weighed if one != first):
        return None
    return first


def _signed(reading: Reading) -> Iterator[Credit]:
    for credit in page_credits(reading):
        name = agency(credit.name)
        if name is not None:
            yield credit._replace(name=name)


def _told(reading: Reading) -> Iterator[Credit]:
    text = fold(reading.text)
    for match in _own_copy().finditer(text.text):
        name = signs()[one_line(match["sign"])]
        if match["own"] is not None or name in words().world:
            span = Span(*text.span(*match.span("sign")))
            yield Credit(name, span, Span(*text.span(*match.span())), "own copy")


@cache
def _own_copy() -> re.Pattern[str]:
    """An agency's sign behind the «ل» of the one who is spoken to, or behind words for its own people.

    An adjective alone («الفرنسية») is too often no agency.
    """
    signs_ = alternatives(one for one in signs() if " " in one or not (one.isascii() or one.startswith("ال")))
    kind = r"(?:(?:وكاله|تلفزيون|تومسون) )?"
    own = alternatives(words().correspondents)
    return re.compile(rf"(?<!\w)(?:ل ?\"? ?{kind}|(?P<own>و?{own} ل?\"?{kind}))\"?(?P<sign>{signs_})(?!\w)")
