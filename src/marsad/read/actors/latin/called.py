"""Whom English phrases mean that say what somebody goes by, is to another, or prints: «a clerk we are calling Awa»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.read.actors.latin.nouns import AUXILIARIES, BEING, is_finite
from marsad.read.actors.latin.words import Line, english
from marsad.read.actors.shortforms import Bearer, Bearers, Mark, nearest

REACH = 10
"""How far behind a phrase the name stands that somebody goes by, in words."""
BACK = 3
"""How many sentences back the lawyer stands who speaks of «his client»."""
_OPENING = frozenset("who whom identified known named called calling giving going".split())
_NAMING = frozenset("calling called name named identified known nom".split())
_LEADING = frozenset("calling called named name as of is was me us him her guerre".split())
_OWN = frozenset("this our your".split())
Starts = Mapping[tuple[int, int], Mark]


def named_behind(line: Line, number: int, last: int, starts: Starts) -> Bearer | None:
    """The person by whose name somebody goes: «a clerk, whom we are calling Awa», «a trader identified as Rostam»."""
    first = last + (line.text(last) == ",")
    if line.text(first) not in _OPENING:
        return None
    for at in range(first + 1, min(first + REACH, len(line.words))):
        mark = starts.get((number, at))
        if mark is not None:
            bearer, led = mark.bearer, line.text(at - 1) in _LEADING and line.text(at - 2) != "leader"
            told = not _NAMING.isdisjoint(line.texts(first, at)) and led
            if bearer is not None and told and not bearer.senses:
                bearer.type = "person"  # whose name no table knows
            return bearer if told and bearer is not None and bearer.type == "person" else None
    return None


def client(lines: Sequence[Line], place: tuple[int, int], starts: Starts) -> Bearer | None:
    """Whose lawyer has spoken before a place, who is «his client» there: «Odeh's lawyer said his client was ill»."""
    found: Bearer | None = None
    lawyers = english().lists["lawyers"]
    for (number, first), mark in sorted(starts.items()):
        if (number, first) >= place:
            break
        line = lines[number]
        owned = line.owns[mark.last - 1] and not lawyers.isdisjoint(line.texts(mark.last, mark.last + 2))
        led = line.text(first - 1) == "for" and line.text(first - 2) in lawyers
        if number >= place[0] - BACK and (owned or led) and mark.bearer is not None and mark.bearer.type == "person":
            found = mark.bearer
    return found


def own_paper(lines: Sequence[Line], determiner: str, text: str, bearers: Bearers) -> Bearer | None:
    """The newspaper that «this newspaper» or «our reporter» belongs to: the one that a page's masthead names."""
    if determiner not in _OWN or text not in english().lists["media"] | {"paper", "newsroom"}:
        return None
    papers = english().lists["papers"]
    named = [b for b in bearers.all if b.type == "organization" and not papers.isdisjoint(b.core)]
    above = [b for b in named if any(lines[number].kind in {"meta", "headline"} for number, _ in b.places)]
    return above[0] if len(above) == 1 else None


def the_men(text: str, place: tuple[int, int], bearers: Bearers) -> Bearer | None:
    """The people last counted, whom «the men» and «the pair» mean: «Two brothers were held. The men, both ...»."""
    if text not in {"men", "women", "pair", "duo", "trio"}:
        return None
    counted = [
        b
        for b in bearers.all
        if len(b.core) == 1 and b.core[0].split()[0] in {"two", "three", "four", "five", "six"}
        and b.last_before(place) >= (0, 0)
    ]  # fmt: skip
    return nearest(counted, place)


def past_titles(line: Line, at: int) -> int:
    """The first word that is no title and no stop behind one."""
    while line.text(at) in english().words("titles", "offices") | {".", "the"}:
        at += 1
    return at


def quantified(line: Line, first: int) -> int:
    """Where a phrase begins that «of» leads behind a count: «thousands of supporters», «a small number of men»."""
    if line.text(first - 1) != "of" or line.text(first - 2) not in english().lists["quantities"]:
        return first
    at = first - 2
    back = next((n for n in range(at - 1, max(-1, at - 3), -1) if line.text(n) in {"a", "the"}), None)
    return at if back is None else back


def acts_or_is_struck(line: Line, first: int, last: int) -> bool:
    """Whether craft, words `first` to before `last`, do something or are struck, rather than given, sent or sold."""
    struck = line.text(first - 1) in english().lists["strikes"] | {"by", "against"}
    return struck or is_finite(line, last) or line.text(last) in AUXILIARIES


def opens_headline(line: Line, head: int) -> bool:
    """Whether a headline begins with a known doer, its article left out: «Army says», «Quarry boss paid»."""
    begins = line.kind == "headline" and head < 2 and not is_finite(line, 0)
    return begins and is_finite(line, head + 1)


def opens_name(line: Line, number: int, where: tuple[int, int], starts: Starts) -> bool:
    """Whether a comma parts who somebody is from his name behind it, and no other office stands between them.

    `where` are the head and the end of the phrase. «A spokeswoman for the presidency, X» is X; «an aide to the prime
    minister, X» may be his aide. A body that is named nowhere else keeps its name.
    """
    within = range(where[0] + 1, where[1])
    office = not english().words("titles", "trades", "roles").isdisjoint(map(line.text, within))
    marks = [mark for at in within if (mark := starts.get((number, at))) is not None]
    lone = any(mark.bearer is not None and len(mark.bearer.places) < 2 for mark in marks)
    return line.text(where[1]) == "," and not office and not lone


def is_ally_of(line: Line, number: int, where: tuple[int, int, int], marks: tuple[Starts, Starts]) -> bool:
    """Whether a phrase only says of whom somebody is the ally: «X is Y's closest ally», «Y's ally, the X».

    `where` are its first word, its head and its end, `marks` the names by where they begin and by where they end.
    """
    first, head, last = where
    last += line.text(last) == ","
    last += line.text(last) == "the"
    apposed = line.text(first - 1) == "," and (number, first - 1) in marks[1]
    beside = line.text(first - 1) in BEING or apposed or (number, last) in marks[0]
    return line.text(head) in {"ally", "allies"} and beside


def is_pair_or_shore(line: Line, head: int, determiner: str, *, definite: bool) -> bool:
    """Whether a phrase means those already named («both sides»), the side of a river or what is still to come."""
    lists, text, before = english().lists, line.text(head), line.text(head - 1)
    if text in {"inquiry", "enquiry"} and determiner != "the":
        return True  # «called for an inquiry»
    shore = text in {"bank", "banks"} and before in lists["banks"]
    told = before == "both" or (before == "two" and (definite or text in {"sides", "parties"}))
    return shore or (text in lists["paired"] and told)
