"""What a page says of itself: its title, who published it, on which day, and who wrote it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from marsad.model.zone import Zone, ZoneKind
from marsad.read.page import Page
from marsad.read.zones.dated import day_of, named_day, named_month, names_day
from marsad.read.zones.lines import Line, lines
from marsad.read.zones.masthead import cities, is_path, sides
from marsad.read.zones.outlets import names
from marsad.read.zones.signposts import is_date, is_section, phrases, signposts
from marsad.text.folding import Folded, fold


@dataclass(frozen=True, slots=True)
class Header:
    """What a page says of itself, as written; None where it does not say."""

    title: str | None
    publisher: str | None
    published: date | None
    byline: str | None


def header(page: Page, zones: Sequence[Zone]) -> Header:
    """What a page says of itself; each fact from the first place that has it.

    What the document brought with it (markup, the field of a record, a person) wins over what is read. Then:

    - title: the first headline zone;
    - publisher: a source line («المصدر: ...»), the notice of rights, an outlet after the headline or in the byline,
      an outlet's name on a line of its own, the outlet that the headline begins with, the host of the address;
    - published: a full date on a line that names the day of publication, on another line of the meta zones, on a line
      that names the last change; a date without its day, or in the article's text, is none;
    - byline: a line that names the writer, else what a dateline names beside its city.
    """
    document = page.document
    facts = list(_lines(page, zones, "meta"))
    headline = next(_lines(page, zones, "headline"), None)
    return Header(
        title=document.title or (headline.written() if headline else None),
        publisher=document.publisher or _publisher(page, zones, facts, headline),
        published=day_of(document.published) or _published(page, facts) or _day_of_post(page, zones, facts),
        byline=document.byline or _byline(page, facts),
    )


def issued(page: Page, zones: Sequence[Zone]) -> date | None:
    """The last day of the month in which a page says it came out, where it names no day («بيروت، أيلول 2014»)."""
    months = (named_month(page.document, fact.folded.text) for fact in _lines(page, zones, "meta"))
    return next((month for month in months if month is not None), None)


@dataclass(frozen=True, slots=True)
class _Fact:
    """A line of the page's own, with the way back to its characters."""

    line: Line
    folded: Folded

    def written(self, start: int = 0, end: int | None = None) -> str | None:
        """A stretch of the line as the page writes it, without quotation marks and punctuation around it."""
        low, high = self.folded.span(start, len(self.folded.text) if end is None else end)
        text = " ".join(html.unescape(self.folded.original[low:high]).split()).strip()
        return text or None


def _lines(page: Page, zones: Sequence[Zone], kind: ZoneKind) -> Iterator[_Fact]:
    for zone in zones:
        if zone.kind == kind:
            start, end = page.place(zone.start), page.place(zone.end)
            for line in lines(page.text[start:end]):
                span = page.span(start + line.start, start + line.end)
                yield _Fact(line, fold(page.document.text[span.start : span.end]))


_BEHIND_NAME = re.compile(r"\s(?:[|(]|[-–—]\s)|[،,]\s")
"""What stands between the name of an outlet and its sign, a section, the number of the issue or the day."""
_LONGEST_NAME = 6
"""How many words the name of an outlet has at most."""
_VALUE = re.compile(r"[\s\d()]*[:|>-]+\s*|\s+")


def _value(fact: _Fact) -> tuple[int, int]:
    """Where in a line that says what it is its value stands: after the phrase and the colon."""
    text = fact.folded.text
    start = 0
    for phrase in sorted(_labels(fact.line.says), key=len, reverse=True):
        found = re.match(rf"\W*{re.escape(phrase)}(?!\w)", text)
        if found is not None:
            gap = _VALUE.match(text, found.end())
            start = gap.end() if gap is not None else found.end()
            break
    return start, len(text)


@cache
def _labels(says: str | None) -> frozenset[str]:
    return frozenset().union(*(phrases(cue.phrases) for cue in signposts().cues if cue.says == says))


_AROUND = " \"'«»“”.,،:;|–—-\u200e\u200f"
_JOINED = re.compile(r"\s*[+،,/&|]\s*|\s+-\s+|\s+و(?=\w)|\s+and\s+")


def _publisher(page: Page, zones: Sequence[Zone], facts: Sequence[_Fact], headline: _Fact | None) -> str | None:
    above = list(_lines(page, zones[:1], "boilerplate"))
    return (
        _source(facts)
        or _rights(page, zones)
        or _logo(above)
        or (_behind(headline) or _office(headline) if headline else None)
        or _own(facts)
        or _signed(page, facts)
        or (_before(headline) if headline else None)
        or _host(page.document.url)
    )


def _source(facts: Sequence[_Fact]) -> str | None:
    """The first in a source line that is somebody: «المصدر: وكالات» names nobody."""
    for fact in facts:
        if fact.line.says != "source":
            continue
        start, end = _value(fact)
        written = fact.written(start, end) or ""
        if "://" in written:
            return _host(written.split()[0])
        for name in (part.strip(_AROUND) for part in _JOINED.split(written)):
            if name and fold(name).text not in phrases(signposts().nobody):
                return name
    return None


_NOTICE = re.compile(r"©|\(c\)|®|\b(?:19|20)\d\d\b|[-–—|.,،:;]|\bby\b")


def _rights(page: Page, zones: Sequence[Zone]) -> str | None:
    """Whom a notice of rights names («جميع الحقوق محفوظة لصحيفة ...»)."""
    for fact in _lines(page, zones, "boilerplate"):
        if fact.line.says != "rights" or fact.line.words > 16:
            continue
        text = fact.folded.text
        for phrase in sorted(_labels("rights"), key=len, reverse=True):
            text = text.replace(phrase, " " * len(phrase))
        text = _NOTICE.sub(lambda found: " " * len(found.group()), text)
        rest = text.strip()
        if not 0 < len(rest.split()) <= 6:
            continue
        start = text.index(rest)
        clitic = re.match(r"ل(?:\s+|(?=(?!ل)\w))", rest)
        name = rest[clitic.end() :] if clitic is not None else rest
        if clitic is not None and not _is_outlet(name):
            name = rest
        start += len(rest) - len(name)
        if not name.startswith("لل"):
            return (fact.written(start, start + len(name)) or "").strip(_AROUND) or None
    return None


def _is_outlet(folded: str) -> bool:
    """Whether a folded name is an outlet's: a known one, or one that begins with the noun for its kind."""
    closed, heads = _outlets()
    return folded.replace(" ", "") in closed or folded.startswith(heads)


@cache
def _outlets() -> tuple[frozenset[str], tuple[str, ...]]:
    """The names of outlets without their spaces, and the nouns for their kinds with the space behind them."""
    closed = frozenset(name.replace(" ", "") for name in names("outlet"))
    return closed, tuple(head + " " for head in phrases(signposts().outlet_heads))


def _logo(above: Sequence[_Fact]) -> str | None:
    """The name above everything else, if it is an outlet's or stands beside a section («... | عاجل») or over a path."""
    if not above or above[0].line.says is not None or above[0].line.words > 5:
        return None
    name, bar, section = above[0].folded.text.partition(" | ")
    is_site = is_section(section) if bar else len(above) > 1 and is_path(above[1].folded.text)
    return above[0].written(0, len(name)) if is_site or _is_outlet(name) else None


def _office(headline: _Fact) -> str | None:
    """The organisation whose letterhead the headline is («... - المكتب الإعلامي»)."""
    name, dash, office = headline.folded.text.partition(" - ")
    return headline.written(0, len(name)) if dash and office in phrases(signposts().offices) else None


def _behind(headline: _Fact) -> str | None:
    """The outlet after the last bar or dash of a headline («... | صحيفة ...»)."""
    text = headline.folded.text
    at = max(text.rfind(" | "), text.rfind(" - "))
    if at < 0 or not _is_outlet(text[at + 3 :].strip(" \"'")):
        return None
    return (headline.written(at + 3) or "").strip(_AROUND) or None


def _signed(page: Page, facts: Sequence[_Fact]) -> str | None:
    """The outlet that has a line of its own, or stands there before the day («صحيفة الساحل | 13 آذار 2024»).

    It is known by the noun for its kind, or the article writes the same name between quotation marks.
    """
    for fact in facts:
        name = _BEHIND_NAME.split(fact.folded.text, maxsplit=1)[0].strip()
        if fact.line.says is not None or not name or len(name.split()) > _LONGEST_NAME or name in cities():
            continue
        paper = name.startswith("the ") and name.rpartition(" ")[2] in phrases(signposts().outlet_tails)
        if paper or (_is_outlet(name) and not _is_any(name)) or (" " in name and f'"{name}"' in page.text):
            return fact.written(0, fact.folded.text.index(name) + len(name))
    return None


def _is_any(name: str) -> bool:
    """Whether a name only says what kind of outlet it is («شبكة محلية»)."""
    first, _, second = name.partition(" ")
    return first.endswith("ه") and second.endswith(("يه", "ه")) and " " not in second and not second.startswith("ال")


def _before(headline: _Fact) -> str | None:
    """The outlet before the colon of a headline («مونت كارلو الدولية: ...»)."""
    text = headline.folded.text
    at = text.find(":")
    name = text[:at].strip(" \"'")
    if at < 0 or len(name.split()) > 5 or not _is_outlet(name) or _is_any(name):
        return None
    return (headline.written(0, at) or "").strip(_AROUND) or None


def _own(facts: Sequence[_Fact]) -> str | None:
    """The outlet, no agency and no city, that a dateline names as the writer's («لندن: «الشرق الأوسط»»)."""
    for fact in facts:
        if fact.line.says is None:
            text = fact.folded.text
            for start, end in _named(text):
                if text[start:end] in names("outlet") and text[start:end] not in cities():
                    return fact.written(start, end)
    return None


def _host(url: str | None) -> str | None:
    host = urlsplit(url).hostname if url and "://" in url else None
    return host.removeprefix("www.") if host else None


def _published(page: Page, facts: Sequence[_Fact]) -> date | None:
    for says in (("date",), (None,), ("meta",), ("byline", "source", "credit"), ("updated",)):
        for fact in facts:
            found = named_day(page.document, fact.folded.text) if fact.line.says in says else None
            if found is not None:
                return found.day
    return None


def _day_of_post(page: Page, zones: Sequence[Zone], facts: Sequence[_Fact]) -> date | None:
    """The day of a post on the page, where the dateline has the same day without its year («لندن 14 أبريل —»)."""
    lines_of_posts = (fact for fact in _lines(page, zones, "post") if fact.line.words <= _SIGNATURE)
    posts = (named_day(page.document, fact.folded.text) for fact in lines_of_posts)
    days = {found.day for found in posts if found is not None}
    heads = [fact.folded.text for fact in facts if fact.line.words <= _SIGNATURE] if days else []
    return next((day for day in sorted(days) for head in heads if names_day(page.document, head, day)), None)


def _byline(page: Page, facts: Sequence[_Fact]) -> str | None:
    for fact in facts:
        if fact.line.says == "byline":
            start, end = _value(fact)
            day = named_day(page.document, fact.folded.text)
            if day is not None and day.start > start:
                end = day.start
            named = (fact.written(start, end) or "").strip(_AROUND)
            if named:
                return named
    return next((named for fact in facts if fact.line.says is None for named in [_writers(fact)] if named), None)


_SIGNATURE = 24
"""How many words a line has at most that signs and dates a post, or is a dateline."""
_BEFORE_DATE = re.compile(r"(?P<name>[^\W\d_]+(?: [^\W\d_]+){1,3})\s?[-|،,]\s?(?P<date>.*\d.*)")
_PLACE = re.compile(r"\([^()]*\)")


def _writers(fact: _Fact) -> str | None:
    """Who a dateline names beside its city: persons and agencies, or else the outlet.

    What stands in brackets, or before the only colon with something after it, is a place unless it is an agency.
    """
    text = fact.folded.text
    dated = _BEFORE_DATE.match(text)
    if dated is not None and is_date(dated["date"]):
        return fact.written(0, dated.end("name"))
    if any(letter.isdigit() for letter in text):
        return None
    places = [found.span() for found in _PLACE.finditer(text)]
    head, colon, rest = text.partition(":")
    if colon and rest.strip() and ":" not in rest:
        places.append((0, len(head)))
    spans = list(_named(text))
    agencies = [span for span in spans if text[slice(*span)] in names("agency")]
    outlets = [span for span in spans if text[slice(*span)] in names("outlet") and text[slice(*span)] not in cities()]
    others = [span for span in spans if not any(low <= span[0] < high for low, high in places)]
    persons = [span for span in others if span not in outlets and " " in text[slice(*span)] and span not in agencies]
    if text.endswith(":") and len(others) == 2:
        others = others[1:]
    written = [fact.written(*span) for span in sorted(persons + agencies) or outlets or others]
    return "، ".join(name.strip(_AROUND) for name in written if name) or None


def _named(text: str) -> Iterator[tuple[int, int]]:
    """Where the parts of a dateline stand that are no city and no number, without the city at their end."""
    at = 0
    for side in sides(text):
        start = text.index(side, at)
        at = start + len(side)
        end = at
        for space in re.finditer(r"[\s-]+", side):
            if side[space.end() :].removeprefix("من ").removeprefix("in ") in cities():
                end = start + space.start()
                break
        name = text[start:end].removeprefix("من ").removeprefix("in ")
        if name and name not in cities() and not any(letter.isdigit() for letter in name):
            yield start, end
