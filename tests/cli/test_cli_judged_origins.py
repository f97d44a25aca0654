"""People cut and add edges on the command line, and the number of origins follows after the next run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from marsad.cli.main import app

FIRST = "قال المرصد الوطني للحدود إن حركة السنابل التقت قوات حرس الممرات سرا في بلدة رمانة في مايو 2022."
AGAIN = "وأكد المرصد الوطني للحدود لاحقا أن حركة السنابل التقت قوات حرس الممرات سرا في بلدة رمانة في مايو 2022."
PAGES = {
    "one.txt": f"لقاءات سرية\nصحيفة الساحل - رمانة\n2022-06-10\n\n{FIRST}\n",
    "two.txt": f"عن رمانة\nموقع المرفأ\n2022-06-12\n\n{AGAIN}\n",
}


def _marsad(*words: str | Path) -> str:
    done = CliRunner().invoke(app, list(map(str, words)))
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case of two pages that name one source."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, text in PAGES.items():
        (pages / name).write_text(text, encoding="utf-8")
    _marsad("new", tmp_path / "case")
    _marsad("add", pages, "--case", tmp_path / "case")
    return tmp_path / "case"


def _origins(case: Path) -> tuple[dict[str, object], list[str]]:
    """The origins of the one proposition after a run, and its claims."""
    _marsad("run", "--workers", "1", "--case", case)
    (row,) = map(json.loads, _marsad("show", "propositions", "--json", "--case", case).splitlines())
    return row["origins"], [claim["claim"] for claim in row["claims"]]


def _interval(case: Path) -> tuple[object, object]:
    found, _ = _origins(case)
    return found["low"], found["high"]


def test_a_cut_parts_what_a_rule_joined_and_a_second_person_leaves_it_open(case: Path) -> None:
    found, claims = _origins(case)
    assert (found["low"], found["high"]) == (1, 1)
    _marsad("judge", "cut", *claims, "--by", "ann", "--reason", "two offices of one name", "--case", case)
    parted, _ = _origins(case)
    assert (parted["low"], parted["high"]) == (2, 2)
    assert parted["edges"] == []
    _marsad("judge", "add", *claims, "--by", "ben", "--reason", "one office", "--case", case)
    assert _interval(case) == (1, 2)
    _marsad("judge", "cut", *claims, "--by", "ben", "--reason", "asked them again", "--case", case)
    assert _interval(case) == (2, 2)


def test_why_names_the_one_who_added_an_edge(case: Path) -> None:
    other = "قال محافظ رمانة ناصر البدوي إن حركة السنابل اجتمعت مع قوات حرس الممرات في بلدة رمانة في مايو 2022."
    third = case.parent / "three.txt"
    third.write_text(f"محافظ يتحدث\nبريد الجنوب\n2022-06-14\n\n{other}\n", encoding="utf-8")
    _marsad("add", third, "--case", case)
    before, claims = _origins(case)
    _marsad("judge", "add", *claims, "--by", "ann", "--reason", "one briefing", "--case", case)
    after, _ = _origins(case)
    assert (before["high"], after["low"], after["high"]) == (2, 1, 1)
    assert "judged" in {edge["kind"] for edge in after["edges"]}  # type: ignore[attr-defined]
    (row,) = map(json.loads, _marsad("show", "propositions", "--json", "--case", case).splitlines())
    assert "ann" in _marsad("why", row["id"], "--case", case)
