from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml.html import document_fromstring, fragment_fromstring

from marsad.collect.body import mark_holder, set_paragraphs

SAID = "قال متحدث باسم نقابة الخبازين إن أحداً من أعضائها لم يلتق إدارة المطاحن، لا في الشتاء ولا قبله."
PIECES = st.sampled_from(["a ", "<br>", "<b>b</b>", "<p>c</p>", "<span>d<br>e<br>f</span>", "<ul><li>g</li></ul>", "h"])


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<div>a<br><br>b <b>c</b><br>d</div>", "<div><p>a</p><p>b <b>c</b></p><p>d</p></div>"),
        ("<span>a<br><br>b</span>", "<div><p>a</p><p>b</p></div>"),
        ("<td>a<br><p>b</p>c<br>d</td>", "<td><p>a</p><p>b</p><p>c</p><p>d</p></td>"),
        ("<div>a<br>b</div>", "<div>a<br>b</div>"),
        ("<div><br><br></div>", "<div></div>"),
    ],
)
def test_lines_between_breaks_become_paragraphs(markup: str, found: str) -> None:
    tree = fragment_fromstring(f"<div id=x>{markup}</div>")
    set_paragraphs(tree)
    assert "".join(etree.tostring(child, encoding="unicode", method="html") for child in tree) == found


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_letter_is_lost_or_moved(markup: str) -> None:
    tree = document_fromstring(f"<html><body><div>{markup}</div></body></html>")
    before = "".join(tree.text_content().split())
    set_paragraphs(tree)
    assert "".join(tree.text_content().split()) == before


def test_the_deepest_element_with_most_of_the_text_is_the_article() -> None:
    body = f"<div id=menu>x</div><div id=whole><div id=held><p>{SAID}</p><p>{SAID}</p></div><p>قصير</p></div>"
    tree = document_fromstring(f"<html><body>{body}</body></html>")
    mark_holder(tree, None)
    assert [one.get("id") for one in tree.iter("article")] == ["held"]


def test_the_article_takes_in_a_heading_beside_it_and_leaves_one_that_is_named() -> None:
    page = f"<div id=whole><h1>عنوان</h1><div id=held><p>{SAID}</p><p>{SAID}</p></div></div>"
    tree = document_fromstring(f"<html><body>{page}</body></html>")
    mark_holder(tree, next(tree.iter("h1")))
    assert [one.get("id") for one in tree.iter("article")] == ["whole"]
    named = document_fromstring(f"<html><body><article id=own>x</article>{page}</body></html>")
    mark_holder(named, None)
    assert [one.get("id") for one in named.iter("article")] == ["own"]
