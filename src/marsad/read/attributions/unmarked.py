"""Direct speech without any mark: where it begins, and where somebody unknown stands before what is marked."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.read.attributions.contents import Opening, opening
from marsad.read.attributions.sayings import Passage
from marsad.read.attributions.verbcues import Cue

UNKNOWN_SUBJECT = 14
"""A subject that is neither a name nor a role is hardly longer, in words."""


def is_first_person(passage: Passage, start: int, limit: int) -> bool:
    """Whether the word after a verb is a speaker's own: «سنعود», «هدفنا», «لقد»."""
    if start >= limit or passage.is_named(start):
        return False
    word = passage.words[start]
    return word in passage.lexicon.speech_openers or (len(word) > 4 and (word.startswith("سن") or word.endswith("نا")))


def opens_speech(passage: Passage, start: int, limit: int) -> bool:
    """Whether direct speech without any mark begins after a verb and its subject."""
    opens = is_first_person(passage, start, limit) and start + 2 < limit
    return opens and not passage.words[start].endswith("نا")


def may_go_on(passage: Passage, cue: Cue) -> bool:
    """Whether speech without any mark may follow: «وأضاف نحن» at the head of a statement, «قائلين ها هي»."""
    inflection = cue.form.inflection
    plain = inflection.gender == "m" or inflection.number == "p"
    return cue.index == passage.first or (cue.form.participle and plain)


def said_behind(passage: Passage, cue: Cue, start: int, limit: int, stops: set[int]) -> Opening | None:
    """The clause behind a colon, or the quotation that ends the sentence, where nobody known stands before it.

    «وقال بروفيسور دانيال براون عالم الفلك: إن ...»، «وقالت آنا رينولدز للوكالة «...».»
    """
    plain = replace(cue.form.manner, takes=cue.form.manner.takes & {"clause", "quote"})
    found = opening(passage.article, passage.lexicon, plain, start, min(limit, start + UNKNOWN_SUBJECT), stops)
    if found is None or found.first == start:
        return None
    if found.lead == "clause":
        return found if passage.words[found.first - 1] == ":" else None
    quotation = passage.article.quotation_from.get(found.first)
    ends = quotation is not None and quotation.end >= passage.end - 1
    return found if ends else None
