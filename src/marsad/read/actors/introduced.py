"""Documents where the page brings them in: «في بيان شديد اللهجة», which is «البيان» further on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from marsad.model.actor import Mention, PageActor
from marsad.model.zone import SPOKEN, Zone
from marsad.read.actors.commonnouns import listed
from marsad.read.actors.lexicon import ARTICLE
from marsad.read.actors.participants import with_participants
from marsad.read.actors.wordclasses import ADJECTIVE, forms
from marsad.read.actors.words import word
from marsad.read.page import Page
from marsad.text.tokens import Token, parted

QUOTE = '"'
QUOTED_WORDS = 7
"""How many words the title of a document in quotation marks has at most, the marks counted."""
ISSUED = frozenset(("صادر", "صادره"))
"""What joins a document, behind which «عن» stands, to the body that it is of."""
ADJECTIVES = 2
"""How many adjectives behind the noun are taken in."""


def with_introductions(page: Page, zones: Sequence[Zone], actors: Sequence[PageActor]) -> tuple[PageActor, ...]:
    """The actors, documents that are first named by a noun with its article also where that noun stood without it.

    That is the last such place before («ذكرت في بيان أن … وأضاف البيان»).
    """
    called = {one.id: noun for one in actors if one.type == "document" and (noun := _noun(page, one)) is not None}
    if not called:
        return tuple(actors)
    ends = {page.place(m.start): page.place(m.end) for actor in actors for m in actor.mentions}
    spoken = [(page.place(z.start), page.place(z.end)) for z in zones if z.kind in SPOKEN and z.kind != "meta"]
    heads = [page.token_at(page.place(z.start)) for z in zones if z.kind == "headline"]
    others = [one for one in actors if one.id not in called]
    found: list[PageActor] = []
    for one in actors:
        noun = called.pop(one.id, None)
        if noun is not None:
            whole = _introduced(page, spoken, ends, one, noun) if _is_definite(page, one, noun) else one
            found.append(whole if noun in called.values() else _headed(page, heads, whole, noun))
    return with_participants(others, found)


def _noun(page: Page, actor: PageActor) -> str | None:
    """The noun that a document is called by where it is named first."""
    told = page.text[page.place(actor.mentions[0].start) : page.place(actor.mentions[0].end)]
    noun = told.split()[0].removeprefix(ARTICLE)
    return next((form for form in (noun, noun.removesuffix("ا")) if form in listed("documents")), None)


def _is_definite(page: Page, actor: PageActor, noun: str) -> bool:
    """Whether a document is named first by its noun with the article and nothing else."""
    return page.text[page.place(actor.mentions[0].start) : page.place(actor.mentions[0].end)] == ARTICLE + noun


def _introduced(
    page: Page, spoken: Sequence[tuple[int, int]], ends: Mapping[int, int], actor: PageActor, noun: str
) -> PageActor:
    """The document with the last place before its first mention where its noun stands without the article."""
    last = page.token_at(page.place(actor.mentions[0].start)) - 1
    forms = (noun, noun + "ا")
    for at in range(last, -1, -1):
        token = page.tokens[at]
        if noun not in token.text or not any(start <= token.start < end for start, end in spoken):
            continue
        part = next((part for part in parted(token.text) if part.stem in forms), None)
        if part is None:
            continue
        start = token.start + part.skipped
        if start in ends:
            return actor
        span = page.span(start, _end(page, at, ends))
        mention = Mention(span.start, span.end, why="document", confidence=0.5)
        return replace(actor, mentions=(mention, *actor.mentions))
    return actor


def _headed(page: Page, heads: Sequence[int], actor: PageActor, noun: str) -> PageActor:
    """The document with its noun where that opens a headline («دراسة: القهوة تحمي القلب»)."""
    words = page.tokens
    at = next(
        (at for at in heads if at + 1 < len(words) and words[at].text == noun and words[at + 1].text == ":"), None
    )
    if at is None:
        return actor
    span = page.span(words[at].start, words[at].end)
    if any(m.start <= span.start < m.end for m in actor.mentions):
        return actor
    return replace(actor, mentions=(Mention(span.start, span.end, why="document", confidence=0.5), *actor.mentions))


def _end(page: Page, at: int, ends: Mapping[int, int]) -> int:
    """Where what a document is called ends: its title in quotes, its body, its adjectives, who has issued it."""
    words = page.tokens
    if at + 2 < len(words) and words[at + 1].text == QUOTE:
        close = (k for k in range(at + 2, min(len(words), at + QUOTED_WORDS)) if words[k].text == QUOTE)
        return words[next(close, at)].end
    last = at
    while last < at + ADJECTIVES and last + 1 < len(words) and _is_adjective(words[last + 1]):
        last += 1
    following = words[last + 1] if last + 1 < len(words) else None
    if following is not None and following.text in ISSUED and last + 3 < len(words):
        return ends.get(words[last + 3].start, words[last].end)
    named = following is not None and last == at and following.start in ends
    if following is not None and named:
        return ends[following.start]
    # «بيان شديد اللهجة», «تقرير اللجنة»
    if following is None or not following.text.startswith(ARTICLE) or word(following.text).calendar:
        return words[last].end
    return words[last].end if "\n" in _gap(page, last) else following.end


def _gap(page: Page, at: int) -> str:
    return page.text[page.tokens[at].end : page.tokens[at + 1].start]


def _is_adjective(token: Token) -> bool:
    seen = word(token.text)
    listed_so = token.text.removesuffix("ه") in listed("document_adjectives")
    quality = listed_so or seen.adjective or ADJECTIVE in forms(token.text)
    return quality and not (seen.definite or seen.skip or seen.function)
