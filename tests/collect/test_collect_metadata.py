from __future__ import annotations

import json

import pytest
from lxml.html import document_fromstring

from marsad.collect.metadata import Metadata, metadata


def found(head: str, body: str = "<p>نص</p>") -> Metadata:
    return metadata(document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"))


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ('<meta property="article:published_time" content="2020-03-04T01:00:00+03:00">', "", "2020-03-04"),
        ('<meta itemprop="datePublished" content="2020-03-04">', "", "2020-03-04"),
        ('<meta name="DC.date.issued" content="2020-03-04">', "", "2020-03-04"),
        ('<meta name="dc.date" content="04/03/2020"><meta name="date" content="2020-03-04">', "", "2020-03-04"),
        (linked(**{"@type": "NewsArticle", "datePublished": "2020-03-04"}), "", "2020-03-04"),
        (linked(**{"@graph": [{"@type": ["Article"], "datePublished": "2020-03-04"}]}), "", "2020-03-04"),
        ("", '<time pubdate datetime="2020-03-04">أمس</time>', "2020-03-04"),
        ("", '<time itemprop="datePublished" datetime="2020-03-04T10:00">x</time>', "2020-03-04"),
        ("", '<span itemprop="datePublished">2020-03-04</span>', "2020-03-04"),
        ("", '<time class="entry-date published" datetime="2020-03-04">x</time>', "2020-03-04"),
        ('<meta property="article:modified_time" content="2020-03-04">', "", None),
        ("", '<time datetime="2020-03-04">4 مارس</time>', None),
        ("", '<time class="published updated" datetime="2020-03-04">x</time>', None),
        ("", "<p>نشر في 4 مارس/آذار 2020</p><footer>© 2020</footer>", None),
        (linked(**{"@type": "Organization", "datePublished": "2020-03-04"}), "", None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": </script>', "", None),
        ('<script type="application/ld+json">' + "[" * 50_000 + "</script>", "", None),
    ],
)
def test_a_day_of_publication_is_taken_only_where_it_is_written_as_such(head: str, body: str, published: str) -> None:
    assert found(head, body).published == published


@pytest.mark.parametrize(
    ("head", "body", "title", "publisher"),
    [
        ("<title>خبر اليوم | الجريدة</title>", "<h1>خبر اليوم</h1>", "خبر اليوم", "الجريدة"),
        ("<title>الجريدة :: خبر اليوم</title>", "<td><b>خبر اليوم</b></td>", "خبر اليوم", "الجريدة"),
        ("<title>خبر طويل جداً اليوم - الجريدة</title>", "", "خبر طويل جداً اليوم", "الجريدة"),
        ('<title>x</title><meta property="og:title" content="خبر">', "<h1>الجريدة</h1>", "خبر", None),
        (
            '<meta property="og:title" content="خبر اليوم"><meta property="og:site_name" content="الجريدة">',
            "<h1>الجريدة</h1><h1>خبر  اليوم</h1>",
            "خبر اليوم",
            "الجريدة",
        ),
        (linked(**{"@type": "Report", "publisher": {"name": "مرصد"}}), "<h1>تقرير عن أمر</h1>", "تقرير عن أمر", "مرصد"),
        ("", "", None, None),
    ],
)
def test_title_and_publisher(head: str, body: str, title: str | None, publisher: str | None) -> None:
    assert (found(head, body).title, found(head, body).publisher) == (title, publisher)


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        ('<meta name="author" content="نورا الحبر">', "", "نورا الحبر"),
        ('<meta property="article:author" content="https://social.example/nora">', "", None),
        (linked(**{"@type": "Article", "author": [{"name": "أ"}, {"name": "ب"}]}), "", "أ, ب"),
        ("", '<a rel="author" href="/n">نورا الحبر</a>', "نورا الحبر"),
        ("", '<div class="byline">' + "كلام " * 40 + "</div>", None),
    ],
)
def test_byline(head: str, body: str, byline: str | None) -> None:
    assert found(head, body).byline == byline


@pytest.mark.parametrize("href", ["javascript:void(0)", "http://[", "mailto:a@b.example", "/relative"])
def test_an_address_that_is_none_of_the_web_is_not_taken(href: str) -> None:
    assert found(f'<link rel="canonical" href="{href}">').url is None
