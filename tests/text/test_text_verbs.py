from __future__ import annotations

import pytest

from marsad.text.verbs import past, present


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("قال", {"قال", "قالت", "قالوا", "قلت", "قلنا"}),
        ("نفى", {"نفي", "نفت", "نفوا", "نفيا", "نفيت"}),
        ("دعا", {"دعا", "دعت", "دعوا", "دعوت"}),
        ("بقي", {"بقي", "بقيت", "بقوا"}),
        ("رد", {"رد", "ردت", "ردوا", "رددت"}),
        ("اغتال", {"اغتالت", "اغتلت"}),
    ],
)
def test_past_of_every_class(lemma: str, expected: set[str]) -> None:
    assert expected <= {form for form, _ in past(lemma)}


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("يقول", {"يقول", "تقول", "يقولون", "نقول", "يقل", "سيقول", "ستقول"}),
        ("ينفي", {"ينفي", "تنفي", "ينفون", "ينف"}),
        ("يدعو", {"يدعو", "تدعو", "يدعون", "يدع"}),
        ("يرى", {"يري", "تري", "يرون", "يريان"}),
        ("يؤكد", {"يوكد", "توكد", "يوكدون"}),
    ],
)
def test_present_of_every_class(lemma: str, expected: set[str]) -> None:
    assert expected <= {form for form, _ in present(lemma)}


def test_the_form_says_who_acts() -> None:
    forms = dict(present("يؤكد"))
    assert (forms["توكد"].person, forms["توكد"].gender, forms["توكد"].number) == (3, "f", "s")
    assert forms["نوكد"].person == 1
