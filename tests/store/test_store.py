from __future__ import annotations

import io
import sqlite3
from pathlib import Path

import pytest

from marsad.model.capture import Capture
from marsad.model.errors import CaseBusy, CaseDamaged
from marsad.model.judgement import Judgement
from marsad.store.blobs import Blobs
from marsad.store.journal import append, judgements, standing
from marsad.store.lock import locked
from marsad.store.records import Records


def _judgement(**changes: object) -> Judgement:
    given = {
        "id": "",
        "verb": "accept",
        "items": ("claim-1",),
        "reason": "seen",
        "by": "ann",
        "at": "t",
        "previous": None,
    }
    return Judgement(**{**given, **changes})  # type: ignore[arg-type]


def test_bytes_are_sealed_once_under_their_hash(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    first = blobs.seal(io.BytesIO("نص".encode()))
    assert blobs.seal(io.BytesIO("نص".encode())) == first
    assert list(blobs) == [first]
    assert blobs.read(first).decode() == "نص"


def test_a_changed_byte_is_named(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path)
    sealed = blobs.seal(io.BytesIO(b"page"))
    blobs.path(sealed).chmod(0o644)
    blobs.path(sealed).write_bytes(b"pagf")
    with pytest.raises(CaseDamaged, match=sealed):
        blobs.read(sealed)


def test_what_a_killed_process_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / ".sealing-abc").write_bytes(b"half")
    Blobs(tmp_path).sweep()
    assert not list(tmp_path.iterdir())


def test_work_done_again_replaces_what_it_made(tmp_path: Path) -> None:
    records = Records(tmp_path / "case.sqlite")
    with records.writing():
        records.replace("collect", "x", "input-1", [Capture(id="a", size=1), Capture(id="b", size=2)])
    with records.writing():
        records.replace("collect", "x", "input-2", [Capture(id="b", size=3)])
    assert list(records.all(Capture)) == [Capture(id="b", size=3)]
    assert records.made("collect") == {"x": "input-2"}
    assert list(records.altered()) == []


def test_all_that_is_written_together_is_written_or_none_of_it(tmp_path: Path) -> None:
    records = Records(tmp_path / "case.sqlite")
    with pytest.raises(RuntimeError), records.writing():
        records.replace("collect", "x", "input", [Capture(id="a", size=1)])
        raise RuntimeError
    assert list(records.all(Capture)) == []


def test_a_record_changed_behind_the_programs_back_shows(tmp_path: Path) -> None:
    path = tmp_path / "case.sqlite"
    records = Records(path)
    with records.writing():
        records.replace("collect", "x", "input", [Capture(id="a", size=1)])
    other = sqlite3.connect(path)
    other.execute("UPDATE records SET body = CAST(replace(body, '1', '2') AS BLOB)")
    other.commit()
    other.close()
    assert any("collect made from x was changed" in problem for problem in records.altered())


def test_a_file_that_is_no_database_is_said_to_be_damaged(tmp_path: Path) -> None:
    (tmp_path / "case.sqlite").write_bytes(b"not a database at all, but long enough to look at" * 40)
    with pytest.raises(CaseDamaged):
        Records(tmp_path / "case.sqlite")


def test_the_journal_grows_and_an_undoing_takes_back(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    first = append(path, _judgement())
    second = append(path, _judgement(items=("claim-2",)))
    append(path, _judgement(verb="undo", items=(first.id,)))
    assert second.previous == first.id
    assert [one.id for one in standing(judgements(path))] == [second.id]


@pytest.mark.parametrize("harm", ["change", "remove"])
def test_a_journal_that_was_tampered_with_is_refused(tmp_path: Path, harm: str) -> None:
    path = tmp_path / "journal.jsonl"
    for number in range(3):
        append(path, _judgement(items=(f"claim-{number}",)))
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join([lines[0].replace("seen", "sean"), *lines[1:]] if harm == "change" else lines[1:]))
    with pytest.raises(CaseDamaged, match="line 1"):
        judgements(path)


def test_a_line_cut_short_by_a_crash_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    kept = append(path, _judgement())
    with path.open("ab") as file:
        file.write(b'{"id":"judgement-12')
    assert judgements(path) == [kept]
    added = append(path, _judgement(items=("claim-2",)))
    assert judgements(path) == [kept, added]


def test_two_processes_do_not_write_at_once(tmp_path: Path) -> None:
    with locked(tmp_path / ".lock"), pytest.raises(CaseBusy, match="in use"), locked(tmp_path / ".lock"):
        pass
    with locked(tmp_path / ".lock"):
        pass
