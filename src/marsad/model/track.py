"""Track records: what a source did in a case, as lists of claims and pages; no score is made of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Taken:
    """A page of a source that shares text with an earlier page of another; `credited` says that it names that one."""

    of: str
    of_name: str
    document: str
    earlier: str
    credited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRecord:
    """What one source did in a case.

    `id` is the case's actor, or the id that a source without one has by its name. `known` is its entry in the alias
    table. `pages` are documents it published. All others are claims: those it is the origin of on either side, those
    it carries from others; of propositions that several outlets publish on known days those it was earliest seen with
    (`together`: on the same day as others) and those others were; those that another origin denies; those that people
    settled as it had said, and those they settled against it.
    """

    id: str
    name: str
    actor: str | None
    known: str | None
    pages: tuple[str, ...]
    asserts: tuple[str, ...]
    denies: tuple[str, ...]
    carries: tuple[str, ...]
    first: tuple[str, ...]
    together: tuple[str, ...]
    later: tuple[str, ...]
    taken: tuple[Taken, ...]
    denied: tuple[str, ...]
    borne_out: tuple[str, ...]
    not_borne_out: tuple[str, ...]
    method: str
