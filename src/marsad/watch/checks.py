"""What else could have made the numbers fall, each looked at in the record as far as the record goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from marsad.model.shift import Check, Outcome
from marsad.watch.comparisons import comparison
from marsad.watch.days import month_name
from marsad.watch.identities import Identity, near
from marsad.watch.incidents import Incidents
from marsad.watch.ratios import log_odds, ratios
from marsad.watch.scan import Place
from marsad.watch.series import Numbers, Series

FELL = 0.75
"""A ratio above this is no fall."""
APART = 1.645
"""Standard errors from which on two courses are told apart (one-sided, 5 %)."""
FEWEST = 20
"""Incidents without which another attacker or a source says nothing."""
MOST = 50
"""Other attackers that are asked, those with the most incidents on the target first."""
GONE = 0.1
"""A target with less than this part of its incidents, from and against everybody, is gone."""
NEW = 6
"""Months around a shift in which a new name can be an old one's."""
CAUSES = ("identity", "target gone", "reports", "new front")
"""Checks that make a fall untellable where they cannot be excluded."""
LATE = 12
"""The last months of a file, which its makers may still be adding to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A shift in a series, with the incidents and the actor table it is checked against."""

    incidents: Incidents
    series: Series
    column: int
    place: Place
    table: Sequence[Identity] = ()

    @property
    def month(self) -> int:
        """The month of the shift, counted from year 0."""
        return self.series.first + self.place.start

    @property
    def names(self) -> tuple[str, str]:
        """Attacker and target."""
        return self.incidents.names[self.series.attacker], self.incidents.names[int(self.series.targets[self.column])]


def checks(found: Found) -> tuple[Check, ...]:
    """Every check, in the order in which a reader should think of them."""
    return tuple(one for check in (_front, _reports, _sources, _gone, _territory, _late, _all_fell, _gradual)
                 for one in check(found))  # fmt: skip


def names_another_cause(found: Sequence[Check]) -> Check | None:
    """The first check by which the numbers may come about without a choice to spare the target."""
    return next((one for one in found if one.outcome == "not excluded" and one.check in CAUSES), None)


def _front(found: Found) -> Iterator[Check]:
    """A new front: one other target attacked more makes this one's share fall."""
    compared = comparison(found.series.counts, found.column)
    if compared.others.shape[1] < 2:
        yield Check("new front", "cannot be checked", "There is one other target only, so none can be left out.")
        return
    worst = max(ratios(compared, found.place, one).odds for one in compared.left_out)
    own = ratios(compared, found.place).target
    fell = worst <= FELL and own <= FELL
    yield Check(
        "new front",
        "spoken against" if fell else "not excluded",
        f"The target's own count went to {own:.2f} of what it was, and whichever other target is left out, its odds "
        f"went to {worst:.2f} or lower.",
    )


def _reports(found: Found) -> Iterator[Check]:
    """Lost reporting or defeat: then other attackers' incidents on the same target fall as well."""
    incidents, column = found.incidents, int(found.series.targets[found.column])
    compared = np.zeros(len(incidents.names), bool)
    compared[found.series.targets] = True
    first, months = found.series.first, len(found.series.counts)
    inside = (
        (incidents.month >= first) & (incidents.month < first + months) & (incidents.target != found.series.attacker)
    )
    inside &= (incidents.attacker != found.series.attacker) & (incidents.attacker != column)
    if found.series.region is not None:
        inside &= incidents.place == found.series.region
    rows = np.flatnonzero(inside & compared[incidents.target])
    # counted, not sorted: a table has millions of rows
    others = np.flatnonzero(np.bincount(incidents.attacker[rows], minlength=len(compared)))
    place = np.zeros(len(compared), int)
    place[others] = np.arange(len(others))
    cells = (
        (place[incidents.attacker[rows]] * 2 + (incidents.target[rows] != column)) * months
        + incidents.month[rows]
        - first
    )
    tables = np.bincount(cells, minlength=2 * len(others) * months).reshape(len(others), 2, months)
    enough = np.flatnonzero((tables.sum(2) >= FEWEST).all(1))
    largest = enough[np.argsort(-tables[enough, 0].sum(1), kind="stable")][:MOST]
    own, own_error = log_odds(comparison(found.series.counts, found.column), found.place)
    said: list[tuple[float, float]] = []
    for table in tables[largest]:
        theirs, error = log_odds(comparison(table.T, 0), found.place)
        said.append((theirs, 1 / max(error, 0.05) ** 2))
    if not said:
        yield Check(
            "reports",
            "cannot be checked",
            "No other attacker has enough incidents on this target and on others: that fewer of its losses were "
            "reported, or that it was defeated, is not excluded by this table.",
        )
        return
    weight = sum(one for _, one in said)
    theirs = sum(odds * one for odds, one in said) / weight
    apart = (theirs - own) / float(np.hypot(weight**-0.5, own_error))
    outcome: Outcome = (
        "spoken against" if apart >= APART else "not excluded" if theirs <= own / 2 else "cannot be checked"
    )
    course = {"spoken against": "another course", "not excluded": "perhaps the same course"}
    yield Check(
        "reports",
        outcome,
        f"The odds of this target among {len(said)} other attackers' incidents went to {np.exp(theirs):.2f} at the "
        f"same date, {course.get(outcome, 'too uncertain to tell')}.",
    )


def _sources(found: Found) -> Iterator[Check]:
    """One source's silence: without any one source the fall has to stay."""
    incidents = found.incidents
    rows = _of_attacker(found)
    if found.series.region is not None:
        rows &= incidents.place == found.series.region
    values, counts = np.unique(incidents.source[rows], return_counts=True)
    largest = values[np.argsort(-counts, kind="stable")][:8]
    if len(values) < 2:
        yield Check("sources", "cannot be checked", "The table names one source only.")
        return
    left = []
    for source in largest.tolist():
        kept = rows & (incidents.source != source)
        table = _table(found, kept)
        if table[:, found.column].sum() >= FEWEST and table.sum() - table[:, found.column].sum() >= FEWEST:
            left.append((ratios(comparison(table, found.column), found.place).odds, incidents.names[source]))
    if not left:
        yield Check("sources", "cannot be checked", "Without its largest source too few incidents are left.")
        return
    odds, name = max(left)
    yield Check(
        "sources",
        "spoken against" if odds <= FELL else "not excluded",
        f"Left out one by one, no source moves the odds higher than {odds:.2f} (without {name}).",
    )


def _of_attacker(found: Found) -> Numbers:
    """The attacker's incidents in the months of the series."""
    incidents, first = found.incidents, found.series.first
    inside = (incidents.month >= first) & (incidents.month < first + len(found.series.counts))
    return np.asarray((incidents.attacker == found.series.attacker) & inside)


def _table(
    found: Found, rows: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> np.ndarray[tuple[int, int], np.dtype[np.int_]]:
    series = found.series
    place = {int(target): at for at, target in enumerate(series.targets)}
    columns = np.array([place[one] for one in found.incidents.target[rows].tolist()], int)
    width = series.counts.shape[1]
    cells = (found.incidents.month[rows] - series.first) * width + columns
    return np.asarray(np.bincount(cells, minlength=series.counts.size).reshape(series.counts.shape))


def _gone(found: Found) -> Iterator[Check]:
    """Defeat, dissolution or a new name: the target is no longer there, or stands under another name."""
    incidents, series = found.incidents, found.series
    column = int(series.targets[found.column])
    told = near(found.table, found.names, found.month)
    for one in told:
        yield Check("identity", "not excluded", f"The actor table tells of {one.name} at this time: {one.kind}"
                    + (f" of {one.actor}." if one.actor else "."))  # fmt: skip
    taking_part = ((incidents.target == column) & (incidents.attacker != series.attacker)) | (
        incidents.attacker == column
    ) & (incidents.target != series.attacker)
    before = taking_part & (incidents.month < found.month) & (incidents.month >= series.first)
    after = taking_part & (incidents.month >= found.month) & (incidents.month < series.first + found.place.end)
    spans = found.place.start, found.place.end - found.place.start
    if int(before.sum()) < FEWEST:
        yield Check("target gone", "cannot be checked", "The target has too few incidents with anybody else.")
    else:
        rate = (int(after.sum()) / spans[1]) / (int(before.sum()) / spans[0])
        yield Check(
            "target gone",
            "not excluded" if rate <= GONE else "spoken against",
            f"The target's incidents with everybody else went to {rate:.2f} of what they were.",
        )
    counts = series.counts
    fresh = [
        at
        for at in range(counts.shape[1])
        if at != found.column
        and not counts[: max(0, found.place.start - NEW), at].any()
        and counts[max(0, found.place.start - NEW) : found.place.start + NEW, at].sum() >= 3
        and counts[found.place.start :, at].mean() >= 0.3 * counts[: found.place.start, found.column].mean()
    ]
    halted = counts[found.place.start : found.place.end, found.column].mean() <= (
        GONE * counts[: found.place.start, found.column].mean()
    )
    if fresh and halted and not told:
        name = incidents.names[int(series.targets[fresh[0]])]
        yield Check(
            "identity", "not excluded", f"{name} first appears as this target disappears: it may be a new name."
        )


def _territory(found: Found) -> Iterator[Check]:
    """Separation: the attacker is no longer where the target is."""
    incidents, series = found.incidents, found.series
    if series.region is not None or ("" in incidents.names and (incidents.place == incidents.names.index("")).all()):
        yield Check("territory", "cannot be checked", "There is one place only, or none is given.")
        return
    rows = np.flatnonzero(_of_attacker(found))
    place, month, target = incidents.place[rows], incidents.month[rows] - series.first, incidents.target[rows]
    own = target == series.targets[found.column]
    weights = np.bincount(place[own], minlength=len(incidents.names)) / max(1, int(own.sum()))
    shared = weights[place] * ~own
    inside = (month >= found.place.start) & (month < found.place.end)
    before, after = shared[~inside].sum(), shared[inside].sum()
    if (~own & (weights[place] > 0)).sum() < FEWEST:
        yield Check("territory", "cannot be checked", "The attacker has too few other incidents where the target is.")
        return
    months = (
        max(1, int(found.place.end - found.place.start)),
        max(1, len(series.counts) - found.place.end + found.place.start),
    )
    ratio = (after / months[0]) / max(before / months[1], 1e-9)
    yield Check(
        "territory",
        "spoken against" if ratio > 0.5 else "not excluded",
        f"The attacker's other incidents in the target's places went to {ratio:.2f} of what they were.",
    )


def _late(found: Found) -> Iterator[Check]:
    """Back-coding: makers of tables add to the last months for a long time."""
    last = int(found.incidents.month.max())
    late = found.month > last - LATE
    yield Check(
        "late coding",
        "not excluded" if late else "spoken against",
        f"The shift lies {last - found.month + 1} months before the end of the table ({month_name(last)}).",
    )


def _all_fell(found: Found) -> Iterator[Check]:
    """A general lull: the attacker's other targets fell as well; the share is what is left of it."""
    others = ratios(comparison(found.series.counts, found.column), found.place).others
    if others <= FELL:
        yield Check("general lull", "not excluded", f"The attacker's other targets went to {others:.2f} as well.")
    last = int(found.incidents.month.max())
    if found.series.first + len(found.series.counts) - 1 < last - LATE:
        end = month_name(found.series.first + len(found.series.counts) - 1)
        yield Check(
            "halt", "not excluded", f"The attacker has no incident at all after {end}; a share cannot see that."
        )


def _gradual(found: Found) -> Iterator[Check]:
    """A slow fall: the same fall spread over the year before fits better than a step."""
    counts, place = found.series.counts, found.place
    share = counts[:, found.column] / np.maximum(counts.sum(1), 1)
    busy = counts.sum(1) > 0
    months = np.arange(len(share))
    errors = {}
    for long in (0, 6, 12, 24):
        ramp = (
            np.clip((months - place.start + long / 2) / max(long, 1), 0, 1) if long else (months >= place.start) * 1.0
        )
        ramp = ramp * (months < place.end)
        design = np.c_[np.ones(busy.sum()), ramp[busy]]
        errors[long] = float(((share[busy] - design @ np.linalg.lstsq(design, share[busy], rcond=None)[0]) ** 2).sum())
    best = min(errors, key=lambda long: (errors[long], long))
    if best and errors[best] < 0.93 * errors[0]:
        yield Check("gradual", "not excluded", f"A slow fall over about {best} months fits better than a sudden one.")
