"""Documents that speak without a name, and what is said by those who are actors only for what they do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from marsad.model.actor import Mention, PageActor
from marsad.model.attribution import UNNAMED, Attribution
from marsad.model.ids import make_id
from marsad.model.span import Span
from marsad.model.zone import SPOKEN, Zone
from marsad.read.actors.commonnouns import PLURALS, common_noun, listed
from marsad.read.actors.lexicon import ARTICLE
from marsad.read.actors.wordclasses import is_only_verb
from marsad.read.actors.words import word
from marsad.read.page import Page
from marsad.text.tokens import Token, parted

TOLD = frozenset(("ان", "انه", "انها", "ايضا", "التي", "الذي", "جاء", "ورد", "وردت", "بتاريخ"))
"""Words that end what a document is called, and are not read as verbs."""
ISSUED = ("مورخ", "صادر", "موقع", "مذيل", "ممهور")
"""How words begin, with the article or without it, that tell when a document was made and by whom."""
WORDS = 5
"""How many words a document is called by at most."""
QUOTE = '"'
TITLE = 9
"""How many words a document with its title in quotation marks has at most, the marks counted."""
CLITICS = 2
"""How many letters may stand before a mention in the word it begins in."""
DATA = frozenset(("بيانات", "احصاءات", "احصاييات"))
"""Documents that are whoever has collected them."""
ONE_OF = frozenset(("احد", "احدي", "واحد"))
"""One of those named behind it («أحد موظفيها»)."""
MAKERS = 3
"""How many letters the plural of those who made a document has at least, before its «و»."""
DOERS = ("ته", "تها", "اه")
"""How a verb ends behind a document that somebody made («تقرير أعدته الهيئة», «تحقيق أجراه الجهاز»)."""


def documents(
    page: Page, zones: Sequence[Zone], actors: Sequence[PageActor], said: Sequence[Attribution]
) -> tuple[PageActor, ...]:
    """The documents that speak on a page («أفاد محضر الاجتماع بأن») and are named by no more than what they are.

    A definite noun behind («المحضر») is the same document. What the press reports («تقارير») is no document.
    """
    taken = [(m.start, m.end) for actor in actors for m in actor.mentions]
    known = {_noun(page, actor) for actor in actors if actor.type == "document"}
    held: dict[str, list[Mention]] = {}
    for one in said:
        if one.source != UNNAMED or one.speaker is None:
            continue
        words = _words(page, one.speaker)
        found = _document(words)
        if found is not None and found[0] not in known:
            held.setdefault(found[0], []).append(_mention(_called(page, one.speaker, found[1])))
    for noun, marks in held.items():
        held[noun] = sorted({*marks, *_again(page, zones, noun, [*taken, *((m.start, m.end) for m in marks)])})
    return tuple(
        PageActor(
            id=make_id("document", page.document.id, marks[0].start, marks[0].end, "document"),
            name=page.document.text[marks[0].start : marks[0].end],
            type="document",
            mentions=tuple(marks),
        )
        for marks in held.values()
    )


def as_documents(page: Page, said: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, what a body or a person says in a document of theirs given to nobody, since it speaks itself.

    «وأكد بيان الوزارة أن» is what the statement says, and «وأكدت الوزارة في بيان أن» what she does. Data speak for
    whoever collects them.
    """
    out: list[Attribution] = []
    before: Attribution | None = None
    unsigned = False
    for one in said:
        carried = before is not None and _goes_on(one, before) and one.source == before.source
        found = None if one.speaker is None else _document(_words(page, one.speaker))
        unsigned = unsigned if carried else found is not None and found[0] not in DATA
        before = one
        out.append(replace(one, source=UNNAMED) if unsigned else one)
    return tuple(out)


def with_speakers(page: Page, said: Sequence[Attribution], actors: Sequence[PageActor]) -> tuple[Attribution, ...]:
    """The attributions, those of nobody named given to the actor whom the words for the speaker mean.

    That is the one of whom they are a mention, or a document of the same noun. What is carried on from such a one is
    his too.
    """
    out: list[Attribution] = []
    last: str | None = None
    before: Attribution | None = None
    for one in said:
        source = None
        if one.source == UNNAMED:
            carried = before is not None and _goes_on(one, before)
            source = _whose(page, one.speaker, actors) if one.speaker is not None else last if carried else None
        last, before = source, one
        out.append(one if source is None else replace(one, source=source))
    return tuple(out)


def _goes_on(one: Attribution, before: Attribution) -> bool:
    """Whether what is said goes on with the words before it, and does not stand within them."""
    return one.speaker is None and one.within != before.id


def known_speakers(page: Page, people: Sequence[PageActor], said: Sequence[Attribution]) -> Iterator[PageActor]:
    """Those without a name who speak and of whom it is told who they are: «محاميه», «الوزراء», «أنصار الحكومة».

    Experts, officials and others whose like the press leaves unnamed are none of them.
    """
    speakers = [one.speaker for one in said if one.source == UNNAMED and one.speaker is not None]
    for actor in people:
        words = _words(page, Span(actor.mentions[0].start - 1, actor.mentions[0].end))
        own = [speaker for speaker in speakers if _is_named(actor, speaker)]
        if words and own and (_is_definite(words) or any(_is_private(page, speaker) for speaker in own)):
            yield actor


def _is_private(page: Page, speaker: Span) -> bool:
    """Whether one person speaks, or several of whom something is told, whose like need no cover («سكان في الحي»)."""
    words = _words(page, speaker)
    words = words[1:] if words and words[0].text in ONE_OF and len(words) > 1 else words
    noun = common_noun(words[0].text) if words else None
    if noun is None or noun.kind != "person" or {noun.form, noun.lemma} & (listed("voices") | listed("unsigned")):
        return False
    several = noun.form.endswith(PLURALS) or noun.form in listed("several")
    return noun.form.removesuffix("ا") not in listed("unsigned") and (len(words) > 1 or not several)


def _is_definite(words: Sequence[Token]) -> bool:
    """Whether words tell who somebody is: by whose he is, or by an article on the noun or what it belongs to."""
    noun = common_noun(words[0].text)
    if noun is None or {noun.form, noun.lemma} & listed("voices"):
        return noun is not None and bool(noun.owner)
    of_other = len(words) > 1 and words[1].text.startswith(ARTICLE)
    several = noun.kind == "organization" or noun.form.endswith((*PLURALS, "و", "اء", "ان")) or of_other
    return bool(noun.owner) or ((noun.definite or of_other) and several)


def _whose(page: Page, speaker: Span, actors: Sequence[PageActor]) -> str | None:
    words = _words(page, speaker)
    if words and words[0].text in listed("voices"):
        return None
    noun = _document(words)
    if noun is None:
        return next((a.id for a in actors if a.type != "document" and _is_named(a, speaker)), None)
    own = (a.id for a in actors if _is_named(a, speaker))
    return next(own, next((a.id for a in actors if a.type == "document" and _noun(page, a) == noun[0]), None))


def _is_named(actor: PageActor, speaker: Span) -> bool:
    return any(m.start - CLITICS <= speaker.start < m.end for m in actor.mentions)


def _noun(page: Page, actor: PageActor) -> str | None:
    """The noun that a document is called by where it is named first."""
    found = _document(_words(page, Span(actor.mentions[0].start, actor.mentions[0].end)))
    return found[0] if found is not None else None


def _mention(span: Span) -> Mention:
    return Mention(span.start, span.end, why="document", confidence=0.5)


def _words(page: Page, span: Span) -> Sequence[Token]:
    return page.tokens[page.token_at(page.place(span.start)) : page.token_at(page.place(span.end))]


def _document(words: Sequence[Token]) -> tuple[str, int] | None:
    """The noun of a document that a stretch begins with, and how many letters of clitics stand before it."""
    for part in parted(words[0].text) if words else ():
        stem = part.stem.removeprefix("ال")
        for form in (stem, stem.removesuffix("ا")):
            if form in listed("documents"):
                return form, part.skipped
    return None


def _called(page: Page, speaker: Span, skip: int) -> Span:
    """What a speaking document is called: its noun, what that is of, its adjectives («مسح حديث أجرته شركة»)."""
    first = page.token_at(page.place(speaker.start))
    words = page.tokens[first : first + WORDS]
    last = words[0]
    if len(words) > 1 and words[1].text == QUOTE:
        titled = page.tokens[first + 2 : first + TITLE]
        return page.span(words[0].start + skip, next((one.end for one in titled if one.text == QUOTE), last.end))
    for token in words[1:]:
        seen, definite = word(token.text), token.text.startswith(ARTICLE)
        ends = seen.function or seen.verb or seen.skip > 0 or token.text in TOLD or token.text.endswith(DOERS)
        ends = ends or is_only_verb(token.text) or token.text.removeprefix(ARTICLE).startswith(ISSUED)
        if not token.is_word or ends or (word(last.text).definite and not definite):
            break
        last = token
    return page.span(words[0].start + skip, last.end)


def _again(page: Page, zones: Sequence[Zone], noun: str, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Where the page names the document again by its noun with the article."""
    for zone in zones:
        if zone.kind not in SPOKEN or zone.kind == "meta":
            continue
        tokens = page.tokens[page.token_at(page.place(zone.start)) : page.token_at(page.place(zone.end))]
        for before, token in zip((None, *tokens), tokens, strict=False):
            # «معدو الورقة» are who speaks
            made = before is not None and len(before.text) > MAKERS and before.text.endswith("و")
            for part in () if made else parted(token.text):
                if part.stem == "ال" + noun:
                    span = page.span(token.start + part.skipped, token.end)
                    if not any(start < span.end and span.start < end for start, end in taken):
                        yield _mention(span)
                    break
