"""Part names that «and» joins where the last begins a clause of its own: «attacked X and Y fled»."""

from __future__ import annotations

from marsad.read.claims.english.smallwords import ARTICLES, AUXILIARY
from marsad.read.claims.sentences.sentences import Sentence


def with_own_clauses(s: Sentence) -> None:
    """Part those coordinated where the last is the subject of a clause of its own («attacked X and Y fled»)."""
    for k, group in sorted(s.groups.items()):
        if k != group[-1] or len(group) < 2:
            continue
        behind = next((n for n in s.nodes[k + 1 :] if n.text not in AUXILIARY and n.word.role != "negation"), None)
        before = next((n for n in reversed(s.nodes[: group[0]]) if n.text not in ARTICLES), None)
        done = before is not None and before.actor is None and (before.is_verb or before.text.endswith("ing"))
        done = done or _is_of_earlier_verb(s, group)
        if done and behind is not None and behind.is_verb:
            s.groups.update(dict.fromkeys(group[:-1], group[:-1]))
            s.groups[k] = (k,)


def _is_of_earlier_verb(s: Sentence, group: tuple[int, ...]) -> bool:
    """Whether a preposition ties names to a verb and an auxiliary follows: «gave guns to X and Y would»."""
    first = group[0] - (s.nodes[group[0] - 1].text in ARTICLES)
    behind = s.nodes[group[-1] + 1] if group[-1] + 1 < len(s.nodes) else None
    if first < 2 or s.nodes[first - 1].word.role != "preposition" or behind is None or behind.text not in AUXILIARY:
        return False
    return any(node.is_verb for node in s.nodes[s.fence(first) : first])
