from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from marsad.collect.markup import lines, parsed, plain, tamed

PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div a='",
        "<a href=x>",
        "</a>",
        "<",
        ">",
        '"',
        "'",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "&#1;",
    ]
)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>أول</p><p>ثان</p>", ["أول", "ثان"]),
        ("أول<br>ثان<br/>ثالث", ["أول", "ثان", "ثالث"]),
        ("<div>أول <b>غليظ</b>\n  وبعده</div>", ["أول غليظ وبعده"]),
        ("<p>a &amp; b &lt;i&gt;</p>", ["a & b <i>"]),
        ("<!-- سر --><p>علن</p><!-- سر", ["علن", "<!-- سر"]),
        ("<script>var a = '<p>سر</p>'</script><STYLE>p</STYLE><p>علن", ["علن"]),
        ("<p title='a>b'>نص</p>", ["نص"]),
        ("3 < 4 و 5 > 4", ["3 < 4 و 5 > 4"]),
    ],
)
def test_lines_are_what_a_reader_sees(markup: str, text: list[str]) -> None:
    assert [line.text for line in lines(markup)] == text


def test_lines_know_how_much_of_them_is_links() -> None:
    (found,) = lines("<p>ab<a href=x>cde</a></p>")
    assert (found.text, found.linked) == ("abcde", 3)


def test_text_is_left_alone_and_markup_made_plain() -> None:
    assert plain("a < b\n\n  c & d ") == "a < b\n\n  c & d "
    assert plain("<p>أول&nbsp;سطر</p>\n<p>ثان</p>") == "أول\xa0سطر\nثان"


@given(st.lists(PIECES | st.text(max_size=3), max_size=60).map("".join))
def test_no_markup_breaks_the_way_to_a_tree(markup: str) -> None:
    tree, _ = parsed(tamed(markup))
    if tree is not None:
        etree.tostring(tree, encoding="unicode")
        for element in list(tree.iter("p", "a")):
            element.drop_tree()
    list(lines(markup))


def test_a_tag_with_many_attributes_keeps_those_that_are_read() -> None:
    markup = "<p " + "junk='1' " * 1000 + "class='a' id='b' src='data:" + "x" * 5000 + "'>نص</p>"
    assert tamed(markup) == "<p class='a' id='b'>نص</p>"
