"""The place, day and agency with which an English report begins, before the dash: «HALMSEY, Ketterland (AD) — »."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.read.attributions.sayings import Passage

_DASHES = frozenset("-–—")
_LONGEST = 16
"""A dateline with its dash, in words and marks."""
_PLACE = 3
"""A place in capitals has as many letters."""


def past_dateline(passage: Passage) -> Passage:
    """A statement without the dateline that opens its paragraph."""
    page, words, first = passage.article.page, passage.words, passage.first
    if page.text[: page.tokens[first].start].rstrip(" ")[-1:] not in {"", "\n"}:
        return passage
    reach = range(first, min(passage.end, first + _LONGEST))
    if words[first] == "(":
        closing = next((at for at in reach if words[at] == ")"), None)
        dash = closing if closing is not None and closing - first < _LONGEST // 2 else None
    else:
        city = words[first + 1 : first + 2] == [":"]  # «KIRKUK: The chief ...»
        dash = first + 1 if city else next((at for at in reach if words[at] in _DASHES), None)
    if dash is None or dash + _PLACE > passage.end:
        return passage
    opening = page.written[page.tokens[first].start]
    second = page.written[page.tokens[first + 1].start]
    several = second.isalpha() and second.isupper()  # «SAN ELMO — »
    shaped = (opening.isupper() and (len(opening) > _PLACE or several)) or words[dash - 1] == ")" or words[dash] == ")"
    return replace(passage, first=dash + 1) if shaped else passage
