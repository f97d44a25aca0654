"""Tables of sentences and the dealings they tell, as parameters of tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.model.claim import Claim
from marsad.text.tables import table


def rows(name: str) -> Iterator[object]:
    """Each sentence of a table with the dealings it tells; a known failure, with ✗ before it, has to fail."""
    for group in table(Path(__file__).with_name(name), dict[str, dict[str, list[str]]]).values():
        for text, expected in group.items():
            failing = [pytest.mark.xfail(strict=True, reason="known failure")] if text.startswith("✗") else []
            yield pytest.param(text.removeprefix("✗").strip(), expected, marks=failing, id=text[:60])


def sides(claim: Claim) -> str:
    """The relation and who deals with whom: agents, `>` before the counterparts."""
    return f"{claim.relation} {', '.join(claim.agents)}" + (
        f" > {', '.join(claim.counterparts)}" if claim.counterparts else ""
    )
