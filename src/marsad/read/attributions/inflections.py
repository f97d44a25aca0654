"""The written forms of cue verbs: Arabic ones with their participles and before a pronoun, and English ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from marsad.text.folding import folded
from marsad.text.verbs import Gender, Inflection, Number, past, present

_DOUBLED = "ّ"
_VOWELS = re.compile("[\u064b-\u0652]")
_PARTICIPLE_ENDINGS: tuple[tuple[str, Gender, Number], ...] = (("ا", "m", "s"), ("ة", "f", "s"), ("ات", "f", "p"))
_ENGLISH_VOWELS = "aeiou"


class Inflected(NamedTuple):
    """A written form: what it says of its subject, and what kind of form it is."""

    word: str
    inflection: Inflection
    kind: Literal["finite", "participle", "before pronoun"] = "finite"


def arabic_forms(lemmas: str, participle: str | None) -> Iterator[Inflected]:
    """Folded forms of an Arabic verb given as its past and present; `participle` overrides the derived one."""
    past_lemma, present_lemma = lemmas.split()
    for word, inflection in _finite(past_lemma, present_lemma):
        yield Inflected(word, inflection)
        yield Inflected(word[:-1] if word.endswith("وا") else word, inflection, "before pronoun")
    for word, inflection in _alef_before_pronoun(past_lemma, present_lemma):
        yield Inflected(word, inflection, "before pronoun")
    for word, inflection in _participles(participle or _active_participle(past_lemma, present_lemma)):
        yield Inflected(word, inflection, "participle")


def english_forms(lemmas: str, _participle: str | None = None) -> Iterator[Inflected]:
    """Forms of an English verb given as its infinitive, and its past and its participle where they are irregular."""
    infinitive, *irregular = lemmas.split()
    bare = infinitive.removesuffix("e")
    changes_y = infinitive.endswith("y") and infinitive[-2] not in _ENGLISH_VOWELS
    third = (
        infinitive[:-1] + "ies" if changes_y else infinitive + ("es" if infinitive.endswith(("s", "sh", "ch")) else "s")
    )
    regular = infinitive[:-1] + "ied" if changes_y else bare + "ed"
    yield Inflected(infinitive, Inflection("present", 3, None, "p"))
    yield Inflected(third, Inflection("present", 3, None, "s"))
    for told in irregular or (regular,):
        yield Inflected(told, Inflection("past", 3, None, "s"))
    yield Inflected(bare + "ing", Inflection("present", 3, None, "s"), "participle")


def persian_forms(lemmas: str, _participle: str | None = None) -> Iterator[Inflected]:
    """Forms of a Persian verb given by its past: «گفت», or with a light verb behind a noun, «اعلام کرد».

    What is written with a space or without («می کند», «می‌کند») is both.
    """
    *noun, verb = lemmas.split()
    for form, inflection in _PERSIAN.get(verb, ((verb, _PERSIAN_PAST),)):
        for written in {form, form.replace("\u200c", " ")}:
            yield Inflected(folded(" ".join((*noun, written))), inflection)


_PERSIAN_PAST, _PERSIAN_PAST_PLURAL = Inflection("past", 3, None, "s"), Inflection("past", 3, None, "p")
_PERSIAN_PRESENT, _PERSIAN_PRESENT_PLURAL = Inflection("present", 3, None, "s"), Inflection("present", 3, None, "p")


def _persian(past_stem: str, present_stem: str) -> tuple[tuple[str, Inflection], ...]:
    """The forms of the third person that news writes: past, perfect, pluperfect, present, each in both numbers."""
    return (
        (past_stem, _PERSIAN_PAST),
        (past_stem + "ند", _PERSIAN_PAST_PLURAL),
        (past_stem + "ه است", _PERSIAN_PAST),
        (past_stem + "ه‌اند", _PERSIAN_PAST_PLURAL),
        (past_stem + "ه بود", _PERSIAN_PAST),
        (past_stem + "ه بودند", _PERSIAN_PAST_PLURAL),
        ("می‌" + present_stem + "د", _PERSIAN_PRESENT),
        ("می‌" + present_stem + "ند", _PERSIAN_PRESENT_PLURAL),
    )


_PERSIAN = {
    past_stem: _persian(past_stem, present_stem)
    for past_stem, present_stem in (
        ("گفت", "گوی"), ("افزود", "افزای"), ("نوشت", "نویس"), ("پرسید", "پرس"), ("کرد", "کن"), ("داد", "ده"),
        ("شد", "شو"), ("داشت", "دار"), ("برداشت", "بردار"),
    )
}  # fmt: skip


def _plain(lemma: str) -> str:
    return _VOWELS.sub("", lemma)


# «قالا», «أكدا»
_NO_NOUN = frozenset({"قال", "أكد"})


def _finite(past_lemma: str, present_lemma: str) -> Iterator[tuple[str, Inflection]]:
    """All forms but the dual of a short past, written like an accusative noun («ردا»، «شرحا»), and false short forms.

    A doubled weak letter is firm: ينوّه has no form «ينه».
    """
    bare = _plain(past_lemma)
    short = len(bare) < 4 and bare not in _NO_NOUN
    yield from (made for made in past(bare) if not (short and made[1].number == "d" and made[1].gender == "m"))
    firm = folded(_plain(present_lemma)[1:-1]) if _DOUBLED in present_lemma else ""
    yield from (made for made in present(_plain(present_lemma)) if firm in made[0])


def _alef_before_pronoun(past_lemma: str, present_lemma: str) -> Iterator[tuple[str, Inflection]]:
    """Forms whose alef maqsura becomes alef before a pronoun: «نفاه»."""
    if past_lemma.endswith("ى"):
        yield folded(_plain(past_lemma)[:-1] + "ا"), Inflection("past", 3, "m", "s")
    if present_lemma.endswith("ى"):
        stem = _plain(present_lemma)[1:-1] + "ا"
        yield folded("ي" + stem), Inflection("present", 3, "m", "s")
        yield folded("ت" + stem), Inflection("present", 3, "f", "s")


def _active_participle(past_lemma: str, present_lemma: str) -> str | None:
    """Active participle of a derived form: the present with م for its ي; a first form has to be listed."""
    bare = _plain(past_lemma)
    derived = len(bare) > 3 or (len(bare) == 3 and past_lemma[2:3] == _DOUBLED)
    return "م" + _plain(present_lemma)[1:] if derived else None


def _participles(participle: str | None) -> Iterator[tuple[str, Inflection]]:
    """Accusative forms, as a circumstance of the verb before: «مؤكدا»، «مؤكدة»، «مؤكدين»."""
    if participle is None:
        return
    weak = participle[-1] in "يى"
    stem = participle[:-1] + "ي" if weak else participle
    for ending, gender, number in _PARTICIPLE_ENDINGS:
        yield folded(stem + ending), Inflection("present", 3, gender, number)
    yield folded((participle[:-1] if weak else participle) + "ين"), Inflection("present", 3, "m", "p")
