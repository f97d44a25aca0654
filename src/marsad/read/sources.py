"""Give each saying its source: the speaker named with it, or the one carried on where the subject is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.model.attribution import UNNAMED
from marsad.read.articles import Article, Naming, Statement
from marsad.read.cues import Lexicon
from marsad.read.sayings import Saying, innermost
from marsad.read.speakers import Speaker, is_led, speaker_within

# Speakers further back than this many sayings are no longer meant by a verb without a subject.
_REMEMBERED = 4
# «قال إنه يتوقع أن»: the verb is the speaker's own where so few words part it from the pronoun.
_OWN_VERB = 3


def sourced(
    article: Article,
    lexicon: Lexicon,
    statement: Statement,
    drafts: Sequence[Saying],
    idle: Sequence[Speaker],
    spoken: Sequence[Saying],
) -> list[Saying]:
    """Sayings of a statement with their sources, in the order of their cues.

    Left out are those that nobody can be given, and a speaker's words within their own words with the same stance.
    `spoken` are the sayings of the statements before.
    """
    known: list[Saying] = []
    for draft in sorted(drafts, key=lambda saying: (saying.rank != 0, saying.cue, saying.rank)):
        outer = _outer_speech(draft, drafts)
        outer_known = next((saying for saying in known if outer is not None and saying.cue == outer.cue), None)
        if outer is not None and outer_known is None:
            outer_known = next((saying for saying in known if saying.holds(draft) and saying.rank), None)
        siblings = [saying for saying in known if saying.cue < draft.cue and _is_sibling(saying, draft, outer, drafts)]
        source = _named(draft, [*spoken, *known])
        if source is None and outer is not None:
            source = _carried_within(article, lexicon, draft, outer_known, siblings)
        elif source is None:
            source = _carried(article, lexicon, statement, draft, siblings, idle, spoken)
        if source is None:
            continue
        if outer_known is not None and outer_known.source == source and outer_known.stance == draft.stance:
            continue
        known.append(replace(draft, source=source))
    known.sort(key=lambda saying: (saying.first, -saying.end, saying.rank, saying.cue))
    return known


def is_main(saying: Saying, known: Sequence[Saying]) -> bool:
    """Whether a saying is the writer's own report, so that the next statement may carry its speaker on."""
    return _outer_speech(saying, known) is None


def _outer_speech(saying: Saying, others: Sequence[Saying]) -> Saying | None:
    """The saying inside which one stands, «بحسب» and its like passed over."""
    outer = innermost(saying, others)
    while outer is not None and outer.rank == 0:
        outer = innermost(outer, others)
    return outer


def _is_sibling(saying: Saying, draft: Saying, outer: Saying | None, drafts: Sequence[Saying]) -> bool:
    """Whether a saying before stands beside a draft; «بحسب» does where it stands before what is said."""
    beside = _outer_speech(saying, drafts)
    same = beside is None if outer is None else beside is not None and beside.cue == outer.cue
    return same and ((saying.rank == 1 and saying.form is not None) or (saying.rank == 0 and saying.cue < saying.first))


def _named(draft: Saying, before: Sequence[Saying]) -> str | None:
    speaker = draft.speaker
    if speaker is None:
        return None
    if speaker.naming is not None:
        return speaker.naming.actor.id
    if speaker.points_back and before:
        return before[-1].source
    return UNNAMED


def _carried_within(
    article: Article, lexicon: Lexicon, draft: Saying, outer: Saying | None, siblings: Sequence[Saying]
) -> str | None:
    """The source of a verb without a subject inside a speech: its speaker, or the subject of what is said."""
    if outer is None:
        return None
    if draft.rank == 2:
        return UNNAMED
    if draft.form is not None and draft.form.inflection.person == 1:
        return outer.source
    opens = article.words[outer.first]
    own = opens in lexicon.complementisers and opens not in {"ان", "بان"}
    if own and draft.cue - outer.first <= _OWN_VERB:
        return outer.source
    if siblings:
        return _agreeing(draft, siblings).source
    if draft.is_participle:
        return outer.source
    subject = speaker_within(article, lexicon, outer.first + (opens in lexicon.complementisers), draft.cue)
    if isinstance(subject, Speaker):
        return subject.naming.actor.id if subject.naming is not None else UNNAMED
    if draft.conjunction:
        return _nearest_person(_namings(article, outer.first, draft.cue))
    return None


def _carried(
    article: Article,
    lexicon: Lexicon,
    statement: Statement,
    draft: Saying,
    siblings: Sequence[Saying],
    idle: Sequence[Speaker],
    spoken: Sequence[Saying],
) -> str:
    """The source of a verb without a subject in the writer's own report."""
    before = _namings(article, statement.first, draft.cue)
    if draft.nearest and before:
        return _nearest_person(before) or before[-1].actor.id
    if siblings:
        return _agreeing(draft, siblings).source or UNNAMED
    if draft.rank == 2:
        return UNNAMED
    if draft.conjunction == "ف" and (person := _nearest_person(before)) is not None:
        return person
    for speaker in idle:
        if speaker.naming is not None and speaker.first < draft.cue:
            return speaker.naming.actor.id
    free = [naming for naming in before if not is_led(article, lexicon, naming)]
    subjects = [naming for naming in free if _follows_verb(article, naming)]
    if free:
        return (subjects[-1] if subjects else free[0]).actor.id
    return _agreeing(draft, spoken[-_REMEMBERED:]).source or UNNAMED if spoken else UNNAMED


def _follows_verb(article: Article, naming: Naming) -> bool:
    """Whether a name stands right after a word with a conjunction and no article, which mostly is its verb."""
    before = article.words[naming.first - 1] if naming.first else ""
    return len(before) > 3 and before[0] in "وف" and not before.startswith(("وال", "فال")) and not naming.clitics


def _namings(article: Article, first: int, end: int) -> list[Naming]:
    return [naming for index in range(first, end) if (naming := article.naming_from(index)) is not None]


def _nearest_person(before: Sequence[Naming]) -> str | None:
    return next((naming.actor.id for naming in reversed(before) if naming.actor.type == "person"), None)


def _agreeing(draft: Saying, before: Sequence[Saying]) -> Saying:
    """The last saying before whose verb agrees in gender, or the last."""
    gender = draft.form.inflection.gender if draft.form is not None else None
    for back, saying in enumerate(reversed(before), 1):
        if gender is None or _gender(saying) == gender:
            return saying
        if _gender(saying) is None:
            handed_on_by = before[-back - 1] if back < len(before) else None
            return handed_on_by if handed_on_by is not None and _gender(handed_on_by) == gender else saying
    return before[-1]


def _gender(saying: Saying) -> str | None:
    return saying.form.inflection.gender if saying.form is not None else None
