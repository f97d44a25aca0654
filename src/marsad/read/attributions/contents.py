"""Where what is said begins after its cue, and where it ends."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from itertools import chain
from typing import Literal

import msgspec

from marsad.read.actors.wordclasses import PAST, forms, is_only_verb
from marsad.read.attributions.articles import Article
from marsad.read.attributions.cues import Lexicon, Manner, phrase_at, reading, takes_up
from marsad.read.attributions.fillers import COMMAS, past_aside, past_fillers, past_hearer, past_setting
from marsad.read.attributions.objects import (
    PLAIN_OBJECTS,
    REACH,
    bare_forms,
    clause_behind,
    distant_object,
    object_near,
)
from marsad.read.attributions.quotations import Quotation
from marsad.read.attributions.settings import is_medium, is_setting
from marsad.read.attributions.whereabouts import is_whereabouts

Lead = Literal["clause", "quote", "speech", "via", "object", "according", "back"]
# From the subject to what is said, in words, for a verb that is written like a noun: an adverb or two.
_NEAR = 3
# A quotation of fewer words is a name or a word held at arm's length, unless a mark stands before it.
_SPOKEN_WORDS = 4
# A quotation of at most so many words does not carry a content alone: the clause around it is the content.
_SHORT_QUOTATION = 6
# What was done next, or what follows from a condition before: «اتهمه بالسرقة ثم طرده».
_THEN = frozenset("ثم فان فانه فانها فانهم".split())
_TELL_ON = frozenset("وقد وكان وكانت وهو وهي".split())
_IT_IS = frozenset("وهو وهي".split())
_WHAT_IS = frozenset("ما من الذي التي".split())
_NOTHING: frozenset[str] = frozenset()
_CONCEDES = {"في": frozenset({"حين"}), "غير": frozenset("ان انه انها انهم".split())}
# «، وذلك في بيان وزع على الصحافيين»: where it was said.
_AND_THAT = "وذلك"
# A conjunction and the shortest past that is no noun as well: «وأجرى», but not «وفتح».
_SHORTEST_VERB = 5
# «ثم يلوحون بعد ذلك بالعقوبات»: no object stands behind these.
_WHEN = frozenset("بعد قبل منذ خلال عند مع".split())
# From a verb to its own «أن» past its subject, in words.
_OWNED_THAT = 4
_THAT = frozenset("ان انه انها انهم".split())
_HOW = "كيف"
# «أفاد بيان صادر عن الجبهة بأن»: whose it is.
_ISSUED = frozenset("صادر صادره منشق منشقه المنشق المنشقه مسوول مسووله المسوول المسووله".split())
# «في ذلك الوقت», «من أي عطل»
_POINTING = frozenset("ذلك اي".split())
_WHAT = {"عن": "عما", "من": "مما", "في": "فيما", "ب": "بما"}
_OF_WHAT = {what: preposition for preposition, what in _WHAT.items()}


# What is passed over whole between a cue and what it introduces begins with one of these.
_PASSED_OVER = COMMAS | {'"', "("}


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
    at = object_near(article, lexicon, manner, after_subject, limit, stops)
    if at is not None:
        clause = clause_behind(article, lexicon, manner, at, limit, stops)
        return Opening(at, "object") if clause is None else Opening(clause, "clause")
    index = after_subject
    if manner.near:
        index = past_fillers(article, lexicon, past_hearer(article, after_subject, limit), limit)
        if index < limit and article.words[index] not in manner.via:
            index = past_setting(article, lexicon, index, limit) or index
    reach = min(limit, index + (_NEAR if manner.near else REACH))
    while index < reach:
        withheld = index in article.withholding
        found = None if withheld else _opens_at(article, lexicon, manner, index, after_subject, limit)
        if found is not None and found.lead in ("object", "via") and "object" in manner.takes and not manner.near:
            nearer = distant_object(article, lexicon, after_subject, index, stops)
            return found if nearer is None else Opening(nearer, "object")
        if found is not None:
            return found
        word = article.words[index]
        if not withheld and ((index > after_subject and index in stops) or word in lexicon.turns):
            if (speech := _behind_colon(article, lexicon, manner, index, reach, stops)) is not None:
                return speech
            break
        index = _past(article, lexicon, manner, index, reach) if word in _PASSED_OVER else index + 1
    apart = "object" in manner.takes and not manner.near
    at = distant_object(article, lexicon, after_subject, limit, stops) if apart else None
    return Opening(at, "object") if at is not None else None


def _behind_colon(
    article: Article, lexicon: Lexicon, manner: Manner, index: int, reach: int, stops: Collection[int]
) -> Opening | None:
    """Speech behind a colon, a participle before it passed over: «قال سامر متحدثا عن هدفه: «...»»."""
    sighting = reading(lexicon, article.words[index])
    if sighting is None or not sighting.form.participle or "quote" not in manner.takes:
        return None
    if index + 1 >= reach or article.words[index + 1] not in sighting.form.manner.via:
        return None
    for at in range(index + 2, reach):
        word = article.words[at]
        if word == ":":
            return Opening(at + 1, "speech") if at + 1 in article.quotation_from else None
        if at in stops or word in lexicon.complementisers or word in lexicon.turns or word in COMMAS:
            return None
    return None


def _past(article: Article, lexicon: Lexicon, manner: Manner, index: int, limit: int) -> int:
    """The token after this one; asides, brackets and quotations that are no content are passed over whole.

    An aside is none that begins with a preposition of the cue: «وأعلن سامر، في بيان، عن».
    """
    led = index + 1 < limit and article.words[index + 1] in manner.via
    aside = None if led else past_aside(article, lexicon, index, limit)
    if aside is not None:
        return aside
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
    quotation = article.quotation_from.get(index) if word == '"' else None
    if quotation is not None:
        spoken = "quote" in manner.takes and _is_spoken(article, lexicon, quotation, start, limit)
        return Opening(index, "quote") if spoken else None
    not_to = word == "الا" and article.written(index).startswith("أ")
    how = word == _HOW and article.words[index - 2] not in lexicon.negations  # «لا أعرف كيف»
    if (not_to or how) and index == start and "clause" in manner.takes:
        return Opening(index, "clause")
    if word in lexicon.complementisers and "clause" in manner.takes:
        before = article.words[index - 1]
        before = before[1:] if before[0] in "وف" and before[1:] in lexicon.not_content else before
        led_away = before == "علي" and word == "ان" and article.words[index - 2] in COMMAS
        led_away = led_away or (before == "من" and before not in manner.via)  # «وسط مخاوف من أن»
        led_away = led_away or before in lexicon.not_content or _is_owned_that(article, lexicon, index, start)
        return None if led_away else Opening(index, "clause")
    if "object" in manner.takes and not manner.near and index > start and word in PLAIN_OBJECTS:
        led = article.words[index - 1] in lexicon.prepositions and word in _POINTING
        as_told = article.words[index - 1] != "علي" and phrase_at(lexicon.according_verb, article.words, index - 1)
        led = led or as_told > 1  # «، وفق ما ذكرت الوكالة، أن», but «شكر سامر على ما بذله»
        return None if led or article.words[index - 1] in _WHEN else Opening(index, "object")
    return _led_at(article, lexicon, manner, index, start, limit)


def _is_owned_that(article: Article, lexicon: Lexicon, index: int, start: int) -> bool:
    """Whether «أن» goes with a verb or noun between it and the cue: «أوضح اللبس الذي حاول سامر أن يثيره»."""
    between = article.words[max(start, index - _OWNED_THAT) : index]
    return article.words[index] == "ان" and not lexicon.own_that.isdisjoint(between)


def _after_colon(article: Article, lexicon: Lexicon, manner: Manner, index: int) -> Opening | None:
    if "quote" not in manner.takes or index + 1 >= len(article.words):
        return None
    return Opening(index + 1, "clause" if article.words[index + 1] in lexicon.complementisers else "speech")


def _led_at(article: Article, lexicon: Lexicon, manner: Manner, index: int, start: int, limit: int) -> Opening | None:
    """What one of a cue's prepositions leads to from this token; a clause, or a noun that is no listener."""
    words, word = article.words, article.words[index]
    if word in manner.via and index + 1 < limit:
        if words[index + 1] in lexicon.complementisers:
            return Opening(index + 1, "clause")
        before = words[index - 1]
        listener = words[index + 1] in lexicon.set_phrases or (index > start and before in lexicon.speeches)
        listener = listener or (word == "عن" and before in _ISSUED)
        listener = listener or _is_setting_of(article, lexicon, index + 1)
        # «أعربت في بيان عن قلقها»
        listener = listener and manner.needs.isdisjoint(bare_forms(words[index + 1]))
        return Opening(index + 1, "via") if not listener and article.naming_at(index) is None else None
    if word == "في" and index == start and "in" in manner.takes and _is_seen(article, lexicon, index, limit):
        return Opening(index + 1, "via")
    if word in _OF_WHAT and _OF_WHAT[word] in manner.via:
        return Opening(index, "via")
    for letter in _letters(manner.via):
        if _is_led_by(article, lexicon, index, letter):
            return Opening(index, "via")
    return None


@cache
def _letters(prepositions: frozenset[str]) -> tuple[str, ...]:
    """The prepositions of one letter, which are written with the word behind them."""
    return tuple(preposition for preposition in prepositions if len(preposition) == 1)


def _is_setting_of(article: Article, lexicon: Lexicon, index: int) -> bool:
    """Whether a definite noun is where something is said, what is said right behind it: «أكد على الإنترنت أن»."""
    following = article.words[index + 1] if index + 1 < len(article.words) else ""
    on = article.words[index - 1] == "علي" and article.words[index].startswith("ال")
    return on and following in lexicon.complementisers


def _is_seen(article: Article, lexicon: Lexicon, index: int, limit: int) -> bool:
    """Whether «في» leads to what somebody sees something in, rather than to where he says so: «رأى في القرار خطأ»."""
    comma = next((at for at in range(index + 1, limit) if article.words[at] in COMMAS), limit)
    ahead = article.words[index + 1 : comma]
    told = any(word in lexicon.complementisers or word in '":' for word in ahead)
    return len(ahead) > 1 and not told and ahead[0].removeprefix("ال") not in lexicon.speeches


def finds_needed(article: Article, lexicon: Lexicon, manner: Manner, start: int, limit: int) -> bool:
    """Whether a manner needs no word, or one of those that it needs stands behind the cue."""
    if not manner.needs:
        return True
    letters = _letters(manner.needs)
    ahead = article.words[start : min(limit, start + REACH)]
    if not letters and manner.needs.isdisjoint(chain.from_iterable(map(bare_forms, ahead))):
        return False
    for index in range(start, min(limit, start + REACH)):
        if not manner.needs.isdisjoint(bare_forms(article.words[index])):
            return True
        if letters and any(_leads(article, lexicon, index, letter) for letter in letters):
            return True
        if article.words[index] in _THAT and not manner.takes & {"clause", "quote"}:
            return False  # «قدر المكتب أن»: what is said, and no thing of which it is
    return False


def _leads(article: Article, lexicon: Lexicon, index: int, letter: str) -> bool:
    """Whether a preposition of one letter begins a word, «ما» with it or not: «بما بين ألف وألفين»."""
    return article.words[index] == _WHAT.get(letter) or _is_led_by(article, lexicon, index, letter)


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
    at_once = past_fillers(article, lexicon, start, quotation.first) == quotation.first
    if before in COMMAS or before == ":" or at_once:
        return len(inside) >= 2
    if len(inside) < _SPOKEN_WORDS:
        return False
    ahead = article.words[quotation.end : min(limit, quotation.end + 12)]
    return len(inside) > REACH // 3 or not any(word == ":" or word in lexicon.complementisers for word in ahead)


def _is_led_by(article: Article, lexicon: Lexicon, index: int, letter: str) -> bool:
    """Whether a word begins with a preposition of one letter rather than with a letter of its own."""
    word = article.words[index]
    naming = article.naming_at(index)
    if naming is not None:
        led = letter == "ب" and naming.first == index and naming.clitics.endswith(letter)
        return led and not is_whereabouts(article, lexicon, index)
    if word == letter == "ب":
        return True
    led = word.startswith(letter) and len(word) > 3 and word not in lexicon.no_preposition
    led = led and not (letter == "ب" and is_whereabouts(article, lexicon, index))
    return led and not takes_up(lexicon, word)


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
        if quotation is None or not quotation.closed:
            return None
        long = quotation.end - quotation.first > _SHORT_QUOTATION + 2
        return quotation.end if long or _is_commented_on(article, quotation.end) else None
    quotation = article.quotation_from.get(first)
    if quotation is None or found.lead not in ("quote", "speech") or not quotation.closed:
        return None
    inside = quotation.end - quotation.first - 2
    if inside > _SHORT_QUOTATION or quotation.end >= limit:
        return quotation.end
    index = quotation.end
    while index < limit and article.words[index] not in COMMAS and article.words[index] not in lexicon.turns:
        index += 1
    return index


def _is_commented_on(article: Article, index: int) -> bool:
    """Whether the writer says behind a quotation what it is («إن «الأمر منته»، وهو جواب فسره كثيرون»)."""
    words = article.words[index : index + 3]
    return len(words) == 3 and words[0] in COMMAS and words[1] in _IT_IS and words[2] not in _WHAT_IS


def _before_aside(article: Article, lexicon: Lexicon, found: Opening, end: int) -> int:
    """The end of a content moved before the words with which the writer comments on it."""
    words = article.words
    noun = found.lead in ("object", "via")
    behind = words[found.first + 1 : found.first + 2]
    alone = noun and words[found.first] == "ذلك" and behind != ["الي"]  # «عزا ذلك إلى»
    if alone and not (behind and _is_led_by(article, lexicon, found.first + 1, "ب")):
        return found.first + 1
    enclosing = article.quotation_at(found.first) if found.first not in article.quotation_from else None
    for index in range(found.first + 1, end):
        behind_comma = words[index - 1] in COMMAS or words[index] in lexicon.turns
        if not (noun or behind_comma or words[index] == _AND_THAT) or article.quotation_at(index) is not enclosing:
            continue
        said = words[index] == _AND_THAT and is_setting(article, lexicon, index + 1, end, noun=noun)
        if said or (noun and is_medium(article, lexicon, index, end)):
            return index
        if noun and (words[index] in _THEN or (index > found.first + 1 and _ends_noun(article, lexicon, index))):
            return index
        if index > found.first + 1 and (noun or behind_comma):
            if phrase_at(lexicon.asides, words, index):
                return index
            if noun and words[index] == "ما" and _concludes(article, lexicon, index, end):
                return index
    return end


def _ends_noun(article: Article, lexicon: Lexicon, index: int) -> bool:
    """Whether what is said is a noun and over where the writer tells what was done besides."""
    words = article.words
    if words[index] in lexicon.object_ends or words[index : index + 2] == ["في", "حين"]:
        return True
    return words[index - 1] in COMMAS and (_goes_on(article, index) or _tells_on(article, lexicon, index))


def _tells_on(article: Article, lexicon: Lexicon, index: int) -> bool:
    """Whether the writer tells what was done next, which no noun is joined with: «رفضه للتدخل، وأجرى»، «، كما هنأ»."""
    word = article.words[index]
    following = article.words[index + 1] if index + 1 < len(article.words) else ""
    before_that = (word == "قبل" and following == "ان") or (word == "كما" and is_only_verb(following))
    if word in _TELL_ON or word in lexicon.turns or before_that or (word == "وان" and "إ" in article.written(index)):
        return True
    if (word == "ومن" and following in lexicon.expected) or (word == "كما" and following in _THAT):
        return True  # «بالانتهاء منه في عام، ومن المقرر افتتاحه», «رأى في القرار خطأ، كما أنه»
    if following in _CONCEDES.get(word, _NOTHING):
        return True  # «رحب بالفكرة، في حين لم يرد خصمه»
    if word[0] != "و" or len(word) < _SHORTEST_VERB or article.naming_at(index) is not None:
        return False
    return word.endswith("وا") or (PAST in forms(word) and is_only_verb(word))


def _goes_on(article: Article, index: int) -> bool:
    """Whether a clause begins here with «ف»: «رفضه للتدخل، فالبلاد حرة»."""
    word = article.words[index]
    naming = article.naming_from(index)
    if naming is not None:
        return naming.clitics == "ف"
    if word.startswith(("فما", "فال", "فان", "فقد", "فلا", "فهو", "فهي")):
        return True
    # «بلاغات عن سرقات، فجرى التحقيق»
    return word[0] == "ف" and len(word) >= _SHORTEST_VERB - 1 and forms(word[1:]) == {PAST}


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
