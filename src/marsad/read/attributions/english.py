"""The sayings of an English statement: the subject stands before its cue, or after it where a quotation comes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.model.attribution import Stance
from marsad.read.attributions.contents import Lead, trimmed
from marsad.read.attributions.cues import Manner, Reading, phrase_at, reading
from marsad.read.attributions.englishcontents import REACH, content_after, content_end, meant, past_adverbs, resumed
from marsad.read.attributions.englishquotes import is_going_on
from marsad.read.attributions.englishspeakers import headed, is_noun, subject_after, subject_before, subject_of_phrase
from marsad.read.attributions.englishwords import speech
from marsad.read.attributions.quotations import Quotation
from marsad.read.attributions.sayings import Passage, Saying
from marsad.read.attributions.speakers import Speaker

LISTENER = 9
"""A cue with its listener and the end of the sentence, in words."""
_POSSESSIVES = frozenset("his her its their our my".split())
_SUPPOSING = frozenset("might may could should can cannot must".split())
_ANY = Manner("asserts", takes=frozenset({"clause", "speech", "quote"}))


def english_sayings(passage: Passage) -> tuple[list[Saying], list[Speaker]]:
    """The sayings of an English statement in the order of their cues; no cue of English leaves its speaker idle.

    A quotation that goes on from the statement before was read with it.
    """
    if is_going_on(passage.article, passage.first, passage.end):
        return [], []
    found = _of_verbs(passage)
    found.extend(_handed(passage))
    found.extend(_supposed(passage))
    found.extend(_according(passage))
    found.extend(_of_nouns(passage))
    found = _distinct(found)
    found.sort(key=lambda saying: (saying.cue, saying.rank))
    return found, []


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
            found.append(saying)
    return found


def _of_verb(passage: Passage, index: int, sighting: Reading, before: list[Saying]) -> Saying | None:
    """What a verb introduces after it, or took from what stands before it.

    A verb behind «and» or «but» shares the subject of the one before; a participle has that of its sentence.
    """
    article, lexicon, words = passage.article, passage.lexicon, passage.words
    form, manner = sighting.form, sighting.form.manner
    if _is_negated(passage, index):
        return None
    inside = article.quotation_at(index)
    limit = passage.end if inside is None else min(passage.end, inside.end)
    floor = passage.first if inside is None else max(passage.first, inside.first + 1)
    speaker = None if form.participle else subject_before(article, lexicon, floor, index)
    quotation = _quotation_before(passage, index, speaker) if inside is None else None
    if quotation is not None and "quote" in manner.takes:
        who = speaker or subject_after(article, lexicon, index + 1, passage.end)
        if who is not None:
            end = resumed(article, index, quotation, passage.end)
            return _saying(passage, index, quotation.first, end, manner.stance, sighting, who, "quote")
    if speaker is not None and manner.takes & {"speech", "clause"}:
        stated = _stated_before(passage, floor, index, speaker, limit)
        if stated is not None:
            return _saying(passage, index, *stated, manner.stance, sighting, speaker, "clause")
    shared = _shares_subject(passage, index, before)
    if speaker is None and not form.participle and not shared:
        return None
    if speaker is None and form.participle and words[index - 1] not in {",", "and", '"'} and not before:
        return None
    first = content_after(article, lexicon, manner, index + 1, limit)
    if first is None and words[index] in speech().showing and speaker is not None and _is_evidence(passage, speaker):
        first = past_adverbs(article, lexicon, index + 1, limit)
    if (
        first is None
        or phrase_at(lexicon.according, words, first)
        or (manner.needs and manner.needs.isdisjoint(words[first : first + 4]))
    ):
        return None
    quoted = article.quotation_from.get(first)
    if quoted is not None and quoted.closed and not article.page.tokens[quoted.end - 2].is_word:
        end = resumed(article, index, quoted, passage.end)
    else:
        end = content_end(article, lexicon, index, first, limit)
    if speaker is None and shared:
        speaker = before[-1].speaker
    return _saying(passage, index, first, end, manner.stance, sighting, speaker, "clause")


def _is_evidence(passage: Passage, speaker: Speaker) -> bool:
    """Whether what speaks is a document, a picture, a figure."""
    if speaker.naming is not None and speaker.naming.actor.type == "document":
        return True
    said = set(passage.words[speaker.first : speaker.end])
    return bool(said & (set(passage.lexicon.evidence) | speech().works))


def _shares_subject(passage: Passage, index: int, before: list[Saying]) -> bool:
    """Whether a verb goes on with the subject of the cue before it: «called for ... and urged»."""
    at = index - 1
    while at > passage.first and passage.words[at] in passage.lexicon.adverbs - {"and", "but"}:
        at -= 1
    return bool(before) and passage.words[at] in {"and", "but", "yet", ","}


def _is_negated(passage: Passage, index: int) -> bool:
    near = passage.words[max(passage.first, index - 2) : index]
    silenced = passage.lexicon.negations | _SUPPOSING
    return any(word in silenced or word.endswith("n't") for word in near)


def _saying(
    passage: Passage, index: int, first: int, end: int, stance: Stance, sighting: Reading | None, speaker: Speaker | None, lead: Lead
) -> Saying | None:  # fmt: skip
    first, end = trimmed(passage.article, first, end)
    if end <= first:
        return None
    return Saying(
        cue=index, cue_end=index + 1, first=first, end=end, lead=lead,
        stance=meant(passage.article, passage.lexicon, stance, first, end),
        form=sighting.form if sighting is not None else None, speaker=speaker,
    )  # fmt: skip


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
    """The clause before its cue: «Police armed the gang, the report said», with nothing but an occasion behind the verb."""
    article, words = passage.article, passage.words
    comma = speaker.first - 1
    if words[index + 1 : index + 2] == [","] and words[comma] == ",":
        return (floor, comma) if not _is_appositive(passage, floor, comma) else None
    while comma > floor and words[comma] in passage.lexicon.honorifics | {"the", "a", "an"}:
        comma -= 1
    if words[comma] != "," or comma - floor < 3 or words[floor] in speech().leading:
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


def _takes_listener(passage: Passage, index: int) -> bool:
    """Whether a cue takes who is told («told reporters»)."""
    sighting = reading(passage.lexicon, passage.words[index])
    return sighting is not None and "person" in sighting.form.manner.takes and "speech" in sighting.form.manner.takes


def _is_appositive(passage: Passage, floor: int, comma: int) -> bool:
    """Whether there is no verb before a comma, so that what stands there is a name and no clause."""
    finite = speech().silent | speech().being
    return not any(
        passage.words[at] in finite or (passage.words[at].endswith(("ed", "s")) and passage.article.naming_at(at) is None and len(passage.words[at]) > 4)
        for at in range(floor, comma)
    )  # fmt: skip


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
    predicated = "as" in words[first:end] or any(at in article.quotation_from for at in range(first, end))
    about = bool(speech().claims & set(words[first : first + 5]))
    if not (predicated if called else about):
        return None
    participle = words[index].endswith("ing")
    speaker = None if participle else subject_before(article, passage.lexicon, passage.first, index)
    if speaker is None and not participle and words[index - 1] not in {"and", "but"}:
        return None
    denied = (not called and about) or bool(speech().denying & set(words[first:end]))
    quoted = _quotation_before(passage, index, speaker)
    if quoted is not None and not called:
        return None
    form = reading(passage.lexicon, words[index])
    made = _saying(passage, index, first, end, "denies" if denied else "asserts", form, speaker, "object")
    return made and replace(made, stance="denies" if denied else "asserts")


def _handed(passage: Passage) -> Iterator[Saying]:
    """What one hands on, and in it what the other said: «Reuters quoted an official as saying that», and the passive."""
    article, lexicon, words = passage.article, passage.lexicon, passage.words
    for index in range(passage.first, passage.end):
        if words[index] not in speech().handing or article.naming_at(index) is not None:
            continue
        told = next(
            (
                at
                for at in range(index + 1, min(passage.end, index + REACH))
                if words[at] in speech().handed and words[at - 1] == "as"
            ),
            None,
        )
        if told is None:
            continue
        passive = words[index - 1] in speech().being or words[index - 1] == "widely"
        first = content_after(article, lexicon, _ANY, told + 1, passage.end)
        if first is None:
            continue
        end = content_end(article, lexicon, told, first, passage.end)
        quoted = article.quotation_from.get(first)
        end = quoted.end if quoted is not None and quoted.end >= end - 1 else end
        before = subject_before(article, lexicon, passage.first, index - 1 if passive else index)
        behind = headed(article, lexicon, index + (2 if words[index + 1] == "by" else 1), told - 1)
        outer, inner = (behind, before) if passive else (before, behind)
        if outer is not None or passive:
            start = first if passive else index + 1
            if outer is not None:
                made = _saying(passage, index, start, end, "asserts", None, outer, "clause")
                if made is not None:
                    yield replace(made, rank=0 if passive else 1, stance="asserts")
        deep = _saying(
            passage,
            told,
            first,
            end,
            "denies" if words[told] == "denying" else "asserts",
            None,
            inner or Speaker(index, told, None),
            "clause",
        )
        if deep is not None:
            yield replace(deep, rank=2)


def _supposed(passage: Passage) -> Iterator[Saying]:
    """What nobody named is made to say: «X is believed to have met Y»."""
    article, words = passage.article, passage.words
    for index in range(passage.first + 1, passage.end - 1):
        before = words[index - 1] if not words[index - 1].endswith("ly") else words[index - 2]
        if words[index] in speech().supposed and before in speech().being and words[index + 1] == "to":
            end = content_end(article, passage.lexicon, index, index + 1, passage.end)
            start = next(
                (at + 1 for at in range(index, passage.first, -1) if words[at] in {";", ":", '"'}), passage.first
            )
            made = _saying(passage, index, start, end, "alleges", None, Speaker(index, index + 1, None), "clause")
            if made is not None:
                yield replace(made, rank=2, stance="alleges")


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
        if opens:
            first = next((at + 1 for at in range(speaker.end, passage.end) if words[at] == ","), speaker.end)
            end = passage.end
        else:
            first, end = passage.first, index
        first, end = trimmed(article, first, end)
        if end - first > 1:
            yield Saying(
                cue=index, cue_end=speaker.end, first=first, end=end, lead="according", stance="asserts", rank=0, speaker=speaker,
            )  # fmt: skip


def _of_nouns(passage: Passage) -> Iterator[Saying]:
    """What nouns introduce: «the claims published by X that», «Odeh's claim that», «rumours that»."""
    article, lexicon, words = passage.article, passage.lexicon, passage.words
    for index in range(passage.first, passage.end - 2):
        entry = lexicon.nouns.get(words[index])
        if entry is None or article.naming_at(index) is not None:
            continue
        reach = range(index + 1, min(passage.end, index + REACH // 2))
        that = next((at for at in reach if words[at] in lexicon.complementisers or words[at] in ",;:."), None)
        if that is None or words[that] not in lexicon.complementisers:
            continue
        owner = article.naming_at(index - 1)
        said = next((at for at in range(index + 1, that) if words[at] in {"by", "from", "of"}), None)
        speaker = headed(article, lexicon, said + 1, that) if said is not None else None
        if owner is not None and owner.end == index:
            speaker = Speaker(owner.first, index, owner)
        if speaker is None and (not entry[1] or that > index + 1 or words[index - 1] in _POSSESSIVES):
            continue
        end = content_end(article, lexicon, index, that, passage.end)
        made = _saying(
            passage, index, that, end, entry[0].stance, None, speaker or Speaker(index, index + 1, None), "clause"
        )
        if made is not None:
            yield replace(made, rank=2, stance=entry[0].stance)


def _distinct(found: list[Saying]) -> list[Saying]:
    """The sayings without those whose content another of the same cue has."""
    kept: dict[tuple[int, int, int], Saying] = {}
    for saying in found:
        kept.setdefault((saying.cue, saying.first, saying.end), saying)
    return list(kept.values())
