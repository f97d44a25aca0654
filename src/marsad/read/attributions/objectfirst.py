"""Verbs of saying whose object stands before their subject.

«أوضح ذلك مدير الفرع سامر الحلو», «صرح بذلك للصحيفة سامر الحلو», «تبنت الهجوم جماعة».
"""

from __future__ import annotations

from marsad.read.attributions.fillers import past_definite, past_hearer
from marsad.read.attributions.rolephrases import is_definite
from marsad.read.attributions.sayings import Passage, Saying
from marsad.read.attributions.speakers import Speaker, speaker_after
from marsad.read.attributions.verbcues import Cue

_IT = "ذلك"
# «ذلك» with the preposition that a verb leads to it with
_LED = {"ذلك": "", "بذلك": "ب"}
# The verb whose object is a deed, which mostly comes before who claims it.
_CLAIMS = "تبنّى"
_THESE = frozenset("هذا هذه تلك".split())


def object_first(passage: Passage, cue: Cue) -> Saying | None:
    """What a verb says of the thing right behind it, where a name or a role behind that thing is its subject."""
    start, limit = cue.index + 1, passage.end
    if cue.pronoun or cue.form.participle or cue.form.inflection.person != 3 or start + 1 >= limit:
        return None
    pointing = _points(passage, cue, start)
    if not (pointing or cue.takes("object")):
        return None
    end = start + 1 if pointing else _past_deed(passage, cue, start, limit)
    hearer = past_hearer(passage.article, end, limit) if pointing else end
    speaker = speaker_after(passage.article, passage.lexicon, hearer, limit) if end > start else None
    if speaker is None or _is_shown(passage, speaker, end):
        return None
    return Saying(
        cue=cue.index, cue_end=start, first=start, end=end, lead="object", stance=cue.stance, form=cue.form,
        conjunction=cue.conjunction, speaker=speaker,
    )  # fmt: skip


def _points(passage: Passage, cue: Cue, at: int) -> bool:
    """Whether a verb takes up by «ذلك» or «بذلك» what was told before it («صرح بذلك سامر الحلو»)."""
    led = _LED.get(passage.words[at])
    return led is not None and (led in cue.form.manner.via if led else cue.takes("object", "back"))


def _past_deed(passage: Passage, cue: Cue, start: int, limit: int) -> int:
    """Token behind a definite deed that somebody claims, «معظم هذه الهجمات»; the same token where none stands."""
    if cue.form.lemma != _CLAIMS or passage.is_named(start):
        return start
    at = start + (passage.words[start] in passage.lexicon.quantities)
    at += passage.words[at] in _THESE
    end = past_definite(passage.article, at, limit)
    return end if end > at else start


def _is_shown(passage: Passage, speaker: Speaker, after: int) -> bool:
    """Whether «ذلك» only points at the subject behind it: «وأوضح ذلك المسؤول أن»."""
    pointing = passage.words[after - 1] == _IT and speaker.first == after and is_definite(passage.words[after])
    return pointing and speaker.naming is None
