"""Attributions in English sentences about invented people and bodies."""

from __future__ import annotations

import re

import pytest

from marsad.model.actor import Mention, PageActor
from marsad.model.document import Document
from marsad.model.zone import Zone
from marsad.read.attributions.attributions import attributions
from marsad.read.page import Page

PEOPLE = {
    "amin": ("person", "Amin Salim", "Salim"),
    "odeh": ("person", "Karim Odeh", "Odeh"),
    "centre": ("organization", "Norland Centre"),
    "ministry": ("organization", "Ministry of Defence"),
    "brigade": ("organization", "Red Brigade"),
    "wire": ("organization", "Harbour Wire"),
    "norland": ("place", "Norland"),
}


def read(text):
    found = [(m, name) for name, (_, *forms) in PEOPLE.items() for form in forms for m in re.finditer(form, text)]
    longest = [
        (m, n) for m, n in found if not any(o.start() <= m.start() and m.end() <= o.end() and o != m for o, _ in found)
    ]
    actors = tuple(
        PageActor(
            id=name,
            name=name,
            type=entry[0],
            mentions=tuple(Mention(start=m.start(), end=m.end()) for m, owner in longest if owner == name),
        )
        for name, entry in PEOPLE.items()
    )
    page = Page(Document(id="d", capture="c", name="n", text=text, language="en", method="m"))
    return attributions(page, (Zone(start=0, end=len(text), kind="body"),), actors)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Amin Salim, head of the Norland Centre, said on Monday that the talks had begun.",
            [("amin", "asserts", "that the talks had begun")],
        ),
        ("Ministry spokesman Karim Odeh said the talks had begun.", [("odeh", "asserts", "the talks had begun")]),
        ('"We never met them," said Karim Odeh.', [("odeh", "asserts", '"We never met them,"')]),
        (
            '"We never met them," Odeh said, adding that the claims were false.',
            [("odeh", "asserts", '"We never met them,"'), ("odeh", "asserts", "that the claims were false")],
        ),
        (
            '"The deal is dead," Odeh said, "and everybody knows it."',
            [("odeh", "asserts", '"The deal is dead," Odeh said, "and everybody knows it."')],
        ),
        ("According to the Norland Centre, the two sides met.", [("centre", "asserts", "the two sides met")]),
        (
            "The two sides met twice, according to leaked documents.",
            [("unnamed", "asserts", "The two sides met twice")],
        ),
        ("The two sides met twice, according to witnesses.", [("unnamed", "asserts", "The two sides met twice")]),
        (
            "The Ministry of Defence denied the report. It also denied receiving arms.",
            [("ministry", "denies", "the report"), ("ministry", "denies", "receiving arms")],
        ),
        ("Norland accused the Red Brigade of selling fuel.", [("norland", "alleges", "of selling fuel")]),
        (
            "The Ministry of Defence called for an inquiry and urged the Red Brigade to disarm.",
            [("ministry", "proposes", "for an inquiry"), ("ministry", "proposes", "to disarm")],
        ),
        (
            "Odeh told Harbour Wire that arms had arrived, but the Ministry of Defence said the border was shut.",
            [("odeh", "asserts", "that arms had arrived"), ("ministry", "asserts", "the border was shut")],
        ),
        ("A senior official said the talks must continue.", [("unnamed", "proposes", "the talks must continue")]),
        ("Critics of Norland claim the deal was secret.", [("unnamed", "alleges", "the deal was secret")]),
        ("Salim did not say whether the group was paid.", []),
        ("The report was new and the claim was old.", []),
    ],
)
def test_who_says_what(text, expected):
    assert [(one.source, one.stance, text[one.content.start : one.content.end]) for one in read(text)] == expected


def test_what_the_documents_show_stands_inside_what_is_said():
    text = "Amin Salim said the documents show that no arms were delivered."
    outer, inner = read(text)
    assert (outer.source, inner.source, inner.within) == ("amin", "unnamed", outer.id)
    assert inner.evidence == "document"
