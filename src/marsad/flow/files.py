"""Read files without a case: from a place to the readings of what lies there."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from marsad import __version__
from marsad.collect.documents import documents
from marsad.collect.places import takings
from marsad.flow.reading import read_document
from marsad.flow.run import Progress, results
from marsad.flow.taking import Fields
from marsad.flow.work import Item
from marsad.model.capture import Taking
from marsad.model.ids import digest
from marsad.model.reading import Reading
from marsad.model.refusal import Refusal

STAGE = "read"


def readings(places: Sequence[str], fields: Fields, now: str) -> Iterator[Progress | Reading | Refusal]:
    """The readings of what lies at places, in the order in which it lies there, and what was refused."""
    items: list[Item] = []
    waiting: dict[str, list[Reading | Refusal]] = {}
    for place in places:
        for found in takings(place, now=now, version=__version__, fields=fields):
            number = str(len(items) + len(waiting))
            if isinstance(found, Refusal):
                waiting[number] = [found]
            else:
                given = (found.content.read(), found.taking)
                items.append(Item(number, digest([number]), lambda given=given: given))  # type: ignore[misc]
    total, refused, following = len(items), 0, 0
    for done, result in enumerate(results(STAGE, _read, items, os.cpu_count() or 1), 1):
        waiting[result.item.id] = result.made
        refused += sum(isinstance(one, Refusal) for one in result.made)
        yield Progress(STAGE, done, total, refused)
        while str(following) in waiting:
            yield from waiting.pop(str(following))
            following += 1
    yield from (one for number in sorted(waiting, key=int) for one in waiting[number])


def _read(data: bytes, taking: Taking) -> list[Reading | Refusal]:
    return [one if isinstance(one, Refusal) else read_document(one, None, ())[0] for one in documents(data, [taking])]
