"""Count the independent origins that assert something across several propositions.

Within one proposition its standing has counted them. Across propositions, two origins are one where the same source
stands at the end of both: the same actor, the same name, or the same outlet speaking for itself or for somebody it does
not name; under loose linking, which gives the lower number, also where the same named source stands anywhere in both.
What is said ten times about two actors by one source is thus one origin for their dealing. There are never fewer than
behind one of the propositions alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from marsad.model.proposition import Link, Proposition
from marsad.report.view import View
from marsad.text.names import name_key


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """At least and at most how many."""

    low: int
    high: int


def independent(view: View, propositions: Iterable[Proposition]) -> Interval:
    """The number of independent origins that assert any of the propositions."""
    standings = [view.standing[proposition.id] for proposition in propositions]
    voices = [voice for standing in standings for voice in standing.voices if voice.side == "asserts"]
    chains = [view.chain.get(voice.claim, ()) for voice in voices]
    low = _groups(zip((voice.origin_low for voice in voices), chains, strict=True), _anywhere)
    high = _groups(zip((voice.origin_high for voice in voices), chains, strict=True), _at_the_end)
    return Interval(
        max([low, *(standing.low for standing in standings)]),
        max([high, *(standing.high for standing in standings)]),
    )


def _at_the_end(links: Sequence[Link]) -> list[str]:
    """The source a chain ends in; an unnamed one is told apart by who carries it."""
    if not links:
        return []
    end = links[-1]
    if end.kind == "unnamed":
        return [f"unnamed of {key}" for key in _at_the_end(links[:-1])]
    return [end.actor or name_key(end.name)]


def _anywhere(links: Sequence[Link]) -> list[str]:
    """The source a chain ends in and every source it names on the way."""
    named = [link.actor or name_key(link.name) for link in links[1:] if link.kind != "unnamed"]
    return [*_at_the_end(links), *named]


def _groups(counted: Iterable[tuple[str, Sequence[Link]]], keys: Callable[[Sequence[Link]], list[str]]) -> int:
    head: dict[str, str] = {}

    def top(key: str) -> str:
        while head.setdefault(key, key) != key:
            key = head[key]
        return key

    for origin, links in counted:
        mine = top(f"origin {origin}")
        for key in keys(links):
            head[top(f"source {key}")] = mine
    return len({top(key) for key in list(head)})
