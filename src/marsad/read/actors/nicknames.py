"""Names that a person bears beside his own: «فلان، المعروف بـ«أبو حديد»»; both are one actor from there on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from marsad.read.actors.lexicon import TABLES
from marsad.read.actors.namings import Naming, bare_words
from marsad.text.folding import folded
from marsad.text.tables import table
from marsad.text.tokens import Token

QUOTE = '"'
MARKS = frozenset({"،", QUOTE, "(", "-"})
WITH = "ب"
LONGEST = 4
"""How many words a name in quotation marks has at most."""
NICKNAME = "nickname"
"""The rule of names that only a nickname's quotation marks show."""


class _Written(msgspec.Struct, frozen=True):
    calling: list[str]
    with_ba: list[str]
    between: list[str]
    named: list[str]


class Callings(msgspec.Struct, frozen=True):
    """Folded words that lead from a name to another: alone, before «ب», what may follow, and phrases of two words."""

    calling: frozenset[str]
    with_ba: frozenset[str]
    between: frozenset[str]
    named: frozenset[tuple[str, ...]]


@cache
def callings() -> Callings:
    """The packaged table."""
    written = table(TABLES / "nicknames.ar.yml", _Written)
    calling, with_ba, between = (
        frozenset(map(folded, words)) for words in (written.calling, written.with_ba, written.between)
    )
    named = frozenset(tuple(folded(phrase).split()) for phrase in written.named)
    return Callings(calling, with_ba, between, named)


def with_nicknames(words: Sequence[Token], namings: Sequence[Naming]) -> list[Naming]:
    """The namings of a sentence, nicknames with the name whose bearer they mean in `of`."""
    found = list(namings)
    for bearer in [one for one in namings if one.type == "person" and one.core and not one.lemma]:
        at = _led_to(words, bearer.last)
        if at is None:
            continue
        other = next((one for one in found if one.first == at and one.type == "person" and one.core), None)
        if other is not None:
            found[found.index(other)] = other.with_changes(of=bearer.core)
        elif (quoted := _quoted(words, at)) is not None and not any(quoted.meets(one) for one in found):
            found.append(quoted.with_changes(of=bearer.core))
    return sorted(found, key=lambda one: one.start)


def _led_to(words: Sequence[Token], at: int) -> int | None:
    """Where a nickname stands that is led to from right behind a name, None where nothing leads to one."""
    while at < len(words) and words[at].text in MARKS:
        at += 1
    known = callings()
    texts = tuple(token.text for token in words[at : at + 2])
    if texts in known.named:
        at += 2
    elif texts and (texts[0] in known.calling or (texts[0] in known.with_ba and _is_with(texts[1:], known.between))):
        at += 1
    else:
        return None
    while at < len(words) and (words[at].text in MARKS or words[at].text in known.between):
        at += 1
    return at


def _is_with(texts: Sequence[str], between: frozenset[str]) -> bool:
    """Whether what stands behind a verb makes it one of calling: «يعرف بأبي X», «يعرف باسم X», «يلقبه رفاقه»."""
    return any(text.startswith(WITH) or text in between for text in texts)


def _quoted(words: Sequence[Token], at: int) -> Naming | None:
    """What stands in quotation marks from a word on."""
    if at >= len(words) or words[at - 1].text != QUOTE:
        return None
    last = next((end for end in range(at + 1, min(len(words), at + LONGEST + 1)) if words[end].text == QUOTE), None)
    if last is None:
        return None
    start, end = words[at].start, words[last - 1].end
    core = bare_words(words[at:last], start)
    return Naming(at, last, start, end, "person", "learned", core=core, rule=NICKNAME)
