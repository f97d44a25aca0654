"""Assaults and protests with their two sides: claims read in single marked sentences against the marks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from evals.figures import Figures, Unmeasured, balance, text_of
from marsad.model.claim import Claim
from marsad.model.document import Document
from marsad.model.ids import digest
from marsad.model.reading import Reading
from marsad.read.actors.aliases import aliases
from marsad.read.actors.participants import participants
from marsad.read.claims.scenes.setting import scene
from marsad.read.claims.tellings import Telling, tellings
from marsad.read.page import Page
from marsad.read.readings import reading
from marsad.text.folding import folded
from marsad.text.tokens import tokens

RELATIONS = ("ASSAULT", "PROTEST")
_FIELDS = ("relation", "text", "source_text", "target_text")


@dataclass(frozen=True, slots=True)
class Event:
    """A marked sentence: what is done in it, the words of who does it and to whom, empty where not marked."""

    relation: str
    text: str
    source: str
    target: str
    date: str | None


def events(path: Path) -> list[Event]:
    """The marked sentences of a file with one JSON object a line. Raises `Unmeasured` on a line that is not one."""
    found = [_event(path, number, line) for number, line in enumerate(text_of(path).splitlines(), 1) if line.strip()]
    if not found:
        raise Unmeasured(f"{path} holds no marked sentence")
    return found


def _event(path: Path, number: int, line: str) -> Event:
    try:
        marked = json.loads(line)
    except json.JSONDecodeError as error:
        raise Unmeasured(f"{path}, line {number}: not JSON ({error.msg})") from error
    missing = [name for name in _FIELDS if not isinstance(marked, dict) or not isinstance(marked.get(name), str)]
    if missing:
        raise Unmeasured(f"{path}, line {number}: {missing[0]} is missing or no text")
    if marked["relation"] not in RELATIONS:
        raise Unmeasured(f"{path}, line {number}: relation is none of {', '.join(RELATIONS)}")
    day = str(marked.get("date", ""))
    date = f"{day[:4]}-{day[4:6]}-{day[6:8]}" if len(day) == 8 and day.isdigit() else None
    return Event(marked["relation"], marked["text"], marked["source_text"], marked["target_text"], date)


def measured(path: Path) -> Figures:
    """F1 of the relation over all sentences, and in how many of those with two sides marked both are found.

    Each sentence is read as a page of its own. Its relations are those that its words tell, ASSAULT or PROTEST, each
    once, with both sides named or not. Both sides are found where one of them has an agent whose words overlap those
    marked as source and a counterpart whose words overlap those marked as target.
    """
    right = found = sided = both = 0
    marked = events(path)
    for event in marked:
        read, told = told_in(read_alone(event))
        relations = {one.relation for one in told}
        right += event.relation in relations
        found += len(relations)
        if event.source and event.target:
            sided += 1
            both += any(has_sides(event, read, one) for one in told if one.relation == event.relation)
    precision, recall, f1 = balance(right, found, len(marked))
    return {
        "relation_f1": f1,
        "relation_precision": precision,
        "relation_recall": recall,
        "actors": both / sided if sided else None,
        "sentences": len(marked),
        "with_both_sides": sided,
    }


def read_alone(event: Event) -> Reading:
    """The program's own reading of the one sentence."""
    sealed = digest(event.text.encode())
    document = Document(
        id=sealed, capture=sealed, name=sealed, text=event.text, language="ar", published=event.date, method="evals/1"
    )
    return reading(document, aliases())


def told_in(read: Reading) -> tuple[Reading, list[Claim | Telling]]:
    """The assaults and protests that a reading tells, and the reading with all who take part in them.

    Those are its claims, and what its words tell where a side is left open, which makes no claim. Who takes part may be
    named by what he is alone, and may be a building or a vehicle that is attacked.
    """
    page = Page(
        Document(id=read.id, capture=read.id, name=read.name, text=read.text, language=read.language, method="evals/1")
    )
    people = participants(page, read.zones, read.actors, sites=True)
    told = tellings(scene(page, read.zones, read.actors, read.times, read.attributions, people))
    every: list[Claim | Telling] = [*read.claims, *told]
    return replace(read, actors=(*read.actors, *people)), [one for one in every if one.relation in RELATIONS]


def has_sides(event: Event, read: Reading, claim: Claim | Telling) -> bool:
    """Whether a claim's agents and counterparts share a word with the marked source and target."""
    agents, others = claim.agents, claim.counterparts or claim.agents
    return _meets(read, agents, event.source) and _meets(read, others, event.target)


def _meets(read: Reading, actors: tuple[str, ...], marked: str) -> bool:
    wanted = set(_words(marked))
    return any(
        not wanted.isdisjoint(_words(written))
        for actor in read.actors
        if actor.id in actors
        for written in (read.text[one.start : one.end] for one in actor.mentions)
    )


def _words(text: str) -> Iterator[str]:
    """The words of a stretch that say something, with and without the clitics before them."""
    for token in tokens(folded(text)):
        if token.is_word:
            yield from _bare(token.text)


def _bare(word: str) -> Iterator[str]:
    bare = word[1:] if word[0] in "وف" and len(word) > 4 else word
    bare = "ا" + bare[1:] if bare.startswith("لل") else bare[1:] if bare[0] in "بل" and len(bare) > 4 else bare
    yield word
    yield bare
    if bare.startswith("ال"):
        yield bare[2:]
