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
        "mentions": 0.91,
        "identity": 0.86,
        "times": 0.97,
        "content": 0.90,
        "source": 0.85,
        "stance": 0.83,
        "chain": 0.84,
        "claims": 0.63,
        "claims, strictly": 0.50,
    },
    "ar": {
        "mentions": 0.91,
        "identity": 0.97,
        "times": 0.98,
        "content": 0.91,
        "source": 0.87,
        "stance": 0.81,
        "chain": 0.85,
        "claims": 0.74,
        "claims, strictly": 0.62,
    },
    "ar-taught": {
        "mentions": 0.84,
        "identity": 0.77,
        "times": 0.97,
        "content": 0.88,
        "source": 0.80,
        "stance": 0.77,
        "chain": 0.79,
        "claims": 0.48,
        "claims, strictly": 0.38,
    },
    "ar-opened": {
        "mentions": 0.82,
        "identity": 0.82,
        "times": 0.94,
        "content": 0.86,
        "source": 0.79,
        "stance": 0.77,
        "chain": 0.78,
        "claims": 0.44,
        "claims, strictly": 0.33,
    },
    "ar-untaught": {
        "mentions": 0.81,
        "identity": 0.85,
        "times": 0.94,
        "content": 0.86,
        "source": 0.76,
        "stance": 0.73,
        "chain": 0.73,
        "claims": 0.39,
        "claims, strictly": 0.28,
    },
    "en-taught": {
        "mentions": 0.82,
        "identity": 0.80,
        "times": 0.89,
        "content": 0.85,
        "source": 0.80,
        "stance": 0.76,
        "chain": 0.78,
        "claims": 0.44,
        "claims, strictly": 0.33,
    },
    "ar-unseen": {
        "mentions": 0.82,
        "identity": 0.80,
        "times": 0.90,
        "content": 0.86,
        "source": 0.65,
        "stance": 0.64,
        "chain": 0.63,
        "claims": 0.41,
        "claims, strictly": 0.26,
    },
    "en-unseen": {
        "mentions": 0.74,
        "identity": 0.77,
        "times": 0.90,
        "content": 0.85,
        "source": 0.73,
        "stance": 0.71,
        "chain": 0.73,
        "claims": 0.40,
        "claims, strictly": 0.26,
    },
}
"""F1 reached by folder; a change that falls below one is to be explained, not to lower it.

The tagger of Arabic names was trained on the pages of `ar`, `ar-taught` and `ar-opened`, so their mentions say little
of others. Rules and tables were written beside these and the pages of `ar-untaught`, `en` and `en-taught`; no rule is
to be written for a page of `ar-unseen` or `en-unseen`: they tell how pages are read that nobody looked at.
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
