"""Write a report where a person wants it: whole or not at all."""

from __future__ import annotations

import errno
import mimetypes
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from marsad.model.errors import BadRequest, DiskFull
from marsad.model.reading import Reading
from marsad.report.exports import EXPORTERS
from marsad.report.labels import Language
from marsad.report.view import View

_NOT_IN_NAMES = re.compile(r'[/\\\0-\x1f:*?"<>|]')


def report_files(view: View, form: str, language: Language) -> Iterator[tuple[str, bytes]]:
    """The files of a report in one of the forms, each by the name it has on its own."""
    exporter = next(one for one in EXPORTERS if one.name == form)
    for name, content in exporter.files(view, language):
        yield name, content.encode("utf-8", "surrogatepass")


def write_report(view: View, form: str, language: Language, out: Path) -> None:
    """Write a report: to a file, or to a folder where it is several files.

    Raises `BadRequest` where that cannot be written and `DiskFull`.
    """
    files = list(report_files(view, form, language))
    try:
        if len(files) == 1:
            _write(out, files[0][1])
            return
        out.mkdir(parents=True, exist_ok=True)
        for name, content in files:
            _write(out / name, content)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull(f"the disk took no more while writing {out}") from error
        raise BadRequest(f"{out} cannot be written: {error.strerror}") from error


def reading_name(reading: Reading, used: set[str]) -> str:
    """The document's name with the ending .json; numbered where `used`, to which it is added, has it already."""
    ending = Path(reading.name).suffix if mimetypes.guess_type(reading.name)[0] else ""
    stem = _NOT_IN_NAMES.sub("_", reading.name.removesuffix(ending)).strip(".") or reading.id
    name = next(name for name in _numbered(stem) if name not in used)
    used.add(name)
    return f"{name}.json"


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}-{number}" for number in count(2))


def _write(path: Path, content: bytes) -> None:
    beside = path.with_name(path.name + ".writing")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
