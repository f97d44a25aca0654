"""Propositions as the dossier shows them: one line each, what is said for and against, how the origins were counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from marsad.model.attribution import UNNAMED
from marsad.model.claim import KIND_OF, Claim
from marsad.model.document import Document
from marsad.model.proposition import Cycle, Link, OriginEdge, Outcome, Proposition, Side, Standing, Voice, Without
from marsad.model.span import Span
from marsad.report.contradictions import Clash, clashes
from marsad.report.labels import Labels
from marsad.report.moments import words
from marsad.report.quotations import Quotation, quotation
from marsad.report.view import View
from marsad.text.names import name_key

SIDES: tuple[Side, ...] = ("asserts", "denies", "doubts")


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody named; `loaded` says that the name takes a side and stands as written, `by` who carries its words."""

    text: str
    loaded: bool = False
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A dealing in one line. Where it is mutual there are no counterparts."""

    agents: tuple[Name, ...]
    counterparts: tuple[Name, ...]
    places: tuple[Name, ...]
    relation: str
    kind: str
    when: str
    dated: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a source chain as shown."""

    kind: str
    name: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One claim as shown. `origin` is the number of its origin among those of its side, such as 2 or 2.1."""

    claim: Claim
    document: Document
    href: str
    published: str | None
    quotation: Quotation
    chain: tuple[Step, ...]
    side: Side
    stance: str
    cue: str | None
    evidence: str | None
    written: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class Heard:
    """One origin as it is heard on one side: its first claim, and the claims that repeat it."""

    first: Saying
    rest: tuple[Saying, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """Why two claims are one origin: the pages they stand on, the kind of edge and what it rests on."""

    left: Document
    right: Document
    kind: str
    reason: str
    loose: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One independent origin: where its claims come from in the end, the pages that carry it, and what binds them.

    `earliest` is the page of the earliest day among those published on a known day: seen first, not written first.
    """

    number: str
    sources: tuple[Name, ...]
    documents: tuple[Document, ...]
    earliest: Document | None
    bonds: tuple[Bond, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A pair of claims that was taken for one proposition: the pages they stand on, the rule and its score."""

    left: Document
    right: Document
    rule: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """Another dealing of the same parties, or more or fewer: how it compares, and in what the two differ."""

    proposition: str
    line: Line
    outcome: Outcome
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One proposition as shown; `number` is its place in the order of the dossier.

    `also` holds every name of its parties, places and sources, so that a search in one script finds what is shown in
    the other.
    """

    number: int
    proposition: Proposition
    line: Line
    low: int
    high: int
    sayings: tuple[Saying, ...]
    speakers: dict[Side, tuple[Name, ...]]
    origins: tuple[Origin, ...]
    ties: tuple[Tie, ...]
    kin: tuple[Kin, ...]
    clashes: tuple[Clash, ...]
    cycles: tuple[Cycle, ...]
    without: tuple[Without, ...]
    cut: tuple[Bond, ...]
    pages: int
    also: tuple[str, ...]

    def side(self, *sides: Side) -> list[Saying]:
        """The claims that take one of the sides."""
        return [saying for saying in self.sayings if saying.side in sides]

    def heard(self, *sides: Side) -> list[Heard]:
        """The origins on the sides, each with its first claim and with those that say the same again."""
        found: dict[tuple[Side, str], list[Saying]] = {}
        for saying in self.side(*sides):
            found.setdefault((saying.side, saying.origin), []).append(saying)
        return [Heard(first, tuple(rest)) for first, *rest in found.values()]


def ordered(view: View) -> list[Proposition]:
    """Propositions with more independent origins first, then by time and id; repetition never counts."""

    def place(one: Proposition) -> tuple[int, int, str, str]:
        standing = view.standing[one.id]
        return -standing.low, -standing.high, one.earliest or one.latest or "~", one.id

    return sorted(view.propositions, key=place)


def entry(view: View, proposition: Proposition, number: int, labels: Labels) -> Entry:
    """Everything the dossier shows of one proposition."""
    standing = view.standing[proposition.id]
    numbers = _numbers(standing)
    sayings = tuple(_saying(view, voice, numbers[voice.claim], labels) for voice in standing.voices)
    return Entry(
        number=number,
        proposition=proposition,
        line=line(view, proposition, labels),
        low=standing.low,
        high=standing.high,
        sayings=sayings,
        speakers={side: _speakers(one for one in sayings if one.side == side) for side in SIDES},
        origins=tuple(_origins(view, standing, sayings)),
        ties=tuple(_ties(view, proposition)),
        kin=tuple(_kin(view, proposition, labels)),
        clashes=tuple(clashes(view, proposition.id)),
        cycles=standing.cycles,
        without=tuple(one for one in standing.without if one.high < standing.high or one.low < standing.low),
        cut=tuple(_bond(view, edge) for edge in standing.cut),
        pages=len({saying.document.id for saying in sayings}),
        also=tuple(_also(view, proposition)),
    )


def _also(view: View, proposition: Proposition) -> Iterator[str]:
    parties = (*proposition.agents, *proposition.counterparts, *proposition.places)
    sources = (link.actor for claim in proposition.claims for link in view.chain.get(claim, ()))
    for actor in dict.fromkeys((*parties, *sources)):
        if actor is not None and actor in view.actor:
            yield from view.actor[actor].names


def line(view: View, proposition: Proposition, labels: Labels) -> Line:
    """A proposition in one line: who, which dealing, with whom, when, where."""
    return Line(
        agents=_names(view, proposition.agents),
        counterparts=_names(view, proposition.counterparts),
        places=_names(view, proposition.places),
        relation=labels["relation"][proposition.relation],
        kind=labels["kind"][KIND_OF[proposition.relation]],
        when=words(proposition.earliest, proposition.latest, labels),
        dated=(proposition.earliest or proposition.latest) is not None,
    )


def name(view: View, actor: str) -> Name:
    """The name of an actor of the case."""
    found = view.actor[actor]
    return Name(found.name, found.name in found.loaded)


def page_link(document: str, span: Span | None = None) -> str:
    """The address, within the dossier, of a page or of a stretch of its characters."""
    return f"#page/{document}" + (f"/{span.start}-{span.end}" if span else "")


def _names(view: View, actors: Iterable[str]) -> tuple[Name, ...]:
    return tuple(name(view, actor) for actor in actors)


def _saying(view: View, voice: Voice, number: str, labels: Labels) -> Saying:
    claim = view.claim[voice.claim]
    document = view.document_of[claim.id]
    reading = view.reading[document.id]
    attribution = view.attribution_of(claim)
    moment = view.moment_of(claim)
    published = document.published
    cue = attribution.cue if attribution else None
    return Saying(
        claim=claim,
        document=document,
        href=page_link(document.id, claim.span),
        published=words(published, published, labels) if published else None,
        quotation=quotation(reading, claim.span),
        chain=tuple(_step(view, link, labels) for link in view.chain.get(claim.id, ())),
        side=voice.side,
        stance=attribution.stance if attribution else "writer",
        cue=reading.text[cue.start : cue.end] if cue else None,
        evidence=attribution.evidence if attribution else None,
        written=reading.text[moment.start : moment.end] if moment else None,
        origin=number,
    )


def _step(view: View, link: Link, labels: Labels) -> Step:
    if link.actor is not None and link.actor in view.actor:
        return Step(link.kind, name(view, link.actor))
    return Step(link.kind, Name(labels["link"]["unnamed"] if link.name in {"", UNNAMED} else link.name))


def _numbers(standing: Standing) -> dict[str, str]:
    """The number of each claim's origin on its side; origins that only loose linking joins are 2.1, 2.2 and so on."""
    found: dict[str, str] = {}
    for side in SIDES:
        strict: dict[str, list[str]] = {}
        voices = [voice for voice in standing.voices if voice.side == side]
        for voice in voices:
            parts = strict.setdefault(voice.origin_low, [])
            if voice.origin_high not in parts:
                parts.append(voice.origin_high)
        whole = {origin: place for place, origin in enumerate(strict, 1)}
        for voice in voices:
            parts = strict[voice.origin_low]
            part = f".{parts.index(voice.origin_high) + 1}" if len(parts) > 1 else ""
            found[voice.claim] = f"{whole[voice.origin_low]}{part}"
    return found


def _speakers(sayings: Iterable[Saying]) -> tuple[Name, ...]:
    """Who stands behind each origin, by its first claim."""
    first: dict[str, Name] = {}
    for saying in sayings:
        first.setdefault(saying.origin.split(".")[0], _end(saying))
    return tuple(first.values())


def sources_of(sayings: Iterable[Saying]) -> tuple[Name, ...]:
    """Where claims come from in the end, each source once."""
    found: dict[str, Name] = {}
    for saying in sayings:
        end = _end(saying)
        found.setdefault(name_key(f"{end.text} {end.by}"), end)
    return tuple(found.values())


def _end(saying: Saying) -> Name:
    """The innermost link, an unnamed one with who carries it; the page itself where there is no chain."""
    if not saying.chain:
        return Name(saying.document.name)
    end = saying.chain[-1]
    if end.kind == "unnamed" and len(saying.chain) > 1:
        return replace(end.name, by=saying.chain[-2].name.text)
    return end.name


def _origins(view: View, standing: Standing, sayings: Sequence[Saying]) -> Iterable[Origin]:
    asserting = [saying for saying in sayings if saying.side == "asserts"]
    for number in dict.fromkeys(saying.origin.split(".")[0] for saying in asserting):
        mine = [saying for saying in asserting if saying.origin.split(".")[0] == number]
        yield Origin(
            number=number,
            sources=sources_of(mine),
            documents=tuple({one.document.id: one.document for one in mine}.values()),
            earliest=_earliest(view, mine),
            bonds=tuple(_bonds(view, standing.edges, [one.claim.id for one in mine])),
        )


def _earliest(view: View, sayings: Iterable[Saying]) -> Document | None:
    """The page seen earliest where there are several and one day is before all others."""
    days: dict[str, dict[str, Document]] = {}
    for one in sayings:
        published = one.document.published
        if published is None:
            return None
        days.setdefault(published, {})[one.document.id] = one.document
    first = days[min(days)]
    return next(iter(first.values())) if len(days) > 1 and len(first) == 1 else None


def _ties(view: View, proposition: Proposition) -> Iterable[Tie]:
    for join in proposition.joins:
        if join.left in view.document_of and join.right in view.document_of:
            left, right = view.document_of[join.left], view.document_of[join.right]
            yield Tie(left=left, right=right, rule=join.rule, score=join.score)


def _kin(view: View, proposition: Proposition, labels: Labels) -> Iterator[Kin]:
    for one in proposition.related:
        if one.other in view.proposition:
            yield Kin(
                proposition=one.other,
                line=line(view, view.proposition[one.other], labels),
                outcome=one.outcome,
                differs=tuple(slot for slot, outcome in one.slots if outcome != "same"),
            )


def _bonds(view: View, edges: Iterable[OriginEdge], claims: Sequence[str]) -> Iterable[Bond]:
    """As few edges as hold the claims together, those of strict linking first."""
    head = {claim: claim for claim in claims}
    for edge in sorted(edges, key=lambda edge: edge.loose):
        left, right = head.get(edge.left), head.get(edge.right)
        if left is None or right is None or left == right:
            continue
        head.update({claim: left for claim, top in head.items() if top == right})
        yield _bond(view, edge)


def _bond(view: View, edge: OriginEdge) -> Bond:
    return Bond(
        left=view.document_of[edge.left],
        right=view.document_of[edge.right],
        kind=edge.kind,
        reason=edge.reason,
        loose=edge.loose,
    )
