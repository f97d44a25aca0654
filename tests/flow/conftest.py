from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from marsad.flow.case import Case, new_case, open_case

NOW = "2026-01-02T03:04:05+00:00"

PAGES = {
    "one.txt": "لقاءات سرية في رمانة\nصحيفة الساحل - رمانة\n2022-06-10\n\n"
    "قال المرصد الوطني للحدود إن حركة السنابل التقت قوات حرس الممرات سرا في بلدة رمانة في مايو 2022.\n",
    "two.txt": "نفي للقاء\nوكالة المرفأ للأنباء\n2022-06-12\n\n"
    "نفى الناطق باسم قوات حرس الممرات سامر الزيات أن تكون القوات قد اجتمعت مع حركة السنابل في بلدة رمانة.\n",
    "three.txt": "أسعار القمح ترتفع\nصحيفة الساحل\n2022-06-12\n\nارتفعت أسعار القمح في الأسواق خلال الأسبوع الماضي.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three pages."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, text in PAGES.items():
        (pages / name).write_text(text, encoding="utf-8")
    return pages


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """An empty, open case."""
    new_case(tmp_path / "case", "Case")
    with open_case(tmp_path / "case") as opened:
        yield opened


@pytest.fixture
def add(case: Case) -> Callable[..., list[object]]:
    """Add places to the case and give what was told."""
    return lambda *places, fields=(): list(case.add([str(place) for place in places], fields, NOW))
