"""Whom a stretch of a page cites by name: «نقلاً عن», "citing", "first reported by" and their like before a name."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.text.folding import Folded, fold, folded
from marsad.weigh.credits import Credit, folded_words, one_line, pattern, sign, signs
from marsad.weigh.outlets import Outlets, is_outlet, named_in

NEAR, NEARER = 14, 8
"""Characters between the words that cite and a name: one that the page's reading knows, or an agency's mere sign."""


def cited(reading: Reading, within: Span, known: Outlets) -> list[Credit]:
    """Everybody whom a stretch cites, and the outlets and agencies by which it says something was told."""
    return [*_led_by("cited", reading, within, known), *_outlets_only(reading, within, known)]


def first_told(reading: Reading, within: Span, known: Outlets) -> list[Credit]:
    """The outlets that told something first, as a stretch says."""
    return list(_led_by("first_told", reading, within, known))


def _outlets_only(reading: Reading, within: Span, known: Outlets) -> Iterator[Credit]:
    for one in _led_by("cited_outlets", reading, within, known):
        before = folded(reading.text[within.start : one.edge.start]).split()
        of_another = before and before[-1] in folded_words("relative")  # «خلافا لما أوردته ...» says no more than that
        if not of_another and (is_outlet(one.name) or known.called(one.name) is not None):
            yield one


def _led_by(field: str, reading: Reading, within: Span, known: Outlets) -> Iterator[Credit]:
    stretch = fold(reading.text[within.start : within.end])
    for match in pattern(field).finditer(stretch.text):
        edge = _moved(stretch.span(*match.span()), within.start)
        found = (
            _outlet_after(reading, edge, within, known)
            or _named_after(reading, edge)
            or _sign_after(stretch, match.end(), within.start)
        )
        if found is not None:
            yield Credit(found[0], found[1], edge, field.replace("_", " "))


def _outlet_after(reading: Reading, edge: Span, within: Span, known: Outlets) -> tuple[str, Span] | None:
    after = named_in(reading.text, Span(edge.end, within.end), known)
    return next(((one.outlet.name, one.span) for one in after if one.span.start <= edge.end + NEAR), None)


def _named_after(reading: Reading, edge: Span) -> tuple[str, Span] | None:
    """The organisation or person whose name begins within a word or two after the words that lead to it."""
    near = [
        (one.start, actor.name, Span(one.start, one.end))
        for actor in reading.actors
        if actor.type in {"organization", "person"}
        for one in actor.mentions
        if edge.end <= one.start <= edge.end + NEAR and "\n" not in reading.text[edge.end : one.start]
    ]
    return min(near)[1:] if near else None


def _sign_after(stretch: Folded, at: int, offset: int) -> tuple[str, Span] | None:
    match = sign().search(stretch.text, at, at + 40)
    if match is None or match.start() > at + NEARER:
        return None
    return signs()[one_line(match.group())], _moved(stretch.span(*match.span()), offset)


def _moved(place: tuple[int, int], by: int) -> Span:
    return Span(place[0] + by, place[1] + by)
