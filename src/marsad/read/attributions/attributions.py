"""Find who says what on a page: source, cue, content, stance, evidence, and what stands inside what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from marsad.model.actor import PageActor
from marsad.model.attribution import UNNAMED, Attribution, Evidence
from marsad.model.ids import make_id
from marsad.model.span import Span
from marsad.model.zone import Zone, ZoneKind
from marsad.read.attributions.arabic import arabic_sayings
from marsad.read.attributions.articles import Article, Statement
from marsad.read.attributions.cues import LANGUAGES, Lexicon, lexicon, reading
from marsad.read.attributions.english.pronouns import is_writers_own
from marsad.read.attributions.english.sayings import english_sayings
from marsad.read.attributions.interviews import interview
from marsad.read.attributions.persian import persian_sayings
from marsad.read.attributions.postings import posting
from marsad.read.attributions.sayings import Passage, Saying, innermost
from marsad.read.attributions.sources import is_main, sourced, told_of
from marsad.read.attributions.speakers import Speaker
from marsad.read.page import Page

SPEAKING: frozenset[ZoneKind] = frozenset({"body", "post"})
"""Zones in which the page speaks for others; a headline only repeats the body."""
# A sentence with a cue within so many words from its head is not the speech before it going on.
_CUE_AT_HEAD = 8
_LATIN = re.compile("[a-zA-Z]")
SAYINGS = {"ar": arabic_sayings, "en": english_sayings, "fa": persian_sayings}
"""How the statements of a language are read; their words are the tables `cues.*.yml`."""
Drafted = tuple[Passage, list[Saying], list[Speaker]]


def attributions(page: Page, zones: Sequence[Zone], actors: Sequence[PageActor]) -> tuple[Attribution, ...]:
    """Everything that the writer of a page gives to somebody else, in page order, the outer before the inner.

    An id is made from the document, the content, the cue and the stance, so that a judgement outlives the method.
    """
    article = Article(page, zones, actors)
    found: list[Attribution] = []
    for zone in zones:
        if zone.kind not in SPEAKING:
            continue
        posted = posting(article, zone) if zone.kind == "post" else None
        if posted is not None:
            own = _record(article, posted, None, lexicon(_language(article, posted.first, posted.end)))
            found = [one for one in found if not one.content.meets(own.content)]
            found.append(own)
        turns = interview(article, zone)
        words = lexicon(page.document.language if page.document.language in LANGUAGES else "ar")
        found.extend(_record(article, turn, None, words) for turn in turns)
        spoken: list[Saying] = []
        for passage, drafts, idle in _drafted(article, zone):
            turn = next((turn for turn in turns if turn.first <= passage.end - 1 and passage.first < turn.end), None)
            asked = turn is not None and turn.stance == "asks" and page.document.language != "en"
            if asked and _is_question(article, passage):
                continue
            english = turn is None and passage.lexicon is lexicon("en")
            others = [draft for draft in drafts if not (english and is_writers_own(article, draft.speaker))]
            if posted is not None:  # «رد على @samer: ...» is the head of a post
                others = [draft for draft in others if draft.cue >= posted.first]
            known = sourced(passage, others, idle, [turn] if turn is not None else spoken)
            if asked:
                known = [one for one in known if one.speaker is not None and one.speaker.naming is not None]
            found.extend(_records(article, known, passage.lexicon, turn))
            heard = [saying for saying in known if is_main(saying, known) or saying.rank == 2]
            spoken.extend(heard or told_of(passage))
    kept: dict[str, Attribution] = {}
    for one in found:  # two readings of one cue and one content are one attribution: the first of them
        kept.setdefault(one.id, one)
    return tuple(kept.values())


def _is_question(article: Article, passage: Passage) -> bool:
    """Whether a statement ends with a question mark: what it tells of is asked, «هل قال سامر إن الطريق مغلق؟»."""
    return not {"؟", "?"}.isdisjoint(article.words[passage.end - 1 : passage.end + 1])


def _language(article: Article, first: int, end: int) -> str:
    """The language of a stretch: English by its script, since a foreign post has its own cues, else the page's."""
    letters = "".join(article.words[first:end])
    latin = len(_LATIN.findall(letters))
    if latin and 2 * latin > sum(map(str.isalpha, letters)):
        return "en"
    own = article.page.document.language
    return own if own in SAYINGS and own != "en" else "ar"


def _drafted(article: Article, zone: Zone) -> Iterator[Drafted]:
    """The statements of a zone with their sayings; speech after a colon goes on over the sentences after it."""
    statements = list(article.statements(zone))
    at = 0
    while at < len(statements):
        drafted = _draft(article, statements[at])
        reached = at + 1
        if any(_is_open_speech(article, draft, statements[at]) for draft in drafted[1]):
            while reached < len(statements) and _goes_on(
                article, drafted[0].lexicon, *statements[reached - 1 : reached + 1]
            ):
                reached += 1
        if reached > at + 1:
            drafted = _draft(article, Statement(statements[at].first, statements[reached - 1].end))
        yield drafted
        at = reached


def _draft(article: Article, statement: Statement) -> Drafted:
    language = _language(article, statement.first, statement.end)
    passage = Passage(article, article.words, lexicon(language), statement.first, statement.end)
    found, idle = SAYINGS[language](passage)
    return passage, found, idle


def _is_open_speech(article: Article, draft: Saying, statement: Statement) -> bool:
    """Whether a saying is unmarked speech after a colon that fills its statement to the end."""
    return (
        draft.lead == "speech"
        and article.words[draft.first - 1] == ":"
        and draft.first not in article.quotation_from
        and not any(token.is_word for token in article.page.tokens[draft.end : statement.end])
    )


def _goes_on(article: Article, words: Lexicon, before: Statement, after: Statement) -> bool:
    """Whether a statement can be the same speech going on: same paragraph, and no cue at its head."""
    tokens = article.page.tokens
    if article.words[before.end - 1] == "؟":
        return False
    if "\n" in article.page.text[tokens[before.end - 1].end : tokens[after.first].start]:
        return False
    head = range(after.first, min(after.end, after.first + _CUE_AT_HEAD))
    return all(
        (sighting := reading(words, article.words[index])) is None or sighting.form.inflection.person == 1
        for index in head
    )


def _records(article: Article, known: Sequence[Saying], words: Lexicon, turn: Saying | None) -> Iterator[Attribution]:
    """The sayings of a statement as records; in an answer, only what is not the speaker's own assertion anyway."""
    for saying in known:
        outer = innermost(saying, known) or turn
        if outer is turn and turn is not None and (saying.source, saying.stance) == (turn.source, turn.stance):
            continue
        yield _record(article, saying, _id(article, outer) if outer is not None else None, words)


def _record(article: Article, saying: Saying, within: str | None, words: Lexicon) -> Attribution:
    speaker = saying.speaker
    return Attribution(
        id=_id(article, saying),
        source=saying.source or UNNAMED,
        speaker=article.span(speaker.first, speaker.end) if speaker is not None else None,
        cue=_cue(article, saying),
        content=article.span(saying.first, saying.end),
        stance=saying.stance,
        evidence=_evidence(article, saying, words),
        within=within,
        why=_why(article, saying),
    )


def _why(article: Article, saying: Saying) -> str:
    """How the content and the source were found, and the cue: a verb as its table has it, or the words themselves."""
    lemma = saying.form.lemma if saying.form is not None else ""
    negated = saying.form is not None and saying.stance != saying.form.manner.stance
    cue = lemma or " ".join(article.words[saying.cue : saying.cue_end][:3])
    return f"{saying.lead}, {saying.by}: {cue}{' as ' + saying.stance if negated else ''}"


def _cue(article: Article, saying: Saying) -> Span | None:
    return article.span(saying.cue, saying.cue_end) if saying.cue_end > saying.cue else None


def _id(article: Article, saying: Saying) -> str:
    content, cue = article.span(saying.first, saying.end), _cue(article, saying)
    cue_parts = (cue.start, cue.end) if cue is not None else (None, None)
    return make_id("attribution", article.page.document.id, content.start, content.end, *cue_parts, saying.stance)


def _evidence(article: Article, saying: Saying, words: Lexicon) -> Evidence | None:
    """What the source is said to rest on, by the words that name it and those between the cue and what is said."""
    spoken = range(saying.speaker.first, saying.speaker.end) if saying.speaker is not None else range(0)
    between = range(saying.cue_end, saying.first)
    kinds = (words.evidence.get(article.words[index].removeprefix("ل")) for index in chain(spoken, between))
    return next((kind for kind in kinds if kind is not None), None)
