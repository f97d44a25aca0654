"""How fast files become documents: python benchmarks/collecting.py PATH… [--fields text=content,title=title]."""

from __future__ import annotations

import argparse
import resource
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from marsad.collect.documents import documents
from marsad.collect.fields import mapping
from marsad.collect.places import takings
from marsad.collect.taken import Taken
from marsad.model.document import Document


@dataclass
class Tally:
    """What one reader did, in bytes and seconds of processor time."""

    documents: int = 0
    size: int = 0
    seconds: float = 0.0
    refused: Counter[str] = field(default_factory=Counter)


def tallies(places: Sequence[str], fields: tuple[tuple[str, str], ...]) -> dict[str, Tally]:
    """What each reader did with all that lies at places."""
    found: dict[str, Tally] = {}
    for place in places:
        for taken in takings(place, now="2024-01-01T00:00:00Z", version="benchmark", fields=fields):
            if not isinstance(taken, Taken):
                found.setdefault("take", Tally()).refused[taken.reason] += 1
                continue
            data = taken.content.read()
            begun = time.process_time()
            made = list(documents(data, [taken.taking]))
            tally = found.setdefault(made[0].method if made else "none", Tally())
            tally.seconds += time.process_time() - begun
            tally.size += len(data)
            tally.documents += sum(isinstance(one, Document) for one in made)
            tally.refused.update(one.reason for one in made if not isinstance(one, Document))
    return found


def main() -> None:
    """Print one line for each reader, and the most memory that was held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("places", nargs="+")
    parser.add_argument("--fields", type=mapping, default=())
    given = parser.parse_args()
    for reader, tally in sorted(tallies(given.places, given.fields).items()):
        rate = tally.documents / tally.seconds if tally.seconds else 0.0
        print(
            f"{reader:12} {tally.documents:6} documents {tally.size / 1e6:8.1f} MB {rate:8.0f}/s {dict(tally.refused)}"
        )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
