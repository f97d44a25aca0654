"""Actors: who is named, on one page and across the case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

from marsad.model.marked import Marked

ActorType = Literal["person", "organization", "place", "document"]


class Mention(Marked, frozen=True, kw_only=True):
    """A stretch that names somebody. `loaded` marks a name or epithet that takes a side; it is kept as written."""

    loaded: bool = False


class PageActor(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something named on one page, with every stretch that names them there.

    `name` is the fullest form as written, or the table's name where `known` gives the entry of the alias table.
    `country` is the ISO 3166 code a table or a national adjective gives. `role` is the office or title written beside
    the name, as written.
    """

    id: str
    name: str
    type: ActorType
    mentions: tuple[Mention, ...]
    known: str | None = None
    country: str | None = None
    role: str | None = None

    @property
    def is_country(self) -> bool:
        """Whether it is a country of the table itself, no town or body of one."""
        return self.type == "place" and self.known is not None and self.known == self.country


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Why two page actors were taken for one: the rule, its score from 0 to 1, and the pair."""

    left: str
    right: str
    rule: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or something across the case: page actors taken for one, with the joins that made them one."""

    id: str
    name: str
    type: ActorType
    names: tuple[str, ...]
    members: tuple[str, ...]
    documents: tuple[str, ...]
    loaded: tuple[str, ...] = ()
    known: str | None = None
    joins: tuple[Join, ...] = ()
    method: str
