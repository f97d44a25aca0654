"""Train the tagger of Arabic names: `python tools/train_names.py FOLDER [--out FILE] [--measure]`.

FOLDER holds `anercorp-train.txt`, `aqmar-train.txt` and `aqmar-dev.txt`: a word and its tag a line, an empty line
between sentences. The model is trained on ANERcorp (CAMeL split, train) and AQMAR (train). With `--measure` every fifth
block of ANERcorp is held out and precision, recall and F1 of whole names are printed for it and for AQMAR's development
part. The same data and tables give the same bytes.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycrfsuite

from marsad.read.actors.aliases import aliases
from marsad.read.actors.tagger import MODEL, features, spans
from marsad.text.folding import folded
from marsad.text.tokens import tokens

SETTINGS = {"c1": 0.05, "c2": 1.0, "max_iterations": 120, "feature.minfreq": 2, "feature.possible_transitions": True}
BLOCK = 40
LABELS = {"PERS": "PER", "PER": "PER", "ORG": "ORG", "LOC": "LOC"}

Sentence = tuple[list[str], list[str]]


def main() -> None:
    """Train, and measure where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path(str(MODEL)))
    parser.add_argument("--measure", action="store_true")
    args = parser.parse_args()
    news = list(sentences(args.folder / "anercorp-train.txt"))
    wiki = list(sentences(args.folder / "aqmar-train.txt"))
    if not args.measure:
        train(news + wiki, args.out)
        return
    held = [sentence for at, sentence in enumerate(news) if at // BLOCK % 5 == 4]
    kept = [sentence for at, sentence in enumerate(news) if at // BLOCK % 5 != 4]
    train(kept + wiki, args.out)
    tagger = pycrfsuite.Tagger()
    tagger.open(str(args.out))
    wiki_dev = list(sentences(args.folder / "aqmar-dev.txt"))
    print(json.dumps({"anercorp held out": measure(tagger, held), "aqmar dev": measure(tagger, wiki_dev)}, indent=1))


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a marked file, cut into our own words; a tag that is no name of ours counts as O."""
    words: list[str] = []
    tags: list[str] = []
    for line in (*path.read_text(encoding="utf-8").splitlines(), ""):
        word, _, tag = line.strip().rpartition(" ")
        if not word:
            if words:
                yield words, tags
            words, tags = [], []
            continue
        position, _, label = tag.partition("-")
        ours = LABELS.get(label)
        for piece in tokens(folded(word)):
            words.append(piece.text)
            tags.append(f"{position}-{ours}" if ours else "O")
            position = "I"


def rows(sentence: Sentence) -> list[list[str]]:
    """The features of a sentence, made as they are made when a page is read."""
    words, _ = sentence
    text = " ".join(words)
    parts = tokens(text)
    if [part.text for part in parts] != words:
        return features(words, [])
    return features(words, aliases().known(parts, text))


def train(marked: Iterable[Sentence], out: Path) -> None:
    """Write the model trained on marked sentences."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    for sentence in marked:
        trainer.append(rows(sentence), sentence[1])
    trainer.train(str(out))


def measure(tagger: pycrfsuite.Tagger, marked: Iterable[Sentence]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of whole names, by label and for all."""
    right: Counter[str] = Counter()
    want: Counter[str] = Counter()
    got: Counter[str] = Counter()
    for sentence in marked:
        gold, found = set(spans(sentence[1])), set(spans(tagger.tag(rows(sentence))))
        for counter, spans_ in ((want, gold), (got, found), (right, gold & found)):
            counter.update(label for _, _, label in spans_)
    result = {}
    for label in (*sorted(want), "all"):
        hit, wanted, made = (sum(c.values()) if label == "all" else c[label] for c in (right, want, got))
        precision, recall = hit / made if made else 0.0, hit / wanted if wanted else 0.0
        f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
        result[label] = {
            "precision": round(precision, 3),
            "recall": round(recall, 3),
            "f1": round(f1, 3),
            "gold": wanted,
        }
    return result


if __name__ == "__main__":
    main()
