from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from collected import document, refused

DATA = Path(__file__).parent / "data" / "pdf"
TEXT = yaml.safe_load((DATA / "text.yml").read_text(encoding="utf-8"))
ARABIC = [TEXT["title"], *TEXT["paragraphs"]]
ENGLISH = [TEXT["english_title"], *TEXT["english"]]


def words(text: str) -> Counter[str]:
    """Words, numbers and marks without vowel signs, which printers place by eye."""
    return Counter(re.findall(r"[^\W\d_]+|[\d.,/%]+|[^\w\s]", re.sub("[\u064b-\u0652]", "", text)))


def recall(wanted: list[str], text: str) -> float:
    expected = words(" ".join(wanted))
    return (expected & words(text)).total() / expected.total()


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("chromium", ARABIC), ("weasyprint", ARABIC), ("typst", ARABIC), ("columns", [*ARABIC, *ENGLISH])],
)
def test_the_words_of_a_page_come_out_whole_whoever_made_it(name: str, wanted: list[str]) -> None:
    found = document((DATA / f"{name}.pdf").read_bytes(), f"{name}.pdf")
    assert recall(wanted, found.text) >= 0.98
    assert {sheet.reader for sheet in found.sheets} == {"glyphs"}
    assert found.language == "ar"


@pytest.mark.parametrize("name", ["chromium", "weasyprint", "typst"])
def test_lines_are_joined_into_the_paragraphs_that_were_printed(name: str) -> None:
    found = document((DATA / f"{name}.pdf").read_bytes(), f"{name}.pdf")
    plain = [re.sub("[\u064b-\u0652]", "", line) for line in found.text.split("\n")]
    assert plain == [re.sub("[\u064b-\u0652]", "", one) for one in ARABIC]


def test_columns_are_read_one_after_the_other_and_each_page_has_its_sheet() -> None:
    found = document((DATA / "columns.pdf").read_bytes(), "columns.pdf")
    lines = found.text.split("\n")
    assert lines[-3:] == ENGLISH
    assert lines[0] == TEXT["title"].replace("\u0651", "") or lines[0] == TEXT["title"]
    assert len(lines) == len(ARABIC) + len(ENGLISH)
    first, second = found.sheets
    assert (first.start, found.text[second.start :].split("\n")[0]) == (0, TEXT["english_title"])


@pytest.mark.parametrize(
    ("name", "reason"), [("encrypted", "encrypted"), ("scan", "no-text")], ids=["encrypted", "scan"]
)
def test_what_cannot_be_read_is_refused(name: str, reason: str) -> None:
    assert refused((DATA / f"{name}.pdf").read_bytes(), f"{name}.pdf").reason == reason


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.99])
def test_a_truncated_file_is_read_or_refused(share: float) -> None:
    data = (DATA / "weasyprint.pdf").read_bytes()
    assert refused(data[: int(share * len(data))], "cut.pdf").reason in {"damaged", "no-text"}


def test_a_file_with_a_bad_end_is_read_as_far_as_it_goes() -> None:
    data = (DATA / "chromium.pdf").read_bytes()
    found = document(data[: data.rindex(b"startxref")] + b"junk", "cut.pdf")
    assert recall(ARABIC, found.text) >= 0.98


@pytest.mark.parametrize("data", [b"%PDF-1.7\n%%EOF", b"%PDF-" + b"x" * 5000, b"no pdf at all"])
def test_what_is_called_pdf_and_is_none_is_refused(data: bytes) -> None:
    assert refused(data, "page.pdf").reason == "damaged"


def test_a_page_in_web_markup_called_pdf_is_read_as_what_it_is() -> None:
    body = "<p>قال متحدث باسم النقابة إن أحداً من أعضائها لم يلتق إدارة المطاحن، لا في الشتاء ولا قبله.</p>"
    assert document(f"<!doctype html><html><body>{body}</body></html>", "page.pdf").method.startswith("html/")


def test_running_heads_stand_once_and_sentences_run_over_the_pages() -> None:
    found = document((DATA / "paged.pdf").read_bytes(), "paged.pdf")
    assert [found.text[zone.start : zone.end] for zone in found.zones] == ["نشرة مرصد الساحل"]
    lines = [re.sub("[\u064b-\u0652]", "", line) for line in found.text.split("\n")]
    printed = [re.sub("[\u064b-\u0652]", "", line) for line in ARABIC]
    assert lines == ["نشرة مرصد الساحل", *printed * 3]
    assert len(found.sheets) == 4
    assert found.text[found.sheets[1].start :].startswith("فقط، أي")
