"""Names across scripts: how often the right Latin name stands first for an Arabic one, among many."""

from __future__ import annotations

import time
from pathlib import Path

from evals.figures import Figures, Unmeasured, text_of
from marsad.text.transliteration import Candidates

MOST = 10_000
"""How many Latin names stand to choose from at most: the first distinct ones of the file."""

Pair = tuple[str, str]


def pairs(path: Path) -> list[Pair]:
    """Arabic and Latin names of a file, in either of two forms.

    Latin name, Arabic letters parted by blanks, count (Wikidata); or Arabic name, Latin name (Google); a tab between
    columns. Raises `Unmeasured` on a line of neither form, and where the file is empty.
    """
    found: list[Pair] = []
    for number, line in enumerate(text_of(path).splitlines(), 1):
        columns = line.split("\t")
        if not line.strip():
            continue
        if len(columns) == 3 and columns[2].strip().isdigit():
            found.append((columns[1].replace(" ", ""), columns[0].strip()))
        elif len(columns) == 2:
            found.append((columns[0].strip(), columns[1].strip()))
        else:
            raise Unmeasured(f"{path}, line {number}: expected Latin, Arabic letters and count, or Arabic and Latin")
        if not all(found[-1]):
            raise Unmeasured(f"{path}, line {number}: a name is empty")
    if not found:
        raise Unmeasured(f"{path} holds no pair of names")
    return found


def measured(path: Path) -> Figures:
    """The share of Arabic names whose likeliest Latin name is one that the file gives for them.

    To choose from are the distinct Latin names of the file, the first 10,000 of them; an Arabic name is asked for once,
    and only where one of its Latin names is among those.
    """
    named = pairs(path)
    candidates = Candidates(list(dict.fromkeys(latin for _, latin in named))[:MOST])
    at_hand = frozenset(candidates.names)
    right: dict[str, set[str]] = {}
    for arabic, latin in named:
        if latin in at_hand:
            right.setdefault(arabic, set()).add(latin)
    started = time.process_time()
    places = [_place(candidates, arabic, latin) for arabic, latin in right.items()]
    spent = time.process_time() - started
    return {
        "first": sum(place == 1 for place in places) / len(places),
        "first_five": sum(place <= 5 for place in places) / len(places),
        "names": len(places),
        "candidates": len(at_hand),
        "milliseconds_a_name": 1000 * spent / len(places),
    }


def _place(candidates: Candidates, arabic: str, right: set[str]) -> int:
    """Where the first right name stands, from 1; one behind the last where none is ranked."""
    ranked = candidates.ranked(arabic)
    return next((at for at, (_, latin) in enumerate(ranked, 1) if latin in right), len(candidates.names) + 1)
