"""Where something is said: words behind a content that belong to the writer («وذلك في بيان لها», «الخبر عبر حسابه»)."""

from __future__ import annotations

from marsad.read.actors.lexicon import ARTICLE
from marsad.read.actors.wordclasses import about
from marsad.read.attributions.articles import Article
from marsad.read.attributions.cues import Lexicon
from marsad.read.attributions.fillers import COMMAS

_AFTER = frozenset("عقب بعد قبل قبيل غداه اثر".split())
_WHEN_SAID = _AFTER | frozenset("خلال اثناء لدي".split())
_IN = frozenset(("في", "عبر"))
_TOLD = frozenset("تصريح تصريحات حديث مقابله حوار مداخله".split())
_HIS = frozenset("له لها لهم لنا".split())


def is_setting(article: Article, lexicon: Lexicon, index: int, end: int, *, noun: bool) -> bool:
    """Whether a preposition leads to the speech in which all was said, «في بيان لها»; of a noun, to when it was."""
    words = article.words
    if index + 1 >= end or words[index] not in lexicon.prepositions:
        return False
    when = words[index] in _WHEN_SAID
    spoken = words[index + 1] in lexicon.occasions
    spoken = spoken or (words[index] not in _AFTER and words[index + 1] in lexicon.settings)
    return spoken or (noun and when and words[index - 2] in COMMAS)


def is_medium(article: Article, lexicon: Lexicon, index: int, end: int) -> bool:
    """Whether a preposition leads to the speech of who says a noun («كذبت الخبر في بيان لها»), to nobody else's.

    It has no article and no owner («في خطاب الرئيس»), and nothing is told to stand in it («ما ورد في بيان»).
    """
    words = article.words
    if index + 1 >= end or words[index] not in _IN or words[index - 1] in lexicon.told:
        return False
    medium = words[index + 1]
    if medium in lexicon.own_sites:
        return True
    if medium not in lexicon.settings or medium.startswith(ARTICLE):
        return False
    if index + 2 >= end:
        return True
    behind = words[index + 2]
    if behind in COMMAS or behind in _HIS or behind in lexicon.speech_kinds:
        return True
    to_somebody = behind.startswith("ل") and medium in _TOLD
    return to_somebody or behind in lexicon.prepositions or _is_verb(behind)


def _is_verb(word: str) -> bool:
    """Whether a word is a verb, a pronoun at its end or none («وزعته»)."""
    alone = word.removesuffix("ها").removesuffix("ه")
    return any(kind[0] in "Pp" for form in {word, alone} for kind in about(form))
