"""The dossier holds everything, fetches nothing, and nothing that stands on a page acts in it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.report import dossier as module
from marsad.report.dossier import dossier
from marsad.report.labels import labels
from marsad.report.view import View


class Elements(HTMLParser):
    """Every start tag with its attributes, and the text of script and style elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.contents: list[tuple[dict[str, str | None], str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in {"script", "style"}:
            self.contents.append((dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:
            self.contents[-1] = (self.contents[-1][0], self.contents[-1][1] + data)

    @property
    def kinds(self) -> list[str]:
        return [tag for tag, _ in self.tags]


@pytest.fixture(scope="module")
def html(view: View) -> str:
    return dossier(view, "ar")


def test_the_same_view_gives_the_same_bytes(view: View, html: str) -> None:
    assert dossier(view, "ar") == html


def test_the_policy_lets_only_its_own_script_and_style_run(html: str) -> None:
    found = Elements(html)
    policy = next(attributes["content"] for _, attributes in found.tags if attributes.get("http-equiv"))
    running = [content for attributes, content in found.contents if "type" not in attributes]
    style, script = (base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in running)
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{script}'; style-src 'sha256-{style}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_nothing_is_fetched_and_nothing_handles_events(html: str) -> None:
    for tag, attributes in Elements(html).tags:
        assert tag not in {"img", "iframe", "object", "embed", "link", "base", "form", "video", "audio", "source"}
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            assert name not in {"src", "srcset", "style", "action", "srcdoc"}, (tag, name)
            assert name != "href" or str(value).startswith("#"), (tag, value)


def test_page_texts_lie_whole_in_inert_blocks(view: View, html: str) -> None:
    found = {attributes["id"]: content for attributes, content in Elements(html).contents if "id" in attributes}
    for document in view.documents:
        page = json.loads(found[f"page/{document.id}"])
        assert page["text"] == document.text
    assert "<" not in "".join(found.values())


def test_direction_overrides_are_shown(html: str) -> None:
    outside = re.sub(r"<script type=.*?</script>", "", html, flags=re.DOTALL)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", outside)
    assert "empty[U+202E]txt.exe" in outside


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_first_screen_says_what_this_is(view: View, language: str) -> None:
    text = dossier(view, language)  # type: ignore[arg-type]
    assert text.startswith("<!doctype html>")
    say = labels(language)  # type: ignore[arg-type]
    first, _ = text.split('<section id="propositions">')
    assert f'<html lang="{language}" dir="{say["page"]["direction"]}">' in first
    assert say["page"]["disclaimer"] in first
    assert [int(one) for one in re.findall(r"<dd>(\d+)</dd>", first)] == [9, 7, 3]


def test_every_claim_links_to_its_characters(view: View, html: str) -> None:
    for reading in view.readings:
        for claim in reading.claims:
            assert f'href="#page/{reading.id}/{claim.span.start}-{claim.span.end}"' in html


def test_loaded_names_are_marked_as_written(html: str) -> None:
    assert '<mark class="loaded">ميليشيا المرجان</mark>' in html


def test_an_empty_case_is_a_dossier_too() -> None:
    for language in ("ar", "en"):
        text = dossier(View(name="", version="0", methods={}), language)  # type: ignore[arg-type]
        assert labels(language)["timeline"]["nothing"] in text  # type: ignore[arg-type]


def test_cards_beyond_the_first_wait_in_inert_blocks(view: View, html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AT_ONCE", 2)
    monkeypatch.setattr(module, "BLOCK", 3)
    found = Elements(dossier(view, "ar"))
    blocks = [content for attributes, content in found.contents if attributes.get("type") == "text/html"]
    assert [block.count('class="card"') for block in blocks] == [3, 2]
    assert html.count('class="card"') == 7


ENDING = "</script></style></title><script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.mark.parametrize(
    "hostile",
    [
        ENDING,
        f"\" onmouseover=alert(1) x='{ENDING}",
        f"<!--<script>{ENDING}",
        f"{{{{ 7 * 7 }}}}{{% raw %}}]]>{ENDING}",
        f"\u202e\u2066&lt;script&gt;&#60;img src=x>\\u003c{ENDING}",
    ],
)
def test_whatever_a_page_says_stays_text(view: View, hostile: str) -> None:
    first = view.readings[0]
    text = first.text[:320] + hostile * 9
    html = dossier(
        replace(
            view,
            name=hostile,
            documents=tuple(
                replace(one, name=hostile, title=hostile, publisher=hostile, url=f"javascript:{hostile}", text=text)
                for one in view.documents
            ),
            readings=(msgspec.structs.replace(first, text=text), *view.readings[1:]),
            takings=tuple(replace(one, location=hostile, means=hostile) for one in view.takings),
            actors=tuple(replace(one, name=hostile, loaded=(hostile,)) for one in view.actors),
            refusals=tuple(replace(one, name=hostile, detail=hostile, reason=hostile) for one in view.refusals),
            judgements=tuple(replace(one, by=hostile, reason=hostile, value=hostile) for one in view.judgements),
            chains=tuple(
                replace(one, links=tuple(replace(link, name=hostile) for link in one.links)) for one in view.chains
            ),
        ),
        "en",
    )
    test_nothing_is_fetched_and_nothing_handles_events(html)
    test_the_policy_lets_only_its_own_script_and_style_run(html)


@given(st.text(max_size=200))
def test_a_block_is_inert_and_loses_nothing(text: str) -> None:
    block = str(module._block({"text": text}))
    assert "<" not in block
    assert json.loads(block) == {"text": text}
