"""Names by their families: without what stands before «بن», with their first letter («كيوان»), behind «علي»."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from marsad.read.actors.lexicon import lexicon
from marsad.read.actors.ordinary import has_role, is_ordinary
from marsad.read.actors.tagger import Name
from marsad.read.actors.wordclasses import PAST, forms
from marsad.read.actors.words import word
from marsad.text.tokens import PROCLITICS, Token

SON = "بن"
AMBIGUOUS = "علي"
"""The preposition «على» and the given name «علي», folded alike."""
NAMED = 2
"""The weight from which on a word is a person's name, though it may be another word too."""
ENDINGS = ("ات", "ون", "ين", "ا")
"""How words end that are no family's name where no table has them: of several, in the accusative."""
SHORTEST = 4
"""How many letters a family name that no table knows has at least."""


def with_families(stretches: Sequence[Sequence[Token]], found: Sequence[Sequence[Name]]) -> list[list[Name]]:
    """The names that the tagger found in each stretch, «وشكرت بن سالم» being but «بن سالم»."""
    sons = [
        (at, name)
        for at, names in enumerate(found)
        for name in names
        if name.label == "person" and name.last > name.first + 2 and stretches[at][name.first + 1].text == SON
    ]
    if not sons:
        return [list(names) for names in found]
    borne = {_family(stretches[at], name) for at, name in sons if stretches[at][name.first].text != AMBIGUOUS}
    led = {(at, name.first) for at, name in sons if _is_led(stretches[at], name, borne)}
    return [
        [replace(name, first=name.first + 1) if (at, name.first) in led else name for name in names]
        for at, names in enumerate(found)
    ]


def with_whole_families(stretches: Sequence[Sequence[Token]], found: Sequence[Sequence[Name]]) -> list[list[Name]]:
    """The same names, no letter of a family name taken for a clitic («كيوان» on a page with «رشيد كيوان»)."""
    words = [(stretches[at], name) for at, names in enumerate(found) for name in names if name.label == "person"]
    families = {spoken[name.last - 1].text for spoken, name in words if name.last > name.first + 1}
    written = {text for text in families if text[0] in PROCLITICS}
    if not written:
        return [list(names) for names in found]
    return [
        [replace(name, whole=True) if spoken[name.first].text in written else name for name in names]
        for spoken, names in zip(stretches, found, strict=True)
    ]


def with_first_names(
    stretches: Sequence[Sequence[Token]], found: Sequence[Sequence[Name]], places: Sequence[Sequence[int]]
) -> list[list[Name]]:
    """The names of a page with «علي» before the families that it belongs to, learned or not («الصياد علي الغوينم»).

    `places` are the words of each stretch that are «علي» by their letters. Where one of them is the preposition all the
    same, the page tells nothing by its letters.
    """
    written = [(at, words) for words, ours in zip(stretches, places, strict=True) for at in ours]
    if any(_is_preposition(words, at) for at, words in written):
        return [list(names) for names in found]
    return [_with_first(*of_stretch) for of_stretch in zip(stretches, found, places, strict=True)]


def _is_preposition(words: Sequence[Token], at: int) -> bool:
    """Whether what is common stands behind «علي»: «علي امتداد», «علي توجيهات»."""
    text = words[at + 1].text if at + 1 < len(words) else ""
    plain = bool(text) and text.isalpha() and text not in lexicon().names and not has_role(text)
    return text in lexicon().common.get(AMBIGUOUS, ()) or (plain and is_ordinary(text))


def _with_first(words: Sequence[Token], found: Sequence[Name], places: Sequence[int]) -> list[Name]:
    for at in places:
        if any(name.first <= at < name.last for name in found):
            continue
        behind = next((name for name in found if name.first == at + 1 and name.label != "place"), None)
        if behind is not None:
            found = [replace(name, first=at, label="person") if name is behind else name for name in found]
        elif (end := _family_end(words, at + 1)) > at + 1 and not any(at < name.first < end for name in found):
            found = sorted([*found, Name(at, end, "person")], key=lambda name: name.first)
    return list(found)


def _family_end(words: Sequence[Token], at: int) -> int:
    """Where a family's name at a word ends; that word where there is none."""
    last = at
    while last < len(words) and last < at + 2 and _is_family(words[last].text, opening=last == at):
        last += 1 + word(words[last].text).opener
    return min(last, len(words))


def _is_family(text: str, *, opening: bool) -> bool:
    """Whether a word can be a family's name: a known one, or one that is no other word, right behind or with «ي»."""
    seen = word(text)
    if seen.opener or (lexicon().names.get(text, 0) >= NAMED and not has_role(text)):
        return True
    other = seen.skip or is_ordinary(text) or len(text) < SHORTEST or text.endswith(ENDINGS)
    return not other and (opening or seen.family)


def _family(words: Sequence[Token], name: Name) -> tuple[str, ...]:
    return tuple(token.text for token in words[name.first + 1 : name.last])


def _is_led(words: Sequence[Token], name: Name, borne: set[tuple[str, ...]]) -> bool:
    """Whether the word before «بن» is a particle or a verb; «على» where somebody else bears the family's name."""
    first = words[name.first].text
    if first == AMBIGUOUS:
        return _family(words, name) in borne
    seen = word(first.removeprefix("و"))
    return seen.function or (first[-1] == "ت" and forms(first) == {PAST})
