"""What a page says of itself for machines to read: title, publisher, byline, day of publication, address.

Only what is written out as such is taken. A day is never guessed from the page's text or its address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from marsad.collect.days import day
from marsad.collect.markup import closed_up
from marsad.text.folding import key

_PUBLISHED = (
    "article:published_time og:published_time datepublished pubdate publishdate publish-date publish_date "
    "published_time sailthru.date parsely-pub-date dc.date.issued dcterms.issued dcterms.created dc.date dcterms.date "
    "citation_publication_date date"
).split()
_BYLINE = "author article:author dc.creator dcterms.creator byl parsely-author sailthru.author".split()
_PUBLISHER = "og:site_name publisher dc.publisher dcterms.publisher application-name".split()
_ARTICLE = re.compile(r"Article|Report|Posting|Blog|Review|WebPage|CreativeWork")
_SEPARATORS = re.compile(r"\s+[|–—·•»«:-]+\s+|\s*(?:\||::|»)\s*")
_MICROFORMATS = frozenset({"published", "dt-published", "entry-date"})
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of itself; None where it says nothing. `body` is the article's text as linked data give it."""

    title: str | None
    publisher: str | None
    byline: str | None
    published: str | None
    url: str | None
    body: str | None


def metadata(tree: HtmlElement, address: str | None = None) -> Metadata:
    """What the markup of a whole page, before anything is taken out, says of itself.

    `address` is where it was taken from: the base of relative addresses, and the page's own where it names none.
    """
    meta = _meta(tree)
    linked = list(_linked_data(tree))
    parts = _title_parts(tree)
    title = _title(tree, meta, linked, parts)
    publisher = _first(meta, _PUBLISHER) or _named(linked, "publisher") or _site(parts, title)
    return Metadata(
        title=title,
        publisher=publisher,
        byline=_byline(tree, meta, linked),
        published=_published(tree, meta, linked),
        url=_address(tree, meta, address),
        body=next((body for one in linked if isinstance(body := one.get("articleBody"), str) and body.strip()), None),
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Content of the page's meta elements by lower-case name; the first of a name stands."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = closed_up(element.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(meta: Mapping[str, str], names: Sequence[str]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _linked_data(tree: HtmlElement) -> Iterator[Mapping[str, object]]:
    """The JSON-LD objects of the page that describe an article, then those that describe a page."""
    objects: list[Mapping[str, object]] = []
    for element in tree.iter("script"):
        if "ld+json" in (element.get("type") or ""):
            try:
                objects += _objects(json.loads(element.text_content(), strict=False))
            except (ValueError, RecursionError):
                continue
    kinds = [(one, str(one.get("@type"))) for one in objects]
    articles = [one for one, kind in kinds if _ARTICLE.search(kind)]
    yield from sorted(articles, key=lambda one: "WebPage" in str(one.get("@type")))


def _objects(found: object) -> list[Mapping[str, object]]:
    if isinstance(found, list):
        return [one for inner in found for one in _objects(inner)]
    if isinstance(found, Mapping):
        return [found, *_objects(found.get("@graph")), *_objects(found.get("mainEntity"))]
    return []


def _named(linked: Sequence[Mapping[str, object]], field: str) -> str | None:
    """The name of what the linked data hold under a field: a string, an object with a name, or several of these."""
    for one in linked:
        found = one.get(field)
        several = found if isinstance(found, list) else [found]
        names = [inner.get("name") if isinstance(inner, Mapping) else inner for inner in several]
        written = [closed_up(name) for name in names if isinstance(name, str) and not name.startswith("http")]
        if any(written):
            return ", ".join(filter(None, written))
    return None


def _text(element: HtmlElement) -> str:
    return closed_up(element.text_content())


def _title_parts(tree: HtmlElement) -> list[str]:
    element = next(tree.iter("title"), None)
    return [part for part in _SEPARATORS.split(_text(element)) if part] if element is not None else []


def _title(
    tree: HtmlElement, meta: Mapping[str, str], linked: Sequence[Mapping[str, object]], parts: Sequence[str]
) -> str | None:
    """The heading that stands on the page, where it is known for the page's title; else what the metadata say."""
    named = [
        _first(meta, ("og:title", "twitter:title", "dc.title")),
        *(_written(one.get("headline")) for one in linked[:1]),
    ]
    known = [key(one) for one in (*named, " ".join(parts)) if one]
    headings = [(heading, _text(heading)) for heading in tree.iter("h1")]
    site = key(_first(meta, _PUBLISHER) or "")
    fitting = [text for _, text in headings if text and any(key(text) in one or one in key(text) for one in known)]
    if any(key(text) != site for text in fitting):
        return max((text for text in fitting if key(text) != site), key=len)
    inside = [
        text for heading, text in headings if text and next(heading.iterancestors("article", "main"), None) is not None
    ]
    if inside and not any(named):
        return inside[0]
    if any(named):
        return next(filter(None, named))
    if len(headings) == 1 and len(headings[0][1].split()) > 2:
        return headings[0][1]
    return _part_on_page(tree, parts) or (max(parts, key=len) if parts else None)


def _written(found: object) -> str | None:
    return closed_up(found) or None if isinstance(found, str) else None


def _part_on_page(tree: HtmlElement, parts: Sequence[str]) -> str | None:
    """The part of the title element that stands by itself on the page, the longest if several do."""
    if len(parts) < 2:
        return None
    wanted = {key(part): part for part in parts}
    found = {
        wanted[text]
        for element in tree.iter("h1", "h2", "h3", "b", "strong", "font", "td", "div", "span")
        if len(element) < 3 and (text := key(element.text_content()[: 4 * _LONGEST_NAME])) in wanted
    }
    return max(sorted(found), key=len) if found else None


def _site(parts: Sequence[str], title: str | None) -> str | None:
    """The part of the title element that is not the page's own title: by custom the site's name, last or first."""
    if title is None or len(parts) < 2:
        return None
    own = [key(part) in key(title) for part in parts]
    others = [part for part, is_own in zip(parts, own, strict=True) if not is_own]
    if not others or not any(own):
        return None
    name = others[0] if own[-1] else others[-1]
    return name if len(name) <= _LONGEST_NAME else None


def _byline(tree: HtmlElement, meta: Mapping[str, str], linked: Sequence[Mapping[str, object]]) -> str | None:
    written = _first({name: text for name, text in meta.items() if not text.startswith("http")}, _BYLINE)
    if written is not None:
        return written
    if (name := _named(linked, "author")) is not None:
        return name
    for element in tree.iter("a", "span", "div", "p", "address"):
        if (
            element.get("rel") == "author"
            or element.get("itemprop") == "author"
            or "byline" in (element.get("class") or "")
        ):
            text = _text(element)
            if 0 < len(text) <= _LONGEST_NAME:
                return text
    return None


def _published(tree: HtmlElement, meta: Mapping[str, str], linked: Sequence[Mapping[str, object]]) -> str | None:
    written = [meta[name] for name in _PUBLISHED[:1] if name in meta]
    written += [str(one["datePublished"]) for one in linked if "datePublished" in one]
    for element in tree.iter():
        if element.get("itemprop") == "datePublished" or (element.tag == "time" and _is_publication(element)):
            written.append(element.get("datetime") or element.get("content") or _text(element))
    written += [meta[name] for name in _PUBLISHED[1:] if name in meta]
    return next(filter(None, map(day, written)), None)


def _is_publication(time: HtmlElement) -> bool:
    classes = frozenset((time.get("class") or "").lower().split())
    return time.get("pubdate") is not None or ("updated" not in classes and bool(classes & _MICROFORMATS))


def _address(tree: HtmlElement, meta: Mapping[str, str], address: str | None) -> str | None:
    canonical = next(
        (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"), None
    )
    named = canonical or meta.get("og:url")
    if named:
        try:
            joined: str = urljoin(address or "", named.strip())
            parts = urlsplit(joined)
        except ValueError:
            return address
        if parts.scheme in {"http", "https"} and parts.hostname:
            return joined
    return address
