"""Attributions on Persian pages: sentences about invented people and bodies."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from marsad.model.actor import Mention, PageActor
from marsad.model.attribution import Attribution
from marsad.model.document import Document
from marsad.model.zone import Zone
from marsad.read.attributions.attributions import attributions
from marsad.read.page import Page
from marsad.text.folding import folded
from marsad.text.languages import language

TABLE = Path(__file__).with_name("attributions_persian.yml")
PEOPLE = {
    "saman": ("person", "سامان مهرگان"),
    "leila": ("person", "لیلا کوهی"),
    "front": ("organization", "جبهه دره"),
    "agency": ("organization", "خبرگزاری بندر"),
    "ministry": ("organization", "وزارت کشور"),
    "papers": ("document", "اسناد"),
}
SENTENCES = [
    pytest.param(text, [tuple(part.strip() for part in row.split("|")) for row in rows], id=f"{construction}-{number}")
    for construction, entries in yaml.safe_load(TABLE.read_text(encoding="utf-8")).items()
    for number, (text, *rows) in enumerate(entries, 1)
]


def read(text: str) -> tuple[Attribution, ...]:
    actors = tuple(
        PageActor(
            id=name,
            name=name,
            type=entry[0],
            mentions=tuple(Mention(start=found.start(), end=found.end()) for found in re.finditer(entry[1], text)),
        )
        for name, entry in PEOPLE.items()
    )
    page = Page(Document(id="d", capture="c", name="n", text=text, language="fa", method="m"))
    return attributions(page, (Zone(start=0, end=len(text), kind="body"),), actors)


def told(text: str) -> list[tuple[str, str, str]]:
    return [(one.source, one.stance, text[one.content.start : one.content.end]) for one in read(text)]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_who_says_what_in_persian(text, expected):
    assert sorted(told(text)) == sorted(expected)


def test_the_inner_stands_within_the_outer():
    text = "به گزارش خبرگزاری بندر، سامان مهرگان گفت که گفت‌وگوها آغاز شد."
    found = {one.source: one for one in read(text)}
    assert found["saman"].within == found["agency"].id


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("به گزارش خبرگزاری بندر، سامان مهرگان گفت که گفت‌وگوها آغاز شد.", "fa"),
        ("جبهه دره هرگونه دیدار را تکذیب کرد.", "fa"),
        ("وقال سامر الحلو إن المفاوضات بدأت في العاصمة.", "ar"),
        ("ونفى المتحدث صحة هذه الأنباء.", "ar"),
        ("The spokesman said that the talks had begun.", "en"),
    ],
)
def test_the_language_of_a_page(text, code):
    assert language(folded(text)) == code
