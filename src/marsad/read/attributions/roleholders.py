"""Whom a role's phrase names: who bears it, and the body that it is of («المتحدث باسم الجبهة سامر الحلو»)."""

from __future__ import annotations

from marsad.read.actors.wordclasses import is_only_verb
from marsad.read.attributions.articles import Article, Naming
from marsad.read.attributions.cues import Lexicon
from marsad.read.attributions.fillers import COMMAS
from marsad.read.attributions.rolephrases import CALLED, IN_NAME_OF, MARKS, QUOTED_NAME, ends_phrase, is_parted
from marsad.text.tokens import PREPOSITIONS

# «قائد عمليات السهل», «قائد عملية استعادة السهل»: what he commands, though it may be what is said of somebody else.
_COMMANDER = "قايد"
# «شيخ العقاريين سابقا والخبير سامر الحلو»
_FORMERLY = frozenset("سابقا حاليا".split())
# «طلب المدرب للفريق الأول من سامر»
_FROM_OTHERS = frozenset("من مع الي ضد".split())
# Words that part a name from a name in apposition.
APPOSITION = 3


def head_of(lexicon: Lexicon, word: str) -> str:
    """The head of a role's phrase as the tables have it: without the ending of the accusative, or a proclitic ل."""
    for form in (word, word.removesuffix("ا"), word[1:], "ا" + word[1:]):
        if form in lexicon.titles or form in lexicon.anonymous or form in lexicon.bodies or form in lexicon.quantities:
            return form
    return word


def name_after(article: Article, lexicon: Lexicon, index: int, limit: int) -> Naming | None:
    """The name that follows with nothing but marks and titles of respect between."""
    start = index
    while index < limit and index - start <= APPOSITION and article.naming_from(index) is None:
        word = article.words[index]
        quotation = article.quotation_from.get(index)
        if quotation is not None and quotation.end - index > QUOTED_NAME:
            return None
        if word in CALLED:
            index += 1
            continue
        shortened = word == "." and article.words[index - 1] in lexicon.honorifics
        nation = word.startswith("ال") and word.endswith(("ي", "يه")) and not is_only_verb(word)
        if article.words[index - 1] in COMMAS and nation:
            index += 1  # «كبير المراقبين، السوري سامر الحلو»
            continue
        if word not in MARKS and word not in lexicon.honorifics and word != ")" and not shortened:
            return None
        index += 1
    naming = article.naming_from(index) if index < limit else None
    return naming if naming is not None and not naming.clitics else None


def names_in_phrase(article: Article, lexicon: Lexicon, first: int, limit: int) -> tuple[Naming | None, Naming | None]:
    """The person that a role's phrase names, and the first body in it that no preposition leads away from it."""
    head = head_of(lexicon, article.words[first])
    titled = head in lexicon.titles or head in lexicon.bodies
    anonymous = head in lexicon.anonymous and not (titled and head.startswith("ال"))
    led_away = False
    body: Naming | None = None
    index = first + 1
    while index < limit and (not ends_phrase(article, lexicon, index) or article.words[index] in _FORMERLY):
        naming = article.naming_from(index)
        word = article.words[index]
        led = article.words[index - 1] in lexicon.prepositions or article.words[index - 1] == IN_NAME_OF
        commanded = head == _COMMANDER and not article.words[index - 1].startswith("ال")
        commanded = commanded and not article.words[index - 1].endswith("ي")
        if anonymous and naming is None and not (led or commanded) and lexicon.says(word) and not word.startswith("ال"):
            break
        if naming is not None:
            if naming.clitics[-1:] in PREPOSITIONS:
                led_away = led_away or not titled
            elif naming.actor.type == "person" and (
                (index == first + 1 and head in lexicon.related)
                or _is_dealt_with(lexicon, head, article.words[index - 1])
            ):
                break
            elif naming.actor.type == "person" and not (
                anonymous
                and (led_away or not _is_free(article, naming, first))
                and not (titled and _bears(article, lexicon, naming))
            ):
                return naming, body
            elif is_parted(article, lexicon, first, naming) or _is_behind_place(article, naming):
                break
            elif body is None and not (led_away or (led and naming.actor.type == "place")):
                body = naming
            index = naming.end
            continue
        if word in "،," and person_follows(article, lexicon, index + 1, limit) is None:
            break
        led_away = led_away or (anonymous and word in lexicon.prepositions) or word in lexicon.leaning
        index += 1
    return None, body


def _is_behind_place(article: Article, naming: Naming) -> bool:
    """Whether a definite noun stands behind the place where a body is: «وصفت الخارجية في البندر {الوثائق} بأنها»."""
    before = article.naming_at(naming.first - 1)
    where = before is not None and before.actor.type == "place" and article.words[before.first - 1] == "في"
    return where and article.words[naming.first].startswith("ال")


def _is_dealt_with(lexicon: Lexicon, head: str, before: str) -> bool:
    """Whether the person behind a preposition is another: «قضت محكمة على سامر بالسجن», «طلب المدرب من سامر الحلو»."""
    body = head in lexicon.bodies and head not in lexicon.titles
    return before in _FROM_OTHERS or (body and before in lexicon.prepositions)


def _bears(article: Article, lexicon: Lexicon, naming: Naming) -> bool:
    """Whether a person named behind a name or a definite noun bears the title: «عضو مجلس العاصمة سامر الحلو»."""
    before, word = article.naming_at(naming.first - 1), article.words[naming.first - 1]
    titled = word in lexicon.titles or word in lexicon.honorifics or word.startswith("ال")
    apart = word in COMMAS and article.words[naming.end : naming.end + 1] == [word]
    return (before is not None and before.actor.type != "person") or titled or apart


def _is_free(article: Article, naming: Naming, first: int) -> bool:
    """Whether a name in an anonymous role's phrase is the role's own, not what the role belongs to."""
    before = article.words[naming.first - 1]
    definite = article.words[first].startswith("ال")
    return definite or before.endswith(("ي", "يه")) or before in MARKS or before in {"يدعي", "اسمه"}


def person_follows(article: Article, lexicon: Lexicon, index: int, limit: int) -> Naming | None:
    """The person whose name follows with nothing but marks and titles of respect between."""
    naming = name_after(article, lexicon, index, limit)
    return naming if naming is not None and naming.actor.type == "person" else None
