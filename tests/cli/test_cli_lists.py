"""Rows of the case as tables on a terminal."""

from __future__ import annotations

import pytest

from marsad.cli.lists import COLUMNS


@pytest.mark.parametrize(
    ("agents", "counterparts", "who"),
    [
        (["بلدية الوادي"], ["كتائب السفح"], "بلدية الوادي ← كتائب السفح"),
        (["Karm council"], ["Safh Brigades"], "Karm council → Safh Brigades"),
        (["بلدية الوادي"], ["Safh Brigades"], "بلدية الوادي ← Safh Brigades"),
        (["بلدية الوادي", "كتائب السفح"], [], "بلدية الوادي، كتائب السفح"),
        (["Karm council", "Safh Brigades"], [], "Karm council, Safh Brigades"),
        (["«السفح»"], ["Karm council"], "«السفح» ← Karm council"),
    ],
)
def test_the_arrow_points_as_the_names_before_it_are_written(
    agents: list[str], counterparts: list[str], who: str
) -> None:
    row = {"agents": [{"name": name} for name in agents], "counterparts": [{"name": name} for name in counterparts]}
    assert dict(COLUMNS["propositions"])["who"](row) == who
