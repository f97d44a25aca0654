"""Who acts for whom: the delegation, officers or fighters of a body, by what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from marsad.model.actor import Actor
from marsad.text.names import name_key
from marsad.text.tables import table


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    before: str
    joints: str
    behind: str


def bodies(actors: Iterable[Actor]) -> Mapping[str, str]:
    """For each actor that is called a part of another one of the case, that other one; ids of both.

    «وفد من حركة السنديان» acts for «حركة السنديان». Where the name fits two bodies it stands for itself. Whoever acts
    for a person or a state does not become them.
    """
    known = [actor for actor in actors if actor.type in ("organization", "person")]
    named: dict[str, set[str]] = {}
    for actor in known:
        for name in actor.names if actor.type == "organization" else ():
            named.setdefault(_bare(name_key(name).split()), set()).add(actor.id)
    found: dict[str, str] = {}
    for actor in known:
        wholes = {id for name in actor.names for rest in _wholes(name) for id in named.get(rest, ())} - {actor.id}
        if len(wholes) == 1:
            found[actor.id] = wholes.pop()
    return {part: _outermost(part, found) for part in found}


def _outermost(part: str, found: Mapping[str, str]) -> str:
    """The body at the end of the line: a delegation of officers of a guard acts for the guard."""
    seen = {part}
    while part in found and found[part] not in seen:
        part = found[part]
        seen.add(part)
    return part


def _wholes(name: str) -> Iterator[str]:
    """The names of whatever a name says that it is a part of."""
    words = name_key(name).split()
    before, joints, behind = _words()
    if len(words) > 1 and words[0].removeprefix("ال") in before:
        rest = words[1:]
        while rest and rest[0] in joints:
            rest = rest[1:]
        yield _bare(rest)
    if len(words) > 1 and words[-1] in behind:
        yield _bare(words[:-1])


def _bare(words: Sequence[str]) -> str:
    """The words of a name without their articles, so that «لحركة» and «الحركة» meet."""
    return " ".join(word.removeprefix("ال") for word in words if word != "the")


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    told = table(files("marsad.resolve.tables") / "members.yml", _Words)
    before, joints, behind = (frozenset(name_key(text).split()) for text in (told.before, told.joints, told.behind))
    return before, joints, behind
