"""An interview printed as turns: questions of the paper, and answers of whoever was asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from marsad.model.attribution import UNNAMED, Stance
from marsad.model.zone import Zone
from marsad.read.attributions.articles import Article, Naming
from marsad.read.attributions.contents import trimmed
from marsad.read.attributions.sayings import Saying

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_ASKS = re.compile(r"[؟?][\"')\]!.؟?]*\s*$")
# What opens a turn: a bullet, «س:» and «ج:», or a name of at most four words before a colon.
_OPENING = re.compile(
    r"\s*(?:(?P<bullet>[-*•●▪◾■□◆♦▲▶►◼>–—])|(?P<letter>(?:س|ج|سوال|السوال|جواب|الجواب|q|a)\d{0,2}) ?[:\-.)]"
    r"|(?P<label>\"?[\w-]+(?: [\w\"-]+){0,3}\"?) ?:)\s*"
)
_ASKING, _ANSWERING = frozenset("س سوال السوال q".split()), frozenset("ج جواب الجواب a".split())
_BULLETS = frozenset("-*•●▪◾■□◆♦▲▶►◼>–—")
# With marks before the turns two questions and answers are an interview, without them four, in English three.
_MARKED, _BARE, _BARE_ENGLISH = 2, 4, 3
# What a page calls an interview in Arabic above its first question: there two questions without marks are enough.
_TOLD_SO, _BARE_TOLD = (
    frozenset("حوار الحوار حاوره حاورها حاورته حاورتها مقابله المقابله حاورهم".split()),
    2,
)
_LED_BY = _TOLD_SO | {"كتب", "كتبت"}
_YES = frozenset("yes نعم صحيح اجل بلي طبعا بالتاكيد".split())
# In English an answer says so of itself; what does not is the writer's again.
_FIRST = frozenset("i we me us my our mine ours".split())
# What stands before the name of whoever leads an interview: «She spoke to X».
_SPOKEN_TO = frozenset(
    f"{verb} {link}" for verb in "spoke speaks spoken talked talks talking speaking".split() for link in ("to", "with")
)
# A question of the paper is one line of at most so many letters.
_LONGEST_QUESTION = 600


class _Turn(msgspec.Struct, frozen=True):
    """A turn: folded text from `start` to `end`, where its words begin after what opens it, and whether it asks.

    `mark` is what opens it, a bullet, a letter or a name; empty where nothing does.
    """

    start: int
    words: int
    end: int
    asks: bool
    mark: str = ""


def interview(article: Article, zone: Zone) -> tuple[Saying, ...]:
    """The turns of a zone that is printed as an interview, in order, with empty cues; none where it is not one.

    A question is asked by whoever the byline tells to have led the interview, else by the outlet to which somebody
    speaks, or by nobody named. Answers are given to the one named before them on their line, or to the person whom the
    words above the first question name most.
    """
    page = article.page
    start, end = page.place(zone.start), page.place(zone.end)
    lines = _by_marks([_turn(page.text, *line.span()) for line in _LINE.finditer(page.text, start, end)])
    asking = [at for at, line in enumerate(lines) if line.asks and at + 1 < len(lines) and not lines[at + 1].asks]
    in_a_row = sum(line.asks and after.asks for line, after in pairwise(lines))
    if in_a_row >= len(asking):
        return ()  # a writer's own questions, one behind the other
    marked = sum(bool(lines[at].mark and lines[at + 1].mark) for at in asking)
    english = page.document.language == "en"
    first = page.token_at(lines[asking[0]].start)
    told = not english and not _TOLD_SO.isdisjoint(article.words[:first])
    bare = _BARE_ENGLISH if english else _BARE_TOLD if told else _BARE
    alternating = len(asking) >= bare and 3 * len(asking) >= len(lines) - asking[0] - 2 * english
    if marked < _MARKED and not (alternating and (not english or _is_spoken(article, lines, asking))):
        return ()
    lettered = lines[asking[0]].mark.rstrip("0123456789") in _ASKING
    told_of = _named_in(article, lines[asking[0]].start, end) if lettered else frozenset()
    asked = (
        _asked(article, start, lines[asking[0]].start, told_of)
        or _asked(article, 0, start)
        or _asked(article, start, end)
    )
    asker = _leader(article, asked) or _spoken_to(article, first) or _interviewer(article, asked, first)
    sides = (asker or UNNAMED, asked.actor.id if asked is not None else UNNAMED)
    if marked >= _MARKED:
        return tuple(_marked_sayings(article, lines[asking[0] :], sides))
    return tuple(_sayings(article, lines, asking, sides))


def _spoken_to(article: Article, end: int) -> str | None:
    """The body to which somebody speaks above the first question: «سامر الحلو لـ«الضفة»: ...»."""
    for at in range(2, end):
        naming = article.naming_from(at)
        if naming is not None and naming.actor.type == "organization" and article.words[at - 2 : at] == ["ل", '"']:
            return naming.actor.id
    return None


def _interviewer(article: Article, asked: Naming | None, end: int) -> str | None:
    """Whom the date line of a page names: in English the person whose byline it is, else the first body.

    With no byline it is whom the words before `end`, where the first question begins, tell that somebody spoke to.
    """
    named = _of_bylines(article, asked)
    english = article.page.document.language == "en"
    people = [one for one in named if english and one.actor.type == "person"]
    if english and not people and (told := _spoken_with(article, end)) is not None:
        return told
    by = [one for one in people if article.words[one.first - 1] == "by"]
    bodies = [one for one in named if one.actor.type == "organization"]
    return next((one.actor.id for one in (*by, *reversed(people), *bodies)), None)  # above the byline is the masthead


def _leader(article: Article, asked: Naming | None) -> str | None:
    """The person who is told above an Arabic interview to lead it: «حاوره في البندر: سالم»."""
    if article.page.document.language == "en":
        return None
    led = (one for one in reversed(_of_bylines(article, asked)) if _is_led_by(article, one))
    return next((one.actor.id for one in led if one.actor.type == "person"), None)


def _of_bylines(article: Article, asked: Naming | None) -> list[Naming]:
    """Those named in the date lines of a page, in order, but for who is asked."""
    page = article.page
    metas = (zone for zone in article.zones if zone.kind == "meta")
    ranges = (range(page.token_at(page.place(zone.start)), page.token_at(page.place(zone.end))) for zone in metas)
    named = [naming for tokens in ranges for at in tokens if (naming := article.naming_from(at)) is not None]
    return [one for one in named if asked is None or one.actor.id != asked.actor.id]


def _is_led_by(article: Article, naming: Naming) -> bool:
    """Whether the line of a name tells before it who led or wrote this: «حوار: سالم», «حاورته في البندر: ريما»."""
    page = article.page
    at = page.tokens[naming.first].start
    return not _LED_BY.isdisjoint(article.words[page.token_at(page.text.rfind("\n", 0, at) + 1) : naming.first])


def _spoken_with(article: Article, end: int) -> str | None:
    """Whom the words above an interview name as who led it («She spoke to X»)."""
    for at in range(2, end):
        naming = article.naming_from(at)
        if naming is not None and naming.actor.type == "person" and _is_spoken_to(article, naming):
            return naming.actor.id
    return None


def _turn(text: str, start: int, end: int) -> _Turn:
    line = text[start:end]
    opening = _OPENING.match(line)
    asks = _ASKS.search(line) is not None and end - start <= _LONGEST_QUESTION
    if opening is None:
        return _Turn(start, start, end, asks)
    mark = next(group for group in opening.groups() if group)
    return _Turn(start, start + opening.end(), end, asks, mark.rstrip("0123456789"))


def _by_marks(lines: Sequence[_Turn]) -> list[_Turn]:
    """The turns with those asking whose mark opens questions, where another mark opens the answers.

    A question may end without a question mark: «س: لكن الجبهة تنفي ذلك.»
    """
    total = Counter(line.mark for line in lines if line.mark)
    if any(count >= _MARKED for count in total.values()):  # «■ عن القناة» below an interview is no turn of it
        lines = [replace(line, mark="") if line.mark in _BULLETS and total[line.mark] == 1 else line for line in lines]
    asked = Counter(line.mark for line in lines if line.mark and line.asks)
    asking = {mark for mark in total if mark in _ASKING or (total[mark] >= _MARKED and 2 * asked[mark] >= total[mark])}
    answering = {mark for mark in total if mark in _ANSWERING or (total[mark] >= _MARKED and mark not in asking)}
    if asking and not answering and not any(line.asks for line in lines if line.mark not in asking):
        return [replace(line, asks=line.mark in asking) for line in lines]
    if not asking or not answering:
        return list(lines)
    by_mark = {mark: mark in asking for mark in asking | answering}
    return [replace(line, asks=by_mark.get(line.mark, line.asks)) for line in lines]


def _named_in(article: Article, start: int, end: int) -> frozenset[str]:
    """Whom a stretch names: the turns of an interview, which no name opens, seldom him who answers."""
    places = range(article.page.token_at(start), article.page.token_at(end))
    return frozenset(naming.actor.id for at in places if (naming := article.naming_from(at)) is not None)


def _asked(article: Article, start: int, end: int, told_of: frozenset[str] = frozenset()) -> Naming | None:
    """The person whom a stretch names most, the first of equals; who is told of later only where nobody else is."""
    first, after = article.page.token_at(start), article.page.token_at(end)
    named = [naming for at in range(first, after) if (naming := article.naming_from(at)) is not None]
    people = [naming for naming in named if naming.actor.type == "person" and not _only_asks(article, naming)]
    people = [naming for naming in people if naming.actor.id not in told_of] or people
    counted = Counter(naming.actor.id for naming in people)
    most = max(people, key=lambda naming: counted[naming.actor.id], default=None)
    return _who_spoke(article, people, range(first, after - 2)) or most


def _who_spoke(article: Article, people: Sequence[Naming], places: range) -> Naming | None:
    """Whom «he spoke to the Review» means: who opens the sentence before, «Lamin Korr, 70, taught Odeh. He spoke»."""
    speaks = (at for at in places if article.words[at] in {"he", "she"})
    spoke = next((at for at in speaks if " ".join(article.words[at + 1 : at + 3]) in _SPOKEN_TO), places.start)
    before = [naming for naming in people if naming.first < spoke and article.words[naming.first - 1] == "."]
    return before[-1] if before and article.words[before[-1].first : spoke].count(".") == 1 else None


def _only_asks(article: Article, naming: Naming) -> bool:
    """Whether somebody above an interview is who leads it: «She spoke to X», «interview by X», or in a byline."""
    if article.words[naming.first - 1 : naming.first] == ["by"] or _is_spoken_to(article, naming):
        return True
    place = article.page.tokens[naming.first].start
    zones = (zone for zone in article.zones if zone.kind == "meta")
    return any(article.page.place(zone.start) <= place < article.page.place(zone.end) for zone in zones)


def _is_spoken_to(article: Article, naming: Naming) -> bool:
    """Whether the one who is asked speaks to somebody («She spoke to X»), and no paper does («The Post spoke to X»)."""
    paper = article.naming_at(naming.first - 1)  # «spoke to the Courier's X»
    first = paper.first if paper is not None and paper.actor.type == "organization" else naming.first
    verb = first - 2 - (article.words[first - 1] == "the")
    if verb < 1 or " ".join(article.words[verb : verb + 2]) not in _SPOKEN_TO:
        return False
    before = article.naming_at(verb - 1)
    theirs = before is not None and before.actor.type == "organization"
    return not theirs and article.words[verb - 1] not in _FIRST


def _sayings(
    article: Article, lines: Sequence[_Turn], asking: Sequence[int], sides: tuple[str, str]
) -> Iterator[Saying]:
    """The questions and answers by turns; `sides` are who asks and who is asked."""
    asker, asked = sides
    for at, following in zip(asking, (*asking[1:], len(lines)), strict=True):
        yield from _saying(article, lines[at], lines[at], asker)
        answer, last = lines[at + 1], lines[following - 1]
        if article.page.document.language == "en":
            own = [line for line in lines[at + 2 : following] if _is_own(article, line)]
            for line in own:
                yield from _saying(article, line, line, asked)
            last = answer
        yield from _saying(article, answer, last, asked)


def _marked_sayings(article: Article, lines: Sequence[_Turn], sides: tuple[str, str]) -> Iterator[Saying]:
    """Turns whose marks tell who speaks: each goes on to the next mark, the last answer to its paragraph's end."""
    opening, last, speaker = lines[0], lines[0], _speaker(article, lines[0], sides)
    for line in lines[1:]:
        source = _speaker(article, line, sides) if line.mark else speaker
        if line.mark and (line.asks or opening.asks or source != speaker):
            yield from _saying(article, opening, last, speaker)
            opening, speaker = line, source
        elif not line.mark and not any(later.mark for later in lines[lines.index(line) :]):
            break  # the next paragraph without a mark behind the last answer is the writer's again
        last = line
    yield from _saying(article, opening, last, speaker)


def _speaker(article: Article, turn: _Turn, sides: tuple[str, str]) -> str:
    """Who speaks in a marked turn: the one named before its colon, else by whether it asks."""
    tokens = range(article.page.token_at(turn.start), article.page.token_at(turn.words))
    named = next((naming for at in tokens if (naming := article.naming_from(at)) is not None), None)
    return named.actor.id if named is not None else sides[0 if turn.asks else 1]


def _is_spoken(article: Article, lines: Sequence[_Turn], asking: Sequence[int]) -> bool:
    """Whether most answers speak of themselves, as in an interview and not under the headings of an explainer."""
    return 2 * sum(_is_own(article, lines[at + 1]) for at in asking) >= len(asking)


def _stance(article: Article, first: int, end: int, *, asks: bool) -> Stance:
    """A question asks, an objection without a question mark asserts; «yes» confirms what was asked."""
    if asks:
        return "asks" if {"؟", "?"}.intersection(article.words[first : end + 1]) else "asserts"
    return "confirms" if article.words[first] in _YES else "asserts"


def _is_own(article: Article, turn: _Turn) -> bool:
    """Whether a paragraph speaks of its own speaker outside quotation marks, as an answer does."""
    page = article.page
    places = range(page.token_at(turn.words), page.token_at(turn.end))
    return any(article.words[at] in _FIRST and article.quotation_at(at) is None for at in places)


def _saying(article: Article, opening: _Turn, closing: _Turn, source: str) -> Iterator[Saying]:
    page = article.page
    first, end = trimmed(article, page.token_at(opening.words), page.token_at(closing.end))
    if end > first:
        yield Saying(
            cue=first, cue_end=first, first=first, end=end, lead="speech",
            stance=_stance(article, first, end, asks=opening.asks),
            source=source, by="asking" if opening.asks else "answering",
        )  # fmt: skip
