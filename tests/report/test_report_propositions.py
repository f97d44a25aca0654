"""Propositions are ordered by origins, never by mentions, and each side is told by its origins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marsad.model.proposition import Standing
from marsad.report.labels import labels
from marsad.report.propositions import Entry, entry, ordered
from marsad.report.view import View


@pytest.fixture(scope="module")
def entries(view: View) -> dict[str, Entry]:
    found = [entry(view, one, number, labels("en")) for number, one in enumerate(ordered(view), 1)]
    return {f"{one.proposition.relation} {one.low}": one for one in found}


def test_more_origins_come_first(view: View) -> None:
    counted = [(view.standing[one.id].low, view.standing[one.id].high) for one in ordered(view)]
    assert counted == sorted(counted, reverse=True)


def test_repetition_moves_nothing(view: View) -> None:
    def repeated(standing: Standing) -> Standing:
        return replace(standing, voices=standing.voices * (1 + len(standing.voices) % 3))

    shouted = replace(view, standings=tuple(map(repeated, view.standings)))
    assert ordered(shouted) == ordered(view)


def test_claims_of_one_origin_share_its_number(entries: dict[str, Entry]) -> None:
    met = entries["CONSULT 2"]
    assert [(one.document.name, one.side, one.origin) for one in met.sayings] == [
        ("02-ufuq.txt", "asserts", "1.1"),
        ("03-mina.html", "asserts", "1.1"),
        ("04-barid.html", "asserts", "1.2"),
        ("07-hiwar.html", "asserts", "2"),
        ("06-bayan.txt", "denies", "1"),
    ]


def test_each_origin_is_heard_once_and_its_repetitions_after_it(entries: dict[str, Entry]) -> None:
    heard = entries["CONSULT 2"].heard("asserts")
    assert [(one.first.document.name, len(one.rest)) for one in heard] == [
        ("02-ufuq.txt", 1),
        ("04-barid.html", 0),
        ("07-hiwar.html", 0),
    ]


def test_speakers_are_as_many_as_origins_at_least(view: View, entries: dict[str, Entry]) -> None:
    for one in entries.values():
        assert len(one.speakers["asserts"]) == view.standing[one.proposition.id].low
    assert [(name.text, name.by) for name in entries["CONSULT 2"].speakers["asserts"]] == [
        ("مصادر مطلعة", "وكالة أفق للأنباء"),
        ("ناصيف البراري", None),
    ]
    assert [name.text for name in entries["AID 2"].speakers["doubts"]] == ["ناصيف البراري"]


def test_the_edges_that_hold_an_origin_together(entries: dict[str, Entry]) -> None:
    first, second = entries["CONSULT 2"].origins
    assert [(bond.left.name, bond.right.name, bond.kind, bond.loose) for bond in first.bonds] == [
        ("02-ufuq.txt", "03-mina.html", "text", False),
        ("02-ufuq.txt", "04-barid.html", "text", True),
    ]
    assert second.bonds == ()


def test_a_claim_links_to_its_characters(view: View, entries: dict[str, Entry]) -> None:
    for one in entries.values():
        for saying in one.sayings:
            page, start, end = saying.href.removeprefix("#page/").replace("-", "/").split("/")
            quoted = "".join(piece.text for piece in saying.quotation.pieces if piece.claimed)
            assert view.document[page].text[int(start) : int(end)] == quoted


def test_a_chain_ends_in_the_document(entries: dict[str, Entry]) -> None:
    guard = entries["COOPERATE 1"].sayings[1]
    assert [(step.kind, step.name.text) for step in guard.chain] == [
        ("publisher", "The Harbour Courier"),
        ("actor", "مركز بوصلة للدراسات"),
        ("document", "المذكرة 14"),
    ]


def test_line(entries: dict[str, Entry]) -> None:
    aid = entries["AID 2"].line
    assert [name.text for name in aid.agents + aid.counterparts] == ["حركة السنديان", "فيلق المرجان"]
    assert (aid.relation, aid.kind, aid.when) == ("arms, money or supplies", "cooperation in deeds", "June 2023")
    assert not entries["REQUEST 1"].line.dated
