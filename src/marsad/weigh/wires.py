"""Which agency a page's text comes from where the page does not say so: by its own words, and by its copies.

About half of the copying between outlets credits nobody. What a page without a credit shares with pages of other
outlets that have one tells where both have it from. It is a finding about the text: "shares its text with pages
credited to", never "taken from".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

from marsad.model.proposition import Copy
from marsad.model.reading import Reading
from marsad.text.folding import fold, key
from marsad.weigh.credits import agency, page_credits, words

LEAST_CONTAINMENT = 0.3
"""Share of the shorter text from which on a common upstream is beyond doubt (20 pairs read by hand)."""
CLEARLY = 3.0
"""How many times the next agency's copies have to be outweighed where copies credit several."""
EDGE_WORDS = 4
"""Words that may stand before a sign at the head of a text, as a city's name and a date do."""


class Wire(NamedTuple):
    """An agency from which a document's text comes: `told` to it or signed by it in the text, or `shared` with others.

    `others` are the documents that share the text and are credited to it.
    """

    document: str
    agency: str
    by: Literal["text", "copies"]
    others: tuple[str, ...]


def in_text(reading: Reading) -> str | None:
    """The one agency whose own copy a text says it is: signed at head or foot, or spoken to («قال لوكالة …»)."""
    vague = {agency("وكالات")}
    found = {name for name in (*_signed(reading), *_told(reading)) if name not in vague}
    return found.pop() if len(found) == 1 else None


def wires(readings: Iterable[Reading], copies: Iterable[Copy], credits: Mapping[str, str]) -> Iterator[Wire]:
    """For each document whose agency can be told its agency, without regard to what the document itself is credited to.

    `credits` has the agencies to which documents are credited. Copies within one outlet tell nothing: it credits
    itself.
    """
    outlet: dict[str, str | None] = {}
    own: dict[str, str] = {}
    for reading in readings:
        outlet[reading.id] = reading.publisher
        found = in_text(reading)
        if found is not None:
            own[reading.id] = found
    weighed: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    others: dict[tuple[str, str], list[str]] = defaultdict(list)
    for copy in copies:
        if copy.containment < LEAST_CONTAINMENT or copy.kind != "text":
            continue
        for one, other in ((copy.a, copy.b), (copy.b, copy.a)):
            if other in credits and (outlet[one] is None or outlet[one] != outlet[other]):
                weighed[one][credits[other]] += copy.containment
                others[one, credits[other]].append(other)
    for document in outlet:
        if document in own:
            yield Wire(document, own[document], "text", ())
            continue
        ranked = Counter(weighed[document]).most_common(2) if document in weighed else []
        if ranked and (len(ranked) == 1 or ranked[0][1] >= CLEARLY * ranked[1][1]):
            name = ranked[0][0]
            yield Wire(document, name, "copies", tuple(sorted(others[document, name])))


def _signed(reading: Reading) -> Iterator[str]:
    for credit in page_credits(reading):
        name = agency(credit.name)
        before = reading.text[: credit.span.start].split()
        after = reading.text[credit.span.end :].split()
        at_the_edge = len(before) <= EDGE_WORDS or len(after) <= 1
        if name is not None and (at_the_edge or credit.rule in {"byline", "source line"}):
            yield name


def _told(reading: Reading) -> Iterator[str]:
    signs = _spoken_to_signs()
    for match in _spoken_to().finditer(fold(reading.text).text):
        yield signs[match["sign"]]


@cache
def _spoken_to_signs() -> dict[str, str]:
    """Agencies by their signs as they stand behind a «ل»; an adjective alone («الفرنسية») is too often no agency."""
    signs = [(key(sign), group[0]) for group in words().agencies for sign in group]
    plain = [(sign.removeprefix("وكاله "), name) for sign, name in signs if not sign.isascii() and len(sign) > 4]
    return {sign.removeprefix("ال"): name for sign, name in plain if " " in sign or not sign.startswith("ال")}


@cache
def _spoken_to() -> re.Pattern[str]:
    """An agency's sign behind the «ل» of the one who is spoken to."""
    signs = sorted(_spoken_to_signs(), key=lambda sign: (-len(sign), sign))
    return re.compile(rf"(?<!\w)(?:لوكاله (?:ال)?|لل?)(?P<sign>{'|'.join(map(re.escape, signs))})(?!\w)")
