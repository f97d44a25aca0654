"""Where the name of a body or place ends that the tagger has learned: before what only stands behind it."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.actors.lexicon import GIVEN, WEAKLY_GIVEN, deeds, lexicon
from marsad.read.actors.namelike import LIKELY, namelike
from marsad.read.actors.ordinary import is_ordinary
from marsad.read.actors.words import word
from marsad.text.tokens import Token, parted

YEAR = "عام"
SAME_HEAD = 4
"""Within how many words before it a body stands that is called by the same head."""


def ends_body(words: Sequence[Token], at: int) -> bool:
    """Whether a learned body's or place's name ends before a word: one of grammar, or a given name behind a noun."""
    seen, before = word(words[at].text), word(words[at - 1].text)
    weight = lexicon().names.get(seen.text, 0)
    if before.definite and before.head is not None and not seen.definite and weight < 3:
        return True
    # «هاجمت حركة X جبهة Y», «احتجزت حركة X رهائن»: others open behind a word that stands in no construct
    further = (seen.head is not None or seen.people is not None) and not seen.definite
    if further and ((before.definite and not seen.skip) or not is_ordinary(before.text)):
        return True
    if _opens_bearer(words, at) or _is_another(words, at) or _is_apart(words, at):
        return True
    return ((seen.function or seen.verb) and not weight) or (weight == GIVEN and before.definite and not before.title)


def _is_apart(words: Sequence[Token], at: int) -> bool:
    """Whether a common noun stands behind a name that no noun is bound to («قدمت سافنورا {الشكر}», «نيروز {حوارا}»)."""
    seen, before = word(words[at].text), word(words[at - 1].text)
    foreign = not (before.head or is_ordinary(before.text))
    if foreign and not before.definite and (_is_deed(words[at].text) or (seen.definite and seen.title)):
        # «نفت حركة نيروز {التنسيق} مع X», «إن حركة نيروز {هادنت} X», «دعمت حركة نيروز {القيادي} فلانا»
        return True
    if seen.skip or seen.adjective or seen.family or not is_ordinary(words[at].text):
        return False
    if seen.definite:
        return before.definite or (foreign and (namelike(before.text) or 0) >= LIKELY)
    return foreign and seen.text.endswith("ا") and not lexicon().names.get(seen.text, 0)


def _is_deed(text: str) -> bool:
    """Whether a word with or without clitics is a verb or noun with which dealings are told, and nobody's name."""
    return text not in lexicon().names and any(part.stem in deeds() for part in parted(text))


def _is_another(words: Sequence[Token], at: int) -> bool:
    """Whether «و» joins a further body of the same head: «البنك الدولي {والبنك} الأفريقي للتنمية»."""
    seen = word(words[at].text)
    if seen.head is None or not (seen.definite and seen.text.startswith("و")):
        return False
    heads = (word(token.text).head for token in words[max(0, at - SAME_HEAD) : at])
    return any(one is not None and one.lemma == seen.head.lemma for one in heads)


def _opens_bearer(words: Sequence[Token], at: int) -> bool:
    """Whether one who speaks for a body is named right behind its name: «… والأعمال الإنسانية {رأفت الصباغ}»."""
    seen, before = word(words[at].text), word(words[at - 1].text)
    if not before.definite or before.title is not None:
        return False
    if seen.title is not None and seen.definite and not seen.skip:
        return seen.title.kind == "address"
    following = word(words[at + 1].text) if at + 1 < len(words) else None
    named = following is not None and (following.family or lexicon().names.get(following.text, 0) >= WEAKLY_GIVEN)
    return named and lexicon().names.get(seen.text, 0) >= WEAKLY_GIVEN and before.text[:1] != "و"


def before_loose(words: Sequence[Token], first: int, last: int) -> int:
    """Where a learned body's name ends without what leads on behind it: «الوزارة {العام} الماضي», «{التابعة} لـX»."""
    if last - first < 2 or last >= len(words):
        return last
    seen, following = word(words[last - 1].text), word(words[last].text)
    dated = seen.stem == YEAR and following.calendar
    owned = seen.bound and seen.definite and following.text[0] == "ل"
    return last - 1 if dated or owned else last
