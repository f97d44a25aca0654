"""Documents out of sealed bytes: find the reader that bids most, and give what it drafts its ids."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from marsad.collect.drafts import HEAD, Draft, Reader, Source, Unread
from marsad.collect.readers import READERS
from marsad.model.capture import Taking
from marsad.model.document import Document
from marsad.model.errors import Refused
from marsad.model.ids import make_id
from marsad.model.refusal import Refusal
from marsad.text.folding import folded
from marsad.text.languages import language

STAGE = "collect"
_LANGUAGE_SAMPLE = 40_000


def documents(
    data: bytes, takings: Sequence[Taking], readers: Sequence[Reader] = READERS
) -> Iterator[Document | Refusal]:
    """What one capture holds: one document, or one for each article in a file of them; what cannot be read is refused.

    `takings` are the times these bytes were taken, in order. The first gives the name; all their names are kept. The
    last that maps fields says how a file of articles is read, so that taking it again with a better mapping helps.
    The same bytes and takings give the same records.
    """
    source = _source(takings)
    capture = hashlib.sha256(data).hexdigest()
    method = STAGE
    seen: set[str] = set()
    try:
        if not data:
            raise Refused("empty", "There is not a byte in it.")
        reader = _reader(data, source, readers)
        method = reader.METHOD
        for found in reader.read(data, source):
            if isinstance(found, Unread):
                item = _id(data, found.part, capture)
                yield _refusal(item, found.name, found.reason, found.detail, method, found.part)
                continue
            made = _document(found, data, capture, takings, method)
            if made.id in seen:
                detail = "The same record, byte for byte, stands earlier in the same file."
                yield _refusal(made.id, made.name, "repeated", detail, method, made.part)
                continue
            seen.add(made.id)
            yield made
    except Refused as refused:
        yield _refusal(capture, source.name, refused.reason, refused.detail, method)


def _source(takings: Sequence[Taking]) -> Source:
    first = takings[0]
    mapped = [taking.fields for taking in takings if taking.fields]
    address = next((taking for taking in takings if taking.means == "url"), None)
    return Source(
        name=first.name,
        media_type=next((taking.media_type for taking in takings if taking.media_type), None),
        charset=next((taking.charset for taking in takings if taking.charset), None),
        url=None if address is None else (address.followed or (address.location,))[-1],
        fields=mapped[-1] if mapped else (),
    )


def _reader(data: bytes, source: Source, readers: Sequence[Reader]) -> Reader:
    bids = [(reader.match(data[:HEAD], source.name, source.media_type), reader) for reader in readers]
    bid, best = max(bids, key=lambda one: one[0])
    if bid == 0:
        raise Refused("binary", "No reader knows this kind of file; text, HTML, PDF and JSON are read.")
    return best


def _id(data: bytes, part: tuple[int, int] | None, capture: str) -> str:
    return capture if part is None else hashlib.sha256(memoryview(data)[slice(*part)]).hexdigest()


def _document(draft: Draft, data: bytes, capture: str, takings: Sequence[Taking], method: str) -> Document:
    names = tuple(dict.fromkeys(taking.name for taking in takings)) if draft.name is None else (draft.name,)
    return Document(
        id=_id(data, draft.part, capture),
        capture=capture,
        part=draft.part,
        name=names[0],
        names=names,
        text=draft.text,
        language=language(folded(draft.text[:_LANGUAGE_SAMPLE])),
        title=draft.title,
        publisher=draft.publisher,
        byline=draft.byline,
        published=draft.published,
        url=draft.url,
        zones=draft.zones,
        sheets=draft.sheets,
        method=method,
    )


def _refusal(
    item: str, name: str, reason: str, detail: str, method: str, part: tuple[int, int] | None = None
) -> Refusal:
    return Refusal(
        id=make_id("refusal", STAGE, item, reason, name, part),
        stage=STAGE,
        item=item,
        name=name,
        reason=reason,
        detail=detail,
        method=method,
    )
