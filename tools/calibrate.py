"""Fit how often the marks of each rule are right, over pages that a careful reader has marked.

calibrate.py SCORE.py CASES [CASES …]           print how reliable the confidence is, fitted on four fifths of the pages
                                                and looked at on the fifth that was left out, in turn
calibrate.py --write SCORE.py CASES [CASES …]   fit on all of them and write the table that comes with the program

CASES: folders of pages as the scoring program has them (`NAME.txt`, `NAME.gold.json`) or of the project's own marked
pages (`NAME.yml`, see tests/read/gold_pages.py).
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import msgspec

from marsad.model.document import Document
from marsad.read.actors.aliases import aliases
from marsad.read.calibration import OTHER, Calibration, Kind, Knot, confidence, family
from marsad.read.readings import parsed
from marsad.text.folding import folded
from marsad.text.languages import language

TABLE = Path(__file__).parent.parent / "src/marsad/read/tables/calibration.tsv"
MARKED = Path(__file__).parent.parent / "tests/read/gold_pages.py"
"""What reads the project's own marked pages."""
KINDS: tuple[Kind, ...] = ("zone", "actor", "time", "attribution", "claim")
FOLDS = 5
ENOUGH = 8.0
"""So many marks of its kind, right as often as the kind is, are added to those of a family: a few say little."""
STEPS = 6
"""Groups of equal size by which a score that varies is put right."""
BINS = (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)

Page = Mapping[str, Any]
"""A reading as the scoring program sees it: objects, lists, strings, numbers."""


class Mark(NamedTuple):
    """One mark of one page: its reason, its rule's own certainty, and whether the reference has it too."""

    page: str
    kind: Kind
    why: str
    score: float
    right: bool


def main(score: Path, folders: Sequence[Path], *, write: bool) -> int:
    """Print the reliability over folds, or write the table fitted on everything."""
    scoring = _module(score)
    marks = [mark for folder in folders for page in _references(scoring, folder) for mark in _marks(scoring, *page)]
    if write:
        TABLE.write_text(_table(fitted(marks), len({mark.page for mark in marks})), encoding="utf-8")
        return 0
    for line in reliability(marks):
        print(line)
    return 0


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("scoring", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _references(scoring: ModuleType, folder: Path) -> Iterator[tuple[str, str, Page]]:
    """The name, text and reference of each page of a folder, every mark by its offsets."""
    for path in sorted(folder.glob("*.gold.json")):
        text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        yield path.name, text, scoring.gold(path)
    marked = _module(MARKED)
    for path in sorted(folder.glob("*.yml")):
        page = marked.gold_page(path)
        for actor in page["actors"]:
            places = {place for form in actor["mentions"] for place in scoring.occurrences(page["text"], form)}
            actor["mentions"] = [{"start": start, "end": end} for start, end in sorted(places)]
        scoring.longest_wins(page["actors"])
        scoring.keep_spoken(page["actors"], page["zones"])
        yield f"{folder.name}/{path.name}", page["text"], page


def _marks(scoring: ModuleType, name: str, text: str, want: Page) -> Iterator[Mark]:
    """The marks of one page, each right where the scoring program pairs it with one of the reference."""
    read = parsed(_document(name, text), aliases())
    got = json.loads(msgspec.json.encode(read))
    names = scoring.actor_map(want, got)
    for kind, found, right in (
        ("zone", got["zones"], _zones_right(text, want, got)),
        ("actor", *_mentions_right(scoring, want, got)),
        ("time", got["times"], _paired(scoring, want["times"], got["times"], _same_time(scoring))),
        ("attribution", got["attributions"], _attributions_right(scoring, want, got, names)),
        ("claim", got["claims"], _claims_right(scoring, want, got, names)),
    ):
        for number, mark in enumerate(found):
            yield Mark(name, kind, mark["why"], mark["confidence"], number in right)


def _document(name: str, text: str) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id=digest, capture=digest, name=name, text=text, language=language(folded(text)), method="calibrate"
    )


def _zones_right(text: str, want: Page, got: Page) -> set[int]:
    """Zones most of whose letters lie in zones of their kind."""
    kinds = {at: zone["kind"] for zone in want["zones"] for at in range(zone["start"], zone["end"])}
    right = set()
    for number, zone in enumerate(got["zones"]):
        letters = [at for at in range(zone["start"], zone["end"]) if not text[at].isspace()]
        if 2 * sum(kinds.get(at) == zone["kind"] for at in letters) > len(letters):
            right.add(number)
    return right


def _mentions_right(scoring: ModuleType, want: Page, got: Page) -> tuple[list[Page], set[int]]:
    """The mentions in the reference's own zones, and which of them it has."""
    scoring.keep_spoken(got["actors"], want["zones"])
    wanted, found = ([mention for actor in page["actors"] for mention in actor["mentions"]] for page in (want, got))
    return found, _paired(scoring, wanted, found, lambda a, b: _half(scoring.iou(a, b)))


def _same_time(scoring: ModuleType) -> Callable[[Page, Page], float]:
    def fits(a: Page, b: Page) -> float:
        same = a.get("value") == b.get("value") and (a.get("mod") or None) == (b.get("mod") or None)
        return float(scoring.iou(a, b)) if same else 0.0

    return fits


def _attributions_right(scoring: ModuleType, want: Page, got: Page, names: Mapping[str, str]) -> set[int]:
    """Attributions whose content and source the reference has."""

    def fits(a: Page, b: Page) -> float:
        same = names.get(b["source"], b["source"]) == a["source"]
        return _half(scoring.iou(a["content"], b["content"])) if same else 0.0

    return _paired(scoring, want["attributions"], got["attributions"], fits)


def _claims_right(scoring: ModuleType, want: Page, got: Page, names: Mapping[str, str]) -> set[int]:
    """Claims whose actors and kind of dealing the reference has."""

    def fits(a: Page, b: Page) -> float:
        wanted = {*a["agents"], *a.get("counterparts", ())}
        found = {names.get(actor, actor) for actor in (*b["agents"], *b["counterparts"])}
        alike = len(wanted & found) / len(wanted | found) if wanted | found else 0.0
        near = scoring.iou(a["span"], b["span"]) if a.get("span") else 0.0
        return alike + near if scoring.QUAD[a["relation"]] == scoring.QUAD[b["relation"]] and alike >= 0.5 else 0.0

    return _paired(scoring, want["claims"], got["claims"], fits)


def _half(overlap: float) -> float:
    return overlap if overlap >= 0.5 else 0.0


def _paired(
    scoring: ModuleType, wanted: Sequence[Page], found: Sequence[Page], fits: Callable[[Page, Page], float]
) -> set[int]:
    return {number for _, number in scoring.pair_up(wanted, found, fits)}


def fitted(marks: Iterable[Mark]) -> Calibration:
    """The knots of every family, of what families with a comma share before it, and of each kind at large."""
    by_kind: dict[Kind, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_kind[mark.kind].append(mark)
    found: dict[tuple[str, str], tuple[Knot, ...]] = {}
    for kind, members in by_kind.items():
        at_large = (sum(mark.right for mark in members) + 1) / (len(members) + 2)  # nothing is certain
        if kind == "claim":
            found[kind, OTHER] = _steps(members, at_large)
            continue
        found[kind, OTHER] = (Knot(1.0, round(at_large, 3)),)
        heads = _grouped(members, lambda mark: family(mark.why).partition(",")[0])
        for head, group in heads.items():
            families = _grouped(group, lambda mark: family(mark.why))
            for name, own in families.items():
                found[kind, name] = _knots(own, _share(group, at_large) if len(families) > 1 else at_large)
            found.setdefault((kind, head), (Knot(1.0, _share(group, at_large)),))
    return found


def _grouped(marks: Iterable[Mark], key: Callable[[Mark], str]) -> dict[str, list[Mark]]:
    groups: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        groups[key(mark)].append(mark)
    return groups


def _knots(marks: Sequence[Mark], expected: float) -> tuple[Knot, ...]:
    varies = len({mark.score for mark in marks}) > STEPS
    return _steps(marks, expected) if varies else (Knot(1.0, _share(marks, expected)),)


def _share(marks: Sequence[Mark], expected: float) -> float:
    """How many of the marks are right, with `ENOUGH` more of which as many are right as expected."""
    return round((sum(mark.right for mark in marks) + ENOUGH * expected) / (len(marks) + ENOUGH), 3)


def _steps(marks: Sequence[Mark], expected: float) -> tuple[Knot, ...]:
    """Knots that never fall as the score rises: neighbours that would are pooled (isotonic regression)."""
    ranked = sorted(marks, key=lambda mark: (mark.score, mark.page))
    size = max(1, -(-len(ranked) // STEPS))
    groups = [ranked[at : at + size] for at in range(0, len(ranked), size)]
    pooled: list[list[Mark]] = []
    for group in groups:
        pooled.append(group)
        while len(pooled) > 1 and _share(pooled[-2], expected) >= _share(pooled[-1], expected):
            last = pooled.pop()
            pooled[-1] = [*pooled[-1], *last]
    return tuple(
        Knot(round(sum(mark.score for mark in group) / len(group), 3), _share(group, expected)) for group in pooled
    )


def reliability(marks: Sequence[Mark]) -> Iterator[str]:
    """A table in Markdown: for each kind and bin what the confidence says and how many were right, and the mean gap."""
    pages = sorted({mark.page for mark in marks})
    fold = {page: number % FOLDS for number, page in enumerate(pages)}
    said: dict[Kind, list[tuple[float, bool]]] = defaultdict(list)
    for left_out in range(FOLDS):
        table = fitted(mark for mark in marks if fold[mark.page] != left_out)
        for mark in marks:
            if fold[mark.page] == left_out:
                said[mark.kind].append((confidence(table, mark.kind, mark.why, mark.score), mark.right))
    yield f"{len(pages)} pages, {len(marks)} marks"
    yield ""
    yield "| mark | confidence | marks | said | right |"
    yield "|---|---|---|---|---|"
    for kind in KINDS:
        gap = 0.0
        for low, high in pairwise(BINS):
            inside = [one for one in said[kind] if low <= one[0] < high]
            if not inside:
                continue
            mean, right = (sum(one[place] for one in inside) / len(inside) for place in (0, 1))
            gap += abs(mean - right) * len(inside) / len(said[kind])
            yield f"| {kind} | {low:.2f} – {min(high, 1):.2f} | {len(inside)} | {mean:.2f} | {right:.2f} |"
        brier = sum((one[0] - one[1]) ** 2 for one in said[kind]) / max(1, len(said[kind]))
        yield f"| **{kind}** | | {len(said[kind])} | expected calibration error **{gap:.3f}** | Brier {brier:.3f} |"


def _table(found: Calibration, pages: int) -> str:
    """The knots as lines of a table, with a head that says where they come from."""
    lines = [
        "# How often marks are right, by kind, family of rules and the rule's own score: shares over marked pages,",
        f"# drawn towards those of their kind where they are few. Fitted by tools/calibrate.py on {pages} pages.",
        "kind\tfamily\tscore\tconfidence",
    ]
    order = {kind: place for place, kind in enumerate(KINDS)}
    for (kind, name), knots in sorted(found.items(), key=lambda item: (order[item[0][0]], item[0][1])):
        lines += [f"{kind}\t{name}\t{knot.score}\t{knot.confidence}" for knot in knots]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("score", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    given = parser.parse_args()
    sys.exit(main(given.score, given.folders, write=given.write))
