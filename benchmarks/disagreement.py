"""How far the rules that find contradictions find them in pairs of headlines: precision of each, F1 of all.

Usage: disagreement.py FILE [--rows] with columns s1, s2, stance (agree, disagree, other), such as the ANS corpus.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter

from marsad.text.folding import folded
from marsad.weigh.contrasts import Contrast, contrasts, said, shared


def fired(left: str, right: str) -> list[Contrast]:
    """The rules that fire on a pair of headlines."""
    return contrasts(said(folded(left)), said(folded(right)))


def figures(right: int, said_so: int, all_: int) -> str:
    """Precision, recall and F1 as text."""
    precision, recall = right / said_so if said_so else 0.0, right / all_
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return f"fired {said_so:5d}  precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file")
    arguments.add_argument("--rows", action="store_true", help="the rows of the table of opposites, one by one")
    arguments.add_argument("--wrong", help="print the pairs on which this rule fired and that do not disagree")
    given = arguments.parse_args()
    with open(given.file, encoding="utf-8") as lines:
        pairs = [(row["s1"], row["s2"], row["stance"] == "disagree") for row in csv.DictReader(lines)]
    all_ = sum(disagree for *_, disagree in pairs)
    by: dict[str, Counter[bool]] = {}
    apart = Counter(
        disagree for left, right, disagree in pairs if shared(said(folded(left)), said(folded(right))) < 1 / 4
    )
    for left, right, disagree in pairs:
        found = fired(left, right)
        names = {one.rule for one in found} | {
            f"  {one.row}" for one in found if given.rows and one.rule == "opposites"
        }
        for name in (*names, *(["any rule"] if found else [])):
            by.setdefault(name, Counter())[disagree] += 1
        if given.wrong in names and not disagree:
            print(left, "|", right, [(one.row, left[slice(*one.left)], right[slice(*one.right)]) for one in found])
    print(f"{len(pairs)} pairs, {all_} disagree; always 'disagree' has F1 {2 * all_ / (len(pairs) + all_):.3f}")
    print(f"too little in common to be compared: {sum(apart.values())}, of which {apart[True]} disagree")
    for name, counts in sorted(by.items(), key=lambda item: (item[0].startswith(" "), item[0])):
        print(f"{name:32s} {figures(counts[True], sum(counts.values()), all_)}")


if __name__ == "__main__":
    main()
