"""The measurements on small invented files: what counts as right, what is printed, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.__main__ import main
from evals.events import Event, has_sides, read_alone
from evals.names import pairs
from evals.ner import counted, sentences

TAGGED = """\
وصل O
الرئيس O
سامر B-PERS
الحوراني I-PERS
إلى O
دمشق B-LOC
. O

قرأ O
سلمى B-MISC
"""
EVENTS = [
    {
        "relation": "ASSAULT",
        "text": "قصفت إسرائيل مواقع لحزب الله.",
        "source_text": "إسرائيل",
        "target_text": "حزب الله",
    },
    {"relation": "PROTEST", "text": "كان الطقس جميلا أمس.", "source_text": "", "target_text": ""},
]


def _written(folder: Path, text: str) -> str:
    path = folder / "data"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_tagged_words_are_read_and_other_kinds_of_names_left_out(tmp_path: Path) -> None:
    (first, tags), (_, others) = sentences(Path(_written(tmp_path, TAGGED)))
    assert first[2:4] == ["سامر", "الحوراني"]
    assert tags == ["O", "O", "B-PER", "I-PER", "O", "B-LOC", "O"]
    assert others == ["O", "O"]


def test_only_whole_names_of_the_right_label_count() -> None:
    wanted = [["B-PER", "I-PER", "O", "B-LOC", "B-ORG"]]
    found = [["B-PER", "O", "O", "B-LOC", "B-LOC"]]
    figures = counted(wanted, found)
    assert (figures["precision"], figures["recall"], figures["f1"]) == (1 / 3, 1 / 3, 1 / 3)
    assert (figures["f1_places"], figures["f1_persons"], figures["f1_organizations"]) == (2 / 3, 0, 0)


def test_names_are_tagged_and_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ner", _written(tmp_path, TAGGED), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["names"] == 2
    assert figures["recall"] == 1


def test_pairs_are_read_in_both_forms(tmp_path: Path) -> None:
    both = "brunsky\tب ر و ن س ك ي\t3\nغريغوريان\tgrigorian\n"
    assert pairs(Path(_written(tmp_path, both))) == [("برونسكي", "brunsky"), ("غريغوريان", "grigorian")]


def test_any_of_the_names_that_the_file_gives_is_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "برونسكي\tbrunsky\nبرونسكي\tbronski\nغريغوريان\tgrigorian\nشتاينبرغ\tkolman\nكولمان\tsteinberg\n"
    assert main(["names", _written(tmp_path, rows), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["first"] == 0.5
    assert (figures["names"], figures["candidates"]) == (4, 5)


def test_events_are_read_and_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = "\n".join(json.dumps(event, ensure_ascii=False) for event in EVENTS)
    assert main(["events", _written(tmp_path, lines), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["relation_f1"] == pytest.approx(2 / 3, abs=1e-4)
    assert (figures["relation_precision"], figures["relation_recall"]) == (1, 0.5)
    assert (figures["actors"], figures["sentences"], figures["with_both_sides"]) == (1, 2, 1)


def test_both_sides_have_to_stand_where_they_are_marked() -> None:
    right = Event("ASSAULT", str(EVENTS[0]["text"]), "إسرائيل", "لحزب الله", None)
    read = read_alone(right)
    (claim,) = read.claims
    assert has_sides(right, read, claim)
    assert not has_sides(Event("ASSAULT", right.text, right.target, right.source, None), read, claim)


DATES = [
    {
        "Input": "سافر من 4 إلى 22 يناير 1995",
        "Context": {"ReferenceDateTime": "2016-11-07T00:00:00"},
        "Results": [
            {
                "Start": 5,
                "Length": 22,
                "Value": {"PastResolution": {"startDate": "1995-01-04", "endDate": "1995-01-22"}},
            }
        ],
    },
    {
        "Input": "وصل أمس",
        "Context": {"ReferenceDateTime": "2016-11-07T00:00:00"},
        "Results": [{"Start": 4, "Length": 3, "Value": {"PastResolution": {"date": "2016-11-05"}}}],
    },
    {"Input": "كل يوم", "Context": {"ReferenceDateTime": "2016-11-07T00:00:00"}, "Results": [{"Value": {}}]},
]


def test_dates_are_found_by_their_stretch_and_right_by_their_days(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["times", _written(tmp_path, json.dumps(DATES)), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["f1"], figures["valued_f1"], figures["expressions"]) == (1, 0.5, 2)


def test_a_table_is_printed_without_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", _written(tmp_path, "برونسكي\tbrunsky\n")]) == 0
    first, *_ = capsys.readouterr().out.splitlines()
    assert first.split() == ["first", "1.0"]


@pytest.mark.parametrize(
    ("what", "text", "reason"),
    [
        ("ner", "", "no marked sentence"),
        ("ner", "دمشق B-LOC\nدمشق\n", "line 2"),
        ("ner", "دمشق LOC\n", "line 1"),
        ("names", "", "no pair"),
        ("names", "brunsky\n", "line 1"),
        ("names", "brunsky\t\n", "line 1: a name is empty"),
        ("times", "[]", "no date"),
        ("times", '[{"Input": 1}]', "no list of marked dates"),
        ("times", "[", "no list of marked dates"),
        ("events", "", "no marked sentence"),
        ("events", "{", "line 1: not JSON"),
        ("events", "[]", "line 1: relation is missing"),
        ("events", '{"relation": "AID", "text": "", "source_text": "", "target_text": ""}', "none of ASSAULT, PROTEST"),
    ],
)
def test_a_malformed_file_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str, text: str, reason: str
) -> None:
    assert main([what, _written(tmp_path, text)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("Not measured: ")
    assert reason in told.err
    assert len(told.err.splitlines()) == 1


@pytest.mark.parametrize("what", ["ner", "names", "events"])
def test_a_file_that_is_missing_or_no_text_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    assert main([what, str(tmp_path / "none")]) == 2
    assert "cannot be read" in capsys.readouterr().err
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\xff")
    assert main([what, str(tmp_path / "bytes")]) == 2
    assert "is not UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["ner"], ["colour", "file"]])
def test_a_wrong_command_leaves_with_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
