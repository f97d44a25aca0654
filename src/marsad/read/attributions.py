"""Find who says what on a page: source, cue, content, stance, evidence, and what stands inside what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from marsad.model.actor import PageActor
from marsad.model.attribution import UNNAMED, Attribution, Evidence
from marsad.model.ids import make_id
from marsad.model.zone import Zone, ZoneKind
from marsad.read.articles import Article, Statement
from marsad.read.cues import Lexicon, lexicon
from marsad.read.page import Page
from marsad.read.sayings import Saying, innermost, sayings
from marsad.read.speakers import Speaker

SPEAKING: frozenset[ZoneKind] = frozenset({"body", "post"})
"""Zones in which the page speaks for others; a headline only repeats the body."""


def attributions(page: Page, zones: Sequence[Zone], actors: Sequence[PageActor]) -> tuple[Attribution, ...]:
    """Everything that the writer of a page gives to somebody else, in the order of the cues."""
    article = Article(page, zones, actors)
    words = lexicon("ar")
    found: list[Attribution] = []
    for zone in zones:
        if zone.kind not in SPEAKING:
            continue
        spoken: list[Saying] = []
        for statement in article.statements(zone):
            drafts, idle = sayings(article, words, statement)
            known = _sourced(article, words, statement, drafts, idle, spoken)
            found.extend(_records(article, known))
            spoken.extend(saying for saying in known if _is_main(saying, known))
    return tuple(found)


def _is_main(saying: Saying, known: Sequence[Saying]) -> bool:
    """Whether a saying is the writer's own report, so that the next statement may carry its speaker on."""
    outer = innermost(saying, known)
    while outer is not None and outer.rank == 0:
        outer = innermost(outer, known)
    return outer is None


def _sourced(
    article: Article,
    words: Lexicon,
    statement: Statement,
    drafts: Sequence[Saying],
    idle: Sequence[Speaker],
    spoken: Sequence[Saying],
) -> list[Saying]:
    """Sayings with their sources, without those that nobody can be given and a speaker's words inside their own."""
    known: list[Saying] = []
    order = sorted(drafts, key=lambda saying: (saying.rank != 0, saying.cue, saying.rank))
    for draft in order:
        outer = _speaking_outer(draft, drafts)
        outer_known = next((each for each in known if outer is not None and each.cue == outer.cue), None)
        source = _source(article, words, statement, draft, outer, outer_known, known, idle, spoken, drafts)
        if source is None:
            continue
        if outer_known is not None and outer_known.source == source and outer_known.stance == draft.stance:
            continue
        known.append(replace(draft, source=source))
    known.sort(key=lambda saying: (saying.cue, saying.rank))
    return known


def _speaking_outer(draft: Saying, drafts: Sequence[Saying]) -> Saying | None:
    """The saying inside which a draft stands, «بحسب» and its like passed over."""
    outer = innermost(draft, drafts)
    while outer is not None and outer.rank == 0:
        outer = innermost(outer, drafts)
    return outer


def _source(
    article: Article,
    words: Lexicon,
    statement: Statement,
    draft: Saying,
    outer: Saying | None,
    outer_known: Saying | None,
    known: Sequence[Saying],
    idle: Sequence[Speaker],
    spoken: Sequence[Saying],
    drafts: Sequence[Saying],
) -> str | None:
    speaker = draft.speaker
    if speaker is not None:
        if speaker.naming is not None:
            return speaker.naming.actor.id
        if speaker.points_back:
            before = [*spoken, *known]
            return before[-1].source if before else UNNAMED
        return UNNAMED
    if outer is not None and outer_known is not None:
        first_person = draft.form is not None and draft.form.inflection.person == 1
        if first_person or _is_own(article, words, draft, outer_known):
            return outer_known.source
    siblings = [
        saying
        for saying in known
        if saying.cue < draft.cue and _speaking_outer(saying, drafts) is outer and saying.rank == 1
    ]
    if siblings:
        return _agreeing(draft, siblings).source
    if outer is not None:
        return (
            outer_known.source if outer_known is not None and draft.form is not None and draft.form.participle else None
        )
    if draft.rank == 2:
        return UNNAMED
    topic = _topic(article, words, statement, draft, idle)
    if topic is not None:
        return topic
    if spoken:
        return _agreeing(draft, spoken[-4:]).source
    return UNNAMED


def _is_own(article: Article, words: Lexicon, draft: Saying, outer: Saying) -> bool:
    """Whether a verb has the speaker as its subject: «قال إنه يتوقع أن»."""
    opening = article.words[outer.first]
    near = draft.cue - outer.first <= 3
    return near and opening in words.complementisers and opening not in {"ان", "بان"}


def _agreeing(draft: Saying, before: Sequence[Saying]) -> Saying:
    """The last of the sayings before whose verb agrees in gender, or the last."""
    if draft.form is not None and draft.form.inflection.gender is not None:
        for saying in reversed(before):
            if saying.form is None or saying.form.inflection.gender in (None, draft.form.inflection.gender):
                return saying
    return before[-1]


def _topic(
    article: Article, words: Lexicon, statement: Statement, draft: Saying, idle: Sequence[Speaker]
) -> str | None:
    """Whom the statement speaks of before a cue, for a verb whose subject is left out."""
    for speaker in idle:
        if speaker.naming is not None and speaker.first < draft.cue:
            return speaker.naming.actor.id
    people = [naming for at in range(statement.first, draft.cue) if (naming := article.naming_from(at)) is not None]
    if draft.conjunction == "ف":
        for naming in reversed(people):
            if naming.actor.type == "person":
                return naming.actor.id
    for naming in people:
        if naming.clitics[-1:] not in set("بلك") and (
            naming.first == statement.first or article.words[naming.first - 1] not in words.prepositions
        ):
            return naming.actor.id
    return None


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
