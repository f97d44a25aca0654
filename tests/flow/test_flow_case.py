from __future__ import annotations

import json
import multiprocessing
import os
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from marsad.flow import run as running
from marsad.flow.case import Case, new_case, open_case
from marsad.flow.run import Progress, attempt
from marsad.flow.stages import STAGES
from marsad.flow.writing import report_files
from marsad.model.capture import Capture, Taking
from marsad.model.errors import BadRequest, CaseBusy, CaseExists, DiskFull, NoCase
from marsad.model.judgement import Judgement
from marsad.model.refusal import Refusal

Add = Callable[..., list[Any]]
NOW = "2026-01-02T03:04:05+00:00"


def _json(case: Case) -> bytes:
    return b"".join(content for _, content in report_files(case.view(), "json", "en"))


def _done(steps: Sequence[Progress]) -> dict[str, int]:
    return {step.stage: step.done for step in steps}


def test_what_is_read_by_a_stage_is_written_by_an_earlier_one_or_a_person() -> None:
    written: set[type] = {Capture, Taking, Judgement}
    for stage in STAGES:
        assert set(stage.reads) <= written, stage.name
        written |= set(stage.writes)


def test_a_second_run_does_nothing_and_one_page_more_reads_one_page(case: Case, folder: Path, add: Add) -> None:
    add(folder)
    assert _done(list(case.run()))["read"] == 3
    assert list(case.run()) == []
    more = folder.parent / "more.txt"
    more.write_text("خبر آخر\n\nقال مسؤول إن الطريق مفتوح.\n", encoding="utf-8")
    add(more)
    assert _done(list(case.run()))["read"] == 1
    assert case.status().documents == 4
    assert case.status().stale == {}


def test_the_same_pages_give_the_same_bytes(tmp_path: Path, folder: Path) -> None:
    reports = []
    for name, now in (("a", NOW), ("b", "2026-05-05T05:05:05+00:00")):
        new_case(tmp_path / name, "Case")
        with open_case(tmp_path / name) as opened:
            list(opened.add([str(folder)], (), now))
            list(opened.run(workers=1 if name == "a" else 2))
            reports.append(_json(opened))
    assert reports[0] == reports[1]
    assert json.loads(reports[0])["documents"]


def test_the_same_bytes_twice_are_one_capture_with_two_origins(case: Case, folder: Path, add: Add) -> None:
    again = folder / "again.txt"
    again.write_bytes((folder / "one.txt").read_bytes())
    add(folder)
    add(folder)
    view = case.view()
    assert len(view.captures) == 3
    assert len(view.takings) == 4
    twice = next(one for one in view.documents if len(one.names) == 2)
    assert set(twice.names) == {"one.txt", "again.txt"}


def test_bad_pages_are_refused_and_the_rest_goes_on(case: Case, folder: Path, add: Add) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "junk.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")
    told = add(folder, folder / "vanished.txt")
    assert [one.reason for one in told if isinstance(one, Refusal)] == ["not-found"]
    refusals = {one.name: one.reason for one in case.view().refusals}
    assert refusals.keys() == {"empty.txt", "junk.txt", "cut.pdf", "vanished.txt"}
    assert case.status().documents == 3
    assert len(list(case.ground.blobs)) == 6


def test_what_was_refused_and_comes_later_is_no_longer_refused(case: Case, folder: Path, add: Add) -> None:
    late = folder / "late.txt"
    add(late)
    assert case.status().refused == 1
    late.write_text("خبر جديد عن الطريق والجسر\n", encoding="utf-8")
    add(late)
    assert (case.status().refused, case.status().documents) == (0, 1)


def test_a_date_that_a_person_sets_moves_what_is_relative_to_it(case: Case, folder: Path, add: Add) -> None:
    page = folder.parent / "undated.txt"
    page.write_text("خبر بلا تاريخ\n\nاجتمعت اللجنة أمس في رمانة وناقشت أمورا كثيرة تخص الطريق.\n", encoding="utf-8")
    add(page)
    list(case.run())
    (before,) = case.view().readings
    assert [moment.value for moment in before.times] == [None]
    made = case.judge("date", [before.id, "2022-06-10"], "the print edition says so", "ann", NOW)
    assert _done(list(case.run()))["read"] == 1
    (after,) = case.view().readings
    assert [moment.value for moment in after.times] == ["2022-06-09"]
    case.judge("undo", [made.id], "wrong edition", "ann", NOW)
    list(case.run())
    assert case.view().readings == (before,)


@pytest.mark.parametrize(
    ("verb", "given", "reason"),
    [
        ("join", ["actor-0000000000000000", "actor-1111111111111111"], "because"),
        ("date", ["x"], "because"),
        ("grade", ["x", "A"], "because"),
        ("accept", [], "because"),
        ("undo", ["judgement-0"], "because"),
        ("accept", ["x"], " "),
    ],
)
def test_a_judgement_that_makes_no_sense_is_turned_down(case: Case, verb: Any, given: list[str], reason: str) -> None:
    with pytest.raises(BadRequest):
        case.judge(verb, given, reason, "ann", NOW)


def test_a_person_refuses_a_claim_and_takes_that_back(case: Case, folder: Path, add: Add) -> None:
    add(folder)
    list(case.run())
    claims = [claim for reading in case.view().readings for claim in reading.claims]
    assert claims
    propositions = case.view().propositions
    made = case.judge("refuse", [claims[0].id], "misread", "ann", NOW)
    list(case.run())
    assert claims[0].id not in {claim for one in case.view().propositions for claim in one.claims}
    case.judge("undo", [made.id], "it was right", "ann", NOW)
    list(case.run())
    assert case.view().propositions == propositions


def test_a_person_parts_and_joins_actors(case: Case, folder: Path, add: Add) -> None:
    add(folder)
    list(case.run())
    shared = next(one for one in case.view().actors if len(one.members) > 1)
    case.judge("part", [shared.members[0], shared.id], "two bodies of one name", "ann", NOW)
    list(case.run())
    assert not any(set(shared.members) <= set(one.members) for one in case.view().actors)


def test_verify_is_content_with_a_whole_case_and_names_a_changed_byte(case: Case, folder: Path, add: Add) -> None:
    add(folder)
    list(case.run())
    assert list(case.verify()) == []
    sealed = next(iter(case.ground.blobs))
    blob = case.ground.blobs.path(sealed)
    blob.chmod(0o644)
    blob.write_bytes(b"\x00" + blob.read_bytes()[1:])
    assert any(sealed in problem for problem in case.verify())


def test_verify_names_a_span_moved_behind_the_programs_back(case: Case, folder: Path, add: Add) -> None:
    add(folder)
    list(case.run())
    other = sqlite3.connect(case.ground.paths.database)
    other.execute("UPDATE records SET body = CAST(replace(body, '\"start\":0', '\"start\":99999') AS BLOB)")
    other.commit()
    other.close()
    problems = list(case.verify())
    assert any("was changed" in problem for problem in problems)
    assert any("outside its text" in problem for problem in problems)


def test_two_processes_do_not_work_on_one_case(case: Case, folder: Path, add: Add) -> None:
    add(folder)
    steps = case.run()
    next(steps)
    with open_case(case.ground.paths.root) as second, pytest.raises(CaseBusy):
        list(second.run())
    list(steps)


def test_a_full_disk_is_said_and_leaves_the_case_whole(case: Case, folder: Path, add: Add) -> None:
    add(folder)
    list(case.run())
    before = case.view().propositions
    more = folder / "more.txt"
    more.write_text("خبر طويل عن القمح والطريق " * 4000, encoding="utf-8")
    case.ground.records._connection.execute("PRAGMA max_page_count=1")
    with pytest.raises(DiskFull, match="as it was before"):
        add(more)
    with open_case(case.ground.paths.root) as again:
        assert list(again.verify()) == []
        assert again.view().propositions == before
        list(again.add([str(more)], (), NOW))
        list(again.run())
        assert again.status().readings == 4


def test_there_is_one_case_in_a_folder(tmp_path: Path, case: Case) -> None:
    with pytest.raises(CaseExists):
        new_case(case.ground.paths.root, "Again")
    with pytest.raises(NoCase), open_case(tmp_path / "nowhere"):
        pass


def _run_in(folder: Path, delay: float) -> None:
    started = time.monotonic()
    with open_case(folder) as opened:
        for _ in opened.run(workers=1):
            if time.monotonic() - started > delay:
                os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("delay", [0.0, 0.02, 0.05, 0.1, 0.2])
def test_killed_anywhere_the_next_run_ends_in_the_same_state(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, delay: float
) -> None:
    monkeypatch.setattr(running, "AT_ONCE", 1)
    for number in range(8):
        text = (folder / "one.txt").read_text(encoding="utf-8") + f"\nوأضاف المرصد أن العدد بلغ {number}.\n"
        (folder / f"more-{number}.txt").write_text(text, encoding="utf-8")
    reports = []
    for name in ("whole", "killed"):
        new_case(tmp_path / name, "Case")
        with open_case(tmp_path / name) as opened:
            list(opened.add([str(folder)], (), NOW))
        if name == "killed":
            process = multiprocessing.get_context("fork").Process(target=_run_in, args=(tmp_path / name, delay))
            process.start()
            process.join()
            assert process.exitcode in {0, -signal.SIGKILL}
        with open_case(tmp_path / name) as opened:
            list(opened.run(workers=1))
            assert list(opened.verify()) == []
            reports.append(_json(opened))
    assert reports[0] == reports[1]


def _dies(item: str) -> list[object]:
    if item == "3":
        os.kill(os.getpid(), signal.SIGKILL)
    return [item]


def test_an_item_that_kills_its_worker_is_refused_and_the_rest_is_done() -> None:
    items = [running.Item(str(number), "", lambda n=number: (str(n),)) for number in range(12)]  # type: ignore[misc]
    found = {result.item.id: result.made for result in running.results("read", _dies, items, 2)}
    assert found.keys() == {str(number) for number in range(12)}
    (refused,) = found.pop("3")
    assert (refused.reason, refused.stage) == ("crashed", "read")
    assert all(made == [item] for item, made in found.items())


def test_an_item_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "SECONDS", 0.05)

    def sleeps() -> Iterator[str]:
        time.sleep(5)
        yield "late"

    (refused,) = attempt(lambda: list(sleeps()), "read", "x", ())
    assert refused.reason == "too-slow"


def test_a_defect_costs_one_item_and_is_named() -> None:
    (refused,) = attempt(lambda: [1 // 0], "read", "x", ())
    assert (refused.reason, refused.detail) == ("failed", "ZeroDivisionError: integer division or modulo by zero")
