from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.collect.charsets import decoded, likeness
from marsad.model.errors import Refused

ARABIC = "نفت نقابة الخبازين ما نُشر عن لقاء سري جمعها بإدارة المطاحن، وقالت إن «الورقة ملفقة»؛ لكن شاهداً أكد حصوله."
PERSIAN = "سخنگوی انجمن گفت که هیچ دیداری انجام نشده است و این گزارش پایه ندارد، چنانکه پیش از این نیز گفته بود."
FRENCH = "Le syndicat a nié toute réunion secrète avec la régie ; un témoin, présent à l’hôtel, affirme le contraire."
ENGLISH = "The union denied it — “no meeting, no paper”, said its secretary — and the board would not comment."


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        *((ARABIC, one) for one in ("utf-8", "utf-8-sig", "cp1256", "utf-16", "utf-16-le", "utf-16-be", "utf-32")),
        (ARABIC.replace("«", "(").replace("»", ")"), "iso8859_6"),
        *((PERSIAN.replace("ی", "ي"), one) for one in ("utf-8", "cp1256", "utf-16-le")),
        *((FRENCH, one) for one in ("utf-8", "cp1252", "utf-16-be")),
        *((ENGLISH, one) for one in ("utf-8", "cp1252", "utf-16-le")),
    ],
)
@pytest.mark.parametrize("length", [25, 60, 1000])
def test_text_comes_back_letter_for_letter_without_a_declaration(text: str, charset: str, length: int) -> None:
    data = text[:length].encode(charset)
    assert decoded(data).text == text[:length]


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "us-ascii", "nonsense", "rot13", "", None])
def test_a_wrong_declaration_does_not_stand(declared: str | None) -> None:
    found = decoded(ARABIC.encode("cp1256"), [declared])
    assert (found.text, found.charset) == (ARABIC, "cp1256")
    assert decoded(ARABIC.encode(), ["windows-1256"]).text == ARABIC


def test_a_declaration_tells_scripts_that_are_not_weighed() -> None:
    russian = "Представитель заявил, что встречи не было."
    assert decoded(russian.encode("cp1251"), ["windows-1251"]).text == russian


def test_a_language_that_is_not_weighed_is_read_where_most_of_it_is_ascii() -> None:
    norwegian = "Dette er en rå prøve på å lese ø, æ og å; å, ja."
    assert decoded(norwegian.encode("latin-1")).text == norwegian


def test_lines_of_several_encodings_are_read_line_by_line() -> None:
    data = ARABIC.encode() + b"\n" + ARABIC.encode("cp1256") + b"\n" + ARABIC.encode()
    assert decoded(data).text == "\n".join([ARABIC] * 3)


def test_broken_utf8_is_read_with_its_gaps() -> None:
    data = bytearray((ARABIC * 20).encode())
    data[100:104] = b"\xff\xfe\xff\xff"
    found = decoded(bytes(data))
    assert found.charset == "utf-8"
    assert 0 < found.broken <= 5
    assert found.text.endswith(ARABIC)
    assert decoded(ARABIC.encode()[:-1]).text.startswith(ARABIC[:-1])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\0" * 500, "binary"),
        (bytes(range(256)) * 20, "binary"),
        (b"text and then\0\0\0\0\0\0 nothing", "binary"),
        (bytes((7 * n * n + 3 * n) % 128 + 128 for n in range(4000)), "unreadable"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        decoded(data)
    assert refused.value.reason == reason


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_any_text_in_utf8_comes_back(text: str) -> None:
    assert decoded(text.encode()).text == text.removeprefix("\ufeff")


def test_likeness_tells_words_from_their_mangling() -> None:
    assert likeness(ARABIC) > 0.8
    assert likeness(ARABIC.encode("cp1256").decode("cp1252", "replace")) < 0
    assert likeness(ARABIC.encode("cp1256").decode("iso8859_6", "replace")) < likeness(ARABIC) - 0.5
    assert likeness("plain") == 0
