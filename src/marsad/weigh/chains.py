"""The source chain of each claim: from the page outwards-in, publisher, agency, source, source of the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from marsad.model.actor import Actor, PageActor
from marsad.model.attribution import UNNAMED, Attribution
from marsad.model.claim import Claim
from marsad.model.ids import make_id
from marsad.model.proposition import Chain, Link, LinkKind
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.text.folding import fold, folded
from marsad.text.names import name_key
from marsad.text.tokens import sentences, tokens
from marsad.weigh.credits import Credit, agency, cited, folded_words, page_credits, pattern
from marsad.weigh.papers import Paper, paper, same_papers


class _Case(NamedTuple):
    """What all chains of a case are made with."""

    actor: Mapping[str, str]
    outlet: Mapping[str, str]
    agencies: Mapping[str, str]


class _Paged(NamedTuple):
    """One page: its sentences, its actors and attributions by id, and who issued the documents it names."""

    reading: Reading
    sentences: Sequence[Span]
    actor: Mapping[str, PageActor]
    attribution: Mapping[str, Attribution]
    issuer: Mapping[str, PageActor]
    start: Sequence[Link]


def chains(readings: Iterable[Reading], actors: Iterable[Actor]) -> Iterator[Chain]:
    """One chain for each claim; its last link is the origin as far as the page tells.

    The same report, press conference or document on several pages has one `node` in all their chains.
    """
    known = list(actors)
    case = _Case(
        actor={member: actor.id for actor in known for member in actor.members},
        outlet={name_key(name): one.id for one in known if one.type == "organization" for name in one.names},
        agencies={one.id: found for one in known for name in one.names if (found := agency(name)) is not None},
    )
    made: list[Chain] = []
    papers: list[Paper] = []
    for reading in readings:
        paged = _paged(reading, case)
        for claim in reading.claims:
            chain, named = _chain(paged, claim, case)
            made.append(chain)
            papers.extend(named)
    nodes = same_papers({one.id: one for one in papers}.values())
    for chain in made:
        yield replace(chain, links=tuple(replace(one, node=nodes.get(one.node or "", one.node)) for one in chain.links))


def stances(claim_attribution: str | None, reading: Reading) -> list[Attribution]:
    """The attributions around a claim, the innermost first."""
    return _outwards(claim_attribution, {one.id: one for one in reading.attributions})


def link_node(link: Link) -> str:
    """What a link has in common with the links of other chains that name the same source."""
    return link.node or link.actor or name_key(link.name)


def _outwards(start: str | None, attribution: Mapping[str, Attribution]) -> list[Attribution]:
    found: dict[str, Attribution] = {}
    while start is not None and start in attribution and start not in found:
        found[start] = attribution[start]
        start = attribution[start].within
    return list(found.values())


def _paged(reading: Reading, case: _Case) -> _Paged:
    # Stops are the same on the text as it stands and on folded text.
    cut = [Span(start, end) for start, end in sentences(reading.text)] if reading.claims else []
    links: list[Link] = [_publisher(reading, case)]
    for link in _credited(reading, case):
        _add(links, link)
    return _Paged(
        reading=reading,
        sentences=cut,
        actor={actor.id: actor for actor in reading.actors},
        attribution={one.id: one for one in reading.attributions},
        issuer=_issuers(reading, cut),
        start=links,
    )


def _chain(paged: _Paged, claim: Claim, case: _Case) -> tuple[Chain, list[Paper]]:
    links, papers = list(paged.start), []
    for one in reversed(_outwards(claim.attribution, paged.attribution)):
        source = paged.actor.get(one.source)
        if source is None:
            _add(links, _unnamed(paged.reading, one))
            continue
        if source.id in paged.issuer:
            _add(links, _link(paged.issuer[source.id], case, one, "issued"))
        link = _link(source, case, one, "said")
        if source.type == "document":
            issuer = paged.issuer.get(source.id)
            if issuer is None and len(links) == 1 and _is_institute(links[0].name):
                continue  # an institute's own report, on its own page, is its own word
            of = None if issuer is None else case.actor.get(issuer.id, name_key(issuer.name))
            papers.append(paper(source.id, source.name, of, paged.reading.published))
            link = replace(link, node=source.id)
        else:
            papers.extend(_occasion(links, paged, one, link))
        _add(links, link)
    for credit in cited(paged.reading, _sentence(paged, claim.span)):
        if name_key(credit.name) not in {name_key(link.name) for link in links}:
            links.insert(_after_start(paged, links), _credit_link(credit, paged.reading, case))
    return Chain(claim=claim.id, document=paged.reading.id, links=tuple(links)), papers


def _after_start(paged: _Paged, links: Sequence[Link]) -> int:
    """A source cited in the sentence stands between the page and those whom the sentence quotes."""
    return min(len(paged.start), len(links))


def _occasion(links: list[Link], paged: _Paged, said: Attribution, speaker: Link) -> Iterator[Paper]:
    """The press conference at which a named source speaks: a node of its own before the source."""
    around = _sentence(paged, said.content)
    text = fold(paged.reading.text[around.start : around.end])
    match = pattern("conferences").search(text.text)
    if match is None:
        return
    start, end = text.span(*match.span())
    span = Span(around.start + start, around.start + end)
    name = paged.reading.text[span.start : span.end]
    node = make_id("event", paged.reading.id, link_node(speaker))
    _add(links, Link(kind="event", name=name, actor=None, span=span, node=node, rule="occasion", edge=said.cue))
    yield Paper(node, "conference", frozenset(), link_node(speaker), paged.reading.published)


def _add(links: list[Link], link: Link) -> None:
    """Add a link unless it is the one before it said again («قالت رويترز» on a page credited to رويترز)."""
    if link_node(links[-1]) != link_node(link) or link.kind == "unnamed":
        links.append(link)


def _publisher(reading: Reading, case: _Case) -> Link:
    """Who published the page; where it does not say, the page stands for itself under its own name."""
    name = reading.publisher or reading.name
    return Link(
        kind="publisher",
        name=name,
        actor=case.outlet.get(name_key(name)),
        span=None,
        node=_agency_node(agency(name)),
        rule="published",
    )


def _agency_node(canonical: str | None) -> str | None:
    return None if canonical is None else make_id("agency", name_key(canonical))


def _credited(reading: Reading, case: _Case) -> Iterator[Link]:
    """Agencies that the page's own lines credit: by their signs, on source lines, or by the words of their names."""
    own = {name_key(reading.publisher or reading.name), name_key(agency(reading.publisher or "") or "")}
    for credit in page_credits(reading):
        if name_key(credit.name) not in own:
            yield _credit_link(credit, reading, case)
    meta = [zone for zone in reading.zones if zone.kind == "meta"]
    for actor in reading.actors:
        found = next((one for one in actor.mentions if any(zone.holds(one) for zone in meta)), None)
        if found is None or actor.type != "organization" or agency(actor.name) is not None:
            continue
        if folded_words("agency_words") & set(folded(actor.name).split()) and name_key(actor.name) not in own:
            span = Span(found.start, found.end)
            yield Link(
                kind="agency", name=actor.name, actor=case.actor.get(actor.id), span=span, rule="byline", edge=span
            )


def _credit_link(credit: Credit, reading: Reading, case: _Case) -> Link:
    canonical = agency(credit.name)
    on_page = next((one for one in reading.actors if any(credit.span.meets(mention) for mention in one.mentions)), None)
    named = case.actor.get(on_page.id) if on_page is not None and on_page.type in {"organization", "person"} else None
    words = set(folded(credit.name).split())
    is_agency = canonical is not None or bool(words & folded_words("agency_words"))
    return Link(
        kind="agency" if is_agency else _kind_of(credit.name, "organization"),
        name=credit.name,
        actor=named or case.outlet.get(name_key(credit.name)),
        span=credit.span,
        node=_agency_node(canonical),
        rule=credit.rule,
        edge=credit.edge,
    )


def _kind_of(name: str, kind: str) -> LinkKind:
    if kind == "document":
        return "document"
    return "institute" if kind == "organization" and _is_institute(name) else "actor"


def _is_institute(name: str) -> bool:
    parts = [part.removeprefix("ال") for part in folded(name).split()]
    return bool(parts) and not folded_words("institute_words").isdisjoint((parts[0], parts[-1], *parts[:3]))


def _link(actor: PageActor, case: _Case, said: Attribution, rule: str) -> Link:
    first = Span(actor.mentions[0].start, actor.mentions[0].end) if actor.mentions else None
    named = case.actor.get(actor.id)
    kind = _kind_of(actor.name, actor.type)
    if rule == "said" and actor.type == "person" and said.evidence == "witness":
        kind = "witness"
    canonical = case.agencies.get(named or "") or agency(actor.name)
    return Link(
        kind="agency" if canonical is not None else kind,
        name=actor.name,
        actor=named,
        span=(said.speaker if rule == "said" else None) or first,
        node=_agency_node(canonical),
        rule=rule,
        edge=said.cue,
    )


def _unnamed(reading: Reading, attribution: Attribution) -> Link:
    speaker = attribution.speaker
    role = UNNAMED if speaker is None else reading.text[speaker.start : speaker.end]
    return Link(
        kind="unnamed", name=role, actor=None, span=speaker or attribution.cue, rule="said", edge=attribution.cue
    )


def _issuers(reading: Reading, cut: Sequence[Span]) -> dict[str, PageActor]:
    """For each document named on the page the organisation that brought it out, where the page says so.

    It stands in the document's own name («تقرير مركز الجسر»), or beside a verb of issuing in the same sentence.
    """
    documents = [actor for actor in reading.actors if actor.type == "document" and actor.mentions]
    if not documents or not cut:
        return {}
    found: dict[str, PageActor] = {}
    organisations = [actor for actor in reading.actors if actor.type == "organization"]
    for document in documents:
        first = document.mentions[0]
        sentence = next((one for one in cut if one.start <= first.start < one.end), Span(first.start, first.end))
        beside = _of_its_name(organisations, document) or _nearest(organisations, sentence, first)
        own = beside is not None and beside == _of_its_name(organisations, document)
        if beside is not None and (own or _issues(reading.text[sentence.start : sentence.end])):
            found[document.id] = beside
    return found


def _of_its_name(organisations: Sequence[PageActor], document: PageActor) -> PageActor | None:
    """The organisation whose name stands inside, or right behind, a mention of the document."""
    for actor in organisations:
        for one in actor.mentions:
            if any(mention.start < one.start <= mention.end + 1 <= one.end + 1 for mention in document.mentions):
                return actor
    return None


def _nearest(organisations: Sequence[PageActor], sentence: Span, mention: Span) -> PageActor | None:
    named = [
        (abs(one.start - mention.start), actor)
        for actor in organisations
        for one in actor.mentions
        if sentence.holds(one)
    ]
    return min(named, key=lambda found: found[0])[1] if named else None


def _sentence(paged: _Paged, span: Span) -> Span:
    """The sentence in which a stretch begins."""
    return next((one for one in paged.sentences if one.start <= span.start < one.end), span)


def _issues(sentence: str) -> bool:
    words = (token.text for token in tokens(folded(sentence)))
    return any(word in folded_words("issues") or word.removeprefix("و") in folded_words("issues") for word in words)
