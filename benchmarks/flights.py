"""Does it help to count origins and not outlets? python benchmarks/flights.py CLAIMS.csv TRUTH.csv.

What 38 web sites said of the times of 100 flights on one day, and the truth (Li et al., VLDB 2012). Many sites take
their times from one another. Each method picks one value for each object; the table says how many picks are right, with
a 95 % interval by bootstrap over flights. Written for this run: majority vote; TruthFinder (Yin 2008);
PooledInvestment (Pasternack and Roth 2010); ACCU and ACCUCOPY (Dong 2009), with the number of false values and the rate
of copying that are given on the command line.

Ours names the origins first: sites that are at one on nearly all objects where sites differ, and share at least twenty
of them, are one origin with one value. The other methods then run on origins instead of sites.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from itertools import combinations
from pathlib import Path

from marsad.weigh.backing import runs

Object = tuple[str, str]
Said = Mapping[Object, Mapping[str, str]]
"""For each object what each source says of it."""
Picked = dict[Object, str]
ROUNDS = 20
CONTESTED = 20
"""Objects on which sources differ that two sources must share before their agreement tells anything."""
AT_ONE = 0.99
"""The share of those on which they must agree to be one origin."""


def read(path: Path) -> dict[Object, dict[str, str]]:
    """What each source says of each object; empty cells say nothing."""
    found: dict[Object, dict[str, str]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for column, value in row.items():
                if column not in {"src", "flight"} and value.strip():
                    found[row["flight"], column][row["src"]] = value.strip()
    return dict(found)


def best(scores: Mapping[str, float]) -> str:
    """The value with the highest score; of several the first by name, so that a run can be repeated."""
    return max(sorted(scores), key=lambda value: scores[value])


def by_source(said: Said) -> dict[str, dict[Object, str]]:
    """What is said, by source."""
    found: dict[str, dict[Object, str]] = defaultdict(dict)
    for one, values in said.items():
        for source, value in values.items():
            found[source][one] = value
    return dict(sorted(found.items()))


def vote(said: Said) -> Picked:
    """The value most sources say."""
    return {one: best(Counter(values.values())) for one, values in said.items()}


def truthfinder(said: Said, damping: float = 0.3, start: float = 0.9) -> Picked:
    """TruthFinder without implication between values: trust is the mean of confidence, confidence the sum of trust."""
    trust = dict.fromkeys(by_source(said), start)
    confidence: dict[tuple[Object, str], float] = {}
    for _ in range(ROUNDS):
        sums: dict[tuple[Object, str], float] = defaultdict(float)
        for one, values in said.items():
            for source, value in values.items():
                sums[one, value] -= math.log(1 - min(trust[source], 1 - 1e-9))
        confidence = {key: 1 / (1 + math.exp(-damping * score)) for key, score in sums.items()}
        for source, values in by_source(said).items():
            trust[source] = sum(confidence[item] for item in values.items()) / len(values)
    return {one: best({value: confidence[one, value] for value in values.values()}) for one, values in said.items()}


def pooled_investment(said: Said, growth: float = 1.4) -> Picked:
    """Sources invest their trust evenly in what they say and are paid back from a pool of the values of one object."""
    sources = by_source(said)
    belief = {
        (one, value): number / len(values)
        for one, values in said.items()
        for value, number in Counter(values.values()).items()
    }
    trust = dict.fromkeys(sources, 1.0)
    for _ in range(ROUNDS):
        share = {source: trust[source] / len(values) for source, values in sources.items()}
        invested: dict[tuple[Object, str], float] = defaultdict(float)
        for source, values in sources.items():
            for item in values.items():
                invested[item] += share[source]
        earned = {
            source: sum(belief[item] * share[source] / invested[item] for item in values.items() if invested[item])
            for source, values in sources.items()
        }
        trust = {source: value / max(earned.values()) for source, value in earned.items()}
        share = {source: trust[source] / len(values) for source, values in sources.items()}
        for one, values in said.items():
            held: dict[str, float] = defaultdict(float)
            for source, value in values.items():
                held[value] += share[source]
            pool = sum(amount**growth for amount in held.values())
            belief.update(
                {(one, value): amount * amount**growth / pool if pool else 0 for value, amount in held.items()}
            )
    return {one: best({value: belief[one, value] for value in values.values()}) for one, values in said.items()}


def accu(said: Said, wrong: int, copying: float = 0.0) -> Picked:
    """ACCU, and ACCUCOPY where `copying` is above 0: a source counts only as far as it did not copy its value.

    `wrong` is the number of false values an object is taken to have. Sources are counted from the most accurate on.
    """
    sources = by_source(said)
    accuracy = dict.fromkeys(sources, 0.8)
    chances = _chances(said, sources, accuracy, {}, wrong, copying)
    for _ in range(ROUNDS):
        picked = {one: best(values) for one, values in chances.items()}
        copies = _copies(sources, picked, accuracy, wrong, copying) if copying else {}
        chances = _chances(said, sources, accuracy, copies, wrong, copying)
        for source, values in sources.items():
            mean = sum(chances[one][value] for one, value in values.items()) / len(values)
            accuracy[source] = min(0.99, max(0.01, mean))
    return {one: best(values) for one, values in chances.items()}


def _chances(
    said: Said,
    sources: Mapping[str, object],
    accuracy: Mapping[str, float],
    copies: Mapping[tuple[str, str], float],
    wrong: int,
    copying: float,
) -> dict[Object, dict[str, float]]:
    weight = {one: math.log(wrong * accuracy[one] / (1 - accuracy[one])) for one in sources}
    found = {}
    for one, values in said.items():
        scores: dict[str, float] = defaultdict(float)
        counted: dict[str, list[str]] = defaultdict(list)
        for source in sorted(values, key=lambda name: (-accuracy[name], name)):
            value = values[source]
            own = math.prod(1 - copying * copies.get((source, other), 0.0) for other in counted[value])
            scores[value] += weight[source] * own
            counted[value].append(source)
        high = max(scores.values())
        total = sum(math.exp(score - high) for score in scores.values()) + max(0, wrong + 1 - len(scores)) * math.exp(
            -high
        )
        found[one] = {value: math.exp(score - high) / total for value, score in scores.items()}
    return found


def _copies(
    sources: Mapping[str, Mapping[Object, str]],
    picked: Picked,
    accuracy: Mapping[str, float],
    wrong: int,
    copying: float,
    prior: float = 0.2,
) -> dict[tuple[str, str], float]:
    """For each two sources how probable it is that one depends on the other (Dong 2009, section 3)."""
    found = {}
    for left, right in combinations(sources, 2):
        shared = sources[left].keys() & sources[right].keys()
        same = [one for one in shared if sources[left][one] == sources[right][one]]
        right_same = sum(sources[left][one] == picked[one] for one in same)
        counts = right_same, len(same) - right_same, len(shared) - len(same)
        a, b = accuracy[left], accuracy[right]
        apart = [a * b, (1 - a) * (1 - b) / wrong]
        apart.append(max(1e-12, 1 - sum(apart)))
        odds = 0.0
        for one in (a, b):
            copied = [
                one * copying + apart[0] * (1 - copying),
                (1 - one) * copying + apart[1] * (1 - copying),
                apart[2] * (1 - copying),
            ]
            logs = sum(number * math.log(c / i) for number, c, i in zip(counts, copied, apart, strict=True))
            odds += prior / (2 * (1 - prior)) * math.exp(min(logs, 500.0))
        found[left, right] = found[right, left] = odds / (1 + odds)
    return found


def origins(said: Said, at_one: float = AT_ONE) -> dict[str, str]:
    """For each source the first of its origin. What is uncontested tells nothing: everybody can be right alone."""
    sources = by_source(said)
    contested = {one for one, values in said.items() if len(set(values.values())) > 1}
    linked = []
    for left, right in combinations(sources, 2):
        shared = sources[left].keys() & sources[right].keys() & contested
        same = sum(sources[left][one] == sources[right][one] for one in shared)
        if len(shared) >= CONTESTED and same >= at_one * len(shared):
            linked.append((left, right))
    return runs(sources, linked)


def by_origin(said: Said, origin: Mapping[str, str]) -> dict[Object, dict[str, str]]:
    """What each origin says: where its sources differ, what most of them do."""
    found: dict[Object, dict[str, str]] = {}
    for one, values in said.items():
        told: dict[str, Counter[str]] = defaultdict(Counter)
        for source, value in values.items():
            told[origin[source]][value] += 1
        found[one] = {name: best(counts) for name, counts in told.items()}
    return found


def interval(right: Mapping[Object, bool], draws: int = 1000) -> tuple[float, float]:
    """The middle 95 % of accuracies when flights are drawn again with replacement."""
    flights: dict[str, list[bool]] = defaultdict(list)
    for (flight, _), correct in right.items():
        flights[flight].append(correct)
    draw = random.Random(1)
    names = sorted(flights)
    means = []
    for _ in range(draws):
        drawn = [correct for name in draw.choices(names, k=len(names)) for correct in flights[name]]
        means.append(sum(drawn) / len(drawn))
    means.sort()
    return means[int(0.025 * draws)], means[int(0.975 * draws)]


def main() -> None:
    """Print the origins that were named and a line for each method."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--wrong", type=int, default=100, help="false values of an object, for ACCU and ACCUCOPY")
    parser.add_argument("--copying", type=float, default=0.8, help="share of values that a copier copies")
    given = parser.parse_args()
    said = read(given.claims)
    truth = {one: next(iter(values.values())) for one, values in read(given.truth).items()}
    origin = origins(said)
    counted = by_origin(said, origin)
    groups: dict[str, list[str]] = defaultdict(list)
    for source, first in sorted(origin.items()):
        groups[first].append(source)
    print(f"{len(said)} objects, {len(origin)} sources, {len(groups)} origins")
    for members in groups.values():
        if len(members) > 1:
            print(f"  one origin: {', '.join(members)}")
    methods: dict[str, Callable[[], Picked]] = {
        "vote": lambda: vote(said),
        "TruthFinder": lambda: truthfinder(said),
        "ACCU": lambda: accu(said, given.wrong),
        "ACCUCOPY": lambda: accu(said, given.wrong, given.copying),
        "PooledInvestment": lambda: pooled_investment(said),
        "vote on origins": lambda: vote(counted),
        "TruthFinder on origins": lambda: truthfinder(counted),
        "ACCU on origins": lambda: accu(counted, given.wrong),
        "PooledInvestment on origins": lambda: pooled_investment(counted),
    }
    for name, method in methods.items():
        picked = method()
        right = {one: picked.get(one) == value for one, value in truth.items()}
        low, high = interval(right)
        print(f"{name:28} {sum(right.values()) / len(right):.4f}  [{low:.3f}, {high:.3f}]")


if __name__ == "__main__":
    main()
