"""Rows join by id, quote letter for letter, and hold no clock time where none was asked for."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, get_type_hints

import pytest

from marsad.model.errors import BadRequest
from marsad.report.nouns import NOUNS
from marsad.report.rows import ROW
from marsad.report.tables import rows
from marsad.report.view import View


def table(view: View, noun: str, **options: bool) -> dict[str, Any]:
    return {str(row.get("id", number)): row for number, row in enumerate(rows(view, noun, **options))}


@pytest.mark.parametrize("noun", NOUNS)
def test_rows_have_the_shape_that_was_promised(view: View, noun: str) -> None:
    promised = get_type_hints(ROW[noun])  # type: ignore[index]
    found = list(rows(view, noun))
    assert found
    for row in found:
        assert list(row) == list(promised)
        assert json.loads(json.dumps(row)) == row


def test_a_page_is_listed_with_what_was_read_of_its_title_and_publisher(view: View) -> None:
    bare, read = replace(view.documents[0], title=None, publisher=None, published=None), view.readings[0]
    seen = replace(view, documents=(bare, *view.documents[1:]))
    row = table(seen, "documents")[bare.id]
    assert read.title
    assert read.published
    assert (row["title"], row["publisher"], row["published"]) == (read.title, read.publisher, read.published)


def test_an_unknown_noun_is_refused(view: View) -> None:
    with pytest.raises(BadRequest, match="no table of truths"):
        rows(view, "truths")


def test_ids_join_the_tables(view: View) -> None:
    documents, actors = table(view, "documents"), table(view, "actors")
    claims, propositions = table(view, "claims"), table(view, "propositions")
    attributions = table(view, "attributions")
    for row in claims.values():
        assert documents[row["document"]]["name"] == row["document_name"]
        assert row["proposition"] in propositions
        assert row["attribution"] is None or attributions[row["attribution"]]["stance"] == row["stance"]
        assert all(one["actor"] in actors for one in row["agents"] + row["counterparts"] + row["places"])
    for key, row in propositions.items():
        assert {one["claim"] for one in row["claims"]} == {
            one["id"] for one in claims.values() if one["proposition"] == key
        }
        assert all(one["id"] in actors for one in row["agents"] + row["counterparts"] + row["places"])
    for row in attributions.values():
        assert row["within"] is None or row["within"] in attributions
    for row in table(view, "copies").values():
        assert documents[row["a"]]["name"] == row["a_name"]


def test_quotations_are_the_pages_characters(view: View) -> None:
    for row in table(view, "claims").values():
        text = view.document[row["document"]].text
        assert text[row["span"]["start"] : row["span"]["end"]] == row["quote"]
    for row in table(view, "attributions").values():
        text = view.document[row["document"]].text
        for quote in (row["cue"], row["content"], row["speaker"]):
            assert quote is None or text[quote["start"] : quote["end"]] == quote["text"]


def test_a_proposition_tells_who_says_it_and_how_independently(view: View) -> None:
    row = next(iter(table(view, "propositions").values()))
    assert (row["relation"], row["origins"]["low"], row["origins"]["high"]) == ("CONSULT", 2, 3)
    assert [(one["document_name"], one["side"], one["stance"], one["origin"]) for one in row["claims"]] == [
        ("02-ufuq.txt", "asserts", "asserts", "مصادر مطلعة"),
        ("03-mina.html", "asserts", "asserts", "مصادر مطلعة"),
        ("04-barid.html", "asserts", "asserts", "مصادر مطلعة"),
        ("07-hiwar.html", "asserts", "confirms", "ناصيف البراري"),
        ("06-bayan.txt", "denies", "denies", "حركة السنديان"),
    ]
    assert [one["kind"] for one in row["claims"][1]["chain"]] == ["publisher", "agency", "unnamed"]
    assert len({one["origin_low"] for one in row["claims"] if one["side"] == "asserts"}) == 2


def test_takings_stand_only_where_asked_for(view: View) -> None:
    asked, unasked = table(view, "documents"), table(view, "documents", takings=False)
    first = next(iter(asked))
    assert [one["means"] for one in asked[first]["takings"]] == ["url", "folder"]
    assert "taken_at" not in json.dumps(list(unasked.values()))
