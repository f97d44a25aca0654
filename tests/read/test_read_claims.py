"""Dealings told by constructions: sentences about invented actors, and what must hold of any claim."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model.actor import ActorType, Mention, PageActor
from marsad.model.attribution import Attribution, Stance
from marsad.model.claim import Claim
from marsad.model.document import Document
from marsad.model.moment import Moment
from marsad.model.span import Span
from marsad.model.zone import Zone
from marsad.read.claims import claims
from marsad.read.page import Page
from marsad.text.tables import table

SENTENCES = table(Path(__file__).with_name("claims_sentences.yml"), dict[str, dict[str, list[str]]])
MENTION = re.compile(r"{([^}|]+)(?:\|([^}]+))?}")
PERSONS = ("سالم", "ليلى")


def marked(text: str) -> tuple[str, list[PageActor]]:
    """A text without its braces, and the actors that stood in them."""
    plain, mentions, last = "", dict[str, list[Mention]](), 0
    for found in MENTION.finditer(text):
        plain += text[last : found.start()]
        form = found[2] or found[1]
        mentions.setdefault(found[1], []).append(Mention(start=len(plain), end=len(plain) + len(form)))
        plain += form
        last = found.end()
    plain += text[last:]
    return plain, [
        PageActor(id=name, name=name, type=kind_of(name), mentions=tuple(places)) for name, places in mentions.items()
    ]


def kind_of(name: str) -> ActorType:
    return "person" if name.startswith(PERSONS) else "organization"


def page_of(text: str) -> Page:
    return Page(Document(id="d", capture="c", name="n", text=text, language="ar", method="m"))


def read(
    text: str, attributions: tuple[Attribution, ...] = (), times: tuple[Moment, ...] = ()
) -> tuple[tuple[Claim, ...], str]:
    plain, actors = marked(text)
    body = Zone(start=0, end=len(plain), kind="body")
    return claims(page_of(plain), [body], actors, times, attributions), plain


def told(claim: Claim) -> str:
    sides = ", ".join(claim.agents) + (" > " + ", ".join(claim.counterparts) if claim.counterparts else "")
    mood = "" if claim.modality == "actual" else f" {claim.modality}"
    return f"{claim.relation} {sides}{mood}{' not' if claim.polarity == 'negative' else ''}"


@pytest.mark.parametrize(
    ("text", "expected"), [pair for group in SENTENCES.values() for pair in group.items()], ids=lambda v: str(v)[:60]
)
def test_what_a_sentence_tells(text: str, expected: list[str]) -> None:
    found, _ = read(text)
    assert sorted(map(told, found)) == sorted(expected)
