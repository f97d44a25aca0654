"""Words that look like a cue and are another word where they stand: counted nouns, passives, words to the reader."""

from __future__ import annotations

from marsad.read.attributions.cues import Reading
from marsad.read.attributions.sayings import Passage

# «لا يقل عن مئة», of «قلّ» and not of «قال».
_IS_LESS = frozenset("يقل تقل ويقل وتقل".split())
# «قد يتهمك زوجك», but «يخبرك المذيع بأن»
_TO_THE_READER = frozenset({"ك", "كم"})
_SUPPOSED = frozenset("قد ربما عندما حين حينما لو اذا متي".split())
_SHARE = frozenset("نسبته نسبتها".split())
_WHAT = frozenset("ما بما".split())
_NOBODY = "احد"
# «لم يقل أحد يومها إن»
_THEN = frozenset("يومها حينها وقتها انذاك قط ابدا منا منهم منهن".split())
_ESTIMATES = "قدّر"
# «20 متهما», but «عام 2014 مؤكدا أن»
_STUDENTS = frozenset({"طالب"})
# «اتفق معه على أن ينسحب»: what two agree to do is a deal, and nothing that they say
_AGREES = frozenset({"اتّفق", "توافق"})
_ON, _TO_DO, _NOT_TO_DO = "علي", "ان", "الا"
_WITH_WHOM = 8
_PRESENT = frozenset("يتن")
_YEARS = range(1300, 2100)
_FEWEST = 11


def is_lookalike(passage: Passage, index: int, sighting: Reading) -> bool:
    """Whether a word that may be a cue is rather one that is written like it, or says something to nobody's account."""
    word, before, after = passage.words[index], passage.before(index), passage.after(index)
    if word in _IS_LESS and before == "لا":
        return True
    if word in _SHARE and before in _WHAT:
        return True
    if sighting.form.lemma == _ESTIMATES and not sighting.form.participle and after in passage.lexicon.estimated:
        return True
    if sighting.form.lemma in _AGREES and _is_deal(passage, index):
        return True
    supposed = sighting.pronoun in _TO_THE_READER and before.removeprefix("و") in _SUPPOSED
    nobody = before.removeprefix("و") in passage.lexicon.negations and _is_of_nobody(passage, index)
    return supposed or nobody or _is_counted(passage, index, sighting)


def _is_deal(passage: Passage, index: int) -> bool:
    """Whether a verb for agreeing leads to what is to be done: «اتفقا على أن ينسحب», not «اتفقا على أن الوضع خطير»."""
    words = passage.words
    for at in range(index + 1, min(passage.end - 2, index + _WITH_WHOM)):
        if words[at] == _ON:
            done = words[at + 2][:1] in _PRESENT and not passage.is_named(at + 2)
            return words[at + 1] == _NOT_TO_DO or (words[at + 1] == _TO_DO and done)
    return False


def _is_counted(passage: Passage, index: int, sighting: Reading) -> bool:
    """Whether a word is the noun of a number before it: «20 متهما», «100 طالب»; no number of a year is one."""
    before, after = passage.before(index), passage.after(index)
    noun = sighting.form.participle or passage.words[index] in _STUDENTS
    if not noun or sighting.conjunction or not before.isdigit():
        return False
    said = after in passage.lexicon.complementisers or after == ":"
    return not said and int(before) >= _FEWEST and int(before) not in _YEARS


def _is_of_nobody(passage: Passage, index: int) -> bool:
    """Whether the subject of a negated verb is nobody at all: «لا يشك أحد في أن», but «لم ينف أحد قادتها»."""
    if passage.after(index) != _NOBODY or index + 2 >= passage.end:
        return False
    behind = passage.words[index + 2]
    lexicon = passage.lexicon
    apart = (
        behind in lexicon.prepositions
        or behind in lexicon.complementisers
        or behind in lexicon.adverbs
        or behind in _THEN
    )
    return apart or not behind[0].isalpha() or behind.startswith("ب")
