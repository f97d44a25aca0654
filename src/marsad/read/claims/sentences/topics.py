"""What a clause is about as its words before a verb tell: its topic, its opening noun, the verb it goes on with."""

from __future__ import annotations

from marsad.read.claims.sentences.agreement import agrees
from marsad.read.claims.sentences.antecedents import PRONOUNS, Filler, filler
from marsad.read.claims.sentences.groups import ALONE
from marsad.read.claims.sentences.nodes import COMMAS, STOPS
from marsad.read.claims.sentences.sentences import Sentence

NEAR = 9
"""Within how many nodes before a verb the noun stands that opens its clause."""
MANY = 0.7
"""From this measure on the topic of a clause agrees with the pronoun that takes it up."""


THEN = frozenset({"ثم", "وثم", "بل"})
"""Words that link a verb to the one before it as «و» does."""


def goes_on(s: Sentence, v: int) -> bool:
    """Whether the verb at a node is linked to the one before it («والتقى», «ثم التقى», «ولم يلتق»)."""
    return is_linked(s, v) or (v > 0 and s.nodes[v - 1].text in THEN)


def is_linked(s: Sentence, v: int) -> bool:
    """Whether «و» stands before the verb at a node, or before its negation."""
    before = s.nodes[v - 1].word if v else None
    return s.nodes[v].word.conjunction or (before is not None and before.role == "negation" and before.conjunction)


def topic_before(s: Sentence, j: int, letters: str) -> Filler | None:
    """The topic of the clause that a linked «وأنه» at a node goes on with («قال إن X فعلت، وأنها»)."""
    if not s.nodes[j].word.conjunction:
        return None
    before_it = next((k for k in s.backwards(j, s.fence(j)) if s.nodes[k].word.role == "that"), None)
    group = s.groups.get(before_it + 1) if before_it is not None and not s.nodes[before_it].word.pronoun else None
    fits = group is not None and agrees(s.features(group), *PRONOUNS[letters]) >= MANY
    return filler(s, group, 0.85, "topic of clause before") if group is not None and fits else None


def main_verb(s: Sentence, v: int, j: int) -> int:
    """The verb to which «و» links the one at `v`: that at `j`, or behind a comma the one past its relative clause."""
    if not is_linked(s, v) or s.nodes[v - 1].text not in COMMAS:
        return j
    r = next((k for k in range(j - 1, max(-1, j - 3), -1) if s.nodes[k].is_bound or s.nodes[k].is_verb), None)
    if r is None or s.nodes[r].word.role != "relative" or s.nodes[r].word.conjunction:
        return j
    main = next((k for k in range(r - 1, s.fence(v) - 1, -1) if s.nodes[k].is_verb or s.nodes[k].is_bound), None)
    return main if main is not None and s.nodes[main].is_verb else j


def is_singled_out(s: Sentence, v: int) -> bool:
    """Whether somebody named is said to be the one who does what the verb at `v` tells («X هي من يعرقل»)."""
    return v > 2 and s.nodes[v - 1].text == "من" and s.nodes[v - 2].text in ALONE and v - 3 in s.groups


def has_plain_subject(s: Sentence, v: int) -> bool:
    """Whether a definite noun that is no actor opens the clause of the verb at `v` («أن الغارات الجوية قصفت X»).

    «كانت» and «قد» may stand between («أن الشاحنات كانت تنقل»).
    """
    for j in range(v - 1, max(-1, v - NEAR), -1):
        node = s.nodes[j]
        if "being" in node.word.kinds or node.text == "قد" or node.word.role == "negation":
            continue
        if node.actor is not None or node.is_verb or node.is_bound or node.word.role != "word" or node.word.preposition:
            return False
        opens = j == 0 or s.nodes[j - 1].word.role in ("that", "subordinator") or s.nodes[j - 1].text in STOPS
        if opens and not node.word.conjunction:
            return node.word.definite or node.text.startswith("ال")
    return False


def takes_up(s: Sentence, v: int) -> bool:
    """Whether the subject of the verb at `v` may have been named in another sentence than the verb's own.

    A verb of several or with a pronoun has no subject behind it («اتهموا X», «لقاء عقده مع»); a verb of one has to go
    on from there («وهاجمت مقر X») and has no noun behind it that may be its subject («وأهدى المعلم كتابا إلى X»).
    """
    node = s.nodes[v]
    if not node.is_verb or node.word.pronoun or (node.word.verb is not None and node.word.verb.number != "s"):
        return True
    goes_on = (v == 0 and bool(node.word.conjunction)) or (v == 1 and s.nodes[0].text in THEN)
    needed = [word for form in node.word.forms for word in form.frame.with_]  # «وألقى القبض على X»
    behind = (n.text for n in s.nodes[v + 1 : v + 2] if n.actor is None)
    return goes_on and not any(text.startswith("ال") and text not in needed for text in behind)
