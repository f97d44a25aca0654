"""From incidents to what is said of every attacker, target and region with enough of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from marsad.model.shift import Check, Level, ScanVerdict, Shift
from marsad.watch.checks import Found, checks, names_another_cause
from marsad.watch.comparisons import FEWEST_IN_CONTROL, Comparison, comparison
from marsad.watch.dates import DateSet, date_set, end_of
from marsad.watch.days import month_name
from marsad.watch.discovery import RATE, Discovery, discoveries
from marsad.watch.identities import Identity
from marsad.watch.incidents import Incidents
from marsad.watch.levels import level
from marsad.watch.power import ENOUGH, power
from marsad.watch.ratios import ratios
from marsad.watch.scan import EDGE, FEWEST_MONTHS, Place, scanned
from marsad.watch.series import Series, both_ways, series

FEWEST = 20
"""Incidents on the target, and on the others together, without which nothing can be said."""
TOLD = 5
"""Incidents from which on a target is told to have too few."""
LONGEST = 120
"""Months up to which a record is scanned as one; longer ones in pieces, since one shift cannot describe decades."""
PIECE, STEP = 96, 48
"""Months of a piece, and from one piece to the next."""
AGAIN = 0.05
"""The p at which a further shift of the same target is told."""


class Piece(NamedTuple):
    """One target in a stretch of a series that is scanned as one."""

    series: Series
    column: int
    start: int
    compared: Comparison


def findings(
    incidents: Incidents,
    *,
    table: Sequence[Identity] = (),
    regions: bool = True,
    rate: float = RATE,
    seed: int = 0,
    workers: int = 1,
) -> list[Shift]:
    """What the record says of every triple, in order of attacker, target and region.

    `incidents` are under their actors already (`marsad.watch.identities.identified`). Those with enough incidents are
    scanned as one field; a target attacked at least five times with fewer is told as one of which nothing can be said.
    """
    incidents = both_ways(incidents)
    pieces: list[Piece] = []
    said: list[Shift] = []
    levels: dict[str, Level | None] = {}
    for one in series(incidents, regions=regions, fewest=TOLD):
        if one.region is None:
            totals = one.counts.sum(1).astype(float)
            levels[incidents.names[one.attacker]] = level(totals, one.first, int(incidents.month.max()), seed=seed)
        for column in range(len(one.targets)):
            found = list(_pieces(one, column))
            pieces.extend(found)
            if not found and one.region is None and one.counts[:, column].sum() >= TOLD:
                said.append(_too_few(incidents, one, column))
    best: dict[tuple[int, int | None, int], tuple[Piece, Discovery]] = {}
    for piece, found_ in zip(pieces, discoveries([one.compared for one in pieces], rate=rate, seed=seed), strict=True):
        key = (piece.series.attacker, piece.series.region, int(piece.series.targets[piece.column]))
        if key not in best or found_.scan.p < best[key][1].scan.p:
            best[key] = (piece, found_)
    chosen = list(best.values())
    powers = _powers(chosen, rate, seed, workers)
    for (piece, found_), chance in zip(chosen, powers, strict=True):
        said.append(_shift(incidents, piece, found_, chance, table, rate))
    told = (replace(one, level=levels.get(one.attacker)) for one in said)
    return sorted(told, key=lambda shift: (shift.attacker, shift.target, shift.region or ""))


def _pieces(one: Series, column: int) -> Iterator[Piece]:
    months = len(one.counts)
    starts = [0] if months <= LONGEST else [*range(0, months - PIECE, STEP), months - PIECE]
    for start in starts:
        counts = one.counts[start : start + (months if months <= LONGEST else PIECE)]
        own = int(counts[:, column].sum())
        others = np.delete(counts, column, axis=1).sum(0)
        enough = own >= FEWEST and int(others[others >= FEWEST_IN_CONTROL].sum()) >= FEWEST
        if enough and len(counts) >= FEWEST_MONTHS:
            yield Piece(one, column, start, comparison(counts, column))


def _powers(chosen: Sequence[tuple[Piece, Discovery]], rate: float, seed: int, workers: int) -> list[float]:
    work = [(piece.compared, found.scan.place if found.q <= rate else None, seed) for piece, found in chosen]
    if workers == 1 or len(work) < 50:
        return [_power(one) for one in work]
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(_power, work, chunksize=25))


def _power(work: tuple[Comparison, Place | None, int]) -> float:
    compared, place, seed = work
    return power(compared, place, seed=seed)


def _too_few(incidents: Incidents, one: Series, column: int) -> Shift:
    own = int(one.counts[:, column].sum())
    others = int(one.counts.sum()) - own
    why = (
        f"It has {own} incidents; {FEWEST} are needed."
        if own < FEWEST
        else f"The attacker's other targets have {others} incidents; {FEWEST} are needed to compare with."
        if others < FEWEST
        else f"The record has {len(one.counts)} months; {FEWEST_MONTHS} are needed."
        if len(one.counts) < FEWEST_MONTHS
        else "There is no stretch of the record with enough incidents on it and on others."
    )
    return Shift(
        attacker=incidents.names[one.attacker], target=incidents.names[int(one.targets[column])], region=None,
        dyadic=bool(one.dyadic[column] > 0), incidents_before=own, incidents=own, shift=None, end=None, earliest=None,
        latest=None, p=None, q=None, ratio_target=None, ratio_others=None, odds_ratio=None, ratio_target_interval=None,
        ratio_others_interval=None, odds_ratio_interval=None, power=None, checks=(), others=(), verdict="cannot tell",
        why=why,
    )  # fmt: skip


def _shift(
    incidents: Incidents, piece: Piece, found: Discovery, chance: float, table: Sequence[Identity], rate: float
) -> Shift:
    one, column, start, _ = piece
    own = one.counts[:, column]
    scan = found.scan
    taken = found.q <= rate and scan.place is not None
    base = Shift(
        attacker=incidents.names[one.attacker], target=incidents.names[int(one.targets[column])],
        region=None if one.region is None else incidents.names[one.region], dyadic=bool(one.dyadic[column] > 0),
        incidents_before=int(own[: start + scan.place.start].sum()) if scan.place else int(own.sum()),
        incidents=int(own.sum()), shift=None, end=None, earliest=None, latest=None, p=round(scan.p, 6),
        q=round(found.q, 6), ratio_target=None, ratio_others=None, odds_ratio=None, ratio_target_interval=None,
        ratio_others_interval=None, odds_ratio_interval=None, power=round(chance, 2), checks=(), others=(),
        verdict="no shift" if chance >= ENOUGH else "cannot tell",
        why=(
            f"No fall beyond chance; one to 30 % would have been found in {chance:.0%} of cases."
        ),
    )  # fmt: skip
    if not taken or scan.place is None:
        return base
    return _dated(incidents, piece, base, scan.place, table)


def dated(compared: Comparison, place: Place) -> tuple[DateSet, Place]:
    """The set of months in which a fall can have begun, and the fall moved to the likeliest of them."""
    dates = date_set(compared, place)
    end = compared.months if place.kind == "lasting" else end_of(compared, dates.best)
    return dates, Place(place.kind, dates.best, end)


def _dated(incidents: Incidents, piece: Piece, base: Shift, place: Place, table: Sequence[Identity]) -> Shift:
    one, column, start, compared = piece
    dates, place = dated(compared, place)
    measured = ratios(compared, place)
    stretch = Series(
        attacker=one.attacker, region=one.region, first=one.first + start, targets=one.targets,
        counts=one.counts[start : start + compared.months], dyadic=one.dyadic,
    )  # fmt: skip
    checked = checks(Found(incidents=incidents, series=stretch, column=column, place=place, table=table))
    cause = names_another_cause(checked)
    verdict: ScanVerdict = "cannot tell" if cause else "shift"
    first = one.first + start
    return Shift(
        attacker=base.attacker, target=base.target, region=base.region, dyadic=base.dyadic,
        incidents_before=int(one.counts[: start + place.start, column].sum()), incidents=base.incidents,
        shift=month_name(first + place.start),
        end=month_name(first + place.end) if place.kind == "temporary" else None,
        earliest=month_name(first + dates.earliest), latest=month_name(first + dates.latest), p=base.p, q=base.q,
        ratio_target=round(measured.target, 4), ratio_others=round(measured.others, 4),
        odds_ratio=round(measured.odds, 4), ratio_target_interval=measured.target_interval,
        ratio_others_interval=measured.others_interval, odds_ratio_interval=measured.odds_interval, power=base.power,
        checks=checked, others=tuple(month_name(first + month) for month in _again(stretch, column, place)),
        verdict=verdict, why=_why(base, measured.target, measured.others, cause),
    )  # fmt: skip


def _why(base: Shift, target: float, others: float, cause: Check | None) -> str:
    lull = "a lull between the two, since the source does not say who attacked; " if base.dyadic else ""
    moved = f"{lull}incidents on the target went to {target:.2f} of what they were, on the others to {others:.2f}"
    if cause:
        return f"There is a fall, but it may have another cause ({cause.check}): {moved}."
    return moved[0].upper() + moved[1:] + "; the checks say what else could have done it."


def _again(stretch: Series, column: int, place: Place) -> list[int]:
    """Further falls of the target before the shift and after it, by the same scan of those months alone."""
    found = []
    for start, end in ((0, place.start), (place.start, place.end), (place.end, len(stretch.counts))):
        counts = stretch.counts[start:end]
        others = np.delete(counts, column, axis=1).sum(0)
        if end - start < max(FEWEST_MONTHS, 2 * EDGE) or counts[:, column].sum() < FEWEST:
            continue
        if others[others >= FEWEST_IN_CONTROL].sum() < FEWEST:
            continue
        scan = scanned(comparison(counts, column))
        if scan.place is not None and scan.p <= AGAIN / 3:
            found.append(start + scan.place.start)
    return found
