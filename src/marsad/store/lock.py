"""One process at a time writes to a case."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from marsad.model.errors import CaseBusy


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the case while the block runs; the system lets go of it when the process ends, however it ends.

    Raises `CaseBusy` where another process holds it.
    """
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            holder = file.read().strip() or "another process"
            raise CaseBusy(f"{path.parent} is in use by process {holder}; try again when it has finished") from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
