"""The links of source chains: one for each publisher, credit and speaker, with the node it has on all pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from marsad.model.actor import Actor, PageActor
from marsad.model.attribution import UNNAMED, Attribution
from marsad.model.ids import make_id
from marsad.model.proposition import Link, LinkKind
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.text.folding import folded
from marsad.text.names import name_key
from marsad.text.tokens import tokens
from marsad.weigh.credits import Credit, agency, folded_words
from marsad.weigh.outlets import Named, Outlets, is_outlet, outlets
from marsad.weigh.wires import Wire

LONGEST_NAME = 60
"""Characters of a text in which a person's name is looked for."""


class Known(NamedTuple):
    """What all links of a case are made with.

    The case's actor of each page's actor, its outlets, its agencies, and its people by the words of their names.
    """

    actor: Mapping[str, str]
    outlets: Outlets
    agencies: Mapping[str, str]
    people: Mapping[tuple[str, ...], Actor]

    def person_at(self, text: str, place: int) -> Actor | None:
        """The person of the case whose name, of two words or more, is the next thing in a text."""
        words = tuple(token.text for token in tokens(folded(text[place : place + LONGEST_NAME])))
        found = (self.people.get(words[:count]) for count in range(4, 1, -1))
        return next((one for one in found if one is not None), None)


def known_in(readings: Iterable[Reading], actors: Iterable[Actor]) -> Known:
    """What a case knows of those who can be links."""
    found = list(actors)
    return Known(
        actor={member: actor.id for actor in found for member in actor.members},
        outlets=outlets(readings, found),
        people={
            words: one
            for one in found
            if one.type == "person"
            for name in one.names
            if len(words := tuple(token.text for token in tokens(folded(name)))) > 1
        },
        agencies={one.id: named for one in found for name in one.names if (named := agency(name)) is not None},
    )


def link_node(link: Link) -> str:
    """What a link has in common with the links of other chains that name the same source."""
    return link.node or link.actor or name_key(link.name)


def publisher(reading: Reading, known: Known) -> Link:
    """Who published the page; where it does not say, the page stands for itself under its own name."""
    name = reading.publisher or reading.name
    outlet = known.outlets.called(name)
    return Link(
        kind="publisher",
        name=name,
        actor=None if outlet is None else outlet.actor,
        span=None,
        node=_agency_node(agency(name)) or (None if outlet is None else outlet.node),
        rule="published",
    )


def outlet_link(named: Named, edge: Span | None, rule: str) -> Link:
    """An outlet of the case that another page names."""
    return Link(
        kind="publisher",
        name=named.outlet.name,
        actor=named.outlet.actor,
        span=named.span,
        node=named.outlet.node,
        rule=rule,
        edge=edge,
    )


def credit_link(credit: Credit, reading: Reading, known: Known) -> Link:
    """Somebody whom a page credits, by the words of the credit and by the page's actor that stands there."""
    canonical = agency(credit.name)
    outlet = known.outlets.called(credit.name)
    on_page = next((one for one in reading.actors if any(credit.span.meets(mention) for mention in one.mentions)), None)
    named = known.actor.get(on_page.id) if on_page is not None and on_page.type in {"organization", "person"} else None
    is_agency = canonical is not None or not folded_words("agency_words").isdisjoint(folded(credit.name).split())
    if outlet is not None and canonical is None:
        return outlet_link(Named(credit.span, outlet, told=False, bare=False), credit.edge, credit.rule)
    return Link(
        kind="agency" if is_agency else kind_of(credit.name, "organization"),
        name=credit.name,
        actor=named,
        span=credit.span,
        node=_agency_node(canonical),
        rule=credit.rule,
        edge=credit.edge,
    )


def signed_link(actor: PageActor, span: Span, known: Known) -> Link:
    """An organisation that its own name makes the agency of the line in which it stands."""
    return Link(kind="agency", name=actor.name, actor=known.actor.get(actor.id), span=span, rule="byline", edge=span)


def actor_link(actor: PageActor, known: Known, said: Attribution, rule: str) -> Link:
    """An actor of the page who speaks, or who brought out what speaks."""
    first = Span(actor.mentions[0].start, actor.mentions[0].end) if actor.mentions else None
    named = known.actor.get(actor.id)
    kind = kind_of(actor.name, actor.type)
    if rule == "said" and actor.type == "person" and said.evidence == "witness":
        kind = "witness"
    canonical = known.agencies.get(named or "") or agency(actor.name)
    outlet = known.outlets.of_actor.get(named or "")
    if kind == "actor" and actor.type == "organization" and is_outlet(actor.name):
        kind = "publisher"
    return Link(
        kind="agency" if canonical is not None else kind,
        name=actor.name,
        actor=named,
        span=(said.speaker if rule == "said" else None) or first,
        node=_agency_node(canonical) or (None if outlet is None else outlet.node),
        rule=rule,
        edge=said.cue,
    )


def person_link(person: Actor, said: Attribution) -> Link:
    """A person whom the case knows from other pages."""
    return Link(kind="actor", name=person.name, actor=person.id, span=said.speaker, rule="said", edge=said.cue)


def unnamed_link(name: str, said: Attribution) -> Link:
    """A source without a name, under the words that describe it."""
    return Link(
        kind="unnamed", name=name or UNNAMED, actor=None, span=said.speaker or said.cue, rule="said", edge=said.cue
    )


def recovered_links(wire: Wire | None, claim: Span) -> tuple[Link, ...]:
    """The agency from which a claim's words come, where its page credits none; copies count that hold the claim."""
    if wire is None:
        return ()
    holding = [one for one in wire.stretches if wire.by == "text" or one.mostly_holds(claim)]
    rule = "own copy" if wire.by == "text" else "shared text"
    return tuple(
        Link(kind="agency", name=wire.agency, actor=None, span=one, node=_agency_node(wire.agency), rule=rule, edge=one)
        for one in holding[:1]
    )


def leads_on(link: Link) -> bool:
    """Whether a link is an outlet or agency, which passes on what others say."""
    return link.kind in {"publisher", "agency"} or is_outlet(link.name)


def kind_of(name: str, kind: str) -> LinkKind:
    """The kind of link that an actor of some type makes by its name."""
    if kind == "document":
        return "document"
    return "institute" if kind == "organization" and is_institute(name) else "actor"


def is_institute(name: str) -> bool:
    """Whether a name is that of a body that studies or documents."""
    parts = [part.removeprefix("ال") for part in folded(name).split()]
    return bool(parts) and not folded_words("institute_words").isdisjoint((parts[0], parts[-1], *parts[:3]))


def _agency_node(canonical: str | None) -> str | None:
    return None if canonical is None else make_id("agency", name_key(canonical))
