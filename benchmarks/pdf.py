"""Share of words that come out whole of Arabic PDFs: Marsad beside pypdfium2 and pdfplumber with python-bidi.

    benchmarks/pdf.py TEXT.yml FILE.pdf [FILE.pdf …]

TEXT.yml holds the text that was printed (`title` and `paragraphs`); tests/collect/data/pdf has one with files by three
producers. Needs the group `bench`: uv sync --group bench.
"""

from __future__ import annotations

import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pypdfium2
import yaml
from bidi.algorithm import get_display

from marsad.collect.drafts import Source
from marsad.collect.readers import pdf


def main(text: str, *files: str) -> int:
    """Print one line for each file: words and pairs of words found by each reader, and its milliseconds of CPU."""
    printed = yaml.safe_load(Path(text).read_text(encoding="utf-8"))
    gold = _words(" ".join([printed["title"], *printed["paragraphs"]]))
    peers: dict[str, Callable[[bytes], str]] = {"marsad": _marsad, "pypdfium2": _pypdfium2, "pdfplumber": _pdfplumber}
    print(f"{'':24}" + "".join(f"{name + ' words/pairs/ms':>30}" for name in peers))
    for file in files:
        data = Path(file).read_bytes()
        cells = []
        for read in peers.values():
            start = time.process_time()
            found = _words(read(data))
            spent = 1000 * (time.process_time() - start)
            pairs = list(pairwise(gold)), list(pairwise(found))
            cells.append(f"{_recall(gold, found):.3f}/{_recall(*pairs):.3f}/{spent:.0f}")
        print(f"{Path(file).name:24}" + "".join(f"{cell:>30}" for cell in cells))
    return 0


def _marsad(data: bytes) -> str:
    return "\n".join(getattr(draft, "text", "") for draft in pdf.read(data, Source(name="file.pdf")))


def _pypdfium2(data: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def _pdfplumber(data: bytes) -> str:
    with pdfplumber.open(BytesIO(data)) as opened:
        lines = [line for page in opened.pages for line in (page.extract_text() or "").splitlines()]
    return "\n".join(get_display(line, base_dir="R") for line in lines)


def _words(text: str) -> list[str]:
    plain = re.sub("[\u064b-\u0652]", "", unicodedata.normalize("NFKC", text))
    return re.findall(r"[^\W\d_]+|\d+", plain)


def _recall(gold: Sequence[object], found: Sequence[object]) -> float:
    expected = Counter(gold)
    return (expected & Counter(found)).total() / expected.total()


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
