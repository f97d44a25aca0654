"""The bundled case as a whole: what a careful reader expects of it, held loosely against what the program gives."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from marsad.collect.fields import mapping
from marsad.flow.case import open_case
from marsad.flow.demo import FIELDS, demo_case
from marsad.report.tables import rows
from marsad.report.view import View

EXPECTED: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("demo_expected.yml").read_text(encoding="utf-8"))
PARTIES = frozenset({"حركة السنديان", "حرس الحدود السلموري"})


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    folder = tmp_path_factory.mktemp("demo") / "case"
    with demo_case(folder) as pages, open_case(folder) as case:
        list(case.add([str(pages)], mapping(FIELDS), "2026-01-02T03:04:05+00:00"))
        list(case.run())
        assert list(case.verify()) == []
        yield case.view()


def test_every_page_is_read_and_every_bad_file_refused_for_its_reason(view: View) -> None:
    assert {document.name for document in view.documents} == set(EXPECTED["pages"])
    assert {one.name: one.reason for one in view.refusals} == EXPECTED["refused"]


def test_pages_say_who_published_them_and_when(view: View) -> None:
    readings = {reading.name: reading for reading in view.readings}
    dated = {name: page["published"] for name, page in EXPECTED["pages"].items() if len(page["published"] or "") == 10}
    assert {name: readings[name].published for name in dated} == dated
    outlets = [readings[name].publisher == page["publisher"] for name, page in EXPECTED["pages"].items()]
    assert sum(outlets) >= 0.85 * len(outlets)


def test_the_pages_that_carry_one_dispatch_are_found_to_be_copies(view: View) -> None:
    name = {document.id: document.name for document in view.documents}
    found = {frozenset((name[copy.a], name[copy.b])) for copy in view.copies if copy.containment >= 0.5}
    carried = list(EXPECTED["copies"]["wire"]["pages"])
    assert {frozenset(pair) for pair in combinations(carried, 2)} <= found
    assert all(pair <= set(carried) for pair in found)


def _between_the_parties(view: View, relation: str, when: str) -> list[dict[str, Any]]:
    named = {actor.id: set(actor.names) for actor in view.actors}
    found = []
    for row in rows(view, "propositions"):
        sides: Any = [*row["agents"], *row["counterparts"]]  # type: ignore[misc]
        names = set().union(*(named[side["id"]] for side in sides))
        if row["relation"] == relation and names >= PARTIES and str(row["earliest"]).startswith(when):
            found.append(row)
    return found


def test_many_pages_make_few_origins_and_the_denial_stands_beside_them(view: View) -> None:
    (met,) = _between_the_parties(view, "CONSULT", "2022-03-14")
    pages = {claim["document"] for claim in met["claims"] if claim["side"] == "asserts"}
    assert len(pages) >= 7
    assert 1 <= met["origins"]["low"] <= met["origins"]["high"] <= 5
    assert any(claim["side"] == "denies" for claim in met["claims"])


def test_the_truce_rests_on_more_than_one_origin(view: View) -> None:
    (truce,) = _between_the_parties(view, "AGREE", "2022-06")
    assert 2 <= truce["origins"]["low"] <= truce["origins"]["high"] <= 4


def test_a_page_that_puts_the_meeting_in_another_year_is_a_proposition_of_its_own(view: View) -> None:
    (other,) = _between_the_parties(view, "CONSULT", "2023-05")
    assert (other["origins"]["low"], other["origins"]["high"]) == (1, 1)
    assert {claim["document_name"] for claim in other["claims"]} == {"arkhabil-milanta-other-date.html"}


def test_the_page_about_something_else_has_no_part_in_it(view: View) -> None:
    name = {document.id: document.name for document in view.documents}
    for relation in ("CONSULT", "AGREE", "COOPERATE", "AID", "RETREAT"):
        for row in _between_the_parties(view, relation, ""):
            assert "malaeb-sports.html" not in {name[claim["document"]] for claim in row["claims"]}


def test_loaded_names_stand_as_written_and_are_marked(view: View) -> None:
    movement = next(actor for actor in view.actors if "حركة السنديان" in actor.names)
    assert "العصابة" in movement.loaded
    assert movement.name not in movement.loaded
