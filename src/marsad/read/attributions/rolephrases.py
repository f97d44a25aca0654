"""How far the noun phrase of a role reaches: its adjectives, its genitives, and where its bearer holds it."""

from __future__ import annotations

import re
from functools import cache

from marsad.read.attributions.articles import Article, Naming
from marsad.read.attributions.cues import Lexicon, reading
from marsad.read.claims.sentences.agreement import PEOPLE
from marsad.text.tokens import PREPOSITIONS

QUOTED_NAME = 8
"""A quotation of more tokens after a verb is speech, not a name in quotation marks."""
QUOTED_WORDS = 4
"""A quotation of so few tokens within a phrase is a name, whatever its words are: «مبادرة «أمل»»."""
MARKS = frozenset('،,"(-/')
FULL_STOPS = frozenset(":.؟!؛?;")
BEGIN_CLAUSE = frozenset("كان كانت كانوا فان اما فقد قد وقد هناك".split())
"""Words with which a clause begins."""
IN_NAME_OF = "باسم"
CALLED = frozenset("يدعي ويدعي تدعي وتدعي اسمه واسمه اسمها واسمها".split())
"""Words between a role and its bearer: «أحد السكان، ويدعى سامر»."""
OWNERS = ("ها", "هم", "ه")
SHORTEST_OWNED = 4
"""A noun with a pronoun has more letters; shorter ones are prepositions with theirs: «عليه»."""
# «الصين», «الدين» are no plurals.
_SHORTEST_OBLIQUE = 6
# «الرئيسان» is two presidents, «الرهان» no dual.
_SHORTEST_DUAL = 6
# «أمينها العام السابق، سامر الحلو»
_TO_BEARER = 4
_RELATIVE = ("ي", "يه", "يون")
_OVERSEERS = frozenset("المشرف المشرفه مشرف".split())
# Plurals that are always of somebody or something: «رؤساء الأركان».
_HEADS_OF = frozenset("روساء وزراء قاده زعماء سفراء اعضاء ابناء ممثلو مسوولو مسيولو".split())
_NO_VERBAL = re.compile("[وب]?الأ|للأ")
_FIRST = "الاول"
_LOCATE = frozenset("في لدي باسم".split())
# What leads to the place or part of a country where something is.
_WHEREABOUTS = frozenset("في الي لدي شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط بشمال بجنوب بشرق بغرب".split())


def is_role(lexicon: Lexicon, word: str) -> bool:
    """Whether a word heads a phrase that can speak; an indefinite one may stand in the accusative."""
    heads = [word]
    if word.endswith("ا") and len(word) > 3:
        heads.append(word[:-1])
    elif word.startswith("ال") and word.endswith("ان") and len(word) > _SHORTEST_DUAL:
        heads.append(word[:-2])
    elif word.endswith("ين"):
        heads.append(word[:-2] + "ون")
    return not _heads(lexicon).isdisjoint(heads)


@cache
def _heads(lexicon: Lexicon) -> frozenset[str]:
    """The nouns that head such a phrase."""
    return lexicon.titles | lexicon.anonymous | lexicon.bodies | lexicon.quantities


def phrase_end(article: Article, lexicon: Lexicon, first: int, limit: int, *, definite: bool | None = None) -> int:
    """Token after a role's noun phrase that names nobody: its adjectives, genitives and prepositional phrases."""
    if definite is None:
        definite = is_definite(article.words[first])
    head = article.words[first]
    # no adjective of a man's is feminine: «طالب الوزير الحركة بـ»
    man = head.startswith("ال") and head in lexicon.titles and not head.endswith("ه")
    index = end = first + 1
    led = False
    while index < limit and not ends_phrase(article, lexicon, index) and article.words[index] not in MARKS:
        word = article.words[index]
        naming = article.naming_from(index)
        if naming is not None:
            if naming.clitics and not led and naming.clitics[-1:] not in PREPOSITIONS:
                break
            if not (led or naming.clitics) and _stands_apart(article, naming):
                break
            index = end = naming.end
            led = False
        elif word in _LOCATE or (word == "من" and not definite) or (word == "علي" and _oversees(article, index)):
            index += 1
            led = True
        elif index == first + 1 and not definite and _is_owned(article, lexicon, index):
            definite = True
            index += 1
            end = index
        elif (
            led
            or _is_adjective(lexicon, word, definite)
            or (not definite and index == first + 1 and is_role(lexicon, word))
        ):
            led = led and word in lexicon.bodies
            index += 1
            end = index
        elif (
            _is_definite_at(article, index)
            and not lexicon.says(word)
            and not (man and word.endswith("ه") and not word.startswith("بال"))
            and (definite or _is_definite_at(article, index - 1) or _annexes(lexicon, article.words[index - 1]))
        ):
            index += 1
            end = index
        else:
            break
    return end


def owned_bearer(article: Article, lexicon: Lexicon, index: int, limit: int) -> Naming | None:
    """The person named behind a title that is of a body named before: «نائبها سامر الحلو», «أمينه العام سامر الحلو»."""
    word = article.words[index]
    if len(word) <= SHORTEST_OWNED or not word.endswith(OWNERS) or article.written(index).endswith("ة"):
        return None
    stem = next(word.removesuffix(end) for end in OWNERS if word.endswith(end))
    if stem not in lexicon.titles and not (stem.endswith("ت") and stem[:-1] + "ه" in lexicon.titles):
        return None
    for at in range(index + 1, min(limit, index + _TO_BEARER + 1)):
        naming = article.naming_from(at)
        if naming is not None:
            return naming if naming.actor.type == "person" and not naming.clitics else None
        if not (article.words[at].startswith("ال") or article.words[at] in MARKS):
            return None
    return None


def is_told_whose(article: Article, first: int, end: int) -> bool:
    """Whether a role's phrase tells whose it is, and so points back to nobody: «المتحدث باسم الوزارة»."""
    behind = range(first + 1, end)
    led = (article.naming_from(at) for at in behind)
    whose = any(article.words[at] == IN_NAME_OF or article.words[at].startswith("لل") for at in behind)
    return whose or any(one is not None and one.clitics[-1:] == "ل" for one in led)


def ends_phrase(article: Article, lexicon: Lexicon, index: int) -> bool:
    """Whether a word cannot belong to a role's phrase."""
    if article.naming_at(index) is not None:
        return False
    words = article.words
    word = words[index]
    if word == "." and words[index - 1] in lexicon.honorifics:
        return False
    if word == '"':
        quotation = article.quotation_from.get(index)
        return quotation is not None and quotation.end - index > QUOTED_NAME
    quotation = article.quotation_at(index)
    if quotation is not None and quotation.closed and quotation.end - quotation.first <= QUOTED_WORDS:
        return False
    return (
        word in lexicon.complementisers
        or word in lexicon.speech_markers
        or (word in BEGIN_CLAUSE and word[0] == "ف")
        or word in lexicon.relatives
        or word in FULL_STOPS
        # «الفريق أول سامر الحلو»: the rank is of two words
        or (
            word in lexicon.adverbs
            and not (word in lexicon.honorifics and words[index - 1] in lexicon.honorifics)
            and not (word == _FIRST and words[index - 1].startswith("ال"))  # «قائد الفريق الأول لكرة القدم»
        )
        or (word in lexicon.prepositions and index + 1 < len(words) and words[index + 1] in lexicon.speeches)
        or (_is_verbal(lexicon, word, words[index - 1]) and not is_role(lexicon, word) and word not in CALLED)
    )


def _is_verbal(lexicon: Lexicon, word: str, before: str) -> bool:
    """Whether a word is read as a cue; a participle right behind a title without article is a noun: «مديرة مبادرة»."""
    sighting = reading(lexicon, word)
    noun = before in lexicon.titles and not before.startswith("ال")
    return sighting is not None and not (noun and sighting.form.participle and not sighting.conjunction)


def _oversees(article: Article, index: int) -> bool:
    """Whether «على» belongs to a title before it: «المشرف العام على المستشفى»."""
    return not _OVERSEERS.isdisjoint(article.words[max(0, index - 2) : index])


def _stands_apart(article: Article, naming: Naming) -> bool:
    """Whether a name behind a definite noun or another name is no genitive: the bearer of a title, an object."""
    behind_name = article.naming_at(naming.first - 1) is not None and naming.actor.type == "person"
    return behind_name or is_definite(article.words[naming.first - 1])


def is_parted(article: Article, lexicon: Lexicon, first: int, naming: Naming) -> bool:
    """Whether a name in a role's phrase is no genitive of it, but whom it speaks to or of.

    It stands behind the article («طالب البيان المجتمع الدولي»), or behind an adjective without one («حذرت منظمة دولية
    الجبهة من»).
    """
    words = article.words
    if naming.first == first + 1:
        return words[first].startswith("ال") and words[naming.first].startswith("ال")
    before, head = words[naming.first - 1], words[first]
    if head not in lexicon.bodies or head in lexicon.titles or before in lexicon.bodies:
        return False  # «وزير خارجية العاصمة»
    bare = not before.startswith("ال") and not head.startswith("ال") and not naming.clitics
    return bare and before.endswith(_RELATIVE) and len(before) > len("فيه") and naming.actor.type == "organization"


def _is_owned(article: Article, lexicon: Lexicon, index: int) -> bool:
    """Whether a noun with a pronoun stands behind a title or body that is of it: «وزير دفاعها», «وزارة خارجيتها»."""
    word = article.words[index]
    owned = len(word) > SHORTEST_OWNED and word.endswith(OWNERS) and not article.written(index).endswith("ة")
    return owned and _annexes(lexicon, article.words[index - 1]) and not lexicon.says(word)


def _annexes(lexicon: Lexicon, word: str) -> bool:
    if word in lexicon.titles or word in lexicon.bodies or word in lexicon.quantities:
        return True
    return word in _HEADS_OF or (word.endswith("و") and word in lexicon.anonymous)


def is_definite(word: str) -> bool:
    """Whether a folded word has the article and is no verbal noun such as «الالتزام», which mostly is an object."""
    verbal = word.startswith("الا") and not word.endswith(("ي", "يه", "يون", "يين", "يان", "يات"))
    article = word.startswith(("ال", "وال", "بال", "لل")) and not word.startswith(("الذي", "التي"))
    return len(word) > 4 and article and not verbal


def _is_definite_at(article: Article, index: int) -> bool:
    """Whether a word has the article: one written with «أ» behind it is no verbal noun («روساء الأركان»)."""
    word = article.words[index]
    return is_definite(word) or (
        word.startswith(("ال", "وال", "بال", "لل")) and _NO_VERBAL.match(article.written(index)) is not None
    )


def is_oblique(word: str, *, people: bool = False) -> bool:
    """Whether a noun is in the dual or plural that no subject takes: «وطالبت الطرفين بـ» asks them.

    A mention of `people` may be a name («الحسين»), so it is asked for their form.
    """
    oblique = word.startswith("ال") and word.endswith("ين") and len(word) > _SHORTEST_OBLIQUE
    return oblique and (not people or PEOPLE.fullmatch(word.removeprefix("ال")) is not None)


def _is_adjective(lexicon: Lexicon, word: str, definite: bool) -> bool:
    """Whether a word looks like an adjective of a role: one of its usual ones, or a relative adjective."""
    has_article = word.startswith("ال")
    if word in lexicon.qualities or (word[0] == "و" and word[1:] in lexicon.qualities):
        return True
    if definite and not has_article:
        return False
    bare = word[2:] if has_article else word
    relative = not has_article and len(word) > 3 and word.endswith(("ي", "يه", "يون", "يين", "يان", "يات", "ون"))
    return bare in lexicon.qualities or relative


def past_whereabouts(article: Article, end: int, limit: int) -> int:
    """Token behind where somebody is head or sent to: «رئيس المحافظة {غرب العراق}، سامر», «المبعوث {إلى سبأ}، سامر»."""
    if end + 1 >= limit or article.words[end] not in _WHEREABOUTS:
        return end
    place = article.naming_from(end + 1)
    where = place is None or (place.actor.type == "place" and not place.clitics)
    behind = end + 2 if place is None else place.end
    return behind if where and article.words[behind : behind + 1] == ["،"] else end
