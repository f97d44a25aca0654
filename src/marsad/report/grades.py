"""Grades as a reader sees them: the two scales side by side, every row that was looked at, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypedDict, cast

import msgspec

from marsad.model.grade import CHANCES, Grade, LinkGrade, OriginGrade, Step
from marsad.report.labels import Labels, Language
from marsad.report.view import View
from marsad.report.weighed import boxes, grid, letters, without_origins, without_sources
from marsad.text.tables import table

BEST_FIRST = "ABCDEF"


class GradeRow(TypedDict):
    """The grade of a proposition. `reliability` is the letter of its best-rated origin, those of all are in `origins`.

    `credibility` is the digit that holds, `by_table` that of the decision table. `trace` are the rows of the table that
    were looked at, each with its conditions and the claims behind them.
    """

    reliability: str
    credibility: int
    trace: list[dict[str, Any]]
    by_table: int
    opinions: list[dict[str, Any]]
    origins: list[dict[str, Any]]
    changers: list[dict[str, Any]]
    without: list[dict[str, Any]]
    confidence: str
    confidence_rule: str
    likelihoods: list[dict[str, Any]]
    method: str


def grade_row(grade: Grade | None) -> GradeRow | None:
    """A grade as a row; None where the case was not graded yet."""
    if grade is None:
        return None
    plain = cast("dict[str, Any]", msgspec.to_builtins(grade))
    return GradeRow(
        reliability=best_letter(grade.reliability),
        credibility=grade.credibility,
        trace=plain["trace"],
        by_table=grade.by_table,
        opinions=plain["opinions"],
        origins=plain["reliability"],
        changers=plain["changers"],
        without=plain["without"],
        confidence=grade.confidence,
        confidence_rule=grade.confidence_rule,
        likelihoods=plain["likelihoods"],
        method=grade.method,
    )


def best_letter(origins: Iterable[OriginGrade]) -> str:
    """The letter of the best-rated origin; F where none can be judged."""
    return min((one.reliability for one in origins), key=BEST_FIRST.index, default="F")


@cache
def grade_labels(language: Language) -> Labels:
    """The words about grades in one language, by group and key."""
    return table(files("marsad.report").joinpath(f"grades.{language}.yml"), Labels)


def apart(sentence: str, say: Labels) -> str:
    """The sentence, if it does not mix how sure the sourcing is with how likely the thing is (ICD 203, D.6.e.2.a).

    Raises `ValueError` where it has a word of both.
    """
    if any(word in sentence for word in say["confidence"].values()) and any(
        word in sentence for word in say["likelihood"].values()
    ):
        raise ValueError(f"a word of confidence and one of likelihood in one sentence: {sentence}")
    return sentence


def condition(fact: Mapping[str, Any], say: Labels) -> str:
    """A condition of the table in words, with the number found and the number asked for."""
    bound = "least" if fact["least"] is not None else "most"
    return say["asks"][bound].format(say["fact"][fact["fact"]], fact["number"], fact[bound])


def likelihood(opinion: Mapping[str, Any], say: Labels) -> str:
    """A person's own word of likelihood, under their name, with what the word means in per cent."""
    low, high = next(chance for word, chance in CHANCES.items() if word == opinion["value"])
    return say["say"]["likelihood"].format(opinion["by"], say["likelihood"][opinion["value"]], low, high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the decision table as it is shown, with the claims behind it."""

    words: str
    credibility: int
    holds: bool
    conditions: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A grade as the dossier shows it; each line is one sentence."""

    credibility: int
    meaning: str
    by_people: str | None
    rows: tuple[Row, ...]
    reliability: tuple[tuple[str, str, str, str], ...]
    opinions: tuple[tuple[str, str], ...]
    changers: tuple[tuple[str, int], ...]
    confidence: str
    likelihoods: tuple[tuple[str, str], ...]


def shown(view: View, proposition: str, language: Language) -> Shown | None:
    """The grade of a proposition in the words of a language; None where the case was not graded yet."""
    grade = view.grade.get(proposition)
    if grade is None:
        return None
    say = grade_labels(language)
    words = say["say"]
    people = [words["opinion"].format(one.by, one.value) for one in grade.opinions]
    reasons = [words["reason"].format(one.reason) for one in grade.opinions]
    for origin in grade.reliability:
        for link in origin.links:
            people += [f"{link.name}: {words['opinion'].format(one.by, one.value)}" for one in link.opinions]
            reasons += [words["reason"].format(one.reason) for one in link.opinions]
    return Shown(
        credibility=grade.credibility,
        meaning=say["credibility"][str(grade.credibility)],
        by_people=words["by_people"].format(grade.credibility, grade.by_table)
        if grade.credibility != grade.by_table
        else None,
        rows=tuple(_row(step, say) for step in grade.trace),
        reliability=tuple(
            (_called(view, link), link.reliability, say["reliability"][link.reliability], say["basis"][link.basis])
            for link in dict.fromkeys(link for origin in grade.reliability for link in origin.links)
        ),
        opinions=tuple(zip(people, reasons, strict=True)),
        changers=tuple((say["change"][one.change], one.credibility) for one in grade.changers),
        confidence=confidence(grade, say),
        likelihoods=tuple(
            (
                apart(likelihood({"value": one.value, "by": one.by}, say), say),
                words["reason"].format(one.reason),
            )
            for one in grade.likelihoods
        ),
    )


def _called(view: View, link: LinkGrade) -> str:
    """A source as the case calls it in the reader's language."""
    return view.actor[link.source].name if link.source in view.actor else link.name


def grade_words(view: View, language: Language) -> dict[str, object]:
    """What the templates of grades and origins need: the words, and how to look up what is drawn of a proposition."""
    say = grade_labels(language)
    return {
        "g": say["say"],
        "scales": {"credibility": say["credibility"], "reliability": say["reliability"]},
        "fit": say["fit"],
        "fit_word": say["fit_word"],
        "sides": say["side"],
        "graded": lambda proposition: shown(view, proposition, language),
        "boxes": boxes,
        "without_origins": lambda entry: list(without_origins(view, entry)),
        "without_sources": lambda entry: list(without_sources(view, entry)),
        "grid": lambda entry: grid(view, entry, say),
        "letters": lambda entry: letters(view, entry),
    }


def confidence(grade: Grade, say: Labels) -> str:
    """How sure the sourcing is, in one sentence with its reason."""
    words = say["confidence"][grade.confidence], say["confidence_rule"][grade.confidence_rule]
    return apart(say["say"]["confidence"].format(*words), say)


def _row(step: Step, say: Labels) -> Row:
    conditions = cast("list[dict[str, Any]]", msgspec.to_builtins(step.conditions))
    return Row(
        words=say["rule"][step.rule],
        credibility=step.credibility,
        holds=step.holds,
        conditions=tuple(condition(one, say) for one in conditions),
        claims=step.claims,
    )
