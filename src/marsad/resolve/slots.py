"""Compare two claims slot by slot: kind, parties, roles, time, place, status; same, broader, narrower, or neither."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

import msgspec

from marsad.model.claim import Claim, Relation
from marsad.model.proposition import Outcome
from marsad.text.places import compared
from marsad.text.tables import table

SlotName = Literal["kind", "parties", "roles", "time", "place", "status"]


class Placed(NamedTuple):
    """A claim with its parties and places as actors of the case, the names of its places, and the days it can mean.

    `published` is the day of its page, `language` the page's. `by_members` says that the page names somebody who acts
    for a party («وفد من الحركة») and not the party.
    """

    claim: Claim
    agents: frozenset[str]
    counterparts: frozenset[str]
    places: frozenset[str]
    names: tuple[tuple[str, ...], ...]
    earliest: str | None
    latest: str | None
    published: str | None
    language: str
    by_members: bool = False

    @property
    def parties(self) -> frozenset[str]:
        """Everybody who takes part."""
        return self.agents | self.counterparts

    @property
    def is_dated(self) -> bool:
        """Whether it names a time."""
        return self.earliest is not None or self.latest is not None

    @property
    def day(self) -> str | None:
        """The one day it names; None where it names none or more."""
        return self.earliest if self.earliest == self.latest else None


class _Kinds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    broader: dict[Relation, list[Relation]]
    opposite: list[tuple[Relation, Relation]]


@cache
def _kinds() -> _Kinds:
    return table(files("marsad.resolve.tables") / "slots.yml", _Kinds)


def kinds(left: Relation, right: Relation) -> Outcome:
    """How one kind of dealing compares with another."""
    if left == right:
        return "same"
    if right in _kinds().broader.get(left, ()):
        return "broader"
    if left in _kinds().broader.get(right, ()):
        return "narrower"
    return "opposite" if {left, right} in map(set, _kinds().opposite) else "not comparable"


def sets(left: frozenset[str], right: frozenset[str]) -> Outcome:
    """How one set of parties compares with another: more parties are the narrower account."""
    if left == right:
        return "same"
    if left < right:
        return "broader"
    return "narrower" if right < left else "not comparable"


def times(left: Placed, right: Placed) -> Outcome:
    """How the days compare: a month is broader than a day in it, no time at all broader than any; apart is neither.

    What names no day but stood on a page before the other's first day cannot be about it.
    """
    if _before(left, right) or _before(right, left):
        return "not comparable"
    first = (left.earliest or "", left.latest or "~")
    second = (right.earliest or "", right.latest or "~")
    if first == second:
        return "same"
    if first[0] <= second[0] and second[1] <= first[1]:
        return "broader"
    return "narrower" if second[0] <= first[0] and first[1] <= second[1] else "same"


def _before(left: Placed, right: Placed) -> bool:
    """Whether all that the left one can mean lies before the right one."""
    last = left.latest if left.is_dated else left.published if left.claim.modality == "actual" else None
    return last is not None and right.earliest is not None and last < right.earliest


def exclude(left: Placed, right: Placed) -> bool:
    """Whether the two cannot have been at one time."""
    return _before(left, right) or _before(right, left)


def places(left: Placed, right: Placed) -> Outcome | Literal["apart"]:
    """How the places compare: the best of all pairs; no place is broader than any."""
    if left.places & right.places or not (left.names or right.names):
        return "same"
    if not left.names or not right.names:
        return "narrower" if left.names else "broader"
    found = {compared(one, other) for one in left.names for other in right.names}
    order: tuple[Outcome | Literal["apart"], ...] = ("same", "broader", "narrower", "not comparable", "apart")
    return next(one for one in order if one in found)


def slots(left: Placed, right: Placed) -> dict[SlotName, Outcome]:
    """The outcome for each slot; a place apart is not comparable here, for the two may be two dealings."""
    place = places(left, right)
    directed = bool(left.counterparts and right.counterparts)
    return {
        "kind": kinds(left.claim.relation, right.claim.relation),
        "parties": sets(left.parties, right.parties),
        "roles": "not comparable" if directed and left.agents != right.agents else "same",
        "time": times(left, right),
        "place": "not comparable" if place == "apart" else place,
        "status": "same" if _status(left) == _status(right) else "not comparable",
    }


def _status(one: Placed) -> bool:
    return one.claim.modality == "actual"


def outcome(found: Iterable[Outcome]) -> Outcome:
    """What the slots say together: one that cannot be compared decides, then an opposite; broader and narrower undo."""
    seen = set(found)
    if "not comparable" in seen or {"broader", "narrower"} <= seen:
        return "not comparable"
    return next((one for one in ("opposite", "broader", "narrower") if one in seen), "same")
