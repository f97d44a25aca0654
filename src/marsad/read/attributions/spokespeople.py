"""Speakers whom a page tells of by whose they are: «وزير دفاعها», «وزارة خارجيتها»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.model.actor import ActorType, Mention, PageActor
from marsad.model.attribution import UNNAMED, Attribution
from marsad.model.ids import make_id
from marsad.read.attributions.cues import Lexicon, lexicon
from marsad.read.attributions.rolephrases import OWNERS, SHORTEST_OWNED
from marsad.read.page import Page
from marsad.text.tokens import Token

LONGEST = 5
"""How many words such a speaker is called by at most."""


def spokespeople(page: Page, said: Sequence[Attribution], actors: Sequence[PageActor]) -> tuple[PageActor, ...]:
    """The speakers that are nobody named and yet somebody: the office or body of one named."""
    taken = [(m.start, m.end) for actor in actors for m in actor.mentions]
    held: dict[tuple[str, ActorType], list[Mention]] = {}
    for one in said:
        if one.source != UNNAMED or one.speaker is None:
            continue
        words = page.tokens[page.token_at(page.place(one.speaker.start)) : page.token_at(page.place(one.speaker.end))]
        called, kind = _called(page, words[:LONGEST], lexicon("ar"))
        if not called:
            continue
        for span in (page.span(start, end) for start, end in _again(page, called)):
            if not any(start < span.end and span.start < end for start, end in taken):
                mark = Mention(span.start, span.end, why="spokesman", confidence=0.5)
                held.setdefault((" ".join(word.text for word in called), kind), []).append(mark)
                taken.append((span.start, span.end))
    return tuple(
        PageActor(
            id=make_id("spokesman", page.document.id, marks[0].start, marks[0].end, kind),
            name=page.document.text[marks[0].start : marks[0].end],
            type=kind,
            mentions=tuple(sorted(marks, key=lambda mark: mark.start)),
        )
        for (_, kind), marks in held.items()
    )


def _called(page: Page, words: Sequence[Token], known: Lexicon) -> tuple[Sequence[Token], ActorType]:
    """The words that such a speaker is called by, none where he is none such, and what he is."""
    if len(words) < 2:
        return (), "person"
    head, second = words[0].text, words[1].text
    titled, body = head in known.titles, head in known.bodies
    owned = len(second) > SHORTEST_OWNED and second.endswith(OWNERS) and page.written[words[1].start][-1] != "ة"
    if not (owned and (titled or body)):
        return (), "person"
    end = next((at for at in range(2, len(words)) if not words[at].text.startswith("ال")), len(words))
    return words[:end], "person" if titled and not body else "organization"


def _again(page: Page, called: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where the page has the same words, in folded characters."""
    forms = [token.text for token in called]
    for at, token in enumerate(page.tokens):
        if token.text == forms[0] and [one.text for one in page.tokens[at : at + len(forms)]] == forms:
            yield token.start, page.tokens[at + len(forms) - 1].end
