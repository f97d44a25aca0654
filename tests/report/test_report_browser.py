"""The dossier in Chromium: nothing is fetched or injected, and a click lands on the characters that say it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from marsad.report import dossier as module
from marsad.report.dossier import dossier
from marsad.report.view import View
from marsad.text.folding import key

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="Chromium is not installed; it shows what the dossier does when opened"
    ),
]


@dataclass
class Opened:
    """A dossier in a browser tab, with all it asked for and complained of."""

    page: Page
    address: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def follow(self, link: str) -> None:
        """Click the first such link and wait until the dossier has gone where it leads."""
        self.page.locator(link).first.evaluate(
            "link => new Promise(done => { addEventListener('hashchange', done, { once: true }); link.click() })"
            ".then(() => {})"
        )

    def target(self) -> str:
        return "".join(self.page.locator("#reader .m-target").all_text_contents())


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()


def opened(browser: Browser, path: Path, **options: object) -> Opened:
    page = browser.new_page(**options)  # type: ignore[arg-type]
    found = Opened(page, path.as_uri())
    page.on("request", lambda request: found.asked.append(request.url))
    page.on("console", lambda message: found.complaints.append(message.text))
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    page.on("dialog", lambda dialog: (found.complaints.append(dialog.message), dialog.dismiss()))
    page.goto(found.address)
    return found


@pytest.fixture(scope="module")
def folder(view: View, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Dossiers in both languages, and one whose cards wait in blocks."""
    folder = tmp_path_factory.mktemp("dossiers")
    with pytest.MonkeyPatch.context() as patch:
        for language in ("ar", "en"):
            (folder / f"{language}.html").write_text(dossier(view, language), encoding="utf-8", newline="")  # type: ignore[arg-type]
        patch.setattr(module, "AT_ONCE", 1)
        patch.setattr(module, "BLOCK", 2)
        (folder / "waiting.html").write_text(dossier(view, "ar"), encoding="utf-8", newline="")
    return folder


@pytest.fixture(params=["ar", "en"])
def tab(request: pytest.FixtureRequest, browser: Browser, folder: Path) -> Iterator[Opened]:
    found = opened(browser, folder / f"{request.param}.html")
    yield found
    found.page.close()


@pytest.fixture
def arabic(browser: Browser, folder: Path) -> Iterator[Opened]:
    found = opened(browser, folder / "ar.html")
    yield found
    found.page.close()


@pytest.fixture
def waiting(browser: Browser, folder: Path) -> Iterator[Opened]:
    found = opened(browser, folder / "waiting.html", viewport={"width": 800, "height": 200})
    yield found
    found.page.close()


def test_every_claim_lands_on_the_characters_that_say_it(view: View, tab: Opened) -> None:
    for reading in view.readings:
        for claim in reading.claims:
            tab.follow(f"[id='{claim.id}'] a.quote")
            assert tab.target() == reading.text[claim.span.start : claim.span.end]
            inside = (
                "mark => { const at = mark.getBoundingClientRect(); return at.top >= 0 && at.bottom <= innerHeight }"
            )
            assert tab.page.locator("#reader .m-target").first.evaluate(inside)
    assert tab.page.evaluate("window.injected") is None
    assert tab.complaints == []
    assert tab.asked == [tab.address]


def test_every_page_opens_whole(view: View, arabic: Opened) -> None:
    for document in view.documents:
        arabic.page.locator(f".pages a[href='#page/{document.id}']").evaluate("link => link.click()")
        shown = arabic.page.locator("#reader .text p").all_text_contents()
        assert key(" ".join(shown).replace("U+202E", "").replace("U+202C", "")) == key(document.text)
    assert arabic.page.evaluate("window.injected") is None
    assert arabic.complaints == []


def test_an_address_with_a_stretch_opens_at_once(view: View, browser: Browser, folder: Path) -> None:
    reading = view.readings[-1]
    span = reading.attributions[0].content
    page = browser.new_page()
    page.goto((folder / "en.html").as_uri() + f"#page/{reading.id}/{span.start}-{span.end}")
    assert Opened(page, "").target() == reading.text[span.start : span.end]
    page.close()


def test_escape_closes_the_page_and_gives_the_focus_back(view: View, arabic: Opened) -> None:
    claim = view.readings[0].claims[0]
    arabic.page.locator(f"[id='{claim.id}'] a.quote").focus()
    arabic.page.keyboard.press("Enter")
    arabic.page.locator("#reader").wait_for(state="visible")
    assert arabic.page.evaluate("document.activeElement.id") == "reader"
    arabic.page.keyboard.press("Escape")
    assert arabic.page.locator("#reader").is_hidden()
    assert arabic.page.evaluate("document.activeElement.className") == "quote"


def test_a_click_on_marked_words_tells_what_was_read_there(view: View, arabic: Opened) -> None:
    arabic.follow(f".pages a[href='#page/{view.readings[0].id}']")
    arabic.page.locator("#reader .m-loaded").first.click()
    assert "فيلق المرجان (كما وردت)" in arabic.page.locator(".spot").inner_text()
    arabic.page.locator("#reader .m-claim").first.click()
    arabic.follow(".spot a")
    assert arabic.page.locator("#reader").is_hidden()
    assert arabic.page.evaluate("document.querySelector('.card:target') !== null")


@pytest.mark.parametrize(
    ("typed", "rows"),
    [("هيئه المرافى", 2), ("هَيْئَةُ المرافئ", 2), ("السنديان ٢٠٢٣", 3), ("COMPASS", 2), ("لا أحد قط", 0), ("", 7)],
)
def test_the_filter_hears_spellings_as_the_reading_does(arabic: Opened, typed: str, rows: int) -> None:
    arabic.page.fill("#filter-lines", typed)
    assert arabic.page.locator(".summary tbody tr:visible").count() == rows
    assert arabic.page.locator(".card:not([hidden])").count() == rows


def test_cards_that_wait_are_laid_out_when_jumped_to(waiting: Opened) -> None:
    assert waiting.page.locator(".card").count() < 7
    last = waiting.page.locator(".summary tbody tr").last.get_attribute("data-of")
    waiting.follow(f".summary tr[data-of='{last}'] a")
    assert waiting.page.locator(f"[id='{last}']").is_visible()
    assert waiting.complaints == []


def test_cards_that_wait_are_filtered_and_printed(waiting: Opened) -> None:
    waiting.page.fill("#filter-lines", "هيئة المرافئ")
    waiting.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert waiting.page.locator(".card").count() == 7
    assert waiting.page.locator(".card:not([hidden])").count() == 2
    assert waiting.page.locator("details.printed:not([open])").count() == 0
    waiting.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert waiting.page.locator("details.printed[open]").count() == 0


def test_a_line_without_an_end_opens(view: View, browser: Browser, tmp_path: Path) -> None:
    document, reading = view.documents[0], view.readings[0]
    text = document.text + "كلمة " * 60_000 + "😀" * 30_000
    endless = replace(
        view,
        documents=(replace(document, text=text), *view.documents[1:]),
        readings=(msgspec.structs.replace(reading, text=text), *view.readings[1:]),
    )
    (tmp_path / "endless.html").write_text(dossier(endless, "ar"), encoding="utf-8", newline="")
    found = opened(browser, tmp_path / "endless.html")
    found.follow(f"[id='{reading.claims[0].id}'] a.quote")
    assert found.target() == text[reading.claims[0].span.start : reading.claims[0].span.end]
    length = found.page.evaluate(
        "[...document.querySelectorAll('#reader .text p')].reduce((sum, p) => sum + [...p.textContent].length, 0)"
    )
    assert length == len(text.replace("\n", ""))
    found.page.close()


def test_light_and_dark(browser: Browser, folder: Path) -> None:
    found = opened(browser, folder / "en.html", color_scheme="dark")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    dark = found.page.evaluate(paper)
    found.page.click("#theme")
    light = found.page.evaluate(paper)
    found.page.click("#theme")
    assert found.page.evaluate(paper) == dark != light
    found.page.close()


def test_nothing_spills_over_a_narrow_screen(browser: Browser, folder: Path) -> None:
    for language in ("ar", "en"):
        found = opened(browser, folder / f"{language}.html", viewport={"width": 360, "height": 740})
        assert found.page.evaluate("document.documentElement.scrollWidth") <= 360
        found.page.close()


def test_it_is_read_without_a_script(view: View, browser: Browser, folder: Path) -> None:
    found = opened(browser, folder / "en.html", java_script_enabled=False)
    assert found.page.locator("noscript p").is_visible()
    assert found.page.locator(".card").count() == len(view.propositions)
    found.page.close()
