"""Zones of a page: which stretch is the article and which was only printed beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from marsad.model.document import Document
from marsad.model.zone import Zone, ZoneKind
from marsad.read.page import Page
from marsad.read.zones.cohesion import connection, content, echo, goes_on
from marsad.read.zones.dated import dated_opening, is_day_line
from marsad.read.zones.lines import Line, code, fixed_line, lines
from marsad.read.zones.masthead import dateline, is_fact, lead, masthead
from marsad.read.zones.outlets import cited
from marsad.read.zones.posts import posts
from marsad.read.zones.signposts import Says, counts_comments, is_date, is_of_briefs
from marsad.text.folding import folded

_KIND: dict[Says, ZoneKind] = {
    "headline": "headline",
    "meta": "meta",
    "related": "boilerplate",
    "teaser": "related",
    "tags": "tags",
    "comments": "comments",
    "form": "boilerplate",
    "date": "meta",
    "updated": "meta",
    "byline": "meta",
    "source": "meta",
    "credit": "meta",
    "rights": "boilerplate",
    "boilerplate": "boilerplate",
    "post": "post",
}
_MARKED: dict[ZoneKind, Says] = {
    "headline": "headline",
    "meta": "meta",
    "post": "post",
    "tags": "tags",
    "related": "teaser",
    "comments": "comments",
    "boilerplate": "boilerplate",
}
"""What a line says whose kind the page's markup gave away; in a body it may still say something itself."""


def zones(page: Page) -> tuple[Zone, ...]:
    """The zones of a page in page order, without overlap or white space at their ends, as spans of the document's text.

    Zones known from markup stand, except that bodies are searched for what was left in them. In text without markup
    the lines decide: what they say of themselves (`tables/zones.yml`), their place, length and punctuation, embedded
    posts by their shape, and whether what follows a teaser or a title goes on with the article or begins another
    (`marsad.read.zones.cohesion`).
    """
    marked = _marked(page)
    embedded = [fixed_line(page.text, *span, "post") for span in posts(page.text, page.document.language)]
    parts = lines(page.text, _apart([*marked, *code(page.text)], embedded))
    parts, kinds = _kinds(parts, page.document, {line.start for line in marked})
    return _joined(page, parts, kinds, _reasons(parts, kinds, {line.start for line in marked}))


def _apart(marked: Sequence[Line], embedded: Sequence[Line]) -> list[Line]:
    """Both in order, without the posts that meet a zone of the markup or a scrap of script."""
    out: list[Line] = []
    told = {line.start for line in marked}
    for line in sorted([*marked, *embedded], key=lambda line: (line.start, line.says == "post")):
        if not out or line.start >= out[-1].end:
            out.append(line)
        elif line.start in told and out[-1].start not in told:
            out[-1] = line
    return out


def _marked(page: Page) -> list[Line]:
    """What markup says is not the body, as lines that are fixed already."""
    out: list[Line] = []
    for zone in sorted(page.document.zones):
        if zone.kind == "body":
            continue
        line = fixed_line(page.text, page.place(zone.start), page.place(zone.end), _MARKED[zone.kind])
        if line.text and (not out or line.start >= out[-1].end):
            out.append(line)
    return out


def _kinds(parts: list[Line], document: Document, marked: set[int]) -> tuple[list[Line], list[ZoneKind]]:
    """The lines, the first of the article parted from its dateline, and the kind of each."""
    start = lead(parts)
    parts = [*_with_days(parts[:start], document), *parts[start:]]
    above = masthead(parts[:start], document.title)
    if start < len(parts):
        facts = [
            part.text
            for part, kind in zip(parts, above, strict=False)
            if kind == "meta" or part.says in ("byline", "meta")
        ]
        opening = parts[start].text
        cut = dateline(opening, [*facts, folded(document.byline or "")]) or dated_opening(document, opening)
        if cut:
            parts = [*parts[:start], *_parted(parts[start], cut), *parts[start + 1 :]]
            above = [*above, "meta"]
            start += 1
    kinds = [kind or _KIND[part.says or "boilerplate"] for part, kind in zip(parts, above, strict=False)]
    walk = _Walk(parts, marked, document)
    return parts, [*kinds, *(walk.kind(at) for at in range(start, len(parts)))]


def _with_days(parts: Sequence[Line], document: Document) -> Iterator[Line]:
    """The lines above an article; those that give its day say so, the first only where a headline follows it."""
    titled = any(p.says is None and p.words >= _TITLE and not is_day_line(document, p.text) for p in parts[1:])
    is_first = not titled
    for part in parts:
        is_free = part.says is None
        if is_free and not is_first and is_day_line(document, part.text):
            yield replace(part, says="date")
        else:
            yield part
        is_first = is_first and not is_free


def _parted(line: Line, cut: int) -> tuple[Line, Line]:
    head = line.text[:cut].rstrip()
    return (
        replace(line, end=line.start + len(head), text=head, says="byline"),
        replace(line, start=line.start + cut, text=line.text[cut:], gap=False, cut=True),
    )


def _reasons(parts: Sequence[Line], kinds: Sequence[ZoneKind], marked: set[int]) -> Iterator[str]:
    """Why each line has its kind: the page's markup, what it says of itself, or only its place among the others."""
    for part, kind in zip(parts, kinds, strict=True):
        if part.start in marked:
            yield f"markup: {kind}"
        elif part.says is not None:
            yield f"signpost {kind}: zones.yml {part.says}"
        else:
            yield f"place {kind}: {'prose' if part.is_prose else 'no prose'}"


def _joined(page: Page, parts: Sequence[Line], kinds: Sequence[ZoneKind], reasons: Iterable[str]) -> tuple[Zone, ...]:
    """Zones from lines: neighbours of one kind are one, but each post is its own, as is a headline's second line."""
    out: list[Zone] = []
    for part, kind, why in zip(parts, kinds, reasons, strict=True):
        span = page.span(part.start, part.end)
        start = span.start
        if out and start < out[-1].end:
            # a letter that stands for several words («ﷺ») belongs to the zone before
            rest = page.document.text[out[-1].end : span.end]
            start = span.end - len(rest.lstrip())
        if start >= span.end:
            continue
        if out and out[-1].kind == kind and kind not in ("post", "headline"):
            out[-1] = Zone(out[-1].start, span.end, kind=kind, why=out[-1].why)
        else:
            out.append(Zone(start, span.end, kind=kind, why=why))
    return tuple(out)


_TITLE = 4
"""Words that a headline has at least."""
_NO_TITLE = re.compile(r"^(?:[-*•●▪◾>]|\d+\s?[-.)/])|[.:،,؛;؟?]$")
_CLOCK = re.compile(r"^\d{1,2}[:.]\d{2}\b")
_DATED = ("date", "updated", "byline")
_INSIDE: dict[str, ZoneKind] = {"article": "related", "comments": "comments"}
_BLOCK = 240
"""Words that are compared to tell whether a stretch goes on with the article."""


_ROUND = 3
"""Briefs that a round of them has at least."""


def _is_round(parts: Sequence[Line]) -> bool:
    """Whether a page is a round of briefs: a heading of a word or two, a title and prose, three times («KENYA»)."""
    found = 0
    for label, title, prose in zip(parts, parts[1:], parts[2:], strict=False):
        plain = label.says is title.says is prose.says is None
        found += plain and label.words <= 2 and _TITLE <= title.words <= 25 and prose.is_prose and not title.is_prose
    return found >= _ROUND


@dataclass
class _Walk:
    """The way down the lines below the masthead, knowing what has been passed.

    `state` is what the last telling line opened; `is_over` is whether the article has ended: nothing after its tags,
    source line, comments or foot is taken for it again unless the words connect.
    """

    parts: Sequence[Line]
    marked: set[int]
    document: Document
    state: str = "body"
    is_over: bool = False
    is_dated: bool = False
    titles: list[set[str]] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    unread: list[Line] = field(default_factory=list)
    is_round: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_round = _is_round(self.parts)

    def kind(self, at: int) -> ZoneKind:
        """The kind of the line at `at`; to be asked for each line in turn."""
        part = self.parts[at]
        if part.says is not None and part.start in self.marked:
            return _KIND[part.says]
        if part.says is not None:
            return self._told(at, part, part.says)
        kind = self._untold(at, part)
        if kind == "body":
            self.unread.append(part)
        return kind

    def _told(self, at: int, part: Line, says: Says) -> ZoneKind:
        """The kind of a line that says what it is."""
        if self.state == "article" and says in ("post", *_DATED, "source", "credit"):
            return "related"
        if says == "related":
            self.state, self.titles = "teasers", []
        elif says == "teaser":
            self.titles.append(set(content(part.text)))
        elif says == "tags" and part.text[0] == "#" and self._goes_on(at + 1):
            return "tags"
        elif says in ("tags", "comments", "form", "rights"):
            self.state, self.is_over = self._opened(part, says), True
        elif says == "source":
            self.is_over = self.is_over or not self._goes_on(at + 1)
            self.state = "tail" if self.is_over else self.state
        elif says in _DATED:
            self.is_dated = self.state == "teasers"
            if self.state == "comments":
                return "comments"
            if self.state == "body" and not self.is_over and self._goes_on(at + 1) and says == "byline":
                self.unread.append(part)
                return "body"
            return "related" if self.is_dated else "meta"
        return _KIND[says]

    def _opened(self, part: Line, says: Says) -> str:
        if says == "tags":
            return "tags" if part.words <= 3 else "tail"
        if says == "form" and self.state == "comments":
            return "comments form"
        return says

    def _untold(self, at: int, part: Line) -> ZoneKind:
        """The kind of a line that does not say what it is."""
        if self.state in _INSIDE:
            return _INSIDE[self.state]
        if self.state in ("form", "comments form", "rights") and not part.is_prose:
            return "boilerplate"
        if self.state == "comments form":
            return "comments"
        if self.state == "tags" and part.words <= 6 and not part.is_closed:
            return "tags"
        if self.state == "teasers":
            return self._after_teaser(at, part)
        return self._after_end(at, part) if self.is_over else self._in_body(at, part)

    def _after_teaser(self, at: int, part: Line) -> ZoneKind:
        if not part.is_prose:
            ends = not self.is_over and bool(self.titles) and part.words <= 5 and self._goes_on(at)
            if not ends:
                self.titles.append(set(content(part.text)))
                return "related"
        if self.is_over or self._is_other(at):
            self.state, self.is_over = "article", True
            return "related"
        self.state = "body"
        return "body"

    def _is_other(self, at: int) -> bool:
        """Whether what begins after a teaser is the article that it names and not the one that it interrupts."""
        if goes_on(self.parts[at].text):
            return False
        block, main = self._block(at), self._main()
        bound = connection(block, main)
        taken_up = max(
            (echo(title, block, main) for title in self.titles if len(title - main) >= 2),
            default=0.0,
        )
        if (taken_up >= 0.5 and bound < 0.4) or (taken_up >= 0.3 and bound < 0.12):
            return True
        is_foreign = bound < 0.05 and len(block) >= 50 and len(main) >= 50
        return is_foreign or (self.is_dated and (bound < 0.2 or taken_up >= 0.2))

    def _after_end(self, at: int, part: Line) -> ZoneKind:
        if not part.is_prose:
            return "related" if part.words >= 4 else "boilerplate"
        enough = 0.05 if goes_on(part.text) else 0.15
        if self._is_after_title(at) or connection(self._block(at), self._main()) < enough:
            self.state = "article"
            return "related"
        self.state, self.is_over = "body", False
        return "body"

    def _is_after_title(self, at: int) -> bool:
        above = self.parts[at - 1] if at else None
        return above is not None and above.says is None and not above.is_prose and above.words >= 4

    def _in_body(self, at: int, part: Line) -> ZoneKind:
        if self._is_signature(at, part):
            return "meta"
        if self._is_title(part) and self._goes_on(at + 1) and is_of_briefs(self.document.text.lstrip().split("\n")[0]):
            return "headline"
        if self._begins_other(at, part):
            self.state, self.is_over = "article", True
            return "related"
        return "body"

    def _is_signature(self, at: int, part: Line) -> bool:
        """Whether this is the agency or the date that an article ends with, on a line of its own."""
        text = part.text.strip(" ()[].\"'-*:")
        credited = part.words <= 6 and cited(text) == [text]
        dated = is_date(part.text) or is_day_line(self.document, part.text)
        if dated and counts_comments(part.text):
            self.state, self.is_over = "comments", True
            return True
        return (credited or dated) and not self._goes_on(at + 1)

    def _begins_other(self, at: int, part: Line) -> bool:
        """Whether a line is the headline of another article, glued on without a word between.

        The text under it takes it up as a lead does its headline, and shares next to nothing with what stands above.
        """
        told_live = _CLOCK.match(part.text) is not None  # «21:04 Ministry reacts»
        if told_live or not self._is_title(part):
            return False
        if self.is_round:  # «KENYA / Nairobi ends milk dispute / ... / SWEDEN / Minister resigns»: briefs of one page
            return False
        near = range(at + 1, min(len(self.parts), at + 4))
        under = next((place for place in near if self.parts[place].says is None and self.parts[place].is_prose), 0)
        if not under or goes_on(part.text) or goes_on(self.parts[under].text):
            return False
        block, main, title = self._block(under), self._main(), set(content(part.text))
        if len(main) < 20 or len(block) < 15 or len(title) < 3 or connection(title, main) > 0.5:
            return False
        bound, taken_up = connection(block, main), echo(title, block)
        if any(other.says in _DATED or is_fact(other) for other in self.parts[at + 1 : under]):
            return taken_up >= 0.3 and bound <= 0.25
        return taken_up >= 0.4 and bound <= 0.15 and len(main) >= 40 and len(block) >= 20

    @staticmethod
    def _is_title(part: Line) -> bool:
        """Whether a line may be a headline by its form."""
        return not (part.is_prose or part.cut or _NO_TITLE.search(part.text)) and 4 <= part.words <= 25

    def _goes_on(self, at: int) -> bool:
        """Whether prose that says nothing of itself follows before anything that does."""
        for part in self.parts[at : at + 4]:
            if part.says is not None and part.says != "post":
                return False
            if part.says is None and part.is_prose:
                return True
        return False

    def _block(self, at: int) -> set[str]:
        """Content words of the next lines that say nothing of themselves."""
        words: list[str] = []
        for part in self.parts[at : at + _BLOCK // 10]:
            if part.says not in (None, "post") or len(words) >= _BLOCK:
                break
            if part.says is None:
                words += part.text[: 20 * _BLOCK].split()
        return set(content(" ".join(words[:_BLOCK])))

    def _main(self) -> set[str]:
        """Content words of the article so far."""
        for part in self.unread:
            self.known.update(content(part.text))
        self.unread.clear()
        return self.known
