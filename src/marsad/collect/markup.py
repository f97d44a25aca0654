"""Markup that may be broken or hostile: bound it, parse it, and read lines out of it where no parser will have it."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

# Possessive, so that a tag without an end costs one pass and not one for each of its characters.
_TAG = re.compile(r"""<(/?)([a-zA-Z][\w:-]*+)([^>"']*+(?:(?:"[^"]*+"|'[^']*+')[^>"']*+)*+)>?""")
_ATTRIBUTE = re.compile(r"""(?<![\w:-])([a-zA-Z][\w:-]*+)\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'>]++)""")
_KEPT_ATTRIBUTES = frozenset(
    "class id itemprop property name content href rel datetime pubdate type charset lang".split()
)
_LONG_TAG = 2000
_LONG_VALUE = 1000
_MOST_KEPT = 20
_LONG_SCRIPT = 1 << 20
_MOST_TAGS = 100_000
_BEGINNING = 1 << 18
_BLOCKS = frozenset(
    "address article aside blockquote br caption center dd details div dl dt fieldset figcaption figure footer form h1 "
    "h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table tbody td tfoot th thead title tr "
    "ul".split()
)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
# What XML cannot hold, though pages can, and what no text may hold.
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_REFERENCE = re.compile("&#([xX]?)([0-9a-fA-F]{1,12});?")
_HAS_MARKUP = re.compile(r"</(?:p|div|span|a|b|i|em|strong|h[1-6]|li|ul|blockquote)>|<(?:br|p)\s*/?>", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of visible text and how many of its characters are links."""

    text: str
    linked: int


def tamed(markup: str) -> str:
    """The markup with huge tags cut down to the attributes that are read, and without huge scripts.

    A parser compares each attribute of a tag with each other: 200,000 of them take minutes. Pictures written into
    attributes of saved pages take more than a parser's buffer.
    """
    kept: list[str] = []
    place = 0
    for tag in _TAG.finditer(markup):
        if tag.end() - tag.start() > _LONG_TAG:
            kept += (markup[place : tag.start()], _short(tag))
            place = tag.end()
    kept.append(markup[place:])
    clean = _REFERENCE.sub(_allowed, _CONTROL.sub("", _XML_DECLARATION.sub("", "".join(kept))))
    return _without_long_scripts(clean)


def _allowed(reference: re.Match[str]) -> str:
    """A reference to a character, but none to one that a tree cannot hold."""
    number = reference.group(2).lstrip("0") or "0"
    base = 16 if reference.group(1) else 10
    known = len(number) <= 7 and (base == 16 or number.isdecimal())
    code = int(number, base) if known else 0
    return reference.group() if 0 < code < 0x110000 and _CONTROL.match(chr(code)) is None else ""


def _short(tag: re.Match[str]) -> str:
    attributes = [
        f" {found.group(1)}={found.group(2)}"
        for found in _ATTRIBUTE.finditer(tag.group(3))
        if found.group(1).lower() in _KEPT_ATTRIBUTES and len(found.group(2)) <= _LONG_VALUE
    ]
    return f"<{tag.group(1)}{tag.group(2)}{''.join(attributes[:_MOST_KEPT])}>"


def _without_long_scripts(markup: str) -> str:
    if len(markup) < _LONG_SCRIPT:
        return markup
    for element in ("script", "style"):
        markup = "".join(_outside(markup, *_ends(element), longest=_LONG_SCRIPT))
    return markup


def _ends(element: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(rf"<{element}\b", re.IGNORECASE), re.compile(rf"</{element}\s*>", re.IGNORECASE)


def _outside(markup: str, opening: re.Pattern[str], closing: re.Pattern[str], longest: int = 0) -> Iterator[str]:
    """What stands outside the stretches between two marks that are longer than allowed; one without an end is left."""
    place = 0
    while (begin := opening.search(markup, place)) and (end := closing.search(markup, begin.end())):
        yield markup[place : begin.start() if end.end() - begin.start() > longest else end.end()]
        place = end.end()
    yield markup[place:]


_HIDDEN = (
    (re.compile("<!--"), re.compile("-->")),
    *map(_ends, "script style noscript template svg textarea iframe head select button nav".split()),
)


def parsed(markup: str) -> tuple[HtmlElement | None, bool]:
    """The tree of tamed markup, and whether it is whole: the parser stops at 256 open elements and at 10 MB of text.

    A tree takes two hundred times the memory of its smallest tags, so that of a page with more tags than any page that
    is read by people only the beginning is parsed. None where there is no element in it.
    """
    huge = markup.count("<") > _MOST_TAGS
    parser = HTMLParser(remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(markup[:_BEGINNING] if huge else markup, parser=parser)
    except (etree.LxmlError, ValueError):
        return None, False
    return tree, not huge and not any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def lines(markup: str) -> Iterator[Line]:
    """The visible lines of markup, without a parser: in time that grows with its length, however it is nested."""
    for opening, closing in _HIDDEN:
        if opening.search(markup) is not None:
            markup = "\n".join(_outside(markup, opening, closing))
    pieces: list[str] = []
    linked = place = 0
    in_link = False
    for tag in _TAG.finditer(markup):
        text = markup[place : tag.start()]
        pieces.append(text)
        linked += len(text) if in_link else 0
        place = tag.end()
        name = tag.group(2).lower()
        in_link = (tag.group(1) == "") if name == "a" else in_link and name not in _BLOCKS
        if name in _BLOCKS:
            yield from _line(pieces, linked)
            pieces, linked = [], 0
    yield from _line([*pieces, markup[place:]], linked)


def _line(pieces: list[str], linked: int) -> Iterator[Line]:
    text = closed_up(entities.unescape("".join(pieces)))
    if text:
        yield Line(text, linked)


def closed_up(text: str) -> str:
    """Text with its runs of space, tab and line end made one space, as a browser shows it."""
    return _SPACES.sub(" ", text).strip(" ")


def plain(text: str) -> str:
    """Text as it is, or, where it is a stretch of markup, its visible lines."""
    if _HAS_MARKUP.search(text) is None:
        return text
    return "\n".join(line.text for line in lines(text))
