"""What agreement tells: gender and number of a name, and whether actors fit the form of a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from marsad.model.actor import ActorType
from marsad.read.claims.lexicon.grammar import constructions
from marsad.read.claims.sentences.nodes import Node

PEOPLE = re.compile("(م...+|.+ي)(ون|ين)")
"""The plurals of those named by what they do or whence they are («متظاهرين», «مدنيين»)."""


class Features(msgspec.Struct, frozen=True):
    """What agreement needs of a name; None where it does not tell."""

    gender: str | None
    plural: bool
    person: bool
    place: bool = False


@lru_cache(maxsize=8192)
def features(name: str, kind: ActorType) -> Features:
    """Gender and number as a folded Arabic name of an actor of some type tells them."""
    grammar = constructions("ar")
    parts = name.split()
    head = parts[0] if parts else ""
    bare = head.removeprefix("ال")
    plurals, feminine, masculine = (grammar.words(f"{gender}_heads") for gender in ("plural", "feminine", "masculine"))
    # «البحارة الستة»: a count behind tells it too; «مشجعي X»
    whole = bare + "ن" if bare.endswith(("ي", "و")) else bare
    if kind != "person" and bare in grammar.words("houses"):
        # «المستشفيات»: «هي», never «هم»
        return Features("f", False, False, True)
    plural = not {head, bare, whole, *(part.removeprefix("ال") for part in parts[1:2])}.isdisjoint(plurals)
    if kind == "person":
        # «المسلحون», but «العامري»
        of_all = len(parts) == 1 and (PEOPLE.fullmatch(head) or (head.startswith("ال") and not head.endswith("ي")))
        several = plural or head[:1].isdigit() or of_all
        return Features(None, bool(several) and head not in grammar.words("titles"), True)
    if plural or bare.endswith(("ون", "يين")):
        return Features(None, True, False)
    if {head, bare} & feminine or head.endswith(("ه", "ات")):
        return Features("f", head.endswith("ات"), False, kind == "place")
    if kind == "place":
        return Features("m" if {head, name} & grammar.words("masculine_places") else "f", False, False, True)
    return Features("m" if {head, bare} & masculine else None, False, False)


def agrees(named: Sequence[Features], gender: str | None, number: str) -> float:
    """How well actors fit a form's gender and number: 0 not, 1 well, between where a name can be taken either way.

    A verb before its subject and a pronoun treat a plural of things as a feminine singular.
    """
    if not named:
        return 1.0
    if len(named) > 1:
        return {"p": 1.0, "d": 1.0 if len(named) == 2 else 0.0}.get(number, 0.6 if gender == "f" else 0.0)
    own = named[0]
    if number != "s":
        one_of_many = 1.0 if own.plural else 0.0 if own.person or own.place else 0.6
        return one_of_many if number == "p" else 0.0
    if own.gender is None and (own.person or own.plural):
        return 0.6 if gender == "f" else 1.0 if own.person else 0.3
    return 1.0 if None in (gender, own.gender) or own.gender == gender else 0.0


def is_of_the_matter(nodes: Sequence[Node], that: int) -> bool:
    """Whether the pronoun on «أنه» means nobody, since the verb right behind is feminine («أعلن أنه سقطت قذائف»).

    So it is before «من» with a definite adjective («أنه من السابق لأوانه», «أنه من الضروري»).
    """
    behind = nodes[that + 1 : that + 3]
    if len(behind) == 2 and behind[0].text == "من" and behind[1].actor is None and behind[1].text.startswith("ال"):
        return nodes[that].word.pronoun == "ه"
    verb = nodes[that + 1].word.verb if that + 1 < len(nodes) and nodes[that + 1].is_verb else None
    return nodes[that].word.pronoun == "ه" and verb is not None and verb.gender == "f" and verb.person == 3
