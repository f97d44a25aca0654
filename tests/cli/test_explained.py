from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from marsad.cli.main import app

PAGE = (
    "لقاءات سرية في رمانة\nصحيفة الساحل - رمانة\n2022-06-10\n\n"
    "قال المرصد الوطني للحدود إن حركة السنابل التقت قوات حرس الممرات سرا في بلدة رمانة في مايو 2022.\n"
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


def _explained(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["read", "--explain", *map(str, words)])


def test_each_mark_is_a_line_with_its_words_its_value_and_its_rule(page: Path) -> None:
    told = _explained(page)
    name, *lines = told.stdout.strip().splitlines()
    rows = [line.split("\t") for line in lines]
    assert (told.exit_code, name) == (0, "page.txt")
    assert {len(row) for row in rows} == {5}
    assert {row[1].strip() for row in rows} == {"zone", "actor", "time", "attribution", "claim"}
    assert all(0 <= float(row[0]) <= 1 and row[4].strip("\u2068\u2069") for row in rows)
    (time,) = (row for row in rows if row[2] == "\u2068مايو 2022\u2069")
    assert time[3] == "2022-05"
    (said,) = (row for row in rows if row[1].strip() == "attribution")
    assert "قال" in said[4]


def test_words_of_any_direction_are_kept_apart(page: Path) -> None:
    for line in _explained(page).stdout.splitlines():
        assert line.count("\u2068") == line.count("\u2069")
        outside = line
        while "\u2068" in outside:
            before, _, rest = outside.partition("\u2068")
            outside = before + rest.partition("\u2069")[2]
        assert outside.isascii()


def test_the_json_is_written_too_where_a_folder_is_named(page: Path) -> None:
    told = _explained("--out", page.parent / "out", page)
    assert "claim" in told.stdout
    assert (page.parent / "out" / "page.json").exists()


def test_json_is_json_whether_explained_or_not(page: Path) -> None:
    plain, asked, both = (
        CliRunner().invoke(app, ["read", *words, str(page)]) for words in ((), ("--json",), ("--explain", "--json"))
    )
    assert plain.exit_code == asked.exit_code == both.exit_code == 0
    assert plain.stdout == asked.stdout == both.stdout
    assert json.loads(asked.stdout)["claims"]
