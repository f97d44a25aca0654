"""One source that says much is one origin; a copy adds none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marsad.model.proposition import Chain, Link, Proposition, Standing, Voice
from marsad.report.origins import Interval, independent
from marsad.report.view import View

AGENCY = Link(kind="agency", name="وكالة أفق", actor=None, span=None)
UNNAMED = Link(kind="unnamed", name="مصادر", actor=None, span=None)


def publisher(name: str) -> Link:
    return Link(kind="publisher", name=name, actor=None, span=None)


def person(name: str) -> Link:
    return Link(kind="actor", name=name, actor=f"actor-{name}", span=None)


def view_of(*propositions: list[tuple[str, ...]], side: str = "asserts") -> View:
    """A view whose propositions have one claim, of its own origin, for each chain."""
    about, standings, chains = [], [], []
    for number, links in enumerate(propositions):
        claims = tuple(f"claim-{number}-{at}" for at in range(len(links)))
        about.append(
            Proposition(
                id=f"p{number}",
                relation="AID",
                agents=(),
                counterparts=(),
                places=(),
                earliest=None,
                latest=None,
                claims=claims,
                method="test",
            )
        )
        voices = tuple(Voice(claim=claim, side=side, origin_low=claim, origin_high=claim) for claim in claims)  # type: ignore[arg-type]
        count = len(claims) if side == "asserts" else 0
        standings.append(
            Standing(proposition=f"p{number}", voices=voices, low=count, high=count, edges=(), method="test")
        )
        chains += [Chain(claim=claim, document="d", links=chain) for claim, chain in zip(claims, links, strict=True)]  # type: ignore[arg-type]
    return View(
        name="case",
        version="0",
        methods={},
        propositions=tuple(about),
        standings=tuple(standings),
        chains=tuple(chains),
    )


@pytest.mark.parametrize(
    ("propositions", "low", "high"),
    [
        ([[(publisher("أ"),)]], 1, 1),
        ([[(publisher("أ"),)], [(publisher("أ"),)]], 1, 1),
        ([[(publisher("أ"),)], [(publisher("ب"),)]], 2, 2),
        # The same person, whoever prints it; names meet over spellings.
        ([[(publisher("أ"), person("ريم"))], [(publisher("ب"), person("ريم"))]], 1, 1),
        ([[(publisher("صحيفة الأفق"),)], [(publisher("صحيفه الافق"),)]], 1, 1),
        # Unnamed sources are told apart by who carries them.
        ([[(publisher("أ"), UNNAMED)], [(publisher("ب"), UNNAMED)]], 2, 2),
        ([[(publisher("أ"), AGENCY, UNNAMED)], [(publisher("ب"), AGENCY, UNNAMED)]], 1, 1),
        # A named source on the way counts under loose linking only.
        ([[(publisher("أ"), AGENCY, person("ريم"))], [(publisher("ب"), AGENCY, person("داد"))]], 1, 2),
        # Never fewer than behind one proposition alone.
        ([[(publisher("أ"), AGENCY, UNNAMED), (publisher("ب"), AGENCY, UNNAMED)]], 2, 2),
        ([], 0, 0),
    ],
)
def test_independent(propositions: list[list[tuple[str, ...]]], low: int, high: int) -> None:
    view = view_of(*propositions)
    assert independent(view, view.propositions) == Interval(low, high)


def test_denials_are_no_origins() -> None:
    view = view_of([(publisher("أ"),)], side="denies")
    assert independent(view, view.propositions) == Interval(0, 0)


def test_repeating_a_source_adds_nothing(view: View) -> None:
    once = independent(view, view.propositions)
    again = replace(view, propositions=view.propositions * 2, standings=view.standings * 2)
    assert independent(again, again.propositions) == once
    assert once.low <= once.high
