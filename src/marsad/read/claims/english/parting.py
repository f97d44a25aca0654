"""Part names that are joined where a clause begins between them: «attacked X and Y fled», «In X, Y and Z met»."""

from __future__ import annotations

from marsad.read.claims.english.smallwords import ARTICLES, AUXILIARY
from marsad.read.claims.sentences.sentences import Sentence


def with_own_clauses(s: Sentence) -> None:
    """Part those coordinated where the last is the subject of a clause of its own («attacked X and Y fled»).

    So are all but the first where that ends the phrase before the clause («In X, Y and Z met»).
    """
    for k, group in sorted(s.groups.items()):
        if k != group[-1] or len(group) < 2:
            continue
        rest = s.nodes[_past_apposition(s, k) :]
        behind = next((n for n in rest if n.text not in AUXILIARY and n.word.role != "negation"), None)
        if behind is not None and behind.is_verb and _opens_phrase(s, group):
            s.groups.update(dict.fromkeys(group[1:], group[1:]))
            s.groups[group[0]] = group[:1]
            continue
        before = next((n for n in reversed(s.nodes[: group[0]]) if n.text not in ARTICLES), None)
        done = before is not None and before.actor is None and (before.is_verb or before.text.endswith("ing"))
        done = done and before is not None and before.text not in s.grammar.words("telling")  # «said X and Y met»
        done = done or _is_of_earlier_verb(s, group) or _is_new_clause(s, group)
        if done and behind is not None and (behind.is_verb or _is_new_clause(s, group)):
            s.groups.update(dict.fromkeys(group[:-1], group[:-1]))
            s.groups[k] = (k,)


def _past_apposition(s: Sentence, k: int) -> int:
    """The node behind a name and the comma that closes what says who he is: «its leader, X, has fled»."""
    at, actor = k + 1, s.nodes[k].actor
    while at + 1 < len(s.nodes) and s.nodes[at].text == "," and s.nodes[at + 1].actor == actor:
        at += 2
    apposed = at > k + 1 or (s.nodes[k - 1].text == "," and s.nodes[k - 2].actor == actor)
    return at + (apposed and s.nodes[at : at + 1] != [] and s.nodes[at].text == ",")


def _opens_phrase(s: Sentence, group: tuple[int, ...]) -> bool:
    """Whether the first of those coordinated ends the phrase that opens its clause: «In X, Y and Z met»."""
    first, start = group[0], s.fence(group[0])
    while start < first and (s.nodes[start].word.conjunction or s.nodes[start].text in {"but", '"'}):
        start += 1
    led = s.nodes[start].word.role == "preposition" or s.nodes[start].text == "according"
    led = led or s.nodes[start].text.endswith("ed")  # «Asked by X, Y and Z met»
    if len(group) < 3 or start >= first or not led or s.nodes[first + 1].text != ",":
        return False
    small = ARTICLES | {","}
    return all(n.text in small for n in s.nodes[first + 1 : group[1]]) and s.nodes[group[-1] - 1].text != ","


def _is_new_clause(s: Sentence, group: tuple[int, ...]) -> bool:
    """Whether a comma parts two names and a verb follows: «hand over the port of X, and the army continues»."""
    joint = group[-1] - 1 - (s.nodes[group[-1] - 1].text in ARTICLES)
    if len(group) != 2 or [node.text for node in s.nodes[joint - 1 : joint + 1]] != [",", "and"]:
        return False
    behind = s.nodes[group[-1] + 1] if group[-1] + 1 < len(s.nodes) else None
    return behind is not None and (behind.text in AUXILIARY or behind.text.endswith(("ed", "es", "ues")))


def _is_of_earlier_verb(s: Sentence, group: tuple[int, ...]) -> bool:
    """Whether a preposition ties names to a verb and an auxiliary follows: «gave guns to X and Y would»."""
    first = group[0] - (s.nodes[group[0] - 1].text in ARTICLES)
    behind = s.nodes[group[-1] + 1] if group[-1] + 1 < len(s.nodes) else None
    if first < 2 or s.nodes[first - 1].word.role != "preposition" or behind is None or behind.text not in AUXILIARY:
        return False
    return any(node.is_verb for node in s.nodes[s.fence(first) : first])
