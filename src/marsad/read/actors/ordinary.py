"""Which words the tables know as common ones: what none of them knows may be a name."""

from __future__ import annotations

from marsad.read.actors.commonnouns import common_noun
from marsad.read.actors.lexicon import WEAKLY_GIVEN, lexicon
from marsad.read.actors.wordclasses import about
from marsad.read.actors.words import word
from marsad.text.remembered import remembered
from marsad.text.tokens import PREPOSITIONS

SHORTEST = 3
"""How many letters a word has at least that may be a name by itself."""


def has_role(text: str) -> bool:
    """Whether a folded word is one of grammar, a verb, a word of time, or heads phrases, titles and people."""
    seen = word(text)
    return bool(seen.function or seen.verb or seen.head or seen.title or seen.people or seen.calendar)


def is_named_so(text: str) -> bool:
    """Whether a word is a person's name by the table of names rather than a state's."""
    return lexicon().names.get(text, 0) > 1


@remembered
def is_ordinary(text: str) -> bool:
    """Whether a folded word is known as a common noun, adjective or verb, as a word of grammar, or is too short."""
    stem = word(text).stem
    adjective = stem in lexicon().adjectives or stem in lexicon().nations
    known = has_role(text) or adjective or common_noun(text) is not None or _is_told_about(text)
    return known or len(text) < SHORTEST or not text.isalpha()


def is_common_thing(text: str) -> bool:
    """Whether a folded word is known as a common one and, with or without its article, as nobody's name («القصة»).

    With the ending of families it may be one («الظاهري»).
    """
    seen, names = word(text), lexicon().names
    named = text in names or names.get(seen.stem, 0) >= WEAKLY_GIVEN or text.endswith("ي")
    return is_ordinary(text) and not named


def _is_told_about(text: str) -> bool:
    """Whether the table of common words has it: no preposition stands before a verb («باراس» is no «أرأس»)."""
    kinds = about(text)
    verbs = all(kind[0] in "Pp" for kind in kinds)
    return bool(kinds) and not (verbs and text[0] in PREPOSITIONS and about(text[1:]) == kinds)
