from __future__ import annotations

import pytest

from marsad.read.zones.cohesion import connection, content, echo, goes_on
from marsad.text.folding import folded


@pytest.mark.parametrize(
    ("paragraph", "wanted"),
    [
        ("وأضاف المتحدث أن اللقاء لم يحدث", True),
        ("ونفى المجلس ذلك", True),
        ("من جهتها، قالت اللجنة إنها ستحقق", True),
        ("يذكر أن الهدنة بدأت قبل عام", True),
        ("أما في الشرق فقد توقفت المعارك", True),
        ("وزير النقل يفتتح المحطة الجديدة", False),
        ("واشنطن تعلن موقفها من الهدنة", False),
        ("وصل وفد أممي إلى المدينة", False),
        ("أعلن المجلس تجميد الاتصالات", False),
        ("However, the council denied it.", True),
        ("He added that no one had met.", True),
        ("The council denied the report.", False),
        ("", False),
    ],
)
def test_a_paragraph_goes_on_where_its_first_words_take_up_the_one_before(paragraph: str, wanted: bool) -> None:
    assert goes_on(folded(paragraph)) is wanted


def test_forms_of_a_word_are_one_stem_and_common_words_are_none() -> None:
    assert content(folded("الحواجز وبالحواجز للحواجز حواجزها")) == content(folded("حواجز")) * 4
    assert content(folded("قال إن هذا في يوم الخميس")) == []


def test_connection_is_the_share_of_words_that_the_text_has_too() -> None:
    assert connection(["ا", "ب", "ب"], {"ا", "ج"}) == 0.5
    assert connection([], {"ا"}) == 0.0


def test_an_echo_counts_only_what_the_title_brings() -> None:
    assert echo(["ا", "ب", "ج"], {"ا", "ب"}, known={"ا"}) == 0.5
