"""Who is charged with what a noun tells («اعتقل X بتهمة دعم Y», «تواجه X اتهامات بدعم Y»)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from marsad.read.claims.scenes.scene import Scene
from marsad.read.claims.sentences.antecedents import PRONOUNS, Filler, filler
from marsad.read.claims.sentences.joints import chain
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.relatives import head
from marsad.read.claims.sides.roles import NEAR, pronoun

OF_PLACE = frozenset({"في", "لدي", "تابع", "من", "امام"})
"""Prepositions of where or whose something is, not of who is charged."""


def charged(scene: Scene, s: Sentence, j: int) -> Filler | None:
    """The one charged where the node `j` says with what («اعتقل X بتهمة دعم Y», «X المتهم بدعم Y»)."""
    node = s.nodes[j]
    if not is_charge(s, j):
        return None
    named = _named_charged(s, j)
    if named is not None:
        return filler(s, named, 0.85, "charged")
    # «أحال X Y إلى المحكمة بتهمة دعم Z»: Y's
    apart = OF_PLACE | {"الي"} if node.word.preposition == "ب" else OF_PLACE
    for k in range(j - 1, max(-1, j - NEAR), -1):
        if k in s.groups and chain(s, s.groups[k][0], -1)[0][0] not in apart:
            v = _catching(s, s.groups[k])
            if v is not None:
                return _caught_by(scene, s, v, s.groups[k])
            return filler(s, s.groups[k], 0.85, "charged")
        if s.nodes[k].is_bound:
            return None
    return None


def _named_charged(s: Sentence, j: int) -> Sequence[int] | None:
    """Those charged themselves («محاكمة المتهمين في تفجير X»), or whom somebody charges («متهما X بدعم Y»)."""
    if s.nodes[j].generic and s.nodes[j].actor is not None and j in s.groups:
        return (j,)
    behind = s.groups.get(j + 1)
    return behind if behind is not None and not s.nodes[j + 1].word.preposition else None


def is_charge(s: Sentence, j: int) -> bool:
    """Whether a word tells that somebody is charged («بتهمة», «المتهم»)."""
    node = s.nodes[j]
    return (node.text if node.generic else node.word.stem).removeprefix("ال") in s.grammar.words("charges")


def is_other_charged(s: Sentence, j: int) -> bool:
    """Whether those named before a charge at `j` do something to the charged, whom a pronoun means."""
    if not is_charge(s, j) or s.nodes[j].word.preposition != "ب":
        return False
    near = next((k for k in range(j - 1, max(-1, j - NEAR), -1) if k in s.groups), None)
    return near is not None and _catching(s, s.groups[near]) is not None


def _catching(s: Sentence, group: Sequence[int]) -> int | None:
    """The verb with a pronoun whose subject the group is («X الذي تلاحقه Y بتهمة», «إن Y أحالته إلى القضاء بتهمة»)."""
    places = [group[0] - 1]
    if _opens(s, group[0]):
        places.append(group[-1] + 1)
    verbs = (v for v in places if 0 < v < len(s.nodes) and s.nodes[v].is_verb)
    return next((v for v in verbs if s.nodes[v].word.pronoun in PRONOUNS), None)


def _caught_by(scene: Scene, s: Sentence, v: int, group: Sequence[int]) -> Filler | None:
    """Whom the pronoun of the verb at `v` means, whose subject the group is."""
    letters = s.nodes[v].word.pronoun
    if s.nodes[v - 1].word.role == "relative":
        found = head(scene, s, v - 1, *PRONOUNS[letters])
    else:
        found = pronoun(scene, s, v, letters, as_subject=False, without=s.actors(group))
    return replace(found.less(0.85), how="charged") if found is not None else None


def _opens(s: Sentence, first: int) -> bool:
    """Whether those named at a node open their clause («أن X», the first of the sentence)."""
    return first == 0 or s.nodes[first - 1].word.role in ("that", "mark")
