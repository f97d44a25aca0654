"""Words handed on from one to another: «نقلت الوكالة عن المدير قوله», nouns that give words, and what is taken up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from marsad.model.attribution import Stance
from marsad.read.actors.wordclasses import PAST, forms
from marsad.read.attributions.contents import Opening, natural_end, opening, trimmed
from marsad.read.attributions.cues import Form, Lexicon, Manner, reading
from marsad.read.attributions.rolephrases import is_role
from marsad.read.attributions.sayings import COMMAS, Passage, Saying
from marsad.read.attributions.speakers import Speaker, speaker_after, speaker_before, speaker_of_phrase
from marsad.text.vowels import is_passive

# From a verb that hands on to the word that says so, in words: «نقلت ... عن ... قوله».
_REACH = 25
_NOT_THERE = frozenset("عدم لعدم بعدم وعدم".split())
# «لم ترد الوزارة على طلب الوكالة التعليق»
_COMMENT = frozenset("التعليق للتعليق تعليق تعليقا".split())
_CLAUSE = Manner("asserts", takes=frozenset({"clause"}))
_ANY = Manner("asserts", takes=frozenset({"clause", "quote", "object"}))
_AS_SAID = frozenset("حسبما كما ما مثلما وفقما".split())
_TAKING_UP = frozenset("وهو وهي الامر الشيء".split())
# «..., هذا ما أعلنه سامر»
_THIS = frozenset("هذا ذلك وهذا وذلك".split())
# From who spreads or gets a message to these, in words.
_TO_GIST = 15
# From a verb of saying again to what is said, in words: its subject with a title.
_TO_RENEWED = 8
# «يُنقل عن سامر»: the present of these verbs has that vowel only in the passive.
_VOWELLED_PASSIVE = re.compile("[يت]ُ")
_LEAVES = frozenset("رفض رفضت رفضوا عن يرفض ترفض".split())
_RECEIVED = ("تلق", "تسلم", "استلم", "وصل", "ورد")
_CHARGE = "بتهمه"


def handed_on(passage: Passage) -> Iterator[Saying]:
    """What one hands on, and inside it what the other said: «نقلت الوكالة عن المدير قوله إن»."""
    verbs, words = passage.lexicon.handing_on, passage.words
    for index in range(passage.first, passage.end):
        word = words[index]
        bare = word if word in verbs else word[1:] if word[0] in "وف" else ""
        entry = verbs.get(bare)
        if entry is None or passage.is_named(index) or passage.before(index) in _AS_SAID:
            continue
        yield from _handed_on(passage, index, word[: len(word) - len(bare)], *entry)


def _handed_on(passage: Passage, index: int, conjunction: str, preposition: str, form: Form) -> Iterator[Saying]:
    article, lexicon, words = passage.article, passage.lexicon, passage.words
    limit = min(passage.end, index + _REACH)
    leads = {preposition, preposition + "ه", preposition + "ها"}
    at = next((k for k in range(index + 1, limit) if words[k] in leads), None)
    if at is None:
        return
    inner = speaker_of_phrase(article, lexicon, at + 1, limit) if words[at] == preposition else None
    told = next((k for k in range(at + 1, limit) if words[k] in lexicon.handed_on), None)
    start = told + 1 if told is not None else inner.end if inner is not None else at + 1
    found = opening(article, lexicon, _CLAUSE if told is None else _ANY, start, passage.end, ())
    if found is None or (told is None and any(_is_main(lexicon, word) for word in words[start : found.first])):
        return
    outer = Saying(
        cue=index,
        cue_end=index + 1,
        first=found.first if told is None else told,
        end=natural_end(article, lexicon, passage.end, found),
        lead=found.lead,
        stance="asserts",
        form=form,
        conjunction=conjunction,
        speaker=speaker_after(article, lexicon, index + 1, at) or _right_before(passage, index),
    )
    if outer.speaker is not None or _VOWELLED_PASSIVE.match(article.written(index).removeprefix(conjunction)) is None:
        yield outer
    cue = at if told is None else told
    yield replace(outer, cue=cue, cue_end=cue + 1, first=found.first, rank=2, form=None, conjunction="", speaker=inner)


def _is_main(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is a verb of saying that goes on: «هجوم نسب إلى الجبهة، وأكد سامر أن»."""
    sighting = reading(lexicon, word)
    return sighting is not None and sighting.conjunction == "و" and not sighting.form.participle


def _right_before(passage: Passage, index: int) -> Speaker | None:
    """Who stands before a verb that hands on, with an aside between: «البرقية، وهي طويلة، تنقل عن سامر قوله»."""
    if passage.before(index) not in COMMAS:
        return None
    before = speaker_before(passage.article, passage.lexicon, index, passage.first)
    return before if isinstance(before, Speaker) else None


def _is_noun(passage: Passage, index: int) -> bool:
    """Whether a word that may be a noun is one where it stands: no verb of a subject behind it, no passive."""
    word = passage.words[index]
    passive = is_passive(passage.article.written(index), "و" if word[0] == "و" else "")  # «وطُلب من الجبهة إخلاء المبنى»
    return not passive and not _is_subject_of(word, passage.words[index + 1])


def given_by_nouns(passage: Passage, stops: set[int]) -> Iterator[Saying]:
    """What nouns introduce: «إعلان الوزارة عزمها»، «أنباء عن»."""
    article, lexicon, words = passage.article, passage.lexicon, passage.words
    for index in range(passage.first, passage.end - 1):
        word = words[index]
        if word in lexicon.gists and (gist := _gist(passage, index)) is not None:
            yield gist
            continue
        entry = _giving(lexicon, word)
        if entry is None or passage.is_named(index) or not _is_noun(passage, index) or _is_left(passage, index):
            continue
        manner, unnamed = entry
        giver = index + 1 + (words[index + 1] == "من" and index + 2 < passage.end)
        role = words[giver].startswith("ال") and is_role(lexicon, words[giver])
        naming = article.naming_from(giver)
        # «اتهامات لسامر بـ»: he is accused
        accused = manner.stance == "alleges" and (words[giver] == "ل" or (naming is not None and naming.clitics == "ل"))
        named = not accused and (naming is not None or words[giver] == "ل" or role)
        speaker = speaker_of_phrase(article, lexicon, giver, passage.end) if named else accuser(passage, index)
        if speaker is None and not unnamed:
            continue
        start = speaker.end if speaker is not None and speaker.first > index else index + 1
        speaker = _renewer(passage, index) or speaker
        found = opening(article, lexicon, manner, start, passage.end, stops)
        if found is None or not lexicon.relatives.isdisjoint(words[start : found.first]):
            continue
        if (found.lead == "object" and _is_apart(passage, start, found.first)) or words[found.first] in _COMMENT:
            continue
        end = natural_end(article, lexicon, passage.end, found)
        if found.lead in ("object", "via"):
            end = next((at for at in range(found.first, end) if _ends_noun(passage, at)), end)
        if manner.stance == "asks":
            end = next((at for at in range(found.first, end) if words[at] in lexicon.answering), end)
        if end > found.first:
            yield Saying(
                cue=index,
                cue_end=index + 1,
                first=found.first,
                end=end,
                lead=found.lead,
                stance=manner.stance,
                speaker=speaker or Speaker(index, index + 1, None),
            )


def _renewer(passage: Passage, index: int) -> Speaker | None:
    """Who says again what the noun at `index` gives («جدد سامر مطالبة الجبهة بـ»): behind it is whom he says it to."""
    for at in range(index - 1, max(passage.first - 1, index - _TO_RENEWED), -1):
        if passage.words[at].removeprefix("و") in passage.lexicon.renewing:
            speaker = speaker_after(passage.article, passage.lexicon, at + 1, index)
            return speaker if speaker is not None and speaker.end == index else None
    return None


def _is_left(passage: Passage, index: int) -> bool:
    """Whether a question is left without an answer («رفض الرد على سؤال حول»), or a wish is not there («لعدم رغبة»)."""
    before = passage.words[max(passage.first, index - 3) : index]
    if before and before[-1] in _NOT_THERE:
        return True
    return len(before) > 2 and before[1:] == ["الرد", "علي"] and before[0] in _LEAVES


def _gist(passage: Passage, index: int) -> Saying | None:
    """What a message says that somebody spreads or gets: «نشر خبرا مفاده أن», «تلقى رسالة من سامر مفادها أن»."""
    article, lexicon, words = passage.article, passage.lexicon, passage.words
    first = index + 1 + (words[index + 1] == "عن")
    if first >= passage.end or (first == index + 1 and words[first] not in lexicon.complementisers):
        return None
    before = range(max(passage.first, index - _TO_GIST), index)
    senders = (article.naming_from(at + 1) for at in before if words[at] == "من")
    sender = next((one for one in senders if one is not None and not one.clitics), None)
    speaker = Speaker(sender.first, sender.end, sender) if sender is not None else None
    if speaker is None and any(words[at].removeprefix("و").startswith(_RECEIVED) for at in before):
        speaker = Speaker(index, index + 1, None)
    end = natural_end(article, lexicon, passage.end, Opening(first, "clause"))
    return Saying(
        cue=index, cue_end=first, first=first, end=end, lead="clause", stance="asserts", speaker=speaker,
    ) if end > first else None  # fmt: skip


def _giving(lexicon: Lexicon, word: str) -> tuple[Manner, bool] | None:
    """A noun that gives words, a conjunction before it or not; a wish may be led: «استجابة لطلب سامر فتح المعبر»."""
    entry = lexicon.nouns.get(word) or (lexicon.nouns.get(word[1:]) if word[0] in "ولب" else None)
    led = word[0] in "لب" and word not in lexicon.nouns
    return None if entry is None or (led and entry[0].stance != "proposes") else entry


def _is_apart(passage: Passage, start: int, first: int) -> bool:
    """Whether a noun is not what one before it gives: a comma parts them, or «و» joins it to who is named."""
    word = passage.words[first]
    return not COMMAS.isdisjoint(passage.words[start:first]) or (word[0] == "و" and not passage.lexicon.says(word))


def _is_subject_of(noun: str, following: str) -> bool:
    """Whether a definite noun has its predicate behind it, and no word of its own: «التهم باطلة»."""
    return noun.removeprefix("و").startswith("ال") and not following.startswith("ال")


def _ends_noun(passage: Passage, at: int) -> bool:
    """Whether what a noun introduces ends before a token: a comma, the «إن» of a verb before it, another such noun.

    «رد على سؤال عن الموعد إن اللقاء ألغي»، «وتوقعات بـ ... ووعود بـ».
    """
    word = passage.words[at]
    main = word[0] == "ا" and passage.article.written(at).startswith("إن")
    return main or word in COMMAS or (word[0] == "و" and word[1:] in passage.lexicon.nouns)


def _is_open(passage: Passage, first: int, end: int) -> bool:
    """Whether a verb of saying waits for what it says: «وقال التنظيم في بيان نشرته مواقع إن»."""
    words, lexicon = passage.words[first:end], passage.lexicon
    cue = any((seen := reading(lexicon, word)) is not None and "speech" in seen.form.manner.takes for word in words)
    return cue and lexicon.complementisers.isdisjoint(words) and '"' not in words


def taken_up(passage: Passage, index: int, form: Form, stance: Stance) -> Saying | None:
    """What stands before a verb and is taken up by its pronoun: «وهو ما نفته الوزارة»، «في تصريح نقلته المجلة»."""
    speaker = speaker_after(passage.article, passage.lexicon, index + 1, passage.end)
    if speaker is None or index - passage.first < 2:
        return None
    before, last = passage.words[index - 2 : index]
    speech = last in passage.lexicon.speeches and before.removeprefix("و") == "في"
    this = before in _THIS and last == "ما" and passage.words[index - 3] in '،,"'
    if before not in _TAKING_UP and not speech and not this:
        return None
    matter = passage.words[index - 3] in _TAKING_UP  # «وهو الأمر الذي نفته الوزارة»
    first, end = trimmed(passage.article, passage.first, index - 2 - matter)
    if end <= first or (speech and _is_open(passage, first, end)):
        return None
    return Saying(
        cue=index,
        cue_end=index + 1,
        first=first,
        end=end,
        lead="back",
        stance=stance,
        rank=0,
        form=form,
        speaker=speaker,
    )


def accuser(passage: Passage, index: int) -> Speaker | None:
    """The body that is the subject of the verb at the head of a statement, for «بتهمة» behind it; no clause between."""
    words, first = passage.words, passage.first
    verb = words[first].removeprefix("و")
    if words[index] != _CHARGE or verb in passage.lexicon.accused or PAST not in forms(verb):
        return None
    speaker = speaker_after(passage.article, passage.lexicon, first + 1, index)
    if speaker is None or speaker.first != first + 1 or speaker.naming is None:
        return None
    between = words[speaker.end : index]
    body = speaker.naming.actor.type == "organization" or speaker.naming.first > speaker.first
    return speaker if body and passage.lexicon.relatives.isdisjoint(between) else None
