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
from marsad.collect.headline import headline, site_name, title_element
from marsad.collect.markup import closed_up

_PUBLISHED = (
    "article:published_time og:published_time datepublished pubdate publishdate publish-date publish_date "
    "published_time sailthru.date parsely-pub-date dc.date.issued dcterms.issued dcterms.created dc.date dcterms.date "
    "citation_publication_date date"
).split()
_BYLINE = "author article:author dc.creator dcterms.creator byl parsely-author sailthru.author".split()
_PUBLISHER = "og:site_name publisher dc.publisher dcterms.publisher application-name".split()
_TITLE = ("og:title", "twitter:title", "dc.title")
_ARTICLE = re.compile(r"Article|Report|Posting|Blog|Review|WebPage|CreativeWork")
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
    site = _first(meta, _PUBLISHER) or _named(linked, "publisher")
    named = [_first(meta, _TITLE), *(_written(one.get("headline")) for one in linked[:1])]
    title = headline(tree, [one for one in named if one], site)
    return Metadata(
        title=title,
        publisher=site or site_name(title_element(tree), title),
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
    return closed_up(" ".join(element.itertext()))


def _written(found: object) -> str | None:
    return closed_up(found) or None if isinstance(found, str) else None


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
            if 0 < len(text) <= _LONGEST_NAME and not any(letter.isdigit() for letter in text):
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
