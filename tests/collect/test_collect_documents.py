from __future__ import annotations

import hashlib
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from collected import collected, refused, taking

from marsad.collect.documents import documents
from marsad.collect.drafts import Draft, Source, Unread
from marsad.collect.readers import READERS, articles, html, pdf, text
from marsad.model.document import Document
from marsad.model.refusal import REASONS, Refusal

SAID = "قال متحدث باسم نقابة الخبازين إن أحداً من أعضائها لم يلتق إدارة المطاحن."


@pytest.mark.parametrize(
    ("head", "name", "media_type", "winner"),
    [
        (b"%PDF-1.4", "page.txt", None, pdf),
        (b"%PDF-1.4", "page", "text/html", pdf),
        (b"<!DOCTYPE html><p>", "page", None, html),
        (b"\n <html><p>", "page.php", None, html),
        (b"\xff\xfe<\0h\0t\0m\0l\0>\0", "page", None, html),
        (b"<p>x", "page", "text/html", html),
        (b"<p>x", "page.html", None, html),
        (b"<html>", "page.txt", None, text),
        (b'[{"a": 1}]', "page.txt", None, text),
        (b'[{"a": 1}]', "page", None, articles),
        (b'{"a": 1}\n{"a": 2}', "export.jsonl", None, articles),
        (b"[1]", "export", "application/json", articles),
        ("[صورة] نفى الاتحاد".encode(), "page", None, text),
        (b"plain", "page", None, text),
        (b"plain", "page.xyz", "text/plain", text),
    ],
)
def test_the_reader_that_bids_most_reads(head: bytes, name: str, media_type: str | None, winner: object) -> None:
    bids = [(reader.match(head, name, media_type), reader) for reader in READERS]
    assert max(bids, key=lambda bid: bid[0])[1] is winner
    assert all(0 <= bid <= 100 for bid, _ in bids)


@pytest.mark.parametrize("begin", [b"PK\x03\x04", b"\x89PNG", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"\xff\xd8\xff\xe0"])
def test_a_kind_that_nobody_reads_is_refused(begin: bytes) -> None:
    assert refused(begin + bytes(range(256)), "file.docx").reason == "binary"


def test_the_same_bytes_under_two_names_are_one_document_with_both() -> None:
    takings = [taking("b.txt"), taking("a.txt"), taking("b.txt")]
    (found,) = documents(SAID.encode(), takings)
    assert isinstance(found, Document)
    assert (found.name, found.names) == ("b.txt", ("b.txt", "a.txt"))
    assert found.id == hashlib.sha256(SAID.encode()).hexdigest()


def test_the_same_bytes_and_takings_give_the_same_records() -> None:
    data = f'[{{"text": "{SAID}"}}, 1, 2]'
    assert collected(data, "export.json") == collected(data, "export.json")


def test_refusals_name_the_capture_and_have_a_reason_from_the_list() -> None:
    for data in (b"", b"\0" * 100, b"%PDF-", b"[1]"):
        for found in collected(data, "x.json" if data == b"[1]" else "x"):
            assert isinstance(found, Refusal)
            assert found.reason in REASONS
            assert found.item == hashlib.sha256(data).hexdigest()


def test_a_reader_of_a_stranger_bids_with_the_others() -> None:
    def read(data: bytes, source: Source) -> Iterator[Draft | Unread]:
        yield Draft(text=data.decode().removeprefix("note:"), title=source.name)

    stranger = SimpleNamespace(
        METHOD="notes/1", match=lambda head, name, media_type: 99 * head.startswith(b"note:"), read=read
    )
    (found,) = documents(b"note:" + SAID.encode(), [taking("n")], (*READERS, stranger))
    assert isinstance(found, Document)
    assert (found.text, found.title, found.method) == (SAID, "n", "notes/1")
