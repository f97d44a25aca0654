"""Moments: how many marked dates and periods are found, and how many are given the right days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from evals.figures import Figures, Unmeasured, balance, text_of
from marsad.model.document import Document
from marsad.model.moment import Moment
from marsad.model.span import Span
from marsad.read.moments.moments import moments
from marsad.read.page import Page

Days = tuple[str, str]
"""The first and the last day that an expression can mean, in ISO form."""


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence, the day on which it is said, and each marked stretch with the days it may mean."""

    text: str
    said: str
    marked: tuple[tuple[Span, frozenset[Days]], ...]


def cases(path: Path) -> list[Case]:
    """The cases of a file of Microsoft's Recognizers-Text (`DateParser.json`, `DatePeriodParser.json`).

    Left out are cases without a reference date and stretches without days. Where a stretch may mean a past day or a
    coming one, either is right. Raises `Unmeasured`.
    """
    try:
        found = msgspec.json.decode(text_of(path).encode())
        read = [case for one in found if (case := _case(one)) is not None]
    except (msgspec.DecodeError, TypeError, KeyError, ValueError) as error:
        raise Unmeasured(f"{path} is no list of marked dates ({error})") from error
    if not read:
        raise Unmeasured(f"{path} holds no date with days")
    return read


def measured(path: Path) -> Figures:
    """Precision, recall and F1 of finding, and F1 of finding with the right days.

    Found is what shares half of the longer stretch. A period is found as well by its two ends, which the reading marks
    one by one: «من [4] إلى [22 يناير]».
    """
    wanted = found = met = right = 0
    for case in cases(path):
        times = read_alone(case)
        told = [_told(times, span) for span, _ in case.marked]
        wanted += len(told)
        found += len(times) - sum(len(one) - 1 for one in told if one)
        met += sum(bool(one) for one in told)
        right += sum(_days_told(one) in days for one, (_, days) in zip(told, case.marked, strict=True))
    precision, recall, f1 = balance(met, found, wanted)
    return {
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "valued_f1": balance(right, found, wanted)[2],
        "expressions": wanted,
    }


def read_alone(case: Case) -> tuple[Moment, ...]:
    """The moments of a sentence that is a page of its own, published on the day on which it is said."""
    document = Document(
        id="case",
        capture="",
        name="case",
        text=case.text,
        language="ar",
        published=case.said,
        method="",
    )
    return moments(Page(document), date.fromisoformat(case.said))


def _case(told: Mapping[str, Any]) -> Case | None:
    said = told.get("Context", {}).get("ReferenceDateTime")
    marked = tuple((_span(one), days) for one in told["Results"] if (days := frozenset(_days(one))))
    return Case(told["Input"], said[:10], marked) if said and marked else None


def _span(result: Mapping[str, Any]) -> Span:
    return Span(result["Start"], result["Start"] + result["Length"])


def _days(result: Mapping[str, Any]) -> Iterator[Days]:
    """The days of each resolution.

    The end of a period is the day after its last where a calendar unit is meant, and the last day itself in
    «من 4 إلى 22 يناير»; the marks do not tell which, so both are taken.
    """
    for name in ("PastResolution", "FutureResolution"):
        resolved = result.get("Value", {}).get(name, {})
        if day := resolved.get("date"):
            yield day, day
        elif "startDate" in resolved and "endDate" in resolved:
            end = date.fromisoformat(resolved["endDate"])
            yield resolved["startDate"], end.isoformat()
            yield resolved["startDate"], (end - timedelta(days=1)).isoformat()


def _told(times: Sequence[Moment], span: Span) -> list[Moment]:
    """The two moments inside a marked stretch that are its ends, or the one that shares half of it; else none."""
    inside = [one for one in times if span.start <= one.start and one.end <= span.end]
    if len(inside) == 2:
        return inside
    shared = ((min(one.end, span.end) - max(one.start, span.start), one) for one in times)
    return next(([one] for both, one in shared if 2 * both >= max(one.end - one.start, span.end - span.start)), [])


def _days_told(told: Sequence[Moment]) -> tuple[str | None, str | None] | None:
    return (told[0].earliest, told[-1].latest) if told else None
