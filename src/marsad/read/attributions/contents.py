"""Where what is said begins after its cue, and where it ends."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

import msgspec

from marsad.read.actors.wordclasses import about
from marsad.read.attributions.articles import Article
from marsad.read.attributions.cues import PRONOUNS_OF_NOUNS, Lexicon, Manner, phrase_at, reading, takes_up
from marsad.read.attributions.fillers import COMMAS, past_aside, past_definite, past_fillers, past_hearer, past_listener
from marsad.read.attributions.quotations import Quotation
from marsad.text.tokens import PREPOSITIONS

Lead = Literal["clause", "quote", "speech", "via", "object", "according", "back"]
# From a cue to what it introduces, in words: subject with titles, appositions, place and occasion.
_REACH = 45
# The same for a verb that is written like a noun: an adverb or two.
_NEAR = 3
# A quotation of fewer words is a name or a word held at arm's length, unless a mark stands before it.
_SPOKEN_WORDS = 4
# A quotation of at most so many words does not carry a content alone: the clause around it is the content.
_SHORT_QUOTATION = 6
_TURNS = frozenset("لكن ولكن لكنه لكنها بينما فيما وفيما الا بيد".split())
_TELL_ON = frozenset("وقد وكان وكانت وهو وهي وذلك".split())
# A conjunction and the shortest past that is no noun as well: «وأجرى», but not «وفتح».
_SHORTEST_VERB = 5
_PLAIN_OBJECTS = frozenset("ما ذلك اي صحه وجود حدوث".split())
_WHAT = {"عن": "عما", "من": "مما", "في": "فيما", "ب": "بما"}


class Opening(msgspec.Struct, frozen=True):
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
    if not finds_needed(article, lexicon, manner, after_subject, limit):
        return None
    at = _object_near(article, lexicon, manner, after_subject, limit, stops)
    if at is not None:
        return Opening(at, "object")
    index = after_subject
    if manner.near:
        index = past_fillers(article, lexicon, past_hearer(article, after_subject, limit), limit)
    reach = min(limit, index + (_NEAR if manner.near else _REACH))
    while index < reach:
        found = _opens_at(article, lexicon, manner, index, after_subject, limit)
        if found is not None:
            return found
        word = article.words[index]
        if (index > after_subject and index in stops) or word in _TURNS:
            break
        index = _past_own_aside(article, lexicon, manner, index, reach) or _past(article, index, reach)
    if "object" in manner.takes and not manner.near:
        return _distant_object(article, lexicon, after_subject, limit, stops)
    return None


def _object_near(
    article: Article, lexicon: Lexicon, manner: Manner, start: int, limit: int, stops: Collection[int]
) -> int | None:
    """A noun that is said, right after the subject or after whom it is said to."""
    if "object" in manner.takes:
        asked = past_listener(article, lexicon, start, limit) if "person" in manner.takes else start
        at = bare_object(article, lexicon, manner, past_hearer(article, asked, limit), limit, stops)
        if at is not None:
            return at
    return _told_to(article, lexicon, start, limit) if "listener" in manner.takes else None


def _told_to(article: Article, lexicon: Lexicon, start: int, limit: int) -> int | None:
    """A noun that is told to a listener: «أبلغ سامر الحلو المبعوث استعداد الجبهة للقاء»."""
    listener = past_definite(article, past_listener(article, lexicon, start, limit), limit)
    at = past_fillers(article, lexicon, listener, limit)
    return at if listener > start and at < limit and lexicon.says(article.words[at]) else None


def _distant_object(
    article: Article, lexicon: Lexicon, start: int, limit: int, stops: Collection[int]
) -> Opening | None:
    """An object parted from its verb by place and occasion, known by its noun: «وأكد في مؤتمر مشترك التزام بلاده»."""
    for index in range(start, min(limit, start + _REACH)):
        if index in stops or article.words[index] in _TURNS:
            return None
        led = article.words[index - 1] in lexicon.prepositions or article.naming_at(index) is not None
        if not led and lexicon.says(article.words[index]):
            return Opening(index, "object")
    return None


def _past_own_aside(article: Article, lexicon: Lexicon, manner: Manner, index: int, limit: int) -> int | None:
    """Token behind an aside, unless it begins with a preposition of the cue: «وأعلن سامر، في بيان، عن»."""
    led = index + 1 < limit and article.words[index + 1] in manner.via
    return None if led else past_aside(article, lexicon, index, limit)


def _past(article: Article, index: int, limit: int) -> int:
    """The token after this one; brackets and quotations that are no content are passed over whole."""
    quotation = article.quotation_from.get(index)
    if quotation is not None:
        return quotation.end
    if article.words[index] == "(":
        return next((at + 1 for at in range(index, limit) if article.words[at] == ")"), index + 1)
    return index + 1


def _opens_at(article: Article, lexicon: Lexicon, manner: Manner, index: int, start: int, limit: int) -> Opening | None:
    """What a cue takes, if it begins at this token."""
    word = article.words[index]
    if word == ":":
        return _after_colon(article, lexicon, manner, index)
    quotation = article.quotation_from.get(index)
    if quotation is not None:
        spoken = "quote" in manner.takes and _is_spoken(article, lexicon, quotation, start, limit)
        return Opening(index, "quote") if spoken else None
    if word == "الا" and index == start and "clause" in manner.takes and article.written(index).startswith("أ"):
        return Opening(index, "clause")
    if word in lexicon.complementisers and "clause" in manner.takes:
        before = article.words[index - 1]
        led_away = before == "علي" and word == "ان" and article.words[index - 2] in COMMAS
        return Opening(index, "clause") if before not in lexicon.not_content and not led_away else None
    if "object" in manner.takes and not manner.near and index > start and word in _PLAIN_OBJECTS:
        return Opening(index, "object")
    return _led_at(article, lexicon, manner, index, start, limit)


def _after_colon(article: Article, lexicon: Lexicon, manner: Manner, index: int) -> Opening | None:
    if "quote" not in manner.takes or index + 1 >= len(article.words):
        return None
    return Opening(index + 1, "clause" if article.words[index + 1] in lexicon.complementisers else "speech")


def _led_at(article: Article, lexicon: Lexicon, manner: Manner, index: int, start: int, limit: int) -> Opening | None:
    """What one of a cue's prepositions leads to from this token; a clause, or a noun that is no listener."""
    words = article.words
    if words[index] in manner.via and index + 1 < limit:
        if words[index + 1] in lexicon.complementisers:
            return Opening(index + 1, "clause")
        listener = index > start and words[index - 1] in lexicon.speeches
        return Opening(index + 1, "via") if not listener and article.naming_at(index) is None else None
    joined = any(_WHAT.get(preposition) == words[index] for preposition in manner.via)
    if joined or any(len(via) == 1 and _is_led_by(article, lexicon, index, via) for via in manner.via):
        return Opening(index, "via")
    return None


def finds_needed(article: Article, lexicon: Lexicon, manner: Manner, start: int, limit: int) -> bool:
    """Whether a manner needs no word, or one of those that it needs stands behind the cue."""
    if not manner.needs:
        return True
    for index in range(start, min(limit, start + _REACH)):
        led = any(len(need) == 1 and _is_led_by(article, lexicon, index, need) for need in manner.needs)
        if led or not manner.needs.isdisjoint(bare_forms(article.words[index])):
            return True
    return False


def bare_forms(word: str) -> Iterator[str]:
    """A noun as it is written, and without a pronoun at its end."""
    yield word
    for pronoun in PRONOUNS_OF_NOUNS:
        if word.endswith(pronoun):
            yield word.removesuffix(pronoun)


def _is_spoken(article: Article, lexicon: Lexicon, quotation: Quotation, start: int, limit: int) -> bool:
    """Whether a quotation is speech rather than a name in quotation marks.

    A name stands inside the clause, so that what is said still comes after it.
    """
    inside = [at for at in range(quotation.first + 1, quotation.end) if article.page.tokens[at].is_word]
    if not inside:
        return False
    naming = article.naming_at(inside[0])
    if naming is not None and naming.end > inside[-1]:
        return False
    before = article.words[quotation.first - 1] if quotation.first else ""
    if before in COMMAS or before == ":" or quotation.first == start:
        return len(inside) >= 2
    if len(inside) < _SPOKEN_WORDS:
        return False
    ahead = article.words[quotation.end : min(limit, quotation.end + 12)]
    return len(inside) > _REACH // 3 or not any(word == ":" or word in lexicon.complementisers for word in ahead)


def _is_led_by(article: Article, lexicon: Lexicon, index: int, letter: str) -> bool:
    """Whether a word begins with a preposition of one letter rather than with a letter of its own."""
    word = article.words[index]
    naming = article.naming_at(index)
    if naming is not None:
        return letter == "ب" and naming.first == index and naming.clitics.endswith(letter)
    if word == letter == "ب":
        return True
    led = word.startswith(letter) and len(word) > 3 and word not in lexicon.no_preposition
    return led and not takes_up(lexicon, word)


def bare_object(
    article: Article, lexicon: Lexicon, manner: Manner, start: int, limit: int, stops: Collection[int]
) -> int | None:
    """The bare noun right after a subject, if there is one: «نفى المتحدث صحة الأنباء»."""
    index = start
    while index < limit and article.words[index] not in {"هذه", "هذا"}:
        past = past_fillers(article, lexicon, index, limit if article.words[index] in "(،," else index + 1)
        length = phrase_at(lexicon.interludes, article.words, index)
        if past == index and not length:
            break
        index = max(past, index + length)
    if index < limit and manner.needs and _is_quoted_part(article, index, limit):
        return index
    if index >= limit or index in stops or not article.page.tokens[index].is_word:
        return None
    word = article.words[index]
    naming = article.naming_from(index)
    if naming is not None:
        return None if naming.clitics else _with_mark(article, index, start)
    if word in _PLAIN_OBJECTS or word in lexicon.wishes or not manner.needs.isdisjoint(bare_forms(word)):
        return index
    if "as" in manner.takes and word == "غير":
        return index
    clitic = word[0] in PREPOSITIONS and len(word) <= 2
    refused = clitic or word in manner.via or word.startswith(("لل", "بال"))
    return None if refused or is_no_noun(article, lexicon, index) else _with_mark(article, index, start)


def _is_quoted_part(article: Article, index: int, limit: int) -> bool:
    """Whether a quotation begins here that is but a part of what is said: «حمل «عصابات من الخارج» مسؤولية»."""
    quotation = article.quotation_from.get(index)
    return (
        quotation is not None
        and quotation.closed
        and quotation.end < limit
        and (article.page.tokens[quotation.end].is_word)
    )


def _with_mark(article: Article, index: int, start: int) -> int:
    """The token of a noun, or of the mark right before it where a short quotation opens what is said."""
    quotation = article.quotation_from.get(index - 1)
    short = quotation is not None and quotation.closed and quotation.end - index <= _REACH // 3
    return index - 1 if short and index > start else index


def is_no_noun(article: Article, lexicon: Lexicon, index: int) -> bool:
    """Whether a word is known for something else than a noun: a particle, a verb of saying, a circumstance."""
    word = article.words[index]
    return (
        word in lexicon.complementisers
        or word in lexicon.prepositions
        or word in lexicon.relatives
        or word in lexicon.resumptions
        or word in lexicon.negations
        or word in lexicon.speech_markers
        or word in lexicon.not_content
        or word in lexicon.circumstances
        or word in _TURNS
        or reading(lexicon, word) is not None
        or (takes_up(lexicon, word) and article.naming_at(index + 1) is not None)
        or bool(phrase_at(lexicon.according, article.words, index))
        or bool(phrase_at(lexicon.according_verb, article.words, index))
        or bool(phrase_at(lexicon.asides, article.words, index))
    )


def natural_end(article: Article, lexicon: Lexicon, limit: int, found: Opening) -> int:
    """Token after a content that no other cue cuts short: its quotation's end, or its clause's."""
    quoted = _quotation_end(article, lexicon, limit, found)
    if quoted is not None:
        return quoted
    if found.lead == "speech" and found.first >= limit:
        return _paragraph_end(article, found.first)
    end = limit
    enclosing = article.quotation_at(found.first)
    if enclosing is not None and enclosing.first < found.first:
        end = min(end, enclosing.end) if enclosing.closed else end
        if found.lead != "speech":
            end = min(end, _sentence_end(article, found.first))
    return _before_aside(article, lexicon, found, end)


def _quotation_end(article: Article, lexicon: Lexicon, limit: int, found: Opening) -> int | None:
    """Where a content that is a quotation ends; a short one goes on to the end of its clause."""
    first = found.first
    if found.lead == "clause" and article.words[first] in lexicon.complementisers:
        quotation = article.quotation_from.get(first + 1)
        long = quotation is not None and quotation.end - quotation.first > _SHORT_QUOTATION + 2
        return quotation.end if quotation is not None and quotation.closed and long else None
    quotation = article.quotation_from.get(first)
    if quotation is None or found.lead not in ("quote", "speech") or not quotation.closed:
        return None
    inside = quotation.end - quotation.first - 2
    if inside > _SHORT_QUOTATION or quotation.end >= limit:
        return quotation.end
    index = quotation.end
    while index < limit and article.words[index] not in COMMAS and article.words[index] not in _TURNS:
        index += 1
    return index


def _before_aside(article: Article, lexicon: Lexicon, found: Opening, end: int) -> int:
    """The end of a content moved before the words with which the writer comments on it."""
    words = article.words
    noun = found.lead in ("object", "via")
    if noun and words[found.first] == "ذلك":
        return found.first + 1
    enclosing = article.quotation_at(found.first)
    for index in range(found.first + 2, end):
        if article.quotation_at(index) is not enclosing:
            continue
        word = words[index]
        if (noun or words[index - 1] in COMMAS) and phrase_at(lexicon.asides, words, index):
            return index
        if noun and words[index - 1] in COMMAS and (_goes_on(article, index) or _tells_on(article, index)):
            return index
        if noun and (word in lexicon.object_ends or (word == "ما" and _concludes(article, lexicon, index, end))):
            return index
    return end


def _tells_on(article: Article, index: int) -> bool:
    """Whether the writer tells what was done next, which no noun is joined with: «رفضه للتدخل، وأجرى»، «، وقد»."""
    word = article.words[index]
    before_that = word == "قبل" and article.words[index + 1] == "ان"
    if word in _TELL_ON or word in _TURNS or before_that or (word == "وان" and "إ" in article.written(index)):
        return True
    if word[0] != "و" or len(word) < _SHORTEST_VERB or article.naming_at(index) is not None:
        return False
    kinds = {kind[0] for kind in about(word)}
    return "P" in kinds and kinds.isdisjoint("na")


def _goes_on(article: Article, index: int) -> bool:
    """Whether a clause begins here with «ف»: «رفضه للتدخل، فالبلاد حرة»."""
    word = article.words[index]
    naming = article.naming_from(index)
    if naming is not None:
        return naming.clitics == "ف"
    return word.startswith(("فال", "فان", "فقد", "فلا", "فهو", "فهي"))


def _concludes(article: Article, lexicon: Lexicon, index: int, end: int) -> bool:
    """Whether «ما» opens the writer's conclusion: «إغلاق الطريق ما يعني»."""
    following = article.words[index + 1] if index + 1 < end else ""
    return following[:1] in "يت" and len(following) > 3 and article.words[index - 1] not in lexicon.prepositions


def _sentence_end(article: Article, index: int) -> int:
    page = article.page
    return page.token_at(page.sentence_at(page.tokens[index].start)[1])


def _paragraph_end(article: Article, index: int) -> int:
    page = article.page
    line = page.text.find("\n", page.tokens[index].start)
    return page.token_at(line) if line >= 0 else len(page.tokens)


_HANGING = frozenset("و كما ( ثم - / كذلك اذ حيث وذلك وقد قد".split())


def trimmed(article: Article, first: int, end: int) -> tuple[int, int]:
    """A stretch of tokens without the punctuation and conjunctions left hanging at its edges."""
    words = article.words
    while end > first and (
        words[end - 1] in "،,؛;:." or words[end - 1] in _HANGING or end - 1 in article.quotation_from
    ):
        end -= 1
    while first < end and words[first] in "،,؛;:.-/":
        first += 1
    return first, end
