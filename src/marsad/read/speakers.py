"""Who speaks: the noun phrase that is the subject of a cue, or that stands after a phrase such as «بحسب»."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.read.articles import Article, Naming
from marsad.read.cues import Lexicon, reading
from marsad.text.tokens import PREPOSITIONS

# Titles and appositions included, the noun phrase that is a subject is rarely longer, in words.
_LONGEST_PHRASE = 30
_MARKS = frozenset('،,"(-/')
_FULL_STOPS = frozenset(":.؟!؛?;")
# A quotation of more tokens after a verb is speech, not a name in quotation marks.
_QUOTED_NAME = 8
_BEGIN_CLAUSE = frozenset("كان كانت كانوا فان اما فقد قد وقد هناك".split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """Tokens of the noun phrase that speaks, and who it names; None where it names nobody.

    `points_back` is set for a role that means whoever spoke before: «المصدر»، «المسؤول».
    """

    first: int
    end: int
    naming: Naming | None
    points_back: bool = False


@dataclass(frozen=True, slots=True)
class NoSpeaker:
    """The subject is there, but is nobody who speaks: an event, a thing, a pronoun of one."""


def is_definite(word: str) -> bool:
    """Whether a folded word has the article."""
    return (
        len(word) > 4 and word.startswith(("ال", "وال", "بال", "لل")) and not word.startswith(("الذي", "التي", "الا"))
    )


def speaker_after(article: Article, lexicon: Lexicon, start: int, limit: int) -> Speaker | None:
    """The noun phrase that begins at a token, adverbs passed over, if it can speak."""
    index = _past_fillers(article, lexicon, start, limit)
    if index >= limit:
        return None
    naming = article.naming_at(index)
    if naming is not None and naming.first == index and not _prepositional(naming):
        return _apposed(article, lexicon, naming, index, limit)
    if naming is None and _is_role(lexicon, article.words[index]):
        return _role(article, lexicon, index, limit)
    return None


def speaker_of_phrase(article: Article, lexicon: Lexicon, start: int, limit: int) -> Speaker | None:
    """The speaker after a phrase such as «بحسب» or «وفقا ل», whose ل may be written with the noun."""
    if start >= limit:
        return None
    naming = article.naming_from(start)
    if naming is not None:
        return _apposed(article, lexicon, naming, start, limit)
    word = article.words[start]
    if word == "ل" and start + 1 < limit:
        return speaker_of_phrase(article, lexicon, start + 1, limit)
    if word.startswith("ل") and (_is_role(lexicon, word[1:]) or _is_role(lexicon, "ا" + word[1:])):
        return _role(article, lexicon, start, limit)
    return speaker_after(article, lexicon, start, limit)


def speaker_before(article: Article, lexicon: Lexicon, index: int, floor: int) -> Speaker | NoSpeaker | None:
    """The subject that stands before its verb; None where the verb begins its clause."""
    end = index
    while end > floor and _is_filler(article, lexicon, end - 1):
        end -= 1
    if end <= floor:
        return None
    if article.words[end - 1] in lexicon.relatives:
        return _antecedent(article, lexicon, end - 1, floor)
    start = _clause_start(article, lexicon, end, floor)
    if start >= end or article.words[start] in lexicon.prepositions:
        return None
    return _headed(article, lexicon, start, end)


def _headed(article: Article, lexicon: Lexicon, start: int, end: int) -> Speaker | NoSpeaker | None:
    """The noun phrase that fills a stretch, judged by its head."""
    at = start
    while (
        at < end
        and article.naming_from(at) is None
        and (article.words[at] in _MARKS or article.words[at] in lexicon.adverbs)
    ):
        at += 1
    if at >= end:
        return None
    naming = article.naming_at(at)
    if naming is not None:
        return None if _prepositional(naming) else _apposed(article, lexicon, naming, at, end)
    word = article.words[at]
    for form in (word, word[1:]):
        if _is_role(lexicon, form):
            return _role(article, lexicon, at, end)
    if word in lexicon.honorifics:
        return _role(article, lexicon, at, end)
    return NoSpeaker()


def _antecedent(article: Article, lexicon: Lexicon, relative: int, floor: int) -> Speaker | NoSpeaker | None:
    """Whom a relative pronoun takes up: the name or role right before it."""
    at = relative - 1
    while at >= floor and (article.words[at] in _MARKS or article.words[at] in ")و"):
        at -= 1
    if at < floor:
        return None
    naming = article.naming_at(at)
    if naming is not None:
        return Speaker(naming.first, naming.end, naming)
    for first in range(at, max(floor, at - 4) - 1, -1):
        if article.words[first] in lexicon.anonymous and article.naming_at(first) is None:
            return Speaker(first, at + 1, None)
    return NoSpeaker()


def _is_role(lexicon: Lexicon, word: str) -> bool:
    return word in lexicon.titles or word in lexicon.anonymous or word in lexicon.bodies


def _is_filler(article: Article, lexicon: Lexicon, at: int) -> bool:
    word = article.words[at]
    return article.naming_at(at) is None and (
        word in lexicon.adverbs or word in _MARKS or word in ")؛" or word in {"هو", "هي", "هم", "لم", "لا", "لن"}
    )


def _past_fillers(article: Article, lexicon: Lexicon, start: int, limit: int) -> int:
    """First token that is no adverb, comma, bracket, nor title of respect before a name."""
    index = start
    while index < limit:
        word = article.words[index]
        if article.naming_from(index) is not None:
            return index
        if word == '"' and (quotation := article.quotation_from.get(index)) and quotation.end - index > _QUOTED_NAME:
            return index
        before_name = index + 1 < limit and article.naming_from(index + 1) is not None
        if word in _MARKS or word in lexicon.adverbs or (word in lexicon.honorifics and before_name):
            index += 1
        else:
            return index
    return index


def _prepositional(naming: Naming) -> bool:
    return naming.clitics[-1:] in PREPOSITIONS


def _apposed(article: Article, lexicon: Lexicon, naming: Naming, first: int, limit: int) -> Speaker:
    """A named speaker: a person's name right after an office or an organisation is whom the phrase means."""
    index = naming.end
    while index < limit and (
        article.words[index] in _MARKS or article.words[index] in lexicon.honorifics or article.words[index] in ").:"
    ):
        index += 1
    after = article.naming_from(index) if index < limit else None
    if after is not None and not after.clitics and after.actor.type == "person" and naming.actor.type != "document":
        return Speaker(first, after.end, after)
    return Speaker(first, naming.end, naming)


def _role(article: Article, lexicon: Lexicon, first: int, limit: int) -> Speaker:
    """A phrase headed by a role: the person it names, the body it stands for, or nobody named."""
    head = article.words[first]
    limit = min(limit, first + _LONGEST_PHRASE)
    titled = head in lexicon.titles or head in lexicon.bodies
    anonymous = head in lexicon.anonymous
    led_away = False
    body: Naming | None = None
    index = first + 1
    while index < limit and not _ends_phrase(article, lexicon, index):
        word = article.words[index]
        naming = article.naming_from(index)
        if naming is not None:
            if _prepositional(naming):
                led_away = led_away or not titled
            elif naming.actor.type == "person" and not (
                anonymous and (led_away or not _free(article, lexicon, naming, first))
            ):
                return Speaker(first, naming.end, naming)
            elif body is None and not led_away:
                body = naming
            index = naming.end
            continue
        if word in "،," and not _name_follows(article, lexicon, index + 1, limit):
            break
        if anonymous and word in lexicon.prepositions:
            led_away = True
        index += 1
    end = _phrase_end(article, lexicon, first, limit)
    if body is not None and head in lexicon.bodies:
        return Speaker(first, max(end, body.end), body)
    return Speaker(first, end, None, points_back=head in lexicon.pointing_back)


def _free(article: Article, lexicon: Lexicon, naming: Naming, first: int) -> bool:
    """Whether a name in an anonymous role's phrase is the role's own, not what the role belongs to."""
    before = article.words[naming.first - 1]
    return (
        is_definite(article.words[first])
        or before.endswith(("ي", "يه"))
        or before in _MARKS
        or before in {"يدعي", "اسمه"}
    )


def _ends_phrase(article: Article, lexicon: Lexicon, index: int) -> bool:
    word = article.words[index]
    if article.naming_at(index) is not None:
        return False
    return (
        word in lexicon.complementisers
        or word in lexicon.relatives
        or word in _FULL_STOPS
        or word in lexicon.adverbs
        or (word == '"' and (q := article.quotation_from.get(index)) is not None and q.end - index > _QUOTED_NAME)
        or (
            word in lexicon.prepositions
            and index + 1 < len(article.words)
            and article.words[index + 1] in lexicon.speeches
        )
        or (reading(lexicon, word) is not None and not _is_role(lexicon, word))
    )


def _phrase_end(article: Article, lexicon: Lexicon, first: int, limit: int) -> int:
    """Token after a role's noun phrase that names nobody: its adjectives, genitives and prepositional phrases."""
    definite = is_definite(article.words[first])
    index = end = first + 1
    led = False
    while index < limit and not _ends_phrase(article, lexicon, index) and article.words[index] not in _MARKS:
        word = article.words[index]
        naming = article.naming_from(index)
        if naming is not None:
            index = end = naming.end
            led = False
        elif word in {"في", "لدي", "باسم", "من", "عن"}:
            index += 1
            led = True
        elif led or _is_adjective(word, definite) or (not definite and index == first + 1 and _is_role(lexicon, word)):
            led = led and word in lexicon.bodies
            index += 1
            end = index
        elif is_definite(word) and (
            definite
            or is_definite(article.words[index - 1])
            or index == first + 1
            and article.words[first] in lexicon.titles
        ):
            index += 1
            end = index
        else:
            break
    return end


_ADJECTIVES = frozenset(
    "كبير كبيره كبار بارز بارزه رفيع رفيعه مطلع مطلعه مطلعون موثوق موثوقه مسوول مسووله مقرب مقربه عديده مختلفه متعدده اخر اخري اخرون مطلعين مقربين رفيعي المستوي".split()
)


def _is_adjective(word: str, definite: bool) -> bool:
    bare = word[2:] if word.startswith("ال") else word
    return (definite == word.startswith("ال") or not definite) and (
        bare in _ADJECTIVES
        or (
            not word.startswith("ال") and len(word) > 3 and word.endswith(("ي", "يه", "يون", "يين", "يان", "يات", "ون"))
        )
    )


def _name_follows(article: Article, lexicon: Lexicon, index: int, limit: int) -> bool:
    while (
        index < limit
        and article.naming_from(index) is None
        and (article.words[index] in lexicon.honorifics or article.words[index] == '"')
    ):
        index += 1
    naming = article.naming_from(index) if index < limit else None
    return naming is not None and naming.actor.type == "person" and not naming.clitics


def _clause_start(article: Article, lexicon: Lexicon, end: int, floor: int) -> int:
    """First token of the clause that ends at a token."""
    at = end
    while at > floor and end - at < _LONGEST_PHRASE:
        word = article.words[at - 1]
        if article.naming_at(at - 1) is None:
            bare = word[1:] if word[0] in "وف" else word
            if (
                word in lexicon.resumptions
                or bare in lexicon.complementisers
                or bare in _BEGIN_CLAUSE
                or word in _FULL_STOPS
                or word in lexicon.relatives
            ):
                break
            if word in "،,-" and not _name_follows(article, lexicon, at, end):
                break
        at -= 1
    return at
