"""Learned names that begin with the verb before them («ويرى فلان», «ساند فلان الفلاني») or are two people's."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.actors.lexicon import WEAKLY_GIVEN, lexicon
from marsad.read.actors.namelike import LIKELY, namelike
from marsad.read.actors.namings import Naming
from marsad.read.actors.personnames import name_parts
from marsad.read.actors.words import word
from marsad.text.tokens import Token

Surnames = set[tuple[str, ...]]


def without_verbs(sentences: Sequence[Sequence[Token]], found: Sequence[Sequence[Naming]]) -> list[list[Naming]]:
    """The namings of all sentences, without a linked verb, or before a surname of the page a word like no name."""
    borne = surnames(found)
    return [
        [_without_verb(words, naming, borne) for naming in namings]
        for words, namings in zip(sentences, found, strict=True)
    ]


def surnames(found: Sequence[Sequence[Naming]]) -> Surnames:
    """The surnames of people whom a page names in full."""
    return {
        name_parts(one.core)[-1:]
        for namings in found
        for one in namings
        if one.type == "person" and len(one.core) > 1 and _is_given(one.core[0]) and not _is_namelike(one.core[0])
    }


def each_person(words: Sequence[Token], naming: Naming, surnames: Surnames) -> list[Naming]:
    """The two people whose names stand side by side behind a verb and were learned as one name.

    That is so where the page names both in full («أبلغ {الورداني} {الجندلي}») or where somebody meets somebody else
    («التقى {سالم الورداني} {فؤاد الجندلي}»).
    """
    half = len(naming.core) // 2
    at, learned = naming.first + half, naming.type == "person" and naming.source == "learned"
    if not learned or len(naming.core) != naming.last - naming.first or not word(naming.core[half - 1]).definite:
        return [naming]
    if half == 1 and len(naming.core) == 2:
        two = all(name_parts((part,)) in surnames for part in naming.core)
    else:
        verb = words[naming.first - 1].text.removeprefix("و") if naming.first else ""
        two = len(naming.core) == 4 and verb in lexicon().meeting and _is_given(naming.core[half])
    if not two:
        return [naming]
    return [
        naming.with_changes(last=at, end=words[at - 1].end, core=naming.core[:half]),
        naming.with_changes(first=at, start=words[at].start, core=naming.core[half:]),
    ]


def _without_verb(words: Sequence[Token], naming: Naming, surnames: Surnames) -> Naming:
    first, *others = naming.core or ("",)
    learned = naming.type == "person" and naming.source == "learned" and naming.last - naming.first == len(naming.core)
    swallowed = name_parts(others) in surnames and (_is_namelike(first) or not _is_given(first))
    if not learned or not others or not (swallowed or _is_linked_verb(first) or _is_verb_before(first, others)):
        return naming
    return naming.with_changes(first=naming.first + 1, start=words[naming.first + 1].start, core=tuple(others))


def _is_namelike(text: str) -> bool:
    """Whether a word, with «و» before it or not, is a verb of saying that is written like a given name («طالب»)."""
    return text.removeprefix("و") in lexicon().namelike_verbs


def _is_linked_verb(text: str) -> bool:
    """Whether a word is a verb behind «و» («ويرى») and no given name («وليد»)."""
    return text[:1] == "و" and lexicon().names.get(text, 0) < WEAKLY_GIVEN and _is_verb(text[1:])


def _is_verb_before(first: str, others: Sequence[str]) -> bool:
    """Whether a verb that is nobody's name stands before a given name and a surname («ساند فلان الفلاني»).

    «سيرين فلان» begins like a verb of the future.
    """
    named = len(others) > 1 and others[0] in lexicon().names and lexicon().names.get(first, 0) < WEAKLY_GIVEN
    return named and _is_verb(first) and not first.startswith(("سي", "ست", "سن"))


def _is_verb(text: str) -> bool:
    """Whether a word is a verb of the tables, those of dealing among them that the tagger has not learned from."""
    return word(text).verb or text in lexicon().told_verbs


def _is_given(text: str) -> bool:
    """Whether a word may be the given name of a person: a table has it, or its letters are those of names."""
    return text in lexicon().names or word(text).opener or (namelike(text) or 0) >= LIKELY
