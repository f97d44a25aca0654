"""What the documentation has to name: every command, stage, table and word of the vocabularies."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from marsad.cli.main import app
from marsad.flow.stages import STAGES
from marsad.model.actor import ActorType
from marsad.model.attribution import Evidence, Stance
from marsad.model.claim import Relation
from marsad.model.moment import Mod
from marsad.model.zone import ZoneKind
from marsad.report.nouns import NOUNS

ROOT = Path(__file__).parents[1]
DOCS = "\n".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
COMMANDS = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented_and_has_help(command: str) -> None:
    found = next(one for one in app.registered_commands if one.callback and one.callback.__name__ == command)
    assert found.callback is not None
    assert found.callback.__doc__
    assert f"marsad {command}" in DOCS


@pytest.mark.parametrize("word", [stage.name for stage in STAGES])
def test_every_stage_is_documented(word: str) -> None:
    assert f"| `{word}` |" in DOCS


@pytest.mark.parametrize("noun", NOUNS)
def test_every_table_is_documented(noun: str) -> None:
    assert f"marsad show {noun}" in DOCS or f"`{noun}`" in DOCS


@pytest.mark.parametrize(
    "word",
    [word for words in (ZoneKind, ActorType, Mod, Stance, Evidence, Relation) for word in get_args(words)],
)
def test_every_word_of_the_vocabularies_is_explained(word: str) -> None:
    assert f"`{word}`" in DOCS or f"| {word} |" in DOCS


LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
"""A link of a Markdown page to a file beside it."""


@pytest.mark.parametrize("page", [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")], ids=lambda page: page.name)
def test_the_project_stands_alone(page: Path) -> None:
    """What a page links to lies inside the project, so that a copy of it elsewhere lacks nothing."""
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        target = (page.parent / link).resolve()
        assert target.is_relative_to(ROOT), link
        assert target.exists(), link
