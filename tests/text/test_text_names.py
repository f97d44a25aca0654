from __future__ import annotations

import pytest

from marsad.text.names import name_key, place_key, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [("عبد الرحمن سالم", "عبدالرحمن سالم"), ("أبو بكر", "ابوبكر"), ("حركة «النور»", "حركه النور")],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("سالم الدوري", "Salem al-Douri"),
        ("عبد الرحمن شاهين", "Abdul Rahman Shaheen"),
        ("خديجة غانم", "Khadija Ghanem"),
        ("ميشال فرح", "Michel Farah"),
    ],
)
def test_scripts_meet_in_the_consonants(arabic: str, latin: str) -> None:
    assert skeleton(arabic).replace(" ", "") == skeleton(latin).replace(" ", "")


def test_different_names_do_not_meet() -> None:
    assert skeleton("سالم الدوري") != skeleton("Samir al-Douri")


def test_a_place_is_known_without_the_word_for_its_kind() -> None:
    assert place_key("مدينة سرمد") == place_key("سرمد")
    assert place_key("مدينة") == "مدينه"
