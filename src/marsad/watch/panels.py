"""From a shift or a tested date to what is drawn of it."""

from __future__ import annotations

from marsad.model.shift import DateTest, Shift
from marsad.watch.datetests import sought
from marsad.watch.days import days
from marsad.watch.incidents import Incidents
from marsad.watch.pictures import Panel


def panel(incidents: Incidents, one: Shift | DateTest) -> Panel:
    """The months of a shift or of a tested date, ready to be drawn."""
    series, column, _ = sought(incidents, one.attacker, one.target, one.region)
    own = series.counts[:, column]
    claimed = None
    if isinstance(one, DateTest):
        begin, _, over = one.date.partition("/")
        claimed = _month(begin), _month(over or begin)
    return Panel(
        attacker=one.attacker,
        target=one.target,
        region=one.region,
        first=series.first,
        own=tuple(own.tolist()),
        others=tuple((series.counts.sum(1) - own).tolist()),
        shift=_month(one.shift) if one.shift else None,
        end=_month(one.end) if isinstance(one, Shift) and one.end else None,
        earliest=_month(one.earliest) if one.earliest else None,
        latest=_month(one.latest) if one.latest else None,
        claimed=claimed,
    )


def _month(written: str) -> int:
    return days([written])[0][written].month
