"""Short ways to takings and documents for the tests of collecting."""

from __future__ import annotations

from typing import Any

from marsad.collect.documents import documents
from marsad.model.capture import Taking
from marsad.model.document import Document
from marsad.model.refusal import Refusal

NOW = "2024-05-06T07:08:09Z"


def taking(name: str, **known: Any) -> Taking:
    """A taking of a file with this name."""
    given = {"id": f"taking-{name}", "capture": "-", "location": f"/somewhere/{name}", "means": "file"}
    return Taking(**{**given, "name": name, "taken_at": NOW, "version": "0", **known})


def collected(data: bytes | str, name: str, **known: Any) -> list[Document | Refusal]:
    """All that is read out of these bytes."""
    content = data.encode() if isinstance(data, str) else data
    return list(documents(content, [taking(name, **known)]))


def document(data: bytes | str, name: str, **known: Any) -> Document:
    """The one document in these bytes."""
    (found,) = collected(data, name, **known)
    assert isinstance(found, Document), found
    return found


def refused(data: bytes | str, name: str, **known: Any) -> Refusal:
    """The one refusal that these bytes give."""
    (found,) = collected(data, name, **known)
    assert isinstance(found, Refusal), found.text[:200]
    return found
