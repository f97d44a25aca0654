"""Draw months as SVG: a target's incidents over the attacker's others, with the shift, its set and claimed dates.

Told apart by shape and lightness, so that it reads in grey; in right-to-left time runs from the right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from marsad.watch.days import month_name

WIDTH, HEIGHT, PLOT = 640, 230, 72
"""Pixels of one picture, and the height of each of its two rows of bars."""
EDGE = 46
COLUMNS = 2
"""Pictures beside one another where there are several."""
DARK, MIDDLE, PALE, PAPER = "#1d1d1b", "#767676", "#dcdcdc", "#ffffff"
FONT = "'Noto Sans', 'Noto Sans Arabic', 'DejaVu Sans', sans-serif"
TITLE_FONT = f"'DejaVu Sans', {FONT}"
"""First a font that has the arrow: for one sign that is missing a drawing program changes the font of a whole line."""
ARROWS = {"ltr": " → ", "rtl": " ← "}
Direction = Literal["ltr", "rtl"]
WORDS = {
    "ltr": {
        "target": "on this target", "others": "on its other targets",
        "shift": "fall", "end": "until", "claim": "claimed",
    },
    "rtl": {
        "target": "على هذا الهدف", "others": "على أهدافه الأخرى",
        "shift": "انخفاض", "end": "حتى", "claim": "التاريخ المزعوم",
    },
}  # fmt: skip
LINE = 13
"""Pixels from one line of labels to the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One picture: counts by month, and months (counted from year 0) to be marked."""

    attacker: str
    target: str
    region: str | None
    first: int
    own: tuple[int, ...]
    others: tuple[int, ...]
    shift: int | None = None
    end: int | None = None
    earliest: int | None = None
    latest: int | None = None
    claimed: tuple[int, int] | None = None


def svg(panels: Sequence[Panel], direction: Direction = "ltr") -> str:
    """The pictures as one SVG text, in two columns where there are several."""
    columns = min(COLUMNS, max(1, len(panels)))
    rows = -(-len(panels) // columns)
    width, height = WIDTH * columns, HEIGHT * max(1, rows)
    drawn = []
    for at, panel in enumerate(panels):
        column = at % columns if direction == "ltr" else columns - 1 - at % columns
        drawn.append(f'<g transform="translate({WIDTH * column} {HEIGHT * (at // columns)})">')
        drawn.extend(_panel(panel, direction))
        drawn.append("</g>")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" direction="{direction}" font-family="{FONT}" font-size="11" fill="{DARK}">'
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>' + "".join(drawn) + "</svg>"
    )


def _panel(panel: Panel, direction: Direction) -> Iterator[str]:
    words = WORDS[direction]
    months = len(panel.own)
    inner = WIDTH - 2 * EDGE

    def x(month: float) -> float:
        """The edge at which a month begins."""
        share = min(max((month - panel.first) / max(months, 1), 0.0), 1.0)
        return round(EDGE + inner * (1 - share if direction == "rtl" else share), 1)

    start = WIDTH - EDGE if direction == "rtl" else EDGE
    near, far = ("end", "start") if direction == "rtl" else ("start", "end")
    yield f"<title>{escape(_spoken(panel))}</title>"
    title = [panel.attacker, ARROWS[direction], panel.target, *([f" ({panel.region})"] if panel.region else [])]
    yield _text(start, 16, _seen(title, direction), near, size=13, font=TITLE_FONT)
    top = 46
    if panel.earliest is not None and panel.latest is not None:
        left, right = sorted((x(panel.earliest), x(panel.latest + 1)))
        yield f'<rect x="{left}" y="{top}" width="{round(right - left, 1)}" height="{2 * PLOT + 22}" fill="{PALE}"/>'
    for row, (counts, colour, label) in enumerate(
        ((panel.own, DARK, words["target"]), (panel.others, MIDDLE, words["others"]))
    ):
        base = top + 14 + PLOT + row * (PLOT + 8)
        highest = max(counts, default=0) or 1
        bar = max(inner / max(months, 1) - 0.6, 0.4)
        for at, count in enumerate(counts):
            if count:
                tall = round((PLOT - 14) * count / highest, 1)
                left = min(x(panel.first + at), x(panel.first + at + 1)) + 0.3
                yield (f'<rect x="{left:.1f}" y="{base - tall:.1f}" width="{bar:.1f}" height="{tall}" '
                       f'fill="{colour}"/>')  # fmt: skip
        yield f'<path d="M{EDGE} {base}H{WIDTH - EDGE}" stroke="{MIDDLE}" stroke-width=".6"/>'
        yield _text(start, base - PLOT + 8, [label], near)
        side = EDGE - 5 if direction == "ltr" else WIDTH - EDGE + 5
        yield _text(side, base - PLOT + 22, [f"{highest:,}"], far, colour=MIDDLE)
    bottom = top + 22 + 2 * PLOT
    yield from _ticks(panel, x, bottom)
    for line, month, dash, written in _marks(panel, words):
        yield (f'<path d="M{x(month)} {top}V{bottom}" stroke="{DARK}" stroke-width="1.6"'
               f'{f" stroke-dasharray={chr(34)}{dash}{chr(34)}" if dash else ""}/>')  # fmt: skip
        if written:
            yield _text(x(month), top - 3 - line * LINE, _seen(written, direction), "middle", size=10)


def _marks(panel: Panel, words: dict[str, str]) -> Iterator[tuple[int, int, str, list[str]]]:
    """Lines of the picture: on which line of labels, at which month, how dashed, and what is written there."""
    if panel.shift is not None:
        yield 0, panel.shift, "", [words["shift"], " ", month_name(panel.shift)]
    if panel.end is not None:
        yield 1, panel.end, "1 2", [words["end"], " ", month_name(panel.end)]
    if panel.claimed is not None:
        begin, end = panel.claimed
        over = [" – ", month_name(end)] if end != begin else []
        yield 1, begin, "5 3", [words["claim"], " ", month_name(begin), *over]
        if over:
            yield 1, end + 1, "5 3", []


def _ticks(panel: Panel, x: Callable[[float], float], bottom: int) -> Iterator[str]:
    years = range(-(-panel.first // 12), (panel.first + len(panel.own) - 1) // 12 + 1)
    step = next(step for step in (1, 2, 5, 10, 50) if len(years) / step <= 10)
    for year in years:
        if year % step == 0:
            place = x(year * 12)
            yield f'<path d="M{place} {bottom}v4" stroke="{MIDDLE}" stroke-width=".8"/>'
            yield _text(place, bottom + 15, [str(year)], "middle", colour=MIDDLE)


def _text(
    x: float, y: float, parts: Sequence[str], anchor: str, *, size: int = 11, colour: str = DARK, font: str = FONT
) -> str:  # fmt: skip
    """A line whose parts stand from left to right, each in its own direction.

    Said with a part for each name, since drawing programs and browsers do not turn a mixed line alike.
    """
    spans = "".join(f"<tspan>\u2068{escape(part)}\u2069</tspan>" for part in parts)
    return (
        f'<text x="{x}" y="{y}" direction="ltr" text-anchor="{anchor}" font-family="{font}" font-size="{size}" '
        f'fill="{colour}" xml:space="preserve">{spans}</text>'
    )


def _seen(parts: Sequence[str], direction: Direction) -> list[str]:
    """The parts of a line as they stand from left to right."""
    return list(parts) if direction == "ltr" else list(parts)[::-1]


def _spoken(panel: Panel) -> str:
    """The picture in words, for those who hear it."""
    fall = f", fall in {month_name(panel.shift)}" if panel.shift is not None else ""
    return f"{panel.attacker}, {panel.target}: {sum(panel.own):,} incidents in {len(panel.own)} months{fall}"
