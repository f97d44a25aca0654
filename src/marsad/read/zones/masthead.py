"""What stands above an article: its headline, its date and byline, and the navigation before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from marsad.model.zone import ZoneKind
from marsad.read.zones.dated import is_month
from marsad.read.zones.lines import Line
from marsad.read.zones.outlets import cited
from marsad.read.zones.signposts import is_date, is_dated, is_section, phrases, signposts
from marsad.text.folding import key

_FACTS = ("date", "updated", "byline", "source", "credit", "meta")
_CRUMBS = re.compile(r"(?:\s[/>|›]\s.*){2}|^(?:الرييسيه|home)\s*[/>|\"›-]")
_SIDES = re.compile(r"[:،,()/]|-(?=\s|$)|(?<=\s)-|\"|\s{2,}")
_SPEECH = re.compile(r"[^:-]+:\s*\w[^:-]+$")
_FROM = re.compile(r"\s(?:من|in)\s")
_DATED = re.compile(r"[^:.]{2,30}\s?:")
_ITEM = re.compile(r"[-*•●▪◾]\s")
_INNER_STOP = re.compile(r"[^\W\d_]{3}\. ")
_STOPPED = re.compile(r"[^\W\d_]{3,}\.$")
_WORD = re.compile(r"\w+(?:[.'-]\w+)*")
_LONGEST_BYLINE = 16
_LONGEST_NAME = 4
_SENTENCE = 5
"""How many words the shortest line has that a text of a line or two can consist of."""


def lead(parts: Sequence[Line]) -> int:
    """Index of the line in which the article's own text begins; the number of lines where none can be its text.

    Where none reads as prose, as in a note of a line or two, it is the first below the headline that can say something.
    """
    is_named = any(part.says == "headline" for part in parts)
    first = -1 if is_named else next((at for at, part in enumerate(parts) if part.says is None), len(parts))
    for at, part in enumerate(parts):
        if part.says is None and part.is_prose and not (at == first and _can_head(parts, at)):
            return at
    below = (at for at, part in enumerate(parts) if at > first and part.says is None and part.words >= _SENTENCE)
    return next(below, len(parts))


def _can_head(parts: Sequence[Line], at: int) -> bool:
    """Whether the first line may be a headline although it is as long as prose, or ends as prose does."""
    part = parts[at]
    follower = parts[at + 1] if at + 1 < len(parts) else None
    if follower is None or _INNER_STOP.search(part.text):
        return False
    has_fact = follower.says in _FACTS or is_fact(follower)
    return part.words <= (20 if part.is_closed else 35) if has_fact else part.words <= 25 and not part.is_closed


def masthead(parts: Sequence[Line], title: str | None) -> list[ZoneKind | None]:
    """What each line above the article is; None where the line has said it itself.

    `title` is what the document is called by its markup or its source, which settles which line is the headline.
    """
    head = _headline(parts, title)
    name = key(parts[head].text) if head >= 0 else ""
    kinds: list[ZoneKind | None] = []
    opened = ""
    for at, part in enumerate(parts):
        opened = part.says or opened
        if at == head:
            kinds.append("headline")
        elif part.says is not None:
            kinds.append(None)
        elif key(part.text) == name:
            kinds.append("headline")
        elif is_date(part.text) or is_month(part.text):
            kinds.append("meta")
        elif opened == "related" and at > head:
            kinds.append("related")
        elif at < head:
            kinds.append("boilerplate")
        else:
            kinds.append(_below(parts, at, head, kinds))
    return kinds


def _below(parts: Sequence[Line], at: int, head: int, above: Sequence[ZoneKind | None]) -> ZoneKind:
    """What a line between headline and article is: a fact, a second line of the headline, or the article already."""
    part = parts[at]
    if _ITEM.match(part.text):
        return "body"
    is_next = at == head + 1
    has_fact = any(other.says in _FACTS or is_date(other.text) for other in parts[max(0, at - 2) : at + 3])
    is_name = part.words <= (_LONGEST_NAME + 2 if has_fact and _FROM.search(part.text) else _LONGEST_NAME)
    if is_fact(part) or (is_name and (is_next or has_fact) and not part.is_closed):
        return "meta"
    if is_path(part.text) and part.words <= 12:
        return "boilerplate"
    is_deck = is_next and head >= 0 and above[head] == "headline" and at + 1 < len(parts)
    return "headline" if is_deck and not part.is_closed and not part.gap else "body"


def _headline(parts: Sequence[Line], title: str | None) -> int:
    """Index of the headline, -1 where there is none."""
    marked = [at for at, part in enumerate(parts) if part.says == "headline"]
    if marked:
        return marked[-1]
    free = [at for at, part in enumerate(parts) if part.says is None and not is_date(part.text)]
    wanted = key(title) if title else ""
    for at in free if wanted else []:
        line = key(parts[at].text)
        if line == wanted or (len(line) > 15 and (line in wanted or wanted in line)):
            return at
    named = [at for at in free if parts[at].words >= 2 and not is_path(parts[at].text) and not _is_site(parts[at].text)]
    titles = [at for at in named if parts[at].words >= 4 and not names_source(parts[at])]
    opened = next((at for at, part in enumerate(parts) if part.says == "related"), len(parts))
    if (
        parts
        and parts[0].says in ("byline", "source")
        and parts[0].words >= 5
        and not any(at < opened for at in titles)
    ):
        return 0
    return _likeliest(parts, named, titles) if named else -1


def _likeliest(parts: Sequence[Line], named: Sequence[int], titles: Sequence[int]) -> int:
    """Which of the lines that may name the page is its headline; `titles` are those as long as headlines are.

    The first, unless it is a byline, a list of other titles opens above it, or it is as short as the name of a section
    is and a longer one follows before any date or byline.
    """
    first = named[0]
    fact = next((at for at, part in enumerate(parts) if part.says in _FACTS or _is_dated(part)), len(parts))
    if any(part.says == "related" for part in parts[:first]):
        return next((at for at in reversed(titles) if at < fact), named[-1])
    if first in titles:
        return first
    if parts[first].words >= 4:
        return titles[0] if titles else first
    longer = [at for at in titles if at < max(fact, first + 2) and parts[at].words > 5 and not is_fact(parts[at])]
    return longer[0] if longer else first


def is_path(text: str) -> bool:
    """Whether a folded line is the path to the page («الرئيسية > أخبار»)."""
    return _CRUMBS.search(text) is not None


def _is_site(text: str) -> bool:
    """Whether a folded line is the name of a site with the section beside it («الأفق نيوز | محليات»)."""
    name, bar, section = text.partition(" | ")
    return bool(bar) and len(name.split()) <= _LONGEST_NAME and is_section(section)


def _is_dated(part: Line) -> bool:
    return part.says is None and is_date(part.text)


@cache
def cities() -> frozenset[str]:
    """Folded names of the cities that datelines name most."""
    return phrases(signposts().cities)


def is_fact(part: Line) -> bool:
    """Whether a line has the shape of a byline, a dateline or the credit of an agency."""
    is_split = len(sides(part.text)) > 1 or part.text.endswith(":")
    return names_source(part) or (_is_short(part) and is_split and part.words <= 8)


def names_source(part: Line) -> bool:
    """Whether a line of that shape names a city of datelines, an agency or an outlet, or is a date."""
    if is_date(part.text) and part.says is None:
        return True
    if not _is_short(part):
        return False
    named = sides(part.text)
    known = [side for side in named if is_known(side)]
    if _SPEECH.match(part.text) and not is_known(named[-1]) and not any(side in cities() for side in named):
        return False
    if not known:
        return len(named) == 1 and any(is_known(side.strip(" \"'")) for side in _FROM.split(named[0])[1:])
    return len(named) > 1 or part.text.endswith(":") or part.words <= _LONGEST_NAME


def is_known(side: str) -> bool:
    """Whether a part of a dateline is a city, an agency or an outlet and nothing else."""
    return side in cities() or cited(side) == [side]


def sides(text: str) -> list[str]:
    """What colons, dashes, commas, brackets and quotation marks part in a folded byline or dateline."""
    return [side for side in (side.strip(" \"'") for side in _SIDES.split(text)) if side]


def _is_short(part: Line) -> bool:
    """Whether a line is short enough for a byline, in parts as short as names are, and ends as no sentence does."""
    text = part.text.strip(" \"'")
    if part.says is not None or part.words > _LONGEST_BYLINE or len(text) > 160:
        return False
    named = sides(text)
    if not named or text[-1] in "!?؟" or _STOPPED.search(text):
        return False
    if all(len(side.split()) <= _LONGEST_NAME for side in named):
        return True
    return _DATED.match(text) is not None and named[0] in cities() and len(named[1].split()) <= 2 * _LONGEST_NAME


_OPENING = re.compile(r"[\"']?([^.!?؟:\n]{2,60}?)\s?(:|-{1,2}|/)(?=\s|$)\s*")


def dateline(text: str, facts: Sequence[str]) -> int:
    """How many characters of the folded beginning of an article are its dateline («القاهرة - أ ف ب:»), 0 without one.

    A dateline is what repeats a line above it (`facts`, folded) before a colon or dash, or names a city or an agency
    there.
    """
    longest = at = 0
    while at < 90:
        found = _OPENING.match(text, at)
        if found is None:
            break
        at = found.end()
        if _is_dateline(text[:at], facts):
            longest = at
    return longest if len(text) - longest > 20 else 0


def _is_dateline(text: str, facts: Sequence[str]) -> bool:
    words = " ".join(_WORD.findall(text))
    if any(words == " ".join(_WORD.findall(fact)) for fact in facts):
        return True
    named = sides(text)
    if not named or len(words.split()) > _LONGEST_BYLINE:
        return False
    known = [side for side in named if is_known(side)]
    others = [side for side in named if side not in known]
    if any(len(side.split()) > _LONGEST_NAME for side in others):
        return False
    if not known:
        most = 9 if is_dated(text) else 5
        return _UNKNOWN.fullmatch(text) is not None and sum(len(word) > 1 for word in words.split()) <= most
    return text.rstrip()[-1] in "-/" or len(named) > 1 or any(cited(side) for side in known)


_UNKNOWN = re.compile(
    r"[^-:()]{2,30}(?:\s-\s?\(?[^-:()]{2,20}\)?:|\([^()]{2,20}\)[^-:()]{0,25}-+|(?:/[^\s/]+)?\s/[^/]{2,20}/)\s*"
)
