"""Which of a page's headings is the article's, and what the rest of the page's title says of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from marsad.collect.markup import closed_up
from marsad.text.folding import key

_SEPARATORS = re.compile(r"\s+[|–—·•»«:-]+\s+|\s*(?:\||::|»)\s*")
_EDGES = " |–—-·•»«:"
_LONGEST_NAME = 80
_LEAST_SHARE = 0.4
_SHORTEST_KNOWN = 12


def headline(tree: HtmlElement, named: Sequence[str], site: str | None) -> str | None:
    """The heading on the page that its title names; else what the metadata name; else the likeliest heading or part.

    `named` are the titles in the metadata, the most trusted first, `site` the site's name, which is no headline.
    """
    whole = title_element(tree)
    if (found := _fitting(tree, [*named, whole], site)) is not None:
        return found
    if named:
        return named[0]
    headings = [(heading, _text(heading)) for heading in tree.iter("h1") if _text(heading)]
    for heading, text in headings:
        if next(heading.iterancestors("article", "main"), None) is not None:
            return text
    if (part := _part_on_page(tree, _SEPARATORS.split(whole))) is not None:
        return part
    if len(headings) == 1 and len(headings[0][1].split()) > 2:
        return headings[0][1]
    return max(_SEPARATORS.split(whole), key=len) or None


def title_element(tree: HtmlElement) -> str:
    """The text of the page's title element; empty where there is none."""
    element = next(tree.iter("title"), None)
    return "" if element is None else _text(element)


def site_name(whole: str, title: str | None) -> str | None:
    """What the title element says beside the article's own title: by custom the site's name, last or first."""
    before, found, after = whole.partition(title or "\0")
    if not found:
        return None
    last = [part.strip(_EDGES) for part in _SEPARATORS.split(after) if part.strip(_EDGES)]
    first = [part.strip(_EDGES) for part in _SEPARATORS.split(before) if part.strip(_EDGES)]
    name = last[-1] if last else first[0] if first else ""
    return name if 0 < len(name) <= _LONGEST_NAME else None


def _text(element: HtmlElement) -> str:
    return closed_up(element.text_content())


def _fitting(tree: HtmlElement, titles: Sequence[str], site: str | None) -> str | None:
    """The longest heading that a title names, or that names it."""
    known = [key(one) for one in titles if one]
    fitting = []
    for heading in tree.iter("h1", "h2", "h3"):
        text = key(heading.text_content())
        if not text or text == key(site or ""):
            continue
        first = heading.tag == "h1"
        named = any(text in one and (first or len(text) >= _LEAST_SHARE * len(one)) for one in known)
        if named or (first and any(one in text and len(one) > _SHORTEST_KNOWN for one in known)):
            fitting.append(_text(heading))
    return max(fitting, key=len) if fitting else None


def _part_on_page(tree: HtmlElement, parts: Sequence[str]) -> str | None:
    """The part of the title element that stands by itself on the page, the longest if several do."""
    wanted = {key(part): part for part in parts} if len(parts) > 1 else {}
    found = {
        wanted[text]
        for element in tree.iter("h1", "h2", "h3", "b", "strong", "font", "td", "div", "span")
        if len(element) < 3 and (text := key(element.text_content()[: 4 * _LONGEST_NAME])) in wanted
    }
    return max(sorted(found), key=len) if found else None
