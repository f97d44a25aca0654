"""The sayings of an English statement: the subject stands before its cue, or after it where a quotation comes first."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from marsad.model.attribution import Stance
from marsad.read.attributions.contents import trimmed
from marsad.read.attributions.cues import Form, Manner, Reading, phrase_at, reading
from marsad.read.attributions.english.before import SHORT, goes_on_after, is_appositive, only_leads, said_before
from marsad.read.attributions.english.contents import (
    content_after,
    content_end,
    is_rate,
    object_end,
    past_adverbs,
    resumed,
    saying_of,
)
from marsad.read.attributions.english.datelines import past_dateline
from marsad.read.attributions.english.handovers import asked_by, given_by_nouns, handed_on, supposed, told_of
from marsad.read.attributions.english.idioms import by_idioms, is_deal
from marsad.read.attributions.english.pleas import ASKED, end_of_charge, is_order, plea, question, warned_off
from marsad.read.attributions.english.pronouns import pronoun
from marsad.read.attributions.english.quotes import is_going_on
from marsad.read.attributions.english.speakers import (
    chain_start,
    is_noun,
    opening_subject,
    subject_before,
    subject_of_phrase,
)
from marsad.read.attributions.english.stances import meant
from marsad.read.attributions.english.verdicts import disbelieved, is_negated, is_term, verdict
from marsad.read.attributions.english.words import speech
from marsad.read.attributions.sayings import Passage, Saying
from marsad.read.attributions.speakers import Speaker

# What the press tells of whom it asked or who asked it: «asked for comment», «who asked not to be named».
_FORMALITIES = frozenset({("for", "comment"), ("for", "anonymity"), ("not", "to"), ("to", "remain")})
_LED = frozenset("which that who whom".split())
_NOBODY = frozenset("nobody neither none no".split())
# «According to the centre, which tracks the war, the brigades ...»
_LINKS = frozenset("that which".split())
_DONE = frozenset("written sworn foreseen".split())
"""Participles that are no verb of telling without a form of «have»: «a memo written in May»."""
_HAVING = frozenset("have has had having".split())
_WHERE = frozenset("behind beside alongside under".split())
_TALES = frozenset("story stories tale tales truth lie lies joke jokes".split())
_PRONOUNS = frozenset("he she they".split())
_RELATIVES = frozenset("which who whose whom where".split())
_BEFORE_PARTICIPLES = frozenset({",", "and", '"', "by", "while", "when", "after", "before"})


def english_sayings(passage: Passage) -> tuple[list[Saying], list[Speaker]]:
    """The sayings of an English statement in the order of their cues; no cue of English leaves its speaker idle.

    A quotation that goes on from the statement before is a content of its own, with the same source.
    """
    if is_going_on(passage.article, passage.first, passage.end):
        return [_going_on(passage)], []
    passage = past_dateline(passage)
    found = _of_verbs(passage)
    found.extend(handed_on(passage))
    found.extend(supposed(passage))
    found.extend(told_of(passage))
    found.extend(asked_by(passage))
    found.extend(_according(passage))
    found.extend(given_by_nouns(passage))
    found.extend(by_idioms(passage))
    found = [saying for saying in _distinct(found) if not _is_asked_within(saying, found)]
    found.sort(key=lambda saying: (saying.cue, saying.rank))
    return found, []


def _is_asked_within(saying: Saying, found: list[Saying]) -> bool:
    """Whether somebody only tells in a clause that another asked for something («said that X had asked Y to»)."""
    asked = saying.stance == "proposes" and saying.form is not None and "person" in saying.form.manner.takes
    return asked and any(other.holds(saying) for other in found)


def _going_on(passage: Passage) -> Saying:
    """A quotation without a cue: its source is carried on."""
    first, end = trimmed(passage.article, passage.first, passage.end)
    stance = meant(passage.article, passage.lexicon, "asserts", first, end)
    return Saying(cue=first, cue_end=first, first=first, end=end, lead="quote", stance=stance)


def _of_verbs(passage: Passage) -> list[Saying]:
    """What the verbs of a statement introduce, in the order of the verbs."""
    article, lexicon = passage.article, passage.lexicon
    found: list[Saying] = []
    for index in range(passage.first, passage.end):
        handed = article.words[index] in speech().handing
        if article.naming_at(index) is not None or handed or is_deal(passage, index):
            continue
        if article.words[index] in speech().naming and is_term(passage, index, found):
            continue
        if article.words[index] in speech().naming and (named := verdict(passage, index, found)) is not None:
            found.append(named)
            continue
        sighting = reading(lexicon, article.words[index])
        if sighting is None:
            continue
        raised = chain_start(article.words, passage.first, index) < index
        if _is_done(article.words, passage.first, index) or (
            not (raised or _is_told_in_court(passage, index)) and is_noun(article, lexicon, passage.first, index)
        ):
            continue
        saying = _of_verb(passage, index, sighting, found)
        if saying is not None:
            found.extend(_parted(passage, saying))
    return found


def _is_told_in_court(passage: Passage, index: int) -> bool:
    """Whether a court is told something by nobody named: «X paid the gang, a jury was told»."""
    words = passage.words
    return words[index] == "told" and words[index - 1] in {"was", "were"} and words[index - 2] in speech().courts


def _is_done(words: list[str], floor: int, index: int) -> bool:
    """Whether a participle without a form of «have» says what was done to a noun: «a memo written in May»."""
    return words[index] in _DONE and _HAVING.isdisjoint(words[max(floor, index - 3) : index])


def _parted(passage: Passage, saying: Saying) -> Iterator[Saying]:
    """A saying, each of its clauses for itself where they differ: «said A, and that B», «A, he said, and B»."""
    joint = _second_that(passage, saying)
    if joint is not None:
        pieces = [*_pieces(passage, saying, ((saying.first, joint), (joint + 1, saying.end)))]
        one = passage.words[saying.first] in passage.lexicon.complementisers  # «that A and that B» is one content
        yield from [saying] if one and len({piece.stance for piece in pieces}) == 1 else pieces
        return
    yield saying
    at = saying.cue + 1
    if saying.end <= saying.cue and passage.words[at : at + 2] in ([",", "and"], [",", "but"]):
        yield from _pieces(passage, saying, ((at + 2, passage.end),))


def _second_that(passage: Passage, saying: Saying) -> int | None:
    """The «and» between two that-clauses of one cue."""
    words, first = passage.words, saying.first
    led = words[first] in passage.lexicon.complementisers
    if not led and (saying.form is None or "clause" not in saying.form.manner.takes or saying.lead != "clause"):
        return None
    joints = (at for at in range(first + 2, saying.end - 2) if words[at : at + 2] == ["and", "that"])
    return next((at for at in joints if passage.article.quotation_at(at) is None), None)


def _pieces(passage: Passage, saying: Saying, pieces: tuple[tuple[int, int], ...]) -> Iterator[Saying]:
    """Contents of one cue as sayings, each with the stance that its own words give it."""
    for piece in pieces:
        first, end = trimmed(passage.article, *piece)
        if end - first > 2:
            stance = meant(passage.article, passage.lexicon, _own_stance(saying), first, end)
            yield replace(saying, first=first, end=end, stance=stance)


def _own_stance(saying: Saying) -> Stance:
    """The stance of the cue of a saying, before what is said has changed it."""
    return saying.form.manner.stance if saying.form is not None else saying.stance


def _of_verb(passage: Passage, index: int, sighting: Reading, before: list[Saying]) -> Saying | None:
    """What a verb introduces after it, or took from what stands before it.

    A verb behind «and» or «but» shares the subject of the one before; a participle has that of its sentence.
    """
    if is_negated(passage, index):
        return disbelieved(passage, index, sighting)
    article, form = passage.article, sighting.form
    inside = article.quotation_at(index)
    limit = passage.end if inside is None else min(passage.end, inside.end)
    floor = passage.first if inside is None else max(passage.first, inside.first + 1)
    speaker = _subject(passage, index, floor, form, before)
    if speaker is None and form.lemma.startswith(("hear", "emerge", "transpire")):
        return None
    if speaker is not None and not _NOBODY.isdisjoint(passage.words[max(floor, speaker.first - 1) : speaker.first + 1]):
        return None
    if not form.participle and "of" in form.manner.via and passage.words[index + 1 : index + 2] == ["of"]:
        speaker = Speaker(index, index + 1, None)  # «X, accused of theft, denied it»
        limit = end_of_charge(passage.words, index, limit)
    elif speaker is not None:
        limit = _end_of_relative(passage, speaker, index, limit)
    behind = said_before(passage, index, (floor, limit), sighting, speaker, quoted=inside is None)
    if behind is not None:
        return behind
    if speaker is None:
        speaker = _carried_subject(passage, index, floor, form, before)
        if speaker is None and not _may_lack_subject(passage, index, form, before):
            return None
    return _said_after(passage, index, limit, sighting, speaker)


def _end_of_relative(passage: Passage, speaker: Speaker, index: int, limit: int) -> int:
    """Where a clause of «who» ends between commas: «X, who had offered to leave, withdrew», else `limit`."""
    words = passage.words
    if words[speaker.end : speaker.end + 1] != [","] or _RELATIVES.isdisjoint(words[speaker.end + 1 : speaker.end + 2]):
        return limit
    silent = speech().silent | speech().finite
    for at in range(index + 2, limit - 1):
        if words[at] == "," and passage.article.quotation_at(at) is None:
            after = words[at + 1]
            main = after in silent or (len(after) > SHORT and after.endswith("ed"))
            return at if main or reading(passage.lexicon, after) is not None else limit
    return limit


def _may_lack_subject(passage: Passage, index: int, form: Form, before: list[Saying]) -> bool:
    """Whether a cue without a subject is the verb of whoever has just spoken."""
    if form.participle:
        return bool(before) or passage.words[index - 1] in _BEFORE_PARTICIPLES
    return bool(before) and _shares_subject(passage, index)


def _carried_subject(passage: Passage, index: int, floor: int, form: Form, before: list[Saying]) -> Speaker | None:
    """The subject of the verb before one, where that goes on with it."""
    if form.participle or not _shares_subject(passage, index):
        return None
    return before[-1].speaker if before else _subject_of_silence(passage, floor, index)


def _subject(passage: Passage, index: int, floor: int, form: Form, before: list[Saying]) -> Speaker | None:
    """Whose verb one is: the noun phrase before it, or whoever did what an «and» before it goes on with."""
    article, lexicon = passage.article, passage.lexicon
    if form.participle:
        return None
    found = subject_before(article, lexicon, floor, chain_start(article.words, floor, index))
    found = _past_colon(passage, floor, found) if found is not None else None
    if form.lemma.startswith("hear") or _is_told_in_court(passage, index):
        return _in_court(passage, found)
    if form.lemma.startswith(("emerge", "transpire")):
        return Speaker(index - 1, index, None) if passage.words[index - 1] == "it" else None
    if found is None or not _is_joined(passage, index):
        return found
    if before:
        return before[-1].speaker or found if before[-1].end <= index else found
    return _opening(passage, floor, index) or found


def _past_colon(passage: Passage, floor: int, found: Speaker) -> Speaker:
    """Who speaks by a pronoun behind a colon: the subject before it («X is clear: the two, he says, have met»)."""
    words = passage.words
    if words[found.first] not in _PRONOUNS or ":" not in words[floor : found.first]:
        return found
    opening = _opening(passage, floor, words.index(":", floor))
    return found if opening is None else Speaker(found.first, found.end, opening.naming)


def _opening(passage: Passage, floor: int, index: int) -> Speaker | None:
    """Who did what comes before «and» and a verb: «They flew in journalists and told the country that»."""
    article = passage.article
    if passage.words[floor] in _PRONOUNS and article.naming_at(floor) is None:
        return pronoun(article, floor)
    opening = opening_subject(article, passage.lexicon, floor, index)
    return opening if opening is not None and opening.naming is not None else None


def _is_joined(passage: Passage, index: int) -> bool:
    """Whether «and» or «but» stands right before a verb, adverbs passed over."""
    at = index - 1
    while at > passage.first and passage.words[at] in passage.lexicon.adverbs - {"and", "but"}:
        at -= 1
    return passage.words[at] in {"and", "but"}


def _in_court(passage: Passage, speaker: Speaker | None) -> Speaker | None:
    """Somebody nobody names, where a court is said to have heard something; None where anybody else heard it."""
    if speaker is None or speech().courts.isdisjoint(passage.words[speaker.first : speaker.end]):
        return None
    return Speaker(speaker.first, speaker.end, None)


def _said_after(passage: Passage, index: int, limit: int, sighting: Reading, speaker: Speaker | None) -> Saying | None:
    """What a verb introduces behind it."""
    article, lexicon, words, manner = passage.article, passage.lexicon, passage.words, sighting.form.manner
    first = question(words, index, limit) or _told_of_antecedent(passage, index, speaker)
    first = first or content_after(article, lexicon, manner, index + 1, limit)
    missed = first is not None and words[index + 1] == "no" and manner.takes.isdisjoint({"object", "speech"})
    first = index + 1 if missed else first  # «found no evidence that»
    if first is None and words[index] in speech().showing and speaker is not None and _is_evidence(passage, speaker):
        first = past_adverbs(article, lexicon, index + 1, limit)
    warned = warned_off(words, index, limit) if sighting.form.lemma == "warn" else None
    warned = warned if first is None or (warned is not None and words[warned] == "not") else None
    first = first if warned is None else warned
    if first is None or first >= limit or _tells_nothing(passage, index, first, manner):
        return None
    quoted = article.quotation_from.get(first)
    if quoted is not None and quoted.closed and not article.page.tokens[quoted.end - 2].is_word:
        end = resumed(article, index, quoted, passage.end)
    else:
        end = content_end(article, lexicon, index, first, limit)
    if "object" in manner.takes and words[first] not in lexicon.complementisers:
        end = object_end(article, first, end)
    if end - first <= SHORT and not speech().vague.isdisjoint(words[first + 1 : end]):
        return None
    told = plea(words, first) or ("asks" if first == question(words, index, limit) else None)
    told = told or ("asserts" if missed else None)
    told = told or ("doubts" if sighting.form.lemma == "rule" and words[first] == "out" else None)
    stance = told or ("proposes" if is_order(words, first) and ("person" in manner.takes or warned) else manner.stance)
    made = saying_of(passage, index, (first, end), stance, speaker, sighting)
    return replace(made, stance=stance) if made is not None and (told or stance == "proposes") else made


def _tells_nothing(passage: Passage, index: int, first: int, manner: Manner) -> bool:
    """Whether what stands behind a verb is not what it tells: another's words, a formality, an aim of one's own."""
    words = passage.words
    if phrase_at(passage.lexicon.according, words, first):
        return True
    tale = words[index] in {"tell", "tells", "told"} and not _TALES.isdisjoint(words[index + 1 : index + 4])
    if tale or (manner.needs and manner.needs.isdisjoint(words[first : first + 4])):
        return True  # «tells another story: the two, he says, ...»
    if words[first] in _WHERE and "object" not in manner.takes:
        return True  # «testifying behind a screen»
    to_whom = first + 1 < passage.end and _is_somebody(passage, first + 1)
    if words[first] == "anonymity" or (words[first] == "to" and first > index + 1 and to_whom):
        return True  # «requested anonymity», «offered money to the clan»
    own = manner.takes == {"person"} and manner.via == {"to"} and words[first] == "to"  # «wants to leave»
    return own or (words[index].startswith("ask") and _is_passing(words, index))


def _is_somebody(passage: Passage, at: int) -> bool:
    """Whether somebody is named behind «to», rather than a verb: «offered money to the clan»."""
    return passage.words[at] in {"the", "a", "an"} or passage.article.naming_from(at) is not None


def _is_passing(words: list[str], index: int) -> bool:
    """Whether somebody was asked, or asked for no more than the press tells in passing: «who asked not to be named»."""
    was_asked = (
        words[index - 1] == "," and words[index] == "asked" and not ASKED.isdisjoint(words[index + 1 : index + 2])
    )
    return was_asked or tuple(words[index + 1 : index + 3]) in _FORMALITIES


def _told_of_antecedent(passage: Passage, index: int, speaker: Speaker | None) -> int | None:
    """Where somebody's words go on with what they are said of: «the tanker, which they said was smuggling fuel»."""
    words = passage.words
    if speaker is None or speaker.end != index:
        return None
    linked = {words[speaker.first - 1], words[speaker.first - 2] if words[speaker.first - 1] == "the" else ""}
    if linked.isdisjoint(_LED):
        return None
    after = words[index + 1 : index + 3]
    small = passage.lexicon.adverbs - speech().being - speech().silent
    verb = next((word for word in after[:2] if word not in small), "")
    verbal = verb in speech().being | speech().silent or verb.endswith(("s", "ed"))
    return index + 1 if verbal else None


def _is_evidence(passage: Passage, speaker: Speaker) -> bool:
    """Whether what speaks is a document, a picture, a figure."""
    if speaker.naming is not None and speaker.naming.actor.type == "document":
        return True
    said = set(passage.words[speaker.first : speaker.end])
    return bool(said & (set(passage.lexicon.evidence) | speech().works))


def _shares_subject(passage: Passage, index: int) -> bool:
    """Whether a verb goes on with the subject of the cue before it: «called for ... and urged»."""
    at = index - 1
    while at > passage.first and passage.words[at] in passage.lexicon.adverbs - {"and", "but"}:
        at -= 1
    return passage.words[at] in {"and", "but", "yet", ","}


def _subject_of_silence(passage: Passage, floor: int, index: int) -> Speaker | None:
    """Who did something before he spoke: «X did not deny the payment, but said», «X thanks Y and warns Z»."""
    for at in range(index - 1, floor, -1):
        if reading(passage.lexicon, passage.words[at]) is not None or passage.words[at] in speech().silent:
            found = subject_before(passage.article, passage.lexicon, floor, at)
            if found is not None:
                return found
    for at in range(index - 1, floor, -1):
        naming = passage.article.naming_at(at)
        if naming is not None and naming.end - 1 == at and _does(passage, at + 1):
            return Speaker(naming.first, naming.end, naming)
    return None


def _does(passage: Passage, at: int) -> bool:
    """Whether a verb stands at a token or behind its comma («X thanks Y», «Commander X, thanks Y»)."""
    word = passage.words[at + (passage.words[at] == ",")]
    return word in speech().finite | speech().silent or (len(word) > SHORT and word.endswith(("ed", "s")))


def _according(passage: Passage) -> Iterator[Saying]:
    """«According to the centre, ...» and «..., according to the centre»."""
    article, lexicon, words = passage.article, passage.lexicon, passage.words
    for index in range(passage.first, passage.end):
        length = phrase_at(lexicon.according, words, index)
        if not length or article.quotation_at(index) is not None or is_rate(words, index):
            continue
        linked = words[index - 1] in _LINKS and index > passage.first
        limit = _before_verb(words, index + length, passage.end) if linked else passage.end
        speaker = subject_of_phrase(article, lexicon, index + length, limit)
        if speaker is None or speaker.first >= passage.end:
            continue
        opens = index == passage.first or words[index - 1] in {"and", "but", ";", "while"}
        goes_on = words[speaker.end : speaker.end + 1] == [","] and not speech().turning.isdisjoint(
            words[speaker.end + 1 : speaker.end + 2]
        )
        if opens:
            first, end = _past_told_of(passage, speaker.end), passage.end
        elif linked:
            first, end = limit, passage.end  # «a front that according to the records is owned by X»
        elif (
            words[index - 1] == ","
            and words[speaker.end : speaker.end + 1] == [","]
            and (only_leads(passage, index - 1) or is_appositive(passage, passage.first, index - 1))
        ):
            first, end = passage.first, passage.end  # «In return, according to the centre, the brigades left»
        elif words[speaker.end : speaker.end + 1] == [","] and (
            goes_on_after(words, speaker.end) or words[index - 2] in _RELATIVES
        ):
            first, end = passage.first, passage.end  # «The army, according to residents, had left»
        else:
            first, end = passage.first, passage.end if goes_on else index
        first, end = trimmed(article, first, end)
        if end - first > 1:
            yield Saying(
                cue=index, cue_end=speaker.end, first=first, end=end, lead="according", stance="asserts", rank=0,
                speaker=speaker,
            )  # fmt: skip


def _before_verb(words: list[str], start: int, limit: int) -> int:
    """Where a verb that has no doubt about it stands first."""
    verbs = speech().being | speech().silent
    return next((at for at in range(start, limit) if words[at] in verbs), limit)


def _past_told_of(passage: Passage, start: int) -> int:
    """Token behind the comma that follows whom «according to» names, and behind what is told of him between two."""
    commas = [at for at in range(start, passage.end) if passage.words[at] == ","]
    told_of = len(commas) > 1 and passage.words[commas[0] + 1] in _RELATIVES
    return commas[told_of] + 1 if commas else start


def _distinct(found: list[Saying]) -> list[Saying]:
    """The sayings without those whose content another of the same cue has."""
    kept: dict[tuple[int, int, int], Saying] = {}
    for saying in found:
        kept.setdefault((saying.cue, saying.first, saying.end), saying)
    return list(kept.values())
