"""Both languages say the same things, and every word of the vocabularies has a label."""

from __future__ import annotations

from string import Formatter
from typing import get_args, get_type_hints

import pytest

from marsad.model.actor import ActorType
from marsad.model.attribution import Evidence, Stance
from marsad.model.claim import Kind, Modality, Polarity, Relation
from marsad.model.judgement import Verb
from marsad.model.proposition import LinkKind, OriginEdge, Outcome
from marsad.model.refusal import REASONS
from marsad.model.zone import ZoneKind
from marsad.report.labels import labels
from marsad.resolve.slots import SlotName


def test_both_languages_have_the_same_keys() -> None:
    arabic, english = labels("ar"), labels("en")
    assert {group: list(keys) for group, keys in arabic.items()} == {
        group: list(keys) for group, keys in english.items()
    }


def test_both_languages_leave_room_for_the_same_values() -> None:
    arabic, english = labels("ar"), labels("en")

    def rooms(label: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(label) if name is not None}

    differing = [
        (group, key)
        for group, keys in english.items()
        for key, label in keys.items()
        if rooms(label) != rooms(arabic[group][key])
    ]
    assert differing == []


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("stance", get_args(Stance)),
        ("evidence", get_args(Evidence)),
        ("modality", get_args(Modality)),
        ("polarity", get_args(Polarity)),
        ("relation", get_args(Relation)),
        ("kind", get_args(Kind)),
        ("link", get_args(LinkKind)),
        ("edge", get_args(get_type_hints(OriginEdge)["kind"])),
        ("zone", get_args(ZoneKind)),
        ("kin", get_args(Outcome)),
        ("slot", get_args(SlotName)),
        ("verb", get_args(Verb)),
        ("network", get_args(ActorType)),
        ("reason", REASONS),
        ("month", tuple(map(str, range(1, 13)))),
    ],
)
def test_every_word_of_a_vocabulary_has_a_label(language: str, group: str, words: tuple[str, ...]) -> None:
    said = labels(language)[group]  # type: ignore[arg-type]
    assert [word for word in words if not said.get(word)] == []
