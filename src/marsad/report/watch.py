"""What the incident record says of the date that a proposition names, beside the proposition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from marsad.model.shift import DateTest
from marsad.report.labels import Labels
from marsad.report.view import View


@dataclass(frozen=True, slots=True)
class Held:
    """One test in words: its verdict, figures and checks in the reader's language, and its picture."""

    test: DateTest
    verdict: str
    figures: tuple[tuple[str, str], ...]
    checks: tuple[tuple[str, str], ...]
    picture: Markup


def held(view: View, proposition: str, labels: Labels) -> Iterator[Held]:
    """The tests of a proposition's date, in order of attacker and target."""
    words = labels["watch"]
    for one in view.tests_of.get(proposition, ()):
        test = one.test
        yield Held(
            test=test,
            verdict=words[test.verdict.replace(" ", "_")],
            figures=tuple(_figures(test, words)),
            checks=tuple(
                (words[check.check.replace(" ", "_")], words[check.outcome.replace(" ", "_")]) for check in test.checks
            ),
            # names in it were escaped when it was drawn
            picture=Markup(one.drawn_rtl if labels["page"]["direction"] == "rtl" else one.drawn_ltr),
        )


def _figures(test: DateTest, words: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield words["claimed"], " – ".join(dict.fromkeys(test.date.split("/")))
    if test.shift:
        yield words["fall"], f"{test.shift} ({test.earliest} – {test.latest})"
    if test.p is not None:
        yield words["p"], f"{test.p:.3f}"
    for name in ("ratio_target", "ratio_others", "odds_ratio", "power"):
        value = getattr(test, name)
        if value is not None:
            yield words[name], f"{value:.2f}"
    yield words["incidents_before"], f"{test.incidents_before:,}"
    for placebo in test.placebo_dates:
        yield words["placebo"].format(f"\u2066{placebo.date}\u2069"), f"{placebo.p:.3f}"
