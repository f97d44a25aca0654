"""Take files and folders: regular files only, links only where they stay inside, each failure a refusal."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from marsad.collect.taken import BLOCK, Place, Taken, Terms, refusal, taken
from marsad.model.errors import Refused
from marsad.model.refusal import Refusal


def files(path: Path, terms: Terms) -> Iterator[Taken | Refusal]:
    """The file at a path, or every file in the folder there and below it, in the order of their paths.

    What has a name that begins with a dot is passed over in folders. A link to a file in the folder is taken under its
    own name; one that leads out of the folder is refused.
    """
    # Unlike Path.is_dir and Path.resolve, the functions of os.path do not raise for long names and circular links.
    if not os.path.isdir(path):
        yield from _file(path, "file", terms)
        return
    found = False
    for inner in _walked(path):
        found = True
        if isinstance(inner, Refusal):
            yield inner
        else:
            yield from _file(inner, "folder", terms)
    if not found:
        yield refusal(written(path), written(path.name), Refused("not-found", "There is no file in this folder."))


def written(path: Path | str) -> str:
    """A path as text that can be stored: bytes of a name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _walked(folder: Path) -> Iterator[Path | Refusal]:
    """The files below a folder, and a refusal for each folder that cannot be listed and each link that leads out."""
    failures: list[OSError] = []
    root = os.path.realpath(folder)
    for at, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if Path(at, name).is_symlink()]
        for name in sorted([*links, *(name for name in names if not name.startswith("."))]):
            path = Path(at, name)
            if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(root):
                yield refusal(written(path), written(name), Refused("outside", "The link leads out of the folder."))
            elif name not in links:
                yield path
        # Failures are of folders listed since the last turn; they are told where they occur, so that the order stands.
        yield from map(_unlisted, failures)
        failures.clear()
    yield from map(_unlisted, failures)


def _unlisted(error: OSError) -> Refusal:
    path = Path(os.fsdecode(error.filename))
    return refusal(written(path), written(path.name), _refused(error))


def _file(path: Path, means: str, terms: Terms) -> Iterator[Taken | Refusal]:
    place = Place(location=written(path.absolute()), name=written(path.name), means=means)
    try:
        with _opened(path) as file, taken(place, _blocks(file), terms) as found:
            yield found
    except Refused as refused:
        yield refusal(place.location, place.name, refused)


def _opened(path: Path) -> BinaryIO:
    """A regular file, open; opening does not wait, as it would for a pipe.

    Raises `Refused`.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except (OSError, ValueError) as error:
        raise _refused(error) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Refused("not-a-file", "It is a device, a pipe or a socket, and no file.")
    return os.fdopen(descriptor, "rb")


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    try:
        while block := file.read(BLOCK):
            yield block
    except OSError as error:
        raise Refused("read-error", f"The disk failed while it was read: {error.strerror}.") from error


def _refused(error: OSError | ValueError) -> Refused:
    if isinstance(error, PermissionError):
        return Refused("no-permission", "It may not be read by this user.")
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return Refused("not-found", "Nothing lies there, or it vanished meanwhile.")
    return Refused("read-error", f"It cannot be opened: {error.strerror}.")
