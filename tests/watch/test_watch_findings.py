"""What is said of a record: verdicts, checks, tests of dates, and the words that are never used."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner
from watch.worlds import HEAD, counts, rows

from marsad.cli.main import app
from marsad.model.errors import BadRequest
from marsad.model.shift import Shift
from marsad.watch.datetests import date_test
from marsad.watch.findings import findings
from marsad.watch.identities import Identity
from marsad.watch.incidents import Incidents, loaded
from marsad.watch.pictures import Panel, svg


def read(folder: Path, *lines: list[str]) -> Incidents:
    path = folder / "record.csv"
    path.write_text("\n".join([HEAD, *(line for some in lines for line in some)]) + "\n", encoding="utf-8")
    return loaded(path).incidents


def said(found: list[Shift], target: str) -> Shift:
    return next(one for one in found if one.target == target and one.region is None)


def test_a_shift_is_told_with_everything_about_it(tmp_path: Path) -> None:
    found = said(findings(read(tmp_path, rows(counts(shift=40), place="North"))), "A")
    assert found.verdict == "shift"
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest <= "2019-05" <= found.latest
    assert found.odds_ratio is not None
    assert found.odds_ratio < 0.5
    assert found.q is not None
    assert found.q <= 0.10
    assert {one.check for one in found.checks} >= {"new front", "reports", "sources", "target gone", "territory"}


def test_another_attackers_same_fall_makes_it_untellable(tmp_path: Path) -> None:
    """Reports on the target fell from everybody: no choice of one attacker's."""
    record = read(tmp_path, rows(counts(shift=40)), rows(counts(shift=40, seed=2), attacker="Grey Column"))
    found = said(findings(record), "A")
    assert found.shift is not None
    assert found.verdict == "cannot tell"
    assert "reports" in found.why


def test_a_dissolution_in_the_actor_table_makes_it_untellable(tmp_path: Path) -> None:
    told = (Identity("A", "", "dissolved", 2019 * 12 + 4, None),)
    found = said(findings(read(tmp_path, rows(counts(shift=40))), table=told), "A")
    assert found.verdict == "cannot tell"


def test_too_few_incidents_are_told_as_such(tmp_path: Path) -> None:
    table = counts(mean=8)
    table[:, 0] = 0
    table[:8, 0] = 1
    found = said(findings(read(tmp_path, rows(table))), "A")
    assert (found.verdict, found.p) == ("cannot tell", None)


def test_one_target_only_cannot_be_told(tmp_path: Path) -> None:
    table = counts(mean=8)
    table[:, 1:] = 0
    assert said(findings(read(tmp_path, rows(table))), "A").verdict == "cannot tell"


@pytest.mark.parametrize(
    ("shift", "mean", "date", "verdict"),
    [
        (40, 8, "2019-05", "supported"),
        (None, 15, "2019-05", "contradicted"),
        (40, 0.3, "2019-05", "not testable"),
        (40, 8, "2031-05", "not testable"),
        (52, 15, "2018-01", "contradicted"),
    ],
)
def test_claims_are_held_against_the_record(
    tmp_path: Path, shift: int | None, mean: float, date: str, verdict: str
) -> None:
    found = date_test(read(tmp_path, rows(counts(shift=shift, mean=mean))), "azure front", "A", date)
    assert found.verdict == verdict, found.why


def test_unknown_names_are_told(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="Nobody"):
        date_test(read(tmp_path, rows(counts())), "Nobody", "A", "2019-05")


def test_the_command_prints_one_line_per_triple(tmp_path: Path) -> None:
    read(tmp_path, rows(counts(shift=40)))
    ran = CliRunner().invoke(app, ["watch", "scan", str(tmp_path / "record.csv"), "--json", "--no-regions"])
    assert ran.exit_code == 0
    printed = ran.stdout
    lines = [json.loads(line) for line in printed.splitlines()]
    assert len(lines) == 4
    assert set(lines[0]) >= {
        "attacker", "target", "region", "incidents_before", "shift", "earliest", "latest", "p", "q", "ratio_target",
        "ratio_others", "odds_ratio", "power", "checks", "verdict",
    }  # fmt: skip
    assert "collusion" not in printed


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_pictures_escape_names_and_turn_with_the_language(direction: str) -> None:
    panel = Panel(attacker="<b>", target="هدف", region=None, first=24000, own=(1, 2, 3), others=(3, 2, 1), shift=24001)
    drawn = svg([panel, panel], direction)  # type: ignore[arg-type]
    assert "<b>" not in drawn
    assert f'direction="{direction}"' in drawn
    assert drawn == svg([panel, panel], direction)  # type: ignore[arg-type]


@pytest.mark.parametrize(("direction", "parts"), [("ltr", ["هاء", " → ", "Guard"]), ("rtl", ["Guard", " ← ", "هاء"])])
def test_a_title_goes_from_attacker_to_target_as_one_reads(direction: str, parts: list[str]) -> None:
    """Parts stand from left to right, each in its own direction, so that no program can turn the arrow round."""
    panel = Panel(attacker="هاء", target="Guard", region=None, first=24000, own=(1, 2), others=(3, 2))
    title = re.search(r"<text[^>]*>(.*?)</text>", svg([panel], direction))  # type: ignore[arg-type]
    assert title is not None
    assert re.findall(r"<tspan>\u2068(.*?)\u2069</tspan>", title[1]) == parts


def test_fall_end_and_claim_are_written_at_their_lines() -> None:
    months = tuple([4] * 40)
    panel = Panel(attacker="X", target="A", region=None, first=24000, own=months, others=months, shift=24012, end=24024)
    assert [one in svg([panel]) for one in ("2001-01", "2002-01", "until")] == [True, True, True]
    claimed = Panel(
        attacker="X", target="A", region=None, first=24000, own=months, others=months, claimed=(24010, 24013)
    )
    assert [one in svg([claimed]) for one in ("claimed", "2000-11", "2001-02")] == [True, True, True]


def test_no_word_of_the_room_says_more_than_a_shift() -> None:
    room = Path(__file__).parents[2] / "src" / "marsad"
    for path in [*(room / "watch").rglob("*.py"), room / "cli" / "watch.py", room / "model" / "shift.py"]:
        assert "collusion" not in path.read_text(encoding="utf-8").casefold(), path


def test_a_case_keeps_its_tables_and_tells_what_is_new(tmp_path: Path) -> None:
    read(tmp_path, rows(counts(shift=40)), ["2020-13-01,X,A,"])
    case = ["--case", str(tmp_path / "case")]
    run = CliRunner()
    assert run.invoke(app, ["new", str(tmp_path / "case")]).exit_code == 0
    added = run.invoke(app, ["watch", "add", str(tmp_path / "record.csv"), *case])
    assert added.exit_code == 3
    assert "its date does not exist" in added.stderr
    assert "its date does not exist" in run.invoke(app, ["watch", "show", *case]).stdout
    assert json.loads(run.invoke(app, ["watch", "update", "--json", *case]).stdout.splitlines()[0])["target"] == "A"
    assert "Nothing new" in run.invoke(app, ["watch", "update", *case]).stderr
    asked = ["watch", "test", "--attacker", "Azure Front", "--target", "A", "--date", "2019-05", "--json", *case]
    assert json.loads(run.invoke(app, asked).stdout)["verdict"] == "supported"
    assert run.invoke(app, ["verify", *case]).exit_code == 0
    drawn = tmp_path / "a.svg"
    assert run.invoke(app, [*asked, "--out", str(drawn)]).exit_code == 0
    assert drawn.read_text(encoding="utf-8").startswith("<svg")
