"""What English verbs ask, order, forbid or plead: «asked Odeh whether», «warned jurors not to», «pleaded guilty»."""

from __future__ import annotations

from marsad.model.attribution import Stance
from marsad.read.attributions.english.words import speech

WARNED = 7
"""Who is asked or warned, in words."""
ASKED = frozenset("whether if why how what by about who when".split())


def question(words: list[str], index: int, limit: int) -> int | None:
    """Where the question begins that somebody asks another: «asked Odeh whether the dam would hold»."""
    if not words[index].startswith("ask"):
        return None
    near = words[index + 1 : min(limit, index + WARNED)]
    return next((index + 1 + n for n, word in enumerate(near) if word in ASKED - {"by", "about"}), None)


def warned_off(words: list[str], index: int, limit: int) -> int | None:
    """Where what somebody is warned to do or not to do begins: «warned jurors not to discuss the case»."""
    to = next((at for at in range(index + 2, min(limit, index + WARNED)) if words[at] == "to"), None)
    return None if to is None else to - (words[to - 1] == "not")


def plea(words: list[str], first: int) -> Stance | None:
    """How somebody answers a charge: «pleaded guilty to theft», «pleaded not guilty»."""
    if words[first : first + 2] == ["not", "guilty"]:
        return "denies"
    return "confirms" if "guilty" in words[first : first + 1] else None


def is_order(words: list[str], first: int) -> bool:
    """Whether what somebody is told is to do something: «told jurors not to speak»."""
    return "to" in words[first : first + 1] or words[first : first + 2] == ["not", "to"]


def end_of_charge(words: list[str], index: int, limit: int) -> int:
    """Where it ends what somebody is accused of: at a comma, or where he does something («accused of X denied it»)."""
    for at in range(index + 3, limit):
        if words[at] in {",", "that", "which", "who", "after", "when", "because"}:
            return at if words[at] == "," else limit
        if words[at] in speech().nominative | {"it"}:
            return limit
        pleaded = words[at] in speech().pleaded and words[at - 1] not in {"and", "having"}
        if pleaded or (
            words[at] in speech().being | {"has", "have", "had", "will"} and not words[at - 1].endswith("ing")
        ):
            return at
    return limit
