"""What a word of an Arabic page can be in its clause: a small word, a verb, a trigger, a noun with its clitics."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

import msgspec
from msgspec.structs import replace

from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.lexicon.triggers import Form, arabic, conjugated
from marsad.text.folding import folded
from marsad.text.remembered import once
from marsad.text.shapes import SURE_VERBAL_NOUN, VERBAL_NOUN
from marsad.text.tokens import parted
from marsad.text.verbs import OBJECTS, Gender, Inflection, Number

Role = Literal["word", "mark", "preposition", "that", "relative", "subordinator", "negation"]
Rule = Literal[
    "namings",
    "estimates",
    "durations",
    "quantities",
    "asides",
    "objects",
    "owners",
    "brethren",
    "latest",
    "homeland",
    "pair",
]
"""What is done to a sentence only where one of the rule's words stands in it."""
FREE = "ما"
"""The stem of relatives that no head stands before («ما تقدمه X من دعم»)."""
SHAPES = {"ب": VERBAL_NOUN, "ل": SURE_VERBAL_NOUN}
"""Shapes of verbal nouns behind the prepositions that are written with them."""
POSSESSIVES = ("هما", "هم", "هن", "ها", "نا", "كم", "ه", "ك", "ي")
ENDING_IN = {letter: tuple(one for one in OBJECTS if one[-1] == letter) for letter in "هامنيك"}
"""Pronouns at the end of a verb by their last letter."""
OURS = 4
"""How many letters «we» of the present has at least before a pronoun."""


class Word(msgspec.Struct, frozen=True, dict=True):
    """What a word can be in its clause.

    `preposition` is the one it is, or the one joined to its front; `pronoun` the one at its end, `owned` that a noun
    of no table ends in one. `verb` is what its form says of a subject where it can be a verb; `kinds` are the lists of
    verbs it stands in. `forms` are its readings as a trigger. `bare` is the word without conjunction and article where
    it has no preposition, as an adjective of nationality is listed. `calls` are the rules that it calls for.
    """

    role: Role
    preposition: str = ""
    pronoun: str = ""
    conjunction: bool = False
    definite: bool = False
    verb: Inflection | None = None
    kinds: frozenset[str] = frozenset()
    forms: tuple[Form, ...] = ()
    stem: str = ""
    owned: bool = False
    bare: str = ""
    calls: frozenset[Rule] = frozenset()

    @once
    def is_event(self) -> bool:
        """Whether it has a reading as the noun of an event."""
        return any(form.kind == "noun" for form in self.forms)

    @once
    def is_phrase(self) -> bool:
        """Whether it has a reading that other words have to follow."""
        return any(form.rest for form in self.forms)

    @once
    def is_bound(self) -> bool:
        """Whether the clause that stands before ends here: a complementizer, relative or subordinating word."""
        return self.role in ("that", "relative", "subordinator")


@cache
def _verbs() -> dict[str, tuple[Inflection, frozenset[str]]]:
    found: dict[str, tuple[Inflection, frozenset[str]]] = {}
    verbs = constructions("ar").verbs
    for name in sorted(verbs, key="verbs".__eq__):  # what every list of its own says of a form comes first
        for pair in verbs[name]:
            for form, inflection in conjugated(*pair):
                if (inflection.person == 1 and inflection.number == "s") or (
                    inflection.number == "d" and name == "verbs"
                ):
                    continue
                first, kinds = found.get(form, (inflection, frozenset[str]()))
                if first.gender != inflection.gender:
                    first = first._replace(gender=None)
                found[form] = (first, kinds | {name})
    return found


@cache
def _small_words() -> dict[str, Word]:
    lists = constructions("ar").lists
    words: dict[str, Word] = {}
    for name in lists["subordinators"]:
        words[folded(name)] = Word("subordinator")
    for name in lists["relatives"]:
        words[folded(name)] = Word("relative", stem=folded(name))
    for name in lists["free_relatives"]:
        words[folded(name)] = Word("relative", stem=FREE)
    for name in lists["negations"]:
        words[folded(name)] = Word("negation", stem=folded(name))
    for name in lists["complementizers"]:
        base = folded(name)
        words[base] = Word("that")
        for pronoun in POSSESSIVES:
            words[base + pronoun] = Word("that", pronoun=pronoun)
    for name in lists["prepositions"]:
        base = folded(name)
        words[base] = Word("preposition", base)
        for pronoun in POSSESSIVES:
            if len(base) > 1 or pronoun not in "يك":
                words.setdefault(base + pronoun, Word("preposition", base, pronoun))
    return words


def word(text: str, marbuta: bool = False, known: bool = False, verbal: bool = False) -> Word:
    """What a folded Arabic word can be in its clause; a word that no table knows is a plain `word`.

    `marbuta` says that its last letter was written ة, which is no pronoun; `known` that the page has the same word
    without its first letter, which then is a preposition; `verbal` that it is a verb («هنأ», no «هنا»).
    """
    return _listed(text, marbuta, verbal) or _plain(text, known)


@lru_cache(maxsize=65536)
def _listed(text: str, marbuta: bool, verbal: bool) -> Word | None:
    """What a word of the tables can be, None for any other."""
    small, words = _small_words(), constructions("ar").words
    # «مقابلة» is no «مقابله»
    if text in small and not verbal and not (marbuta and small[text].pronoun):
        return small[text]
    # «فتحت» is no «تحت», but «وفي» is hardly ever the verb
    if text[0] in "وف" and text[1:] in small and (text not in arabic() or text in words("linked")):
        return replace(small[text[1:]], conjunction=True)
    for part in parted(text):
        if part.stem in words("not_verbs") and not verbal:
            return Word("word", part.preposition, conjunction=bool(part.conjunction), stem=part.stem)
        ending = _ending(part.stem, marbuta)
        forms, pronoun, definite = _readings(part.stem, part.preposition, ending)
        verb, kinds, object_ = _verb(part.stem, part.preposition, ending, by_shape=not forms)
        pronoun = pronoun or object_
        if not forms and verb is None:
            continue
        told = [form.inflection for form in forms if form.inflection is not None]
        verb = verb or next(iter(told), None)
        if verb is not None and verb.person == 3 and any(one.gender != verb.gender for one in told if one.person == 3):
            # «تقدم», «تشارك» is his or hers
            verb = verb._replace(gender=None)
        only_verb = verb is not None and all(form.kind == "verb" for form in forms)
        preposition = "" if only_verb else part.preposition
        return Word("word", preposition, pronoun, bool(part.conjunction), definite, verb, kinds, forms, part.stem)
    return None


@cache
def _plain_nouns() -> frozenset[str]:
    """Nouns of the table that are no triggers, before which a preposition can be written."""
    grammar = constructions("ar")
    names = "titles things sites instruments plural_heads striking bodies attitudes getting ending hosts".split()
    return frozenset(word for name in names for word in grammar.words(name) if len(word) > 1)


@cache
def _nouns_like_verbs() -> frozenset[str]:
    """Nouns of the table that look like a present, in the forms that it does not name («سيارتين», «سياساتها»)."""
    found: set[str] = set()
    for noun in constructions("ar").words("not_verbs"):
        before = noun[:-1] + "ت" if noun.endswith("ه") else noun
        found |= {before + ending for ending in (*POSSESSIVES, "ا", "ان", "ين")}
    return frozenset(found)


def _is_written_on(preposition: str, stem: str) -> bool:
    """Whether a stem has the shape of a verbal noun, so that the letter before it is a preposition («بمراقبة»)."""
    shape = SHAPES.get(preposition)
    return shape is not None and shape.fullmatch(stem) is not None


def _plain(text: str, known: bool) -> Word:
    nouns = _plain_nouns()
    for part in parted(text):
        if not part.preposition:
            continue
        definite = part.stem.startswith("ال")
        told = part.stem in nouns or (known and len(part.stem) >= 3) or _is_written_on(part.preposition, part.stem)
        if definite or told:
            return Word("word", part.preposition, conjunction=bool(part.conjunction), definite=definite, stem=part.stem)
    conjunction = text[0] == "و" and len(text) > 4 and text not in constructions("ar").words("with_waw")
    stem = text[1:] if conjunction else text
    return Word("word", conjunction=conjunction, definite=stem.startswith("ال"), stem=stem)


def _ending(stem: str, marbuta: bool) -> str:
    """What can be a pronoun at the end of a stem: neither ة nor the end of «الغيني», which is no «ألغى»."""
    for ending in ENDING_IN.get(stem[-1], ()):
        if stem.endswith(ending):
            is_none = (marbuta and ending == "ه") or (ending == "ني" and stem.startswith("ال"))
            return "" if is_none or len(stem) < len(ending) + 2 else ending
    return ""


def _readings(stem: str, preposition: str, ending: str) -> tuple[tuple[Form, ...], str, bool]:
    """Trigger readings of a stem, with the pronoun cut off its end and whether it has the article."""
    homographs = constructions("ar").words("homographs")
    if stem.startswith("ال") and len(stem) > 4:
        whole = arabic().like(stem[2:]).get(stem[2:], ())
        forms = tuple(form for form in whole if form.kind in ("noun", "adjective"))
        if forms and stem[2:] not in homographs:
            return forms, "", True
    if (preposition == "ل" and stem.startswith("ال")) or stem in homographs:
        return (), "", False
    if len(stem) < 2:
        return (), "", False
    # «دعمه» with its pronoun comes before a word that ends in ه of itself, and that before longer pronouns
    for pronoun in ("ه", "") if ending == "ه" else ("", ending) if ending else ("",):
        own = stem.removesuffix(pronoun)
        made = arabic().like(own)
        forms = _fitting(made[own], preposition, own if pronoun else "") if own in made else ()
        if forms:
            return forms, pronoun, False
    return (), "", False


def _fitting(forms: tuple[Form, ...], preposition: str, bound: str) -> tuple[Form, ...]:
    """The readings that can stand after a preposition, or before a pronoun, where the word is `bound` to one."""
    # «ندعمهم», but «نقلهم» is a noun as a rule
    ours = len(bound.removeprefix("س")) >= OURS and bound.removeprefix("س").startswith("ن")
    return tuple(
        form
        for form in forms
        if not (
            form.inflection and (preposition in ("ب", "ك") or (preposition == "ل" and form.inflection.tense == "past"))
        )
        and not (
            form.inflection and bound and form.inflection[:2] == ("present", 1) and not (ours and not form.passive)
        )
        and not (form.kind == "participle" and (bound or preposition))
        and (bound or not form.bound)
    )


def _verb(stem: str, preposition: str, ending: str, *, by_shape: bool) -> tuple[Inflection | None, frozenset[str], str]:
    """What a stem says of its subject where it is a verb of the table, or by its shape a present tense.

    With the lists it stands in, and the pronoun at its end.
    """
    if preposition in ("ب", "ك"):
        return None, frozenset(), ""
    known = _verbs()
    if stem in known and not (preposition == "ل" and known[stem][0].tense == "past"):
        return *known[stem], ""
    if ending and stem.removesuffix(ending) in known:
        return *known[stem.removesuffix(ending)], ending
    shape = stem.removeprefix("س")
    if by_shape and len(shape) >= 4 and (shape[0] == "ي" or (shape[0] in "تن" and len(shape) < len(stem))):
        if stem in _nouns_like_verbs():
            return None, frozenset(), ""
        plural = shape.endswith(("ون", "وا"))
        person: Literal[1, 3] = 1 if shape[0] == "ن" else 3
        gender: Gender | None = {"ي": "m", "ت": "f", "ن": None}[shape[0]]
        number: Number = "p" if plural or person == 1 else "s"
        return Inflection("present", person, gender, number), frozenset({"verbs"}), ""
    return None, frozenset(), ""
