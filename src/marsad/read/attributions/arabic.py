"""The sayings of an Arabic statement: every cue with what it introduces; the subject stands after, before, nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec
from msgspec.structs import replace

from marsad.model.attribution import Stance
from marsad.read.attributions.according import with_phrases
from marsad.read.attributions.contents import Opening, bare_object, finds_needed, is_no_noun, natural_end, opening
from marsad.read.attributions.cues import Form, Reading, phrase_at, reading
from marsad.read.attributions.handovers import given_by_nouns, handed_on, taken_up
from marsad.read.attributions.sayings import COMMAS, Passage, Saying
from marsad.read.attributions.speakers import (
    NoSpeaker,
    Speaker,
    speaker_after,
    speaker_before,
    speaker_of_phrase,
    unknown_speaker,
)
from marsad.read.attributions.takeovers import ended
from marsad.read.attributions.unsaid import duties, duty, passives
from marsad.text.tokens import PREPOSITIONS

# A subject that is neither a name nor a role is hardly longer, in words.
_UNKNOWN_SUBJECT = 14
# A modal word this near the beginning of a content governs it.
_GOVERNS = 4
_CARRY_ON = frozenset("كما لكنه لكنها ولكنه ولكنها انه انها ثم".split())
_PRONOUNS = frozenset(
    "انه انها انهم بانه بانها بانهم لانه لانها لكنه لكنها لكنهم ولكنه ولكنها وهو وهي وهم وانه وانها وانهم".split()
)
_WITH_PRONOUN = {"الي": "الي", "علي": "علي", "عن": "عن", "من": "من", "في": "في", "ب": "ب", "ل": "ل"}
_RELATIVES = {"الذي": "m", "التي": "f"}
_IN_IT = frozenset("فيه فيها".split())
_HABIT = frozenset("كان كانت كانوا".split())
_WITHOUT = frozenset("دون غير".split())
_THAT = frozenset("ان انه".split())
_OF_IT = frozenset("له لها لهم لذلك".split())
_THUS = frozenset("هكذا بهذا بهذه".split())
# A quotation of fewer tokens, its marks among them, is a name and no speech.
_SPOKEN = 6


class _Cue(msgspec.Struct, frozen=True):
    """A verb or participle in its place: its form and stance narrowed by what stands around it."""

    index: int
    form: Form
    stance: Stance
    conjunction: str
    pronoun: str

    def takes(self, *kinds: str) -> bool:
        return any(kind in self.form.manner.takes for kind in kinds)


class _Subject(msgspec.Struct, frozen=True):
    """The subject after a verb, and what stands as a subject before it."""

    after: Speaker | None = None
    before: Speaker | NoSpeaker | None = None


def arabic_sayings(passage: Passage) -> tuple[list[Saying], list[Speaker]]:
    """The sayings of a statement, in the order of their cues, and the speakers of cues that introduce nothing."""
    seen = [(index, sighting) for index, sighting in _sightings(passage) if _is_cue(passage, index, sighting)]
    stops = {
        index for index, sighting in seen if (sighting.conjunction and not sighting.pronoun) or sighting.form.participle
    }
    found = list(handed_on(passage))
    handing = {saying.cue for saying in found}
    idle: list[Speaker] = []
    for index, sighting in seen:
        if index in handing:
            continue
        saying = _of_verb(passage, _in_context(passage, index, sighting), stops)
        if saying is not None:
            found.append(saying)
        elif (speaker := speaker_after(passage.article, passage.lexicon, index + 1, passage.end)) is not None:
            idle.append(speaker)
    told = {place for saying in found for place in (("cue", saying.cue), ("content", saying.first))}
    by_nouns = given_by_nouns(passage, stops)
    found.extend(saying for saying in by_nouns if told.isdisjoint((("cue", saying.cue), ("content", saying.first))))
    impersonal = list(passives(passage))
    taken = {saying.cue for saying in impersonal}
    found = [*(saying for saying in found if saying.cue not in taken), *impersonal]
    found = with_phrases(passage, ended(passage, _without_doubles(found)))
    found.extend(duties(passage, found))
    found.sort(key=lambda saying: (saying.cue, saying.rank))
    return [_denied(passage, replace(saying, stance=_tempered(passage, saying))) for saying in found], idle


def _sightings(passage: Passage) -> Iterator[tuple[int, Reading]]:
    """Words of a statement that may be read as verbs or participles of saying.

    In a quotation, a form that may be the speaker's own («أعتقد») is.
    """
    lexicon, words = passage.lexicon, passage.words
    for index in range(passage.first, passage.end):
        word = words[index]
        sighting = reading(lexicon, word)
        if sighting is not None and _leads_elsewhere(passage, index, sighting):
            sighting = reading(lexicon, word[1:])
        if sighting is None or passage.is_named(index) or index in passage.article.withholding:
            continue
        if word in lexicon.first_person and passage.article.quotation_at(index) is not None:
            inflection = sighting.form.inflection._replace(person=1, tense="present")
            sighting = replace(sighting, form=sighting.form._replace(inflection=inflection))
        yield index, sighting


def _leads_elsewhere(passage: Passage, index: int, sighting: Reading) -> bool:
    """Whether «ورد» and its like have no source behind them, so that they are «رد» with a conjunction."""
    through = sighting.form.manner.through
    return bool(through) and not sighting.conjunction and passage.after(index) not in through


def _is_cue(passage: Passage, index: int, sighting: Reading) -> bool:
    """Whether a word is a cue where it stands, rather than a noun, a passive or a writer's own verb."""
    lexicon, word, before = passage.lexicon, passage.words[index], passage.before(index)
    if sighting.form.inflection[:2] == ("present", 1):
        spoken = passage.article.quotation_at(index) is not None or ":" in passage.words[passage.first : index]
        if not spoken:
            return False
    elif before.removeprefix("و") in lexicon.prepositions or before in lexicon.not_before_cue:
        return False
    if word.removeprefix("و") in lexicon.impersonal and passage.after(index) in _THAT:
        return bool(before) and before not in lexicon.relatives and before != "كما"
    if passage.after(index) == "عدم" and sighting.form.manner.stance == "proposes":
        return False
    if sighting.form.participle and (before == "غير" or (word in lexicon.again and before not in COMMAS)):
        return False
    return not sighting.form.participle or _is_circumstance(passage, index, sighting)


def _is_circumstance(passage: Passage, index: int, sighting: Reading) -> bool:
    """Whether a participle says how somebody speaks, rather than being a noun or an adjective."""
    lexicon, word = passage.lexicon, passage.words[index]
    if word in lexicon.anonymous or word in lexicon.titles or passage.before(index) in _HABIT:
        return False
    inflection = sighting.form.inflection
    if (inflection.gender, inflection.number) == ("m", "s"):
        return True
    after = passage.after(index)
    introduces = after in lexicon.complementisers or after in sighting.form.manner.via
    behind_plural = passage.before(index).endswith("وا")
    return bool(sighting.conjunction) or not passage.before(index)[:1].isalnum() or introduces or behind_plural


def _in_context(passage: Passage, index: int, sighting: Reading) -> _Cue:
    """A cue narrowed by a negation, a pronoun, the future or a habit."""
    form = sighting.form
    behind = (passage.article, passage.lexicon)
    manners = (form.manner, *form.others)
    manner = next((one for one in manners if finds_needed(*behind, one, index + 1, passage.end)), form.manner)
    stance = manner.stance
    if _is_negated(passage, index):
        if manner.denied is None:
            manner = replace(manner, takes=manner.takes & {"clause", "person", "listener"}, via=frozenset())
        stance = manner.denied or "doubts"
    present = form.inflection.tense == "present"
    future = present and passage.words[index].removeprefix("و")[0] == "س"
    habit = present and passage.before(index) in _HABIT
    if sighting.pronoun or future or habit:
        manner = replace(manner, takes=manner.takes - {"object"})
    return _Cue(index, form._replace(manner=manner), stance, sighting.conjunction, sighting.pronoun)


def _is_negated(passage: Passage, index: int) -> bool:
    before = passage.words[max(passage.first, index - 2) : index]
    if not before:
        return False
    last = before[-1]
    bare = last[1:] if last[0] in "وف" and len(last) == 3 else last
    return bare in passage.lexicon.negations or (last == "ان" and before[0] in _WITHOUT)


def _of_verb(passage: Passage, cue: _Cue, stops: set[int]) -> Saying | None:
    """What a verb or participle introduces, or None."""
    manner = cue.form.manner
    if cue.pronoun and not (manner.via or cue.takes("person", "listener", "as")):
        return taken_up(passage, cue.index, cue.form, cue.stance)
    quotation = passage.article.quotation_at(cue.index)
    within = quotation is not None and quotation.first < cue.index
    limit = min(passage.end, quotation.end) if quotation is not None and within else passage.end
    subject = _subject(passage, cue, limit)
    speaker = subject.after
    if speaker is not None and speaker.naming is not None and manner.near and speaker.end > speaker.naming.end:
        return None
    if passage.after(cue.index) in resumed(manner.via):
        cue = replace(
            cue, form=cue.form._replace(manner=replace(manner, takes=manner.takes - {"object"}, via=frozenset()))
        )
    found, speaker = _introduced(passage, cue, speaker, limit, stops)
    if found is None:
        return taken_up(passage, cue.index, cue.form, cue.stance) if cue.pronoun else _behind(passage, cue, speaker)
    if speaker is not None and speaker.first >= found.first:
        speaker = None
    if speaker is None and not _can_lack_subject(passage, cue, subject.before):
        return None
    if found.lead in ("object", "via") and _is_weak(passage, cue, speaker, found):
        return None
    speaker = speaker or (subject.before if isinstance(subject.before, Speaker) else None)
    return _saying(passage, cue, found, speaker, _end(passage, found, limit, stops))


def resumed(via: Collection[str]) -> set[str]:
    """A verb's prepositions with the pronoun of what was named before: «دعت إليه النقابات», «طلبت فيه»."""
    return {
        _WITH_PRONOUN[preposition] + end for preposition in via if preposition in _WITH_PRONOUN for end in ("ه", "ها")
    }


def _saying(passage: Passage, cue: _Cue, found: Opening, speaker: Speaker | None, end: int) -> Saying | None:
    if end <= found.first:
        return None
    rumoured = speaker is not None and passage.words[speaker.first] in passage.lexicon.rumours
    with_preposition = found.first - cue.index == 2 and found.lead in ("via", "clause")
    return Saying(
        cue=cue.index,
        cue_end=found.first if with_preposition else cue.index + 1,
        first=found.first,
        end=end,
        lead=found.lead,
        stance="alleges" if rumoured else cue.stance,
        form=cue.form,
        conjunction=cue.conjunction,
        speaker=speaker,
        nearest=passage.after(cue.index) in _IN_IT,
    )


def _behind(passage: Passage, cue: _Cue, speaker: Speaker | None) -> Saying | None:
    """A quotation that stands before its verb: «...»، يقول المدير."""
    last = cue.index - 1
    while last > passage.first and (passage.words[last] in COMMAS or passage.words[last] in _THUS):
        last -= 1
    quotation = passage.article.quotation_at(last)
    if speaker is None or not cue.takes("quote", "speech") or quotation is None or quotation.end != last + 1:
        return None
    if not quotation.closed or quotation.end - quotation.first < _SPOKEN or last == cue.index - 1:
        return None
    return Saying(
        cue=cue.index, cue_end=cue.index + 1, first=quotation.first, end=quotation.end, lead="quote", stance=cue.stance,
        form=cue.form, conjunction=cue.conjunction, speaker=speaker,
    )  # fmt: skip


def _end(passage: Passage, found: Opening, limit: int, stops: Collection[int]) -> int:
    """Where a content ends by itself; one that is a noun ends before the next cue after a comma."""
    article = passage.article
    end = natural_end(article, passage.lexicon, passage.end, found)
    if found.lead == "speech":
        return end
    end = min(end, limit)
    if found.lead in ("object", "via"):
        around = article.quotation_at(found.first)
        turns = [at for at in stops if found.first < at < end and passage.words[at - 1] in COMMAS]
        return min([end, *(at for at in turns if article.quotation_at(at) is around)])
    return end


def _subject(passage: Passage, cue: _Cue, limit: int) -> _Subject:
    """Who or what is the subject of a cue, after it and before it."""
    article, lexicon, index = passage.article, passage.lexicon, cue.index
    manner = cue.form.manner
    if cue.form.participle or passage.after(index) in _IN_IT:
        return _Subject()
    if cue.form.inflection[:2] == ("past", 1) and cue.stance == "asks":
        return _Subject(Speaker(index, index + 1, None))
    if manner.through:
        through = passage.after(index) in manner.through
        return _Subject(speaker_of_phrase(article, lexicon, index + 2, limit) if through else None, NoSpeaker())
    alone = cue.conjunction or cue.form.inflection.person == 1
    apart = _relative_of_other(passage, cue)
    before = None if alone or apart else speaker_before(article, lexicon, index, passage.first)
    if isinstance(before, NoSpeaker) and cue.takes("person") and passage.before(index) in lexicon.relatives:
        return _Subject(None, before)
    after = speaker_after(article, lexicon, index + 1, limit, manner.via)
    refused = _is_object(passage, cue, before) or (after is not None and _disagrees(passage, cue, after))
    return _Subject(None if refused else after, before)


def _relative_of_other(passage: Passage, cue: _Cue) -> bool:
    """Whether a relative pronoun right before a verb is of the other gender: «الزعيم الذي أعلنت الجبهة مقتله»."""
    gender = _RELATIVES.get(passage.before(cue.index))
    return gender is not None and cue.form.inflection.gender not in (None, gender)


def _disagrees(passage: Passage, cue: _Cue, after: Speaker) -> bool:
    """Whether a body of feminine form stands behind a masculine verb, so that it is spoken to: «وطالب المحكمة بـ»."""
    naming, inflection = after.naming, cue.form.inflection
    if naming is None or naming.actor.type == "person" or not cue.takes("person", "listener") or not cue.conjunction:
        return False
    return (inflection.gender, inflection.number) == ("m", "s") and passage.words[naming.first].endswith("ه")


def _is_object(passage: Passage, cue: _Cue, before: Speaker | NoSpeaker | None) -> bool:
    """Whether the noun after a verb is who is spoken to or of, since the subject stands before or is carried on."""
    if cue.pronoun:
        return False
    if passage.before(cue.index) in _PRONOUNS:
        return cue.takes("person", "listener", "object")
    if isinstance(before, Speaker):
        return cue.takes("person", "listener", "object")
    carried_on = any(word in _CARRY_ON for word in passage.words[max(passage.first, cue.index - 4) : cue.index])
    return cue.takes("person") and (carried_on or (bool(cue.conjunction) and cue.index > passage.first))


def _introduced(
    passage: Passage, cue: _Cue, speaker: Speaker | None, limit: int, stops: set[int]
) -> tuple[Opening | None, Speaker | None]:
    """What a verb introduces, and its subject where only what is introduced shows that there is one."""
    article, lexicon, manner = passage.article, passage.lexicon, cue.form.manner
    start = speaker.end if speaker is not None else cue.index + 1
    third = not cue.form.participle and cue.form.inflection.person == 3
    if (
        speaker is None
        and third
        and not _is_first_person(passage, start, limit)
        and _may_be_subject(passage, start, limit)
    ):
        plain = replace(manner, takes=manner.takes - {"object", "speech"})
        found = opening(article, lexicon, plain, start, limit, stops)
        if found is not None and found.first - start <= _UNKNOWN_SUBJECT:
            return found, unknown_speaker(article, lexicon, start, found.first)
    if cue.pronoun and cue.takes("as") and speaker is not None:
        at = bare_object(article, lexicon, manner, start, limit, stops)
        if at is not None:
            return Opening(at, "object"), speaker
    if cue.takes("speech") and third and _opens_speech(passage, start, limit):
        return Opening(start, "speech"), speaker
    if cue.takes("speech") and speaker is None and _may_go_on(passage, cue):
        at = bare_object(article, lexicon, manner, start, limit, stops)
        if at == start and start + 1 < limit and passage.words[at] not in lexicon.adverbs:
            return Opening(at, "speech"), None
    return opening(article, lexicon, manner, start, limit, stops), speaker


def _is_first_person(passage: Passage, start: int, limit: int) -> bool:
    """Whether the word after a verb is a speaker's own: «سنعود», «هدفنا», «لقد»."""
    if start >= limit or passage.is_named(start):
        return False
    word = passage.words[start]
    return word in passage.lexicon.speech_openers or (len(word) > 4 and (word.startswith("سن") or word.endswith("نا")))


def _opens_speech(passage: Passage, start: int, limit: int) -> bool:
    """Whether direct speech without any mark begins after a verb and its subject."""
    opens = _is_first_person(passage, start, limit) and start + 2 < limit
    return opens and not passage.words[start].endswith("نا")


def _may_go_on(passage: Passage, cue: _Cue) -> bool:
    """Whether speech without any mark may follow: «وأضاف نحن» at the head of a statement, «قائلين ها هي»."""
    inflection = cue.form.inflection
    plain = inflection.gender == "m" or inflection.number == "p"
    return cue.index == passage.first or (cue.form.participle and plain)


def _may_be_subject(passage: Passage, start: int, limit: int) -> bool:
    """Whether the word after a verb may begin a subject that is neither named on the page nor a known role."""
    article, lexicon = passage.article, passage.lexicon
    if start >= limit or not article.page.tokens[start].is_word or passage.is_named(start):
        return False
    word = passage.words[start]
    return not (
        lexicon.says(word)
        or word in lexicon.adverbs
        or word[0] in PREPOSITIONS
        or phrase_at(lexicon.interludes, passage.words, start)
        or is_no_noun(article, lexicon, start)
    )


def _can_lack_subject(passage: Passage, cue: _Cue, before: Speaker | NoSpeaker | None) -> bool:
    """Whether a verb with no subject after it may be somebody's words: not a thing's, nor the writer's conclusion."""
    if isinstance(before, NoSpeaker):
        return cue.form.manner.stance == "alleges" and cue.form.manner.near
    return passage.before(cue.index) not in passage.lexicon.concluding


def _is_weak(passage: Passage, cue: _Cue, speaker: Speaker | None, found: Opening) -> bool:
    """Whether a verb with a noun for content says too little («ونتمنى له»), or what a thing is («وتعتبر الأقدم»)."""
    inflection = cue.form.inflection
    if inflection.person == 1:
        return cue.stance != "denies"
    present = inflection.tense == "present" and not cue.form.participle
    if present and cue.takes("as") and inflection.number == "s" and found.lead == "object":
        return True
    going_on = bool(cue.conjunction) and present and cue.index > passage.first
    return going_on and speaker is None and found.lead == "object"


def _without_doubles(found: list[Saying]) -> list[Saying]:
    """One saying for one content: of «أضاف قائلا» the participle, which is the nearer to the content."""
    found = sorted(found, key=lambda saying: (saying.cue, saying.rank))
    return [
        saying
        for number, saying in enumerate(found)
        if not any(
            other.first == saying.first and other.rank == saying.rank == 1 and other.is_participle
            for other in found[number + 1 :]
        )
    ]


def _denied(passage: Passage, saying: Saying) -> Saying:
    """A saying that something is not so is a denial: of what «لا صحة ل» leads to, of all that «عار عن الصحة» ends."""
    if saying.stance != "asserts" or saying.lead in ("according", "back"):
        return saying
    lexicon, words = passage.lexicon, passage.words
    for at in range(saying.first, min(saying.end, saying.first + 2 * _GOVERNS)):
        length = phrase_at(lexicon.denies_after, words, at)
        if length and at <= saying.first + 1 and at + length < saying.end and words[at + length] not in _OF_IT:
            return replace(saying, stance="denies", first=at + length)
        length = phrase_at(lexicon.denies_before, words, at)
        if length and at > saying.first + 1 and at + length >= saying.end - 2:
            return replace(saying, stance="denies")
    return saying


def _tempered(passage: Passage, saying: Saying) -> Stance:
    """The stance, turned into a proposal or a question by the first words of what is said."""
    if saying.stance != "asserts" or saying.lead in ("according", "back"):
        return saying.stance
    lexicon, words = passage.lexicon, passage.words
    near = range(saying.first, min(saying.end, saying.first + _GOVERNS))
    if any(duty(passage, at) is not None for at in near):
        return "proposes"
    if words[saying.first] in lexicon.wishes or any(phrase_at(lexicon.modal, words, at) for at in near):
        return "proposes"
    if saying.lead not in ("speech", "quote"):
        return saying.stance
    opens = saying.first + (words[saying.first] == '"')
    asked = "؟" in words[max(saying.first, saying.end - 3) : saying.end + 1]
    ahead = range(opens, min(saying.end, opens + 2 * _GOVERNS)) if asked else range(saying.first, saying.first + 1)
    return "asks" if any(phrase_at(lexicon.questions, words, at) for at in ahead) else saying.stance
