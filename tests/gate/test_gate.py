"""The gate: nothing that was once read right is lost in silence.

To pin what is reached now: `python -m evals.pins --reason WHY`, with `--lowered WHY` where a figure falls.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evals.carried import reached
from evals.pins import COLUMNS, LEDGER, TESTS, Broken, Pin, added, fallen, held, pins, seal, written


def _ledger(*steps: tuple[dict[str, int], str]) -> list[Pin]:
    found: list[Pin] = []
    for now, lowered in steps:
        found = added(found, now, "2026-01-02", "a reason", lowered)
    return found


def _read_back(folder: Path, rows: list[Pin]) -> list[Pin]:
    path = folder / "pins.tsv"
    path.write_text(written(rows), encoding="utf-8")
    return pins(path)


def test_nothing_is_read_worse_than_it_is_pinned() -> None:
    assert fallen(reached(TESTS), pins(LEDGER)) == {}


def test_the_pins_cover_every_construction_of_the_tables() -> None:
    assert set(held(pins(LEDGER))) >= {"names", "claims in English"}
    assert len(held(pins(LEDGER))) > 30


def test_a_figure_below_its_pin_is_told() -> None:
    ledger = _ledger(({"names": 3, "claims": 2}, ""))
    assert fallen({"names": 2, "claims": 2}, ledger) == {"names": (3, 2)}
    assert fallen({"claims": 5}, ledger) == {"names": (3, 0)}


def test_a_pin_rises_by_a_row_and_falls_only_with_a_reason(tmp_path: Path) -> None:
    ledger = _ledger(({"names": 3}, ""), ({"names": 4}, ""))
    assert [pin.figure for pin in _read_back(tmp_path, ledger)] == ["3", "4"]
    with pytest.raises(Broken, match="does not say why: names"):
        added(ledger, {"names": 2}, "2026-01-03", "a reason", "")
    fell = added(ledger, {"names": 2}, "2026-01-03", "a reason", "the sentence was wrong")
    assert held(_read_back(tmp_path, fell)) == {"names": 2}


def test_a_row_without_news_is_not_added() -> None:
    ledger = _ledger(({"names": 3}, ""))
    assert added(ledger, {"names": 3}, "2026-01-03", "a reason", "") == ledger


@pytest.mark.parametrize("change", [{"figure": "1"}, {"lowered": "x"}, {"reason": "another"}, {"date": "2026-01-01"}])
def test_a_row_changed_afterwards_breaks_the_chain(tmp_path: Path, change: dict[str, str]) -> None:
    first, second = _ledger(({"names": 3}, ""), ({"names": 4}, ""))
    with pytest.raises(Broken, match="line 2 or one before"):
        _read_back(tmp_path, [replace(first, **change), second])


def test_a_row_taken_out_breaks_the_chain(tmp_path: Path) -> None:
    with pytest.raises(Broken, match="changed after it was written"):
        _read_back(tmp_path, _ledger(({"names": 3}, ""), ({"names": 4}, ""))[1:])


def test_a_fall_without_a_reason_is_refused_even_when_sealed(tmp_path: Path) -> None:
    ledger = _ledger(({"names": 3}, ""))
    silent = added([ledger[0]], {"names": 2}, "2026-01-03", "a reason", "because")
    bare = replace(silent[1], lowered="")
    with pytest.raises(Broken, match="lowers 'names'"):
        _read_back(tmp_path, [ledger[0], replace(bare, seal=seal(bare, ledger[0].seal))])


@pytest.mark.parametrize("text", ["measure\n", "\t".join(COLUMNS) + "\nnames\t3\n"])
def test_what_is_no_ledger_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "pins.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(Broken):
        pins(tmp_path / "pins.tsv")
