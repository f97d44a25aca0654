"""What else an army is called: «القوات المسلحة» and «القوات الكاندية» for «الجيش الكاندي»."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.actors.lexicon import lexicon
from marsad.read.actors.namings import Naming

ARMY, FORCES = "جيش", "قوات"
OF_STATE = frozenset("مسلحه حكوميه نظاميه".split())
"""What forces are called that are a state's army («القوات المسلحة»)."""
SHORTEST = 4
"""Letters of an adjective of a nation that no table knows."""
OF_ANY = ""
"""The nation of forces that are told to be no country's by name."""


def nation(naming: Naming) -> str | None:
    """Of which nation an army is by its adjective, `OF_ANY` for «القوات المسلحة»; None for what is no army."""
    if naming.lemma not in (ARMY, FORCES) or naming.plural or naming.senses or naming.source != "phrase":
        return None
    told = [stem for stem in naming.core if stem not in OF_STATE]
    if len(told) > 1 or (not told and (naming.lemma == ARMY or not naming.core)):
        return None
    if naming.country or not told:
        return naming.country or OF_ANY
    root = told[0].removesuffix("ه")
    unknown = root.endswith("ي") and len(root) > SHORTEST and not {root, told[0]} & lexicon().adjectives
    return root if unknown else None


def own_army(namings: Sequence[Naming]) -> str | None:
    """The nation of the one army that a page names as such, `OF_ANY` where it names none by nation; None for several.

    «القوات الإيرانية» beside «القوات الحكومية» are another's.
    """
    told = [(found, one) for one in namings if (found := nation(one))]
    named = {found for found, one in told if one.lemma == ARMY or not OF_STATE.isdisjoint(one.core)}
    return None if len(named) > 1 else next(iter(named), OF_ANY)
