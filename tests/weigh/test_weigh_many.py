"""Ten thousand pages that say one thing, or one thing on thousands of days, in bounded time and memory."""

from __future__ import annotations

import time
import tracemalloc

import pytest
from pages import page

from marsad.model.proposition import Standing
from marsad.model.reading import Reading
from marsad.resolve.actors import actors
from marsad.resolve.propositions import propositions
from marsad.weigh.chains import chains
from marsad.weigh.copies import copies
from marsad.weigh.standings import standings

SHORT = "قال المرصد الوطني للحدود إن حركة السنابل وحرس الممرات عقدا لقاءين سريين في بلدة رمانة"
SECONDS = 60
"""Some ten times what it takes on a machine of 2024."""


def _weighed(readings: list[Reading]) -> list[Standing]:
    known = actors(readings, [])
    shared = list(copies(readings))
    linked = list(chains(readings, known, shared))
    return list(standings(propositions(readings, known, []), readings, linked, shared))


def test_ten_thousand_identical_pages_are_one_origin_joined_by_few_edges() -> None:
    start = time.process_time()
    (found,) = _weighed([page(f"p{at:05}", text=SHORT) for at in range(10_000)])
    assert time.process_time() - start < SECONDS
    assert (found.low, found.high) == (1, 1)
    assert len(found.voices) == 10_000
    assert len(found.edges) <= 5 * 10_000


@pytest.mark.parametrize("many", [1_000])
def test_one_dealing_on_as_many_days_is_as_many_propositions(many: int) -> None:
    days = [f"20{at // 336:02}-{1 + at // 28 % 12:02}-{1 + at % 28:02}" for at in range(many)]
    readings = [page(f"p{at:05}", when=(day, day)) for at, day in enumerate(days)]
    known = actors(readings, [])
    start = time.process_time()
    tracemalloc.start()
    found = propositions(readings, known, [])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert time.process_time() - start < SECONDS
    assert peak < 100_000_000
    assert len(found) == many
    assert all(len(one.related) <= 12 for one in found)
