"""Make plain to an extraction what a page leaves to the eye: where paragraphs end, and which element holds them."""

from __future__ import annotations

from collections import defaultdict

from lxml.html import Element, HtmlElement

_CONTAINERS = ("div", "td", "section", "article", "main", "center", "blockquote", "li", "span", "font", "dd")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code em font i ins kbd mark q s small span strong sub sup u".split()
)
_RUNNING = 60
_MOST = 0.75


def set_paragraphs(tree: HtmlElement) -> None:
    """Turn what stands between line breaks into paragraphs, in place.

    Old publishing systems part paragraphs by two breaks in one element, of which extractions keep what they guess.
    """
    for element in list(tree.iter(*_CONTAINERS)):
        if sum(child.tag == "br" for child in element) > 1:
            _set(element)


def _set(element: HtmlElement) -> None:
    children = list(element)
    paragraph = Element("p")
    paragraph.text, element.text = element.text, None
    for child in children:
        element.remove(child)
    element.append(paragraph)
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag in _INLINE and not any(inner.tag == "br" for inner in child):
            paragraph.append(child)
            child.tail = tail
            continue
        if child.tag != "br":
            element.append(child)
        paragraph = Element("p")
        paragraph.text = tail
        element.append(paragraph)
    if element.tag in _INLINE:
        element.tag = "div"
    for paragraph in list(element.iterchildren("p")):
        if len(paragraph) == 0 and not (paragraph.text or "").strip():
            element.remove(paragraph)


def mark_holder(tree: HtmlElement, heading: HtmlElement | None) -> None:
    """Name the element that holds most of the running text an article, where nothing says which one it is.

    It is the deepest one that does; or, where the heading stands beside it, the one around both.
    """
    from trafilatura.xpaths import BODY_XPATH

    if any(path(tree) for path in BODY_XPATH):
        return
    held: defaultdict[HtmlElement, int] = defaultdict(int)
    whole = 0
    for paragraph in tree.iter("p"):
        length = len(paragraph.text_content())
        if length < _RUNNING:
            continue
        whole += length
        for around in paragraph.iterancestors():
            held[around] += length
    holders = [element for element, length in held.items() if length >= _MOST * whole]
    if not holders:
        return
    holder = max(holders, key=lambda element: sum(1 for _ in element.iterancestors()))
    if heading is not None and heading not in holder.iterdescendants():
        around = next((one for one in holder.iterancestors() if heading in one.iterdescendants()), holder)
        if len(around.text_content()) <= len(holder.text_content()) / _MOST:
            holder = around
    if holder.tag not in {"html", "body"}:
        holder.tag = "article"
