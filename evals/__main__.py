"""`python -m evals ner|names|times|events FILE [--json]`: one measurement on one marked file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from evals import events, names, ner, times
from evals.figures import Unmeasured, printed

MEASUREMENTS = {"ner": ner.measured, "names": names.measured, "times": times.measured, "events": events.measured}


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 2 where the file cannot be measured or the words of the command are wrong."""
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument("what", choices=sorted(MEASUREMENTS), help="what to measure")
    parser.add_argument(
        "file", type=Path, help="marked data: tagged words, pairs of names, dates with their days, or events"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object and not a table")
    asked = parser.parse_args(arguments)
    try:
        print(printed(MEASUREMENTS[asked.what](asked.file), as_json=asked.json))
    except Unmeasured as error:
        print(f"Not measured: {error}.", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
