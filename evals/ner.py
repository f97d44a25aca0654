"""Names in Arabic text: whole names found by the shipped tagger against those marked in a file."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from evals.figures import Figures, Unmeasured, balance, text_of
from marsad.read.actors.aliases import aliases
from marsad.read.actors.tagger import spans, tags_of
from marsad.text.folding import folded
from marsad.text.tokens import tokens

LABELS = {"PERS": "PER", "PER": "PER", "ORG": "ORG", "LOC": "LOC"}
MARKS = frozenset({"B", "I"})

Sentence = tuple[list[str], list[str]]


def sentences(path: Path) -> list[Sentence]:
    """The sentences of a marked file, cut into the program's own words; tags of other kinds of names count as O.

    A line holds a word and its tag (`الصالحية B-LOC`), an empty line ends a sentence. Raises `Unmeasured` on a line
    that is neither, and where no sentence is found.
    """
    found: list[Sentence] = []
    words: list[str] = []
    tags: list[str] = []
    for number, line in enumerate((*text_of(path).splitlines(), ""), 1):
        written, _, tag = line.strip().rpartition(" ")
        if not line.strip():
            if words:
                found.append((words, tags))
            words, tags = [], []
            continue
        position, _, label = tag.partition("-")
        if not written or not (tag == "O" or (position in MARKS and label)):
            raise Unmeasured(f"{path}, line {number}: expected a word and its tag (B-PERS, I-PERS, …, O)")
        ours = LABELS.get(label)
        for piece in tokens(folded(written)):
            words.append(piece.text)
            tags.append(f"{position}-{ours}" if ours else "O")
            position = "I"
    if not found:
        raise Unmeasured(f"{path} holds no marked sentence")
    return found


def measured(path: Path) -> Figures:
    """Precision, recall and F1 of whole persons, organisations and places, all together and F1 of each."""
    marked = sentences(path)
    return counted([tags for _, tags in marked], tags_of([words for words, _ in marked], aliases()))


def counted(wanted: list[list[str]], found: list[list[str]]) -> Figures:
    """The figures of tags found for tags wanted, sentence by sentence."""
    tally: Counter[tuple[str, str]] = Counter()
    for gold, made in zip(wanted, found, strict=True):
        marked, tagged = set(spans(gold)), set(spans(made))
        for what, names in (("wanted", marked), ("found", tagged), ("right", marked & tagged)):
            tally.update((what, label) for _, _, label in names)
            tally[what, "all"] += len(names)

    def of(label: str) -> tuple[float, float, float]:
        return balance(tally["right", label], tally["found", label], tally["wanted", label])

    precision, recall, f1 = of("all")
    return {
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "f1_persons": of("PER")[2],
        "f1_organizations": of("ORG")[2],
        "f1_places": of("LOC")[2],
        "names": tally["wanted", "all"],
        "sentences": len(wanted),
    }
