"""The sayings of an Arabic statement: every cue with what it introduces; the subject stands after, before, nowhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Mapping

from msgspec.structs import replace

from marsad.model.attribution import Stance
from marsad.read.actors.commonnouns import listed
from marsad.read.attributions.according import with_phrases
from marsad.read.attributions.antecedents import asked
from marsad.read.attributions.contents import Opening, natural_end, opening
from marsad.read.attributions.cues import phrase_at, reading
from marsad.read.attributions.doubles import without_doubles
from marsad.read.attributions.handovers import given_by_nouns, handed_on, taken_up
from marsad.read.attributions.namedbefore import doers
from marsad.read.attributions.objectfirst import object_first
from marsad.read.attributions.objects import bare_object, is_no_noun
from marsad.read.attributions.openers import OF_STANCE, Way, opener
from marsad.read.attributions.quotedfirst import quoted_first
from marsad.read.attributions.refutations import refuted
from marsad.read.attributions.resolved import resolved
from marsad.read.attributions.sayings import COMMAS, Passage, Saying
from marsad.read.attributions.speakers import (
    NoSpeaker,
    Speaker,
    speaker_after,
    unknown_speaker,
)
from marsad.read.attributions.subjects import ALL, Subject, is_in_it, is_spoken_to, subject_of
from marsad.read.attributions.takeovers import ended
from marsad.read.attributions.unmarked import UNKNOWN_SUBJECT, is_first_person, may_go_on, opens_speech, said_behind
from marsad.read.attributions.unsaid import duties, duty, ought, passives, questions, rumours
from marsad.read.attributions.verbcues import (
    ABOUT,
    BEFORE_VERBS,
    IN_IT,
    THROUGH,
    Cue,
    in_context,
    is_cue,
    is_way,
    sightings,
)
from marsad.text.tokens import PREPOSITIONS
from marsad.text.verbs import Inflection
from marsad.text.vowels import is_passive

# A modal word this near the beginning of a content governs it.
_GOVERNS = 4
_OF_IT = frozenset("له لها لهم لذلك".split())
# What leads a statement before its verb: «وفي عمود في الصحيفة ربط سامر الحلو بين».
_LEAD_IN = frozenset("في وفي خلال وخلال".split())
# «الذي» is no name.
_SHORTEST_SURNAME = 5
# «طلبت القمة من البنك»
_REQUESTS = "طلب"
# «شددت القوات الخناق على البلدة» stresses nothing.
_STRESSES = "شدّد"
_THINK = frozenset({"اعتقد", "ظنّ"})
# The participle of this verb leads to the accused at once: «متهما الجيران بالسرقة».
_ACCUSES = "اتّهم"

_IMPERSONAL: Mapping[Way, Callable[[Passage], Iterable[Saying]]] = {
    "passive": passives,
    "rumour": rumours,
    "question": questions,
}


def arabic_sayings(passage: Passage) -> tuple[list[Saying], list[Speaker]]:
    """The sayings of a statement, in the order of their cues, and the speakers of cues that introduce nothing."""
    article, lexicon = passage.article, passage.lexicon
    openers = [
        (index, one)
        for index, one in enumerate(map(opener(lexicon), passage.words[passage.first : passage.end]), passage.first)
        if one is not None
    ]
    ways = set[Way]().union(*[one.ways for _, one in openers])
    possible = ((index, one.cue) for index, one in openers if one.cue is not None)
    seen = [(index, sighting) for index, sighting in sightings(passage, possible) if is_cue(passage, index, sighting)]
    if not seen and ways <= OF_STANCE:
        return [], []
    stops = {
        index
        for index, sighting in seen
        if (sighting.conjunction and not sighting.pronoun)
        or (sighting.form.participle and passage.words[index] not in lexicon.by_saying)
        or (passage.before(index) in lexicon.relatives and not sighting.form.manner.near)
    }
    found = list(handed_on(passage)) if "handed on" in ways else []
    handing = {saying.cue for saying in found}
    idle = doers(passage)
    for index, sighting in seen:
        if index in handing:
            continue
        cue = in_context(passage, index, sighting)
        saying = object_first(passage, cue) or _of_verb(passage, cue, stops) or _read_anew(passage, index, stops)
        if saying is not None:
            found.append(saying)
        elif not sighting.form.manner.needs and (speaker := speaker_after(article, lexicon, index + 1, passage.end)):
            idle.append(speaker)
        elif (unknown := _surname(passage, cue)) is not None:
            idle.append(unknown)
    by_nouns = [*(given_by_nouns(passage, stops) if "noun" in ways else ())]
    by_nouns.extend(resolved(passage, stops) if "resolved" in ways else ())
    if by_nouns:
        cues, contents = {saying.cue for saying in found}, {saying.first for saying in found}
        found.extend([one for one in by_nouns if one.cue not in cues and one.first not in contents])
    impersonal = [saying for way, told in _IMPERSONAL.items() if way in ways for saying in told(passage)]
    if impersonal:
        taken = {saying.cue for saying in impersonal}
        found = [*(saying for saying in found if saying.cue not in taken), *impersonal]
    if not found and "phrase" not in ways:
        return [], idle
    found = ended(passage, without_doubles(passage, found))
    found = with_phrases(passage, found, [index for index, one in openers if "phrase" in one.ways])
    found.extend(duties(passage, found) if "duty" in ways else ())
    found.sort(key=lambda saying: (saying.cue, saying.rank))
    return [_with_stance(passage, saying) for saying in found], idle


def _surname(passage: Passage, cue: Cue) -> Speaker | None:
    """Whom a page calls by a family name that it tells nothing of: «صرح الخرساني، قائلا»."""
    at = cue.index + 1
    if cue.form.participle or not cue.takes("speech", "clause") or at + 1 >= passage.end or passage.is_named(at):
        return None
    word = passage.words[at]
    family = word.startswith("ال") and word.endswith("ي") and len(word) > _SHORTEST_SURNAME
    return Speaker(at, at + 1, None) if family and passage.words[at + 1] in COMMAS else None


def _read_anew(passage: Passage, index: int, stops: set[int]) -> Saying | None:
    """What a verb introduces whose first letter is a conjunction, though it might be its own: «وعدت القرار خطأ»."""
    word = passage.words[index]
    sighting = reading(passage.lexicon, word[1:]) if word[0] == "و" and word[1:] in passage.lexicon.ambiguous else None
    return (
        _of_verb(passage, in_context(passage, index, replace(sighting, conjunction="و")), stops) if sighting else None
    )


def _of_verb(passage: Passage, cue: Cue, stops: set[int]) -> Saying | None:
    """What a verb or participle introduces, or None."""
    manner = cue.form.manner
    if cue.pronoun and not (manner.via or cue.takes("person", "listener", "as", "charge", "asker")):
        return None if manner.needs else taken_up(passage, cue.index, cue.form, cue.stance)
    quotation = passage.article.quotation_at(cue.index)
    within = quotation is not None and quotation.first < cue.index
    limit = min(passage.end, quotation.end) if quotation is not None and within else passage.end
    subject = subject_of(passage, cue, limit)
    speaker = subject.after
    alone = not isinstance(subject.before, Speaker)
    if _is_another_word(passage, cue, subject):
        return None
    found, speaker = _introduced(passage, cue, speaker, limit, stops, unknown=alone)
    if found is None:
        taken = taken_up(passage, cue.index, cue.form, cue.stance) if cue.pronoun else None
        return taken or quoted_first(passage, cue, speaker)
    if speaker is not None and speaker.first >= found.first:
        speaker = None
    if cue.form.participle and cue.form.lemma == _ACCUSES and COMMAS.isdisjoint(passage.words[cue.index : found.first]):
        found = Opening(cue.index + 1, "via")
    mute = speaker is None and not _can_lack_subject(passage, cue, subject.before)
    if mute or _is_weak(passage, cue, speaker, found) or _is_passive(passage, cue, speaker, found):
        return None
    speaker = speaker or _speaker_apart(passage, cue, found, subject.before)
    return _saying(passage, cue, found, speaker, _end(passage, cue, found, limit, stops))


def _speaker_apart(passage: Passage, cue: Cue, found: Opening, before: Speaker | NoSpeaker | None) -> Speaker | None:
    """Who speaks where no subject stands behind a verb: the one before it, who was asked, nobody by a passive."""
    if _is_said_by_nobody(passage, cue, before) or _is_accused(cue, found):
        return Speaker(cue.index, cue.index + 1, None)
    if isinstance(before, Speaker):
        return before
    first = asked(passage, cue.index) if cue.conjunction == "ف" else None
    return Speaker(first, first + 1, None) if first is not None else None


def _is_another_word(passage: Passage, cue: Cue, subject: Subject) -> bool:
    """Whether a form that is mostly a noun or a passive is that: neither at the head of its clause nor with a subject.

    A verb with its preposition behind it may have the subject before it or left out: «وأمر بفتح المعبر».
    """
    word, before = passage.words[cue.index].removeprefix(cue.conjunction), passage.before(cue.index)
    after = subject.after
    if word == THROUGH and not cue.conjunction and is_way(passage, cue.index, named=after is not None):
        return True
    if word == THROUGH and after is not None and after.naming is not None and passage.after(after.end - 1) != ABOUT:
        return after.naming.actor.type == "place"  # «عبر طريق الساحل»
    if cue.pronoun or word not in passage.lexicon.ambiguous:
        return False
    heads = bool(cue.conjunction) or not before[:1].isalnum() or before.removeprefix("و") in BEFORE_VERBS
    heads = heads or (passage.words[passage.first] in _LEAD_IN and passage.is_named(cue.index + 1))
    heads = (
        heads or phrase_at(passage.lexicon.asides, passage.words, max(passage.first, cue.index - 2)) == 2
    )  # «من جهته»
    following = passage.after(cue.index)
    led = any(len(via) == 1 and following.startswith(via) for via in cue.form.manner.via)
    if isinstance(subject.before, Speaker) or (heads and cue.conjunction):
        return not (led or (heads and subject.after is not None))
    return not heads or subject.after is None


def _saying(passage: Passage, cue: Cue, found: Opening, speaker: Speaker | None, end: int) -> Saying | None:
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
        nearest=(passage.after(cue.index) in IN_IT or is_in_it(passage, cue.index)) and not cue.pronoun,
    )


def _end(passage: Passage, cue: Cue, found: Opening, limit: int, stops: Collection[int]) -> int:
    """Where a content ends by itself; one that is a noun ends before the next cue after a comma."""
    article = passage.article
    end = natural_end(article, passage.lexicon, passage.end, found)
    if found.lead == "speech":
        return end
    end = min(end, limit)
    if found.lead in ("object", "via"):
        around = article.quotation_at(found.first)
        turns = [at for at in stops if found.first < at < end and passage.words[at - 1] in COMMAS]
        turns.extend(_relative_ends(passage, cue, found.first, end))
        return min([end, *(at for at in turns if article.quotation_at(at) is around)])
    return end


def _relative_ends(passage: Passage, cue: Cue, first: int, end: int) -> list[int]:
    """The comma that closes a relative clause behind a comma: «تصريحات سامر، التي نفى فيها إغلاق الطريق، أثارت»."""
    words, at = passage.words, cue.index
    if passage.before(at) not in passage.lexicon.relatives or passage.before(at - 1) not in COMMAS:
        return []
    return [comma for comma in range(first + 1, end - 1) if words[comma] in COMMAS and words[comma + 1][0] != "و"][:1]


def _introduced(
    passage: Passage, cue: Cue, speaker: Speaker | None, limit: int, stops: set[int], *, unknown: bool
) -> tuple[Opening | None, Speaker | None]:
    """What a verb introduces, and its subject where only what is introduced shows that there is an `unknown` one."""
    article, lexicon, manner = passage.article, passage.lexicon, cue.form.manner
    if speaker is None and cue.form.lemma == _REQUESTS and (asked_of := _asks_of(passage, cue, limit)) is not None:
        speaker = asked_of
    start = speaker.end if speaker is not None else cue.index + 1
    third = not cue.form.participle and cue.form.inflection.person == 3
    if (
        speaker is None
        and unknown
        and third
        and not is_first_person(passage, start, limit)
        and _may_be_subject(passage, cue, start, limit)
    ):
        wanted = manner.near and any(len(need) > 1 for need in manner.needs)
        plain = replace(manner, takes=manner.takes - ({"speech"} if wanted else {"object", "speech"}))
        found = opening(article, lexicon, plain, start, limit, stops)
        longest = UNKNOWN_SUBJECT * (2 if passage.words[start].removeprefix("ال") in listed("documents") else 1)
        if found is not None and found.first - start <= longest:
            return found, unknown_speaker(article, lexicon, start, found.first)
    if cue.pronoun and cue.takes("as") and speaker is not None:
        at = bare_object(article, lexicon, manner, start, limit, stops)
        if at is not None:
            return Opening(at, "object"), speaker
    if cue.takes("speech") and third and opens_speech(passage, start, limit):
        return Opening(start, "speech"), speaker
    if cue.takes("speech") and speaker is None and may_go_on(passage, cue):
        at = bare_object(article, lexicon, manner, start, limit, stops)
        joined = passage.words[start : start + 1] and passage.words[start][0] == "و" and not passage.is_named(start)
        if at == start and start + 1 < limit and passage.words[at] not in lexicon.adverbs and not joined:
            behind = said_behind(passage, cue, start, limit, stops)
            return (Opening(at, "speech"), None) if behind is None else (behind, _stranger(passage, start))
    return opening(article, lexicon, manner, start, limit, stops), speaker


def _stranger(passage: Passage, at: int) -> Speaker | None:
    """Whoever is named at a token that nobody knows; None where that is whom something is said to («لموقع X»)."""
    return None if passage.words[at][0] in PREPOSITIONS else Speaker(at, at + 1, None)


def _asks_of(passage: Passage, cue: Cue, limit: int) -> Speaker | None:
    """The unknown subject of a request, told by «من» behind it: «طلبت القمة من البنك جدولة الديون»."""
    at = cue.index + 1
    plain = at + 2 < limit and passage.words[at].startswith("ال") and passage.words[at + 1] == "من"
    return Speaker(at, at + 1, None) if plain and not cue.pronoun and not passage.is_named(at) else None


def _may_be_subject(passage: Passage, cue: Cue, start: int, limit: int) -> bool:
    """Whether the word after a verb may begin a subject that is neither named on the page nor a known role."""
    article, lexicon = passage.article, passage.lexicon
    if start >= limit or not article.page.tokens[start].is_word or passage.is_named(start):
        return False
    word = passage.words[start]
    # «تظهر برقية أن» begins with no preposition, «تكشف مذكرة أن» with no participle
    return word in listed("documents") or not (
        (lexicon.says(word) and cue.takes("object"))
        or word in lexicon.adverbs
        or word[0] in PREPOSITIONS
        or word in cue.form.manner.needs
        or is_spoken_to(passage, cue, start)
        or (word in ALL and cue.takes("person"))
        or (bool(cue.conjunction) and cue.index > passage.first and cue.takes("person"))
        or phrase_at(lexicon.interludes, passage.words, start)
        or is_no_noun(article, lexicon, start)
    )


def _can_lack_subject(passage: Passage, cue: Cue, before: Speaker | NoSpeaker | None) -> bool:
    """Whether a verb with no subject after it may be somebody's words: not a thing's, nor the writer's conclusion."""
    if cue.form.lemma in _THINK and cue.form.inflection == Inflection("past", 3, "m", "s"):
        return isinstance(before, Speaker)  # «واعتقد أن» is the writer's own «وأعتقد»
    if isinstance(before, NoSpeaker):
        return cue.form.manner.stance == "alleges" and cue.form.manner.near
    linked = cue.form.participle or bool(cue.conjunction)  # «نفى سامر ذلك وقال إن»
    return linked or passage.before(cue.index) not in passage.lexicon.concluding


def _is_weak(passage: Passage, cue: Cue, speaker: Speaker | None, found: Opening) -> bool:
    """Whether a verb with a noun for content says too little («ونتمنى له»), or what a thing is («وتعتبر الأقدم»)."""
    inflection = cue.form.inflection
    if found.lead not in ("object", "via"):
        return False
    if cue.form.lemma == _STRESSES and _is_tightened(passage, cue, found.first):
        return True
    if inflection.person == 1:
        return cue.stance != "denies"
    present = inflection.tense == "present" and not cue.form.participle
    if present and cue.takes("as") and inflection.number == "s" and found.lead == "object":
        return True
    going_on = bool(cue.conjunction) and present and cue.index > passage.first
    return going_on and speaker is None and found.lead == "object" and not _goes_on_declaring(passage, cue)


def _goes_on_declaring(passage: Passage, cue: Cue) -> bool:
    """Whether a sentence that opens with a verb of saying in the present denies something («تؤكد X أن …، وتنفي …»)."""
    opening = reading(passage.lexicon, passage.words[passage.first])
    declared = opening is not None and opening.form.inflection == cue.form.inflection
    return declared and cue.stance == "denies" and passage.words[cue.index - 1] in COMMAS


def _is_tightened(passage: Passage, cue: Cue, first: int) -> bool:
    """Whether the object of «شدد» stands before «على»: «شددت القوات الخناق على البلدة»."""
    objects = passage.words[max(cue.index + 1, first - 3) : first - 1]
    return not passage.lexicon.tightened.isdisjoint(objects) and not passage.lexicon.says(passage.words[first])


def _is_passive(passage: Passage, cue: Cue, speaker: Speaker | None, found: Opening) -> bool:
    """Whether a verb lacks the object that it has in the active, «معارك وصفت بالأعنف», or is written as a passive."""
    if _is_written_passive(passage, cue) and found.lead in ("object", "speech"):
        return True
    return (
        cue.takes("as") and found.lead == "via" and not cue.pronoun and speaker is None and found.first == cue.index + 1
    )


def _is_written_passive(passage: Passage, cue: Cue) -> bool:
    """Whether the page writes a verb of the past with the vowel of a passive: «سُجّل خرق»."""
    past = cue.form.inflection.tense == "past" and not cue.form.participle
    return past and is_passive(passage.article.written(cue.index), cue.conjunction)


def _is_said_by_nobody(passage: Passage, cue: Cue, before: Speaker | NoSpeaker | None) -> bool:
    """Whether a verb that as a rule is passive opens its clause («ويشتبه في تنفيذ X هجوما»), or is written as one."""
    if _is_written_passive(passage, cue):
        return True
    own = isinstance(before, Speaker) and before.end == cue.index
    opens = bool(cue.conjunction) or cue.index == passage.first
    opens = opens or passage.before(cue.index) in passage.lexicon.complementisers  # «إنهما يشتبه في صلتهما»
    return opens and not own and passage.words[cue.index].removeprefix(cue.conjunction) in passage.lexicon.passives


def _is_accused(cue: Cue, found: Opening) -> bool:
    """Whether the charge stands right behind a verb of accusing, and so the accused before it: «يتهمون بالسرقة»."""
    accuses = cue.form.lemma == _ACCUSES and not cue.form.participle and not cue.pronoun
    return accuses and found.first == cue.index + 1


def _with_stance(passage: Passage, saying: Saying) -> Saying:
    """A saying with the stance that the first words of what is said give it."""
    if saying.stance != "asserts" or saying.lead in ("according", "back"):
        return saying
    head = passage.words[saying.first : min(saying.end, saying.first + 3 * _GOVERNS)]
    ways = set[Way]().union(*[one.ways for one in map(opener(passage.lexicon), head) if one is not None])
    stance = _tempered(passage, saying, ways)
    tempered = saying if stance == saying.stance else replace(saying, stance=stance)
    denied = _denied(passage, tempered) if "denial" in ways and stance == "asserts" else tempered
    judged = refuted(passage, denied) if denied.stance == "asserts" else None
    return denied if judged is None else replace(denied, stance=judged)


def _denied(passage: Passage, saying: Saying) -> Saying:
    """A saying that something is not so is a denial: of what «لا صحة ل» leads to, of all that «عار عن الصحة» ends."""
    lexicon, words = passage.lexicon, passage.words
    for at in range(saying.first, min(saying.end, saying.first + 2 * _GOVERNS)):
        length = phrase_at(lexicon.denies_after, words, at)
        if length and at <= saying.first + 1 and at + length < saying.end and words[at + length] not in _OF_IT:
            return replace(saying, stance="denies", first=at + length)
        length = phrase_at(lexicon.denies_before, words, at)
        if length and at > saying.first + 1 and at + length >= saying.end - 2:
            return replace(saying, stance="denies")
    return saying


def _tempered(passage: Passage, saying: Saying, ways: Container[Way]) -> Stance:
    """The stance, turned into a proposal or a question by the first words of what is said."""
    lexicon, words = passage.lexicon, passage.words
    near = range(saying.first, min(saying.end, saying.first + _GOVERNS))
    if "duty" in ways and any(duty(passage, at) is not None for at in near):
        return "proposes"
    if words[saying.first] in lexicon.wishes:
        return "proposes"
    if "modal" in ways and (any(phrase_at(lexicon.modal, words, at) for at in near) or ought(passage, saying)):
        return "proposes"
    if saying.lead not in ("speech", "quote"):
        return saying.stance
    opens = saying.first + (words[saying.first] == '"')
    asked = "؟" in words[max(saying.first, saying.end - 3) : saying.end + 1]
    ahead = range(opens, min(saying.end, opens + 2 * _GOVERNS)) if asked else range(saying.first, saying.first + 1)
    return "asks" if any(phrase_at(lexicon.questions, words, at) for at in ahead) else saying.stance
