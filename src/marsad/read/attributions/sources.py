"""Give each saying its source: the speaker named with it, or the one carried on where the subject is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from marsad.model.attribution import UNNAMED
from marsad.read.attributions.agreement import agreement
from marsad.read.attributions.answers import answerer
from marsad.read.attributions.antecedents import first_of_two, honoured, is_two, latter_subject
from marsad.read.attributions.articles import Naming
from marsad.read.attributions.english.anonymous import is_nameless_source
from marsad.read.attributions.namedbefore import (
    before_then,
    follows_verb,
    goes_on_without,
    introduced,
    is_held,
    is_sent_to,
    is_where,
    past_setting,
)
from marsad.read.attributions.sayings import COMMAS, Passage, Saying, innermost
from marsad.read.attributions.speakers import Speaker, is_led, speaker_within
from marsad.read.attributions.utterances import speaker_in_it
from marsad.read.attributions.verbcues import THINKS
from marsad.text.folding import folded

# Speakers further back than this many sayings are no longer meant by a verb without a subject.
_REMEMBERED = 4
# «قال إنه يتوقع أن»: the verb is the speaker's own where so few words part it from the pronoun.
_OWN_VERB = 3
# A source may be a person or a thing.
_TOLD_OF = "told of"
# The subject of a statement stands in its first so many words.
_HEAD = 12
# Of so many of those whom a statement tells of one may be meant behind it.
_TOLD = 2
# A body is the subject of a statement in which it stands so near the head: «وشنت الجبهة هجوما».
_BEHIND_VERB = 2
# «سبق لسامر الحلو أن حذر».
_BEFORE_NOW = "سبق"
_AS_FOR = "اما"
_SEVERAL = "مصادر"
_FROM = "نقلا"
_EITHER = frozenset({"مصدر", _SEVERAL})
_FROM_THEM = frozenset("عنه عنها عنهم".split())
_BUT_HE = frozenset("لكنه لكنها لكنهم ولكنه ولكنها ولكنهم".split())
_BARE_THAT = frozenset({"ان", "بان"})


def sourced(
    passage: Passage, drafts: Sequence[Saying], idle: Sequence[Speaker], spoken: Sequence[Saying]
) -> list[Saying]:
    """Sayings of a statement with their sources, in the order of their cues.

    Left out are those that nobody can be given, and a speaker's words within their own words with the same stance.
    `spoken` are the sayings of the statements before.
    """
    known: list[Saying] = []
    if not drafts:
        return known
    for draft in sorted(drafts, key=lambda saying: (saying.rank != 0, saying.cue, saying.rank)):
        outer = _outer_speech(draft, drafts)
        outer_known = next((saying for saying in known if outer is not None and saying.cue == outer.cue), None)
        if outer is not None and outer_known is None:
            outer_known = next((saying for saying in known if saying.holds(draft) and saying.rank), None)
        siblings = [saying for saying in known if saying.cue < draft.cue and _is_sibling(saying, draft, outer, drafts)]
        siblings.sort(key=lambda saying: saying.cue)
        source = _named(passage, draft, [*spoken, *known])
        if source is None and outer is not None:
            source = _carried_within(passage, draft, outer_known, siblings)
        elif source is None and not _is_writers(passage, draft, spoken):
            expected = _is_expected(passage, draft, siblings, spoken)
            source = UNNAMED if expected else _carried(passage, draft, siblings, idle, spoken)
        wish = outer is not None and draft.form is not None and draft.form.manner.outermost
        if source is None or wish or (outer is None and draft.own) or _hands_on_for_nobody(draft, source, drafts):
            continue
        if source == UNNAMED and passage.words[draft.cue] in passage.lexicon.by_saying:
            continue  # «يمكن تلخيص ذلك بالقول إن»
        if outer_known is not None and outer_known.source == source and outer_known.stance == draft.stance:
            continue
        nobody = source == UNNAMED and outer is None and draft.speaker is None
        speaker = _nobody_idle(draft, idle, siblings) if nobody else draft.speaker
        known.append(replace(draft, speaker=speaker, source=source, by=_by(draft, outer)))
    known.sort(key=lambda saying: (saying.first, -saying.end, saying.rank, saying.cue))
    return known


def _is_writers(passage: Passage, draft: Saying, spoken: Sequence[Saying]) -> bool:
    """Whether the writer tells what he said himself, in nobody's speech or answer: «قلت له إن الطريق مغلق»."""
    own = draft.form is not None and draft.form.inflection[:2] == ("past", 1)
    answers = bool(spoken) and spoken[-1].by in ("answering", "asking")
    return own and not answers and passage.article.quotation_at(draft.cue) is None


def _is_expected(passage: Passage, draft: Saying, siblings: Sequence[Saying], spoken: Sequence[Saying]) -> bool:
    """Whether nobody spoke before «ويتوقع أن», which tells what all expect: «أنهى الفريق معسكره. ويتوقع أن»."""
    heard = siblings or (spoken and spoken[-1].by != _TOLD_OF)
    return not heard and passage.words[draft.cue] in THINKS


def is_main(saying: Saying, known: Sequence[Saying]) -> bool:
    """Whether a saying is the writer's own report, so that the next statement may carry its speaker on."""
    return _outer_speech(saying, known) is None


def told_of(passage: Passage) -> list[Saying]:
    """Those of whom a statement tells in which nobody speaks: the subject left out behind it may be theirs.

    The last of them is meant first: the body that is its subject, or the first person in it.
    """
    head = passage.first + _HEAD if passage.lexicon.continuing else passage.first
    free = [
        naming
        for naming in _namings(passage, passage.first, min(passage.end, head))
        if not is_led(passage.article, passage.lexicon, naming)
    ]
    told = [
        naming.actor.id
        for naming in free
        if naming.actor.type == "person"
        or (naming.actor.type == "organization" and naming.first <= passage.first + _BEHIND_VERB)
    ]
    blank = Saying(
        cue=passage.first, cue_end=passage.first, first=passage.first, end=passage.end, lead="back", stance="asserts"
    )
    return [replace(blank, source=source, by=_TOLD_OF) for source in reversed(told[:_TOLD])]


def _heard(before: Sequence[Saying]) -> list[Saying]:
    """Those who speak, without those of whom is told."""
    return [saying for saying in before if saying.by != _TOLD_OF]


def _continues(passage: Passage, draft: Saying) -> bool:
    """Whether a cue goes on with a speech before it: «وأضاف»."""
    return draft.form is None or folded(draft.form.lemma) in passage.lexicon.continuing


def _outer_speech(saying: Saying, others: Sequence[Saying]) -> Saying | None:
    """The saying inside which one stands, «بحسب» and its like passed over."""
    outer = innermost(saying, others)
    while outer is not None and outer.rank == 0:
        outer = innermost(outer, others)
    return outer


def _hands_on_for_nobody(draft: Saying, source: str, drafts: Sequence[Saying]) -> bool:
    """Whether a verb that hands on has no subject and nobody to carry on: «نُقل عن المدير قوله» is a passive."""
    if source != UNNAMED or draft.speaker is not None or draft.rank != 1:
        return False
    return any(other.rank == 2 and other.form is None and draft.holds(other) for other in drafts)


def _is_sibling(saying: Saying, draft: Saying, outer: Saying | None, drafts: Sequence[Saying]) -> bool:
    """Whether a saying before stands beside a draft; «بحسب» does before what is said, and so does «وهو ما نفاه»."""
    beside = _outer_speech(saying, drafts)
    handed_on = saying.rank == 2 and saying.form is None
    if handed_on and beside is not None:
        beside = _outer_speech(beside, drafts)  # «نقلت الوكالة عن سامر أن ...، وأضاف أن»
    same = beside is None if outer is None else beside is not None and beside.cue == outer.cue
    before = saying.lead == "back" or (saying.rank == 0 and saying.cue < saying.first)
    return same and ((saying.rank == 1 and saying.form is not None) or before or handed_on)


def _by(draft: Saying, outer: Saying | None) -> str:
    """How the source of a saying is known."""
    speaker = draft.speaker
    if speaker is None:
        return "carried within" if outer is not None else "carried on"
    if speaker.naming is not None:
        return "named after" if speaker.first > draft.cue else "named before"
    return "pointing back" if speaker.points_back else "unnamed"


def _pointed_at(passage: Passage, speaker: Speaker, before: Sequence[Saying]) -> str | None:
    """Whom a role points back to: «البيان» to what is no person, «المسؤول» to one; where there is none, to the last."""
    head = passage.words[speaker.first].removeprefix("لل").removeprefix("ال")
    types = {actor.id: actor.type for actor in passage.article.actors}
    if head in _EITHER:
        meant = next((one for one in reversed(before) if one.rank == 0 or _is_called_source(passage, one)), None)
        if meant is not None and _is_called_source(passage, meant):
            return meant.source
        if meant is None and head == _SEVERAL:
            return UNNAMED
        several = head == _SEVERAL and types.get(before[-1].source or "") == "person"
        heard_from = not _EITHER.isdisjoint(passage.words[before[-1].cue_end : speaker.first])
        return UNNAMED if several or heard_from else before[-1].source
    thing = head in passage.lexicon.bodies
    fitting = [saying for saying in before if (types.get(saying.source or "", "person") != "person") == thing]
    return (fitting or list(before))[-1].source


def _is_called_source(passage: Passage, saying: Saying) -> bool:
    """Whether who speaks is a source by name, whom «المصدر» then means: «قال مصدر أمني إن»."""
    return saying.speaker is not None and passage.words[saying.speaker.first].removeprefix("ال") in _EITHER


def _named(passage: Passage, draft: Saying, before: Sequence[Saying]) -> str | None:
    speaker = draft.speaker
    if speaker is None:
        pronoun = draft.rank == 2 and passage.words[draft.cue - 1] in _FROM_THEM
        return (_handed_on_before(before) or _told_before(passage, draft, before)) if pronoun else None
    if speaker.naming is not None:
        return UNNAMED if is_nameless_source(passage.article, speaker.naming) else speaker.naming.actor.id
    if is_two(passage.words[speaker.first], passage.lexicon.titles) and speaker.end == speaker.first + 1:
        return first_of_two(passage, speaker.first) or UNNAMED
    if speaker.points_back:
        heard = _heard(before)
        here = any(passage.first <= one.cue < passage.end for one in before)
        told = None if here else _told_by_subject(passage, draft)
        return told or (_pointed_at(passage, speaker, heard) if heard else UNNAMED)
    return UNNAMED


def _told_by_subject(passage: Passage, draft: Saying) -> str | None:
    """The subject of a statement that is his words by a phrase: «وانسحبت جبهة الوادي من البلدة، على حد قولها»."""
    if draft.lead != "according" or passage.words[draft.cue_end - 1] not in passage.lexicon.own_words:
        return None
    head = _namings(passage, passage.first, min(draft.cue, passage.first + _HEAD))
    return next((one.actor.id for one in head if not is_led(passage.article, passage.lexicon, one)), None)


def _carried_within(passage: Passage, draft: Saying, outer: Saying | None, siblings: Sequence[Saying]) -> str | None:
    """The source of a verb without a subject inside a speech: its speaker, or the subject of what is said."""
    if outer is None:
        return None
    goes_on = (
        bool(draft.conjunction) and _continues(passage, draft) and _agrees(passage, draft, outer.source or "") >= 0
    )
    if draft.own or (goes_on and not draft.is_participle and passage.before(draft.cue) in COMMAS):
        return outer.source
    if draft.rank == 2:
        return UNNAMED
    if _is_own(passage, draft, outer) and _agrees(passage, draft, outer.source or UNNAMED) >= 0:
        return outer.source
    if siblings:
        return _agreeing(passage, draft, siblings)[0]
    return outer.source if draft.is_participle else _subject_of_said(passage, draft, outer)


def _is_own(passage: Passage, draft: Saying, outer: Saying) -> bool:
    """Whether a verb inside a speech has the speaker for its subject: «نتمنى»، «قال إنه يتوقع»."""
    opens = passage.words[outer.first]
    pronoun = opens in passage.lexicon.complementisers and opens not in _BARE_THAT
    first_person = draft.form is not None and draft.form.inflection.person == 1
    return first_person or (pronoun and draft.cue - outer.first <= _OWN_VERB)


def _subject_of_said(passage: Passage, draft: Saying, outer: Saying) -> str | None:
    """The subject at the head of what is said, or for a coordinated verb the last person named in it."""
    start = outer.first + (passage.words[outer.first] in passage.lexicon.complementisers)
    subject = speaker_within(passage.article, passage.lexicon, start, draft.cue)
    if isinstance(subject, Speaker):
        return subject.naming.actor.id if subject.naming is not None else UNNAMED
    return _nearest_person(_namings(passage, outer.first, draft.cue)) if draft.conjunction else None


def _carried(
    passage: Passage,
    draft: Saying,
    siblings: Sequence[Saying],
    idle: Sequence[Speaker],
    spoken: Sequence[Saying],
) -> str:
    """The source of a verb without a subject in the writer's own report: the first there is, if it can be the subject.

    If it cannot, by gender or number, it is the next that agrees with the verb, else nobody known. Behind what is
    said it is who spoke before or somebody who surely can be: «...»، قالت.
    """
    likely = _carried_from(passage, draft, siblings, idle, spoken)
    first, sure = next(likely, (UNNAMED, True))
    if draft.end <= draft.cue and not sure:
        told = all(one.source != first for one in _heard(spoken)[-_REMEMBERED:])
        return UNNAMED if _agrees(passage, draft, first) < told else first
    if sure or first == UNNAMED or _agrees(passage, draft, first) >= 0:
        return first
    others = chain((source for source, _ in likely), _others(passage, draft, spoken))
    return next((source for source in others if source != UNNAMED and _agrees(passage, draft, source) > 0), UNNAMED)


def _agrees(passage: Passage, draft: Saying, source: str) -> int:
    return agreement(passage.article, passage.lexicon, draft.form, source)


def _others(passage: Passage, draft: Saying, spoken: Sequence[Saying]) -> Iterator[str]:
    """Who may be meant where those who are meant first do not agree: who is named before, and whoever spoke."""
    named = reversed(_namings(passage, passage.first, draft.cue))
    yield from (naming.actor.id for naming in named if naming.actor.type != "place")
    yield from (one.source for one in reversed(spoken[-_REMEMBERED:]) if one.source is not None)


def _carried_from(
    passage: Passage,
    draft: Saying,
    siblings: Sequence[Saying],
    idle: Sequence[Speaker],
    spoken: Sequence[Saying],
) -> Iterator[tuple[str, bool]]:
    """Who may be carried on, and whether surely, the nearest first: in the statement, then from those before."""
    yield from ((source, True) for source in _surely(passage, draft, siblings, spoken))
    start = past_setting(passage, draft)
    before = [one for one in _namings(passage, start, draft.cue) if not draft.first <= one.first < draft.end]
    yield from ((one.actor.id, True) for one in before if passage.before(one.first).removeprefix("و") == _BEFORE_NOW)
    senders = [
        one for one in before if one.clitics[-1:] != "ل" and not is_sent_to(passage, one) and not is_where(passage, one)
    ]
    if (last := latter_subject(passage, draft.cue)) is not None:
        yield last, False
    if draft.nearest and (own := speaker_in_it(passage, draft.cue, draft.form, before)) is not None:
        yield own, False
    if draft.nearest and senders:
        yield _nearest_person(senders) or senders[-1].actor.id, False
    beside = [saying for saying in siblings if saying.cue >= start]
    if (turning := _turning_from(passage, draft, beside)) is not None:
        yield turning, False
    if beside:
        yield _agreeing(passage, draft, beside)
    if draft.rank == 2:
        yield UNNAMED, True
    unled = [naming for naming in before if not is_led(passage.article, passage.lexicon, naming)]
    if draft.conjunction == "ف" and (person := _nearest_person(unled) or _nearest_person(before)) is not None:
        yield person, False
    if passage.words[passage.first].removeprefix("و") == _AS_FOR:
        yield from ((person, False) for person in [_nearest_person(before_then(passage, unled))] if person is not None)
    told = (speaker for speaker in introduced(passage, idle, before) if start <= speaker.first < draft.cue)
    yield from ((UNNAMED if one.naming is None else one.naming.actor.id, False) for one in told)
    free = [] if goes_on_without(passage, draft) else [one for one in unled if not is_held(passage, one)]
    yield from ((naming.actor.id, False) for naming in reversed(free) if follows_verb(passage, naming))
    yield from ((naming.actor.id, False) for naming in free)
    heard = _heard(spoken) if _continues(passage, draft) else spoken
    if heard:
        yield _agreeing(passage, draft, heard[-_REMEMBERED:])


def _turning_from(passage: Passage, draft: Saying, beside: Sequence[Saying]) -> str | None:
    """The subject of the clause that «لكنه» turns from, a phrase before it: «وبحسب مصادر، لم يرفض سامر لكنه طلب»."""
    around = next((one for one in beside if one.rank == 0 and one.first < draft.cue < one.end), None)
    if around is None or passage.before(draft.cue) not in _BUT_HE:
        return None
    told = (one for one in _namings(passage, around.first, draft.cue) if one.actor.type != "place")
    free = (one for one in told if not is_led(passage.article, passage.lexicon, one) and not is_held(passage, one))
    return next((one.actor.id for one in free), None)


def _surely(passage: Passage, draft: Saying, siblings: Sequence[Saying], spoken: Sequence[Saying]) -> list[str]:
    """Who must be meant: whom a title of respect behind the verb means, whoever was asked and answers.

    Of two who do something together it is the first: «التقى سامر وريما، وطالبا».
    """
    addressed = honoured(passage, draft.cue + 1) if draft.cue + 1 < passage.end else None
    dual = draft.form is not None and draft.form.inflection.number == "d" and not siblings
    both = first_of_two(passage, draft.cue) if dual else None
    return [source for source in (addressed, answerer(passage, draft, spoken), both) if source is not None]


def _handed_on_before(spoken: Sequence[Saying]) -> str | None:
    """Whose words were handed on last: who is meant by «ونقلت عنه قوله»."""
    return next((saying.source for saying in reversed(spoken) if saying.rank == 2), None)


def _told_before(passage: Passage, draft: Saying, spoken: Sequence[Saying]) -> str | None:
    """Of whom was told before «ونقلت الصحيفة عنه قوله»: the last person named there, else who was told of."""
    named = _namings(passage, passage.first, draft.cue)
    nearest = _nearest_person([one for one in named if not is_led(passage.article, passage.lexicon, one)])
    return nearest or next((one.source for one in reversed(spoken) if one.by == _TOLD_OF), None)


def _namings(passage: Passage, first: int, end: int) -> list[Naming]:
    return [*filter(None, map(passage.article.naming_from, range(first, end)))]


def _nearest_person(before: Sequence[Naming]) -> str | None:
    return next((naming.actor.id for naming in reversed(before) if naming.actor.type == "person"), None)


def _nobody_idle(draft: Saying, idle: Sequence[Speaker], siblings: Sequence[Saying]) -> Speaker | None:
    """The subject without a name of a verb before that says nothing: «استعرض القادة ما تحقق، وعبروا عن ارتياحهم»."""
    before = [speaker for speaker in idle if speaker.first < draft.cue]
    return before[-1] if before and before[-1].naming is None and not siblings else None


def _agreeing(passage: Passage, draft: Saying, before: Sequence[Saying]) -> tuple[str, bool]:
    """The source of the last saying before whose verb agrees in gender, or of the last, and whether surely."""
    gender = draft.form.inflection.gender if draft.form is not None else None
    meant, sure = before[-1], False
    for back, saying in enumerate(reversed(before), 1):
        if gender is None or _gender(saying) == gender or saying.by == _TOLD_OF:
            meant, sure = saying, gender is not None and _gender(saying) == gender and not _is_of_several(draft)
            break
        if _gender(saying) is None:
            handed_on_by = before[-back - 1] if back < len(before) else None
            agrees = handed_on_by is not None and _gender(handed_on_by) == gender
            agrees = agrees and not _goes_on_himself(passage, draft, saying)
            meant, sure = (handed_on_by, True) if handed_on_by is not None and agrees else (saying, False)
            break
    return meant.source or UNNAMED, sure


def _is_of_several(draft: Saying) -> bool:
    """Whether a verb is in the plural, so that no single one need be meant: «قال سامر إن ...، وأكدوا»."""
    return draft.form is not None and draft.form.inflection.number == "p" and not draft.is_participle


def _goes_on_himself(passage: Passage, draft: Saying, handed_on: Saying) -> bool:
    """Whether a verb can be of him whose words were handed on: «نقل التلفزيون عن سامر قوله إن ...، وأضاف أن».

    Behind «أضافت الصحيفة نقلا عن مصادر أن» it is the paper that goes on.
    """
    if handed_on.rank != 2 or passage.words[handed_on.cue] == _FROM:
        return False
    agrees = _agrees(passage, draft, handed_on.source or UNNAMED)
    actor = passage.article.actor(handed_on.source or UNNAMED)
    if agrees == 0 and actor is not None and actor.type == "person" and draft.form is not None:
        return draft.form.inflection.gender == "m"
    if agrees or handed_on.speaker is None or draft.form is None:
        return agrees > 0
    head, first = passage.words[handed_on.speaker.first], handed_on.speaker.first
    woman = head == _SEVERAL or passage.article.written(first).endswith(("ة", "ات"))
    return woman == (draft.form.inflection.gender == "f")


def _gender(saying: Saying) -> str | None:
    return saying.form.inflection.gender if saying.form is not None else None
