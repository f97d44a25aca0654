"""The case's SQLite file: records of every noun, and which work made them from which input."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from marsad.model.errors import CaseDamaged, DiskFull, MarsadError

R = TypeVar("R")

FORMAT = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS records (
    noun TEXT NOT NULL,      -- the record's class, in lower case
    id TEXT NOT NULL,
    stage TEXT NOT NULL,     -- the stage that made it
    item TEXT NOT NULL,      -- the item of that stage it was made from
    body BLOB NOT NULL,      -- the record as JSON
    PRIMARY KEY (noun, id, item)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS records_by_work ON records (stage, item);
CREATE TABLE IF NOT EXISTS work (
    stage TEXT NOT NULL,
    item TEXT NOT NULL,
    input TEXT NOT NULL,     -- hash of everything the work was made from, its method included
    output TEXT NOT NULL,    -- hash of the records it made, as they were written
    PRIMARY KEY (stage, item)
) WITHOUT ROWID;
"""
_encode = msgspec.json.Encoder().encode


class Records:
    """Records in one SQLite file. Reading needs no lock; writing is for the one process that holds the case's lock."""

    def __init__(self, path: Path) -> None:
        """Open the file, making it where there is none.

        Raises `CaseDamaged` where it is no SQLite file or of another format.
        """
        self._connection = sqlite3.connect(path, isolation_level=None, timeout=30)
        with _translated(path):
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=NORMAL")
            self._connection.executescript(_SCHEMA)
            found = self._connection.execute("PRAGMA user_version").fetchone()[0]
            if found not in {0, FORMAT}:
                raise CaseDamaged(f"{path} has format {found}; this program knows format {FORMAT}")
            if found == 0:
                self._connection.execute(f"PRAGMA user_version={FORMAT}")
        self._path = path

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """The open file, for the other tables of this room."""
        return self._connection

    def by(self, noun: type[R], stage: str, item: str) -> list[R]:
        """The records of a noun that a stage made from one item, in order of id."""
        query = "SELECT noun, body FROM records WHERE stage = ? AND item = ? ORDER BY id"
        rows = self._connection.execute(query, (stage, item))
        return [msgspec.json.decode(body, type=noun) for name, body in rows if name == _name(noun)]

    def all(self, noun: type[R]) -> Iterator[R]:
        """Every record of a noun in order of id; where several items made one id, each of them."""
        decode = msgspec.json.Decoder(noun).decode
        rows = self._connection.execute("SELECT body FROM records WHERE noun = ? ORDER BY id, item", (_name(noun),))
        for (body,) in rows:
            yield decode(body)

    def same(self, noun: type[R], record_id: str) -> list[R]:
        """The records of a noun with one id: one for each item that made it, none where there is none."""
        query = "SELECT body FROM records WHERE noun = ? AND id = ? ORDER BY item"
        rows = self._connection.execute(query, (_name(noun), record_id))
        return [msgspec.json.decode(body, type=noun) for (body,) in rows]

    def count(self, noun: type[Any]) -> int:
        """How many ids of a noun there are."""
        query = "SELECT COUNT(DISTINCT id) FROM records WHERE noun = ?"
        return int(self._connection.execute(query, (_name(noun),)).fetchone()[0])

    def made(self, stage: str) -> dict[str, str]:
        """For each item a stage has done: the hash of the input it was done from."""
        return dict(self._connection.execute("SELECT item, input FROM work WHERE stage = ?", (stage,)))

    def items(self, noun: type[Any]) -> list[tuple[str, str]]:
        """For each record of a noun its id and the item it was made from, in order of id."""
        query = "SELECT id, item FROM records WHERE noun = ? ORDER BY id, item"
        return list(self._connection.execute(query, (_name(noun),)))

    def altered(self) -> Iterator[str]:
        """What in the file is not as it was written, one sentence each."""
        for (problem,) in self._connection.execute("PRAGMA integrity_check"):
            if problem != "ok":
                yield f"{self._path}: {problem}"
        bodies = "SELECT body FROM records WHERE stage = ? AND item = ? ORDER BY noun, id"
        for stage, item, output in self._connection.execute("SELECT stage, item, output FROM work ORDER BY 1, 2"):
            if _output(body for (body,) in self._connection.execute(bodies, (stage, item))) != output:
                yield f"{self._path}: what {stage} made from {item} was changed"
        orphans = "SELECT DISTINCT stage, item FROM records EXCEPT SELECT stage, item FROM work ORDER BY 1, 2"
        for stage, item in self._connection.execute(orphans):
            yield f"{self._path}: records of {stage} for {item} were added by no work"

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is written inside happens, or none of it.

        Raises `DiskFull` where the disk takes no more; the file is then as it was before.
        """
        with _translated(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def replace(self, stage: str, item: str, source: str, made: Iterable[Any]) -> None:
        """Put what a stage made from an item in the place of what it had made from it before."""
        self.forget(stage, item)
        rows = sorted({(_name(type(record)), _id(record)): _encode(record) for record in made}.items())
        self._connection.executemany(
            "INSERT INTO records VALUES (?, ?, ?, ?, ?)", ((noun, key, stage, item, body) for (noun, key), body in rows)
        )
        output = _output(body for _, body in rows)
        self._connection.execute("INSERT INTO work VALUES (?, ?, ?, ?)", (stage, item, source, output))

    def forget(self, stage: str, item: str) -> None:
        """Take out what a stage made from an item that is there no more."""
        self._connection.execute("DELETE FROM records WHERE stage = ? AND item = ?", (stage, item))
        self._connection.execute("DELETE FROM work WHERE stage = ? AND item = ?", (stage, item))


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """SQLite's errors as the program's own."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if "full" in str(error) or "disk I/O" in str(error):
            raise DiskFull(f"the disk took no more while writing {path}; the case is as it was before") from error
        if "not a database" in str(error) or "malformed" in str(error):
            raise CaseDamaged(f"{path} is damaged: {error}") from error
        raise MarsadError(f"{path}: {error}") from error


def _output(bodies: Iterable[bytes]) -> str:
    hashed = hashlib.sha256()
    for body in bodies:
        hashed.update(body)
        hashed.update(b"\n")
    return hashed.hexdigest()


def _name(noun: type[Any]) -> str:
    return noun.__name__.lower()


def _id(record: Any) -> str:
    """The record's id, or for records about others the id of what they are about."""
    for field in ("id", "claim", "proposition"):
        if hasattr(record, field):
            return str(getattr(record, field))
    return f"{record.a}~{record.b}"
