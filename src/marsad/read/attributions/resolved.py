"""Deeds of speech as a noun behind a verb that only leads to them: «سارع المكتب إلى نفي ذلك», «عاد إلى التأكيد أن»."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from marsad.read.attributions.contents import natural_end, opening, trimmed
from marsad.read.attributions.cues import PRONOUNS_OF_NOUNS, Form, Manner
from marsad.read.attributions.sayings import Passage, Saying
from marsad.read.attributions.speakers import Speaker, speaker_after, speaker_before
from marsad.text.verbs import Gender, Inflection

_TO = frozenset("الي علي في".split())
# From such a verb to the noun, in words: its subject with his title.
_REACH = 10
_TAKEN_UP = frozenset({"الذي", "ما"})


def resolved(passage: Passage, stops: Collection[int]) -> Iterator[Saying]:
    """What such nouns introduce, or deny of what stands before them: «الأمر الذي سارعت الشركة إلى نفيه»."""
    words, leading = passage.words, passage.lexicon.leading_on
    for index in range(passage.first, passage.end - 2):
        word = words[index]
        if (word not in leading and word[1:] not in leading) or passage.is_named(index):
            continue
        at = _noun(passage, index)
        if at is not None and (saying := _introduced(passage, index, at, stops)) is not None:
            yield saying


def _noun(passage: Passage, index: int) -> int | None:
    """The token of the noun of speech that a verb leads to, by a preposition or as its object."""
    for at in range(index + 1, min(passage.end - 1, index + _REACH)):
        led = passage.words[at - 1] in _TO
        if led and _manner(passage, at) is not None:
            return at
        if passage.words[at] in passage.lexicon.complementisers or passage.words[at] in ":؛":
            return None
    return None


def _manner(passage: Passage, at: int) -> tuple[Manner, bool] | None:
    """How a noun of speech introduces what is said, and whether a pronoun on it takes up what stands before."""
    word = passage.words[at].removeprefix("ال")
    entry = passage.lexicon.nouns.get(word)
    if entry is not None:
        return None if entry[1] else (entry[0], False)
    bare = next((word.removesuffix(one) for one in PRONOUNS_OF_NOUNS if word.endswith(one)), "")
    entry = passage.lexicon.nouns.get(bare)
    return (entry[0], True) if entry is not None and not entry[1] else None


def _introduced(passage: Passage, index: int, at: int, stops: Collection[int]) -> Saying | None:
    entry = _manner(passage, at)
    if entry is None:
        return None
    manner, owned = entry
    article, lexicon = passage.article, passage.lexicon
    speaker = speaker_after(article, lexicon, index + 1, at - 1) if at - 1 > index + 1 else None
    if speaker is None:
        before = speaker_before(article, lexicon, index, passage.first)
        speaker = before if isinstance(before, Speaker) else None
    gender: Gender = "f" if passage.words[index].endswith("ت") else "m"
    form = Form(manner, Inflection("past", 3, gender, "s"), lemma=passage.words[at])
    saying = Saying(
        cue=at, cue_end=at + 1, first=at + 1, end=at + 1, lead="object", stance=manner.stance, form=form,
        speaker=speaker,
    )  # fmt: skip
    if owned:
        first, end = trimmed(article, passage.first, index - 2)
        taken_up = passage.before(index) in _TAKEN_UP and end > first
        return replace(saying, first=first, end=end, lead="back", rank=0) if taken_up else None
    found = opening(article, lexicon, manner, at + 1, passage.end, stops)
    if found is None:
        return None
    end = natural_end(article, lexicon, passage.end, found)
    return replace(saying, first=found.first, end=end, lead=found.lead) if end > found.first else None
