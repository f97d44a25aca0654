"""Whole titles that stand for whom the page named with them: «فلان، ولي عهد X نائب رئيس Y», then the same alone."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.read.actors.namings import Naming, Role
from marsad.read.page import Page


def with_whole_roles(page: Page, namings: Sequence[Naming]) -> list[Naming]:
    """The namings, sorted, with a title that opens all that was said behind a name made one with the rest of it.

    That is one mention of its bearer: the places and bodies in it name nobody else.
    """
    roles = {page.text[one.role.start : one.role.end] for one in namings if one.role and _is_long(one, one.role)}
    if not roles:
        return list(namings)
    found: list[Naming] = []
    for one in namings:
        if found and one.start < found[-1].end:
            continue
        whole = max((len(role) for role in roles if _opens(page, one, role)), default=0)
        found.append(one.with_changes(end=one.start + whole) if whole else one)
    return found


def _is_long(naming: Naming, role: Role) -> bool:
    """Whether a title stands behind a name and has more words than a title alone takes in."""
    return role.start >= naming.end and len(role.words) > 2


def _opens(page: Page, naming: Naming, role: str) -> bool:
    """Whether a title that stands alone is the beginning of these words, which go on behind it."""
    end = naming.start + len(role)
    whole = naming.source == "title" and naming.end < end and page.text.startswith(role, naming.start)
    return whole and not page.text[end : end + 1].isalnum()
