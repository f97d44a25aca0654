"""Where who speaks is head or speaks, to which «ب» leads as it does to what is said: «أشاد مدير الهيئة بتبوك، بدعم»."""

from __future__ import annotations

from marsad.read.attributions.articles import Article
from marsad.read.attributions.cues import Lexicon
from marsad.read.attributions.fillers import COMMAS

# «بالت», the shortest noun with «ب» and the article, is longer.
_SHORTEST = 5
# A place or body with its genitives and adjectives is hardly longer, in words.
_LONGEST = 5
_PLACES = frozenset("منطقه محافظه مدينه بلده حي قريه مركز مخيم عاصمه ولايه اماره".split())


def is_whereabouts(article: Article, lexicon: Lexicon, index: int) -> bool:
    """Whether «ب» leads to a place or body at a token, and again to what is said right behind it.

    «نددت الجالية بالعاصمة بالتصريحات», «أشاد مدير الهيئة بمنطقة تبوك، بدعم الأمير», «بالوزارة سامر الحلو بأن».
    """
    naming = article.naming_at(index)
    if naming is not None:
        place = naming.actor.type == "place"
        return place and (_is_led_again(article, lexicon, naming.end) or _is_led_past(article, lexicon, naming.end))
    noun = article.words[index].removeprefix("ب").removeprefix("ال")
    return (noun in _PLACES or noun in lexicon.bodies) and _is_led_past(article, lexicon, index + 1)


def _is_led_again(article: Article, lexicon: Lexicon, end: int) -> bool:
    """Whether «ب» leads to a noun right behind a place it led to: «نددت الجالية بالعاصمة بالتصريحات»."""
    word = article.words[end] if end < len(article.words) else ""
    if word in lexicon.honorifics:
        return True  # «وصف الملحق في العاصمة الدكتور سامر الحلو الأندية بأنها»
    return word.startswith("بال") and len(word) >= _SHORTEST and word not in lexicon.no_preposition


def _is_led_past(article: Article, lexicon: Lexicon, end: int) -> bool:
    """Whether behind a place, a comma or the name of who speaks between, stands what he says: «، بدعم», «سامر بأن»."""
    for at in range(end, min(len(article.words) - 1, end + _LONGEST)):
        naming = article.naming_from(at)
        if article.words[at] in COMMAS:
            return _leads(article, lexicon, at + 1)
        if naming is not None and naming.actor.type == "person" and not naming.clitics:
            behind = naming.end + (article.words[naming.end : naming.end + 1] in (["،"], [","]))
            return _leads(article, lexicon, behind)
        if not article.words[at].isalpha():
            return False
    return False


def _leads(article: Article, lexicon: Lexicon, at: int) -> bool:
    """Whether a clause begins at a token, or «ب» leads to a noun that is no place."""
    word = article.words[at] if at < len(article.words) else ""
    if word in lexicon.complementisers:
        return True
    led = word.startswith("ب") and len(word) >= _SHORTEST - 1 and word not in lexicon.no_preposition
    return led and article.naming_at(at) is None
