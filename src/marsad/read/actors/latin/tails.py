"""What an English noun for people goes on with: «of Kadur and Belvar», «in the delta», «wanted by X»."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from marsad.read.actors.latin.nouns import AUXILIARIES, is_finite, plural
from marsad.read.actors.latin.words import Line, english
from marsad.read.actors.shortforms import Mark

_PLACING = frozenset(("in", "at", "from"))
REACH = 4
"""How many words may stand between a preposition and the noun or name that it leads."""
Starts = Mapping[tuple[int, int], Mark]


def tail(line: Line, number: int, first: int, head: int, starts: Starts) -> int:
    """The word behind a phrase with what belongs to its head: names led by «of», «in» or «by», a noun led by «of»."""
    at = head + 1
    lead = line.text(at)
    if lead.endswith("ed") or lead in english().lists["pasts"] | {"run", "known", "seen", "taken", "driven", "given"}:
        return _name_behind(line, number, at + 1, starts) or at if line.text(at + 1) == "by" else at
    if lead == "of":
        return _name_behind(line, number, at, starts) or _noun_behind(line, number, at, starts) or at
    if lead == "to" and is_finite(line, first - 1):
        return at  # «sent an envoy to X»
    if (lead, line.text(head)) in _fitting() or (lead == "in" and line.text(head) in english().lists["ruling"]):
        return _name_behind(line, number, at, starts) or at
    if lead in _PLACING:
        last = _name_behind(line, number, at, starts)
        return last if last is not None and (lead == "at" or is_finite(line, last)) else at
    return at


@cache
def _fitting() -> frozenset[tuple[str, str]]:
    """The prepositions with the nouns that they belong to: «spokesman for», «ambassador to»."""
    tables = english().lists
    found = {("for", noun) for noun in tables["speaking_for"]} | {("to", noun) for noun in tables["sent_to"]}
    return frozenset(found | {(lead, plural(noun)) for lead, noun in found})


def _first_name(line: Line, number: int, lead: int, starts: Starts) -> Mark | None:
    """The name that a preposition leads, an article and describing words between them."""
    for at in range(lead + 1, min(lead + 1 + REACH, len(line.words))):
        mark = starts.get((number, at))
        if mark is not None:
            return mark
        gerund = at == lead + 1 and line.text(at).endswith("ing") and line.text(lead) == "of"  # «accused it of lying»
        if (
            gerund
            or not line.text(at).isalpha()
            or line.text(at) in (english().lists["plain"] | AUXILIARIES) - {"the", "a"}
        ):
            return None
        if at > lead + 1 and is_finite(line, at):
            return None
    return None


def _name_behind(line: Line, number: int, lead: int, starts: Starts) -> int | None:
    """The word behind the name that a preposition leads and those joined to it."""
    mark = _first_name(line, number, lead, starts)
    if mark is None or line.owns[mark.last - 1]:
        return None
    last, kind = mark.last, mark.bearer.type if mark.bearer is not None else None
    while line.text(last) in {"and", ","}:
        more = starts.get((number, last + 1 + (line.text(last + 1) == "the")))
        joined = more is not None and more.bearer is not None and more.bearer.type == kind and line.text(last) == "and"
        if more is None or not joined or (is_finite(line, more.last) and line.text(lead) != "of"):
            break
        last = more.last
    return last


def _noun_behind(line: Line, number: int, lead: int, starts: Starts) -> int | None:
    """The word behind the noun that «of» leads: «the head of the service», «the widows of dead miners»."""
    plain = english().lists["plain"] - {"the", "a", "an", "his", "her", "its", "their", "our", "four", "three", "two"}
    at = lead + 1
    while at < min(lead + 1 + REACH, len(line.words)):
        text = line.text(at)
        if (
            not text.replace("-", "").isalnum()
            or text in plain | AUXILIARIES
            or text.endswith("ing")
            or (number, at) in starts
        ):
            break
        if at > lead + 1 and is_finite(line, at):
            break
        at += 1
    return at if at > lead + 1 and line.text(at - 1) not in {"the", "a", "an", "his", "her", "its"} else None
