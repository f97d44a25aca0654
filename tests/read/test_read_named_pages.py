"""Pages on which only names are marked: what is found of them, and who is told to be one, is not to be lost again."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from gold_pages import PAGES
from gold_scores import scores

from marsad.model.document import Document
from marsad.read.actors.aliases import aliases
from marsad.read.readings import parsed

NAMED = PAGES / "ar-names"
SUBJECTS = sorted(path.name for path in NAMED.iterdir() if path.is_dir())
EVERY = 8
"""Which share of the pages is read: the figure is that of all to half a point."""
FLOORS = {"mentions": 0.78, "identity": 0.865}
"""F1 reached. Whom a page means without a name is not marked there, so that precision is higher than it looks."""


def marked(path: Path) -> dict[str, object]:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def read(path):
    raw = marked(path)
    actors = [{"id": key, "mentions": forms} for key, (_, _, *forms) in raw["actors"].items()]
    gold = {"text": raw["text"], "actors": actors, "times": [], "attributions": [], "claims": []}
    document = Document(id=path.stem, capture="c", name=path.stem, text=raw["text"], language="ar", method="m")
    return gold, parsed(document, aliases())


@cache
def reached():
    return scores(read(path) for path in sorted(NAMED.glob("*/*.yml"))[::EVERY])


@pytest.mark.parametrize("measure", FLOORS)
def test_names_are_found_as_well_as_they_were(measure):
    assert reached()[measure] >= FLOORS[measure]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_page_has_the_forms_and_lines_that_are_marked_on_it(subject):
    pages = sorted((NAMED / subject).glob("*.yml"))
    assert pages
    for path in pages:
        raw = marked(path)
        # «للجيش» is «الجيش» behind a preposition
        text = raw["text"] + raw["text"].replace("لل", "لال")
        assert not [form for _, _, *forms in raw["actors"].values() for form in forms if form not in text], path
        lines = [line for line in raw["text"].splitlines() if line.strip()]
        told = [int(number) for zone in raw["zones"].values() for number in re.findall(r"\d+", str(zone))]
        assert max(told) <= len(lines), path
