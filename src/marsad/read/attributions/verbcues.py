"""Which words of an Arabic statement are cues where they stand, and what each takes there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import msgspec
from msgspec.structs import replace

from marsad.model.attribution import Stance
from marsad.read.attributions.contents import finds_needed
from marsad.read.attributions.cues import Form, Manner, Reading, reading
from marsad.read.attributions.lookalikes import is_lookalike
from marsad.read.attributions.sayings import COMMAS, Passage
from marsad.text.verbs import Inflection
from marsad.text.vowels import is_joined

# From a verb to what its subject is called, in words: «قال ناشط من المدينة يدعى سامر».
_ROLE = 6
_HABIT = frozenset("كان كانت كانوا".split())
# «سيكون مطالبا بالدفع»: the participle is a passive.
_BEING = frozenset("يكون تكون يكونوا سيكون ستكون سيكونون بات باتت باتوا اصبح اصبحت اصبحوا يصبح تصبح ليس ليست".split())
# «لا يقل عن مئة» is less; what is not said is «لم يقل».
_LESS, _DID_NOT = frozenset({"يقل", "تقل"}), frozenset({"لم", "ولم", "فلم"})
_WITHOUT = frozenset("دون غير".split())
_THAT = frozenset("ان انه انها انهم".split())
_DOUBLE = "\u0651"
THINKS = frozenset("ويعتقد ويتوقع ويرجح".split())
"""Verbs that go on with a speech, or say what all think where nobody spoke."""
# A preposition of one letter and a noun.
_SHORTEST_LED = 3
# «، داعية الحكومة إلى»: a preacher where nothing is called for.
_CALLING = "داعيه"
_TO_CALLED = 9
_TO_REMINDED = 4
_REPLY = "رد"
_PROMISES, _DOUBLED = "وعد", "دّ"
# «مذكّرة بأن» reminds, «مذكرة تفاهم» is a paper.
_REMINDING = "مذكره"
# «ضابط تحدثت إليه الصحيفة أن»
_TALKS, _TO_HIM = "تحدّث", frozenset("اليه اليها اليهم معه معها معهم".split())
# «الاتفاق الذي توصلت إليه القوى»
_REACHES = "توصّل"
_TO_IT = frozenset({"اليه", "اليها"})
# «رفض ما ورد في التقرير»
_STANDS = frozenset({"ورد", "جاء", "لفت"})
_IN = frozenset({"في", "وفي"})
# «رأى طالبا»: the dual of the verb stands behind «و»
_STUDENT = "طالبا"
# «ذكر أو أنثى»
_OR = "او"
_WHAT = frozenset({"ما", "مما"})
_SHOW = frozenset("أكّد أثبت أظهر كشف أوضح بيّن دلّ دلّل برهن أوحى أبرز وضّح".split())
THROUGH, ABOUT = "عبر", "عن"
"""«عبّر» and «عبر», written alike, and what stands behind who has done the former."""
BEFORE_VERBS = frozenset("قد فقد كان كانت كانوا كما حين بينما فيما الذي التي الذين حيث اذ".split())
"""Words behind which a verb may head its clause."""
IN_IT = frozenset("فيه فيها خلاله خلالها عبره عبرها".split())
"""What a verb leads to that takes up what was named: «في رسالة قال فيها»."""


class Cue(msgspec.Struct, frozen=True):
    """A verb or participle in its place: its form and stance narrowed by what stands around it."""

    index: int
    form: Form
    stance: Stance
    conjunction: str
    pronoun: str

    def takes(self, *kinds: str) -> bool:
        """Whether it takes one of these."""
        return not self.form.manner.takes.isdisjoint(kinds)


def sightings(passage: Passage, cues: Iterable[tuple[int, Reading]]) -> Iterator[tuple[int, Reading]]:
    """Those of the possible cues of a statement that may be read as verbs or participles of saying where they stand.

    In a quotation, a form that may be the speaker's own («أعتقد») is.
    """
    lexicon = passage.lexicon
    for index, seen in cues:
        word = passage.words[index]
        sighting = reading(lexicon, word[1:]) if _leads_elsewhere(passage, index, seen) else seen
        noun = sighting is not None and sighting.pronoun == "ه" and passage.article.written(index).endswith("ة")
        if sighting is None or noun or passage.is_named(index) or index in passage.article.withholding:
            continue
        if sighting.conjunction and not is_joined(passage.article.written(index)):
            continue
        if word in lexicon.first_person and passage.article.quotation_at(index) is not None:
            inflection = sighting.form.inflection._replace(person=1, tense="present")
            sighting = replace(sighting, form=sighting.form._replace(inflection=inflection))
        yield index, sighting


def _leads_elsewhere(passage: Passage, index: int, sighting: Reading) -> bool:
    """Whether a word is rather one with a conjunction: «ورد» and its like with no source behind them, «وعدّه»."""
    if sighting.form.lemma == _PROMISES and sighting.pronoun and _DOUBLED in passage.article.written(index):
        return True  # «وعدّه خطأ» is no promise
    through, after = sighting.form.manner.through, passage.after(index)
    if passage.before(index) in COMMAS and passage.words[passage.first] in _IN:
        return False  # «وفي بيان صدر أمس، ورد أن»
    return bool(through) and not sighting.conjunction and after not in through and after not in IN_IT


def is_cue(passage: Passage, index: int, sighting: Reading) -> bool:
    """Whether a word is a cue where it stands, rather than a noun, a passive or a writer's own verb."""
    lexicon, word, before = passage.lexicon, passage.words[index], passage.before(index)
    if sighting.form.inflection[:2] == ("present", 1):
        if passage.article.quotation_at(index) is None and not _is_behind_colon(passage, index):
            return False
    elif _is_another_word(passage, index, sighting):
        return False
    reminds = sighting.conjunction or _DOUBLE in passage.article.written(index)
    that = passage.after(index) if reminds else passage.after(index).removeprefix("ب")  # «يذكر بأن», but «ويذكّر بأن»
    if word.removeprefix("و") in lexicon.impersonal and that in _THAT:
        return (bool(before) and before not in lexicon.relatives and before != "كما") or _goes_on(passage, index)
    reached = sighting.form.lemma == _REACHES and passage.after(index) in _TO_IT
    reached = reached or (before in _WHAT and _concludes(sighting))
    if reached or (word == _REPLY and before in lexicon.before_reply) or (word in _STANDS and before == "ما"):
        return False
    if sighting.form.participle:
        return before != "غير" and _is_circumstance(passage, index, sighting)
    return not (
        word == _STUDENT
        or passage.after(index) == _OR
        or (word.removeprefix("و") in _LESS and before not in _DID_NOT)
        or (before == "ان" and passage.words[index - 2] in lexicon.expected)
        or (passage.after(index) == "عدم" and sighting.form.manner.stance == "proposes")
        or _is_called(passage, index, sighting)
        or _is_noun_in_ya(passage, index, sighting)
    )


def _concludes(sighting: Reading) -> bool:
    """Whether a verb draws the writer's own conclusion behind «مما»: «مما يؤكد قدرة الشركة»."""
    present = sighting.form.inflection.tense == "present" and sighting.form.inflection.number == "s"
    return present and not sighting.pronoun and sighting.form.lemma in _SHOW


def _is_behind_colon(passage: Passage, index: int) -> bool:
    """Whether a verb stands in what somebody says behind a colon: «قال سامر: نؤكد», and not «ثالثا: نؤكد»."""
    before = passage.words[passage.first : index]
    if ":" not in before:
        return False
    colon = len(before) - before[::-1].index(":") - 1
    named = colon > 0 and passage.is_named(passage.first + colon - 1)
    return named or any(reading(passage.lexicon, word) is not None for word in before[:colon])


def _is_noun_in_ya(passage: Passage, index: int, sighting: Reading) -> bool:
    """Whether a word ends in the «ي» of a noun or passive, on a page that writes «ى» («رأي», no «رأى»)."""
    past = sighting.form.inflection == Inflection("past", 3, "m", "s") and not sighting.pronoun
    ends = past and passage.words[index].endswith("ي") and passage.article.written(index).endswith("ي")
    return ends and "ى" in passage.article.page.document.text


def _is_another_word(passage: Passage, index: int, sighting: Reading) -> bool:
    """Whether the word before makes of it a noun or a condition («هذا وأكد سامر أن» is parted by «و»), or another."""
    before = passage.before(index)
    led = before.removeprefix("و") in passage.lexicon.prepositions or before in passage.lexicon.not_before_cue
    return (led and not sighting.conjunction) or is_lookalike(passage, index, sighting)


def _goes_on(passage: Passage, index: int) -> bool:
    """Whether «ويعتقد أن» goes on with a speech before it in its paragraph; at the head of one it is nobody's."""
    if passage.words[index] not in THINKS or index == 0:
        return False
    page = passage.article.page
    return "\n" not in page.text[page.tokens[index - 1].end : page.tokens[index].start]


def _was(passage: Passage, index: int) -> bool:
    """Whether a form of «كان» stands right before a word."""
    return passage.before(index).removeprefix("و") in _HABIT


def _is_to_be(passage: Passage, index: int) -> bool:
    """Whether a verb of being or becoming stands right before a word: «سيكون مطالبا بـ», «أصبح مؤكدا أن»."""
    return passage.before(index) in _BEING


def _is_called(passage: Passage, index: int, sighting: Reading) -> bool:
    """Whether «يدعى» says what somebody is called: «أحد السكان، ويدعى سامر الحلو، أن»."""
    naming = passage.article.naming_from(index + 1)
    called = sighting.form.lemma == "ادّعى" and sighting.form.inflection.tense == "present"
    if not called or naming is None:
        return False
    behind = passage.words[naming.end] if naming.end < passage.end else ""
    aside = passage.before(index) in COMMAS and behind in COMMAS
    somebody = naming.actor.type == "person" and passage.before(index)[:1].isalnum() and not sighting.conjunction
    if somebody and behind not in passage.lexicon.complementisers:
        return True  # «امرأة تدعى ريما العابد تفتش عن ملف»
    said = any(reading(passage.lexicon, word) for word in passage.words[max(passage.first, index - _ROLE) : index])
    return aside or (said and not sighting.conjunction)


def _is_circumstance(passage: Passage, index: int, sighting: Reading) -> bool:
    """Whether a participle says how somebody speaks, rather than being a noun or an adjective."""
    word = passage.words[index]
    if word == _CALLING and passage.before(index) in COMMAS:
        ahead = passage.words[index + 1 : min(passage.end, index + _TO_CALLED)]
        return "الي" in ahead and COMMAS.isdisjoint(ahead[: ahead.index("الي")])
    if _says_nothing(passage, index):
        return False
    if word in passage.lexicon.by_saying:
        return passage.after(index) not in passage.lexicon.of_god
    inflection = sighting.form.inflection
    after = passage.after(index)
    if (inflection.gender, inflection.number) == ("m", "s"):
        return not _describes(passage, index, sighting)
    before = passage.before(index)
    described = before[-1:] == "ه" and not before.startswith("ال") and not passage.is_named(index - 1)
    if described and inflection.number == "s" and after in sighting.form.manner.via:
        return bool(sighting.conjunction)  # «رقابة مشددة على»
    introduces = after in passage.lexicon.complementisers or after in sighting.form.manner.via
    behind_plural = passage.before(index).endswith("وا") or (
        (inflection.gender, inflection.number) == ("m", "p") and _calls_on(passage, index, sighting)
    )
    return bool(sighting.conjunction) or not passage.before(index)[:1].isalnum() or introduces or behind_plural


def _says_nothing(passage: Passage, index: int) -> bool:
    """Whether a participle is a noun, a passive or an adjective where it stands: «في كلمة مصورة», «مذكرة تفاهم»."""
    lexicon, word, before = passage.lexicon, passage.words[index], passage.before(index)
    again = word in lexicon.again and before not in COMMAS
    paper = word.removeprefix("و") == _REMINDING and not _reminds(passage, index)
    recorded = word in lexicon.speech_kinds and before.removeprefix("ال") in lexicon.speeches
    titled = word in lexicon.titles and passage.after(index) not in lexicon.complementisers
    state = _was(passage, index) or _is_to_be(passage, index)
    return again or state or paper or recorded or titled or word in lexicon.anonymous


def _reminds(passage: Passage, index: int) -> bool:
    """Whether what somebody is reminded of stands behind «مذكرة», whom she reminds between them."""
    ahead = passage.words[index + 1 : min(passage.end, index + _TO_REMINDED)]
    that = passage.lexicon.complementisers
    # «مذكرة تتولى بموجبها»
    led = (word for word in ahead if word.startswith("ب") and len(word) > _SHORTEST_LED and not word.endswith("ها"))
    return any(word in that for word in ahead) or any(led)


def _describes(passage: Passage, index: int, sighting: Reading) -> bool:
    """Whether a participle is an adjective of the noun right before it: «يمثل إنجازا مقدرا وهاما»."""
    before, after = passage.before(index), passage.after(index)
    noun = passage.article.written(index - 1).endswith(("اً", "ًا")) if before else False
    led = after in passage.lexicon.complementisers or after in sighting.form.manner.via or after[:1] in ':"'
    return noun and not (
        sighting.conjunction or led or before in passage.lexicon.adverbs or "ب" in sighting.form.manner.via
    )


def _calls_on(passage: Passage, index: int, sighting: Reading) -> bool:
    """Whether a participle in the plural has what is said or who is asked right behind it: «تجمعوا مطالبين بـ»."""
    before, after, manner = passage.before(index), passage.after(index), sighting.form.manner
    led = after[:1] in manner.via and len(after) > _SHORTEST_LED and after not in passage.lexicon.no_preposition
    person = "person" in manner.takes and (after.startswith("ال") or passage.is_named(index + 1))
    return (led or person) and not before.endswith(("ين", "ون"))


def in_context(passage: Passage, index: int, sighting: Reading) -> Cue:
    """A cue narrowed by a negation, a pronoun, the future or a habit."""
    form = sighting.form
    manner = _manner(passage, index, form)
    stance = manner.stance
    if _is_negated(passage, index):
        if manner.denied is None:
            # «لم يشر سامر إلى الجبهة، وقال إن»: what is not said stands near
            manner = replace(manner, takes=manner.takes & {"clause", "person", "listener"}, via=frozenset(), near=True)
        stance = manner.denied or "doubts"
    present = form.inflection.tense == "present"
    future = present and passage.words[index].removeprefix("و")[0] == "س"
    habit = present and _was(passage, index)
    if (sighting.pronoun and "charge" not in manner.takes) or future or habit:
        manner = replace(manner, takes=manner.takes - {"object"})
    if (after := passage.after(index)) in _resumed(manner.via) or (form.lemma == _TALKS and after in _TO_HIM):
        manner = replace(manner, takes=manner.takes & {"quote"}, via=frozenset())
    narrowed = form if manner is form.manner else form._replace(manner=manner)
    return Cue(index, narrowed, stance, sighting.conjunction, sighting.pronoun)


def _manner(passage: Passage, index: int, form: Form) -> Manner:
    """The first manner of a verb that finds what it needs behind it, else its first."""
    for manner in (form.manner, *form.others) if form.others else ():
        if finds_needed(passage.article, passage.lexicon, manner, index + 1, passage.end):
            return manner
    return form.manner


def _is_negated(passage: Passage, index: int) -> bool:
    before = passage.words[max(passage.first, index - 2) : index]
    if not before:
        return False
    last = before[-1]
    bare = last[1:] if last[0] in "وف" and len(last) == 3 else last
    return bare in passage.lexicon.negations or (last == "ان" and before[0] in _WITHOUT)


@cache
def _resumed(via: frozenset[str]) -> frozenset[str]:
    """A verb's prepositions with the pronoun of what was named before: «دعت إليه النقابات», «تعهدت به»."""
    return frozenset(preposition + pronoun for preposition in via for pronoun in ("ه", "ها"))


def is_way(passage: Passage, index: int, *, named: bool) -> bool:
    """Whether «عبر» tells by what way somebody speaks or acts: «أعرب سامر عبر الإذاعة عن أسفه», «، عبر مساءلته».

    `named` says whether somebody stands behind it who could be the subject of «عبّر».
    """
    if not named and passage.before(index) in COMMAS and not passage.after(index).startswith("ال"):
        return True
    for at in range(index - 1, passage.first - 1, -1):
        word = passage.words[at]
        if word == ABOUT or word in COMMAS or word in passage.lexicon.complementisers or word in BEFORE_VERBS:
            return False
        seen = reading(passage.lexicon, word)
        if seen is not None and ABOUT in seen.form.manner.via and not passage.is_named(at):
            return True
    return False
