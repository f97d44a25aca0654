"""Who and where a date line names: «صنعاء: فلان الفلاني»، «لندن - رويترز»، «(الرياض)»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from marsad.model.actor import ActorType
from marsad.read.actors.aliases import Aliases, Known, Sense
from marsad.read.actors.lexicon import lexicon
from marsad.read.actors.namings import Naming, bare_words
from marsad.read.actors.ordinary import SHORTEST, is_ordinary
from marsad.read.actors.personstarts import is_given_name
from marsad.read.actors.titles import GOD
from marsad.read.actors.words import Word, word
from marsad.text.tokens import Token

NAME_WORDS = range(2, 7)
GIVEN = 3
"""The weight in the table of names from which on a word is rather a person's name than a town's."""
QUOTE = '"'
BRACKETS = ("(", ")")
DASHES = frozenset("-–—ـ")
LEADING = DASHES | frozenset(":،,(")
"""Marks behind the town at the beginning of a date line."""
FROM = frozenset({"من", "في"})
"""What stands before the town that somebody writes from («حاورته في X»)."""
STOP = "."
IN = "في"
COMMAS = frozenset("،,")
QUOTED = 7
"""How many words and marks the name of an outlet in quotation marks has at most."""
PUBLISHING = frozenset({"outlet", "agency"})
"""Kinds of heads that open the name of who publishes."""
OFFICES = frozenset({"شبكه", "مركز", "وحده", "بوابه"})
"""Other bodies that write («شبكة X», «مركز الأنباء», «وحدة الأسواق»)."""
SIDES = frozenset({"شرق", "غرب", "شمال", "جنوب"})
"""Points of the compass that with their article belong to the name of a town."""
SERVANT = "عبد"
"""The one opener of names that opens no town's."""
HYPHEN = "-"
STROKE = "  "
"""What folding leaves between two words of a stroke of lengthening with spaces around it («فلان ــ الرياض»)."""


def unhyphened(words: Sequence[Token]) -> list[Token]:
    """The words of a date line, those that only hyphens without spaces tell apart cut in pieces («فلان-سبق-الرياض»)."""
    out: list[Token] = []
    for token in words:
        start = token.start
        arabic = token.text[0].isalpha() and not token.text.isascii()
        for piece in token.text.split(HYPHEN) if arabic else [token.text]:
            if start > token.start:
                out.append(Token(HYPHEN, start - 1, start))
            out.append(Token(piece, start, start + len(piece)))
            start += len(piece) + 1
    return out


def bylines(words: Sequence[Token], text: str, aliases: Aliases) -> list[Naming]:
    """The towns, outlets, agencies and authors that a date line names.

    What no table knows is told by where it stands: in quotation marks or brackets an outlet, before a dash or colon
    a town, and elsewhere an author; more than six words together are none.
    """
    found: list[Naming] = []
    quoted = dict(_quotations(words, text))
    inside = {at for first, last in quoted.items() for at in range(first, last)}
    known = {
        form.first: form
        for form in aliases.known(words, text)
        if _is_sure(words, text, form) and (form.first not in inside or quoted.get(form.first) == form.last)
    }
    pieces = list(_pieces(words, text, known, quoted))
    for first, last in pieces:
        form = known.get(first)
        if form is not None:
            placed = form.senses[0].entry.type == "place" and last == form.last + 1
            found.append(_part(words, form) if placed else _known(words, form))
        elif (headed := _headed(words, first, last)) is not None:
            found.append(headed)
        elif (kind := _kind(words, text, first, last, alone=len(pieces) == 1)) is not None:
            skip = _joined(words, text, first)
            core = bare_words(words[first:last], words[first].start + skip)
            start, end = words[first].start + skip, words[last - 1].end
            found.append(Naming(first, last, start, end, kind, "byline", core=core))
    return found


def _headed(words: Sequence[Token], first: int, last: int) -> Naming | None:
    """A body or place that a noun of one opens («وكالة X», «مكتب صحيفة X», «مرفأ X»)."""
    opening = words[first].text
    own = word(opening).head
    outlet = own is not None and own.kind in PUBLISHING  # «وكالة المرفأ للأنباء» is no harbour
    inner = last - first > 2 and word(words[first + 1].text).head is not None
    if opening in lexicon().byline_words and inner and not outlet:
        first += 1
    seen = word(words[first].text)
    office = seen.text in OFFICES
    if last - first < 2 or seen.skip or (seen.head is None and not office):
        return None
    # «بوابة «X»»
    marked = words[first + 1].text == QUOTE
    place = seen.head is not None and seen.head.type == "place"
    told = place or marked or office or (seen.head is not None and seen.head.kind in PUBLISHING)
    if not told or opening in lexicon().name_openers or word(opening).people:
        return None
    core = tuple(token.text for token in words[first + 1 : last] if token.text != QUOTE)
    kind: ActorType = "place" if place and not marked else "organization"
    lemma = seen.head.lemma if seen.head is not None and kind == seen.head.type else ""
    return Naming(first, last, words[first].start, words[last - 1].end, kind, "byline", core=core, lemma=lemma)


def _part(words: Sequence[Token], form: Known) -> Naming:
    """A town that is called like a known one and more besides («X الجديدة», «X الشرق»)."""
    core = (*bare_words(words[form.first : form.last], form.start), words[form.last].text)
    return Naming(form.first, form.last + 1, form.start, words[form.last].end, "place", "byline", core=core)


def _quotations(words: Sequence[Token], text: str) -> Iterator[tuple[int, int]]:
    """The first word of each quotation of a few words on one line, and where it ends."""
    marks = [at for at, token in enumerate(words) if token.text == QUOTE]
    for opens, closes in zip(marks[::2], marks[1::2], strict=False):
        if 1 < closes - opens < QUOTED and "\n" not in text[words[opens].end : words[closes].start]:
            yield opens + 1, closes


def _kind(words: Sequence[Token], text: str, first: int, last: int, *, alone: bool) -> ActorType | None:
    """What words of a date line name that no table knows; None where they are no name."""
    texts = [token.text for token in words[first:last] if token.text != STOP]
    before, after = (words[at].text if 0 <= at < len(words) else "" for at in (first - 1, last))
    if before == after == QUOTE and all(map(str.isalpha, texts)):
        return "organization"
    if not all(map(_is_name, texts)):
        return None
    spelled = len(texts) > 1 and all(len(letters) == 1 for letters in texts)
    if spelled or (before, after) == BRACKETS or texts[-1] in lexicon().outlet_words:
        return "organization"
    opens = first == 0 or "\n" in text[words[first - 1].end : words[first].start]
    leads = (opens and (after in LEADING or after == IN)) or before in FROM
    dashed = before in DASHES or (first > 0 and text[words[first - 1].end : words[first].start] == STROKE)
    opener = len(texts) == 2 and texts[0] in lexicon().name_openers and texts[0] not in lexicon().kunya
    ends = dashed and last == len(words) and (len(texts) == 1 or opener)
    closes = last == len(words) or "\n" in text[words[last - 1].end : words[last].start]
    lonely = opens and closes and len(texts) == 1 and word(texts[0]).definite and texts[0] not in lexicon().names
    if (lonely or (not alone and (leads or ends))) and _can_be_town(texts):
        return "place"
    if last - first not in NAME_WORDS or before == GOD:
        return None  # «بسم الله الرحمن الرحيم»
    called = texts[0][_joined(words, text, first) :] in lexicon().names
    return "organization" if word(texts[0]).definite and not called else "person"


def _can_be_town(texts: Sequence[str]) -> bool:
    """Whether words that no table knows can be a town's name: their first is no given name and none a common word."""
    if texts[0] in lexicon().name_openers and texts[0] != SERVANT:
        return len(texts) > 1
    own = texts[:-1] if len(texts) > 1 and _places(word(texts[-1])) else texts
    return lexicon().names.get(texts[0], 0) < GIVEN and not any(map(is_ordinary, own))


def _is_sure(words: Sequence[Token], text: str, form: Known) -> bool:
    """Whether a known form is no word of an author's name: no common word, or a town or outlet that stands alone."""
    if not form.weak:
        return True
    if not any(sense.capital or sense.entry.field == "media" for sense in form.senses):
        return False
    return _is_apart(words, text, form.first) and _is_apart(words, text, form.last)


def _is_apart(words: Sequence[Token], text: str, at: int) -> bool:
    """Whether something stands between the word at `at` and the one before it, or no word does."""
    if at in (0, len(words)) or text[words[at - 1].end : words[at].start] == STROKE:
        return True
    return _parts(words[at - 1]) or _parts(words[at])


def _pieces(
    words: Sequence[Token], text: str, known: dict[int, Known], quoted: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Runs of words between separators, known forms, quotations, line ends and a «و» that joins a further author."""
    first = 0
    at = 0
    while at < len(words):
        if at + 1 in quoted and at + 1 not in known:
            headed = first == at - 1 and text[words[first].end : words[at].start] == " " and _is_head(words[first].text)
            if first < at and not headed:
                yield first, at
            yield (first, quoted[at + 1] + 1) if headed else (at + 1, quoted[at + 1])
            at = first = quoted[at + 1] + 1
            continue
        form = known.get(at)
        gap = text[words[at - 1].end : words[at].start] if at else ""
        parts = _parts(words[at]) and not _spells(words, at)
        if form is not None or "\n" in gap or gap == STROKE or parts or _joined(words, text, at):
            if first < at:
                yield first, at
            first = at
        if form is not None:
            more = _is_more(words, text, form)
            yield form.first, form.last + more
            at = first = form.last + more
            continue
        if parts:
            first = at + 1
        at += 1
    if first < len(words):
        yield first, len(words)


def _is_more(words: Sequence[Token], text: str, form: Known) -> bool:
    """Whether the one word behind a known town up to the next mark says which of that name it is («X الجديدة»)."""
    if form.senses[0].entry.type != "place" or form.last >= len(words):
        return False
    seen = word(words[form.last].text)
    told = _places(seen)
    return told and "\n" not in text[form.end : words[form.last].start] and _is_apart(words, text, form.last + 1)


def _places(seen: Word) -> bool:
    """Whether a word says which of several towns of a name it is («الجديدة», «الشرق»)."""
    return seen.definite and not seen.skip and (seen.stem in lexicon().placing or seen.stem in SIDES)


def _is_head(text: str) -> bool:
    head = word(text).head
    return head is not None and not word(text).skip


def _parts(token: Token) -> bool:
    """Whether a token stands between two names: a mark, of grammar (not «علي») or of such lines («ترجمة»)."""
    told = token.text in lexicon().byline_words and word(token.text).head is None
    return not token.is_word or told or (word(token.text).function and not is_given_name(token.text))


def _spells(words: Sequence[Token], at: int) -> bool:
    """Whether a stop stands between two single letters («أ.ن.ص»)."""
    beside = words[max(at - 1, 0)], words[min(at + 1, len(words) - 1)]
    return words[at].text == STOP and all(token.text.isalpha() and len(token.text) == 1 for token in beside)


def _joined(words: Sequence[Token], text: str, at: int) -> int:
    """One where a «و» joins the word at `at` as a further name to those before it on its line, else nought."""
    opens = at == 0 or "\n" in text[words[at - 1].end : words[at].start]
    told = words[at].text
    opens = opens or (not words[at - 1].is_word and words[at - 1].text not in COMMAS)
    return int(not opens and told.startswith("و") and len(told) > SHORTEST and told not in lexicon().names)


def _is_name(text: str) -> bool:
    seen = word(text)
    return (
        text.isalpha() and not seen.verb and text not in lexicon().byline_words and not (seen.head and not seen.opener)
    )


def _known(words: Sequence[Token], form: Known) -> Naming:
    """A town before an outlet, an outlet before whatever else the form can mean."""

    def rank(sense: Sense) -> tuple[bool, bool]:
        return (not sense.capital, sense.entry.field != "media")

    senses = tuple(sorted(form.senses, key=rank))
    core = bare_words(words[form.first : form.last], form.start)
    return Naming(
        form.first, form.last, form.start, form.end, senses[0].entry.type, "known", core=core, senses=senses[:1],
        country=senses[0].entry.country, city=senses[0].capital, loaded=senses[0].loaded,
    )  # fmt: skip
