"""Where things lie in a case.

CASE/
  marsad.toml       the case's name and settings, for a person to edit
  case.sqlite       everything recorded and derived; can be copied as it is
  journal.jsonl     what people decided, one judgement a line, only ever added to
  blobs/3f/3f2a…    sealed bytes, each file named by its SHA-256
  aliases/*.tsv     names the case knows beside the packaged ones (optional)
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class CasePaths:
    """The files of one case."""

    root: Path

    @property
    def config(self) -> Path:
        """Name and settings."""
        return self.root / "marsad.toml"

    @property
    def database(self) -> Path:
        """Everything recorded and derived."""
        return self.root / "case.sqlite"

    @property
    def journal(self) -> Path:
        """What people decided."""
        return self.root / "journal.jsonl"

    @property
    def blobs(self) -> Path:
        """Sealed bytes."""
        return self.root / "blobs"

    @property
    def aliases(self) -> list[Path]:
        """The case's own alias tables, in order of name."""
        return sorted((self.root / "aliases").glob("*.tsv"))

    @property
    def lock(self) -> Path:
        """Held by the one process that writes."""
        return self.root / ".lock"
