"""Outlets and agencies as datelines, source lines and headlines name them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from marsad.read.zones.signposts import Phrases, phrases
from marsad.text.tables import table


class _Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: Literal["agency", "outlet"]
    names: Phrases


@cache
def names(kind: Literal["agency", "outlet"]) -> frozenset[str]:
    """The folded names of agencies, or of outlets that publish under their own name."""
    groups = table(files("marsad.read.tables") / "outlets.yml", list[_Names])
    return frozenset().union(*(phrases(group.names) for group in groups if group.kind == kind))


@cache
def _pattern() -> re.Pattern[str]:
    known = sorted(names("agency") | names("outlet"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)")


def cited(folded: str) -> list[str]:
    """The outlets and agencies named in a short folded stretch, in order."""
    return _pattern().findall(folded)
