"""Where a head noun is what somebody does and no body: «التحالف مع X», «القضاء على X»."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.actors.lexicon import lexicon
from marsad.read.actors.words import word
from marsad.text.tokens import Token

WITH = "مع"
ON = frozenset("علي عن عليه عليها عليهم عليهما عليهن".split())
"""What stands behind what is done away with: «القضاء على X»; «على» is read as «عن» where it is no name."""


def is_deed(words: Sequence[Token], at: int) -> bool:
    """Whether a head is what somebody does and no body: «التحالف مع X», «القضاء على X», «القضاء نهائيا على X»."""
    head, behind = word(words[at].text).head, words[at + 1].text if at + 1 < len(words) else ""
    if head is not None and "k" in head.marks:
        return any(token.text in ON for token in words[at + 1 : at + 3])
    # «لقاء التحالف مع X»: who meets
    meets = at > 0 and word(words[at - 1].text).stem in lexicon().meetings
    return head is not None and "v" in head.marks and behind == WITH and not meets
