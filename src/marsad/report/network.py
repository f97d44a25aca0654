"""Draw who is said to deal with whom; a line weighs as many independent origins as assert a dealing, never mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import rustworkx

from marsad.model.proposition import Proposition
from marsad.report.origins import Interval, independent
from marsad.report.propositions import Entry, Name, name
from marsad.report.view import View

NODES, EDGES, ROWS = 32, 70, 300
"""Actors and pairs drawn, and pairs listed in the table beside the drawing."""
WIDTH, LOWEST, HIGHEST = 1000, 260, 680
"""Size of the drawing; its height grows with the actors on it."""
MARGIN = (110, 48)
ROOM = 1.8
"""How far apart actors like to stand, in the layout's own measure, before the number of them is taken into account."""
Point = tuple[float, float]
LETTER, LINE = 8.2, 24
"""Rough width of a letter and height of a line of the labels, to keep them apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two actors with every dealing between them."""

    one: str
    other: str
    names: tuple[Name, Name]
    origins: Interval
    entries: tuple[Entry, ...]
    denied: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """An actor at a place of the drawing; `above` says that the name stands above it, clear of most of its lines."""

    actor: str
    name: Name
    type: str
    x: float
    y: float
    above: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair drawn from place to place, its core as thick as its origins at least and its halo as at most."""

    pair: Pair
    x1: float
    y1: float
    x2: float
    y2: float
    core: float
    halo: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The weightiest part of the network, drawn; and the weightiest pairs as rows."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    height: int
    rows: tuple[Pair, ...]
    actors: int
    pairs: int


def network(view: View, entries: Sequence[Entry]) -> Network:
    """The network of all dealings between two named sides."""
    pairs = sorted(
        _pairs(view, entries), key=lambda pair: (-pair.origins.low, -pair.origins.high, pair.one, pair.other)
    )
    actors = {actor for pair in pairs for actor in (pair.one, pair.other)}
    drawn = _drawn(pairs)
    height = min(HIGHEST, LOWEST + 22 * len({actor for pair in drawn for actor in (pair.one, pair.other)}))
    places = _places(view, drawn, height)
    return Network(
        nodes=tuple(_node(view, actor, drawn, places) for actor in places),
        edges=tuple(_edge(pair, places) for pair in drawn),
        height=height,
        rows=tuple(pairs[:ROWS]),
        actors=len(actors),
        pairs=len(pairs),
    )


def sides(proposition: Proposition) -> set[tuple[str, str]]:
    """The pairs of actors a proposition says deal with each other, each pair in the order of ids."""
    met: Iterable[tuple[str, str]] = (
        product(proposition.agents, proposition.counterparts)
        if proposition.counterparts
        else combinations(proposition.agents, 2)
    )
    return {(min(pair), max(pair)) for pair in met if pair[0] != pair[1]}


def _pairs(view: View, entries: Sequence[Entry]) -> Iterable[Pair]:
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        for pair in sorted(sides(entry.proposition)):
            found[pair].append(entry)
    for (one, other), dealings in found.items():
        yield Pair(
            one=one,
            other=other,
            names=(name(view, one), name(view, other)),
            origins=independent(view, [entry.proposition for entry in dealings]),
            entries=tuple(dealings),
            denied=tuple(entry for entry in dealings if entry.side("denies")),
        )


def _drawn(pairs: Sequence[Pair]) -> list[Pair]:
    """The weightiest pairs, as long as they fit on the drawing with their actors."""
    actors: set[str] = set()
    drawn: list[Pair] = []
    for pair in pairs:
        together = actors | {pair.one, pair.other}
        if len(together) <= NODES and len(drawn) < EDGES:
            actors = together
            drawn.append(pair)
    return drawn


def _node(view: View, actor: str, pairs: Sequence[Pair], places: dict[str, Point]) -> Node:
    x, y = places[actor]
    others = [pair.other if pair.one == actor else pair.one for pair in pairs if actor in {pair.one, pair.other}]
    downwards = sum(places[other][1] - y for other in others)
    return Node(actor, name(view, actor), view.actor[actor].type, x, y, above=downwards > 0)


def _edge(pair: Pair, places: dict[str, Point]) -> Edge:
    core, halo = (1.2 + 1.8 * min(number, 8) if number else 0 for number in (pair.origins.low, pair.origins.high))
    return Edge(pair, *places[pair.one], *places[pair.other], core, halo)


def _places(view: View, pairs: Sequence[Pair], height: int) -> dict[str, Point]:
    graph: rustworkx.PyGraph = rustworkx.PyGraph()
    actors = sorted({actor for pair in pairs for actor in (pair.one, pair.other)})
    index = dict(zip(actors, graph.add_nodes_from(actors), strict=True))
    # All lines pull alike: were weight to pull, the weightiest pair would stand too close for its names to be read.
    graph.add_edges_from([(index[pair.one], index[pair.other], 1.0) for pair in pairs])
    # A weak pull to one another keeps what is not connected from drifting off the drawing.
    for one, other in combinations(index.values(), 2):
        if not graph.has_edge(one, other):
            graph.add_edge(one, other, 0.02)
    layout = rustworkx.spring_layout(graph, k=ROOM / max(1, len(actors)) ** 0.5, weight_fn=float, num_iter=300, seed=20)
    points = [(float(layout[at][0]), float(layout[at][1])) for at in index.values()]
    widths = [LETTER * len(view.actor[actor].name) / 2 + 14 for actor in actors]
    return dict(zip(actors, _apart(_fitted(points, height), widths, height), strict=True))


def _fitted(points: Sequence[Point], height: int) -> list[Point]:
    fitted = [
        _stretched(axis, size, margin)
        for axis, size, margin in zip(zip(*points, strict=True), (WIDTH, height), MARGIN, strict=False)
    ]
    return list(zip(*fitted, strict=True)) if fitted else []


def _stretched(values: Sequence[float], size: int, margin: int) -> list[float]:
    low, high = min(values), max(values)
    if high - low < 1e-6:
        return [size / 2] * len(values)
    return [margin + (value - low) / (high - low) * (size - 2 * margin) for value in values]


def _apart(points: Sequence[Point], widths: Sequence[float], height: int) -> list[Point]:
    """Move labels that cover each other apart, up and down, a little at a time."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    for _ in range(200):
        still = True
        for i, j in combinations(range(len(points)), 2):
            gap = 2 * LINE - abs(ys[i] - ys[j])
            if gap > 0 and abs(xs[i] - xs[j]) < widths[i] + widths[j]:
                upper, lower = (i, j) if (ys[i], i) < (ys[j], j) else (j, i)
                ys[upper] = max(MARGIN[1], ys[upper] - gap / 4)
                ys[lower] = min(height - MARGIN[1], ys[lower] + gap / 4)
                still = False
        if still:
            break
    xs = [min(max(x, width), WIDTH - width) for x, width in zip(xs, widths, strict=True)]
    return [(round(x, 1), round(y, 1)) for x, y in zip(xs, ys, strict=True)]
