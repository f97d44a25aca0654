"""Put the proposals that a person accepted among the reading's own marks."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from marsad.model.attribution import UNNAMED, Attribution
from marsad.model.claim import Claim
from marsad.model.proposal import Proposal
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.read.proposals.answers import named

SURE = 1.0
"""The confidence of a mark that a person accepted."""


def with_accepted(reading: Reading, proposals: Sequence[Proposal]) -> Reading:
    """The reading with accepted proposals as marks of it; those it has found itself are not put in twice.

    Attributions come first, so that a claim finds the innermost one around it whoever proposed it.
    """
    found = reading
    for proposal in sorted(proposals, key=lambda one: (one.kind, one.span, one.id)):
        if proposal.kind == "attribution":
            mark = _attribution(found, proposal)
            if not any(_same_saying(mark, one) for one in found.attributions):
                found = replace(found, attributions=(*found.attributions, mark))
        else:
            claim = _claim(found, proposal)
            if claim is not None and not any(_same_dealing(claim, one) for one in found.claims):
                found = replace(found, claims=(*found.claims, claim))
    return found


def _attribution(reading: Reading, proposal: Proposal) -> Attribution:
    source = None if proposal.source is None else named(reading, proposal.source)
    return Attribution(
        id=proposal.mark,
        source=source or UNNAMED,
        speaker=proposal.source,
        cue=proposal.cue,
        content=proposal.span,
        stance=proposal.stance,
        evidence=None,
        within=_innermost(reading, proposal.span),
        why=_why(proposal),
    )


def _claim(reading: Reading, proposal: Proposal) -> Claim | None:
    """The claim, or None where the reading no longer knows one of its sides."""
    agents, counterparts = ([named(reading, one) for one in side] for side in (proposal.agents, proposal.counterparts))
    if proposal.relation is None or None in agents or None in counterparts:
        return None
    when = proposal.time
    times = [] if when is None else [number for number, moment in enumerate(reading.times) if moment.meets(when)]
    return Claim(
        id=proposal.mark,
        relation=proposal.relation,
        agents=tuple(one for one in dict.fromkeys(agents) if one is not None),
        counterparts=tuple(one for one in dict.fromkeys(counterparts) if one is not None and one not in agents),
        places=(),
        time=times[0] if times else None,
        modality=proposal.modality,
        polarity=proposal.polarity,
        attribution=_innermost(reading, proposal.span),
        span=proposal.span,
        confidence=SURE,
        why=_why(proposal),
    )


def _why(proposal: Proposal) -> str:
    return f"proposed by {proposal.model}, accepted by a person"


def _innermost(reading: Reading, span: Span) -> str | None:
    around = [one for one in reading.attributions if one.content != span and one.content.holds(span)]
    return min(around, key=lambda one: one.content.end - one.content.start).id if around else None


def _same_saying(left: Attribution, right: Attribution) -> bool:
    shared = min(left.content.end, right.content.end) - max(left.content.start, right.content.start)
    longer = max(left.content.end - left.content.start, right.content.end - right.content.start)
    return left.source == right.source and left.stance == right.stance and shared * 10 >= longer * 8


def _same_dealing(left: Claim, right: Claim) -> bool:
    same = (left.relation, left.polarity, left.attribution) == (right.relation, right.polarity, right.attribution)
    sides = {*left.agents, *left.counterparts} == {*right.agents, *right.counterparts}
    return same and sides and left.span.meets(right.span)
