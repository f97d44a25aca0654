"""What is given to somebody by a phrase: «بحسب المركز»، «كما ذكرت الوكالة»، «نقلا عن»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from marsad.model.attribution import Stance
from marsad.read.actors.commonnouns import listed
from marsad.read.actors.wordclasses import is_only_verb
from marsad.read.attributions.contents import trimmed
from marsad.read.attributions.cues import Form, phrase_at, reading, takes_up
from marsad.read.attributions.fillers import past_aside, past_fillers, without_conjunction
from marsad.read.attributions.rolephrases import phrase_end
from marsad.read.attributions.sayings import COMMAS, Passage, Saying
from marsad.read.attributions.speakers import Speaker, speaker_of_phrase, unknown_speaker
from marsad.text.vowels import is_passive

# From a phrase at the head of a statement to what is said, in words: the speaker with what is told of him.
_REACH = 20
# From a noun of answering to what is answered, in words.
_TO_ANSWERED = 6
_ONLY = frozenset({"فحسب", "وحسب"})
_PASSED_ON = "نقلا"
_IT = frozenset({"ذلك", "بذلك"})
_FROM = _IT | frozenset("عن عنه عنها به بها فيه فيها اليه اليها عليه عليها".split())
_AS_SOURCES = frozenset("بحسب حسب وفق وفقا طبقا استنادا".split())
_MEASURING = frozenset("وفق وفقا طبقا تبعا".split())
# «كما شهدت المنطقة إقبالا»: what happens in a place is no testimony of its.
_SEEN = frozenset("شهد عرف وجد".split())
_RESTING = "استنادا"
# «بحسب نسخة منه»: the document itself
_COPY = "نسخه"
# «قال سامر: «بحسب معلومات وصلت إلينا ...»»: he knows it himself.
_TO_US = frozenset("الينا لدينا لدي وصلتنا عندنا تلقيناها بلغتنا بحوزتنا".split())
_TO_KNOWN = 6
_SO_THAT = ("فان", "فقد")
# «كما اتفق الطرفان على وقف القتال»: what is told next.
_AGREED = frozenset("اتفق اتفقت اتفقا اتفقتا اتفقوا توافق توافقت توافقا توافقوا".split())
_AS, _WHAT = "كما", "ما"
_AS_TOLD = frozenset("حسبما وفقما".split())
_OPENS = frozenset({"فقد", "ان", "انه", "انها"})
_FUTURE = ("ست", "سي")
_SHORTEST_FUTURE = 5


def with_phrases(passage: Passage, found: Sequence[Saying], places: Iterable[int]) -> list[Saying]:
    """The sayings found, with those of the phrases at `places`; what was said before a closing phrase ends there."""
    article, lexicon = passage.article, passage.lexicon
    said = list(found)
    end = passage.first
    for index in places:
        if index < end:
            continue
        plain = phrase_at(lexicon.according, article.words, index)
        with_verb = phrase_at(lexicon.according_verb, article.words, index)
        own = phrase_at(lexicon.according_own, article.words, index)
        length = max(plain, with_verb, own)
        if not length or (own == length and not _is_apart(passage, index, index + own)):
            continue
        none = phrase_at(lexicon.not_according, article.words, index) or _is_answered(passage, index)
        none = none or is_passive(article.written(index), "")  # «وُفق في اختياره»
        none = none or _is_only(passage, index) or _is_ground(passage, index, found) or _is_known(passage, index)
        if not none and not passage.is_named(index) and passage.before(index) not in lexicon.prepositions:
            saying = _of_phrase(passage, index, index + length, found, with_verb=0 < with_verb >= plain)
            if saying is not None:
                if saying.end <= index or _relative_follows(passage, saying.cue_end) or _opens_clause(passage, index):
                    said = [_ended_before(passage, each, index) for each in said]
                said = [each for each in said if each.cue != index + length]
                said.append(saying)
                said.extend(_handed_on(passage, index + length, saying))
        end = index + length
    return said


def _is_apart(passage: Passage, index: int, after: int) -> bool:
    """Whether what a speaker thinks stands alone: «وبرأيه، فإن», «وبرأيه أن», «والأزمة، في رأيه، طويلة»."""
    behind = passage.words[after] if after < passage.end else ""
    head = index == passage.first and (behind in _OPENS or behind in _SO_THAT)
    return head or ((index == passage.first or passage.before(index) in COMMAS) and behind in COMMAS)


def _is_only(passage: Passage, index: int) -> bool:
    """Whether «فحسب» or «وحسب» limits what stands before it and names no source: «ليس الجيش فحسب، بل»."""
    return passage.words[index] in _ONLY and not passage.after(index)[:1].isalpha()


def _is_ground(passage: Passage, index: int, found: Sequence[Saying]) -> bool:
    """Whether «استنادا إلى» tells what somebody rests what he says on: «أكد سامر أن الطريق مغلق استنادا إلى صور»."""
    said = any(saying.rank == 1 and saying.first <= index <= saying.end for saying in found)
    noun = passage.words[min(index + 2, passage.end - 1)].removeprefix("ال")
    return said and passage.words[index] == _RESTING and noun in listed("documents") | passage.lexicon.reports


def _is_known(passage: Passage, index: int) -> bool:
    """Whether a speaker rests what he says on what he knows himself: «قال سامر: «بحسب معلومات وصلت إلينا ...»»."""
    quoted = passage.article.quotation_at(index) is not None
    return quoted and not _TO_US.isdisjoint(passage.words[index : index + _TO_KNOWN])


def _is_answered(passage: Passage, index: int) -> bool:
    """Whether «على ما» leads to what somebody answers rather than to who says it: «التعليق على ما نشرته الصحيفة»."""
    before = passage.words[max(passage.first, index - _TO_ANSWERED) : index]
    return passage.words[index] == "علي" and not passage.lexicon.answers.isdisjoint(before)


def _of_phrase(passage: Passage, index: int, after: int, found: Sequence[Saying], *, with_verb: bool) -> Saying | None:
    """What a phrase gives to whoever is named after it: the statement, or the content from whose cue it parts it."""
    article = passage.article
    start = _past_verb(passage, after, found) if with_verb else after
    if start is None or (passage.words[index] == _AS and passage.before(index) not in COMMAS):
        return None
    if start < passage.end and _is_measure(passage, index, start):
        return None
    speaker = speaker_of_phrase(article, passage.lexicon, start, passage.end)
    if phrase_at(passage.lexicon.according_own, passage.words, index) == after - index:
        speaker = Speaker(after - 1, after, None, points_back=True)
    elif speaker is None:
        speaker = _plain_speaker(passage, index, start, found)
    if speaker is None or (passage.before(index) and _said_behind(passage, index, speaker.end)):
        return None
    giver = _giver(passage, after, speaker.end) if with_verb else None
    if giver is not None:
        speaker = replace(speaker, end=giver.end)
    speaker = replace(speaker, end=_past_office(passage, speaker.end)) if passage.before(index) else speaker
    blank = Saying(
        cue=index,
        cue_end=speaker.end,
        first=index,
        end=index,
        lead="according",
        stance=_distance(passage, index, after, with_verb=with_verb),
        rank=0,
        speaker=speaker,
    )
    parted = next(
        (said for said in found if said.cue < index and speaker.end <= said.first + 1 and said.rank == 1), None
    )
    passed_on = passage.words[index].removeprefix("و") == _PASSED_ON
    if parted is not None:
        return replace(blank, first=parted.first, end=parted.end, rank=2 if passed_on else 0)
    told = next((said for said in reversed(found) if said.rank == 1 and said.cue < said.first < index < said.end), None)
    closes = COMMAS.isdisjoint(passage.words[speaker.end : passage.end])
    if passed_on and told is not None and closes:
        # «قالت الصحيفة إن الطريق مغلق، نقلا عن سامر»
        return replace(blank, first=told.first, end=trimmed(article, told.first, index)[1], rank=2)
    first, end = _around(passage, index, speaker.end)
    head = index - passage.first <= 1 or _opens_quotation(passage, index) or _opens_clause(passage, index)
    goes_on = min(
        [end, *(saying.cue for saying in found if saying.cue > index and _goes_on(passage, saying, head=head))]
    )
    apart = goes_on < end and not head and passage.before(index) in COMMAS
    more = any(article.page.tokens[at].is_word for at in range(speaker.end, goes_on))
    end = index if apart and not more else goes_on
    first, end = trimmed(article, *_within_quotation(passage, index, first, end))
    return replace(blank, first=first, end=end) if end - first > 1 else None


def _hands_on(passage: Passage, index: int) -> str | None:
    """The preposition before whose words a verb hands on: «نقلت الوكالة عن», «نقلته الوكالة عن»."""
    verbs, word = passage.lexicon.handing_on, passage.words[index]
    bare = next((form for form in (word, word.removesuffix("ه"), word.removesuffix("ها")) if form in verbs), None)
    return verbs[bare][0] if bare is not None else None


def _giver(passage: Passage, verb: int, end: int) -> Speaker | None:
    """Whose words the one named up to `end` hands on by a verb: «حسبما نقلت وكالة المرفأ عن سامر الحلو»."""
    led = _hands_on(passage, verb)
    at = end + (end < passage.end and passage.words[end] == '"')
    at = past_fillers(passage.article, passage.lexicon, at, passage.end)
    if led is None or at >= passage.end or passage.words[at] != led:
        return None
    return speaker_of_phrase(passage.article, passage.lexicon, at + 1, passage.end)


def _handed_on(passage: Passage, verb: int, saying: Saying) -> Iterator[Saying]:
    """What a phrase that hands on gives to the one whose words they were, inside what it gives to whoever did.

    Of a source that nobody names («عن مصدر أمني») only whoever hands it on is known.
    """
    led = _hands_on(passage, verb) if verb < passage.end else None
    at = next((k for k in range(verb + 1, saying.cue_end) if passage.words[k] == led), None)
    giver = speaker_of_phrase(passage.article, passage.lexicon, at + 1, passage.end) if at is not None else None
    if at is None or giver is None or giver.naming is None or saying.speaker is None:
        return
    if giver.first > saying.speaker.first:
        yield replace(saying, cue=at, cue_end=giver.end, rank=2, stance="asserts", speaker=giver)


def _past_office(passage: Passage, end: int) -> int:
    """Token behind the office that a comma parts from its bearer: «حسبما أعلن سامر الحلو، المتحدث باسم الجبهة»."""
    at, words = end + 1, passage.words
    if at >= passage.end or words[end] not in COMMAS or words[at] not in passage.lexicon.titles:
        return end
    return phrase_end(passage.article, passage.lexicon, at, passage.end)


def _within_quotation(passage: Passage, index: int, first: int, end: int) -> tuple[int, int]:
    """A stretch without what stands outside of the quotation that a phrase stands in: «قال سامر: «بحسب علمي ...»»."""
    quotation = passage.article.quotation_at(index)
    if quotation is None or not quotation.closed or index <= quotation.first:
        return first, end
    return max(first, quotation.first + 1), min(end, quotation.end - 1)


def _goes_on(passage: Passage, saying: Saying, *, head: bool) -> bool:
    """Whether a cue behind a phrase tells more than the phrase covers: «، حسبما أعلن المركز، وأضاف أن»."""
    beside = not head and saying.conjunction == "و" and saying.rank == 1 and passage.before(saying.cue) in COMMAS
    return saying.is_participle or beside


def _is_measure(passage: Passage, index: int, start: int) -> bool:
    """Whether what a phrase names is gone by, and says nothing: «وفقا لنظام المجالس», «طبقا للقانون»."""
    word, naming = passage.words[start], passage.article.naming_at(start)
    noun = word.removeprefix("لل").removeprefix("ل").removeprefix("ال")
    known = naming is not None and naming.actor.known is not None
    by = not _MEASURING.isdisjoint(without_conjunction(passage.words[index]))
    return by and not known and noun in passage.lexicon.measures


def _said_behind(passage: Passage, index: int, end: int) -> bool:
    """Whether «على قول» leads to what is said behind it rather than around it: «تعليق على قول سامر إن القتال توقف»."""
    words = passage.words
    return words[index] == "علي" and end < passage.end and words[end] in passage.lexicon.complementisers


def _plain_speaker(passage: Passage, index: int, start: int, found: Sequence[Saying]) -> Speaker | None:
    """Whoever a phrase at the head of a statement names that no table knows: «بحسب حصيلة رسمية، قتل».

    One who is only meant («بحسب شهادته») speaks where nobody else does in the statement.
    """
    lexicon, words = passage.lexicon, passage.words
    if start >= passage.end:
        return None
    noun = words[start].removeprefix("ل")
    meant = noun in lexicon.own_words or words[start] in COMMAS
    if meant and not any(saying.first <= index < saying.end for saying in found):
        return Speaker(start - 1, start + 1, None, points_back=True)
    as_source = not _AS_SOURCES.isdisjoint(without_conjunction(words[index]))
    bare = noun.removeprefix("ل").removeprefix("ال")
    paper = words[index].removeprefix("و") == _PASSED_ON and bare in listed("documents")
    if meant or not (as_source or paper) or bare in lexicon.measures or words[start] in lexicon.prepositions:
        return None
    if index - passage.first > 1:
        return Speaker(start, start + 1, None) if bare != _COPY and bare in listed("documents") else None
    return _unknown_to(passage, start)


def _unknown_to(passage: Passage, start: int) -> Speaker | None:
    """Whoever is named from a token up to the comma or the «فإن» behind, which what is said begins with."""
    definite = passage.words[start].startswith(("ال", "لل"))
    ahead = range(start + 1, min(passage.end, start + _REACH))
    end = next((at for at in ahead if _ends_source(passage.words[at], definite=definite)), None)
    if end is None:
        return None
    unknown = unknown_speaker(article=passage.article, lexicon=passage.lexicon, start=start, end=end)
    return unknown or (Speaker(start, end, None) if definite else None)


def _ends_source(word: str, *, definite: bool) -> bool:
    """Whether what somebody says begins at a mark or, behind a `definite` source, with «فإن»: «بحسب المنظمين فإن»."""
    return word in COMMAS or (definite and word.startswith(_SO_THAT))


def _distance(passage: Passage, index: int, after: int, *, with_verb: bool) -> Stance:
    """The stance of a phrase's source: what the writer doubts by «على حد زعم» or «كما زعمت» is alleged."""
    words, lexicon = passage.words, passage.lexicon
    verb = reading(lexicon, words[after]) if with_verb and after < passage.end else None
    doubted = any(word in lexicon.alleging for word in words[index:after])
    return "alleges" if doubted or (verb is not None and verb.form.manner.stance == "alleges") else "asserts"


def _past_verb(passage: Passage, index: int, found: Sequence[Saying]) -> int | None:
    """Token after the verb of a phrase; None where there is none, or where it introduces a content of its own."""
    own = next((saying for saying in found if saying.cue == index), None)
    shared = own is not None and any(one.cue < index and one.first == own.first for one in found)
    aside = own is None or shared or _is_aside(passage, index, own)
    if index >= passage.end or not (aside or _hands_on(passage, index)):
        return None
    lexicon, words = passage.lexicon, passage.words
    sighting = reading(lexicon, words[index])
    told = words[index] in _AGREED or (sighting is not None and _is_done(sighting.form))
    if told and (passage.before(index).endswith(_AS) or passage.before(index) == _WHAT):
        return None
    if not (sighting or takes_up(lexicon, words[index]) or _hands_on(passage, index)):
        return None
    through = sighting.form.manner.through if sighting else ()
    return index + 2 if passage.after(index) in _FROM or passage.after(index) in through else index + 1


def _is_done(form: Form) -> bool:
    """Whether a verb behind «كما» tells what is done besides rather than said: «كما قدم», «كما طالب»."""
    manners = (form.manner, *form.others)
    words = any("clause" in manner.takes and not manner.needs for manner in manners)
    own = form.inflection.person == 1  # «كما أشكر المخرج»
    return own or form.lemma in _SEEN or not words or all(manner.stance == "proposes" for manner in manners)


def _is_aside(passage: Passage, index: int, own: Saying) -> bool:
    """Whether what seems said by a verb is but what goes on behind it: «الجسر، كما كشفت الجبهة، دمر أمس».

    «حسبما أعلن سامر، المتحدث باسم الجبهة» is so wherever it stands, «الجسر دمر أمس، كما أفاد بذلك سامر» behind a comma.
    """
    aside = passage.before(index) == _AS and index - 1 > passage.first and passage.before(index - 1) in COMMAS
    if aside and own.first == index + 1 and passage.words[own.first] in _IT:
        return True
    aside = aside or passage.before(index) in _AS_TOLD
    clause = passage.words[own.first] in passage.lexicon.complementisers
    return aside and not clause and own.first > index and passage.before(own.first) in COMMAS


def _around(passage: Passage, index: int, end: int) -> tuple[int, int]:
    """What a phrase covers: all after it at the head of a statement, else the statement, up to it where it is last."""
    if index - passage.first <= 1 or _opens_quotation(passage, index) or _opens_clause(passage, index):
        return _past_speaker(passage, index, end), passage.end
    rest = range(end, passage.end)
    last = not any(passage.article.page.tokens[at].is_word for at in rest)
    last = last or (passage.before(index) in COMMAS and COMMAS.isdisjoint(passage.words[end : passage.end]))
    turns = (
        passage.before(index) in COMMAS and end + 1 < passage.end and passage.words[end + 1] in passage.lexicon.turns
    )
    return passage.first, index if last or turns or _relative_follows(passage, end) else passage.end


def _opens_quotation(passage: Passage, index: int) -> bool:
    quotation = passage.article.quotation_at(index)
    return quotation is not None and quotation.first == index - 1


def _opens_clause(passage: Passage, index: int) -> bool:
    """Whether a phrase with «و» behind a comma begins anew: «وقال سامر إن ...، وبحسب المركز فإن»."""
    return (
        passage.words[index][0] == "و" and passage.words[index][1:] in _AS_SOURCES and passage.before(index) in COMMAS
    )


def _past_speaker(passage: Passage, phrase: int, index: int) -> int:
    """Where begins what a phrase at the head of a statement gives to who is named up to a token.

    A verb behind a definite source begins it: «وبحسب البيان تتوقف الرحلات غدا، وتعود». Behind any other it may tell of
    the source: «وبحسب مصادر تحدثت للصحيفة فإن».
    """
    words = passage.words
    verb = index < passage.end and _is_verb(passage, index)
    if verb and _is_definite(passage, phrase, index):
        return index
    for at in range(index, min(passage.end, index + _REACH)):
        word = words[at]
        if (word in COMMAS or word == ":") and not verb:
            return past_aside(passage.article, passage.lexicon, at, passage.end) or at + 1
        if word.startswith("فان") or (word in _OPENS and not verb):
            return at
    return index


def _is_definite(passage: Passage, phrase: int, end: int) -> bool:
    """Whether who a phrase names is a name or a definite noun."""
    named = passage.article.naming_at(end - 1) is not None
    return named or any(word.startswith(("ال", "لل")) for word in passage.words[phrase + 1 : phrase + 3])


def _is_verb(passage: Passage, index: int) -> bool:
    """Whether a word is a verb of saying, of the future, or one that is no noun as well."""
    word = passage.words[index]
    if reading(passage.lexicon, word) is not None:
        return True
    future = word.startswith(_FUTURE) and len(word) >= _SHORTEST_FUTURE
    return not passage.is_named(index) and (future or is_only_verb(word))


def _relative_follows(passage: Passage, index: int) -> bool:
    while index < passage.end and not passage.article.page.tokens[index].is_word:
        index += 1
    return index < passage.end and passage.words[index] in passage.lexicon.relatives


def _ended_before(passage: Passage, saying: Saying, index: int) -> Saying:
    if not saying.first < index < saying.end:
        return saying
    first, end = trimmed(passage.article, saying.first, index)
    return replace(saying, end=end) if end > first else saying
