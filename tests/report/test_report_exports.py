"""What is handed on opens where it should, and is the same for the same pages."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from marsad.model.refusal import Refusal
from marsad.report.exports import EXPORTERS
from marsad.report.labels import Language
from marsad.report.nouns import NOUNS
from marsad.report.view import View


def written(view: View, form: str, language: Language = "en") -> dict[str, str]:
    return dict(next(one for one in EXPORTERS if one.name == form).files(view, language))


def test_forms() -> None:
    assert [one.name for one in EXPORTERS] == ["html", "json", "csv"]


def test_json_holds_every_table_and_how_it_was_made(view: View) -> None:
    case = json.loads(written(view, "json")["case.json"])
    assert list(case) == ["case", "made", *NOUNS]
    assert case["made"]["methods"] == {"collect": "1", "read": "3", "resolve": "2", "weigh": "2"}
    assert {one["id"] for one in case["made"]["captures"]} == {one["capture"] for one in case["documents"]}


def test_json_does_not_know_when_the_pages_were_taken(view: View) -> None:
    later = replace(view, takings=tuple(replace(one, taken_at="2031-01-01T00:00:00Z") for one in view.takings))
    assert written(later, "json", "ar") == written(view, "json", "en")


def test_csv_opens_in_a_spreadsheet(view: View) -> None:
    for name, text in written(view, "csv").items():
        assert text.startswith("\ufeff"), name
        header, *lines = csv.reader(io.StringIO(text[1:], newline=""))
        assert len(set(header)) == len(header)
        assert all(len(line) == len(header) for line in lines)


def test_csv_names_actors_and_their_ids(view: View) -> None:
    text = written(view, "csv")["propositions.csv"][1:]
    row = next(csv.DictReader(io.StringIO(text, newline="")))
    assert row["agents"] == "حركة السنديان | فيلق المرجان"
    assert row["agents_ids"].count("actor-") == 2
    assert (row["origins_low"], row["origins_high"]) == ("2", "3")


def test_csv_of_an_empty_case_has_its_headers() -> None:
    empty = View(name="", version="0", methods={})
    headers = {name: text[1:].strip().split(",") for name, text in written(empty, "csv").items()}
    assert list(headers) == [f"{noun}.csv" for noun in NOUNS]
    assert "origins_low" in headers["propositions.csv"]


@pytest.mark.parametrize("begin", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n@x", " =1"])
def test_csv_calculates_nothing(view: View, begin: str) -> None:
    refusal = Refusal(id="r", stage="collect", item="i", name=begin, reason="empty", detail="d", method="m")
    text = written(replace(view, refusals=(refusal,)), "csv")["refused.csv"][1:]
    row = next(csv.DictReader(io.StringIO(text, newline="")))
    assert row["name"] == f"'{begin}"


def test_html_is_one_file(view: View) -> None:
    assert list(written(view, "html")) == ["dossier.html"]
