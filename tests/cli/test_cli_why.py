from __future__ import annotations

import io
import json
import re
import sys
import unicodedata
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest

from marsad.cli.main import main

PAGES = {
    "one.txt": "لقاءات سرية في رمانة\nصحيفة الساحل - رمانة\n2022-06-10\n\n"
    "قال المرصد الوطني للحدود إن حركة السنابل التقت قوات حرس الممرات سرا في بلدة رمانة في مايو 2022.\n",
    "two.txt": "نفي للقاء\nوكالة المرفأ للأنباء\n2022-06-12\n\n"
    "نفى الناطق باسم قوات حرس الممرات سامر الزيات أن تكون القوات قد اجتمعت مع حركة السنابل في بلدة رمانة.\n",
    "three.txt": "دعم بالسلاح\nصحيفة الساحل\n2022-06-12\n\n"
    "قال مسؤول في مجلس الوادي إن جماعة الغدير زودت حركة السنابل بالسلاح في أبريل 2022.\n",
}


class Printed(NamedTuple):
    """What a command printed, and its exit status."""

    stdout: str
    stderr: str
    returncode: object


def marsad(*words: str | Path) -> Printed:
    """The program in this process."""
    out, talk = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with (
        patch.object(sys, "argv", ["marsad", *map(str, words)]),
        redirect_stdout(out),
        redirect_stderr(talk),
        pytest.raises(SystemExit) as left,
    ):
        main()
    written = [stream.buffer.getvalue().decode() for stream in (out, talk)]  # type: ignore[attr-defined]
    return Printed(*written, left.value.code or 0)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of three pages that was run, and judged by two people."""
    folder = tmp_path_factory.mktemp("why") / "case"
    pages = folder.parent / "pages"
    pages.mkdir()
    for name, text in PAGES.items():
        (pages / name).write_text(text, encoding="utf-8")
    for words in (("new", folder), ("add", pages, "--case", folder), ("run", "--workers", "1", "--case", folder)):
        assert marsad(*words).returncode == 0
    return folder


@pytest.fixture(scope="module")
def propositions(case: Path) -> list[dict[str, Any]]:
    """The propositions of the case as rows."""
    printed = marsad("show", "propositions", "--json", "--case", case).stdout
    return [json.loads(line) for line in printed.splitlines()]


def _keys(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [(key, _keys(inner)) for key, inner in value.items()]
    return [_keys(one) for one in value[:1]] if isinstance(value, list) else []


def test_rows_of_propositions_carry_grades(propositions: list[dict[str, Any]]) -> None:
    assert len(propositions) >= 2
    for row in propositions:
        assert row["grade"]["reliability"] == "F"
        assert row["grade"]["credibility"] in range(1, 7)
        claims = {claim["claim"] for claim in row["claims"]}
        assert all(set(step["claims"]) & claims for step in row["grade"]["trace"])


def test_why_is_one_json_object_whose_quotations_stand_on_their_pages(
    case: Path, propositions: list[dict[str, Any]]
) -> None:
    shapes = []
    for row in propositions:
        printed = marsad("why", row["id"], "--json", "--case", case)
        assert marsad("why", row["id"], "--json", "--case", case).stdout == printed.stdout
        found = json.loads(printed.stdout)
        assert found["grade"] == row["grade"]
        for claim in found["claims"]:
            text = PAGES[claim["document_name"]]
            assert text[claim["span"]["start"] : claim["span"]["end"]] == claim["quote"]
        shapes.append([key for key, _ in _keys(found)])
    assert all(shape == shapes[0] for shape in shapes)
    assert {"claims", "origins", "contradictions", "grade", "hypotheses"} <= set(shapes[0])


@pytest.mark.parametrize("language", ["en", "ar"])
def test_why_on_a_terminal_shows_all_parts_and_keeps_directions_apart(
    case: Path, propositions: list[dict[str, Any]], language: str
) -> None:
    for row in propositions:
        printed = marsad("why", row["id"].partition("-")[2][:8], "--language", language, "--case", case)
        assert printed.returncode == 0
        for claim in row["claims"]:
            assert claim["quote"] in printed.stdout
            assert claim["claim"] in printed.stdout
        for line in printed.stdout.splitlines():
            assert line.count("\u2068") == line.count("\u2069")
            if language == "en":
                outside = re.sub("\u2068[^\u2069]*\u2069", "", line)
                assert not any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in outside), line


@pytest.mark.parametrize("given", ["proposition-0000000000000000", "nothing", "", "proposition-"])
def test_an_id_that_means_nothing_or_several_things_is_one_sentence_and_exit_2(case: Path, given: str) -> None:
    for words in (("why", given), ("why", given, "--json")):
        refused = marsad(*words, "--case", case)
        assert refused.returncode == 2
        assert refused.stdout == ""
        assert len(refused.stderr.strip().splitlines()) == 1


def test_what_two_people_judge_is_shown_with_their_names(case: Path, propositions: list[dict[str, Any]]) -> None:
    chosen = propositions[0]["id"]
    sources = [json.loads(line) for line in marsad("show", "sources", "--json", "--case", case).stdout.splitlines()]
    outlet = next(row["id"] for row in sources if row["pages"])
    for by, digit, word, letter in (("ann", "2", "likely", "B"), ("bob", "5", "very unlikely", "D")):
        for words in (("grade", chosen, digit), ("likelihood", chosen, word), ("grade", outlet, letter)):
            made = marsad("judge", *words, "--by", by, "--reason", "I have high confidence", "--case", case)
            assert made.returncode == 0, made.stderr
    assert marsad("run", "--case", case).returncode == 0
    shown = marsad("why", chosen, "--case", case).stdout
    for part in (
        "gives 2",
        "gives 5",
        "likely (55–80 %)",
        "very unlikely (5–20 %)",
        "\u2068ann\u2069",
        "\u2068bob\u2069",
    ):
        assert part in shown
    assert shown.count("People disagree") >= 1
    words = ("low confidence", "moderate confidence", "high confidence")
    chances = ("almost no chance", "unlikely", "roughly even", "likely", "almost certain")
    for line in shown.splitlines():
        assert not (any(word in line for word in words) and any(chance in line for chance in chances)), line
    row = json.loads(marsad("why", chosen, "--json", "--case", case).stdout)["grade"]
    assert [(one["by"], one["value"]) for one in row["opinions"]] == [("ann", "2"), ("bob", "5")]
    assert row["credibility"] == row["by_table"]
    letters = {link["basis"]: link["reliability"] for origin in row["origins"] for link in origin["links"]}
    assert letters.get("disputed", "F") == "F"
    assert marsad("verify", "--case", case).returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ("likelihood", "probable"),
        ("settle", "maybe"),
        ("grade", "7"),
        ("grade", "B"),
    ],
)
def test_a_value_off_the_scale_is_turned_down(
    case: Path, propositions: list[dict[str, Any]], words: tuple[str, str]
) -> None:
    verb, value = words
    refused = marsad("judge", verb, propositions[0]["id"], value, "--reason", "because", "--case", case)
    assert (refused.returncode, refused.stdout) == (1, "")


def test_sources_over_two_cases_count_what_they_share_once(case: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    page = tmp_path / "one.txt"
    page.write_text(PAGES["one.txt"], encoding="utf-8")
    for words in (("new", other), ("add", page, "--case", other), ("run", "--workers", "1", "--case", other)):
        assert marsad(*words).returncode == 0

    def rows(*cases: Path) -> dict[str, dict[str, Any]]:
        printed = marsad("show", "sources", *cases, "--json").stdout
        return {row["name"]: row for row in map(json.loads, printed.splitlines())}

    one, both = rows(case), rows(case, other)
    shared = {name for name, row in both.items() if row["cases"] == 2}
    assert shared
    for name in shared:
        assert {**both[name], "cases": 1} == {**one[name], "cases": 1}
    assert marsad("show", "sources", tmp_path / "nowhere").returncode == 1
    assert marsad("show", "claims", case, "--case", case).returncode == 1


def test_two_who_say_it_on_one_page_are_told_apart_by_name(tmp_path: Path) -> None:
    text = (
        "لقاء سري في رمانة\nرمانة - وكالة المرفأ للأنباء\n2022-06-10\n\n"
        "قال المرصد الوطني للحدود إن حركة السنابل التقت قوات حرس الممرات في بلدة رمانة.\n"
        "ونفت قوات حرس الممرات أن تكون التقت حركة السنابل في بلدة رمانة.\n"
    )
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    case = tmp_path / "case"
    for words in (
        ("new", case),
        ("add", tmp_path / "one.txt", "--case", case),
        ("run", "--workers", "1", "--case", case),
    ):
        assert marsad(*words).returncode == 0
    row = json.loads(marsad("show", "propositions", "--json", "--case", case).stdout)
    (edge,) = [line for line in marsad("why", row["id"], "--case", case).stdout.splitlines() if "both name" in line]
    assert "one.txt" not in edge
