"""What a share cannot show: falls and halts of all that an attacker does; and the watch that looks every month."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner
from watch.worlds import FIRST, HEAD, counts, rows

from marsad.cli.main import app
from marsad.model.shift import Check, Outcome, Shift
from marsad.watch.alarms import HORIZON, alarms, heights_of, threshold
from marsad.watch.checks import names_another_cause
from marsad.watch.comparisons import comparison
from marsad.watch.findings import findings
from marsad.watch.incidents import Incidents, loaded
from marsad.watch.levels import level

LAST = FIRST + 71


def read(folder: Path, *lines: list[str]) -> Incidents:
    path = folder / "record.csv"
    path.write_text("\n".join([HEAD, *(line for some in lines for line in some)]) + "\n", encoding="utf-8")
    return loaded(path).incidents


def test_a_general_truce_is_told_though_no_share_moves(tmp_path: Path) -> None:
    table = counts(mean=12)
    table[40:] = np.random.default_rng(3).binomial(table[40:], 0.2)
    found = findings(read(tmp_path, rows(table)), regions=False)
    assert all(one.shift is None for one in found)
    told = found[0].level
    assert told is not None
    assert told.kind == "general lull"
    assert "2019-01" <= told.since <= "2019-09"
    assert "weaker than a shift" in told.detail


def test_a_halt_is_told_beside_the_end_of_the_table(tmp_path: Path) -> None:
    table = counts()
    table[60:] = 0
    found = findings(read(tmp_path, rows(table), rows(counts(seed=2), attacker="Grey Column")), regions=False)
    kinds = {one.attacker: one.level.kind if one.level else None for one in found}
    assert kinds == {"Azure Front": "halt", "Grey Column": None}


def test_an_attacker_with_long_silences_has_not_halted() -> None:
    totals = np.tile([9.0] * 6 + [0.0] * 6, 6)
    assert level(totals, FIRST, LAST) is None


@pytest.mark.parametrize("mean", [0.1, 8])
def test_an_even_record_and_a_thin_one_raise_no_level_alarm(mean: float) -> None:
    assert level(counts(mean=mean).sum(1).astype(float), FIRST, LAST) is None


def test_a_fall_that_begins_in_the_watch_raises_an_alarm(tmp_path: Path) -> None:
    record = read(tmp_path, rows(counts(shift=52)))
    raised, watched = alarms(record, FIRST + 48, regions=False)
    assert watched == 4
    assert [one.target for one in raised] == ["A"]
    assert "2020-05" <= raised[0].month <= "2021-06"
    assert raised[0].height >= raised[0].threshold
    assert alarms(record, FIRST + 72)[1] == 0


def test_quiet_watches_seldom_alarm() -> None:
    fired = 0
    for seed in range(40):
        compared = comparison(counts(seed=seed), 0)
        fired += heights_of(compared, 72 - HORIZON)[0].max() >= threshold(compared, 72 - HORIZON)
    assert fired <= 6


def test_pairs_of_nearly_empty_records_are_not_watched(tmp_path: Path) -> None:
    table = np.zeros((72, 4), int)
    table[4] = 25
    table[40] = 25
    table[70] = (0, 1, 1, 1)
    assert alarms(read(tmp_path, rows(table)), FIRST + 60) == ([], 0)


def test_an_update_tells_an_alarm_once(tmp_path: Path) -> None:
    every = rows(counts(shift=52))
    early = [line for line in every if line[:7] < "2020-01"]
    between = [line for line in every if "2020-01" <= line[:7] < "2021-07"]
    late = [line for line in every if line[:7] >= "2021-07"]
    case, run = str(tmp_path / "case"), CliRunner()
    assert run.invoke(app, ["new", case]).exit_code == 0
    told = []
    for number, part in enumerate((early, between, late)):
        path = tmp_path / f"part{number}.csv"
        path.write_text("\n".join([HEAD, *part]) + "\n", encoding="utf-8")
        ran = run.invoke(app, ["watch", "update", str(path), "--json", "--no-regions", "--case", case])
        assert ran.exit_code == 0, ran.output
        told.append([one for line in ran.stdout.splitlines() if "threshold" in (one := json.loads(line))])
        assert ("pairs watched" in ran.stderr) == (number > 0)
    assert [len(one) for one in told] == [0, 1, 0]
    assert told[1][0]["target"] == "A"


def said(found: list[Shift], target: str) -> Shift:
    return next(one for one in found if one.target == target and one.region is None)


def checked(found: Shift) -> dict[str, str]:
    return {one.check: one.outcome for one in found.checks}


def test_a_fall_that_ends_has_an_end(tmp_path: Path) -> None:
    table = counts(mean=20)
    table[30:44, 0] //= 10
    found = said(findings(read(tmp_path, rows(table)), regions=False), "A")
    assert found.shift is not None
    assert found.end is not None
    assert "2018-04" <= found.shift <= "2018-10"
    assert "2019-05" <= found.end <= "2019-12"


def test_a_second_fall_of_one_target_is_told_too(tmp_path: Path) -> None:
    table = counts(mean=40, months=108)
    table[36:, 0] //= 3
    table[76:, 0] //= 5
    found = said(findings(read(tmp_path, rows(table)), regions=False), "A")
    months = sorted([found.shift or "", *found.others])
    assert len(months) >= 2
    assert any(abs(_month(one) - 36) <= 4 for one in months)
    assert any(abs(_month(one) - 76) <= 4 for one in months)


def test_a_slow_fall_is_called_gradual(tmp_path: Path) -> None:
    table = counts(mean=40)
    kept = np.clip(1 - (np.arange(72) - 20) / 30, 0.1, 1)
    table[:, 0] = np.random.default_rng(1).binomial(table[:, 0], kept)
    found = said(findings(read(tmp_path, rows(table)), regions=False), "A")
    assert checked(found).get("gradual") == "not excluded"
    sudden = said(findings(read(tmp_path, rows(counts(mean=40, shift=36))), regions=False), "A")
    assert "gradual" not in checked(sudden)


def test_a_fall_in_the_last_year_may_be_late_coding(tmp_path: Path) -> None:
    table = counts(mean=30, shift=64, part=0.05)
    found = said(findings(read(tmp_path, rows(table)), regions=False), "A")
    assert checked(found)["late coding"] == "not excluded"
    early = said(findings(read(tmp_path, rows(counts(shift=40))), regions=False), "A")
    assert checked(early)["late coding"] == "spoken against"


def test_one_silent_source_is_found_out(tmp_path: Path) -> None:
    """All of the fall comes from one source that stops telling of the target."""
    table, other = counts(mean=20), counts(mean=4, seed=3)
    table[40:, 0] = 0
    lines = [f"{line},wire" for line in rows(table)] + [f"{line},radio" for line in rows(other)]
    path = tmp_path / "record.csv"
    path.write_text("\n".join([f"{HEAD},source", *lines]) + "\n", encoding="utf-8")
    found = said(findings(loaded(path).incidents, regions=False), "A")
    assert checked(found)["sources"] == "not excluded"


def test_a_front_that_moved_away_is_told(tmp_path: Path) -> None:
    """The target stands in one place, and the attacker leaves it altogether."""
    table = counts(mean=10)
    here, there = table.copy(), counts(mean=10, seed=3)
    here[40:] = 0
    there[:, 0] = 0
    found = said(findings(read(tmp_path, rows(here, place="North"), rows(there, place="South")), regions=False), "A")
    assert found.shift is not None
    assert checked(found)["territory"] == "not excluded"


@pytest.mark.parametrize(
    ("check", "outcome", "held_back"),
    [
        ("identity", "not excluded", True),
        ("reports", "not excluded", True),
        ("new front", "not excluded", True),
        ("new front", "cannot be checked", False),
        ("late coding", "not excluded", False),
    ],
)
def test_some_other_causes_hold_a_shift_back(check: str, outcome: Outcome, held_back: bool) -> None:
    assert (names_another_cause([Check(check, outcome, "")]) is not None) == held_back


def test_a_new_name_that_appears_as_one_goes_is_told(tmp_path: Path) -> None:
    table = counts(mean=10)
    table[40:, 0] = 0
    lines = rows(table)
    lines += [line.replace(",A,", ",New Guard,") for line in rows(counts(mean=10, seed=4)) if ",A," in line]
    lines = [line for line in lines if "New Guard" not in line or line[:7] >= "2019-05"]
    found = said(findings(read(tmp_path, lines), regions=False), "A")
    assert (found.verdict, checked(found).get("identity")) == ("cannot tell", "not excluded")


def _month(name: str) -> int:
    return (int(name[:4]) * 12 + int(name[5:]) - 1 - FIRST) if name else -99
