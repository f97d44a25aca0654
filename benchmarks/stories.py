"""Outlets against text-independent origins, for the stories that three outlets or more carry.

    benchmarks/stories.py NEWS-FOLDER

NEWS-FOLDER holds zip files of JSON arrays with `source`, `date_extracted`, `title`, `content`. Articles whose titles
are alike (cosine of their words by TF-IDF), within two days, are one story: by title only, so that shared text does not
define what it is counted in. Origins are what remains of a story's outlets when those with a copy between them are one;
two texts without a copy may still come from one press conference, so the number is an upper bound on independence.
Needs the group `bench`: uv sync --group bench.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import newspapers
from sklearn.feature_extraction.text import TfidfVectorizer

from marsad.text.folding import folded
from marsad.text.tokens import tokens
from marsad.weigh.copies import copies

ALIKE = (0.45, 0.6)
CONTAINMENT = (0.15, 0.3, 0.5)
DAYS = 2
LEAST_OUTLETS = 3
LEAST_WORDS = 40


def main(folder: str) -> int:
    """Print the table."""
    articles = [one for one in newspapers.articles(Path(folder)) if len(one["content"].split()) >= LEAST_WORDS]
    shared = [
        (int(copy.a), int(copy.b), copy.containment)
        for copy in copies(newspapers.reading(at, one["content"]) for at, one in enumerate(articles))
    ]
    print(f"{len(articles)} articles of {LEAST_WORDS} words or more, {len(shared)} pairs of copies")
    print(
        "titles alike  stories  outlets  origins at copies of "
        + " / ".join(map(str, CONTAINMENT))
        + "   one origin left"
    )
    for alike in ALIKE:
        stories = [story for story in _stories(articles, alike) if len(_outlets(story, articles)) >= LEAST_OUTLETS]
        outlets = sum(len(_outlets(story, articles)) for story in stories) / len(stories)
        counted = [
            _origins(stories, articles, [pair[:2] for pair in shared if pair[2] >= least]) for least in CONTAINMENT
        ]
        means = " / ".join(f"{sum(one) / len(one):.2f}" for one in counted)
        alone = " / ".join(f"{sum(origins == 1 for origins in one) / len(one):.0%}" for one in counted)
        print(f"{alike:12}  {len(stories):7}  {outlets:7.2f}  {means:>36}   {alone}")
    return 0


def _stories(articles: Sequence[Mapping[str, Any]], least: float) -> list[list[int]]:
    """Groups of articles by their titles and days."""
    words = [[token.text for token in tokens(folded(one["title"])) if token.is_word] for one in articles]
    days = [date.fromisoformat(one["date_extracted"][:10]).toordinal() for one in articles]
    weights = TfidfVectorizer(analyzer=lambda title: title, min_df=2).fit_transform(words)
    pairs = []
    for begin in range(0, len(articles), 1000):
        near = (weights[begin : begin + 1000] @ weights.T).tocoo()
        alike = near.data >= least
        pairs += [
            (begin + int(one), int(other))
            for one, other in zip(near.row[alike], near.col[alike], strict=True)
            if begin + one < other and abs(days[begin + one] - days[other]) <= DAYS
        ]
    return _together(range(len(articles)), pairs)


def _origins(
    stories: Iterable[Sequence[int]], articles: Sequence[Mapping[str, Any]], pairs: Iterable[tuple[int, int]]
) -> list[int]:
    """For each story how many groups of outlets are left when copies join them."""
    beside: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        beside[one].append(other)
    counted = []
    for story in stories:
        outlet = {at: articles[at]["source"] for at in story}
        joins = [(outlet[one], outlet[other]) for one in story for other in beside[one] if other in outlet]
        counted.append(len(_together(sorted(set(outlet.values())), joins)))
    return counted


def _outlets(story: Iterable[int], articles: Sequence[Mapping[str, Any]]) -> set[str]:
    return {articles[at]["source"] for at in story}


def _together(things: Iterable[Any], pairs: Iterable[tuple[Any, Any]]) -> list[list[Any]]:
    """Things in groups that pairs connect."""
    head = {thing: thing for thing in things}

    def top(thing: Any) -> Any:
        while head[thing] != thing:
            head[thing] = head[head[thing]]
            thing = head[thing]
        return thing

    for one, other in pairs:
        head[top(other)] = top(one)
    groups = defaultdict(list)
    for thing in head:
        groups[top(thing)].append(thing)
    return list(groups.values())


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
