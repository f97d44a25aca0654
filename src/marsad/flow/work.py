"""What work is: the ground that stages stand on, one piece of it, and the shape of a stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from marsad import __version__
from marsad.model.ids import digest
from marsad.model.judgement import Judgement
from marsad.store.blobs import Blobs
from marsad.store.journal import judgements, standing
from marsad.store.paths import CasePaths
from marsad.store.records import Records

WHOLE = "case"
"""The one item of a stage that works on the case as a whole."""


@dataclass(frozen=True)
class Ground:
    """What stages stand on: the case's places and its open records."""

    paths: CasePaths
    records: Records

    @property
    def blobs(self) -> Blobs:
        """The sealed bytes."""
        return Blobs(self.paths.blobs)

    def judgements(self) -> list[Judgement]:
        """The judgements that hold."""
        return standing(judgements(self.paths.journal))


class Item(NamedTuple):
    """One piece of work: its id, a hash of what it is made from, and how to get that when it is needed."""

    id: str
    input: str
    load: Callable[[], tuple[Any, ...]]


class Stage(NamedTuple):
    """A stage: `items` lists its work, `run` does one item and returns records; `run` may happen in another process.

    Where items cannot be done one by one, `together` does all that is stale: it is given the ground and every item's
    input, and writes the records itself.
    """

    name: str
    reads: tuple[type, ...]
    writes: tuple[type, ...]
    rooms: tuple[str, ...]
    items: Callable[[Ground], Iterable[Item]]
    run: Callable[..., Sequence[Any]]
    together: Callable[[Ground, Mapping[str, str]], None] | None = None

    @property
    def version(self) -> str:
        """A hash of the code and tables of the rooms that do the work: a change in them makes the work stale."""
        return _version(("model", "text", *self.rooms))

    def work(self, ground: Ground) -> dict[str, Item]:
        """All work of the stage by item, each with a hash of what it is made from and how."""
        return {item.id: item._replace(input=digest([self.version, item.input])) for item in self.items(ground)}

    def stale(self, ground: Ground) -> list[Item]:
        """The work that is not done, or was done from something else."""
        made = ground.records.made(self.name)
        return [item for item in self.work(ground).values() if made.get(item.id) != item.input]


@cache
def _version(rooms: tuple[str, ...]) -> str:
    folders = [Path(str(files("marsad") / room)) for room in rooms]
    sources = sorted(path for folder in folders for path in folder.rglob("*") if _is_source(path))
    return digest([__version__, *(part for path in sources for part in (path.name, path.read_bytes()))])


def _is_source(path: Path) -> bool:
    """Whether a file is code or a table; Python's cache holds files of passing names while it is written."""
    return path.parent.name != "__pycache__" and path.is_file()
