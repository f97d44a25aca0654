"""From the order in which a line stands on the page to the order in which it reads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_WITHIN_NUMBER = frozenset(".,:/\u066b\u066c-–")
_CLOSING = dict(zip("([{«‹", ")]}»›", strict=True))
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_ENDS_BEFORE = frozenset(".؟!?%…،؛,;:")


def is_rtl(letter: str) -> bool:
    """Whether a letter belongs to a script written from right to left; digits and punctuation do not."""
    return _RTL.match(letter) is not None and letter.isalpha()


def reading_order(shown: Sequence[str], rtl: bool) -> list[str]:
    """Stretches that stand from left to right, in the order in which they read.

    `rtl` says which way the line runs as a whole. Words of the other direction, and numbers, keep their own. It undoes
    what Unicode's bidirectional algorithm does to the lines that news pages hold: one level of the other direction
    within a line, and numbers at any level.
    """
    kinds = _kinds(shown)
    if rtl:
        return _from_right(shown, kinds)
    found: list[str] = []
    place = 0
    while place < len(shown):
        end = _end_of_run(kinds, place) if kinds[place] == "R" else place + 1
        found += _from_right(shown[place:end], kinds[place:end]) if kinds[place] == "R" else shown[place:end]
        place = end
    return found


def _kinds(shown: Sequence[str]) -> str:
    """R for right-to-left letters, L for left-to-right ones, N for digits and what joins them, - for the rest."""
    kinds = [_kind(stretch[0]) for stretch in shown]
    for place in range(1, len(kinds) - 1):
        between = kinds[place - 1] == kinds[place + 1] == "N"
        if between and kinds[place] == "-" and shown[place] in _WITHIN_NUMBER:
            kinds[place] = "N"
    return "".join(kinds)


def _kind(letter: str) -> str:
    if is_rtl(letter):
        return "R"
    if unicodedata.category(letter) == "Nd":
        return "N"
    return "L" if letter.isalpha() else "-"


def _end_of_run(kinds: str, start: int) -> int:
    """Where a run of right-to-left letters ends within a line that runs the other way."""
    stop = next((place for place in range(start, len(kinds)) if kinds[place] == "L"), len(kinds))
    return max(place for place in range(start, stop) if kinds[place] == "R") + 1


def _from_right(shown: Sequence[str], kinds: str) -> list[str]:
    found: list[str] = []
    place = len(shown)
    while place > 0:
        start = _start_of_run(kinds, place)
        found += shown[start:place]
        place = start
    return found


def _start_of_run(kinds: str, end: int) -> int:
    """Where the run that ends here begins: a number, words of the other direction with all between, or a letter."""
    if kinds[end - 1] not in "LN":
        return end - 1
    start = stop = end
    while stop > 0 and kinds[stop - 1] != "R":
        stop -= 1
        if kinds[stop] in "LN":
            start = stop
    if "L" in kinds[start:end]:
        return start
    start = end
    while start > 0 and kinds[start - 1] == "N":
        start -= 1
    return start


def mended(text: str) -> str:
    """A line with its brackets turned as they open and close: producers store how they look, or what they are."""
    letters = list(text)
    for place, letter in enumerate(letters):
        before = text[place - 1] if place else " "
        after = text[place + 1] if place + 1 < len(text) else " "
        ends = before.isalnum() or unicodedata.combining(before) > 0 or before in _ENDS_BEFORE
        if letter in _CLOSING and ends and not after.isalnum():
            letters[place] = _CLOSING[letter]
        elif letter in _OPENING and after.isalnum() and not ends:
            letters[place] = _OPENING[letter]
    return "".join(letters)
