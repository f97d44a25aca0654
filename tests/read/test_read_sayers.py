"""Speakers whom a page calls by a noun that no table has, and what says nothing by itself."""

from __future__ import annotations

import pytest

from marsad.model.document import Document
from marsad.model.reading import Reading
from marsad.read.actors.aliases import aliases
from marsad.read.readings import reading


def read(text: str) -> Reading:
    return reading(
        Document(id="d", capture="c", name="n", text="عنوان الخبر\n\n" + text, language="ar", method="m"), aliases()
    )


def sources(found: Reading) -> list[list[str]]:
    """What the source of each attribution is called, with all its mentions; nothing where it is unnamed."""
    called = {one.id: [found.text[m.start : m.end] for m in one.mentions] for one in found.actors}
    return [called.get(one.source, []) for one in found.attributions]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("وقال خفير المخزن إن اللصوص كانوا أربعة.", [["خفير المخزن"]]),
        ("وقال متسلق جبال إن الثلج كثيف.", [["متسلق"]]),
        ("وأوضح منظم الرحلة أن الحافلة سليمة. وأضاف المنظم أنه دفع.", [["منظم الرحلة", "المنظم"]] * 2),
        ("ودعت الغرفة إلى التهدئة.", [["الغرفة"]]),
        ("وأكدت النتائج أن العقار آمن.", [[]]),
        ("وقال مسئول محلي إن العقار آمن.", [[]]),
        ("وأصدر أوامره بإغلاق الطريق.", [[]]),
        ("وهي تؤكد دائما أن العقار آمن.", [[]]),
        ("ونفى قطعيا أن يكون العقار آمنا.", [[]]),
    ],
)
def test_who_says_something_is_somebody(text: str, called: list[list[str]]) -> None:
    assert sources(read(text)) == called
