"""Pages read per second, beside spaCy tagging names and dateparser finding dates on the same pages in the same run.

    benchmarks/reading.py ARTICLES.json NER-TRAIN.txt [NER-TRAIN.txt …]

ARTICLES.json is a list of objects with `title` and `content`; a page is the first 300 words of one. The training files
have a token and its tag a line and an empty line between sentences. spaCy does a part of the work (words, sentences,
names; its blank Arabic pipeline with an entity tagger trained here), and so does dateparser (dates), beside which the
layer of moments is timed alone; Marsad reads all five layers. Times are of the processor, so that other work on the
machine does not count; every program has read other pages first, so that its tables are loaded, and every round is of
pages that it has not read, whose words it partly meets for the first time. Then: the last round's pages once more,
where Marsad's time goes, two processes at once, start-up and memory of the program as it is typed.
Needs the group `bench`: uv sync --group bench.
"""

from __future__ import annotations

import gc
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

import spacy
from dateparser.search import search_dates
from spacy.training import Example, iob_to_biluo
from spacy.util import minibatch

from marsad.cli.main import SELDOM
from marsad.model.document import Document
from marsad.read import readings
from marsad.read.actors.aliases import aliases
from marsad.read.moments.moments import moments
from marsad.read.page import Page

PAGES = 200
WORDS = 300
ROUNDS = 3
EPOCHS = 3
LAYERS = (
    "zones", "header", "moments", "actors", "attributions", "documents", "participants",
    "scene", "claims", "tellings", "calibrated",
)  # fmt: skip
MARSAD = str(Path(sys.executable).with_name("marsad"))


def main(articles: str, *training: str) -> int:
    """Print pages per second of each program as the median of rounds run in turn, their ratios, and Marsad's own."""
    # as the program does
    gc.set_threshold(*SELDOM)
    others, halves, *rounds = _pages(Path(articles))
    # forked before this process has read anything
    with ProcessPoolExecutor(2) as pool:
        both = sum(pool.map(_rate, (others, others), (halves[::2], halves[1::2])))
    nlp = _trained([sentence for path in training for sentence in _sentences(Path(path))])
    rates = _rates(
        {
            "marsad": _read_all,
            "spacy, names": lambda texts: list(nlp.pipe(texts)),
            "marsad, moments": _dated,
            "dateparser": _searched,
        },
        others,
        rounds,
    )
    pages = rounds[-1]
    characters = sum(len(text) for one in rounds for text in one)
    print(f"{len(rounds)} rounds of {len(pages)} pages, {characters:,} characters; pages a second on one core:")
    for name, found in rates.items():
        print(f"  {name:18}{found[len(found) // 2]:8.1f} ({found[0]:.1f} to {found[-1]:.1f})")
    middle = {name: found[len(found) // 2] for name, found in rates.items()}
    print(f"  ratio to spacy    {middle['marsad'] / middle['spacy, names']:8.2f}")
    print(f"  ratio to dateparser {middle['marsad, moments'] / middle['dateparser']:6.0f}")
    print(f"  pages met before  {len(pages) / _seconds(lambda: _read_all(pages)):8.1f}")
    spent = _by_layer(halves)
    print("milliseconds a page: " + ", ".join(f"{name} {1000 * spent[name] / len(halves):.2f}" for name in LAYERS))
    print(f"two processes at once: {both:.1f} pages/s of processor time")
    _program(pages)
    return 0


def _rates(
    programs: dict[str, Callable[[Sequence[str]], object]], others: list[str], rounds: Sequence[list[str]]
) -> dict[str, Any]:
    """Pages a second in each round, the slowest first."""
    for read in programs.values():
        read(others)
    found: dict[str, list[float]] = {name: [] for name in programs}
    for pages in rounds:
        for name, read in programs.items():
            found[name].append(len(pages) / _seconds(lambda read=read, pages=pages: read(pages)))  # type: ignore[misc]
    return {name: sorted(each) for name, each in found.items()}


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _rate(others: list[str], pages: list[str]) -> float:
    _read_all(others)
    return len(pages) / _seconds(lambda: _read_all(pages))


def _document(number: int, text: str) -> Document:
    return Document(id=str(number), capture="", name=str(number), text=text, language="ar", method="")


def _read_all(texts: Sequence[str]) -> None:
    known = aliases()
    for number, text in enumerate(texts):
        readings.reading(_document(number, text), known)


def _dated(texts: Sequence[str]) -> None:
    for number, text in enumerate(texts):
        moments(Page(_document(number, text)), None)


def _searched(texts: Sequence[str]) -> None:
    for text in texts:
        search_dates(text, languages=["ar"])


def _by_layer(pages: Sequence[str]) -> Counter[str]:
    """Seconds spent in each layer."""
    spent: Counter[str] = Counter()

    def timed(name: str, layer: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any) -> Any:
            start = time.process_time()
            made = layer(*given)
            spent[name] += time.process_time() - start  # type: ignore[assignment]
            return made

        return run

    with ExitStack() as patched:
        for name in LAYERS:
            patched.enter_context(patch.object(readings, name, timed(name, getattr(readings, name))))
        _read_all(pages)
    return spent


def _program(pages: Sequence[str]) -> None:
    """Print how long the program takes to start and to read one page, and the most memory a process of it holds."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}.txt") for number in range(len(pages))]
        for path, text in zip(paths, pages, strict=True):
            path.write_text(text, encoding="utf-8")
        # where the program is installed its modules are compiled already
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        subprocess.run([MARSAD, "read", str(paths[0])], check=True, capture_output=True, env=environment)
        for said, words in (("--version", ["--version"]), ("reading one page", ["read", str(paths[0])])):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            start = time.perf_counter()
            subprocess.run([MARSAD, *words], check=True, capture_output=True, env=environment)
            wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
            used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            print(f"marsad {said}: {wall:.2f} s, {used:.2f} s of processor time")
        subprocess.run([MARSAD, "read", "--out", folder, *map(str, paths)], check=True, capture_output=True)
        most = subprocess.run(
            [sys.executable, "-c", _MEMORY, MARSAD, *map(str, paths)], check=True, capture_output=True
        )
    print(f"peak memory of a process: {int(most.stdout) // 1024} MB")


_MEMORY = """
import resource, subprocess, sys
subprocess.run([sys.argv[1], "read", *sys.argv[2:]], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Asked from a process of its own, since the memory of finished processes is the most that any of them held."""


def _pages(path: Path) -> list[list[str]]:
    """Pages to warm up with, those for two processes and those of each round, none of them in two of these."""
    found = json.loads(path.read_text(encoding="utf-8"))
    texts = [f"{one['title']}\n{one['content']}".split(" ")[:WORDS] for one in found]
    whole = [" ".join(words) for words in texts if len(words) == WORDS]
    drawn = random.Random(0).sample(whole, len(whole))
    each = min(PAGES, len(whole) // (ROUNDS + 2))
    return [drawn[start : start + each] for start in range(0, (ROUNDS + 2) * each, each)]


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
