"""Sealed bytes on disk, each file named by the SHA-256 of what is in it."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from marsad.model.errors import CaseDamaged


@dataclass(frozen=True, slots=True)
class Blobs:
    """A folder of sealed bytes."""

    root: Path

    def path(self, sha256: str) -> Path:
        """Where the bytes with this hash lie, or would lie."""
        return self.root / sha256[:2] / sha256

    def seal(self, content: IO[bytes]) -> str:
        """Write bytes under their hash and return it; bytes already here are left as they are.

        The file appears whole or not at all: it is written beside its place, flushed to disk, then renamed.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=self.root, prefix=".sealing-")
        try:
            hashed = hashlib.sha256()
            with os.fdopen(handle, "wb") as file:
                while block := content.read(1 << 20):
                    hashed.update(block)
                    file.write(block)
                file.flush()
                os.fsync(file.fileno())
            target = self.path(hashed.hexdigest())
            if not target.exists():
                target.parent.mkdir(exist_ok=True)
                Path(temporary).chmod(0o444)
                Path(temporary).replace(target)
            return target.name
        finally:
            Path(temporary).unlink(missing_ok=True)

    def read(self, sha256: str) -> bytes:
        """The sealed bytes.

        Raises `CaseDamaged` where they are gone or are no longer what was sealed.
        """
        try:
            content = self.path(sha256).read_bytes()
        except OSError as error:
            raise CaseDamaged(f"the sealed bytes {sha256} cannot be read: {error.strerror}") from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise CaseDamaged(f"the sealed bytes {sha256} were changed")
        return content

    def sweep(self) -> None:
        """Remove what a killed process left half written."""
        for left in self.root.glob(".sealing-*"):
            left.unlink(missing_ok=True)

    def __iter__(self) -> Iterator[str]:
        """Names of all files in the folder, in order."""
        return iter(sorted(path.name for path in self.root.glob("??/*")))
