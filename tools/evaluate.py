"""Run every measurement that has its data at hand and print one table.

evaluate.py [SCORE.py CASES [CASES …]] [--data FOLDER] [--held-back]

SCORE.py and CASES: folders of pages marked by hand and the program that scores readings of them. FOLDER: marked data
of others, in it `ner/*.txt`, `names/*.tsv`, `dates/**/Date*Parser.json` and `events/*.jsonl`, of each what is not for
training (its name does not say `train`) and not times of day. With `--held-back` the tagger is trained anew without
the last tenth of `ner/anercorp-train.txt` and measured on that tenth, which takes a quarter of an hour.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KINDS = (
    ("ner", "ner/*.txt"),
    ("names", "names/*.tsv"),
    ("times", "dates/**/Date*Parser.json"),
    ("events", "events/*.jsonl"),
)
"""What is measured, and the files of a folder of marked data that it is measured on."""

Figures = dict[str, float | int | None]


def main() -> int:
    """Print one table: for marked pages a row per measure and a column per folder, for others' data one per figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("score", type=Path, nargs="?")
    parser.add_argument("cases", type=Path, nargs="*")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--held-back", action="store_true")
    asked = parser.parse_args()
    if asked.score is not None:
        _pages(asked.score, asked.cases)
    if asked.data is not None:
        for name, figures in _data(asked.data.resolve(), held_back=asked.held_back):
            for measure, figure in figures.items():
                print(f"{f'{name}: {measure}':52}{'-' if figure is None else figure:>24}", flush=True)
    return 0


def _pages(score: Path, folders: list[Path]) -> None:
    columns = {folder: _scores(score, folder) for folder in folders}
    measures = [name for name in next(iter(columns.values()), {}) if name != "missing"]
    print(f"{'':52}" + "".join(f"{folder.name:>24}" for folder in folders))
    for measure in measures:
        rows = (columns[folder].get(measure) for folder in folders)
        cells = (f"{row['f1']:.3f} (P {row['precision']:.2f} R {row['recall']:.2f})" if row else "" for row in rows)
        print(f"{measure:52}" + "".join(f"{cell:>24}" for cell in cells), flush=True)


def _scores(score: Path, cases: Path) -> dict[str, dict[str, float]]:
    with tempfile.TemporaryDirectory() as readings:
        pages = [str(path) for path in sorted(cases.glob("*.txt"))]
        subprocess.run([str(Path(sys.executable).with_name("marsad")), "read", "--out", readings, *pages], check=True)
        scored = subprocess.run(
            [sys.executable, str(score), str(cases), readings], check=True, capture_output=True, text=True
        )
    found: dict[str, dict[str, float]] = json.loads(scored.stdout)
    return found


def _data(data: Path, *, held_back: bool) -> Iterator[tuple[str, Figures]]:
    """Each file with its figures, in the order of `KINDS`."""
    for kind, pattern in KINDS:
        for path in sorted(data.glob(pattern)):
            if "train" not in path.stem and "Time" not in path.stem:
                yield f"{kind} {path.name}", _printed("-m", "evals", kind, str(path), "--json")
    if held_back and (data / "ner" / "anercorp-train.txt").exists():
        with tempfile.TemporaryDirectory() as folder:
            model = str(Path(folder) / "model.npz")
            arguments = (str(data / "ner"), "--held-back", "10", "--out", model)
            yield "ner last tenth of anercorp-train", _printed("tools/train_names.py", *arguments)


def _printed(*arguments: str) -> Figures:
    """What a program of this project prints as one JSON object."""
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    figures: Figures = json.loads(done.stdout)
    return figures


if __name__ == "__main__":
    sys.exit(main())
