"""Words that an English page hands on: «quoted X as saying», «is believed to», «the claims made by X that»."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from marsad.model.attribution import Stance
from marsad.read.attributions.cues import Manner, reading
from marsad.read.attributions.english.before import quotation_before
from marsad.read.attributions.english.contents import REACH, content_after, content_end, saying_of
from marsad.read.attributions.english.pleas import end_of_charge
from marsad.read.attributions.english.speakers import headed, subject_before
from marsad.read.attributions.english.words import speech
from marsad.read.attributions.sayings import Passage, Saying
from marsad.read.attributions.speakers import Speaker

_ANY = Manner("asserts", takes=frozenset({"clause", "speech", "quote"}))
_FANCYING = frozenset({"could", "can", "might", "should", "would"})
_RUMOURED = frozenset("alleged rumoured rumored suspected claimed reportedly".split())
_CLAUSE = 12
"""A clause said of a noun tells its verb within so many words."""
_QUESTIONS = frozenset("whether if why how what when who".split())
_OPENING = frozenset("who which where while when".split())
_ENDS = frozenset(',;:."') | {"and"}
_POSSESSIVES = frozenset("his her its their our my".split())


def handed_on(passage: Passage) -> Iterator[Saying]:
    """What one hands on, and in it what the other said: «Reuters quoted an official as saying», and the passive."""
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
        before = subject_before(article, lexicon, passage.first, index - 1 if passive else index)
        above = quotation_before(passage, index, before) if first is None else None  # «"...," the report quotes him»
        if first is None and above is None:
            continue
        first = above.first if above is not None else first or told
        end = above.end if above is not None else content_end(article, lexicon, told, first, passage.end)
        quoted = article.quotation_from.get(first)
        end = quoted.end if quoted is not None and quoted.end >= end - 1 else end
        behind = headed(article, lexicon, index + (2 if words[index + 1] == "by" else 1), told - 1)
        outer, inner = (behind, before) if passive else (before, behind)
        if outer is not None or passive:
            start = first if passive or above is not None else index + 1
            if outer is not None:
                made = saying_of(passage, index, (start, end), "asserts", outer)
                if made is not None:
                    yield replace(made, rank=0 if passive else 1, stance="asserts")
        stance: Stance = "denies" if words[told] == "denying" else "asserts"
        deep = saying_of(passage, told, (first, end), stance, inner or Speaker(index, told, None))
        if deep is not None:
            yield replace(deep, rank=2)


def supposed(passage: Passage) -> Iterator[Saying]:
    """What nobody named is made to say: «X is believed to have met Y»."""
    article, words = passage.article, passage.words
    for index in range(passage.first + 1, passage.end - 1):
        before = words[index - 1] if not words[index - 1].endswith("ly") else words[index - 2]
        fancied = before == "be" and not _FANCYING.isdisjoint(words[index - 4 : index])  # «could be thought to»
        done = words[index + 2 : index + 3] not in (["the"], ["a"], ["an"]) and article.naming_from(index + 2) is None
        supposed = words[index] in speech().supposed and before in speech().being and done  # not «reported to X»
        if supposed and words[index + 1] == "to" and not fancied:
            end = content_end(article, passage.lexicon, index, index + 1, passage.end)
            start, end = _around_supposed(passage, index, end)
            stance: Stance = "alleges" if words[index] in _RUMOURED else "asserts"
            made = saying_of(passage, index, (start, end), stance, Speaker(index, index + 1, None))
            if made is not None:
                yield replace(made, rank=2, stance=stance)


def _around_supposed(passage: Passage, index: int, end: int) -> tuple[int, int]:
    """Where what somebody is supposed to do begins and ends: in a clause said of a noun only there."""
    words = passage.words
    for at in range(index - 2, max(passage.first, index - _CLAUSE), -1):
        if words[at] in {";", ":", '"'}:
            return at + 1, end
        if words[at] in _OPENING and words[at - 1] == ",":
            relative = words[at] in {"who", "which"}
            comma = next((k for k in range(index, end) if words[k] == ","), end)
            return (index + 1, comma) if relative else (at + 1, end)
    said = passage.lexicon.complementisers
    start = next(
        (
            at + 1
            for at in range(index, passage.first, -1)
            if words[at] in {";", ":", '"'}
            or (words[at] in said and reading(passage.lexicon, words[at - 1]) is not None)
        ),
        passage.first,
    )
    return start, end


def told_of(passage: Passage) -> Iterator[Saying]:
    """What passives give: «X was accused by Y of lying», «he was told that», «it is believed that»."""
    article, lexicon, words = passage.article, passage.lexicon, passage.words
    for index in range(passage.first + 1, passage.end - 1):
        sighting = reading(lexicon, words[index])
        before = words[index - 1] if words[index - 1] not in lexicon.adverbs - speech().being else words[index - 2]
        if sighting is None or before not in speech().being or article.naming_at(index) is not None:
            continue
        manner = sighting.form.manner
        supposed = words[index] in speech().supposed and words[index + 1] in lexicon.complementisers
        if sighting.form.participle or not ("person" in manner.takes or supposed):
            continue
        first = content_after(article, lexicon, manner, index + 1, passage.end)
        stance = _put_to(words, index)
        if stance is not None:
            inside = article.quotation_at(index)
            limit = passage.end if inside is None else min(passage.end, inside.end)
            end = content_end(article, lexicon, index, index + 1, limit)
            made = saying_of(passage, index, (index + 1, end), stance, Speaker(index, index + 1, None), sighting)
            if made is not None:
                yield replace(made, rank=2, stance=stance)
            continue
        if first is None or words[first] not in manner.via | lexicon.complementisers:
            reach = range(index + 1, min(index + REACH // 2, passage.end))
            first = next((at for at in reach if words[at] in manner.via | {"and", "but"}), None)
            first = None if first is not None and words[first] not in manner.via else first
        if first is None:
            continue
        by = words[index + 1] == "by"
        speaker = headed(article, lexicon, index + 2, first) if by else None
        end = content_end(article, lexicon, index, first, passage.end)
        if words[first] == "of" and words[index - 2] in {"who", "that"}:
            end = min(end, end_of_charge(words, index, passage.end))  # «a mayor who was accused of X has left»
        source = speaker or Speaker(index, index + 1, None)
        made = saying_of(passage, index, (first, end), manner.stance, source, sighting)
        if made is not None:
            yield replace(made, rank=2)


def _put_to(words: list[str], index: int) -> Stance | None:
    """How what is put to somebody in the passive is meant: «was told to leave», «was asked whether he had»."""
    if words[index] == "asked" and words[index + 1] in _QUESTIONS:
        return "asks"
    ordered = "to" in words[index + 1 : index + 2 + (words[index + 1] == "not")]
    return "proposes" if ordered and words[index] in {"told", "ordered", "warned"} else None


def asked_by(passage: Passage) -> Iterator[Saying]:
    """What somebody asked: «Asked by X whether Y knew, he said», or nobody named: «Asked whether Y knew, he said»."""
    article, lexicon, words = passage.article, passage.lexicon, passage.words
    for index in range(passage.first, passage.end - 3):
        by = words[index + 1] == "by"
        if words[index] not in {"asked", "questioned", "pressed"} or not (by or _opens(words, index)):
            continue
        reach = range(index + 1, min(passage.end, index + REACH // 2))
        first = next((at for at in reach if words[at] in _QUESTIONS or words[at] == ","), None)
        if first is None or words[first] == ",":
            continue
        end = next((at for at in range(first, passage.end) if words[at] == ","), passage.end)
        speaker = headed(article, lexicon, index + 2, first) if by else None
        made = saying_of(passage, index, (first, end), "asks", speaker or Speaker(index, index + 1, None))
        if made is not None:
            yield replace(made, rank=2, stance="asks")


def _opens(words: list[str], index: int) -> bool:
    """Whether a participle stands at the head of a sentence, or behind «when» there."""
    before = words[index - 2 if words[index - 1] == "when" else index - 1] if index else "."
    return before in {".", "?", "!", '"', "”"}


def given_by_nouns(passage: Passage) -> Iterator[Saying]:
    """What nouns introduce: «the claims published by X that», «Odeh's claim that», «rumours that»."""
    article, lexicon, words = passage.article, passage.lexicon, passage.words
    for index in range(passage.first, passage.end - 2):
        entry = lexicon.nouns.get(words[index])
        if entry is None or article.naming_at(index) is not None:
            continue
        reach = range(index + 1, min(passage.end, index + REACH // 2))
        that = next((at for at in reach if words[at] in lexicon.complementisers or words[at] in _ENDS), None)
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
        made = saying_of(passage, index, (that, end), entry[0].stance, speaker or Speaker(index, index + 1, None))
        if made is not None:
            yield replace(made, rank=2, stance=entry[0].stance)
