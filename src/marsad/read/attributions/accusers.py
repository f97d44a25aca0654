"""Who accuses where something is done to somebody «بتهمة»: «أوقفت شرطة البندر سالما بتهمة التهريب»."""

from __future__ import annotations

from marsad.read.actors.wordclasses import PAST, forms
from marsad.read.attributions.sayings import Passage
from marsad.read.attributions.speakers import Speaker, speaker_after

_CHARGE = "بتهمه"
# Verbs of those who are accused themselves, or passives.
_ACCUSED = frozenset(
    "مثل مثلت واجه واجهت خضع خضعت حوكم حوكمت ادين ادينت سجن سجنت غرم غرمت لوحق لوحقت تورط تورطت".split()
)


def accuser(passage: Passage, index: int) -> Speaker | None:
    """The body that is the subject of the verb at the head of a statement, for «بتهمة» behind it; no clause between."""
    words, first = passage.words, passage.first
    verb = words[first].removeprefix("و")
    if words[index] != _CHARGE or verb in _ACCUSED or PAST not in forms(verb):
        return None
    speaker = speaker_after(passage.article, passage.lexicon, first + 1, index)
    if speaker is None or speaker.first != first + 1 or speaker.naming is None:
        return None
    between = words[speaker.end : index]
    body = speaker.naming.actor.type == "organization" or speaker.naming.first > speaker.first
    return speaker if body and passage.lexicon.relatives.isdisjoint(between) else None
