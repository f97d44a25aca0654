"""Copies found among made copies of real articles, beside MinHash-LSH and TF-IDF; and how it goes with many pages.

    benchmarks/copies.py COPIES.jsonl.gz             precision of pairs and recall of each kind of edit, with peers
    benchmarks/copies.py NEWS-FOLDER [PAGES …]       pages per CPU second, and memory
    benchmarks/copies.py NEWS-FOLDER one PAGES       one page more, in a case that holds so many

COPIES.jsonl.gz has `id`, `text`, `edit`, `copied_from` and `families` a line. NEWS-FOLDER holds zip files of JSON
arrays with `content`; a fifth of the pages are articles from there and the others four edits of each: cut, words
changed, led by other words, set inside another article. Times are CPU seconds of this process. Needs the group `bench`
for the peers: uv sync --group bench.
"""

from __future__ import annotations

import gzip
import json
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import newspapers

from marsad.flow.copying import copied
from marsad.store.records import Records
from marsad.store.textindex import TextIndex
from marsad.text.folding import folded
from marsad.text.tokens import tokens
from marsad.weigh.changes import alike, change, sketch
from marsad.weigh.copies import copies

Pair = tuple[int, int]
SEED = 0
VERSIONS = 5
PAGES = 200


def main(source: str, *sizes: str) -> int:
    """Print the one table or the other."""
    if Path(source).is_dir() and sizes[:1] == ("one",):
        measure_one(Path(source), int(sizes[1]))
    elif Path(source).is_dir():
        measure_growth(Path(source), [int(size) for size in sizes] or [10_000, 30_000, 100_000])
    else:
        measure_pairs(Path(source))
    return 0


def measure_pairs(path: Path) -> None:
    """Precision over all pairs returned (right: of one family) and recall of the pair of each copy with its source."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    texts = [row["text"] for row in rows]
    words = [[token.text for token in tokens(folded(text)) if token.is_word] for text in texts]
    peers: dict[str, Callable[[], set[Pair]]] = {
        "marsad": lambda: _own(texts),
        "MinHash-LSH .5": lambda: _minhash(words, 0.5),
        "MinHash-LSH .3": lambda: _minhash(words, 0.3),
        "TF-IDF cosine .4": lambda: _cosine(words),
    }
    place = {row["id"]: at for at, row in enumerate(rows)}
    family = [set(row["families"]) for row in rows]
    made = [(row["edit"], _pair(at, place[row["copied_from"]])) for at, row in enumerate(rows) if row["edit"] != "base"]
    number = Counter(edit for edit, _ in made)
    print(
        f"{'':17}  pairs   precision  macro R  "
        + "  ".join(edit[:2] + "  " for edit in sorted(number))
        + "  pages/CPU-s"
    )
    for name, find in peers.items():
        start = time.process_time()
        found = find()
        rate = len(rows) / (time.process_time() - start)
        right = sum(bool(family[a] & family[b]) for a, b in found)
        hits = Counter(edit for edit, pair in made if pair in found)
        recall = [hits[edit] / number[edit] for edit in sorted(number)]
        shown = " ".join(f"{value:.3f}" for value in recall)
        macro = sum(recall) / len(recall)
        print(f"{name:17} {len(found):6}  {right / len(found):9.4f}  {macro:7.4f}  {shown}  {rate:8.0f}")


def measure_growth(folder: Path, sizes: Sequence[int]) -> None:
    """Pages per CPU second from text to passages, and the most memory the process ever held."""
    articles = [one["content"] for one in newspapers.articles(folder)]
    copies_of_three = [newspapers.reading(at, text) for at, text in enumerate(articles[:3])]
    list(copies(copies_of_three))  # tables are loaded outside the measure
    held = _megabytes()
    print(f"{held:.0f} MB held by the articles themselves and the libraries")
    for size in sizes:
        spent = _drained(edited(articles, size))
        start = time.process_time()
        found = passages = 0
        for copy in copies(newspapers.reading(at, text) for at, text in enumerate(edited(articles, size))):
            found += 1
            passages += len(copy.passages)
        took = time.process_time() - start - spent
        print(
            f"{size:7} pages  {took:6.1f} CPU-s  {size / took:6.0f} pages/CPU-s  {found:7} pairs  {passages:8} passages"
            f"  {_megabytes():5.0f} MB at most"
        )


def measure_one(folder: Path, size: int) -> None:
    """What it costs to find the copies of one page among many in a case, and to take it in."""
    articles = [one["content"] for one in newspapers.articles(folder)]
    with tempfile.TemporaryDirectory() as place:
        records = Records(Path(place) / "case.sqlite")
        with records.writing():
            for at, text in enumerate(edited(articles, size)):
                records.replace("read", f"{at:08d}", "1", [newspapers.reading(at, text)])
        start = time.process_time()
        with records.writing():
            copied(records, "copy", records.made("read"))
        print(f"{size} pages taken in at once: {time.process_time() - start:.1f} CPU-s")
        index = TextIndex(records)
        measures = index.measures()
        whole = [text for text in articles if len(text.split()) >= 40]
        more = [newspapers.reading(size + at, text) for at, text in enumerate(random.Random(SEED).sample(whole, PAGES))]
        found = [_timed(lambda page=page: len(alike(index, measures, page))) for page in more]
        _print_milliseconds("its copies found", found)
        sketches = [found for page in more if (found := sketch(size, page)) is not None]
        found = [_timed(lambda one=one: len(change(index, [one], []).copies)) for one in sketches]
        _print_milliseconds("and what it changes for other pages", found)
        records.close()


def _timed(count: Callable[[], int]) -> tuple[float, int]:
    start = time.process_time()
    found = count()
    return time.process_time() - start, found


def _print_milliseconds(name: str, found: Sequence[tuple[float, int]]) -> None:
    times = sorted(1000 * took for took, _ in found)
    copies_ = sorted(count for _, count in found)
    print(
        f"{name:36} median {times[len(times) // 2]:6.2f} ms, 95 of 100 within {times[len(times) * 95 // 100]:6.2f} ms"
        f" (CPU; {copies_[len(copies_) // 2]} copies in the median, {copies_[-1]} at most)"
    )


def _drained(texts: Iterable[str]) -> float:
    start = time.process_time()
    for _ in texts:
        pass
    return time.process_time() - start


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def edited(articles: Sequence[str], size: int) -> Iterator[str]:
    """So many pages: as many articles as are needed, each followed by its edits, always the same."""
    chance = random.Random(SEED)
    vocabulary = [word for article in articles[:500] for word in article.split()]
    for at in range(size):
        words = articles[at // VERSIONS % len(articles)].split()
        match at % VERSIONS:
            case 1:
                words = words[: max(20, int(len(words) * chance.uniform(0.3, 0.7)))]
            case 2:
                share = chance.choice((0.1, 0.15, 0.35))
                words = [chance.choice(vocabulary) if chance.random() < share else word for word in words]
            case 3:
                lead = len(words) // 5
                words = [*chance.choices(vocabulary, k=lead), *words[lead:]]
            case 4:
                begin = chance.randrange(len(words) // 2 + 1)
                around = chance.choice(articles).split()
                half = len(around) // 2
                words = [*around[:half], *words[begin : begin + max(30, len(words) // 3)], *around[half:]]
        yield " ".join(words)


def _pair(one: int, other: int) -> Pair:
    return min(one, other), max(one, other)


def _own(texts: Sequence[str]) -> set[Pair]:
    return {_pair(int(copy.a), int(copy.b)) for copy in copies(map(newspapers.reading, range(len(texts)), texts))}


def _minhash(words: Sequence[Sequence[str]], threshold: float) -> set[Pair]:
    """Datasketch's index over three-word shingles, each pair it proposes verified against the same threshold."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - a peer, installed for benchmarks only

    sets = [{" ".join(text[at : at + 3]) for at in range(len(text) - 2)} for text in words]
    hashes = MinHash.bulk([[shingle.encode() for shingle in one] for one in sets], num_perm=128, seed=1)
    index = MinHashLSH(threshold=threshold, num_perm=128)
    found: set[Pair] = set()
    for at, one in enumerate(hashes):
        for other in index.query(one):
            if len(sets[at] & sets[other]) >= threshold * len(sets[at] | sets[other]) > 0:
                found.add(_pair(at, other))
        index.insert(at, one)
    return found


def _cosine(words: Sequence[Sequence[str]]) -> set[Pair]:
    """Every pair of pages whose words, weighted by TF-IDF, have a cosine of at least .4."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - a peer, installed for benchmarks only

    weights = TfidfVectorizer(analyzer=lambda text: text, sublinear_tf=True, min_df=2, max_df=0.2).fit_transform(words)
    found: set[Pair] = set()
    for begin in range(0, len(words), 500):
        alike = (weights[begin : begin + 500] @ weights.T).tocoo()
        near = alike.data >= 0.4
        found.update(
            _pair(begin + int(a), int(b))
            for a, b in zip(alike.row[near], alike.col[near], strict=True)
            if begin + a != b
        )
    return found


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
