"""What stands between a cue, its subject and what is said, and is neither: adverbs, brackets, listeners, asides."""

from __future__ import annotations

from marsad.read.attributions.articles import Article
from marsad.read.attributions.cues import Lexicon, phrase_at
from marsad.read.attributions.rolephrases import FULL_STOPS, MARKS, QUOTED_NAME, QUOTED_WORDS

COMMAS = frozenset("،,")
"""Marks between which an aside stands."""
# An aside behind a subject is hardly longer, in words.
_LONGEST_ASIDE = 15
_ITS_SPEAKERS = frozenset("له لها لهم لهما عنه عنها عنهم".split())
_RELATIVE = ("ي", "يه")
_ON = frozenset("علي عبر في ب".split())
_ASIDES = frozenset("وهو وهي وهم احد احدي".split())
# Titles and appositions included, an aside before a verb and a bracket are rarely longer, in words.
_LONGEST_PHRASE = 30


def past_listener(article: Article, lexicon: Lexicon, start: int, limit: int) -> int:
    """Token after the one who is asked, if one stands at a token: «(من) الجبهة», «(إلى) المسؤولين»."""
    led = start + 1 < limit and article.words[start] in lexicon.prepositions
    first = start + 1 if led else start
    naming = article.naming_from(first)
    if naming is not None:
        return naming.end if naming.end < limit and (led or not naming.clitics) else start
    return past_definite(article, first, limit) if led else start


def past_hearer(article: Article, start: int, limit: int) -> int:
    """Token after the one to whom «ل» leads, if one stands at a token: «لـ«الضفة»», «للصحافيين المحليين»."""
    at = start
    while at < limit and article.words[at] in ("ل", '"'):
        at += 1
    naming = article.naming_from(at) if at < limit else None
    if naming is not None:
        closing = naming.end < limit and article.words[naming.end] == '"'
        return naming.end + closing if article.words[start] == "ل" or naming.clitics == "ل" else start
    quoted = article.quotation_from.get(start + 1) if at - start > 1 and article.words[start] == "ل" else None
    if quoted is not None and quoted.closed and quoted.end - quoted.first <= QUOTED_NAME:
        return quoted.end  # an outlet that nobody knows: «لـ«الميناء»»
    return past_definite(article, start, limit) if start < limit and article.words[start].startswith("لل") else start


def past_definite(article: Article, start: int, limit: int) -> int:
    """Token after a definite noun and its adjectives; the same token where none stands."""
    at = start
    while at < limit and article.words[at].startswith(("ال", "لل")) and article.naming_at(at) is None:
        at += 1
    return at


def past_fillers(article: Article, lexicon: Lexicon, start: int, limit: int) -> int:
    """First token that is no adverb, comma, bracket, set phrase, nor title of respect before a name."""
    index = start
    while index < limit:
        if article.naming_from(index) is not None:
            return index
        word = article.words[index]
        if word == "(" and (closing := _bracket_end(article, index, limit)) is not None:
            index = closing
            continue
        if word in lexicon.prepositions and index + 1 < limit and article.words[index + 1] in lexicon.times:
            index += 2
            continue
        if (past := past_aside(article, lexicon, index, limit)) is not None:
            index = past
            continue
        if word == '"' and (quotation := article.quotation_from.get(index)) and quotation.end - index > QUOTED_NAME:
            return index
        shortened = index + 1 < limit and article.words[index + 1] == "."
        before_name = index + 1 + shortened < limit and article.naming_from(index + 1 + shortened) is not None
        length = phrase_at(lexicon.interludes, article.words, index)
        honoured = word in lexicon.courtesies and index + 1 < limit and article.words[index + 1] in lexicon.titles
        if not (length or passes(article, lexicon, index) or honoured or (word in lexicon.honorifics and before_name)):
            return index
        index += length or 1 + (shortened and before_name)
    return index


def past_aside(article: Article, lexicon: Lexicon, index: int, limit: int) -> int | None:
    """Token behind an aside that a comma opens here: «أبدى سامر الحلو، في تعليقه الأول، أسفه»; None where none is."""
    if article.words[index] not in COMMAS or index + 1 >= limit or not _opens_aside(article, lexicon, index + 1):
        return None
    for at in range(index + 2, min(limit, index + _LONGEST_ASIDE)):
        word = article.words[at]
        if word in COMMAS:
            more = at + 1 < limit and not _leads(article, lexicon, at + 1)
            return (past_aside(article, lexicon, at, limit) if more else None) or at + 1
        if word in FULL_STOPS or word in lexicon.complementisers or (word == '"' and not _is_of_name(article, at)):
            return None
    return None


def _is_of_name(article: Article, index: int) -> bool:
    """Whether a mark belongs to a quotation so short that it is a name: «في رد على استفسار «الضفة اليوم»»."""
    quotation = article.quotation_at(index)
    return quotation is not None and quotation.closed and quotation.end - quotation.first <= QUOTED_WORDS


def _leads(article: Article, lexicon: Lexicon, index: int) -> bool:
    """Whether a preposition stands at a token that may as well lead to what is said."""
    return article.words[index] in lexicon.prepositions and not past_setting(article, lexicon, index, index + 2)


def past_setting(article: Article, lexicon: Lexicon, index: int, limit: int) -> int | None:
    """Token behind the speech in which something is said: «في بيان لها أمس», «خلال كلمته»; None where none begins.

    An indefinite noun needs a word of its own behind it: in «في بيان القمة» its genitive would pass for the next thing.
    """
    words = article.words
    if index + 1 >= min(limit, len(words)) or words[index] not in lexicon.prepositions:
        return None
    noun = words[index + 1]
    if noun.removeprefix("ال") not in lexicon.speeches:
        return None
    at = index + 2
    while at < limit and article.naming_at(at) is None and _describes(lexicon, words[at], noun):
        at += 1
    return _past_site(article, lexicon, at, limit)


def _past_site(article: Article, lexicon: Lexicon, index: int, limit: int) -> int:
    """Token behind the site on which something is said: «على موقعها الإلكتروني», «عبر حسابه الرسمي على تويتر»."""
    words = article.words
    if index + 1 >= limit or words[index] not in _ON or words[index + 1] not in lexicon.own_sites:
        return index
    at = index + 2
    while at < limit and article.naming_at(at) is None and words[at] not in _ON and words[at].endswith(_RELATIVE):
        at += 1
    if at + 1 >= limit or words[at] not in _ON:
        return at
    at = next((k for k in range(at + 1, limit) if words[k] not in lexicon.network_words and words[k] != '"'), limit)
    if at < limit and (named := article.naming_at(at)) is not None:
        return min(limit, named.end)
    past = next((k for k in range(at, limit) if words[k] not in lexicon.networks and words[k] != '"'), limit)
    return past if past > at else index


def _describes(lexicon: Lexicon, word: str, noun: str) -> bool:
    """Whether a word goes with the noun of a speech: whose it is, when it was, what kind it is of."""
    if word in _ITS_SPEAKERS or word in lexicon.adverbs:
        return True
    if word in lexicon.prepositions:
        return False
    kind = word.removeprefix("ال")
    return word.startswith("ال") == noun.startswith("ال") and (kind in lexicon.speech_kinds or kind.endswith(_RELATIVE))


def _opens_aside(article: Article, lexicon: Lexicon, index: int) -> bool:
    word = article.words[index]
    return article.naming_at(index) is None and (
        word in lexicon.relatives
        or word in _ASIDES
        or word in lexicon.times
        or word in lexicon.prepositions
        or word in lexicon.titles
    )


def _bracket_end(article: Article, index: int, limit: int) -> int | None:
    for at in range(index + 1, min(limit, index + _LONGEST_PHRASE)):
        if article.words[at] == ")":
            return at + 1
    return None


def passes(article: Article, lexicon: Lexicon, index: int) -> bool:
    """Whether a word is a mark, an adverb or part of the aside that a source wants no name."""
    word = article.words[index]
    return word in MARKS or word in lexicon.adverbs or index in article.withholding


def before_aside(article: Article, lexicon: Lexicon, end: int, floor: int) -> int:
    """Token of the comma that opens the aside that a comma closes: «سامر الحلو، الذي شهد اللقاء، قال»; else `end`."""
    for at in range(end - 1, max(floor, end - _LONGEST_PHRASE), -1):
        if article.words[at] in COMMAS:
            return at if _opens_aside(article, lexicon, at + 1) else end
    return end


def begins_aside(lexicon: Lexicon, word: str) -> bool:
    """Whether a word, with a conjunction or without, begins what says when, where or about what somebody speaks."""
    return any(form in lexicon.prepositions or form in lexicon.circumstances for form in without_conjunction(word))


def without_conjunction(word: str) -> tuple[str, ...]:
    """A word as it is written, and without a conjunction at its head."""
    return (word, word[1:]) if len(word) > 2 and word[0] in "وف" else (word,)
