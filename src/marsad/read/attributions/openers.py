"""Which words can open a saying of an Arabic statement: most words open none, and most sentences have none that do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from typing import Literal, NamedTuple

from marsad.read.attributions.cues import Lexicon, Reading, reading
from marsad.read.attributions.unsaid import LAYS, WHAT
from marsad.text.remembered import remembered_by

Way = Literal["handed on", "noun", "passive", "rumour", "question", "phrase", "duty", "resolved", "denial", "modal"]
"""The ways of giving words to somebody, verbs aside, and of turning the stance of what is said."""
OF_STANCE: frozenset[Way] = frozenset({"denial", "modal"})
"""Those that open no saying, but change the stance of one that they stand in."""
_NONE: frozenset[Way] = frozenset()


class Opener(NamedTuple):
    """A word that can open a saying: the cue that it may be, and the ways that it opens, a letter before it or not."""

    cue: Reading | None
    ways: frozenset[Way]


@remembered_by
def opener(lexicon: Lexicon, word: str) -> Opener | None:
    """What a word can open, or None: most words open nothing, and a sentence of such words is read no further."""
    cue, ways, behind = reading(lexicon, word), _ways(lexicon), word[1:] if word[0] in "وفلب" else word
    own = ways.get(word, _NONE) | ways.get(behind, _NONE)
    return Opener(cue, own) if cue is not None or own else None


@cache
def _ways(lexicon: Lexicon) -> Mapping[str, frozenset[Way]]:
    """The words that open a saying without a verb of it, or turn its stance."""
    openers: dict[Way, tuple[Iterable[str], ...]] = {
        "handed on": (lexicon.handing_on,),
        "noun": (lexicon.nouns, lexicon.gists),
        "passive": (lexicon.passives, lexicon.passives_of_things),
        "rumour": (WHAT,),
        "question": (lexicon.asked,),
        "phrase": (lexicon.according, lexicon.according_verb, lexicon.according_own),
        "duty": (LAYS,),
        "resolved": (lexicon.leading_on,),
        "denial": (lexicon.denies_after, lexicon.denies_before),
        "modal": (lexicon.modal,),
    }
    found: dict[str, frozenset[Way]] = {}
    for way, tables in openers.items():
        for word in chain(*tables):
            found[word] = found.get(word, _NONE) | {way}
    return found
