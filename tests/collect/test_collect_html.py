from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from collected import document, refused

DATA = Path(__file__).parent / "data"
PAGES: dict[str, dict[str, Any]] = yaml.safe_load((DATA / "pages.yml").read_text(encoding="utf-8"))
SAID = "قال متحدث باسم نقابة الخبازين إن أحداً من أعضائها لم يلتق إدارة المطاحن، لا في الشتاء ولا قبله."
TOLD = "وأكد عامل في المطاحن، طلب عدم ذكر اسمه، أنه رأى الوفد بعينه يدخل من الباب الخلفي."


def page(body: str, head: str = "<meta charset=utf-8><title>نفي نقابة الخبازين - جريدة الفرن</title>") -> str:
    return f"<!doctype html><html lang=ar dir=rtl><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_gives_its_article_and_nothing_else(name: str) -> None:
    expected = PAGES[name]
    found = document((DATA / "pages" / name).read_bytes(), name)
    lines = found.text.split("\n")
    assert [text for text in expected["keep"] if not any(text in line for line in lines)] == []
    assert [text for text in expected["drop"] if text in found.text] == []
    posts = [found.text[zone.start : zone.end] for zone in found.zones if zone.kind == "post"]
    assert posts == expected.get("posts", [])
    assert {part: getattr(found, part) for part in expected.keys() - {"keep", "drop", "posts"}} == {
        part: value for part, value in expected.items() if part not in {"keep", "drop", "posts"}
    }


def test_zones_part_headline_meta_and_body_and_cover_all_words() -> None:
    found = document((DATA / "pages" / "semantic.html").read_bytes(), "semantic.html")
    assert [zone.kind for zone in found.zones] == ["headline", "meta", "body"]
    assert found.text.startswith(f"{found.title}\n\n")
    outside = list(found.text)
    for zone in found.zones:
        outside[zone.start : zone.end] = ""
        outside[zone.start : zone.start] = " " * (zone.end - zone.start)
    assert "".join(outside).strip() == ""


def test_a_page_of_links_has_no_article() -> None:
    assert refused((DATA / "pages" / "front.html").read_bytes(), "front.html").reason == "no-article"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("declared", ["utf-8", "windows-1256", "iso-8859-1", "no-such-thing"])
def test_the_declared_charset_is_checked(charset: str, declared: str) -> None:
    markup = page(f"<h1>نفي نقابة الخبازين</h1><p>{SAID}</p><p>{TOLD}</p>", f"<meta charset={declared}>")
    found = document(markup.encode(charset), "page.html", charset=declared)
    assert found.text == f"نفي نقابة الخبازين\n\n{SAID}\n{TOLD}"


def test_letters_of_the_text_stay_as_they_stand() -> None:
    odd = "قال: «&lt;script&gt;alert(1)&lt;/script&gt;» ثم كتب مي‌خواهم \u200fوصمت\u200e طويلاً ـــ قبل أن ينفي & يمضي."
    found = document(page(f"<article><h1>عنوان</h1><p>{odd}</p><p>{SAID}</p></article>"), "page.html")
    assert odd.replace("&lt;", "<").replace("&gt;", ">") in found.text


def test_scripts_and_styles_are_no_text() -> None:
    script = "<script>document.write('<p>سر</p>')</script><style>p{color:red}</style>"
    body = f"<h1>نفي نقابة الخبازين</h1><p>{SAID}</p>{script}<p>{TOLD}</p>"
    assert document(page(body), "page.html").text == f"نفي نقابة الخبازين\n\n{SAID}\n{TOLD}"


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 10_000 + f"<p>{SAID}</p><p>{TOLD}</p>" + "</div>" * 10_000,
        f"<p>{SAID}</p>" + "<b>" * 50_000 + f"<p>{TOLD}</p>",
        "<table><tr><td>" * 10_000 + f"<p>{SAID}</p><p>{TOLD}</p>",
        "<div " + " ".join(f"a{n}=1" for n in range(50_000)) + f"><p>{SAID}</p><p>{TOLD}</p></div>",
        f"<div style='{'x' * 3_000_000}'><p>{SAID}</p><p>{TOLD}</p></div>",
        f"<p>{SAID}</p><script>{'var x = 1;' * 200_000}</script><p>{TOLD}</p>",
        f"<p>{SAID}<p>{TOLD}<div><<>><p<p</b></i>&#0;&#x1;&#xFFFF;&#99999999;\x01\x0b",
        "<div>x</div>" * 60_000 + f"<p>{SAID}</p><p>{TOLD}</p>",
    ],
    ids=["deep", "unclosed", "tables", "attributes", "long-attribute", "long-script", "broken", "many-tags"],
)
def test_hostile_markup_still_gives_its_paragraphs(body: str) -> None:
    found = document(page(f"<h1>عنوان الصفحة</h1>{body}"), "page.html")
    assert SAID in found.text
    assert TOLD in found.text


@pytest.mark.parametrize("name", ["page.html", "page"])
def test_a_page_is_known_by_how_it_begins(name: str) -> None:
    found = document(page(f"<p>{SAID}</p><p>{TOLD}</p>"), name)
    assert found.method.startswith("html/")


def test_a_page_of_direction_overrides_has_no_article() -> None:
    assert refused(page("<p>" + "\u202e\u202d" * 5000 + "</p>"), "page.html").reason == "no-article"


def test_cards_of_other_articles_are_not_taken_for_the_article() -> None:
    cards = "".join(f"<article><a href=/{n}>خبر رقم {n}</a></article>" for n in range(9))
    story = f"<h1>نفي نقابة الخبازين</h1><div class=body><p>{SAID}</p><p>{TOLD}</p></div>"
    assert document(page(story + cards), "page.html").text == f"نفي نقابة الخبازين\n\n{SAID}\n{TOLD}"


def test_the_address_it_was_taken_from_is_its_own_where_it_names_none() -> None:
    markup = page(f"<h1>عنوان</h1><p>{SAID}</p>")
    taken = {"means": "url", "location": "http://a.example/1", "followed": ("https://a.example/2",)}
    assert document(markup, "1", media_type="text/html", **taken).url == "https://a.example/2"
    named = markup.replace("<title>", '<link rel=canonical href="/own"><title>')
    assert document(named, "1", media_type="text/html", **taken).url == "https://a.example/own"


def test_a_post_in_a_figure_is_kept_and_a_source_that_is_one_link_too() -> None:
    post = '<blockquote class="twitter-tweet"><p>لم نلتق بأحد.</p>— النقابة (@furn) <a href=x>3 مارس</a></blockquote>'
    figure = f'<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">{post}</div></figure>'
    teaser = "<p><a href=y>خبر آخر لا صلة له بهذا الخبر</a></p><p><a href=z>وكالة المرفأ</a></p>"
    body = f"<article><h1>نفي نقابة الخبازين</h1><p>{SAID}</p>{figure}{teaser}<p>{TOLD}</p></article>"
    found = document(page(body), "page.html")
    assert [zone.kind for zone in found.zones] == ["headline", "body", "post", "body"]
    assert found.text.split("\n")[2:] == [SAID, "لم نلتق بأحد.", "— النقابة (@furn) 3 مارس", "وكالة المرفأ", TOLD]


def test_the_text_in_linked_data_stands_in_for_a_page_that_is_drawn_by_script() -> None:
    data = f'{{"@type": "NewsArticle", "headline": "نفي", "articleBody": "{SAID}\\n\\n{TOLD}"}}'
    head = f'<meta charset=utf-8><title>نفي</title><script type="application/ld+json">{data}</script>'
    assert document(page("<div id=root></div>", head), "page.html").text == f"نفي\n\n{SAID}\n{TOLD}"
