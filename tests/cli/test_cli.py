from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from marsad import __version__

PAGE = (
    "لقاءات سرية في رمانة\nصحيفة الساحل - رمانة\n2022-06-10\n\n"
    "قال المرصد الوطني للحدود إن حركة السنابل التقت قوات حرس الممرات سرا في بلدة رمانة في مايو 2022.\n"
)


def marsad(*words: str | Path, stdin: str | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The program as a person runs it."""
    command = [sys.executable, "-c", "from marsad.cli.main import main; main()", *map(str, words)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, cwd=cwd, check=False)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of one page that was run."""
    folder = tmp_path_factory.mktemp("cli") / "case"
    (folder.parent / "page.txt").write_text(PAGE, encoding="utf-8")
    assert marsad("new", folder, "--name", "قضية").returncode == 0
    assert marsad("add", folder.parent / "page.txt", "--case", folder).returncode == 0
    assert marsad("run", "--case", folder).returncode == 0
    return folder


def test_the_whole_road(case: Path, tmp_path: Path) -> None:
    again = marsad("run", "--case", case)
    assert (again.returncode, "Nothing to do" in again.stderr) == (0, True)
    assert marsad("verify", "--case", case).returncode == 0
    dossier = tmp_path / "dossier.html"
    assert marsad("report", "--out", dossier, "--language", "ar", "--case", case).returncode == 0
    assert "قضية" in dossier.read_text(encoding="utf-8")
    assert marsad("report", "--format", "csv", "--out", tmp_path / "tables", "--case", case).returncode == 0
    assert (tmp_path / "tables" / "propositions.csv").exists()


def test_every_table_comes_as_json_lines_with_ids_that_join(case: Path) -> None:
    tables = {}
    for noun in ("documents", "actors", "attributions", "claims", "propositions", "copies", "refused", "judgements"):
        shown = marsad("show", noun, "--json", "--case", case)
        assert shown.returncode == 0
        tables[noun] = [json.loads(line) for line in shown.stdout.splitlines()]
        assert marsad("show", noun, "--case", case).returncode == 0
    claims = {row["id"]: row for row in tables["claims"]}
    (document,) = tables["documents"]
    assert claims
    for proposition in tables["propositions"]:
        assert {"low", "high", "edges"} <= proposition["origins"].keys()
        for claim in proposition["claims"]:
            assert claims[claim["claim"]]["document"] == claim["document"] == document["id"]
            assert claim["chain"]


def test_the_commands_work_in_the_cases_own_folder(case: Path) -> None:
    status = marsad("status", "--json", cwd=case)
    assert json.loads(status.stdout)["documents"] == 1


def test_a_reading_needs_no_case(tmp_path: Path) -> None:
    page = tmp_path / "page.one.txt"
    page.write_text(PAGE, encoding="utf-8")
    printed = marsad("read", page)
    reading = json.loads(printed.stdout)
    assert reading["text"] == PAGE
    assert reading["published"] == "2022-06-10"
    assert {"zones", "actors", "times", "attributions", "claims"} <= reading.keys()
    for mention in (mention for actor in reading["actors"] for mention in actor["mentions"]):
        assert PAGE[mention["start"] : mention["end"]].strip()
    other = tmp_path / "other"
    other.mkdir()
    (other / "page.one.txt").write_text(PAGE + "وتابع.\n", encoding="utf-8")
    out = tmp_path / "out"
    assert marsad("read", page, other / "page.one.txt", "--out", out).returncode == 0
    assert sorted(path.name for path in out.iterdir()) == ["page.one-2.json", "page.one.json"]


def test_articles_are_read_by_the_named_fields(tmp_path: Path) -> None:
    lines = tmp_path / "export.jsonl"
    records = [{"content": PAGE, "headline": "عنوان", "source": "صحيفة", "key": f"n/{n}"} for n in range(2)]
    lines.write_text("\n".join(json.dumps({**record, "n": n}) for n, record in enumerate(records)), encoding="utf-8")
    read = marsad("read", lines, "--fields", "text=content,title=headline,publisher=source,name=key")
    found = [json.loads(line) for line in read.stdout.splitlines()]
    assert [(one["name"], one["publisher"], one["title"]) for one in found] == [
        ("n/0", "صحيفة", "عنوان"),
        ("n/1", "صحيفة", "عنوان"),
    ]
    wrong = marsad("read", lines, "--fields", "text")
    assert wrong.returncode == 1
    assert wrong.stderr.startswith("marsad: ")


def test_a_page_comes_by_stdin(case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    marsad("new", folder)
    assert marsad("add", "-", "--case", folder, stdin=PAGE).returncode == 0
    (row,) = map(json.loads, marsad("show", "documents", "--json", "--case", folder).stdout.splitlines())
    assert row["name"] == "stdin"


def test_refusals_are_told_by_the_exit_status(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    marsad("new", folder)
    (tmp_path / "empty.txt").touch()
    added = marsad("add", tmp_path / "empty.txt", tmp_path / "nothing.txt", "--case", folder)
    assert added.returncode == 3
    rows = [json.loads(line) for line in marsad("show", "refused", "--json", "--case", folder).stdout.splitlines()]
    assert {row["name"]: row["reason"] for row in rows} == {"empty.txt": "empty", "nothing.txt": "not-found"}


@pytest.mark.parametrize(
    "words",
    [
        ("run",),
        ("new", "."),
        ("judge", "--reason", "x"),
        ("judge", "join", "a", "b", "--reason", "x"),
        ("judge", "date", "a", "b", "--reason", "x"),
        ("report", "--format", "csv"),
        ("report", "--out", "no/such/folder/dossier.html"),
    ],
)
def test_bad_usage_gets_one_sentence(case: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    done = marsad(*words, cwd=tmp_path if words == ("run",) else case)
    assert done.returncode in {1, 2}
    assert done.stderr.startswith("marsad: ")
    assert "Traceback" not in done.stderr


def test_an_unknown_command_says_what_there_is() -> None:
    done = marsad("raed")
    assert done.returncode == 2
    assert "raed" in done.stderr


def test_a_judgement_is_written_and_taken_back(case: Path) -> None:
    (row,) = map(json.loads, marsad("show", "documents", "--json", "--case", case).stdout.splitlines())
    made = marsad("judge", "date", row["id"][:12], "2022-06-11", "--reason", "print", "--by", "ann", "--case", case)
    assert made.returncode == 0
    undone = marsad("judge", "--undo", made.stdout.strip(), "--reason", "wrong", "--by", "ann", "--case", case)
    assert undone.returncode == 0
    rows = [json.loads(line) for line in marsad("show", "judgements", "--json", "--case", case).stdout.splitlines()]
    assert [row["verb"] for row in rows] == ["date", "undo"]


def test_the_version_is_told() -> None:
    assert marsad("--version").stdout.strip() == __version__


def test_every_command_has_help() -> None:
    for command in ("new", "add", "read", "run", "report", "show", "status", "judge", "verify", "demo"):
        done = marsad(command, "--help")
        assert (done.returncode, "Usage" in done.stdout) == (0, True)
