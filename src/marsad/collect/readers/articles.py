"""Files of articles: JSON arrays and JSON lines, one document for each record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from marsad.collect.days import day
from marsad.collect.drafts import Draft, Source, Unread
from marsad.collect.fields import guessed, value
from marsad.collect.readers.text import shows
from marsad.collect.records import Record, records
from marsad.model.errors import Refused
from marsad.model.zone import Zone
from marsad.text.folding import key

METHOD = "articles/1"
_NAMES = (".json", ".jsonl", ".ndjson")
_BEGINS = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"')
_HALF = re.compile("[\ud800-\udfff]")
_SEEN_FIELDS = 20


def match(head: bytes, name: str, media_type: str | None) -> int:
    """How sure it is that this is a file of records: by its name, its declared type, or how it begins."""
    if name.lower().endswith(_NAMES) or "json" in (media_type or ""):
        return 80
    return 60 if _BEGINS.match(head) else 0


def read(data: bytes, source: Source) -> Iterator[Draft | Unread]:
    """One draft for each record that has a text; `part` is the bytes of the record. The others come back unread.

    Raises `Refused` where no record at all can be read.
    """
    found = list(records(data, lambda whole: bool(_text(whole, dict(source.fields)))))
    if not found:
        raise Refused("empty", "There is no record in it.")
    if all(record.broken is not None for record in found):
        raise Refused("damaged", f"It is not valid JSON: {found[0].broken}.")
    _refuse_unknown(found, dict(source.fields))
    for number, record in enumerate(found, start=1):
        yield _article(record, source, f"{PurePath(source.name).stem}-{number}")


def _text(record: object, fields: dict[str, str]) -> str:
    if not isinstance(record, Mapping):
        return ""
    return value(record, (fields or guessed(record)).get("text", ""))


def _refuse_unknown(found: list[Record], fields: dict[str, str]) -> None:
    """Raise where not one record has a text: then it is the mapping that is missing or wrong."""
    if any(shows(_text(record.value, fields)) for record in found):
        return
    objects = [record.value for record in found if isinstance(record.value, Mapping)]
    if not objects:
        raise Refused("no-record", "Its entries are no objects with named fields.")
    seen = list(dict.fromkeys(str(name) for record in objects for name in record))
    listed = ", ".join(seen[:_SEEN_FIELDS]) + (", …" if len(seen) > _SEEN_FIELDS else "")
    raise Refused(
        "no-fields",
        (
            f"No record has text in its field «{fields['text']}». "
            if fields
            else "It is not plain which field is the text. "
        )
        + f"The fields seen are: {listed}. Name it with text=FIELD.",
    )


def _article(record: Record, source: Source, name: str) -> Draft | Unread:
    if record.broken is not None:
        return Unread(
            reason="damaged", detail=f"The record cannot be read: {record.broken}.", name=name, part=record.part
        )
    if not isinstance(record.value, Mapping):
        return Unread(
            reason="no-record", detail="The entry is no object with named fields.", name=name, part=record.part
        )
    fields = dict(source.fields) or guessed(record.value)
    content = _whole(value(record.value, fields.get("text", "")))
    name = _line(record.value, fields, "name") or name
    if not shows(content):
        return Unread(reason="no-record", detail="The record has no text.", name=name, part=record.part)
    title = _line(record.value, fields, "title")
    from marsad.collect.markup import plain

    text, zones = _titled(title, plain(content))
    return Draft(
        text=text,
        name=name,
        part=record.part,
        title=title,
        publisher=_line(record.value, fields, "publisher"),
        byline=_line(record.value, fields, "byline"),
        published=day(_line(record.value, fields, "published") or ""),
        url=_line(record.value, fields, "url") or source.url,
        zones=zones,
    )


def _whole(text: str) -> str:
    """Text with halves of characters, which JSON can write and no file can hold, made U+FFFD."""
    return _HALF.sub("\ufffd", text)


def _line(record: Mapping[str, object], fields: dict[str, str], part: str) -> str | None:
    written = value(record, fields[part]) if part in fields else ""
    return " ".join(", ".join(filter(None, map(str.strip, _whole(written).split("\n")))).split()) or None


def _titled(title: str | None, content: str) -> tuple[str, tuple[Zone, ...]]:
    """The content under its title, unless it begins with it, and the zones of both."""
    if title is not None and not key(content[: 2 * len(title) + 100]).startswith(key(title)):
        content = f"{title}\n\n{content}"
    begins = len(title) if title is not None and content.startswith(title) else 0
    body = content[begins:]
    inner = body.strip()
    start = begins + body.index(inner) if inner else begins
    zones = [Zone(0, begins, kind="headline"), Zone(start, start + len(inner), kind="body")]
    return content, tuple(zone for zone in zones if zone.start < zone.end)
