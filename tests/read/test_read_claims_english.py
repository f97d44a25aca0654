"""Dealings told by English sentences about invented bodies, from names to claims."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from marsad.model.document import Document
from marsad.read.actors.aliases import aliases
from marsad.read.readings import parsed

SENTENCES = yaml.safe_load(Path(__file__).with_name("claims_english_sentences.yml").read_text(encoding="utf-8"))
OPENING = "News from the north\n\n"
CLOSING = "\nThe weather was fine in the whole valley and the markets were open.\n"


def told(text):
    page = OPENING + text + CLOSING
    reading = parsed(Document(id="d", capture="c", name="n", text=page, language="en", method="m"), aliases())
    names = {actor.id: actor.name for actor in reading.actors}
    sources = {one.id: names.get(one.source, one.source) for one in reading.attributions}
    return [
        (
            claim.relation,
            frozenset(names[actor] for actor in claim.agents),
            frozenset(names[actor] for actor in claim.counterparts),
            sources.get(claim.attribution or ""),
        )
        for claim in reading.claims
    ]


def expected(row):
    relation, _, rest = row.partition(": ")
    sides, _, source = rest.partition(" by ")
    doers, _, others = sides.partition(" > ")
    return (
        relation,
        frozenset(doers.split(" + ")),
        frozenset(name for name in others.split(" + ") if name),
        source or None,
    )


@pytest.mark.parametrize("row", SENTENCES, ids=[row["text"][:60] for row in SENTENCES])
def test_an_english_sentence_tells_these_dealings(row, request):
    if "fails" in row:
        request.applymarker(pytest.mark.xfail(reason=row["fails"], strict=True))
    want = [expected(one) for one in row["claims"]]
    sources = {relation: source for relation, _, _, source in want}
    got = [(*sides, source if sources.get(sides[0]) else None) for *sides, source in told(row["text"])]
    assert sorted(got, key=str) == sorted(want, key=str)


def test_the_month_of_may_makes_nothing_possible():
    text = "Turkey arrested Adel Shahin in May for arming the Hadar Brigade."
    document = Document(id="d", capture="c", name="n", text=text, language="en", method="m")
    assert {claim.modality for claim in parsed(document, aliases()).claims} == {"actual"}
