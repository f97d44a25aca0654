"""Where a common word with its article is the name of a club or movement: «حقق البرق الفوز»، «قالت الراية»."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.actors.aliases import Known
from marsad.read.actors.words import word
from marsad.text.tokens import Token

CLUB, GROUP = "club", "group"
"""Kinds of heads whose bodies are called so."""
BESIDE = frozenset({"مع", "ضد", "بين", "وبين", "امام", "من", "الي"})
"""Prepositions behind which bodies stand that act or are acted on."""


def stands_as_name(words: Sequence[Token], form: Known) -> bool:
    """Whether a word that is a common one too stands where it is the name of a club or movement of the page.

    A club is called so anywhere but among adjectives, a movement behind a verb or beside others.
    """
    kind = form.senses[0].entry.field
    if kind not in (CLUB, GROUP) or form.last != form.first + 1 or not word(words[form.first].text).definite:
        return False
    before = words[form.first - 1].text if form.first else ""
    after = word(words[form.last].text) if form.last < len(words) else None
    if after is not None and after.definite and after.adjective and not after.skip:
        return False
    if before and before[0].isalpha() and word(before).definite:
        return False
    if kind == CLUB or not before:
        return True
    return word(before).verb or before in BESIDE
