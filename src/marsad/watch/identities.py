"""Who is who over time: aliases, successors, mergers, splits and coalitions, from a table that a person can edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

import numpy as np

from marsad.model.actor import Actor
from marsad.model.errors import BadRequest
from marsad.text.folding import folded
from marsad.watch.days import days
from marsad.watch.incidents import Incidents

KINDS = ("alias", "successor", "merger", "split", "coalition", "dissolved")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a name stands for: `since` and `until` are months counted from year 0, None where open."""

    name: str
    actor: str
    kind: str
    since: int | None
    until: int | None


def identities(path: Path | None = None) -> tuple[Identity, ...]:
    """The rows of an actor table: tab-separated name, actor, kind, from, to; without a path the packaged one.

    Raises `BadRequest` naming the line that cannot be used.
    """
    try:
        text = (
            files("marsad.watch").joinpath("tables", "identities.tsv").read_text(encoding="utf-8")
            if path is None
            else path.read_text(encoding="utf-8-sig")
        )
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{path} cannot be read as an actor table: {error}") from error
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, actor, kind, since, until = ([one.strip() for one in line.split("\t")] + [""] * 5)[:5]
        if not name or kind not in KINDS or (not actor and kind != "dissolved"):
            raise BadRequest(f"line {number} of the actor table needs a name, an actor and one of {', '.join(KINDS)}")
        read, refused = days([one for one in (since, until) if one])
        if refused:
            raise BadRequest(f"line {number} of the actor table has a date that cannot be read")
        found.append(
            Identity(name, actor, kind, read[since].month if since else None, read[until].month if until else None)
        )
    return tuple(found)


def named_alike(actors: Iterable[Actor], given: Iterable[Identity]) -> Iterator[Identity]:
    """The other names that the pages of a case give an actor and no other, where no actor table says who that is."""
    known = list(actors)
    told = {folded(one.name) for one in given}
    owners = Counter(name for actor in known for name in {*map(folded, actor.names)})
    for actor in known:
        for name in actor.names:
            plain = folded(name)
            if plain != folded(actor.name) and owners[plain] == 1 and plain not in told:
                yield Identity(name, actor.name, "alias", None, None)


def identified(incidents: Incidents, table: Sequence[Identity]) -> Incidents:
    """The incidents under the actors that the table names; names that differ in script forms only are one."""
    names = list(incidents.names)
    at: dict[str, int] = {}
    same = np.array([at.setdefault(folded(name).casefold(), place) for place, name in enumerate(names)] or [0])
    attacker, target = same[incidents.attacker], same[incidents.target]
    for one in table:
        if one.kind not in {"alias", "successor", "merger"} or folded(one.name).casefold() not in at:
            continue
        key = folded(one.actor).casefold()
        if key not in at:
            at[key] = len(names)
            names.append(one.actor)
        since = one.until if one.kind == "merger" and one.since is None else one.since
        inside = np.ones(len(incidents), bool) if one.kind == "successor" else _between(incidents, one, since)
        for column in (attacker, target):
            column[inside & (column == at[folded(one.name).casefold()])] = at[key]
    return replace(incidents, attacker=attacker, target=target, names=tuple(names))


def near(table: Sequence[Identity], names: Sequence[str], month: int, within: int = 6) -> list[Identity]:
    """What the table tells of any of these names around a month."""
    wanted = {folded(name).casefold() for name in names}
    return [
        one
        for one in table
        if one.kind != "alias"
        and {folded(one.name).casefold(), folded(one.actor).casefold()} & wanted
        and any(edge is not None and abs(edge - month) <= within for edge in (one.since, one.until))
    ]


def _between(incidents: Incidents, one: Identity, since: int | None) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    month = incidents.month
    return np.asarray(
        (month >= (since or 0)) & (month <= (one.until if one.until is not None and one.kind == "alias" else 10**6))
    )
