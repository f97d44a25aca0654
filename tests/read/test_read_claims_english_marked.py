"""Dealings told by English constructions where the actors are given."""

from __future__ import annotations

import re

import pytest
from claim_sentences import rows, sides

from marsad.model.actor import ActorType, Mention, PageActor
from marsad.model.document import Document
from marsad.model.moment import Moment
from marsad.model.zone import Zone
from marsad.read.claims.claims import claims
from marsad.read.claims.scenes.setting import scene
from marsad.read.page import Page

MENTION = re.compile(r"{(?:([PGT]):)?([^}]+)}")
TYPES: dict[str | None, ActorType] = {"P": "person", "G": "place", None: "organization"}


def marked(text: str) -> tuple[str, list[PageActor], list[Moment]]:
    """A text without its braces, and the actors and times that stood in them."""
    plain, actors, last = "", dict[str, tuple[ActorType, list[Mention]]](), 0
    times: list[Moment] = []
    for found in MENTION.finditer(text):
        plain += text[last : found.start()]
        start, end = len(plain), len(plain) + len(found[2])
        if found[1] == "T":
            times.append(Moment(start=start, end=end, value="2020", mod=None, earliest=None, latest=None))
        else:
            actors.setdefault(found[2], (TYPES[found[1]], []))[1].append(Mention(start=start, end=end))
        plain += found[2]
        last = found.end()
    plain += text[last:]
    return plain, [PageActor(id=a, name=a, type=kind, mentions=tuple(m)) for a, (kind, m) in actors.items()], times


@pytest.mark.parametrize(("text", "expected"), tuple(rows("claims_english_marked.yml")))
def test_what_an_english_sentence_tells(text: str, expected: list[str]) -> None:
    plain, actors, times = marked(text)
    page = Page(Document(id="d", capture="c", name="n", text=plain, language="en", method="m"))
    found = claims(scene(page, [Zone(start=0, end=len(plain), kind="body")], actors, times, ()))
    assert sorted(map(sides, found)) == sorted(expected)
