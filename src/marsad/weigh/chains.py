"""The source chain of each claim: from the page outwards-in, publisher, agency, source, source of the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from marsad.model.actor import Actor, PageActor
from marsad.model.attribution import Attribution
from marsad.model.claim import Claim
from marsad.model.ids import make_id
from marsad.model.proposition import Chain, Copy, Link
from marsad.model.reading import Reading
from marsad.model.span import Span
from marsad.text.folding import fold, folded, key
from marsad.text.names import name_key
from marsad.text.tokens import sentences, tokens
from marsad.weigh.citations import cited, first_told
from marsad.weigh.credits import Credit, agency, folded_words, page_credits, pattern
from marsad.weigh.links import (
    Known,
    actor_link,
    credit_link,
    is_institute,
    known_in,
    leads_on,
    link_node,
    outlet_link,
    publisher,
    recovered_links,
    signed_link,
)
from marsad.weigh.papers import Paper, paper, same_papers
from marsad.weigh.speakers import Speakers, speakers
from marsad.weigh.wires import recovered


class _Paged(NamedTuple):
    """One page: its sentences, its actors and attributions by id, and who issued the documents it names."""

    reading: Reading
    sentences: Sequence[Span]
    actor: Mapping[str, PageActor]
    attribution: Mapping[str, Attribution]
    issuer: Mapping[str, PageActor]
    start: Sequence[Link]


def chains(readings: Sequence[Reading], actors: Iterable[Actor], copies: Sequence[Copy] = ()) -> Iterator[Chain]:
    """One chain for each claim; its last link is the origin as far as the page tells.

    The same report, press conference or document on several pages has one `node` in all their chains, and so has an
    outlet that publishes some pages and is named on others. By `copies` agencies are found that pages do not credit.
    """
    known = known_in(readings, actors)
    uncredited = recovered(readings, copies)
    made: list[Chain] = []
    papers: list[Paper] = []
    for reading in readings:
        paged = _paged(reading, known)
        for claim in reading.claims:
            links, named = _chain(paged, claim, known)
            agencies = recovered_links(uncredited.get(reading.id), claim.span)
            made.append(Chain(claim=claim.id, document=reading.id, links=tuple(links), recovered=agencies))
            papers.extend(named)
    nodes = same_papers({one.id: one for one in papers}.values())
    for chain in made:
        yield replace(chain, links=tuple(replace(one, node=nodes.get(one.node or "", one.node)) for one in chain.links))


def stances(claim_attribution: str | None, reading: Reading) -> list[Attribution]:
    """The attributions around a claim, the innermost first."""
    return _outwards(claim_attribution, {one.id: one for one in reading.attributions})


def _outwards(start: str | None, attribution: Mapping[str, Attribution]) -> list[Attribution]:
    found: dict[str, Attribution] = {}
    while start is not None and start in attribution and start not in found:
        found[start] = attribution[start]
        start = attribution[start].within
    return list(found.values())


def _paged(reading: Reading, known: Known) -> _Paged:
    # Stops are the same on the text as it stands and on folded text.
    cut = [Span(start, end) for start, end in sentences(reading.text)] if reading.claims else []
    links: list[Link] = [publisher(reading, known)]
    for link in _credited(reading, known):
        _add(links, link)
    return _Paged(
        reading=reading,
        sentences=cut,
        actor={actor.id: actor for actor in reading.actors},
        attribution={one.id: one for one in reading.attributions},
        issuer=_issuers(reading, cut),
        start=links,
    )


def _chain(paged: _Paged, claim: Claim, known: Known) -> tuple[list[Link], list[Paper]]:
    links = list(paged.start)
    papers: list[Paper] = []
    for one in _inwards(paged, claim, known):
        for named in one.told:
            _add(links, outlet_link(named, one.said.cue, "told"))
        if one.link.kind != "document":
            papers.extend(_occasion(links, paged, one))
            _add(links, one.link)
            continue
        issuer = None if one.actor is None else paged.issuer.get(one.actor.id)
        if issuer is not None:
            _add(links, actor_link(issuer, known, one.said, "issued"))
        elif one.actor is not None and len(links) == 1 and is_institute(links[0].name):
            continue  # an institute's own report, on its own page, is its own word
        of = None if issuer is None else known.actor.get(issuer.id, name_key(issuer.name))
        id = one.said.id if one.actor is None else one.actor.id
        papers.append(paper(id, one.link.name, of, paged.reading.published))
        _add(links, replace(one.link, node=id))
    for credit in _cited(paged, claim, known):
        link = credit_link(credit, paged.reading, known)
        if _keys([link]).isdisjoint(_keys(links)) and not _stands_in(links, credit.span):
            links.insert(_behind_those_who_cite(paged, links, credit), link)
    return links, papers


def _inwards(paged: _Paged, claim: Claim, known: Known) -> list[Speakers]:
    """Who speaks around a claim, the outermost first.

    An outlet passes on what others say. Where words behind it name what it rests on («ذكر الموقع أن ... استنادا إلى
    تقرير المرصد»), that stands further in than the outlet, in whatever order the page nests the two.
    """
    found = [
        speakers(paged.reading, _sentence(paged, (one.cue or one.content)), one, known)
        for one in reversed(_outwards(claim.attribution, paged.attribution))
    ]
    for at in range(len(found) - 1):
        outer, inner = found[at], found[at + 1]
        if outer.said.cue is None or inner.said.cue is None or outer.said.cue < inner.said.cue:
            continue
        if leads_on(inner.link) and not leads_on(outer.link):
            found[at : at + 2] = [inner, outer]
    return found


def _cited(paged: _Paged, claim: Claim, known: Known) -> list[Credit]:
    """Whom the sentence of a claim cites, and who is said there, or right after it, to have told it first."""
    sentence = _sentence(paged, claim.span)
    after = next((one for one in paged.sentences if one.start >= sentence.end), None)
    near = (sentence, after) if after is not None else (sentence,)
    told_first = [credit for one in near for credit in first_told(paged.reading, one, known.outlets)]
    return [*cited(paged.reading, sentence, known.outlets), *told_first]


def _stands_in(links: Iterable[Link], span: Span) -> bool:
    return any(link.span is not None and link.span.meets(span) for link in links)


def _keys(links: Iterable[Link]) -> set[str]:
    return {one for link in links for one in (link_node(link), name_key(link.name))}


def _behind_those_who_cite(paged: _Paged, links: Sequence[Link], credit: Credit) -> int:
    """Where a source that is cited stands: behind the page and the outlets that cite it, before those it quotes."""
    place = min(len(paged.start), len(links))
    for at in range(place, len(links)):
        edge = links[at].edge
        if leads_on(links[at]) and edge is not None and edge < credit.edge:
            place = at + 1
    return place


def _occasion(links: list[Link], paged: _Paged, speaker: Speakers) -> Iterator[Paper]:
    """The press conference at which a named source speaks: a node of its own before the source."""
    if speaker.link.kind == "unnamed":
        return
    around = _sentence(paged, speaker.said.content)
    text = fold(paged.reading.text[around.start : around.end])
    match = pattern("conferences").search(text.text)
    if match is None:
        return
    start, end = text.span(*match.span())
    span = Span(around.start + start, around.start + end)
    name = paged.reading.text[span.start : span.end]
    by = link_node(speaker.link)
    node = make_id("event", paged.reading.id, by)
    _add(links, Link(kind="event", name=name, actor=None, span=span, node=node, rule="occasion", edge=speaker.said.cue))
    yield Paper(node, "conference", frozenset(), by, paged.reading.published)


def _add(links: list[Link], link: Link) -> None:
    """Add a link unless it is the one before it said again («قالت رويترز» on a page credited to رويترز)."""
    if link_node(links[-1]) != link_node(link) or link.kind == "unnamed":
        links.append(link)


def _credited(reading: Reading, known: Known) -> Iterator[Link]:
    """Agencies that the page's own lines credit: by their signs, on source lines, or by the words of their names."""
    own = {name_key(reading.publisher or reading.name), name_key(agency(reading.publisher or "") or "")}
    for credit in page_credits(reading):
        if name_key(credit.name) not in own:
            yield credit_link(credit, reading, known)
    meta = [zone for zone in reading.zones if zone.kind == "meta"]
    for actor in reading.actors:
        found = next((one for one in actor.mentions if any(zone.holds(one) for zone in meta)), None)
        if found is None or actor.type != "organization" or agency(actor.name) is not None:
            continue
        if folded_words("agency_words") & set(folded(actor.name).split()) and name_key(actor.name) not in own:
            yield signed_link(actor, Span(found.start, found.end), known)


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
        beside = _of_its_name(reading.text, organisations, document) or _nearest(organisations, sentence, first)
        own = beside is not None and beside == _of_its_name(reading.text, organisations, document)
        if beside is not None and (own or _issues(reading.text[sentence.start : sentence.end])):
            found[document.id] = beside
    return found


def _of_its_name(text: str, organisations: Sequence[PageActor], document: PageActor) -> PageActor | None:
    """The organisation whose name stands inside, or right behind, a mention of the document."""
    for actor in organisations:
        for one in actor.mentions:
            if any(
                mention.start < one.start <= one.end and _is_of(text[mention.end : one.start])
                for mention in document.mentions
            ):
                return actor
    return None


def _is_of(between: str) -> bool:
    """Whether what stands between a document and an organisation says that it is theirs: nothing, «ل», "by the"."""
    words = between.split()
    return (
        not words
        or pattern("of_issuer").fullmatch(" ".join(key(word) for word in words if key(word) != "the")) is not None
    )


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
