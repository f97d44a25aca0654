"""Persons by their given name, where the tagger is silent or takes them for a body."""

from __future__ import annotations

import pytest

from marsad.read.actors.names import names
from marsad.read.actors.namings import Naming
from marsad.read.actors.shortnames import settled
from marsad.read.actors.tagger import Name
from marsad.read.actors.ways import opened
from marsad.text.folding import folded
from marsad.text.tokens import tokens


def _found(text: str, *learned: Name) -> list[tuple[str, str]]:
    words = tokens(folded(text))
    given = opened(words).places["given"]
    return [(" ".join(naming.core), naming.type) for naming in names(words, [], learned, lambda _: False, given)]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("قتل خالد الورداني على يد مجهولين", ["خالد الورداني"]),
        ("وأعلن سامي الرسموني أنه سيغادر", ["سامي الرسموني"]),
        ("قتل جديد الورداني", []),
        ("شارع خالد الورداني", []),
        ("زار خالد المصري", []),
        ("يقدم كريم الدعم", []),
    ],
)
def test_a_given_and_a_family_name_behind_a_verb_are_a_person(text, persons):
    assert _found(text) == [(folded(name), "person") for name in persons]


def test_what_the_tagger_finds_there_stands():
    assert _found("قتل خالد الورداني", Name(1, 3, "person", 0.9)) == [("خالد الورداني", "person")]


@pytest.mark.parametrize(
    ("text", "label"), [("إبراهيم الطويل", "person"), ("اتحاد الكتاب", "organization"), ("إبراهيم", "organization")]
)
def test_no_body_has_a_name_of_several_words_that_opens_with_a_given_name(text, label):
    words = folded(text).split()
    (found,) = _found(text, Name(0, len(words), "organization", 0.6))
    assert found[1] == label


def _told(name: str, kind: str, start: int, score: float = 0.5) -> Naming:
    core = tuple(name.split())
    return Naming(0, len(core), start, start + len(name), kind, "learned", core=core, rule="tagger", score=score)


def test_a_name_is_one_thing_all_over_the_page_and_a_surname_a_person():
    told = [
        _told("الينا دوفنر", "person", 0),
        *(_told("دوفنر", "place", 50, 0.9), _told("لدوفنر", "place", 90)),
        *(_told("كرافيا", "person", 120, 0.4), _told("كرافيا", "place", 150, 0.9), _told("وكرافيا", "person", 180)),
    ]
    found = settled([[one] for one in told])
    assert [(one.type, " ".join(one.core), one.start) for (one,) in found[1:]] == [
        ("person", "دوفنر", 50),
        ("person", "دوفنر", 91),
        ("place", "كرافيا", 120),
        ("place", "كرافيا", 150),
        ("place", "كرافيا", 181),
    ]
