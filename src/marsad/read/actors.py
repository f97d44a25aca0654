"""Who and what is named on a page: persons, organisations, places and documents, with every stretch that names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.model.actor import Mention, PageActor
from marsad.model.ids import make_id
from marsad.model.zone import SPOKEN, Zone, ZoneKind
from marsad.read.aliases import Aliases
from marsad.read.bylines import bylines
from marsad.read.identities import Group, identities
from marsad.read.mentions import mentions
from marsad.read.namings import Naming
from marsad.read.page import Page
from marsad.read.shortnames import page_names, short_names
from marsad.text.tokens import Token


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of one sentence within one zone."""

    kind: ZoneKind
    words: Sequence[Token]


def actors(page: Page, zones: Sequence[Zone], aliases: Aliases) -> tuple[PageActor, ...]:
    """Everyone and everything named in the page's own zones, in the order of first mention.

    Mentions are the longest stretches, without clitics and titles; the same actor's are held together.
    """
    stretches = list(_stretches(page, zones))
    firm = _firm(stretches, page.text, aliases)
    found: list[Naming] = []
    for stretch in stretches:
        if stretch.kind == "meta":
            found += bylines(stretch.words, page.text, aliases)
        else:
            found += mentions(stretch.words, page.text, aliases, lambda sense: sense.entry.id in firm)
    own = page_names(found)
    for stretch in stretches:
        found += short_names(stretch.words, page.text, own, found)
    found.sort(key=lambda naming: naming.start)
    return tuple(_actor(page, group) for group in identities(found, aliases))


def _stretches(page: Page, zones: Sequence[Zone]) -> Iterator[_Stretch]:
    """The sentences of the spoken zones, cut at the zones' ends."""
    for zone in sorted(zones):
        if zone.kind not in SPOKEN:
            continue
        start, end = page.place(zone.start), page.place(zone.end)
        at = start
        while at < end:
            first, last = page.sentence_at(at)
            if last <= at:
                following = [s for s, _ in page.sentences if s > at]
                at = following[0] if following else end
                continue
            words = page.tokens[page.token_at(max(first, start)) : page.token_at(min(last, end))]
            if words:
                yield _Stretch(zone.kind, words)
            at = last


def _firm(stretches: Sequence[_Stretch], text: str, aliases: Aliases) -> frozenset[str]:
    """Ids of the known actors that the page names by a form that can mean nothing else."""
    return frozenset(
        found.senses[0].entry.id
        for stretch in stretches
        for found in aliases.nested(stretch.words, text)
        if not found.senses[0].weak
    )


def _actor(page: Page, group: Group) -> PageActor:
    spans = [(page.span(member.start, member.end), member) for member in group.members]
    marks = tuple(Mention(span.start, span.end, loaded=member.loaded) for span, member in spans)
    name = group.entry.name if group.entry is not None else _fullest(page, group)
    roles = [member.role for member in group.members if member.role]
    countries = Counter(member.country for member in group.members if member.country)
    country = group.entry.country if group.entry is not None else next((c for c, _ in countries.most_common(1)), None)
    return PageActor(
        id=make_id("named", page.document.id, marks[0].start, marks[0].end, group.type),
        name=name, type=group.type, mentions=marks,
        known=group.entry.id if group.entry is not None else None,
        country=country, role=roles[0] if roles else None,
    )  # fmt: skip


def _fullest(page: Page, group: Group) -> str:
    longest = max(group.members, key=lambda member: (member.end - member.start, -member.start))
    span = page.span(longest.start, longest.end)
    return " ".join(page.document.text[span.start : span.end].split())
