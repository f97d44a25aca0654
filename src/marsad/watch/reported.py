"""Assaults that pages report, as incidents of a source of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from marsad.model.actor import Actor
from marsad.model.reading import Reading
from marsad.watch.incidents import Incidents

SOURCE = "pages"


def reported(readings: Iterable[Reading], actors: Sequence[Actor]) -> Incidents:
    """One incident for each attacker and target of an assault that a page asserts in a month that it names.

    Actors have the names of the case. The same assault on several pages of one month is counted once.
    """
    named = {member: one.name for one in actors for member in one.members}
    seen: dict[tuple[str, str, int, int, str], None] = {}
    for reading in readings:
        own = {one.id: one.name for one in reading.actors}
        for claim in reading.claims:
            if (claim.relation, claim.polarity, claim.modality) != ("ASSAULT", "positive", "actual"):
                continue
            moment = reading.times[claim.time] if claim.time is not None else None
            if moment is None or not moment.earliest or not moment.latest or moment.earliest[:7] != moment.latest[:7]:
                continue
            month = int(moment.earliest[:4]) * 12 + int(moment.earliest[5:7]) - 1
            day = int(moment.earliest[8:10]) if moment.earliest == moment.latest else 0
            place = next((named.get(one, own.get(one, "")) for one in claim.places), "")
            for agent in claim.agents:
                for counterpart in claim.counterparts:
                    pair = named.get(agent, own.get(agent, agent)), named.get(counterpart, own.get(counterpart, ""))
                    if all(pair):
                        seen[(*pair, month, day, place)] = None
    rows = sorted(seen)
    names = ["", SOURCE, *sorted({name for row in rows for name in (row[0], row[1], row[4])} - {"", SOURCE})]
    at = {name: place for place, name in enumerate(names)}
    return Incidents(
        month=np.array([row[2] for row in rows], int),
        day=np.array([row[3] for row in rows], int),
        attacker=np.array([at[row[0]] for row in rows], np.int32),
        target=np.array([at[row[1]] for row in rows], np.int32),
        place=np.array([at[row[4]] for row in rows], np.int32),
        source=np.full(len(rows), at[SOURCE], np.int32),
        deaths=np.full(len(rows), -1),
        dyadic=np.zeros(len(rows), bool),
        names=tuple(names),
    )
