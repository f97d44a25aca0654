"""Speakers whom a page calls only by what they are, with a noun that no table has («جد الطفلة», «متسلق جبال»)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from marsad.model.actor import Mention, PageActor
from marsad.model.attribution import UNNAMED, Attribution
from marsad.model.ids import make_id
from marsad.model.span import Span
from marsad.read.actors.commonnouns import OWNERS, CommonNoun, common_noun, listed
from marsad.read.actors.describedphrases import Stretch, is_word_of_thing, phrase_end
from marsad.read.actors.lexicon import ARTICLE
from marsad.read.actors.wordclasses import about
from marsad.read.actors.words import word
from marsad.read.attributions.cues import lexicon as cues
from marsad.read.page import Page
from marsad.text.tokens import Token

REACH = 12
"""How many words the phrase of such a speaker has at most."""
BLESSING = "صلي"
"""The verb that opens «صلى الله عليه وسلم», which is nobody's name."""
SHORTEST = 3
"""Letters that the noun of such a speaker has at least, its article not counted."""
TELLING = ("clause, ", "speech, ", "quote, ", "via, ", "object, ")
"""How the reason of a mark begins whose source says a sentence: what a thing shows or leads to is mostly a noun."""
THINGS = frozenset("idea time sport money nature body technology art".split())
"""What nouns are about that are nobody's."""
BEFORE = frozenset(("من", "احد", "احدي", "بعض", "عدد", "اثنان", "اثنتان", "عشرات", "ميات", "نصف"))
"""Words of quantity before such a noun, and the «من» behind them."""


def sayers(page: Page, said: Sequence[Attribution], actors: Sequence[PageActor]) -> tuple[PageActor, ...]:
    """Those who say a sentence and of whom it is told who they are, though no table knows what they are called by.

    Who says something is somebody; what shows or indicates it is a thing, and those are in a table. `actors` are those
    known already, with and without names.
    """
    if page.document.language != "ar":
        return ()
    taken = [(m.start, m.end) for actor in actors for m in actor.mentions]
    held: dict[str, list[Mention]] = {}
    for one in said:
        if one.source != UNNAMED or one.speaker is None or not one.why.startswith(TELLING):
            continue
        if one.cue is not None and one.cue.start == one.speaker.start:
            continue
        found = _called(page, one.speaker)
        if found is None:
            continue
        noun, span = found
        if not any(start < span.end and span.start < end for start, end in taken):
            held.setdefault(noun, []).append(Mention(span.start, span.end, why="sayer", confidence=0.5))
            taken.append((span.start, span.end))
    for noun, marks in held.items():
        marks.extend(_again(page, noun, taken))
    return tuple(
        PageActor(
            id=make_id("sayer", page.document.id, marks[0].start, marks[0].end, "person"),
            name=page.document.text[marks[0].start : marks[0].end],
            type="person",
            mentions=tuple(sorted(marks, key=lambda mark: mark.start)),
        )
        for marks in held.values()
    )


def _called(page: Page, speaker: Span) -> tuple[str, Span] | None:
    """The noun of a speaker, and the words that he is called by; None for those whom the press leaves unnamed."""
    first = page.token_at(page.place(speaker.start))
    words = page.tokens[first : min(first + REACH, page.token_at(page.place(speaker.end)))]
    at = next((at for at, token in enumerate(words) if token.text not in BEFORE), len(words))
    if at == len(words) or not _is_noun_of_somebody(page, words[at]):
        return None
    stretch = Stretch(page, words, {}, {}, frozenset(), frozenset())
    noun = _as_person(words[at])
    end, _ = phrase_end(stretch, at, noun)
    if end == at + 1 and at == 0 and not noun.definite and noun.form.endswith("ون"):
        return None
    return noun.form, page.span(words[0].start, words[end - 1].end)


def _is_noun_of_somebody(page: Page, token: Token) -> bool:
    """Whether a word can be a noun for somebody: in no list of those left unnamed, nor of things that tell."""
    text, bare, seen = token.text, token.text.removeprefix(ARTICLE), word(token.text)
    if len(bare) < SHORTEST or text == BLESSING or not is_word_of_thing(text) or seen.skip or seen.calendar:
        return False
    if text == bare and bare.endswith(OWNERS) and page.written[token.start][-1] != "ة":
        return False
    if common_noun(text) or text in cues("ar").anonymous or (text == bare and bare.endswith("ين")):
        return False
    if not (seen.head or word(bare.removesuffix("ا")).head) and _is_nobodys(text, definite=text != bare):
        return False
    if text != bare and text.endswith("ان") and text.removesuffix("ان") in cues("ar").titles:
        # «القائدان» are two of whom the page has told
        return False
    return _left_out().isdisjoint((bare, bare.removesuffix("ا"))) and not bare.endswith("ات")


def _is_nobodys(text: str, *, definite: bool) -> bool:
    """Whether a word is no noun of somebody's but an adverb («قطعيا»), an adjective or one of things and times."""
    adverb = not definite and text.endswith("ا")
    return adverb or any(kind[0] == "a" or kind[1:].removesuffix("d") in THINGS for kind in about(text))


@cache
def _left_out() -> frozenset[str]:
    """The nouns for those whom the press leaves unnamed, and for things that tell."""
    return listed("voices") | listed("unsigned") | listed("telling") | listed("documents")


def _as_person(token: Token) -> CommonNoun:
    form = token.text.removeprefix(ARTICLE)
    return CommonNoun(form, form, "person", 0, form != token.text, form.endswith("ه"), below=False)


def _again(page: Page, noun: str, taken: list[tuple[int, int]]) -> Iterator[Mention]:
    """Where the page names the same one by the noun with its article."""
    for token in page.tokens:
        if token.text == ARTICLE + noun:
            span = page.span(token.start, token.end)
            if not any(start < span.end and span.start < end for start, end in taken):
                taken.append((span.start, span.end))
                yield Mention(span.start, span.end, why="sayer", confidence=0.5)
