"""The name of a body in quotation marks, of which the tagger has found only the beginning: «سهول القابضة»."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.actors.namings import Naming
from marsad.read.actors.words import word
from marsad.text.tokens import Token

QUOTE = '"'
LEFT = 2
"""How many words of such a name may be left that were passed by."""


def to_mark(words: Sequence[Token], naming: Naming) -> Naming:
    """The body that opens a quotation, to the end of it if few words are left; adjectives tell it from no other."""
    opens = naming.first > 0 and words[naming.first - 1].text == QUOTE and naming.type == "organization"
    last = naming.last
    while opens and last < len(words) and last < naming.last + LEFT and _is_nominal(words[last].text):
        last += 1
    if not opens or last in (naming.last, len(words)) or words[last].text != QUOTE:
        return naming
    more = tuple(token.text for token in words[naming.last : last] if not word(token.text).adjective)
    return naming.with_changes(last=last, end=words[last - 1].end, core=(*naming.core, *more))


def _is_nominal(text: str) -> bool:
    seen = word(text)
    return text.isalpha() and not (seen.function or seen.verb or seen.skip)
