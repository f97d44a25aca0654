"""From a language model's answer to proposals: each of its quotations is found on the page, or it is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from marsad.model.attribution import Stance
from marsad.model.claim import Modality, Polarity, Relation
from marsad.model.errors import Refused
from marsad.model.ids import make_id
from marsad.model.proposal import Proposal
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.model.zone import SPOKEN

METHOD = "propose/1"
MOST = 200
"""Marks taken from one answer: no piece of a page says more, and a model that repeats itself must end."""


class _Attribution(msgspec.Struct):
    content: str
    stance: Stance
    cue: str | None = None
    source: str | None = None


class _Claim(msgspec.Struct):
    quote: str
    relation: Relation
    agents: list[str]
    counterparts: list[str] = []
    time: str | None = None
    modality: Modality = "actual"
    polarity: Polarity = "positive"


class _Answer(msgspec.Struct):
    attributions: list[msgspec.Raw] = []
    claims: list[msgspec.Raw] = []


def proposals(reading: Reading, answer: str, model: str) -> Iterator[Proposal | Refused]:
    """The proposals in an answer, and for each mark that cannot be one the reason.

    Raises `Refused` with `broken-answer` where the answer as a whole is not what was asked for.
    """
    asked = _parsed(answer)
    marks: list[tuple[Literal["attribution", "claim"], msgspec.Raw]] = [
        *(("attribution", one) for one in asked.attributions),
        *(("claim", one) for one in asked.claims),
    ]
    for kind, mark in marks[:MOST]:
        try:
            yield _attribution(reading, mark, model) if kind == "attribution" else _claim(reading, mark, model)
        except Refused as refused:
            yield refused
    if len(marks) > MOST:
        yield Refused("too-large", f"The model proposed {len(marks)} marks at once; the first {MOST} were looked at.")


def _parsed(answer: str) -> _Answer:
    """The first JSON object of an answer; models like to put a fence or a word of their own around it."""
    start, end = answer.find("{"), answer.rfind("}")
    try:
        return msgspec.json.decode(answer[start : end + 1].encode("utf-8", "surrogatepass"), type=_Answer)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refused("broken-answer", f"The model did not answer with the JSON it was asked for: {error}.") from error


def _shaped(mark: msgspec.Raw, shape: type[Any]) -> Any:
    try:
        return msgspec.json.decode(mark, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refused("broken-answer", f"A proposed mark is not in the form asked for: {error}.") from error


def _attribution(reading: Reading, mark: msgspec.Raw, model: str) -> Proposal:
    said: _Attribution = _shaped(mark, _Attribution)
    content = _quoted(reading, said.content)
    around = Span(max(0, content.start - 400), min(len(reading.text), content.end + 400))
    cue, source = (None if words is None else _quoted(reading, words, around) for words in (said.cue, said.source))
    if source is not None and named(reading, source) is None:
        raise Refused("nobody", f"«{said.source}» is on the page but names nobody there.")
    return Proposal(
        id=make_id("proposal", reading.id, model, "attribution", content, cue, source, said.stance),
        document=reading.id,
        model=model,
        kind="attribution",
        span=content,
        cue=cue,
        source=source,
        stance=said.stance,
        method=METHOD,
    )


def _claim(reading: Reading, mark: msgspec.Raw, model: str) -> Proposal:
    told: _Claim = _shaped(mark, _Claim)
    span = _quoted(reading, told.quote)
    before = Span(0, span.end)
    agents, counterparts = (
        tuple(dict.fromkeys(_somebody(reading, words, span, before) for words in side))
        for side in (told.agents, told.counterparts)
    )
    if len({named(reading, one) for one in (*agents, *counterparts)}) < 2:
        raise Refused("nobody", f"A dealing needs two sides: «{told.quote}».")
    time = None if told.time is None else _quoted(reading, told.time, before)
    parts = (told.relation, agents, counterparts, time, told.modality, told.polarity)
    return Proposal(
        id=make_id("proposal", reading.id, model, "claim", span, *parts),
        document=reading.id,
        model=model,
        kind="claim",
        span=span,
        relation=told.relation,
        agents=agents,
        counterparts=counterparts,
        time=time,
        modality=told.modality,
        polarity=told.polarity,
        method=METHOD,
    )


def _somebody(reading: Reading, words: str, span: Span, before: Span) -> Span:
    try:
        found = _quoted(reading, words, span)
    except Refused:
        found = _quoted(reading, words, before)
    if named(reading, found) is None:
        raise Refused("nobody", f"«{words}» is on the page but names nobody there.")
    return found


def named(reading: Reading, span: Span) -> str | None:
    """The page actor whose mention shares most characters with a stretch, the shortest such mention counting."""
    shared = [
        (min(span.end, one.end) - max(span.start, one.start), one.start - one.end, actor.id)
        for actor in reading.actors
        for one in actor.mentions
        if one.meets(span)
    ]
    return max(shared)[2] if shared else None


def _quoted(reading: Reading, words: str, within: Span | None = None) -> Span:
    """Where words stand on the page letter for letter: within a stretch the last place before its end, else the first.

    Raises `Refused`: `not-quoted`, or `not-spoken` where they stand only in what is not the page's own.
    """
    if not words.strip():
        raise Refused("not-quoted", "An empty quotation proves nothing.")
    places = [span for span in _places(reading.text, words) if within is None or within.holds(span)]
    if not places:
        raise Refused("not-quoted", f"«{words}» is not on the page letter for letter.")
    own = [one for one in places if any(zone.kind in SPOKEN and zone.holds(one) for zone in reading.zones)]
    if not own:
        raise Refused("not-spoken", f"«{words}» stands in a part of the page that is not its own text.")
    return own[0] if within is None else own[-1]


def _places(text: str, words: str) -> Iterator[Span]:
    at = text.find(words)
    while at >= 0:
        yield Span(at, at + len(words))
        at = text.find(words, at + 1)
