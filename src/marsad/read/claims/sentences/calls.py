"""What a word calls for: the rules of Arabic sentences that have nothing to do where none of their words stands.

Most words call for none, and a sentence for one or two, so each is asked once what it calls for, when it is first met.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from marsad.read.claims.lexicon.grammar import constructions, pair_words
from marsad.read.claims.lexicon.words import Rule
from marsad.read.claims.sentences.brethren import brethren
from marsad.read.claims.sentences.estimates import last_of_estimates, with_prepositions

NONE = frozenset[Rule]()
PAIR = "هما"
"""The pronoun of two."""


def called_for(text: str, stem: str) -> frozenset[Rule]:
    """The rules that a word, folded, with its stem, calls for."""
    whole, unlinked, bare = _callers()
    called = whole.get(text, NONE) | unlinked.get(text[1:], NONE) | bare.get(stem.removeprefix("ال"), NONE)
    if text.isdigit():
        called |= {"durations"}
    return called | {"pair"} if text.endswith(PAIR) else called


@cache
def _callers() -> tuple[Mapping[str, frozenset[Rule]], ...]:
    """The words that call for rules: as they stand, behind their first letter, as stems without the article."""
    words, pairs = constructions("ar").words, pair_words("ar").keys()
    units, homeland = words("time_units"), words("homeland") | words("own_bodies")
    whole: dict[Rule, Iterable[str]] = {
        "namings": [phrase.split()[-1] for phrase in words("naming")],
        "estimates": last_of_estimates() | with_prepositions().keys(),
        "durations": units | {"ال" + unit for unit in units},
        "asides": words("adverbs") | words("manners"),
        "objects": words("objects"),
        "brethren": brethren().keys(),
        "latest": words("latest"),
        "homeland": homeland,
        "pair": pairs,
    }
    unlinked: dict[Rule, Iterable[str]] = {"quantities": words("quantities"), "pair": pairs}
    bare: dict[Rule, Iterable[str]] = {
        "quantities": words("quantities"),
        "owners": words("belonging"),
        "homeland": [word.removeprefix("ال") for word in homeland],
    }
    return tuple(_by_word(listed) for listed in (whole, unlinked, bare))


def _by_word(listed: Mapping[Rule, Iterable[str]]) -> Mapping[str, frozenset[Rule]]:
    found: dict[str, frozenset[Rule]] = {}
    for rule, words in listed.items():
        found.update({word: found.get(word, NONE) | {rule} for word in words})
    return found
