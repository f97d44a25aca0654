"""Of two cues with one content the one that says it: «أضاف قائلا», «نشرت صورا قالت إنها»."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from marsad.read.attributions.sayings import COMMAS, Passage, Saying


def without_doubles(passage: Passage, found: list[Saying]) -> list[Saying]:
    """One saying for one content: of «أضاف قائلا» the participle, which is the nearer to the content.

    It has the subject of the verb: «فرد عليه سامر الحلو قائلا إن».
    """
    if len(found) < 2:
        return found
    found = [saying for saying in found if not _is_said_so(passage, saying, found)]
    kept: list[Saying] = []
    for saying in sorted(found, key=lambda saying: (saying.cue, saying.rank), reverse=True):
        at = next((at for at, other in enumerate(kept) if _doubles(passage, saying, other)), None)
        if at is None:
            kept.append(saying)
        elif kept[at].speaker is None and _has_subject_behind(saying) and _is_nearer(passage, kept[at]):
            kept[at] = replace(kept[at], speaker=saying.speaker)
    return kept[::-1]


def _is_said_so(passage: Passage, saying: Saying, others: Sequence[Saying]) -> bool:
    """Whether «بالقول» goes with a verb or noun that has what is said: «رد بالقول إن», «أعرب عن استيائه بالقول إن»."""
    if passage.words[saying.cue] not in passage.lexicon.by_saying:
        return False
    if any(one is not saying and one.first == saying.first for one in others):
        return True
    nouns = (one for one in others if one.lead in ("via", "object") and one.first < saying.cue < one.end)
    return any(COMMAS.isdisjoint(passage.words[one.first : saying.cue]) for one in nouns)


def _has_subject_behind(saying: Saying) -> bool:
    """Whether the subject of a verb that is nothing but a verb of saying stands behind it."""
    plain = saying.form is not None and not saying.form.manner.near
    return plain and saying.speaker is not None and saying.speaker.first > saying.cue


def _doubles(passage: Passage, saying: Saying, other: Saying) -> bool:
    """Whether one behind a saying has the same content, and is the nearer to it."""
    same = other.first == saying.first and other.rank == saying.rank == 1
    return same and (_is_nearer(passage, other) or _shows(saying, other))


def _shows(saying: Saying, other: Saying) -> bool:
    """Whether one only shows or publishes that of which it then says something: «نشرت الوكالة صورا قالت إنها»."""
    return (
        saying.form is not None and saying.form.manner.near and other.cue_end == other.first and saying.lead == "clause"
    )


def _is_nearer(passage: Passage, saying: Saying) -> bool:
    """Whether a cue only goes on with one before it: «أضاف قائلا», «مضى يقول»."""
    marks = saying.form is not None and passage.words[saying.cue] in passage.lexicon.speech_markers
    return saying.is_participle or (marks and not saying.conjunction)
