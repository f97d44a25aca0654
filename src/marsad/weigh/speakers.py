"""Who speaks in an attribution: the outlet whose name the words are part of, the one behind a title, the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from marsad.model.actor import PageActor
from marsad.model.attribution import Attribution
from marsad.model.proposition import Link
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.text.folding import folded
from marsad.weigh.links import Known, actor_link, outlet_link, person_link, unnamed_link
from marsad.weigh.outlets import Named, named_in
from marsad.weigh.papers import paper

NEXT_TO = 4
"""Characters at most between a cue and the outlet that speaks: a blank, quotes, and what is written together."""


class Speakers(NamedTuple):
    """An attribution with the link of its source, the page's actor it is, and the outlets to which it was said."""

    said: Attribution
    link: Link
    actor: PageActor | None
    told: Sequence[Named]


def speakers(reading: Reading, sentence: Span, said: Attribution, known: Known) -> Speakers:
    """Who speaks, read again in the light of the whole case.

    `sentence` is the one in which the source is brought in.
    """
    outlets = _outlets(reading, sentence, said, known)
    told = [one for one in outlets if one.told]
    source = next((one for one in reading.actors if one.id == said.source), None)
    itself = next((one for one in outlets if not one.told and _is_source(one, said, source)), None)
    if itself is not None:
        return Speakers(said, outlet_link(itself, said.cue, "said"), None, ())
    if source is None:
        return Speakers(said, _described(reading, said, told), None, told)
    if source.type != "person" or said.speaker is None:
        return Speakers(said, actor_link(source, known, said, "said"), source, told)
    person = _at_the_end(reading, said.speaker) or source
    if person is source and (next_to := known.person_at(reading.text, said.speaker.end)) is not None:
        return Speakers(said, person_link(next_to, said), source, told)
    return Speakers(said, actor_link(person, known, said, "said"), person, told)


def _outlets(reading: Reading, sentence: Span, said: Attribution, known: Known) -> list[Named]:
    """The outlets named in the sentence, outside what is said."""
    found = named_in(reading.text, sentence, known.outlets)
    return [one for one in found if not said.content.holds(one.span) or _follows_cue(one, said)]


def _follows_cue(outlet: Named, said: Attribution) -> bool:
    return said.cue is not None and 0 <= outlet.span.start - said.cue.end <= NEXT_TO


def _is_source(outlet: Named, said: Attribution, source: PageActor | None) -> bool:
    """Whether the source of an attribution is an outlet's name or a part of it, or the outlet follows the cue.

    Who only got a paper is not its source («مذكرة حصلت «صحيفة المرفأ» على نسخة منها»).
    """
    if source is None:
        return said.speaker is None and not outlet.bare and _follows_cue(outlet, said)
    if said.speaker is not None and source.type == "document":
        return any(outlet.span.meets(one) for one in source.mentions if said.speaker.holds(one))
    if said.speaker is not None:
        return outlet.span.meets(said.speaker) and (source.type != "person" or outlet.span.holds(said.speaker))
    cue = said.cue or said.content
    nearest = min(source.mentions, key=lambda one: abs(one.start - cue.start), default=None)
    return nearest is not None and outlet.span.meets(nearest)


def _at_the_end(reading: Reading, speaker: Span) -> PageActor | None:
    """The person whose name ends the words for a speaker: the title before it («الوكيل السابق حسان ...») is theirs."""
    if not _is_one_person(reading.text[speaker.start : speaker.end]):
        return None
    inside = [
        one
        for one in reading.actors
        if one.type == "person"
        and any(speaker.holds(mention) and mention.end == speaker.end for mention in one.mentions)
    ]
    return inside[0] if inside else None


def _is_one_person(words: str) -> bool:
    return not any(mark in words for mark in "،,") and not any(word in {"و", "and"} for word in folded(words).split())


def _described(reading: Reading, said: Attribution, told: Sequence[Named]) -> Link:
    """A source without a name, without the outlet it spoke to; a numbered document described like one is a document."""
    speaker = said.speaker
    if speaker is None:
        return unnamed_link("", said)
    cut = min((one.span.start for one in told if speaker.holds(one.span)), default=speaker.end)
    link = unnamed_link(reading.text[speaker.start : cut].strip(), said)
    named = paper(said.id, link.name, None, None)
    return replace(link, kind="document") if named.telling and named.kind != "file" else link
