"""Seal what lies at places into a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad import __version__
from marsad.collect.fields import mapping
from marsad.collect.places import takings
from marsad.collect.taken import STAGE, Taken
from marsad.flow.work import Ground
from marsad.model.capture import Capture, Taking
from marsad.model.refusal import Refusal

Fields = tuple[tuple[str, str], ...]


def fields_of(written: str | None) -> Fields:
    """The field mapping a person typed; none where nothing was typed.

    Raises `BadRequest` saying what is wrong with it.
    """
    return () if written is None else mapping(written)


def take(ground: Ground, places: Iterable[str], fields: Fields, now: str) -> Iterator[Refusal]:
    """Seal the bytes at places; give back what could not be taken, which is recorded as well.

    Bytes that were taken before from the same place in the same way are left as they are.
    """
    before = {_what(taking) for taking in ground.records.all(Taking)}
    for place in places:
        for found in takings(place, now=now, version=__version__, fields=fields):
            if isinstance(found, Refusal):
                with ground.records.writing():
                    ground.records.replace(STAGE, found.item, found.id, [found])
                yield found
            elif _what(found.taking) not in before:
                before.add(_what(found.taking))
                _seal(ground, found)


def _seal(ground: Ground, found: Taken) -> None:
    ground.blobs.seal(found.content)
    taking = found.taking
    with ground.records.writing():
        ground.records.forget(STAGE, taking.location)  # it was refused before and now it is here
        ground.records.replace(STAGE, taking.id, taking.id, [Capture(id=taking.capture, size=found.size), taking])


def _what(taking: Taking) -> tuple[str, str, str, Fields]:
    return taking.capture, taking.location, taking.means, taking.fields
