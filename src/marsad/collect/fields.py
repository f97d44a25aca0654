"""Which fields of a record hold which part of an article: as a person maps them, or as they are commonly called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.model.errors import BadRequest

PARTS = ("text", "title", "publisher", "byline", "published", "url", "name")
"""The parts of a document that a field can be mapped to."""
_USUAL = {
    "text": "text content body articleBody article_body content_text full_text fulltext article story maintext "
    "content.rendered",
    "title": "title headline heading title.rendered",
    "publisher": "publisher source site_name sitename outlet newspaper publisher.name source.name",
    "byline": "byline author authors creator author.name",
    "published": "published published_at publishedAt date_published datePublished pubdate pubDate publish_date "
    "publication_date created_at date",
    "url": "url link canonical_url source_url permalink",
    "name": "id _id uid uuid guid slug name",
}


def mapping(written: str) -> tuple[tuple[str, str], ...]:
    """The mapping in `text=content,title=headline,publisher=source.name`: part of a document, field of a record.

    A dotted field leads into objects within the record. Raises `BadRequest` saying what is wrong.
    """
    pairs: dict[str, str] = {}
    for one in filter(None, (piece.strip() for piece in written.split(","))):
        part, equals, field = (piece.strip() for piece in one.partition("="))
        if not equals or not field:
            raise BadRequest(f"the mapping «{one}» is not of the form part=field, such as text=content")
        if part not in PARTS:
            raise BadRequest(f"there is no part «{part}»; the parts are {', '.join(PARTS)}")
        if part in pairs:
            raise BadRequest(f"the part «{part}» is mapped twice")
        pairs[part] = field
    if "text" not in pairs:
        raise BadRequest("a mapping has to say which field holds the text, such as text=content")
    return tuple(pairs.items())


def guessed(record: Mapping[str, object]) -> dict[str, str]:
    """For each part, the first of its common names that the record holds something under."""
    found = {}
    for part, names in _USUAL.items():
        name = next((name for name in names.split() if value(record, name)), None)
        if name is not None:
            found[part] = name
    return found


def value(record: Mapping[str, object], field: str) -> str:
    """What a record holds under a field, as text; empty where it holds nothing.

    A list gives a line for each entry, an object its `name`. A field of that very name goes before a dotted path.
    """
    if field in record:
        return _written(record[field])
    inner: object = record
    for step in field.split("."):
        if not isinstance(inner, Mapping):
            return ""
        inner = inner.get(step)
    return _written(inner)


def _written(found: object) -> str:
    if isinstance(found, str):
        return found
    if isinstance(found, Mapping):
        return _written(found.get("name"))
    if isinstance(found, Sequence):
        return "\n".join(filter(None, map(_written, found)))
    return "" if found is None or isinstance(found, bool) else str(found)
