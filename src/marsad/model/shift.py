"""Shifts: an attacker's target that is attacked less than before, and tests of a date claimed for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["spoken against", "not excluded", "cannot be checked"]
ScanVerdict = Literal["shift", "no shift", "cannot tell"]
TestVerdict = Literal["supported", "compatible", "not testable", "contradicted"]


@dataclass(frozen=True, slots=True)
class Check:
    """Something else that could have made the numbers fall, and what the record says about it."""

    check: str
    outcome: Outcome
    detail: str


@dataclass(frozen=True, slots=True)
class Interval:
    """A ratio's 95 % interval."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A fall or a halt of all that an attacker does, which no share can show: weaker than a shift.

    `since` is the first month that is lower, `ratio` the rate from then on over that before, `p` how often shuffled
    months fall as far, None for a halt.
    """

    kind: Literal["general lull", "halt"]
    since: str
    ratio: float
    p: float | None
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """What the record says of one attacker and target, everywhere or in one region.

    `shift` is the first month that is lower, `end` the first that is as before again, `earliest` and `latest` bound the
    months in which it can have begun; all are None without a shift. `incidents_before` counts those on the target
    before that month, or before the likeliest one. The ratios compare months after with months before: of the target,
    of the attacker's other targets, and of the odds of the target among all. `power` is the chance that a fall to 30 %
    would have been found in this very record. `others` are more months at which the share fell, as `YYYY-MM`. `level`
    is a fall or a halt of all that the attacker does.
    """

    attacker: str
    target: str
    region: str | None
    dyadic: bool
    incidents_before: int
    incidents: int
    shift: str | None
    end: str | None
    earliest: str | None
    latest: str | None
    p: float | None
    q: float | None
    ratio_target: float | None
    ratio_others: float | None
    odds_ratio: float | None
    ratio_target_interval: Interval | None
    ratio_others_interval: Interval | None
    odds_ratio_interval: Interval | None
    power: float | None
    checks: tuple[Check, ...]
    others: tuple[str, ...]
    verdict: ScanVerdict
    why: str
    level: Level | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A pair whose share fell while it was watched month by month.

    `month` is the look at which the height passed the threshold, `since` the month from which on the share is lower.
    How much a height is, only the threshold says, which was found by simulation for this pair.
    """

    attacker: str
    target: str
    region: str | None
    month: str
    since: str
    height: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Placebo:
    """The same test at a date at which nothing is claimed."""

    date: str
    p: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DateTest:
    """What the record says of a claim that an attacker began to spare a target at a date.

    `p` tests a fall at the claimed month against chance, `shift` is the likeliest month of the record and `earliest` to
    `latest` its set; `lag` is how many months after the claim the likeliest month lies.
    """

    attacker: str
    target: str
    region: str | None
    dyadic: bool
    date: str
    proposition: str | None = None
    incidents_before: int
    incidents: int
    p: float | None
    shift: str | None
    earliest: str | None
    latest: str | None
    lag: int | None
    ratio_target: float | None
    ratio_others: float | None
    odds_ratio: float | None
    odds_ratio_interval: Interval | None
    power: float | None
    placebo_dates: tuple[Placebo, ...]
    checks: tuple[Check, ...]
    verdict: TestVerdict
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """A tested date beside the proposition that claims it, with its picture as SVG for either direction of reading."""

    id: str
    proposition: str
    test: DateTest
    drawn_ltr: str
    drawn_rtl: str
