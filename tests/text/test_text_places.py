"""Places: what lies in what, and what lies apart."""

from __future__ import annotations

import pytest

from marsad.text.places import compared, is_settlement


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (["دمشق"], ["سوريا"], "narrower"),
        (["Syria"], ["دمشق"], "broader"),
        (["حلب"], ["محافظة حلب"], "same"),
        (["دوما"], ["ريف دمشق"], "narrower"),
        (["دوما"], ["سورية"], "narrower"),
        (["حلب"], ["إدلب"], "apart"),
        (["عدن"], ["صنعاء"], "apart"),
        (["لبنان"], ["حلب"], "apart"),
        # Invented places: by their names alone.
        (["شرق بلدة رمانة"], ["بلدة رمانة"], "narrower"),
        (["بلدة رمانة"], ["بلدة السدرة"], "apart"),
        (["وادي الغزلان"], ["بلدة السدرة"], "not comparable"),
    ],
)
def test_compared(left: list[str], right: list[str], expected: str) -> None:
    assert compared(left, right) == expected
    mirrored = {"broader": "narrower", "narrower": "broader"}
    assert compared(right, left) == mirrored.get(expected, expected)


def test_a_country_is_no_settlement() -> None:
    assert not is_settlement(["سوريا"])
    assert is_settlement(["دمشق"])
    assert is_settlement(["بلدة رمانة"])
