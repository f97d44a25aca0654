"""Signposts: phrases with which a page says what comes next («اقرأ أيضا», «المصدر:»), and how much they cover."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal

import daachorse
import msgspec

from marsad.text.folding import key
from marsad.text.tables import table

Says = Literal[
    "headline",
    "meta",
    "related",
    "teaser",
    "tags",
    "comments",
    "form",
    "date",
    "updated",
    "byline",
    "source",
    "credit",
    "rights",
    "boilerplate",
    "post",
]
"""What a line can say of itself; `headline` and `meta` only by markup, `teaser` is the value of `related`."""
BRIEF_TITLE = 5
"""Words of the longest title over short news."""
Stands = Literal["alone", "label", "opens", "loose"]
Phrases = tuple[tuple[str, ...], ...]
"""Phrases as a table writes them, in lines of some that belong together."""


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that say what a line is, and how they must stand in it."""

    says: Says
    stands: Stands
    phrases: Phrases


class Signposts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table of what lines say of themselves; its remarks explain each part."""

    cues: list[Cue]
    controls: Phrases
    post_opens: Phrases
    post_signs: Phrases
    nobody: Phrases
    outlet_heads: Phrases
    outlet_tails: Phrases
    offices: Phrases
    numbering: Phrases
    cities: Phrases
    briefs: Phrases


@cache
def signposts() -> Signposts:
    """The packaged table."""
    return table(files("marsad.read.tables") / "zones.yml", Signposts)


@cache
def phrases(rows: Phrases) -> frozenset[str]:
    """The folded phrases of a part of the table."""
    return frozenset(key(phrase) for row in rows for phrase in row)


@cache
def _announcing(says: Says, stands: Stands) -> frozenset[str]:
    """The phrases that announce something by standing so."""
    return frozenset().union(
        *(phrases(cue.phrases) for cue in signposts().cues if (cue.says, cue.stands) == (says, stands))
    )


def is_section(folded: str) -> bool:
    """Whether a folded stretch is the name of a paper's section or of a tool of its site («سياسة», «عاجل»)."""
    return folded.strip() in _announcing("boilerplate", "alone")


_COUNT = re.compile(r"\d+ (?P<counted>[^\W\d_]+)\W*$")


def counts_comments(folded: str) -> bool:
    """Whether a line ends with the number of comments below it («3 مارس 2019 | 14 تعليقا»)."""
    count = _COUNT.search(folded)
    return count is not None and count["counted"] in _announcing("comments", "label")


def is_of_briefs(title: str) -> bool:
    """Whether the title of a page says that short news of several things follow («العالم في سطور»)."""
    words = key(title).split()
    said = f" {' '.join(words)} "
    return len(words) <= BRIEF_TITLE and any(f" {phrase} " in said for phrase in phrases(signposts().briefs))


class Found(msgspec.Struct, frozen=True):
    """A phrase of the table as it stands in folded text; `is_long` where it has three words or more."""

    start: int
    end: int
    says: Says
    stands: Stands
    is_long: bool


@cache
def _finder() -> tuple[daachorse.CharwiseDoubleArrayAhoCorasick, tuple[tuple[Says, Stands, bool], ...]]:
    known: dict[str, tuple[Says, Stands, bool]] = {}
    for cue in signposts().cues:
        for phrase in sorted(phrases(cue.phrases)):
            known.setdefault(phrase, (cue.says, cue.stands, phrase.count(" ") >= 2))
    return daachorse.CharwiseDoubleArrayAhoCorasick(list(known)), tuple(known.values())


def found(text: str) -> list[Found]:
    """Every phrase of the table in a folded text that is no part of a longer word, the longest where several begin.

    A phrase of three words may be glued to what follows it, as happens where a page's markup was taken away.
    """
    finder, known = _finder()
    best: dict[int, Found] = {}
    for start, end, which in finder.find_overlapping(text):
        if start and (text[start - 1].isalnum() or text[start - 1] in "_@#"):
            continue
        says, stands, is_long = known[which]
        if end < len(text) and (text[end].isalnum() or text[end] == "_") and not is_long:
            continue
        if start not in best or best[start].end < end:
            best[start] = Found(start, end, says, stands, is_long)
    return [best[start] for start in sorted(best)]


_ENDED = re.compile(r"[.!?؟…][\"')\]]*\s*(?:[-|*•]\s*)?$")
_STOP = re.compile(r"[.!?؟…]+[\"')\]]*(?:\s|$)")
_LABEL = re.compile(r"[\s\d()\[\].,،+*]*(?:[:|>-]|[.]{2,}|…)[\s:>\"'-]*")
_QUOTED = re.compile(r"\s*(?=\")")
_LETTER = re.compile(r"[^\W\d_]")
_MARKS = re.compile(r"[.!?؟،,:;؛]")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:1[3-4]\d\d|19\d\d|20\d\d)(?!\d)")
_SHORT_DATE = re.compile(r"(?<!\d)\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{2,4}(?!\d)")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d\d(?!\d)")
_AGO = re.compile(r"^\W*(?:(?:منذ|قبل) \w+ ?\w*|\d+ \w+ ago|an? \w+ ago)\W*$")
_WORD = re.compile(r"[^\W\d_]+")

_FACTS = ("date", "updated", "byline", "source", "credit")
_FAR = 800
"""Characters of a line that are looked at after a phrase: more than the longest thing that a phrase covers."""
_LONGEST_TEASER = 30
_LONGEST_LIST = 20
_LONGEST_DATE = 14
_LONGEST_NAMES = 9
_LONGEST_CREDITS = 36
_LONGEST_NOTICE = 40
"""Words, from press pages: a longer stretch is not what the phrase announces."""


def covered(text: str, cue: Found, line: tuple[int, int], *, is_last: bool) -> list[tuple[int, int, Says]]:
    """What a phrase covers of the line it stands in: stretches and what they are; none where it does not count.

    It counts where it begins the line or follows the end of a sentence and stands as its table says; `is_last` is
    whether no prose follows the line, without which a list of words cannot be told from a title.
    """
    start, end = line
    before = text[max(start, cue.start - 40) : cue.start]
    is_first = not any(letter.isalpha() for letter in before)
    if not is_first and _ENDED.search(before) is None:
        return []
    begin = start if is_first and cue.start - start < 40 else cue.start
    rest = text[cue.end : min(end, cue.end + _FAR)]
    is_whole = cue.end + _FAR >= end
    if is_whole and _LETTER.search(rest) is None:
        return [(begin, end, cue.says)]
    if cue.stands == "alone" or (cue.stands == "opens" and not is_first and cue.says in _FACTS):
        return []
    label = _LABEL.match(rest) or (_QUOTED.match(rest) if cue.says == "related" else None)
    value = cue.end + (label.end() if label is not None else 0)
    if cue.stands == "loose" and label is None:
        is_list = is_whole and is_last and len(rest.split()) <= _LONGEST_LIST and _MARKS.search(rest) is None
        return [(begin, end, cue.says)] if is_list else []
    if cue.stands == "label" and label is None and not (cue.is_long and text[cue.end].isalnum()):
        return []
    return _valued(text, cue.says, begin, value, end)


def _valued(text: str, says: Says, begin: int, value: int, end: int) -> list[tuple[int, int, Says]]:
    """What a phrase covers that begins at `begin`, whose value begins at `value`, in a line that ends at `end`."""
    rest = text[value : min(end, value + _FAR)]
    words = len(rest.split()) if value + _FAR >= end else _FAR
    stop = _STOP.search(rest)
    closes = value + stop.end() if stop is not None else end
    if says in _FACTS and (closes < end or rest.rstrip("\"' )")[-1:] in ".!?؟"):
        return []
    if says in ("date", "updated"):
        return [(begin, end, says)] if words <= _LONGEST_DATE and is_dated(rest) else []
    if says in ("byline", "source", "credit"):
        bracketed = text[begin] == "(" and text[end - 1] == ")"  # «(Reporting by X in Y; Editing by Z)»
        return [(begin, end, says)] if words <= (_LONGEST_CREDITS if bracketed else _LONGEST_NAMES) else []
    if says == "related":
        return [(begin, value, says), (value, end if words <= _LONGEST_TEASER else closes, "teaser")]
    if words > _LONGEST_NOTICE:
        return [(begin, closes, says)] if says in ("boilerplate", "form", "rights") else []
    return [(begin, end, says)]


def is_dated(text: str) -> bool:
    """Whether a short folded stretch holds a date, a time of day or an age («منذ ساعتين», "3 hours ago")."""
    in_digits = _DIGIT.search(text) and any(shape.search(text) for shape in (_YEAR, _SHORT_DATE, _CLOCK))
    return bool(in_digits or _AGO.search(text))


def is_date(text: str) -> bool:
    """Whether a folded line is a date and little else: month, weekday and hour are words enough."""
    if len(text) > 80 or not is_dated(text):
        return False
    words, numbers = _WORD.findall(text), re.findall(r"\d+", text)
    if _SHORT_DATE.search(text) or _CLOCK.search(text):
        return len(words) <= 6
    most = 2 * len(numbers) if len(numbers) >= 4 else 4 if len(numbers) == 3 else 3
    return _AGO.search(text) is not None or (len(numbers) >= 2 and len(words) <= most)
