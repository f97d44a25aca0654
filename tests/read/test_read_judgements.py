"""Praise and blame that a predicate alone tells: sentences of invented speakers."""

from __future__ import annotations

import pytest
from test_read_claims import marked, read, said, told

BLAME, PRAISE = ["ACCUSE هيئة المدار > حركة نيروز"], ["SUPPORT هيئة المدار > حركة نيروز"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("إن {حركة نيروز} هي العدو الذي نخشاه", BLAME),
        ("إن {حركة نيروز} عدو", BLAME),
        ("إن {حركة نيروز} جماعة إرهابية", BLAME),
        ("إن {حركة نيروز} هي مجرد عصابة", BLAME),
        ("إن {حركة نيروز} باتت خطرا على البلاد", BLAME),
        ("إن دور {حركة نيروز} مشين في المنطقة", BLAME),
        ("إن تصريحات {حركة نيروز} هذه مقلقة", BLAME),
        ("إن قرار {حركة نيروز} غير شرعي", BLAME),
        ("إن وفد {حركة نيروز} غير موجود في البلدة", []),
        ("إن {حركة نيروز} هي قوة فعالة وناجحة", PRAISE),
        ("إن {حركة نيروز} نموذج للبلاد", PRAISE),
        ("إن {حركة نيروز} وصلت إلى موقع خطير", []),
        ("إن {حركة نيروز} ليست عدوا", []),
    ],
)
def test_what_a_speaker_thinks(content: str, expected: list[str]) -> None:
    text = f"قالت {{هيئة المدار}} {content}."
    plain, _ = marked(text)
    attribution = said(plain, "هيئة المدار", "قالت", plain[plain.index("إن") : -1])
    found, _ = read(text, (attribution,))
    assert [told(claim) for claim in found] == expected
    assert all(claim.attribution == attribution.id for claim in found)


def test_nobody_is_judged_where_nobody_speaks() -> None:
    assert read("{حركة نيروز} عدو و{هيئة المدار} نموذج.")[0] == ()
