"""The pages of the demo case themselves: whole, readable, invented, and as much alike as they are meant to be."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from html import unescape
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml

from marsad.text.folding import key
from marsad.text.tables import rows

PAGES = Path(str(files("marsad.flow") / "demo" / "pages"))
ALIASES = files("marsad.flow") / "demo" / "aliases" / "salmora.tsv"
EXPECTED: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "demo_expected.yml").read_text(encoding="utf-8"))
EXPORT = "press-review.jsonl"


def from_export() -> dict[str, dict[str, str]]:
    lines = (PAGES / EXPORT).read_text(encoding="utf-8").splitlines()
    return {article["id"]: article for article in map(json.loads, lines)}


def stripped(html: str) -> str:
    bare = re.sub(r"(?s)<(script|style|nav|header|footer|aside|form|title)\b.*?</\1>", " ", html)
    return unescape(re.sub(r"<[^>]+>", " ", bare))


@cache
def text(name: str) -> str:
    """The words of a page, roughly; of a PDF only the letters that are there."""
    page = EXPECTED["pages"][name]
    if page.get("file") == EXPORT:
        return from_export()[name]["content"]
    raw = (PAGES / name).read_bytes()
    if name.endswith(".pdf"):
        return "\n".join(sheet.get_textpage().get_text_bounded() for sheet in pypdfium2.PdfDocument(raw))
    decoded = raw.decode(page.get("charset", "utf-8"))
    return stripped(decoded) if name.endswith(".html") else decoded


def shingles(name: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", key(text(name)))
    return set(zip(words, words[1:], words[2:], strict=False))


def containment(one: str, other: str) -> float:
    a, b = shingles(one), shingles(other)
    return len(a & b) / min(len(a), len(b))


def names(said: Iterable[Any]) -> set[str]:
    return {row["proposition"] for row in said}


def test_every_file_is_expected_and_every_page_is_there() -> None:
    pages = {page.get("file", name) for name, page in EXPECTED["pages"].items()}
    assert {path.name for path in PAGES.iterdir()} == pages | set(EXPECTED["refused"])
    assert {name for name, page in EXPECTED["pages"].items() if "file" in page} == set(from_export())


@pytest.mark.parametrize("name", EXPECTED["pages"])
def test_page_decodes_and_has_words_in_its_language(name: str) -> None:
    letters = re.findall(r"[^\W\d_]", text(name))
    arabic = sum("\u0600" <= letter <= "\u06ff" or "\ufb50" <= letter <= "\ufefc" for letter in letters)
    assert len(letters) > 150
    assert "\ufffd" not in text(name)
    assert (arabic > len(letters) / 2) == (EXPECTED["pages"][name]["language"] == "ar")


@pytest.mark.parametrize("name", [n for n, page in EXPECTED["pages"].items() if page["publisher"] is not None])
def test_publisher_stands_on_the_page(name: str) -> None:
    page = EXPECTED["pages"][name]
    if "file" in page:
        assert from_export()[name]["source"] == page["publisher"]
        assert from_export()[name]["date_extracted"] == page["published"]
    else:
        assert page["publisher"] in (PAGES / name).read_bytes().decode(page.get("charset", "utf-8"))


def test_case_is_of_the_promised_size() -> None:
    long = [name for name in EXPECTED["pages"] if len(text(name).split()) >= 200]
    assert len(EXPECTED["pages"]) >= 22
    assert len(long) >= 10
    assert sum(path.stat().st_size for path in PAGES.iterdir()) < 300_000


def test_only_one_page_is_in_the_old_encoding() -> None:
    old = [name for name, page in EXPECTED["pages"].items() if page.get("charset") == "windows-1256"]
    assert old == ["tal-barkhun-network.html"]
    with pytest.raises(UnicodeDecodeError):
        (PAGES / old[0]).read_bytes().decode("utf-8")


@pytest.mark.parametrize(("one", "other"), list(combinations(EXPECTED["copies"]["wire"]["pages"], 2)))
def test_copies_of_the_wire_share_text(one: str, other: str) -> None:
    assert containment(one, other) > 0.6


def test_other_pages_do_not_share_text_with_the_wire() -> None:
    wire = set(EXPECTED["copies"]["wire"]["pages"])
    others = [n for n in EXPECTED["pages"] if n not in wire | {"observatory-report.html"} and not n.endswith(".pdf")]
    assert max(containment(name, copy) for name in others for copy in wire) < 0.2


def test_each_copy_has_the_edit_it_is_there_for() -> None:
    whole, cut = text("sada-durnas.html"), text("rasmoun-today.txt")
    assert "نفى المتحدث" in whole
    assert "نفى" not in cut
    assert "دنا" not in text("minbar-alsahl-secret-meetings.html")
    assert not re.search("[أإآة\u064b-\u0652]", text("awraq-durnas.txt").split("\n", 2)[2])
    assert not re.search("[0-9]", text("awraq-durnas.txt"))
    assert text("mt-20231109-0031").startswith("نفى المتحدث")
    assert "المرصد" not in text("azw-778120").split("\n")[0]


def test_memo_is_a_pdf_of_two_sheets_and_the_broken_download_does_not_open() -> None:
    assert len(pypdfium2.PdfDocument(PAGES / "leaked-memo.pdf")) == 2
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(PAGES / "leaked-memo-broken-download.pdf")


def test_refused_files_hold_nothing_to_read() -> None:
    assert (PAGES / "empty-page.txt").read_bytes() == b""
    assert b"\0" in (PAGES / "attachment-from-phone.txt").read_bytes()


def test_harmless_page_has_marks_that_turn_direction_and_a_script_in_its_text() -> None:
    odd = text("reader-letter-oddities.txt")
    assert "\u202e" in odd
    assert "<script>" in odd


def test_loaded_names_stand_where_they_are_expected() -> None:
    loaded = {name: page["loaded"] for name, page in EXPECTED["pages"].items() if "loaded" in page}
    assert len(loaded) == 3
    assert all(form in text(name) for name, forms in loaded.items() for form in forms)


def test_expectations_speak_of_known_propositions_and_every_proposition_is_spoken_of() -> None:
    said = {proposition for page in EXPECTED["pages"].values() for proposition in names(page["says"])}
    assert said == set(EXPECTED["propositions"])


def test_denials_of_a_proposition_are_on_some_page() -> None:
    denied = {
        (row["proposition"], row["by"][-1])
        for page in EXPECTED["pages"].values()
        for row in page["says"]
        if row["stance"] == "denies"
    }
    for name, proposition in EXPECTED["propositions"].items():
        assert {(name, who) for who in proposition["denies"]} <= denied


def test_alias_table_knows_the_parties_in_both_scripts() -> None:
    forms = {
        form: row["id"]
        for row in rows(ALIASES)
        for column in ("arabic", "other", "loaded")
        for form in (row[column] or "").split("|")
        if form
    }
    for party in ("movement", "guard", "observatory"):
        known = EXPECTED["parties"][party]
        every = [known["name"], known["english"], *known.get("loaded", [])]
        assert len({forms[form] for form in every}) == 1


def test_every_link_is_to_nowhere() -> None:
    for path in PAGES.glob("*.html"):
        source = path.read_bytes().decode("latin-1")
        hosts = re.findall(r"https?://([^/\"'\s]+)", source)
        assert all(host.endswith(".example") or host == "schema.org" for host in hosts)
