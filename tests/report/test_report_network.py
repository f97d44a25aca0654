"""A line weighs its independent origins; the drawing is the same every time and its labels lie apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from marsad.report import network as module
from marsad.report.labels import labels
from marsad.report.network import Network, network
from marsad.report.origins import Interval
from marsad.report.propositions import entry, ordered
from marsad.report.view import View


def drawn(view: View) -> Network:
    return network(view, [entry(view, one, number, labels("en")) for number, one in enumerate(ordered(view), 1)])


def test_weight_is_origins(view: View) -> None:
    weights = {tuple(name.text for name in pair.names): pair.origins for pair in drawn(view).rows}
    assert {frozenset(pair): weight for pair, weight in weights.items()} == {
        frozenset({"حركة السنديان", "فيلق المرجان"}): Interval(4, 7),
        frozenset({"فيلق المرجان", "هيئة المرافئ"}): Interval(1, 1),
        frozenset({"Harbour Council", "حركة السنديان"}): Interval(1, 1),
        frozenset({"Harbour Council", "فيلق المرجان"}): Interval(1, 1),
    }


def test_thickness_does_not_hear_repetition(view: View) -> None:
    def loud(view: View) -> View:
        return replace(view, standings=tuple(replace(one, voices=one.voices * 5) for one in view.standings))

    assert [(edge.core, edge.halo) for edge in drawn(loud(view)).edges] == [
        (edge.core, edge.halo) for edge in drawn(view).edges
    ]


def test_denied_pairs_say_so(view: View) -> None:
    denied = {frozenset(name.text for name in pair.names): len(pair.denied) for pair in drawn(view).rows}
    assert denied[frozenset({"حركة السنديان", "فيلق المرجان"})] == 2
    assert denied[frozenset({"فيلق المرجان", "هيئة المرافئ"})] == 1


def test_the_drawing_is_the_same_every_time(view: View) -> None:
    assert drawn(view) == drawn(view)


def test_everything_is_on_the_drawing_and_no_label_on_another(view: View) -> None:
    found = drawn(view)
    for node in found.nodes:
        assert 0 <= node.x <= module.WIDTH
        assert 0 <= node.y <= found.height
    for one, other in combinations(found.nodes, 2):
        apart = module.LETTER * (len(one.name.text) + len(other.name.text)) / 2
        assert abs(one.x - other.x) > apart or abs(one.y - other.y) > module.LINE


def test_only_the_weightiest_are_drawn(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "EDGES", 1)
    found = drawn(view)
    assert [edge.pair.origins for edge in found.edges] == [Interval(4, 7)]
    assert (len(found.nodes), found.actors, found.pairs, len(found.rows)) == (2, 4, 4, 4)


def test_nothing_to_draw(view: View) -> None:
    assert drawn(replace(view, propositions=())).edges == ()
