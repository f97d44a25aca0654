"""What stands in quotation marks before its verb: «لن نرحل»، قال سامر; «لا أعرف أيهما العدو»، قالت."""

from __future__ import annotations

from marsad.read.attributions.rolephrases import is_oblique
from marsad.read.attributions.sayings import COMMAS, Passage, Saying
from marsad.read.attributions.speakers import Speaker
from marsad.read.attributions.verbcues import Cue

# A quotation of fewer tokens, its marks among them, is a name and no speech.
_SPOKEN = 6
# The same at the head of a statement with a comma behind it: «لن نرحل»، قال سامر.
_SPOKEN_AT_HEAD = 4
# The same where no comma parts it from its verb.
_SPOKEN_UNPARTED = 8
_THUS = frozenset("هكذا بهذا بهذه".split())


def quoted_first(passage: Passage, cue: Cue, speaker: Speaker | None) -> Saying | None:
    """A quotation that stands before its verb: «...»، يقول المدير."""
    last = cue.index - 1
    while last > passage.first and (passage.words[last] in COMMAS or passage.words[last] in _THUS):
        last -= 1
    quotation = passage.article.quotation_at(last)
    if not cue.takes("quote", "speech") or quotation is None or quotation.end != last + 1:
        return None
    if speaker is None:
        speaker = _told_behind(passage, cue)
        ends = quotation.first == passage.first and _ends_clause(passage, cue)
        if last == cue.index - 1 or not (ends or speaker is not None):
            return None
    shortest = _SPOKEN_UNPARTED if last == cue.index - 1 else _SPOKEN
    if quotation.first == passage.first and last < cue.index - 1:
        shortest = _SPOKEN_AT_HEAD
    if not quotation.closed or quotation.end - quotation.first < shortest:
        return None
    return Saying(
        cue=cue.index, cue_end=cue.index + 1, first=quotation.first, end=quotation.end, lead="quote", stance=cue.stance,
        form=cue.form, conjunction=cue.conjunction, speaker=speaker,
    )  # fmt: skip


def _ends_clause(passage: Passage, cue: Cue) -> bool:
    """Whether a verb stands alone behind what is said, its subject left out: «لا أعرف أيهما العدو»، قالت."""
    third = not cue.form.participle and cue.form.inflection.person == 3 and not cue.conjunction
    behind = passage.words[cue.index + 1] if cue.index + 1 < passage.end else "."
    return third and not behind.isalnum()


def _told_behind(passage: Passage, cue: Cue) -> Speaker | None:
    """Somebody of whom only what he is stands behind a verb: «...»، يقول الرجل السبعيني."""
    at = cue.index + 1
    if at >= passage.end or passage.is_named(at) or cue.form.participle or cue.form.inflection.person != 3:
        return None
    definite = passage.words[at].startswith("ال") and not is_oblique(passage.words[at])
    return Speaker(at, at + 1, None) if definite and not cue.conjunction else None
