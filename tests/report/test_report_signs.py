"""Characters that act unseen are shown by their code."""

from __future__ import annotations

import pytest

from marsad.report.signs import direction, seen


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("evil\u202etxt.exe", "evil[U+202E]txt.exe"),
        ("\u2066a\u2069", "[U+2066]a[U+2069]"),
        ("a\x00b\x1b", "a[U+0000]b[U+001B]"),
        ("كلمة\u200f وكلمة\u200c", "كلمة\u200f وكلمة\u200c"),
        ("سطر\nسطر\t", "سطر\nسطر\t"),
    ],
)
def test_seen(text: str, shown: str) -> None:
    assert seen(text) == shown


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [("سلام", "en", "rtl"), ("peace", "ar", "ltr"), ("", "fa", "rtl"), ("", "fr", "ltr"), ("١٢", "en", "rtl")],
)
def test_direction(text: str, language: str, way: str) -> None:
    assert direction(text, language) == way
