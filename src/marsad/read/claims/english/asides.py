"""What an English clause only tells besides: between two commas, or by a participle behind a noun."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.claims.english.smallwords import ADVERBIAL, NOMINATIVE
from marsad.read.claims.sentences.sentences import Sentence
from marsad.read.claims.sides.roles import CLOSERS

NEAR = 5
"""How many nodes who tells something and the verb of telling are between two commas."""
LONGEST = 30
"""How many nodes stand between the two commas at the most."""


def is_reduced(s: Sentence, j: int) -> bool:
    """Whether a participle only says more of the noun before it («the group backed by X»)."""
    after = s.nodes[j + 1] if j + 1 < len(s.nodes) else None
    before = s.nodes[j - 1] if j else None
    by = after is not None and after.text in ("by", "in", "on", "from", "with")
    done = s.nodes[j].text.endswith("ed") or any(form.passive for form in s.nodes[j].word.forms)
    return (
        by
        and done
        and before is not None
        and not before.word.conjunction
        and before.text not in s.grammar.words("passive")
        and before.text not in ADVERBIAL
        and not (after is not None and after.text == "on" and _takes_on(s, j))
    )


def _takes_on(s: Sentence, j: int) -> bool:
    """Whether a verb has those behind «on» as its object («called on the army to leave»)."""
    return any("on" in form.frame.takes and not form.frame.takes_object for form in s.nodes[j].word.forms)


def insertion(s: Sentence, closing: int, *, before_verb: bool = False) -> int | None:
    """The comma that opens the insertion which a comma closes: «X, which ..., attacked», «X, the leader of Y, met».

    Before a verb any two commas behind a name are it that have no other verb between («X, with help from Y, met»).
    """
    opens = s.grammar.words("insertions")
    verb = False
    for j in range(closing - 1, max(-1, closing - LONGEST), -1):
        if s.nodes[j].text in CLOSERS:
            return None
        verb = verb or (s.nodes[j].is_verb and not is_reduced(s, j))
        if s.nodes[j].text == ",":
            following = s.nodes[j + 1]
            said = following.text in opens or following.text.endswith("ed")
            if said or _is_told(s, j, closing):
                return j
            named = j > 0 and (s.nodes[j - 1].actor is not None or s.nodes[j - 1].text.isdigit())
            if before_verb and named and following.actor is None and (not verb or following.text.endswith("ing")):
                return j
            return j if following.actor is not None and closing - j <= 6 and named else None
    return None


def _is_told(s: Sentence, opening: int, closing: int) -> bool:
    """Whether two commas hold who tells it («The drones, X said, were used to hunt Y»)."""
    inside = s.nodes[opening + 1 : closing]
    if not 1 < len(inside) <= 2 * NEAR:
        return False
    if inside[0].text == "according to" or (inside[0].text, inside[1].text) == ("according", "to"):
        return True
    telling = s.grammar.words("telling")
    at = next((n for n, node in enumerate(inside) if node.text in telling and n), None)
    if at is None or len(inside) - at > NEAR:  # «one witness told the court»
        return False
    heard = inside[at + 1 :]
    alone = not heard or (inside[at].text in ("told", "tells") and not any(node.is_verb for node in heard))
    return alone and (inside[at - 1].actor is not None or inside[at - 1].text in NOMINATIVE)


def told_between(s: Sentence, closing: int) -> int | None:
    """The comma that opens who tells it, where a comma closes that («The two had, X said, met»)."""
    opening = next((j for j in range(closing - 1, max(-1, closing - 2 * NEAR - 2), -1) if s.nodes[j].text == ","), None)
    return opening if opening is not None and _is_told(s, opening, closing) else None


def is_list(s: Sentence, t: int, commas: Sequence[int], first: int, takes: frozenset[str]) -> bool:
    """Whether commas before a node only part things in a list («sold rifles, lorries and diesel to X»)."""
    plain = all(n.actor is None and not n.is_verb and not n.is_bound for n in s.nodes[t + 1 : first])
    behind = s.nodes[commas[-1] : first]
    return plain and any(n.word.conjunction for n in behind) and any(n.text in takes for n in behind)
