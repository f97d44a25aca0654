"""Inflect Arabic verbs from the two forms a dictionary gives, so that tables need to name a verb only once.

Unvowelled news text writes one form for several readings; only forms that news text writes are made (third person,
first person, the imperative not). Forms are folded; hamza and alef maqsura decide the class before folding.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from marsad.text.folding import folded
from marsad.text.remembered import remembered

Tense = Literal["past", "present"]
Gender = Literal["m", "f"]
Number = Literal["s", "d", "p"]


class Inflection(NamedTuple):
    """What the form of a verb says of its subject; gender is None where the form says nothing (first person)."""

    tense: Tense
    person: Literal[1, 3]
    gender: Gender | None
    number: Number


OBJECTS = ("هما", "هم", "هن", "ها", "نا", "ني", "كم", "ه", "ك")
"""Pronouns that stand at the end of a verb as its object, longest first."""


@remembered
def past(lemma: str) -> tuple[tuple[str, Inflection], ...]:
    """Folded forms of the past tense, from the third person masculine singular («قال», «نفى», «دعا», «بقي»)."""
    weak = lemma[-1] in "ىا" and len(lemma) > 2
    base = lemma[:-1] if weak else lemma
    before_subject = {"ى": base + "ي", "ا": base + "و"}.get(lemma[-1], lemma) if weak else _closed(lemma)
    plural = (base if weak else lemma.removesuffix("ي")) + "وا"
    made = (
        (lemma, Inflection("past", 3, "m", "s")),
        (base + "ت", Inflection("past", 3, "f", "s")),
        ((before_subject if weak else lemma) + "ا", Inflection("past", 3, "m", "d")),
        (base + "تا", Inflection("past", 3, "f", "d")),
        (plural, Inflection("past", 3, "m", "p")),
        (before_subject + "ن", Inflection("past", 3, "f", "p")),
        (before_subject + "ت", Inflection("past", 1, None, "s")),
        (before_subject + "نا", Inflection("past", 1, None, "p")),
    )
    return tuple((folded(form), inflection) for form, inflection in made)


@remembered
def present(lemma: str) -> tuple[tuple[str, Inflection], ...]:
    """Folded forms of the present tense in all moods, from the third person masculine singular («يقول», «ينفي»)."""
    stem = lemma[1:]
    weak = stem[-1] == "ى" or (stem[-1] in "يو" and len(stem) > 2)
    base = stem[:-1] if weak else stem
    hollow = not weak and len(stem) >= 3 and stem[-2] in "اوي"
    short = {base} if weak and len(base) > 1 else {stem[:-2] + stem[-1]} if hollow else set()
    # folded in parts, since the forms of a verb share them
    singular = [folded(form) for form in (stem, *sorted(short))]
    dual = folded(base + "ي" if stem[-1] == "ى" else stem)
    women = folded(next(iter(short))) if hollow else dual
    base = folded(base)
    made = (
        *(("ي" + form, Inflection("present", 3, "m", "s")) for form in singular),
        *(("ت" + form, Inflection("present", 3, "f", "s")) for form in singular),
        *(("ا" + form, Inflection("present", 1, None, "s")) for form in singular),
        *(("ن" + form, Inflection("present", 1, None, "p")) for form in singular),
        *(("ي" + dual + ending, Inflection("present", 3, "m", "d")) for ending in ("ان", "ا")),
        *(("ت" + dual + ending, Inflection("present", 3, "f", "d")) for ending in ("ان", "ا")),
        *(("ي" + base + ending, Inflection("present", 3, "m", "p")) for ending in ("ون", "وا")),
        ("ي" + women + "ن", Inflection("present", 3, "f", "p")),
    )
    return tuple((written, inflection) for form, inflection in made for written in (form, "س" + form))


def passive_of(lemma: str) -> str | None:
    """The passive of the past tense where its letters differ («هاجم» gives «هوجم»); None where they are the same.

    Those of hollow verbs of three letters («قال», «قيل») are left out: news hardly writes them. So are those that would
    read like another verb with «و» («واجه»).
    """
    if len(lemma) == 4 and lemma[1] == "ا" and lemma[0] not in "أاتو":
        return lemma[0] + "و" + lemma[2:]
    if len(lemma) >= 4 and lemma[0] in "أا" and lemma[-2] == "ا":
        return lemma[:-2] + "ي" + lemma[-1]
    return lemma[:-1] + "ي" if lemma[-1] == "ا" and len(lemma) == 3 else None


def _closed(lemma: str) -> str:
    """The stem before a suffix that begins with a consonant: «قال» gives «قل-», «رد» gives «ردد-»."""
    if len(lemma) >= 3 and lemma[-2] == "ا":
        return lemma[:-2] + lemma[-1]
    if len(lemma) == 2:
        return lemma + lemma[-1]
    return lemma
