from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.read.calibration import Knot, between, confidence, family, knotted, packaged

TABLE = knotted(
    {"kind": kind, "family": name, "score": score, "confidence": sure}
    for kind, name, score, sure in (
        ("claim", "*", "0.8", "0.7"),
        ("claim", "*", "0.4", "0.3"),
        ("time", "date", "1.0", "0.9"),
        ("time", "date, counted", "1.0", "0.6"),
    )
)


@pytest.mark.parametrize(
    ("kind", "why", "score", "sure"),
    [
        ("claim", "between: relations.ar", 0.8, 0.7),
        ("claim", "between: relations.ar", 0.6, 0.5),
        ("claim", "anything", 1.0, 0.7),
        ("claim", "anything", 0.1, 0.3),
        ("time", "date, counted: moments.ar", 1.0, 0.6),
        ("time", "date, else: moments.ar", 1.0, 0.9),
        ("time", "span: moments.ar", 0.4, 0.4),
        ("zone", "place", 1.0, 1.0),
    ],
)
def test_a_score_becomes_how_often_such_marks_are_right(kind: str, why: str, score: float, sure: float) -> None:
    assert confidence(TABLE, kind, why, score) == sure  # type: ignore[arg-type]


def test_the_family_stands_before_the_colon() -> None:
    assert family("clause, named after: قال") == "clause, named after"
    assert family("tagger") == "tagger"


def test_the_packaged_table_knows_every_kind_and_never_falls() -> None:
    table = packaged()
    assert {kind for kind, name in table if name == "*"} == {"zone", "actor", "time", "attribution", "claim"}
    for knots in table.values():
        assert all(0 <= knot.confidence <= 1 for knot in knots)
        assert sorted(knots, key=lambda knot: (knot.score, knot.confidence)) == sorted(
            knots, key=lambda knot: knot.confidence
        )


@given(
    st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, unique_by=lambda pair: pair[0]), st.floats(0, 1)
)
def test_between_two_knots_lies_between_their_values(pairs: list[tuple[float, float]], score: float) -> None:
    knots = tuple(sorted(Knot(*pair) for pair in pairs))
    values = [knot.confidence for knot in knots]
    assert min(values) - 1e-9 <= between(knots, score) <= max(values) + 1e-9
    assert all(abs(between(knots, knot.score) - knot.confidence) < 1e-9 for knot in knots)
