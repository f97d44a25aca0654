"""The sayings of an English statement: the subject stands before its cue, or after it where a quotation comes first."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from marsad.model.attribution import Stance
from marsad.read.attributions.contents import trimmed
from marsad.read.attributions.cues import Reading, phrase_at, reading
from marsad.read.attributions.englishcontents import (
    REACH,
    content_after,
    content_end,
    meant,
    past_adverbs,
    resumed,
    saying_of,
)
from marsad.read.attributions.englishhandovers import given_by_nouns, handed_on, supposed
from marsad.read.attributions.englishquotes import is_going_on
from marsad.read.attributions.englishspeakers import is_noun, subject_after, subject_before, subject_of_phrase
from marsad.read.attributions.englishwords import speech
from marsad.read.attributions.quotations import Quotation
from marsad.read.attributions.sayings import Passage, Saying
from marsad.read.attributions.speakers import Speaker

SHORT = 4
"""A word of more letters that ends like a verb may be one."""
LISTENER = 9
"""A cue with its listener and the end of the sentence, in words."""
_SUPPOSING = frozenset("might may could should can cannot must".split())


def english_sayings(passage: Passage) -> tuple[list[Saying], list[Speaker]]:
    """The sayings of an English statement in the order of their cues; no cue of English leaves its speaker idle.

    A quotation that goes on from the statement before is a content of its own, with the same source.
    """
    if is_going_on(passage.article, passage.first, passage.end):
        return [_going_on(passage)], []
    found = _of_verbs(passage)
    found.extend(handed_on(passage))
    found.extend(supposed(passage))
    found.extend(_according(passage))
    found.extend(given_by_nouns(passage))
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
        if article.naming_at(index) is not None or article.words[index] in speech().handing:
            continue
        if article.words[index] in speech().naming and (named := _verdict(passage, index)) is not None:
            found.append(named)
            continue
        sighting = reading(lexicon, article.words[index])
        if sighting is None or is_noun(article, lexicon, passage.first, index):
            continue
        saying = _of_verb(passage, index, sighting, found)
        if saying is not None:
            found.extend(_parted(passage, saying))
    return found


def _parted(passage: Passage, saying: Saying) -> Iterator[Saying]:
    """A saying, each of its that-clauses for itself: «saying that … and that …», «A, he said, and B»."""
    joint = _second_that(passage, saying)
    if joint is not None:
        yield from _pieces(passage, saying, ((saying.first, joint), (joint + 1, saying.end)))
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
    if _is_negated(passage, index):
        return None
    article, form = passage.article, sighting.form
    inside = article.quotation_at(index)
    limit = passage.end if inside is None else min(passage.end, inside.end)
    floor = passage.first if inside is None else max(passage.first, inside.first + 1)
    speaker = None if form.participle else subject_before(article, passage.lexicon, floor, index)
    behind = _said_before(passage, index, (floor, limit), sighting, speaker, quoted=inside is None)
    if behind is not None:
        return behind
    if form.lemma.startswith("hear"):
        speaker = _hearing(passage, speaker)
        if speaker is None:
            return None
    if speaker is None and form.participle:
        if not before and passage.words[index - 1] not in {",", "and", '"'}:
            return None
    elif speaker is None:
        if not _shares_subject(passage, index):
            return None
        speaker = before[-1].speaker if before else _subject_of_silence(passage, floor, index)
        if not before and speaker is None:
            return None
    return _said_after(passage, index, limit, sighting, speaker)


def _said_before(
    passage: Passage, index: int, around: tuple[int, int], sighting: Reading, speaker: Speaker | None, *, quoted: bool
) -> Saying | None:
    """What stands before its verb: «"...," he said», «Police armed the gang, the report said»."""
    manner = sighting.form.manner
    quotation = _quotation_before(passage, index, speaker) if quoted and "quote" in manner.takes else None
    if quotation is not None:
        who = speaker or subject_after(passage.article, passage.lexicon, index + 1, passage.end)
        if who is not None:
            end = resumed(passage.article, index, quotation, passage.end)
            return saying_of(passage, index, (quotation.first, end), manner.stance, who, sighting, lead="quote")
    if speaker is not None and manner.stance == "denies":
        charge = _charge_before(passage, speaker)
        if charge is not None:
            return saying_of(passage, index, charge, manner.stance, speaker, sighting, lead="object")
    if speaker is None or not manner.takes & {"speech", "clause"}:
        return None
    stated = _stated_before(passage, around[0], index, speaker, around[1])
    return saying_of(passage, index, stated, manner.stance, speaker, sighting) if stated is not None else None


def _charge_before(passage: Passage, speaker: Speaker) -> tuple[int, int] | None:
    """What is denied where it stands before its subject: «..., a charge the army denied»."""
    words, at = passage.words, speaker.first - 1
    at -= words[at] in {"the", "which", "that"}
    at -= words[at] in {"which", "that"}
    charged = words[at] in speech().claims and words[at - 1] in {"a", "an"} and words[at - 2] == ","
    return (at - 1, at + 1) if charged else None


def _said_after(passage: Passage, index: int, limit: int, sighting: Reading, speaker: Speaker | None) -> Saying | None:
    """What a verb introduces behind it."""
    article, lexicon, words, manner = passage.article, passage.lexicon, passage.words, sighting.form.manner
    first = content_after(article, lexicon, manner, index + 1, limit)
    if first is None and words[index] in speech().showing and speaker is not None and _is_evidence(passage, speaker):
        first = past_adverbs(article, lexicon, index + 1, limit)
    if first is None or first >= limit or phrase_at(lexicon.according, words, first):
        return None
    if manner.needs and manner.needs.isdisjoint(words[first : first + 4]):
        return None
    quoted = article.quotation_from.get(first)
    if quoted is not None and quoted.closed and not article.page.tokens[quoted.end - 2].is_word:
        end = resumed(article, index, quoted, passage.end)
    else:
        end = content_end(article, lexicon, index, first, limit)
    if end - first <= SHORT and not speech().vague.isdisjoint(words[first + 1 : end]):
        return None
    stance = "proposes" if _is_order(words, first) and "person" in manner.takes else manner.stance
    made = saying_of(passage, index, (first, end), stance, speaker, sighting)
    return replace(made, stance=stance) if made is not None and stance == "proposes" else made


def _is_order(words: list[str], first: int) -> bool:
    """Whether what somebody is told is to do something: «told jurors not to speak»."""
    return words[first + (words[first] == "not")] == "to"


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


def _is_negated(passage: Passage, index: int) -> bool:
    near = passage.words[max(passage.first, index - 2) : index]
    silenced = passage.lexicon.negations | _SUPPOSING
    return any(word in silenced or word.endswith("n't") for word in near)


def _quotation_before(passage: Passage, index: int, speaker: Speaker | None) -> Quotation | None:
    """The quotation that ends right before a verb or its subject: «"...," he said»."""
    article = passage.article
    at = (speaker.first if speaker is not None else index) - 1
    while at >= passage.first and article.words[at] in {",", "the"}:
        at -= 1
    quotation = article.quotation_at(at) if at >= passage.first else None
    if (
        quotation is None
        or quotation.end != at + 1
        or (speaker is None and at != index - 1 and article.words[at + 1] != ",")
    ):
        return None
    return quotation if not article.page.tokens[quotation.end - 2].is_word or article.words[at + 1] == "," else None


def _stated_before(passage: Passage, floor: int, index: int, speaker: Speaker, limit: int) -> tuple[int, int] | None:
    """The clause before its cue, with but an occasion behind the verb: «Police armed the gang, the report said»."""
    article, words = passage.article, passage.words
    comma = speaker.first - 1
    comma -= words[comma] in {"the", "a", "an"}
    if words[index + 1 : index + 2] == [","] and words[comma] == ",":
        return (floor, comma) if not _is_appositive(passage, floor, comma) else None
    while comma > floor and words[comma] in passage.lexicon.honorifics | {"the", "a", "an"}:
        comma -= 1
    if words[comma] != "," or comma - floor < 3 or _only_leads(words, floor, comma):
        return None
    after = past_adverbs(article, passage.lexicon, index + 1, limit)
    if _takes_listener(passage, index) and limit - index <= LISTENER and "that" not in words[index:limit]:
        return (floor, comma) if not _is_appositive(passage, floor, comma) else None
    behind = words[after] if after < limit else "."
    rest = set(words[after : min(limit, after + REACH)])
    if rest & passage.lexicon.complementisers or any(at in article.quotation_from for at in range(after, limit)):
        return None
    told = (
        behind in {".", ",", "in", "on", "at", "by", "to", "during", "after", '"'}
        or behind.endswith("ed")
        or reading(passage.lexicon, behind) is not None
    )
    return (floor, comma) if told and not _is_appositive(passage, floor, comma) else None


def _only_leads(words: list[str], floor: int, comma: int) -> bool:
    """Whether what stands before a comma only leads into the sentence («In a statement, he said»)."""
    finite = speech().finite | speech().silent | speech().being
    return words[floor] in speech().leading and finite.isdisjoint(words[floor:comma])


def _takes_listener(passage: Passage, index: int) -> bool:
    """Whether a cue takes who is told («told reporters»)."""
    sighting = reading(passage.lexicon, passage.words[index])
    return sighting is not None and "person" in sighting.form.manner.takes and "speech" in sighting.form.manner.takes


def _is_appositive(passage: Passage, floor: int, comma: int) -> bool:
    """Whether there is no verb before a comma, so that what stands there is a name and no clause."""
    finite = speech().silent | speech().being
    words = (passage.words[at] for at in range(floor, comma) if passage.article.naming_at(at) is None)
    return not any(word in finite or (len(word) > SHORT and word.endswith(("ed", "s"))) for word in words)


def _verdict(passage: Passage, index: int) -> Saying | None:
    """What somebody calls something: «called the report "a novel"», «rejected the claims as baseless»."""
    article, words = passage.article, passage.words
    if is_noun(article, passage.lexicon, passage.first, index) or _is_negated(passage, index):
        return None
    first = index + 1
    inside = article.quotation_at(index)
    limit = passage.end if inside is None else min(passage.end, inside.end)
    end = content_end(article, passage.lexicon, index, first, limit) if first < limit else first
    if end <= first or words[first] in {"for", "on", "upon", "off", "by"}:
        return None
    called = words[index].startswith(("call", "describ", "brand", "label", "dub"))
    named = article.naming_from(first) or article.naming_from(first + (words[first] == "the"))
    verdict = named is not None and named.end < end and words[named.end] in {"a", "an"}
    predicated = verdict or "as" in words[first:end] or any(at in article.quotation_from for at in range(first, end))
    about = bool(speech().claims & set(words[first : first + 5]))
    if not (predicated if called else about):
        return None
    participle = words[index].endswith("ing")
    speaker = None if participle else subject_before(article, passage.lexicon, passage.first, index)
    if speaker is None and not participle and words[index - 1] not in {"and", "but"}:
        return None
    denied = (not called and about) or (called and not speech().refuting.isdisjoint(words[first:end]))
    quoted = _quotation_before(passage, index, speaker)
    if quoted is not None and not called:
        return None
    form = reading(passage.lexicon, words[index])
    made = saying_of(passage, index, (first, end), "denies" if denied else "asserts", speaker, form, lead="object")
    return made and replace(made, stance="denies" if denied else "asserts")


def _according(passage: Passage) -> Iterator[Saying]:
    """«According to the centre, ...» and «..., according to the centre»."""
    article, lexicon, words = passage.article, passage.lexicon, passage.words
    for index in range(passage.first, passage.end):
        length = phrase_at(lexicon.according, words, index)
        if not length or article.quotation_at(index) is not None:
            continue
        speaker = subject_of_phrase(article, lexicon, index + length, passage.end)
        if speaker is None:
            continue
        opens = index == passage.first or words[index - 1] in {"and", "but", ";", "while"}
        goes_on = words[speaker.end : speaker.end + 1] == [","] and not speech().turning.isdisjoint(
            words[speaker.end + 1 : speaker.end + 2]
        )
        if opens:
            first = next((at + 1 for at in range(speaker.end, passage.end) if words[at] == ","), speaker.end)
            end = passage.end
        else:
            first, end = passage.first, passage.end if goes_on else index
        first, end = trimmed(article, first, end)
        if end - first > 1:
            yield Saying(
                cue=index, cue_end=speaker.end, first=first, end=end, lead="according", stance="asserts", rank=0,
                speaker=speaker,
            )  # fmt: skip


def _distinct(found: list[Saying]) -> list[Saying]:
    """The sayings without those whose content another of the same cue has."""
    kept: dict[tuple[int, int, int], Saying] = {}
    for saying in found:
        kept.setdefault((saying.cue, saying.first, saying.end), saying)
    return list(kept.values())
