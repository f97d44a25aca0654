"""Agencies recovered from text and copies alone, with the bylines of the pages masked.

    benchmarks/wire.py NEWS-FOLDER

NEWS-FOLDER holds zip files of JSON arrays with `source`, `author`, `content`. The truth is the one agency that `author`
names. A page counts as judgeable where its byline names an agency: where another byline stands, an agency found may be
the half of copying that credits nobody, which this data cannot tell. Words and thresholds were chosen on the even days,
the first, the third and so on.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import newspapers

from marsad.text.folding import key
from marsad.weigh.copies import copies
from marsad.weigh.credits import words
from marsad.weigh.wires import Wire, wires

VAGUE = "وكالات"


def main(folder: str) -> int:
    """Print precision and recall with all bylines masked, and with each page's own masked."""
    articles = list(newspapers.articles(Path(folder)))
    readings = [newspapers.reading(at, one["content"], one["source"]) for at, one in enumerate(articles)]
    truth = {
        reading.id: names for reading, one in zip(readings, articles, strict=True) if (names := _named(one["author"]))
    }
    days = sorted({_day(one) for one in articles})
    credited = {document: next(iter(names)) for document, names in truth.items() if len(names) == 1}
    start = time.process_time()
    shared = list(copies(readings))
    took = time.process_time() - start
    print(f"{len(articles)} pages, {len(truth)} credited to an agency, {len(shared)} pairs, {took:.1f} CPU-s")
    print(f"{'':34}   named  judgeable  precision  recall")
    masked = list(wires(readings, shared, {}))
    _print("text alone, all bylines masked", [wire for wire in masked if wire.by == "text"], truth)
    _print("text and copies, all bylines masked", masked, truth)
    for name, part in (("even", 0), ("odd", 1)):
        on = {reading.id for reading, one in zip(readings, articles, strict=True) if days.index(_day(one)) % 2 == part}
        chosen = [wire for wire in masked if wire.document in on]
        _print(f"  of these on {name} days", chosen, {one: names for one, names in truth.items() if one in on})
    found = list(wires(readings, shared, credited))
    _print("each page's own byline masked", found, truth)
    _print("  of these by copies", [wire for wire in found if wire.by == "copies"], truth)
    _by_agency(found, truth)
    return 0


def _day(article: Mapping[str, Any]) -> str:
    return str(article["date_extracted"])[:10]


def _print(name: str, found: Sequence[Wire], truth: Mapping[str, set[str]]) -> None:
    judged = [wire for wire in found if wire.document in truth]
    right = sum(wire.agency in truth[wire.document] for wire in judged)
    print(f"{name:34}  {len(found):6}  {len(judged):9}  {right / max(1, len(judged)):9.4f}  {right / len(truth):6.4f}")


def _by_agency(found: Iterable[Wire], truth: Mapping[str, set[str]]) -> None:
    named, right = Counter[str](), Counter[str]()
    for wire in found:
        if wire.document in truth:
            named[wire.agency] += 1
            right[wire.agency] += wire.agency in truth[wire.document]
    for agency_, count in named.most_common(6):
        print(f"    {agency_}: {right[agency_]} of {count}")


def _named(author: str) -> set[str]:
    """The agencies that a byline names."""
    text = key(author)
    return {
        group[0]
        for group in words().agencies
        for sign in group
        if group[0] != VAGUE and re.search(rf"(?<!\w){re.escape(key(sign))}(?!\w)", text)
    }


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
