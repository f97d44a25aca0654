"""Articles of newspapers from zip files of JSON arrays, as readings that hold nothing but the article."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marsad.model.reading import Reading
from marsad.model.zone import Zone


def articles(folder: Path) -> Iterator[dict[str, Any]]:
    """The objects of every array in the zip files of a folder, in order of the files' names."""
    for path in sorted(folder.glob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield from json.loads(archive.read(name).decode("utf-8-sig"))


def reading(at: int, text: str, publisher: str | None = None) -> Reading:
    """A text as the body of a page whose id is its number."""
    return Reading(
        id=f"{at:08d}",
        name=str(at),
        title=None,
        publisher=publisher,
        published=None,
        language="ar",
        text=text,
        zones=(Zone(start=0, end=len(text), kind="body"),),
        actors=(),
        times=(),
        attributions=(),
        claims=(),
        method="benchmark",
    )
