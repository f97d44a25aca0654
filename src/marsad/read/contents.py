"""Where what is said begins after its cue, and where it ends."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from marsad.read.articles import Article, Statement
from marsad.read.cues import Lexicon, Manner, phrase_at
from marsad.read.quotations import Quotation

Lead = Literal["clause", "quote", "speech", "via", "object", "according", "back"]
# From a cue to what it introduces, in words: subject with titles, appositions, place and occasion.
_REACH = 45
# The same for a verb that is written like a noun: an adverb or two.
_NEAR = 3
# A quotation of fewer words is a name or a word held at arm's length, unless a mark stands before it.
_SPOKEN_WORDS = 4
# A quotation of at most so many words does not carry a content alone: the clause around it is the content.
_SHORT_QUOTATION = 6
_COMMAS = frozenset("،,")
_TURNS = frozenset("لكن ولكن لكنه لكنها بينما فيما وفيما".split())
_POINTING = frozenset("ذلك هذا هذه تلك".split())
_PLAIN_OBJECTS = frozenset("ما ذلك اي صحه وجود حدوث".split())
# Words that begin with ب of their own.
_OWN_B = frozenset(
    "بعد بين بن بل بان باسم بيان بلاد بلاده بلادها برلمان بعض بغداد بيروت بدوره بدورها باريس بريطانيا بكين بلده بلدان بطريقه "
    "بوتين باراك بنيامين بشار بيانه بيانها بدء برنامج بسبب بعيد بقيه بما بالتالي بشكل بعدما بينما بينهم بينها بينهما بينه "
    "بها به بهم بشان بذلك بهذا بثقه بوضوح بشده بحده بدلا برغم بحضور بمناسبه بجانب بالقرب بالاضافه بالنسبه بيد بات باتت بدا "
    "بدات بقي بلغ بلغت بني بنت بنك بحر بلديه بلدي بكر بندر بلال باحث باسل بسام بطرس".split()
)


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a content begins, and by what: a clause, a quotation, unmarked speech, a preposition, a bare object."""

    first: int
    lead: Lead


def opening(
    article: Article,
    lexicon: Lexicon,
    manner: Manner,
    after_subject: int,
    limit: int,
    stops: Collection[int],
) -> Opening | None:
    """Where the content of a cue begins: at the first thing after its subject that the cue takes.

    `limit` is the end of the statement; `stops` are tokens where another cue takes over.
    """
    if manner.needs and not _has_needed(article, manner, after_subject, limit):
        return None
    if "object" in manner.takes:
        at = _object(article, lexicon, manner, after_subject, limit, stops)
        if at is not None:
            return Opening(at, "object")
    reach = _NEAR if manner.near else _REACH
    index = after_subject
    while index < min(limit, after_subject + reach):
        found = _opens_at(article, lexicon, manner, index, after_subject, limit)
        if found is not None:
            return found
        word = article.words[index]
        if (index > after_subject and index in stops) or word in _TURNS or (word in {"الا", "بيد"}):
            return None
        quotation = article.quotation_from.get(index)
        index = quotation.end if quotation is not None else index + 1
    return None


def _opens_at(article: Article, lexicon: Lexicon, manner: Manner, index: int, start: int, limit: int) -> Opening | None:
    """What a cue takes, if it begins at this token."""
    words = article.words
    word = words[index]
    if word == ":":
        return Opening(index + 1, "speech") if "quote" in manner.takes and index + 1 < len(words) else None
    quotation = article.quotation_from.get(index)
    if quotation is not None:
        spoken = "quote" in manner.takes and _spoken(article, lexicon, quotation, start, limit)
        return Opening(index, "quote") if spoken else None
    if word in lexicon.complementisers and "clause" in manner.takes:
        return Opening(index, "clause") if words[index - 1] not in lexicon.not_content else None
    if word in manner.via and index + 1 < limit:
        if words[index + 1] in lexicon.complementisers:
            return Opening(index + 1, "clause")
        if words[index - 1] not in lexicon.speeches and article.naming_at(index) is None:
            return Opening(index + 1, "via")
    if "ب" in manner.via and _led_by_b(article, index):
        return Opening(index, "via")
    if "object" in manner.takes and not manner.near and index > start and word in _PLAIN_OBJECTS:
        return Opening(index, "object")
    return None


def _has_needed(article: Article, manner: Manner, start: int, limit: int) -> bool:
    for index in range(start, min(limit, start + _REACH)):
        if article.words[index] in manner.needs or ("ب" in manner.needs and _led_by_b(article, index)):
            return True
    return False


def _spoken(article: Article, lexicon: Lexicon, quotation: Quotation, start: int, limit: int) -> bool:
    """Whether a quotation is speech rather than a name in quotation marks."""
    inside = [at for at in range(quotation.first + 1, quotation.end) if article.page.tokens[at].is_word]
    if not inside:
        return False
    naming = article.naming_at(inside[0])
    if naming is not None and naming.end > inside[-1]:
        return False
    before = article.words[quotation.first - 1] if quotation.first else ""
    if before in _COMMAS or before == ":" or quotation.first == start:
        return len(inside) >= 2
    if len(inside) < _SPOKEN_WORDS:
        return False
    ahead = article.words[quotation.end : min(limit, quotation.end + 12)]
    return not any(word == ":" or word in lexicon.complementisers for word in ahead) or len(inside) > _REACH // 3


def _led_by_b(article: Article, index: int) -> bool:
    word = article.words[index]
    naming = article.naming_at(index)
    if naming is not None:
        return naming.first == index and naming.clitics.endswith("ب")
    return word == "ب" or (word.startswith("ب") and len(word) > 3 and word not in _OWN_B)


def _object(
    article: Article, lexicon: Lexicon, manner: Manner, start: int, limit: int, stops: Collection[int]
) -> int | None:
    """The bare noun right after the subject, if there is one: «نفى المتحدث صحة الأنباء»."""
    index = start
    while index < limit and (article.words[index] in lexicon.adverbs or article.words[index] in _COMMAS):
        if article.words[index] in {"هذه", "هذا"}:
            break
        index += 1
    if index >= limit or index in stops or not article.page.tokens[index].is_word:
        return None
    word = article.words[index]
    naming = article.naming_from(index)
    if naming is not None:
        return None if naming.clitics else index
    if word in _PLAIN_OBJECTS:
        return index
    refused = (
        lexicon.complementisers
        | lexicon.prepositions
        | lexicon.relatives
        | lexicon.resumptions
        | lexicon.negations
        | lexicon.speech_markers
        | lexicon.not_content
        | manner.via
        | _TURNS
    )
    if (
        word in refused
        or (word[0] in "لب" and len(word) <= 2)
        or phrase_at(lexicon.according_verb, article.words, index)
    ):
        return None
    if word.startswith(("لل", "بال")) or (
        word.startswith("ل") and article.words[index - 1] not in _COMMAS and len(word) < 4
    ):
        return None
    if phrase_at(lexicon.according, article.words, index) or word in {"فيه", "فيها", "له", "لها", "عنه", "منه"}:
        return None
    return index


def natural_end(article: Article, lexicon: Lexicon, statement: Statement, found: Opening) -> int:
    """Token after a content that no other cue cuts short: its quotation's end, or its clause's."""
    words = article.words
    quotation = article.quotation_from.get(found.first)
    if quotation is not None and found.lead in ("quote", "speech") and quotation.closed:
        inside = quotation.end - quotation.first - 2
        if inside > _SHORT_QUOTATION or quotation.end >= statement.end:
            return quotation.end
        return _clause_end(article, quotation.end, statement.end)
    enclosing = article.quotation_at(found.first)
    end = statement.end
    if enclosing is not None and enclosing.first < found.first:
        end = min(end, enclosing.end) if enclosing.closed else end
        if found.lead != "speech":
            end = min(end, _sentence_end(article, found.first))
    if found.lead == "speech":
        return max(end, _paragraph_end(article, found.first)) if found.first >= statement.end else end
    if found.lead in ("object", "via"):
        if words[found.first] in _POINTING and found.first + 1 < end and words[found.first] == "ذلك":
            return found.first + 1
        for index in range(found.first + 1, end):
            if words[index] in lexicon.object_ends and article.quotation_at(index) is enclosing:
                return index
            if (
                words[index] == "ما"
                and index + 1 < end
                and words[index + 1][0] in "يت"
                and words[index - 1] not in lexicon.prepositions
                and index > found.first + 1
            ):
                return index
    return end


def _clause_end(article: Article, index: int, limit: int) -> int:
    while index < limit and article.words[index] not in _COMMAS and article.words[index] not in _TURNS:
        index += 1
    return index


def _sentence_end(article: Article, index: int) -> int:
    page = article.page
    return page.token_at(page.sentence_at(page.tokens[index].start)[1])


def _paragraph_end(article: Article, index: int) -> int:
    page = article.page
    line = page.text.find("\n", page.tokens[index].start)
    return page.token_at(line) if line >= 0 else len(page.tokens)


_HANGING = frozenset({"و", "كما", "(", "ثم", "-", "/", "كذلك", "اذ", "حيث"})


def trimmed(article: Article, first: int, end: int) -> tuple[int, int]:
    """A stretch of tokens without the punctuation and conjunctions left hanging at its edges."""
    words = article.words
    while end > first and (words[end - 1] in "،,؛;:." or words[end - 1] in _HANGING or _hanging_mark(article, end - 1)):
        end -= 1
    while first < end and words[first] in "،,؛;:.-/":
        first += 1
    return first, end


def _hanging_mark(article: Article, index: int) -> bool:
    quotation = article.quotation_from.get(index)
    return quotation is not None
