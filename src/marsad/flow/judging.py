"""From what a person types to a judgement about things that stay: page actors, claims, documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

import msgspec

from marsad.flow.work import Ground
from marsad.model.actor import Actor
from marsad.model.document import Document
from marsad.model.errors import BadRequest, Unclear
from marsad.model.grade import CHANCES, Outcome
from marsad.model.judgement import Judgement, Verb
from marsad.model.proposal import Proposal
from marsad.model.proposition import Chain, Proposition
from marsad.model.reading import Reading
from marsad.store.journal import judgements, standing
from marsad.weigh.sources import source_id

SHORTEST = 6
"""Letters of an id's hash from which on it may stand for the whole id."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_RELIABILITY, _CREDIBILITY = re.compile("[A-Fa-f]"), re.compile("[1-6]")


@dataclass(frozen=True)
class Things:
    """Everything in a case that a judgement can be about, by id."""

    ground: Ground

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """For each id of the case the ids it stands for: an actor's page actors, a proposition's claims, or itself."""
        found: dict[str, tuple[str, ...]] = {}
        for reading in self.ground.records.all(Reading):
            found.update((one.id, (one.id,)) for one in reading.actors)
            found.update((one.id, (one.id,)) for one in reading.attributions)
            found.update((one.id, (one.id,)) for one in reading.claims)
        found.update((one, (one,)) for one in self.proposals)
        for document, _ in self.ground.records.items(Document):
            found[document] = (document,)
        for actor in self.ground.records.all(Actor):
            found[actor.id] = actor.members
        for proposition in self.ground.records.all(Proposition):
            found[proposition.id] = proposition.claims
        sources = {source_id(link) for chain in self.ground.records.all(Chain) for link in chain.links}
        found.update((one, (one,)) for one in sorted(one for one in sources if one is not None) if one not in found)
        return found

    @cached_property
    def proposals(self) -> dict[str, Proposal]:
        """What language models proposed, by id."""
        return {one.id: one for one in self.ground.records.all(Proposal)}

    def whole(self, given: str) -> str:
        """The one id that is meant by an id or by its beginning (of the hash, with or without the noun before it).

        Raises `Unclear` where nothing or more than one thing begins so.
        """
        return meant(given, self.members)


def meant(given: str, ids: Collection[str]) -> str:
    """The one of some ids that is meant by an id or by its beginning.

    Raises `Unclear` where nothing or more than one thing begins so.
    """
    if given in ids:
        return given
    found = [one for one in ids if one.startswith(given) or one.partition("-")[2].startswith(given)]
    if len(found) > 1:
        raise Unclear(f"{given} can mean {len(found)} things, {found[0]} and {found[1]} among them; give more of it")
    if len(given.rpartition("-")[2]) < SHORTEST or not found:
        raise Unclear(f"there is nothing with the id {given} in this case; `marsad show` lists ids")
    return found[0]


def judgement(ground: Ground, verb: Verb, given: Sequence[str], reason: str, by: str, at: str) -> Judgement:
    """A judgement ready for the journal.

    Raises `BadRequest`, saying what can be done, where it makes no sense.
    """
    if not reason.strip():
        raise BadRequest("a judgement needs a reason: add --reason '…'")
    items, value = _undone(ground, given) if verb == "undo" else _asked(Things(ground), verb, given)
    return Judgement(id="", verb=verb, items=items, value=value, reason=reason.strip(), by=by, at=at, previous=None)


def _undone(ground: Ground, given: Sequence[str]) -> tuple[tuple[str, ...], None]:
    if len(given) != 1:
        raise BadRequest("`marsad judge --undo` takes the id of one judgement; `marsad show judgements` lists them")
    return (meant(given[0], [one.id for one in standing(judgements(ground.paths.journal))]),), None


def _asked(things: Things, verb: Verb, given: Sequence[str]) -> tuple[tuple[str, ...], str | None]:
    if verb in _VALUES:
        if len(given) != 2:
            raise BadRequest(f"`marsad judge {verb}` takes one id and one value")
        thing = things.whole(given[0])
        return things.members[thing][:1], _VALUES[verb](thing, given[1])
    if verb in {"accept", "refuse"}:
        if not given:
            raise BadRequest(f"`marsad judge {verb}` takes the ids of one or more marks")
        marks = tuple(dict.fromkeys(one for thing in given for one in things.members[things.whole(thing)]))
        return marks, _proposed(things, marks) if verb == "accept" else None
    if len(given) < 2:
        raise BadRequest(f"`marsad judge {verb}` takes two or more ids")
    if verb in {"cut", "add"}:
        return _claims(verb, [things.whole(thing) for thing in given]), None
    return tuple(_pairs(things, verb, [things.whole(thing) for thing in given])), None


def _proposed(things: Things, marks: Sequence[str]) -> str | None:
    """The proposals among what is accepted, whole: the journal alone must be able to give them back."""
    found = [things.proposals[one] for one in marks if one in things.proposals]
    return msgspec.json.encode(found).decode() if found else None


def _pairs(things: Things, verb: Verb, given: Sequence[str]) -> Iterator[str]:
    """For a join, one member of each thing; for a parting, the first thing's member and all members of the others."""
    nouns = {one.partition("-")[0] for thing in given for one in things.members[thing]}
    if len(nouns) > 1 or not nouns <= {"named", "claim"}:
        raise BadRequest(f"`marsad judge {verb}` takes actors, or claims and propositions, and not both at once")
    if verb == "join":
        yield from (things.members[thing][0] for thing in given)
        return
    first = things.members[given[0]][0]
    yield first
    yield from (one for thing in given[1:] for one in things.members[thing] if one != first)


def _claims(verb: Verb, given: Sequence[str]) -> tuple[str, ...]:
    """Two or more claims, which `marsad show propositions --json` lists with the edges between them."""
    claims = tuple(dict.fromkeys(given))
    if len(claims) < 2 or not all(one.startswith("claim-") for one in claims):
        raise BadRequest(f"`marsad judge {verb}` takes the ids of two or more claims, such as an edge has them")
    return claims


def _dated(thing: str, value: str) -> str:
    if "-" in thing or not _DATE.fullmatch(value):
        raise BadRequest("`marsad judge date` takes a document's id and a day such as 2021-05-17")
    return value


def _graded(thing: str, value: str) -> str:
    scale = _CREDIBILITY if thing.startswith("proposition-") else _RELIABILITY
    if not thing.startswith(("proposition-", "actor-", "source-")) or not scale.fullmatch(value):
        raise BadRequest(
            "`marsad judge grade` takes an actor or source and a letter from A to F, or a proposition and 1 to 6"
        )
    return value.upper()


def _likelihood(thing: str, value: str) -> str:
    if not thing.startswith("proposition-") or value not in CHANCES:
        raise BadRequest(f"`marsad judge likelihood` takes a proposition and one of: {', '.join(CHANCES)}")
    return value


def _settled(thing: str, value: str) -> str:
    if not thing.startswith("proposition-") or value not in get_args(Outcome):
        raise BadRequest(f"`marsad judge settle` takes a proposition and one of: {', '.join(get_args(Outcome))}")
    return value


_VALUES: dict[Verb, Callable[[str, str], str]] = {
    "date": _dated,
    "grade": _graded,
    "likelihood": _likelihood,
    "settle": _settled,
}
"""For each verb that takes a value what the value means for a thing; each raises `BadRequest` for another one."""
