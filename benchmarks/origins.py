"""Whether the interval of origins holds the true number: pages simulated from origins that are known.

Usage: origins.py [DRAWS] [SEED]. In each draw a few origins speak; outlets carry them by copying, by citing with or
without the name, through an agency, or from one another in a chain; some copies are cut short or changed. A follower
may also leave no sign at all of where it has it from (a paraphrase without credit): no count of what is written can see
that, and the figures say what it costs.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from typing import NamedTuple

from marsad.model.claim import Claim
from marsad.model.proposition import Chain, Copy, Link, LinkKind, Passage, Proposition
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.weigh.standings import standings

WHOLE = Span(0, 100)
ROLES = ("مصدر أمني", "مصادر محلية", "مسؤول حكومي", "شهود", "دبلوماسي غربي", "مصدر أمني رفيع")


class Page(NamedTuple):
    """A simulated page: its outlet, whom it names as source, and whose text it carries and how much of it."""

    name: str
    outlet: str
    links: tuple[tuple[LinkKind, str], ...]
    origin: int
    text_of: int | None
    share: float


def draw(random_: random.Random, hidden: float) -> list[Page]:
    """The pages of one draw."""
    pages: list[Page] = []
    for origin in range(random_.randint(1, 5)):
        kind = random_.choice(("named", "unnamed", "outlet", "institute"))
        first = f"outlet-{origin}"
        source: tuple[tuple[LinkKind, str], ...] = ()
        if kind == "unnamed":
            source = (("unnamed", random_.choice(ROLES)),)
        elif kind != "outlet":
            source = (("institute" if kind == "institute" else "actor", f"{kind}-{origin}"),)
        pages.append(Page(f"p{len(pages)}", first, source, origin, None, 1.0))
        for _ in range(random_.randint(0, 8)):
            pages.append(_follower(random_, pages, origin, hidden))
    return pages


def _follower(random_: random.Random, pages: list[Page], origin: int, hidden: float) -> Page:
    """A page that has it from an earlier page of the same origin; a hidden one leaves no sign of that."""
    name = f"p{len(pages)}"
    at, of = random_.choice([(number, page) for number, page in enumerate(pages) if page.origin == origin])
    outlet = random_.choice((f"outlet-{name}", f"outlet-{name}", of.outlet))
    if random_.random() < hidden:
        return Page(name, f"outlet-{name}", (), origin, None, 0.0)
    way = random_.choice(("copies", "copies silently", "cites", "cites its source", "through an agency"))
    share = random_.choice((1.0, 0.9, 0.6, 0.3, 0.16)) if way.startswith("copies") else 0.0
    source = of.links or (("actor", of.outlet),)
    links: tuple[tuple[LinkKind, str], ...] = {
        "copies": of.links,
        "copies silently": (),
        "cites": (("actor", of.outlet), *of.links),
        "cites its source": source,
        "through an agency": (("agency", f"agency-{origin}"), *source),
    }[way]
    return Page(name, outlet, tuple(one for one in links if one[1] != outlet), origin, at if share else None, share)


def interval(pages: list[Page]) -> tuple[int, int]:
    """The interval the program gives for the pages, in whatever order they stand."""
    readings = [_reading(page) for page in pages]
    chains = [
        Chain(
            claim=f"claim-{page.name}",
            document=page.name,
            links=(_link("publisher", page.outlet), *(_link(*one) for one in page.links)),
        )
        for page in pages
    ]
    proposition = Proposition(
        id="proposition", relation="CONSULT", agents=(), counterparts=(), places=(), earliest=None, latest=None,
        claims=tuple(f"claim-{page.name}" for page in pages), method="simulated",
    )  # fmt: skip
    (found,) = standings([proposition], readings, chains, _copies(pages))
    return found.low, found.high


def _link(kind: LinkKind, name: str) -> Link:
    return Link(kind=kind, name=name, actor=None, span=None)


def _copies(pages: list[Page]) -> list[Copy]:
    """Each copy of the text it was taken from; what copies of one text share with each other follows from that."""
    found = []
    for page in pages:
        if page.text_of is not None:
            a, b = sorted((page.name, f"p{page.text_of}"))
            passage = Passage(a=WHOLE, b=WHOLE)
            found.append(Copy(a=a, b=b, containment=page.share, passages=(passage,), method="simulated"))
    return found


def _reading(page: Page) -> Reading:
    claim = Claim(
        id=f"claim-{page.name}", relation="CONSULT", agents=(), counterparts=(), places=(), time=None,
        modality="actual", polarity="positive", attribution=None, span=WHOLE, confidence=1.0,
    )  # fmt: skip
    return Reading(
        id=page.name, name=page.name, title=None, publisher=page.outlet, published=None, language="ar", text="ك" * 100,
        zones=(), actors=(), times=(), attributions=(), claims=(claim,), method="simulated",
    )  # fmt: skip


def measured(draws: int, seed: int, hidden: float = 0.0) -> tuple[Counter[str], float]:
    """How often the interval held the true number, or lay below or above it; and its mean width."""
    random_ = random.Random(seed)
    outcome: Counter[str] = Counter()
    width = 0
    for _ in range(draws):
        pages = draw(random_, hidden)
        true = len({page.origin for page in pages})
        low, high = interval(pages)
        width += high - low
        outcome["holds" if low <= true <= high else "below" if high < true else "above"] += 1
    return outcome, width / draws


def main() -> None:
    """Print the figures."""
    draws = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    for hidden in (0.0, 0.05, 0.1):
        outcome, width = measured(draws, seed, hidden)
        print(
            f"{draws} draws, seed {seed}, {hidden:.0%} of followers leave no sign: the interval holds the true number "
            f"in {outcome['holds'] / draws:.1%}, lies below it in {outcome['below'] / draws:.1%}, "
            f"above in {outcome['above'] / draws:.1%}; mean width {width:.2f}"
        )


if __name__ == "__main__":
    main()
