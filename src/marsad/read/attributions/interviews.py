"""An interview printed as turns: questions of the paper, and answers of whoever was asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.model.attribution import UNNAMED
from marsad.model.zone import Zone
from marsad.read.attributions.articles import Article, Naming
from marsad.read.attributions.contents import trimmed
from marsad.read.attributions.sayings import Saying

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_ASKS = re.compile(r"[؟?][\"')\]!.؟?]*\s*$")
# What opens a turn: a bullet, «س:» and «ج:», or a name of at most four words before a colon.
_OPENING = re.compile(
    r"\s*(?:(?P<bullet>[-*•●▪◾>–—])|(?P<letter>(?:س|ج|سوال|السوال|جواب|الجواب|q|a)\d{0,2}) ?[:\-.)]"
    r"|(?P<label>\w+(?: [\w\"]+){0,3}) ?:)\s*"
)
# With marks before the turns two questions and answers are an interview, without them four.
_MARKED, _BARE = 2, 4
# A question of the paper is one line of at most so many letters.
_LONGEST_QUESTION = 600


@dataclass(frozen=True, slots=True)
class _Turn:
    """A turn: folded text from `start` to `end`, where its words begin after what opens it, and whether it asks."""

    start: int
    words: int
    end: int
    asks: bool
    marked: bool


def interview(article: Article, zone: Zone) -> tuple[Saying, ...]:
    """The turns of a zone that is printed as an interview, in order, with empty cues; none where it is not one.

    A question is asked by nobody named. Answers are given to the one named before them on their line, or to the person
    whom the words above the first question name most.
    """
    page = article.page
    start, end = page.place(zone.start), page.place(zone.end)
    lines = [_turn(page.text, *line.span()) for line in _LINE.finditer(page.text, start, end)]
    asking = [at for at, line in enumerate(lines) if line.asks and at + 1 < len(lines) and not lines[at + 1].asks]
    marked = sum(lines[at].marked and lines[at + 1].marked for at in asking)
    alternating = len(asking) >= _BARE and 3 * len(asking) >= len(lines) - asking[0]
    if marked < _MARKED and not alternating:
        return ()
    asked = _asked(article, start, lines[asking[0]].start) or _asked(article, start, end)
    return tuple(_sayings(article, lines, asking, asked.actor.id if asked is not None else UNNAMED))


def _turn(text: str, start: int, end: int) -> _Turn:
    line = text[start:end]
    opening = _OPENING.match(line)
    asks = _ASKS.search(line) is not None and end - start <= _LONGEST_QUESTION
    return _Turn(start, start + (opening.end() if opening else 0), end, asks, opening is not None)


def _asked(article: Article, start: int, end: int) -> Naming | None:
    """The person whom a stretch names most, the first of equals."""
    first, after = article.page.token_at(start), article.page.token_at(end)
    named = [naming for at in range(first, after) if (naming := article.naming_from(at)) is not None]
    people = [naming for naming in named if naming.actor.type == "person"]
    counted = Counter(naming.actor.id for naming in people)
    return max(people, key=lambda naming: counted[naming.actor.id], default=None)


def _sayings(article: Article, lines: Sequence[_Turn], asking: Sequence[int], asked: str) -> Iterator[Saying]:
    for at, following in zip(asking, (*asking[1:], len(lines)), strict=True):
        yield from _saying(article, lines[at], lines[at], UNNAMED)
        answer, last = lines[at + 1], lines[following - 1]
        label = article.naming_from(article.page.token_at(answer.start)) if answer.words > answer.start else None
        yield from _saying(article, answer, last, label.actor.id if label is not None else asked)


def _saying(article: Article, opening: _Turn, closing: _Turn, source: str) -> Iterator[Saying]:
    page = article.page
    first, end = trimmed(article, page.token_at(opening.words), page.token_at(closing.end))
    if end > first:
        yield Saying(
            cue=first, cue_end=first, first=first, end=end, lead="speech", stance="asks" if opening.asks else "asserts",
            source=source, by="asking" if opening.asks else "answering",
        )  # fmt: skip
