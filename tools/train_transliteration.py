"""Count how Latin letters of names are written in Arabic: `python tools/train_transliteration.py FOLDER [--out FILE]`.

FOLDER holds `wikidata-train.tsv` (Latin name, Arabic letters parted by blanks, count) and `google-train.tsv` (Arabic
name, Latin name). Expectation maximisation learns which Arabic letters each Latin letter writes; then each pair is
aligned once, in the likeliest way, and the table counts what each letter writes alone, before its neighbour and between
both. The same pairs give the same bytes.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from marsad.text.transliteration import EDGE, LONGEST, NOTHING, TABLE, arabic_letters, contexts, latin_letters

ROUNDS = 5
OFTEN = 3
"""From how many bearers on a name stands in the table whole."""
POOREST = -3.2
"""Pairs whose best alignment is less likely than this, by Latin letter, are taken for noise."""
FIRST_GUESS = (0.25, 0.3, 0.02, 0.02)
"""How likely a letter writes none, one, two or three letters, before anything is learned."""
REMARK = """\
# What each Latin letter of a name writes in Arabic: alone, before the next letter, between both neighbours; ^ is the
# edge of the name, - is nothing, and behind each colon is how often; names that three or more bear stand whole. Counted
# by tools/train_transliteration.py on the Wikidata name pairs of NETransliteration-COLING2018 (CC0) and Google's
# transliteration pairs (Apache-2.0).
"""

Chances = dict[tuple[str, str], float]
Pair = tuple[str, str]


def main() -> None:
    """Learn the table and write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path(str(TABLE)))
    args = parser.parse_args()
    pairs = [pair for pair in named(args.folder) if all(pair) and len(pair[0]) <= LONGEST * len(pair[1])]
    chances: Chances = {}
    for _ in range(ROUNDS):
        chances = learned(pairs, chances)
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for arabic, latin in pairs:
        padded = f"{EDGE}{latin}{EDGE}"
        for at, written in enumerate(aligned(arabic, latin, chances), 1):
            for context in contexts(padded, at):
                counted[context][written] += 1
    for arabic, latin, count in often_met(args.folder):
        counted[f"{EDGE}{latin}{EDGE}"][arabic] += count
    args.out.write_text(REMARK + "letters\twrites\n" + "".join(lines(counted)), encoding="utf-8")


def named(folder: Path) -> Iterator[Pair]:
    """The pairs of both files, Arabic before Latin."""
    for line in (folder / "wikidata-train.tsv").read_text(encoding="utf-8").splitlines():
        latin, arabic, _ = line.split("\t")
        yield arabic_letters(arabic), latin_letters(latin)
    for line in (folder / "google-train.tsv").read_text(encoding="utf-8").splitlines():
        arabic, latin = line.split("\t")
        yield arabic_letters(arabic), latin_letters(latin)


def often_met(folder: Path) -> Iterator[tuple[str, str, int]]:
    """Arabic and Latin letters of the names that many bear, and how many."""
    for line in (folder / "wikidata-train.tsv").read_text(encoding="utf-8").splitlines():
        latin, arabic, count = line.split("\t")
        if int(count) >= OFTEN and len(latin_letters(latin)) > 1:
            yield arabic_letters(arabic), latin_letters(latin), int(count)


def learned(pairs: Iterable[Pair], chances: Chances) -> Chances:
    """One round of expectation maximisation: what each letter writes, by all alignments that the last round allows."""
    expected: defaultdict[tuple[str, str], float] = defaultdict(float)
    for arabic, latin in pairs:
        arcs, total, forward = _forward(arabic, latin, chances)
        if total <= 0:
            continue
        behind = {(len(latin), len(arabic)): 1.0}
        for at, start, end, chance in reversed(arcs):
            after = behind.get((at + 1, end), 0.0)
            if after:
                behind[at, start] = behind.get((at, start), 0.0) + chance * after
                expected[latin[at], arabic[start:end]] += forward[at, start] * chance * after / total
    whole: defaultdict[str, float] = defaultdict(float)
    for (letter, _), weight in expected.items():
        whole[letter] += weight
    return {made: weight / whole[made[0]] for made, weight in expected.items() if weight > 1e-4}


Arc = tuple[int, int, int, float]


def _forward(arabic: str, latin: str, chances: Chances) -> tuple[list[Arc], float, dict[tuple[int, int], float]]:
    forward = {(0, 0): 1.0}
    arcs: list[Arc] = []
    for at, letter in enumerate(latin):
        for start in range(len(arabic) + 1):
            reached = forward.get((at, start))
            if not reached:
                continue
            for end in range(start, min(start + LONGEST, len(arabic)) + 1):
                chance = chances.get((letter, arabic[start:end]), 1e-7) if chances else FIRST_GUESS[end - start]
                forward[at + 1, end] = forward.get((at + 1, end), 0.0) + reached * chance
                arcs.append((at, start, end, chance))
    return arcs, forward.get((len(latin), len(arabic)), 0.0), forward


def aligned(arabic: str, latin: str, chances: Chances) -> list[str]:
    """What each Latin letter writes in the likeliest alignment; nothing at all where the pair looks like noise."""
    best: dict[tuple[int, int], tuple[float, int]] = {(0, 0): (0.0, 0)}
    for at, letter in enumerate(latin):
        for start in range(len(arabic) + 1):
            if (at, start) not in best:
                continue
            for end in range(start, min(start + LONGEST, len(arabic)) + 1):
                chance = chances.get((letter, arabic[start:end]), 0.0)
                if chance > 1e-7:
                    weight = best[at, start][0] + math.log(chance)
                    best[at + 1, end] = max(best.get((at + 1, end), (-math.inf, 0)), (weight, start))
    end = len(arabic)
    if best.get((len(latin), end), (-math.inf, 0))[0] < POOREST * len(latin):
        return []
    written = []
    for at in range(len(latin), 0, -1):
        start = best[at, end][1]
        written.append(arabic[start:end])
        end = start
    return written[::-1]


def lines(counted: dict[str, Counter[str]]) -> Iterator[str]:
    """The rows of the table, in the order of their letters."""
    for context in sorted(counted):
        pairs = sorted(counted[context].items(), key=lambda pair: (-pair[1], pair[0]))
        yield context + "\t" + " ".join(f"{written or NOTHING}:{count}" for written, count in pairs) + "\n"


if __name__ == "__main__":
    main()
