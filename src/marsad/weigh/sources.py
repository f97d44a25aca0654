"""The id of a source in a chain: the case's actor where it is one, else an id made of its name."""

from __future__ import annotations

from marsad.model.ids import make_id
from marsad.model.proposition import Link
from marsad.text.names import name_key
from marsad.weigh.links import link_node


def named_source(name: str) -> str:
    """The id of a source that is no actor of the case, such as the outlet of a page that names it nowhere."""
    return make_id("source", name_key(name))


def source_id(link: Link) -> str | None:
    """The id of the source of a link; None where the page gives it no name."""
    return None if link.kind == "unnamed" else link.actor or named_source(link.name)


def link_key(link: Link, before: Link | None) -> str:
    """What makes a link the same in another chain; an unnamed source is told apart by who carries it."""
    if link.kind != "unnamed":
        return link_node(link)
    return f"{name_key(link.name)} of {'' if before is None else link_node(before)}"
