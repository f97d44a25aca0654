"""Handles of accounts («@saltpress») as names of whoever posts under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.read.actors.latin.words import Line, english
from marsad.read.actors.shortforms import Bearer, Bearers, Mark


def handles(lines: Sequence[Line], marks: Sequence[Mark], bearers: Bearers) -> Iterator[Mark]:
    """Every handle of a page, borne by the name that once stands before it, else by an account of its own."""
    places = [
        (number, at) for number, line in enumerate(lines) for at in range(len(line.words)) if _is_handle(line, at)
    ]
    ends = {(mark.line, mark.last): mark.bearer for mark in marks if mark.bearer is not None}
    named: dict[str, Bearer] = {}
    for number, at in places:
        line = lines[number]
        before = at - (line.text(at - 1) == "(")
        before -= line.text(before - 1) in english().lists["postnominals"]
        beside = ends.get((number, before))
        if beside is not None:
            named.setdefault(line.text(at), beside)
    for number, at in places:
        core = lines[number].texts(at, at + 1)
        mark = Mark(number, at, at + 1, core, rule="handle")
        bearers.place(mark, named.get(core[0]) or bearers.new("organization", core, ()))
        yield mark


def _is_handle(line: Line, at: int) -> bool:
    return line.text(at).startswith("@") and len(line.text(at)) > 2
