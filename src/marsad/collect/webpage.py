"""Web pages: the article's text out of markup, with the zones that the markup gives away."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from configparser import ConfigParser
from dataclasses import dataclass
from functools import cache

from lxml import etree
from lxml.html import HtmlElement

from marsad.collect.body import mark_holder
from marsad.collect.charsets import decoded
from marsad.collect.drafts import Draft, Source, Unread
from marsad.collect.markup import Line, closed_up, lines, parsed, plain, tamed
from marsad.collect.metadata import Metadata, metadata
from marsad.collect.pruning import POST_BEGINS, POST_ENDS, class_words, page_parts, pruned
from marsad.collect.readers.text import shows
from marsad.model.errors import Refused
from marsad.model.zone import Zone, ZoneKind
from marsad.text.folding import folded, key

_DECLARED = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HEADINGS = ("h1", "h2", "h3", "h4")
_TITLED = (*_HEADINGS, "div", "span", "b", "strong", "font", "td", "p")
_LONGEST_TITLE = 400
_LONGEST_META = 120
_MOST_META = 4
_FEWEST_WORDS = 12
_LEAST_SHARE = 0.4
# The library reports through logging what it cannot use; a reader speaks through refusals alone.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class _Block:
    text: str
    kind: ZoneKind


def read(data: bytes, source: Source) -> Iterator[Draft | Unread]:
    """One draft: the title, a line for what stands of byline and date, and the article's paragraphs, a line each.

    Raises `Refused` where nothing on the page is running text.
    """
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    charset = declared.group(1).decode("ascii", "replace") if declared is not None else None
    markup = tamed(decoded(data, [source.charset, charset]).text)
    tree, whole = parsed(markup)
    if tree is None:
        raise Refused("empty", "There is no element of a page in it.")
    found = metadata(tree, source.url)
    visible = _running(lines(markup), found.title)
    if found.body is not None and not visible:
        # The page is drawn by script, and its text stands in the linked data alone.
        blocks = [_Block(text, "body") for line in plain(found.body).split("\n") if shows(text := closed_up(line))]
    else:
        blocks = (_article(tree, found.title) if whole else []) or visible
    if not any(block.kind in {"body", "post"} for block in blocks):
        raise Refused("no-article", "There are links and headings on the page, but no running text.")
    yield _draft(found, blocks)


def _article(tree: HtmlElement, title: str | None) -> list[_Block]:
    """The lines of the article as the extraction sees it; none where it sees none. The tree is used up."""
    import trafilatura
    from trafilatura.settings import Document

    pruned(tree)
    heading = _heading(tree, title)
    mark_holder(tree, heading)
    above = _above(tree, heading)
    running = sum(len(block.text) for block in _running(lines(etree.tostring(tree, encoding="unicode")), title))
    try:
        extracted = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, config=_config())
    except (etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError):
        # Trees that no browser would show break the library in its own ways; the page's lines are still there.
        return []
    if not isinstance(extracted, Document):
        return []
    found = _below(_parted(_lines_of(extracted.body)), title)
    if sum(len(block.text) for block in found) < _LEAST_SHARE * running or not found:
        return []
    return [*(_Block(text, "meta") for text in above), *found]


def _below(found: list[_Block], title: str | None) -> list[_Block]:
    """The blocks below the headline, where it stands among the first lines with nothing longer than a line above it."""
    begins = 0
    for place, block in enumerate(found):
        if title is not None and key(block.text) == key(title):
            begins = place + 1
        elif len(block.text.split()) >= _FEWEST_WORDS:
            break
    return found[begins:]


@cache
def _config() -> ConfigParser:
    """The extraction's settings, but without its last resort, which gives a page's whole text for a short article."""
    from trafilatura.settings import use_config

    settings = use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    return settings


def _heading(tree: HtmlElement, title: str | None) -> HtmlElement | None:
    """The element that shows the title by itself: a heading if one does, or else whatever does first."""
    body = tree.find("body")
    shown = [one for one in body.iter(*_TITLED) if _shows_title(one, title)] if title and body is not None else []
    return next((one for one in shown if one.tag in _HEADINGS), next(iter(shown), None))


def _shows_title(element: HtmlElement, title: str | None) -> bool:
    return len(element) < 3 and key(element.text_content()[: 2 * _LONGEST_TITLE]) == key(title or "")


def _above(tree: HtmlElement, heading: HtmlElement | None) -> list[str]:
    """What stands of byline and date between the heading and the first long paragraph, taken out of the tree.

    What stands above the heading is the article's only where one element holds both; elsewhere it is the day of the
    visit.
    """
    if heading is None:
        return []
    holder = next(heading.iterancestors("article", "main"), None)
    named = page_parts().meta
    found: list[str] = []
    begun = holder is not None
    for element in list((tree if holder is None else holder).iter()):
        if element is heading:
            begun = True
        elif element.tag == "p" and len(element.text_content()) > _LONGEST_META:
            break
        elif (
            begun
            and (element.tag == "time" or named.search(class_words(element)) or _bears_date(element))
            and tree in element.iterancestors()
        ):
            text = closed_up(" ".join(element.itertext()))
            if shows(text) and len(text) <= _LONGEST_META and next(element.iter("h1", "h2"), None) is None:
                found.append(text)
                element.drop_tree()
    return list(dict.fromkeys(found))[:_MOST_META]


def _bears_date(element: HtmlElement) -> bool:
    """Whether an element is no more than a line with a year in it, whatever its class says."""
    if not isinstance(element.tag, str) or element.tag in _HEADINGS:
        return False
    text = element.text_content()
    is_post = POST_BEGINS in text or POST_ENDS in text or next(element.iterancestors("blockquote"), None) is not None
    return not is_post and len(text) <= _LONGEST_META and _YEAR.search(folded(text)) is not None


def _lines_of(body: etree._Element) -> list[str]:
    """The lines of an extracted body: a paragraph, heading, list item or table row each; cells are parted by a tab."""
    found: list[str] = []
    pieces: list[str] = []

    def end_line() -> None:
        cells = filter(None, map(closed_up, "".join(pieces).split("\x1f")))
        found.extend(filter(None, ["\t".join(cells)]))
        pieces.clear()

    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in {"p", "head", "quote", "item", "row", "list", "table", "lb", "code", "div"}:
            end_line()
        if event == "start":
            pieces.append(element.text or "")
        else:
            pieces.append("\x1f" if element.tag == "cell" else "")
            pieces.append(element.tail or "" if element is not body else "")
    end_line()
    return found


def _parted(found: Sequence[str]) -> list[_Block]:
    """Lines as blocks of body, and what stands between the marks of an embedded post as one block of its own."""
    text = "\n".join(found)
    if text.count(POST_BEGINS) != text.count(POST_ENDS):
        text = text.replace(POST_BEGINS, "").replace(POST_ENDS, "")
    blocks: list[_Block] = []
    for number, stretch in enumerate(re.split(f"[{POST_BEGINS}{POST_ENDS}]", text)):
        if number % 2:
            blocks.append(_Block(stretch.strip(), "post"))
        else:
            blocks += [_Block(line.strip(), "body") for line in stretch.split("\n")]
    return [block for block in blocks if shows(block.text)]


def _running(found: Iterator[Line], title: str | None) -> list[_Block]:
    """From the first line of running text to the last, without the lines of links between them."""
    kept = [
        line for line in found if line.linked < 0.3 * len(line.text) and (title is None or key(line.text) != key(title))
    ]
    running = [place for place, line in enumerate(kept) if len(line.text.split()) >= _FEWEST_WORDS]
    if not running:
        return []
    return [_Block(line.text, "body") for line in kept[running[0] : running[-1] + 1] if len(line.text.split()) > 2]


def _draft(found: Metadata, blocks: Sequence[_Block]) -> Draft:
    pieces = [found.title, "\n\n"] if found.title else []
    zones = [Zone(0, len(found.title), kind="headline")] if found.title else []
    place = sum(map(len, pieces))
    for number, block in enumerate(blocks):
        if number:
            pieces.append("\n")
            place += 1
        end = place + len(block.text)
        before = zones[-1] if zones and number else None
        if before is not None and before.kind == block.kind != "post":
            zones[-1] = Zone(before.start, end, kind=block.kind)
        else:
            zones.append(Zone(place, end, kind=block.kind))
        pieces.append(block.text)
        place = end
    return Draft(
        text="".join(pieces),
        title=found.title,
        publisher=found.publisher,
        byline=found.byline,
        published=found.published,
        url=found.url,
        zones=tuple(zones),
    )
