"""Pages read per second on one core, beside spaCy's blank Arabic pipeline with an entity tagger of the same data.

    benchmarks/reading.py ARTICLES.json NER-TRAIN.txt [NER-TRAIN.txt …]

ARTICLES.json is a list of objects with `title` and `content`; the training files have a token and its tag a line and an
empty line between sentences. spaCy does a part of the work (words, sentences, names); Marsad reads all five layers.
Needs the group `bench`: uv sync --group bench.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.training import Example, iob_to_biluo
from spacy.util import minibatch

from marsad.model.document import Document
from marsad.read.actors.aliases import aliases
from marsad.read.readings import reading

PAGES = 300
ROUNDS = 3
EPOCHS = 3


def main(articles: str, *training: str) -> int:
    """Print pages per second for both, and their ratio, as the median of rounds run in turn."""
    texts = _texts(Path(articles))
    nlp = _trained([sentence for path in training for sentence in _sentences(Path(path))])
    known = aliases()
    documents = [
        Document(id=str(at), capture="", name=str(at), text=text, language="ar", method="")
        for at, text in enumerate(texts)
    ]
    peers: dict[str, Callable[[], object]] = {
        "marsad": lambda: [reading(document, known) for document in documents],
        "spacy": lambda: list(nlp.pipe(texts)),
    }
    for read in peers.values():  # tables are loaded and caches filled outside the measure
        read()
    rates: dict[str, list[float]] = {name: [] for name in peers}
    for _ in range(ROUNDS):
        for name, read in peers.items():
            start = time.process_time()
            read()
            rates[name].append(len(texts) / (time.process_time() - start))
    median = {name: sorted(found)[len(found) // 2] for name, found in rates.items()}
    for name, rate in median.items():
        print(f"{name:8} {rate:7.1f} pages/s on one core ({min(rates[name]):.1f} to {max(rates[name]):.1f})")
    print(
        f"ratio    {median['marsad'] / median['spacy']:7.2f}  ({len(texts)} pages, {sum(map(len, texts)):,} characters)"
    )
    return 0


def _texts(path: Path) -> list[str]:
    found = json.loads(path.read_text(encoding="utf-8"))
    texts = [f"{one['title']}\n\n{one['content']}" for one in found if one.get("content", "").strip()]
    return random.Random(0).sample(texts, min(PAGES, len(texts)))


def _sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split() for line in block.splitlines()]
        if tokens := [(row[0], row[-1]) for row in rows if len(row) >= 2]:
            yield tokens


def _trained(sentences: Sequence[list[tuple[str, str]]]) -> Any:
    nlp = spacy.blank("ar")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("ner")
    spacy.util.fix_random_seed(0)
    examples = []
    for tokens in sentences:
        words, tags = zip(*tokens, strict=True)
        doc = spacy.tokens.Doc(nlp.vocab, words=words)
        named = [tag.replace("PERS", "PER").replace("MISC", "MIS") for tag in tags]
        examples.append(Example.from_dict(doc, {"entities": iob_to_biluo(named)}))
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(EPOCHS):
        for batch in minibatch(examples, 64):
            nlp.update(batch, sgd=optimizer)
    return nlp


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
