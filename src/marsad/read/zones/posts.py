"""Embedded social posts: where in a page's text one stands, with the line that signs it."""

from __future__ import annotations

import re
from functools import cache

from marsad.read.zones.signposts import phrases, signposts

_DATE = (
    r"(?:[^\W\d_]+ \d{1,2}\s?[,،]? ?\d{4}|\d{1,2} [^\W\d_]+\s?[,،]? ?\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
    r"|\d{4}[/.-]\d{1,2}[/.-]\d{1,2})"
)
_HANDLE = re.compile(rf"\(@[\w.]{{1,30}}\)(?P<date>[ \t]*[,،·-]?[ \t]*{_DATE})?")
_LINK = re.compile(r"(?:https?://)?(?:pic\.(?:twitter|x)\.com|(?<![\w.])t\.co)/\w+…?")
_HOSTS = ("pic.", "t.co")
_MARK = re.compile(r"(?<!\w)[@#]\w{2,}|(?:https?://)?(?:pic\.(?:twitter|x)\.com|(?<![\w.])t\.co)/\w+")
_TRAIL = re.compile(r"(?:[ \t]*(?:(?<!\w)[@#]\w{2,}|https?://\S+|(?:pic\.(?:twitter|x)\.com|t\.co)/\w+…?))+")
_ADDRESS = re.compile(r"https?://\S+|[\w.-]{1,60}\.(?:com|org|net|co)/\S*|[@#]\w+")
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3]+")
_LATIN = re.compile(r"[a-z]{2,}")
# What stands before the dash of a signature at its line's end: «... يتفرج. — سامر (@samer)».
_ENDS = (".", "!", "؟", "?", "»", '"', "…")
_LETTER = re.compile(r"[^\W\d_]")
_STOP = re.compile(r"[.!?؟…]+[\"')\]]*\s+")
_LONGEST_NAME = 80
_LONGEST = 320
"""A post has 280 characters; its links and line ends come on top."""
_LONGEST_FOREIGN = 900
_LONGEST_ANNOUNCED = 1500
_TELLING = 50
"""Characters before a signature or link whose script is the post's."""


def posts(text: str, language: str) -> list[tuple[int, int]]:
    """Half-open stretches of a folded text that are embedded posts, in order, none overlapping.

    A post is known by its signature («— Name (@handle) July 19, 2023»), by the link to its picture at its end, by the
    words a service puts around it, or by standing as a paragraph of its own in another script than the page's
    language. Where it begins is where the script changes or else where its line or, in a long line, its sentence does.
    """
    known: list[tuple[int, int]] = []
    announced = _announced(text)
    for start, end in sorted([*_signed(text), *_linked(text), *announced]):
        floor = known[-1][1] if known else 0
        begin = start if (start, end) in announced else _beginning(text, start, floor, language)
        if start < floor or (known and begin == start and not text[floor:start].strip()):
            known[-1] = (known[-1][0], max(floor, end))
        else:
            known.append((begin, end))
    return _with_foreign(text, known, language)


def _signed(text: str) -> list[tuple[int, int]]:
    """Signatures: from the dash or the line's beginning to the date after the handle."""
    out = []
    for handle in _HANDLE.finditer(text):
        low = max(0, handle.start() - _LONGEST_NAME)
        low = max(low, text.rfind("\n", low, handle.start()) + 1)
        dash = max(text.rfind("- ", low, handle.start()), text.rfind("-", low, low + 2))
        is_line = low == 0 or text[low - 1] == "\n"
        closes = dash > low and text[:dash].rstrip().endswith(_ENDS) and text[handle.end() :][:1] in ("", "\n")
        if dash >= 0 and (handle["date"] or closes or not text[low:dash].strip()):
            out.append((dash, handle.end()))
        elif handle["date"] and is_line:
            out.append((low, handle.end()))
    return out


def _linked(text: str) -> list[tuple[int, int]]:
    """Links that close a post, with whatever handles, tags and links follow them."""
    out: list[tuple[int, int]] = []
    for link in _LINK.finditer(text) if any(host in text for host in _HOSTS) else ():
        if not out or link.start() >= out[-1][1]:
            trail = _TRAIL.match(text, link.end())
            out.append((link.start(), trail.end() if trail is not None else link.end()))
    return out


@cache
def _service() -> tuple[re.Pattern[str], re.Pattern[str]]:
    opens, signs = (
        "|".join(re.escape(phrase) for phrase in sorted(phrases(rows), key=len, reverse=True))
        for rows in (signposts().post_opens, signposts().post_signs)
    )
    return re.compile(rf"^(?:{opens}).{{0,60}}$", re.MULTILINE), re.compile(rf"^-?\s?(?:{signs})[ :].*$", re.MULTILINE)


def _announced(text: str) -> set[tuple[int, int]]:
    """Posts between the words of a service: from those that open one to the line that signs it, or either alone."""
    opens, signs = _service()
    out: set[tuple[int, int]] = set()
    waiting = [line.span() for line in opens.finditer(text)][::-1]
    for sign in signs.finditer(text):
        if len(sign.group()) > 200 or not ("@" in sign.group() or re.search(r"\b\d{4}\b", sign.group())):
            continue
        start = sign.start()
        while waiting and waiting[-1][0] < sign.start():
            opening = waiting.pop()
            if sign.start() - opening[0] <= _LONGEST_ANNOUNCED:
                start = min(start, opening[0])
            else:
                out.add(opening)
        out.add((start, sign.end()))
    return out.union(waiting)


def _beginning(text: str, mark: int, floor: int, language: str) -> int:
    """Where the post begins whose signature or link stands at `mark`, not before `floor`."""
    foreign = _ARABIC if language in ("en", "fr") else _LATIN
    rows = _rows_above(text, mark, max(floor, mark - 3 * _LONGEST_FOREIGN))
    if not rows:
        return mark
    if not _is_in(_ADDRESS.sub(" ", text[rows[0][0] : rows[0][1]]).rstrip()[-_TELLING:], foreign):
        return _native(text, rows, mark)
    begin = mark
    for start, end in rows:
        stretch = text[start:end]
        if not _is_in(
            _ADDRESS.sub(" ", stretch).rstrip()[-_TELLING:], foreign
        ) or mark - start > _LONGEST_FOREIGN + len(stretch):
            break
        begin = start + _switch(stretch, foreign)
        if begin > start:
            break
    return begin


def _rows_above(text: str, mark: int, floor: int) -> list[tuple[int, int]]:
    """The stretches with words in them before a place, the nearest first: its own line's, then those of lines above."""
    rows: list[tuple[int, int]] = []
    end = mark
    while end > floor and len(rows) < 12:
        start = max(floor, text.rfind("\n", floor, end) + 1)
        stretch = text[start:end]
        if any(letter.isalnum() for letter in stretch):
            inner = stretch.strip()
            at = start + stretch.index(inner)
            rows.append((at, at + len(inner)))
        end = start - 1
    return rows


def _is_in(stretch: str, script: re.Pattern[str]) -> bool:
    """Whether most letters of a stretch are in a script."""
    other = _ARABIC if script is _LATIN else _LATIN
    inside = sum(len(word) for word in script.findall(stretch))
    return inside > 3 * sum(len(word) for word in other.findall(stretch))


def _begins_in(text: str, start: int, end: int, script: re.Pattern[str]) -> bool:
    first = _LETTER.search(text, start, end)
    return first is not None and script.match(first.group() * 2) is not None


def _switch(stretch: str, script: re.Pattern[str]) -> int:
    """Where in a stretch the script changes for good: after the last word in the other one that is no tag."""
    other = _ARABIC if script is _LATIN else _LATIN
    plain = _ADDRESS.sub(lambda found: " " * len(found.group()), stretch)
    last = 0
    for word in other.finditer(plain):
        last = word.end()
    while last < len(stretch) and last and not (stretch[last].isalnum() or stretch[last] in "@#\"'("):
        last += 1
    return last


def _native(text: str, rows: list[tuple[int, int]], mark: int) -> int:
    """Where a post in the page's own script begins: with its line, or in a long line with a sentence of it."""
    line, end = rows[0]
    is_above = "\n" in text[end:mark]
    if mark - line <= _LONGEST:
        for start, _ in rows[1:]:
            if mark - start > _LONGEST or not _MARK.search(text, start, line):
                break
            line = start
        return line
    if is_above:
        return mark
    low = mark - _LONGEST
    starts = [stop.end() for stop in _STOP.finditer(text, low, mark) if text[stop.end() : mark].strip(" -")]
    first_mark = _MARK.search(text, low, mark)
    if first_mark is not None:
        starts = [start for start in starts if start <= first_mark.start()]
    return starts[-1] if starts else mark


def _with_foreign(text: str, known: list[tuple[int, int]], language: str) -> list[tuple[int, int]]:
    """Add paragraphs in another script that stand between paragraphs in the page's own."""
    foreign = _ARABIC if language in ("en", "fr") else _LATIN
    rows = [row.span() for row in re.finditer(r"\S[^\n]*", text)]
    out = list(known)
    waiting = known[::-1]
    run: list[tuple[int, int]] = []
    for place, (start, end) in enumerate(rows):
        while waiting and waiting[-1][1] <= start:
            waiting.pop()
        is_free = not waiting or waiting[-1][0] >= end
        if is_free and _begins_in(text, start, end, foreign) and _is_in(text[start:end], foreign):
            run.append((start, end))
            continue
        if run and run[0] != rows[0] and place > 0 and is_free and _is_post(text, run, foreign):
            out.append((run[0][0], run[-1][0] + len(text[run[-1][0] : run[-1][1]].rstrip())))
        run = []
    return sorted(out)


def _is_post(text: str, run: list[tuple[int, int]], foreign: re.Pattern[str]) -> bool:
    """Whether paragraphs in another script are long enough to say something and short enough for posts."""
    stretch = text[run[0][0] : run[-1][1]]
    return len(stretch) <= _LONGEST_FOREIGN and len(foreign.findall(_ADDRESS.sub(" ", stretch))) >= 8
