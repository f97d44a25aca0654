"""Whatever words a page is made of, it is read to the end, and every mark lies inside it."""

from __future__ import annotations

from functools import cache

import pytest
from gold_pages import PAGES, gold_page
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.model.document import Document
from marsad.read.actors.aliases import aliases
from marsad.read.readings import reading

MARKS = [".", ",", "،", ":", ";", "«", "»", '"', "(", ")", "!", "؟", "-", "\n", "2015", "of", "not", "to", "من", "أن"]


@cache
def texts(folders: str) -> list[str]:
    """The texts of the carried pages in these folders."""
    return [gold_page(path)["text"] for path in sorted(PAGES.glob(f"{folders}/*.yml"))]


@cache
def words(language: str) -> list[str]:
    """The words of the carried pages of a language, and marks that part them."""
    return sorted({word for text in texts(language) for word in text.split()}) + MARKS * 40


def read_to_the_end(text: str, language: str) -> None:
    document = Document(id="d", capture="c", name="n", text=text, language=language, published="2015-07-22", method="m")
    found = reading(document, aliases())
    spans = [one.content for one in found.attributions] + [one.span for one in found.claims] + list(found.times)
    spans += [mention for actor in found.actors for mention in actor.mentions]
    assert all(0 <= one.start < one.end <= len(text) for one in spans)
    assert all(len(set(side)) == len(side) for one in found.claims for side in (one.agents, one.counterparts))


@pytest.mark.parametrize("language", ["ar", "en"])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_words_in_any_order_are_read(language: str, data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(words(language)), max_size=60)))
    read_to_the_end(text, language)


@pytest.mark.parametrize("language", ["ar", "en"])
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_page_cut_off_anywhere_is_read(language: str, data: st.DataObject) -> None:
    page = data.draw(st.sampled_from(texts(f"{language}*"))).split(" ")
    first = data.draw(st.integers(0, len(page) - 1))
    read_to_the_end(" ".join(page[first : data.draw(st.integers(first + 1, min(len(page), first + 80)))]), language)


def test_a_word_of_speech_alone_between_commas_is_read_over() -> None:
    text = "Norway, said, attacked Japan."
    found = reading(Document(id="d", capture="c", name="n", text=text, language="en", method="m"), aliases())
    assert {actor.known for actor in found.actors} == {"NO", "JP"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mirrolees, Assembly", "en"),
        (
            "called deserters. It recalled that 22 guards had been killed in a KPF attack on Sika in March, and asked",
            "en",
        ),
    ],
)
def test_a_page_that_ends_within_a_phrase_is_read(text: str, language: str) -> None:
    read_to_the_end(text, language)
