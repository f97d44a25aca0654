"""Names that stand between commas behind an office, before what its bearer says: «قال مختار القرية، ذياب الخلف، إن»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from marsad.read.actors.commonnouns import common_noun
from marsad.read.actors.lexicon import ARTICLE, lexicon
from marsad.read.actors.ordinary import has_role, is_ordinary
from marsad.read.actors.tagger import Name
from marsad.read.actors.words import word
from marsad.text.tokens import Token

COMMAS = frozenset("،,")
SAID = frozenset(("ان", "بان", ":"))
"""What stands behind the second comma where what is said begins."""
FEWEST, MOST = 2, 5
"""How many words such a name has."""
NEAR, FAR = 5, 10
"""How far before the first comma the office stands, in words."""
GOD = "الله"


def with_apposed(words: Sequence[Token], found: Sequence[Name]) -> list[Name]:
    """The names learned in a stretch, with those that stand so and are not learned, or in part only."""
    commas = [at for at, token in enumerate(words) if token.text in COMMAS]
    for comma, end in pairwise(commas):
        first = _past_titles(words, comma + 1, end)
        if first is None or not FEWEST <= end - first <= MOST:
            continue
        across = [name for name in found if name.first < end and first < name.last]
        inside = all(first <= name.first and name.last <= end for name in across)
        whole = any(name.label == "person" and name.last == end for name in across)
        if inside and not whole and _is_name(words[first:end]) and _has_office(words, comma, end):
            found = sorted([*(name for name in found if name not in across), Name(first, end, "person")], key=_first)
    return list(found)


def _first(name: Name) -> int:
    return name.first


def _past_titles(words: Sequence[Token], first: int, end: int) -> int | None:
    """The first word of a run that is no title of respect, «د. سعاد الرمضان»; None where the run is another office."""
    at = first
    while at < end - 1 and (words[at].text == "." or word(words[at].text).title or len(words[at].text) == 1):
        at += 1
    of_somebody = at > first and len(words[first].text) > 1 and not words[first].text.startswith(ARTICLE)
    return None if of_somebody else at


def _is_name(run: Sequence[Token]) -> bool:
    """Whether words can be a person's name: the first without article, those without it known as nothing else."""
    given = lexicon().names
    if run[0].text.startswith(ARTICLE) or run[-1].text == GOD:
        return False
    bare = [token.text for token in run if not token.text.startswith(ARTICLE)]
    articled = [token.text for token in run if token.text.startswith(ARTICLE)]
    return all(text in given or not is_ordinary(text) for text in bare) and not any(map(has_role, articled))


def _has_office(words: Sequence[Token], comma: int, end: int) -> bool:
    """Whether somebody's office stands before the first comma; his trade too where what is said begins behind it.

    It may stand further off there, and where he does something behind it («الناطق باسم «X»، فلان، نفى»).
    """
    behind = words[end + 1].text if end + 1 < len(words) else ""
    says = behind in SAID
    before = words[max(0, comma - (FAR if says or (behind and word(behind).verb) else NEAR)) : comma]
    return any(
        word(one.text).title or (says and (noun := common_noun(one.text)) and noun.kind == "person") for one in before
    )
