"""Find who says what on a page: source, cue, content, stance, evidence, and what stands inside what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from marsad.model.actor import PageActor
from marsad.model.attribution import UNNAMED, Attribution, Evidence
from marsad.model.ids import make_id
from marsad.model.zone import Zone, ZoneKind
from marsad.read.articles import Article, Statement
from marsad.read.cues import Lexicon, lexicon, reading
from marsad.read.page import Page
from marsad.read.sayings import Saying, innermost, sayings
from marsad.read.sources import is_main, sourced
from marsad.read.speakers import Speaker

SPEAKING: frozenset[ZoneKind] = frozenset({"body", "post"})
"""Zones in which the page speaks for others; a headline only repeats the body."""
# A sentence that begins with a cue within so many words is not the speech before it going on.
_CUE_AT_HEAD = 8


def attributions(page: Page, zones: Sequence[Zone], actors: Sequence[PageActor]) -> tuple[Attribution, ...]:
    """Everything that the writer of a page gives to somebody else, in the order of the cues."""
    article = Article(page, zones, actors)
    words = lexicon("ar")
    found: list[Attribution] = []
    for zone in zones:
        if zone.kind not in SPEAKING:
            continue
        spoken: list[Saying] = []
        for statement, drafts, idle in _drafted(article, words, zone):
            known = sourced(article, words, statement, drafts, idle, spoken)
            found.extend(_records(article, known))
            spoken.extend(saying for saying in known if is_main(saying, known) or saying.rank == 2)
    return tuple(found)


def _drafted(article: Article, words: Lexicon, zone: Zone) -> Iterator[tuple[Statement, list[Saying], list[Speaker]]]:
    """The statements of a zone with their sayings; speech after a colon goes on over the sentences after it."""
    statements = list(article.statements(zone))
    at = 0
    while at < len(statements):
        statement = statements[at]
        drafts, idle = sayings(article, words, statement)
        at += 1
        reached = at
        if any(_is_open_speech(article, draft, statement) for draft in drafts):
            while reached < len(statements) and _goes_on(article, words, statements[reached - 1], statements[reached]):
                reached += 1
        if reached > at:
            statement = Statement(statement.first, statements[reached - 1].end)
            drafts, idle = sayings(article, words, statement)
            at = reached
        yield statement, drafts, idle


def _is_open_speech(article: Article, draft: Saying, statement: Statement) -> bool:
    """Whether a saying is unmarked speech after a colon that fills its statement to the end."""
    return (
        draft.lead == "speech"
        and article.words[draft.first - 1] == ":"
        and draft.first not in article.quotation_from
        and draft.end >= statement.end - 1
    )


def _goes_on(article: Article, words: Lexicon, before: Statement, after: Statement) -> bool:
    """Whether a statement can be the same speech going on: same paragraph, and no cue at its head."""
    tokens = article.page.tokens
    if "\n" in article.page.text[tokens[before.end - 1].end : tokens[after.first].start]:
        return False
    head = range(after.first, min(after.end, after.first + _CUE_AT_HEAD))
    return all(
        (sighting := reading(words, article.words[index])) is None or sighting.form.inflection.person == 1
        for index in head
    )


def _records(article: Article, known: Sequence[Saying]) -> Iterable[Attribution]:
    ids: dict[Saying, str] = {}
    for saying in known:
        cue, content = article.span(saying.cue, saying.cue_end), article.span(saying.first, saying.end)
        ids[saying] = make_id(
            "attribution", article.page.document.id, content.start, content.end, cue.start, cue.end, saying.stance
        )
    for saying in known:
        outer = innermost(saying, known)
        yield Attribution(
            id=ids[saying],
            source=saying.source or UNNAMED,
            speaker=article.span(saying.speaker.first, saying.speaker.end) if saying.speaker else None,
            cue=article.span(saying.cue, saying.cue_end),
            content=article.span(saying.first, saying.end),
            stance=saying.stance,
            evidence=_evidence(saying),
            within=ids[outer] if outer is not None else None,
        )


def _evidence(saying: Saying) -> Evidence | None:
    return None
