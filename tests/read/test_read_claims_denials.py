"""What a denial denies that names no dealing of its own: invented speakers."""

from __future__ import annotations

import pytest
from test_read_claims import marked, read, said, told

TOLD = "سلحت {هيئة المدار} {حركة نيروز}. ثم التقى {سالم الورداني} {سالم الحمداني}. "


def denied(text: str, source: str, cue: str, content: str) -> list[str]:
    """The dealings that hang on a denial."""
    plain, _ = marked(text)
    denial = said(plain, source, cue, content, "denies")
    found, _ = read(text, (denial,))
    return [told(claim) for claim in found if claim.attribution == denial.id]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        (f"{TOLD}ونفت {{هيئة المدار}} ذلك.", "هيئة المدار", "ونفت", "ذلك", ["AID هيئة المدار > حركة نيروز"]),
        (
            f"{TOLD}ونفى {{سالم الورداني}} ذلك.",
            "سالم الورداني",
            "ونفى",
            "ذلك",
            ["CONSULT سالم الورداني, سالم الحمداني"],
        ),
        (
            f"{TOLD}ونفت {{حركة نيروز}} ما ورد في التقرير جملة وتفصيلا.",
            "حركة نيروز",
            "ونفت",
            "ما ورد في التقرير جملة وتفصيلا",
            ["AID هيئة المدار > حركة نيروز"],
        ),
        (
            f"{TOLD}ونفت {{حركة نيروز}} صحة كل ما ورد في التقرير.",
            "حركة نيروز",
            "ونفت",
            "صحة كل ما ورد في التقرير",
            ["AID هيئة المدار > حركة نيروز"],
        ),
        (
            f"{TOLD}ونفى {{سالم الحمداني}} أي لقاء من هذا النوع.",
            "سالم الحمداني",
            "ونفى",
            "أي لقاء من هذا النوع",
            ["CONSULT سالم الورداني, سالم الحمداني"],
        ),
        (
            "قصفت {جبهة الشفق} {هيئة المدار}. ونفت {حركة نيروز} أي صلة لها بالهجوم.",
            "حركة نيروز",
            "ونفت",
            "أي صلة لها بالهجوم",
            ["ASSAULT حركة نيروز > هيئة المدار"],
        ),
        (
            "قتلت {جبهة الشفق} {سالم الورداني}. ونفت {حركة نيروز} ضلوعها في الحادث.",
            "حركة نيروز",
            "ونفت",
            "ضلوعها في الحادث",
            ["ASSAULT حركة نيروز > سالم الورداني"],
        ),
        (f"{TOLD}ونفى {{سالم الورداني}} وجود لمسة يد.", "سالم الورداني", "ونفى", "وجود لمسة يد", []),
        (f"{TOLD}ونفت {{هيئة المدار}} أن تكون الأسعار ارتفعت.", "هيئة المدار", "ونفت", "أن تكون الأسعار ارتفعت", []),
        (f"{TOLD}ونفت {{هيئة المدار}} علمها باللقاء.", "هيئة المدار", "ونفت", "علمها باللقاء", []),
        (
            "ونفت {هيئة المدار} أي صلة لها ب{حركة نيروز}.",
            "هيئة المدار",
            "ونفت",
            "أي صلة لها بحركة نيروز",
            ["COOPERATE هيئة المدار, حركة نيروز"],
        ),
    ],
)
def test_a_denial_denies_what_was_told_before(
    text: str, source: str, cue: str, content: str, expected: list[str]
) -> None:
    assert denied(text, source, cue, content) == expected
