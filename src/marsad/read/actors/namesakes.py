"""Namesakes of somebody known: a known given name with another family's name behind it."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.actors.lexicon import WEAKLY_GIVEN, lexicon
from marsad.read.actors.namings import Naming
from marsad.read.actors.words import word
from marsad.text.tokens import Token


def of_another_family(words: Sequence[Token], naming: Naming) -> Naming | None:
    """The other person whom a known given name with a family name behind it names: «صالح الورداني» is not «صالح».

    Nor is «صالح بن فهيد», and a known «فلان بن فلان» is not «فلان بن فلان الربيعة».
    """
    if naming.type == "person" and lexicon().sons.intersection(naming.core) and naming.last < len(words):
        return _with_house(naming, words[naming.last])
    given = naming.core[0] if naming.type == "person" and len(naming.core) == 1 else ""
    if lexicon().names.get(given, 0) < WEAKLY_GIVEN or naming.last >= len(words):
        return None
    son = words[naming.last].text in lexicon().sons and naming.last + 1 < len(words)
    family = words[naming.last + son]
    seen = word(family.text)
    if son and family.text.isalpha() and not seen.function:
        core = (given, *(token.text for token in words[naming.last : naming.last + 2]))
        return naming.with_changes(last=naming.last + 2, end=family.end, source="learned", core=core, senses=())
    if not seen.family or seen.stem in lexicon().adjectives or word(family.text).is_common:
        return None
    return Naming(
        naming.first, naming.last + 1, naming.start, family.end, "person", "learned",
        core=(given, family.text), rule="given name",
    )  # fmt: skip


def _with_house(naming: Naming, house: Token) -> Naming | None:
    """The name with the family's behind it, where the word there is one; then it is no known person's."""
    return _grown(naming, house) if _is_house(house.text) else None


def _grown(naming: Naming, behind: Token) -> Naming:
    core = (*naming.core, behind.text)
    return naming.with_changes(last=naming.last + 1, end=behind.end, source="learned", core=core, senses=())


def _is_house(text: str) -> bool:
    """Whether a word with its article is what a family is called after a given name: «الربيعة», «المطلق»."""
    seen = word(text)
    common = seen.stem in lexicon().adjectives or bool(seen.head or seen.title or seen.people or seen.country)
    given = lexicon().names.get(seen.stem, 0) >= WEAKLY_GIVEN
    return seen.definite and not seen.skip and given and not common and not seen.calendar
