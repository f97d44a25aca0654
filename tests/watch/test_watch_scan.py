"""The scan on arrays: what it finds, and what must not move it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from watch.worlds import counts

from marsad.model.errors import BadRequest
from marsad.watch.comparisons import comparison
from marsad.watch.dates import date_set
from marsad.watch.datetests import fall_at
from marsad.watch.discovery import discoveries, q_values
from marsad.watch.power import power
from marsad.watch.ratios import ratios
from marsad.watch.scan import Place, scan, shuffled_months

seeds = st.integers(0, 10_000)


def test_a_planted_fall_is_found_dated_and_measured() -> None:
    table = counts(shift=40)
    found = scan(table, 0)
    assert found.p <= 0.02
    assert found.place is not None
    dates = date_set(comparison(table, 0), found.place)
    assert dates.earliest <= 40 <= dates.latest
    assert abs(dates.best - 40) <= 2
    measured = ratios(comparison(table, 0), Place("lasting", 40, 72))
    assert 0.1 < measured.target < 0.35
    assert measured.odds_interval.low < measured.odds < measured.odds_interval.high < 0.6
    assert measured.others_interval.low < 1 < measured.others_interval.high


def test_a_fall_that_ends_is_found_as_one() -> None:
    table = counts(mean=20)
    table[30:40, 0] //= 8
    found = scan(table, 0)
    assert found.p <= 0.05
    assert found.place is not None
    assert found.place.kind == "temporary"
    assert 28 <= found.place.start <= 33


def test_false_alarms_are_about_as_many_as_promised() -> None:
    alarms = [scan(counts(seed=seed), 0, permutations=99).p <= 0.05 for seed in range(100)]
    assert np.mean(alarms) <= 0.11


def test_a_common_decline_is_no_shift() -> None:
    table = counts(mean=20)
    table = np.random.default_rng(1).binomial(table, np.linspace(1, 0.2, 72)[:, None])
    assert scan(table, 0).p > 0.05


def test_a_new_front_is_no_shift() -> None:
    table = counts(mean=10)
    table[36:, 2] *= 5
    assert scan(table, 0).p > 0.05


@settings(max_examples=15, deadline=None)
@given(seeds, st.integers(2, 50))
def test_multiplying_all_counts_moves_no_date(seed: int, by: int) -> None:
    table = counts(seed=seed, shift=36)
    one, other = scan(table, 0, permutations=39), scan(table * by, 0, permutations=39)
    assert one.place == other.place
    assert one.p == pytest.approx(other.p, abs=0.06)
    if one.place:
        assert date_set(comparison(table, 0), one.place) == date_set(comparison(table * by, 0), one.place)


@settings(max_examples=15, deadline=None)
@given(seeds, st.permutations(range(4)))
def test_permuting_the_targets_permutes_the_answer(seed: int, order: list[int]) -> None:
    table = counts(seed=seed, shift=30)
    assert scan(table[:, order], order.index(0), permutations=39) == scan(table, 0, permutations=39)


@settings(max_examples=10, deadline=None)
@given(seeds)
def test_a_target_never_attacked_changes_nothing(seed: int) -> None:
    table = counts(seed=seed)
    assert scan(np.c_[table, np.zeros(72, int)], 0, permutations=39) == scan(table, 0, permutations=39)


def test_the_same_seed_gives_the_same_bytes() -> None:
    table = counts(shift=40)
    assert repr(scan(table, 0, seed=5)) == repr(scan(table, 0, seed=5))
    assert repr(scan(table, 0, seed=5)) != repr(scan(table, 0, seed=6))


def test_shuffled_months_are_orders_of_whole_months() -> None:
    index = shuffled_months(50, 6, 20, 0, 0)
    assert (np.sort(index, axis=1) == np.arange(50)).all()
    assert (np.diff(index, axis=1) == 1).mean() > 0.7


@pytest.mark.parametrize(
    ("table", "target"),
    [
        (np.zeros((60, 3)), 0),
        (np.ones((60, 1)), 0),
        (np.array([[1, -1], [2, 3]]), 0),
        (np.array([[1, np.nan], [2, 3]]), 0),
        (np.ones((60, 2)), 5),
        (np.ones(60), 0),
    ],
)
def test_what_cannot_be_scanned_is_refused_in_one_sentence(table: np.ndarray, target: int) -> None:
    with pytest.raises(BadRequest, match=r"^[^.]+$"):
        scan(table, target)


def test_months_without_a_report_and_short_records_are_borne() -> None:
    table = counts(shift=40)
    table[20:25] = 0
    assert scan(table, 0).p <= 0.05
    assert scan(table[:20], 0).p == 1


def test_discoveries_are_the_spared_targets() -> None:
    tables = [comparison(counts(seed=seed, shift=36 if seed < 4 else None), 0) for seed in range(40)]
    found = discoveries(tables, most=2000)
    assert all(one.q <= 0.10 for one in found[:4])
    assert sum(one.q <= 0.10 for one in found[4:]) <= 2


def test_q_values_are_those_of_benjamini_and_hochberg() -> None:
    assert q_values([0.01, 0.02, 0.03, 0.5]).tolist() == pytest.approx([0.04, 0.04, 0.04, 0.5])
    assert q_values([]).size == 0


def test_power_grows_with_incidents() -> None:
    thin, dense = (power(comparison(counts(mean=mean), 0)) for mean in (0.15, 15))
    assert thin < 0.6
    assert dense >= 0.8


def test_a_date_is_tested_where_it_is_claimed() -> None:
    compared = comparison(counts(shift=36), 0)
    assert fall_at(compared, 36).p <= 0.01
    assert fall_at(comparison(counts(), 0), 36).p > 0.05
    with pytest.raises(BadRequest, match="6 months"):
        fall_at(compared, 2)
