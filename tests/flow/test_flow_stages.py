"""Stages: what makes their work stale, and what does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from marsad.flow import work


@pytest.fixture
def version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], str]]:
    """The version of a stage whose one room is a folder of the test's own."""
    (tmp_path / "room" / "__pycache__").mkdir(parents=True)
    (tmp_path / "room" / "nouns.py").write_text("one")
    monkeypatch.setattr(work, "files", lambda _package: tmp_path)

    def asked() -> str:
        work._version.cache_clear()
        return work._version(("room",))

    yield asked
    work._version.cache_clear()


def test_code_and_tables_make_work_stale_and_what_python_writes_beside_them_does_not(
    version: Callable[[], str], tmp_path: Path
) -> None:
    first = version()
    for passing in ("nouns.cpython-311.pyc", "nouns.cpython-311.pyc.139872"):
        (tmp_path / "room" / "__pycache__" / passing).write_bytes(b"\x00")
        assert version() == first
    (tmp_path / "room" / "words.yml").write_text("a table")
    assert version() != first
