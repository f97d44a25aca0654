"""The source chain of each claim: from the page outwards-in, publisher, agency, source, source of the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from marsad.model.actor import Actor, PageActor
from marsad.model.attribution import UNNAMED, Attribution
from marsad.model.proposition import Chain, Link, LinkKind
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.text.folding import folded
from marsad.text.names import name_key
from marsad.text.tokens import sentences, tokens

AGENCY_WORDS = frozenset(folded("وكالة وكالات agency wire newswire").split())
"""Words in the name of an organisation in a page's meta lines that make it the agency the page credits."""
ISSUES = frozenset(
    folded("نشر نشرت ينشر أصدر أصدرت أعد أعدت سرب سربت حصل حصلت published released issued leaked obtained").split()
)
"""Verbs in the sentence that brings in a document: the organisation beside them is the one it comes from."""


def chains(readings: Iterable[Reading], actors: Iterable[Actor]) -> Iterator[Chain]:
    """One chain for each claim; its last link is the origin as far as the page tells."""
    known = list(actors)
    case_actor = {member: actor.id for actor in known for member in actor.members}
    outlet = {name_key(name): one.id for one in known if one.type == "organization" for name in one.names}
    for reading in readings:
        page_actor = {actor.id: actor for actor in reading.actors}
        attribution = {one.id: one for one in reading.attributions}
        issuer = _issuers(reading)
        start = [_publisher(reading, outlet), *_agencies(reading, case_actor)]
        for claim in reading.claims:
            links = list(start)
            for one in reversed(_outwards(claim.attribution, attribution)):
                source = page_actor.get(one.source)
                if source is not None and source.id in issuer:
                    _add(links, _link(issuer[source.id], case_actor, None))
                _add(links, _unnamed(reading, one) if source is None else _link(source, case_actor, one.speaker))
            yield Chain(claim=claim.id, document=reading.id, links=tuple(links))


def stances(claim_attribution: str | None, reading: Reading) -> list[Attribution]:
    """The attributions around a claim, the innermost first."""
    return _outwards(claim_attribution, {one.id: one for one in reading.attributions})


def _outwards(start: str | None, attribution: Mapping[str, Attribution]) -> list[Attribution]:
    found: list[Attribution] = []
    while start is not None and start in attribution and attribution[start] not in found:
        found.append(attribution[start])
        start = attribution[start].within
    return found


def _add(links: list[Link], link: Link) -> None:
    """Add a link unless it is the one before it said again («قالت رويترز» on a page credited to رويترز)."""
    if name_key(links[-1].name) != name_key(link.name) or link.kind == "unnamed":
        links.append(link)


def _publisher(reading: Reading, outlet: Mapping[str, str]) -> Link:
    """Who published the page; where it does not say, the page stands for itself under its own name."""
    name = reading.publisher or reading.name
    return Link(kind="publisher", name=name, actor=outlet.get(name_key(name)), span=None)


def _agencies(reading: Reading, case_actor: Mapping[str, str]) -> Iterator[Link]:
    """Agencies that the page's meta lines credit, by the words of their names."""
    meta = [zone for zone in reading.zones if zone.kind == "meta"]
    for actor in reading.actors:
        credit = next((one for one in actor.mentions if any(zone.holds(one) for zone in meta)), None)
        if credit is None or actor.type != "organization" or not AGENCY_WORDS & set(folded(actor.name).split()):
            continue
        if reading.publisher is None or name_key(actor.name) != name_key(reading.publisher):
            yield Link(
                kind="agency", name=actor.name, actor=case_actor.get(actor.id), span=Span(credit.start, credit.end)
            )


def _link(actor: PageActor, case_actor: Mapping[str, str], span: Span | None) -> Link:
    first = Span(actor.mentions[0].start, actor.mentions[0].end) if actor.mentions else None
    kind: LinkKind = "document" if actor.type == "document" else "actor"
    return Link(kind=kind, name=actor.name, actor=case_actor.get(actor.id), span=span or first)


def _unnamed(reading: Reading, attribution: Attribution) -> Link:
    speaker = attribution.speaker
    role = UNNAMED if speaker is None else reading.text[speaker.start : speaker.end]
    return Link(kind="unnamed", name=role, actor=None, span=speaker or attribution.cue)


def _issuers(reading: Reading) -> dict[str, PageActor]:
    """For each document named on the page the organisation that brought it out, where the page says so."""
    documents = [actor for actor in reading.actors if actor.type == "document" and actor.mentions]
    if not documents:
        return {}
    found: dict[str, PageActor] = {}
    organisations = [actor for actor in reading.actors if actor.type == "organization"]
    for document in documents:
        first = document.mentions[0]
        sentence = _sentence(reading.text, first)
        beside = _nearest(organisations, sentence, first)
        if beside is not None and _issues(reading.text[sentence.start : sentence.end]):
            found[document.id] = beside
    return found


def _sentence(text: str, mention: Span) -> Span:
    """The sentence around a mention: cut on the text as it stands, where stops are the same as on folded text."""
    around = (Span(start, end) for start, end in sentences(text) if start <= mention.start < end)
    return next(around, Span(mention.start, mention.end))


def _nearest(organisations: Sequence[PageActor], sentence: Span, mention: Span) -> PageActor | None:
    named = [
        (abs(one.start - mention.start), actor)
        for actor in organisations
        for one in actor.mentions
        if sentence.holds(one)
    ]
    return min(named, key=lambda found: found[0])[1] if named else None


def _issues(sentence: str) -> bool:
    words = (token.text for token in tokens(folded(sentence)))
    return any(word in ISSUES or word.removeprefix("و") in ISSUES for word in words)
