"""Read the pages of reference cases and score the readings.

evaluate.py SCORE.py CASES [CASES …]
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path


def main(score: str, *folders: str) -> int:
    """Print a table with one row per measure and one column per folder of cases."""
    columns = {folder: _scores(Path(score), Path(folder)) for folder in folders}
    measures = [name for name in next(iter(columns.values())) if name != "missing"]
    print(f"{'':52}" + "".join(f"{Path(folder).name:>24}" for folder in folders))
    for measure in measures:
        rows = (columns[folder].get(measure) for folder in folders)
        cells = (f"{row['f1']:.3f} (P {row['precision']:.2f} R {row['recall']:.2f})" if row else "" for row in rows)
        print(f"{measure:52}" + "".join(f"{cell:>24}" for cell in cells))
    return 0


def _scores(score: Path, cases: Path) -> dict[str, dict[str, float]]:
    with tempfile.TemporaryDirectory() as readings:
        pages = [str(path) for path in sorted(cases.glob("*.txt"))]
        subprocess.run([str(Path(sys.executable).with_name("marsad")), "read", "--out", readings, *pages], check=True)
        scored = subprocess.run(
            [sys.executable, str(score), str(cases), readings], check=True, capture_output=True, text=True
        )
    found: dict[str, dict[str, float]] = json.loads(scored.stdout)
    return found


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
