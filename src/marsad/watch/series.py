"""Monthly counts per attacker and target, everywhere and in each region."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from marsad.watch.incidents import Incidents

Numbers = NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One attacker's counts, months by targets, everywhere (`region` None) or in one region.

    `first` is the first month, counted from year 0; `targets` point into the names of the incidents, most attacked
    first; `dyadic` is the part of a target's incidents of which nobody said who attacked.
    """

    attacker: int
    region: int | None
    first: int
    targets: Numbers
    counts: Numbers
    dyadic: Numbers


def both_ways(incidents: Incidents) -> Incidents:
    """Incidents of which nobody said who attacked stand once for each side."""
    again = np.flatnonzero(incidents.dyadic)
    if not again.size:
        return incidents
    order = np.concatenate([np.arange(len(incidents)), again])
    twice = incidents.only(order)
    turned = np.arange(len(order)) >= len(incidents)
    attacker = np.where(turned, twice.target, twice.attacker)
    target = np.where(turned, twice.attacker, twice.target)
    return Incidents(
        month=twice.month, day=twice.day, attacker=attacker, target=target, place=twice.place, source=twice.source,
        deaths=twice.deaths, dyadic=twice.dyadic, names=twice.names,
    )  # fmt: skip


def attacks(incidents: Incidents) -> set[tuple[str, str]]:
    """Who attacked whom at all, by name; both ways where nobody said who did."""
    known = both_ways(incidents)
    pairs = np.unique(np.stack([known.attacker, known.target], 1), axis=0) if len(known) else np.empty((0, 2), int)
    return {(known.names[attacker], known.names[target]) for attacker, target in pairs.tolist()}


def series(incidents: Incidents, *, regions: bool = True, fewest: int = 1) -> Iterator[Series]:
    """Every attacker's series in order of name, everywhere and then by region; with fewer incidents than that, none.

    A series begins with the attacker's first month and ends with its last, so that silence before and after is not
    counted; an attacker's incidents in it are all of them, so counts are conserved.
    """
    names = np.array(incidents.names, dtype=object)
    unnamed = incidents.names.index("") if "" in incidents.names else -1
    for attacker, rows in _groups(incidents.attacker, names):
        if len(rows) < fewest:
            continue
        yield _one(incidents, rows, attacker, None)
        if regions:
            places = incidents.place[rows]
            kinds = [one for one in _groups(places, names) if one[0] != unnamed]
            if len(kinds) > 1:
                for place, inside in kinds:
                    if len(inside) >= fewest:
                        yield _one(incidents, rows[inside], attacker, place)


def _groups(column: Numbers, names: Numbers) -> list[tuple[int, Numbers]]:
    order = np.argsort(column, kind="stable")
    values, starts = np.unique(column[order], return_index=True)
    groups = zip(values.tolist(), np.split(order, starts[1:]), strict=True) if len(values) else []
    return sorted(groups, key=lambda one: str(names[one[0]]))


def _one(incidents: Incidents, rows: Numbers, attacker: int, region: int | None) -> Series:
    month, target = incidents.month[rows], incidents.target[rows]
    first, last = int(month.min()), int(month.max())
    values, column = np.unique(target, return_inverse=True)
    width = len(values)
    counts = np.bincount((month - first) * width + column, minlength=(last - first + 1) * width)
    counts = counts.reshape(last - first + 1, width)
    dyadic = np.bincount(column, incidents.dyadic[rows], minlength=width) / np.maximum(counts.sum(0), 1)
    names = [incidents.names[one] for one in values]
    order = np.array(sorted(range(width), key=lambda at: (-int(counts[:, at].sum()), names[at])))
    return Series(
        attacker=attacker, region=region, first=first, targets=values[order], counts=counts[:, order],
        dyadic=dyadic[order],
    )  # fmt: skip
