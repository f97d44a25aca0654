"""Where a person's name ends: before what is no part of a name, though the tagger took it for one."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.actors.lexicon import ARTICLE, GIVEN, WEAKLY_GIVEN, lexicon
from marsad.read.actors.namelike import LIKELY, namelike
from marsad.read.actors.ordinary import is_ordinary
from marsad.read.actors.wordclasses import PRESENT, forms
from marsad.read.actors.words import word
from marsad.text.tokens import Token

PLURAL = 6
"""A name that ends like a verb in the plural has no more letters."""
HEIR = "ولي"
AS_SAID = frozenset({"حسبما", "وفقما", "بانه", "بانها", "فانه", "فانها"})
THEN = "فان"
THRONE = frozenset({"العهد", "عهد", "ولي"})
"""What stands behind the heir's title."""
AGED = frozenset({"البالغ", "البالغه", "بالغ"})
"""What leads to somebody's age, and is no family name of his: «رضا البالغ من العمر»."""

PARTICIPLES = tuple("المت المنت المست المدعوم الموالي المسلح المعادي المحسوب التابع".split())
"""How participles begin that say of a body where it is and whose: «ميليشيات صالح المتمركزة»."""


def ends_person(words: Sequence[Token], first: int, at: int) -> bool:
    """Whether a learned person's name that begins at `first` ends before a word.

    That is one with a pronoun on it, an adverb, or what stands behind the family's name.
    """
    text, seen = words[at].text, word(words[at].text)
    if is_owned(text) or is_done(text) or is_meeting(text, first, at):
        return True
    named = (seen.definite and not (is_ordinary(text) and text not in lexicon().names)) or seen.opener
    if at > first + 1 and _is_behind_article(words, at):
        return True
    before = words[at - 1].text
    behind_family = word(before).family and lexicon().names.get(before, 0) < GIVEN
    return is_adverb(text) or is_heir(words, at) or (behind_family and not named)


def is_meeting(text: str, first: int, at: int) -> bool:
    """Whether behind a name of two words or more stands a verb written like a family's («فلان الفلاني {التقى}»)."""
    return at > first + 1 and text in lexicon().meeting


def opens_clause(words: Sequence[Token], at: int) -> bool:
    """Whether a word opens what somebody says («سالم الحلو فإن البنوك»), where «فان» of a name stands before none."""
    text = words[at].text
    return text in AS_SAID or (text == THEN and at + 1 < len(words) and words[at + 1].text.startswith(ARTICLE))


def before_body(words: Sequence[Token], first: int, last: int) -> int:
    """Where a learned person's name ends before the head of a body («دعوة سالم الحلو {حركة X} إلى»), or a clause."""
    last = next((at for at in range(first + 1, last) if opens_clause(words, at)), last)
    known = lexicon().names
    if known.get(words[first].text, 0) < WEAKLY_GIVEN:
        return last
    heads = (at for at in range(first + 2, last) if words[at].text not in known and word(words[at].text).head)
    return next((at for at in heads if not word(words[at].text).definite), last)


def _is_behind_article(words: Sequence[Token], at: int) -> bool:
    """Whether a common word stands behind a family's name with its article («سامر الحلو {شكره}»)."""
    text, seen, before = words[at].text, word(words[at].text), word(words[at - 1].text)
    if not before.definite or before.opener or word(words[at - 2].text).opener or text in lexicon().names:
        return False
    plain = not seen.definite or seen.skip
    common = seen.skip or is_ordinary(text) or (text.endswith("ه") and is_ordinary(text[:-1]))
    return bool(plain and common) and (namelike(text) or 0) < LIKELY


def is_owned(text: str) -> bool:
    """Whether a pronoun behind a word says whose that is, so that no name goes on with it («خالد وبناتها»)."""
    return text.endswith(("ها", "هم", "هما")) and text not in lexicon().names


def is_done(text: str) -> bool:
    """Whether a word behind a name tells what its bearer will do, or leads to his age («فلان البالغ من العمر»).

    Or it says in the feminine something of a body named before him («ميليشيات صالح المتمركزة في»).
    """
    of_body = text.endswith("ه") and text.startswith(PARTICIPLES) and text not in lexicon().names
    return of_body or text in AGED or is_future(text)


def is_future(text: str) -> bool:
    """Whether a word tells what somebody will do («فلان سيرأس», «سيجلسون») and is no name such as «سيرين»."""
    if not text.startswith("س") or text in lexicon().names:
        return False
    several = text.startswith("سي") and text.endswith("ون") and len(text) > PLURAL
    return several or PRESENT in forms(text)


def is_heir(words: Sequence[Token], at: int) -> bool:
    """Whether «ولي» at a word is the heir's title and no name: «فلان ولي العهد», «ولي ولي العهد»."""
    return words[at].text == HEIR and at + 1 < len(words) and words[at + 1].text in THRONE


def is_address(text: str) -> bool:
    """Whether a word with its pronoun stands for somebody of rank («سموه», «معاليه»), and so opens no name."""
    return text.endswith(("ه", "ها")) and text.rstrip("اه") in lexicon().honours


def is_adverb(text: str) -> bool:
    """Whether a word tells how something is done («شخصيا», «رسميا») and no name such as «زكريا»."""
    return text.endswith("يا") and len(text) > 4 and text not in lexicon().names


def is_accusative(text: str) -> bool:
    """Whether a word is a common noun or adjective in the accusative («مبعوثا», «رسميا»)."""
    bare = word(text.removesuffix("ا"))
    return text.endswith("ا") and (bare.title is not None or bare.head is not None or bare.adjective)
