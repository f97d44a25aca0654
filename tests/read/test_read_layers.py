from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from marsad.model.document import Document
from marsad.model.zone import Zone, ZoneKind
from marsad.read.page import Page
from marsad.read.zones.header import header
from marsad.read.zones.zones import zones

SCRAPS = (
    "اقرأ أيضا: كلمات دلالية: سمات المصدر: التعليقات (3) اترك تعليقاً جميع الحقوق محفوظة © 2022 لصحيفة "
    "تاريخ النشر: 2021-02-03 "
    "بيروت: رويترز - الرياض | « » “ ” ( ) . .. ؟ ! … : ، ﷺ ﴾ ﴿ ـ َّ \u202e \u200f \u0301 "
    "— Name (@name) July 19, 2023 pic.twitter.com/ab1 https://t.co/x #وسم @who "
    "Read also: Tags: Comments By Next Previous Facebook Twitter قال المتحدث إن التنظيم ينفي ذلك نفيا قاطعا أمس"
).split(" ")
BREAKS = ("\n", "\n\n", " ", " ", " ", "", "\t", "\r\n", "\u2028", "\xa0")
SIGNS = st.characters(exclude_categories=("Cs",))
TEXTS = st.one_of(
    st.text(SIGNS, max_size=300),
    st.lists(st.tuples(st.sampled_from(SCRAPS), st.sampled_from(BREAKS)), max_size=120).map(
        lambda pieces: "".join(scrap + gap for scrap, gap in pieces)
    ),
    st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(SIGNS, max_size=8)), max_size=60).map(" ".join),
)
KINDS: list[ZoneKind] = ["headline", "meta", "body", "post", "tags", "related", "comments", "boilerplate"]


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, tuple[Zone, ...]]:
    text = draw(TEXTS)
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    return text, tuple(Zone(start, end, kind=draw(st.sampled_from(KINDS))) for start, end in pairwise(places))


def hold(text: str, language: str, known: tuple[Zone, ...] = ()) -> None:
    page = Page(Document(id="d", capture="c", name="n", text=text, language=language, zones=known, method="t"))
    found = zones(page)
    for zone in found:
        assert 0 <= zone.start < zone.end <= len(text)
        stretch = text[zone.start : zone.end]
        assert stretch == stretch.strip()
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert zones(page) == found
    header(page, found)


@given(TEXTS, st.sampled_from(["ar", "en"]))
@example("PIC.TWITTER.COM/ﷺ 0", "en")
@settings(max_examples=150, deadline=None)
def test_whatever_the_text_zones_lie_in_it_in_order_and_apart(text: str, language: str) -> None:
    hold(text, language)


@given(marked())
@settings(max_examples=100, deadline=None)
def test_zones_from_markup_are_no_danger_to_that(page: tuple[str, tuple[Zone, ...]]) -> None:
    hold(page[0], "ar", page[1])


@pytest.mark.parametrize(
    "scrap",
    [
        "ا",
        "ا ",
        "a. المصدر: ب ",
        "https://t.co/x ",
        "— ن (@n) July 1, 2020 ",
        "#و ",
        "اقرأ أيضا: ",
        "اقرأ أيضا\n",
        "س\n",
        "- ",
        "\u202e",
        "a@",
    ],
)
def test_a_huge_line_takes_time_in_proportion(scrap: str) -> None:
    hold(scrap, "ar")
    spent = []
    for times in (1500, 12000):
        start = process_time()
        hold(scrap * times, "ar")
        spent.append(process_time() - start)
    assert spent[1] < 24 * spent[0] + 0.5
