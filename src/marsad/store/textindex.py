"""The shingles of a case's texts in its SQLite file, so that a new page meets only the pages it shares words with.

A shingle's number is 40 bits, a text's 24; `shingle << 24 | text` is one entry. Entries lie in order in rows by the
first 16 bits of the shingle, so that one page reads some hundred short rows, whatever the number of pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from marsad.store.records import Records

_SCHEMA = (
    """
    CREATE TABLE IF NOT EXISTS texts (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,   -- the document's
        telling BLOB NOT NULL,     -- a bit for each shingle in the order of the text: whether it tells something
        words BLOB NOT NULL        -- the words' numbers, then where each begins, then how long each is
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS postings (
        bucket INTEGER PRIMARY KEY, -- the first 16 bits of the shingles
        entries BLOB NOT NULL
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS measures (
        chunk INTEGER PRIMARY KEY,  -- texts 1024 * chunk and on
        clusters BLOB NOT NULL,     -- for each text of how many texts its cluster is; 0 where there is none
        sizes BLOB NOT NULL         -- how many of its shingles tell something
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS pairs (
        one INTEGER NOT NULL,       -- texts that are copies; each pair stands here both ways round
        other INTEGER NOT NULL,
        PRIMARY KEY (one, other)
    ) WITHOUT ROWID
    """,
)
_TEXT = np.uint64(24)
_TEXTS = np.uint64((1 << 24) - 1)
_BUCKET = np.uint64(48)
_CHUNK = 1024
_MAPPED = 1 << 32
"""Bytes of the file that are read without a copy by the system: reading rows takes two thirds of the time."""
_EMPTY = np.empty(0, np.uint64)

Numbers = NDArray[np.uint64]


class Row(NamedTuple):
    """One text as it is kept."""

    number: int
    id: str
    telling: bytes
    words: bytes


class TextIndex:
    """The index of one case. Writing happens inside `Records.writing`, all or nothing."""

    def __init__(self, records: Records) -> None:
        """The index in the file of some records, made where there is none."""
        self._connection = records.connection
        self._connection.execute(f"PRAGMA mmap_size={_MAPPED}")
        for statement in _SCHEMA:  # one by one: a script would end the transaction it stands in
            self._connection.execute(statement)

    def clear(self) -> None:
        """Empty it."""
        for table in ("texts", "postings", "measures", "pairs"):
            self._connection.execute(f"DELETE FROM {table}")

    def numbers(self) -> dict[str, int]:
        """The number of each text by its document's id."""
        return dict(self._connection.execute("SELECT id, number FROM texts"))

    def ids(self, numbers: Iterable[int]) -> dict[int, str]:
        """The documents' ids of some texts."""
        query = "SELECT number, id FROM texts WHERE number IN (SELECT value FROM json_each(?))"
        return dict(self._connection.execute(query, (_json(numbers),)))

    def rows(self, numbers: Iterable[int]) -> list[Row]:
        """Some texts as they are kept, in order of their numbers."""
        query = "SELECT * FROM texts WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number"
        return [Row(*row) for row in self._connection.execute(query, (_json(numbers),))]

    def entries(self, shingles: Numbers) -> Numbers:
        """The entries of some shingles, in order; the shingles are different ones and in order."""
        query = "SELECT entries FROM postings WHERE bucket IN (SELECT value FROM json_each(?)) ORDER BY bucket"
        buckets = np.unique(shingles >> (_BUCKET - _TEXT))
        held = b"".join([row for (row,) in self._connection.execute(query, (_json(buckets.tolist()),)).fetchall()])
        entries = np.frombuffer(held, np.uint64)
        begins = np.searchsorted(entries, shingles << _TEXT)
        counts = np.searchsorted(entries, (shingles << _TEXT) | _TEXTS, side="right") - begins
        places = np.repeat(begins - (np.cumsum(counts) - counts), counts) + np.arange(counts.sum())
        found: Numbers = entries[places]
        return found

    def measures(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """By text number: of how many texts its cluster is (0 where there is no such text), and how much it tells."""
        rows = self._connection.execute("SELECT clusters, sizes FROM measures ORDER BY chunk").fetchall()
        clusters, sizes = (b"".join(row[at] for row in rows) for at in (0, 1))
        return np.frombuffer(clusters, np.int32).copy(), np.frombuffer(sizes, np.int32).copy()

    def paired(self, numbers: Iterable[int]) -> list[tuple[int, int]]:
        """The pairs in which some texts stand, those texts first."""
        query = "SELECT one, other FROM pairs WHERE one IN (SELECT value FROM json_each(?)) ORDER BY 1, 2"
        return list(self._connection.execute(query, (_json(numbers),)))

    def put_texts(self, rows: Iterable[Row]) -> None:
        """Put texts in, or in the place of what they were."""
        self._connection.executemany("INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?)", rows)

    def put_telling(self, telling: Mapping[int, bytes]) -> None:
        """Say anew which shingles of some texts tell something."""
        rows = ((bits, number) for number, bits in sorted(telling.items()))
        self._connection.executemany("UPDATE texts SET telling = ? WHERE number = ?", rows)

    def put_measures(self, clusters: NDArray[np.int32], sizes: NDArray[np.int32], changed: Iterable[int]) -> None:
        """Put in the measures of all texts; those of some have changed."""
        for chunk in sorted({number // _CHUNK for number in changed}):
            held = slice(chunk * _CHUNK, (chunk + 1) * _CHUNK)
            row = (chunk, _filled(clusters[held]), _filled(sizes[held]))
            self._connection.execute("INSERT OR REPLACE INTO measures VALUES (?, ?, ?)", row)

    def put_pairs(self, numbers: Sequence[int], pairs: Iterable[tuple[int, int]]) -> None:
        """Put the pairs of some texts in the place of those they had."""
        old = self.paired(numbers)
        ways = (*old, *((other, one) for one, other in old))
        self._connection.executemany("DELETE FROM pairs WHERE one = ? AND other = ?", ways)
        both = (way for one, other in pairs for way in ((one, other), (other, one)))
        self._connection.executemany("INSERT OR IGNORE INTO pairs VALUES (?, ?)", both)

    def fill(self, entries: Numbers) -> None:
        """Put all entries, which are in order, into an empty index."""
        for bucket, some in _by_bucket(entries):
            self._connection.execute("INSERT INTO postings VALUES (?, ?)", (bucket, some.tobytes()))

    def change(self, added: Numbers, removed: Numbers) -> None:
        """Put entries in and take entries out; what is left without entries is no row."""
        taken = dict(_by_bucket(removed))
        given = dict(_by_bucket(added))
        for bucket in sorted(taken.keys() | given.keys()):
            row = self._connection.execute("SELECT entries FROM postings WHERE bucket = ?", (bucket,)).fetchone()
            held = np.frombuffer(row[0], np.uint64) if row else _EMPTY
            left = np.sort(np.append(np.setdiff1d(held, taken.get(bucket, _EMPTY)), given.get(bucket, _EMPTY)))
            if len(left):
                self._connection.execute("INSERT OR REPLACE INTO postings VALUES (?, ?)", (bucket, left.tobytes()))
            else:
                self._connection.execute("DELETE FROM postings WHERE bucket = ?", (bucket,))

    def forget(self, numbers: Iterable[int]) -> None:
        """Take texts out. Their entries and pairs are taken out by `change` and `put_pairs`."""
        self._connection.executemany("DELETE FROM texts WHERE number = ?", ((number,) for number in numbers))


def _by_bucket(entries: Numbers) -> Iterator[tuple[int, Numbers]]:
    buckets = (entries >> _BUCKET).astype(np.int64)
    begins = np.flatnonzero(np.diff(buckets, prepend=-1))
    yield from zip(buckets[begins].tolist(), np.split(entries, begins[1:]), strict=False)


def _filled(measures: NDArray[np.int32]) -> bytes:
    return np.pad(measures, (0, _CHUNK - len(measures))).tobytes()


def _json(numbers: Iterable[int]) -> str:
    return str(list(map(int, numbers)))
