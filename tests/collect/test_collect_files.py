from __future__ import annotations

import errno
import hashlib
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from collected import NOW

from marsad.collect.places import takings
from marsad.collect.taken import Taken
from marsad.model.errors import DiskFull


def taken(location: Path | str, **given: Any) -> list[tuple[str, str | bytes]]:
    """For each item its name and its bytes, or the reason why it was refused."""
    found: list[tuple[str, str | bytes]] = []
    for one in takings(str(location), now=NOW, version="9", **given):
        if isinstance(one, Taken):
            content = one.content.read()
            assert one.size == len(content)
            assert one.taking.capture == hashlib.sha256(content).hexdigest()
            found.append((one.taking.name, content))
        else:
            assert one.stage == "take"
            assert one.detail
            found.append((one.name, one.reason))
    return found


def test_a_file_is_taken_with_whence_when_and_how(tmp_path: Path) -> None:
    path = tmp_path / "صفحة.txt"
    path.write_bytes(b"\xd9\x86\xd8\xb5")
    (found,) = takings(str(path), now=NOW, version="9", fields=(("text", "content"),))
    assert isinstance(found, Taken)
    taking = found.taking
    assert (taking.location, taking.name, taking.means) == (str(path), "صفحة.txt", "file")
    assert (taking.taken_at, taking.version, taking.fields) == (NOW, "9", (("text", "content"),))
    again = next(iter(takings(str(path), now="2025-01-01T00:00:00Z", version="9")))
    assert isinstance(again, Taken)
    assert (again.taking.capture, again.taking.id != taking.id) == (taking.capture, True)


def test_a_folder_is_taken_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b/z.txt", "b/a.txt", "a.txt", "c.txt", ".hidden", ".git/config", "b/.DS_Store"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(name.encode())
    found = taken(tmp_path)
    assert [content for _, content in found] == [b"a.txt", b"c.txt", b"b/a.txt", b"b/z.txt"]


def test_links_are_taken_only_where_they_stay_inside(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_bytes(b"secret")
    (inside / "a.txt").write_bytes(b"a")
    (inside / "b.txt").symlink_to("a.txt")
    (inside / "c.txt").symlink_to(outside / "secret.txt")
    (inside / "d").symlink_to(outside)
    (inside / "e").symlink_to(inside)
    (inside / "f.txt").symlink_to("gone.txt")
    (inside / "g.txt").symlink_to("g.txt")
    assert taken(inside) == [
        ("a.txt", b"a"),
        ("b.txt", b"a"),
        ("c.txt", "outside"),
        ("d", "outside"),
        ("f.txt", "not-found"),
        ("g.txt", "read-error"),
    ]
    assert taken(inside / "c.txt") == [("c.txt", b"secret")], "a link that a person names is followed"


@pytest.mark.parametrize("name", ["gone.txt", "a.txt/below.txt", "x" * 5000, "nul\0byte"])
def test_what_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").touch()
    ((_, reason),) = taken(tmp_path / name)
    assert reason in {"not-found", "read-error"}


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert taken(tmp_path) == [(tmp_path.name, "not-found")]


def test_pipes_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert taken(tmp_path / "pipe") == [("pipe", "not-a-file")]
    assert taken("/dev/zero") == [("zero", "not-a-file")]


def test_a_file_over_the_limit_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 101)
    (tmp_path / "b.txt").write_bytes(b"x" * 100)
    assert taken(tmp_path, limit=100) == [("a.txt", "too-large"), ("b.txt", b"x" * 100)]


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        (PermissionError(errno.EACCES, "denied"), "no-permission"),
        (FileNotFoundError(errno.ENOENT, "vanished"), "not-found"),
        (OSError(errno.EIO, "bad disk"), "read-error"),
    ],
)
def test_a_file_that_cannot_be_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: OSError, reason: str
) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "b.txt").touch()
    opened = os.open

    def failing(path: Any, *rest: Any, **more: Any) -> int:
        if str(path).endswith("a.txt"):
            raise failure
        return opened(path, *rest, **more)

    monkeypatch.setattr(os, "open", failing)
    assert taken(tmp_path) == [("a.txt", reason), ("b.txt", b"")]


def test_a_folder_that_cannot_be_listed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").touch()
    scandir: Callable[..., Any] = os.scandir

    def failing(path: Any) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(errno.EACCES, "denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", failing)
    assert taken(tmp_path) == [("a.txt", b""), ("closed", "no-permission")]


def test_a_name_that_is_no_utf8_can_be_stored(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"\xe4\xdd\xed.txt")
    with open(path, "wb") as file:
        file.write(b"x")
    ((name, content),) = taken(tmp_path)
    assert (name, content) == ("\ufffd\ufffd\ufffd.txt", b"x")


def test_stdin_is_taken_as_it_comes() -> None:
    assert taken("-", stdin=io.BytesIO(b"page")) == [("stdin", b"page")]
    assert taken("-", stdin=io.BytesIO(b"x" * 11), limit=10) == [("stdin", "too-large")]


def test_a_large_item_is_handed_over_whole(tmp_path: Path) -> None:
    content = os.urandom(1 << 20) * 9
    (tmp_path / "large").write_bytes(content)
    ((_, found),) = taken(tmp_path / "large")
    assert found == content


def test_a_full_disk_stops_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.BytesIO):
        def write(self, *_: object) -> NoReturn:
            raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "a.txt").write_bytes(b"x")
    monkeypatch.setattr("marsad.collect.taken.tempfile.SpooledTemporaryFile", lambda max_size: Full())
    with pytest.raises(DiskFull):
        taken(tmp_path)


def test_a_path_with_a_colon_is_a_path_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("note:1.txt").write_bytes(b"x")
    assert taken("note:1.txt") == [("note:1.txt", b"x")]
    assert taken("file:///etc/passwd") == [("passwd", "bad-address")]
