"""Names across scripts: which are the same, which only sound alike, and what is compared with what."""

from __future__ import annotations

import pytest

from marsad.resolve.scripts import Written, across_scripts, is_same_name


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("سالم الدوري", "Salem al-Douri"),
        ("عبد الرحمن شاهين", "Abdul Rahman Shaheen"),
        ("عبدالرحمن الشاهين", "Abdel-Rahman Shahin"),
        ("خديجة غانم", "Khadija Ghanem"),
        ("ميشيل فرح", "Michel Farah"),
        ("حسن رستم", "Hassan Rostam"),
        ("يوسف المنصوري", "Yusuf al-Mansouri"),
        ("طارق زيدان", "Tariq Zidan"),
    ],
)
def test_a_person_is_known_in_the_other_script(arabic: str, latin: str) -> None:
    assert is_same_name("person", arabic, latin)


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("حسن رستم", "Hussein Rostam"),
        ("حسين رستم", "Hassan Rostam"),
        ("نصار المنصوري", "Nasser al-Mansouri"),
        ("خليل غانم", "Khaled Ghanem"),
        ("محمود غانم", "Mohammed Ghanem"),
        ("سالم الدوري", "Salem"),
        ("سالم خالد الدوري", "Salem al-Douri"),
    ],
)
def test_names_that_sound_nearly_alike_stay_apart(arabic: str, latin: str) -> None:
    assert not is_same_name("person", arabic, latin)


def test_one_word_is_enough_for_a_place_and_not_for_a_person() -> None:
    assert is_same_name("place", "رمانة", "Rummana")
    assert not is_same_name("person", "رمانة", "Rummana")


def test_joins_are_between_scripts_and_within_a_type_only() -> None:
    named = [
        Written("a", "person", "حسن رستم"),
        Written("b", "person", "حسين رستم"),
        Written("c", "person", "Hassan Rostam"),
        Written("d", "place", "Hassan Rostam"),
        Written("e", "organization", "Hassan Rostam"),
    ]
    assert [(join.left, join.right) for join in across_scripts(named)] == [("a", "c")]
