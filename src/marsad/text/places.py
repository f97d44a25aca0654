"""Which place lies in which: towns in provinces, provinces in countries, from a table and from the names themselves."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal

from marsad.text.names import PLACE_WORDS, name_key, place_key
from marsad.text.tables import rows

PlaceRelation = Literal["same", "broader", "narrower", "apart", "not comparable"]
_MOST_LEVELS = 6


@cache
def _places() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    """The ids that each form of a name can mean, and for each id the one it lies in."""
    ids: dict[str, set[str]] = {}
    within: dict[str, str] = {}
    for row in rows(files("marsad.text.data") / "places.tsv"):
        for form in row["forms"].split("|"):
            ids.setdefault(place_key(form), set()).add(row["id"])
        if row["within"]:
            within[row["id"]] = row["within"]
    return {form: frozenset(found) for form, found in ids.items()}, within


def _around(place: str) -> list[str]:
    """A place and all it lies in, outwards."""
    found = [place]
    while found[-1] in _places()[1] and len(found) < _MOST_LEVELS:
        found.append(_places()[1][found[-1]])
    return found


def compared(left: Iterable[str], right: Iterable[str]) -> PlaceRelation:
    """How a place under any of its names compares with another: Syria is broader than Damascus, Damascus narrower.

    Two places that the table knows are apart where neither lies in the other, whichever of their namesakes is meant. Of
    places it does not know those with an equal name are the same, one whose name holds the other's («شرق بلدة رمانة»)
    is narrower, and two of one kind (two towns, two villages) are apart; about all others nothing can be said.
    """
    mine, theirs = sorted(set(left)), sorted(set(right))
    one, other = _known(mine), _known(theirs)
    if one & other or {place_key(name) for name in mine} & {place_key(name) for name in theirs}:
        return "same"
    return _by_table(one, other) if one and other else _by_name(mine, theirs)


def _by_table(left: frozenset[str], right: frozenset[str]) -> PlaceRelation:
    if any(one in _around(other) for one in left for other in right):
        return "broader"
    return "narrower" if any(other in _around(one) for one in left for other in right) else "apart"


def _by_name(left: Iterable[str], right: Iterable[str]) -> PlaceRelation:
    words, others = ([frozenset(place_key(name).split()) for name in names] for names in (left, right))
    if any(a < b for a in words for b in others):
        return "broader"
    if any(b < a for a in words for b in others):
        return "narrower"
    return "apart" if _kinds(left) & _kinds(right) else "not comparable"


def _known(names: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(_places()[0].get(place_key(name), frozenset()) for name in names))


_NARROW = {"بلده": "town", "مدينه": "town", "قريه": "village", "city": "town", "town": "town", "village": "village"}


def _kinds(names: Iterable[str]) -> frozenset[str]:
    """The kinds of settlement that names say: two of one kind lie beside one another, not in one another."""
    words = {word for name in names for word in name_key(name).split()[:1]} & PLACE_WORDS
    return frozenset(_NARROW[word] for word in words if word in _NARROW)


def is_settlement(names: Iterable[str]) -> bool:
    """Whether a place is smaller than a province as far as the table and its name tell."""
    given = sorted(set(names))
    known = _known(given)
    return bool(_kinds(given)) or (bool(known) and all(len(_around(one)) >= 2 for one in known))
