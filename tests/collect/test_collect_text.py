from __future__ import annotations

import hashlib

import pytest
from collected import document, refused

LINES = "سطر أول\r\n\tسطر ثانٍ  بمسافتين\r\rثالث\n\nمي‌خواهم \u200fنص\u200e ـــ ﷺ\n"


def test_plain_text_stays_letter_for_letter() -> None:
    data = LINES.encode()
    found = document(data, "page.txt")
    assert found.text == LINES
    assert found.id == found.capture == hashlib.sha256(data).hexdigest()
    assert (found.zones, found.title, found.part, found.language) == ((), None, None, "ar")


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_text(charset: str) -> None:
    assert document(LINES.encode(charset), "page.txt").text == LINES


def test_markup_in_a_text_file_is_its_text() -> None:
    text = "قال: <script>alert(1)</script> ثم سكت.\n<html><body>ليس صفحة</body></html>"
    assert document(text, "page.txt").text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\x0c \xc2\xa0", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("\u202e\u202d\u200f\u2066\ufeff\u061c".encode() * 300, "empty"),
        (b"\0" * 4096, "binary"),
        (b"PK\x03\x04" + b"whatever" * 100, "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        (bytes((13 * n) % 256 for n in range(5000)), "binary"),
    ],
)
@pytest.mark.parametrize("name", ["page.txt", "page", "page.xyz"])
def test_what_holds_nothing_to_read_is_refused(data: bytes, reason: str, name: str) -> None:
    found = refused(data, name)
    assert (found.reason, found.item) == (reason, hashlib.sha256(data).hexdigest())
    assert found.detail.endswith(".")


def test_text_among_direction_overrides_is_read() -> None:
    text = "\u202eنص مقلوب\u202c وبعده نص"
    assert document(text, "page.txt").text == text


def test_a_long_text_is_read_whole() -> None:
    text = "نفى الاتحاد ما نشر عنه. " * 100_000
    assert document(text.encode("cp1256"), "page.txt").text == text
