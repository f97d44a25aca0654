"""Take out of a parsed page what is not its article: links to others, sharing, subscriptions, tags, comments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec
from lxml.html import HtmlElement

from marsad.collect.body import set_paragraphs
from marsad.collect.markup import closed_up
from marsad.text.folding import key
from marsad.text.tables import table

POST_BEGINS, POST_ENDS = "\ufdd0", "\ufdd1"
"""Around the text of an embedded post, through an extraction that drops markup: characters that no page may use."""
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PARTS = re.compile(r"[^a-z]+")
_SIGNED = re.compile(r"[—–-]\s*[^\n]{0,80}\(@\w{1,30}\)")
_FRAME = "script style noscript nav footer aside header button select".split()
_PRUNABLE = "div section aside ul ol dl p span nav footer header h2 h3 h4 h5 h6 details table a form".split()
_NOT_CLOSED = frozenset({"html", "body", "main", "article", "h1"})
_MOST_OF_PAGE = 0.4
_TEASER = 200
_SHORTEST_TEASER = 4
_LONGEST_ENTRY = 30
_LONGEST_ASIDE = 3000


class _Table(msgspec.Struct):
    classes: list[str]
    posts: list[str]
    leads: list[str]
    meta: list[str]


@dataclass(frozen=True, slots=True)
class PageParts:
    """How pages name their parts: patterns over `class_words`, and over folded text that begins with a lead."""

    classes: re.Pattern[str]
    posts: re.Pattern[str]
    meta: re.Pattern[str]
    leads: re.Pattern[str]


@cache
def page_parts() -> PageParts:
    """The table of how pages name their parts."""
    read = table(files("marsad.collect") / "page_parts.yml", _Table)
    leads = sorted({re.escape(key(lead)) for lead in read.leads}, key=lambda lead: (-len(lead), lead))
    return PageParts(
        classes=_any_of(read.classes),
        posts=_any_of(read.posts),
        meta=_any_of(read.meta),
        leads=re.compile(f"(?:{'|'.join(leads)})(?![^\\W_])"),
    )


def _any_of(names: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f" {re.escape(name)} " for name in names))


def class_words(element: HtmlElement) -> str:
    """The words of an element's class, id and itemprop in lower case, each between spaces, two where words meet."""
    written = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
    if not written.strip():
        return ""
    return f" {_PARTS.sub(' ', _CAPITAL.sub(' ', written).lower()).strip()} "


def pruned(tree: HtmlElement) -> None:
    """Take out of the tree, in place, what is not the article's own; embedded posts stay, between their two marks."""
    _mark_posts(tree)
    _drop_frame(tree)
    set_paragraphs(tree)
    _drop_other_articles(tree)
    whole = len(tree.text_content())
    for element in list(tree.iter(*_PRUNABLE)):
        if _is_inside(element, tree) and _is_foreign(element, whole):
            element.drop_tree()


def _mark_posts(tree: HtmlElement) -> None:
    names = page_parts().posts
    # From the innermost outwards: a wrapper may hold several posts.
    for element in reversed(list(tree.iter("blockquote", "div", "section", "figure"))):
        quoted = element.tag == "blockquote" and _SIGNED.search(element.text_content()) is not None
        if not quoted and names.search(class_words(element)) is None:
            continue
        if POST_BEGINS in element.text_content() or not element.text_content().strip():
            continue
        # A figure, or a wrapper called «embed», is dropped by the extraction with all that is in it.
        for around in (element, *element.iterancestors("div", "figure", "section", "span", "p")):
            if around.tag == "figure" or "embed" in class_words(around) or around is element:
                around.attrib.pop("class", None)
                around.attrib.pop("id", None)
                around.tag = "div" if around.tag == "figure" else around.tag
        element.tag = "blockquote"
        element.text = POST_BEGINS + (element.text or "")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + POST_ENDS
        else:
            element.text += POST_ENDS


def _drop_frame(tree: HtmlElement) -> None:
    """Drop navigation, footers and asides, and the page's own header; an article's header stays."""
    for element in list(tree.iter(*_FRAME)):
        inside = next(element.iterancestors("article", "main"), None) is not None
        kept = element.tag == "header" and (inside or next(element.iter("h1"), None) is not None)
        kept = kept or (element.tag == "footer" and inside and _says_when(element))
        if not kept and element.getparent() is not None:
            element.drop_tree()


def _says_when(footer: HtmlElement) -> bool:
    """Whether a footer of an article is the line of byline and date that some systems set in one."""
    return page_parts().meta.search(class_words(footer)) is not None and len(footer.text_content()) < _TEASER


def _is_menu(element: HtmlElement) -> bool:
    """Whether an element is nothing but two or more short links."""
    links = [closed_up(link.text_content()) for link in element.iter("a")]
    linked = sum(map(len, links))
    text = closed_up(element.text_content())
    return len(links) > 1 and linked >= 0.85 * len(text.replace("|", "")) and linked < _LONGEST_ENTRY * len(links)


def _drop_other_articles(tree: HtmlElement) -> None:
    """Where an endless page goes on with a second article, keep the first that has running text."""
    articles = list(tree.iter("article"))
    main = next((one for one in articles if _paragraph_length(one) > _TEASER), None)
    if main is None:
        return
    related = {main, *main.iterancestors(), *main.iterdescendants()}
    for article in articles:
        if article not in related and article.getparent() is not None:
            article.drop_tree()


def _paragraph_length(element: HtmlElement) -> int:
    return sum(len(paragraph.text_content()) for paragraph in element.iter("p"))


def _is_inside(element: HtmlElement, tree: HtmlElement) -> bool:
    """Whether an element is still in the tree, or went with one that was dropped."""
    while (parent := element.getparent()) is not None:
        element = parent
    return element is tree


def _is_foreign(element: HtmlElement, whole: int) -> bool:
    if element.tag in _NOT_CLOSED or next(element.iter("h1"), None) is not None:
        return False
    if page_parts().classes.search(class_words(element)) is not None:
        return len(element.text_content()) <= _MOST_OF_PAGE * whole or element.tag in {"ul", "ol"}
    text = element.text_content()
    if element.tag == "a" or len(text) > _LONGEST_ASIDE:
        return False
    return _is_menu(element) or _leads_elsewhere(element, closed_up(text))


def _leads_elsewhere(element: HtmlElement, text: str) -> bool:
    """A paragraph that is one link, or a lead such as «اقرأ أيضا» with the links it introduces."""
    links = [closed_up(link.text_content()) for link in element.iter("a")]
    if element.tag in {"p", "h2", "h3", "h4"} and links == [text]:
        if element.tag != "p" or len(text.split()) >= _SHORTEST_TEASER:
            return True
        # A link of a word or two may be the name of a source; the extraction drops paragraphs of links.
        next(element.iter("a")).drop_tag()
    lead = page_parts().leads.match(key(text))
    if lead is None:
        return False
    if links and sum(map(len, links)) >= 0.5 * (len(text) - lead.end()):
        return True
    if len(key(text)) <= lead.end() + 2:
        _drop_led(element)
        return True
    return False


def _drop_led(lead: HtmlElement) -> None:
    """Drop the list or block of links that follows a lead which stands alone."""
    following = lead.getnext()
    if following is None or following.tag not in {"ul", "ol", "div", "p"}:
        return
    linked = sum(len(closed_up(link.text_content())) for link in following.iter("a"))
    if linked >= 0.6 * len(closed_up(following.text_content())):
        following.drop_tree()
