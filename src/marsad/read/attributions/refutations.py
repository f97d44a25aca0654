"""What somebody says of words already told: that they are false («الأنباء ملفقة»), or worth little («مبالغات»)."""

from __future__ import annotations

from marsad.model.attribution import Stance
from marsad.read.attributions.sayings import Passage, Saying

# What is told stands in the first words of what is said, what is thought of it in the last.
_HEAD, _TAIL = 4, 5


def refuted(passage: Passage, saying: Saying) -> Stance | None:
    """The stance of an assertion that judges what others told: a denial, a doubt; None where it judges nothing.

    «وصف سامر الأنباء بأنها ملفقة», «اعتبر ما ورد في التقرير مبالغات»
    """
    lexicon, words = passage.lexicon, passage.words
    tail = {_bare(word) for word in words[max(saying.first + 1, saying.end - _TAIL) : saying.end]}
    stance: Stance | None = "denies" if tail & lexicon.refuting else "doubts" if tail & lexicon.belittling else None
    if stance is None:
        return None
    head = [word.removeprefix("ال") for word in words[saying.first : min(saying.end, saying.first + _HEAD)]]
    told = not lexicon.words_told.isdisjoint(head) or (
        "ما" in head and not lexicon.told.isdisjoint(words[saying.first : saying.first + _HEAD])
    )
    return stance if told else None


def _bare(word: str) -> str:
    """A noun without «ب» or the article: «بالملفقة»."""
    return word.removeprefix("بال").removeprefix("ال") if word.startswith(("بال", "ال")) else word.removeprefix("ب")
