"""Hold a claimed date against the record, which may show that the attacker spared the target from then on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from marsad.model.errors import BadRequest
from marsad.model.shift import Check, DateTest, Placebo, TestVerdict
from marsad.text.folding import folded
from marsad.watch.checks import Found, checks, names_another_cause
from marsad.watch.comparisons import FEWEST_IN_CONTROL, Comparison, comparison
from marsad.watch.days import days, month_name
from marsad.watch.findings import FEWEST, dated
from marsad.watch.identities import Identity
from marsad.watch.incidents import Incidents
from marsad.watch.power import ENOUGH, power
from marsad.watch.ratios import Ratios, ratios
from marsad.watch.scan import (
    BLOCK,
    EDGE,
    FALLEN,
    FEWEST_MONTHS,
    Place,
    least,
    padded_sums,
    scanned,
    shuffled_months,
)
from marsad.watch.series import Series, both_ways, series

AROUND = 36
"""Months on either side of the claimed date that are looked at."""
SHUFFLES = 999
LEVEL = 0.05
FOLLOWED = 12
"""Months after a claimed beginning of contacts within which a fall can still follow from it."""
EARLIER = 12
"""Months before the claimed date that a placebo date lies at least."""
PLACEBOS = 4


class AtDate(NamedTuple):
    """A fall tested at one month: p, and how far the share fell."""

    p: float
    height: float


def fall_at(compared: Comparison, month: int, *, permutations: int = SHUFFLES, seed: int = 0) -> AtDate:
    """Whether the target's share is lower from one given month on than block shuffles of the months show.

    Only a fall in which the target's own count falls too is one. Raises `BadRequest` within half a year of an end.
    """
    months = compared.months
    if not EDGE <= month <= months - EDGE:
        raise BadRequest(f"a date can be tested where {EDGE} months lie before it and after it")
    total = compared.n.sum(1, keepdims=True)
    share = compared.x.sum(1, keepdims=True) / total
    spread = (share * (1 - share))[:, 0]
    excess = compared.x - share * compared.n
    together = padded_sums(compared.n)
    at = slice(month, month + 1)
    observed = float(least(padded_sums(excess)[..., at], together[..., at], together[..., -1:], spread)[0])
    own = compared.target
    if own[month:].mean() > FALLEN * own[:month].mean():
        return AtDate(1.0, observed)
    index = shuffled_months(months, BLOCK, permutations, seed, 0)
    part = compared.n[:, index][..., :month].sum(-1)
    chance = least(excess[:, index][..., :month].sum(-1), part, together[..., -1:], spread)
    return AtDate((1 + int((chance >= observed).sum())) / (1 + permutations), observed)


def date_test(
    incidents: Incidents,
    attacker: str,
    target: str,
    date: str,
    *,
    region: str | None = None,
    table: Sequence[Identity] = (),
) -> DateTest:
    """Test a claimed month (`YYYY-MM` or a day), or one between two, written `2020-05/2020-11`.

    *Supported*: the share fell at that date and the month lies in the set of those in which the fall can have begun.
    *Contradicted*: a fall to 30 % would have been found there and was not. *Not testable*: too few incidents or months.
    *Compatible*: everything else, and a fall that followed within a year. Raises `BadRequest` for names that the
    record does not have.
    """
    found, column, known = sought(incidents, attacker, target, region)
    begin, _, over = date.partition("/")
    earliest, last = sorted(_month(one) for one in (begin, over or begin))
    names = known.names[found.attacker], known.names[int(found.targets[column])]
    start = max(0, earliest - found.first - AROUND)
    end = min(len(found.counts), last - found.first + AROUND)
    base = DateTest(
        attacker=names[0], target=names[1], region=region, dyadic=bool(found.dyadic[column] > 0), date=date,
        incidents_before=int(found.counts[: max(0, earliest - found.first), column].sum()),
        incidents=int(found.counts[:, column].sum()), p=None, shift=None, earliest=None, latest=None, lag=None,
        ratio_target=None, ratio_others=None, odds_ratio=None, odds_ratio_interval=None, power=None, placebo_dates=(),
        checks=(), verdict="not testable", why="",
    )  # fmt: skip
    why = _not_testable(found, column, earliest, last, start, end)
    if why:
        return _with(base, why=why)
    stretch = Series(
        attacker=found.attacker, region=found.region, first=found.first + start, targets=found.targets,
        counts=found.counts[start:end], dyadic=found.dyadic,
    )  # fmt: skip
    return _tested(base, known, stretch, column, (earliest, last), table)


def _tested(
    base: DateTest, incidents: Incidents, stretch: Series, column: int, claimed: tuple[int, int],
    table: Sequence[Identity],
) -> DateTest:  # fmt: skip
    compared = comparison(stretch.counts, column)
    scan = scanned(compared, permutations=SHUFFLES)
    first, last = (month - stretch.first for month in claimed)
    dates, place = dated(compared, scan.place) if scan.place is not None and scan.p <= LEVEL else (None, None)
    at = min(max(dates.best if dates else first, first), last, compared.months - EDGE)
    at = max(at, EDGE)
    here = fall_at(compared, at)
    strong = power(compared, place, at=at)
    measured = ratios(compared, place if place else Place("lasting", at, compared.months))
    checked = (
        checks(Found(incidents=incidents, series=stretch, column=column, place=place, table=table)) if place else ()
    )
    inside = dates is not None and dates.earliest <= last and first <= dates.latest
    followed = dates is not None and first <= dates.best <= last + FOLLOWED
    verdict, why = _verdict(here, inside, followed, strong, names_another_cause(checked), dates is not None)
    return _with(
        base,
        p=round(here.p, 6),
        shift=month_name(stretch.first + dates.best) if dates else None,
        earliest=month_name(stretch.first + dates.earliest) if dates else None,
        latest=month_name(stretch.first + dates.latest) if dates else None,
        lag=dates.best - first if dates else None,
        measured=measured,
        power=round(strong, 2),
        placebo_dates=_placebos(stretch, column, first),
        checks=checked,
        verdict=verdict,
        why=why,
    )


def _verdict(
    here: AtDate, inside: bool, followed: bool, strong: float, cause: Check | None, any_fall: bool
) -> tuple[TestVerdict, str]:
    chance = f"a fall to 30 % at this date would have been found in {strong:.0%} of cases"
    if inside and here.p <= LEVEL:
        if cause:
            return "compatible", f"The record falls at this date, but it may have another cause ({cause.check})."
        return "supported", "The record falls at this date, and the date lies in the set of its months."
    if inside or followed:
        return "compatible", "The record falls near this date or within a year after it, not clearly at it."
    if strong >= ENOUGH:
        other = "it falls at another date only; " if any_fall else "it shows no fall; "
        return "contradicted", f"The record shows no fall at this date: {other}{chance}."
    return "compatible", f"The record shows no fall at this date, but it is too thin to tell: {chance}."


def _not_testable(found: Series, column: int, earliest: int, last: int, start: int, end: int) -> str | None:
    counts = found.counts[start:end] if end > start else found.counts[:0]
    if not len(counts) or last - found.first - start < EDGE or end - (earliest - found.first) < EDGE:
        begin, over = month_name(found.first), month_name(found.first + len(found.counts) - 1)
        return f"The attacker's record goes from {begin} to {over}; {EDGE} months are needed before and after the date."
    own = int(counts[: max(0, earliest - found.first - start), column].sum())
    others = np.delete(counts, column, axis=1).sum(0)
    if own < FEWEST:
        return f"There are {own} incidents on the target in the three years before the date; {FEWEST} are needed."
    if others[others >= FEWEST_IN_CONTROL].sum() < FEWEST:
        return "The attacker has too few incidents with other targets to compare with."
    if len(counts) < FEWEST_MONTHS:
        return f"There are {len(counts)} months around the date; {FEWEST_MONTHS} are needed."
    return None


def _placebos(stretch: Series, column: int, claimed: int) -> tuple[Placebo, ...]:
    """The same test at earlier dates, on the months before the claimed one alone."""
    counts = stretch.counts[:claimed]
    others = np.delete(counts, column, axis=1).sum(0)
    if len(counts) < FEWEST_MONTHS or not counts[:, column].any() or others.max(initial=0) < FEWEST_IN_CONTROL:
        return ()
    compared = comparison(counts, column)
    dates = [one for one in range(claimed - EARLIER, EDGE - 1, -EDGE) if one <= compared.months - EDGE][:PLACEBOS]
    return tuple(Placebo(month_name(stretch.first + one), round(fall_at(compared, one).p, 6)) for one in dates)


def sought(incidents: Incidents, attacker: str, target: str, region: str | None) -> tuple[Series, int, Incidents]:
    """The series of an attacker, the column of a target in it, and the incidents with both ways of dyadic ones.

    Raises `BadRequest` where the record has no such attacker, region or target.
    """
    known = both_ways(incidents)
    for one in series(known, regions=region is not None):
        if _same(known.names[one.attacker], attacker) and (
            one.region is None if region is None else one.region is not None and _same(known.names[one.region], region)
        ):
            for column, name in enumerate(one.targets.tolist()):
                if _same(known.names[name], target):
                    return one, column, known
            some = ", ".join(known.names[name] for name in one.targets[:8].tolist())
            raise BadRequest(f"the record has no incident of {attacker} on {target}; its targets are {some}")
    some = ", ".join(sorted({known.names[one] for one in known.attacker.tolist()})[:8])
    raise BadRequest(f"the record has no attacker {attacker}{f' in {region}' if region else ''}; it has {some}")


def _same(left: str, right: str) -> bool:
    return folded(left).casefold() == folded(right).casefold()


def _month(date: str) -> int:
    read, refused = days([date])
    if refused:
        raise BadRequest(f"{date} is no month; write it as 2020-11")
    return read[date].month


def _with(base: DateTest, measured: Ratios | None = None, **said: object) -> DateTest:
    values = {name: getattr(base, name) for name in base.__dataclass_fields__} | said
    if measured:
        values |= {
            "ratio_target": round(measured.target, 4), "ratio_others": round(measured.others, 4),
            "odds_ratio": round(measured.odds, 4), "odds_ratio_interval": measured.odds_interval,
        }  # fmt: skip
    return DateTest(**values)
