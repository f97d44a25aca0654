"""Pages of many genres, marked by hand: what is reached on each layer is not to be lost again."""

from __future__ import annotations

from functools import cache

import pytest
from gold_pages import PAGES, gold_page
from gold_scores import scores

from marsad.model.document import Document
from marsad.read.actors.aliases import aliases
from marsad.read.readings import parsed

FLOORS = {
    "en": {
        "mentions": 0.95,
        "identity": 0.84,
        "times": 0.95,
        "content": 0.94,
        "source": 0.90,
        "stance": 0.89,
        "chain": 0.89,
        "claims": 0.66,
        "claims, strictly": 0.54,
    },
    "ar": {
        "mentions": 0.81,
        "identity": 0.89,
        "times": 0.95,
        "content": 0.88,
        "source": 0.73,
        "stance": 0.69,
        "chain": 0.71,
        "claims": 0.59,
        "claims, strictly": 0.40,
    },
    "ar-taught": {
        "mentions": 0.79,
        "identity": 0.68,
        "times": 0.95,
        "content": 0.84,
        "source": 0.68,
        "stance": 0.65,
        "chain": 0.67,
        "claims": 0.36,
        "claims, strictly": 0.24,
    },
}
"""F1 reached by folder; a change that falls below one is to be explained, not to lower it.

The tagger of Arabic names was trained on the pages of `ar` and `ar-taught`, so their mentions say little of others.
"""
MARKED = sorted(PAGES.glob("*/*.yml"))


def read(path):
    gold = gold_page(path)
    language = path.parent.name.partition("-")[0]
    document = Document(id=path.stem, capture="c", name=path.stem, text=gold["text"], language=language, method="m")
    return gold, parsed(document, aliases())


@cache
def reached(folder):
    return scores(read(path) for path in sorted((PAGES / folder).glob("*.yml")))


@pytest.mark.parametrize(("folder", "measure"), [(name, measure) for name in FLOORS for measure in FLOORS[name]])
def test_pages_are_read_as_well_as_they_were(folder, measure):
    assert reached(folder)[measure] >= FLOORS[folder][measure]


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_every_mark_is_about_somebody_whom_its_page_names(path):
    gold = gold_page(path)
    known = {actor["id"] for actor in gold["actors"]} | {"unnamed"}
    assert {one["source"] for one in gold["attributions"]} <= known
    assert {actor for one in gold["claims"] for actor in (*one["agents"], *one["counterparts"])} <= known
    # «للجيش» is «الجيش» behind a preposition
    joined = gold["text"].replace("لل", "لال")
    assert all(form in gold["text"] or form in joined for actor in gold["actors"] for form in actor["mentions"])


def test_a_quotation_that_does_not_stand_in_its_page_is_refused(tmp_path):
    page = tmp_path / "page.yml"
    page.write_text(
        "text: |\n  One day.\nzones: {body: 1}\nactors: {}\ntimes: [never = 2020]\nattributions: []\nclaims: []\n"
    )
    with pytest.raises(ValueError, match="never"):
        gold_page(page)
